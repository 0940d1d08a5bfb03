"""One row of the register as a request: its draft, and the events its dates stand for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from types import MappingProxyType
from typing import TypeVar

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OUTCOME_OF_CLOSING, OrganId, RequestDraft
from clerk_app.law.events import DELIVERY_UNKNOWN, Event, Fact, to_plain
from clerk_app.law.terms import ApplicantKind, Channel, ConsultedParty, DeliveryManner, EventKind, Outcome
from clerk_app.services.ledger_rows import LedgerRow, RowReader
from clerk_app.services.ledger_values import text_of

NEEDED = ("number", "received_on", "channel", "applicant_kind", "applicant", "wording")
"""What a request cannot be without."""

_T = TypeVar("_T")
_OPEN = "open"
_CONFIRMED = "双方确认"
"""A word of words.receipt_basis (resources/ledger_words.toml)."""
_MAY_BE_WITHDRAWN = frozenset({"", _OPEN, Outcome.OTHER_WITHDRAWN, Outcome.OTHER_OTHER})
"""What a ledger may write in 处理结果 where its 撤回日期 is filled."""
_STEP_OF_OUTCOME = {outcome.value: kind for kind, outcome in OUTCOME_OF_CLOSING.items()}


def request_of(reader: RowReader, needed: Sequence[str] = NEEDED) -> LedgerRow | None:
    """The request of a row; None where ``reader.problems`` say why it is none. ``needed``: what may not be empty."""
    received_on = reader.day("received_on")
    texts = {field: reader.text(field) for field in ("number", "applicant", "wording")}
    channel, kind = reader.word("channel"), reader.word("applicant_kind")
    found = {**texts, "received_on": received_on, "channel": channel, "applicant_kind": kind}
    _check_needed(reader, {field: found[field] for field in needed})
    if received_on is not None and received_on < reader.words.days.first_received:
        reader.fail("received_on", "row_received_before_law", first=reader.words.days.first_received)
    items = _items(reader)
    events = _events(reader, items or 1)
    remarks = _spare(reader)
    _check_orders(reader)
    stated_due_on = reader.day("due_on")
    if reader.problems or received_on is None:
        return None
    basis = reader.word("receipt_basis")
    by_channel = Channel(channel)
    if by_channel is Channel.REGISTERED_POST and basis == _CONFIRMED:
        by_channel = Channel.ORDINARY_POST  # only post without a signature is confirmed (第三十一条第二项)
    wording = texts["wording"]
    draft = RequestDraft(
        received_on=received_on,
        channel=by_channel,
        applicant=Applicant(
            ApplicantKind(kind), texts["applicant"], id_number=reader.text("id_number"),
            telephone=reader.text("telephone"), email=reader.text("email"), address=reader.text("address"),
            contact_person=reader.text("contact_person"),
        ),
        wording=wording,
        number=texts["number"],
        receipt_basis=basis,
        arrived_on=reader.day("arrived_on"),
        postal_number=reader.text("postal_number"),
        signed_by=reader.text("signed_by"),
        subjects=tuple(f"{wording}（{item + 1}）" for item in range(items)) if items and items > 1 else (),
        form_wanted=reader.word("form_wanted"),
        delivery_wanted=reader.word("delivery_wanted"),
        unit=reader.text("unit"),
        handler=reader.text("handler"),
        platform_number=reader.text("platform_number"),
        notes=remarks,
        organ=_organ(reader),
    )
    draft = _with_source(draft, events)
    if reader.problems:
        return None
    return LedgerRow(
        reader.table.sheet, reader.row.number, draft, events, tuple(reader.remarks), stated_due_on,
        *reader.place("number"),
    )


def _organ(reader: RowReader) -> OrganId | None:
    """受理机关, where the office has several (services/ledger_organs.py)."""
    found = reader.word("organ") if "organ" in reader.words.words else ""
    return OrganId(int(found)) if found else None


def _items(reader: RowReader) -> int | None:
    """事项数; a number that slipped into the wrong column (a telephone's) is none."""
    items = reader.whole("item_count")
    if items is not None and items > reader.words.items_most:
        reader.fail("item_count", "row_too_many_items", most=reader.words.items_most)
        return None
    return items


def _check_needed(reader: RowReader, values: dict[str, object]) -> None:
    for field, value in values.items():
        if not value and field not in reader.lost:
            key = "row_digits_lost" if reader.has_lost_digits(field) else "row_cell_missing"
            reader.fail(field, key, field=field)


def _events(reader: RowReader, items: int) -> tuple[Event, ...]:
    closing = _closing(reader, items)
    is_answered = any(event.kind is EventKind.ANSWERED for event in closing)
    service = _service(reader, is_answered=is_answered)
    if is_answered and not service:  # nobody posts an answer of an old ledger again, and no delivery is invented
        closing = tuple(replace(event, facts={**event.facts, DELIVERY_UNKNOWN: True}) for event in closing)
    return (
        *_correction(reader), *_consultation(reader), *_extension(reader), *_delay(reader), *_fee(reader), *closing,
        *service,
    )


def _event(kind: EventKind, on: date, **facts: Fact | None) -> Event:
    given = {name: fact for name, fact in facts.items() if fact is not None and fact != ""}
    return Event(kind, on, MappingProxyType(given))


def _correction(reader: RowReader) -> tuple[Event, ...]:
    days = (reader.days(f"correction_{name}") for name in ("asked_on", "reply_by", "received_on"))
    found: list[Event] = []
    for asked_on, reply_by, received_on in zip_longest(*days):
        if asked_on is not None:
            found.append(_event(EventKind.CORRECTION_ASKED, asked_on, reply_by=reply_by))
        if received_on is not None and asked_on is None:
            reader.remark("import_correction_not_asked", received_on=received_on)
        elif received_on is not None:
            found.append(_event(EventKind.CORRECTION_RECEIVED, received_on))
    return tuple(found)


def _at(several: Sequence[_T], place: int) -> _T | None:
    return several[place] if place < len(several) else None


def _consultation(reader: RowReader) -> tuple[Event, ...]:
    sent, answered = reader.days("consultation_sent_on"), reader.days("consultation_answered_on")
    several = len(sent) > 1
    refs = reader.texts("consultation_party") if several else (reader.text("consultation_party"),)
    kinds, reached = reader.texts("consultation_kind"), reader.days("consultation_received_on")
    found: list[Event] = []
    for place in range(max(len(sent), len(answered))):
        sent_on, answered_on = _at(sent, place), _at(answered, place)
        ref = _at(refs, place) or "第三方"
        if sent_on is not None:
            kind = reader.words.word("consulted_party", _at(kinds, place) or "") or ConsultedParty.THIRD_PARTY.value
            got_on = _at(reached, place)
            found.append(_event(EventKind.CONSULTATION_SENT, sent_on, ref=ref, party=kind, received_by_party=got_on))
        if answered_on is not None and sent_on is None:
            reader.remark("import_consultation_not_sent", answered_on=answered_on)
        elif answered_on is not None:
            found.append(_event(EventKind.CONSULTATION_ANSWERED, answered_on, ref=ref))
    return tuple(found)


def _extension(reader: RowReader) -> tuple[Event, ...]:
    on, days = reader.day("extension_on"), reader.whole("extension_days")
    if on is None:
        if days and "extension_on" not in reader.lost:
            reader.fail("extension_days", "row_extension_without_day")
        return ()
    if days == 0:
        reader.fail("extension_days", "row_extension_of_no_days")
    return (_event(EventKind.EXTENDED, on, days=days),)


def _delay(reader: RowReader) -> tuple[Event, ...]:
    """合理期限 (第三十五条): a day the office named itself."""
    on, until = reader.day("delayed_on"), reader.day("delayed_until")
    return (_event(EventKind.DELAYED_REASONABLY, on, until=until),) if on is not None and until is not None else ()


def _fee(reader: RowReader) -> tuple[Event, ...]:
    noticed_on, paid_on, fen = reader.day("fee_noticed_on"), reader.day("fee_paid_on"), reader.fen("fee_yuan")
    if noticed_on is None:
        if fen:
            reader.remark("import_fee_without_notice", yuan=reader.text("fee_yuan").removesuffix("元"))
        if paid_on is not None:
            reader.remark("import_fee_not_noticed", paid_on=paid_on)
        return ()
    noticed = _event(EventKind.FEE_NOTICED, noticed_on, amount_fen=fen)
    return (noticed,) if paid_on is None else (noticed, _event(EventKind.FEE_PAID, paid_on))


def _closing(reader: RowReader, items: int) -> tuple[Event, ...]:
    """The event that closes: the step of its own a result has (逾期不补正 after a notice, 撤回), else the answer."""
    outcome, answered_on = reader.word("outcome"), reader.day("answered_on")
    withdrawn_on, number = reader.day("withdrawn_on"), reader.text("document_number")
    if {"outcome", "answered_on", "withdrawn_on"} & reader.lost:
        return ()
    if withdrawn_on is not None:
        if outcome in _MAY_BE_WITHDRAWN:
            return (_event(EventKind.WITHDRAWN, withdrawn_on, number=number),)
        reader.remark("import_withdrawn_too", withdrawn_on=withdrawn_on, outcome=reader.text("outcome"))
    if outcome in ("", _OPEN):
        if answered_on is not None:
            reader.fail("outcome", "row_outcome_missing", answered_on=answered_on)
        return ()
    if answered_on is None:
        reader.fail("answered_on", "row_answer_day_missing", outcome=reader.text("outcome"))
        return ()
    step = _STEP_OF_OUTCOME.get(outcome)
    before = {
        EventKind.CORRECTION_LAPSED: "correction_asked_on", EventKind.FEE_LAPSED: "fee_noticed_on",
        EventKind.WITHDRAWN: "received_on",
    }
    if step is not None and reader.day(before[step]) is not None:
        return (_event(step, answered_on, number=number),)
    each = tuple(f"{item + 1}={outcome}" for item in range(items))
    return (_event(EventKind.ANSWERED, answered_on, outcome=outcome, items=each, number=number),)


def _service(reader: RowReader, *, is_answered: bool) -> tuple[Event, ...]:
    """送达: by post the day it was posted counts, else the day it was signed for (国办公开办函〔2016〕235号)."""
    manner = reader.word("delivery_manner")
    served_on, signed_for_on = reader.day("served_on"), reader.day("signed_for_on")
    on = served_on or signed_for_on
    if on is None:
        return ()
    if not is_answered:  # a lapse or a withdrawal is no answer that could be served
        reader.remark("import_served_not_answered", served_on=on, manner=reader.text("delivery_manner"))
        return ()
    by_post = manner == DeliveryManner.POST
    return (
        _event(
            EventKind.SERVED, on, manner=manner, posted_on=served_on if by_post else None,
            signed_for_on=signed_for_on if by_post else signed_for_on or served_on, tracking=reader.text("tracking"),
        ),
    )


def _check_orders(reader: RowReader) -> None:
    """Odd orders of days are remarks: an old ledger is what it was."""
    for earlier, later in reader.words.orders:
        first, then = reader.day(earlier), reader.day(later)
        if first is not None and then is not None and then < first:
            reader.remark(
                "import_order", earlier=reader.table.heading(earlier), first=first,
                later=reader.table.heading(later), then=then,
            )
    for field in sorted({field for pair in reader.words.orders for field in pair}):
        day = reader.day(field)
        if day is not None and day > reader.today:
            reader.remark("import_day_ahead", column=reader.table.heading(field), day=day, today=reader.today)


def _spare(reader: RowReader) -> tuple[str, ...]:
    """备注, and the columns nobody knows: kept as notes, under their headings."""
    notes = [reader.text("remarks")]
    for column in (*reader.table.spare, *reader.table.columns.get("outcome_reason", ())):
        text = text_of(reader.row.cell(column))
        if text and not reader.words.is_nothing(text):
            notes.append(f"{' '.join(reader.table.headings[column].split())}：{text}")
    for field, columns in reader.table.columns.items():
        for column in columns[1:]:
            text = text_of(reader.row.cell(column))
            if text and text != reader.text(field):
                notes.append(f"{reader.table.headings[column]}：{text}")
    return tuple(note for note in notes if note)


def _with_source(draft: RequestDraft, events: tuple[Event, ...]) -> RequestDraft:
    """The draft with a key of what it says: equal rows have equal keys, whatever the file, its headings or dates."""
    applicant = draft.applicant
    plain = {
        "number": draft.number, "received_on": draft.received_on.isoformat(), "channel": draft.channel.value,
        "applicant": [
            applicant.kind.value, applicant.name, applicant.id_number, applicant.telephone, applicant.email,
            applicant.address, applicant.contact_person,
        ],
        "wording": draft.wording, "basis": draft.receipt_basis,
        "arrived_on": draft.arrived_on.isoformat() if draft.arrived_on else "",
        "more": [
            draft.postal_number, draft.signed_by, draft.form_wanted, draft.delivery_wanted, draft.unit, draft.handler,
            draft.platform_number, len(draft.subjects), *draft.notes,
        ],
        "events": [to_plain(event) for event in events],
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return replace(draft, source=f"ledger:{key}")
