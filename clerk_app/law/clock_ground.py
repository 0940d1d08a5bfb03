"""What every period of one request is told from, and the sentences all periods have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_app.law.clock import Clock
from clerk_app.law.dated import DatedValue, RuleBook
from clerk_app.law.events import Event
from clerk_app.law.legal_clock import ClockState, LegalClock, Reason
from clerk_app.law.other_dates import OtherDate
from clerk_app.law.periods import MONTHS, WORKING_DAYS, bare_last_day, last_day
from clerk_app.law.steps import Steps
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.workdays import WorkCalendar

NAMED = "named"
"""Counted by nobody: the office itself named the day."""


@dataclass(frozen=True)
class Ending:
    """How a period ended: the day, the step, and whether the step was what the period asked for."""

    on: date
    by: EventKind
    met: bool


def reason(key: str, **facts: object) -> Reason:
    """One sentence of an explanation."""
    return Reason(key, MappingProxyType(facts))


@dataclass(frozen=True)
class Ground:
    """One request's events in order, its answer clock, and the law."""

    events: tuple[Event, ...]
    receipt: Event
    closing: Event | None
    clock: Clock
    rules: RuleBook
    steps: Steps
    workdays: WorkCalendar

    @property
    def handling(self) -> tuple[Event, ...]:
        """The events from the receipt to the closing one; what lies outside moves no period of the handling."""
        place = len(self.events) if self.closing is None else self.events.index(self.closing)
        return tuple(event for event in self.events[:place] if event.on >= self.receipt.on)

    def closed(self) -> Ending | None:
        """The ending that the closing event brings to whatever was still running."""
        return None if self.closing is None else Ending(self.closing.on, self.closing.kind, met=False)

    def rule(self, name: str) -> DatedValue:
        """A handling rule: the law of the day of receipt."""
        return self.rules.on(name, self.receipt.on)

    # sentences

    def began(self, key: str, day: date, **facts: object) -> Reason:
        """From which day, why that day, and that it is not counted itself."""
        return reason(key, day=day, rule=self.rules.on("first_day", day).source.full(), **facts)

    def counting(self, value: DatedValue, due_on: date, amount: int | None = None) -> Reason:
        """How many of what, and where that leads."""
        said = value.months if value.counted == MONTHS else value.days
        counted = value.counted or WORKING_DAYS
        amount = said if amount is None else amount
        return reason(f"clock_counts_{counted}", amount=amount, due_on=due_on, source=value.source.full())

    def ended(self, ending: Ending) -> Reason:
        """What ended it."""
        key = "clock_met" if ending.met else "clock_closed"
        return reason(key, on=ending.on, step=ending.by)

    def missing_year(self, counted: str, start: date, due_on: date | None) -> int | None:
        """The first year without a notice that the count passes; a calendar period needs its last day alone."""
        if due_on is None:
            return None
        first = start if counted == WORKING_DAYS else due_on
        years = range(first.year, due_on.year + 1)
        return next((year for year in years if not self.workdays.is_known(first.replace(year=year, month=1, day=1))),
                    None)  # fmt: skip

    # periods

    def counted(
        self,
        kind: ClockKind,
        value: DatedValue,
        start: date,
        began: Sequence[Reason],
        *,
        ending: Ending | None = None,
        ref: str = "",
        expiry: str = "",
        after: Iterable[Reason] = (),
        readings: Iterable[Reason] = (),
        others: Iterable[OtherDate] = (),
        is_earliest: bool = False,
        unverified: bool = False,
    ) -> LegalClock:
        """A period of plain length from ``start``: no pause, no restart."""
        due_on = last_day(value, start, self.workdays)
        bare = bare_last_day(value, start)
        rolled_from = bare if bare is not None and bare != due_on else None
        counted = value.counted or WORKING_DAYS
        because = [*began, self.counting(value, bare or due_on)]
        basis = [value.source]
        if counted == MONTHS:
            basis.append(self.rules.on("month_end", due_on).source)
        if rolled_from is not None:
            rest_day = self.rules.on("rest_day", due_on).source
            because.append(reason("clock_rolls", day=rolled_from, due_on=due_on, rule=rest_day.full()))
            basis.append(rest_day)
        missing = self.missing_year(counted, start, due_on)
        return LegalClock(
            kind=kind,
            starts_on=start,
            due_on=due_on,
            counted=counted,
            amount=value.months if counted == MONTHS else value.days,
            state=ClockState.RUNNING if ending is None else ClockState.ENDED,
            ref=ref,
            rolled_from=rolled_from,
            ended_on=None if ending is None else ending.on,
            ended_by=None if ending is None else ending.by,
            is_earliest=is_earliest,
            basis=tuple(basis),
            readings=tuple(readings),
            because=(*because, *after, *self.closing_words(ending, missing)),
            expiry=expiry,
            others=tuple(others),
            missing_year=missing,
            unverified=value.unverified or unverified,
        )

    def named(
        self,
        kind: ClockKind,
        value: DatedValue,
        start: date,
        due_on: date,
        because: Sequence[Reason],
        *,
        ending: Ending | None = None,
        idle: bool = False,
        expiry: str = "",
    ) -> LegalClock:
        """A period whose last day the office itself named."""
        state = ClockState.ENDED if ending is not None else ClockState.IDLE if idle else ClockState.RUNNING
        return LegalClock(
            kind=kind,
            starts_on=start,
            due_on=due_on,
            counted=NAMED,
            amount=0,
            state=state,
            ended_on=None if ending is None else ending.on,
            ended_by=None if ending is None else ending.by,
            basis=(value.source,),
            because=(*because, *self.closing_words(ending, None)),
            expiry=expiry,
        )

    def idle(
        self,
        kind: ClockKind,
        value: DatedValue,
        start: date,
        because: Sequence[Reason],
        *,
        ending: Ending | None = None,
        ref: str = "",
        readings: Iterable[Reason] = (),
        others: Iterable[OtherDate] = (),
        expiry: str = "",
    ) -> LegalClock:
        """A period that has no day: what it would be counted from has not happened, or nobody recorded it."""
        counted = value.counted or (WORKING_DAYS if "days" in value.more else NAMED)
        return LegalClock(
            kind=kind,
            starts_on=start,
            due_on=None,
            counted=counted,
            amount=0 if counted == NAMED else value.months if counted == MONTHS else value.days,
            state=ClockState.IDLE if ending is None else ClockState.ENDED,
            ref=ref,
            ended_on=None if ending is None else ending.on,
            ended_by=None if ending is None else ending.by,
            basis=(value.source,),
            readings=tuple(readings),
            because=(*because, *self.closing_words(ending, None)),
            expiry=expiry,
            others=tuple(others),
            unverified=value.unverified,
        )

    def closing_words(self, ending: Ending | None, missing: int | None) -> tuple[Reason, ...]:
        """The last sentences: how it ended, and whether its date is provisional."""
        said = () if ending is None else (self.ended(ending),)
        return said if missing is None else (*said, reason("clock_provisional", year=missing))
