"""A change of the calendar is looked up where it can matter, and says what reckoning every request anew would say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.remedy import Decision, RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.citation import Citation
from clerk_app.law.events import from_plain
from clerk_app.law.legal_clock import ClockState
from clerk_app.law.terms import ApplicantKind, Channel, ClockKind, EventKind, RemedyResult, RemedyRoute
from clerk_app.law.watched_calendar import WatchedCalendar
from clerk_app.law.workdays import HolidayNotice, HolidaySpan, WorkCalendar
from clerk_app.services import intake
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.moves import moves_between
from clerk_app.services.recording import clock_of, done_on_of
from clerk_app.services.request_clocks import OWED, legal_clocks

TODAY = date(2026, 10, 13)
Found = set[tuple[RequestId, ClockKind, str, date, date]]


def history(chance: random.Random, received_on: date) -> list[dict[str, object]]:
    """A request's further life: any steps in any order of days, one after the other."""
    day, told = received_on, []

    def later(least: int = 0, most: int = 12) -> str:
        nonlocal day
        day = min(day + timedelta(days=chance.randint(least, most)), TODAY)
        return day.isoformat()

    if chance.random() < 0.3:
        told += [{"kind": "correction_asked", "on": later()}, {"kind": "correction_received", "on": later()}]
    for party in range(chance.randint(0, 2)):
        told.append({"kind": "consultation_sent", "on": later(), "ref": f"第{party}家"})
        if chance.random() < 0.6:
            told.append({"kind": "consultation_answered", "on": later(), "ref": f"第{party}家"})
    if chance.random() < 0.3:
        told.append({"kind": "extended", "on": later(), "days": chance.randint(1, 20)})
    if chance.random() < 0.2:
        told += [{"kind": "fee_noticed", "on": later(), "amount_fen": 100}]
        told += [{"kind": "fee_paid", "on": later()}] if chance.random() < 0.6 else []
    if chance.random() < 0.6:
        told.append({"kind": "answered", "on": later(), "outcome": "unable_not_held"})
        if chance.random() < 0.7:
            told.append({"kind": "served", "on": later(), "manner": "direct"})
        if chance.random() < 0.6:
            route = chance.choice(("reconsideration", "litigation_direct"))
            told.append({"kind": "remedy_opened", "on": later(5, 40), "route": route, "copy_received_on": later()})
            if chance.random() < 0.5:
                told.append({"kind": "remedy_closed", "on": later(5, 60), "result": "corrected", "redo_days": 15})
    return told


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Forty requests of all sorts."""
    now = datetime(2026, 10, 13, 4, 0, tzinfo=UTC)
    desk = open_desk(tmp_path_factory.mktemp("moves") / "store", who="苏晚晴", now=lambda: now, create=True)
    chance = random.Random(20261013)
    who = Applicant(ApplicantKind.NATURAL_PERSON, "周若安")
    for number in range(40):
        received_on = date(2026, 1, 5) + timedelta(days=chance.randint(0, 270))
        draft = RequestDraft(received_on, Channel.IN_PERSON, who, f"第{number}项")
        (request,) = intake.register(desk, draft, today=TODAY).requests
        for plain in history(chance, received_on):
            event = from_plain(plain)
            if event.kind is EventKind.REMEDY_OPENED:
                route, copy = RemedyRoute(event.text("route")), event.day("copy_received_on")
                draft_of = RemedyDraft(route, "某机关", f"{number}号", event.on, copy_received_on=copy)
                remedy = desk.store.remedies.open(request, draft_of)
            elif event.kind is EventKind.REMEDY_CLOSED:
                told = Decision(redo_days=15).facts()
                desk.store.remedies.close(remedy, RemedyResult.CORRECTED, event.on, facts=told)
            else:
                desk.store.requests.append(request, from_plain(plain))
    yield desk
    desk.store.close()


def dates(desk: Desk, request: RequestId) -> dict[tuple[ClockKind, str], date]:
    whole = desk.store.requests.get(request)
    return {
        (one.kind, one.ref): one.due_on for one in legal_clocks(desk, whole)
        if one.due_on is not None and one.state in (ClockState.RUNNING, ClockState.PAUSED)
        and (whole.closing is None or one.kind in OWED)
    }  # fmt: skip


def all_anew(desk: Desk, after: Desk) -> Found:
    """Every request under both calendars."""
    found: Found = set()
    out_on = [one.published for one in set(desk.workdays.notices) ^ set(after.workdays.notices)]
    for request in desk.store.requests.all():
        old, new = dates(desk, request.id), dates(after, request.id)
        found |= {(request.id, *key, old[key], new[key]) for key in old.keys() & new.keys() if old[key] != new[key]}
        done_on = done_on_of(desk, request)
        if out_on and done_on is not None and done_on >= min(out_on):
            then, now = clock_of(desk, request).due_on, clock_of(after, request).due_on
            if then is not None and now is not None and then != now:
                found.add((request.id, ClockKind.REPLY, "", then, now))
    return found


def local(days: frozenset[date], published: date) -> HolidayNotice:
    spans = tuple(HolidaySpan("本地", (day, day)) for day in sorted(days))
    return HolidayNotice(2026, Citation("本地安排"), published, spans, supplement=True, local=True)


@settings(max_examples=25, deadline=None)
@given(
    days=st.frozensets(st.dates(date(2026, 1, 1), date(2027, 8, 31)), min_size=1, max_size=6),
    published=st.dates(date(2025, 11, 1), TODAY),
)
def test_what_is_found_is_what_reckoning_every_request_anew_finds(
    crowd: Desk, days: frozenset[date], published: date
) -> None:
    after = replace(crowd, workdays=WorkCalendar([*crowd.workdays.notices, local(days, published)]))
    found = {(one.request, one.kind, one.ref, one.old, one.new) for one in moves_between(crowd, after.workdays)}
    assert found == all_anew(crowd, after)
    back = {(one.request, one.kind, one.ref, one.old, one.new) for one in moves_between(after, crowd.workdays)}
    assert back == all_anew(after, crowd)


def test_many_dates_move_when_the_notices_of_the_year_are_taken_away(crowd: Desk) -> None:
    bare = crowd.workdays.as_of(date(2025, 1, 1))
    moved = moves_between(crowd, bare)
    assert len({one.kind for one in moved}) > 4 and len(moved) > 20
    assert {(one.request, one.kind, one.ref, one.old, one.new) for one in moved} == all_anew(
        crowd, replace(crowd, workdays=bare)
    )


@given(day=st.dates(date(2024, 1, 1), date(2026, 12, 1)), count=st.integers(0, 40))
def test_a_watched_calendar_answers_as_the_one_it_watches(crowd: Desk, day: date, count: int) -> None:
    plain, watched = crowd.workdays, WatchedCalendar(crowd.workdays)
    assert watched.after(day, count) == plain.after(day, count)
    assert watched.first_from(day) == plain.first_from(day)
    assert watched.before(day, count) == plain.before(day, count)
    assert watched.between(day, plain.after(day, count)) == plain.between(day, plain.after(day, count))
    first, last = min(watched.seen())[0], max(last for _, last in watched.seen())
    assert first <= day.toordinal() <= last and last >= plain.after(day, count).toordinal()
