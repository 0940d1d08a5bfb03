"""工作台: what is due and when, what waits and for whom, what is to be finished; each count knows its requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, unique
from functools import cache
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.reading import read_table
from clerk_app.law.terms import ClockKind, ConsultedParty, EventKind, State
from clerk_app.services import posting
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, Tone, find, is_in_hand, register_row, row_by
from clerk_app.services.due_cases import ImportedCases, cases_due, imported_cases
from clerk_app.services.duties import Duty, DutyState, duties
from clerk_app.services.initials import initials_of
from clerk_app.services.recording import clock_of
from clerk_app.services.request_clocks import ShownClock
from clerk_app.store.register_rows import LINES

ONE_DAY = timedelta(days=1)


@unique
class Group(StrEnum):
    """The sections of the list in their order, then what is counted beside it."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    CASES = "cases"
    """What runs in reconsiderations and lawsuits: no requests in hand, so not among those counts."""
    ONE = "one"
    TWO_THREE = "two_three"
    FOUR_FIVE = "four_five"
    LATER = "later"
    WAITING = "waiting"
    CHASE = "chase"
    """Handed to a unit whose own day is past."""
    TO_POST = "to_post"
    TO_KEY = "to_key"
    TO_ARCHIVE = "to_archive"


DEADLINES = (Group.OVERDUE, Group.DUE_TODAY, Group.ONE, Group.TWO_THREE, Group.FOUR_FIVE, Group.LATER)
"""Disjoint; with ``WAITING`` they are the requests in hand (在办)."""
_ORDER = tuple(Group)


@unique
class Wait(StrEnum):
    """Whom a request waits for."""

    CORRECTION = "correction"
    THIRD_PARTY = "third_party"
    AGENCY = "agency"
    PAYMENT = "payment"


@unique
class NextStep(StrEnum):
    """What is to be done about a line; each is a sentence ``today_next_…``."""

    ANSWER = "answer"
    ANSWER_LATE = "answer_late"
    DECIDE = "decide"
    POST = "post"
    CHASE = "chase"
    WAIT_CORRECTION = "wait_correction"
    CLOSE_ABANDONED = "close_abandoned"
    WAIT_THIRD_PARTY = "wait_third_party"
    WAIT_AGENCY = "wait_agency"
    WAIT_PAYMENT = "wait_payment"
    CLOSE_UNPAID = "close_unpaid"
    ANSWER_CASE = "answer_case"
    AWAIT_DECISION = "await_decision"
    APPEAL_OR_NOT = "appeal_or_not"
    REPORT_CASE = "report_case"
    REDO = "redo"
    ASK_COPIES = "ask_copies"


_NEXT_IN_CASE = MappingProxyType(
    {ClockKind.RECONSIDERATION_DECISION: NextStep.AWAIT_DECISION, ClockKind.JUDGMENT: NextStep.AWAIT_DECISION,
     ClockKind.APPEAL: NextStep.APPEAL_OR_NOT, ClockKind.OPINION_REPORT: NextStep.REPORT_CASE,
     ClockKind.REDO: NextStep.REDO}
)  # fmt: skip


@dataclass(frozen=True)
class Chase:
    """A unit that has not given its material back by its day."""

    unit: str
    due_on: date


@dataclass(frozen=True)
class TodayLine:
    """One line of the list. ``limit`` is the day of the other period a waiting request has, or of a case."""

    row: RegisterRow
    group: Group
    next_step: NextStep
    tone: Tone
    wait: Wait | None = None
    limit: date | None = None
    chase: Chase | None = None
    case: ShownClock | None = None
    gathered: ImportedCases | None = None
    """One line for all pending cases of old ledgers that miss the day of the copy; ``row`` is the first one's."""


@dataclass(frozen=True)
class TodayView:
    """The page on a day. ``groups`` names the requests behind every count."""

    today: date
    workday: int | None
    """Which working day of the year it is; None on a rest day."""
    lines: tuple[TodayLine, ...]
    groups: Mapping[Group, frozenset[RequestId]]
    waits: Mapping[Wait, int]
    until: Mapping[Group, date]
    """The last day of the groups that end by a number of working days."""
    duties: tuple[Duty, ...]
    """What is to be done now, or was late: not what is only coming."""

    @property
    def in_hand(self) -> int:
        """在办: every request that is not answered, or whose answer has not gone out."""
        return sum(len(self.groups[one]) for one in (*DEADLINES, Group.WAITING))

    @property
    def open_duties(self) -> int:
        """How many duties are not done."""
        return sum(one.state is not DutyState.DONE for one in self.duties)

    @property
    def next_due(self) -> date | None:
        """The nearest due day from today on, None where no date runs."""
        days = (line.row.due_on for line in self.lines if line.group in DEADLINES)
        return min((day for day in days if day is not None and day >= self.today), default=None)


@cache
def spans() -> Mapping[Group, int]:
    """Up to how many working days each group reaches (resources/today.toml)."""
    table = read_table(places.resources() / "today.toml").table("up_to")
    groups = (Group.ONE, Group.TWO_THREE, Group.FOUR_FIVE)
    return MappingProxyType({group: table.whole(group.value) for group in groups})


class TodayBook:
    """The page of one store from day to day. Only requests in hand are read, and of those only what was written on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._hand = desk.store.in_hand
        self._lines: dict[RequestId, tuple[int, TodayLine | None]] = {}
        self._reckoned_on: date | None = None
        self._is_read = False
        self._viewed: tuple[int, TodayView] | None = None
        """The last view, and how many deeds the store had then."""

    def take_desk(self, desk: Desk) -> None:
        """Reckon anew: the calendar or the settings changed."""
        self._desk = desk
        self._lines, self._is_read, self._viewed = {}, False, None

    def is_read(self, today: date) -> bool:
        """Whether ``view`` need not reckon everything first."""
        return self._is_read and self._reckoned_on == today

    def ahead(self, today: date) -> Iterator[float]:
        """Reckon for ``view`` in portions, each saying how much is done (1: all). Meanwhile no count is known."""
        self._of_day(today)
        self._hand.look()
        wanted = sorted(self._hand.open | self._hand.unserved)
        for start in range(0, len(wanted), LINES):
            yield start / len(wanted)
            for one in self._desk.store.requests.some(wanted[start : start + LINES]):
                self._lines[one.id] = self._reckoned(one, today)
        self._is_read = True
        yield 1.0

    def _of_day(self, today: date) -> None:
        if today != self._reckoned_on:
            self._lines, self._reckoned_on, self._is_read = {}, today, False

    def _reckoned(self, one: Request, today: date) -> tuple[int, TodayLine | None]:
        line = self._lines.get(one.id)
        is_same = line is not None and line[0] == one.version
        return line if line is not None and is_same else (one.version, _line(self._desk, one, today))

    def lines(self, today: date) -> tuple[TodayLine, ...]:
        """A line for every request in hand."""
        self._of_day(today)
        self._hand.look()
        requests = self._desk.store.requests.some(self._hand.open | self._hand.unserved)
        self._lines = {one.id: self._reckoned(one, today) for one in requests}
        self._is_read = True
        return tuple(line for _, line in self._lines.values() if line is not None)

    def everything(self, today: date) -> tuple[TodayLine, ...]:
        """A line for every request in hand, and for what runs in cases."""
        return (*self.lines(today), *_in_cases(self._desk, today))

    def view(self, today: date) -> TodayView:
        """Everything the page shows on that day; the same one until something is written."""
        store = self._desk.store
        if self._viewed is not None and not store.in_write:
            writes, view = self._viewed
            if writes == store.writes and view.today == today:
                return view
        view = self._counted(today)
        self._viewed = None if store.in_write else (store.writes, view)
        return view

    def _counted(self, today: date) -> TodayView:
        desk = self._desk
        found = self.lines(today)
        owed = _in_cases(desk, today)
        groups: dict[Group, set[RequestId]] = {group: set() for group in Group}
        for line in [*found, *owed]:
            groups[line.group] |= {line.row.id} if line.gathered is None else set(line.gathered.requests)
            if line.chase is not None:
                groups[Group.CHASE].add(line.row.id)
            if line.group is not Group.CASES and line.row.state is State.TO_POST:
                groups[Group.TO_POST].add(line.row.id)
        groups[Group.TO_POST] |= posting.requests_to_post(desk)
        groups[Group.TO_KEY] |= self._to_key()
        groups[Group.TO_ARCHIVE] |= self._to_archive({line.row.id for line in found})
        return TodayView(
            today=today,
            workday=_workday(desk, today),
            lines=tuple(sorted([*found, *owed], key=_pressing)),
            groups=MappingProxyType({group: frozenset(ids) for group, ids in groups.items()}),
            waits=MappingProxyType({wait: sum(line.wait is wait for line in found) for wait in Wait}),
            until=MappingProxyType({group: desk.workdays.after(today, days) for group, days in spans().items()}),
            duties=tuple(one for one in duties(desk, today) if one.state is not DutyState.COMING),
        )

    def _to_key(self) -> frozenset[RequestId]:
        """What was not keyed into the municipal platform, since the office first used it (西政办发〔2017〕14号)."""
        hand, first = self._hand, self._hand.first_keyed()
        if first is None:
            return frozenset()
        kind = EventKind.PLATFORM_KEYED
        registered = hand.with_kind(EventKind.RECEIVED, since=first) - hand.with_kind(kind, what="registration")
        replied = hand.with_kind(EventKind.ANSWERED, since=first) - hand.with_kind(kind, what="reply")
        return registered | replied

    def _to_archive(self, in_hand: set[RequestId]) -> frozenset[RequestId]:
        """Finished, out of the house, in no reconsideration or lawsuit, and not put away."""
        pending = {one.request for one in self._desk.store.remedies.all() if one.result is None}
        return self._hand.closed() - in_hand - pending - self._hand.with_kind(EventKind.ARCHIVED)


def _in_cases(desk: Desk, today: date) -> list[TodayLine]:
    """What runs in cases, a line each; those an old ledger brought and nobody looked at are one line together."""
    lines = [
        TodayLine(one.row, Group.CASES, _NEXT_IN_CASE.get(one.case.clock.kind, NextStep.ANSWER_CASE), one.case.tone,
                  limit=one.case.clock.due_on, case=one.case)
        for one in cases_due(desk, today) if one.case is not None
    ]  # fmt: skip
    old = imported_cases(desk)
    if old is not None:
        row = register_row(desk, old.requests[0], today)
        lines.append(TodayLine(row, Group.CASES, NextStep.ASK_COPIES, Tone.PAUSED, gathered=old))
    return lines


def today_view(desk: Desk, today: date) -> TodayView:
    """The page, looked at once."""
    return TodayBook(desk).view(today)


def _workday(desk: Desk, today: date) -> int | None:
    if not desk.workdays.is_workday(today):
        return None
    return desk.workdays.between(date(today.year, 1, 1) - ONE_DAY, today)


def _line(desk: Desk, request: Request, today: date) -> TodayLine | None:
    clock = clock_of(desk, request)
    row = row_by(desk, request, clock, today)
    if not is_in_hand(row):
        return None
    wait, limit = _wait(row, clock, today)
    chase = _chase(request, today) if row.closed_on is None else None
    group = Group.WAITING if wait is not None else _group(row)
    return TodayLine(
        row=row, group=group, next_step=_next(row, clock, group, wait, limit, chase, today),
        tone=Tone.PAUSED if wait is not None else _tone(desk, row), wait=wait, limit=limit, chase=chase,
    )


def _tone(desk: Desk, row: RegisterRow) -> Tone:
    if row.remaining is None:
        return Tone.PLAIN
    if row.remaining <= 0:
        return Tone.RED
    return Tone.AMBER if row.remaining <= desk.settings.whole("warning_span") else Tone.PLAIN


def _group(row: RegisterRow) -> Group:
    left = row.remaining
    if left is None:
        return Group.LATER
    if left < 0:
        return Group.OVERDUE
    if left == 0:
        return Group.DUE_TODAY
    return next((group for group, days in spans().items() if left <= days), Group.LATER)


def _wait(row: RegisterRow, clock: Clock, today: date) -> tuple[Wait | None, date | None]:
    """Whom the request waits for, and until when. A silent party stops the count up to its limit, not beyond."""
    if row.closed_on is not None:
        return None, None
    if clock.awaiting is not None:
        wait = Wait.CORRECTION if clock.awaiting == "correction" else Wait.PAYMENT
        return wait, clock.awaited_by or (clock.fee_payment_due_on if wait is Wait.PAYMENT else None)
    out = [one for one in clock.consultations if one.answered_on is None and one.opinion_due_on >= today]
    if not out:
        return None, None
    last = max(out, key=lambda one: one.opinion_due_on)
    is_third = last.party is ConsultedParty.THIRD_PARTY
    return Wait.THIRD_PARTY if is_third else Wait.AGENCY, last.opinion_due_on


def _chase(request: Request, today: date) -> Chase | None:
    """The unit that is late the longest: handed over with a day that is past, and nothing came back since."""
    out: dict[str, date] = {}
    for event in request.events:
        unit = event.text("unit")
        if event.kind is EventKind.ROUTED:
            due_on = event.day("due_on")
            out.pop(unit, None)
            if due_on is not None:
                out[unit] = due_on
        elif event.kind is EventKind.MATERIAL_RETURNED:
            out.pop(unit, None)
    late = [Chase(unit, due_on) for unit, due_on in out.items() if due_on < today]
    return min(late, key=lambda one: one.due_on, default=None)


def _next(
    row: RegisterRow, clock: Clock, group: Group, wait: Wait | None, limit: date | None, chase: Chase | None,
    today: date,
) -> NextStep:
    is_past = limit is not None and limit < today
    if wait is Wait.CORRECTION:
        return NextStep.CLOSE_ABANDONED if is_past else NextStep.WAIT_CORRECTION
    if wait is Wait.PAYMENT:
        return NextStep.CLOSE_UNPAID if is_past else NextStep.WAIT_PAYMENT
    if wait is not None:
        return NextStep.WAIT_THIRD_PARTY if wait is Wait.THIRD_PARTY else NextStep.WAIT_AGENCY
    if row.state is State.TO_POST:
        return NextStep.POST
    if group is Group.OVERDUE:
        return NextStep.ANSWER_LATE
    if chase is not None:
        return NextStep.CHASE
    return NextStep.DECIDE if clock.consultations else NextStep.ANSWER


def _pressing(line: TodayLine) -> tuple[int, bool, date, date, int]:
    day = line.limit if line.group in (Group.WAITING, Group.CASES) else line.row.due_on
    is_last = line.gathered is not None
    return _ORDER.index(line.group), is_last, day or date.max, line.row.received_on, line.row.id


def searched(view: TodayView, chosen: Group | None, text: str) -> list[TodayLine]:
    """The lines of the chosen count in which every word of the text stands."""
    ids = None if chosen is None else view.groups[chosen]
    lines = [line for line in view.lines if ids is None or (line.row.id in ids and line.group is not Group.CASES)]
    if not text.strip():
        return lines
    rows = {line.row.id: line.row for line in lines}
    hits = {row.id for row in find(rows.values(), text, initials_of(rows.values()) if text.isascii() else {})}
    return [line for line in lines if line.row.id in hits]


def in_groups(lines: Iterable[TodayLine]) -> tuple[tuple[Group, tuple[TodayLine, ...]], ...]:
    """The lines by section, in the order of the sections; empty ones are left out."""
    by_group: dict[Group, list[TodayLine]] = {}
    for line in lines:
        by_group.setdefault(line.group, []).append(line)
    return tuple((group, tuple(by_group[group])) for group in Group if group in by_group)
