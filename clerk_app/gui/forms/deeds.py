"""Every deed that can be done on a request page, declared: which fields, in which order, by which service."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.cases.remedy import Decision, RemedyDraft, RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.party_forms import WHERE
from clerk_app.gui.forms.step_forms import Field, FieldKind, Start, StepForm
from clerk_app.law.terms import (
    ConsultedParty,
    CourtPaper,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    Procedure,
    RemedyResult,
    RemedyRoute,
    SecrecyFinding,
)
from clerk_app.services import answering, handling, remedies, routing
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.staff import PEOPLE, UNITS

PAST, COMING = FieldKind.PAST_DAY, FieldKind.COMING_DAY
TEXT, LINES, WHOLE, MONEY, CHOICE = (
    FieldKind.TEXT, FieldKind.LINES, FieldKind.WHOLE, FieldKind.MONEY, FieldKind.CHOICE,
)


def _today(start: Start) -> str:
    return start.today.isoformat()


def _most_days(start: Start) -> str:
    return "" if start.most_days is None else str(start.most_days)


def _unit(start: Start) -> str:
    return start.unit


def _approver(start: Start) -> str:
    return start.approver


def _first_party(start: Start) -> str:
    return next(iter(start.open_parties), "")


def _parties(start: Start) -> tuple[str, ...]:
    return start.open_parties


def _first_item(start: Start) -> str:
    return str(next((one for one in start.items if one not in start.reviewed), start.items[0]))


def _items(start: Start) -> tuple[str, ...]:
    return tuple(map(str, start.items))


def _documents(start: Start) -> tuple[str, ...]:
    return tuple(map(str, start.documents))


def _last_document(start: Start) -> str:
    return str(start.documents[-1]) if start.documents else ""


def _manner(start: Start) -> str:
    return start.manner or DeliveryManner.POST.value


def _manners(start: Start) -> tuple[str, ...]:
    return tuple(one.value for one in DeliveryManner)


def _remedies(start: Start) -> tuple[str, ...]:
    return tuple(map(str, start.open_remedies))


def _first_remedy(start: Start) -> str:
    return next(iter(_remedies(start)), "")


def _one_of(*values: str) -> tuple:
    """Start and options of a choice among fixed values, the first one chosen."""
    return (lambda _start: values[0]), (lambda _start: values)


def _open_remedy(
    desk: Desk, request_id: RequestId, *, route: RemedyRoute, body: str, filed_on: date, today: date, deed: str,
    case_number: str = "", accepted_on: date | None = None, copy_received_on: date | None = None,
    procedure: Procedure | None = None,
) -> Change:
    draft = RemedyDraft(
        route=route, body=body, case_number=case_number, filed_on=filed_on, accepted_on=accepted_on,
        copy_received_on=copy_received_on, procedure=procedure,
    )
    return remedies.open_remedy(desk, request_id, draft, today=today, deed=deed)


def _answer_remedy(desk: Desk, request_id: RequestId, *, remedy: int, on: date, today: date, deed: str) -> Change:
    return remedies.answer_remedy(desk, RemedyId(remedy), on=on, today=today, deed=deed)


def _note_on_case(
    desk: Desk, request_id: RequestId, *, on: date, text: str, today: date, deed: str, remedy: int | None = None,
    copy_received_on: date | None = None, procedure: Procedure | None = None, **told: date | int | CourtPaper,
) -> Change:
    decision = Decision(**told)
    if remedy is None or (copy_received_on is None and procedure is None and decision == Decision()):
        return handling.note(desk, request_id, on=on, text=text, today=today, deed=deed)
    return remedies.supplement_remedy(
        desk, RemedyId(remedy), on=on, copy_received_on=copy_received_on, procedure=procedure, decision=decision,
        text=text, today=today, deed=deed,
    )


def _hear_remedy(
    desk: Desk, request_id: RequestId, *, remedy: int, on: date, today: date, deed: str, place: str = "",
    attended: str = "",
) -> Change:
    return remedies.hear(desk, RemedyId(remedy), on=on, place=place, attended=attended, today=today, deed=deed)


def _close_remedy(
    desk: Desk, request_id: RequestId, *, remedy: int, on: date, result: RemedyResult, today: date, deed: str,
    decision_received_on: date | None = None, court_paper: CourtPaper | None = None,
    judgment_received_on: date | None = None, effective_on: date | None = None, redo_days: int | None = None,
    redo_by: date | None = None,
) -> Change:
    decision = Decision(
        judgment_received_on=judgment_received_on, court_paper=court_paper, effective_on=effective_on, redo_by=redo_by,
        redo_days=redo_days,
    )
    return remedies.close_remedy(
        desk, RemedyId(remedy), on=on, result=result, decision_received_on=decision_received_on,
        decision=decision, today=today, deed=deed,
    )


def _on(label: str) -> Field:
    return Field("on", PAST, label, start=_today)


def _chosen(name: str, label: str, values: type, *, required: bool = True) -> Field:
    start, options = _one_of(*(one.value for one in values))
    return Field(name, CHOICE, label, required=required, start=start, options=options, read=values)


_ITEM = "item_"
MATTERS = ("reply", "extension", "correction", "override")
ROLES = ("unit_head", "legal", "disclosure_head", "leader")
KEYED = ("registration", "reply")
_MATTER, _MATTERS = _one_of(*MATTERS)
_ROLE, _ROLES = _one_of(*ROLES)
_KEY, _KEYED = _one_of(*KEYED)

_BLANK, _PROCEDURES = _one_of("", *(one.value for one in Procedure))
_COPY_FIELDS = (
    Field("copy_received_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Copy received on"), required=False),
    Field("procedure", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Procedure of reconsideration"), required=False,
          start=_BLANK, options=_PROCEDURES, read=Procedure),
)  # fmt: skip
"""When our copy came and how the body handles the case: from them our own time to answer is counted."""

_, _COURT_PAPERS = _one_of("", *(one.value for one in CourtPaper))
_DECISION_FIELDS = (
    Field("court_paper", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Paper of the court"), required=False, start=_BLANK,
          options=_COURT_PAPERS, read=CourtPaper),
    Field("judgment_received_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Our receipt of it"), required=False),
    Field("effective_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Took effect on"), required=False),
    Field("redo_days", WHOLE, QT_TRANSLATE_NOOP("StepForm", "Answer anew within working days"), required=False),
    Field("redo_by", COMING, QT_TRANSLATE_NOOP("StepForm", "Answer anew by"), required=False),
)  # fmt: skip
"""What the decision asks of us: the time to appeal and to answer anew is counted from them."""
_OPINION_FIELDS = (
    Field("opinion_received_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Body's advice received on"), required=False),
    Field("opinion_reported_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Report on it sent on"), required=False),
)

_DECLARED = (
    StepForm(EventKind.CORRECTION_ASKED, handling.ask_correction, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Notice sent on")),
        Field("reply_by", COMING, QT_TRANSLATE_NOOP("StepForm", "Correct by")),
        Field("points", LINES, QT_TRANSLATE_NOOP("StepForm", "What is to be corrected")),
        Field("guidance", LINES, QT_TRANSLATE_NOOP("StepForm", "Guidance for the applicant"), required=False),
    )),
    StepForm(EventKind.CORRECTION_RECEIVED, handling.take_correction, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Correction received on")),
        Field("text", LINES, QT_TRANSLATE_NOOP("StepForm", "Corrected wording"), required=False),
    )),
    StepForm(EventKind.CORRECTION_LAPSED, handling.lapse_correction, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Closed on")),
    )),
    StepForm(EventKind.CONSULTATION_SENT, handling.consult, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Letter sent on")),
        _chosen("party", QT_TRANSLATE_NOOP("StepForm", "Whose opinion"), ConsultedParty),
        Field("ref", TEXT, QT_TRANSLATE_NOOP("StepForm", "Name of the party")),
        Field("received_by_party", PAST, QT_TRANSLATE_NOOP("StepForm", "Party received it on"), required=False),
        *WHERE,
    )),
    StepForm(EventKind.CONSULTATION_ANSWERED, handling.end_consultation, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Opinion received on")),
        Field("ref", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Name of the party"), start=_first_party,
              options=_parties),
        Field("opinion", LINES, QT_TRANSLATE_NOOP("StepForm", "Opinion"), required=False),
    )),
    StepForm(EventKind.EXTENDED, handling.extend, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Approved on")),
        Field("days", WHOLE, QT_TRANSLATE_NOOP("StepForm", "Working days more"), start=_most_days),
        Field("reason", LINES, QT_TRANSLATE_NOOP("StepForm", "Reason")),
        Field("approver", TEXT, QT_TRANSLATE_NOOP("StepForm", "Approved by"), required=False, start=_approver,
              names=PEOPLE),
        Field("notice_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Applicant told on"), required=False, start=_today),
    )),
    StepForm(EventKind.DELAYED_REASONABLY, handling.delay, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Decided on")),
        Field("until", COMING, QT_TRANSLATE_NOOP("StepForm", "Answer by")),
        Field("reason", LINES, QT_TRANSLATE_NOOP("StepForm", "Reason")),
    )),
    StepForm(EventKind.FEE_NOTICED, handling.notice_fee, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Notice sent on")),
        _chosen("basis", QT_TRANSLATE_NOOP("StepForm", "Charged"), FeeBasis),
        Field("pages", WHOLE, QT_TRANSLATE_NOOP("StepForm", "Pages"), required=False),
        Field("amount_fen", MONEY, QT_TRANSLATE_NOOP("StepForm", "Amount in yuan")),
        Field("note", TEXT, QT_TRANSLATE_NOOP("StepForm", "Why another amount"), required=False),
        Field("received_by_applicant", PAST, QT_TRANSLATE_NOOP("StepForm", "Applicant received it on"),
              required=False),
    )),
    StepForm(EventKind.FEE_PAID, handling.pay_fee, (_on(QT_TRANSLATE_NOOP("StepForm", "Paid on")),)),
    StepForm(EventKind.FEE_LAPSED, handling.lapse_fee, (_on(QT_TRANSLATE_NOOP("StepForm", "Closed on")),)),
    StepForm(EventKind.WITHDRAWN, handling.withdraw, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Withdrawn on")),
        Field("reason", LINES, QT_TRANSLATE_NOOP("StepForm", "How and why"), required=False),
    )),
    StepForm(EventKind.NOTED, handling.note, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Day")),
        Field("text", LINES, QT_TRANSLATE_NOOP("StepForm", "Note")),
    )),
    StepForm(EventKind.ROUTED, routing.route, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Handed over on")),
        Field("unit", TEXT, QT_TRANSLATE_NOOP("StepForm", "Unit"), start=_unit, names=UNITS),
        Field("due_on", COMING, QT_TRANSLATE_NOOP("StepForm", "Material due"), required=False),
        Field("note", TEXT, QT_TRANSLATE_NOOP("StepForm", "Note"), required=False),
    )),
    StepForm(EventKind.MATERIAL_RETURNED, routing.return_material, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Returned on")),
        Field("unit", TEXT, QT_TRANSLATE_NOOP("StepForm", "Unit"), start=_unit, names=UNITS),
        Field("pages", WHOLE, QT_TRANSLATE_NOOP("StepForm", "Pages"), required=False),
        Field("note", TEXT, QT_TRANSLATE_NOOP("StepForm", "Note"), required=False),
    )),
    StepForm(EventKind.APPROVED, routing.approve, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Approved on")),
        Field("matter", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Matter"), start=_MATTER, options=_MATTERS),
        Field("role", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Role"), start=_ROLE, options=_ROLES),
        Field("name", TEXT, QT_TRANSLATE_NOOP("StepForm", "Approved by"), names=PEOPLE),
        Field("opinion", LINES, QT_TRANSLATE_NOOP("StepForm", "Opinion"), required=False),
    )),
    StepForm(EventKind.SECRECY_REVIEWED, routing.review_secrecy, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Reviewed on")),
        Field("item", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Item"), start=_first_item, options=_items, read=int),
        _chosen("result", QT_TRANSLATE_NOOP("StepForm", "Finding"), SecrecyFinding),
        Field("reviewer", TEXT, QT_TRANSLATE_NOOP("StepForm", "Reviewed by"), names=PEOPLE),
        Field("ground", LINES, QT_TRANSLATE_NOOP("StepForm", "Ground"), required=False),
    )),
    StepForm(EventKind.PLATFORM_KEYED, routing.key_platform, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Keyed in on")),
        Field("what", CHOICE, QT_TRANSLATE_NOOP("StepForm", "What"), start=_KEY, options=_KEYED),
        Field("number", TEXT, QT_TRANSLATE_NOOP("StepForm", "Platform number"), required=False),
    )),
    StepForm(EventKind.SERVED, answering.serve, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Posted or handed over on")),
        Field("manner", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Manner"), start=_manner, options=_manners,
              read=DeliveryManner),
        Field("document", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Letter"), required=False, start=_last_document,
              options=_documents, read=int),
        Field("carrier", TEXT, QT_TRANSLATE_NOOP("StepForm", "Carrier"), required=False),
        Field("tracking", TEXT, QT_TRANSLATE_NOOP("StepForm", "Posting number"), required=False),
        Field("signed_for_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Signed for on"), required=False),
    )),
    StepForm(EventKind.REMEDY_OPENED, _open_remedy, (
        _chosen("route", QT_TRANSLATE_NOOP("StepForm", "Route"), RemedyRoute),
        Field("body", TEXT, QT_TRANSLATE_NOOP("StepForm", "Body or court")),
        Field("case_number", TEXT, QT_TRANSLATE_NOOP("StepForm", "Case number"), required=False),
        Field("filed_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Filed on"), start=_today),
        Field("accepted_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Accepted on"), required=False),
        *_COPY_FIELDS,
    )),
    StepForm(EventKind.REMEDY_ANSWERED, _answer_remedy, (
        Field("remedy", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Case"), start=_first_remedy, options=_remedies,
              read=int),
        _on(QT_TRANSLATE_NOOP("StepForm", "Answer and evidence filed on")),
    )),
    StepForm(EventKind.REMEDY_HEARD, _hear_remedy, (
        Field("remedy", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Case"), start=_first_remedy, options=_remedies,
              read=int),
        _on(QT_TRANSLATE_NOOP("StepForm", "Heard on")),
        Field("place", TEXT, QT_TRANSLATE_NOOP("StepForm", "Place"), required=False),
        Field("attended", TEXT, QT_TRANSLATE_NOOP("StepForm", "Attended by"), required=False),
    )),
    StepForm(EventKind.REMEDY_CLOSED, _close_remedy, (
        Field("remedy", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Case"), start=_first_remedy, options=_remedies,
              read=int),
        _on(QT_TRANSLATE_NOOP("StepForm", "Decided on")),
        _chosen("result", QT_TRANSLATE_NOOP("StepForm", "Result"), RemedyResult),
        Field("decision_received_on", PAST, QT_TRANSLATE_NOOP("StepForm", "Applicant received it on"), required=False),
        *_DECISION_FIELDS,
    )),
    StepForm(EventKind.ARCHIVED, routing.archive, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Put away on")),
        Field("file_number", TEXT, QT_TRANSLATE_NOOP("StepForm", "File number")),
        Field("retention", TEXT, QT_TRANSLATE_NOOP("StepForm", "Retention"), required=False),
        Field("place", TEXT, QT_TRANSLATE_NOOP("StepForm", "Place"), required=False),
        Field("pages", WHOLE, QT_TRANSLATE_NOOP("StepForm", "Pages"), required=False),
    )),
)  # fmt: skip

_OUTCOMES = tuple(one.value for one in Outcome if one not in answering.STEP_OF_OUTCOME)


def _answer(
    desk: Desk, request_id: RequestId, *, on: date, outcome: Outcome, today: date, deed: str, grounds: str = "",
    reason: str = "", **items: Outcome,
) -> Change:
    by_position = {int(name.removeprefix(_ITEM)): result for name, result in items.items()}
    return answering.answer(
        desk, request_id, on=on, outcome=outcome, items=by_position or None, grounds=grounds, reason=reason,
        today=today, deed=deed,
    )


def _outcomes(start: Start) -> tuple[str, ...]:
    return _OUTCOMES


def _outcome(start: Start) -> str:
    return start.outcome


def answer_form(items: tuple[int, ...]) -> StepForm:
    """The answer: one result, and one for each item where there are several."""
    each = tuple(
        Field(f"{_ITEM}{item}", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Item"), start=_outcome, options=_outcomes,
              read=Outcome)
        for item in items
    ) if len(items) > 1 else ()  # fmt: skip
    return StepForm(EventKind.ANSWERED, _answer, (
        _on(QT_TRANSLATE_NOOP("StepForm", "Decided on")),
        Field("outcome", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Result"), start=_outcome, options=_outcomes,
              read=Outcome),
        *each,
        Field("grounds", LINES, QT_TRANSLATE_NOOP("StepForm", "Grounds"), required=False),
        Field("reason", LINES, QT_TRANSLATE_NOOP("StepForm", "Why late"), required=False, only_late=True),
    ))  # fmt: skip


def note_form(pending: bool, decided: bool) -> StepForm:
    """A remark; on a request with a case also what became known of it: of a pending one, of one decided."""
    plain = FORMS[EventKind.NOTED]
    if not pending and not decided:
        return plain
    told = (*(_COPY_FIELDS if pending else ()), *(_DECISION_FIELDS if decided else ()), *_OPINION_FIELDS)
    case = Field("remedy", CHOICE, QT_TRANSLATE_NOOP("StepForm", "Case"), required=False, start=_first_remedy,
                 options=_remedies, read=int)  # fmt: skip
    return StepForm(EventKind.NOTED, _note_on_case, (*plain.fields, case, *told))


FORMS = MappingProxyType({form.kind: form for form in _DECLARED})
"""One form a kind. ANSWERED is made for its items, LETTER_ISSUED has a page, STRUCK and AMENDED their own places."""
