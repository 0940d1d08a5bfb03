"""The law as shipped, and clocks of events written as short lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import WHOLE_FACTS, Event, from_plain
from clerk_app.law.reading import read_holidays, read_rules, read_steps
from clerk_app.law.sentences import read_terms
from clerk_app.law.steps import Steps
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar

ClockOf = Callable[..., Clock]
EventsOf = Callable[..., list[Event]]


@pytest.fixture(scope="session")
def resources() -> Path:
    return places.resources()


@pytest.fixture(scope="session")
def rules(resources: Path) -> RuleBook:
    return read_rules(resources / "rules")


@pytest.fixture(scope="session")
def steps(resources: Path) -> Steps:
    return read_steps(resources / "rules")


@pytest.fixture(scope="session")
def workdays(resources: Path) -> WorkCalendar:
    return WorkCalendar(read_holidays(resources / "holidays"))


@pytest.fixture(scope="session")
def terms(resources: Path) -> Terms:
    return read_terms(resources)


def event_of(line: str) -> Event:
    """``2026-03-11 correction_asked reply_by=2026-03-25`` as an event."""
    on, kind, *facts = line.split()
    plain: dict[str, object] = {"kind": kind, "on": on}
    for fact in facts:
        name, _, value = fact.partition("=")
        plain[name] = int(value) if name in WHOLE_FACTS else value
    return from_plain(plain)


@pytest.fixture(scope="session")
def events_of() -> EventsOf:
    return lambda received_on, *lines: [event_of(f"{received_on} received"), *map(event_of, lines)]


@pytest.fixture(scope="session")
def clock_of(events_of: EventsOf, rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> ClockOf:
    def clock(received_on: str, *lines: str) -> Clock:
        return reckon(events_of(received_on, *lines), rules, steps, workdays)

    return clock
