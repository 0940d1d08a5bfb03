"""The count while it runs: what each event does to it, by the effects the steps declare (law of the day of receipt)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from types import MappingProxyType

from clerk_app.law.citation import Citation
from clerk_app.law.consultation import ConsultationClock, pauses_for
from clerk_app.law.dated import DatedValue, NoRule, RuleBook
from clerk_app.law.events import Event
from clerk_app.law.pause import Pause, PauseCause, merged
from clerk_app.law.steps import ClockEffect, Steps
from clerk_app.law.terms import Channel, ConsultedParty, EventKind
from clerk_app.law.workdays import ONE_DAY, Interval, WorkCalendar

CORRECTION = "correction"
PAYMENT = "payment"


class Running:
    """A count under way. Made from the receipt, it takes the events one by one, in order.

    ``law_on`` is the day whose law is asked: the day of receipt, but for the question what another law would have said.
    """

    def __init__(
        self, receipt: Event, rules: RuleBook, steps: Steps, workdays: WorkCalendar, law_on: date | None = None
    ) -> None:
        self._workdays = workdays
        self._law_on = law_on or receipt.on
        self.law = rules.in_force(self._law_on)
        self._effects = steps.effects(self._law_on)
        self.received_on = receipt.on
        self.start = receipt.on
        self.rules: dict[str, DatedValue] = {}
        """The rules used, by name, in the order of use."""
        self.readings: dict[str, None] = {}
        """The keys of the sentences that say how a doubtful rule was read, in the order of use."""
        self.warnings: list[str] = []
        self.idle: list[Event] = []
        """Events the count went on by, though their kind acts on it."""
        self.answer = self._used("answer")
        self.extended_days = 0
        self.fee_payment_due_on: date | None = None
        self._is_extended = False
        self._fixed: date | None = None
        self._consultations: list[ConsultationClock] = []
        self._stretches: list[tuple[date, date, PauseCause, Citation]] = []
        """Pauses that are over, from the day of the letter to that of the answer; without the consultations."""
        self._pauses: tuple[Pause, ...] | None = ()
        self._excluded: tuple[Interval, ...] = ()
        self._base_due_on: date | None = None
        """Reckoned once until something moves it, as are the pauses."""
        self._correction: Event | None = None
        """The correction notice that no reply date runs for."""
        self._late_correction: Event | None = None
        """The pause of a correction asked when the time was up (2008 law)."""
        self._notices = 0
        self._payment: Event | None = None
        """The fee notice that no reply date runs for."""
        self._fees = 0
        self._fee_basis = ""
        """The tariff of the first fee notice that names one."""
        notice = self.law.get("correction_notice")
        self.correction_notice_by = workdays.after(receipt.on, notice.days) if notice else None
        self._check_receipt(receipt)

    # what the events do

    def take(self, event: Event) -> None:
        """Let one event act on the count."""
        if event.on < self.received_on or event.is_service:
            # Before the receipt, or served before anything was decided: no clock was there to act on.
            self.warn("CHAIN_ORDER")
            return
        act = _ACTS.get(event.kind)
        if act is not None:
            act(self, event)

    def _ask_correction(self, event: Event) -> None:
        self._check_order(event.on, event.day("reply_by"))
        self._notices += 1
        if self._notices > 1:
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
        elif effect is ClockEffect.AWAIT and self._will_restart(event, is_timely):
            self._used("correction_notice")
            self._correction = self._correction or event
        else:
            self.idle.append(event)

    def _will_restart(self, event: Event, is_timely: bool) -> bool:
        """Whether the correction asked for will start the count anew (第三十条; two doubtful points)."""
        if self._notices > 1:
            if self._read("second_correction") != "restart":
                return False
            # A second round is asked in time when it is so after the day the first one started anew.
            is_timely = event.on <= self._workdays.after(self.start, self._rule("correction_notice").days)
        return is_timely or self._read("late_correction") == "restart"

    def _take_correction(self, event: Event) -> None:
        if not self._notices:
            self.warn("CHAIN_ORDER")
        asked = self._correction or self._late_correction
        self._correction = self._late_correction = None
        if asked is None:
            self.idle.append(event)
            return
        effect = self._effect(event)
        if effect is ClockEffect.CLOSE_EXCLUSION:
            self._pause(asked.on, event.on, PauseCause.CORRECTION, self._used("correction_pause"))
        elif effect is ClockEffect.RESTART:
            self._restart(event.on)

    def _consult(self, event: Event) -> None:
        party = ConsultedParty(event.text("party") or ConsultedParty.THIRD_PARTY)
        told = event.day("received_by_party")
        self._check_order(event.on, told)
        base_due_on = self._base_due_on_unless_waiting()
        if base_due_on is not None and event.on >= base_due_on:
            self.warn("CONSULT_LATE")
        if self._effect(event) is not ClockEffect.OPEN_EXCLUSION:
            return
        received = event.on if told is None or told < event.on else told
        due_on = self._workdays.after(received, self._used(f"opinion_{party.value}").days)
        self._used("excluded_time")
        self._read("pause_days")
        is_empty = told is None and self._read("undeliverable_letter") == "no_pause"
        ends_on = event.on if is_empty else due_on
        self._consultations.append(
            ConsultationClock(event.text("ref"), party, event.on, received, due_on, None, ends_on)
        )
        self._moved()

    def _end_consultation(self, event: Event) -> None:
        ref = event.text("ref")
        for place, one in enumerate(self._consultations):
            if one.answered_on is None and one.ref == ref:
                ends_on = event.on
                if event.on > one.opinion_due_on and self._read("late_opinion") != "pauses_on":
                    ends_on = one.opinion_due_on
                self._consultations[place] = ConsultationClock(
                    one.ref, one.party, one.sent_on, one.received_by_party, one.opinion_due_on, event.on, ends_on
                )
                self._moved()
                return
        self.warn("CHAIN_ORDER")

    def _extend(self, event: Event) -> None:
        rule = self._rule("extension")
        days = event.whole("days")
        days = rule.days if days is None else days
        if self._is_extended:
            self.warn("EXT_TWICE")
            return
        if not 1 <= days <= rule.days:
            self.warn("EXT_TOO_LONG")
            return
        noticed = event.day("notice_on")
        self._check_order(event.on, noticed)
        base_due_on = self._base_due_on_unless_waiting()
        if base_due_on is not None and max(event.on, noticed or event.on) > base_due_on:
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
        if event.text("basis") not in ("", self._fee_basis or event.text("basis")):
            self.warn("FEE_BOTH")
        self._fee_basis = self._fee_basis or event.text("basis")
        if self._effect(event) is not ClockEffect.AWAIT:
            return
        received = event.day("received_by_applicant") or event.on
        self._check_order(event.on, received)
        rule = self._used("fee_payment")
        self.fee_payment_due_on = self._workdays.after(max(received, event.on), rule.days)
        if is_late or self._read("after_fee") == "no_effect":
            self.idle.append(event)
        if not is_late:
            self._payment = self._payment or event

    def _take_payment(self, event: Event) -> None:
        if not self._fees:
            self.warn("CHAIN_ORDER")
        noticed, self._payment = self._payment, None
        if noticed is None or self._effect(event) is not ClockEffect.AS_READ:
            return
        rule = self._used("after_fee")
        if rule.reading == "restart":
            self._restart(event.on)
        elif rule.reading == "resume":
            self._pause(noticed.on, event.on, PauseCause.PAYMENT, rule)

    def _restart(self, day: date) -> None:
        self.start = day
        self._moved()

    def _pause(self, sent: date, ended: date, cause: PauseCause, rule: DatedValue) -> None:
        self._stretches.append((sent, ended, cause, rule.source))
        self._moved()

    def _moved(self) -> None:
        self._pauses = self._base_due_on = None

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
        if self._payment is None or self._rule("after_fee").reading == "no_effect":
            return None
        return self._payment.on

    def _base_due_on_unless_waiting(self) -> date | None:
        """The base due day, or None where a notice before it keeps it from coming."""
        since, base_due_on = self._waiting_since, self.base_due_on()
        return None if since is not None and since < base_due_on else base_due_on

    def consultations(self) -> tuple[ConsultationClock, ...]:
        """All letters asking for an opinion, as sent."""
        return tuple(self._consultations)

    def pauses(self) -> tuple[Pause, ...]:
        """Every stretch not counted after day 0, earliest first; two may overlap.

        Strictly between letter and answer; read literally a consultation takes the day it ends with it.
        """
        if self._pauses is None:
            found = [
                Pause(max(sent, self.start) + ONE_DAY, ended - ONE_DAY, cause, source)
                for sent, ended, cause, source in self._stretches
            ]
            if self._consultations:
                source = self._rule("excluded_time").source
                literal = self._rule("pause_days").reading == "literal"
                found += pauses_for(self._consultations, self.start, source, literal=literal)
            if len(found) > 1:
                found.sort(key=attrgetter("first", "last"))
            self._pauses = tuple([one for one in found if one.first <= one.last])
            self._excluded = merged(self._pauses)
        return self._pauses

    def excluded(self) -> tuple[Interval, ...]:
        """The days of the pauses: merged, none twice."""
        self.pauses()
        return self._excluded

    def base_due_on(self) -> date:
        """The last day without extension."""
        if self._base_due_on is None:
            self._base_due_on = self._workdays.after(self.start, self.answer.days, self.excluded())
        return self._base_due_on

    def due_on(self) -> date | None:
        """届满日, or None while no reply date runs."""
        if self._waiting_since is not None:
            return None
        if self._fixed is not None and self._fixed > self.start:
            return self._fixed
        if not self.extended_days:
            return self.base_due_on()
        return self._workdays.after(self.start, self.answer.days + self.extended_days, self.excluded())

    def missing_year(self, base_due_on: date, due_on: date | None) -> int | None:
        """The first year without a notice that any of the dates reaches."""
        # A count that starts in an unknown year and ends in a known one has still guessed.
        reached = {self.received_on.year, base_due_on.year}
        for day in (due_on, self.correction_notice_by, self.fee_payment_due_on):
            if day is not None:
                reached.add(day.year)
        for letter in self._consultations:
            reached.add(letter.opinion_due_on.year)
        return None if reached <= self._workdays.years else min(reached - self._workdays.years)

    def read_passage(self, due_on: date | None, over_on: date | None, rules: RuleBook) -> None:
        """Note how a request is read that was still open when a newer law came into force."""
        newest = rules.rule("answer").values[-1].since
        is_over = over_on is not None and over_on < newest
        if self._law_on < newest and due_on is not None and due_on >= newest and not is_over:
            self._read("pending_request")

    # small things

    def _check_receipt(self, receipt: Event) -> None:
        arrived = receipt.day("arrived_on")
        if arrived is None or arrived == receipt.on:
            return
        channel = receipt.text("channel")
        if channel not in tuple(Channel):
            return
        if arrived > receipt.on:
            self.warn("CHAIN_ORDER")
            return
        rule = self.law.get(f"receipt_{channel}")
        if rule is not None and rule.text("unconfirmed"):
            self._read("day_of_receipt")
            self.warn(rule.text("unconfirmed"))

    def _check_order(self, before: date, after: date | None) -> None:
        if after is not None and after < before:
            self.warn("CHAIN_ORDER")

    def warn(self, code: str) -> None:
        """Note a code of the checks, once."""
        if code not in self.warnings:
            self.warnings.append(code)

    def _effect(self, event: Event) -> ClockEffect:
        return self._effects[event.kind].effect

    def _rule(self, name: str) -> DatedValue:
        try:
            return self.law[name]
        except KeyError:
            raise NoRule(name, self._law_on) from None

    def _used(self, name: str) -> DatedValue:
        """A rule by the day of receipt, noted as a basis of the count."""
        rule = self._rule(name)
        self.rules[name] = rule
        if rule.reading:
            self.readings[rule.reading_key] = None
        return rule

    def _read(self, name: str) -> str:
        """How a doubtful rule is read, noted among the readings."""
        rule = self._rule(name)
        self.readings[rule.reading_key] = None
        return rule.reading


_ACTS: Mapping[EventKind, Callable[[Running, Event], None]] = MappingProxyType(
    {
        EventKind.CORRECTION_ASKED: Running._ask_correction,
        EventKind.CORRECTION_RECEIVED: Running._take_correction,
        EventKind.CONSULTATION_SENT: Running._consult,
        EventKind.CONSULTATION_ANSWERED: Running._end_consultation,
        EventKind.EXTENDED: Running._extend,
        EventKind.DELAYED_REASONABLY: Running._fix,
        EventKind.FEE_NOTICED: Running._notice_fee,
        EventKind.FEE_PAID: Running._take_payment,
    }
)
