"""Look at the year: the drawings of one year and of the years side by side, with their words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from functools import cache

from clerk_app import places
from clerk_app.cases import year_shape
from clerk_app.cases.request import Request, RequestId
from clerk_app.cases.same_applicant import plain_name
from clerk_app.cases.year_shape import Bar, Chart, Ids, InTime, ShapeScale, Taken, YearCount, read_scale
from clerk_app.law.clock import Clock
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.render.chart_png import chart_png
from clerk_app.render.report_docx import Picture
from clerk_app.services import year_sheets
from clerk_app.services.applicants import name_words, same_applicant
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of, workdays_of

ANSWER = "answer"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Not those of ``calendar``: they are in the language of the system, whatever the window speaks."""


@cache
def scale() -> ShapeScale:
    """The scale that is shipped."""
    return read_scale(places.resources() / "shape.toml")


def charts_of(desk: Desk, year: int, today: date) -> tuple[Chart, ...]:
    """The drawings of a year, counted as its sheet is; those without anything to show are left out."""
    sheet = year_sheets.build(desk, year, today=today)
    requests = [one for one in desk.store.requests.all() if one.in_force]
    received = year_shape.received_in(requests, year, sheet.as_of)
    closed = year_shape.closed_in(requests, year, sheet.as_of)
    answered = [one for one in closed if one.closing is not None and one.closing.kind is EventKind.ANSWERED]
    drawn = (
        _months(desk, year_shape.months(requests, year, sheet.as_of)),
        _days(desk, [_taken(desk, one) for one in answered], _limit(desk, sheet.as_of)),
        _named(desk, "results", year_shape.results(sheet)),
        _repeats(desk, received),
        _named(desk, "units", year_shape.units(received, scale(), desk.terms.sentence("shape_other_units"))),
        _years(desk, requests, year, today),
    )
    return tuple(chart for chart in drawn if not chart.is_empty)


def pictures(desk: Desk, charts: Sequence[Chart]) -> tuple[Picture, ...]:
    """The drawings as pictures for the report, in black on white. Raises KnownTrouble where a character has no font."""
    return tuple(Picture(chart.title, chart_png(chart, desk.fonts)) for chart in charts)


def _limit(desk: Desk, day: date) -> int:
    return desk.rules.on(ANSWER, day).days


def _taken(desk: Desk, request: Request) -> Taken:
    """Working days from day 0 to the end, without the pauses."""
    clock = clock_of(desk, request)
    closing = request.closing
    ended = clock.served_on or clock.closed_on or (closing.on if closing is not None else clock.start)
    days = _used(clock, ended, workdays_of(desk, request))
    late = (clock.late_days or 0) > 0
    how = InTime.LATE if late else InTime.EXTENDED if clock.extended_days else InTime.PLAIN
    return Taken(request.id, days, how)


def _used(clock: Clock, ended: date, workdays: WorkCalendar) -> int:
    if ended <= clock.start:
        return 0
    days = workdays.between(clock.start, ended)
    for first, last in clock.excluded:
        begins, ends = max(first, clock.start), min(last, ended)
        if begins <= ends:
            days -= workdays.between(begins, ends) + (begins > clock.start and workdays.is_workday(begins))
    return max(days, 0)


# --- the drawings


def _made(
    desk: Desk, name: str, bars: Sequence[Bar], series: Sequence[str] = (), *, is_lying: bool = False,
    limit_after: int = 0, limit: int = 0,
) -> Chart:
    terms = desk.terms
    title = terms.sentence(f"shape_{name}")
    named = tuple(terms.sentence(f"shape_{one}") for one in series)
    said = [
        terms.sentence("shape_bar", {"name": bar.label, "value": tuple(str(value) for value in bar.values)})
        for bar in bars
        if any(bar.values)
    ]
    facts = {"title": title, "series": named, "bars": terms.either("；", "; ").join(said)}
    says = terms.sentence("shape_says" if named else "shape_says_one", facts)
    return Chart(
        id=name, title=title, series=named, bars=tuple(bars), says=says, is_lying=is_lying, limit_after=limit_after,
        limit=terms.sentence("shape_limit", {"days": limit}) if limit else "",
    )


def _bar(label: str, *ids: Ids, is_apart: bool = False) -> Bar:
    return Bar(label, tuple(len(one) for one in ids), ids, is_apart)


def _months(desk: Desk, months: Sequence[year_shape.Month]) -> Chart:
    bars = []
    for one in months:
        named = desk.terms.sentence("shape_month", {"month": one.month, "name": _MONTHS[one.month - 1]})
        bars.append(_bar(named, one.received, one.closed))
    return _made(desk, "months", bars, ("received", "closed"))


def _days(desk: Desk, taken: Sequence[Taken], limit: int) -> Chart:
    bars = []
    for span in year_shape.days_taken(taken, limit, scale()):
        key = "shape_span" if span.last else "shape_span_open"
        facts = {"first": span.first, "last": span.last}
        plain = span.how is InTime.PLAIN
        label = desk.terms.sentence(key if plain else f"shape_{span.how.value}", facts)
        bars.append(_bar(label, span.requests, is_apart=not plain))
    within = sum(1 for one in year_shape.days_taken((), limit, scale()) if one.how is InTime.PLAIN)
    return _made(desk, "days", bars, limit_after=within, limit=limit)


def _named(desk: Desk, name: str, rows: Sequence[year_shape.Named]) -> Chart:
    bars = [_bar(desk.terms.either(one.name, one.english or one.name), one.requests) for one in rows]
    return _made(desk, name, bars, is_lying=True)


def _repeats(desk: Desk, received: Sequence[Request]) -> Chart:
    bars = []
    for one in year_shape.repeats(received, _key, _same, scale()):
        kind = "once" if one.first == one.last else "several" if one.last else "more"
        label = desk.terms.sentence(f"shape_repeat_{kind}", {"first": one.first, "last": one.last})
        bars.append(Bar(label, (one.applicants,), (one.requests,)))
    return _made(desk, "repeats", bars, is_lying=True)


def _key(request: Request) -> Hashable:
    return plain_name(request.applicant.name, name_words())


def _same(one: Request, other: Request) -> bool:
    return same_applicant(one.applicant, other.applicant)


def _years(desk: Desk, requests: Sequence[Request], year: int, today: date) -> Chart:
    known = {one.received_on.year for one in requests if one.received_on <= today}
    first = min((one for one in known if one <= year), default=year)
    first = max(first, year - scale().listed + 1)
    counts = year_shape.years(requests, desk.store.remedies.all(), first, year, today)
    bars = [_year_bar(one, before) for one, before in zip(counts, (None, *counts), strict=False)]
    return _made(desk, "years", bars if len(bars) > 1 else [], ("received", "closed", "open", "remedies"))


def _year_bar(one: YearCount, before: YearCount | None) -> Bar:
    ids: tuple[tuple[RequestId, ...], ...] = (one.received, one.closed, one.open_at_end, one.remedies)
    values = tuple(len(part) for part in ids)
    marks: tuple[bool, ...] = ()
    if before is not None and one.is_whole and before.is_whole:
        former = (before.received, before.closed, before.open_at_end, before.remedies)
        marks = tuple(
            year_shape.is_marked(now, len(part), scale()) for now, part in zip(values, former, strict=True)
        )
    return Bar(str(one.year), values, ids, marks=marks)
