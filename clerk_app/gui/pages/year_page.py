"""年度统计: the official table as it is printed, what each figure counts, what does not add up, and the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.cases.year_sheet import Finding, Place, YearSheet
from clerk_app.gui import look
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.drawer import NARROW, Drawer
from clerk_app.gui.components.labels import label, restyle, set_tip
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.sheet_view import SheetView
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.organ_choice import OrganChoice
from clerk_app.gui.forms.year_panel import NORMAL, WIDE, YearPanel
from clerk_app.gui.models.sheet_grid import GridCell, grid_of, shown_value
from clerk_app.gui.models.sheet_table import Marks
from clerk_app.gui.pages.page import Figure, Listing, Opening, Page
from clerk_app.gui.pages.year_entering import Entering
from clerk_app.gui.pages.year_filing import YearFiling
from clerk_app.gui.pages.year_out import YearOut
from clerk_app.gui.words import DOT, Words
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.services import year_sheets, years
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.entered_cells import figure_kind
from clerk_app.services.finding_cells import cells_of
from clerk_app.services.office import names
from clerk_app.services.year_sheets import Behind

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
        self._is_light = self._is_waiting = False
        self._sought: Figure | None = None
        self.counting = Aside(self)
        self.header = PageHeader(self.tr("Year sheet"))
        self.years = QComboBox()
        self.years.setObjectName("year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        self.organ = OrganChoice(self.tr("Agency"), every=self.tr("All agencies"), name="year_organ")
        self.parts = Segment(digits=False, name="part")
        self.parts.setAccessibleName(self.tr("Part of the sheet"))
        self.basis = label("", look.CAPTION, look.TEXT2, name="basis")
        self.verdict = label("", look.CAPTION, look.RED, name="verdict")
        self.out = YearOut(self)
        self.sheet = SheetView()
        self.panel = YearPanel(words, words.terms)
        self._drawer = Drawer(self.panel, self)
        self.unit = Segment(
            [(CountingUnit.REQUEST, self.tr("By request")), (CountingUnit.ITEM, self.tr("By item"))], digits=False,
            name="unit",
        )
        self.unit.setAccessibleName(self.tr("How it is counted"))
        self.entering = Entering(self, self.panel.entered)
        self.filing = YearFiling(self, self.panel.filing, self.entering.is_waiting)
        self._build()
        self.years.activated.connect(self._year_chosen)
        self.organ.chosen.connect(self._recount)
        self.parts.chosen.connect(self._part_chosen)
        self.sheet.figure_chosen.connect(self._figure_chosen)
        self.sheet.opened.connect(self._open_list)
        self.sheet.figure_typed.connect(self.entering.take)
        self.sheet.edited.connect(self._fill_now)
        self.entering.done.connect(self._figure_kept)
        self.entering.wanted.connect(self._drawer.open)
        self.entering.back.connect(self._back_to)
        self.filing.switched.connect(self._shown_switched)
        self.filing.form_wanted.connect(self._drawer.open)
        self.unit.chosen.connect(self._unit_chosen)
        self.panel.opened.connect(self._open_request)
        self.panel.list_wanted.connect(self._open_list)
        self.panel.finding_wanted.connect(self._show_finding)
        self.bus.changed.connect(self._changed)
        self.shape_link = link(self.tr("Look at the year"), name="open_shape", small=True)
        self.report_link = link(self.tr("Report draft"), name="open_report", small=True)
        self.shape_link.clicked.connect(self._open_shape)
        self.report_link.clicked.connect(self._open_report)
        for each in (self.shape_link, self.report_link):
            self.panel.foot.addWidget(each)
        self.panel.foot.addStretch(1)

    def _build(self) -> None:
        self.header.lead(self.years, self.organ, self.parts, self.unit, self.basis)
        self.header.add(self.verdict, self.out.button, self.filing.button)
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
        column.addWidget(self.filing.bar)
        column.addLayout(body, 1)
        column.addWidget(self.counting.row)
        column.addWidget(self.filing.doing.row)
        column.addWidget(self.out.writing.row)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A year, or a Figure of one; None: the one shown before, at first the year of today."""
        known = years.years_of(self.desk, self.today())
        named = argument.year if isinstance(argument, Figure) else argument
        wanted = named if isinstance(named, int) else self.year or self.today().year
        if wanted not in known:
            known = tuple(sorted({*known, wanted}, reverse=True))
        self.years.blockSignals(True)
        self.years.clear()
        for year in known:
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(known.index(wanted))
        self.years.blockSignals(False)
        self._sought = argument if isinstance(argument, Figure) else None
        organ = self.organ.organ()
        self.organ.offer(tuple(names(self.desk).items()), organ)
        if wanted != self.year or self._stale:
            self.show_year(wanted)
        else:
            self._seek()

    def regions(self) -> tuple[QWidget, ...]:
        """The bar of the filed year, the sheet, the panel."""
        return (self.filing.bar, self.sheet, self.panel)

    def take_focus(self) -> None:
        """The table, at the figure chosen last."""
        self.sheet.setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Export and recount."""
        return {
            "export": self.out.export, "recount": self._recount, "open": self._open_list,
            "side_panel": self._drawer.toggle, "main": self.filing.begin,
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider panel on a wider screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self._drawer.settle(self.width())
        self.organ.box.setMaximumWidth(look.scaled(104 if self.width() < NARROW else 220))
        self._say_basis()

    def is_unfinished(self) -> bool:
        """Whether a figure or a reason is being typed, or a year is being filed."""
        typing = self.panel.entered.is_dirty() or self.entering.is_waiting()
        return typing or self.panel.filing.is_dirty() or self.filing.doing.is_busy

    def step_back(self) -> bool:
        """Esc: out of the side panel first; a figure that waits there for its source is dropped."""
        focus = self.focusWidget()
        if self.filing.leave():
            return True
        if self.entering.give_up() or (focus is not None and self.panel.isAncestorOf(focus) and focus.hasFocus()):
            self._fill()
            self.sheet.setFocus()
            return True
        return False

    def _changed(self, change: Change) -> None:
        if self._is_light and self.shown is not None and not self._stale:
            self._count(partial(_tried, self.shown, self.today()), self.year)
            return
        self._stale = True
        if self.isVisible():
            self._recount()

    def _figure_kept(self, change: Change) -> None:
        """A figure was typed: the requests need no counting for it."""
        self._is_light = True
        self.did.emit(change)
        self._is_light = False

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
        self._stale = True
        self._count(partial(_counted, year, self.today(), self.organ.organ()), year)

    def _count(self, work: Callable[[Desk, Report], years.YearView], year: int) -> None:
        self.counting.ask(self.tr("Counting {year}").format(year=year), work, self._show)

    def _show(self, view: years.YearView) -> None:
        self.shown, self._stale = view, False
        sheet = view.sheet
        self.year = sheet.year
        parts = list(dict.fromkeys(filled.part for filled in sheet.tables))
        self.parts.offer([(part.id, part.sheet) for part in parts])
        ids = [part.id for part in parts]
        if self.part not in ids:
            self.part = _COUNTED if _COUNTED in ids else ids[0]
        self.parts.choose(self.part)
        self.parts.setVisible(len(parts) > 1)
        self.unit.choose(sheet.unit)
        self.unit.setVisible(len(sheet.form.units) > 1)
        self.filing.show_view(view)
        self._say_basis()
        self._say_verdict()
        self._fill()
        found = view.findings
        self.panel.show_findings(found, view.passed, year_sheets.request_numbers(self.desk, found))
        self._seek()

    def _seek(self) -> None:
        """The figure the page was opened for, once its year is there."""
        sought, self._sought = self._sought, None
        if sought is not None and sought.year == self.year:
            self._show_place(sought.place)

    def _say_basis(self) -> None:
        """Up to which day, on which form; on a narrow page the form stands in the tool tip alone."""
        if self.shown is None:
            return
        sheet = self.shown.sheet
        trial = self.tr("trial to {day}").format(day=self.words.short_day(sheet.as_of)) if sheet.is_trial else ""
        form = self.tr("form of {source}").format(source=sheet.form.source.number)
        scope = self.organ.box.currentText() if self.shown.organ is not None else ""
        whole = DOT.join(part for part in (trial, form, scope) if part)
        self.basis.setText(trial if self.width() < NARROW else whole)
        set_tip(self.basis, whole)

    def _say_verdict(self) -> None:
        wrong = [one for one in self.shown.findings if one.severity is Severity.ERROR]
        if wrong:
            restyle(self.verdict, look.CAPTION, look.RED)
            self.verdict.setText(with_counts(self.tr("{count} mismatches, cannot be finished yet"), count=len(wrong)))
        else:
            restyle(self.verdict, look.CAPTION, look.TEXT2)
            self.verdict.setText(self.tr("All adds up"))

    def _fill_now(self) -> None:
        """What waited for a figure's field to be closed."""
        if self._is_waiting:
            self._fill()

    def _fill(self) -> None:
        self._is_waiting = self.sheet.is_editing
        if self._is_waiting:
            return
        sheet = self.filing.sheet
        self.out.show_sheet(sheet, None if self.filing.can_type else self.shown.filed, self.shown.organ)
        tables = [filled for filled in sheet.tables if filled.part.id == self.part]
        kept = self.sheet.currentIndex()
        self.sheet.table.show_grid(grid_of(tables), marks=self._marks(sheet))
        self.sheet.fill()
        self.sheet.choose(self._figure_near(kept.row(), kept.column()))
        if not self.sheet.currentIndex().isValid():
            self._figure_chosen(None)

    def _marks(self, sheet: YearSheet) -> Marks:
        view, can_type = self.shown, self.filing.can_type
        errors = [one for one in view.findings if one.severity is Severity.ERROR]
        wrong = {place for one in errors for place in cells_of(sheet, one)}
        blank, left = self.tr("not entered"), self.tr("left blank")
        hints = {place: left if place in sheet.left_blank else blank for place in view.entered}
        last = self.tr("last year {figure}")
        return Marks(
            wrong=wrong if can_type else frozenset(),
            typed=frozenset(view.entered) if can_type else frozenset(),
            hints=hints,
            changed=self.filing.changed,
            beside={
                place: last.format(figure=shown_value(value, figure_kind(view.entered[place].row,
                                                                         view.entered[place].column)))
                for place, value in view.last.items()
                if place in view.entered
            },
        )  # fmt: skip

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
        self._place = self.sheet.table.named(self.sheet.currentIndex())
        if self.entering.show_cell(self.shown, cell, self._place, can_type=self.filing.can_type):
            self._behind = ()
            self.panel.show_entered()
            return
        place = (cell.table, cell.row_id, cell.column_id)
        difference = self.filing.difference(place)
        if difference is None:
            self._behind, told = year_sheets.explain(self.desk, self.filing.sheet, *place), ()
        else:
            self._behind, told = self.filing.moved(difference), self.filing.told(difference)
        figure = self.filing.changed.get(place, cell.text)
        self.panel.show_behind(self._place, figure, self._behind, told)

    def _back_to(self, place: object) -> None:
        """The cursor back on a figure, or the keyboard back to the table."""
        if isinstance(place, tuple):
            self.sheet.choose(self.sheet.table.index_of(*place))
        else:
            self.sheet.setFocus()

    def _shown_switched(self) -> None:
        self._fill()
        self.sheet.setFocus()

    def _unit_chosen(self, unit: object) -> None:
        self.did.emit(year_sheets.choose_unit(self.desk, self.year, CountingUnit(str(unit))))

    def _show_finding(self, finding: Finding) -> None:
        for place in cells_of(self.shown.sheet, finding):
            if self._show_place(place):
                break

    def _show_place(self, place: Place) -> bool:
        """Choose a figure, on the part it stands on; whether there is one."""
        table, row, column = place
        sheet = self.filing.sheet
        filled = sheet.table(table)
        if filled is None:
            return False
        if filled.part.id != self.part:
            self.parts.choose(filled.part.id)
            self._part_chosen(filled.part.id)
        rows = (one.id for one in filled.figure_rows)
        index = self.sheet.table.index_of(table, row or next(rows, ""), column or filled.table.columns[0].id)
        if index.isValid():
            self.sheet.choose(index)
            self.sheet.setFocus()
        return index.isValid()

    # leaving for elsewhere

    def _open_request(self, request: RequestId) -> None:
        self.go.emit("request", Opening(request))

    def _open_list(self) -> None:
        if self._behind:
            requests = frozenset(one.request for one in self._behind)
            title = self.tr("{year}: {place}").format(year=self.year, place=self._place)
            self.go.emit("register", Listing(title, requests))

    def _open_shape(self) -> None:
        self.go.emit("shape", self.year)

    def _open_report(self) -> None:
        self.go.emit("report", self.year)


def _counted(year: int, today: date, organ: OrganId | None, desk: Desk, report: Report) -> years.YearView:
    return years.year_view(desk, year, today, organ=organ)


def _tried(view: years.YearView, today: date, desk: Desk, report: Report) -> years.YearView:
    return years.with_figures(desk, view, today)
