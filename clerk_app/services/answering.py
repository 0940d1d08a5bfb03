"""The answer and its delivery: a result for the request and for each of its items; posted and signed for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_app.cases.request import OUTCOME_OF_CLOSING, Request, RequestId
from clerk_app.law.events import ANSWER
from clerk_app.law.legal_clock import ClockState
from clerk_app.law.receipts import RECEIVED
from clerk_app.law.terms import ClockKind, DeliveryManner, EventKind, Outcome
from clerk_app.services.asked import asking_of, link_to
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of, record
from clerk_app.services.request_clocks import legal_clocks
from clerk_app.store.documents import Document, DocumentId
from clerk_app.trouble import KnownTrouble

Items = Mapping[int, Outcome]
"""The result of each item by its position."""

_SUPPLIED = frozenset({Outcome.DISCLOSED, Outcome.DISCLOSED_ALREADY_PUBLIC})
STEP_OF_OUTCOME = {outcome: kind for kind, outcome in OUTCOME_OF_CLOSING.items()}


def items_of(texts: tuple[str, ...]) -> Items:
    """Item results out of texts such as ``1=disclosed``. Raises KnownTrouble("item_unknown")."""
    found: dict[int, Outcome] = {}
    for text in texts:
        position, _, outcome = text.partition("=")
        try:
            found[int(position)] = Outcome(outcome)
        except ValueError:
            raise KnownTrouble("item_unknown", item=text) from None
    return found


def answer(
    desk: Desk, request_id: RequestId, *, on: date, outcome: Outcome, items: Items | None = None, grounds: str = "",
    reason: str = "", today: date, deed: str | None = None,
) -> Change:
    """Record the decision (第三十六条): the request's result, and each item's where there are several.

    After the due day a ``reason`` is asked for: the decision itself is lawful only in time.
    """
    if outcome in STEP_OF_OUTCOME:
        raise KnownTrouble("outcome_by_own_step", step=STEP_OF_OUTCOME[outcome])
    request = desk.store.requests.get(request_id)
    _late_with_reason(desk, request, on, reason)
    return record(
        desk, request_id, EventKind.ANSWERED, on=on, today=today, deed=deed, message="answered",
        outcome=outcome.value, items=_item_texts(request, outcome, items or {}), grounds=grounds, reason=reason,
    )


def _item_texts(request: Request, outcome: Outcome, items: Items) -> tuple[str, ...]:
    positions = tuple(one.position for one in request.items)
    unknown = [str(position) for position in items if position not in positions]
    if unknown:
        raise KnownTrouble("item_unknown", item=tuple(unknown))
    missing = [str(position) for position in positions if position not in items]
    if items and missing:
        raise KnownTrouble("items_incomplete", items=tuple(missing))
    kept_back = [str(position) for position, result in items.items() if result not in _SUPPLIED]
    if outcome is Outcome.DISCLOSED and kept_back:
        raise KnownTrouble("items_against_result", kind="input", items=tuple(kept_back), result=outcome)
    return tuple(f"{position}={items.get(position, outcome).value}" for position in positions)


def serve(
    desk: Desk, request_id: RequestId, *, on: date, manner: DeliveryManner, posted_on: date | None = None,
    signed_for_on: date | None = None, document: int | None = None, letter: str = "", carrier: str = "",
    tracking: str = "", today: date, deed: str | None = None, override: Override | None = None,
) -> Change:
    """Record posting and delivery (国办公开办函〔2016〕235号): by post the day of posting counts, else the signature.

    ``document`` or ``letter`` (its kind) says which letter went out; neither: the answer. Of a letter that asks for
    something (correction, opinion, fee) the receipt begins what it asks for; the Change's message says where another
    day was typed with the asking, which then stays. Any other letter's delivery moves no clock. A delivery of the
    answer after the due day (POSTED_AFTER_DUE) is recorded as it was once the head let it pass. Raises
    KnownTrouble("letter_not_issued") for a kind that was not issued.
    """
    request = desk.store.requests.get(request_id)
    sent = _letter_sent(desk, request, document, letter)
    if manner is DeliveryManner.POST and posted_on is None:
        before = _posted_before(request, sent)
        posted_on = before or on
        if before is not None and signed_for_on is not None:
            on = min(on, signed_for_on)  # the signature alone is noted: it stands on its own day
    asking = asking_of(desk, request, sent) if sent is not None else None
    typed = asking.day(RECEIVED[asking.kind]) if asking is not None else None
    otherwise = typed is not None and signed_for_on is not None and typed != signed_for_on
    return record(
        desk, request_id, EventKind.SERVED, on=on, today=today, deed=deed,
        message="served_otherwise" if otherwise else "served", manner=manner.value,
        posted_on=posted_on, signed_for_on=signed_for_on, document=sent.id if sent is not None else None,
        letter=sent.kind if sent is not None else "", carrier=carrier, tracking=tracking, override=override,
        **(link_to(asking) if asking is not None else {}),
    )


def _letter_sent(desk: Desk, request: Request, document: int | None, letter: str) -> Document | None:
    """The issued letter that is meant; None: the answer, of which no letter is kept here."""
    if document is not None:
        return desk.store.documents.get(DocumentId(document))
    in_force = {one.id for one in request.entries if one.struck_by is None}
    kind = letter or ANSWER
    found = [
        one for one in desk.store.documents.of_request(request.id) if one.kind == kind and one.entry in in_force
    ]
    if not found and kind != ANSWER:
        raise KnownTrouble("letter_not_issued", letter=letter)
    return found[-1] if found else None


def _posted_before(request: Request, sent: Document | None) -> date | None:
    """The day that letter was posted, where only the signature is noted now."""
    of_letter = (
        one for one in reversed(request.events)
        if one.kind is EventKind.SERVED
        and (one.is_service if sent is None or sent.kind == ANSWER else one.whole("document") == sent.id)
    )
    posted = next(of_letter, None)
    return posted.day("posted_on") if posted is not None else None


def _late_with_reason(desk: Desk, request: Request, on: date, reason: str) -> None:
    due_on = _owed_by(desk, request)
    if due_on is not None and on > due_on and not reason.strip():
        raise KnownTrouble("late_needs_reason", on=on, due_on=due_on)


def _owed_by(desk: Desk, request: Request) -> date | None:
    """The reply date; of an answer given anew the day the decision or judgment ordered, if it said one."""
    if request.closing is None:
        return clock_of(desk, request).due_on
    days = [
        one.due_on for one in legal_clocks(desk, request)
        if one.kind is ClockKind.REDO and one.state is not ClockState.ENDED and one.due_on is not None
    ]  # fmt: skip
    return min(days, default=None)
