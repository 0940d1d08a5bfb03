"""Every period of one request as it stands on a day: how long is left, how pressing it is, what it means in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clocks import clocks_of
from clerk_app.law.legal_clock import ClockState, LegalClock, Reason
from clerk_app.law.periods import CALENDAR_DAYS, MONTHS
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.recording import workdays_of
from clerk_app.trouble import KnownTrouble

OWED = frozenset(
    {ClockKind.REPLY, ClockKind.DELAY, ClockKind.RECONSIDERATION_ANSWER, ClockKind.COURT_ANSWER,
     ClockKind.OPINION_REPORT, ClockKind.REDO}
)  # fmt: skip
"""What the office itself must do: past its day it is late."""
OPEN_TO_THE_OFFICE = frozenset({ClockKind.CORRECTION_NOTICE, ClockKind.EXTENSION_NOTICE, ClockKind.APPEAL})
"""What the office may do up to a day: past it the choice is gone, nothing is late."""
OPEN_TO_THE_APPLICANT = frozenset({ClockKind.APPLICANT_RECONSIDERATION, ClockKind.APPLICANT_SUIT})
"""Past it the file is safe."""
OF_CASES = frozenset(
    {ClockKind.RECONSIDERATION_ANSWER, ClockKind.COURT_ANSWER, ClockKind.RECONSIDERATION_DECISION, ClockKind.JUDGMENT,
     ClockKind.APPEAL, ClockKind.OPINION_REPORT, ClockKind.REDO}
)  # fmt: skip
"""What runs in a reconsideration or lawsuit."""
OF_REMEDIES = OPEN_TO_THE_APPLICANT | OF_CASES
"""They run after the answer: never by the calendar that was in force at the answer."""


@unique
class DayUnit(StrEnum):
    """What ``remaining`` is counted in."""

    WORKING = "working_days"
    CALENDAR = "calendar_days"


@unique
class Standing(StrEnum):
    """How a period stands on the day asked about, in the order they are shown."""

    RUNNING = "running"
    PAUSED = "paused"
    IDLE = "idle"
    """It has no day yet, or its day 0 has not come."""
    OVER = "over"
    """Its day is past and nothing is owed any more."""
    ENDED = "ended"


_ORDER = tuple(Standing)
_KINDS = tuple(ClockKind)


@dataclass(frozen=True)
class ShownClock:
    """One period on one day. ``remaining`` is negative when the day is past, None where no day runs."""

    clock: LegalClock
    standing: Standing
    remaining: int | None
    unit: DayUnit
    tone: Tone
    is_late: bool
    """What the office owed was not done by its day, or was done after it."""
    meaning: tuple[Reason, ...]
    """What it means today, each sentence put into the next one's ``said``; ``line`` words it."""
    words: str
    """The same in one line, days as 2026-10-16."""

    @property
    def is_provisional(self) -> bool:
        """Whether the date rests on weekends alone."""
        return self.clock.missing_year is not None and self.clock.due_on is not None


def clocks_of_request(desk: Desk, request_id: RequestId, today: date) -> tuple[ShownClock, ...]:
    """Every period of the request: running by due date, paused, not begun, over, ended."""
    return clocks_of_one(desk, desk.store.requests.get(request_id), today)


def clocks_of_one(desk: Desk, request: Request, today: date) -> tuple[ShownClock, ...]:
    """The same for a request that was read already."""
    clocks = legal_clocks(desk, request)
    out = [one.due_on for one in clocks if one.kind is ClockKind.OPINION and one.state is ClockState.RUNNING]
    still_out = any(day is not None and today <= day for day in out)
    shown = [_shown(desk, one, today, opinion_is_out=still_out) for one in clocks]
    return tuple(sorted(shown, key=_nearest))


def legal_clocks(desk: Desk, request: Request) -> tuple[LegalClock, ...]:
    """The periods as the law room tells them; those of a closed handling by the calendar of its closing day."""
    then = workdays_of(desk, request)
    clocks = clocks_of(request.events, desk.rules, desk.steps, then)
    if then is desk.workdays:
        return clocks
    after = clocks_of(request.events, desk.rules, desk.steps, desk.workdays)
    found = [
        *(one for one in clocks if one.kind not in OF_REMEDIES), *(one for one in after if one.kind in OF_REMEDIES),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: _KINDS.index(one.kind)))


def calendar_of(desk: Desk, request: Request, kind: ClockKind) -> WorkCalendar:
    """The working days a period of the request is counted by."""
    return desk.workdays if kind in OF_REMEDIES else workdays_of(desk, request)


def one(desk: Desk, request_id: RequestId, kind: ClockKind, ref: str = "", *, today: date) -> ShownClock:
    """The nearest period of a kind, or the one of ``ref``. Raises KnownTrouble where the request has none."""
    request = desk.store.requests.get(request_id)
    of_kind = [each for each in clocks_of_one(desk, request, today) if each.clock.kind is kind]
    for each in of_kind:
        if not ref or each.clock.ref == ref:
            return each
    if of_kind:
        refs = tuple(each.clock.ref for each in of_kind)
        raise KnownTrouble("clock_of_nobody", number=request.number, clock=kind, ref=ref, refs=refs)
    raise KnownTrouble("clock_not_running", number=request.number, clock=kind)


def line(say: Callable[[str, Mapping[str, object]], str], meaning: tuple[Reason, ...]) -> str:
    """The line of a meaning in the words of whoever says it."""
    said = ""
    for one_more in meaning:
        said = say(one_more.key, {**one_more.facts, "said": said})
    return said


def _nearest(shown: ShownClock) -> tuple[int, int]:
    day = shown.clock.ended_on if shown.standing is Standing.ENDED else shown.clock.due_on
    ordinal = (day or date.max).toordinal()
    # What is done and gone: the latest first.
    is_gone = shown.standing in (Standing.OVER, Standing.ENDED)
    return _ORDER.index(shown.standing), -ordinal if is_gone else ordinal


def _shown(desk: Desk, clock: LegalClock, today: date, *, opinion_is_out: bool) -> ShownClock:
    standing = _standing(clock, today, opinion_is_out)
    unit = DayUnit.CALENDAR if clock.counted in (CALENDAR_DAYS, MONTHS) else DayUnit.WORKING
    remaining = None
    if clock.due_on is not None and standing in (Standing.RUNNING, Standing.PAUSED):
        remaining = _left(desk, clock.due_on, unit, today)
    is_late = _is_late(clock, standing, today)
    meaning = _meaning(clock, standing, remaining, unit, is_late=is_late)
    return ShownClock(
        clock=clock,
        standing=standing,
        remaining=remaining,
        unit=unit,
        tone=_tone(desk, clock, standing, remaining),
        is_late=is_late,
        meaning=meaning,
        words=line(desk.terms.sentence, meaning),
    )


def _standing(clock: LegalClock, today: date, opinion_is_out: bool) -> Standing:
    if clock.state is ClockState.ENDED:
        return Standing.ENDED
    if clock.state is ClockState.IDLE or clock.due_on is None:
        return Standing.IDLE
    if clock.kind in OPEN_TO_THE_APPLICANT and clock.starts_on >= today:
        return Standing.IDLE
    if clock.due_on < today and clock.kind in OPEN_TO_THE_OFFICE | OPEN_TO_THE_APPLICANT:
        return Standing.OVER
    # A silent party stops the count up to its limit, not beyond.
    if clock.state is ClockState.PAUSED and opinion_is_out:
        return Standing.PAUSED
    return Standing.RUNNING


def _left(desk: Desk, due_on: date, unit: DayUnit, today: date) -> int:
    if unit is DayUnit.CALENDAR:
        return (due_on - today).days
    left = desk.workdays.between(today, due_on)
    # A rest day after the due date is past it, though no working day has gone by.
    return min(left, -1) if due_on < today else left


def _is_late(clock: LegalClock, standing: Standing, today: date) -> bool:
    if clock.kind not in OWED or clock.due_on is None:
        return False
    if standing is Standing.ENDED:
        return clock.ended_on is not None and clock.ended_on > clock.due_on
    return clock.due_on < today


def _tone(desk: Desk, clock: LegalClock, standing: Standing, remaining: int | None) -> Tone:
    if standing in (Standing.OVER, Standing.ENDED):
        return Tone.CLOSED
    if standing is not Standing.RUNNING or remaining is None:
        return Tone.PAUSED
    if clock.kind in OWED:
        if remaining <= 0:
            return Tone.RED
        return Tone.AMBER if remaining <= desk.settings.whole("warning_span") else Tone.PLAIN
    # Somebody else's day is past: now the office may act.
    return Tone.AMBER if remaining < 0 else Tone.PLAIN


def _meaning(
    clock: LegalClock, standing: Standing, remaining: int | None, unit: DayUnit, *, is_late: bool
) -> tuple[Reason, ...]:
    facts = {"days": abs(remaining or 0), "due_on": clock.due_on, "starts_on": clock.starts_on,
             "on": clock.ended_on, "step": clock.ended_by}  # fmt: skip
    said = [Reason(_core(clock, standing, remaining, unit, is_late=is_late), MappingProxyType(facts))]
    if clock.is_earliest and standing in (Standing.RUNNING, Standing.OVER):
        said.append(Reason("shown_at_the_earliest"))
    if clock.missing_year is not None and standing in (Standing.RUNNING, Standing.PAUSED):
        said.append(Reason("shown_provisional"))
    return tuple(said)


def _core(clock: LegalClock, standing: Standing, remaining: int | None, unit: DayUnit, *, is_late: bool) -> str:
    if standing is Standing.ENDED:
        return "shown_ended_late" if is_late else "shown_ended"
    if standing is Standing.OVER:
        return f"shown_over_{clock.kind.value}"
    if standing is Standing.PAUSED:
        return "shown_paused"
    if standing is Standing.IDLE or remaining is None:
        return "shown_not_begun" if clock.due_on is not None else f"shown_idle_{clock.kind.value}"
    if remaining == 0:
        return "shown_today"
    if remaining > 0:
        return f"shown_left_{unit.value}"
    return f"shown_late_{unit.value}" if clock.kind in OWED else f"shown_past_{clock.kind.value}"
