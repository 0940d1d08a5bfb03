"""Beside the calendar: what is missing, the chosen day, the pasted notice, the days of this place; the main button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.banner import AMBER, Banner
from clerk_app.gui.components.buttons import icon_button, link, primary, quiet
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.local_view import KeptList, LocalForm, LocalSection
from clerk_app.gui.forms.notice_lines import MovesCard, empty
from clerk_app.gui.forms.notice_panel import NoticePanel
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.calendar import Move
from clerk_app.services.due_days import DueDay

NORMAL, WIDE = 352, 440
_MOST_SHOWN = 6


class DaySection(QWidget):
    """The chosen day: what it is, by which notice, what falls due on it."""

    opened = Signal(object)
    """RequestId"""
    all_wanted = Signal()
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("chosen_day")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(4)
        self.hide()

    def show_day(self, day: date, what: str, dues: Sequence[DueDay]) -> None:
        """Show that day."""
        empty(self._column)
        head = QHBoxLayout()
        head.addWidget(label(self._words.day(day), look.LEAD, name="day_title"))
        head.addStretch(1)
        close = icon_button("x", self.tr("Close"), name="day_close")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self._column.addLayout(head)
        self._column.addWidget(label(what, look.DATA, look.TEXT2, wrap=True, name="day_what"))
        for one in dues[:_MOST_SHOWN]:
            self._column.addWidget(Hairline())
            self._column.addLayout(self._line(one))
        if not dues:
            self._column.addWidget(label(self.tr("Nothing falls due."), look.DATA, look.TEXT2, name="day_nothing"))
        if len(dues) > 1:
            self._column.addWidget(Hairline())
            every = link(with_counts(self.tr("Open these {count} in the register"), count=len(dues)), small=True,
                         name="open_due")
            every.clicked.connect(self.all_wanted)
            self._column.addWidget(every)
        self.show()

    def _line(self, one: DueDay) -> QHBoxLayout:
        row = one.row
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        number = link(row.number, small=True, name="open_due_one")
        number.setProperty("request", row.id)
        number.setAccessibleName(f"{row.number} {row.applicant}")
        number.clicked.connect(self._one)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.applicant, look.DATA, wrap=True))
        tone = {"red": look.RED, "amber": look.AMBER}.get(one.tone.value, look.TEXT2)
        mark = ToneMark()
        mark.show_role(tone)
        words.addLayout(mark.before(label(self._said(one), look.CAPTION, tone, wrap=True)))
        line.addLayout(words, 1)
        return line

    def _said(self, one: DueDay) -> str:
        """Which of its periods ends that day, and how long that is from now."""
        kind = self._words.word(one.kind)
        if one.kind is not ClockKind.REPLY or one.remaining is None:
            return kind
        if one.row.consulting:
            return DOT.join((kind, self.tr("clock stopped")))
        said = self._words.working_days_left(one.remaining)
        said = self.tr("{left}, provisional").format(left=said) if one.row.provisional else said
        return DOT.join((kind, said))

    def _one(self) -> None:
        self.opened.emit(self.sender().property("request"))


class CalendarPanel(SidePanel):
    """Holds the parts; the page tells them what to show."""

    keep_wanted = Signal()
    clear_wanted = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(NORMAL, parent=parent)
        self.banner = Banner(AMBER)
        self.banner.setObjectName("calendar_banner")
        self.banner.hide()
        self.moved = MovesCard(words)
        self.moved.setObjectName("moved")
        self.moved.hide()
        self.day = DaySection(words)
        self.notice = NoticePanel(words, workdays, today)
        self.form = LocalForm(words, workdays, today)
        self.kept = KeptList(words)
        self.local = LocalSection(self.form, self.kept)
        self.column.setSpacing(14)
        for each in (self.banner, self.moved, self.day, self.notice, Hairline(), self.local):
            self.column.addWidget(each)
        self.column.addStretch(1)
        self._why = label("", look.CAPTION, look.RED, wrap=True, name="keep_why_not")
        self.clear_button = quiet(self.tr("Clear"), name="clear_notice")
        self.keep_button = primary("", key="Ctrl+Enter", name="keep_notice")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.clear_button)
        row.addWidget(self.keep_button)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self._why)
        column.addLayout(row)
        self.foot.addLayout(column, 1)
        self.clear_button.clicked.connect(self.clear_wanted)
        self.keep_button.clicked.connect(self.keep_wanted)
        self.settle_foot("", "")

    def settle_foot(self, button: str, why_not: str) -> None:
        """The word of the main button and what keeps it from acting; no word: nothing is pasted."""
        for each in (self.clear_button, self.keep_button):
            each.setVisible(bool(button))
        self._why.setVisible(bool(button and why_not))
        self._why.setText(why_not)
        self.keep_button.setText(button)
        self.keep_button.setEnabled(bool(button) and not why_not)
        self.keep_button.setAccessibleDescription(why_not)
        margins = (18, 8, 18, 12) if button else (0, 0, 0, 0)
        self.foot.setContentsMargins(*margins)

    def say_moved(self, moves: Sequence[Move], provisional: frozenset[object] = frozenset()) -> None:
        """What a change of the calendar has moved, for who did not read it before; none: nothing is said."""
        self.moved.show_moves(self.tr("Dates that moved"), moves, provisional=provisional)
        self.moved.setVisible(bool(moves))
        self.scroller.verticalScrollBar().setValue(0)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self.notice.take_workdays(workdays)
        self.form.take_workdays(workdays)
