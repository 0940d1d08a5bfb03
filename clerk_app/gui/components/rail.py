"""The rail at the left of the window: the filled button, then one item for each page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.lines import Hairline, ground

WIDE = 76
NARROW = 52
_GAP = 2
_ICON = 20
_SIDE = 6
_HEIGHT, _HEIGHT_FILLED, _HEIGHT_NARROW = 58, 56, 44
_ENDS, _AFTER_FILLED = (7, 8), 8


class RailButton(EnterButton):
    """One item: icon over word; the one of the page shown has a bar at its left."""

    def __init__(self, page: str, words: str, icon: str, *, filled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._icon = icon
        self._filled = filled
        self.narrow = False
        self.badge = 0
        self.setText(words)
        self.setAccessibleName(words)
        self.setObjectName(f"rail_{page}")
        self.setCheckable(not filled)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.settle(False, WIDE)

    def settle(self, narrow: bool, width: int, most: int = 0) -> None:
        """Show the word, or the icon alone with the word as tool tip; no higher than ``most``, unless that is 0."""
        self.narrow = narrow
        height = look.scaled(_HEIGHT_NARROW if narrow else _HEIGHT_FILLED if self._filled else _HEIGHT)
        self.setFixedSize(QSize(width, min(height, most) if most else height))
        set_tip(self, self.text() if narrow else "")
        self.update()

    def room_for_words(self) -> int:
        """How wide an item must be for its word."""
        return look.metrics(look.CAPTION_STRONG).horizontalAdvance(self.text()) + 2 * _SIDE

    def least_height(self) -> int:
        """How low it can be with its icon and its word."""
        return _ICON + (0 if self.narrow else look.metrics(look.CAPTION).height()) + 2 * _SIDE

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(_SIDE, 2, -_SIDE, -2)
        if self._filled:
            box = QRectF(self.rect()).adjusted(10, 3, -10, -3) if not self.narrow else box
            lit = self.isDown() or self.underMouse()
            painting.frame(painter, box, now.accent2 if lit else now.accent, None, 0, 6)
        elif self.isChecked():
            painting.frame(painter, box, now.surface, None, 0, 6)
            painting.frame(painter, QRectF(2, box.center().y() - 11, 3, 22), now.accent, None, 0, 1.5)
        elif self.underMouse():
            painting.frame(painter, box, now.hover, None, 0, 6)
        ink = now.onaccent if self._filled else now.accenttext if self.isChecked() else now.text2
        self._paint_face(painter, box, ink)
        if self.hasFocus():
            painting.frame(painter, box.adjusted(2, 2, -2, -2) if self._filled else box, None,
                           now.onaccent if self._filled else now.accent, 1 if self._filled else 2, 6)

    def _paint_badge(self, painter: QPainter, box: QRectF, icon: QRectF) -> None:
        """How many are overdue: beside the icon, or under it where there is no word."""
        now, wide = look.tokens(), self._badge_width()
        left = box.center().x() - wide / 2 if self.narrow else icon.right() + _GAP
        place = QRectF(round(left), icon.bottom() + 1 if self.narrow else icon.y() - 2, wide, 15)
        painting.frame(painter, place, now.red, None, 0, 7.5)
        painting.words(painter, place, self._badge_text(), look.SIGN_SMALL, now.surface, Qt.AlignmentFlag.AlignCenter)

    def _badge_text(self) -> str:
        return str(self.badge) if self.badge < 1000 else "999+"

    def _badge_width(self) -> int:
        return max(16, look.metrics(look.SIGN_SMALL).horizontalAdvance(self._badge_text()) + 8)

    def _paint_face(self, painter: QPainter, box: QRectF, ink: str) -> None:
        size = _ICON
        over = box.height() - size - look.metrics(look.CAPTION).height()
        top = box.center().y() - size / 2 if self.narrow else box.y() + max(1, min(5 if self._filled else 6, over / 2))
        left = box.center().x() - size / 2
        if self.badge and self.narrow:
            top = box.y() + 2
        elif self.badge:
            left -= (self._badge_width() + _GAP) / 2
        icon = QRectF(round(left), round(top), size, size)
        icons.paint(painter, icon, self._icon, ink)
        if self.badge:
            self._paint_badge(painter, box, icon)
        if self.narrow:
            return
        role = look.CAPTION_STRONG if self._filled or self.isChecked() else look.CAPTION
        words = QRectF(box.x(), top + size, box.width(), box.bottom() - top - size)
        painting.words(painter, words, self.text(), role, ink, Qt.AlignmentFlag.AlignCenter)


class Rail(QWidget):
    """Emits ``chosen`` with the page's name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.BG)
        self.setObjectName("rail")
        self._buttons: list[RailButton] = []
        self._upper = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, _ENDS[0], 0, _ENDS[1])
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._narrow = False
        self.setFixedWidth(WIDE)
        self._edge = Hairline(down=True, parent=self)

    def add(self, page: str, words: str, icon: str, *, filled: bool = False, low: bool = False) -> None:
        """Put an item below the ones there are; ``low``: below those at the bottom."""
        item = RailButton(page, words, icon, filled=filled, parent=self)
        item.clicked.connect(self._pressed)
        self._buttons.append(item)
        if low:
            self._column.addWidget(item)
            return
        self._column.insertWidget(self._upper, item)
        self._upper += 1
        if filled:
            self._column.insertSpacing(self._upper, _AFTER_FILLED)
            self._upper += 1

    def mark(self, page: str) -> None:
        """Show which page is open."""
        for item in self._buttons:
            item.setChecked(item.page == page and item.isCheckable())
            item.update()

    def say_badge(self, page: str, count: int) -> None:
        """Put a number at the name of a page; 0 takes it away."""
        for item in self._buttons:
            if item.page == page:
                item.badge = count
                said = self.tr("{page}, {n} overdue").format(page=item.text(), n=count)
                item.setAccessibleName(said if count else item.text())
                item.update()

    def say_as(self, before: Rail) -> None:
        """The numbers another one shows."""
        for item in before._buttons:
            self.say_badge(item.page, item.badge)

    def settle(self, narrow: bool) -> None:
        """Words under the icons, or icons alone."""
        self._narrow = narrow
        self._settle()

    def _settle(self) -> None:
        """As wide as the longest word needs; lower items where all of them would not go under one another."""
        words = max((item.room_for_words() for item in self._buttons), default=0)
        width = NARROW if self._narrow else max(WIDE, words)
        self.setFixedWidth(width)
        for item in self._buttons:
            item.settle(self._narrow, width)
        room = self.height() - sum(_ENDS) - _AFTER_FILLED
        if sum(item.height() for item in self._buttons) > room:
            each = room // len(self._buttons)
            for item in self._buttons:
                item.settle(self._narrow, width, max(each, item.least_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
        self._edge.setGeometry(self.width() - 1, 0, 1, self.height())

    def _pressed(self) -> None:
        item = self.sender()
        if isinstance(item, RailButton):
            self.mark(item.page)
            self.chosen.emit(item.page)
