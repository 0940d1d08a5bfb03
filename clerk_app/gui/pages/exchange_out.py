"""The own year as an exchange file for whoever gathers: asked for on the year page and on the gathering's."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from clerk_app.cases.request import OrganId
from clerk_app.gui import ask
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.pages.page import Page
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.exchange import exchange_file, read_exchange
from clerk_app.services.office import office
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble


class ExchangeOut(QObject):
    """Asks where to, writes, and says whether the filed sheet went out or one that may still change."""

    def __init__(self, page: Page, writing: Aside) -> None:
        super().__init__(page)
        self._page, self._writing = page, writing
        self._year = 0
        self._organ: OrganId | None = None

    def ask(self, year: int, organ: OrganId | None = None) -> None:
        """Ask where the exchange file of a year is to be written; ``organ``: of that agency alone."""
        self._year, self._organ = year, organ
        page = self._page
        name = office(page.desk, page.today(), organ).name
        ask.save_file(
            page, self.tr("Export the own exchange file"), self.tr("Exchange file (*.json)"), self._write,
            suggestion=self.tr("{name} {year}.json").format(name=name, year=year),
        )

    def _write(self, path: str) -> None:
        work = partial(_written, self._year, self._page.today(), self._organ)
        self._writing.ask(self.tr("Writing the exchange file"), work, partial(self._keep, self._year, path))

    def _keep(self, year: int, path: str, data: bytes) -> None:
        page = self._page
        try:
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
            return
        made = read_exchange(data, page.desk.formats)
        state = page.words.sentence("exchange_filed" if made.is_filed else "exchange_not_filed")
        facts = {"unit": made.unit, "year": year, "file": Path(path).name, "state": state}
        page.did.emit(Change(message="exchange_written", facts=facts))


def _written(year: int, today: date, organ: OrganId | None, desk: Desk, report: Report) -> bytes:
    return exchange_file(desk, year, today, organ=organ)
