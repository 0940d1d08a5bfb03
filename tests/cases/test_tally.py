"""The count of a year against published tables and hand-counted ledgers (law E26, forms 4.6 to 4.8)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.checks import checks
from clerk_app.cases.remedy import Remedy, RemedyId
from clerk_app.cases.request import CLOSING, Entry, EntryId, Item, OrganId, Request, RequestId
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.tally import CORRECTION_NOTICES, tally
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.events import Event, Fact
from clerk_app.law.form_table import Severity
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.law.year_format import form_of, read_formats

DATA = Path(__file__).resolve().parent.parent / "data"
FORMATS = read_formats(places.resources() / "year_formats")
LATER = date(2026, 8, 28)

KINDS = {"自然人": "natural_person", "商业企业": "commercial_enterprise", "社会公益组织": "social_welfare_org",
         "法律服务机构": "legal_service_org", "其他组织": "other_org"}
CHANNELS = {"网络": "online", "信函": "registered_post", "当面": "in_person", "传真": "fax"}
OUTCOMES = {
    "予以公开": "disclosed", "部分公开": "partially_disclosed", "不予公开：属于国家秘密": "refused_state_secret",
    "不予公开：其他法律行政法规禁止公开": "refused_other_law",
    "不予公开：危及“三安全一稳定”": "refused_safety_stability",
    "不予公开：保护第三方合法权益": "refused_third_party", "不予公开：属于三类内部事务信息": "refused_internal_affairs",
    "不予公开：属于四类过程性信息": "refused_process", "不予公开：属于行政执法案卷": "refused_enforcement_file",
    "不予公开：属于行政查询事项": "refused_admin_query", "无法提供：本机关不掌握相关政府信息": "unable_not_held",
    "无法提供：没有现成信息需要另行制作": "unable_needs_creation",
    "无法提供：补正后申请内容仍不明确": "unable_still_unclear",
    "不予处理：信访举报投诉类申请": "not_handled_petition", "不予处理：重复申请": "not_handled_duplicate",
    "不予处理：无正当理由大量反复申请": "not_handled_excessive",
    "不予处理：要求行政机关确认或重新出具已获取信息": "not_handled_reconfirm", "其他处理": "other_other",
    "其他处理：其他": "other_other", "其他处理：逾期不补正": "other_no_correction",
    "其他处理：逾期未缴费": "other_no_payment",
}
ROUTES = {"行政复议": "reconsideration", "未经复议直接起诉": "litigation_direct",
          "复议后起诉": "litigation_after_reconsideration"}
RESULTS = {"结果维持": RemedyResult.UPHELD, "结果纠正": RemedyResult.CORRECTED, "其他结果": RemedyResult.OTHER_RESULT}


def happened(kind: EventKind, on: date, **facts: Fact) -> Event:
    return Event(kind, on, MappingProxyType(facts))


def request(
    number: int,
    received_on: date,
    *events: Event,
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON,
    channel: Channel = Channel.IN_PERSON,
    is_struck: bool = False,
) -> Request:
    """A request with the given events after its registration."""
    every = (happened(EventKind.RECEIVED, received_on), *events)
    entries = tuple(
        Entry(EntryId(place), event, "2026-01-01T00:00:00Z", "苏晚晴", EntryId(99) if is_struck and not place else None)
        for place, event in enumerate(every)
    )
    return Request(
        id=RequestId(number), number=f"2026-{number:04}", organ=OrganId(1), received_on=received_on, channel=channel,
        applicant=Applicant(kind, "周若安"), wording="某项信息", receipt_basis="", arrived_on=None, postal_number="",
        signed_by="", form_wanted="", delivery_wanted="", unit="", handler="", platform_number="",
        items=(Item(1, "某项信息"),), entries=entries, notes=(), version=1,
    )


def remedy(
    number: int, route: RemedyRoute, filed_on: date, result: RemedyResult | None = None, closed_on: date | None = None
) -> Remedy:
    return Remedy(
        RemedyId(number), RequestId(1), "2026-0001", ApplicantKind.NATURAL_PERSON, route, "市人民政府", f"〔{number}〕",
        filed_on, None, result, closed_on,
    )


def answered(on: date, outcome: str = "disclosed", *, posted_on: date | None = None) -> tuple[Event, ...]:
    """A decision, and its posting (the same day unless said)."""
    posted = posted_on or on
    return (
        happened(EventKind.ANSWERED, on, outcome=outcome),
        happened(EventKind.SERVED, posted, manner="post", posted_on=posted),
    )


def counted(requests: Sequence[Request], year: int, remedies: Sequence[Remedy] = (), today: date = LATER) -> YearSheet:
    return tally(requests, remedies, year=year, form=form_of(FORMATS, year), today=today)


def values(sheet: YearSheet, row: str, table: str = "applications") -> list[object]:
    filled = sheet.table(table)
    assert filled is not None
    return [filled.value(row, column.id) for column in filled.table.columns]


def old(sheet: YearSheet, row: str) -> object:
    return values(sheet, row, "old_statistics_sheet")[0]


# --- published tables ------------------------------------------------------------------------------------------------


def day(cell: object) -> date | None:
    if cell in (None, ""):
        return None
    return cell if type(cell) is date else cell.date() if isinstance(cell, datetime) else date(
        *map(int, str(cell).replace(".", "-").split("-"))
    )


def ledger(name: str) -> tuple[list[Request], list[Remedy]]:
    """A ledger read by hand-made words, so that this test owes nothing to the program's own reader."""
    book = CalamineWorkbook.from_path(str(DATA / "ledgers" / f"{name}.xlsx"))
    rows = book.get_sheet_by_name("台账").to_python()
    start = next(place for place, row in enumerate(rows) if row[0] == "序号") + 1
    requests = []
    for place, row in enumerate(rows[start:], start=1):
        decided = day(row[18])
        received = day(row[2])
        assert received is not None
        requests.append(
            request(
                place, received, *(answered(decided, OUTCOMES[row[20]]) if decided else ()),
                kind=ApplicantKind(KINDS[row[5]]), channel=Channel(CHANNELS[row[4]]),
            )
        )
    remedies = []
    for place, row in enumerate(book.get_sheet_by_name("复议诉讼").to_python()[1:], start=1):
        filed = day(row[4])
        assert filed is not None
        remedies.append(remedy(place, RemedyRoute(ROUTES[row[1]]), filed, RESULTS.get(row[5]), day(row[6])))
    return requests, remedies


def published(name: str) -> dict[str, dict[str, object]]:
    return json.loads((DATA / "published" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "table", "year", "misprinted"),
    [
        ("xicheng-2020", "2020_beijing_xicheng_district", 2020, {"carried_out": [55, 0, 0, 0, 0, 0, 55]}),
        ("suqian-2023", "2023_jiangsu_suqian_city", 2023, {}),
    ],
)
def test_a_ledger_gives_every_figure_of_the_published_table(
    name: str, table: str, year: int, misprinted: dict[str, list[int]]
) -> None:
    requests, remedies = ledger(name)
    sheet = counted(requests, year, remedies)
    plain, printed = to_plain(sheet), published(table)
    assert plain["format"] == printed["format"]
    assert plain["applications"]["rows"] == printed["applications"]["rows"] | misprinted  # type: ignore[index, operator]
    assert plain["applications"]["columns"] == printed["applications"]["columns"]  # type: ignore[index]
    assert plain["review_litigation"] == printed["review_litigation"]
    assert checks(sheet) == ()


# --- years (law E26) -------------------------------------------------------------------------------------------------


def test_an_answer_on_31_december_is_of_that_year_and_one_on_1_january_is_carried_over() -> None:
    requests = [
        request(1, date(2022, 12, 1), *answered(date(2022, 12, 31))),
        request(2, date(2022, 12, 1), *answered(date(2023, 1, 1))),
        request(3, date(2022, 12, 31)),
        request(4, date(2023, 1, 1)),
    ]
    before, after = counted(requests, 2022), counted(requests, 2023)
    rows = ("new_received", "carried_in", "disclosed", "carried_out")
    assert [values(before, row)[-1] for row in rows] == [3, 0, 1, 2]
    assert [values(after, row)[-1] for row in rows] == [1, 2, 1, 2]


def test_carried_out_of_a_year_is_carried_in_of_the_next_in_every_column() -> None:
    requests, _ = ledger("xicheng-2020")
    assert values(counted(requests, 2020), "carried_out") == values(counted(requests, 2021), "carried_in")


def test_a_correction_does_not_move_a_request_to_another_year() -> None:
    asked = happened(EventKind.CORRECTION_ASKED, date(2022, 12, 30))
    came = happened(EventKind.CORRECTION_RECEIVED, date(2023, 1, 10))
    sheet = counted([request(1, date(2022, 12, 29), asked, came, *answered(date(2023, 2, 1)))], 2022)
    assert values(sheet, "new_received")[-1] == 1
    assert values(sheet, "carried_out")[-1] == 1


def test_withdrawal_and_lapse_count_on_their_own_day_in_other_handling() -> None:
    requests = [
        request(1, date(2023, 3, 1), happened(EventKind.WITHDRAWN, date(2023, 3, 2))),
        request(2, date(2023, 3, 1), happened(EventKind.CORRECTION_LAPSED, date(2023, 5, 4))),
        request(3, date(2023, 3, 1), happened(EventKind.FEE_LAPSED, date(2023, 6, 1))),
    ]
    sheet = counted(requests, 2023)
    rows = ("other_no_correction", "other_no_payment", "other_other", "total_handled")
    assert [values(sheet, row)[0] for row in rows] == [1, 1, 1, 3]
    assert checks(sheet) == ()


def test_a_registration_that_was_struck_is_in_no_row() -> None:
    sheet = counted([request(1, date(2023, 3, 1), is_struck=True), request(2, date(2023, 3, 1))], 2023)
    filled = sheet.table("applications")
    assert filled is not None
    assert filled.cell("new_received", "total").requests == (RequestId(2),)


def test_a_year_that_is_not_over_is_a_trial_up_to_today() -> None:
    requests = [request(1, date(2026, 8, 1)), request(2, date(2026, 8, 3), *answered(date(2026, 8, 20)))]
    sheet = counted(requests, 2026, today=date(2026, 8, 28))
    assert sheet.is_trial
    assert to_plain(sheet)["as_of"] == "2026-08-28"
    assert values(sheet, "carried_out")[-1] == 1
    assert not counted(requests, 2026, today=date(2026, 12, 31)).is_trial


def test_a_decision_not_yet_posted_on_31_december_counts_and_is_warned_of() -> None:
    requests = [
        request(1, date(2022, 12, 1), *answered(date(2022, 12, 30), posted_on=date(2023, 1, 3))),
        request(2, date(2022, 12, 1), *answered(date(2022, 12, 30))),
    ]
    sheet = counted(requests, 2022)
    assert values(sheet, "disclosed")[-1] == 2
    (warning,) = checks(sheet)
    assert (warning.identity, warning.severity, warning.requests) == ("UNSERVED", Severity.WARNING, (RequestId(1),))


def test_an_answer_dated_before_receipt_breaks_the_printed_identity() -> None:
    sheet = counted([request(1, date(2023, 1, 5), *answered(date(2022, 12, 30)))], 2023)
    found = checks(sheet)
    assert [(finding.identity, finding.column) for finding in found] == [("A1", "natural_person"), ("A1", "total")]


# --- remedies --------------------------------------------------------------------------------------------------------


def test_a_remedy_counts_under_its_result_in_the_year_of_the_result_and_is_pending_before() -> None:
    one = remedy(1, RemedyRoute.RECONSIDERATION, date(2021, 11, 1), RemedyResult.CORRECTED, date(2023, 2, 1))
    for year, wanted in ((2020, [0, 0, 0, 0, 0]), (2021, [0, 0, 0, 1, 1]), (2022, [0, 0, 0, 1, 1]),
                         (2023, [0, 1, 0, 0, 1]), (2024, [0, 0, 0, 0, 0])):
        sheet = counted([], year, [one])
        assert values(sheet, "reconsideration", "review_litigation") == wanted, year
        assert checks(sheet) == ()


# --- the sheet of 2014 to 2018 ---------------------------------------------------------------------------------------


def test_three_requests_of_2017_give_the_sheet_of_a_small_unit() -> None:
    requests = [
        request(1, date(2017, 3, 6), *answered(date(2017, 3, 20)), channel=Channel.ONLINE),
        request(2, date(2017, 5, 8), *answered(date(2017, 5, 22)), channel=Channel.ONLINE),
        request(3, date(2017, 9, 4), *answered(date(2017, 9, 18), "unable_not_this_organ"),
                channel=Channel.REGISTERED_POST),
    ]
    sheet = counted(requests, 2017)
    text = published("2017_beijing_xicheng_city_mgmt_center")["narrative_figures"]
    for key, row in (("received", "received_total"), ("received_network", "received_network"),
                     ("received_letter", "received_letter"), ("completed", "completed_total"),
                     ("completed_on_time", "completed_on_time"), ("replies", "replies_total"),
                     ("agreed", "reply_agreed"), ("not_this_organ", "reply_not_this_organ"),
                     ("reconsideration", "reconsideration_total"), ("litigation", "litigation_total")):
        assert old(sheet, row) == text[key], row
    zero = ("received_in_person", "received_fax", "completed_extended", "reply_refused", "reply_not_exist")
    assert [old(sheet, row) for row in zero] == [0] * len(zero)
    assert not [finding for finding in checks(sheet) if finding.severity is not Severity.INFO]


def test_the_old_sheet_tells_on_time_from_extended_and_leaves_open_ones_out_of_both() -> None:
    longer = happened(EventKind.EXTENDED, date(2016, 3, 20), days=15)
    requests = [
        request(1, date(2016, 3, 1), *answered(date(2016, 3, 10))),
        request(2, date(2016, 3, 1), longer, *answered(date(2016, 4, 10))),
        request(3, date(2016, 12, 1)),
        request(4, date(2016, 3, 1), happened(EventKind.WITHDRAWN, date(2016, 3, 2))),
    ]
    sheet = counted(requests, 2016)
    rows = ("received_total", "completed_total", "completed_on_time", "completed_extended", "replies_total")
    assert [old(sheet, row) for row in rows] == [4, 3, 2, 1, 2]


def test_a_late_answer_among_those_on_time_is_warned_of() -> None:
    requests = [request(1, date(2016, 3, 1), *answered(date(2016, 6, 10)))]
    sheet = tally(requests, (), year=2016, form=form_of(FORMATS, 2016), today=LATER, late={RequestId(1)})
    late = [finding for finding in checks(sheet) if finding.identity == "LATE"]
    assert [(finding.row, finding.left) for finding in late] == [("completed_on_time", 1)]


def test_correction_notices_that_led_to_another_result_stand_beside_the_old_sheet() -> None:
    asked = happened(EventKind.CORRECTION_ASKED, date(2016, 3, 5))
    requests = [
        request(1, date(2016, 3, 1), asked, *answered(date(2016, 4, 10))),
        request(2, date(2016, 3, 1), asked, *answered(date(2016, 4, 10), "unable_still_unclear")),
    ]
    sheet = counted(requests, 2016)
    assert old(sheet, "reply_supplement_notice") == 1
    assert sheet.beside[CORRECTION_NOTICES].requests == (RequestId(1),)
    assert to_plain(sheet)["beside"] == {CORRECTION_NOTICES: 1}


def test_pending_cases_are_in_the_total_of_the_old_sheet_and_the_difference_is_only_warned_of() -> None:
    cases = [
        remedy(1, RemedyRoute.LITIGATION_DIRECT, date(2016, 3, 1), RemedyResult.UPHELD, date(2016, 8, 1)),
        remedy(2, RemedyRoute.LITIGATION_AFTER_RECONSIDERATION, date(2016, 11, 1)),
    ]
    sheet = counted([], 2016, cases)
    assert [old(sheet, row) for row in ("litigation_total", "litigation_upheld")] == [2, 1]
    assert [one.identity for one in checks(sheet) if one.severity is Severity.WARNING] == ["O6"]


# --- properties ------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2015, 1, 1), date(2024, 12, 31))


@st.composite
def any_request(draw: st.DrawFn, number: int = 0) -> Request:
    received = draw(DAYS)
    closing = draw(st.sampled_from([None, *sorted(CLOSING)]))
    events: tuple[Event, ...] = ()
    if closing is not None:
        on = draw(st.dates(received, date(2025, 12, 31)))
        facts = {"outcome": draw(st.sampled_from(Outcome)).value} if closing is EventKind.ANSWERED else {}
        events = (happened(closing, on, **facts),)
    return request(
        draw(st.integers(1, 10**6)), received, *events,
        kind=draw(st.sampled_from(ApplicantKind)), channel=draw(st.sampled_from(Channel)),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(any_request(), max_size=25, unique_by=lambda one: one.id), st.sampled_from(range(2014, 2026)))
def test_whatever_the_ledger_holds_no_identity_is_broken_and_each_request_lands_in_one_row(
    requests: list[Request], year: int
) -> None:
    sheet = counted(requests, year)
    assert not [finding for finding in checks(sheet) if finding.severity is Severity.ERROR]
    for filled in sheet.tables:
        column = filled.table.columns[-1].id
        landed = [
            one for row in filled.table.rows if row.gathers.outcomes for one in filled.cell(row.id, column).requests
        ]
        assert len(landed) == len(set(landed))
    following = counted(requests, year + 1)
    if year >= 2019:
        assert values(sheet, "carried_out") == values(following, "carried_in")
