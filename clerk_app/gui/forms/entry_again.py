"""更正一条: the form of the step an entry was recorded by, filled with what was recorded, and why it is corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.cases.request import Entry, EntryId, RequestId
from clerk_app.gui.forms.step_forms import Field, FieldKind, Start, StepEntry, StepForm
from clerk_app.law.events import ANSWER, DELIVERY_UNKNOWN, Event
from clerk_app.law.terms import EventKind
from clerk_app.services import correcting, parties
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.questions import found_by
from clerk_app.services.registering import LINKED

WHY = "why_corrected"
_STEPS = frozenset({
    EventKind.CORRECTION_ASKED, EventKind.CORRECTION_RECEIVED, EventKind.CORRECTION_LAPSED,
    EventKind.CONSULTATION_SENT, EventKind.CONSULTATION_ANSWERED, EventKind.EXTENDED, EventKind.DELAYED_REASONABLY,
    EventKind.FEE_NOTICED, EventKind.FEE_PAID, EventKind.FEE_LAPSED, EventKind.WITHDRAWN, EventKind.ANSWERED,
    EventKind.SERVED, EventKind.ROUTED, EventKind.MATERIAL_RETURNED, EventKind.APPROVED, EventKind.SECRECY_REVIEWED,
    EventKind.PLATFORM_KEYED, EventKind.ARCHIVED,
})  # fmt: skip
"""A case's entries stand in the case too: they are struck, or told anew by a note on the case."""
_CALLED = {EventKind.SECRECY_REVIEWED: {"result": "review", "reviewer": "name"}}
"""Fields that an event keeps under another name."""
_FEN_DIGITS = 2


def can_correct(event: Event) -> bool:
    """Whether an entry can be recorded anew: by its own form, in the facts, at its question or at its party."""
    if event.kind is EventKind.NOTED:
        return not event.text("sha256") and event.whole("remedy") is None and LINKED not in event.facts
    if event.kind in (EventKind.RECEIVED, EventKind.AMENDED):
        return True
    return event.kind in _STEPS and not _says_more(event)


def _says_more(event: Event) -> bool:
    """Whether it carries what its form does not ask for, and which recording it anew would lose: of an old ledger the
    number of the answer and that nobody knows of its delivery; of a delivery the letter it names by its kind alone."""
    if event.kind is EventKind.SERVED:
        names_kind = event.text("letter") not in ("", ANSWER) and event.whole("document") is None
        return names_kind or event.day("posted_on") not in (None, event.on)
    has_number = event.kind is not EventKind.PLATFORM_KEYED and bool(event.text("number"))
    return has_number or DELIVERY_UNKNOWN in event.facts


def has_own_form(event: Event) -> bool:
    """Whether it is corrected by the form of its step."""
    return (event.kind in _STEPS and not _says_more(event)) or is_plain_note(event)


def is_plain_note(event: Event) -> bool:
    """Whether it is a remark and nothing else."""
    marked = any(name in event.facts for name in ("sha256", LINKED, parties.REF, "remedy"))
    return event.kind is EventKind.NOTED and found_by(event) is None and not marked


def start_again(start: Start, event: Event) -> Start:
    """The start of the form, offering what the entry says though it is settled since."""
    ref, document = event.text(parties.REF), event.whole("document")
    open_parties = start.open_parties
    if event.kind is EventKind.CONSULTATION_ANSWERED and ref:
        open_parties = tuple(dict.fromkeys((ref, *start.open_parties)))
    documents = start.documents
    if document is not None and document not in documents:
        documents = (*documents, document)
    return replace(start, open_parties=open_parties, documents=documents)


def form_again(form: StepForm, entry: Entry) -> StepForm:
    """The step's form with one line more: why the entry is corrected."""
    why = Field(WHY, FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Why it is corrected"))
    return StepForm(form.kind, partial(_run, form, entry.id), (*form.fields, why))


def _run(
    form: StepForm, entry: EntryId, desk: Desk, request: RequestId, *, why_corrected: str, today: date, deed: str,
    **values: object,
) -> Change:
    def again(of: str | None) -> Change:
        return form.run(desk, request, **values, today=today, deed=of)

    return correcting.correct(desk, request, again, entry=entry, reason=why_corrected, today=today, deed=deed)


def fill(typed: StepEntry, event: Event) -> None:
    """Put what was recorded into the fields."""
    called = _CALLED.get(typed.form.kind, {}) | dict(parties.FACTS)
    given = event.facts.get("items")
    items = dict(one.partition("=")[::2] for one in given) if isinstance(given, tuple) else {}
    for field in typed.form.fields:
        if field.name == WHY:
            continue
        value = event.on if field.name == "on" else event.facts.get(called.get(field.name, field.name))
        if field.name.startswith("item_"):
            value = items.get(field.name.removeprefix("item_"), event.text("outcome"))
        if field.kind is FieldKind.MONEY and isinstance(value, int):
            whole, fen = divmod(value, 10**_FEN_DIGITS)
            value = f"{whole}.{fen:0{_FEN_DIGITS}}" if fen else str(whole)
        text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
        if text or field.kind is not FieldKind.CHOICE:
            typed.typed[field.name] = text
