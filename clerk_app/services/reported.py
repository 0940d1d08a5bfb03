"""What is kept beside the tick of a duty that hands in figures or a list: the sheet or the list as it stood."""

from __future__ import annotations

from datetime import date

from clerk_app.services import lost_cases
from clerk_app.services.desk import Desk
from clerk_app.services.months import MONTH_FIGURES, QUARTER_FIGURES, count, frozen, read_period

HANDED_IN = (MONTH_FIGURES, QUARTER_FIGURES, lost_cases.LOST_CASES)
"""Duties whose sheet or list this register makes."""


def page_of(duty: str, code: str) -> str:
    """How the page of months names what is handed in for a duty: 2026-09, 2026Q3, lost 2026Q3."""
    period = code.removesuffix(lost_cases.SUPPLEMENT)
    return f"lost {period}" if duty == lost_cases.LOST_CASES else period


def kept_with(desk: Desk, duty: str, code: str, today: date) -> dict[str, object]:
    """Empty for a duty that hands in nothing this register counts, and for a period that has not begun."""
    if duty not in HANDED_IN:
        return {}
    period = read_period(code.removesuffix(lost_cases.SUPPLEMENT))
    if period.first > today:
        return {}
    if duty == lost_cases.LOST_CASES:
        return {"lost": lost_cases.frozen(lost_cases.cases_of(desk, period, today))}
    return {"sheet": frozen(desk, count(desk, period, today))}
