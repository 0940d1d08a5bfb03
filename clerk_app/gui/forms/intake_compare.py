"""并排对照: what is being typed beside a registered request that resembles it, the differing words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, icon_button, link
from clerk_app.gui.components.compared_text import ComparedText
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground
from clerk_app.gui.words import DOT, Words
from clerk_app.services.intake import LookAlike
from clerk_app.services.intake_beside import Beside


class IntakeCompare(QWidget):
    """``wanted`` asks for the look-alike to show; ``opened`` names it to open its page; ``closed``."""

    wanted = Signal(object)
    opened = Signal(object)
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SUNKEN)
        self.setObjectName("intake_compare")
        self._words = words
        self._found: tuple[LookAlike, ...] = ()
        self._at = 0
        self.typed, self.other = ComparedText("compare_typed"), ComparedText("compare_other")
        self._head = label("", look.CAPTION_STRONG, look.TEXT2, name="compare_head")
        self._next = button(self.tr("Next one"), small=True, name="compare_next")
        self._open = link(self.tr("Open"), small=True, name="compare_open")
        self._close = icon_button("x", self.tr("Close"), name="compare_close")
        self.typed.setAccessibleName(self.tr("Being registered"))
        self._next.clicked.connect(self._step)
        self._open.clicked.connect(self._opened)
        self._close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._head, 1)
        head.addWidget(self._open)
        head.addWidget(self._next)
        head.addWidget(self._close)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(self.tr("Being registered"), look.CAPTION_STRONG, look.TEXT2), 0, 0)
        grid.addLayout(head, 0, 1)
        grid.addWidget(self.typed, 1, 0)
        grid.addWidget(self.other, 1, 1)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 10)
        column.addLayout(grid)
        self.hide()

    def begin(self, found: Sequence[LookAlike], first: RequestId | None = None) -> None:
        """Compare with these, beginning with that one."""
        self._found = tuple(found)
        self._at = next((at for at, one in enumerate(self._found) if one.id == first), 0)
        if self._found:
            self._next.setVisible(len(self._found) > 1)
            self.wanted.emit(self._found[self._at].id)

    def show_beside(self, wording: str, other: Beside) -> None:
        """The two texts."""
        state = self.tr("open") if other.outcome is None else self._words.word(other.outcome)
        received = self._words.short_day(other.received_on)
        self._head.setText(DOT.join((other.number, other.applicant, received, state)))
        self.other.setAccessibleName(other.number)
        self.typed.show_text(wording, other.wording)
        self.other.show_text(other.wording, wording)
        self.show()

    @property
    def shown(self) -> RequestId | None:
        """The request compared with, None while nothing is."""
        return self._found[self._at].id if self.isVisibleTo(self.parentWidget()) and self._found else None

    def leave(self) -> None:
        """Take it away."""
        self.hide()
        self.closed.emit()

    def _step(self) -> None:
        self._at = (self._at + 1) % len(self._found)
        self.wanted.emit(self._found[self._at].id)

    def _opened(self) -> None:
        self.opened.emit(self._found[self._at].id)
