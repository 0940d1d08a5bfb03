"""Registering a request: what is missing, what date it will have, what it resembles; and the deed itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as made
from datetime import date

from rapidfuzz import fuzz, process

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.numbering import NumberPattern
from clerk_app.cases.request import OrganId, Request, RequestDraft, RequestId
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.events import Event
from clerk_app.law.identity import citizen_number_fits, credit_code_fits
from clerk_app.law.terms import EventKind, Outcome
from clerk_app.services import office, receipt
from clerk_app.services.applicants import same_applicant
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.services.series import request_pattern
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class Problem:
    """Something about a draft: ``key`` of a sentence; a blocking one stops the registration."""

    field: str
    key: str
    facts: Mapping[str, object] = made(default_factory=dict)
    blocking: bool = True


@dataclass(frozen=True)
class LookAlike:
    """A registered request that resembles a draft; a hint only."""

    id: RequestId
    number: str
    same_person: bool
    likeness: int
    """Per cent."""
    outcome: Outcome | None
    subject: str


@dataclass(frozen=True)
class Known:
    """What the register knows of an applicant."""

    applicant: Applicant
    this_month: int
    this_year: int
    last_year: int


def foresee(desk: Desk, received_on: date) -> Clock:
    """The clock a request received on that day would have."""
    return reckon((Event(EventKind.RECEIVED, received_on),), desk.rules, desk.steps, desk.workdays)


def next_number(desk: Desk, received_on: date, organ: OrganId | None = None) -> str:
    """The number a request to that agency would draw now; it is taken only when the request is registered."""
    own = organ if organ is not None else office.default(desk, received_on)
    if own is None:
        return desk.store.requests.next_number(received_on.year, desk.settings.text("number_pattern"))
    code = desk.store.organs.on(own, received_on).code
    return desk.store.requests.next_number(received_on.year, request_pattern(desk, own).pattern, code=code)


def coming_numbers(desk: Desk, drafts: Sequence[RequestDraft]) -> tuple[str, ...]:
    """The numbers the requests of one paper would draw now, one after the other."""
    if not drafts:
        return ()
    received_on, organ = drafts[0].received_on, drafts[0].organ
    first = next_number(desk, received_on, organ)
    own = organ if organ is not None else office.default(desk, received_on)
    code = desk.store.organs.on(own, received_on).code if own is not None else ""
    plain = NumberPattern(desk.settings.text("number_pattern"))
    shape = (request_pattern(desk, own) if own is not None else plain).of(code)
    place = shape.parse(first)
    if place is None:
        return (first,)
    return tuple(shape.format(year=place[0], n=place[1] + more) for more in range(len(drafts)))


def problems(desk: Desk, draft: RequestDraft, today: date) -> tuple[Problem, ...]:
    """What is missing or doubtful in a draft (第二十九、三十一条), blocking ones first."""
    found: list[Problem] = []
    applicant = draft.applicant
    if not applicant.name.strip():
        found.append(Problem("name", "name_missing"))
    if not draft.wording.strip():
        found.append(Problem("wording", "wording_missing"))
    if draft.received_on > today:
        found.append(
            Problem("received_on", "received_in_future", {"received_on": draft.received_on, "today": today})
        )
    if desk.rules.find("answer", draft.received_on) is None:
        found.append(Problem("received_on", "received_before_the_law", {"received_on": draft.received_on}))
    if draft.arrived_on is not None and draft.arrived_on > draft.received_on:
        found.append(Problem("arrived_on", "arrived_after_receipt", {"arrived_on": draft.arrived_on}))
    if draft.number and desk.store.requests.by_number(draft.number) is not None:
        found.append(Problem("number", "number_taken", {"number": draft.number}))
    return (*found, *_doubts(desk, draft, today))


def _doubts(desk: Desk, draft: RequestDraft, today: date) -> tuple[Problem, ...]:
    found: list[Problem] = []
    applicant = draft.applicant
    if (today - draft.received_on).days > desk.settings.whole("old_receipt_days"):
        found.append(Problem("received_on", "received_long_ago", {"received_on": draft.received_on}, blocking=False))
    if applicant.id_number:
        fits = credit_code_fits if applicant.is_organization else citizen_number_fits
        if not fits(applicant.id_number):
            found.append(Problem("id_number", "id_number_unfit", blocking=False))
    else:
        found.append(Problem("id_number", "id_number_missing", blocking=False))
    if not (applicant.telephone or applicant.email or applicant.address):
        found.append(Problem("telephone", "contact_missing", blocking=False))
    return (*found, *_receipt_doubts(desk, draft))


def _receipt_doubts(desk: Desk, draft: RequestDraft) -> list[Problem]:
    if desk.rules.find("answer", draft.received_on) is None:
        return []
    proof = draft.proof
    decision = receipt.decide(
        desk, draft.channel, receipt.ReceiptAnswers(draft.received_on, draft.arrived_on, proof)
    )
    days = {"arrived_on": decision.arrived_on, "received_on": decision.received_on, "safe_on": decision.safe_due_on}
    found = [
        Problem("arrived_on", f"{code}_days" if decision.safe_due_on else code, facts=days, blocking=False)
        for code in decision.warnings
    ]
    confirms = receipt.needs_confirmation(desk, draft.channel, draft.received_on, proof.addressee)
    if confirms and proof.confirmed_how is None:
        found.append(Problem("confirmed_how", "confirmation_missing", blocking=False))
    return found


def look_alikes(desk: Desk, draft: RequestDraft) -> tuple[LookAlike, ...]:
    """Registered requests with much the same wording, likest first; the same person's before others'."""
    wording = draft.wording.strip()
    if not wording:
        return ()
    scorer = fuzz.token_set_ratio if " " in wording else fuzz.ratio
    least, most = desk.settings.whole("look_alike_percent"), desk.settings.whole("look_alike_most")
    hits = process.extract(wording, desk.store.register.wordings(), scorer=scorer, score_cutoff=least, limit=None)
    found: list[LookAlike] = []
    for _, score, request_id in hits:
        if len(found) == most:
            break
        request = desk.store.requests.get(request_id)  # a hit may be struck, or its wording erased
        if request.in_force and request.wording:
            found.append(_look_alike(request, draft, round(score)))
    return tuple(sorted(found, key=lambda one: (not one.same_person, -one.likeness)))


def _look_alike(request: Request, draft: RequestDraft, likeness: int) -> LookAlike:
    return LookAlike(
        id=request.id,
        number=request.number,
        same_person=same_applicant(request.applicant, draft.applicant),
        likeness=likeness,
        outcome=request.outcome,
        subject=request.subject,
    )


def known_applicant(desk: Desk, name: str, today: date) -> Known | None:
    """The latest details of an applicant of that name, and how often they asked; None for a new one."""
    register, requests = desk.store.register, desk.store.requests
    theirs = [one for one in requests.some(register.with_name(name.strip())) if one.applicant.name == name.strip()]
    if not theirs:
        return None
    latest = max(theirs, key=lambda one: (one.received_on, one.id))
    return Known(
        applicant=latest.applicant,
        this_month=sum((one.received_on.year, one.received_on.month) == (today.year, today.month) for one in theirs),
        this_year=sum(one.received_on.year == today.year for one in theirs),
        last_year=sum(one.received_on.year == today.year - 1 for one in theirs),
    )


def register(desk: Desk, draft: RequestDraft, *, today: date, deed: str | None = None) -> Change:
    """Register a request (登记) and draw its number. Raises KnownTrouble with the first blocking problem."""
    if deed is not None and (done := desk.store.requests.of_deed(deed)) is not None:
        return _registered(desk, done)
    draft = receipt.settled(desk, draft)
    if draft.organ is None:
        draft = replace(draft, organ=office.default(desk, draft.received_on))
    blocking = next((one for one in problems(desk, draft, today) if one.blocking), None)
    if blocking is not None:
        raise KnownTrouble.of(blocking.key, blocking.facts)
    with desk.store.write():
        number = draft.number.strip() or next_number(desk, draft.received_on, draft.organ)
        request_id = desk.store.requests.add(replace(draft, number=number), number=number, deed=deed)
    return _registered(desk, request_id)


def _registered(desk: Desk, request_id: RequestId) -> Change:
    request = desk.store.requests.get(request_id)
    return Change(
        requests=frozenset({request_id}),
        message="registered",
        facts={
            "number": request.number,
            "due_on": clock_of(desk, request).due_on,
            "received_on": request.received_on,
            "receipt_basis": request.receipt_basis,
            "warnings": receipt.of_request(desk, request).warnings,
        },
    )
