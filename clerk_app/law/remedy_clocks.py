"""The periods of reconsiderations and lawsuits: of each case (K10, K11 first), and what the applicant may do (K12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from clerk_app.law.case_clocks import appeal_clock, decision_clock, redo_clock, report_clock
from clerk_app.law.clock_ground import Ending, Ground, reason
from clerk_app.law.dated import DatedValue
from clerk_app.law.events import DELIVERY_UNKNOWN, OVERRIDDEN, Event, Fact
from clerk_app.law.legal_clock import LegalClock, Reason
from clerk_app.law.other_dates import OtherDate
from clerk_app.law.periods import last_day
from clerk_app.law.serving import reached_on
from clerk_app.law.terms import ClockKind, EventKind, Procedure, RemedyResult, RemedyRoute

_TOLD_LATER = (
    "copy_received_on", "procedure", "judgment_received_on", "court_paper", "effective_on", "opinion_received_on",
    "opinion_reported_on", "redo_by", "redo_days",
)  # fmt: skip
_WRONG_REMEDY = "REMEDY_MISMATCH"


# --- what the office owes --------------------------------------------------------------------------------------------


def remedy_clocks(ground: Ground) -> Iterator[LegalClock]:
    """Of each reconsideration and lawsuit: our answer (K10, K11), its decision, the appeal, our report, the redoing."""
    for event in ground.events:
        if event.kind is EventKind.REMEDY_OPENED:
            opened, closed = _told_of(ground, event), _decided(ground, event)
            if event.text("route") == RemedyRoute.RECONSIDERATION:
                yield _reconsideration_answer(ground, opened)
            else:
                yield _court_answer(ground, opened)
            yield from decision_clock(ground, opened, closed)
            yield from appeal_clock(ground, opened, closed)
            yield from report_clock(ground, opened)
            yield from redo_clock(ground, opened, closed)


def _decided(ground: Ground, opened: Event) -> Event | None:
    """The end of a case."""
    return next(
        (event for event in ground.events
         if event.kind is EventKind.REMEDY_CLOSED and event.whole("remedy") == opened.whole("remedy")),
        None,
    )  # fmt: skip


def _told_of(ground: Ground, opened: Event) -> Event:
    """The opening with what was recorded of its case later: the copy may come, the procedure be named, afterwards."""
    facts: dict[str, Fact] = {}
    for event in ground.events:
        if event.whole("remedy") == opened.whole("remedy"):
            facts |= {name: event.facts[name] for name in _TOLD_LATER if name in event.facts}
    return replace(opened, facts=MappingProxyType({**opened.facts, **facts}))


def _reconsideration_answer(ground: Ground, opened: Event) -> LegalClock:
    copy = opened.day("copy_received_on")
    value, readings = _answer_limit(ground, opened, copy or opened.on)
    expiry = "expiry_reconsideration_answer"
    others: list[OtherDate] = []
    if copy is not None and readings:
        ordinary = ground.rules.on("reconsideration_answer", copy)
        others.append(OtherDate("other_ordinary_procedure", last_day(ordinary, copy, ground.workdays), is_safe=False))
    return _from_copy(ground, ClockKind.RECONSIDERATION_ANSWER, opened, value, expiry, readings, others)


def _answer_limit(ground: Ground, opened: Event, day: date) -> tuple[DatedValue, list[Reason]]:
    """The rule by procedure; while the body has not said which, the shorter one is planned for."""
    ordinary = ground.rules.on("reconsideration_answer", day)
    simple = ground.rules.find("reconsideration_answer_simple", day)
    if simple is None or opened.text("procedure") == Procedure.ORDINARY:
        return ordinary, []
    if opened.text("procedure") == Procedure.SIMPLE:
        return simple, []
    return simple, [reason("clock_procedure_unknown", days=simple.days, ordinary=ordinary.days)]


def _court_answer(ground: Ground, opened: Event) -> LegalClock:
    value = ground.rules.on("court_answer", opened.day("copy_received_on") or opened.on)
    return _from_copy(ground, ClockKind.COURT_ANSWER, opened, value, "expiry_court_answer", [], [])


def _from_copy(
    ground: Ground,
    kind: ClockKind,
    opened: Event,
    value: DatedValue,
    expiry: str,
    readings: Sequence[Reason],
    others: Sequence[OtherDate],
) -> LegalClock:
    copy = opened.day("copy_received_on")
    ending = _filed(ground, opened)
    ref = opened.text("case_number")
    if copy is None:
        return ground.idle(
            kind, value, opened.on, [reason("clock_no_copy_day")], ending=ending, ref=ref,
            readings=readings if ending is None else (), expiry=expiry,
        )  # fmt: skip
    began = ground.began(f"clock_from_copy_{kind.value}", copy, body=opened.text("body"))
    return ground.counted(
        kind, value, copy, [began], ending=ending, ref=ref, expiry=expiry, readings=readings, others=others
    )


def _filed(ground: Ground, opened: Event) -> Ending | None:
    """Our answer, else the end of the case."""
    same = [event for event in ground.events if event.whole("remedy") == opened.whole("remedy")]
    answered = next((event for event in same if event.kind is EventKind.REMEDY_ANSWERED), None)
    if answered is not None:
        return Ending(answered.on, answered.kind, met=True)
    closed = _decided(ground, opened)
    return None if closed is None else Ending(closed.on, closed.kind, met=False)


# --- what the applicant may do ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Told:
    """One handling the applicant may go against: its closing event and what came after it, up to the next one."""

    closing: Event
    after: tuple[Event, ...]

    def opened(self, *routes: RemedyRoute) -> Event | None:
        """The first reconsideration or lawsuit of those routes."""
        return next(
            (event for event in self.after
             if event.kind is EventKind.REMEDY_OPENED and event.text("route") in routes),
            None,
        )  # fmt: skip


def window_clocks(ground: Ground) -> Iterator[LegalClock]:
    """K12: after each answer or lapse; without one, from the day the reply falls due."""
    told = _handlings(ground)
    for one in told:
        if one.closing.kind is not EventKind.WITHDRAWN:
            yield from _windows(ground, one)
    if not told and ground.clock.due_on is not None:
        yield from _silent_windows(ground, ground.clock.due_on)


def _handlings(ground: Ground) -> list[_Told]:
    """Every closing event that begins a lap: a remedy that corrects the handling opens it again."""
    starts: list[int] = []
    is_closed = False
    for place, event in enumerate(ground.events):
        if event.kind in ground.steps.closing and not is_closed:
            starts.append(place)
            is_closed = True
        elif event.kind is EventKind.REMEDY_CLOSED and event.text("result") == RemedyResult.CORRECTED:
            is_closed = False
    bounds = [*starts, len(ground.events)]
    return [_Told(ground.events[start], ground.events[start + 1 : end]) for start, end in pairwise(bounds)]


def _windows(ground: Ground, told: _Told) -> Iterator[LegalClock]:
    day = told.closing.on
    received, is_earliest, began = _receipt_by_applicant(ground, told)
    reconsider, others, because = _window(ground, told, "applicant_reconsideration", received)
    sue, later_suit, because_suit = _window(ground, told, "applicant_suit", received)
    first = ground.rules.on("reconsideration_first", day)
    must = told.closing.text("outcome") in first.texts("outcomes")
    chosen = _begun_by(told, RemedyRoute.RECONSIDERATION, RemedyRoute.LITIGATION_DIRECT)
    disputed = [reason("clock_reconsideration_first_disputed", source=first.source.full())] if first.unverified else []
    expiry = "expiry_applicant_window"
    if received is None:
        yield ground.idle(ClockKind.APPLICANT_RECONSIDERATION, reconsider, day, [began], ending=chosen, expiry=expiry)
    else:
        yield ground.counted(
            ClockKind.APPLICANT_RECONSIDERATION, reconsider, received, [began], ending=chosen, expiry=expiry,
            is_earliest=is_earliest, others=others, readings=because,
        )  # fmt: skip
    after = list(_suits_after_reconsideration(ground, told))
    if must and not after:
        direct = [] if received is None or not disputed else [
            OtherDate("other_direct_suit", last_day(sue, received, ground.workdays), is_safe=False)
        ]  # fmt: skip
        said = reason("clock_reconsideration_first", source=first.source.full())
        value = ground.rules.on("applicant_suit_after_reconsideration", day)
        sued = _begun_by(told, RemedyRoute.LITIGATION_DIRECT)
        yield ground.idle(
            ClockKind.APPLICANT_SUIT, value, day, [said], ending=sued, readings=disputed, others=direct, expiry=expiry
        )
    elif not must and received is None:
        yield ground.idle(ClockKind.APPLICANT_SUIT, sue, day, [began], ending=chosen, expiry=expiry)
    elif not must and received is not None:
        yield ground.counted(
            ClockKind.APPLICANT_SUIT, sue, received, [began], ending=chosen, expiry=expiry, is_earliest=is_earliest,
            others=later_suit, readings=because_suit,
        )  # fmt: skip
    yield from after


def _window(
    ground: Ground, told: _Told, name: str, received: date | None
) -> tuple[DatedValue, list[OtherDate], list[Reason]]:
    """The period of a window, the later day beside it, and why it is the longer one.

    Where the applicant was told no remedy, or a wrong one, it runs up to the longest (法释〔2018〕1号第六十四条;
    行政复议法第二十条): its day stands beside, and in its place where the letter was let go with a wrong one.
    """
    value = ground.rules.on(name, told.closing.on)
    longest = ground.rules.find(f"{name}_longest", told.closing.on)
    if longest is None or received is None:
        return value, [], []
    if any(_WRONG_REMEDY in _let_pass(event) for event in (told.closing, *told.after)):
        return longest, [], [reason("clock_wrong_remedy_told", source=longest.source.full())]
    return value, [OtherDate("other_wrong_remedy", last_day(longest, received, ground.workdays), is_safe=False)], []


def _let_pass(event: Event) -> tuple[str, ...]:
    codes = event.facts.get(OVERRIDDEN)
    return codes if isinstance(codes, tuple) else ()


def _silent_windows(ground: Ground, due_on: date) -> Iterator[LegalClock]:
    """No reply: both ways are open from the day the reply falls due (实施条例第十六条; 法释〔2018〕1号第六十六条)."""
    began = [ground.began("clock_from_no_reply", due_on)]
    told = _Told(ground.receipt, ground.events)
    chosen = _begun_by(told, RemedyRoute.RECONSIDERATION, RemedyRoute.LITIGATION_DIRECT)
    for kind in (ClockKind.APPLICANT_RECONSIDERATION, ClockKind.APPLICANT_SUIT):
        value = ground.rules.on(kind.value, due_on)
        yield ground.counted(kind, value, due_on, began, ending=chosen, expiry="expiry_applicant_window")
    yield from _suits_after_reconsideration(ground, told)


def _begun_by(told: _Told, *routes: RemedyRoute) -> Ending | None:
    opened = told.opened(*routes)
    return None if opened is None else Ending(opened.on, opened.kind, met=True)


def _receipt_by_applicant(ground: Ground, told: _Told) -> tuple[date | None, bool, Reason]:
    """The day the applicant got the answer, whether it is only the earliest it can be, and why that day.

    The windows run from his receipt, not from posting (行政复议法实施条例第十五条).
    """
    served = [event for event in told.after if event.is_service]
    signed = [day for day in map(reached_on, served) if day is not None]
    if signed:
        return min(signed), False, ground.began("clock_from_answer_received", min(signed))
    if served:
        posted = min(event.day("posted_on") or event.on for event in served)
        return posted, True, ground.began("clock_from_answer_posted", posted)
    closing = told.closing
    if closing.kind is not EventKind.ANSWERED:
        return closing.on, True, ground.began("clock_from_lapse", closing.on)
    if closing.facts.get(DELIVERY_UNKNOWN) is True:
        return closing.on, True, ground.began("clock_from_answer_dated", closing.on)
    return None, False, reason("clock_not_served", on=closing.on)


def _suits_after_reconsideration(ground: Ground, told: _Told) -> Iterator[LegalClock]:
    """Fifteen days from the applicant's receipt of the decision, for each reconsideration of this handling."""
    opened = {
        event.whole("remedy"): event for event in told.after
        if event.kind is EventKind.REMEDY_OPENED and event.text("route") == RemedyRoute.RECONSIDERATION
    }  # fmt: skip
    for event in told.after:
        reconsideration = opened.get(event.whole("remedy"))
        if event.kind is not EventKind.REMEDY_CLOSED or reconsideration is None:
            continue
        received = event.day("decision_received_on")
        key = "clock_from_decision_dated" if received is None else "clock_from_decision_received"
        day = received or event.on
        value = ground.rules.on("applicant_suit_after_reconsideration", day)
        yield ground.counted(
            ClockKind.APPLICANT_SUIT, value, day, [ground.began(key, day)],
            ending=_begun_by(told, RemedyRoute.LITIGATION_AFTER_RECONSIDERATION), is_earliest=received is None,
            ref=reconsideration.text("case_number"), expiry="expiry_applicant_window",
        )  # fmt: skip
