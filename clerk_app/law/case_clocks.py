"""What runs in a case beside our answer to it: decision, appeal, our report, answering anew (L5, L6, L8-L10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from clerk_app.law.clock_ground import Ending, Ground, reason
from clerk_app.law.dated import DatedValue
from clerk_app.law.events import DELIVERY_UNKNOWN, Event
from clerk_app.law.legal_clock import LegalClock, Reason
from clerk_app.law.other_dates import OtherDate
from clerk_app.law.periods import WORKING_DAYS, last_day
from clerk_app.law.serving import served_on
from clerk_app.law.terms import ClockKind, CourtPaper, EventKind, Procedure, RemedyResult, RemedyRoute


def decision_clock(ground: Ground, opened: Event, closed: Event | None) -> Iterator[LegalClock]:
    """L5 and L9: when the body decides or the court of first instance judges; neither is the office's to do.

    Counted from the day the case was taken up; where nobody recorded it, from its filing at the earliest.
    """
    taken_up = opened.day("accepted_on")
    start = taken_up or opened.on
    ending = None if closed is None else Ending(closed.on, closed.kind, met=True)
    if opened.text("route") == RemedyRoute.RECONSIDERATION:
        kind, body = ClockKind.RECONSIDERATION_DECISION, "reconsideration"
    else:
        kind, body = ClockKind.JUDGMENT, "court"
    found = _by_procedure(ground, opened, start, kind)
    if found is None:
        return
    value, readings, others = found
    key = f"clock_from_{body}_accepted" if taken_up else f"clock_from_{body}_filed"
    yield ground.counted(
        kind, value, start, [ground.began(key, start, body=opened.text("body"))], ending=ending,
        ref=opened.text("case_number"), expiry=f"expiry_{kind.value}", readings=readings,
        others=[OtherDate(key, last_day(other, start, ground.workdays), is_safe) for key, other, is_safe in others],
        is_earliest=taken_up is None,
    )  # fmt: skip


def _by_procedure(
    ground: Ground, opened: Event, start: date, kind: ClockKind
) -> tuple[DatedValue, list[Reason], list[tuple[str, DatedValue, bool]]] | None:
    """The period, why it was chosen, and the others that may hold; None where no text says one."""
    ordinary, simple = ground.rules.find(kind.value, start), ground.rules.find(f"{kind.value}_simple", start)
    if ordinary is None or simple is None:
        return None
    if kind is ClockKind.JUDGMENT:
        # A court has to decide to go the simple way; a body may from the outset (行政复议法第五十三条).
        return ordinary, [], [("other_simple_judgment", simple, True)]
    longer = replace(ordinary, more=MappingProxyType({"days": ordinary.days + _more_days(ordinary)}))
    if opened.text("procedure") == Procedure.SIMPLE:
        return simple, [], []
    if opened.text("procedure") == Procedure.ORDINARY:
        return ordinary, [], [("other_decision_extended", longer, False)]
    said = reason("clock_decision_procedure_unknown", days=simple.days, ordinary=ordinary.days)
    return simple, [said], [
        ("other_ordinary_decision", ordinary, False), ("other_decision_extended", longer, False),
    ]  # fmt: skip


def _more_days(value: DatedValue) -> int:
    more = value.get("more_days")
    return more if isinstance(more, int) else 0


def appeal_clock(ground: Ground, opened: Event, closed: Event | None) -> Iterator[LegalClock]:
    """L8: our time to appeal, from our own receipt of the judgment or ruling (行政诉讼法第八十五条).

    While nobody said which paper it is, the shorter one is planned for. A paper that takes effect before the time is
    over cannot be appealed against: then there is none.
    """
    if closed is None or opened.text("route") == RemedyRoute.RECONSIDERATION:
        return
    received = opened.day("judgment_received_on")
    start = received or closed.on
    judgment, ruling = ground.rules.find("appeal_judgment", start), ground.rules.find("appeal_ruling", start)
    if judgment is None or ruling is None:
        return
    paper = opened.text("court_paper")
    value = judgment if paper == CourtPaper.JUDGMENT else ruling
    last = last_day(judgment if not paper else value, start, ground.workdays)
    effective_on = opened.day("effective_on")
    if effective_on is not None and effective_on <= last:
        return
    others = [] if paper else [OtherDate("other_judgment", last, is_safe=False)]
    readings = [reason("clock_second_instance")]
    if not paper:
        readings.insert(0, reason("clock_court_paper_unknown", days=ruling.days, judgment=judgment.days))
    key = "clock_from_judgment_received" if received else "clock_from_judgment_dated"
    yield ground.counted(
        ClockKind.APPEAL, value, start, [ground.began(key, start)], ref=opened.text("case_number"),
        expiry="expiry_appeal", readings=readings, others=others, is_earliest=received is None,
    )  # fmt: skip


def report_clock(ground: Ground, opened: Event) -> Iterator[LegalClock]:
    """L6: our report on what was put right, from the day we got the body's 行政复议意见书 (行政复议法第七十六条)."""
    received = opened.day("opinion_received_on")
    value = None if received is None else ground.rules.find("reconsideration_opinion", received)
    if received is None or value is None:
        return
    reported = opened.day("opinion_reported_on")
    ending = None if reported is None else Ending(reported, EventKind.NOTED, met=True)
    yield ground.counted(
        ClockKind.OPINION_REPORT, value, received, [ground.began("clock_from_opinion_paper", received)],
        ending=ending, ref=opened.text("case_number"), expiry="expiry_opinion_report",
    )  # fmt: skip


def redo_clock(ground: Ground, opened: Event, closed: Event | None) -> Iterator[LegalClock]:
    """L10: answering anew as a decision or judgment ordered, by the day or the working days it says."""
    if closed is None or closed.text("result") != RemedyResult.CORRECTED:
        return
    value = ground.rules.on("redo", closed.on)
    ref, ending, unposted = opened.text("case_number"), *_answered_anew(ground, closed)
    after = [] if unposted is None else [reason("clock_not_posted", on=unposted)]
    redo_by, days = opened.day("redo_by"), opened.whole("redo_days")
    if redo_by is not None:
        told = [reason("clock_redo_by", on=closed.on, due_on=redo_by), *after]
        named = ground.named(ClockKind.REDO, value, closed.on, redo_by, told, ending=ending, expiry="expiry_redo")
        yield replace(named, ref=ref)
    elif days is not None:
        effective_on = opened.day("effective_on")
        start = effective_on or closed.on
        ordered = replace(value, counted=WORKING_DAYS, more=MappingProxyType({"days": days}))
        key = "clock_from_effective" if effective_on else "clock_from_decision_not_effective"
        yield ground.counted(
            ClockKind.REDO, ordered, start, [ground.began(key, start)], ending=ending, ref=ref, expiry="expiry_redo",
            after=after, is_earliest=effective_on is None,
        )  # fmt: skip
    elif ending is None:
        yield ground.idle(
            ClockKind.REDO, value, closed.on, [reason("clock_redo_not_said", on=closed.on), *after], ref=ref,
            expiry="expiry_redo",
        )  # fmt: skip


def _answered_anew(ground: Ground, closed: Event) -> tuple[Ending | None, date | None]:
    """How the new handling ended, judged by its posting like any answer; or the day of an answer still to be posted."""
    later = ground.events[ground.events.index(closed) + 1 :]
    place = next((at for at, event in enumerate(later) if event.kind in ground.steps.closing), None)
    if place is None:
        return None, None
    closing, after = later[place], later[place + 1 :]
    if closing.kind is not EventKind.ANSWERED:
        return Ending(closing.on, closing.kind, met=False), None
    served = served_on(closing, after, ground.rules.in_force(ground.receipt.on), _heed_no_code)
    if served is not None:
        return Ending(served, EventKind.SERVED, met=True), None
    put_away = any(event.kind is EventKind.ARCHIVED for event in after)
    if closing.facts.get(DELIVERY_UNKNOWN) is True or put_away:
        return Ending(closing.on, closing.kind, met=True), None
    return None, closing.on


def _heed_no_code(code: str) -> None:
    """The codes of a request come from its own count (law/clock.py)."""
