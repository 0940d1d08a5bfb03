"""The rail at the left of the window: the filled button, then one item for each page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.lines import Hairline, ground

WIDE = 76
NARROW = 52
_GAP = 2


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
        self.settle(False)

    def settle(self, narrow: bool) -> None:
        """Show the word, or the icon alone with the word as tool tip."""
        self.narrow = narrow
        self.setFixedSize(QSize(NARROW if narrow else WIDE, look.scaled(44 if narrow else 56 if self._filled else 58)))
        set_tip(self, self.text() if narrow else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(6, 2, -6, -2)
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
        size = 20
        top = box.center().y() - size / 2 if self.narrow else box.y() + (5 if self._filled else 6)
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
        self._column.setContentsMargins(0, 7, 0, 8)
        self._column.setSpacing(0)
        self._column.addStretch(1)
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
            self._column.insertSpacing(self._upper, 8)
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

    def settle(self, narrow: bool) -> None:
        """Words under the icons, or icons alone."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for item in self._buttons:
            item.settle(narrow)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(self.width() - 1, 0, 1, self.height())

    def _pressed(self) -> None:
        item = self.sender()
        if isinstance(item, RailButton):
            self.mark(item.page)
            self.chosen.emit(item.page)
