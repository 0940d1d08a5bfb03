"""期限计算说明 of one period of a request: every day of it with its reason, put into words that can be printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clerk_app.cases.certificate import Certificate, Legend, Section
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.certificate import CALENDAR_DAYS, MONTHS, WORKING_DAYS, CertifiedDay, certified_days, sums_of
from clerk_app.law.citation import Citation
from clerk_app.law.legal_clock import ClockState, LegalClock, Reason
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.render.certificate_pdf import render_certificate
from clerk_app.services import request_clocks
from clerk_app.services.certificate_days import DayWords, notice_lines, pause_lines
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

SAID_ELSEWHERE = frozenset({
    "clock_met", "clock_closed", "clock_provisional", "clock_pause_consultation", "clock_pause_correction",
    "clock_pause_payment",
})  # fmt: skip
"""Reasons of a period that the certificate says in a place of their own."""
OF_THE_APPLICANT = frozenset({ClockKind.APPLICANT_RECONSIDERATION, ClockKind.APPLICANT_SUIT})
"""Periods in which nobody owes anything: they only run out."""
_AROUND = "\N{INFORMATION SEPARATOR ONE}"
"""Set around a day or a number while a sentence is filled: in print no space parts it from the words."""


def certificate(
    desk: Desk, request_id: RequestId, kind: ClockKind = ClockKind.REPLY, ref: str = "", *, today: date
) -> Certificate:
    """The certificate of one period: the one of that ``ref``; without one the unnamed one, else the nearest.

    Raises KnownTrouble where there is none with a due day, naming those that have one.
    """
    request = desk.store.requests.get(request_id)
    shown = request_clocks.clocks_of_one(desk, request, today)
    of_kind = [one.clock for one in shown if one.clock.kind is kind]
    if not any(clock.due_on is not None for clock in of_kind):
        raise _none(desk, request, kind, shown, is_there=bool(of_kind))
    with_day = [clock for clock in of_kind if clock.due_on is not None]
    nearest = with_day[0] if not ref else None
    clock = next((clock for clock in with_day if clock.ref == ref), nearest)
    clock = clock or request_clocks.one(desk, request_id, kind, ref, today=today).clock
    if clock.due_on is None:
        raise _none(desk, request, kind, shown, is_there=True)
    return _Writing(desk, request, clock, request_clocks.calendar_of(desk, request, kind), today).certificate()


def pdf(desk: Desk, made: Certificate) -> bytes:
    """The certificate on one page. Raises KnownTrouble naming every character that no font has."""
    return render_certificate(made, desk.fonts)


def _none(
    desk: Desk, request: Request, kind: ClockKind, shown: Sequence[request_clocks.ShownClock], *, is_there: bool
) -> KnownTrouble:
    others = tuple(dict.fromkeys(one.clock.kind for one in shown if one.clock.due_on is not None))
    said = desk.terms.sentence("certificate_others" if others else "certificate_others_none", {"clocks": others})
    key = "certificate_no_day" if is_there else "certificate_no_clock"
    return KnownTrouble(key, number=request.number, clock=kind, others=said)


class _Writing:
    """One certificate being put into words."""

    def __init__(self, desk: Desk, request: Request, clock: LegalClock, workdays: WorkCalendar, today: date) -> None:
        self.desk = desk
        self.request = request
        self.clock = clock
        self.workdays = workdays
        self.today = today
        self.days = certified_days(clock, workdays)
        self.words = DayWords(desk.terms, clock, self.days)

    def certificate(self) -> Certificate:
        """Everything, in the order it is read."""
        words, terms = self.words, self.desk.terms
        return Certificate(
            title=terms.sentence("certificate_title"),
            clock=self.clock,
            number=self.request.number,
            applicant=self.request.applicant.name,
            facts=tuple((terms.sentence(label), text) for label, text in self._facts()),
            due=self._due(),
            how=self._section("certificate_how", tuple(self._said(one) for one in self.clock.because
                                                       if one.key not in SAID_ELSEWHERE)),
            days=tuple(words.mark(day) for day in self.days),
            legend=self._legend(),
            sums=self._section("certificate_sums", (self._sum(),)),
            after=self._after(),
            ending=self._section("certificate_closing", (self._closing(),)),
            organ=self.desk.store.organs.on(self.request.organ, self.today).name,
            made_on=terms.sentence("certificate_made", {"day": words.day(self.today)}),
            weekdays=tuple(terms.sentence("certificate_weekdays")),
            month=terms.sentence("certificate_month", {"year": "{year}", "month": "{month}"}),
            day=terms.sentence("certificate_day_of_year", {"month": "{month}", "day": "{day}"}),
            skipped=terms.sentence("certificate_skipped", {"first": "{first}", "last": "{last}"}),
        )

    def _section(self, heading: str, lines: tuple[str, ...]) -> Section:
        return Section(self.desk.terms.sentence(heading), lines)

    def _said(self, reason: Reason) -> str:
        facts = {name: self._printed(fact) for name, fact in reason.facts.items()}
        return re.sub(f" ?{_AROUND} ?", "", self.desk.terms.sentence(reason.key, facts))

    def _printed(self, fact: object) -> object:
        if isinstance(fact, date):
            return f"{_AROUND}{self.words.day(fact)}{_AROUND}"
        return f"{_AROUND}{fact}{_AROUND}" if isinstance(fact, int) else fact

    def _facts(self) -> tuple[tuple[str, str], ...]:
        request, words, terms = self.request, self.words, self.desk.terms
        received = {"day": words.day(request.received_on), "channel": request.channel}
        start = {"day": words.named(self.clock.starts_on)}
        return (
            ("certificate_number", request.number),
            ("certificate_received", terms.sentence("certificate_received_by", received)),
            ("certificate_applicant", request.applicant.name),
            ("certificate_subject", request.subject),
            ("certificate_period", self.name()),
            ("certificate_length", self._length()),
            ("certificate_start", terms.sentence("certificate_start_day", start)),
            ("certificate_due", self._due()),
        )

    def name(self) -> str:
        """The period, with the party or case number that tells it from others of its kind."""
        if not self.clock.ref:
            return self.desk.terms.word(self.clock.kind)
        return self.desk.terms.sentence("certificate_period_of", {"kind": self.clock.kind, "ref": self.clock.ref})

    def _length(self) -> str:
        amount, extended = self.clock.amount, self.clock.extended_days
        key = "extended" if extended else self.clock.counted
        facts = {"amount": amount, "base": amount - extended, "extended": extended}
        return self.desk.terms.sentence(f"certificate_length_{key}", facts)

    def _due(self) -> str:
        clock = self.clock
        key = "provisional" if clock.missing_year else "earliest" if clock.is_earliest else "day"
        if clock.state is ClockState.PAUSED:
            key = "latest_provisional" if clock.missing_year else "latest"
        due_on = clock.due_on or clock.starts_on
        return self.desk.terms.sentence(f"certificate_due_{key}", {"day": self.words.named(due_on)})

    def _after(self) -> tuple[Section, ...]:
        named = (
            ("certificate_left_out", pause_lines(self.words, self.days)),
            ("certificate_notices", notice_lines(self.words, self.days, self.workdays)),
            ("certificate_basis", self._basis()),
            ("certificate_remarks", self._remarks()),
        )
        return tuple(self._section(heading, lines) for heading, lines in named if lines)

    def _sum(self) -> str:
        sums = sums_of(self.days)
        facts = {
            "all": sums.calendar_days, "counted": sums.counted, "makeup": sums.makeup, "weekend": sums.weekend,
            "holiday": sums.holiday, "excluded": sums.excluded, "rolled": sums.rolled, "amount": self.clock.amount,
            "workdays": sum(_is_workday(day) for day in self.days),
        }  # fmt: skip
        said = self.desk.terms.sentence(f"certificate_sum_{self.clock.counted}", facts)
        return said + (self.desk.terms.sentence("certificate_sum_rolled", facts) if sums.rolled else "")

    def _basis(self) -> tuple[str, ...]:
        """One line for each text, with all its articles that were used."""
        articles: dict[Citation, list[str]] = {}
        for source in self._sources():
            named = articles.setdefault(replace(source, article=""), [])
            if source.article and source.article not in named:
                named.append(source.article)
        return tuple(text.full() + "、".join(named) for text, named in articles.items())

    def _sources(self) -> tuple[Citation, ...]:
        first_day = self.desk.rules.find("first_day", self.clock.starts_on)
        pauses = tuple(pause.source for day in self.days for pause in day.pauses)
        return (*self.clock.basis, *pauses, *((first_day.source,) if first_day else ()))

    def _remarks(self) -> tuple[str, ...]:
        clock = self.clock
        said = [self._said(reading) for reading in clock.readings]
        said += [self._said(Reason(other.key, {"due_on": other.due_on})) for other in clock.others]
        return tuple(said)

    def _legend(self) -> Legend:
        said = self.desk.terms.sentence
        counted = {WORKING_DAYS: "counted", CALENDAR_DAYS: "all"}.get(self.clock.counted, "months")
        return Legend(
            counted=said(f"certificate_legend_{counted}"), weekend=said("certificate_legend_weekend"),
            holiday=said("certificate_legend_holiday"), makeup=said("certificate_legend_makeup"),
            left_out=said("certificate_legend_left_out"), start=said("certificate_legend_start"),
            due=said("certificate_legend_due"),
        )  # fmt: skip

    # how it ended

    def _closing(self) -> str:
        clock = self.clock
        if clock.kind is ClockKind.REPLY:
            said = self._answered()
            if said:
                return said
        if clock.ended_on is not None and clock.ended_by is not None and clock.due_on is not None:
            late = (clock.ended_on - clock.due_on).days
            key = "certificate_met_late" if late > 0 else "certificate_met_in_time"
            if late > 0 and clock.is_earliest:
                key = "certificate_met_unsure"
            return self._told(key, clock.ended_on, step=clock.ended_by, late=late)
        return self._open()

    def _answered(self) -> str:
        closing = self.request.closing
        if closing is None:
            return ""
        if closing.kind is not EventKind.ANSWERED:
            return self._told("certificate_closed", closing.on, step=closing.kind)
        clock = clock_of(self.desk, self.request)
        if clock.served_on is None:
            return self._told("certificate_not_served", closing.on)
        key = "certificate_served_late" if clock.late_days else "certificate_served_in_time"
        return self._told(key, clock.served_on, late=clock.late_days)

    def _open(self) -> str:
        due_on = self.clock.due_on or self.today
        in_workdays = self.clock.counted not in (CALENDAR_DAYS, MONTHS)
        left = self.workdays.between(self.today, due_on) if in_workdays else (due_on - self.today).days
        unit = "" if in_workdays else "_days"
        if self.today == due_on:
            return self.desk.terms.sentence("certificate_open_today")
        if self.today > due_on and self.clock.kind in OF_THE_APPLICANT:
            return self.desk.terms.sentence("certificate_over_unsure" if self.clock.is_earliest else "certificate_over")
        if self.today > due_on:
            return self.desk.terms.sentence("certificate_open_late" + unit, {"late": max(1, -left)})
        return self.desk.terms.sentence("certificate_open" + unit, {"left": left})

    def _told(self, key: str, day: date, **facts: object) -> str:
        return self.desk.terms.sentence(key, {"day": self.words.named(day), **facts})


def _is_workday(day: CertifiedDay) -> bool:
    return day.is_workday and not day.is_start
