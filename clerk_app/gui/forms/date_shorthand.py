"""What a clerk may type for a day: `12`, `1012`, `昨天`, `z5`, `+3`; read without a word on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum, unique

from clerk_app.law.workdays import WorkCalendar

_HALF_WIDTH = str.maketrans("０１２３４５６７８９。．，、－—–−／＋　", "0123456789..,,----/+ ")
_RELATIVE = {"前天": -2, "昨天": -1, "今天": 0, "明天": 1, "qt": -2, "zt": -1, "jt": 0, "mt": 1}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEK = 7
_FIRST_MONTH, _LAST_MONTH = 1, 12
_MOST_ECHOED = 12
_YEARS_TRIED = 9
"""29 February comes back within eight years."""


@unique
class Leaning(Enum):
    """Which way an unfinished date leans: a receipt lies in the past, a limit is still to come."""

    PAST = -1
    COMING = 1


def half_width(text: str) -> str:
    """Full-width digits and signs as an input method types them, turned into plain ones."""
    return text.translate(_HALF_WIDTH)


def echo(text: str) -> str:
    """What was typed, short enough to stand in a sentence below its field."""
    said = " ".join(text.split())
    return said if len(said) <= _MOST_ECHOED else said[:_MOST_ECHOED] + "…"


def next_day(day: date, by: int) -> date:
    """The calendar day ``by`` days on (negative: back)."""
    return date.fromordinal(day.toordinal() + by)


def next_workday(day: date, by: int, workdays: WorkCalendar) -> date:
    """The working day ``by`` working days on (negative: back)."""
    step = 1 if by > 0 else -1
    left = abs(by)
    while left:
        day = next_day(day, step)
        left -= workdays.is_workday(day)
    return day


def read_day(text: str, *, today: date, leaning: Leaning, workdays: WorkCalendar) -> date | None:
    """The day that was meant, or None where the text is no day."""
    typed = half_width(text).strip().lower().replace(" ", "")
    if not typed:
        return None
    if typed in _RELATIVE:
        return next_day(today, _RELATIVE[typed])
    if working := re.fullmatch(r"([+-])(\d{1,3})", typed):
        count = int(working[2])
        return next_workday(today, count if working[1] == "+" else -count, workdays)
    if named := re.fullmatch(r"(上|s)?(?:周|星期|礼拜|z)([一二三四五六日天1-7])", typed):
        last_week = named[1] is not None
        weekday = _WEEKDAYS[named[2]] if named[2] in _WEEKDAYS else int(named[2]) - 1
        return _weekday(weekday, today, leaning, last_week=last_week)
    return _written(typed, today, leaning)


def _weekday(weekday: int, today: date, leaning: Leaning, *, last_week: bool) -> date:
    if last_week:
        return next_day(today, weekday - today.weekday() - _WEEK)
    away = (weekday - today.weekday()) % _WEEK
    return next_day(today, away - _WEEK if away and leaning is Leaning.PAST else away)


def _written(typed: str, today: date, leaning: Leaning) -> date | None:
    if full := re.fullmatch(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?", typed) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)", typed
    ):
        return _day(int(full[1]), int(full[2]), int(full[3]))
    if short := re.fullmatch(r"(\d\d)(\d\d)(\d\d)", typed):
        return _day(today.year // 100 * 100 + int(short[1]), int(short[2]), int(short[3]))
    if split := re.fullmatch(r"(\d{1,2})[-./月](\d{1,2})日?", typed) or re.fullmatch(r"(\d\d)(\d\d)", typed):
        return _of_some_year(int(split[1]), int(split[2]), today, leaning)
    if run := re.fullmatch(r"(\d)(\d)(\d)", typed):
        first = _of_some_year(int(run[1]), int(run[2] + run[3]), today, leaning)
        return first or _of_some_year(int(run[1] + run[2]), int(run[3]), today, leaning)
    if alone := re.fullmatch(r"(\d{1,2})日?", typed):
        return _of_some_month(int(alone[1]), today, leaning)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits(today: date, leaning: Leaning) -> Callable[[date], bool]:
    return today.__ge__ if leaning is Leaning.PAST else today.__le__


def _of_some_year(month: int, day: int, today: date, leaning: Leaning) -> date | None:
    fits = _fits(today, leaning)
    for away in range(_YEARS_TRIED):
        found = _day(today.year + away * leaning.value, month, day)
        if found is not None and fits(found):
            return found
    return None


def _of_some_month(day: int, today: date, leaning: Leaning) -> date | None:
    fits = _fits(today, leaning)
    year, month = today.year, today.month
    for _ in range(_LAST_MONTH):
        found = _day(year, month, day)
        if found is not None and fits(found):
            return found
        month += leaning.value
        if not _FIRST_MONTH <= month <= _LAST_MONTH:
            month = _LAST_MONTH if leaning is Leaning.PAST else _FIRST_MONTH
            year += leaning.value
    return None
