"""A row of choices of which one holds; digits, arrow keys and first letters (of pinyin too) choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.services.initials import initials

_PAD = 12


class Segment(QWidget):
    """One of a few. ``chosen`` gives the value; ``value`` and ``choose`` work with the values handed in."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]] = (), *, digits: bool = True, name: str = "", small: bool = False,
        wraps: bool = False, parent: QWidget | None = None,
    ) -> None:
        """``wraps``: takes a second line where it has no room for all on one."""
        super().__init__(parent)
        self._choices: tuple[tuple[object, str], ...] = ()
        self._at = -1
        self._digits = digits
        self._role = look.DATA if small else look.BODY
        self._height = 28 if small else 32
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wraps = wraps
        across = QSizePolicy.Policy.Maximum if wraps else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these (value, word) pairs; the choice is kept if it is still among them."""
        kept = self.value()
        self._choices = tuple(choices)
        self._at = next((at for at, (value, _) in enumerate(self._choices) if value == kept), -1)
        self._tell()
        self.updateGeometry()
        self.update()

    def value(self) -> object:
        """The value chosen, None before there is one."""
        return self._choices[self._at][0] if 0 <= self._at < len(self._choices) else None

    def choose(self, value: object) -> None:
        """Choose without telling anybody."""
        self._at = next((at for at, (each, _) in enumerate(self._choices) if each == value), -1)
        self._tell()
        self.update()

    def _tell(self) -> None:
        words = self._choices[self._at][1] if 0 <= self._at < len(self._choices) else ""
        self.setAccessibleDescription(words)

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._choices) and at != self._at:
            self._at = at
            self._tell()
            self.update()
            self.chosen.emit(self.value())

    def _words(self, at: int) -> str:
        return f"{at + 1} {self._choices[at][1]}" if self._digits else self._choices[at][1]

    def _widths(self) -> list[int]:
        bold = look.DATA_STRONG if self._role is look.DATA else look.STRONG
        return [look.metrics(bold).horizontalAdvance(self._words(at)) + 2 * _PAD for at in range(len(self._choices))]

    def cells(self) -> list[QRect]:
        """Where each choice stands."""
        x, y, high, found = 0, 0, look.scaled(self._height), []
        for wide in self._widths():
            if self._wraps and x and x + wide > self.width():
                x, y = 0, y + high
            found.append(QRect(x, y, wide, high))
            x += wide
        return found

    def sizeHint(self) -> QSize:
        lines = self.cells()[-1].bottom() + 1 if self._wraps and self._choices else look.scaled(self._height)
        return QSize(sum(self._widths()), lines)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(max(self._widths(), default=0), hint.height()) if self._wraps else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps and self.sizeHint().height() != self.height():
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for at, cell in enumerate(self.cells()):
            if cell.contains(place):
                self._pick(at)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isdecimal() and digit.isascii() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pick(int(digit) - 1)
        elif event.key() == Qt.Key.Key_Left:
            self._pick(max(0, self._at - 1))
        elif event.key() == Qt.Key.Key_Right:
            self._pick(min(len(self._choices) - 1, self._at + 1))
        elif digit.isalpha() and digit.isascii() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._pick(self._next_of(digit.casefold()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _next_of(self, letter: str) -> int:
        """The next choice whose word begins with that letter, or whose first syllable does; -1: none."""
        order = [*range(self._at + 1, len(self._choices)), *range(self._at)]
        return next((at for at in order if initials(self._choices[at][1][:1]) == letter), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        on = self.isEnabled()
        painting.frame(painter, self.rect(), now.surface if on else now.sunken, now.line2)
        for at, place in enumerate(self.cells()):
            cell = QRectF(place)
            if at == self._at:
                painting.frame(painter, cell, now.soft, now.softline if on else now.line2)
            elif place.x() and at - 1 != self._at:
                painting.down(painter, place.x(), place.top() + 8, place.bottom() - 7, now.line)
            self._paint_words(painter, cell, at, on)
        if self.hasFocus():
            painting.ring(painter, self.rect())

    def _paint_words(self, painter: QPainter, cell: QRectF, at: int, on: bool) -> None:
        now = look.tokens()
        chosen = at == self._at
        bold = look.DATA_STRONG if self._role is look.DATA else look.STRONG
        role = bold if chosen else self._role
        ink = now.off if not on else (now.accenttext if chosen else now.text)
        if not self._digits:
            painting.words(painter, cell, self._choices[at][1], role, ink, Qt.AlignmentFlag.AlignCenter)
            return
        digit = f"{at + 1} "
        small = look.CAPTION
        words = self._choices[at][1]
        total = look.metrics(small).horizontalAdvance(digit) + look.metrics(role).horizontalAdvance(words)
        x = cell.x() + (cell.width() - total) / 2
        place = QRectF(x, cell.y() + 0.5, 40, cell.height())
        painting.words(painter, place, digit, small, now.off if not on else now.text3)
        x += look.metrics(small).horizontalAdvance(digit)
        painting.words(painter, QRectF(x, cell.y(), cell.width(), cell.height()), words, role, ink)
