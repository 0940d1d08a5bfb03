"""Every period that runs on one request (K1 to K12): for the office, for the applicant, for whoever is consulted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from clerk_app.law.clock import ConsultationClock, NotReceived, reckon
from clerk_app.law.clock_ground import NAMED, Ending, Ground, reason
from clerk_app.law.dated import RuleBook
from clerk_app.law.events import DELIVERY_UNKNOWN, Event
from clerk_app.law.legal_clock import ClockState, LegalClock, Reason
from clerk_app.law.no_effect import clock_to, extension_that_counts, without_effect
from clerk_app.law.other_dates import other_dates
from clerk_app.law.periods import WORKING_DAYS
from clerk_app.law.receipts import BY_SERVICE, RECEIVED, SIGNED_ON, WAYBILL, with_receipts
from clerk_app.law.remedy_clocks import remedy_clocks, window_clocks
from clerk_app.law.running import CORRECTION
from clerk_app.law.steps import ClockEffect, Steps, in_order
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.workdays import WorkCalendar

_RANK = {kind: rank for rank, kind in enumerate(ClockKind)}


def clocks_of(events: Sequence[Event], rules: RuleBook, steps: Steps, workdays: WorkCalendar) -> tuple[LegalClock, ...]:
    """Every period of one request, in the order of ClockKind; those of one kind as they began.

    Raises NotReceived without a RECEIVED event and NoRule for a receipt before the first law (2008-05-01).
    """
    ordered = with_receipts(in_order(events), steps)
    receipt = next((event for event in ordered if event.kind is EventKind.RECEIVED), None)
    if receipt is None:
        raise NotReceived("no received event")
    closing = next((event for event in ordered if event.kind in steps.closing), None)
    clock = reckon(ordered, rules, steps, workdays)
    ground = Ground(tuple(ordered), receipt, closing, clock, rules, steps, workdays)
    found = [
        _reply(ground),
        *_correction_notice(ground),
        *_corrections(ground),
        _extension_notice(ground),
        *(_opinion(ground, one) for one in clock.consultations),
        *_fees(ground),
        *_delay(ground),
        *remedy_clocks(ground),
        *window_clocks(ground),
    ]
    return tuple(_told_apart(sorted(found, key=lambda one: _RANK[one.kind])))


def _told_apart(clocks: Iterable[LegalClock]) -> Iterator[LegalClock]:
    """Two of one kind never share a ref: a second one is numbered."""
    seen: set[tuple[ClockKind, str]] = set()
    for clock in clocks:
        ref, again = clock.ref, 1
        while (clock.kind, ref) in seen:
            again += 1
            ref = f"{clock.ref} ({again})".strip()
        seen.add((clock.kind, ref))
        yield clock if ref == clock.ref else replace(clock, ref=ref)


# --- what the office owes: reply, correction notice, extension notice, named day -----------------------------------


def _reply(ground: Ground) -> LegalClock:
    clock, named = ground.clock, _fixing(ground)
    is_named = named is not None and clock.due_on == named.day("until")
    ending = _reply_ending(ground)
    if ending is not None:
        state = ClockState.ENDED
    elif clock.due_on is None:
        state = ClockState.IDLE
    else:
        state = ClockState.PAUSED if clock.consulting else ClockState.RUNNING
    answer = ground.rule("answer")
    because = [*_begun(ground), *_pauses(ground, clock.due_on)]
    if clock.due_on is None and clock.awaiting is not None:
        because.append(_waiting(ground))
    else:
        because.append(ground.counting(answer, clock.base_due_on))
        if clock.extended_days and clock.due_on is not None:
            because.append(_extension_words(ground))
    if named is not None and is_named:
        source = ground.rule("reasonable_delay").source.full()
        because.append(reason("clock_delayed", on=named.on, due_on=named.day("until"), source=source))
    because += without_effect(ground)
    missing_year = None if is_named else clock.missing_year  # a day the office named waits for no notice
    if state is ClockState.PAUSED:
        last = max(one.opinion_due_on for one in clock.consultations if one.answered_on is None)
        because.append(reason("clock_opinion_out", due_on=clock.due_on, limit=last))
    if ground.closing is not None and state is ClockState.RUNNING:
        because.append(reason("clock_not_posted", on=ground.closing.on))
    return LegalClock(
        kind=ClockKind.REPLY,
        starts_on=clock.start,
        due_on=clock.due_on,
        counted=NAMED if is_named else WORKING_DAYS,
        amount=clock.days + clock.extended_days,
        state=state,
        extended_days=clock.extended_days,
        pauses=clock.pauses,
        ended_on=None if ending is None else ending.on,
        ended_by=None if ending is None else ending.by,
        basis=clock.basis,
        readings=tuple(reason(key) for key in clock.readings),
        because=(*because, *ground.closing_words(ending, missing_year)),
        expiry="expiry_reply",
        others=other_dates(ground.events, ground.rules, ground.steps, ground.workdays),
        missing_year=missing_year,
        unverified=clock.unverified,
    )


def _reply_ending(ground: Ground) -> Ending | None:
    """Served ends it, or a lapse or withdrawal; an answer that was not posted does not (国办公开办函〔2016〕235号)."""
    closing = ground.closing
    if closing is None:
        return None
    if ground.clock.served_on is not None:
        return Ending(ground.clock.served_on, EventKind.SERVED, met=True)
    if closing.kind is not EventKind.ANSWERED:
        return Ending(closing.on, closing.kind, met=False)
    put_away = any(event.kind is EventKind.ARCHIVED for event in ground.events)
    if closing.facts.get(DELIVERY_UNKNOWN) is True or put_away:
        return Ending(closing.on, closing.kind, met=True)
    return None


def _begun(ground: Ground) -> list[Reason]:
    """From which day the reply is counted and why that day."""
    clock = ground.clock
    if clock.start == clock.received_on:
        said = [_received(ground)]
        late = [event for event in ground.handling if event.kind is EventKind.CORRECTION_ASKED]
        if clock.correction_notice_by is not None and late and late[0].on > clock.correction_notice_by:
            said.append(reason("clock_late_notice", on=late[0].on, limit=clock.correction_notice_by))
        return said
    paid = [event for event in ground.handling if event.kind is EventKind.FEE_PAID and event.on == clock.start]
    if paid:
        return [ground.began("clock_from_payment", clock.start, source=ground.rule("after_fee").source.full())]
    source = ground.rule("correction_notice").source.full()
    return [ground.began("clock_from_correction", clock.start, source=source)]


def _received(ground: Ground) -> Reason:
    receipt = ground.receipt
    rule = ground.rules.find(f"receipt_{receipt.text('channel')}", receipt.on)
    if rule is None:
        return ground.began("clock_from_receipt", receipt.on)
    how, source = rule.text("basis"), rule.source.full()
    return ground.began("clock_from_receipt_by", receipt.on, how=how, source=source)


def _pauses(ground: Ground, due_on: date | None) -> list[Reason]:
    """What is left out; a pause that begins when the day has come moves nothing."""
    return [
        reason(f"clock_pause_{one.cause.value}", first=one.first, last=one.last, ref=one.ref, source=one.source.full())
        for one in ground.clock.pauses
        if due_on is None or one.first <= due_on
    ]


def _waiting(ground: Ground) -> Reason:
    """What no reply date runs for; under the law of 2008 the correction suspends the count and begins none anew."""
    event = EventKind.CORRECTION_ASKED
    suspends = ground.steps.effect(event, ground.receipt.on).effect is ClockEffect.OPEN_EXCLUSION
    if ground.clock.awaiting == CORRECTION and suspends:
        return reason("clock_waits_correction_suspended")
    return reason(f"clock_waits_{ground.clock.awaiting}")


def _extension_words(ground: Ground) -> Reason:
    source = ground.rule("extension").source.full()
    return reason("clock_extended", days=ground.clock.extended_days, due_on=ground.clock.due_on, source=source)


def _correction_notice(ground: Ground) -> Iterator[LegalClock]:
    """K1; the law of 2008 sets no limit."""
    value = ground.rules.find("correction_notice", ground.receipt.on)
    if value is None:
        return
    asked = _first(ground.handling, EventKind.CORRECTION_ASKED)
    ending = ground.closed() if asked is None else Ending(asked.on, asked.kind, met=True)
    yield ground.counted(
        ClockKind.CORRECTION_NOTICE,
        value,
        ground.receipt.on,
        [_received(ground)],
        ending=ending,
        expiry="expiry_correction_notice",
    )


def _extension_notice(ground: Ground) -> LegalClock:
    """K4: the base due day itself, as long as the answer may still be extended."""
    extended = extension_that_counts(ground)
    ending = ground.closed()
    if extended is not None:
        ground = _when_extended(ground, extended)
        ending = Ending(max(extended.on, extended.day("notice_on") or extended.on), extended.kind, met=True)
    clock = ground.clock
    waits = clock.due_on is None and ending is None
    because = [*_begun(ground), *_pauses(ground, clock.base_due_on)]
    if waits and clock.awaiting is not None:
        because.append(_waiting(ground))
    else:
        because.append(ground.counting(ground.rule("answer"), clock.base_due_on))
    extension = ground.rule("extension")
    because.append(reason("clock_extension_same_day", source=extension.source.full(), days=extension.days))
    running = ClockState.PAUSED if clock.consulting else ClockState.RUNNING
    due_on = None if waits else clock.base_due_on
    missing = ground.missing_year(WORKING_DAYS, clock.start, due_on)
    return LegalClock(
        kind=ClockKind.EXTENSION_NOTICE,
        starts_on=clock.start,
        due_on=due_on,
        counted=WORKING_DAYS,
        amount=clock.days,
        state=ClockState.ENDED if ending is not None else ClockState.IDLE if waits else running,
        pauses=clock.pauses,
        ended_on=None if ending is None else ending.on,
        ended_by=None if ending is None else ending.by,
        basis=tuple(dict.fromkeys((*clock.basis, extension.source))),
        because=(*because, *ground.closing_words(ending, missing)),
        expiry="expiry_extension_notice",
        missing_year=missing,
        unverified=clock.unverified,
    )


def _when_extended(ground: Ground, extended: Event) -> Ground:
    """The count the extension was measured by, where the reply began anew after it."""
    if ground.clock.start <= extended.on:
        return ground
    return replace(ground, clock=clock_to(ground, extended))


def _fixing(ground: Ground) -> Event | None:
    """The last named day that the law of the request knows (第三十五条)."""
    found = None
    for event in ground.handling:
        if event.kind is EventKind.DELAYED_REASONABLY:
            until = event.day("until")
            effect = ground.steps.effect(event.kind, ground.receipt.on).effect
            if until is not None and until >= event.on and effect is ClockEffect.FIX:
                found = event
    return found


def _delay(ground: Ground) -> Iterator[LegalClock]:
    """K9: the day the office named."""
    fixing = _fixing(ground)
    until = None if fixing is None else fixing.day("until")
    if fixing is None or until is None or until <= ground.clock.start:
        return
    value = ground.rule("reasonable_delay")
    ending = _reply_ending(ground)
    yield ground.named(
        ClockKind.DELAY, value, fixing.on, until,
        [reason("clock_delayed", on=fixing.on, due_on=until, source=value.source.full())],
        ending=ending, idle=ending is None and ground.clock.due_on is None, expiry="expiry_delay",
    )  # fmt: skip


# --- what others owe: correction, opinion, payment -----------------------------------------------------------------


def _corrections(ground: Ground) -> Iterator[LegalClock]:
    """K2, one for each notice: the day it names, else the usual number of days, which no text says."""
    value = ground.rule("correction_reply")
    expiry = f"expiry_correction_{value.text('silence')}"
    for event in ground.handling:
        if event.kind is not EventKind.CORRECTION_ASKED:
            continue
        start, began = _reached(ground, event, "correction")
        reply_by = event.day("reply_by")
        ending = _settled(ground, event, EventKind.CORRECTION_RECEIVED)
        if reply_by is not None:
            set_by = reason("clock_set_by_notice", on=event.on, due_on=reply_by, source=value.source.full())
            yield ground.named(
                ClockKind.CORRECTION, value, start, reply_by, [*began, set_by], ending=ending, expiry=expiry
            )
        else:
            default = reason("clock_no_limit_in_text", days=value.days)
            yield ground.counted(
                ClockKind.CORRECTION, value, start, began, ending=ending, expiry=expiry, readings=[default]
            )


def _opinion(ground: Ground, asked: ConsultationClock) -> LegalClock:
    """K6, K7 and other agencies: silence means what the rule of the party says."""
    value = ground.rule(f"opinion_{asked.party.value}")
    letter = next(
        event for event in ground.handling
        if event.kind is EventKind.CONSULTATION_SENT and event.on == asked.sent_on and event.text("ref") == asked.ref
    )  # fmt: skip
    start, began = _reached(ground, letter, "opinion")
    ending = ground.closed()
    if asked.answered_on is not None:
        ending = Ending(asked.answered_on, EventKind.CONSULTATION_ANSWERED, met=True)
    silence = f"expiry_opinion_{asked.party.value}_{value.text('silence')}"
    readings = [reason("clock_no_limit_in_text", days=value.days)] if value.unverified else []
    return ground.counted(
        ClockKind.OPINION, value, start, began, ending=ending, ref=asked.ref, expiry=silence, readings=readings
    )


def _fees(ground: Ground) -> Iterator[LegalClock]:
    """K8, one for each notice; under the law of 2008 a fee has no limit of its own."""
    if ground.steps.effect(EventKind.FEE_NOTICED, ground.receipt.on).effect is not ClockEffect.AWAIT:
        return
    value = ground.rule("fee_payment")
    for event in ground.handling:
        if event.kind is EventKind.FEE_NOTICED:
            start, began = _reached(ground, event, "fee")
            ending = _settled(ground, event, EventKind.FEE_PAID)
            yield ground.counted(ClockKind.FEE_PAYMENT, value, start, began, ending=ending, expiry="expiry_fee_payment")


def _reached(ground: Ground, letter: Event, what: str) -> tuple[date, list[Reason]]:
    """Day 0 of what a letter asks: the day it reached whom it asks, else, nobody having recorded that, its own."""
    received, signed, ref = letter.day(RECEIVED[letter.kind]), letter.day(SIGNED_ON), letter.text("ref")
    if received is None:
        return letter.on, [ground.began(f"clock_from_{what}_sent", letter.on, ref=ref)]
    day = max(received, letter.on)
    if BY_SERVICE in letter.facts:
        waybill = letter.text(WAYBILL)
        key = f"clock_from_{what}_signed" + ("_waybill" if waybill else "")
        return day, [ground.began(key, day, ref=ref, waybill=waybill)]
    said = [ground.began(f"clock_from_{what}_reached", day, ref=ref)]
    if signed is not None and signed != received:
        said.append(reason("clock_signed_otherwise", signed=signed, day=received))
    return day, said


def _settled(ground: Ground, asked: Event, by: EventKind) -> Ending | None:
    """The first answer after a notice; it answers every notice that was out."""
    place = ground.handling.index(asked)
    found = _first(ground.handling[place + 1 :], by)
    return ground.closed() if found is None else Ending(found.on, found.kind, met=True)


def _first(events: Sequence[Event], kind: EventKind) -> Event | None:
    return next((event for event in events if event.kind is kind), None)
