"""收到申请之日: what to ask of the clerk per channel, and which day it makes the day of receipt (第三十一条, 207号)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.request import NO_PROOF, ReceiptProof, Request, RequestDraft
from clerk_app.law.citation import Citation
from clerk_app.law.clock import reckon
from clerk_app.law.dated import DatedValue
from clerk_app.law.events import Event
from clerk_app.law.terms import Addressee, Channel, Confirmation, EventKind
from clerk_app.services.desk import Desk

_BY_ADDRESSEE = {Addressee.OTHERS: "receipt_to_others", Addressee.WRONG_ADDRESS: "receipt_to_a_wrong_address"}
_UNREACHED = "receipt_unreached"
ASKED_AFTER = frozenset(
    {"channel", "received_on", "arrived_on", "addressee", "confirmed_how", "confirmed_with", "confirmed_by"}
)
"""What the reason of the day of receipt follows from."""


@dataclass(frozen=True)
class Question:
    """One thing to ask: the field of a draft or its proof, and the prompt in both languages."""

    field: str
    zh: str
    en: str


@dataclass(frozen=True)
class ReceiptAnswers:
    """What the clerk said. ``arrived_on`` None: the same day."""

    received_on: date
    arrived_on: date | None = None
    proof: ReceiptProof = NO_PROOF


@dataclass(frozen=True)
class ReceiptDecision:
    """The day of receipt and why it is that day."""

    received_on: date
    arrived_on: date | None
    """The earlier day of arrival, None where it is the day of receipt."""
    sentence: str
    """以签收之日为收到申请之日."""
    source: Citation
    basis: str
    """Sentence and source in one line, as it is kept with the request."""
    warnings: tuple[str, ...]
    safe_due_on: date | None
    """The reply due day counted from arrival, where that is earlier."""


def questions(
    desk: Desk, channel: Channel, received_on: date, proof: ReceiptProof = NO_PROOF
) -> tuple[Question, ...]:
    """What is asked for a channel by the law of that day, in the order of the keyboard; none before the first law.

    A letter to somebody else in the agency is asked about further once that is said; while nobody could be reached the
    days are called what they then are.
    """
    rule = desk.rules.find(_rule_name(channel, proof.addressee), received_on)
    if rule is None:
        return ()
    unreached = bool(rule.get("confirmed")) and proof.confirmed_how is Confirmation.UNREACHED
    then = {one.field: one for one in _asks(desk.rules.find(_UNREACHED, received_on))} if unreached else {}
    return tuple(then.get(one.field, one) for one in _asks(rule))


def _asks(rule: DatedValue | None) -> tuple[Question, ...]:
    asks = rule.get("asks") if rule is not None else None
    found = (one for one in asks if isinstance(one, Mapping)) if isinstance(asks, list) else ()
    return tuple(Question(field=str(one["field"]), zh=str(one["zh"]), en=str(one["en"])) for one in found)


def needs_confirmation(
    desk: Desk, channel: Channel, received_on: date, addressee: Addressee = Addressee.DISCLOSURE_OFFICE
) -> bool:
    """Whether the day counts only once both sides confirmed it."""
    rule = desk.rules.find(_rule_name(channel, addressee), received_on)
    return rule is not None and bool(rule.get("confirmed"))


def decide(desk: Desk, channel: Channel, answers: ReceiptAnswers) -> ReceiptDecision:
    """Which day is the day of receipt. Raises NoRule for a day before the first law.

    A rest day or the evening keeps its date, and whoever signs for the agency signs for it. The law is that of the day
    the clerk says counts, for that day decides it.
    """
    asked = desk.rules.on(_rule_name(channel, answers.proof.addressee), answers.received_on)
    unreached = bool(asked.get("confirmed")) and answers.proof.confirmed_how is Confirmation.UNREACHED
    rule = desk.rules.on(_UNREACHED, answers.received_on) if unreached else asked
    arrived = answers.arrived_on or answers.received_on
    received = arrived if rule.text("day") == "arrived_on" else answers.received_on
    code = asked.text("unconfirmed")
    return ReceiptDecision(
        received_on=received,
        arrived_on=arrived if arrived != received else None,
        sentence=rule.text("sentence"),
        source=rule.source,
        basis=_basis(rule),
        warnings=(code,) if code and (unreached or arrived < received) else (),
        safe_due_on=_due_on(desk, arrived) if arrived < received else None,
    )


def settled(desk: Desk, draft: RequestDraft) -> RequestDraft:
    """The draft with its day of receipt decided and the reason written down; one that has its reason stays as it is."""
    if draft.receipt_basis or desk.rules.find("answer", draft.received_on) is None:
        return draft
    decision = decide(desk, draft.channel, ReceiptAnswers(draft.received_on, draft.arrived_on, draft.proof))
    return replace(
        draft, received_on=decision.received_on, arrived_on=decision.arrived_on, receipt_basis=decision.basis
    )


def of_request(desk: Desk, request: Request) -> ReceiptDecision:
    """The decision behind a registered request, by its facts as they stand. Raises NoRule before the first law."""
    return decide(desk, request.channel, ReceiptAnswers(request.received_on, request.arrived_on, request.proof))


def amended(desk: Desk, request: Request, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes with the reason that follows from them. Once somebody was reached, the day of arrival is kept.

    Values that cannot be read are left for the store to refuse.
    """
    changed = dict(changes)
    if "receipt_basis" in changes or not ASKED_AFTER & changes.keys():
        return changed
    try:
        proof = _proof_with(request.proof, changes)
        received_on = date.fromisoformat(changes.get("received_on", request.received_on.isoformat()))
        kept = request.arrived_on.isoformat() if request.arrived_on else ""
        typed = changes.get("arrived_on", kept)
        arrived_on = date.fromisoformat(typed) if typed else None
        channel = Channel(changes.get("channel", request.channel))
    except ValueError:
        return changed
    was_unreached = request.proof.confirmed_how is Confirmation.UNREACHED
    if was_unreached and proof.confirmed_how is not Confirmation.UNREACHED and arrived_on is None:
        arrived_on = request.received_on if request.received_on < received_on else None
        if arrived_on is not None:
            changed["arrived_on"] = arrived_on.isoformat()
    if desk.rules.find("answer", received_on) is not None:
        decision = decide(desk, channel, ReceiptAnswers(received_on, arrived_on, proof))
        if decision.basis != request.receipt_basis:
            changed["receipt_basis"] = decision.basis
    return changed


def _proof_with(proof: ReceiptProof, changes: Mapping[str, str]) -> ReceiptProof:
    how = changes.get("confirmed_how", proof.confirmed_how or "")
    return ReceiptProof(
        addressee=Addressee(changes.get("addressee", proof.addressee)),
        confirmed_how=Confirmation(how) if how else None,
        confirmed_with=changes.get("confirmed_with", proof.confirmed_with),
        confirmed_by=changes.get("confirmed_by", proof.confirmed_by),
    )


def _rule_name(channel: Channel, addressee: Addressee) -> str:
    elsewhere = _BY_ADDRESSEE.get(addressee) if channel is Channel.REGISTERED_POST else None
    return elsewhere or f"receipt_{channel.value}"


def _basis(rule: DatedValue) -> str:
    source = rule.source
    cited = f"《{source.text}》{source.article}" if source.article else source.number or f"《{source.text}》"
    return f"{rule.text('sentence')}（{cited}）"


def _due_on(desk: Desk, received_on: date) -> date | None:
    if desk.rules.find("answer", received_on) is None:
        return None
    return reckon((Event(EventKind.RECEIVED, received_on),), desk.rules, desk.steps, desk.workdays).due_on
