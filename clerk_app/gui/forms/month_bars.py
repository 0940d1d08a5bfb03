"""What stands between the head of the months page and its table: the day it was sent, what was sent, what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import icon_button, link, primary
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Bar
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar

NOW, SENT, CHANGES = "now", "sent", "changes"


class SendBar(Bar):
    """The step before it is noted as sent: on which day. ``wanted`` gives the day; ``closed`` gives it up."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(46, look.SUNKEN, parent=parent)
        self._today = today
        self.what = label(role=look.STRONG, name="send_what")
        self.day = DateField(words, workdays, today, Leaning.PAST, name="send_day")
        self.day.setAccessibleName(self.tr("Sent on"))
        self.keep = primary(self.tr("Keep as it stands"), name="send_keep")
        close = icon_button("x", self.tr("Not now (Esc)"), name="send_close")
        self.row.setContentsMargins(20, 0, 12, 0)
        self.row.setSpacing(12)
        for each in (self.what, self.day, self.day.echo, self.keep):
            self.row.addWidget(each)
        self.row.addStretch(1)
        self.row.addWidget(close)
        self.day.textChanged.connect(self._settle)
        self.day.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        close.clicked.connect(self._close)
        self.hide()

    def ask(self, what: str) -> None:
        """Show the step for a period, with today's date."""
        self.what.setText(what)
        self.day.setText(self._today().isoformat())
        self.show()
        self.day.setFocus()
        self.day.selectAll()

    def _settle(self, *_: object) -> None:
        is_wrong = self.day.day() is None
        self.day.setProperty("error", is_wrong)
        self.day.update()
        self.keep.setEnabled(not is_wrong)

    def _keep(self) -> None:
        on = self.day.day()
        if on is not None:
            self.wanted.emit(on)

    def _close(self) -> None:
        self.closed.emit()


class SentBar(Bar):
    """What was sent: as counted now, as sent, the differences. ``taken_back`` when it was not sent after all."""

    switched = Signal(object)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(40, look.SUNKEN, parent=parent)
        self.words = label("", look.DATA, look.TEXT2, name="sent_words")
        self.which = Segment(
            [(NOW, self.tr("Now")), (SENT, self.tr("As sent")), (CHANGES, self.tr("Differences"))], digits=False,
            name="sent_which", small=True,
        )
        self.which.setAccessibleName(self.tr("What is shown"))
        self.which.choose(NOW)
        self._undo = link(self.tr("Not sent after all"), small=True, name="sent_undo")
        self.row.setContentsMargins(20, 0, 16, 0)
        self.row.setSpacing(12)
        self.row.addWidget(self.which)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self._undo)
        self.which.chosen.connect(self._switch)
        self._undo.clicked.connect(self._take_back)
        self.hide()

    def show_sent(self, said: str, *, has_views: bool) -> None:
        """Who sent it when, and how much differs; ``has_views``: there is something to switch between."""
        self.words.setText(said)
        self.which.setVisible(has_views)
        self.show()

    def _switch(self, which: object) -> None:
        self.switched.emit(which)

    def _take_back(self) -> None:
        self.taken_back.emit()


class MonthSaid(QWidget):
    """The three numbers asked for most, each a way to its requests, and under them what the figures are."""

    opened = Signal(int)
    """Which of them was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notes = label("", look.DATA, look.TEXT2, wrap=True, name="month_notes")
        self.heads: tuple[QPushButton, ...] = tuple(link("", name=f"month_head_{at}") for at in range(3))
        line = QHBoxLayout()
        line.setSpacing(24)
        for each in self.heads:
            line.addWidget(each)
            each.clicked.connect(self._pressed)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.notes)

    def show_heads(self, told: Sequence[tuple[str, bool]]) -> None:
        """Their words, and whether anything is behind them; none: the line is not shown."""
        for each in self.heads:
            each.setVisible(bool(told))
        for each, (words, can_open) in zip(self.heads, told, strict=False):
            each.setText(words)
            each.setEnabled(can_open)

    def _pressed(self) -> None:
        self.opened.emit(self.heads.index(self.sender()))
