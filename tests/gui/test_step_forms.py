"""Every deed's form: declared for a service that takes just those values, filled and judged without a widget."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from clerk_app import places
from clerk_app.gui.forms import decision
from clerk_app.gui.forms.deeds import FORMS, answer_form
from clerk_app.gui.forms.next_steps import ORDER
from clerk_app.gui.forms.remedy_entry import RemedyEntry
from clerk_app.gui.forms.step_forms import FieldKind, Start, StepEntry, StepForm
from clerk_app.law.reading import read_holidays
from clerk_app.law.terms import ConsultedParty, EventKind, Outcome, RemedyRoute
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.answering import STEP_OF_OUTCOME

TUESDAY = date(2026, 10, 13)
START = Start(
    TUESDAY, most_days=20, unit="市场科", open_parties=("澜图置业",), documents=(4,), open_remedies=(2,)
)
WORKDAYS = WorkCalendar(read_holidays(places.resources() / "holidays"))
ELSEWHERE = {
    EventKind.RECEIVED, EventKind.ANSWERED, EventKind.LETTER_ISSUED, EventKind.STRUCK, EventKind.AMENDED,
}  # fmt: skip


def entry(kind: EventKind, **typed: str) -> StepEntry:
    made = StepEntry(FORMS[kind], START, WORKDAYS)
    made.typed.update(typed)
    return made


def test_every_step_has_a_form_or_a_place_of_its_own() -> None:
    assert set(FORMS) | ELSEWHERE == set(EventKind)


def test_every_step_but_the_registration_is_offered_somewhere() -> None:
    card = {EventKind.ANSWERED}
    in_the_history = {EventKind.STRUCK, EventKind.AMENDED, EventKind.RECEIVED}
    assert set(ORDER) | card | in_the_history == set(EventKind)
    assert len(set(ORDER)) == len(ORDER)


@pytest.mark.parametrize("form", [*FORMS.values(), answer_form((1, 2))], ids=lambda form: form.kind.value)
def test_a_form_asks_for_just_what_its_service_takes(form: StepForm) -> None:
    parameters = inspect.signature(form.run).parameters
    taken = {name for name, one in parameters.items() if one.kind is inspect.Parameter.KEYWORD_ONLY}
    asked = {one.name for one in form.fields}
    if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values()):
        asked = {name for name in asked if not name.startswith("item_")}
    assert asked <= taken
    needed = {
        name
        for name, one in parameters.items()
        if one.kind is inspect.Parameter.KEYWORD_ONLY and one.default is inspect.Parameter.empty
    } - {"today", "deed"}
    assert needed <= {one.name for one in form.fields if one.required}, "what the service needs is required"


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.kind.value)
def test_a_choice_starts_with_one_of_its_options(form: StepForm) -> None:
    made = StepEntry(form, START, WORKDAYS)
    for one in form.fields:
        if one.kind is FieldKind.CHOICE:
            assert made.typed[one.name] in made.options(one)


def test_days_are_read_by_their_leaning() -> None:
    asked = entry(EventKind.CORRECTION_ASKED, on="12", reply_by="12", points="范围")
    assert asked.problems() == ()
    assert asked.values() == {"on": date(2026, 10, 12), "reply_by": date(2026, 11, 12), "points": "范围"}


def test_what_is_missing_or_unreadable_is_told_by_field() -> None:
    fee = entry(EventKind.FEE_NOTICED, on="明天", amount_fen="很多")
    assert {one.field: one.key for one in fee.problems()} == {"on": "day_in_future", "amount_fen": "field_no_money"}
    assert [one.key for one in entry(EventKind.ROUTED, unit="").problems()] == ["field_missing"]
    assert [one.key for one in entry(EventKind.EXTENDED, days="二十", reason="x").problems()] == ["field_no_number"]


@pytest.mark.parametrize(("typed", "fen"), [("120", 12000), ("120.5", 12050), ("0.07", 7), ("１２０", 12000)])
def test_yuan_become_whole_fen(typed: str, fen: int) -> None:
    assert entry(EventKind.FEE_NOTICED, amount_fen=typed).values()["amount_fen"] == fen


def test_choices_become_words_of_the_law() -> None:
    consulted = entry(EventKind.CONSULTATION_SENT, party="co_author", ref="市局")
    assert consulted.values()["party"] is ConsultedParty.CO_AUTHOR


def test_an_extension_starts_with_the_most_the_law_allows_and_today() -> None:
    typed = entry(EventKind.EXTENDED).typed
    assert (typed["days"], typed["on"], typed["notice_on"]) == ("20", "2026-10-13", "2026-10-13")


def test_the_reason_of_lateness_is_asked_after_the_due_day_only() -> None:
    start = Start(TUESDAY, outcome="disclosed", due_on=date(2026, 10, 12))
    late = StepEntry(answer_form((1,)), start, WORKDAYS)
    assert [one.field for one in late.problems()] == ["reason"]
    late.typed["on"] = "2026-10-12"
    assert late.problems() == ()


def test_several_items_have_a_result_each_and_one_item_has_none_of_its_own() -> None:
    assert [one.name for one in answer_form((1, 2)).fields if one.name.startswith("item_")] == ["item_1", "item_2"]
    assert not [one.name for one in answer_form((1,)).fields if one.name.startswith("item_")]


def test_every_result_that_an_answer_can_have_is_an_end_of_the_questions() -> None:
    ends = [way.outcome for question in decision.QUESTIONS for way in question.ways if way.outcome is not None]
    assert len(ends) == len(set(ends))
    assert set(ends) == set(Outcome) - set(STEP_OF_OUTCOME)


def test_a_way_that_leads_on_opens_the_next_question_and_can_be_asked_again() -> None:
    guide = decision.Guide()
    for _ in range(decision.RELEASE):
        assert guide.choose(guide.ways()[0])
    assert guide.at == decision.RELEASE
    assert not guide.choose(guide.ways()[0]), "a result ends the search"
    guide.reopen(1)
    assert (guide.at, sorted(guide.passed)) == (1, [0])


def test_a_correction_that_came_answers_the_first_question_and_leaves_the_others_answered() -> None:
    guide = decision.Guide()
    guide.choose(decision.QUESTIONS[0].ways[1])
    guide.take_corrections(1)
    assert (guide.at, guide.chosen, guide.passed) == (1, None, {0: decision.CORRECTED})
    guide.choose(guide.ways()[0])
    guide.take_corrections(1)
    assert (guide.at, sorted(guide.passed)) == (2, [0, 1]), "the same correction moves nothing again"
    guide.reopen(0)
    guide.take_corrections(1)
    assert guide.at == 0, "the clerk asks it again"
    guide.choose(guide.ways()[0])
    guide.choose(guide.ways()[0])
    guide.take_corrections(2)
    assert (guide.at, guide.passed[0]) == (2, decision.CORRECTED)


SINCE = date(2026, 10, 1)


def own(route: RemedyRoute, on: date) -> str:
    """An office whose government changed its name on 1 October 2026."""
    if route is not RemedyRoute.RECONSIDERATION:
        return "临澜区人民法院"
    return "临澜区人民政府" if on < SINCE else "青屿市临澜区人民政府"


def test_a_case_proposes_the_body_of_its_route_and_day_until_another_is_typed() -> None:
    entry = RemedyEntry(FORMS[EventKind.REMEDY_OPENED], Start(TUESDAY), WORKDAYS, own)
    assert entry.typed["body"] == "青屿市临澜区人民政府" and "body" not in {one.field for one in entry.problems()}
    entry.typed["filed_on"] = "2026-09-30"
    assert entry.follow() == {"body": "临澜区人民政府"}
    entry.typed["filed_on"] = "某天"
    assert entry.follow() == {}
    entry.typed |= {"filed_on": "2026-10-08", "route": "litigation_direct"}
    assert entry.follow() == {"body": "临澜区人民法院"}
    entry.typed |= {"body": "青屿铁路运输法院", "filed_on": "2026-10-09"}
    assert entry.follow() == {} and entry.typed["body"] == "青屿铁路运输法院"
    entry.typed |= {"route": "reconsideration"}
    assert entry.follow() == {} and entry.typed["body"] == "青屿铁路运输法院", "what was typed stays"


def test_an_office_without_a_body_proposes_none() -> None:
    entry = RemedyEntry(FORMS[EventKind.REMEDY_OPENED], Start(TUESDAY), WORKDAYS, lambda _route, _on: "")
    assert entry.typed["body"] == "" and "body" in {one.field for one in entry.problems()}
