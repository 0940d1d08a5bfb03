"""An old ledger through the window: read, imported, and the year page shows the table that was published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.import_page import ImportPage
from clerk_app.gui.pages.year_page import YearPage
from tests.gui.hand import press

DATA = Path(__file__).resolve().parent.parent / "data"
MISPRINTED = {"xicheng-2020": {"carried_out": [55, 0, 0, 0, 0, 0, 55]}}
"""Row 四 of 2020 was printed as the sum of the rows above it; 1,576 + 45 - 1,566 is 55."""


def shown(page: YearPage, table: str) -> dict[str, list[int]]:
    """The figures on the screen, row by row."""
    grid: dict[str, list[int]] = {}
    for cell in page.sheet.table.grid.cells:
        if cell.table == table and cell.kind.value == "figure":
            text = page.sheet.table.index(cell.row, cell.column).data()
            grid.setdefault(cell.row_id, []).append(int(text))
    return grid


@pytest.mark.parametrize(("ledger", "printed"), [("xicheng-2020", "2020_beijing_xicheng_district")])
def test_an_imported_ledger_gives_its_published_table_on_the_year_page(
    qtbot: QtBot, window: MainWindow, ledger: str, printed: str
) -> None:
    window.show_page("import", DATA / "ledgers" / f"{ledger}.xlsx")
    importing = window.page("import")
    assert isinstance(importing, ImportPage)
    qtbot.waitUntil(lambda: importing._plan is not None, timeout=60_000)
    press(qtbot, importing, "import_write")
    qtbot.waitUntil(lambda: window.shown == "register", timeout=60_000)
    published = json.loads((DATA / "published" / f"{printed}.json").read_text(encoding="utf-8"))
    window.show_page("year", published["year"])
    page = window.page("year")
    assert isinstance(page, YearPage) and isinstance(page.years, QComboBox)
    assert page.years.currentData() == published["year"]
    rows = published["applications"]["rows"] | MISPRINTED.get(ledger, {})
    assert shown(page, "applications") == rows
    page.parts.chosen.emit("review_litigation")
    cases = {row: line for row, line in published["review_litigation"].items() if row != "columns"}
    assert shown(page, "review_litigation") == cases
    assert page.verdict.text() == "勾稽全部相符"
