"""What may follow what: the declared table of steps, and the state of a request as a fold over its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.law.dated import NoRule
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind, State
from clerk_app.trouble import KnownTrouble


@unique
class ClockEffect(StrEnum):
    """What an event does to the answer clock; which one holds on a day is data (steps.toml)."""

    NONE = "none"
    START = "start"
    RESTART = "restart"
    AWAIT = "await"
    """No reply date runs until the step that settles this one."""
    OPEN_EXCLUSION = "open_exclusion"
    CLOSE_EXCLUSION = "close_exclusion"
    LENGTHEN = "lengthen"
    FIX = "fix"
    """The office names the day itself (第三十五条)."""
    AS_READ = "as_read"
    """A doubtful rule names the effect; the office may read it otherwise."""
    STOP = "stop"


@unique
class Phase(StrEnum):
    """When in a request's life a step may be taken."""

    NEW = "new"
    OPEN = "open"
    CLOSED = "closed"
    ALWAYS = "always"


@dataclass(frozen=True)
class DatedEffect:
    """One effect from ``since`` on. ``rule`` names the dated rule an AS_READ or limited effect turns on."""

    since: date
    effect: ClockEffect
    source: str
    rule: str = ""
    unverified: bool = False


@dataclass(frozen=True)
class Step:
    """One row of the table: the only place that says when an event may happen and what it needs."""

    event: EventKind
    phase: Phase
    needs: tuple[str, ...] = ()
    after: tuple[EventKind, ...] = ()
    """All of these must have happened."""
    settles: tuple[EventKind, ...] = ()
    """One of these must be waiting; this step ends the wait."""
    match: str = ""
    """The fact that says which waiting one is meant (the party of a consultation)."""
    once: bool = False
    closes: bool = False
    article: str = ""
    waiting: State | None = None
    """The state while nothing has settled this step."""
    state: State | None = None
    """The state once it has happened."""
    effects: tuple[DatedEffect, ...] = ()


def _refused(key: str, kind: EventKind, **facts: object) -> KnownTrouble:
    return KnownTrouble(key, step=kind, **facts)


class Steps:
    """The table, asked with the events in force of one request."""

    def __init__(self, rows: Sequence[Step]) -> None:
        self._rows: Mapping[EventKind, Step] = MappingProxyType({row.event: row for row in rows})
        self.closing = frozenset(row.event for row in rows if row.closes)

    def row(self, kind: EventKind) -> Step:
        """The row of a kind; every kind has one."""
        return self._rows[kind]

    def needs(self, kind: EventKind) -> tuple[str, ...]:
        """The facts an event of that kind must carry, besides its day."""
        return self._rows[kind].needs

    def article(self, kind: EventKind) -> str:
        """The article the step rests on, empty for the office's own work."""
        return self._rows[kind].article

    def effect(self, kind: EventKind, day: date) -> DatedEffect:
        """What the event does to the clock of a request received on ``day``. Raises NoRule before the first law."""
        effects = self._rows[kind].effects
        if not effects:
            return DatedEffect(date.min, ClockEffect.NONE, "")
        in_force = [effect for effect in effects if effect.since <= day]
        if not in_force:
            raise NoRule(kind.value, day)
        return in_force[-1]

    def waiting(self, kind: EventKind, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events of ``kind`` that nothing has settled yet, oldest first."""
        settling = [row for row in self._rows.values() if kind in row.settles]
        open_ones: list[Event] = []
        for event in in_order(events):
            if event.kind is kind:
                open_ones.append(event)
                continue
            for row in settling:
                if event.kind is row.event:
                    _settle(open_ones, event, row.match)
        return tuple(open_ones)

    def is_open(self, events: Sequence[Event]) -> bool:
        """Whether the office still owes an answer: nothing closed it, or a remedy undid the answer (重新答复)."""
        is_open = False
        for event in in_order(events):
            if event.kind is EventKind.RECEIVED:
                is_open = True
            elif event.kind in self.closing:
                is_open = False
            elif event.kind is EventKind.REMEDY_CLOSED and event.text("result") == "corrected":
                is_open = True
        return is_open

    def why_not(self, kind: EventKind, events: Sequence[Event]) -> KnownTrouble | None:
        """Why the step may not be taken now, or None where it may."""
        row = self._rows[kind]
        happened = {event.kind for event in events}
        if row.phase is Phase.NEW:
            return _refused("step_twice", kind) if kind in happened else None
        if EventKind.RECEIVED not in happened:
            return _refused("step_missing_before", kind, before=EventKind.RECEIVED)
        if row.phase is Phase.OPEN and not self.is_open(events):
            return _refused("step_closed", kind)
        if row.phase is Phase.CLOSED and self.is_open(events):
            return _refused("step_not_closed", kind)
        for before in row.after:
            if before not in happened:
                return _refused("step_missing_before", kind, before=before)
        if row.once and kind in happened:
            return _refused("step_twice", kind)
        if row.settles and not any(self.waiting(waited, events) for waited in row.settles):
            return _refused("step_nothing_waiting", kind, before=row.settles[0])
        return None

    def require(self, kind: EventKind, events: Sequence[Event]) -> None:
        """Raise the KnownTrouble of ``why_not``, if any."""
        trouble = self.why_not(kind, events)
        if trouble is not None:
            raise trouble

    def allowed(self, events: Sequence[Event]) -> frozenset[EventKind]:
        """Every step that may be taken now."""
        return frozenset(kind for kind in self._rows if self.why_not(kind, events) is None)

    def state(self, events: Sequence[Event]) -> State:
        """办理状态: what is waited for, else what happened last. Never raises, whatever the order of the events."""
        open_now = self.is_open(events)
        for row in self._rows.values():
            fits = row.phase is Phase.ALWAYS or open_now
            if row.waiting is not None and fits and self.waiting(row.event, events):
                if row.phase is Phase.OPEN or not open_now:
                    return row.waiting
        last = State.REGISTERED
        for event in in_order(events):
            row = self._rows[event.kind]
            if row.state is None or (open_now and row.phase is Phase.CLOSED):
                continue
            if open_now and (row.closes or (last is State.EXTENDED and row.state is State.HANDLING)):
                last = State.HANDLING if row.closes else last
                continue
            if not open_now and row.phase is Phase.OPEN and not row.closes:
                continue
            last = row.state
        return last


def in_order(events: Sequence[Event]) -> list[Event]:
    """Events by day; those of one day in the order EventKind declares, so that a list in any order folds alike."""
    return sorted(events, key=lambda event: (event.on, _RANK[event.kind]))


_RANK = {kind: rank for rank, kind in enumerate(EventKind)}


def _settle(open_ones: list[Event], event: Event, match: str) -> None:
    for index, waiting in enumerate(open_ones):
        if not match or waiting.facts.get(match, "") == event.facts.get(match, ""):
            del open_ones[index]
            return
