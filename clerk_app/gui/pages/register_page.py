"""台账: the list of all requests with views, search, filters, sorting and a summary of the current one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components import drawer
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.request_list import WIDE, RequestList
from clerk_app.gui.components.view_tabs import ViewTabs
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms import register_filter
from clerk_app.gui.forms.register_filter import RegisterFilter
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, LineMaker, RequestTable
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.filter_bar import FilterBar
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.pages.register_columns import RegisterColumns
from clerk_app.gui.pages.register_empty import RegisterEmpty
from clerk_app.gui.pages.register_out import RegisterOut
from clerk_app.gui.pages.register_reading import RegisterReading
from clerk_app.gui.pages.register_summary import RegisterSummary
from clerk_app.gui.pages.register_views import LOW, RegisterViews
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.words import DOT, Words
from clerk_app.services import office
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.due import fresh_rows
from clerk_app.services.register_book import Depth, Listed
from clerk_app.services.view import request_view

REST_MS = 80
"""How long the selection rests before the summary follows."""
NARROW = 1270


class RegisterPage(Page):
    """The register. Its order is known at once and its lines when they are seen; what it is searched and ordered by is
    read between the window's events, once, and then only of requests a Change names."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.reading = RegisterReading(self)
        self._waits = False
        self._shown = RegisterFilter()
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

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Register"))
        self._import = button(self.tr("Import old ledger"), icon="upload", name="register_import")
        self.header.add(self._import, *self.out.buttons)
        self.tabs = ViewTabs()
        self.filters = FilterBar(self.words)
        self.columns = RegisterColumns(self.filters, self.list)
        self.views = RegisterViews(self, self.tabs, self.filters, self.list)
        self.summary = RegisterSummary(self.words)
        self.empty = RegisterEmpty()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.empty)
        self._chosen_words = label(role=look.CAPTION, name="register_chosen")
        hint = self.tr("Ctrl+C copy to Excel   Ctrl+V paste from Excel / WPS as new requests   Shift+↑↓ select several")
        self._hint = label(hint, look.CAPTION, look.TEXT2)
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
        self.views.chosen.connect(self._view_chosen)
        self.views.taken.connect(self._view_taken)
        self.views.changed.connect(self._views_changed)
        self.filters.searched.connect(self._search)
        self.filters.left_downwards.connect(self.list.setFocus)
        self.filters.applied.connect(self._chip_applied)
        self.filters.cleared.connect(self._clear_filters)
        self.columns.sorted_by.connect(self._sort)
        self.list.opened.connect(self._open_row)
        self.list.why_asked.connect(self._show_panel)
        self.list.amend_asked.connect(partial(self._begin, "amend"))
        self.list.moved.connect(self._moved)
        self.list.header.sorted_by.connect(self._sort)
        self.summary.opened.connect(self.main_action)
        self.summary.alike_opened.connect(self._open_row)
        self.reading.alike_found.connect(self.summary.show_alike)
        self.summary.wanted.connect(self._begin)
        self.summary.closed.connect(self._toggle_panel)
        self.empty.first.connect(self._empty_first)
        self.empty.second.connect(self._empty_second)
        self.reading.deeper.connect(self._deeper)
        self.reading.further.connect(self._say_reading)
        self.reading.unordered.connect(self._show)
        self.bus.changed.connect(self._changed)

    # Rows

    def open_with(self, argument: object) -> None:
        """A Listing shows only its requests; a request id makes it current."""
        book = self.reading.book
        if book is None or book.today != self.today():
            self._recount()
        else:
            self.reading.go_on()
        if isinstance(argument, Listing):
            self._shown = RegisterFilter(only=argument.requests)
            self.filters.show_listing(argument.title)
        self._apply()
        if isinstance(argument, int):
            self.list.choose(set(), RequestId(argument))

    def _recount(self) -> None:
        self.model.forget()
        self.columns.name_organs(office.names(self.desk), self._maker)
        self.reading.begin(self.today())

    @property
    def is_reading(self) -> bool:
        """Whether something of the register is still to be read."""
        return self.reading.is_reading

    def _deeper(self) -> None:
        """More is known: what waited for it is shown now."""
        self._apply()
        self.filters.offer_again()

    def _changed(self, change: Change) -> None:
        book = self.reading.book
        if book is None:
            return
        if change.calendar or change.settings or len(change.requests) > len(book.ids):
            self._recount()
        else:
            fresh = fresh_rows(self.desk, change.requests, self.today())
            self.model.forget(fresh)
            self.reading.renew(fresh)
        self._apply()

    def _apply(self) -> None:
        """Show what the filter says; the selection follows its requests. What is not read yet is waited for."""
        book = self.reading.book
        if book is None:
            return
        began = time.perf_counter()
        rows = self.reading.shown(self._shown)
        self._waits = rows is None
        if rows is None:
            if not self.model.ids() and self._shown.order:
                self.model.show_rows(self.reading.meanwhile(self._shown))
            self._middle.setCurrentWidget(self.list)
            self._say_reading(self.reading.part)
            self._say_around(len(self.model.ids()))
            return
        before, place = self.list.current_id(), self.list.currentIndex().row()
        chosen = set(self.list.chosen_ids())
        self.list.mark(tuple(register_filter.searched(self._shown.search).casefold().split()))
        with QSignalBlocker(self.list):  # what moved is told once, below
            self.model.show_rows(rows)
            self.list.choose(chosen, before, place)
        self.list.header.show_order({COLUMN_IDS.index(name): down for name, down in self._shown.order})
        took = round((time.perf_counter() - began) * 1000)
        self.list.need(self._maker.samples(*self.reading.samples(rows), self.today().year))
        told = with_counts(self.tr("{n} requests"), n=self.words.count(len(rows)))
        self._hits.setText(told + DOT + self.tr("{n} ms").format(n=self.words.count(took)))
        self._say_around(len(rows))
        self._moved()

    def _say_reading(self, part: int) -> None:
        """How far it is, while something waits for it."""
        if not self._waits:
            return
        lacks = self.reading.lacks_initials(self._shown)
        if not self.reading.knows(Depth.WHOLE if lacks else register_filter.depth_for(self._shown)):
            self._hits.setText(self.tr("Reading the register… {part} %").format(part=part))
        else:
            self._hits.setText(self.tr("Searching…") if lacks else self.tr("Sorting…"))

    def _say_around(self, number: int) -> None:
        everything = self._count()
        self.header.sub.setText(with_counts(self.tr("{n} requests in all"), n=self.words.count(everything)))
        self.views.show(self._shown, self.reading)
        self.filters.show_filter(self._shown, self.reading.choices)
        if self._waits:
            return
        if not number and self.list.hasFocus():
            self.filters.search.setFocus()
        self._middle.setCurrentWidget(self.list if number else self.empty)
        self._foot.setVisible(bool(everything) and self.window().height() >= LOW)
        self._settle_panel()
        if not number:
            self.empty.say_why(self._shown, is_filtered=bool(everything))

    def _count(self) -> int:
        """How many requests there are, shown or not."""
        return len(self.reading.book.ids) if self.reading.book is not None else 0

    def keep_in(self, preferences: Preferences) -> None:
        """Remember views and columns of whoever works here."""
        self.views.keep_in(preferences, self.desk.who)

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self.views.sign_as(desk.who)

    # Filters, search, order

    def _show(self, shown: RegisterFilter) -> None:
        self._shown = shown
        self._apply()

    def _view_chosen(self, view: str) -> None:
        kept = register_filter.preset(view, self.today().year, self.desk.who, self.views.order)
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

    def _view_taken(self, shown: RegisterFilter) -> None:
        """A view of the clerk's own: its search too."""
        self.filters.say_search(shown.search)
        self._show(shown)

    def _views_changed(self) -> None:
        if self.reading.book is not None:
            self._say_around(len(self.model.ids()))

    def _empty_first(self) -> None:
        (self._clear_filters if self._count() else partial(self.go.emit, "intake", None))()

    def _empty_second(self) -> None:
        if self._count():
            kept = self._shown.with_chip("year", ())
            search = self._shown.search
            self._show(RegisterFilter(search=search, order=kept.order) if search.strip() else kept)
        else:
            self._import_pressed()

    # Selection and summary

    def _moved(self) -> None:
        self._rest.start()
        self.handlers_changed.emit()
        chosen = self.words.count(self.list.chosen_number())
        self._chosen_words.setText(self.tr("{n} selected").format(n=chosen))
        self.out.refresh()

    def _show_summary(self) -> None:
        if not self.summary.isVisible():
            return
        row = self.list.current_row()
        if (number := self.list.chosen_number()) > 1:
            self.summary.show_many(number, self.reading.chosen(self.list.chosen_ids()), self.out.why_no_letters())
        elif row is None:
            self.summary.show_nothing()
        else:
            self.summary.show_request(request_view(self.desk, row.id, self.today()), row, self.reading.nth(row))
            self.reading.seek_alike(row)

    def _toggle_panel(self) -> None:
        drawer.want(self, not self.summary.isVisible())
        self._settle_panel()
        self.list.setFocus()

    def _show_panel(self) -> None:
        """Space: why this date."""
        drawer.want(self, True)
        self._settle_panel()

    def _settle_panel(self) -> None:
        wide = self.window().width()
        chosen = drawer.wanted(self)
        wanted = wide >= NARROW if chosen is None else chosen
        self.summary.settle(wide >= WIDE)
        self.summary.setVisible(wanted and bool(self.model.ids()))
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.setVisible(bool(self._count()) and self.window().height() >= LOW)
        self._settle_panel()
        self.views.fold()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self.reading.stop()

    # Deeds and keys

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {
            "find": self.filters.find, "clear_filters": self._clear_filters, "recount": self._recount_pressed,
            "side_panel": self._toggle_panel, "import": self._import_pressed, "paste_rows": self.out.paste,
        }
        if self.list.current_row() is not None:
            opens = self.main_action
            found |= {"open": opens, "main": opens} | self.out.handlers()
            begun = ("certify", "amend", *(each.id for each in actions.ACTIONS if each.step is not None))
            found |= {name: partial(self._begin, name) for name in begun}
        return found

    def _begin(self, action: str) -> None:
        row = self.list.current_row()
        declared = next((each for each in actions.ACTIONS if each.id == action), None)
        if row is not None and action == "certify":
            self.go.emit("certificate", CertificateOpening(row.id))
        elif row is not None:
            fact = self.list.current_fact() if action == "amend" else ""
            self.go.emit("request", Opening(row.id, declared.step if declared else None, amend=fact))

    def main_action(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self._open_row(row)

    def _open_row(self, row: Listed) -> None:
        self.go.emit("request", Opening(row.id))

    def _import_pressed(self) -> None:
        self.go.emit("import", None)

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
        self._middle.currentWidget().setFocus()
