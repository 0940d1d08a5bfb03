"""月报和季报: the sheet of a month or quarter by both dates, and what of it was sent, kept as it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from clerk_app import places
from clerk_app.cases.month_sheet import (
    Basis,
    Counted,
    FigureChange,
    MonthFigure,
    MonthSheet,
    Reach,
    Spot,
    Told,
    month_sheet,
    read_month_form,
)
from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.law.duties import Period, Span, periods
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

MONTH_FIGURES, QUARTER_FIGURES = "month_figures", "quarter_figures"
_DUTY_OF: Mapping[Span, str] = MappingProxyType({Span.MONTH: MONTH_FIGURES, Span.QUARTER: QUARTER_FIGURES})
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})[Qq]([1-4])", re.ASCII)


def duty_of(period: Period) -> str:
    """The duty under which the figures of such a period are kept."""
    return _DUTY_OF[period.span]


def read_period(text: str) -> Period:
    """2026-09 or 2026Q3. Raises KnownTrouble("period_not_understood")."""
    for pattern, span in ((_MONTH, Span.MONTH), (_QUARTER, Span.QUARTER)):
        found = pattern.fullmatch(text.strip())
        if found is not None:
            year, number = (int(part) for part in found.groups())
            fitting = [one for one in periods(span, year, year) if one.number == number] if year else []
            if fitting:
                return fitting[0]
    raise KnownTrouble("period_not_understood", kind="input", text=text)


def is_quarter(period: Period) -> bool:
    """Whether it is one."""
    return period.span is Span.QUARTER


def month(year: int, number: int) -> Period:
    """One month."""
    return Period(Span.MONTH, year, number)


def quarter(year: int, number: int) -> Period:
    """One quarter."""
    return Period(Span.QUARTER, year, number)


def known_periods(desk: Desk, span: Span, today: date) -> tuple[Period, ...]:
    """From the first request's to the one that runs, the latest first."""
    first = min(desk.store.requests.first_received() or today, today)
    found = [one for one in periods(span, first.year, today.year) if one.last >= first and one.first <= today]
    return tuple(reversed(found))


def last_over(known: tuple[Period, ...], today: date) -> Period:
    """The latest of them that is over, else the latest: what is to be reported."""
    return next((one for one in known if one.last < today), known[0])


@dataclass(frozen=True)
class MonthView:
    """The sheet as counted now, what was sent of it, and every figure that is another since."""

    sheet: MonthSheet
    sent: SentSheet | None = None
    changed: tuple[FigureChange, ...] = ()
    organ: OrganId | None = None
    """Whose alone; None: of all agencies of the desk together."""

    # By the dates each of them is about: received, finished, open at the end.

    @property
    def new(self) -> MonthFigure:
        """Received in the period, by the day of receipt."""
        return self.sheet.figure("total", Basis.RECEIVED)

    @property
    def answered(self) -> MonthFigure:
        """Finished in the period, by the day that finished it."""
        return self.sheet.figure("total", Basis.CLOSED)

    @property
    def open_at_end(self) -> MonthFigure:
        """Received by the end and not finished by it."""
        return self.sheet.figure("open_at_end", Basis.RECEIVED)


@dataclass(frozen=True)
class SentSheet:
    """What was sent: the sheet as it stood, the numbers of the requests behind it, the day and who."""

    sheet: MonthSheet
    numbers: Mapping[RequestId, str]
    on: date
    by: str
    note: str


def count(desk: Desk, period: Period, today: date, *, organ: OrganId | None = None) -> MonthSheet:
    """The sheet as the register stands now; ``organ``: of one agency alone, without complaints about no request.

    Raises KnownTrouble("period_not_begun")."""
    if period.first > today:
        raise KnownTrouble("period_not_begun", kind="input", period=str(period))
    first, last = period.first.replace(month=1, day=1), min(period.last, today)
    requests = [one for one in desk.store.requests.in_span(first, last) if organ in (None, one.organ)]
    about = {one.request_id for one in desk.store.complaints.all() if one.request_id is not None} if organ else set()
    theirs = {one.id for one in desk.store.requests.some(about) if one.organ == organ}
    counted = Counted(
        requests=requests,
        remedies=remedies_of(desk, requests, first, organ),
        complaints=[
            Told(one.kind, one.came_on, one.closed_on, one.request_id)
            for one in desk.store.complaints.all() if one.counts and (organ is None or one.request_id in theirs)
        ],
        is_late=_Lateness(desk).of,
    )
    return month_sheet(read_month_form(places.resources()), period, counted, today)


def remedies_of(
    desk: Desk, requests: Iterable[Request], first: date, organ: OrganId | None = None
) -> list[Remedy]:
    """The remedies that can be in a count of days from ``first`` on, over requests in force."""
    found = [
        one for one in desk.store.remedies.all()
        if any(on is not None and on >= first for on in (one.filed_on, one.accepted_on, one.closed_on))
    ]  # fmt: skip
    known = {one.id for one in requests}
    others = desk.store.requests.some({one.request for one in found} - known)
    known |= {one.id for one in others if organ in (None, one.organ)}
    return [one for one in found if one.request in known]


class _Lateness:
    """Whether a request was finished late; each is reckoned once, though four columns ask."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[RequestId, bool] = {}

    def of(self, request: Request) -> bool:
        if request.id not in self._known:
            self._known[request.id] = (clock_of(self._desk, request).late_days or 0) > 0
        return self._known[request.id]


def numbers_of(desk: Desk, ids: set[RequestId]) -> dict[RequestId, str]:
    """The numbers of requests, of struck ones too."""
    return desk.store.requests.numbers(ids)


def frozen(desk: Desk, sheet: MonthSheet) -> dict[str, object]:
    """The sheet and the requests behind it as JSON-ready data: what a filing keeps."""
    numbers = numbers_of(desk, {one for figure in sheet.figures.values() for one in figure.requests})
    return {
        "period": str(sheet.period),
        "as_of": sheet.as_of.isoformat(),
        "unit": "request",
        "labels": {row.id: row.zh for row in sheet.form.rows},
        "figures": [
            {"row": row, "basis": basis.value, "reach": reach.value, "value": figure.value,
             "requests": list(figure.requests)}
            for (row, basis, reach), figure in sheet.figures.items()
        ],
        "numbers": {str(one): number for one, number in sorted(numbers.items())},
    }  # fmt: skip


def thawed(desk: Desk, plain: Mapping[str, Any]) -> tuple[MonthSheet, dict[RequestId, str]]:
    """The sheet that was kept, on the form of today, and the numbers."""
    figures: dict[Spot, MonthFigure] = {
        (str(one["row"]), Basis(one["basis"]), Reach(one["reach"])): MonthFigure(
            one["value"], tuple(RequestId(each) for each in one["requests"])
        )
        for one in plain["figures"]
    }
    sheet = MonthSheet(
        read_month_form(places.resources()), read_period(plain["period"]), date.fromisoformat(plain["as_of"]),
        MappingProxyType(figures),
    )
    return sheet, {RequestId(int(one)): number for one, number in plain["numbers"].items()}
