"""工作台: the first page. Counts that filter, one list by remaining working days, what is new, the month's duties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import actions, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.count_strip import Count, CountStrip
from clerk_app.gui.components.day_strip import DayStrip
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Bar, ground
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.reason_popup import ReasonPopup
from clerk_app.gui.components.today_list import TodayList
from clerk_app.gui.forms.today_keys import TodayKeys
from clerk_app.gui.forms.today_panel import NORMAL, WIDE, TodayPanel
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.today_table import TodayTable
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.reasons import Reasons
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import ClockKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.duties import Duty, DutyState, tick, untick
from clerk_app.services.today import DEADLINES, Group, TodayBook, TodayLine, TodayView, Wait
from clerk_app.services.today_news import News, NewsKind, news
from clerk_app.services.view import request_view
from clerk_app.trouble import KnownTrouble

DUTIES = "duties"
LOW, NARROW, WIDE_WINDOW = 640, 1270, 1700
LATER_MS = 300
"""How long after a deed on another page the badge follows."""
_STRIP = (*DEADLINES, Group.WAITING, Group.CHASE, Group.TO_POST, Group.TO_KEY, Group.TO_ARCHIVE)


class TodayPage(Page):
    """Reads only requests in hand; after a deed only those it touched."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._book = TodayBook(desk)
        self._view: TodayView | None = None
        self._filter: Group | None = None
        self._panel_wanted: bool | None = None
        self._job = 0
        self._listens = False
        self._reasons = Reasons(words, self)
        self._printing = Printing(self)
        self.model = TodayTable(words, self)
        self.list = TodayList(self.model)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._show)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Today"))
        self._print = button(self.tr("Print today's list"), icon="printer", key="Ctrl+P", name="today_print")
        self.header.add(self._print)
        self.strip = CountStrip()
        room = QWidget()
        ground(room, look.BG)
        inside = QHBoxLayout(room)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.strip)
        self._calm = Bar(36)
        self._calm_words = label(role=look.STRONG, name="today_calm")
        self._calm.row.addWidget(self._calm_words)
        self._calm.row.addStretch(1)
        self.empty = EmptyState("check")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        self._foot = Foot()
        self._keys = TodayKeys(self.words)
        self._foot.row.addWidget(self._keys)
        self._foot.row.addStretch(1)
        self._in_hand = label(role=look.CAPTION, tone=look.TEXT2, name="today_in_hand")
        self._foot.row.addWidget(self._in_hand)
        self.panel = TodayPanel(self.words)
        left = QVBoxLayout()
        left.setSpacing(0)
        for each in (self._calm, self._middle, self._foot):
            left.addWidget(each, int(each is self._middle))
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(room)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self._print.clicked.connect(self._print_list)
        self.strip.chosen.connect(self._count_chosen)
        self.list.opened.connect(self._open_line)
        self.list.why_asked.connect(self._why)
        self.list.moved.connect(self._line_moved)
        self.empty.first.connect(self._empty_first)
        self.empty.second.connect(self._empty_second)
        self.panel.news_opened.connect(self._open_news)
        self.panel.duty_toggled.connect(self._toggle_duty)
        self.panel.duties_wanted.connect(self._open_duties)
        self.bus.changed.connect(self._changed)

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self._book.take_desk(desk)

    def open_with(self, argument: object) -> None:
        """The day as it stands; a night may have passed."""
        self._show()

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._show()
        elif self._view is not None:
            self._later.start()

    # What is shown

    def _show(self) -> None:
        day = self.today()
        self._view = view = self._book.view(day)
        self.bus.badge.emit("today", len(view.groups[Group.OVERDUE]))
        self.header.sub.setText(self._day_words(view))
        self.strip.show_counts(self._counts(view))
        self.panel.show_news(news(self.desk, view.lines, day))
        self.panel.show_duties(view.duties)
        self._in_hand.setText(self.tr("{n} open").format(n=self.words.count(view.in_hand)))
        self._print.setEnabled(bool(view.lines))
        if self._filter is not None and not view.groups[self._filter]:
            self._filter = None
        self._apply()

    def _day_words(self, view: TodayView) -> str:
        day = self.words.either(f"{view.today.month} 月 {view.today.day} 日", f"{view.today:%d %B}".lstrip("0"))
        said = self.tr("{day} {weekday}").format(day=day, weekday=self.words.weekday(view.today))
        if view.workday is None:
            return said + DOT + self.tr("a rest day")
        return said + DOT + self.tr("working day {n} of the year").format(n=view.workday)

    def _counts(self, view: TodayView) -> list[Count]:
        return [self._count(view, group) for group in _STRIP] + [
            Count(DUTIES, self.tr("This month"), view.open_duties, self.words.count(view.open_duties),
                  begins_group=True)
        ]  # fmt: skip

    def _count(self, view: TodayView, group: Group) -> Count:
        number = len(view.groups[group])
        remark, ink = "", "text"
        if group in (Group.OVERDUE, Group.DUE_TODAY):
            ink = "red"
        elif group in (Group.ONE, Group.TWO_THREE):
            ink = "amber"
        if group in view.until:
            day = self.words.short_day(view.until[group])
            remark = day if group is Group.ONE else self.tr("to {day}").format(day=day)
        elif group is Group.WAITING:
            remark = self._split(view)
        title = self.model.title(group)
        if group is Group.TO_POST:
            title = self.tr("To post (requests)")  # the page of postings counts letters
        return Count(group.value, title, number, self.words.count(number), remark, ink,
                     is_late=ink == "red", begins_group=group is Group.WAITING)  # fmt: skip

    def _split(self, view: TodayView) -> str:
        words = {Wait.CORRECTION: self.tr("correction {n}"), Wait.THIRD_PARTY: self.tr("third party {n}"),
                 Wait.AGENCY: self.tr("agency {n}"), Wait.PAYMENT: self.tr("fee {n}")}  # fmt: skip
        return " ".join(words[wait].format(n=count) for wait, count in view.waits.items() if count)

    def _apply(self) -> None:
        view = self._view
        if view is None:
            return
        current, place = self.list.current_line(), self.list.currentIndex().row()
        chosen = None if self._filter is None else view.groups[self._filter]
        lines = [
            line for line in view.lines
            if chosen is None or (line.row.id in chosen and line.group is not Group.CASES)
        ]  # fmt: skip
        self.strip.mark(self._filter.value if self._filter is not None else "")
        self.model.show_lines(lines)
        self.list.settle()
        self.list.choose(current.row.id if current is not None else None, place)
        self._middle.setCurrentWidget(self.list if lines else self.empty)
        pressing = view.groups[Group.OVERDUE] | view.groups[Group.DUE_TODAY]
        self._calm.setVisible(not pressing and bool(lines) and self._filter is None)
        self._calm_words.setText(self._nothing(view))
        if not lines:
            self._say_empty(view)
        self._settle()
        self._line_moved()

    def _line_moved(self) -> None:
        self._keys.show_line(self.list.current_line())
        self.handlers_changed.emit()

    def _nothing(self, view: TodayView) -> str:
        parts = [self.tr("Nothing to do today.")]
        if view.next_due is not None:
            parts.append(self.tr("Next due {day}.").format(day=self.words.day(view.next_due)))
        waiting = len(view.groups[Group.WAITING])
        if waiting:
            parts.append(self.tr("{n} waiting.").format(n=self.words.count(waiting)))
        return self.words.either("", " ").join(parts)

    def _say_empty(self, view: TodayView) -> None:
        self.empty.say(
            self._nothing(view), self.tr("No request is open."), first=self.tr("Register a request"),
            second=self.tr("Open the register"),
        )

    def _settle(self) -> None:
        wide, high = self.window().width(), self.window().height()
        self.panel.setFixedWidth(WIDE if wide >= WIDE_WINDOW else NORMAL)
        self.panel.setVisible(wide >= NARROW if self._panel_wanted is None else self._panel_wanted)
        self._foot.setVisible(high >= LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    # Ways on

    def _count_chosen(self, name: str) -> None:
        view = self._view
        if view is None:
            return
        if name == DUTIES:
            self.strip.mark(self._filter.value if self._filter is not None else "")
            self._open_duties()
            return
        group = Group(name)
        listed = {line.row.id for line in view.lines if line.group is not Group.CASES}
        if view.groups[group] <= listed:
            self._filter = None if self._filter is group else group
            self._apply()
            self.list.setFocus()
        else:  # finished ones are not in this list
            self.strip.mark(self._filter.value if self._filter is not None else "")
            self.go.emit("register", Listing(self.model.title(group), view.groups[group]))

    def _open_line(self, line: TodayLine) -> None:
        if line.gathered is not None:
            title = self.tr("Cases of old ledgers")
            self.go.emit("register", Listing(title, frozenset(line.gathered.requests)))
            return
        self.go.emit("request", Opening(line.row.id))

    def _open_news(self, one: News) -> None:
        if one.kind is NewsKind.CALENDAR:
            self.go.emit("calendar", None)
        else:
            self.go.emit("request", Opening(next(iter(one.requests))))

    def _open_duties(self) -> None:
        self.go.emit("duties", None)

    def _toggle_duty(self, duty: Duty) -> None:
        day = self.today()
        try:
            if duty.state is DutyState.DONE:
                change = untick(self.desk, duty.key, duty.period, today=day)
            else:
                change = tick(self.desk, duty.key, duty.period, on=day, today=day)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.did.emit(change)

    def _empty_first(self) -> None:
        self.go.emit("intake", None)

    def _empty_second(self) -> None:
        self.go.emit("register", None)

    def _why(self, line: TodayLine) -> None:
        if line.gathered is not None:
            self._open_line(line)
            return
        view = request_view(self.desk, line.row.id, self.today())
        strip = None
        if line.case is not None:
            sentence = "".join(self.words.sentence(one.key, one.facts) for one in line.case.clock.because)
            title = DOT.join((line.row.number, self.words.word(line.case.clock.kind), self.words.day(line.limit)))
        else:
            strip = DayStrip(self.words)
            strip.set_days(view.days, self._reasons.excluded(view.clock))
            sentence = self._reasons.due(view.clock, view.days)
            left = "" if view.remaining is None else self.words.working_days_left(view.remaining)
            title = DOT.join(part for part in (line.row.number, self.words.day(view.clock.due_on), left) if part)
        popup = ReasonPopup(title, sentence, strip, self)
        kind = ClockKind.REPLY if line.case is None else line.case.clock.kind
        popup.certificate_wanted.connect(partial(self._certify, line, kind))
        popup.open_at(self.list.viewport(), self.list.place_of_why())

    def _certify(self, line: TodayLine, kind: ClockKind) -> None:
        self.go.emit("certificate", CertificateOpening(line.row.id, kind))

    # The paper

    def _print_list(self) -> None:
        if self._view is None or not self._view.lines:
            return
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._paper_made)
            self.jobs.failed.connect(self._paper_failed)
        self._job = self.jobs.start(partial(_paper, self.desk, self._view))

    def _paper_made(self, number: int, made: object) -> None:
        if number == self._job and isinstance(made, bytes):
            self._printing.ask_data(made)

    def _paper_failed(self, number: int, error: Exception) -> None:
        if number == self._job:
            bug = KnownTrouble("ledger_job_failed", kind="input", error=type(error).__name__)
            self.trouble.emit(error if isinstance(error, KnownTrouble) else bug)

    # Keys

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"recount": self._show, "side_panel": self._toggle_panel}
        if self._view is not None and self._view.lines:
            found["print"] = self._print_list
        line = self.list.current_line()
        if line is not None:
            found |= {"open": self.main_action, "main": self.main_action}
        if line is not None and line.gathered is None:
            begun = ("certify", *(each.id for each in actions.ACTIONS if each.step is not None))
            found |= {name: partial(self._begin, name) for name in begun}
        return found

    def _begin(self, action: str) -> None:
        line = self.list.current_line()
        declared = next((each for each in actions.ACTIONS if each.id == action), None)
        if line is not None and action == "certify":
            self._certify(line, ClockKind.REPLY)
        elif line is not None:
            self.go.emit("request", Opening(line.row.id, declared.step if declared else None))

    def main_action(self) -> None:
        """Open the current request."""
        line = self.list.current_line()
        if line is not None:
            self._open_line(line)

    def _toggle_panel(self) -> None:
        self._panel_wanted = not self.panel.isVisible()
        self._settle()

    def step_back(self) -> bool:
        """Esc clears the filter."""
        if self._filter is None:
            return False
        self._filter = None
        self._apply()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """Head, counts, list, side."""
        return (self.header, self.strip, self.list, self.panel)

    def lists(self) -> tuple[QWidget, ...]:
        """The list of requests."""
        return (self.list,)

    def take_focus(self) -> None:
        """The list, where work begins."""
        (self.list if self.model.rowCount() else self.strip).setFocus()


def _paper(desk: Desk, view: TodayView, progress: Progress) -> bytes:
    """Runs in the pool: the store is not asked any more."""
    from clerk_app.services.today_paper import paper  # what sets pages takes longer to load than this page to show

    return paper(desk, view)
