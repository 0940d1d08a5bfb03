"""工作台: the first page. Counts that filter, one list by remaining working days, what is new, the month's duties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components import drawer
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.count_strip import CountStrip
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Bar, ground
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.components.today_list import TodayList
from clerk_app.gui.forms.today_keys import TodayKeys
from clerk_app.gui.forms.today_panel import NORMAL, WIDE, TodayPanel
from clerk_app.gui.models.today_table import TodayTable
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.pages.today_counts import DUTIES, TodayCounts
from clerk_app.gui.pages.today_duties import TodayDuties
from clerk_app.gui.pages.today_print import TodayPrint
from clerk_app.gui.pages.today_reading import TodayReading
from clerk_app.gui.pages.today_why import TodayWhy
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.seen_news import SeenNews
from clerk_app.gui.words import Words
from clerk_app.law.terms import ClockKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.today import Group, TodayBook, TodayLine, TodayView, searched
from clerk_app.services.today_deeds import last_deeds
from clerk_app.services.today_news import News, NewsKind, news

LOW, NARROW, WIDE_WINDOW = 640, 1270, 1700
LATER_MS = 300
"""How long after a deed on another page the badge follows."""


class TodayPage(Page):
    """Reads only requests in hand; after a deed only those it touched."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._book = TodayBook(self.spoken)
        self.reading = TodayReading(self._book, self)
        self._view: TodayView | None = None
        self._filter: Group | None = None
        self._news: tuple[News, ...] = ()
        self._seen = SeenNews()
        self.model = TodayTable(words, self)
        self.list = TodayList(self.model)
        self._counts = TodayCounts(words, self.model, self)
        self._reason = TodayWhy(self)
        self._paper = TodayPrint(self)
        self._duties = TodayDuties(self)
        self._is_drawer = self._drawer_open = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._show)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Today"))
        self._print = button(self.tr("Print today's list"), icon="printer", key="Ctrl+P", name="today_print")
        self.search = SearchField(self.tr("Find in this list"), width=look.scaled(200), name="today_search")
        self.header.add(self.search, self._print)
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
        self._across = across = QHBoxLayout()
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
        self.search.searched.connect(self._apply)
        self.search.left_downwards.connect(self.list.setFocus)
        self.strip.chosen.connect(self._count_chosen)
        self.list.opened.connect(self._open_line)
        self.list.why_asked.connect(self._why)
        self.list.moved.connect(self._line_moved)
        self.empty.first.connect(self._empty_first)
        self.empty.second.connect(self._empty_second)
        self.panel.seen_all.connect(self._see_all)
        self.panel.deed_opened.connect(self._open_deed)
        self.panel.news_opened.connect(self._open_news)
        self.panel.duty_toggled.connect(self._duties.toggle)
        self.panel.duties_wanted.connect(self._open_duties)
        self.bus.changed.connect(self._changed)
        self.reading.done.connect(self._read)
        self.reading.failed.connect(self.trouble)

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self._book.take_desk(self.spoken)

    def keep_in(self, preferences: Preferences) -> None:
        """Remember there which news the clerk has seen."""
        self._seen = SeenNews(preferences)

    def open_with(self, argument: object) -> None:
        """The day as it stands, a night may have passed; a Group: only its requests."""
        if isinstance(argument, Group):
            self._filter = argument if argument is not Group.CASES else None
            self.search.clear()
        self._show()

    def view_on(self, day: date) -> TodayView | None:
        """What is shown, if it is of that day and nothing was written since."""
        is_fresh = self._view is not None and self._view.today == day and not self._later.isActive()
        return self._view if is_fresh else None

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._show()
        elif self._view is not None:
            self._later.start()

    # What is shown

    def _show(self) -> None:
        day = self.today()
        if self.reading.begin(self.desk, day):
            self._say_counting()
            return
        before = self._view
        self._view = view = self._book.view(day)
        self.bus.badge.emit("today", len(view.groups[Group.OVERDUE]))
        self.header.sub.setText(self._counts.day(view))
        self.strip.show_counts(self._counts.counts(view))
        self._news = self._news if view is before else news(self.desk, view.lines, day)
        self.panel.show_news(self._seen.unseen(self._news))
        self._show_deeds()
        self.panel.show_duties(view.duties)
        self._in_hand.setText(self.tr("{n} open").format(n=self.words.count(view.in_hand)))
        self._print.setEnabled(bool(view.lines))
        if self._filter is not None and not view.groups[self._filter]:
            self._filter = None
        self._apply()

    def _say_counting(self) -> None:
        """Nothing of what was counted before: it may be of another day or another calendar."""
        self._view = None
        self.strip.show_counts(self._counts.counting())
        self.model.show_lines(())
        self._calm.hide()
        self._in_hand.setText("")
        self._print.setEnabled(False)
        self.empty.say(self.tr("Counting what is in hand…"))
        self._middle.setCurrentWidget(self.empty)
        self.bus.badge.emit("today", 0)
        self._line_moved()

    def _read(self) -> None:
        """The counts are known; who waited for the list has it."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.list)
        self._show()
        if self.isVisible() and had_focus and not self.search.hasFocus():
            self.take_focus()

    @property
    def is_reading(self) -> bool:
        """Whether the counts are still to come."""
        return self.reading.is_busy

    def _apply(self) -> None:
        view = self._view
        if view is None:
            return
        current, place = self.list.current_line(), self.list.currentIndex().row()
        lines = searched(view, self._filter, self.search.text())
        self.strip.mark(self._filter.value if self._filter is not None else "")
        self.list.show_lines(lines)
        self.list.choose(current.row.id if current is not None else None, place)
        self._middle.setCurrentWidget(self.list if lines else self.empty)
        pressing = view.groups[Group.OVERDUE] | view.groups[Group.DUE_TODAY]
        is_whole = self._filter is None and not self.search.text()
        self._calm.setVisible(not pressing and bool(lines) and is_whole)
        self._calm_words.setText(self._counts.nothing(view))
        if not lines:
            self._say_empty(view)
        self._settle()
        self._line_moved()

    def _line_moved(self) -> None:
        self._keys.show_line(self.list.current_line())
        self.handlers_changed.emit()

    def _say_empty(self, view: TodayView) -> None:
        if self.search.text().strip():
            self.empty.say(
                self.tr("Nothing fits"), self.tr("No line of today has “{text}”.").format(text=self.search.text()),
                first=self.tr("Clear the search"), second=self.tr("Open the register"),
            )
            return
        self.empty.say(
            self._counts.nothing(view), self.tr("No request is open."), first=self.tr("Register a request"),
            second=self.tr("Open the register"),
        )

    def _settle(self) -> None:
        wide, high = self.window().width(), self.window().height()
        self.panel.setFixedWidth(WIDE if wide >= WIDE_WINDOW else NORMAL)
        self.panel.setVisible(self._drawer_open if wide < NARROW else drawer.wanted(self) is not False)
        self._foot.setVisible(high >= LOW)
        self._lay_panel(as_drawer=wide < NARROW)
        if self._view is not None:
            self._show_deeds()

    def _lay_panel(self, *, as_drawer: bool) -> None:
        """Beside the list, or over its right end on a narrow screen."""
        if as_drawer is not self._is_drawer:
            self._is_drawer = as_drawer
            (self._across.removeWidget if as_drawer else self._across.addWidget)(self.panel)
        if as_drawer:
            top = self.strip.parentWidget().geometry().bottom() + 1
            self.panel.setGeometry(self.width() - self.panel.width(), top, self.panel.width(), self.height() - top)
            self.panel.raise_()

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

    def _see_all(self) -> None:
        self._seen.see(self._news)
        self.panel.show_news(())

    def _show_deeds(self) -> None:
        """On a wide screen only: the last deeds."""
        is_wide = self.window().width() >= WIDE_WINDOW
        self.panel.show_deeds(last_deeds(self.desk) if is_wide else ())

    def _open_deed(self, request: RequestId) -> None:
        self.go.emit("request", Opening(request))

    def _open_duties(self) -> None:
        self.go.emit("duties", None)

    def _empty_first(self) -> None:
        if self.search.text():
            self.search.clear()
            self.list.setFocus()
            return
        self.go.emit("intake", None)

    def _empty_second(self) -> None:
        self.go.emit("register", None)

    def _why(self, line: TodayLine) -> None:
        if line.gathered is not None:
            self._open_line(line)
            return
        self._reason.show(line)

    def _print_list(self) -> None:
        if self._view is not None and self._view.lines:
            self._paper.begin(self._view)

    # Keys

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {
            "recount": self._show, "side_panel": self._toggle_panel, "find": self._find,
        }  # fmt: skip
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
            self._reason.certify(line, ClockKind.REPLY)
        elif line is not None:
            self.go.emit("request", Opening(line.row.id, declared.step if declared else None))

    def main_action(self) -> None:
        """Open the current request."""
        line = self.list.current_line()
        if line is not None:
            self._open_line(line)

    def _toggle_panel(self) -> None:
        if self._is_drawer:  # open for a look: it covers the list, so it is not remembered
            self._drawer_open = not self._drawer_open
        else:
            drawer.want(self, not self.panel.isVisible())
        self._settle()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def step_back(self) -> bool:
        """Esc closes the drawer, clears the search, then the filter."""
        if self._is_drawer and self.panel.isVisible():
            self._toggle_panel()
            return True
        if self.search.text():
            self.search.clear()
            return True
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
