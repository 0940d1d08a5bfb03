"""What earlier steps and earlier papers of a request say to a letter: consultations, fees, notices, other bodies."""

from __future__ import annotations

import json
from datetime import date

from clerk_app.cases.letter_facts import Fact
from clerk_app.cases.request import Request
from clerk_app.law.events import Event
from clerk_app.law.tariff import FEN_A_YUAN, brackets
from clerk_app.law.terms import ConsultedParty, EventKind, FeeBasis, RemedyResult, RemedyRoute
from clerk_app.services import fees
from clerk_app.services.applicants import month_count
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import issued
from clerk_app.services.recording import clock_of
from clerk_app.store.documents import Document

OF_NOTICES = {"extension_notice": "extension_number", "correction_notice": "correction_number"}
ANSWERS = ("answer", "supplementary_answer")
REASONS = "reasons_notice"


def of_consultation(desk: Desk, request: Request, step: Event | None) -> dict[str, Fact | None]:
    """Who was asked and what they said: of the one that ``step`` asked, else of every third party."""
    asked = [one for one in request.events if one.kind is EventKind.CONSULTATION_SENT]
    of_one = step is not None and step.kind is EventKind.CONSULTATION_SENT
    third = [one for one in asked if _party(one) is ConsultedParty.THIRD_PARTY]
    mine = [step] if step is not None and of_one else third
    refs = {one.text("ref") for one in mine}
    opinions = [
        one.text("opinion") for one in request.events
        if one.kind is EventKind.CONSULTATION_ANSWERED and one.text("ref") in refs
    ]  # fmt: skip
    facts: dict[str, Fact | None] = {
        "third_party_asked_on": mine[0].on if mine else None,
        "third_party_opinion": "；".join(filter(None, opinions)) or None,
    }
    if step is not None and of_one:
        facts |= _of_letter(desk, request, step)
    return facts


def _of_letter(desk: Desk, request: Request, step: Event) -> dict[str, Fact | None]:
    """What one letter of consultation says: to whom, how long there is to answer, how its time is counted."""
    party = _party(step)
    rule = desk.rules.find(f"opinion_{party.value}", request.received_on)
    letters = clock_of(desk, request).consultations
    due = next((one.opinion_due_on for one in letters if one.ref == step.text("ref")), None)
    pause = desk.rules.find("pause_days", request.received_on)
    return {
        "ref": step.text("ref"),
        "third_party" if party is ConsultedParty.THIRD_PARTY else "agency": step.text("ref"),
        "opinion_days": rule.days if rule is not None else None,
        "opinion_by": due,
        "resumes": desk.terms.sentence(f"letter_resumes_{pause.reading}") if pause is not None else None,
    }


def _party(event: Event) -> ConsultedParty:
    return ConsultedParty(event.text("party") or ConsultedParty.THIRD_PARTY)


def of_fee(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """The last fee notice: basis, arithmetic, amount, how long to pay, what paying does by the office's reading."""
    notice, paid = request.last(EventKind.FEE_NOTICED), request.last(EventKind.FEE_PAID)
    if notice is None:
        return {}
    after, days = (desk.rules.find(name, request.received_on) for name in ("after_fee", "fee_payment"))
    basis = notice.text("basis")
    return {
        "fee_notice_on": notice.on,
        "fee_due_on": clock_of(desk, request).fee_payment_due_on,
        "fee_paid_on": paid.on if paid else None,
        "fee_amount": fees.yuan_words(notice.whole("amount_fen") or 0),
        "fee_basis": basis or None,
        "fee_days": days.days if days is not None else None,
        "after_fee": after.text("effect") if after is not None else None,
        "fee_lines": "\n".join(_arithmetic(desk, request, notice, FeeBasis(basis))) or None if basis else None,
    }


def _arithmetic(desk: Desk, request: Request, notice: Event, basis: FeeBasis) -> list[str]:
    """One line for each bracket; none where they do not make the amount that was noticed: the clerk says how."""
    tariff = desk.rules.find(fees.TARIFFS[basis], request.received_on)
    if tariff is None:
        return []
    already = 0
    if basis is FeeBasis.ITEM:
        counted = month_count(
            desk, request.applicant, request.received_on, organ=request.organ, before=request.id
        )
        already = counted.items
    count = already + len(request.items) if basis is FeeBasis.ITEM else notice.whole("pages") or 0
    lines = brackets(tariff, count, already)
    if sum(one.yuan for one in lines) * FEN_A_YUAN != notice.whole("amount_fen"):
        return []
    return [desk.terms.sentence(line.key, line.facts) for line in fees.arithmetic(basis, lines)]


def of_other_letters(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """Numbers and days of what was sent before, and the decision that set an answer aside."""
    valid = {one.id for one in request.entries if one.struck_by is None}
    documents = [one for one in desk.store.documents.of_request(request.id) if one.entry in valid]
    last: dict[str, Document] = {one.kind: one for one in documents}
    facts: dict[str, Fact | None] = {
        fact: notice.number or None for kind, fact in OF_NOTICES.items()
        if (notice := issued(desk, request, kind)) is not None
    }
    if REASONS in last:
        facts["reasons_asked_on"] = _dated(last[REASONS])
    answers = [one for one in documents if one.kind in ANSWERS]
    if answers:
        facts |= {"former_answer_on": _dated(answers[-1]), "former_answer_number": answers[-1].number or None}
    return {**facts, **_of_remedy(desk, request)}


def _of_remedy(desk: Desk, request: Request) -> dict[str, Fact | None]:
    """The last reconsideration or lawsuit that ended against the answer."""
    ended = [one for one in desk.store.remedies.of_request(request.id) if one.result is RemedyResult.CORRECTED]
    if not ended:
        return {}
    last = max(ended, key=lambda one: one.closed_on or date.min)
    paper = "reconsideration" if last.route is RemedyRoute.RECONSIDERATION else "court"
    facts = {"body": last.body, "number": last.case_number}
    return {
        "remedy_document": desk.terms.sentence(f"letter_paper_of_{paper}", facts), "remedy_decided_on": last.closed_on,
    }


def _dated(document: Document) -> date:
    """The day a letter bears; where its facts were erased, the day it was issued."""
    facts = json.loads(document.facts) if document.facts else {}
    return date.fromisoformat(str(facts.get("decided_on") or document.issued_on.isoformat()))
