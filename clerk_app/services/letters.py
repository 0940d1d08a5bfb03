"""Letters: their facts as far as the store knows them, what is missing, the draft, and the letter as issued."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerk_app.cases.letter import Facts, Letter, LetterTemplate, Missing, asked, compose, sketch
from clerk_app.cases.letter_facts import Blank, Fact
from clerk_app.cases.numbering import NumberPattern
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import ConsultedParty, EventKind, Outcome
from clerk_app.render.layout import lay_out
from clerk_app.render.pdf import draw, render_letter
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import ANSWER, SUPPLYING, UNREVIEWED, remedy_fits, unreviewed
from clerk_app.services.recording import clock_of
from clerk_app.services.stops import let_through
from clerk_app.store.documents import Document
from clerk_app.store.organs import Organ
from clerk_app.trouble import KnownTrouble

STEP_OF_LETTER: Mapping[str, EventKind] = MappingProxyType({
    "answer": EventKind.ANSWERED,
    "correction_notice": EventKind.CORRECTION_ASKED,
    "extension_notice": EventKind.EXTENDED,
})  # fmt: skip
"""The recorded step each kind of letter tells the applicant of."""

SERIES = "letter"
"""All letters of an organ share one series a year, so that no number stands on two of them."""


@dataclass(frozen=True)
class LetterOffer:
    """A letter that can be made for a request now: its kind, and the copy that was issued for that step, if any."""

    kind: str
    what: str
    issued: Document | None


def offers(desk: Desk, request_id: RequestId) -> tuple[LetterOffer, ...]:
    """The letters whose step is recorded, the latest step first."""
    request = desk.store.requests.get(request_id)
    steps = {kind: request.last(step) for kind, step in STEP_OF_LETTER.items()}
    ready = sorted((step.on, kind) for kind, step in steps.items() if step is not None and kind in desk.letters)
    return tuple(
        LetterOffer(kind, desk.letters[kind].what, issued(desk, request, kind)) for _, kind in reversed(ready)
    )


def issued(desk: Desk, request: Request, kind: str) -> Document | None:
    """The letter of that kind issued for its latest step, or None; a later step of the kind needs a new letter."""
    step = _step(request, kind)
    entry = next((one.id for one in reversed(request.entries) if one.event is step), None)
    valid = {one.id for one in request.entries if one.struck_by is None}
    found = [one for one in desk.store.documents.of_request(request.id) if one.kind == kind and one.entry in valid]
    return next((one for one in reversed(found) if entry is not None and one.entry > entry), None)


def facts_of(desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None) -> Facts:
    """Everything the store knows for a letter, with what the clerk gives over it. Raises KnownTrouble.

    The number stays open: ``issue`` draws it.
    """
    request = desk.store.requests.get(request_id)
    _template(desk, kind)
    step = _step(request, kind)
    organ = desk.store.organs.on(request.organ, step.on)
    facts: dict[str, Fact | None] = {
        **_of_request(request),
        **_of_organ(organ),
        **_of_clock(desk, request),
        **_of_corrections(request),
        **_of_extension(request),
        **_of_consultation(request),
        "head_style": desk.settings.text("head_style"),
        "page_number": desk.settings.text("page_number"),
        "reconsideration_url": desk.settings.text("reconsideration_url"),
        "decided_on": step.on,
        "document_number": _waiting_number(desk, organ, step.on),
    }
    if kind == "answer":
        facts |= _of_items(desk, request, step)
    return {**facts, **{name: value for name, value in (given or {}).items() if value not in (None, "")}}


def fields(desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None) -> tuple[Blank, ...]:
    """Every fact the letter looks at, given or not: the rows of its form."""
    return asked(_template(desk, kind), facts_of(desk, request_id, kind, given), desk.rules)


def missing(desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None) -> tuple[str, ...]:
    """The names of the facts without which the letter cannot be issued."""
    made = compose(_template(desk, kind), facts_of(desk, request_id, kind, given), desk.rules)
    return made.names if isinstance(made, Missing) else ()


def draft(desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None) -> bytes:
    """The letter as far as it is known, for preview and test prints: no number is taken, gaps are lines."""
    made = sketch(_template(desk, kind), facts_of(desk, request_id, kind, given), desk.rules)
    return render_letter(made.letter, desk.fonts)


def issue(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, *, today: date, deed: str | None = None,
    override: Override | None = None,
) -> Change:
    """Finish the letter: its number is drawn, its bytes are kept, nothing can be changed after.

    A letter already issued for its step is not issued again: the Change names the one there is. Raises KnownTrouble
    where facts are missing, a character has no glyph, or a check stands against it that nobody let pass.
    """
    request = desk.store.requests.get(request_id)
    there = issued(desk, request, kind)
    if there is not None:
        return _change(request, "letter_there", there.number, there.id)
    template = _template(desk, kind)
    facts = facts_of(desk, request_id, kind, given)
    _finished(template, facts, desk)
    codes, items = _against(desk, request, facts) if kind == ANSWER else ((), "")
    kept = let_through(desk, codes, EventKind.LETTER_ISSUED, override, {"items": items, "number": request.number})
    decided_on = _step(request, kind).on
    organ = desk.store.organs.on(request.organ, decided_on)
    with desk.store.write():
        number = desk.store.documents.draw_number(
            SERIES, decided_on.year, organ.id, desk.settings.text("document_pattern")
        )
        letter = _finished(template, {**facts, "document_number": number}, desk)
        layout = lay_out(letter, desk.fonts)
        document = desk.store.documents.issue(
            request_id, kind=kind, number=number, title=letter.title, data=draw(layout, desk.fonts),
            facts=json.dumps({**facts, "document_number": number}, ensure_ascii=False, default=str),
            template=letter.template_version, fonts="；".join(layout.fonts), on=today, deed=deed, more=kept,
        )
    return _change(request, "letter_issued", number, document, codes, items)


def _against(desk: Desk, request: Request, facts: Facts) -> tuple[tuple[str, ...], str]:
    """The codes that stand against an answer's letter, and the items that a review is missing of."""
    items = unreviewed(request)
    codes = (
        *((UNREVIEWED,) if items else ()),
        *(() if remedy_fits(desk, facts, _step(request, ANSWER)) else ("REMEDY_MISMATCH",)),
    )
    return codes, "、".join(map(str, items))


def copy_of(desk: Desk, request_id: RequestId, kind: str) -> bytes:
    """The bytes of the letter of that kind as it was issued. Raises LookupError where none was."""
    document = issued(desk, desk.store.requests.get(request_id), kind)
    if document is None:
        raise LookupError(f"no {kind} issued for request {request_id}")
    return data_of(desk, document)


def data_of(desk: Desk, document: Document) -> bytes:
    """The bytes of a letter as it was issued."""
    return desk.store.documents.data(document.id)


def _change(
    request: Request, message: str, number: str, document: int, warnings: tuple[str, ...] = (), items: str = ""
) -> Change:
    facts: dict[str, object] = {"number": request.number, "document": number, "id": document, "warnings": warnings}
    return Change(
        requests=frozenset({request.id}), message=message, facts={**facts, "items": items} if items else facts
    )


def _finished(template: LetterTemplate, facts: Facts, desk: Desk) -> Letter:
    made = compose(template, facts, desk.rules)
    if isinstance(made, Missing):
        raise KnownTrouble("letter_incomplete", names="、".join(fact_words(desk, made.names)))
    return made


def fact_words(desk: Desk, names: tuple[str, ...]) -> Iterator[str]:
    """The facts' names as a clerk says them; an item's with its number."""
    for name in names:
        item, _, plain = name.rpartition(".")
        word = desk.terms.sentence(f"fact_{plain}", {})
        yield f"第{item}项{word}" if item else word


def _template(desk: Desk, kind: str) -> LetterTemplate:
    if kind not in desk.letters or kind not in STEP_OF_LETTER:
        raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="、".join(STEP_OF_LETTER))
    return desk.letters[kind]


def _step(request: Request, kind: str) -> Event:
    wanted = STEP_OF_LETTER.get(kind)
    step = request.last(wanted) if wanted is not None else None
    if wanted is None or step is None:
        raise KnownTrouble("letter_step_missing", step=wanted or kind)
    return step


def _waiting_number(desk: Desk, organ: Organ, on: date) -> str:
    pattern = NumberPattern(desk.settings.text("document_pattern"))
    if pattern.wants("code") and not organ.code.strip():
        return ""
    return pattern.waiting(year=on.year, code=organ.code)


def _of_request(request: Request) -> dict[str, Fact | None]:
    return {
        "applicant": request.applicant.name,
        "applicant_kind": request.applicant.kind.value,
        "channel": request.channel.value,
        "received_on": request.received_on,
        "request_number": request.number,
        "wording": request.wording,
        "handler": request.handler,
        "delivery_manner": request.delivery_wanted,
    }


def _of_organ(organ: Organ) -> dict[str, Fact | None]:
    return {
        "organ_name": organ.name,
        "letterhead": organ.letterhead,
        "organ_address": organ.address,
        "telephone": organ.telephone,
        "reconsideration_body": organ.reconsideration_body,
        "court": organ.court,
    }


def _of_clock(desk: Desk, request: Request) -> dict[str, Fact | None]:
    clock = clock_of(desk, request)
    return {"base_due_on": clock.base_due_on, "due_on": clock.due_on}


def _of_corrections(request: Request) -> dict[str, Fact | None]:
    sent = request.last(EventKind.CORRECTION_ASKED)
    came = request.last(EventKind.CORRECTION_RECEIVED)
    return {
        "correction_asked_on": sent.on if sent and came else None,
        "correction_received_on": came.on if came else None,
        "corrected_wording": came.text("text") if came else None,
        "correction_due_on": sent.day("reply_by") if sent else None,
        "reply_by": sent.day("reply_by") if sent else None,
        "points": sent.text("points") if sent else None,
        "guidance": sent.text("guidance") if sent else None,
    }


def _of_extension(request: Request) -> dict[str, Fact | None]:
    extended = request.last(EventKind.EXTENDED)
    agreed = next(
        (one for one in reversed(request.events)
         if one.kind is EventKind.APPROVED and one.text("matter") == "extension"), None
    )  # fmt: skip
    return {
        "extension_notice_on": (extended.day("notice_on") or extended.on) if extended else None,
        "days": extended.whole("days") if extended else None,
        "extension_reason": extended.text("reason") if extended else None,
        "approver": agreed.text("name") if agreed else None,
        "approved_on": agreed.on if agreed else None,
    }


def _of_consultation(request: Request) -> dict[str, Fact | None]:
    letters = [
        one for one in request.events
        if one.kind is EventKind.CONSULTATION_SENT
        and one.text("party") in ("", ConsultedParty.THIRD_PARTY.value)
    ]  # fmt: skip
    opinions = [one.text("opinion") for one in request.events if one.kind is EventKind.CONSULTATION_ANSWERED]
    return {
        "third_party_asked_on": letters[0].on if letters else None,
        "third_party_opinion": "；".join(filter(None, opinions)) or None,
    }


def _of_items(desk: Desk, request: Request, answer: Event) -> dict[str, Fact | None]:
    several = len(request.items) > 1
    facts: dict[str, Fact | None] = {}
    asked_of = _of_consultation(request)
    for item in request.items:
        outcome = item.outcome or Outcome(answer.text("outcome"))
        of_item: dict[str, Fact | None] = {
            "outcome": outcome.value,
            "subject": item.subject or request.wording,
            "reasons": answer.text("grounds"),
            "supply": desk.settings.text("supply_wording") if outcome in SUPPLYING else None,
        }
        if several:
            of_item |= asked_of
        facts |= {f"{item.position}.{name}" if several else name: fact for name, fact in of_item.items()}
    return facts
