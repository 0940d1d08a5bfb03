"""One cell of a ledger as the value it means: a day, a whole number, an amount, a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from clerk_app.services.ledger_words import DayBounds
from clerk_app.services.workbook_reading import Cell

_DAY = re.compile(r"(?P<year>\d{4})[-./年、,](?P<month>\d{1,2})[-./月、,](?P<day>\d{1,2})[日号.]?")
_HALF = r"(?:上午|下午|中午|早上|晚上|凌晨)"
_CLOCK = re.compile(
    rf"(?:[ T]|(?<=[日号])|(?={_HALF}))\s*{_HALF}?\s*"
    r"\d{1,2}(?:[:时点]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[分秒Z]?|[时点])(?: ?[AP]M)?$"
)
_HALF_ALONE = re.compile(rf" ?{_HALF}$")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?$")
_EIGHT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_WHOLE = re.compile(r"(\d+)(?:\.0+)?(?:个)?(?:工作日|天|日|件|项|个)?")
_AMOUNT = re.compile(r"[¥]?(\d+(?:,\d{3})*(?:\.\d{1,2})?)元?")


class UnreadableCell(ValueError):
    """A cell that is not what its column says. ``key`` of a sentence, ``facts`` for its blanks."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts: Mapping[str, object] = facts


def text_of(cell: Cell) -> str:
    """A cell as one text: a whole number without its point, a day as ISO, ends trimmed."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip()


def has_lost_digits(cell: Cell, kept: int) -> bool:
    """Whether a number has more digits than a spreadsheet keeps: an identity number not typed as text."""
    return isinstance(cell, int | float) and len(str(abs(int(cell)))) > kept


def day_of_cell(cell: Cell, bounds: DayBounds, *, is_from_1904: bool = False) -> date:
    """The day a cell means: a real date, 2023-05-08, 2023.5.8, 2023年5月8日, 20230508 or Excel's number."""
    day = cell if isinstance(cell, date) else _written_day(cell, bounds, is_from_1904=is_from_1904)
    if day < bounds.first_day:
        raise UnreadableCell("row_day_too_early", first=bounds.first_day)
    return day


def _written_day(cell: Cell, bounds: DayBounds, *, is_from_1904: bool) -> date:
    text = unicodedata.normalize("NFKC", text_of(cell)).replace("。", ".")
    text = re.sub(r"[—–−‐‑]", "-", text)
    for behind in (_CLOCK, _HALF_ALONE, _WEEKDAY):
        text = behind.sub("", text.strip())
    text = re.sub(r"\s*([-./年月日号、,])\s*", r"\1", text).strip()
    found = _DAY.fullmatch(text) or _EIGHT.fullmatch(text)
    if found is not None:
        try:
            return date(*(int(found[part]) for part in ("year", "month", "day")))
        except ValueError:
            raise UnreadableCell("row_day_impossible") from None
    try:
        serial = int(Decimal(text)) + (bounds.serial_1904 if is_from_1904 else 0)
    except (InvalidOperation, ValueError, OverflowError):
        raise UnreadableCell("row_day_unreadable") from None
    if not bounds.serial_from <= serial <= bounds.serial_to:
        raise UnreadableCell("row_day_unreadable")
    return bounds.serial_zero + timedelta(days=serial)


def whole_of_cell(cell: Cell) -> int:
    """A count of days or items: 20, ``20个工作日``."""
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text_of(cell)).replace(" ", ""))
    if found is None:
        raise UnreadableCell("row_whole_unreadable")
    return int(found[1])


def is_whole(cell: Cell) -> bool:
    """Whether a cell holds a count."""
    return _WHOLE.fullmatch(unicodedata.normalize("NFKC", text_of(cell)).replace(" ", "")) is not None


def fen_of_cell(cell: Cell) -> int:
    """An amount of money in 分, written in 元."""
    found = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text_of(cell)).replace(" ", ""))
    if found is None:
        raise UnreadableCell("row_amount_unreadable")
    return int(Decimal(found[1].replace(",", "")).scaleb(1).scaleb(1))
