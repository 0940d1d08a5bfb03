"""Makes resources/demo/ledger.xlsx: the old ledger of a made-up office, January 2025 to August 2026.

Run by hand after a change here: ``python packaging/make_demo.py``; a test proves that the file says what this says.
Its rows stand in demo_rows.toml; some deadlines are counted Monday to Friday alone, as offices' formulas do, so that an
import has something to explain.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from clerk_app.law.reading import read_holidays  # noqa: E402
from clerk_app.law.workdays import WorkCalendar  # noqa: E402

SOURCE = TOP / "packaging" / "demo_rows.toml"
LEDGER = TOP / "resources" / "demo" / "ledger.xlsx"
BASIS = {"当面": "当面提交", "信函": "签收", "平信": "双方确认", "网络": "双方确认", "传真": "双方确认"}
MANNER = {"邮": "邮寄（EMS）", "领": "当面领取", "电": "电子邮件", "直": "直接送达", "委": "委托送达"}
HANDLERS = {"办公室": "苏晚晴", "建设科": "江遥", "规划科": "程砚秋", "法制科": "温以宁", "财务科": "何暮云"}
CALENDAR = WorkCalendar(read_holidays(TOP / "resources" / "holidays"))
PLAIN_CALENDAR = WorkCalendar(())


@dataclass(frozen=True)
class Row:
    """One request of demo_rows.toml, which says what the fields are."""

    received: date
    channel: str
    kind: str
    name: str
    wording: str
    unit: str
    took: int | None = None
    outcome: str = ""
    manner: str = ""
    signed_after: int = 0
    more: dict[str, str | int] = field(default_factory=dict)


PLAIN = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
HEADINGS, REMEDY_HEADINGS = PLAIN["headings"], PLAIN["remedy_headings"]
ROWS = tuple(Row(**row) for row in PLAIN["row"])


def cells() -> tuple[list[list[object]], list[list[object]]]:
    """Register and remedies, heading rows first."""
    register: list[list[object]] = [list(HEADINGS)]
    numbers: dict[int, int] = {}
    papers: dict[int, int] = {}
    answers = sorted((_answered_on(row), place) for place, row in enumerate(ROWS) if row.took is not None)
    paper_of: dict[int, str] = {}
    for day, place in answers:
        papers[day.year] = papers.get(day.year, 0) + 1
        paper_of[place] = f"临澜信公〔{day.year}〕{papers[day.year]}号"
    for place, row in enumerate(ROWS):
        year = row.received.year
        numbers[year] = numbers.get(year, 0) + 1
        register.append(_cells(row, place, f"{year}-{numbers[year]:04}", paper_of.get(place, "")))
    remedies: list[list[object]] = [list(REMEDY_HEADINGS)]
    fields = ("number", "route", "body", "case_number", "filed", "result", "closed")
    remedies += [[remedy.get(name, "") for name in fields] for remedy in PLAIN["remedy"]]
    return register, remedies


def _start(row: Row) -> date:
    """Day 0 of the count: the receipt, the correction (第三十条) or the payment."""
    restarted = row.more.get("补正收到日期", row.more.get("缴费日期"))
    return CALENDAR.after(row.received, restarted) if isinstance(restarted, int) else row.received


def _answered_on(row: Row) -> date:
    assert row.took is not None
    return CALENDAR.after(_start(row), row.took)


def _cells(row: Row, place: int, number: str, paper: str) -> list[object]:
    received = row.received
    extended = row.more.get("延长工作日", 0)
    assert isinstance(extended, int)
    calendar = PLAIN_CALENDAR if place % 7 == 3 else CALENDAR
    known: dict[str, object] = {
        "序号": place + 1, "登记编号": number, "收到日期": received, "收到日期依据": BASIS[row.channel],
        "申请渠道": row.channel, "申请人类型": row.kind, "申请人": row.name, "联系电话": f"0000-555{place + 100:04}",
        "通信地址": f"临澜区柳荫路{place * 3 % 97 + 1}号", "申请内容摘要": row.wording, "承办科室": row.unit,
        "承办人": HANDLERS[row.unit], "法定答复期限": calendar.after(received, 20), "处理结果": row.outcome,
    }  # fmt: skip
    if row.took is not None:
        answered = _answered_on(row)
        known |= {"答复日期": answered, "答复文书文号": paper}
        if row.manner:
            known |= {"送达方式": MANNER[row.manner], "送达日期": answered}
        if row.signed_after:
            known["签收日期"] = CALENDAR.after(answered, row.signed_after)
    for heading, cell in row.more.items():
        is_count = isinstance(cell, int) and heading not in ("延长工作日", "收费金额（元）")
        known[heading] = CALENDAR.after(received, cell) if is_count and isinstance(cell, int) else cell
    return [known.get(heading, "") for heading in HEADINGS]


def main() -> None:
    """Write the workbook."""
    register, remedies = cells()
    book = xlsxwriter.Workbook(LEDGER, {"default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": "临澜区政府信息公开申请台账（演示）", "created": datetime(2026, 9, 1)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#F2F2F2"})
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    page = book.add_worksheet("台账")
    page.merge_range(0, 0, 0, len(HEADINGS) - 1, "临澜区人民政府办公室依申请公开台账（虚构，仅供演示）", title)
    _write(page, 1, register, bold)
    page.freeze_panes(2, 2)
    _write(book.add_worksheet("复议诉讼"), 0, remedies, bold)
    book.close()


def _write(page: object, first: int, rows: list[list[object]], bold: object) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                page.write(first + number, column, cell, *([bold] if number == 0 else []))  # type: ignore[attr-defined]
    page.set_column(0, len(rows[0]) - 1, 13)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
