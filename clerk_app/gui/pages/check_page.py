"""核对他人报来的表: a file is chosen or dropped, shown as the official table, with what does not add up beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.year_sheet import FilledTable, Finding
from clerk_app.gui import ask, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.drawer import NARROW, Drawer
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label, restyle, set_tip
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.sheet_view import SheetView
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.check_panel import CheckPanel
from clerk_app.gui.forms.year_panel import NORMAL, WIDE
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.sheet_grid import GridCell, grid_of
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import DOT, Words
from clerk_app.law.form_table import Severity
from clerk_app.law.year_format import YearFormat
from clerk_app.services.desk import Desk
from clerk_app.services.finding_cells import cells_of
from clerk_app.services.sheet_reading import CheckedSheet, check_sheet, held, reading_sentences
from clerk_app.trouble import KnownTrouble

_WIDE_FROM = 1600
_NAME = 180
"""Room for the name of a file beside the heading."""
_COUNTED = "applications"
_YEAR_ASKED = "sheet_year_unknown"


def _check(path: Path, formats: Sequence[YearFormat], year: int | None, progress: Progress) -> CheckedSheet:
    """Runs in the pool: plain data in, plain data out."""
    return check_sheet(path, formats, year=year)


class CheckPage(Page):
    """Nothing of what is shown here touches the register."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.shown: CheckedSheet | None = None
        self.part = ""
        self._path: Path | None = None
        self._job = 0
        self._listens = False
        self.setAcceptDrops(True)
        self.header = PageHeader(self.tr("Check a sheet sent in"), can_go_back=True)
        self.parts = Segment(digits=False, name="check_part")
        self.parts.setAccessibleName(self.tr("Part of the sheet"))
        self.basis = label("", look.CAPTION, look.TEXT2, name="check_basis")
        self.verdict = label("", look.CAPTION, look.RED, name="check_verdict")
        self.years = QComboBox()
        self.years.setObjectName("check_year")
        self.years.setAccessibleName(self.tr("Year of the sheet"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        self._pick = button(self.tr("Choose a file"), icon="folder-open", name="check_pick")
        self._panel_button = button(self.tr("Cross-checks"), name="check_panel")
        self._start = EmptyState("shield-check")
        self.sheet = SheetView()
        self._none = EmptyState("file-text")
        self.panel = CheckPanel(words, words.terms)
        self._drawer = Drawer(self.panel, self)
        self._progress = ProgressRow()
        self._progress.hide()
        self._build()
        self.header.back.connect(self._leave)
        self._pick.clicked.connect(self._choose)
        self._panel_button.clicked.connect(self._toggle_panel)
        self._start.first.connect(self._choose)
        self.parts.chosen.connect(self._part_chosen)
        self.years.activated.connect(self._year_chosen)
        self.sheet.figure_chosen.connect(self._figure_chosen)
        self.panel.finding_wanted.connect(self._show_finding)
        self._progress.cancelled.connect(self._stop)
        self._begin_anew()

    def _build(self) -> None:
        self.header.lead(self.years, self.parts, self.basis)
        self.header.add(self.verdict, self._panel_button, self._pick)
        self._left = QStackedWidget()
        framed = QWidget()
        inset = QVBoxLayout(framed)
        inset.setContentsMargins(8, 6, 8, 6)
        inset.addWidget(self.sheet)
        self._left.addWidget(framed)
        self._left.addWidget(self._none)
        self._found = QWidget()
        body = QHBoxLayout(self._found)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._left, 1)
        body.addWidget(self.panel)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._start)
        self._middle.addWidget(self._found)
        room = QHBoxLayout()
        room.setContentsMargins(20, 0, 16, 12)
        room.addWidget(self._progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._middle, 1)
        column.addLayout(room)

    # the file

    def open_with(self, argument: object) -> None:
        """A path is read at once; None: as it was left."""
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._read_over)
            self.jobs.failed.connect(self._read_failed)
        if isinstance(argument, Path):
            self.read(argument)

    def read(self, path: Path, year: int | None = None) -> None:
        """Read and try a file in the background; ``year`` where it does not say its own."""
        self._begin_anew()
        self._path = path
        named = look.metrics(look.DATA).elidedText(path.name, Qt.TextElideMode.ElideMiddle, look.scaled(_NAME))
        self.header.sub.setText(named)
        set_tip(self.header.sub, path.name)
        self._progress.begin(self.tr("Reading {file}").format(file=path.name))
        self._job = self.jobs.start(partial(_check, path, self.desk.formats, year))

    def _begin_anew(self) -> None:
        self.shown = None
        self.header.sub.setText("")
        self.basis.setText("")
        self.verdict.setText("")
        self.years.hide()
        self.parts.hide()
        self._start.say(
            self.tr("A report or a sheet of another office"),
            self.tr("Excel, WPS, Word, PDF with text, plain text or JSON. Choose it or drop it here; it is read as it "
                    "is, and nothing is recorded."),
            first=self.tr("Choose a file"),
        )
        self._middle.setCurrentWidget(self._start)
        self._settle_header()
        self.handlers_changed.emit()

    def _choose(self) -> None:
        ask.open_file(
            self, self.tr("Choose a sheet"),
            self.tr("Sheets and reports (*.xlsx *.xls *.et *.ods *.docx *.pdf *.txt *.json);;All files (*)"),
            self._chosen,
        )

    def _chosen(self, path: str) -> None:
        self.read(Path(path))

    def _stop(self) -> None:
        self.jobs.cancel(self._job)
        self._progress.hide()
        self._begin_anew()

    def _read_failed(self, number: int, error: Exception) -> None:
        if number != self._job:
            return
        self._progress.hide()
        if not isinstance(error, KnownTrouble):
            self.trouble.emit(KnownTrouble("window_job_failed", kind="input", error=type(error).__name__))
            return
        if error.key == _YEAR_ASKED:  # said in place, beside the choice that answers it
            self._offer_years(None)
            self._start.say(self.words.trouble(error), self.tr("Choose the year above, beside the heading."))
            self.years.setFocus()
            return
        self.trouble.emit(error)

    def _read_over(self, number: int, checked: object) -> None:
        if number != self._job or not isinstance(checked, CheckedSheet):
            return
        self._progress.hide()
        self.shown = checked
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this machine may be dropped."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.read(path)

    @staticmethod
    def _dropped(event: QDropEvent) -> Path | None:
        places = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return Path(places[0]) if len(places) == 1 else None

    # showing

    def _offer_years(self, chosen: int | None) -> None:
        first = min(form.since for form in self.desk.formats)
        known = list(range(max(self.today().year, chosen or 0), first - 1, -1))
        self.years.blockSignals(True)
        self.years.clear()
        for year in known:
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(known.index(chosen) if chosen in known else -1)
        self.years.blockSignals(False)
        self.years.show()

    def _year_chosen(self, at: int) -> None:
        if self._path is not None and at >= 0:
            self.read(self._path, int(self.years.itemData(at)))

    def _show(self) -> None:
        checked = self.shown
        if checked is None:
            return
        sheet = checked.read.sheet
        self._offer_years(sheet.year)
        parts = {filled.part.id: filled.part.sheet for filled in sheet.tables}
        self.parts.offer(list(parts.items()))
        if self.part not in parts:
            self.part = _COUNTED if _COUNTED in parts else next(iter(parts), "")
        if parts:
            self.parts.choose(self.part)
        self.parts.setVisible(len(parts) > 1)
        self.basis.setText(self.tr("form of {source}").format(source=checked.read.form.source.number))
        self._say_verdict(checked)
        self.panel.show_findings(checked.findings, held(checked), {})
        self.panel.show_text(reading_sentences(checked, self.words.terms))
        self._fill()
        self._middle.setCurrentWidget(self._found)
        self._settle_header()
        self.handlers_changed.emit()
        self.take_focus()

    def _say_verdict(self, checked: CheckedSheet) -> None:
        wrong = sum(one.severity is Severity.ERROR for one in checked.findings)
        look_at = sum(one.severity is Severity.WARNING for one in checked.findings)
        said = [with_counts(self.tr("{count} mismatches"), count=wrong) if wrong else self.tr("No mismatches")]
        if look_at:
            said.append(with_counts(self.tr("{count} hints"), count=look_at))
        restyle(self.verdict, look.CAPTION, look.RED if wrong else look.TEXT2)
        self.verdict.setText(DOT.join(said))

    def _tables(self) -> list[FilledTable]:
        if self.shown is None:
            return []
        return [filled for filled in self.shown.read.sheet.tables if filled.part.id == self.part]

    def _fill(self) -> None:
        tables = self._tables()
        if self.shown is None or not tables:
            self._none.say(self.tr("No table in this file"), self.tr("What its sentences say stands beside."))
            self._left.setCurrentWidget(self._none)
            self.panel.show_no_figure()
            return
        sheet = self.shown.read.sheet
        errors = [one for one in self.shown.findings if one.severity is Severity.ERROR]
        wrong = {cell for one in errors for cell in cells_of(sheet, one)}
        self._left.setCurrentIndex(0)
        self.sheet.table.show_grid(grid_of(tables), wrong)
        self.sheet.fill()
        first = next((cell for cell in self.sheet.table.grid.cells if cell.kind.value == "figure"), None)
        if first is not None:
            self.sheet.choose(self.sheet.table.index(first.row, first.column))

    def _part_chosen(self, part: object) -> None:
        self.part = str(part)
        self._fill()

    def _figure_chosen(self, cell: GridCell | None) -> None:
        if cell is None or self.shown is None:
            self.panel.show_no_figure()
            return
        printed = self.shown.read.printed.get((cell.table, cell.row_id, cell.column_id), "")
        text = cell.text or printed or self.tr("blank")
        self.panel.show_behind(self.sheet.table.named(self.sheet.currentIndex()), text, ())

    def _show_finding(self, finding: Finding) -> None:
        if self.shown is None:
            return
        sheet = self.shown.read.sheet
        part = next((filled.part.id for filled in sheet.tables if filled.table.id == finding.table), "")
        if part and part != self.part:
            self.parts.choose(part)
            self._part_chosen(part)
        cells = cells_of(sheet, finding)
        table = sheet.table(finding.table)
        if not cells and table is not None:
            column = finding.column or table.table.columns[-1].id
            cells = ((finding.table, finding.row or table.figure_rows[0].id, column),)
        if cells:
            self.sheet.choose(self.sheet.table.index_of(*cells[0]))
            self.sheet.setFocus()

    # the page

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """The panel, and reading the file anew."""
        found: dict[str, Callable[[], None]] = {"check": self._choose}
        if self._path is not None:
            found["recount"] = self._read_again
        if self._middle.currentWidget() is self._found:
            found["side_panel"] = self._toggle_panel
        return found

    def _read_again(self) -> None:
        if self._path is not None:
            self.read(self._path)

    def regions(self) -> tuple[QWidget, ...]:
        return (self.header, self.sheet, self.panel) if self.shown else (self.header, self._start)

    def take_focus(self) -> None:
        """The table once there is one."""
        if self.shown is not None and self.shown.read.sheet.tables:
            self.sheet.setFocus()
        else:
            self._pick.setFocus()

    def step_back(self) -> bool:
        if self._progress.isVisible():
            self._stop()
            return True
        return False

    def _toggle_panel(self) -> None:
        self._drawer.toggle()

    def _leave(self) -> None:
        self.go.emit("back", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider panel on a wider screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self._drawer.settle(self.width())
        self._settle_header()

    def _settle_header(self) -> None:
        """On a narrow screen the choices and the verdict come before what was read, and the panel has a button."""
        is_narrow = self.width() < NARROW
        for each in (self.basis, self.header.sub):
            each.setVisible(not is_narrow)
        self._panel_button.setVisible(is_narrow and self.shown is not None)
