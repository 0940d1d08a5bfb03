"""寄送: what was finished and is to be posted, what waits for a signature, and the log of all that went out."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.after_deed import FOLDER
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.check_list import CheckList
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.form_row import LABEL
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.view_tabs import ViewTabs
from clerk_app.gui.forms.override_fold import OverrideFold
from clerk_app.gui.forms.posting_bar import PostingBar
from clerk_app.gui.models.check_table import CheckTable
from clerk_app.gui.pages.page import Opening, Page, where_to_say
from clerk_app.gui.pages.posting_tabs import LOG, TO_POST, UNSIGNED, PostingLines, keyed
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import Words
from clerk_app.services import batch, posting
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.posting import PostedLine, PostingLine
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble

TABS = (TO_POST, UNSIGNED, LOG)
_YEARS = 6
_WAITING = timedelta(days=365)
"""A letter that went out longer ago is looked for in the log."""


class PostingPage(Page):
    """Three lists; the two that wait are ticked and done many at once."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.tab = TO_POST
        self._deed = uuid.uuid4().hex
        self._lines = PostingLines(words, today, self)
        self._waiting: dict[object, PostingLine] = {}
        self._sent: dict[object, PostedLine] = {}
        self._printing = Printing(self)
        self.header = PageHeader(self.tr("Posting"))
        self.envelopes = button(self.tr("Print envelopes"), icon="printer", name="print_envelopes")
        self.slips = button(self.tr("Print EMS slips"), icon="printer", name="print_slips")
        self.export_button = button(self.tr("Export Excel"), icon="download", name="posting_export")
        self.years = QComboBox()
        self.years.setObjectName("posting_year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        for year in range(today().year, today().year - _YEARS, -1):
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.header.add(self.years, self.envelopes, self.slips, self.export_button)
        self.views = ViewTabs()
        self.views.save.hide()  # these lists are not filtered in ways worth keeping
        shown = (self.tr("To post (letters)"), self.tr("Not signed for"), self.tr("Log"))
        for tab, said in zip(TABS, shown, strict=True):
            self.views.add(tab, said)
        self.tables = {tab: CheckTable(self._lines.columns(tab), self) for tab in TABS}
        self.lists = {tab: CheckList(table) for tab, table in self.tables.items()}
        for tab, said in zip(TABS, shown, strict=True):
            self.lists[tab].setAccessibleName(said)
        self.empty = EmptyState("mail")
        self._body = QStackedWidget()
        self.bar = PostingBar(words, desk.workdays, today)
        self.fold = OverrideFold(words, LABEL)
        self._build()

    def _build(self) -> None:
        for tab, shown in self.lists.items():
            shown.setObjectName(f"posting_{tab}")
            shown.opened.connect(self.open_current)
            self._body.addWidget(shown)
            self.tables[tab].ticked_changed.connect(self._ticked)
        self.lists[TO_POST].followed.connect(self._ask_address)
        self.lists[LOG].setColumnHidden(0, True)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.views)
        column.addWidget(self._body, 1)
        column.addWidget(self.fold)
        column.addWidget(self.bar)
        self.views.chosen.connect(self.show_tab)
        self.bar.wanted.connect(self.main_action)
        self.envelopes.clicked.connect(self._print_envelopes)
        self.slips.clicked.connect(self._print_slips)
        self.export_button.clicked.connect(self.export)
        self.years.activated.connect(self._refresh)
        self.empty.first.connect(self._to_register)
        self.bus.changed.connect(self._changed)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self.bar.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """The name of a tab; None: as it was left."""
        if isinstance(argument, str) and argument in TABS:
            self.tab = argument
        self._refresh()

    def take_focus(self) -> None:
        """The list, so that Space ticks."""
        shown = self.lists[self.tab]
        if self._body.currentWidget() is shown:
            if not shown.currentIndex().isValid():
                shown.selectRow(0)
            shown.setFocus()
        else:
            self.views.tab(self.tab).setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, tabs, list, bar."""
        return (self.header, self.views, self._body, self.bar)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Open, export, print, recount."""
        found: dict[str, Callable[[], None]] = {"recount": self._refresh}
        if self.tables[self.tab].lines():
            found |= {"open": self.open_current, "export": self.export}
        if self.tab == TO_POST and self._waiting:
            found["print"] = self._print_envelopes
        return found

    def is_unfinished(self) -> bool:
        """Waybills that were typed and not recorded."""
        return any(text for text in self.tables[TO_POST].texts().values())

    def show_tab(self, tab: str) -> None:
        """Another list."""
        self.tab = tab
        self._refresh()
        self.take_focus()

    def _changed(self, change: Change) -> None:
        if self.isVisible() and (change.requests or change.calendar or change.settings):
            self._refresh()

    # showing

    def _refresh(self, *_: object) -> None:
        today = self.today()
        waiting = posting.to_post(self.desk, today)
        unsigned = posting.unsigned(self.desk, today - _WAITING)
        self._waiting = {line.document: line for line in waiting}
        self.tables[TO_POST].show_lines([self._lines.to_post(line) for line in waiting])
        self.tables[UNSIGNED].show_lines([self._lines.sent(line, UNSIGNED) for line in unsigned])
        self._sent = keyed(unsigned)
        if self.tab == LOG:
            self.tables[LOG].show_lines([self._lines.sent(line, LOG) for line in self._logged()])
        self.views.tab(TO_POST).show_count(self.words.count(len(waiting)))
        self.views.tab(UNSIGNED).show_count(self.words.count(len(unsigned)))
        self.views.mark(self.tab)
        self._say()

    def _logged(self) -> tuple[PostedLine, ...]:
        year = int(self.years.currentData())
        return posting.posted(self.desk, date(year, 1, 1), date(year, 12, 31))

    def _say(self) -> None:
        has = bool(self.tables[self.tab].lines())
        self._body.setCurrentWidget(self.lists[self.tab] if has else self.empty)
        nothing = {
            TO_POST: (self.tr("Nothing waits to be posted"),
                      self.tr("A letter comes here when it is finished and its number taken.")),
            UNSIGNED: (self.tr("Nothing waits for a signature"),
                       self.tr("What was posted stands here until the day it was signed for is recorded.")),
            LOG: (self.tr("Nothing went out in this year"), ""),
        }[self.tab]
        self.empty.say(*nothing, first=self.tr("To the register"))
        for each in (self.envelopes, self.slips):
            each.setVisible(self.tab == TO_POST)
            each.setEnabled(has)
        for each in (self.years, self.export_button):
            each.setVisible(self.tab == LOG)
        self.export_button.setEnabled(has)
        self.fold.put_away()
        self.bar.setVisible(self.tab != LOG and has)
        self.bar.show_for(signing=self.tab == UNSIGNED)
        self._ticked()

    def _ticked(self) -> None:
        ticked = len(self.tables[self.tab].ticked())
        self.bar.say_count(ticked)
        self.header.sub.setText(self.tr("{n} ticked").format(n=self.words.count(ticked)) if ticked else "")
        self.handlers_changed.emit()

    # deeds

    def main_action(self) -> None:
        """Record what is ticked: posted, or signed for."""
        if self.tab == LOG or not self.bar.is_ready():
            return
        if self.fold.is_open() and not self.fold.is_complete():
            return
        self.lists[self.tab].keep_typed()
        table, day, today = self.tables[self.tab], self.bar.day.day(), self.today()
        if day is None:
            self.bar.day.setFocus()
            return
        try:
            if self.tab == TO_POST:
                lines = [self._waiting[key] for key in table.ticked()]
                change = posting.post(
                    self.desk, lines, manner=self.bar.manner(), posted_on=day, waybills=table.texts(),
                    carrier=self.bar.carrier.text().strip(), today=today, deed=self._deed,
                    override=self.fold.override(),
                )
            else:
                sent = [self._sent[key] for key in table.ticked()]
                change = posting.sign(
                    self.desk, sent, signed_for_on=day, today=today, deed=self._deed, override=self.fold.override()
                )
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            if trouble.facts.get("overridable"):
                self.fold.offer()
                self.fold.take_focus()
            return
        self._deed = uuid.uuid4().hex
        table.tick(table.ticked(), on=False)
        self.did.emit(change)
        self.take_focus()

    def open_current(self) -> None:
        """The request of the current line."""
        line = self.tables[self.tab].line(self.lists[self.tab].currentIndex().row())
        if line is not None:
            found = self._waiting.get(line.key)
            request = found.request if found is not None else line.key[0]
            self.go.emit("request", Opening(request))

    def _ask_address(self, row: int, _column: int) -> None:
        """To where the missing address is entered: the party's own form, or the applicant's registration."""
        line = self.tables[TO_POST].line(row)
        found = self._waiting.get(line.key) if line is not None else None
        if found is not None:
            self.go.emit("request", where_to_say(found.request, found.party))

    def _to_register(self) -> None:
        self.go.emit("register", None)

    # paper and files

    def _print_envelopes(self) -> None:
        self._print_covers("envelope")

    def _print_slips(self) -> None:
        self._print_covers("ems_slip")

    def _print_covers(self, kind: str) -> None:
        """Of the ticked letters, of all where none is ticked; one print job."""
        wanted = self.tables[TO_POST].ticked() or tuple(self._waiting)
        try:
            pages = self._covers(kind, wanted)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self._printing.ask_data(batch.joined(pages))

    def _covers(self, kind: str, wanted: Sequence[object]) -> list[bytes]:
        lines = [one for one in batch.candidates(self.desk, kind, self.today()) if one.document in wanted]
        lacking = [one.number for one in lines if not one.is_ready]
        if lacking or not lines:
            raise KnownTrouble("covers_without_address", kind="input", numbers=tuple(lacking))
        return [batch.printed(self.desk, one) for one in lines]

    def export(self) -> None:
        """Ask where to, then write the log of the year."""
        ask.save_file(
            self, self.tr("Export the posting log"), self.tr("Excel workbook (*.xlsx)"), self._write,
            suggestion=self.tr("Posting log {year}.xlsx").format(year=self.years.currentData()),
        )

    def _write(self, path: str) -> None:
        lines = self._logged()
        try:
            write_file(posting.posting_book(self.desk, lines), Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        facts = {"count": len(lines), "file": Path(path).name, FOLDER: Path(path).parent}
        self.did.emit(Change(message="posting_written", facts=facts))
