"""台账: the list of all requests with views, search, filters, sorting and a summary of the current one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.request_list import WIDE, RequestList
from clerk_app.gui.components.view_tabs import ViewTabs
from clerk_app.gui.forms import register_filter
from clerk_app.gui.forms.register_filter import RegisterFilter
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, LineMaker, RequestTable
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.filter_bar import FilterBar
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.pages.register_empty import RegisterEmpty
from clerk_app.gui.pages.register_out import RegisterOut
from clerk_app.gui.pages.register_summary import RegisterSummary
from clerk_app.gui.words import DOT, Words
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, fresh_rows, register_rows
from clerk_app.services.initials import initials_of
from clerk_app.services.view import request_view

REST_MS = 80
"""How long the selection rests before the summary follows."""
AFTER_FIRST_LOOK_MS = 1000
"""What can wait until the page stands."""
LOW = 640
"""Below this height of the window the hints go first."""
NARROW = 1270


class RegisterPage(Page):
    """The register. It reads its rows once and then only those a Change names."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._rows: dict[RequestId, RegisterRow] = {}
        self._reckoned_on: date | None = None
        self._initials: dict[RequestId, str] = {}
        self._shown = RegisterFilter()
        self._panel_wanted: bool | None = None
        self._job = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_FIRST_LOOK_MS)
        self._later.timeout.connect(self._start_initials)
        self._listens = False
        self._maker = LineMaker(words, self)
        self.model = RequestTable(self._maker, self)
        self.list = RequestList(self.model)
        self.out = RegisterOut(self, self.model, self.list)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show_summary)
        self._build()
        self._connect()

    # What is on the page

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Register"))
        self._import = button(self.tr("Import old ledger"), icon="upload", name="register_import")
        self.header.add(self._import, *self.out.buttons)
        self.tabs = ViewTabs()
        for view, words in (
            (register_filter.ALL, self.tr("All")), (register_filter.OPEN, self.tr("Open")),
            (register_filter.THIS_YEAR, self.tr("This year")), (register_filter.TO_POST, self.tr("To post")),
            (register_filter.MINE, self.tr("Mine")),
        ):
            self.tabs.add(view, words)
        self.filters = FilterBar(self.words)
        self.summary = RegisterSummary(self.words)
        self.empty = RegisterEmpty()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        self._chosen_words = label(role=look.CAPTION, name="register_chosen")
        self._hint = label(
            self.tr("Ctrl+C copy to Excel   Shift+↑↓ select several   Enter open"), look.CAPTION, look.TEXT2
        )
        self._hits = label(role=look.CAPTION, tone=look.TEXT2, name="register_hits")
        self._foot = Foot(28)
        self._foot.row.addWidget(self._chosen_words)
        self._foot.row.addWidget(self._hint)
        self._foot.row.addStretch(1)
        self._foot.row.addWidget(self._hits)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._middle, 1)
        left.addWidget(self.out.progress)
        left.addWidget(self._foot)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.filters)
        column.addWidget(self.out.bar)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self._import_pressed)
        self.summary.export_wanted.connect(self.out.export_chosen)
        self.summary.print_wanted.connect(self.out.print_chosen)
        self.summary.batch_wanted.connect(self.out.make_letters)
        self.tabs.chosen.connect(self._view_chosen)
        self.filters.searched.connect(self._search)
        self.filters.left_downwards.connect(self.list.setFocus)
        self.filters.applied.connect(self._chip_applied)
        self.filters.cleared.connect(self._clear_filters)
        self.filters.column_asked.connect(self.list.ask_for)
        self.filters.columns_wanted.connect(self._say_columns)
        self.list.opened.connect(self._open_row)
        self.list.why_asked.connect(self._show_panel)
        self.list.moved.connect(self._moved)
        self.list.header.sorted_by.connect(self._sort)
        self.summary.opened.connect(self.main_action)
        self.summary.wanted.connect(self._begin)
        self.summary.closed.connect(self._toggle_panel)
        self.empty.first.connect(self._empty_first)
        self.empty.second.connect(self._empty_second)
        self.bus.changed.connect(self._changed)

    # Rows

    def open_with(self, argument: object) -> None:
        """A Listing shows only its requests; a request id makes it current."""
        if self._reckoned_on != self.today():
            self._recount()
        if isinstance(argument, Listing):
            self._shown = RegisterFilter(only=argument.requests)
            self.filters.show_listing(argument.title)
        self._apply()
        if isinstance(argument, int):
            self.list.choose(set(), RequestId(argument))

    def _recount(self) -> None:
        today = self.today()
        self._rows = {row.id: row for row in register_rows(self.desk, today)}
        self._reckoned_on = today
        self.model.forget()
        self._find_initials()

    def _find_initials(self) -> None:
        """Beside the window: the dictionary of readings takes a moment to load, and typing must not wait for it."""
        self._initials = {}
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._initials_found)
        self._later.start()

    def _start_initials(self) -> None:
        self._job = self.jobs.start(partial(_initials, tuple(self._rows.values())))

    def _initials_found(self, number: int, found: object) -> None:
        if number == self._job and isinstance(found, dict):
            self._initials = found

    def _changed(self, change: Change) -> None:
        if self._reckoned_on is None:
            return
        if change.calendar or change.settings or len(change.requests) > len(self._rows):
            self._recount()
        else:
            fresh = fresh_rows(self.desk, change.requests, self.today())
            self.model.forget(fresh)
            for request, row in fresh.items():
                self._rows.pop(request, None)
                self._initials.pop(request, None)
                if row is not None:
                    self._rows[request] = row
            newest_first = sorted(self._rows.values(), key=_newest, reverse=True)
            self._rows = {row.id: row for row in newest_first}
        self._apply()

    def _apply(self) -> None:
        """Show what the filter says; the selection follows its requests."""
        began = time.perf_counter()
        before = self.list.current_row()
        place = self.list.currentIndex().row()
        chosen = {row.id for row in self.list.chosen_rows()}
        everything = tuple(self._rows.values())
        text = self._shown.search
        if register_filter.wants_initials(text) and not self._initials.keys() >= self._rows.keys():
            self._initials = initials_of(everything)
        rows = register_filter.apply(self._shown, everything, self._initials)
        self.list.mark(tuple(register_filter.searched(text).casefold().split()))
        self.model.show_rows(rows)
        self.list.header.show_order({COLUMN_IDS.index(name): down for name, down in self._shown.order})
        self.list.choose(chosen, before.id if before else None, place)
        took = round((time.perf_counter() - began) * 1000)
        self.list.need(self._maker.samples(rows, self.today().year))
        self._hits.setText(
            self.tr("{n} requests").format(n=self.words.count(len(rows)))
            + DOT + self.tr("{n} ms").format(n=self.words.count(took))
        )
        self._say_around(everything, rows)
        self._moved()

    def _say_around(self, everything: tuple[RegisterRow, ...], rows: tuple[RegisterRow, ...]) -> None:
        who, year = self.desk.who, self.today().year
        self.header.sub.setText(self.tr("{n} requests in all").format(n=self.words.count(len(everything))))
        for view, number in register_filter.counts(everything, year, who).items():
            tab = self.tabs.tab(view)
            tab.show_count("" if view == register_filter.ALL else self.words.count(number))
            if view == register_filter.MINE:
                tab.setVisible(bool(number))
        self.tabs.mark(register_filter.active_view(self._shown, year, who))
        self.filters.show_filter(self._shown, everything)
        if not rows and self.list.hasFocus():
            self.filters.search.setFocus()
        self._middle.setCurrentWidget(self.list if rows else self.empty)
        self._foot.setVisible(bool(everything) and self.window().height() >= LOW)
        self._settle_panel()
        if not rows:
            self.empty.say_why(self._shown, is_filtered=bool(everything))

    # Filters, search, order

    def _show(self, shown: RegisterFilter) -> None:
        self._shown = shown
        self._apply()

    def _view_chosen(self, view: str) -> None:
        kept = register_filter.preset(view, self.today().year, self.desk.who, self._shown.order)
        self._show(replace(kept, search=self._shown.search))

    def _search(self, text: str) -> None:
        self._show(replace(self._shown, search=text))

    def _chip_applied(self, name: str, values: frozenset[object]) -> None:
        self._show(self._shown.with_chip(name, values))

    def _clear_filters(self) -> None:
        self.filters.clear_search()
        self._show(RegisterFilter(order=self._shown.order))

    def _sort(self, section: int, add: bool) -> None:
        self._show(self._shown.with_order(COLUMNS[section].id, add=add))

    def _say_columns(self) -> None:
        self.filters.offer_columns([(each.id, each.words(), self.list.shows(each.id)) for each in COLUMNS])

    def _empty_first(self) -> None:
        if self._rows:
            self._clear_filters()
        else:
            self.go.emit("intake", None)

    def _empty_second(self) -> None:
        if self._rows:
            self._show(RegisterFilter(search=self._shown.search, order=self._shown.order))
        else:
            self._import_pressed()

    # Selection and summary

    def _moved(self) -> None:
        self._rest.start()
        self.handlers_changed.emit()
        chosen = self.words.count(len(self.list.chosen_rows()))
        self._chosen_words.setText(self.tr("{n} selected").format(n=chosen))
        self.out.refresh()

    def _show_summary(self) -> None:
        if not self.summary.isVisible():
            return
        chosen = self.list.chosen_rows()
        row = self.list.current_row()
        if len(chosen) > 1:
            self.summary.show_many(chosen)
        elif row is None:
            self.summary.show_nothing()
        else:
            self.summary.show_request(request_view(self.desk, row.id, self.today()), row, self._nth(row))

    def _nth(self, row: RegisterRow) -> int:
        theirs = (each for each in self._rows.values() if (each.applicant, each.year) == (row.applicant, row.year))
        return sum(_newest(each) <= _newest(row) for each in theirs)

    def _toggle_panel(self) -> None:
        self._panel_wanted = not self.summary.isVisible()
        self._settle_panel()
        self.list.setFocus()

    def _show_panel(self) -> None:
        """Space: why this date."""
        self._panel_wanted = True
        self._settle_panel()

    def _settle_panel(self) -> None:
        wide = self.window().width()
        wanted = wide >= NARROW if self._panel_wanted is None else self._panel_wanted
        self.summary.settle(wide >= WIDE)
        self.summary.setVisible(wanted and bool(self.model.rows()))
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.setVisible(bool(self._rows) and self.window().height() >= LOW)
        self._settle_panel()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()

    # Deeds and keys

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {
            "find": self._find, "clear_filters": self._clear_filters, "recount": self._recount_pressed,
            "side_panel": self._toggle_panel, "import": self._import_pressed,
        }
        if self.list.current_row() is not None:
            opens = self.main_action
            found |= {"open": opens, "main": opens} | self.out.handlers()
            begun = ("certify", *(each.id for each in actions.ACTIONS if each.step is not None))
            found |= {name: partial(self._begin, name) for name in begun}
        return found

    def _begin(self, action: str) -> None:
        row = self.list.current_row()
        declared = next((each for each in actions.ACTIONS if each.id == action), None)
        if row is not None and action == "certify":
            self.go.emit("certificate", CertificateOpening(row.id))
        elif row is not None:
            self.go.emit("request", Opening(row.id, declared.step if declared else None))

    def main_action(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self._open_row(row)

    def _open_row(self, row: RegisterRow) -> None:
        self.go.emit("request", Opening(row.id))

    def _import_pressed(self) -> None:
        self.go.emit("import", None)

    def _find(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _recount_pressed(self) -> None:
        self._recount()
        self._apply()

    def step_back(self) -> bool:
        """Esc: the step of exporting, the search, then the filters."""
        if self.out.give_up() or self.filters.clear_search():
            return True
        if self._shown.is_plain:
            return False
        self._show(RegisterFilter(order=self._shown.order))
        return True

    def regions(self) -> tuple[QWidget, ...]:
        return (self.tabs, self.filters, self.out.bar, self.list, self.empty, self.summary)

    def lists(self) -> tuple[QWidget, ...]:
        return (self.list,)

    def take_focus(self) -> None:
        self.list.setFocus()


def _initials(rows: tuple[RegisterRow, ...], progress: Progress) -> dict[RequestId, str]:
    """Runs in the pool: plain rows in, plain texts out."""
    return initials_of(rows)


def _newest(row: RegisterRow) -> tuple[date, int]:
    return (row.received_on, row.id)
