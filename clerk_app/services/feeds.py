"""What the office's small registers count for a row that no request can fill (old sheet, rows 六, 七 and block 九)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from clerk_app.cases.request import Request
from clerk_app.cases.year_sheet import Value, last_day
from clerk_app.law.form_table import Feed, Register
from clerk_app.law.tariff import FEN_A_YUAN
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk

WAN = Decimal("1E4")
"""万元: the unit of amounts on the sheets."""


def counted(desk: Desk, feed: Feed, year: int, month: int = 0) -> Value | None:
    """The register's figure of a year, or of one month. None where it has no line in the year: blank is not 0."""
    lines = list(_lines(desk, feed, year))
    if not lines:
        return None
    total = sum(value for on, value in lines if not month or on.month == month)
    if feed.register is Register.FEES:
        return Decimal(f"{(Decimal(total) / FEN_A_YUAN / WAN).normalize():f}")
    return total


def _lines(desk: Desk, feed: Feed, year: int) -> Iterator[tuple[date, int]]:
    if feed.register is Register.COMPLAINTS:
        lines: Iterator[tuple[date, int]] = ((one.came_on, 1) for one in desk.store.complaints.all() if one.counts)
    elif feed.register is Register.WORK_LOG:
        lines = (
            (one.done_on, one.persons if feed.persons else 1)
            for one in desk.store.work_log.all()
            if one.kind in feed.kinds
        )
    else:
        ids = desk.store.requests.with_event(EventKind.FEE_PAID, date(year, 1, 1), last_day(year))
        lines = (paid for request in desk.store.requests.some(ids) for paid in _paid(request))
    return (line for line in lines if line[0].year == year)


def _paid(request: Request) -> Iterator[tuple[date, int]]:
    """Fees that were paid, in fen, by the day of payment: what the notice before it asked for."""
    asked = 0
    for event in request.events:
        if event.kind is EventKind.FEE_NOTICED:
            asked = event.whole("amount_fen") or 0
        elif event.kind is EventKind.FEE_PAID:
            yield event.on, asked
