"""Where a ledger's own deadline is not ours, and why: the wrong way of counting that gives the ledger's date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from operator import itemgetter

from clerk_app.cases.request import by_day
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event, Fact
from clerk_app.law.steps import Steps
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import ONE_DAY, Interval, WorkCalendar
from clerk_app.services.ledger_rows import LedgerRow
from clerk_app.services.recording import done_on_by

UNKNOWN = "unknown"
_CALENDARS = ("makeup_day", "holiday", "weekdays_only")


@dataclass(frozen=True)
class DeadlineDifference:
    """One request whose ledger names another deadline. ``reasons`` hold the likeliest slips that give that date."""

    number: str
    sheet: str
    row: int
    theirs: date
    ours: date | None
    """None: no reply date runs while the applicant has to correct or to pay."""
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """The first of the reasons."""
        return self.reasons[0]


@dataclass(frozen=True)
class Counting:
    """The law's tools, and the calendars of those who count wrongly."""

    rules: RuleBook
    steps: Steps
    workdays: WorkCalendar
    wrong_calendars: Mapping[str, WorkCalendar]
    weights: Mapping[str, int]
    """How unlikely each slip is: the lightest that give the ledger's date are its reasons."""
    weight_most: int
    """Heavier ones together explain any date, so they explain none."""


@dataclass(frozen=True)
class _Slip:
    """One choice in the count: a value, and the reason it stands for (empty: the lawful one)."""

    reason: str
    value: object


def counting(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, weights: Mapping[str, int], weight_most: int
) -> Counting:
    """Make-up days not counted (WORKDAY with holidays only); holidays counted; Monday to Friday alone."""
    without_makeup = tuple(
        replace(notice, spans=tuple(replace(span, work=()) for span in notice.spans if span.off is not None))
        for notice in workdays.notices
    )
    without_holidays = tuple(
        replace(notice, spans=tuple(replace(span, off=None) for span in notice.spans)) for notice in workdays.notices
    )
    wrong = (WorkCalendar(without_makeup), WorkCalendar(without_holidays), WorkCalendar(()))
    return Counting(rules, steps, workdays, dict(zip(_CALENDARS, wrong, strict=True)), weights, weight_most)


def clock_of_row(row: LedgerRow, tools: Counting) -> Clock:
    """Our clock of a row, as the register will show it: of a closed request by the notices out when it was done."""
    return reckon(_events(row), tools.rules, tools.steps, _known_then(row, tools))


def difference(row: LedgerRow, clock: Clock, tools: Counting) -> DeadlineDifference | None:
    """How the ledger's deadline differs from ours; None where it does not, or the ledger names none.

    A ledger that was counted with hindsight, by a notice that came out when the request was done, does not differ.
    """
    theirs = row.stated_due_on
    if theirs is None or theirs == clock.due_on:
        return None
    hindsight = clock
    if _known_then(row, tools) is not tools.workdays:
        hindsight = reckon(_events(row), tools.rules, tools.steps, tools.workdays)
        if theirs == hindsight.due_on:
            return None
    reasons = next((reasons for reasons, due_on in _wrong_dates(row, hindsight, tools) if due_on == theirs), (UNKNOWN,))
    return DeadlineDifference(row.number, row.sheet, row.row, theirs, clock.due_on, reasons)


def _known_then(row: LedgerRow, tools: Counting) -> WorkCalendar:
    done_on = done_on_by(_events(row), tools.steps)
    return tools.workdays if done_on is None else tools.workdays.as_of(done_on)


def _events(row: LedgerRow) -> tuple[Event, ...]:
    facts: dict[str, Fact] = {"channel": row.draft.channel.value}
    if row.draft.arrived_on is not None:
        facts["arrived_on"] = row.draft.arrived_on
    return tuple(sorted((Event(EventKind.RECEIVED, row.draft.received_on, facts), *row.events), key=by_day))


def _wrong_dates(row: LedgerRow, clock: Clock, tools: Counting) -> Iterator[tuple[tuple[str, ...], date]]:
    """Deadlines by wrong counts with their reasons, the likeliest first."""
    choices: tuple[Sequence[_Slip], ...] = (
        _starts(row, clock), _lengths(row, clock, tools), _pauses(row, clock),
        _calendars(row, tools), (_Slip("", False), _Slip("first_day", True)),
    )
    weighed = [(sum(tools.weights[slip.reason] for slip in slips if slip.reason), slips) for slips in product(*choices)]
    for weight, slips in sorted(weighed, key=itemgetter(0)):
        if weight > tools.weight_most:
            return
        start, length, pauses, calendar, counts_first_day = (slip.value for slip in slips)
        assert isinstance(start, date) and isinstance(length, int) and isinstance(calendar, WorkCalendar)
        assert isinstance(pauses, tuple)
        day_before = start - ONE_DAY if counts_first_day else start
        yield _reasons(slips), calendar.after(day_before, length, pauses)


def _reasons(slips: Sequence[_Slip]) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(slip.reason for slip in slips if slip.reason))
    return given or (UNKNOWN,)


def _calendars(row: LedgerRow, tools: Counting) -> list[_Slip]:
    """All notices, and those known when the request was done, are both lawful."""
    lawful = dict.fromkeys((tools.workdays, _known_then(row, tools)))
    return [*(_Slip("", one) for one in lawful), *(_Slip(name, tools.wrong_calendars[name]) for name in _CALENDARS)]


def _starts(row: LedgerRow, clock: Clock) -> list[_Slip]:
    """Day 0: what restarted our count, or the receipt; a restart we do not grant, because the notice was late."""
    is_fee = any(event.kind is EventKind.FEE_PAID and event.on == clock.start for event in row.events)
    restart = "fee_not_counted" if is_fee else "correction_not_counted"
    if clock.due_on is None:
        waits = any(event.kind is EventKind.CORRECTION_ASKED for event in row.events)
        starts = [_Slip("correction_not_counted" if waits else "fee_not_counted", clock.received_on)]
    else:
        starts = [_Slip("", clock.start)]
        if clock.start != clock.received_on:
            starts.append(_Slip(restart, clock.received_on))
    starts += [
        _Slip("correction_restarted", event.on)
        for event in row.events
        if event.kind is EventKind.CORRECTION_RECEIVED and event.on != clock.start
    ]
    if row.draft.arrived_on is not None and row.draft.arrived_on != clock.received_on:
        starts.append(_Slip("from_arrival", row.draft.arrived_on))
    return starts


def _lengths(row: LedgerRow, clock: Clock, tools: Counting) -> list[_Slip]:
    """How many working days: without the extension, with one that came too late, by the other law."""
    lengths = [_Slip("", clock.days + clock.extended_days)]
    if clock.extended_days:
        lengths.append(_Slip("extension_not_counted", clock.days))
    else:
        most = tools.rules.on("extension", clock.received_on).days
        lengths += [
            _Slip("extension_refused", clock.days + (event.whole("days") or most))
            for event in row.events
            if event.kind is EventKind.EXTENDED
        ]
    others = {value.days for value in tools.rules.rule("answer").values} - {clock.days}
    lengths += [_Slip("other_law", days) for days in sorted(others)]
    return lengths


def _pauses(row: LedgerRow, clock: Clock) -> list[_Slip]:
    """The days not counted, or none: the consultation (or, under the law of 2008, the correction) forgotten."""
    pauses: list[_Slip] = [_Slip("", clock.excluded)]
    if clock.excluded:
        forgotten = "consultation_not_counted" if clock.consultations else "correction_not_counted"
        none: tuple[Interval, ...] = ()
        pauses.append(_Slip(forgotten, none))
    return pauses
