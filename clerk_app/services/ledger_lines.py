"""What stands in each column of a line of the ledger: the inverse of reading one (ledger_requests.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Item, Request
from clerk_app.law.clock import Clock
from clerk_app.law.events import Event
from clerk_app.law.form_table import FormRow, Measure
from clerk_app.law.terms import (
    ConsultedParty,
    DeliveryManner,
    EventKind,
    Outcome,
    RemedyResult,
    RemedyRoute,
)
from clerk_app.law.year_format import YearFormat
from clerk_app.render.ledger_xlsx import ListCell
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_words import unnumbered
from clerk_app.services.letter_checks import ANSWER
from clerk_app.services.masking import without_personal

JOINED = "；"
"""Between several of one kind in one cell; import parts them there."""


@dataclass(frozen=True)
class Line:
    """One counted unit with all that its columns need. ``year``: the year the ledger is of, None for any."""

    desk: Desk
    request: Request
    clock: Clock
    remedies: tuple[Remedy, ...]
    today: date
    place: int
    item: Item | None = None
    year: int | None = None
    shows_personal: bool = False
    organ: str = ""
    """What its agency is called."""

    def say(self, key: str, **facts: object) -> str:
        """A sentence of resources/sentences/ledger.toml."""
        return self.desk.terms.sentence(f"ledger_{key}", facts)

    def masked(self, text: str) -> str:
        """Free text without the personal data written into it, unless they are wanted."""
        return text if self.shows_personal else without_personal(text, self.say("hidden"))

    def of(self, kind: EventKind) -> tuple[Event, ...]:
        """The events of a kind, in their order."""
        return tuple(event for event in self.request.events if event.kind is kind)

    @cached_property
    def closing(self) -> Event | None:
        """The event that finished the request, None while it is open."""
        return self.request.closing

    @cached_property
    def served(self) -> Event | None:
        """The service of the answer that counts (国办公开办函〔2016〕235号); a second answer's is not looked at."""
        found: list[Event] = []
        for event in self.request.events:
            if event.kind is EventKind.ANSWERED and event is not self.closing:
                break
            if event.is_service:
                found.append(event)
        counting = (one for one in found if day_served(one) == self.clock.served_on)
        return next(counting, found[-1] if found else None)

    @cached_property
    def outcome(self) -> Outcome | None:
        """The result of the request, or of the one item this line is."""
        if self.closing is None:
            return None
        return (self.item.outcome if self.item is not None else None) or self.request.outcome

    @cached_property
    def consultations(self) -> tuple[tuple[Event, Event | None], ...]:
        """Each opinion asked for with its answer."""
        answers = list(self.of(EventKind.CONSULTATION_ANSWERED))
        found: list[tuple[Event, Event | None]] = []
        for sent in self.of(EventKind.CONSULTATION_SENT):
            answer = next((one for one in answers if one.text("ref") == sent.text("ref")), None)
            if answer is not None:
                answers.remove(answer)
            found.append((sent, answer))
        return tuple(found)


def _joined(parts: Sequence[str], none: str) -> str:
    """Several as one text; ``none`` where one of them is missing."""
    return JOINED.join(part or none for part in parts) if any(parts) else ""


def _days(line: Line, days: Sequence[date | None]) -> ListCell:
    """One day as a day; several as a text that import parts again."""
    if len(days) <= 1:
        return days[0] if days else None
    return _joined([day.isoformat() if day else "" for day in days], line.say("none_yet"))


def _correction_answered(line: Line) -> ListCell:
    """The corrections received, each beside its notice."""
    asked, received = line.of(EventKind.CORRECTION_ASKED), list(line.of(EventKind.CORRECTION_RECEIVED))
    found: list[date | None] = []
    for place, notice in enumerate(asked):
        until = asked[place + 1].on if place + 1 < len(asked) else date.max
        mine = next((one for one in received if notice.on <= one.on <= until), None)
        if mine is not None:
            received.remove(mine)
        found.append(mine.on if mine else None)
    return _days(line, found)


def _of_last(kind: EventKind, fact: str = "") -> Callable[[Line], ListCell]:
    """The day of the last event of a kind, or a whole number it carries."""

    def value(line: Line) -> ListCell:
        event = line.request.last(kind)
        if event is None:
            return None
        return event.whole(fact) if fact else event.on

    return value


def _fee(line: Line) -> ListCell:
    event = line.request.last(EventKind.FEE_NOTICED)
    fen = event.whole("amount_fen") if event is not None else None
    return None if fen is None else Decimal(fen).scaleb(-1).scaleb(-1)


def _delayed_until(line: Line) -> ListCell:
    event = line.request.last(EventKind.DELAYED_REASONABLY)
    return event.day("until") if event is not None else None


def _due_on(line: Line) -> ListCell:
    return line.clock.due_on


def _answered_on(line: Line) -> ListCell:
    closing = line.closing
    return None if closing is None or closing.kind is EventKind.WITHDRAWN else closing.on


def _withdrawn_on(line: Line) -> ListCell:
    closing = line.closing
    return closing.on if closing is not None and closing.kind is EventKind.WITHDRAWN else None


def _outcome(line: Line) -> ListCell:
    return line.desk.terms.word(line.outcome) if line.outcome is not None else ""


def _document_number(line: Line) -> ListCell:
    """The number an old ledger gave, else that of the answer's letter."""
    if line.closing is None:
        return ""
    letters = [one.text("number") for one in line.of(EventKind.LETTER_ISSUED) if one.text("letter") == ANSWER]
    return line.closing.text("number") or next(iter(letters), "")


def _form_row(line: Line) -> ListCell:
    """The row of the form of the closing year that counts this result."""
    if line.closing is None or line.outcome is None:
        return ""
    form = next((form for form in line.desk.formats if form.covers(line.closing.on.year)), None)
    row = row_of_outcome(form, line.outcome) if form is not None else None
    return unnumbered(row.label) if row is not None else ""


def row_of_outcome(form: YearFormat, outcome: Outcome) -> FormRow | None:
    """The row of a form that gathers a result, None where it counts it in no row of results."""
    for part in form.parts:
        for table in part.tables:
            for row in table.rows:
                if row.measure is Measure.CLOSED and outcome in row.gathers.outcomes:
                    return row
    return None


def _manner(line: Line) -> ListCell:
    manner = line.served.text("manner") if line.served is not None else ""
    return line.desk.terms.word(DeliveryManner(manner)) if manner else ""


def _served_on(line: Line) -> ListCell:
    return day_served(line.served) if line.served is not None else None


def day_served(served: Event) -> date:
    """By post the day it was posted, else the day it was signed for: what import takes for the day of service."""
    by_post = served.text("manner") == DeliveryManner.POST
    return served.day("posted_on" if by_post else "signed_for_on") or served.on


def _on_time(line: Line) -> ListCell:
    clock = line.clock
    if clock.closed_on is not None:
        return line.say("no" if clock.late_days else "yes")
    return line.say("open_late" if clock.due_on is not None and clock.due_on < line.today else "open")


def _is_extended(line: Line) -> ListCell:
    return line.say("yes" if line.of(EventKind.EXTENDED) else "no")


def _carried(line: Line) -> ListCell:
    received, closed = line.request.received_on.year, line.closing.on.year if line.closing else None
    if line.year is None:
        if closed is None:
            return line.say("open" if received == line.today.year else "carried_open")
        return line.say("closed_same_year") if closed == received else line.say("carried_closed", year=closed)
    is_out = (closed is None and line.year < line.today.year) or (closed is not None and closed > line.year)
    said = [line.say("carried_in")] if received < line.year else []
    said += [line.say("carried_out")] if is_out else []
    return JOINED.join(said) or line.say("open" if closed is None else "closed_same_year")


def _consulted(line: Line) -> ListCell:
    return _joined([sent.text("ref") for sent, _ in line.consultations], line.say("none_yet"))


def _consulted_kind(line: Line) -> ListCell:
    kinds = [sent.text("party") for sent, _ in line.consultations]
    word = line.desk.terms.word
    return _joined([word(ConsultedParty(kind)) if kind else "" for kind in kinds], line.say("none_yet"))


def _remedies(*routes: RemedyRoute) -> Callable[[Line], ListCell]:
    def value(line: Line) -> ListCell:
        return "\n".join(_remedy(line, one) for one in line.remedies if one.route in routes)

    return value


def _remedy(line: Line, remedy: Remedy) -> str:
    word = line.desk.terms.word
    route = "" if remedy.route is RemedyRoute.RECONSIDERATION else word(remedy.route)
    result = remedy_result(line.desk, remedy.result)
    day = (remedy.closed_on or remedy.filed_on).isoformat()
    return "，".join(part for part in (remedy.body, remedy.case_number, route, result, day) if part)


def remedy_result(desk: Desk, result: RemedyResult | None) -> str:
    """结果维持 and the others; 尚未审结 while there is none."""
    return desk.terms.word(result) if result is not None else desk.terms.sentence("ledger_pending")


def _remarks(line: Line) -> ListCell:
    """备注, and what happened that has no column of its own."""
    said = [line.masked(note) for note in line.request.notes]
    again = line.of(EventKind.ANSWERED)[1:] if line.closing is not None else ()
    said += [line.say("answered_again", on=one.on, outcome=Outcome(one.text("outcome"))) for one in again]
    return "\n".join(dict.fromkeys(said))


def _wording(line: Line) -> ListCell:
    return line.masked(line.item.subject if line.item is not None else line.request.wording)


def _applicant(field: str) -> Callable[[Line], ListCell]:
    def value(line: Line) -> ListCell:
        return str(getattr(line.request.applicant, field))

    return value


VALUES: Mapping[str, Callable[[Line], ListCell]] = {
    "place": lambda line: line.place,
    "number": lambda line: line.request.number,
    "organ": lambda line: line.organ,
    "received_on": lambda line: line.request.received_on,
    "receipt_basis": lambda line: line.request.receipt_basis,
    "channel": lambda line: line.desk.terms.word(line.request.channel),
    "applicant_kind": lambda line: line.desk.terms.word(line.request.applicant.kind),
    "applicant": _applicant("name"),
    "id_number": _applicant("id_number"),
    "contact_person": _applicant("contact_person"),
    "telephone": _applicant("telephone"),
    "email": _applicant("email"),
    "address": _applicant("address"),
    "item": lambda line: line.item.position if line.item is not None else None,
    "wording": _wording,
    "items": lambda line: max(len(line.request.items), 1),
    "unit": lambda line: line.request.unit,
    "handler": lambda line: line.request.handler,
    "correction_asked_on": lambda line: _days(line, [one.on for one in line.of(EventKind.CORRECTION_ASKED)]),
    "correction_reply_by": lambda line: _days(
        line, [one.day("reply_by") for one in line.of(EventKind.CORRECTION_ASKED)]
    ),
    "correction_received_on": _correction_answered,
    "consultation_party": _consulted,
    "consultation_kind": _consulted_kind,
    "consultation_sent_on": lambda line: _days(line, [sent.on for sent, _ in line.consultations]),
    "consultation_received_on": lambda line: _days(
        line, [sent.day("received_by_party") for sent, _ in line.consultations]
    ),
    "consultation_answered_on": lambda line: _days(
        line, [answer.on if answer is not None else None for _, answer in line.consultations]
    ),
    "is_extended": _is_extended,
    "extension_on": _of_last(EventKind.EXTENDED),
    "extension_days": _of_last(EventKind.EXTENDED, "days"),
    "delayed_on": _of_last(EventKind.DELAYED_REASONABLY),
    "delayed_until": _delayed_until,
    "due_on": _due_on,
    "answered_on": _answered_on,
    "document_number": _document_number,
    "outcome": _outcome,
    "form_row": _form_row,
    "delivery_manner": _manner,
    "served_on": _served_on,
    "on_time": _on_time,
    "fee_noticed_on": _of_last(EventKind.FEE_NOTICED),
    "fee_yuan": _fee,
    "fee_paid_on": _of_last(EventKind.FEE_PAID),
    "withdrawn_on": _withdrawn_on,
    "year": lambda line: line.request.received_on.year,
    "carried": _carried,
    "reconsiderations": _remedies(RemedyRoute.RECONSIDERATION),
    "lawsuits": _remedies(RemedyRoute.LITIGATION_DIRECT, RemedyRoute.LITIGATION_AFTER_RECONSIDERATION),
    "remarks": _remarks,
}
"""Every column of resources/ledger_columns.toml by its key."""

REMEDY_VALUES: Mapping[str, Callable[[Desk, Remedy], ListCell]] = {
    "number": lambda desk, one: one.request_number,
    "route": lambda desk, one: desk.terms.word(one.route),
    "body": lambda desk, one: one.body,
    "case_number": lambda desk, one: one.case_number,
    "filed_on": lambda desk, one: one.filed_on,
    "accepted_on": lambda desk, one: one.accepted_on,
    "result": lambda desk, one: remedy_result(desk, one.result),
    "closed_on": lambda desk, one: one.closed_on,
}
"""Every column of the sheet of reconsiderations and lawsuits."""
