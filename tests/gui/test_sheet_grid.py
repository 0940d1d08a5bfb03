"""The official forms as grids: nothing overlaps, nothing is left out, and the model behind them is a proper one."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clerk_app import places
from clerk_app.cases.tally import tally
from clerk_app.cases.year_sheet import FilledTable
from clerk_app.gui.components.sheet_view import SheetView, shortened
from clerk_app.gui.models.sheet_grid import CellKind, Grid, grid_of
from clerk_app.gui.models.sheet_table import CELL, WRONG, SheetTable
from clerk_app.law.year_format import form_of, read_formats

FORMATS = read_formats(places.resources() / "year_formats")
YEARS = (2017, 2019, 2026)


def parts(year: int) -> list[list[FilledTable]]:
    sheet = tally([], [], year=year, form=form_of(FORMATS, year), today=date(year, 12, 31))
    ids = dict.fromkeys(filled.part.id for filled in sheet.tables)
    return [[filled for filled in sheet.tables if filled.part.id == part] for part in ids]


GRIDS = [(year, tables) for year in YEARS for tables in parts(year)]


def applications(year: int = 2026) -> Grid:
    return next(grid_of(tables) for tables in parts(year) if tables[0].table.id == "applications")


@pytest.mark.parametrize(("year", "tables"), GRIDS)
def test_every_place_of_the_table_belongs_to_one_cell(year: int, tables: list[FilledTable]) -> None:
    grid = grid_of(tables)
    taken = [
        place
        for cell in grid.cells
        for place in product(range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns))
    ]
    assert len(taken) == len(set(taken)), "no cell covers another"
    assert set(taken) == set(product(range(len(grid.rows)), range(len(grid.columns))))


@pytest.mark.parametrize(("year", "tables"), GRIDS)
def test_every_figure_and_every_label_of_the_form_is_there(year: int, tables: list[FilledTable]) -> None:
    grid = grid_of(tables)
    texts = {cell.text for cell in grid.cells}
    for filled in tables:
        assert {row.label for row in filled.rows} <= texts
        assert {column.label for column in filled.table.columns} <= texts
        for row, column in product(filled.figure_rows, filled.table.columns):
            assert grid.figure(filled.table.id, row.id, column.id) is not None


def test_part_three_looks_as_it_is_printed() -> None:
    grid = applications()
    placed = {(cell.row, cell.column): cell for cell in grid.cells}
    assert (len(grid.rows), len(grid.columns)) == (3 + 25, 3 + 7)
    assert placed[0, 0].text.startswith("（本列数据的勾稽关系为")
    assert (placed[0, 0].rows, placed[0, 0].columns) == (3, 3)
    assert placed[0, 3].text == "申请人情况" and placed[0, 3].columns == 7
    assert placed[1, 4].text == "法人或其他组织" and placed[1, 4].columns == 5
    vertical = next(cell for cell in grid.cells if cell.kind is CellKind.VERTICAL)
    assert (vertical.text, vertical.rows) == ("三、本年度办理结果", 22)
    groups = [(cell.text, cell.rows) for cell in grid.cells if cell.kind is CellKind.LABEL and cell.column == 1]
    assert ("（三）不予公开", 8) in groups and ("（六）其他处理", 3) in groups
    assert placed[27, 0].text == "四、结转下年度继续办理" and placed[27, 0].columns == 3


def test_part_four_stands_side_by_side() -> None:
    grid = next(grid_of(tables) for tables in parts(2026) if tables[0].table.id == "review_litigation")
    placed = {(cell.row, cell.column): cell for cell in grid.cells}
    assert (placed[0, 0].text, placed[0, 0].rows, placed[0, 0].columns) == ("行政复议", 2, 5)
    assert (placed[0, 5].text, placed[0, 5].columns) == ("行政诉讼", 10)
    assert [placed[1, 5].text, placed[1, 10].text] == ["未经复议直接起诉", "复议后起诉"]


def test_the_model_keeps_qts_contract_and_knows_its_figures(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = SheetTable()
    model.show_grid(applications(), {("applications", "carried_in", "natural_person")})
    qtmodeltester.check(model, force_py=True)
    index = model.index_of("applications", "refused_third_party", "natural_person")
    assert model.named(index) == "自然人 × 4.保护第三方合法权益"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "自然人 × 4.保护第三方合法权益: 0"
    assert not index.data(WRONG)
    assert model.index_of("applications", "carried_in", "natural_person").data(WRONG)
    assert model.index_of("applications", "no_such_row", "natural_person") == QModelIndex()


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    made = SheetView()
    qtbot.addWidget(made)
    made.resize(920, 580)
    made.show()
    made.table.show_grid(applications())
    made.fill()
    return made


def test_the_whole_table_is_seen_without_scrolling(qtbot: QtBot, view: SheetView) -> None:
    for width, height in ((920, 580), (1390, 890)):
        view.resize(width, height)
        last = view.visualRect(view.table.index(27, 9))
        assert view.viewport().rect().contains(last)
        assert not view.verticalScrollBar().isVisible() and not view.horizontalScrollBar().isVisible()
        assert view.rowHeight(27) >= 19


def test_arrow_keys_go_from_figure_to_figure_and_never_onto_a_heading(qtbot: QtBot, view: SheetView) -> None:
    view.choose(view.table.index_of("applications", "new_received", "natural_person"))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data(CELL).row_id == "new_received"
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    cell = view.currentIndex().data(CELL)
    assert (cell.row_id, cell.column_id) == ("partially_disclosed", "commercial_enterprise")


def test_a_click_on_a_heading_leaves_the_chosen_figure(qtbot: QtBot, view: SheetView) -> None:
    figure = view.table.index_of("applications", "disclosed", "total")
    view.choose(figure)
    heading = view.visualRect(view.table.index(0, 3)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert view.currentIndex() == figure


def test_enter_opens_what_is_behind_a_figure(qtbot: QtBot, view: SheetView) -> None:
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_long_sheet_scrolls_in_rows_that_can_be_read(qtbot: QtBot, view: SheetView) -> None:
    view.table.show_grid(grid_of(parts(2017)[0]))
    view.fill()
    assert view.rowHeight(5) == 28 and view.verticalScrollBar().maximum() > 0


def test_a_heading_loses_its_ending_only_where_it_does_not_fit(view: SheetView) -> None:
    measure = view.fontMetrics()
    assert shortened("社会公益组织", measure, 10) == "社会公益"
    assert shortened("社会公益组织", measure, 1000) == "社会公益组织"
    assert shortened("自然人", measure, 1) == "自然人"
