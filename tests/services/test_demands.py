"""Records to correct and suggestions to publish: no requests, counted nowhere, their answers written from the line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.letter_facts import Facts
from clerk_app.cases.request import RequestId
from clerk_app.services import demands, letters, months, registers, year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.registers import COMPLAINTS
from clerk_app.trouble import KnownTrouble

TODAY = date(2026, 8, 28)  # a Friday
CAME = date(2026, 8, 3)  # a Monday
RECORD, SUGGESTION = "record_correction", "proactive_suggestion"


def number_of(desk: Desk, request: RequestId) -> str:
    return desk.store.requests.get(request).number


def text_of(desk: Desk, request: RequestId, kind: str, given: Facts | None = None) -> str:
    return "".join(letters.sketched(desk, request, kind, given, TODAY).letter.texts)


def figures(desk: Desk) -> list[object]:
    sheet = year_sheets.build(desk, 2026, today=TODAY)
    month = months.count(desk, months.month(2026, 8), TODAY)
    old = year_sheets.build(desk, 2017, today=TODAY)
    return [
        *({place: cell.value for place, cell in filled.cells.items()} for one in (sheet, old) for filled in one.tables),
        {spot: figure.value for spot, figure in month.figures.items()},
    ]


def test_they_are_counted_in_no_sheet(desk: Desk, registered: Callable[..., RequestId]) -> None:
    number = number_of(desk, registered())
    before = figures(desk)
    demands.keep(desk, kind=RECORD, came_on=CAME, matter="出生日期", number=number, today=TODAY)
    demands.keep(desk, kind=SUGGESTION, came_on=CAME, matter="养护合同", number=number, today=TODAY)
    demands.keep(desk, kind=RECORD, came_on=date(2017, 5, 2), matter="出生日期", who="柏清和", today=TODAY)
    assert figures(desk) == before
    assert registers.complaints_of(desk, 2026) == () and registers.figures_of(desk, 2017) == {}


def test_a_complaint_taken_back_counts_in_no_month(desk: Desk) -> None:
    registers.keep_complaint(desk, kind="appeal", came_on=CAME, matter="未按期答复", today=TODAY)
    registers.take_back(desk, COMPLAINTS, 1, reason="误记", today=TODAY)
    month = months.count(desk, months.month(2026, 8), TODAY)
    assert {spot[0]: figure.value for spot, figure in month.figures.items() if spot[0] == "appeals"} == {}


@pytest.mark.parametrize(("decision", "said", "carries"), [
    ("corrected", {"record_new": "1990年1月2日"}, ["已将该记录更正为：1990年1月2日"]),
    ("refused", {"reasons": "登记底册与现有记录一致"}, ["登记底册与现有记录一致", "不予更正"]),
    (
        "passed_on",
        {"right_agency": "临澜区民政局", "right_agency_contact": "010-00000001", "record_passed_on": "2026-08-10"},
        ["2026年8月10日", "转送临澜区民政局处理", "010-00000001"],
    ),
    (
        "referred", {"right_agency": "临澜区民政局", "right_agency_contact": "010-00000001"},
        ["有权更正的临澜区民政局提出"],
    ),
])
def test_the_answer_on_a_record_is_written_from_its_line(
    desk: Desk, registered: Callable[..., RequestId], decision: str, said: dict[str, str], carries: list[str]
) -> None:
    request = registered()
    demands.keep(
        desk, kind=RECORD, came_on=CAME, matter="登记表上的出生日期", number=number_of(desk, request),
        decision=decision, said=said, today=TODAY,
    )
    text = text_of(desk, request, "record_correction_answer")
    for each in ("第四十一条", "2026年8月3日", "登记表上的出生日期", *carries):
        assert each in text
    missing = set(letters.missing(desk, request, "record_correction_answer", today=TODAY))
    assert not missing & {"record", "record_asked_on", "record_decision", *said}


def test_the_answer_on_a_suggestion_is_written_from_its_line(desk: Desk, registered: Callable[..., RequestId]) -> None:
    request = registered()
    demands.keep(
        desk, kind=SUGGESTION, came_on=CAME, matter="历年养护合同", number=number_of(desk, request), decision="adopted",
        said={"publish_place": "本机关网站", "reasons": "不属于这一处理的"}, today=TODAY,
    )
    text = text_of(desk, request, "proactive_suggestion_answer")
    assert all(one in text for one in ("第四十四条第二款", "2026年8月3日", "历年养护合同", "公开途径为：本机关网站"))
    assert "不属于这一处理的" not in text


def test_the_letter_speaks_of_the_earliest_that_waits(desk: Desk, registered: Callable[..., RequestId]) -> None:
    request = registered()
    keep = {"kind": RECORD, "number": number_of(desk, request), "today": TODAY}
    demands.keep(desk, came_on=CAME, matter="出生日期", decision="corrected", said={"record_new": "甲"},
                 closed_on=date(2026, 8, 5), **keep)  # type: ignore[arg-type]
    demands.keep(desk, came_on=date(2026, 8, 6), matter="住址", **keep)  # type: ignore[arg-type]
    facts = letters.facts_of(desk, request, "record_correction_answer", today=TODAY)
    assert (facts["record"], facts["record_asked_on"]) == ("住址", date(2026, 8, 6))
    assert facts.get("record_decision") is None, "nothing is decided yet"


def test_somebody_else_is_addressed_by_name_and_how_is_asked(desk: Desk, registered: Callable[..., RequestId]) -> None:
    request = registered()
    number = number_of(desk, request)
    demands.keep(desk, kind=RECORD, came_on=CAME, matter="住址", number=number, who="柏清和", today=TODAY)
    facts = letters.facts_of(desk, request, "record_correction_answer", today=TODAY)
    assert (facts["applicant"], facts["applicant_kind"]) == ("柏清和", None)
    assert letters.facts_of(desk, request, "receipt", today=TODAY)["applicant"] != "柏清和"


@pytest.mark.parametrize(("more", "key"), [
    ({"came_on": date(2026, 8, 29)}, "day_in_future"),
    ({"kind": "gossip"}, "register_no_kind"),
    ({"number": "2026-9999"}, "demand_no_request"),
    ({"kind": SUGGESTION}, "demand_needs_request"),
    ({"who": ""}, "demand_without_who"),
    ({"matter": "  "}, "register_without_matter"),
    ({"decision": "adopted"}, "demand_no_decision"),
    ({"closed_on": date(2026, 8, 2)}, "register_closed_before"),
    ({"closed_on": TODAY}, "demand_undecided"),
])
def test_what_cannot_be_is_refused_and_nothing_is_kept(desk: Desk, more: dict[str, object], key: str) -> None:
    given: dict[str, object] = {"kind": RECORD, "came_on": CAME, "matter": "住址", "who": "柏清和", **more}
    with pytest.raises(KnownTrouble) as refused:
        demands.keep(desk, today=TODAY, **given)  # type: ignore[arg-type]
    assert refused.value.key == key
    assert "。" in desk.terms.of(refused.value)
    assert desk.store.complaints.all() == ()


def test_an_open_line_is_red_after_twenty_working_days(desk: Desk) -> None:
    demands.keep(desk, kind=RECORD, came_on=date(2026, 7, 30), matter="住址", who="柏清和", today=TODAY)  # a Thursday
    demands.keep(desk, kind=RECORD, came_on=date(2026, 7, 31), matter="门牌", who="柏清和", today=TODAY)
    rows = demands.listed(desk, 2026, TODAY).rows
    assert [row.tone for row in rows] == ["red", "amber"]  # the 20th working days are Thursday 27 and Friday 28 August


def test_it_is_put_right_with_a_reason_taken_back_and_erased(desk: Desk, registered: Callable[..., RequestId]) -> None:
    number = number_of(desk, registered())
    keep = {"kind": RECORD, "came_on": CAME, "number": number, "who": "柏清和", "today": TODAY}
    demands.keep(desk, matter="柏清和的住址", **keep)  # type: ignore[arg-type]
    changed = {"decision": "refused", "said": {"reasons": "柏清和未举证"}, "line": 1, "reason": "来电"}
    demands.keep(desk, matter="住址", **keep, **changed)  # type: ignore[arg-type]
    (former,) = registers.former_of(desk, COMPLAINTS, 1)
    assert demands.demand_of(former.line).matter == "柏清和的住址"  # type: ignore[arg-type]
    registers.erase(desk, 1, today=TODAY)
    (line,) = demands.demands_of(desk, 2026)
    assert line.is_erased and line.decision == ""
    assert "柏清和" not in "".join(str(one) for one in desk.store.complaints.all())
    registers.take_back(desk, COMPLAINTS, 1, reason="误记", today=TODAY)
    assert demands.demands_of(desk, 2026) == ()
