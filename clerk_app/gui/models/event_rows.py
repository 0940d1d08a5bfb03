"""A request's events put into the words of the timeline: what happened, what it did to the clock, who wrote it down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from clerk_app.cases.request import Entry
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms import decision, step_words
from clerk_app.gui.forms.entry_again import can_correct
from clerk_app.gui.forms.receipt_words import ReceiptWords
from clerk_app.gui.models.event_list import EventRow, Node
from clerk_app.gui.words import DOT, Words
from clerk_app.law.checks import Checks
from clerk_app.law.events import DELIVERY_UNKNOWN, OVERRIDDEN, Event
from clerk_app.law.steps import ClockEffect, Steps, is_left_out
from clerk_app.law.terms import (
    ConsultedParty,
    CourtPaper,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    Procedure,
    RemedyResult,
    RemedyRoute,
)
from clerk_app.services import attachments, parties
from clerk_app.services.links import RELATION, relation_of
from clerk_app.services.parties import is_address
from clerk_app.services.questions import found_by
from clerk_app.services.registering import LINKED
from clerk_app.services.view import RequestView

_NOT_SHOWN = frozenset({EventKind.STRUCK})
"""A striking is told on the entry it struck."""
_NOT_STRIKABLE = frozenset({EventKind.STRUCK, EventKind.AMENDED})
_CHOICES = {
    "outcome": Outcome, "party": ConsultedParty, "manner": DeliveryManner, "route": RemedyRoute, "result": RemedyResult,
    "procedure": Procedure, "basis": FeeBasis, "court_paper": CourtPaper,
}  # fmt: skip
_PLAIN_CHOICES = ("matter", "role", "review", "what")
_TEXTS = (
    "ref", "unit", "name", "reviewer", "opinion", "body", "case_number", "carrier", "tracking", "file_number",
    "retention", "place", "attended", "points", "text", "grounds", "ground", "reason", "note", "number", "title",
    *parties.FACTS.values(),
)  # fmt: skip
_SHOWN = (
    "outcome", "party", "manner", "route", "result", "procedure", "court_paper", *_PLAIN_CHOICES, *_TEXTS[:5],
    "basis", "pages", "amount_fen", "counted", "items", "fields", *_TEXTS[5:],
    "reply_by", "received_by_party", "notice_on", "until",
    "received_by_applicant", "posted_on", "signed_for_on", "due_on", "accepted_on", "copy_received_on",
    "decision_received_on", "judgment_received_on", "effective_on", "redo_days", "redo_by", "opinion_received_on",
    "opinion_reported_on", DELIVERY_UNKNOWN,
)  # fmt: skip
"""The facts of an event in the order they are told."""
_FEN = 100


class EventRows(QObject):
    """Rows for the timeline of one request."""

    def __init__(self, words: Words, steps: Steps, checks: Checks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._steps = steps
        self._checks = checks
        self._field_words = FieldWords(self)
        self._receipt = ReceiptWords(words, self)
        self._files: Mapping[int, attachments.Attached] = {}
        self._days: Mapping[str, Callable[[str], str]] = {
            "reply_by": self.tr("correct by {}").format, "received_by_party": self.tr("party received it {}").format,
            "notice_on": self.tr("applicant told {}").format, "until": self.tr("answer by {}").format,
            "received_by_applicant": self.tr("applicant received it {}").format,
            "posted_on": self.tr("posted {}").format, "signed_for_on": self.tr("signed for {}").format,
            "due_on": self.tr("material due {}").format, "accepted_on": self.tr("accepted {}").format,
            "arrived_on": self.tr("arrived {}").format, "copy_received_on": self.tr("copy received {}").format,
            "decision_received_on": self.tr("applicant received the decision {}").format,
            "judgment_received_on": self.tr("we received it {}").format,
            "effective_on": self.tr("took effect {}").format,
            "redo_by": self.tr("answer anew by {}").format,
            "opinion_received_on": self.tr("body's advice received {}").format,
            "opinion_reported_on": self.tr("reported on it {}").format,
        }  # fmt: skip

    def rows(self, view: RequestView) -> tuple[EventRow, ...]:
        """All entries by their days; those of one day as they were recorded."""
        request = view.request
        entries = sorted(
            (one for one in request.entries if one.event.kind not in _NOT_SHOWN),
            key=lambda one: (one.event.on, one.event.kind is not EventKind.RECEIVED, one.id),
        )
        names = {int(document.id): document.number or document.title for document in view.documents}
        titles = {int(document.entry): document.title for document in view.documents}
        letters = {int(document.entry): int(document.id) for document in view.documents}
        self._files = {int(one.entry): one for one in view.attachments}
        return tuple(self._row(entry, view, names, letters, titles) for entry in entries)

    def _row(
        self, entry: Entry, view: RequestView, names: Mapping[int, str], letters: Mapping[int, int],
        titles: Mapping[int, str],
    ) -> EventRow:
        event = entry.event
        struck = entry.struck_by is not None
        effect = self._steps.effect(event.kind, view.request.received_on).effect
        is_idle = event in view.clock.idle
        document = event.whole("document") or letters.get(int(entry.id))
        attached = event.kind is EventKind.NOTED and event.text("sha256")
        title = self.tr("Attachment") if attached else self._words.word(event.kind)
        if is_address(event):
            title = self.tr("Address of a party")
        relation = relation_of(entry)
        if relation is not None:
            title = self.tr("Linked request")
        found = found_by(event)
        if found is not None:
            title = decision.question_word(found)
        file = self._files.get(int(entry.id)) if attached else None
        tag = "" if struck or _still_waits(event, view) else self._tag(event, effect)
        if is_idle and not struck:
            tag = self.tr("Clock went on")
        detail = titles.get(int(entry.id), "") or self._detail(event, view)
        link = names.get(document, "") if document is not None else ""
        if file is not None and file.file.name:
            link = file.file.name
        if relation is not None and event.text(RELATION):
            numbers = self._listed(event.facts[LINKED])
            detail = DOT.join((numbers, step_words.fact("relation", relation.value), event.text("reason")))
        detail = "" if detail == link else detail
        recorded = self._recorded(entry)
        if struck:
            recorded = DOT.join((self.tr("struck: {reason}").format(reason=entry.strike_reason), recorded))
        day = self._words.day(event.on)
        return EventRow(
            entry=entry.id,
            day=self._words.short_day(event.on),
            weekday=self._words.weekday(event.on),
            title=title,
            node=Node.STRUCK if struck else Node.STEP if is_idle else self._node(event.kind, effect),
            tag=tag,
            detail=detail,
            note=recorded if struck else self._let_pass(event),
            link=link,
            document=document if document in names else None,
            file=file.file.id if link and file is not None else None,
            recorded=recorded,
            can_strike=event.kind not in _NOT_STRIKABLE,
            can_correct=not struck and view.request.in_force and can_correct(event),
            is_low=found is not None,
            sentence=self.tr(", ").join(
                part for part in (day, title, tag, detail, self._let_pass(event), recorded) if part
            ),
        )

    def _recorded(self, entry: Entry) -> str:
        try:
            at = datetime.fromisoformat(entry.recorded_at)
        except ValueError:
            return entry.recorded_by
        return f"{entry.recorded_by} {self._words.moment(at)}"

    @staticmethod
    def _node(kind: EventKind, effect: ClockEffect) -> Node:
        if kind is EventKind.RECEIVED:
            return Node.RECEIVED
        if effect in (ClockEffect.OPEN_EXCLUSION, ClockEffect.AWAIT):
            return Node.STOPS
        if effect in (ClockEffect.CLOSE_EXCLUSION, ClockEffect.RESTART, ClockEffect.AS_READ):
            return Node.RUNS
        return Node.STEP

    def _tag(self, event: Event, effect: ClockEffect) -> str:
        if is_left_out(event):
            return self.tr("Not counted")
        if event.kind is EventKind.SERVED and event.day("posted_on") is not None:
            return self.tr("signed for") if event.day("signed_for_on") == event.on else self.tr("posted")
        if effect is ClockEffect.LENGTHEN:
            return with_counts(self.tr("{days} working days more"), days=event.whole("days") or "")
        return {
            ClockEffect.OPEN_EXCLUSION: self.tr("Clock stopped"), ClockEffect.AWAIT: self.tr("Clock stopped"),
            ClockEffect.CLOSE_EXCLUSION: self.tr("Clock running again"),
            ClockEffect.RESTART: self.tr("Clock restarted"), ClockEffect.FIX: self.tr("Date fixed"),
        }.get(effect, "")  # fmt: skip

    # the second line

    def _detail(self, event: Event, view: RequestView) -> str:
        parts: list[str] = []
        found = found_by(event)
        if found is not None:
            parts = [decision.found_word(found)]
        elif event.kind is EventKind.RECEIVED:
            request = view.request
            parts = [
                self._words.word(request.channel), request.signed_by, *self._receipt.parts(request.proof),
                request.receipt_basis,
            ]
        else:
            unsaid = ("text",) if is_address(event) else ()
            parts = [
                self._fact(event, name, event.facts[name]) for name in _SHOWN
                if name in event.facts and name not in unsaid
            ]
            if event.kind is EventKind.SECRECY_REVIEWED and len(view.request.items) > 1:
                parts[0] = self.tr("{item}: {result}").format(item=event.whole("item") or 1, result=parts[0])
        for clock in view.clock.consultations:
            if event.kind is EventKind.CONSULTATION_SENT and clock.ref == event.text("ref"):
                parts.append(self.tr("opinion by {day}").format(day=self._words.short_day(clock.opinion_due_on)))
                break
        return DOT.join(dict.fromkeys(" ".join(part.split()) for part in parts if part))

    def _let_pass(self, event: Event) -> str:
        """Who let the deed pass in spite of a check, and why."""
        codes = event.facts.get(OVERRIDDEN)
        if not isinstance(codes, tuple):
            return ""
        return self.tr("let pass by {role} {name} ({what}): {reason}").format(
            role=event.text("override_role"), name=event.text("override_by"),
            what=self.tr(", ").join(self._checks.word(code) for code in codes), reason=event.text("override_reason"),
        )

    def _fact(self, event: Event, name: str, value: object) -> str:
        if name in _CHOICES:
            return self._words.word(_CHOICES[name](value))
        if name == "what" and str(value) in attachments.declared().kinds:
            return attachments.declared().kinds[str(value)].zh
        if name in _PLAIN_CHOICES:
            return step_words.fact(name, str(value))
        if name in self._days:
            return self._days[name](self._words.short_day(event.day(name)))
        if name == DELIVERY_UNKNOWN:
            return self.tr("no delivery in the old ledger")
        if name == "pages":
            return with_counts(self.tr("{count} pages"), count=value)
        if name == "redo_days":
            return with_counts(self.tr("answer anew within {count} working days"), count=value)
        if name == "amount_fen":
            return self.tr("{yuan} yuan").format(yuan=self._yuan(event))
        if name == "counted":
            return self.tr("counted with {numbers}").format(numbers=self._listed(value))
        if name == "items":
            return self._items(event)
        if name == "fields":
            return self.tr("corrected: {fields}").format(fields=self._fields(event))
        return str(value) if name in _TEXTS else ""

    @staticmethod
    def _yuan(event: Event) -> str:
        whole, fen = divmod(event.whole("amount_fen") or 0, _FEN)
        return f"{whole:,}.{fen:02}"

    def _items(self, event: Event) -> str:
        value = event.facts.get("items", ())
        texts = value if isinstance(value, tuple) else ()
        if len(texts) < 2:
            return ""
        pairs = (text.partition("=") for text in texts)
        return self.tr(", ").join(
            self.tr("{item}: {result}").format(item=item, result=self._words.word(Outcome(result)))
            for item, _, result in pairs
        )

    def _listed(self, value: object) -> str:
        return self.tr(", ").join(value) if isinstance(value, tuple) else ""

    def _fields(self, event: Event) -> str:
        value = event.facts.get("fields", ())
        names = value if isinstance(value, tuple) else ()
        return self.tr(", ").join(self._field_words.word(name) for name in names)


def _still_waits(event: Event, view: RequestView) -> bool:
    """Whether an opinion came while another one was still out: the clock does not run again yet."""
    return event.kind is EventKind.CONSULTATION_ANSWERED and any(
        one.ref != event.text("ref") and one.sent_on <= event.on
        and (one.answered_on is None or one.answered_on > event.on)
        for one in view.clock.consultations
    )


class FieldWords(QObject):
    """The words of what was registered."""

    def word(self, name: str) -> str:
        """The word of a registered field."""
        return {
            "name": self.tr("name"), "id_number": self.tr("ID number"), "telephone": self.tr("telephone"),
            "email": self.tr("e-mail"), "address": self.tr("address"), "contact_person": self.tr("contact"),
            "wording": self.tr("wording"), "postal_number": self.tr("postal number"),
            "signed_by": self.tr("signed by"), "received_on": self.tr("date of receipt"),
            "arrived_on": self.tr("day of arrival"), "channel": self.tr("channel"),
            "applicant_kind": self.tr("kind of applicant"), "form_wanted": self.tr("form wanted"),
            "delivery_wanted": self.tr("delivery wanted"), "unit": self.tr("unit"), "handler": self.tr("handler"),
            "platform_number": self.tr("platform number"), "receipt_basis": self.tr("basis of receipt"),
            "organ": self.tr("agency asked"), "addressee": self.tr("whom it was sent to"),
            "confirmed_how": self.tr("how it was confirmed"),
            "confirmed_with": self.tr("confirmed with"), "confirmed_by": self.tr("who asked"),
        }.get(name, name)  # fmt: skip
