"""One request as a page shows it: its clock with reasons, its strip of days, the next steps and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.terms import EventKind, State
from clerk_app.law.workdays import DaySign, WorkCalendar
from clerk_app.services import office
from clerk_app.services.attachments import Attached
from clerk_app.services.attachments import of_request as attached
from clerk_app.services.checking import CheckFinding, findings
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone, remaining_of, tone_of
from clerk_app.services.recording import clock_of, stop_facts, workdays_of
from clerk_app.services.stops import code_of, refusal
from clerk_app.store.documents import Document, DocumentId
from clerk_app.trouble import KnownTrouble

Issued = Document
"""A letter as a page knows it."""
ONE_DAY = timedelta(days=1)
OF_PENDING = frozenset({EventKind.REMEDY_ANSWERED, EventKind.REMEDY_HEARD})
"""Steps that need a reconsideration or lawsuit without a result."""


@dataclass(frozen=True)
class StepOffer:
    """A deed the page can offer. ``why`` is the trouble that forbids it now."""

    kind: EventKind
    allowed: bool
    why: KnownTrouble | None
    article: str

    @property
    def may_be_let_pass(self) -> bool:
        """Whether what forbids it is a check that the head of the office may let pass."""
        return self.why is not None and bool(self.why.facts.get("overridable"))


@dataclass(frozen=True)
class StripDay:
    """One calendar day of the clock. ``ordinal`` counts the working days that count, from 1."""

    on: date
    sign: DaySign
    ordinal: int | None
    used: bool
    today: bool
    due: bool
    excluded: bool
    overdue: bool


@dataclass(frozen=True)
class RequestView:
    """Everything the request page and the side summary show."""

    request: Request
    clock: Clock
    state: State
    remaining: int | None
    tone: Tone
    steps: tuple[StepOffer, ...]
    documents: tuple[Document, ...]
    remedies: tuple[Remedy, ...]
    days: tuple[StripDay, ...]
    findings: tuple[CheckFinding, ...] = ()
    attachments: tuple[Attached, ...] = ()
    organ: str = ""
    """The agency it addresses; empty at a desk of one."""

    @property
    def void(self) -> Mapping[DocumentId, str]:
        """The letters that were made void (作废), and why."""
        struck = {one.id: one.strike_reason for one in self.request.entries if one.struck_by is not None}
        return {one.id: struck[one.entry] for one in self.documents if one.entry in struck}


def request_view(desk: Desk, request_id: RequestId, today: date) -> RequestView:
    """The request as it stands on ``today``."""
    request = desk.store.requests.get(request_id)
    clock = clock_of(desk, request)
    state = desk.steps.state(request.events)
    remaining = remaining_of(desk, clock, state, today)
    return RequestView(
        request=request,
        clock=clock,
        state=state,
        remaining=remaining,
        tone=tone_of(desk, clock, remaining),
        steps=offers(desk, request, clock, today),
        documents=desk.store.documents.of_request(request_id),
        remedies=desk.store.remedies.of_request(request_id),
        days=strip(desk, clock, today, workdays_of(desk, request)),
        findings=findings(desk, request, today),
        attachments=attached(desk, request),
        organ=office.name_of_several(desk, request),
    )


def offers(desk: Desk, request: Request, clock: Clock, today: date) -> tuple[StepOffer, ...]:
    """Every step of the table with whether it is allowed today, and why not."""
    found = []
    pending = desk.steps.waiting(EventKind.REMEDY_OPENED, request.events)
    filed = {one.whole("remedy") for one in request.events if one.kind is EventKind.REMEDY_ANSWERED}
    for kind in EventKind:
        if kind is EventKind.RECEIVED:
            continue
        why = desk.steps.why_not(kind, request.events)
        if why is None and kind in OF_PENDING and not pending:
            why = KnownTrouble("no_pending_case")
        if why is None and kind is EventKind.REMEDY_ANSWERED and {one.whole("remedy") for one in pending} <= filed:
            why = KnownTrouble("pending_cases_answered")
        code = code_of(why, kind)
        if why is None and kind is EventKind.EXTENDED and clock.base_due_on < today:
            code = "EXT_NOTICE_LATE"
        if code is not None:
            why = refusal(desk, code, {**stop_facts(desk, request, clock), "on": today})
        found.append(StepOffer(kind=kind, allowed=why is None, why=why, article=desk.terms.article(kind)))
    return tuple(found)


def strip(desk: Desk, clock: Clock, today: date, workdays: WorkCalendar | None = None) -> tuple[StripDay, ...]:
    """Every calendar day from the day after day 0 to the due day, or to the day reached where that is later.

    Reached is the day that counts for being on time: served, else decided, else today. ``workdays`` is the calendar
    the clock was reckoned with, the desk's own where it is not said.
    """
    workdays = workdays or desk.workdays
    reached = clock.served_on or clock.closed_on or today
    last = max(clock.due_on or reached, reached)
    days: list[StripDay] = []
    counted = 0
    on = clock.start + ONE_DAY
    while on <= last:
        excluded = any(first <= on <= final for first, final in clock.excluded)
        counts = workdays.is_workday(on) and not excluded
        counted += counts
        days.append(
            StripDay(
                on=on,
                sign=workdays.sign(on),
                ordinal=counted if counts else None,
                used=on <= reached,
                today=on == today,
                due=on == clock.due_on,
                excluded=excluded,
                overdue=clock.due_on is not None and on > clock.due_on,
            )
        )
        on += ONE_DAY
    return tuple(days)
