"""The parts of a page as a list at its left: the chosen one tinted, a short word at the right of each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.style_fields import LANE

WIDTH = 208
_MARGIN = 10


class Category(QAbstractButton):
    """One part; ``stepped`` says that an arrow wants the part above (-1) or below (1)."""

    stepped = Signal(int)

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._aside = ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setObjectName(f"category_{name}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(look.scaled(36))
        self.setMinimumWidth(WIDTH - 2 * _MARGIN - LANE)

    def say(self, aside: str) -> None:
        """The short word at the right."""
        self._aside = aside
        self.setAccessibleDescription(aside)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the next part: what scrolls around them would take them; Enter opens like Space."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, the word at the right."""
        now = look.tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            painting.frame(painter, box, now.sel, None, 0, 4)
        elif self.underMouse():
            painting.frame(painter, box, now.hover, None, 0, 4)
        ink = now.accenttext if self.isChecked() else now.text
        room = box.adjusted(12, 0, -12, 0)
        painting.words(painter, room, self.text(), look.STRONG if self.isChecked() else look.BODY, ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        needed = look.metrics(look.STRONG).horizontalAdvance(self.text())
        needed += look.metrics(look.CAPTION).horizontalAdvance(self._aside) + 8
        if needed <= room.width():  # English is longer: the word at the right gives way, its description stays
            painting.words(painter, room, self._aside, look.CAPTION, ink if self.isChecked() else now.text2, right)
        if self.hasFocus():
            painting.ring(painter, box)
        painter.end()


class CategoryList(QWidget):
    """Up and Down choose; ``chosen`` carries the name."""

    chosen = Signal(str)

    def __init__(self, parts: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setObjectName("categories")
        ground(self, look.SUNKEN)
        self.parts = [Category(name, words, self) for name, words in parts]
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(0)
        for part in self.parts:
            column.addWidget(part)
            part.clicked.connect(self._clicked)
            part.stepped.connect(self._step)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroller = Scroller(content, look.SUNKEN)  # in a low window not all of them are seen at once
        whole.addWidget(self._scroller)
        self._edge = Hairline(down=True, parent=self)

    def mark(self, name: str) -> None:
        """Show which one is open; an empty name: none."""
        for part in self.parts:
            part.setChecked(part.name == name)
            if part.isChecked():
                self._scroller.ensureWidgetVisible(part)

    def say(self, name: str, aside: str) -> None:
        """The short word beside a part."""
        for part in self.parts:
            if part.name == name:
                part.say(aside)

    def take_focus(self) -> None:
        """The open one, else the first."""
        next((part for part in self.parts if part.isChecked()), self.parts[0]).setFocus()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(self.width() - 1, 0, 1, self.height())

    def _step(self, step: int) -> None:
        """Up and Down go from part to part and open it."""
        at = next(at for at, part in enumerate(self.parts) if part is self.sender()) + step
        if 0 <= at < len(self.parts):
            self.parts[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._choose(self.parts[at])

    def _clicked(self) -> None:
        part = self.sender()
        if isinstance(part, Category):
            if any(each.hasFocus() for each in self.parts):  # the keyboard goes on from the one that was pressed
                part.setFocus(Qt.FocusReason.MouseFocusReason)
            self._choose(part)

    def _choose(self, part: Category) -> None:
        self.mark(part.name)
        self.chosen.emit(part.name)
