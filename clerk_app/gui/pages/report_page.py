"""报告初稿: the report drafted from the year's table, every figure explained; as a Word file, and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.narrative import NamedFigure, Report
from clerk_app.cases.year_sheet import Place
from clerk_app.gui import ask, look
from clerk_app.gui.aside import Aside
from clerk_app.gui.aside import Report as Told
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.report_view import ReportView
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms.report_panel import NORMAL, WIDE, ReportPanel
from clerk_app.gui.pages.page import Figure, Listing, Page
from clerk_app.gui.words import DOT, Words
from clerk_app.services import report, shape
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_WIDE_FROM = 1600


class ReportPage(Page):
    """The text of one year's report."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.year = 0
        self.report: Report | None = None
        self.figure: NamedFigure | None = None
        self.drafting, self.writing = Aside(self), Aside(self)
        self.header = PageHeader(self.tr("Report draft"), can_go_back=True)
        self.scopes = Segment(
            [
                (report.Scope.OWN, self.tr("The agency")), (report.Scope.GOVERNMENT, self.tr("For its government")),
                (report.Scope.AREA, self.tr("The whole area")),
            ],
            digits=False, name="report_scope", small=True,
        )  # fmt: skip
        self.scopes.setAccessibleName(self.tr("Whom the report speaks for"))
        self.drawn = QCheckBox(self.tr("With drawings"))
        self.drawn.setObjectName("report_drawings")
        self.drawn.setFont(look.font(look.BODY))
        self.drawn.setMinimumHeight(look.scaled(28))
        self.compare_button = button(self.tr("Compare an edited report"), icon="upload", name="report_compare")
        self.save_button = primary(
            self.tr("Write as a Word file"), icon="download", key="Ctrl+Enter", name="report_save"
        )
        self.view = ReportView()
        self.panel = ReportPanel(words.terms)
        self.drawer = Drawer(self.panel, self)
        self._build()
        self.header.back.connect(self._back)
        self.scopes.chosen.connect(self._scope_chosen)
        self.view.figure_chosen.connect(self._figure_chosen)
        self.panel.list_wanted.connect(self._open_list)
        self.panel.cell_wanted.connect(self._open_sheet)
        self.save_button.clicked.connect(self.main_action)
        self.compare_button.clicked.connect(self.compare)
        self.bus.changed.connect(self._changed)

    def _build(self) -> None:
        self.header.add(self.scopes)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.view, 1)
        body.addWidget(self.panel)
        foot = Foot(52)
        foot.row.addWidget(self.drawn)
        foot.row.addStretch(1)
        foot.row.addWidget(self.compare_button)
        foot.row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        column.addWidget(self.drafting.row)
        column.addWidget(self.writing.row)
        column.addWidget(foot)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A year; None: the one shown before, at first the year before this one."""
        year = argument if isinstance(argument, int) else self.year or self.today().year - 1
        if year != self.year:
            self.panel.show_changes("", None)
            self.scopes.choose(report.usual_scope(self.desk))
        self.year = year
        self._draft()

    def take_focus(self) -> None:
        """The text."""
        self.view.setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """The choice of the scope, the text, the panel."""
        return (self.scopes, self.view, self.panel)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Writing, drafting anew, the panel."""
        return {"export": self.main_action, "recount": self._draft, "side_panel": self.drawer.toggle}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives way on a narrow screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self.drawer.settle(self.width())

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._draft()

    def _scope_chosen(self, scope: object) -> None:
        self._draft()

    # showing

    def _draft(self) -> None:
        scope = self.scopes.value()
        work = partial(_drafted, self.year, self.today(), scope if isinstance(scope, report.Scope) else None)
        self.drafting.ask(self.tr("Drafting the report of {year}").format(year=self.year), work, self._show)

    def _show(self, made: Report) -> None:
        self.report = made
        basis = report.basis_of(self.desk.terms, self.report)
        year = self.tr("{year}").format(year=self.year)
        self.header.sub.setText(DOT.join(part for part in (year, basis) if part))
        set_tip(self.header.sub, basis)
        parts = {
            part.id: self.tr("[table: {title}]").format(title=part.title) for part in self.report.sheet.form.parts
        }
        self.view.show_report(self.report, parts)
        self.figure = None
        self.panel.show_figure(None, ())

    def _figure_chosen(self, figure: NamedFigure) -> None:
        self.figure = figure
        self.panel.show_figure(figure, report.cells_named(self.report, figure))
        self.drawer.open()

    def _open_list(self) -> None:
        if self.figure is not None and self.figure.requests:
            title = self.tr("{year}: {place}").format(year=self.year, place=self.figure.what)
            self.go.emit("register", Listing(title, frozenset(self.figure.requests)))

    def _open_sheet(self, place: Place) -> None:
        self.go.emit("year", Figure(self.year, place))

    def _back(self) -> None:
        self.go.emit("back", None)

    # the Word file

    def main_action(self) -> None:
        """Ask where to, then write the report."""
        if self.report is not None:
            ask.save_file(
                self, self.tr("Write the report"), self.tr("Word file (*.docx)"), self._write,
                suggestion=f"{self.report.title}.docx",
            )

    def _write(self, path: str) -> None:
        work = partial(_docx, self.report, self.year, self.today(), self.drawn.isChecked())
        self.writing.ask(self.tr("Writing the report"), work, partial(self._keep, self.year, path))

    def _keep(self, year: int, path: str, data: bytes) -> None:
        try:
            report.write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            self.did.emit(Change(message="report_written", facts={"year": year, "file": Path(path).name}))

    def compare(self) -> None:
        """Ask for the edited file, then list what it says otherwise."""
        ask.open_file(self, self.tr("Compare an edited report"), self.tr("Word file (*.docx)"), self.compare_with)

    def compare_with(self, path: str) -> None:
        """List what this file says otherwise than the table."""
        try:
            found = report.recheck(self.desk, Path(path), self.year, today=self.today(), report=self.report)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.panel.show_changes(Path(path).name, found)
        self.drawer.open()


def _drafted(year: int, today: date, scope: report.Scope | None, desk: Desk, told: Told) -> Report:
    return report.draft(desk, year, today=today, scope=scope)


def _docx(made: Report, year: int, today: date, drawn: bool, desk: Desk, told: Told) -> bytes:
    pictures = shape.pictures(desk, shape.charts_of(desk, year, today)) if drawn else ()
    return report.docx(desk, made, today=today, pictures=pictures)
