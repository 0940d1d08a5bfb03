"""Files as other offices send them, made from published tables: Word, workbooks, pasted text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.shared import Cm, Pt
from docx.table import _Cell

from clerk_app import places
from clerk_app.cases.sheet_plain import read_published
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.year_format import read_formats
from clerk_app.render.xlsx import year_workbook

DATA = Path(__file__).resolve().parent.parent / "data"
SHEETS = DATA / "sheets"
FORMATS = read_formats(places.resources() / "year_formats")
TABLES = (
    "2017_beijing_xicheng_district", "2020_beijing_xicheng_district", "2023_jiangsu_hongze_district",
    "2023_jiangsu_suqian_city",
)
TEXTS = {
    "2017_beijing_xicheng_district": "xicheng-2017.txt", "2020_beijing_xicheng_district": "xicheng-2020.txt",
    "2017_beijing_xicheng_city_mgmt_center": "center-2017.txt",
    "2017_beijing_xicheng_science_committee": "committee-2017.txt",
}


def published(name: str) -> dict[str, Any]:
    """A published table as its file gives it."""
    found: dict[str, Any] = json.loads((DATA / "published" / f"{name}.json").read_text("utf-8"), parse_float=Decimal)
    return found


def sheet_of(name: str) -> YearSheet:
    """The same as a sheet."""
    return read_published(published(name), FORMATS)


def sentences(name: str) -> list[str]:
    """The report's own sentences where we have them, else only its title."""
    year = published(name)["year"]
    title = f"{year}年政府信息公开工作年度报告"
    if name not in TEXTS:
        return [title]
    text = (SHEETS / TEXTS[name]).read_text("utf-8")
    end = min(text.find(mark) for mark in ("附表：", "## 二、") if mark in text)
    return [title, *(line.strip() for line in text[:end].splitlines() if line.strip())]


@dataclass(frozen=True)
class Table:
    """A table as printed: cells with the rows and columns they cover."""

    title: str
    cells: tuple[tuple[int, int, int, int, str], ...]
    """row, column, rows, columns, text"""

    @property
    def height(self) -> int:
        return max(row + rows for row, _, rows, _, _ in self.cells)

    @property
    def width(self) -> int:
        return max(column + columns for _, column, _, columns, _ in self.cells)

    def written(self, change: Callable[[str], str]) -> Table:
        """The same with every text changed."""
        cells = tuple((row, column, rows, columns, change(text)) for row, column, rows, columns, text in self.cells)
        return Table(self.title, cells)


def own_export(name: str) -> bytes:
    """What our own program writes for that table."""
    return year_workbook(sheet_of(name), made_on=date(2026, 1, 5))


def printed(name: str) -> list[Table]:
    """The tables of a sheet as they stand on paper, labels merged as in the official form."""
    book = openpyxl.load_workbook(io.BytesIO(own_export(name)))
    found = []
    for page in book.worksheets:
        merged = {(one.min_row, one.min_col): (one.size["rows"], one.size["columns"]) for one in page.merged_cells}
        cells = [
            (cell.row, cell.column, *merged.get((cell.row, cell.column), (1, 1)), _shown(cell))
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None or cell.border.left.style
        ]
        title = next(text for *_, text in cells if text)
        covered = {
            (row + down, column + right)
            for row, column, rows, columns, _ in cells
            for down in range(rows)
            for right in range(columns)
            if down or right
        }
        body = [one for one in cells if (one[0], one[1]) not in covered and one[4] != title]
        top, left = min(one[0] for one in body), min(one[1] for one in body)
        found.append(Table(title, tuple((row - top, column - left, *rest) for row, column, *rest in body)))
    return found


def _shown(cell: Any) -> str:
    if cell.value is None:
        return ""
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:+}" if cell.number_format.startswith("+") and value else str(value)


def make_docx(path: Path, tables: Sequence[Table], lines: Sequence[str] = ()) -> Path:
    """A report as a Word file: its sentences, then its tables with merged cells."""
    document = Document()
    margin = document.sections[0]
    margin.left_margin = margin.right_margin = Cm(2)
    for line in lines:
        document.add_paragraph(line)
    for table in tables:
        document.add_paragraph(table.title)
        grid = document.add_table(rows=table.height, cols=table.width, style="Table Grid")
        grid.autofit = False
        words = [max(_wide(table, column), 2) for column in range(table.width)]
        boxes = [list(line.tc_lst) for line in grid._tbl.tr_lst]
        for line in boxes:
            for box, share in zip(line, words, strict=True):
                box.width = Cm(17 * share / sum(words))
        for row, column, rows, columns, text in table.cells:
            cell = _Cell(boxes[row][column], grid)
            if rows > 1 or columns > 1:
                cell = cell.merge(_Cell(boxes[row + rows - 1][column + columns - 1], grid))
            cell.text = text
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(8)
    document.save(str(path))
    return path


def _wide(table: Table, column: int) -> int:
    """How wide a column wants to be: its longest text, twelve signs at most."""
    lengths = (len(text) for _, at, _, columns, text in table.cells if at == column and columns == 1)
    return min(12, max(lengths, default=1))


def make_xlsx(path: Path, tables: Sequence[Table], lines: Sequence[str] = ()) -> Path:
    """Everything on one worksheet, figures as numbers where they are some, labels merged."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    at = 1
    for line in lines:
        page.cell(at, 1, line)
        at += 1
    for table in tables:
        page.cell(at, 1, table.title)
        at += 1
        for row, column, rows, columns, text in table.cells:
            value: object = int(text) if text.isdigit() else text or None
            page.cell(at + row, column + 1, value)
            if rows > 1 or columns > 1:
                page.merge_cells(
                    start_row=at + row, end_row=at + row + rows - 1, start_column=column + 1,
                    end_column=column + columns,
                )  # fmt: skip
        at += table.height + 2
    book.save(path)
    return path


def make_text(path: Path, tables: Sequence[Table], lines: Sequence[str] = (), *, between: str = "\t") -> Path:
    """Text as it is pasted from a page: cells between tabs, or each on a line of its own."""
    every = [*lines]
    for table in tables:
        every.append(table.title)
        for at in range(table.height):
            cells = {column: text for row, column, _, _, text in table.cells if row == at}
            if between == "\t":
                every.append("\t".join(cells.get(column, "") for column in range(table.width)))
            else:
                every += [text for _, text in sorted(cells.items()) if text]
    path.write_text("\n".join(every), encoding="utf-8")
    return path
