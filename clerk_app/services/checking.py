"""校验 of one request as it stands today: every code that holds, its level, and the facts of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import Request
from clerk_app.law.checks import CheckLevel
from clerk_app.law.citation import Citation
from clerk_app.law.clock import Clock
from clerk_app.law.events import OVERRIDDEN
from clerk_app.law.other_dates import other_dates
from clerk_app.law.terms import State
from clerk_app.services.check_facts import facts_of
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import ANSWER, outdated, told_items, unreviewed
from clerk_app.services.recording import clock_of, workdays_of
from clerk_app.services.stops import level_of

CONFIRMED_LATE = frozenset({"ONLINE_NOT_CONFIRMED", "UNSIGNED_MAIL_NOT_CONFIRMED"})
"""The codes of a receipt that was confirmed after the day of arrival: told with the days."""


@dataclass(frozen=True)
class CheckFinding:
    """One code that holds for a request. ``key`` and ``facts`` make its sentence."""

    code: str
    what: str
    """A few words, where there is no room for the sentence."""
    level: CheckLevel
    key: str
    facts: Mapping[str, object]
    source: Citation
    is_overridden: bool
    """The head of the office let it pass; who and why stands in the event."""


def findings(desk: Desk, request: Request, today: date) -> tuple[CheckFinding, ...]:
    """Everything the checks say of a request, errors first, those let pass last."""
    clock = clock_of(desk, request)
    found = [
        _finding(desk, request, code, {**facts_of(clock), **facts})
        for code, facts in (*quick_codes(desk, request, clock, today), *_of_letters(desk, request))
    ]
    found = [_with_days(desk, request, one) if one.code in CONFIRMED_LATE else one for one in found]
    return tuple(sorted(found, key=lambda one: (one.is_overridden, one.level is not CheckLevel.ERROR)))


def _with_days(desk: Desk, request: Request, found: CheckFinding) -> CheckFinding:
    """A late confirmation with its days: when it came, when it was confirmed, and the due day to keep to."""
    others = other_dates(request.events, desk.rules, desk.steps, workdays_of(desk, request))
    safe_on = next((one.due_on for one in others if one.key == "other_from_arrival"), None)
    if safe_on is None or request.arrived_on is None:
        return found
    days = {"arrived_on": request.arrived_on, "received_on": request.received_on, "safe_on": safe_on}
    return replace(found, key=f"{found.code}_days", facts=MappingProxyType({**found.facts, **days}))


def quick_codes(
    desk: Desk, request: Request, clock: Clock, today: date
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The codes that the events alone tell, without looking at any letter: for every row of a register."""
    for code in clock.warnings:
        yield code, MappingProxyType({})
    if _lies_about(desk, request, clock, today):
        yield "DATED_NOT_POSTED", MappingProxyType({})


def _lies_about(desk: Desk, request: Request, clock: Clock, today: date) -> bool:
    """Answered, not posted, and the due day near or past."""
    if clock.closed_on is None or clock.due_on is None or desk.steps.state(request.events) is not State.TO_POST:
        return False
    ahead = desk.checks.rule("DATED_NOT_POSTED").days or 0
    return desk.workdays.between(today, clock.due_on) <= ahead


def _of_letters(desk: Desk, request: Request) -> Iterator[tuple[str, Mapping[str, object]]]:
    state = desk.steps.state(request.events)
    letters = desk.store.documents.of_request(request.id)
    # An answer of an old ledger has neither a letter of ours nor is one still to come.
    if state is State.TO_POST or any(one.kind == ANSWER for one in letters):
        items = unreviewed(request)
        if items:
            yield "SECRECY_NOT_REVIEWED", MappingProxyType({"items": told_items(request, items)})
    letter = outdated(desk, request) if letters else None
    if letter is not None:
        yield "REMEDY_MISMATCH", MappingProxyType({"document": letter.number or letter.title})


def _finding(desk: Desk, request: Request, code: str, facts: Mapping[str, object]) -> CheckFinding:
    rule = desk.checks.rule(code)
    return CheckFinding(
        code=code,
        what=rule.what,
        level=level_of(desk, rule),
        key=code,
        facts=MappingProxyType({**facts, "number": request.number}),
        source=rule.source(request.received_on),
        is_overridden=any(code in _let_pass(one.facts.get(OVERRIDDEN)) for one in request.events),
    )


def _let_pass(codes: object) -> tuple[str, ...]:
    return tuple(str(one) for one in codes) if isinstance(codes, tuple) else ()
