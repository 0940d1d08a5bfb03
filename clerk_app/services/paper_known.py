"""What the store knows for a form, by the names of the forms' facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from clerk_app.cases.form_facts import line_of
from clerk_app.cases.letter_facts import Fact, Facts, written
from clerk_app.cases.request import CLOSING, Request
from clerk_app.law.events import Event
from clerk_app.law.terms import DeliveryManner, EventKind, Outcome, SecrecyFinding
from clerk_app.services.desk import Desk
from clerk_app.services.fees import yuan_words
from clerk_app.services.letter_checks import SUPPLYING
from clerk_app.services.recipients import party_of, recipient_of
from clerk_app.services.recording import clock_of
from clerk_app.store.documents import Document

ROLES = ("unit_head", "legal", "disclosure_head", "leader")
"""Who signs an approval, as the deed of approval names them."""
SEPARATOR = "；"


def known(desk: Desk, request: Request, given: Facts) -> dict[str, Fact | None]:
    """Every fact of forms the record has. ``given`` may name the letter meant by its kind (``for_letter``)."""
    facts: dict[str, Fact | None] = {}
    for part in (_of_person, _of_receipt, _of_clock, _of_unit, _of_result, _of_approvals, _of_correction, _of_archive):
        facts |= part(desk, request)
    facts |= _of_delivery(desk, request, str(given.get("for_letter") or ""))
    return {**facts, **{name: rows(desk, request) for name, rows in ROWS.items()}}


def _of_person(desk: Desk, request: Request) -> dict[str, Fact | None]:
    person = request.applicant
    return {
        "id_number": person.id_number,
        "applicant_telephone": person.telephone,
        "email": person.email,
        "applicant_address": person.address,
        "contact_person": person.contact_person,
        "form_wanted": request.form_wanted,
        "platform_number": request.platform_number,
    }


def _of_receipt(desk: Desk, request: Request) -> dict[str, Fact | None]:
    proof = request.proof
    confirmed = proof.confirmed_how is not None
    return {
        "arrived_on": request.arrived_on or request.received_on,
        "receipt_basis": request.receipt_basis,
        "postal_number": request.postal_number,
        "signed_by": request.signed_by,
        "confirmed_how": proof.confirmed_how.value if proof.confirmed_how is not None else None,
        "confirmed_on": request.received_on if confirmed else None,
        "confirmed_with": proof.confirmed_with or (request.applicant.name if confirmed else None),
        "confirmed_by": proof.confirmed_by,
    }


def _of_clock(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """The day the answer is due where it is not the first one any more."""
    clock = clock_of(desk, request)
    return {"changed_due_on": clock.due_on if clock.due_on != clock.base_due_on else None}


def _of_unit(desk: Desk, request: Request) -> dict[str, Fact | None]:
    routed = request.last(EventKind.ROUTED)
    returned = request.last(EventKind.MATERIAL_RETURNED)
    pages = returned.whole("pages") if returned is not None else None
    return {
        "unit": routed.text("unit") if routed is not None else request.unit,
        "routed_on": routed.on if routed is not None else None,
        "unit_due_on": routed.day("due_on") if routed is not None else None,
        "unit_note": routed.text("note") if routed is not None else None,
        "unit_opinion": returned.text("note") if returned is not None else None,
        "returned_on": returned.on if returned is not None else None,
        "returned_pages": str(pages) if pages else None,
    }


def _of_result(desk: Desk, request: Request) -> dict[str, Fact | None]:
    closing = request.closing
    results = [one for one in (item.outcome for item in request.items) if one is not None]
    whole = request.outcome
    if not results and whole is not None:
        results = [whole]
    articles = [item.article for item in request.items if item.article]
    answer = request.last(EventKind.ANSWERED)
    if not articles and answer is not None and answer.text("article"):
        articles = [answer.text("article")]
    steps = [one for one in request.events if one.kind in _TOLD]
    told = SEPARATOR.join(f"{written(one.on)}{desk.terms.word(one.kind)}" for one in steps)
    words = SEPARATOR.join(dict.fromkeys(map(desk.terms.word, results)))
    ground = SEPARATOR.join(dict.fromkeys(articles))
    return {
        "closed_on": closing.on if closing is not None else None,
        "outcome_words": words,
        "result_articles": ground,
        "draft_result": "\n".join(filter(None, (words, ground, answer.text("grounds") if answer else ""))),
        "summary": told,
        "consultations": _consultations(request),
        "withdrawn_on": _day_of(request, EventKind.WITHDRAWN),
        "withdrawal_reason": _text_of(request, EventKind.WITHDRAWN, "reason"),
        "lapsed_on": _day_of(request, EventKind.CORRECTION_LAPSED),
        "fee_paid_on": _day_of(request, EventKind.FEE_PAID),
        "fee_yuan": _fee(request),
    }


_TOLD = CLOSING | {
    EventKind.RECEIVED, EventKind.CORRECTION_ASKED, EventKind.CORRECTION_RECEIVED, EventKind.CONSULTATION_SENT,
    EventKind.CONSULTATION_ANSWERED, EventKind.EXTENDED, EventKind.DELAYED_REASONABLY, EventKind.FEE_NOTICED,
    EventKind.FEE_PAID, EventKind.ROUTED, EventKind.MATERIAL_RETURNED,
}  # fmt: skip
"""The steps that the course of a request is told with."""


def _consultations(request: Request) -> str:
    """Whom we asked and what they said, one a line."""
    answers = {one.text("ref"): one for one in request.events if one.kind is EventKind.CONSULTATION_ANSWERED}
    lines = []
    for sent in request.events:
        if sent.kind is EventKind.CONSULTATION_SENT:
            answer = answers.get(sent.text("ref"))
            said = [f"{written(answer.on)}{answer.text('opinion')}"] if answer is not None else []
            lines.append("　".join((sent.text("ref"), written(sent.on), *said)))
    return "\n".join(lines)


def _fee(request: Request) -> str | None:
    noticed = request.last(EventKind.FEE_NOTICED)
    fen = noticed.whole("amount_fen") if noticed is not None else None
    return yuan_words(fen) if fen is not None else None


def _of_approvals(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """The last approval of every role in the matter that was approved last."""
    approvals = [one for one in request.events if one.kind is EventKind.APPROVED]
    matter = approvals[-1].text("matter") if approvals else ""
    facts: dict[str, Fact | None] = {"matter": matter}
    for role in ROLES:
        own = [one for one in approvals if one.text("matter") == matter and one.text("role") == role]
        last = own[-1] if own else None
        facts[f"{role}_name"] = last.text("name") if last is not None else None
        facts[f"{role}_on"] = last.on if last is not None else None
        facts[f"{role}_opinion"] = last.text("opinion") if last is not None else None
    return facts


def _of_correction(desk: Desk, request: Request) -> dict[str, Fact | None]:
    return {"correction_sent_on": _day_of(request, EventKind.CORRECTION_ASKED)}


def _of_archive(desk: Desk, request: Request) -> dict[str, Fact | None]:
    archived = request.last(EventKind.ARCHIVED)
    pages = archived.whole("pages") if archived is not None else None
    return {
        "file_title": desk.terms.sentence(
            "paper_file_title", {"applicant": request.applicant.name, "subject": request.subject}
        ),
        "file_number": archived.text("file_number") if archived is not None else None,
        "retention": archived.text("retention") if archived is not None else None,
        "archive_place": archived.text("place") if archived is not None else None,
        "archived_on": archived.on if archived is not None else None,
        "pages": str(pages) if pages else None,
        "file_maker": request.handler,
    }


# --- what went out


def _of_delivery(desk: Desk, request: Request, kind: str) -> dict[str, Fact | None]:
    """The letter meant, to whom it goes, and how it went; without a kind the last one that leaves the office."""
    sent = [one for one in _letters_out(desk, request) if not kind or one.kind == kind]
    document = sent[-1] if sent else None
    to = recipient_of(desk, request, document)
    party = party_of(desk, document.kind, document.facts) if document is not None else None
    wanted = request.delivery_wanted if party is None else ""  # the applicant's wish is not the party's
    organ = desk.store.organs.on(request.organ, document.issued_on if document is not None else date.max)
    facts: dict[str, Fact | None] = {
        "recipient": to.name,
        "recipient_address": to.address,
        "recipient_telephone": to.telephone,
        "recipient_postcode": to.postcode,
        "recipient_contact": to.contact_person,
        "organ_postcode": organ.postcode,
        "served_manner": wanted if wanted in set(DeliveryManner) else None,
        "server": request.handler,
    }
    if document is None:
        return facts
    name = document.title.replace("\n", "")
    served = next((one for one in reversed(_served(request)) if _is_of(one, document)), None)
    return {
        **facts,
        "letter_name": name,
        "letter_number": document.number,
        "contents": "　".join(filter(None, (name, document.number))),
        **(_how(served) if served is not None else {}),
    }


def _how(served: Event) -> dict[str, Fact | None]:
    return {
        "served_manner": served.text("manner"),
        "served_on": served.day("signed_for_on") or served.on,
        "posted_on": served.day("posted_on"),
        "signed_for_on": served.day("signed_for_on"),
        "tracking": served.text("tracking"),
        "carrier": served.text("carrier"),
    }


def _letters_out(desk: Desk, request: Request) -> list[Document]:
    """The letters in force, oldest first; forms are not delivered."""
    valid = {one.id for one in request.entries if one.struck_by is None}
    return [
        one for one in desk.store.documents.of_request(request.id)
        if one.entry in valid and one.kind not in desk.forms
    ]  # fmt: skip


def _served(request: Request) -> list[Event]:
    return [one for one in request.events if one.kind is EventKind.SERVED]


def _is_of(served: Event, document: Document) -> bool:
    """Whether a delivery is that document's; one that names no document is the answer's."""
    whole = served.whole("document")
    return whole == document.id if whole is not None else document.kind == "answer"


# --- facts of rows


def _review_rows(desk: Desk, request: Request) -> str:
    """Each item with its last review: 先审查、后公开, item by item."""
    reviews = {
        one.whole("item") or 1: one for one in request.events if one.kind is EventKind.SECRECY_REVIEWED
    }
    lines = []
    for item in request.items:
        review = reviews.get(item.position)
        said = ("", "", "", "")
        if review is not None:
            finding = desk.terms.word(SecrecyFinding(review.text("review")))
            said = (review.text("ground") or item.article, finding, review.text("name"), written(review.on))
        outcome = item.outcome or request.outcome
        lines.append(line_of(str(item.position), item.subject or request.subject, _word(desk, outcome), *said))
    return "\n".join(lines)


def _supply_rows(desk: Desk, request: Request) -> str:
    """The items whose information leaves the office; pages and carrier are written in by hand."""
    supplied = [item for item in request.items if (item.outcome or request.outcome) in SUPPLYING]
    return "\n".join(
        line_of(str(place), item.subject or request.subject, "", "", "")
        for place, item in enumerate(supplied, start=1)
    )


def _content_rows(desk: Desk, request: Request) -> str:
    """The request itself, then every paper in force in the order it was made; page numbers are the file's."""
    author = desk.store.organs.on(request.organ, date.max).name
    first = (request.number, request.applicant.name, desk.terms.sentence("paper_request"), written(request.received_on))
    valid = {one.id for one in request.entries if one.struck_by is None}
    papers = [
        (one.number, author, one.title.replace("\n", ""), written(one.issued_on))
        for one in desk.store.documents.of_request(request.id) if one.entry in valid
    ]  # fmt: skip
    return "\n".join(line_of(str(place), *one, "", "") for place, one in enumerate((first, *papers), start=1))


def _delivery_rows(desk: Desk, request: Request) -> str:
    """Every delivery, with the letter that was delivered."""
    letters = _letters_out(desk, request)
    lines = []
    for place, served in enumerate(_served(request), start=1):
        document = next((one for one in reversed(letters) if _is_of(served, one)), None)
        posted = served.day("posted_on") or served.on
        signed = served.day("signed_for_on")
        lines.append(line_of(
            str(place),
            document.title.replace("\n", "") if document is not None else desk.terms.sentence("paper_answer"),
            document.number if document is not None else "",
            desk.terms.word(DeliveryManner(served.text("manner"))),
            written(posted), served.text("tracking"), written(signed) if signed is not None else "",
        ))  # fmt: skip
    return "\n".join(lines)


ROWS: Mapping[str, Callable[[Desk, Request], str]] = MappingProxyType({
    "review_rows": _review_rows, "supply_rows": _supply_rows, "content_rows": _content_rows,
    "delivery_rows": _delivery_rows,
})  # fmt: skip


def _word(desk: Desk, outcome: Outcome | None) -> str:
    return desk.terms.word(outcome) if outcome is not None else ""


def _day_of(request: Request, kind: EventKind) -> date | None:
    event = request.last(kind)
    return event.on if event is not None else None


def _text_of(request: Request, kind: EventKind, name: str) -> str | None:
    event = request.last(kind)
    return event.text(name) if event is not None else None
