"""年度统计: the official table as it is printed, what each figure counts, what does not add up, and the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Finding
from clerk_app.gui import ask, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.sheet_view import SheetView
from clerk_app.gui.forms.year_panel import NORMAL, WIDE, YearPanel
from clerk_app.gui.models.sheet_grid import GridCell, grid_of
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.words import DOT, Words
from clerk_app.law.form_table import Severity
from clerk_app.services import sheet_export, year_sheets, years
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.year_sheets import Behind
from clerk_app.trouble import KnownTrouble

_WIDE_FROM = 1600
_COUNTED = "applications"
"""The part one looks at first: 三."""


class YearPage(Page):
    """One year, one part of its form."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.year = 0
        self.part = ""
        self.shown: years.YearView | None = None
        self._stale = True
        self._behind: tuple[Behind, ...] = ()
        self._place = ""
        self.header = PageHeader(self.tr("Year sheet"))
        self.years = QComboBox()
        self.years.setObjectName("year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        self.parts = Segment(digits=False, name="part")
        self.basis = label("", look.CAPTION, look.TEXT2, name="basis")
        self.verdict = label("", look.CAPTION, look.RED, name="verdict")
        self.export_button = button(self.tr("Export Excel"), icon="download", name="export")
        self.sheet = SheetView()
        self.panel = YearPanel(words, desk.terms)
        self._drawer = Drawer(self.panel, self)
        self._build()
        self.years.activated.connect(self._year_chosen)
        self.parts.chosen.connect(self._part_chosen)
        self.export_button.clicked.connect(self.export)
        self.sheet.figure_chosen.connect(self._figure_chosen)
        self.sheet.opened.connect(self._open_list)
        self.panel.opened.connect(self._open_request)
        self.panel.list_wanted.connect(self._open_list)
        self.panel.finding_wanted.connect(self._show_finding)
        self.bus.changed.connect(self._changed)

    def _build(self) -> None:
        self.header.lead(self.years, self.parts, self.basis)
        self.header.add(self.verdict, self.export_button)
        inset = QVBoxLayout()
        inset.setContentsMargins(8, 6, 8, 6)
        inset.addWidget(self.sheet)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(inset, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A year; None: the one shown before, at first the year of today."""
        known = years.years_of(self.desk, self.today())
        wanted = argument if isinstance(argument, int) else self.year or self.today().year
        if wanted not in known:
            known = tuple(sorted({*known, wanted}, reverse=True))
        self.years.blockSignals(True)
        self.years.clear()
        for year in known:
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(known.index(wanted))
        self.years.blockSignals(False)
        if wanted != self.year or self._stale:
            self.show_year(wanted)

    def take_focus(self) -> None:
        """The table, at the figure chosen last."""
        self.sheet.setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Export and recount."""
        return {
            "export": self.export, "recount": self._recount, "open": self._open_list,
            "side_panel": self._drawer.toggle,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider panel on a wider screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self._drawer.settle(self.width())

    def _changed(self, change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._recount()

    def _recount(self) -> None:
        self.show_year(self.year)

    def _year_chosen(self, at: int) -> None:
        self.show_year(int(self.years.itemData(at)))

    def _part_chosen(self, part: object) -> None:
        self.part = str(part)
        self._fill()

    # showing

    def show_year(self, year: int) -> None:
        """Count that year afresh."""
        try:
            self.shown = years.year_view(self.desk, year, self.today())
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.year, self._stale = year, False
        sheet = self.shown.sheet
        parts = list(dict.fromkeys(filled.part for filled in sheet.tables))
        self.parts.offer([(part.id, part.sheet) for part in parts])
        ids = [part.id for part in parts]
        if self.part not in ids:
            self.part = _COUNTED if _COUNTED in ids else ids[0]
        self.parts.choose(self.part)
        self.parts.setVisible(len(parts) > 1)
        said = self.tr("form of {source}").format(source=sheet.form.source.number)
        if sheet.is_trial:
            said = self.tr("trial to {day}").format(day=self.words.short_day(sheet.as_of)) + DOT + said
        self.basis.setText(said)
        self._say_verdict()
        self._fill()
        found = self.shown.findings
        self.panel.show_findings(found, self.shown.passed, year_sheets.request_numbers(self.desk, found))

    def _say_verdict(self) -> None:
        wrong = [one for one in self.shown.findings if one.severity is Severity.ERROR]
        if wrong:
            restyle(self.verdict, look.CAPTION, look.RED)
            self.verdict.setText(self.tr("{count} mismatches, cannot be finished yet").format(count=len(wrong)))
        else:
            restyle(self.verdict, look.CAPTION, look.TEXT2)
            self.verdict.setText(self.tr("All adds up"))

    def _fill(self) -> None:
        tables = [filled for filled in self.shown.sheet.tables if filled.part.id == self.part]
        wrong = {
            (one.table, one.row, one.column) for one in self.shown.findings if one.severity is Severity.ERROR
        }
        kept = self.sheet.currentIndex()
        self.sheet.table.show_grid(grid_of(tables), wrong)
        self.sheet.fill()
        self.sheet.choose(self._figure_near(kept.row(), kept.column()))
        if not self.sheet.currentIndex().isValid():
            self._figure_chosen(None)

    def _figure_near(self, row: int, column: int) -> object:
        """The figure that was chosen before, else the first."""
        grid = self.sheet.table.grid
        figures = [cell for cell in grid.cells if cell.kind.value == "figure"]
        same = [cell for cell in figures if (cell.row, cell.column) == (row, column)]
        cell = next(iter(same or figures), None)
        return self.sheet.table.index(-1, -1) if cell is None else self.sheet.table.index(cell.row, cell.column)

    def _figure_chosen(self, cell: GridCell | None) -> None:
        if cell is None or self.shown is None:
            self._behind, self._place = (), ""
            self.panel.show_behind("", "", ())
            return
        self._behind = year_sheets.explain(self.desk, self.shown.sheet, cell.table, cell.row_id, cell.column_id)
        self._place = self.sheet.table.named(self.sheet.currentIndex())
        self.panel.show_behind(self._place, cell.text, self._behind)

    def _show_finding(self, finding: Finding) -> None:
        part = next((filled.part.id for filled in self.shown.sheet.tables if filled.table.id == finding.table), "")
        if part and part != self.part:
            self.parts.choose(part)
            self._part_chosen(part)
        table = self.shown.sheet.table(finding.table)
        if table is None:
            return
        row = finding.row or next(iter(table.figure_rows)).id
        column = finding.column or table.table.columns[-1].id
        self.sheet.choose(self.sheet.table.index_of(finding.table, row, column))
        self.sheet.setFocus()

    # leaving for elsewhere

    def _open_request(self, request: RequestId) -> None:
        self.go.emit("request", Opening(request))

    def _open_list(self) -> None:
        if self._behind:
            requests = frozenset(one.request for one in self._behind)
            title = self.tr("{year}: {place}").format(year=self.year, place=self._place)
            self.go.emit("register", Listing(title, requests))

    # the workbook

    def export(self) -> None:
        """Ask where to, then write the whole workbook."""
        if self.shown is None:
            return
        ask.save_file(
            self, self.tr("Export the year sheet"), self.tr("Excel workbook (*.xlsx)"), self._write,
            suggestion=self.tr("Year sheet {year}.xlsx").format(year=self.year),
        )

    def _write(self, path: str) -> None:
        try:
            data = sheet_export.export(self.desk, self.shown.sheet, today=self.today())
            year_sheets.write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            self.did.emit(Change(message="sheet_written", facts={"year": self.year, "file": Path(path).name}))
