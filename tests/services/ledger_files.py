"""Small ledgers written for a test: headings, rows, sheets, as XlsxWriter writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

DATA = Path(__file__).resolve().parent.parent / "data"
LEDGERS = DATA / "ledgers"
TODAY = date(2026, 10, 13)

HEADINGS = ("登记编号", "收到日期", "申请渠道", "申请人类型", "申请人", "申请内容")
ROW = ("甲1", "2023-05-08", "网络", "自然人", "顾小满", "会议纪要")
REMEDY_HEADINGS = ("登记编号", "类型", "受理机关", "案号", "收到日期", "结果", "结案日期")

Cells = Sequence[object]


def ledger(
    folder: Path, rows: Sequence[Cells], *, headings: Cells = HEADINGS, above: Sequence[Cells] = (),
    remedies: Sequence[Cells] = (), name: str = "台账.xlsx",
) -> Path:
    """A workbook with one register and, where rows are given, one sheet of remedies."""
    path = folder / name
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    _write(book.add_worksheet("台账"), [*above, headings, *rows])
    if remedies:
        _write(book.add_worksheet("复议诉讼"), [REMEDY_HEADINGS, *remedies])
    book.close()
    return path


def row(**changed: object) -> tuple[Cells, Cells]:
    """Headings and one row: the plain request, with fields changed or added by their headings."""
    named = dict(zip(HEADINGS, ROW, strict=True)) | changed
    return tuple(named), tuple(named.values())


def one_row(folder: Path, **changed: object) -> Path:
    """A ledger of one request."""
    headings, cells = row(**changed)
    return ledger(folder, [cells], headings=headings)


def _write(sheet: object, rows: Sequence[Cells]) -> None:
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell not in (None, ""):
                sheet.write(number, column, cell)  # type: ignore[attr-defined]
