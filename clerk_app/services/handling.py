"""The deeds between receipt and answer: corrections, consultations, extension, fees, withdrawal, striking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from clerk_app.cases.request import EntryId, Request, RequestId
from clerk_app.law.terms import ConsultedParty, EventKind, FeeBasis
from clerk_app.services import receipt
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.parties import facts_of
from clerk_app.services.recording import record
from clerk_app.trouble import KnownTrouble

EXTENSION, HEAD = "extension", "disclosure_head"
"""Matter and role of the approval that an extension wants (第三十三条第二款)."""


def ask_correction(
    desk: Desk, request_id: RequestId, *, on: date, reply_by: date | None, points: str, guidance: str = "",
    today: date, deed: str | None = None, override: Override | None = None,
) -> Change:
    """Send the one correction notice (第711号第三十条): what is unclear, and by when it is to be mended."""
    if reply_by is not None and reply_by <= on:
        raise KnownTrouble("reply_by_not_after", on=on, reply_by=reply_by)
    return record(
        desk, request_id, EventKind.CORRECTION_ASKED, on=on, today=today, deed=deed, override=override,
        message="correction_asked",
        reply_by=reply_by, points=points, guidance=guidance,
    )


def take_correction(
    desk: Desk, request_id: RequestId, *, on: date, text: str = "", today: date, deed: str | None = None,
    override: Override | None = None,
) -> Change:
    """Record that the corrected request came in; the clock starts anew (第三十条) after a timely notice."""
    return record(
        desk, request_id, EventKind.CORRECTION_RECEIVED, on=on, today=today, deed=deed, override=override,
        message="correction_received", text=text,
    )


def lapse_correction(
    desk: Desk, request_id: RequestId, *, on: date, today: date, deed: str | None = None
) -> Change:
    """Close a request that was not corrected in time: 视为放弃 (第三十条)."""
    request = desk.store.requests.get(request_id)
    asked = request.last(EventKind.CORRECTION_ASKED)
    limit = asked.day("reply_by") if asked is not None else None
    if limit is not None and on <= limit:
        raise KnownTrouble("limit_not_over", limit=limit)
    return record(
        desk, request_id, EventKind.CORRECTION_LAPSED, on=on, today=today, deed=deed, message="correction_lapsed"
    )


def consult(
    desk: Desk, request_id: RequestId, *, on: date, ref: str, party: ConsultedParty,
    received_by_party: date | None = None, address: str = "", postcode: str = "", telephone: str = "",
    contact_person: str = "", today: date, deed: str | None = None, override: Override | None = None,
) -> Change:
    """Send a letter of consultation (第三十二、三十三、三十四条); the time it takes is not counted.

    Where the party is written to may be left out and recorded later (parties.note_address).
    """
    if not ref.strip():
        raise KnownTrouble("party_missing")
    where = facts_of(address=address, postcode=postcode, telephone=telephone, contact_person=contact_person)
    return record(
        desk, request_id, EventKind.CONSULTATION_SENT, on=on, today=today, deed=deed, override=override,
        message="consultation_sent",
        ref=ref.strip(), party=party.value, received_by_party=received_by_party, **where,
    )


def end_consultation(
    desk: Desk, request_id: RequestId, *, on: date, ref: str, opinion: str = "", today: date,
    deed: str | None = None, override: Override | None = None,
) -> Change:
    """Record the opinion of a consulted party; the clock runs again."""
    request = desk.store.requests.get(request_id)
    asked = {one.text("ref") for one in request.events if one.kind is EventKind.CONSULTATION_SENT}
    if ref not in asked:
        raise KnownTrouble("party_not_consulted", ref=ref)
    return record(
        desk, request_id, EventKind.CONSULTATION_ANSWERED, on=on, today=today, deed=deed, override=override,
        message="consultation_answered", ref=ref, opinion=opinion,
    )


def extend(
    desk: Desk, request_id: RequestId, *, on: date, days: int, reason: str, notice_on: date | None = None,
    approver: str = "", today: date, deed: str | None = None, override: Override | None = None,
) -> Change:
    """Lengthen the time to answer (第三十三条第二款), in working days; the notice goes out by the base due day.

    ``approver``: the head of the disclosure office, whose consent that paragraph wants; recorded as an approval with
    it, unless it is the one recorded already.
    """
    approver = approver.strip()
    with desk.store.write():
        known = extension_approver(desk.store.requests.get(request_id))
        again = deed is not None and desk.store.requests.has_deed(deed)
        if approver and approver != known and not again:
            record(
                desk, request_id, EventKind.APPROVED, on=on, today=today, deed=deed and f"{deed}-{EXTENSION}",
                message="approved", matter=EXTENSION, role=HEAD, name=approver,
            )
        return record(
            desk, request_id, EventKind.EXTENDED, on=on, today=today, deed=deed, override=override, message="extended",
            days=days, reason=reason, notice_on=notice_on,
        )


def extension_approver(request: Request) -> str:
    """Who approved an extension that is not recorded yet; empty where nobody did."""
    for one in reversed(request.events):
        if one.kind is EventKind.EXTENDED:
            break
        if one.kind is EventKind.APPROVED and one.text("matter") == EXTENSION:
            return one.text("name")
    return ""


def delay(
    desk: Desk, request_id: RequestId, *, on: date, until: date, reason: str, today: date, deed: str | None = None,
    override: Override | None = None,
) -> Change:
    """Fix a reasonable later date for too many requests (第三十五条)."""
    if until <= on:
        raise KnownTrouble("until_not_after", on=on, until=until)
    return record(
        desk, request_id, EventKind.DELAYED_REASONABLY, on=on, today=today, deed=deed, override=override,
        message="delayed",
        until=until, reason=reason,
    )


def notice_fee(
    desk: Desk, request_id: RequestId, *, on: date, amount_fen: int, basis: FeeBasis | None = None,
    pages: int | None = None, counted: Sequence[str] = (), received_by_applicant: date | None = None, note: str = "",
    today: date, deed: str | None = None, override: Override | None = None,
) -> Change:
    """Send a fee notice (第四十二条, 国办函〔2020〕109号); no reply date runs until it is paid.

    ``basis`` by item or by page, never both for one request; ``pages`` of a fee by page; ``counted``: the numbers of
    the earlier requests of the month that a fee by item was reckoned with; ``note``: why it is another amount.
    """
    if amount_fen < 1:
        raise KnownTrouble("amount_missing")
    if basis is FeeBasis.PAGE and not pages:
        raise KnownTrouble("fee_pages_missing")
    return record(
        desk, request_id, EventKind.FEE_NOTICED, on=on, today=today, deed=deed, override=override,
        message="fee_noticed",
        amount_fen=amount_fen, basis=basis.value if basis is not None else None,
        pages=pages if basis is FeeBasis.PAGE else None, counted=tuple(counted),
        received_by_applicant=received_by_applicant, note=note.strip(),
    )


def pay_fee(
    desk: Desk, request_id: RequestId, *, on: date, today: date, deed: str | None = None,
    override: Override | None = None,
) -> Change:
    """Record the payment of the fee."""
    return record(
        desk, request_id, EventKind.FEE_PAID, on=on, today=today, deed=deed, override=override, message="fee_paid"
    )


def lapse_fee(desk: Desk, request_id: RequestId, *, on: date, today: date, deed: str | None = None) -> Change:
    """Close a request whose fee was not paid in time (国办函〔2020〕109号)."""
    return record(desk, request_id, EventKind.FEE_LAPSED, on=on, today=today, deed=deed, message="fee_lapsed")


def withdraw(
    desk: Desk, request_id: RequestId, *, on: date, reason: str = "", today: date, deed: str | None = None
) -> Change:
    """Close a request that the applicant took back."""
    return record(
        desk, request_id, EventKind.WITHDRAWN, on=on, today=today, deed=deed, message="withdrawn", reason=reason
    )


def note(
    desk: Desk, request_id: RequestId, *, on: date, text: str, today: date, deed: str | None = None
) -> Change:
    """Write a remark into the history."""
    return record(desk, request_id, EventKind.NOTED, on=on, today=today, deed=deed, message="noted", text=text)


def strike(
    desk: Desk, request_id: RequestId, *, entry: EntryId, reason: str, today: date, deed: str | None = None
) -> Change:
    """Strike a mistaken entry; it stays to be seen, with the reason (nothing is erased).

    A struck letter is void (作废): its number is not given again. One that went out cannot be made void any more.
    """
    if not reason.strip():
        raise KnownTrouble("reason_missing")
    _require_in_the_house(desk, request_id, entry)
    with desk.store.write():
        desk.store.requests.strike(request_id, entry, reason=reason.strip(), on=today, deed=deed)
    number = desk.store.requests.get(request_id).number
    return Change(requests=frozenset({request_id}), message="struck", facts={"number": number})


def _require_in_the_house(desk: Desk, request_id: RequestId, entry: EntryId) -> None:
    document = next((one for one in desk.store.documents.of_request(request_id) if one.entry == entry), None)
    sent = (one for one in desk.store.documents.deliveries(request_id) if one.document is not None)
    gone = next((one for one in sent if document is not None and one.document == document.id), None)
    if document is not None and gone is not None:
        on = gone.posted_on or gone.signed_for_on or document.issued_on
        raise KnownTrouble("letter_posted_already", letter=document.number or document.title, posted_on=on)


def amend(
    desk: Desk, request_id: RequestId, *, changes: Mapping[str, str], reason: str, today: date,
    deed: str | None = None,
) -> Change:
    """Correct what was registered (wording, contact, channel ...); old and new are both kept.

    Where the day of receipt, the channel or the proof changes, the recorded reason of the day follows.
    """
    if not reason.strip():
        raise KnownTrouble("reason_missing")
    if "organ" in changes and changes["organ"] not in {str(one.id) for one in desk.store.organs.all()}:
        raise KnownTrouble("value_unfit", field="organ", value=changes["organ"])
    real = receipt.amended(desk, desk.store.requests.get(request_id), changes)
    with desk.store.write():
        desk.store.requests.amend(request_id, real, reason=reason.strip(), on=today, deed=deed)
    number = desk.store.requests.get(request_id).number
    return Change(requests=frozenset({request_id}), message="amended", facts={"number": number})
