"""What a deed's form starts from, taken out of the request as it stands."""

from __future__ import annotations

from datetime import date
from functools import partial

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.deeds import FORMS, answer_form, note_form
from clerk_app.gui.forms.fee_entry import FeeEntry, FeeSource
from clerk_app.gui.forms.party_forms import PartyEntry, address_entry
from clerk_app.gui.forms.remedy_entry import RemedyEntry
from clerk_app.gui.forms.step_forms import Start, StepEntry, StepForm
from clerk_app.gui.words import DOT, Words
from clerk_app.law.events import ANSWER
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import DeliveryManner, EventKind, FeeBasis, Outcome
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services import case_plan, fees, handling, parties, remedy_bodies, staff
from clerk_app.services.desk import Desk
from clerk_app.services.habits import habits
from clerk_app.services.recipients import posted_kinds
from clerk_app.services.view import RequestView

_MANNERS = {
    "post": DeliveryManner.POST, "collected": DeliveryManner.COLLECTED, "electronic": DeliveryManner.ELECTRONIC,
}  # fmt: skip


def form_of(kind: EventKind, view: RequestView) -> StepForm | None:
    """The form of a step on this request; None for steps that have no form of their own."""
    if kind is EventKind.ANSWERED:
        return answer_form(tuple(item.position for item in view.request.items))
    if kind is EventKind.NOTED:
        is_decided = [one.result is not None for one in view.remedies]
        return note_form(not all(is_decided), any(is_decided))
    return FORMS.get(kind)


def start_of(
    kind: EventKind, view: RequestView, desk: Desk, words: Words, today: date, outcome: Outcome | None = None
) -> Start:
    """The facts a form begins with."""
    request = view.request
    routed = request.last(EventKind.ROUTED)
    waiting = desk.steps.waiting(EventKind.CONSULTATION_SENT, request.events)
    open_remedies = [one for one in view.remedies if one.result is None]
    if kind is EventKind.NOTED:
        open_remedies += [one for one in view.remedies if one.result is not None]
    if kind is EventKind.REMEDY_ANSWERED:
        open_remedies = [one for one in open_remedies if one.answered_on is None]
    labels = {("document", str(one.id)): f"{one.number} {one.title}".strip() for one in view.documents}
    for remedy in view.remedies:
        case = DOT.join(part for part in (remedy.case_number, remedy.body, words.word(remedy.route)) if part)
        labels["remedy", str(remedy.id)] = case
    for item in request.items:
        labels["item", str(item.position)] = f"{item.position}{DOT}{item.subject}"
        labels[f"item_{item.position}", ""] = f"{item.position} {item.subject}"
    manner = _MANNERS.get(request.delivery_wanted)
    return Start(
        today=today,
        most_days=desk.rules.on("extension", request.received_on).days if kind is EventKind.EXTENDED else None,
        unit=(routed.text("unit") if routed is not None else "") or request.unit,
        approver=handling.extension_approver(request) if kind is EventKind.EXTENDED else "",
        open_parties=tuple(dict.fromkeys(one.text("ref") for one in waiting)),
        items=tuple(item.position for item in request.items),
        reviewed=tuple(one.whole("item") or 1 for one in request.events if one.kind is EventKind.SECRECY_REVIEWED),
        documents=_letters_sent(view),
        open_remedies=tuple(int(one.id) for one in open_remedies),
        outcome=outcome.value if outcome is not None else "",
        manner=manner.value if manner is not None else "",
        due_on=view.clock.due_on,
        labels=labels,
        names={
            staff.UNITS: staff.offered_units(desk, (request.unit, *_units_used(desk, kind))),
            staff.PEOPLE: staff.offered_people(desk, (request.handler, desk.who)),
        },
    )


def _units_used(desk: Desk, kind: EventKind) -> tuple[str, ...]:
    """An office that keeps no list of its units yet is offered those of its requests."""
    asks = kind in (EventKind.ROUTED, EventKind.MATERIAL_RETURNED)
    return habits(desk).units if asks and not staff.units(desk) else ()


def _letters_sent(view: RequestView) -> tuple[int, ...]:
    """The letters that go out of the house, the answer last: it is what is proposed."""
    standing = {one.id for one in view.request.entries if one.struck_by is None}
    kinds = posted_kinds()
    sent = [one for one in view.documents if one.kind in kinds and one.entry in standing]
    return tuple(int(one.id) for one in sorted(sent, key=lambda one: one.kind == ANSWER))


def address_entry_of(view: RequestView, party: str, desk: Desk, today: date) -> StepEntry:
    """The form that records where a party is written to, as far as it is known."""
    known = parties.address_of(view.request, party)
    start = Start(today, where={name: getattr(known, name) for name in parties.FACTS})
    return address_entry(party, start, desk.workdays, partial(parties.former_address, desk))


def entry_of(form: StepForm, start: Start, view: RequestView, desk: Desk, words: Words) -> StepEntry:
    """The form to be filled in; a fee notice reckons while it is, and putting the file away says what it lacks."""
    if form.kind is EventKind.ARCHIVED:
        return _ArchiveEntry(form, start, desk.workdays, words.listed(case_plan.missing(desk, view.request.id)))
    if form.kind is EventKind.CONSULTATION_SENT:
        return PartyEntry(form, start, desk.workdays, partial(parties.former_address, desk))
    if form.kind is EventKind.REMEDY_OPENED:
        return RemedyEntry(form, start, desk.workdays, partial(remedy_bodies.own, desk, view.request.organ))
    if form.kind is not EventKind.FEE_NOTICED:
        return StepEntry(form, start, desk.workdays)
    request = view.request.id

    def propose(basis: FeeBasis, pages: int | None, also: tuple[RequestId, ...]) -> fees.FeeProposal:
        return fees.propose(desk, request, basis, pages=pages, also=also, today=start.today)

    def after(on: date, received_by_applicant: date | None) -> tuple[Reason, ...]:
        return fees.after_notice(desk, request, on=on, received_by_applicant=received_by_applicant)

    material = view.request.last(EventKind.MATERIAL_RETURNED)
    pages = material.whole("pages") if material is not None else None
    return FeeEntry(form, start, desk.workdays, FeeSource(propose, after), pages)


class _ArchiveEntry(StepEntry):
    """Putting the file away: what is missing from it is named first (it may be put away all the same)."""

    def __init__(self, form: StepForm, start: Start, workdays: WorkCalendar, missing: str) -> None:
        super().__init__(form, start, workdays)
        self._missing = missing

    def reasons(self) -> tuple[Reason, ...]:
        """The papers that the file ought to hold."""
        return (Reason("case_file_missing", {"names": self._missing}),) if self._missing else ()
