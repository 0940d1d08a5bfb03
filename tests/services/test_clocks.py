"""Cases as data: exact answers in their promised order, and a sentence in place of every case that is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.law.terms import EventKind
from clerk_app.services.clocks import CaseAnswer, LawBook, answer_cases, lines_of, open_law, read_cases
from clerk_app.trouble import KnownTrouble

CASES = json.loads((Path(__file__).parent.parent / "data" / "clock.json").read_text(encoding="utf-8"))
FIELDS = [
    "regime", "base_due_on", "due_on", "correction_notice_by", "extension_notice_by", "fee_payment_due_on",
    "consultations", "provisional", "excluded", "warnings", "basis",
]


@pytest.fixture(scope="module")
def law() -> LawBook:
    return open_law()


def answered(law: LawBook, *cases: object) -> tuple[CaseAnswer, ...]:
    return answer_cases(list(cases), law)


def with_event(**event: object) -> dict[str, object]:
    return {"received_on": "2026-03-02", "events": [event]}


def test_the_collected_cases_are_answered_in_order(law: LawBook) -> None:
    answers = answer_cases(CASES, law)
    assert [answer.name for answer in answers] == [case["name"] for case in CASES]
    for case, answer in zip(CASES, answers, strict=True):
        assert {field: answer.plain[field] for field in case["expect"]} == case["expect"], case["name"]
        assert list(answer.plain) == FIELDS


def test_a_bare_input_and_a_named_one_get_the_same_answer(law: LawBook) -> None:
    bare, named = answered(law, CASES[8]["input"], CASES[8])
    assert bare.plain == named.plain
    assert (bare.name, named.name) == ("0", CASES[8]["name"])


def test_an_answer_is_whole(law: LawBook) -> None:
    case = {
        "received_on": "2026-05-11", "channel": "online", "later_field": [1],
        "events": [
            {"kind": "consultation_sent", "on": "2026-05-18", "ref": "甲公司", "received_by_party": "2026-05-20",
             "note": {"of": "a later program"}},
            {"kind": "extended", "on": "2026-06-20", "days": 30},
        ],
    }
    assert dict(answered(law, case)[0].plain) == {
        "regime": "2019",
        "base_due_on": "2026-07-01",
        "due_on": "2026-07-01",
        "correction_notice_by": "2026-05-20",
        "extension_notice_by": "2026-07-01",
        "fee_payment_due_on": None,
        "consultations": [{"ref": "甲公司", "opinion_due_on": "2026-06-10"}],
        "provisional": False,
        "excluded": [["2026-05-19", "2026-06-09"]],
        "warnings": ["EXT_TOO_LONG"],
        "basis": [
            "《政府信息公开条例》（国务院令第711号）第三十三条第二款",
            "《政府信息公开条例》（国务院令第711号）第三十二条",
            "《政府信息公开条例》（国务院令第711号）第三十三条第三款",
        ],
    }


def test_a_date_beyond_the_notices_is_provisional_and_says_so(law: LawBook) -> None:
    plain = answered(law, {"received_on": "2026-12-20", "events": []})[0].plain
    assert (plain["provisional"], plain["warnings"]) == (True, ["CAL_MISSING"])


@pytest.mark.parametrize(
    ("case", "field"),
    [
        (5, "input"), (None, "input"), ([], "input"), ({"name": "x", "input": None}, "input"),
        ({}, "received_on"), ({"events": []}, "received_on"),
        ({"received_on": None, "events": []}, "received_on"),
        ({"received_on": 20260302, "events": []}, "received_on"),
        ({"received_on": "2026-02-30", "events": []}, "received_on"),
        ({"received_on": "20260302", "events": []}, "received_on"),
        ({"received_on": "2026-3-2", "events": []}, "received_on"),
        ({"received_on": "2026-03-02T00:00:00", "events": []}, "received_on"),
        ({"received_on": "2008-04-30", "events": []}, "received_on"),
        ({"received_on": "0001-01-01", "events": []}, "received_on"),
        ({"received_on": "9999-12-20", "events": []}, "received_on"),
        ({"received_on": "2026-03-02"}, "events"),
        ({"received_on": "2026-03-02", "events": None}, "events"),
        ({"received_on": "2026-03-02", "events": {"kind": "withdrawn"}}, "events"),
        ({"received_on": "2026-03-02", "events": [7]}, "events"),
        ({"received_on": "2026-03-02", "events": [], "channel": "pigeon"}, "channel"),
        ({"received_on": "2026-03-02", "events": [], "channel": ["online"]}, "channel"),
        ({"received_on": "2026-03-02", "events": [], "arrived_on": "soon"}, "arrived_on"),
        (with_event(on="2026-03-05"), "kind"),
        (with_event(kind="asked", on="2026-03-05"), "kind"),
        (with_event(kind=["extended"], on="2026-03-05"), "kind"),
        (with_event(kind="extended"), "on"),
        (with_event(kind="extended", on="2026-02-30"), "on"),
        (with_event(kind="extended", on=5), "on"),
        (with_event(kind="received", on="2026-03-05"), "on"),
        (with_event(kind="extended", on="2026-03-05", days="10"), "days"),
        (with_event(kind="extended", on="2026-03-05", days=1.5), "days"),
        (with_event(kind="extended", on="2026-03-05", days=True), "days"),
        (with_event(kind="extended", on="2026-03-05", notice_on="x"), "notice_on"),
        (with_event(kind="consultation_sent", on="2026-03-05", party="neighbour"), "party"),
        (with_event(kind="consultation_sent", on="2026-03-05", ref=7), "ref"),
        (with_event(kind="delayed_reasonably", on="2026-03-05"), "until"),
        (with_event(kind="delayed_reasonably", on="2026-03-05", until=None), "until"),
        (with_event(kind="fee_noticed", on="2026-03-05", amount_fen="100"), "amount_fen"),
        (with_event(kind="answered", on="2026-03-05", outcome="granted"), "outcome"),
        (with_event(kind="answered", on="2026-03-05", items="1=disclosed"), "items"),
        (with_event(kind="served", on="2026-03-05", manner="pigeon"), "manner"),
    ],
)
def test_a_case_that_cannot_be_read_is_answered_with_its_field_and_a_sentence(
    law: LawBook, case: object, field: str
) -> None:
    good, bad, after = answered(law, CASES[0], case, CASES[0])
    assert good.plain == after.plain, "the others are answered all the same"
    assert list(bad.plain) == ["name", "field", "error"]
    assert bad.plain["field"] == field
    assert bad.plain["name"] == ("x" if isinstance(case, dict) and "name" in case else "1")
    said = bad.plain["error"]
    assert isinstance(said, str) and said.endswith("。") and "？" not in said and "{" not in said


def test_a_day_too_far_ahead_is_a_fault_of_the_events(law: LawBook) -> None:
    case = {
        "received_on": "2026-03-02",
        "events": [{"kind": "correction_asked", "on": "2026-03-05"},
                   {"kind": "correction_received", "on": "9999-12-30"}],
    }
    assert answered(law, case)[0].plain["field"] == "events"


def test_days_out_of_bounds_are_a_code_and_not_a_fault(law: LawBook) -> None:
    for days in (0, -3, 21, 10**30):
        plain = answered(law, with_event(kind="extended", on="2026-03-05", days=days))[0].plain
        assert plain["warnings"] == ["EXT_TOO_LONG"], days


def test_a_notice_before_the_receipt_is_a_code_and_not_a_fault(law: LawBook) -> None:
    plain = answered(law, with_event(kind="correction_asked", on="2026-03-01"))[0].plain
    assert (plain["warnings"], plain["due_on"]) == (["CHAIN_ORDER"], "2026-03-30")


@pytest.mark.parametrize("field", ["received_on", "days"])
def test_a_number_longer_than_any_machine_reads_is_a_fault_of_its_case_alone(law: LawBook, field: str) -> None:
    event = {"kind": "extended", "on": "2026-03-05", "days": 0 if field == "days" else 1}
    received_on = 0 if field == "received_on" else "2026-03-02"
    case = json.dumps({"received_on": received_on, "events": [event]}).replace(": 0", ": " + "9" * 5000)
    cases = read_cases(f'[{case}, {{"received_on": "2026-03-02", "events": []}}]'.encode(), "cases.json")
    bad, good = answer_cases(cases, law)
    assert (bad.plain["field"], good.plain["due_on"]) == (field, "2026-03-30")


def test_a_value_that_is_a_deep_list_is_not_written_out(law: LawBook) -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    for field in ("received_on", "channel"):
        plain = answered(law, {"received_on": "2026-03-02", "events": [], field: deep})[0].plain
        assert (plain["field"], "[…]" in str(plain["error"])) == (field, True)


def test_a_name_is_one_line_and_sends_no_signs_to_the_screen(law: LawBook) -> None:
    case = {"name": "甲\n乙\u001b[31m", "received_on": "2026-03-02", "events": []}
    (answer,) = answered(law, case)
    assert next(iter(lines_of((answer,), law.terms))) == "1. 甲 乙 [31m"
    ref = {"kind": "consultation_sent", "on": "2026-03-05", "ref": "丙\n\u0007丁"}
    (line,) = (line for line in lines_of(answered(law, with_event(**ref)), law.terms) if "提出意见" in line)
    assert "（丙 丁）" in line


def test_the_receipt_may_stand_among_the_events_too(law: LawBook) -> None:
    twice = answered(law, with_event(kind="received", on="2026-03-02"), {"received_on": "2026-03-02", "events": []})
    assert twice[0].plain == twice[1].plain


def test_the_offices_own_work_moves_no_clock(law: LawBook) -> None:
    plain = answered(law, {"received_on": "2026-03-02", "events": []})[0].plain
    still = {EventKind.NOTED, EventKind.AMENDED, EventKind.STRUCK, EventKind.ROUTED, EventKind.APPROVED}
    for kind in still:
        assert answered(law, with_event(kind=kind.value, on="2026-03-05"))[0].plain == plain, kind


@pytest.mark.parametrize("data", [b"", b"{", b"[1,", "中文".encode("gb18030"), b"\xff\xfe[\x00]\x00", b"[" * 100_000])
def test_what_is_no_json_is_refused_in_a_sentence(law: LawBook, data: bytes) -> None:
    with pytest.raises(KnownTrouble) as caught:
        read_cases(data, "cases.json")
    assert (caught.value.key, caught.value.kind) == ("clock_not_json", "input")
    assert "cases.json" in law.terms.of(caught.value)


@pytest.mark.parametrize("data", [b"{}", b"null", b'"x"', b'{"received_on": "2026-03-02", "events": []}'])
def test_what_is_no_list_is_refused_in_a_sentence(law: LawBook, data: bytes) -> None:
    with pytest.raises(KnownTrouble) as caught:
        read_cases(data, "cases.json")
    assert caught.value.key == "clock_not_list"


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_cases(b"\xef\xbb\xbf[]", "cases.json") == []


def test_the_lines_are_chinese_and_tell_the_date(law: LawBook) -> None:
    lines = list(lines_of(answer_cases([CASES[11], {"received_on": "x", "events": []}], law), law.terms))
    assert lines[0] == "1. third party answers"
    assert lines[1] == "　　答复期限届满日：2026-06-17"
    assert "　　不计入期限：2026-05-19 至 2026-05-27" in lines
    assert lines[-2] == "2. 第2个案例"
    assert lines[-1].startswith("　　读不出：received_on")


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (("2026-03-05 correction_asked",), "等待申请人补正，"),
        (("2026-03-05 correction_asked reply_by=2026-03-20",), "等待申请人补正（期限 2026-03-20）"),
        (("2026-03-05 fee_noticed",), "等待申请人缴费（期限 2026-04-02）"),
        (("2026-03-05 consultation_sent ref=甲",), "最迟 2026-04-20（征求意见中"),
        (("2026-03-05 correction_asked", "2026-03-06 withdrawn"), "没有答复届满日"),
        (("2026-03-05 extended",), "已延长：20 个工作日"),
    ],
)
def test_the_lines_say_what_is_waited_for(law: LawBook, events: tuple[str, ...], said: str) -> None:
    told = [
        {"on": line.split()[0], "kind": line.split()[1], **dict(fact.split("=") for fact in line.split()[2:])}
        for line in events
    ]
    lines = lines_of(answered(law, {"received_on": "2026-03-02", "events": told}), law.terms)
    assert any(said in line for line in lines)


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["2026-03-02", "2026-02-30", "9999-12-31", *[kind.value for kind in EventKind]]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["kind", "on", "received_on", "events", "input", "name", "days", "ref", "until", "party"]),
        inner, max_size=5,
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(case=ANYTHING)
def test_no_json_value_whatever_breaks_the_answer(law: LawBook, case: object) -> None:
    wrapped = {"received_on": "2026-03-02", "events": case if isinstance(case, list) else [case]}
    answers = answered(law, case, wrapped)
    json.dumps([dict(answer.plain) for answer in answers]).encode("utf-8")
    assert "\n".join(lines_of(answers, law.terms)).encode("utf-8")
