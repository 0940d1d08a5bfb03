"""The answer clock of one request, folded from its events (条例第三十至三十六条; 国务院令第492号第二十一、二十四条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.law.citation import Citation
from clerk_app.law.consultation import ConsultationClock
from clerk_app.law.dated import DatedValue, RuleBook
from clerk_app.law.events import Event
from clerk_app.law.pause import Pause
from clerk_app.law.receipts import with_receipts
from clerk_app.law.running import Running
from clerk_app.law.serving import served_on as day_served
from clerk_app.law.steps import Steps, in_order
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import Interval, WorkCalendar

__all__ = ["Clock", "ConsultationClock", "NotReceived", "reckon"]


class NotReceived(ValueError):
    """Events without a RECEIVED one have no clock."""


@dataclass(frozen=True)
class Clock:
    """What the law asks of the office, as far as the events tell. Dates are the earliest defensible ones."""

    received_on: date
    start: date
    """Day 0 of the running count: the receipt, or what restarted it."""
    base_due_on: date
    """届满日 without extension; while a correction or payment is awaited, as if nothing had been asked."""
    due_on: date | None
    """None while no reply date runs; the latest date while a consultation is open."""
    extended_days: int
    correction_notice_by: date | None
    """Last day of a timely 补正告知书; the 2008 law sets none."""
    fee_payment_due_on: date | None
    awaiting: str | None
    """None, "correction" or "payment"."""
    awaited_by: date | None
    """The day the applicant was given, where one is known."""
    consultations: tuple[ConsultationClock, ...]
    pauses: tuple[Pause, ...]
    """Every stretch after ``start`` that is not counted, with its cause and source; two may overlap."""
    excluded: tuple[Interval, ...]
    """The days of the pauses: merged, first and last calendar day."""
    missing_year: int | None
    """The first year that a date reaches and no notice rules."""
    warnings: tuple[str, ...]
    """Codes, each worded in resources/sentences/."""
    idle: tuple[Event, ...]
    """Notices and answers the count went on by, though their kind stops or restarts it: too late, or a second time."""
    rules: tuple[DatedValue, ...]
    """What the count rests on, in the order of use; the first is the time to answer."""
    readings: tuple[str, ...]
    """How each doubtful rule was read that the count turned on: keys of resources/sentences/readings.toml."""
    closed_on: date | None
    served_on: date | None
    """The day that counts for being on time (国办公开办函〔2016〕235号)."""
    late_days: int | None
    """Closed only: working days late by the day served, else decided; 0 is in time."""

    @property
    def regime(self) -> str:
        """"2008" or "2019": the law of the day of receipt."""
        return self.rules[0].text("regime")

    @property
    def days(self) -> int:
        """Working days the law gives, without extension."""
        return self.rules[0].days

    @property
    def extension_notice_by(self) -> date:
        """The last day to decide an extension and tell the applicant: the base due day."""
        return self.base_due_on

    @property
    def consulting(self) -> bool:
        """Whether an opinion asked for has not come in; its limit may be past."""
        return self.closed_on is None and any(one.answered_on is None for one in self.consultations)

    def hears(self, today: date) -> bool:
        """Whether an opinion is out whose limit is not past: silence has not ended its pause yet (第三十二条)."""
        return self.consulting and any(
            one.answered_on is None and today <= one.opinion_due_on for one in self.consultations
        )

    @property
    def provisional(self) -> bool:
        """Whether a date reaches a year without a notice."""
        return self.missing_year is not None

    @property
    def basis(self) -> tuple[Citation, ...]:
        """The sources of the rules, each once."""
        return tuple(dict.fromkeys(rule.source for rule in self.rules))

    @property
    def unverified(self) -> bool:
        """Whether a rule that was used is marked as doubtful."""
        return any(rule.unverified for rule in self.rules)


def reckon(
    events: Sequence[Event], rules: RuleBook, steps: Steps, workdays: WorkCalendar, *, law_on: date | None = None
) -> Clock:
    """The clock of one request; what follows the closing event does not count.

    The order of the list matters only for two events of one kind on one day, which are taken as they stand.

    Raises NotReceived without a RECEIVED event and NoRule for a receipt before the first law (2008-05-01). Events that
    contradict each other are no errors: an old ledger is what it was, and ``warnings`` says so. ``law_on`` asks what
    the law of another day than that of the receipt would have said.
    """
    ordered = with_receipts(in_order(events), steps)
    receipt, place = _receipt_and_closing(ordered, steps)
    closing = ordered[place] if place < len(ordered) else None
    running = Running(receipt, rules, steps, workdays, law_on)
    for event in ordered[:place]:
        if event is not receipt:
            running.take(event)
    if closing is not None and closing.on < receipt.on:
        running.warn("CHAIN_ORDER")
    due_on = running.due_on()
    served_on = None
    if closing is not None:
        served_on = day_served(closing, ordered[place + 1 :], running.law, running.warn)
        if served_on is not None and due_on is not None and served_on > due_on:
            running.warn("POSTED_AFTER_DUE")
    judged_on = served_on or (closing.on if closing is not None else None)
    base_due_on = running.base_due_on()
    running.read_passage(due_on, judged_on, rules)
    missing_year = running.missing_year(base_due_on, due_on)
    if missing_year is not None:
        running.warn("CAL_MISSING")
    return Clock(
        received_on=receipt.on,
        start=running.start,
        base_due_on=base_due_on,
        due_on=due_on,
        extended_days=running.extended_days,
        correction_notice_by=running.correction_notice_by,
        fee_payment_due_on=running.fee_payment_due_on,
        awaiting=running.awaiting if closing is None else None,
        awaited_by=running.awaited_by if closing is None else None,
        consultations=running.consultations(),
        pauses=running.pauses(),
        excluded=running.excluded(),
        missing_year=missing_year,
        warnings=tuple(running.warnings),
        idle=tuple(running.idle),
        rules=tuple(running.rules.values()),
        readings=tuple(running.readings),
        closed_on=closing.on if closing is not None else None,
        served_on=served_on,
        late_days=None if judged_on is None else _late(due_on, judged_on, workdays),
    )


def _receipt_and_closing(ordered: Sequence[Event], steps: Steps) -> tuple[Event, int]:
    """The receipt, and the place of the event that closes the request: the end of the list while it is open."""
    receipt, closing = None, len(ordered)
    for place, event in enumerate(ordered):
        if receipt is None and event.kind is EventKind.RECEIVED:
            receipt = event
        if event.kind in steps.closing and place < closing:
            closing = place
    if receipt is None:
        raise NotReceived("no received event")
    return receipt, closing


def _late(due_on: date | None, judged_on: date, workdays: WorkCalendar) -> int:
    if due_on is None or judged_on <= due_on:
        return 0
    # A rest day after the due date is late too, though no working day has passed.
    return max(1, workdays.between(due_on, judged_on))
