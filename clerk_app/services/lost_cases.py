"""每季度败诉情况报送: the cases that ended as corrected in a quarter, provisional before it is over; its supplement.

西政办发〔2017〕14号 四（二）5 asks for them by the 5th of the month after, a nil report too; no form of it was found,
so the columns are the ones any such form needs, and those the register does not hold stay blank and are named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clerk_app import places
from clerk_app.cases.remedy import Remedy, RemedyId
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.duties import Part, Period, occurrences
from clerk_app.law.duty_file import read_duties
from clerk_app.law.terms import EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import ANSWER
from clerk_app.services.months import quarter
from clerk_app.services.period_words import words_of
from clerk_app.services.ready_filing import ReadyFiling, keep
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble

LOST_CASES = "lost_cases"
"""The duty."""
SUPPLEMENT = "+"
"""Ends the period of a supplement, as filings name it."""


@dataclass(frozen=True)
class LostCase:
    """One reconsideration or lawsuit that ended as corrected, with the answer it was over."""

    remedy: RemedyId
    request: RequestId
    request_number: str
    route: RemedyRoute
    body: str
    case_number: str
    organ: str
    applicant: str
    answer_number: str
    answered_on: date | None
    answer: Outcome | None
    filed_on: date
    accepted_on: date | None
    closed_on: date
    decision_received_on: date | None
    result: RemedyResult
    is_added: bool = False
    """Not on the list that was reported before."""


@dataclass(frozen=True)
class ReportedList:
    """A list as it was reported."""

    cases: tuple[RemedyId, ...]
    names: Mapping[RemedyId, str]
    on: date
    by: str
    is_supplement: bool
    closes: bool
    """Reported after the quarter was over: nothing more is awaited."""


@dataclass(frozen=True)
class QuarterReport:
    """The list of a quarter up to ``as_of``; without a case it is a nil report."""

    period: Period
    as_of: date
    cases: tuple[LostCase, ...]
    due_on: date | None
    supplement_on: date | None
    """The first working day after the named one, where the report is due before the quarter is over; else None."""
    reported: ReportedList | None
    dropped: tuple[str, ...]
    """Cases that were reported and are not on the list any more, by their case number."""
    is_provisional: bool
    """The quarter is not over: a decision of its last days may still come."""

    @property
    def is_nil(self) -> bool:
        """Whether it is a nil report."""
        return not self.cases

    @property
    def added(self) -> tuple[LostCase, ...]:
        """What a supplement has to add."""
        return tuple(one for one in self.cases if one.is_added)

    @property
    def is_changed(self) -> bool:
        """Whether the list is another than was reported."""
        return bool(self.added or self.dropped)


def cases_of(desk: Desk, period: Period, today: date) -> tuple[LostCase, ...]:
    """The cases ended as corrected in the quarter up to ``today``, by the day they ended."""
    last = min(period.last, today)
    lost = [
        (one, one.closed_on) for one in desk.store.remedies.all()
        if one.result is RemedyResult.CORRECTED and one.closed_on is not None and period.first <= one.closed_on <= last
    ]  # fmt: skip
    requests = {one.id: one for one in desk.store.requests.some({one.request for one, _ in lost})}
    found = [
        _case(one, closed_on, requests[one.request], desk.store.organs.on(requests[one.request].organ, closed_on).name)
        for one, closed_on in lost
        if one.request in requests
    ]
    return tuple(sorted(found, key=lambda one: (one.closed_on, one.remedy)))


def _case(remedy: Remedy, closed_on: date, request: Request, organ: str) -> LostCase:
    closing = request.closing
    letters = [
        event.text("number") for event in request.events
        if event.kind is EventKind.LETTER_ISSUED and event.text("letter") == ANSWER
    ]  # fmt: skip
    number = (closing.text("number") if closing is not None else "") or next(iter(letters), "")
    return LostCase(
        remedy=remedy.id, request=remedy.request, request_number=remedy.request_number, route=remedy.route,
        body=remedy.body, case_number=remedy.case_number, organ=organ, applicant=request.applicant.name,
        answer_number=number, answered_on=closing.on if closing is not None else None, answer=request.outcome,
        filed_on=remedy.filed_on, accepted_on=remedy.accepted_on, closed_on=closed_on,
        decision_received_on=remedy.decision_received_on, result=RemedyResult.CORRECTED,
    )


def quarter_report(desk: Desk, year: int, number: int, *, today: date) -> QuarterReport:
    """The list of a quarter, and what of it was reported. Raises KnownTrouble("period_not_begun")."""
    period = quarter(year, number)
    if period.first > today:
        raise KnownTrouble("period_not_begun", kind="input", period=str(period))
    known = reported(desk, period)
    before = None if known is None else set(known.cases)
    cases = cases_of(desk, period, today)
    if before is not None:
        cases = tuple(replace(one, is_added=one.remedy not in before) for one in cases)
    now = {one.remedy for one in cases}
    dropped = () if known is None else tuple(known.names[one] for one in known.cases if one not in now)
    due_on, supplement_on = _days(desk, period)
    return QuarterReport(
        period, min(period.last, today), cases, due_on, supplement_on, known, dropped,
        is_provisional=today <= period.last,
    )


def _days(desk: Desk, period: Period) -> tuple[date | None, date | None]:
    """When the report is due, and when its supplement."""
    rule = next(one for one in read_duties(places.resources()) if one.key == LOST_CASES)
    after = period.month_after(1)
    found = [
        one for one in occurrences(rule, period.first, after.replace(day=1) + (after - period.first), desk.workdays)
        if one.period == period
    ]  # fmt: skip
    days = {one.part: one.due_on for one in found}
    return days.get(Part.MAIN), days.get(Part.SUPPLEMENT)


# --- what was reported


def frozen(cases: Sequence[LostCase]) -> list[dict[str, object]]:
    """The list as JSON-ready data, without personal data: what a filing keeps."""
    return [
        {
            "remedy": one.remedy, "request": one.request_number, "route": one.route.value, "body": one.body,
            "case_number": one.case_number, "closed_on": one.closed_on.isoformat(),
        }
        for one in cases
    ]  # fmt: skip


def reported(desk: Desk, period: Period) -> ReportedList | None:
    """The list that was reported last, with or without a supplement; None where none was, or it was taken back."""
    held: dict[str, ReportedList] = {}
    codes = {str(period): False, f"{period}{SUPPLEMENT}": True}
    for line in desk.store.filings.all():
        if line.duty != LOST_CASES or line.period not in codes:
            continue
        content: dict[str, Any] = json.loads(line.content) if line.content else {}
        held.pop(line.period, None)
        if "lost" in content:
            names = {RemedyId(one["remedy"]): one["case_number"] or one["request"] for one in content["lost"]}
            held[line.period] = ReportedList(
                tuple(names), names, line.filed_on, str(content.get("by", "")), codes[line.period],
                line.filed_on > period.last,
            )
    return next(reversed(held.values()), None)  # the one written last


def report(desk: Desk, period: Period, *, on: date, today: date, by: str = "", note: str = "") -> Change:
    """Note the list of today as reported on a day: ``ready`` and ``keep`` in one."""
    with desk.store.write():
        return keep(desk, ready(desk, period, on=on, today=today, by=by, note=note))


def ready(desk: Desk, period: Period, *, on: date, today: date, by: str = "", note: str = "") -> ReadyFiling:
    """The list of today as it is to be noted as reported on a day: the report, or after a provisional one its
    supplement. The duty is done with it. Raises KnownTrouble("period_not_begun", "sent_outside")."""
    words = words_of(desk.terms, period)
    if not period.first <= on <= today:
        raise KnownTrouble("sent_outside", period=words, on=on, first=period.first, today=today)
    made = quarter_report(desk, period.year, period.number, today=today)
    known = made.reported
    facts = {"period": words, "on": on}
    if known is not None and not made.is_changed and (known.closes or on <= period.last):
        return ReadyFiling(Change(message="lost_reported_already", facts=facts | {"on": known.on}))
    is_supplement = known is not None and on > period.last
    code = f"{period}{SUPPLEMENT}" if is_supplement else str(period)
    content = {"by": by or desk.who, "note": note, "lost": frozen(made.cases)}
    line = Filing(
        duty=LOST_CASES, period=code, filed_on=on, content=json.dumps(content, ensure_ascii=False, sort_keys=True)
    )
    message = "lost_reported_supplement" if is_supplement else "lost_reported"
    return ReadyFiling(Change(message=message, facts=facts), line)


def take_back(desk: Desk, period: Period, *, today: date) -> Change:
    """Say that the list, or its supplement, was not reported after all: the note made last is taken back."""
    known = reported(desk, period)
    if known is not None:
        code = f"{period}{SUPPLEMENT}" if known.is_supplement else str(period)
        content = json.dumps({"taken_back": True})
        desk.store.filings.add(Filing(duty=LOST_CASES, period=code, filed_on=today, content=content))
    return Change(message="sent_taken_back", facts={"period": words_of(desk.terms, period)})
