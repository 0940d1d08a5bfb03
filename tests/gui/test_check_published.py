"""Every published table through the window's check page: accepted where it holds, accused in the very cells where not.

What holds is said by the published files themselves (``identities``), worked out by hand from the printed sheets.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.sheet_table import WRONG
from clerk_app.gui.pages.check_page import CheckPage
from clerk_app.law.form_table import Severity

DATA = Path(__file__).resolve().parents[1] / "data"
PUBLISHED = sorted((DATA / "published").glob("*.json"))
PRINTED = DATA / "sheets" / "2023_jiangsu_hongze_district.pdf"
"""A misprinted one as it was printed; every printed one is read in tests/services/test_sheet_reading.py."""
FLOW = ("new_received", "carried_in", "total_handled", "carried_out")
"""The rows of A1 (forms.md 4.7)."""
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
"""The columns of R1."""


def hard(file: Path) -> list[dict[str, object]]:
    """The identities of a published table that a sheet may not break, and does."""
    plain = json.loads((DATA / "published" / f"{file.stem}.json").read_text("utf-8"))
    return [one for one in plain["identities"] if one["kind"] == "hard" and not one["holds"]]


def cells_of(file: Path) -> set[tuple[str, str]]:
    """Rows and columns of every cell that takes part in a broken identity."""
    found = set()
    for one in hard(file):
        scope = str(one["scope"])
        if one["id"] == "A1":
            found |= {(row, scope) for row in FLOW}
        else:
            assert one["id"] == "R1", "no published table breaks another"
            found |= {(scope, outcome) for outcome in OUTCOMES}
    return found


def marked(page: CheckPage) -> set[tuple[str, str]]:
    """Every cell marked as wrong, part by part as the clerk goes through them."""
    found = set()
    for filled in page.shown.read.sheet.tables if page.shown else ():
        if filled.part.id != page.part:
            page._part_chosen(filled.part.id)
        table = page.sheet.table
        found |= {
            (cell.row_id, cell.column_id)
            for cell in table.grid.cells
            if table.data(table.index(cell.row, cell.column), WRONG)
        }
    return found


@pytest.fixture
def page(window: MainWindow) -> CheckPage:
    window.show_page("check")
    shown = window.page("check")
    assert isinstance(shown, CheckPage)
    return shown


def test_every_published_table_is_accepted_or_accused_in_its_very_cells(qtbot: QtBot, page: CheckPage) -> None:
    seen = {}
    for file in (*PUBLISHED, PRINTED):
        page.read(file)
        qtbot.waitUntil(lambda: page.shown is not None, timeout=30_000)
        assert page.shown is not None
        wrong = hard(file)
        accused = [one for one in page.shown.findings if one.severity is Severity.ERROR]
        named = sorted((one.identity, one.column or one.row or one.group) for one in accused)
        assert named == sorted((one["id"], one["scope"]) for one in wrong), file.name
        said = f"{len(wrong)} 处不符" if wrong else "没有不符"
        assert page.verdict.text().startswith(said), file.name
        labels = "\n".join(one.text() for one in page.panel.findChildren(QLabel))
        for one in accused:
            assert f"{one.left}" in labels and f"{one.right}" in labels, f"{file.name}: both sides are named"
        assert marked(page) == cells_of(file), file.name
        seen[file.name] = len(wrong)
    assert len(seen) > len(PUBLISHED) >= 6 and any(seen.values()), "all were read, and some are misprinted"
