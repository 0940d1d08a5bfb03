"""Reconsiderations and lawsuits against the handling of a request (office register; table four)."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.remedy import Decision, Remedy, RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.law.events import Fact
from clerk_app.law.terms import EventKind, Procedure, RemedyResult, RemedyRoute
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_UNTOLD = Decision()


def open_remedy(
    desk: Desk, request_id: RequestId, draft: RemedyDraft, *, today: date, deed: str | None = None
) -> Change:
    """Register a reconsideration or a lawsuit against a request's handling."""
    request = desk.store.requests.get(request_id)
    if not draft.body.strip():
        raise KnownTrouble("body_missing")
    if draft.filed_on > today:
        raise KnownTrouble("day_in_future", on=draft.filed_on, today=today)
    if draft.filed_on < request.received_on:
        raise KnownTrouble("day_before_receipt", on=draft.filed_on, received_on=request.received_on)
    _check_copy(draft.copy_received_on, draft.filed_on, today)
    _check_procedure(draft.procedure, draft.route)
    desk.steps.require(EventKind.REMEDY_OPENED, request.events)
    with desk.store.write():
        remedy = desk.store.remedies.open(request_id, draft, deed=deed)
    return Change(
        requests=frozenset({request_id}), message="remedy_opened", facts={"number": request.number, "remedy": remedy}
    )


def supplement_remedy(
    desk: Desk,
    remedy_id: RemedyId,
    *,
    on: date,
    copy_received_on: date | None = None,
    procedure: Procedure | None = None,
    decision: Decision = _UNTOLD,
    text: str = "",
    today: date,
    deed: str | None = None,
) -> Change:
    """Add what became known later: the day the copy came, the procedure the body applies (行政复议法第五十五条).

    Of a case that is decided, what became known of its ``decision``.
    """
    if deed is not None and desk.store.requests.has_deed(deed):
        return _told(desk.store.remedies.get(remedy_id), "remedy_supplemented")
    if decision != _UNTOLD and copy_received_on is None and procedure is None:
        return _supplement_decision(desk, remedy_id, decision, on=on, text=text, today=today, deed=deed)
    remedy = _open_one(desk, remedy_id, on, today)
    if copy_received_on is None and procedure is None:
        raise KnownTrouble("nothing_supplemented", case_number=remedy.case_number)
    _check_copy(copy_received_on, remedy.filed_on, today)
    _check_procedure(procedure, remedy.route)
    facts: dict[str, Fact] = {}
    if copy_received_on is not None:
        facts["copy_received_on"] = copy_received_on
    if procedure is not None:
        facts["procedure"] = procedure.value
    facts |= _of_decision(remedy, decision, remedy.result, remedy.closed_on, today)
    text = text.strip() or desk.terms.sentence("remedy_supplement_note", {"case_number": remedy.case_number})
    with desk.store.write():
        desk.store.remedies.supplement(remedy_id, on, facts=facts, text=text, deed=deed)
    return _told(remedy, "remedy_supplemented")


def _supplement_decision(
    desk: Desk, remedy_id: RemedyId, decision: Decision, *, on: date, text: str, today: date, deed: str | None
) -> Change:
    remedy = desk.store.remedies.get(remedy_id)
    _check_day(remedy, on, today)
    facts = _of_decision(remedy, decision, remedy.result, remedy.closed_on, today)
    text = text.strip() or desk.terms.sentence("remedy_decision_note", {"case_number": remedy.case_number})
    with desk.store.write():
        desk.store.remedies.supplement(remedy_id, on, facts=facts, text=text, deed=deed)
    return _told(remedy, "remedy_decision_supplemented")


def answer_remedy(desk: Desk, remedy_id: RemedyId, *, on: date, today: date, deed: str | None = None) -> Change:
    """Record that our answer and the evidence were filed (行政复议法第四十八、五十四条; 行政诉讼法第六十七条)."""
    if deed is not None and desk.store.requests.has_deed(deed):
        return _told(desk.store.remedies.get(remedy_id), "remedy_answered")
    remedy = _open_one(desk, remedy_id, on, today)
    if remedy.answered_on is not None:
        raise KnownTrouble("remedy_answered_already", case_number=remedy.case_number, on=remedy.answered_on)
    if remedy.copy_received_on is not None and on < remedy.copy_received_on:
        raise KnownTrouble("day_before_copy", on=on, copy_received_on=remedy.copy_received_on)
    with desk.store.write():
        desk.store.remedies.answer(remedy_id, on, deed=deed)
    return _told(remedy, "remedy_answered")


def hear(
    desk: Desk, remedy_id: RemedyId, *, on: date, place: str, attended: str, today: date, deed: str | None = None
) -> Change:
    """Record a hearing: day, court or body, who attended."""
    remedy = desk.store.remedies.get(remedy_id)
    if on < remedy.filed_on:
        raise KnownTrouble("day_before_filing", on=on, filed_on=remedy.filed_on)
    with desk.store.write():
        desk.store.remedies.hear(remedy_id, on=on, place=place, attended=attended, deed=deed)
    return _told(remedy, "remedy_heard")


def close_remedy(
    desk: Desk,
    remedy_id: RemedyId,
    *,
    on: date,
    result: RemedyResult,
    decision_received_on: date | None = None,
    decision: Decision = _UNTOLD,
    today: date,
    deed: str | None = None,
) -> Change:
    """Record how a reconsideration or lawsuit ended, when the applicant received the decision, what it asks of us."""
    if deed is not None and desk.store.requests.has_deed(deed):
        return _told(desk.store.remedies.get(remedy_id), "remedy_closed")
    remedy = _open_one(desk, remedy_id, on, today)
    facts = _of_decision(remedy, decision, result, on, today)
    if decision_received_on is not None:
        if decision_received_on > today:
            raise KnownTrouble("day_in_future", on=decision_received_on, today=today)
        if decision_received_on < on:
            raise KnownTrouble("day_before_decision", on=decision_received_on, decided_on=on)
        facts["decision_received_on"] = decision_received_on
    with desk.store.write():
        desk.store.remedies.close(remedy_id, result, on, facts=facts, deed=deed)
    return _told(remedy, "remedy_closed")


def _open_one(desk: Desk, remedy_id: RemedyId, on: date, today: date) -> Remedy:
    """The case, where it is still pending and the day can be one of its days. Raises KnownTrouble."""
    remedy = desk.store.remedies.get(remedy_id)
    _check_day(remedy, on, today)
    if remedy.result is not None:
        raise KnownTrouble("remedy_closed_already", case_number=remedy.case_number)
    return remedy


def _check_day(remedy: Remedy, on: date, today: date) -> None:
    if on > today:
        raise KnownTrouble("day_in_future", on=on, today=today)
    if on < remedy.filed_on:
        raise KnownTrouble("day_before_filing", on=on, filed_on=remedy.filed_on)


def _of_decision(
    remedy: Remedy, told: Decision, result: RemedyResult | None, decided_on: date | None, today: date
) -> dict[str, Fact]:
    """What is told of a decision as facts. Raises KnownTrouble where it does not fit the case."""
    is_reconsideration = remedy.route is RemedyRoute.RECONSIDERATION
    if is_reconsideration and (told.judgment_received_on is not None or told.court_paper is not None):
        raise KnownTrouble("decision_not_of_lawsuit")
    if not is_reconsideration and (told.opinion_received_on is not None or told.opinion_reported_on is not None):
        raise KnownTrouble("opinion_not_of_reconsideration")
    of_result = (told.judgment_received_on, told.court_paper, told.effective_on, told.redo_by, told.redo_days)
    if decided_on is None and any(one is not None for one in of_result):
        raise KnownTrouble("decision_facts_too_early", case_number=remedy.case_number)
    for day in (told.judgment_received_on, told.effective_on):
        if day is not None and decided_on is not None and day < decided_on:
            raise KnownTrouble("own_day_before_decision", on=day, decided_on=decided_on)
    for day in (told.judgment_received_on, told.opinion_received_on, told.opinion_reported_on):
        if day is not None:
            _check_day(remedy, day, today)
    _check_redo(told, result, decided_on)
    received = told.opinion_received_on or remedy.decision.opinion_received_on
    reported = told.opinion_reported_on
    if reported is not None and (received is None or reported < received):
        raise KnownTrouble("report_before_opinion", on=reported, received_on=received)
    return dict(told.facts())


def _check_redo(told: Decision, result: RemedyResult | None, decided_on: date | None) -> None:
    if told.redo_by is None and told.redo_days is None:
        return
    if result is not RemedyResult.CORRECTED:
        raise KnownTrouble("redo_not_corrected")
    if told.redo_by is not None and told.redo_days is not None:
        raise KnownTrouble("redo_twice")
    if told.redo_days is not None and told.redo_days < 1:
        raise KnownTrouble("redo_days_wrong")
    if told.redo_by is not None and decided_on is not None and told.redo_by < decided_on:
        raise KnownTrouble("redo_before_decision", on=told.redo_by, decided_on=decided_on)


def _check_copy(copy_received_on: date | None, filed_on: date, today: date) -> None:
    if copy_received_on is None:
        return
    if copy_received_on > today:
        raise KnownTrouble("day_in_future", on=copy_received_on, today=today)
    if copy_received_on < filed_on:
        raise KnownTrouble("copy_before_filing", on=copy_received_on, filed_on=filed_on)


def _check_procedure(procedure: Procedure | None, route: RemedyRoute) -> None:
    if procedure is not None and route is not RemedyRoute.RECONSIDERATION:
        raise KnownTrouble("procedure_of_lawsuit")


def _told(remedy: Remedy, message: str) -> Change:
    return Change(requests=frozenset({remedy.request}), message=message, facts={"number": remedy.request_number})
