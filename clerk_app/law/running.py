"""The count while it runs: what each event does to it, by the effects the steps declare (law of the day of receipt)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.law.citation import Citation
from clerk_app.law.dated import DatedValue, RuleBook
from clerk_app.law.events import Event
from clerk_app.law.steps import ClockEffect, Steps
from clerk_app.law.terms import Channel, ConsultedParty, DeliveryManner, EventKind
from clerk_app.law.workdays import ONE_DAY, Interval, WorkCalendar

CORRECTION = "correction"
PAYMENT = "payment"


@dataclass(frozen=True)
class ConsultationClock:
    """One letter asking for an opinion, and the last day to answer it (第三十二、三十四条)."""

    ref: str
    party: ConsultedParty
    sent_on: date
    received_by_party: date
    opinion_due_on: date
    answered_on: date | None

    @property
    def ends_on(self) -> date:
        """When the pause ends: the opinion, at the latest the limit (a later opinion brings no more)."""
        return min(self.answered_on or self.opinion_due_on, self.opinion_due_on)


class Running:
    """A count under way. Made from the receipt, it takes the events one by one, in order.

    ``law_on`` is the day whose law is asked: the day of receipt, but for the question what another law would have said.
    """

    def __init__(
        self, receipt: Event, rules: RuleBook, steps: Steps, workdays: WorkCalendar, law_on: date | None = None
    ) -> None:
        self._rules = rules
        self._steps = steps
        self._workdays = workdays
        self._law_on = law_on or receipt.on
        self.received_on = receipt.on
        self.start = receipt.on
        self.basis: list[Citation] = []
        self.warnings: list[str] = []
        self.unverified = False
        self.answer = self._used("answer")
        self.extended_days = 0
        self.fee_payment_due_on: date | None = None
        self._is_extended = False
        self._fixed: date | None = None
        self._consultations: list[ConsultationClock] = []
        self._other_pauses: list[tuple[date, date]] = []
        self._correction: Event | None = None
        """The correction notice that no reply date runs for."""
        self._late_correction: Event | None = None
        """The pause of a correction asked when the time was up (2008 law)."""
        self._notices = 0
        self._payment: Event | None = None
        """The fee notice that no reply date runs for."""
        self._fees = 0
        notice = rules.find("correction_notice", self._law_on)
        self.correction_notice_by = workdays.after(receipt.on, notice.days) if notice else None
        self._check_receipt(receipt)

    # what the events do

    def take(self, event: Event) -> None:
        """Let one event act on the count."""
        if event.on < self.received_on or event.kind is EventKind.SERVED:
            # Before the receipt, or served before anything was decided: no clock was there to act on.
            self.warn("CHAIN_ORDER")
            return
        if event.kind is EventKind.CORRECTION_ASKED:
            self._ask_correction(event)
        elif event.kind is EventKind.CORRECTION_RECEIVED:
            self._take_correction(event)
        elif event.kind is EventKind.CONSULTATION_SENT:
            self._consult(event)
        elif event.kind is EventKind.CONSULTATION_ANSWERED:
            self._end_consultation(event)
        elif event.kind is EventKind.EXTENDED:
            self._extend(event)
        elif event.kind is EventKind.DELAYED_REASONABLY:
            self._fix(event)
        elif event.kind is EventKind.FEE_NOTICED:
            self._notice_fee(event)
        elif event.kind is EventKind.FEE_PAID:
            self._take_payment(event)

    def _ask_correction(self, event: Event) -> None:
        self._check_order(event.on, event.day("reply_by"))
        self._notices += 1
        is_first = self._notices == 1
        if not is_first:
            self.warn("SUPPLEMENT_TWICE")
        is_timely = self.correction_notice_by is None or event.on <= self.correction_notice_by
        if not is_timely:
            self.warn("SUPPLEMENT_NOTICE_LATE")
        effect = self._effect(event)
        if effect is ClockEffect.OPEN_EXCLUSION:
            due_on = self.due_on()
            # A day that has come before the pause is not moved by it: the date keeps running.
            if due_on is None or event.on < due_on:
                self._correction = self._correction or event
            else:
                self._late_correction = self._late_correction or event
        elif effect is ClockEffect.AWAIT and is_first and is_timely:
            self._used("correction_notice")
            self._correction = event

    def _take_correction(self, event: Event) -> None:
        if not self._notices:
            self.warn("CHAIN_ORDER")
        asked = self._correction or self._late_correction
        self._correction = self._late_correction = None
        if asked is None:
            return
        effect = self._effect(event)
        if effect is ClockEffect.CLOSE_EXCLUSION:
            self._used("correction_pause")
            self._other_pauses.append((asked.on, event.on))
        elif effect is ClockEffect.RESTART:
            self.start = event.on

    def _consult(self, event: Event) -> None:
        party = ConsultedParty(event.text("party") or ConsultedParty.THIRD_PARTY)
        received = event.day("received_by_party") or event.on
        self._check_order(event.on, received)
        received = max(received, event.on)
        base_due_on = self._base_due_on_unless_waiting()
        if base_due_on is not None and event.on >= base_due_on:
            self.warn("CONSULT_LATE")
        if self._effect(event) is not ClockEffect.OPEN_EXCLUSION:
            return
        rule = self._used(f"opinion_{party.value}")
        due_on = self._workdays.after(received, rule.days)
        self._used("excluded_time")
        self._consultations.append(ConsultationClock(event.text("ref"), party, event.on, received, due_on, None))

    def _end_consultation(self, event: Event) -> None:
        for place, one in enumerate(self._consultations):
            if one.answered_on is None and one.ref == event.text("ref"):
                self._consultations[place] = ConsultationClock(
                    one.ref, one.party, one.sent_on, one.received_by_party, one.opinion_due_on, event.on
                )
                return
        self.warn("CHAIN_ORDER")

    def _extend(self, event: Event) -> None:
        rule = self._rules.on("extension", self._law_on)
        days = event.whole("days")
        days = rule.days if days is None else days
        if self._is_extended:
            self.warn("EXT_TWICE")
            return
        if not 1 <= days <= rule.days:
            self.warn("EXT_TOO_LONG")
            return
        self._check_order(event.on, event.day("notice_on"))
        decided = max(event.on, event.day("notice_on") or event.on)
        base_due_on = self._base_due_on_unless_waiting()
        if base_due_on is not None and decided > base_due_on:
            self.warn("EXT_NOTICE_LATE")
            return
        if self._effect(event) is ClockEffect.LENGTHEN:
            self._used("extension")
            self._is_extended = True
            self.extended_days = days

    def _fix(self, event: Event) -> None:
        until = event.day("until")
        if until is None or until < event.on:
            self.warn("CHAIN_ORDER")
            return
        if self._effect(event) is ClockEffect.FIX:
            self._used("reasonable_delay")
            self._fixed = until

    def _notice_fee(self, event: Event) -> None:
        due_on = self.due_on()
        is_late = due_on is not None and event.on > due_on
        if is_late:
            self.warn("FEE_NOTICE_LATE")
        self._fees += 1
        if self._effect(event) is not ClockEffect.AWAIT:
            return
        received = event.day("received_by_applicant") or event.on
        self._check_order(event.on, received)
        received = max(received, event.on)
        rule = self._used("fee_payment")
        self.fee_payment_due_on = self._workdays.after(received, rule.days)
        if not is_late:
            self._payment = self._payment or event

    def _take_payment(self, event: Event) -> None:
        if not self._fees:
            self.warn("CHAIN_ORDER")
        noticed, self._payment = self._payment, None
        if noticed is None or self._effect(event) is not ClockEffect.AS_READ:
            return
        reading = self._used("after_fee").text("effect")
        if reading == "restart":
            self.start = event.on
        elif reading == "resume":
            self._other_pauses.append((noticed.on, event.on))

    # what the count says

    @property
    def awaiting(self) -> str | None:
        """What the applicant still has to do before a reply date runs."""
        if self._correction is not None:
            return CORRECTION
        return PAYMENT if self._payment is not None else None

    @property
    def awaited_by(self) -> date | None:
        """The last day for it, where one was set."""
        if self._correction is not None:
            return self._correction.day("reply_by")
        return self.fee_payment_due_on if self._payment is not None else None

    @property
    def _waiting_since(self) -> date | None:
        """The day of the notice that keeps every reply date from running, where one does."""
        if self._correction is not None:
            return self._correction.on
        if self._payment is None or self._rules.on("after_fee", self._law_on).text("effect") == "no_effect":
            return None
        return self._payment.on

    def _base_due_on_unless_waiting(self) -> date | None:
        """The base due day, or None where a notice before it keeps it from coming."""
        since, base_due_on = self._waiting_since, self.base_due_on()
        return None if since is not None and since < base_due_on else base_due_on

    @property
    def consulting(self) -> bool:
        """Whether an opinion is still out."""
        return any(one.answered_on is None for one in self._consultations)

    def consultations(self) -> tuple[ConsultationClock, ...]:
        """All letters asking for an opinion, as sent."""
        return tuple(self._consultations)

    def excluded(self) -> tuple[Interval, ...]:
        """The days not counted after day 0: strictly between letter and answer, merged, none twice (strict reading)."""
        spans = [(one.sent_on, one.ends_on) for one in self._consultations] + self._other_pauses
        merged: list[Interval] = []
        for sent, ended in sorted(spans):
            first, last = max(sent, self.start) + ONE_DAY, ended - ONE_DAY
            if last < first:
                continue
            if merged and first <= merged[-1][1] + ONE_DAY:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return tuple(merged)

    def base_due_on(self) -> date:
        """The last day without extension."""
        return self._workdays.after(self.start, self.answer.days, self.excluded())

    def due_on(self) -> date | None:
        """届满日, or None while no reply date runs."""
        if self._waiting_since is not None:
            return None
        if self._fixed is not None and self._fixed > self.start:
            return self._fixed
        return self._workdays.after(self.start, self.answer.days + self.extended_days, self.excluded())

    def missing_year(self, base_due_on: date, due_on: date | None) -> int | None:
        """The first year without a notice that any of the dates reaches."""
        reached = [base_due_on, *(one.opinion_due_on for one in self._consultations)]
        reached += [day for day in (due_on, self.correction_notice_by, self.fee_payment_due_on) if day is not None]
        years = {day.year for day in reached if not self._workdays.is_known(day)}
        # A count that starts in an unknown year and ends in a known one has still guessed.
        years |= {self.received_on.year} if not self._workdays.is_known(self.received_on) else set()
        return min(years, default=None)

    # being on time

    def serve(self, closing: Event, after: Sequence[Event], due_on: date | None) -> date | None:
        """The day the answer counts as given, by the way it was served; None while it was not served.

        Of several services the last counts: a letter that came back and was posted again is judged by the second
        posting, the safe day. Two records of one postal number are one service. A second answer's are not looked at.
        """
        if closing.kind is not EventKind.ANSWERED:
            return None
        days: dict[str, date] = {}
        for place, event in enumerate(after):
            if event.kind is EventKind.ANSWERED:
                break
            if event.kind is EventKind.SERVED:
                service = event.text("tracking") or str(place)
                day = self._counting_day(event, closing)
                days[service] = min(days.get(service, day), day)
        served_on = max(days.values(), default=None)
        if served_on is not None and due_on is not None and served_on > due_on:
            self.warn("POSTED_AFTER_DUE")
        return served_on

    def _counting_day(self, event: Event, closing: Event) -> date:
        posted, signed = event.day("posted_on"), event.day("signed_for_on")
        self._check_order(posted, signed)
        manner = event.text("manner")
        if manner == DeliveryManner.POST:
            self._check_carrier(event)
        by_signature = manner in (DeliveryManner.DIRECT, DeliveryManner.ENTRUSTED, DeliveryManner.COLLECTED)
        day = (signed if by_signature else posted) or event.on
        self._check_order(closing.on, day)
        return day

    def _check_carrier(self, event: Event) -> None:
        carrier = event.text("carrier").casefold()
        rule = self._rules.find("postal_carrier", self._law_on)
        if carrier and rule and not any(name.casefold() in carrier for name in rule.texts("carriers")):
            self.warn("CARRIER_NOT_POST")

    def _check_receipt(self, receipt: Event) -> None:
        channel = receipt.text("channel")
        arrived = receipt.day("arrived_on")
        if arrived is None or arrived == receipt.on or channel not in tuple(Channel):
            return
        if arrived > receipt.on:
            self.warn("CHAIN_ORDER")
            return
        rule = self._rules.find(f"receipt_{channel}", self._law_on)
        if rule is not None and rule.text("unconfirmed"):
            self.warn(rule.text("unconfirmed"))

    # small things

    def _check_order(self, before: date | None, after: date | None) -> None:
        if before is not None and after is not None and after < before:
            self.warn("CHAIN_ORDER")

    def warn(self, code: str) -> None:
        """Note a code of the checks, once."""
        if code not in self.warnings:
            self.warnings.append(code)

    def _effect(self, event: Event) -> ClockEffect:
        return self._steps.effect(event.kind, self._law_on).effect

    def _used(self, name: str) -> DatedValue:
        """A rule by the day of receipt, noted as a basis of the count."""
        rule = self._rules.on(name, self._law_on)
        if rule.source not in self.basis:
            self.basis.append(rule.source)
        self.unverified = self.unverified or rule.unverified
        return rule
