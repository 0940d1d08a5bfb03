"""What may follow what: the declared table of steps, and the state of a request as a fold over its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.law.dated import ByDay, NoRule
from clerk_app.law.events import DELIVERY_UNKNOWN, OVERRIDDEN, Event
from clerk_app.law.terms import EventKind, RemedyResult, State
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


@dataclass(frozen=True)
class Life:
    """Where a request stands: its phase, and the events of its present lap (since a remedy undid the answer)."""

    begun: bool
    closed: bool
    reopened: bool
    """A remedy corrected the handling: answered anew or not, both ways are lawful."""
    lap: tuple[Event, ...]

    @property
    def is_open(self) -> bool:
        """Whether the office owes an answer, for the first time or again."""
        return self.begun and (self.reopened or not self.closed)

    @property
    def is_closed(self) -> bool:
        """Whether an answer, a withdrawal or a lapse stands."""
        return self.begun and self.closed


class Steps:
    """The table, asked with the events in force of one request."""

    def __init__(self, rows: Sequence[Step]) -> None:
        self._rows: Mapping[EventKind, Step] = MappingProxyType({row.event: row for row in rows})
        self.closing = frozenset(row.event for row in rows if row.closes)
        self._effects = ByDay((effect.since for row in rows for effect in row.effects), self._effects_of)

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
        try:
            return self._effects.on(day)[kind]
        except KeyError:
            raise NoRule(kind.value, day) from None

    def effects(self, day: date) -> Mapping[EventKind, DatedEffect]:
        """What each kind of event does to the clock of a request received on ``day``."""
        return self._effects.on(day)

    def _effects_of(self, day: date) -> Mapping[EventKind, DatedEffect]:
        found: dict[EventKind, DatedEffect] = {}
        for kind, row in self._rows.items():
            if not row.effects:
                found[kind] = DatedEffect(date.min, ClockEffect.NONE, "")
            for effect in row.effects:
                if effect.since <= day:
                    found[kind] = effect
        return MappingProxyType(found)

    def life(self, events: Sequence[Event]) -> Life:
        """The phase of a request, folded from its events."""
        begun = any(event.kind is EventKind.RECEIVED for event in events)
        closed = reopened = False
        lap: list[Event] = []
        for event in in_order(events):
            if event.kind in self.closing:
                closed, reopened = True, False
            elif closed and event.kind is EventKind.REMEDY_CLOSED and event.text("result") == RemedyResult.CORRECTED:
                reopened, lap = True, []
                continue
            lap.append(event)
        return Life(begun, closed, reopened, tuple(lap))

    def waiting(self, kind: EventKind, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events of ``kind`` that nothing has settled yet, oldest first."""
        settling = {row.event: row.match for row in self._rows.values() if kind in row.settles}
        open_ones: list[Event] = []
        for event in in_order(events):
            if event.kind is kind:
                open_ones.append(event)
            elif event.kind in settling:
                _settle(open_ones, event, settling[event.kind])
        return tuple(open_ones)

    def _waiting_in(self, life: Life, kind: EventKind, events: Sequence[Event]) -> bool:
        # What the office waits for ends with its answer; what others decide (a remedy) does not.
        return bool(self.waiting(kind, life.lap if self._rows[kind].phase is Phase.OPEN else events))

    def why_not(self, kind: EventKind, events: Sequence[Event]) -> KnownTrouble | None:
        """Why the step may not be taken now, or None where it may."""
        row = self._rows[kind]
        life = self.life(events)
        if row.phase is Phase.NEW:
            return KnownTrouble("step_twice", step=kind) if life.begun else None
        if not life.begun:
            return KnownTrouble("step_missing_before", step=kind, before=EventKind.RECEIVED)
        if row.phase is Phase.OPEN and not life.is_open:
            return KnownTrouble("step_closed", step=kind)
        if row.phase is Phase.CLOSED and not life.is_closed:
            return KnownTrouble("step_not_closed", step=kind)
        happened = {event.kind for event in events}
        for before in row.after:
            if before not in happened:
                return KnownTrouble("step_missing_before", step=kind, before=before)
        if row.once and any(event.kind is kind and not is_left_out(event) for event in life.lap):
            return KnownTrouble("step_twice", step=kind)
        if row.settles and not any(self._waiting_in(life, waited, events) for waited in row.settles):
            return KnownTrouble("step_nothing_waiting", step=kind, before=row.settles[0])
        return None

    def why_not_event(self, event: Event, events: Sequence[Event]) -> KnownTrouble | None:
        """The same for an event with what it says: a letter that is no answer may go out at any time."""
        if event.kind is EventKind.SERVED and not event.is_service and self.life(events).begun:
            return None
        return self.why_not(event.kind, events)

    def require(self, kind: EventKind, events: Sequence[Event]) -> None:
        """Raise the KnownTrouble of ``why_not``, if any."""
        trouble = self.why_not(kind, events)
        if trouble is not None:
            raise trouble

    def allowed(self, events: Sequence[Event]) -> frozenset[EventKind]:
        """Every step that may be taken now."""
        return frozenset(kind for kind in self._rows if self.why_not(kind, events) is None)

    def state(self, events: Sequence[Event]) -> State:
        """办理状态: what is waited for, else the furthest step taken. The order of the events never makes it fail."""
        life = self.life(events)
        if life.is_closed:
            for row in self._rows.values():
                if row.waiting is not None and row.phase is Phase.ALWAYS and self._waiting_in(life, row.event, events):
                    return row.waiting
        worked_on = any(self._rows[event.kind].phase is Phase.OPEN for event in life.lap)
        if life.is_closed and not (life.reopened and worked_on):
            return self._closed_state(events)
        return self._open_state(life)

    def _closed_state(self, events: Sequence[Event]) -> State:
        state = State.REGISTERED
        for event in in_order(events):
            row = self._rows[event.kind]
            if event.facts.get(DELIVERY_UNKNOWN) is True:
                state = State.ANSWERED
            elif event.kind is EventKind.SERVED and not event.is_service:
                continue
            elif row.state is not None and (row.closes or row.phase is Phase.CLOSED):
                state = row.state
        return state

    def _open_state(self, life: Life) -> State:
        for row in self._rows.values():
            if row.waiting is not None and row.phase is Phase.OPEN and self.waiting(row.event, life.lap):
                return row.waiting
        rows = [self._rows[event.kind] for event in life.lap if not is_left_out(event)]
        reached = {row.state for row in rows if row.phase is not Phase.CLOSED}
        for state in (State.EXTENDED, State.HANDLING):
            if state in reached:
                return state
        return State.HANDLING if life.reopened else State.REGISTERED


_LEFT_OUT = frozenset({"EXT_TOO_LONG", "EXT_NOTICE_LATE", "EXT_TWICE"})


def is_left_out(event: Event) -> bool:
    """Whether the count leaves the event out: the head let it pass, the law does not allow it all the same."""
    codes = event.facts.get(OVERRIDDEN)
    return isinstance(codes, tuple) and not _LEFT_OUT.isdisjoint(codes)


def in_order(events: Sequence[Event]) -> list[Event]:
    """Events by day; those of one day in the order EventKind declares, so that a list in any order folds alike."""
    return sorted(events, key=lambda event: (event.on, _RANK[event.kind]))


_RANK = {kind: rank for rank, kind in enumerate(EventKind)}


def _settle(open_ones: list[Event], event: Event, match: str) -> None:
    for index, waiting in enumerate(open_ones):
        if not match or waiting.facts.get(match, "") == event.facts.get(match, ""):
            del open_ones[index]
            return
