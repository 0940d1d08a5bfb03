"""汇总各单位: files in, each unit's standing, the sums with the units behind every figure, the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.gathered import Gathered, Unit, name_key
from clerk_app.gui import ask, look
from clerk_app.gui.aside import Aside
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms.gather_panel import GatherPanel
from clerk_app.gui.forms.gather_view import LISTED, SUMS, UNITS, GatherBody
from clerk_app.gui.models.gather_state import KINDS, GatherState, Outcome, work
from clerk_app.gui.models.sheet_grid import GridCell, grid_of
from clerk_app.gui.models.sheet_table import CELL
from clerk_app.gui.pages.exchange_out import ExchangeOut
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.law.form_table import Severity
from clerk_app.services import gather_book
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.gather import keep_list, kept_list, told
from clerk_app.services.office import heading
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble


class GatherPage(Page):
    """Reads and adds up in the background; what was decided is kept until the year changes."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.state = GatherState(today().year - 1)
        self.gathered: Gathered | None = None
        self._job = 0
        self._listens = False
        self._part = ""
        self.setAcceptDrops(True)
        self._writing = Aside(self)
        self._exchange = ExchangeOut(self, self._writing)
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.header = PageHeader(self.tr("Gather the units"), can_go_back=True)
        self.years = QComboBox()
        self.years.setObjectName("gather_year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        first = min(form.since for form in self.desk.formats)
        for year in range(self.today().year, first - 1, -1):
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(1)
        self.view = Segment(
            ((UNITS, self.tr("Units")), (SUMS, self.tr("Sums")), (LISTED, self.tr("List of units"))),
            digits=False, name="gather_view",
        )
        self.view.choose(UNITS)
        self.view.setAccessibleName(self.tr("What is shown"))
        self._own = button(self.tr("Own exchange file"), icon="upload", name="gather_own")
        self._pick = button(self.tr("Choose files"), icon="file-spreadsheet", name="gather_pick")
        self.export_button = button(self.tr("Export Excel"), icon="download", name="gather_export")
        self.body = GatherBody(self.words.terms)
        self.units, self.table, self.sheet = self.body.units, self.body.table, self.body.sheet
        self.listed, self.parts = self.body.listed, self.body.parts
        self.panel = GatherPanel(self.words, self.words.terms)
        self._drawer = Drawer(self.panel, self)

    def _lay_out(self) -> None:
        self.header.lead(self.years, self.view)
        self.header.add(self._own, self._pick, self.export_button)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.body, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        column.addWidget(self._writing.row)

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self.years.activated.connect(self._year_chosen)
        self.view.chosen.connect(self._show)
        self.parts.chosen.connect(self._part_chosen)
        self._pick.clicked.connect(self._choose)
        self._own.clicked.connect(self._export_own)
        self.body.empty.first.connect(self._choose)
        self.body.empty.second.connect(self._to_list)
        self.export_button.clicked.connect(self.export)
        self.body.keep.clicked.connect(self._keep_list)
        self.body.progress.cancelled.connect(self._stop)
        self.units.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.units.doubleClicked.connect(self._open_panel)
        self.units.opened.connect(self._open_panel)
        self.sheet.figure_chosen.connect(self._figure_chosen)
        self.sheet.opened.connect(self._open_panel)
        self.panel.agreed.connect(self._agree)
        self.panel.counted_though_wrong.connect(self._count)
        self.panel.removed.connect(self._remove)
        self.panel.renamed.connect(self._rename)
        self.panel.unit_wanted.connect(self._to_unit)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A year, or paths to read; None: as it was left."""
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._over)
            self.jobs.failed.connect(self._failed)
            self.jobs.reported.connect(self._reported)
            self.listed.setPlainText(kept_list(self.desk))
            self.state = replace(self.state, listed=self.listed.toPlainText())
        if isinstance(argument, int) and self.years.findData(argument) >= 0:
            self.years.setCurrentIndex(self.years.findData(argument))
            self._year_chosen(self.years.currentIndex())
        elif isinstance(argument, tuple):
            self.add([Path(one) for one in argument])
        elif self.gathered is None and not self.body.progress.isVisible():
            self._start(self.state)
        self._show()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Export, recount, the panel."""
        return {
            "gather": self._choose, "export": self.export, "recount": self._recount, "side_panel": self._drawer.toggle,
        }

    def is_unfinished(self) -> bool:
        """A list that was typed and not kept."""
        return self._listens and self.listed.toPlainText().strip() != kept_list(self.desk).strip()

    def step_back(self) -> bool:
        """Esc stops the reading first."""
        if self.body.progress.isVisible():
            self._stop()
            return True
        return False

    def take_focus(self) -> None:
        """The list, or the way to files."""
        (self.units if self.units.isVisible() else self._pick).setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, body, panel."""
        return (self.header, self.body, self.panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer.settle(self.width())

    def _leave(self) -> None:
        self.go.emit("back", None)

    # files in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere on the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _choose(self) -> None:
        kinds = " ".join(f"*{kind}" for kind in KINDS)
        patterns = self.tr("Sheets of units ({kinds});;All files (*)").format(kinds=kinds)
        ask.open_files(self, self.tr("Choose the units' files"), patterns, self._chosen)

    def _chosen(self, paths: list[str]) -> None:
        self.add([Path(path) for path in paths])

    def add(self, paths: list[Path]) -> None:
        """Read these files and add them up."""
        self._start(self.state.with_files(paths))

    def _start(self, state: GatherState) -> None:
        """Work on a new state; what was being done before is begun again with it."""
        self.jobs.cancel(self._job)
        self.state = state
        if state.waiting:
            self.body.progress.begin(self.tr("Reading the units' files"))
        self._job = self.jobs.start(partial(work, state))

    def _reported(self, number: int, done: int, total: int) -> None:
        if number == self._job:
            said = self.tr("{done} of {total}").format(done=self.words.count(done), total=self.words.count(total))
            self.body.progress.report(done, total, said)

    def _stop(self) -> None:
        self.jobs.cancel(self._job)
        self.state = replace(self.state, waiting=())
        self.body.progress.hide()

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._job:
            self._stop()
            known = isinstance(error, KnownTrouble)
            self.trouble.emit(
                error if known else KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
            )

    def _over(self, number: int, outcome: object) -> None:
        if number != self._job or not isinstance(outcome, Outcome):
            return
        self.body.progress.hide()
        self.state = replace(self.state, reports=outcome.reports, waiting=())
        self.gathered = outcome.gathered
        self._fill()

    # showing

    def _fill(self) -> None:
        kept = self._unit_chosen()
        self.table.show_units(self.gathered.units)
        self.body.said.setText(told(self.words.terms, self.gathered) if self.gathered.units else "")
        self.export_button.setEnabled(bool(self.gathered.units))
        offered = list(dict.fromkeys(filled.part for filled in self.gathered.sheet.tables))
        self.parts.offer([(part.id, part.sheet) for part in offered])
        ids = [part.id for part in offered]
        if self._part not in ids:
            self._part = "applications" if "applications" in ids else ids[0]
        self.parts.choose(self._part)
        self._fill_sums()
        if kept is not None:
            self._choose_unit(kept.name)
        if not self.units.currentIndex().isValid() and self.gathered.units:
            self.units.selectRow(0)
        self._show()

    def _fill_sums(self) -> None:
        here = self.sheet.currentIndex()
        tables = [filled for filled in self.gathered.sheet.tables if filled.part.id == self._part]
        wrong = {
            (one.table, one.row, one.column) for one in self.gathered.findings if one.severity is Severity.ERROR
        }
        self.sheet.table.show_grid(grid_of(tables), wrong)
        self.sheet.fill()
        self.sheet.choose(self.sheet.table.index(here.row(), here.column()))

    def _show(self, *_: object) -> None:
        view = self.view.value()
        has_units = self.gathered is not None and bool(self.gathered.units)
        self.body.show_place(view, has_units=has_units)
        if view == SUMS and has_units:
            cell = self.sheet.currentIndex()
            if cell.isValid():
                self._figure_chosen(cell.data(CELL))
            else:
                self.panel.show_sums(self.gathered)
        elif view == UNITS and has_units and self._unit_chosen() is not None:
            self.panel.show_unit(self._unit_chosen())
        else:
            self.panel.show_hint(self.tr("Each unit makes its exchange file on this page of its own program."))

    def _part_chosen(self, part: object) -> None:
        self._part = str(part)
        self._fill_sums()
        self._show()

    def _figure_chosen(self, cell: GridCell | None) -> None:
        if cell is None or self.gathered is None or self.view.value() != SUMS:
            return
        behind = gather_book.behind(self.gathered, (cell.table, cell.row_id, cell.column_id))
        self.panel.show_figure(self.sheet.table.named(self.sheet.currentIndex()), cell.text, behind)

    def _unit_chosen(self) -> Unit | None:
        at = self.units.currentIndex().row()
        return self.table.units[at] if 0 <= at < len(self.table.units) else None

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        unit = self._unit_chosen()
        if now.isValid() and unit is not None and self.view.value() == UNITS:
            self.panel.show_unit(unit)

    def _choose_unit(self, name: str) -> None:
        key = name_key(name)
        at = next((at for at, unit in enumerate(self.table.units) if name_key(unit.name) == key), -1)
        if at >= 0:
            self.units.selectRow(at)

    def _to_unit(self, unit: Unit) -> None:
        self.view.choose(UNITS)
        self._choose_unit(unit.name)
        self._show()

    def _open_panel(self, *_: object) -> None:
        """On a narrow screen the panel is called by Enter or a double click."""
        self._drawer.open()

    # deciding

    def _agree(self, unit: Unit, yes: bool) -> None:
        self._start(self.state.agreeing(unit.name, yes=yes))

    def _count(self, unit: Unit, yes: bool) -> None:
        self._start(self.state.counting(unit.name, yes=yes))

    def _remove(self, unit: Unit) -> None:
        if unit.report is not None:
            self._start(self.state.without(unit.report))

    def _rename(self, unit: Unit, name: str) -> None:
        if unit.report is not None:
            self._start(self.state.named(unit.report, name))
            self.table.show_units([replace(one, name=name) if one is unit else one for one in self.table.units])
            self._choose_unit(name)

    def _recount(self) -> None:
        self._start(self.state)

    def _year_chosen(self, at: int) -> None:
        year = int(self.years.itemData(at))
        if year != self.state.year:
            self._start(replace(self.state, year=year, agreed=frozenset(), though_wrong=frozenset()))

    def _to_list(self) -> None:
        self.view.choose(LISTED)
        self._show()
        self.listed.setFocus()

    def _keep_list(self) -> None:
        count = keep_list(self.desk, self.listed.toPlainText())
        self.did.emit(Change(message="gather_list_kept", facts={"count": count}))
        self._start(replace(self.state, listed=self.listed.toPlainText()))

    # the workbook

    def export(self) -> None:
        """Ask where to, then write the workbook."""
        if self.gathered is not None and self.gathered.units:
            ask.save_file(
                self, self.tr("Export the gathered sheet"), self.tr("Excel workbook (*.xlsx)"), self._write,
                suggestion=self.tr("Gathered {year}.xlsx").format(year=self.state.year),
            )

    def _write(self, path: str) -> None:
        try:
            organ = heading(self.desk, self.today())
            data = gather_book.workbook(self.gathered, self.desk.terms, organ=organ, made_on=self.today())
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            facts = {"year": self.state.year, "file": Path(path).name, "counted": len(self.gathered.counted)}
            self.did.emit(Change(message="gather_written", facts=facts))

    def _export_own(self) -> None:
        self._exchange.ask(self.state.year)
