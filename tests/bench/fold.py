"""How fast the answer clock is reckoned: 100,000 requests with five events each, three ways, in one run.

    python3 packaging/bootstrap.py bench

The fold gives every date with its reasons. ``chinesecalendar`` steps day by day to the four dates that any reckoning
of these events needs (correction notice, opinion, base due day, due day), on a sample, scaled; its dates must be the
fold's. ``numpy.busday_offset`` counts the same four with the holidays only, all requests at once: the floor, and often
wrong, because it knows neither the weekend days worked (调休上班) nor where the days left out lie.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from clerk_app import places
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event
from clerk_app.law.reading import read_holidays, read_rules, read_steps
from clerk_app.law.steps import Steps
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import DayKind, WorkCalendar, days_of

REQUESTS = 100_000
SAMPLE = 500
PROFILED = 5_000
RUNS = 3
AIM = 50
FIRST, LAST = date(2019, 6, 3), date(2026, 6, 30)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Story:
    """One request: its five events, and what stepping has to know of them."""

    events: tuple[Event, ...]
    received: date
    start: date
    letter: date
    arrived: date
    opinion: date
    extended: int


@dataclass(frozen=True)
class Dates:
    """The four dates every way has to find."""

    notice: date
    opinion: date
    base: date
    due: date


def stories(count: int) -> list[Story]:
    """Half with a consultation and an extension, half with a correction and a consultation."""
    chance = random.Random(20260828)
    return [_story(chance, number % 2 == 0) for number in range(count)]


def _story(chance: random.Random, extends: bool) -> Story:
    received = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    asked, corrected = received + ONE_DAY, received + timedelta(days=chance.randint(4, 12))
    start = received if extends else corrected
    letter = start + timedelta(days=chance.randint(1, 5))
    arrived = letter + timedelta(days=chance.randint(0, 3))
    opinion = arrived + timedelta(days=chance.randint(1, 14))
    extended = chance.randint(1, 20) if extends else 0
    consulted = (
        Event(EventKind.CONSULTATION_SENT, letter, {"ref": "a", "received_by_party": arrived}),
        Event(EventKind.CONSULTATION_ANSWERED, opinion, {"ref": "a"}),
    )
    receipt = Event(EventKind.RECEIVED, received, {"channel": "in_person"})
    if extends:
        longer = Event(EventKind.EXTENDED, opinion, {"days": extended})
        answer = Event(EventKind.ANSWERED, opinion + timedelta(days=7), {"outcome": "disclosed"})
        return Story((receipt, *consulted, longer, answer), received, start, letter, arrived, opinion, extended)
    corrections = (Event(EventKind.CORRECTION_ASKED, asked), Event(EventKind.CORRECTION_RECEIVED, corrected))
    return Story((receipt, *corrections, *consulted), received, start, letter, arrived, opinion, 0)


def dates_of(clock: Clock) -> Dates:
    assert clock.correction_notice_by is not None and clock.due_on is not None
    return Dates(
        clock.correction_notice_by, clock.consultations[0].opinion_due_on, clock.base_due_on, clock.due_on
    )


@dataclass(frozen=True)
class Lengths:
    """The limits of the law these requests fall under, in working days."""

    notice: int
    opinion: int
    answer: int


def stepping(story: Story, lengths: Lengths) -> Dates:
    """The same dates, one day after the other."""
    out = (story.letter + ONE_DAY, story.opinion - ONE_DAY)
    base = step(story.start, lengths.answer, out)
    due = step(story.start, lengths.answer + story.extended, out) if story.extended else base
    return Dates(step(story.received, lengths.notice), step(story.arrived, lengths.opinion), base, due)


def step(day: date, count: int, out: tuple[date, date] = (date.max, date.min)) -> date:
    while count:
        day += ONE_DAY
        if not out[0] <= day <= out[1] and chinese_calendar.is_workday(day):
            count -= 1
    return day


def by_numpy(told: Sequence[Story], lengths: Lengths, holidays: Sequence[date]) -> tuple[list[date], float]:
    """The due day of every request, without weekend days worked, and the seconds the four dates took."""
    days = numpy.busdaycalendar(holidays=numpy.array(holidays, dtype="datetime64[D]"))
    received, start, letter, arrived, opinion = (
        numpy.array([getattr(story, name) for story in told], dtype="datetime64[D]")
        for name in ("received", "start", "letter", "arrived", "opinion")
    )
    extended = numpy.array([story.extended for story in told])

    def after(first: numpy.ndarray, count: object) -> numpy.ndarray:
        return numpy.busday_offset(first, count, roll="backward", busdaycal=days)

    def count() -> numpy.ndarray:
        out = numpy.maximum(numpy.busday_count(letter + 1, opinion, busdaycal=days), 0)
        after(received, lengths.notice)
        after(arrived, lengths.opinion)
        after(start, lengths.answer + out)
        return after(start, lengths.answer + extended + out)

    return count().tolist(), seconds(count)


def seconds(deed: Callable[[], object]) -> float:
    """The best of a few runs: what else the machine does only ever adds."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        deed()
        best = min(best, time.perf_counter() - began)
    return best


def main() -> int:
    resources = places.resources()
    rules, steps = read_rules(resources / "rules"), read_steps(resources / "rules")
    workdays = WorkCalendar(read_holidays(resources / "holidays"))
    lengths = Lengths(*(rules.on(name, FIRST).days for name in ("correction_notice", "opinion_third_party", "answer")))
    told = stories(REQUESTS)

    def fold(some: Sequence[Story]) -> None:
        for story in some:
            reckon(story.events, rules, steps, workdays)

    sample = told[:SAMPLE]
    for story in sample:
        assert stepping(story, lengths) == dates_of(reckon(story.events, rules, steps, workdays)), story
    ours = seconds(lambda: fold(told)) / REQUESTS
    stepped = seconds(lambda: [stepping(story, lengths) for story in sample]) / SAMPLE
    named = {day for notice in workdays.notices for span in notice.spans if span.off for day in days_of(span.off)}
    holidays = [day for day in sorted(named) if workdays.sign(day).kind is DayKind.HOLIDAY]
    theirs, floor = by_numpy(told, lengths, holidays)
    mine = [reckon(story.events, rules, steps, workdays).due_on for story in told]
    wrong = sum(one != other for one, other in zip(theirs, mine, strict=True))

    print(f"{REQUESTS:,} requests, 5 events each; best of {RUNS}; Python {sys.version.split()[0]}\n")
    print(f"{'':50}{'µs a request':>14}{f'{REQUESTS:,}':>12}{'to the fold':>14}")
    _row("the fold: every date with its reasons", ours, ours)
    _row(f"chinesecalendar, day by day ({SAMPLE} measured, scaled)", stepped, ours)
    _row("numpy.busday_offset, holidays only, at once", floor / REQUESTS, ours)
    print(f"\nThe fold is {stepped / ours:.0f} times as fast as stepping (aim: {AIM}); its dates are the same.")
    print(f"numpy's due day is wrong for {wrong / REQUESTS:.0%} of the requests.\n")
    _where_the_time_goes(told[:PROFILED], rules, steps, workdays)
    return 0 if stepped >= AIM * ours else 1


def _row(name: str, one: float, ours: float) -> None:
    print(f"{name:50}{one * 1e6:14.2f}{one * REQUESTS:10.2f} s{one / ours:13.3f}x")


PARTS = (
    ("what each event does", ("running.py",)),
    ("counting working days", ("workdays.py", "workday_index.py")),
    ("rules and steps in force", ("dated.py", "steps.py")),
    ("the days left out", ("pause.py",)),
    ("facts of events", ("events.py",)),
    ("the clock itself and being on time", ("clock.py", "serving.py")),
)


def _where_the_time_goes(told: Sequence[Story], rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for story in told:
        reckon(story.events, rules, steps, workdays)
    profile.disable()
    own: dict[str, float] = {}
    for (file, _line, _name), (_calls, _all, inside, _cumulative, _callers) in pstats.Stats(profile).stats.items():
        part = next((name for name, files in PARTS if Path(file).name in files), "making values (Python's own)")
        own[part] = own.get(part, 0.0) + inside
    whole = sum(own.values())
    print("Where the fold's time goes (profiled, which makes calls dearer than they are):")
    for part, inside in sorted(own.items(), key=lambda item: -item[1]):
        print(f"  {inside / whole:5.0%}  {part}")


if __name__ == "__main__":
    sys.exit(main())
