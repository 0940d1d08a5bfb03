"""The posting log (国办公开办函〔2016〕235号): what was printed and is not out, what went out, what was signed for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.events import ANSWER
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.render.rows_xlsx import RowsSheet, rows_workbook
from clerk_app.services.answering import serve
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.letter_offers import entries, named
from clerk_app.services.recipients import party_of, posted_kinds, recipient_of, what_of
from clerk_app.services.recording import clock_of
from clerk_app.store.deliveries import ServedRow
from clerk_app.store.documents import Document, DocumentId
from clerk_app.trouble import KnownTrouble, Said


@dataclass(frozen=True)
class PostingLine:
    """A letter that was issued and is not out of the house. ``remaining``: working days to ``due_on``."""

    document: DocumentId
    request: RequestId
    kind: str
    what: Said
    """What the letter is called."""
    number: str
    """The letter's own number, empty where it has none."""
    request_number: str
    recipient: str
    address: str
    """Empty: not known; the clerk is to ask for it."""
    telephone: str
    postcode: str
    contact_person: str
    """Who opens it at a party; of the applicant's own nothing is put on an envelope."""
    party: str | None
    """The third party or agency it goes to, empty where nobody can tell any more; None: it goes to the applicant."""
    issued_on: date
    due_on: date | None
    """The last day on which it can be posted in time; None where no day is set for this letter."""
    remaining: int | None
    tone: Tone
    manner: DeliveryManner
    """The way of delivery that the applicant asked for; a letter to somebody else goes by post."""


@dataclass(frozen=True)
class PostedLine:
    """A letter that went out. A second posting of a letter that came back is a line of its own."""

    document: DocumentId | None
    """None: a delivery that names no letter."""
    request: RequestId
    kind: str
    what: Said
    number: str
    request_number: str
    recipient: str
    manner: DeliveryManner
    posted_on: date
    carrier: str
    waybill: str
    signed_for_on: date | None
    recorded_by: str


def to_post(desk: Desk, today: date) -> tuple[PostingLine, ...]:
    """Every letter that was issued and not posted, notices and answers alike; the most pressing first."""
    lines = [_line(desk, request, document, today) for request, document in _waiting(desk)]
    return tuple(sorted(lines, key=lambda line: (line.due_on or date.max, line.issued_on, line.document)))


def requests_to_post(desk: Desk) -> frozenset[RequestId]:
    """The requests of the same."""
    return frozenset(request.id for request, _ in _waiting(desk))


def _waiting(desk: Desk) -> list[tuple[Request, Document]]:
    documents = desk.store.documents.undelivered(posted_kinds())
    requests = {one.id: one for one in desk.store.requests.some({each.request for each in documents})}
    found = [(requests[one.request], one) for one in documents]
    return [(request, document) for request, document in found if _is_waiting(request, document)]


def post(
    desk: Desk, lines: Sequence[PostingLine], *, manner: DeliveryManner, posted_on: date,
    waybills: Mapping[DocumentId, str], carrier: str = "", today: date, deed: str, override: Override | None = None,
) -> Change:
    """Record that these letters went out on one day: all of them or none.

    The same deed again adds nothing. Raises KnownTrouble of the first letter that cannot be recorded so (its request's
    number is among the facts): an answer posted after its day is refused until the head lets it pass.
    """
    if not lines:
        raise KnownTrouble("nothing_chosen")
    warnings: dict[str, None] = {}
    with desk.store.write():
        for line in lines:
            change = serve(
                desk, line.request, on=posted_on, manner=manner,
                posted_on=posted_on if manner in _SENT else None, document=line.document, carrier=carrier,
                tracking=waybills.get(line.document, "").strip(), today=today, deed=f"{deed}/{line.document}",
                override=override,
            )
            codes = change.facts.get("warnings", ())
            warnings |= dict.fromkeys(codes if isinstance(codes, tuple) else ())
    return _done("letters_posted", lines, warnings, posted_on)


def sign(
    desk: Desk, lines: Sequence[PostedLine], *, signed_for_on: date, today: date, deed: str,
    override: Override | None = None,
) -> Change:
    """Record that these letters were signed for on one day: all of them or none. The day of posting stays.

    Where another day of receipt was typed with the asking of a letter, it stays and the message says so.
    """
    if not lines:
        raise KnownTrouble("nothing_chosen")
    warnings: dict[str, None] = {}
    otherwise: list[str] = []
    with desk.store.write():
        for line in lines:
            if signed_for_on < line.posted_on:
                raise KnownTrouble(
                    "signed_before_posted", number=line.request_number, on=signed_for_on, posted_on=line.posted_on
                )
            change = serve(
                desk, line.request, on=signed_for_on, manner=line.manner,
                posted_on=line.posted_on if line.manner in _SENT else None, signed_for_on=signed_for_on,
                document=line.document, carrier=line.carrier, tracking=line.waybill, today=today,
                deed=f"{deed}/{line.request}/{line.document}", override=override,
            )
            codes = change.facts.get("warnings", ())
            warnings |= dict.fromkeys(codes if isinstance(codes, tuple) else ())
            if change.message == "served_otherwise":
                otherwise.append(line.request_number)
    message = "letters_signed_for_otherwise" if otherwise else "letters_signed_for"
    done = _done(message, lines, warnings, signed_for_on)
    numbers = dict.fromkeys(otherwise)
    return replace(done, facts={**done.facts, "numbers": Said("、".join(numbers), ", ".join(numbers))})


def posted(desk: Desk, since: date, until: date) -> tuple[PostedLine, ...]:
    """What went out from ``since`` to ``until``, both included, the latest first. No request is read for it."""
    lines = _posted_lines(desk, desk.store.deliveries.since(since))
    within = (line for line in lines if since <= line.posted_on <= until)
    return tuple(sorted(within, key=lambda line: (line.posted_on, line.request_number), reverse=True))


def unsigned(desk: Desk, since: date) -> tuple[PostedLine, ...]:
    """What went out since that day by a way that ends with a signature, and has none recorded yet; the oldest first."""
    lines = posted(desk, since, date.max)
    return tuple(line for line in reversed(lines) if line.signed_for_on is None and line.manner in _SIGNED)


def posting_book(desk: Desk, lines: Iterable[PostedLine]) -> bytes:
    """The lines as a workbook: one row each, in their order."""
    headings = tuple(desk.terms.sentence(f"posting_{name}") for name in _COLUMNS)
    rows = tuple(_cells(desk, line) for line in lines)
    return rows_workbook((RowsSheet(desk.terms.sentence("posting_sheet"), headings, rows),))


_SENT = frozenset({DeliveryManner.POST, DeliveryManner.ELECTRONIC})
_SIGNED = frozenset(set(DeliveryManner) - {DeliveryManner.ELECTRONIC})
_COLUMNS = ("posted_on", "letter", "number", "request", "recipient", "manner", "carrier", "waybill", "signed_for_on",
            "recorded_by")  # fmt: skip

_LAST_DAY: Mapping[str, Callable[[Clock], date | None]] = MappingProxyType({
    ANSWER: lambda clock: clock.due_on,
    "extension_notice": lambda clock: clock.base_due_on,
    "correction_notice": lambda clock: clock.correction_notice_by,
})  # fmt: skip
"""Letters that are in time or not by the day they went out, and the last such day."""


def _line(desk: Desk, request: Request, document: Document, today: date) -> PostingLine:
    last_day = _LAST_DAY.get(document.kind)
    due_on = last_day(clock_of(desk, request)) if last_day is not None else None
    remaining = None if due_on is None else desk.workdays.between(today, due_on)
    to = recipient_of(desk, request, document)
    party = party_of(desk, document.kind, document.facts)
    return PostingLine(
        document=document.id, request=request.id, kind=document.kind, what=what_of(desk, document.kind),
        number=document.number, request_number=request.number, recipient=to.name, address=to.address,
        telephone=to.telephone, postcode=to.postcode, contact_person=to.contact_person,
        party=party, issued_on=document.issued_on, due_on=due_on, remaining=remaining, tone=_tone(desk, remaining),
        manner=_manner(request.delivery_wanted) if party is None else DeliveryManner.POST,
    )


def _tone(desk: Desk, remaining: int | None) -> Tone:
    if remaining is None:
        return Tone.PLAIN
    if remaining <= 0:
        return Tone.RED
    return Tone.AMBER if remaining <= desk.settings.whole("warning_span") else Tone.PLAIN


def _manner(wanted: str) -> DeliveryManner:
    return DeliveryManner(wanted) if wanted in set(DeliveryManner) else DeliveryManner.POST


def _is_waiting(request: Request, document: Document) -> bool:
    """Whether the letter stands and nothing says that it went out.

    A delivery without a letter is the answer's: it was recorded before deliveries named their letters.
    """
    in_force = [one for one in request.entries if one.struck_by is None]
    if not any(one.id == document.entry for one in in_force):
        return False
    if document.kind != ANSWER:
        return True
    answered = max((one.id for one in in_force if one.event.kind is EventKind.ANSWERED), default=document.entry)
    return not any(
        one.event.is_service and one.event.whole("document") is None and one.id > min(answered, document.entry)
        for one in in_force
    )


def _posted_lines(desk: Desk, rows: Iterable[ServedRow]) -> tuple[PostedLine, ...]:
    """The records of one posting and its signature as one line."""
    found: dict[tuple[object, ...], list[ServedRow]] = {}
    for row in rows:
        event, waybill = row.event, row.event.text("tracking")
        key = (waybill,) if waybill else (event.day("posted_on"), event.text("manner"))
        found.setdefault((row.request, row.document, row.kind or ANSWER, *key), []).append(row)
    words = {entry.kind: named(entry) for entry in entries(desk)}
    return tuple(_posted_line(desk, ones, words) for ones in found.values())


def _posted_line(desk: Desk, rows: Sequence[ServedRow], words: Mapping[str, Said]) -> PostedLine:
    first = rows[0]
    kind = first.kind or ANSWER
    posted = [one.event.day("posted_on") or one.event.on for one in rows]
    signed = [day for day in (one.event.day("signed_for_on") for one in rows) if day is not None]
    return PostedLine(
        document=DocumentId(first.document) if first.document is not None else None, request=first.request, kind=kind,
        what=words.get(kind, Said(kind, kind)), number=first.number, request_number=first.request_number,
        recipient=party_of(desk, kind, first.facts) or first.applicant,
        manner=DeliveryManner(first.event.text("manner")), posted_on=min(posted),
        carrier=first.event.text("carrier"), waybill=first.event.text("tracking"),
        signed_for_on=min(signed, default=None), recorded_by=first.recorded_by,
    )


def _cells(desk: Desk, line: PostedLine) -> tuple[str, ...]:
    signed = "" if line.signed_for_on is None else line.signed_for_on.isoformat()
    return (
        line.posted_on.isoformat(), line.what.zh, line.number, line.request_number, line.recipient,
        desk.terms.word(line.manner), line.carrier, line.waybill, signed, line.recorded_by,
    )


def _done(message: str, lines: Sequence[PostingLine | PostedLine], warnings: Iterable[str], on: date) -> Change:
    facts = {"count": len(lines), "on": on, "warnings": tuple(warnings)}
    return Change(requests=frozenset(line.request for line in lines), message=message, facts=facts)
