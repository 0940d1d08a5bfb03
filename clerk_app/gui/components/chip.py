"""A filter: its name, the values chosen, × when something is chosen; opens a list of check boxes with counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.choice_popup import ChoicePopup, WaitPopup

_PAD = 9
_SIGN = 16


@dataclass(frozen=True)
class Choice:
    """One value that can be chosen: how it is called and how often it occurs."""

    value: object
    words: str
    count: int


class Chip(EnterButton):
    """``applied`` carries the chosen values; ``opening`` asks for the choices just before the list is shown."""

    applied = Signal(str, object)
    opening = Signal(str)

    def __init__(self, field: str, words: str, *, separator: str = ", ", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._name = words
        self._separator = separator
        self._several = "{n}"
        self._choices: tuple[Choice, ...] = ()
        self._values: frozenset[object] = frozenset()
        self._popup: ChoicePopup | None = None
        self._wait: WaitPopup | None = None
        self._wait_words = ""
        self._tight = False
        self._told: tuple[str, ...] = ()
        self.setObjectName(f"chip_{field}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._several = self.tr("{n} chosen")
        self.clicked.connect(self._open)
        self._tell()

    def offer(self, choices: Sequence[Choice]) -> None:
        """The values there are; a list that waits for them opens."""
        self._choices = tuple(choices)
        self._tell()
        if self._wait is not None:
            self._wait_words = ""
            self._wait.close()
            self._show_choices()

    def wait(self, words: str) -> None:
        """The values are not known yet: say so in place of the list."""
        self._wait_words = words

    @property
    def is_waiting(self) -> bool:
        """Whether it was opened before its values were known."""
        return self._wait is not None

    @property
    def is_open(self) -> bool:
        """Whether its list is shown."""
        return self._popup is not None or self._wait is not None

    def choose(self, values: frozenset[object]) -> None:
        """Show these as chosen, telling nobody."""
        self._values = values
        self._tell()

    def be_tight(self, tight: bool) -> None:
        """Where there is little room: how many are chosen, not which."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def _shown_words(self) -> str:
        return str(len(self._values)) if self._tight and self._values else self._chosen_words()

    def _chosen_words(self) -> str:
        words = [each.words for each in self._choices if each.value in self._values]
        if len(words) > 2 or (self._values and not words):
            return self._several.format(n=len(self._values))
        return self._separator.join(words)

    def _tell(self) -> None:
        chosen = self._chosen_words()
        told = (chosen, self._shown_words())
        if told == self._told:  # at every key of a search the same again
            return
        self._told = told
        self.setAccessibleName(f"{self._name} {chosen}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = 2 * _PAD + look.metrics(look.CAPTION).horizontalAdvance(self._name) + _SIGN
        chosen = self._shown_words()
        if chosen:
            wide += 6 + look.metrics(look.CAPTION_STRONG).horizontalAdvance(chosen)
        return QSize(wide, look.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        chosen = self._shown_words()
        fill = now.soft if chosen else now.hover if self.underMouse() else now.surface
        painting.frame(painter, self.rect(), fill, now.softline if chosen else now.line2)
        ink = now.accenttext if chosen else now.text2
        room = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        painting.words(painter, room, self._name, look.CAPTION, ink if chosen else now.text)
        x = room.x() + look.metrics(look.CAPTION).horizontalAdvance(self._name) + 6
        if chosen:
            painting.words(painter, QRectF(x, 0, room.right() - x, self.height()), chosen, look.CAPTION_STRONG, ink)
        centre = QPointF(self.width() - _PAD - 4, self.height() / 2 + 0.5)
        if chosen:
            painting.cross(painter, centre, 3.5, ink)
        else:
            painting.chevron(painter, centre, 3.2, now.text2)
        if self.hasFocus():
            painting.ring(painter, self.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._values and event.position().x() >= self.width() - _PAD - _SIGN:
            self._apply(frozenset())
        else:
            super().mousePressEvent(event)

    def _open(self) -> None:
        self._wait_words = ""
        self.opening.emit(self._field)
        if self._wait_words:
            self._wait = WaitPopup(self._wait_words, self)
            self._wait.gone.connect(self._gone)
            self._place(self._wait)
        else:
            self._show_choices()

    def _show_choices(self) -> None:
        self._popup = ChoicePopup(self._choices, self._values, self)
        self._popup.applied.connect(self._apply)
        self._popup.gone.connect(self._gone)
        self._place(self._popup)

    def _place(self, popup: QWidget) -> None:
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()

    def _gone(self) -> None:
        """What was open is closed."""
        sender = self.sender()
        if sender is self._wait:
            self._wait = None
        elif sender is self._popup:
            self._popup = None

    def _apply(self, values: object) -> None:
        self._values = frozenset(values)  # type: ignore[call-overload]
        self._tell()
        self.applied.emit(self._field, self._values)
