"""What leaves the year page: the workbook of the year, and the exchange file for whoever gathers."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from clerk_app.cases.filed import FiledYear
from clerk_app.cases.request import OrganId
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.gui import ask
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.components.buttons import button
from clerk_app.gui.pages.exchange_out import ExchangeOut
from clerk_app.gui.pages.page import Page
from clerk_app.services import sheet_export
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble


class YearOut(QObject):
    """``button`` offers both; ``writing`` has the row that says what is being written."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._sheet: YearSheet | None = None
        self._kept: FiledYear | None = None
        self._organ: OrganId | None = None
        self.writing = Aside(page)
        self._exchange = ExchangeOut(page, self.writing)
        self.button: QPushButton = button(self.tr("Export"), icon="download", name="export")
        self.button.clicked.connect(self._offer)

    def show_sheet(self, sheet: YearSheet, kept: FiledYear | None, organ: OrganId | None) -> None:
        """What is on the page now; ``kept``: it is the filed sheet; ``organ``: of that agency alone."""
        self._sheet, self._kept, self._organ = sheet, kept, organ

    def _offer(self) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("export_menu")
        menu.addAction(self.tr("Excel workbook")).triggered.connect(self.export)
        menu.addAction(self.tr("Exchange file for whoever gathers")).triggered.connect(self._export_exchange)
        menu.aboutToHide.connect(menu.deleteLater)
        below = QPoint(self.button.width() - menu.sizeHint().width(), self.button.height())
        menu.popup(self.button.mapToGlobal(below))

    def _export_exchange(self) -> None:
        if self._sheet is not None:
            self._exchange.ask(self._sheet.year, self._organ)

    def export(self) -> None:
        """Ask where to, then write the whole workbook."""
        if self._sheet is None:
            return
        ask.save_file(
            self._page, self.tr("Export the year sheet"), self.tr("Excel workbook (*.xlsx)"), self._write,
            suggestion=self.tr("Year sheet {year}.xlsx").format(year=self._sheet.year),
        )

    def _write(self, path: str) -> None:
        work = partial(_workbook, self._sheet, self._page.today(), self._kept, self._organ)
        self.writing.ask(self.tr("Writing the workbook"), work, partial(self._keep, self._sheet.year, path))

    def _keep(self, year: int, path: str, data: bytes) -> None:
        try:
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
        else:
            self._page.did.emit(Change(message="sheet_written", facts={"year": year, "file": Path(path).name}))


def _workbook(
    sheet: YearSheet, today: date, kept: FiledYear | None, organ: OrganId | None, desk: Desk, report: Report
) -> bytes:
    return sheet_export.export(desk, sheet, today=today, kept=kept, organ=organ)
