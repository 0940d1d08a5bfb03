"""其他登记: complaints, enquiries, demands, work log, reviews, digest of a year, each with its short form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.aside import Aside, Count, Report
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.drawer import NARROW, Drawer
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.listed_list import ListedList
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.components.view_tabs import ViewTabs
from clerk_app.gui.models.listed_table import ListedTable
from clerk_app.gui.pages.demands_tab import DemandsTab
from clerk_app.gui.pages.enquiries_tab import EnquiriesTab
from clerk_app.gui.pages.page import Line, Page
from clerk_app.gui.pages.register_tabs import ComplaintsTab, Tab, WorkTab
from clerk_app.gui.pages.review_tabs import DigestTab, ReviewTab, SelfReviewTab
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import Words
from clerk_app.law.wording import Terms
from clerk_app.law.year_format import YearFormat
from clerk_app.services import listed
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.listed import Listed
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble

TABS: tuple[type[Tab], ...] = (
    ComplaintsTab, EnquiriesTab, DemandsTab, WorkTab, ReviewTab, SelfReviewTab, DigestTab
)
_NARROWER = 200
"""The form is what one comes here for: it gives way later than other panels."""


class RegistersPage(Page):
    """One tab at a time; what is typed stays until the tab, the line or the year changes."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.year = today().year
        self.tabs = {kind.name: kind(self) for kind in TABS}
        self.tab = next(iter(self.tabs.values()))
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self._printing = Printing(self)
        self._pdf = "", b""
        self._sought: object = None
        self._shown = "", 0
        self._whole: Listed | None = None
        """The list before the search."""
        self.counting = Aside(self)
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.header = PageHeader(self.tr("Other registers"), can_go_back=True)
        self.years = QComboBox()
        self.years.setObjectName("registers_year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        for year in range(self.year, _first_year(self.desk.formats) - 1, -1):
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.search = SearchField(
            self.tr("Find in the list"), self.tr("Find"), width=look.scaled(180), name="registers_search"
        )
        self._print = button(self.tr("Print list"), icon="printer", name="registers_print")
        self._export = button(self.tr("Export Excel"), icon="download", name="registers_export")
        self.views = ViewTabs()
        self.views.save.hide()  # these lists are not filtered in ways worth keeping
        for name, tab in self.tabs.items():
            self.views.add(name, tab.words()[0])
        self.table = ListedTable(self.words)
        self.list = ListedList(self.table)
        self.list.setObjectName("registers_list")
        self.empty = EmptyState("list")
        self._body = QStackedWidget()
        self.forms = QStackedWidget()

    def _lay_out(self) -> None:
        self.header.lead(self.years)
        self.header.add(self.search, self._print, self._export)
        self._body.addWidget(self.list)
        self._body.addWidget(self.empty)
        for tab in self.tabs.values():
            self.forms.addWidget(tab.form)
        self.forms.setFixedWidth(self.tab.form.width())
        self._drawer = Drawer(self.forms, self)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._body, 1)
        across.addWidget(self.forms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.views)
        column.addLayout(across, 1)
        column.addWidget(self.counting.row)

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self.years.activated.connect(self._year_chosen)
        self.views.chosen.connect(self.show_tab)
        self.search.searched.connect(self._searched)
        self.search.left_downwards.connect(self.list.setFocus)
        self._export.clicked.connect(self.export)
        self._print.clicked.connect(self.print_list)
        self.list.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.list.opened.connect(self._to_form)
        self.list.doubleClicked.connect(self._to_form)
        self.empty.first.connect(self._to_form)
        for tab in self.tabs.values():
            tab.form.kept.connect(self._keep)
            tab.form.struck.connect(self._strike)
            tab.form.begun.connect(self._begin)
        self.bus.changed.connect(self._changed)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        for tab in self.tabs.values():
            tab.form.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """The name of a tab, a year, or a tab with the line to show (its year is found); None: as it was left."""
        if isinstance(argument, Line):
            self.tab = self.tabs[argument.tab]
            self._take_year(argument.year)
            self._sought = argument.key
            self._fill()
            self._drawer.open()
            return
        if isinstance(argument, str) and argument in self.tabs:
            self.tab = self.tabs[argument]
        elif isinstance(argument, int):
            self._take_year(argument)
        self._fill()
        if not self.tab.form.is_dirty():
            self._begin_quietly()

    def _take_year(self, year: int) -> None:
        if self.years.findData(year) >= 0:
            self.years.setCurrentIndex(self.years.findData(year))
            self.year = year

    def take_focus(self) -> None:
        """The first field."""
        if self.forms.isHidden() or not self.tab.form.first.isEnabled():
            (self.list if self.table.rowCount() else self.years).setFocus()
        else:
            self.tab.form.focus_first()

    def main_action(self) -> None:
        """Keep what the form says."""
        if not self.forms.isHidden():
            self.tab.form.keep()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Export, print, recount, the panel."""
        found = {"recount": self._fill, "side_panel": self._drawer.toggle, "find": self._find}
        return found | ({"export": self.export, "print": self.print_list} if self.table.rowCount() else {})

    def is_unfinished(self) -> bool:
        """A line that was typed and not kept."""
        return any(tab.form.is_dirty() for tab in self.tabs.values())

    def step_back(self) -> bool:
        """Esc: from a kept line to a new one."""
        if self.tab.form.line is None or not self.tab.begins_anew:
            return False
        self._begin()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """Head, tabs, list, form."""
        return (self.header, self.views, self._body, self.forms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(look.scaled(96 if self.width() < NARROW else 180))
        self._drawer.settle(self.width() + _NARROWER)

    def _leave(self) -> None:
        self.go.emit("back", None)

    # showing

    def show_tab(self, name: str) -> None:
        """Another register."""
        self.tab, self._whole = self.tabs[name], None
        self.search.clear()
        self._fill()
        self._begin_quietly()
        self.take_focus()

    def _year_chosen(self, at: int) -> None:
        self.year = int(self.years.itemData(at))
        self._fill()
        self._begin_quietly()

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Read the list of the tab anew; the chosen line stays chosen."""
        self.forms.setCurrentWidget(self.tab.form)
        self.views.mark(self.tab.name)
        what = self.tr("Reading: {list}").format(list=self.tab.words()[0])
        work = partial(_in_words, self.words.terms, self.tab.counting(self.year))
        self.counting.ask(what, work, partial(self._show, (self.tab.name, self.year)))
        if self.counting.is_busy and self.table.listed is not None and self._shown != (self.tab.name, self.year):
            self._show(("", 0), replace(self.table.listed, note="", rows=()))  # nothing of another is clicked meanwhile

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _searched(self, _: str) -> None:
        if not self.counting.is_busy and self._whole is not None:
            self._show(self._shown, self._whole)

    def _show(self, of: tuple[str, int], whole: Listed) -> None:
        self._whole = whole
        shown = listed.fitting(whole, self.search.text())
        kept = self.table.key(self.list.currentIndex().row()) if self.table.listed is not None else None
        self._shown = of
        self.list.blockSignals(True)
        self.table.show_list(shown)
        self.list.settle()
        self.list.blockSignals(False)
        at = self.table.row_of(kept)
        if at >= 0 and self.tab.form.line == kept:
            self.list.selectRow(at)
        if self._sought is not None and not self.counting.is_busy:
            self.list.selectRow(self.table.row_of(self._sought))
            self._sought = None
        for name in self.tabs:  # what another tab holds is known once it is read
            self.views.tab(name).show_count(self.words.count(len(shown.rows)) if name == self.tab.name else "")
        _, nothing, more = self.tab.words()
        is_sought = bool(self.search.text().strip()) and bool(whole.rows)
        self.empty.say(self.tr("No line has these words") if is_sought else nothing, "" if is_sought else more)
        self._body.setCurrentIndex(0 if shown.rows or self.counting.is_busy else 1)
        self._export.setEnabled(bool(shown.rows))
        self._print.setEnabled(bool(shown.rows))
        self.handlers_changed.emit()
        count = self.words.sentence("register_note", {"count": len(shown.rows)})
        self.header.sub.setText(self.words.either(shown.note, count))

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.tab.show(self.table.key(now.row()))

    def _to_form(self, *_: object) -> None:
        self._drawer.open()
        self.tab.form.focus_first()

    def _begin_quietly(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())
        self.tab.show(None)

    def _begin(self) -> None:
        self._begin_quietly()
        self.tab.form.focus_first()

    # deeds

    def _keep(self) -> None:
        self._do(self.tab.keep)

    def _strike(self) -> None:
        self._do(self.tab.strike)

    def _do(self, deed: Callable[[], Change | None]) -> None:
        try:
            change = deed()
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        if self.tab.begins_anew:
            self._begin()
        if change is not None:
            self.did.emit(change)

    # out

    def export(self) -> None:
        """Ask where to, then write the list as shown."""
        if self.table.rowCount():
            name = self.table.listed.title if self.table.listed else ""
            ask.save_file(
                self, self.tr("Export the list"), self.tr("Excel workbook (*.xlsx)"), self._write,
                suggestion=f"{name}.xlsx",
            )

    def _on_paper(self, take: Callable[[Listed], None]) -> None:
        """The list as shown, in Chinese whatever the window speaks."""
        shown = self.table.listed
        if shown is None:
            return
        if not self.words.is_english:
            take(shown)
            return
        keys = frozenset(row.key for row in shown.rows)
        what = self.tr("Reading: {list}").format(list=self.tab.words()[0])
        self.counting.ask(what, self.tab.counting(self.year), partial(_only, keys, take))

    def _write(self, path: str) -> None:
        self._on_paper(partial(self._write_to, path))

    def _write_to(self, path: str, paper: Listed) -> None:
        shown = self.table.listed or paper
        try:
            write_file(listed.workbook(self.desk, paper, today=self.today()), Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        facts = {"title": shown.title, "file": Path(path).name, "count": len(shown.rows)}
        self.did.emit(Change(message="listed_written", facts=facts))

    def print_list(self) -> None:
        """The list on paper."""
        if self.table.rowCount():
            self._on_paper(self._print_listed)

    def _print_listed(self, shown: Listed) -> None:
        self.print_data(listed.paper(self.desk, shown))

    def print_data(self, data: bytes) -> None:
        """Show the print dialog for a PDF."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._printing.ask(self._document)

    def save_data(self, data: bytes, title: str) -> None:
        """Ask where to, then write a PDF made by a tab."""
        self._pdf = title, data
        ask.save_file(
            self, self.tr("Save as PDF"), self.tr("PDF (*.pdf)"), self._write_pdf, suggestion=f"{title}.pdf"
        )

    def _write_pdf(self, path: str) -> None:
        title, data = self._pdf
        try:
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.did.emit(Change(message="paper_written", facts={"title": title, "file": Path(path).name}))


def _in_words(terms: Terms, work: Count, desk: Desk, report: Report) -> object:
    """The same in the words of the window."""
    return work(replace(desk, terms=terms), report)


def _only(keys: frozenset[object], take: Callable[[Listed], None], whole: Listed) -> None:
    take(replace(whole, rows=tuple(row for row in whole.rows if row.key in keys)))


def _first_year(formats: Sequence[YearFormat]) -> int:
    return min(form.since for form in formats)
