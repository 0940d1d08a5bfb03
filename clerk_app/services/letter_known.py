"""What the store knows for a letter, by the names of the letters' facts."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.catalogue import Entry
from clerk_app.cases.letter import Facts
from clerk_app.cases.letter_blanks import OF_AN_ITEM
from clerk_app.cases.letter_facts import Fact
from clerk_app.cases.request import OUTCOME_OF_CLOSING, Request
from clerk_app.law.clock import reckon
from clerk_app.law.events import Event
from clerk_app.law.running import CORRECTION
from clerk_app.law.steps import ClockEffect
from clerk_app.law.terms import EventKind, Outcome
from clerk_app.law.workdays import ONE_DAY
from clerk_app.services import demands
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import ANSWER, SUPPLYING
from clerk_app.services.letter_past import of_consultation, of_fee, of_other_letters
from clerk_app.services.recording import clock_of, workdays_of
from clerk_app.services.remedy_bodies import kind_for_letter
from clerk_app.services.series import waiting_number
from clerk_app.store.organs import Organ

AGAIN = "supplementary_answer"


def known(desk: Desk, request: Request, entry: Entry, step: Event | None, on: date | None) -> Facts:
    """Every fact the record has for that paper, dated ``on``; None where nobody dated it yet."""
    organ = desk.store.organs.on(request.organ, on or date.max)
    facts: dict[str, Fact | None] = {
        **_of_request(request),
        **of_organ(organ),
        "remedy_kind": kind_for_letter(desk, organ),
        **_of_clock(desk, request),
        **_of_corrections(desk, request),
        **_of_extension(request),
        **of_consultation(desk, request, step),
        **of_fee(desk, request),
        **of_other_letters(desk, request),
        **_of_endings(request),
        "head_style": desk.settings.text("head_style"),
        "page_number": desk.settings.text("page_number"),
        "reconsideration_url": desk.settings.text("reconsideration_url"),
        "decided_on": on,
        "document_number": waiting_number(desk, entry, request, organ, on) if on is not None else None,
    }
    if step is not None and entry.kind == ANSWER:
        facts |= _of_items(desk, request, step)
    elif entry.kind == AGAIN:
        facts |= {"subject": request.wording, "supply": desk.settings.text("supply_wording")}
    return facts | demands.facts_for(desk, request, entry.kind)


def _of_request(request: Request) -> dict[str, Fact | None]:
    return {
        "applicant": request.applicant.name,
        "applicant_kind": request.applicant.kind.value,
        "channel": request.channel.value,
        "received_on": request.received_on,
        "request_number": request.number,
        "wording": request.wording,
        "handler": request.handler,
        "delivery_manner": request.delivery_wanted,
    }


def of_organ(organ: Organ) -> dict[str, Fact | None]:
    """What a letter says of its agency."""
    return {
        "organ_name": organ.name,
        "letterhead": organ.letterhead,
        "organ_address": organ.address,
        "telephone": organ.telephone,
        "reconsideration_body": organ.reconsideration_body,
        "superior_body": organ.superior_body,
        "court": organ.court,
    }


def _of_clock(desk: Desk, request: Request) -> dict[str, Fact | None]:
    clock = clock_of(desk, request)
    return {"base_due_on": clock.base_due_on, "due_on": clock.due_on}


def _of_corrections(desk: Desk, request: Request) -> dict[str, Fact | None]:
    sent = request.last(EventKind.CORRECTION_ASKED)
    came = request.last(EventKind.CORRECTION_RECEIVED)
    if sent is not None and came is not None and request.events.index(came) < request.events.index(sent):
        came = None  # what came was asked for before: the last notice has no answer
    return {
        "correction_asked_on": sent.on if sent else None,
        "correction_received_on": came.on if came else None,
        "corrected_wording": came.text("text") if came else None,
        "correction_due_on": sent.day("reply_by") if sent else None,
        "reply_by": sent.day("reply_by") if sent else None,
        "points": sent.text("points") if sent else None,
        "guidance": sent.text("guidance") if sent else None,
        **(_of_the_count(desk, request, sent) if sent else {}),
    }


def _of_the_count(desk: Desk, request: Request, sent: Event) -> dict[str, Fact | None]:
    """What the count does while the correction is awaited; nothing where the correction starts it anew.

    ``counted_from``: its day, where a notice that came late, or a second one, touches nothing (第三十条, and how the
    office reads it). ``paused_from``: the first day left out, for a request of the 2008 law, which knows no new start.
    """
    until = request.events[: request.events.index(sent) + 1]
    clock = reckon(until, desk.rules, desk.steps, workdays_of(desk, request))
    if clock.awaiting != CORRECTION:
        return {"counted_from": clock.start}
    came = desk.steps.effects(request.received_on)[EventKind.CORRECTION_RECEIVED]
    return {"paused_from": sent.on + ONE_DAY} if came.effect is ClockEffect.CLOSE_EXCLUSION else {}


def _of_extension(request: Request) -> dict[str, Fact | None]:
    extended = request.last(EventKind.EXTENDED)
    agreed = next(
        (one for one in reversed(request.events)
         if one.kind is EventKind.APPROVED and one.text("matter") == "extension"), None
    )  # fmt: skip
    return {
        "extension_notice_on": (extended.day("notice_on") or extended.on) if extended else None,
        "days": extended.whole("days") if extended else None,
        "extension_reason": extended.text("reason") if extended else None,
        "approver": agreed.text("name") if agreed else None,
        "approved_on": agreed.on if agreed else None,
    }


def _of_endings(request: Request) -> dict[str, Fact | None]:
    withdrawn, delayed = request.last(EventKind.WITHDRAWN), request.last(EventKind.DELAYED_REASONABLY)
    return {
        "withdrawn_on": withdrawn.on if withdrawn else None,
        "delay_until": delayed.day("until") if delayed else None,
        "delay_reason": delayed.text("reason") if delayed else None,
    }


def _of_items(desk: Desk, request: Request, answer: Event) -> dict[str, Fact | None]:
    several = len(request.items) > 1
    facts: dict[str, Fact | None] = {}
    asked_of = {name: fact for name, fact in of_consultation(desk, request, None).items() if name in OF_AN_ITEM}
    for item in request.items:
        outcome = item.outcome or OUTCOME_OF_CLOSING.get(answer.kind) or Outcome(answer.text("outcome"))
        of_item: dict[str, Fact | None] = {
            "outcome": outcome.value,
            "subject": item.subject or request.wording,
            "reasons": answer.text("grounds"),
            "supply": desk.settings.text("supply_wording") if outcome in SUPPLYING else None,
        }
        if several:
            of_item |= asked_of
        facts |= {f"{item.position}.{name}" if several else name: fact for name, fact in of_item.items()}
    return facts
