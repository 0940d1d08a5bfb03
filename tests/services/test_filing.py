"""A filed year: frozen with its lists, calendar and rules; refused while it does not hold; what differs later."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clerk_app.cases.request import RequestId
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, entered, filing, handling, proof, sheet_export, year_sheets
from clerk_app.services.desk import Desk, open_desk
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble
from tests import offices
from tests.services.conftest import at_noon

DATA = Path(__file__).resolve().parent.parent / "data"
TODAY = date(2026, 8, 28)
XICHENG = "2020_beijing_xicheng_district"


@pytest.fixture
def district(tmp_path: Path) -> Iterator[Desk]:
    """The district of 2020: its ledger imported, its other figures entered."""
    desk = open_desk(offices.imported("xicheng-2020", tmp_path / "district"), who="苏晚晴", now=at_noon)
    entered.import_file(desk, DATA / "published" / f"{XICHENG}.json", 2020, today=TODAY)
    yield desk
    desk.store.close()


def refusal(desk: Desk, year: int, **more: object) -> KnownTrouble:
    with pytest.raises(KnownTrouble) as trouble:
        filing.file_year(desk, year, **{"today": TODAY, **more})  # type: ignore[arg-type]
    assert "？" not in desk.terms.of(trouble.value)
    return trouble.value


def test_the_filed_district_sheet_is_the_published_one_with_the_right_row_four(district: Desk) -> None:
    change = filing.file_year(district, 2020, today=TODAY, by="林知远")
    assert change.message == "year_filed"
    kept = filing.filed(district, 2020)
    assert kept is not None
    printed = json.loads((DATA / "published" / f"{XICHENG}.json").read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(to_plain(kept.sheet)))
    assert plain["applications"]["rows"] == printed["applications"]["rows"] | {"carried_out": [55, 0, 0, 0, 0, 0, 55]}
    assert plain["review_litigation"] == printed["review_litigation"]
    assert plain["active_disclosure"] == printed["active_disclosure"]
    assert (kept.by, kept.filed_on, kept.replaces, kept.overrides) == ("林知远", TODAY, None, {})
    assert kept.rules["form"] == "gbgk_2019_60"
    assert "国办发明电〔2019〕16号" in kept.calendar["notices"]  # type: ignore[operator]
    assert kept.calendar["known_to"] == "2026-12-31"
    filled = kept.sheet.table("applications")
    assert filled is not None
    assert len(filled.cell("carried_out", "total").requests) == 55
    assert len(kept.cases) == len({one for cell in filled.cells.values() for one in cell.requests})
    assert filing.differences(district, 2020, TODAY) == ()


def test_nothing_personal_stands_in_a_filing(district: Desk) -> None:
    filing.file_year(district, 2020, today=TODAY)
    content = district.store.filings.all()[-1].content
    names = {one.applicant.name for one in district.store.requests.all()}
    assert names
    assert not [name for name in names if name and name in content]


def test_filing_the_same_sheet_again_is_one_filing(district: Desk) -> None:
    filing.file_year(district, 2020, today=TODAY)
    assert filing.file_year(district, 2020, today=TODAY).message == "year_filed_already"
    assert len(district.store.filings.all()) == 1


def test_a_year_that_runs_and_open_blanks_are_not_filed(desk: Desk, registered: Callable[..., RequestId]) -> None:
    registered()
    assert refusal(desk, 2026).key == "filing_year_not_over"
    blank = refusal(desk, 2025)
    assert (blank.key, blank.facts["count"]) == ("filing_blanks", 10)
    filing.file_year(desk, 2025, today=TODAY, blanks_confirmed=True)
    kept = filing.filed(desk, 2025)
    assert kept is not None
    assert len(kept.sheet.left_blank) == 10
    table = kept.sheet.table("art20_1")
    assert table is not None and table.value("regulations", "made") is None, "blank, not zero"


def test_a_contradiction_of_entered_figures_bars_filing_whatever_reason_is_given(desk: Desk) -> None:
    for month, value in ((0, "5"), (3, "4")):
        entered.enter(
            desk, year=2025, table="art20_5", row="licensing", column="decisions", value=value, month=month,
            source="审批科", today=TODAY,
        )
    barred = refusal(desk, 2025, blanks_confirmed=True)
    assert (barred.key, barred.facts["count"]) == ("filing_blocked", 1)
    asked = refusal(desk, 2025, blanks_confirmed=True, overrides={"ENTERED_TWICE": "领导同意"})
    assert asked.key == "filing_blocked"


@pytest.fixture
def carried(desk: Desk, registered: Callable[..., RequestId]) -> tuple[Desk, RequestId]:
    """2024 filed with one request carried over; after that its applicant is found to be a company."""
    one = registered(date(2024, 12, 20))
    registered(date(2024, 12, 23), wording="另一项信息")
    filing.file_year(desk, 2024, today=date(2025, 1, 18), blanks_confirmed=True)
    handling.amend(
        desk, one, changes={"applicant_kind": "commercial_enterprise"}, reason="营业执照", today=date(2025, 2, 9),
    )
    return desk, one


def test_carried_in_is_tried_column_by_column_against_the_filed_year_and_names_who_moved(
    carried: tuple[Desk, RequestId],
) -> None:
    desk, one = carried
    number = desk.store.requests.get(one).number
    sheet = year_sheets.build(desk, 2025, today=TODAY)
    found = [finding for finding in filing.proved(desk, sheet, today=TODAY) if finding.identity == "A4"]
    assert [(f.id, f.left, f.right, f.requests) for f in found] == [
        ("A4.natural_person", 1, 2, (one,)), ("A4.commercial_enterprise", 1, 0, (one,)),
    ]
    said = year_sheets.sentence_of(desk.terms, found[0])
    assert f"{number}：2025-02-09 由自然人改为商业企业。" in said
    assert "相差 1" in said


def test_an_override_needs_a_reason_for_each_mismatch_and_is_kept(carried: tuple[Desk, RequestId]) -> None:
    desk, _ = carried
    bare = refusal(desk, 2025, blanks_confirmed=True)
    assert (bare.key, bare.facts["names"]) == (
        "filing_needs_reason", ("A4.natural_person", "A4.commercial_enterprise"),
    )
    half = refusal(desk, 2025, blanks_confirmed=True, overrides={"A4.natural_person": "类型更正"})
    assert half.facts["names"] == ("A4.commercial_enterprise",)
    assert refusal(desk, 2025, blanks_confirmed=True, overrides={"A1": "类型更正"}).key == "filing_override_unknown"
    filing.file_year(desk, 2025, today=TODAY, blanks_confirmed=True, overrides={"A4": "申请人类型登记有误，已更正"})
    kept = filing.filed(desk, 2025)
    assert kept is not None
    assert kept.overrides == dict.fromkeys(
        ("A4.natural_person", "A4.commercial_enterprise"), "申请人类型登记有误，已更正"
    )


def test_later_edits_show_cell_by_cell_with_their_requests_and_the_filed_sheet_stays(
    carried: tuple[Desk, RequestId],
) -> None:
    desk, one = carried
    before = filing.filed(desk, 2024)
    moved = {(d.row, d.column): (d.filed, d.now, d.came, d.gone) for d in filing.differences(desk, 2024, TODAY)}
    assert moved == {
        ("new_received", "natural_person"): (2, 1, (), (one,)),
        ("new_received", "commercial_enterprise"): (0, 1, (one,), ()),
        ("carried_out", "natural_person"): (2, 1, (), (one,)),
        ("carried_out", "commercial_enterprise"): (0, 1, (one,), ()),
    }
    assert filing.filed(desk, 2024) == before


def test_every_kind_of_later_edit_is_told_apart(desk: Desk, registered: Callable[..., RequestId]) -> None:
    ids = [registered(date(2024, 12, day), wording=f"第{day}项信息") for day in (2, 3, 4, 5)]
    for one in ids[:2]:
        answering.answer(desk, one, on=date(2024, 12, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    filing.file_year(desk, 2024, today=TODAY, blanks_confirmed=True)
    kept = filing.filed(desk, 2024)
    assert kept is not None
    struck = next(one.id for one in desk.store.requests.get(ids[0]).entries if one.event.kind.value == "answered")
    handling.strike(desk, ids[0], entry=struck, reason="误记", today=TODAY)
    whole = desk.store.requests.get(ids[2]).entries[0].id
    handling.strike(desk, ids[2], entry=whole, reason="误登", today=TODAY)
    answering.answer(desk, ids[3], on=date(2024, 12, 24), outcome=Outcome.DISCLOSED, today=TODAY)
    why = {cause.request: cause.reason.key for cause in proof.causes(desk, kept, ids)}
    assert why == {ids[0]: "cause_reopened", ids[1]: "cause_changed", ids[2]: "cause_struck", ids[3]: "cause_closed"}
    for cause in proof.causes(desk, kept, ids):
        assert "？" not in proof.said_of(desk, cause)


def test_a_correction_is_a_second_filing_that_cites_the_first(carried: tuple[Desk, RequestId]) -> None:
    desk, _ = carried
    assert refusal(desk, 2024, blanks_confirmed=True).key == "filing_again_needs_note"
    change = filing.file_year(desk, 2024, today=TODAY, note="申请人类型更正")
    assert change.message == "year_filed_again"
    first, second = filing.filings_of(desk, 2024)
    assert (second.replaces, second.replaces_on, second.note) == (first.id, date(2025, 1, 18), "申请人类型更正")
    assert filing.filed(desk, 2024) == second
    assert filing.differences(desk, 2024, TODAY) == ()
    sheet = year_sheets.build(desk, 2025, today=TODAY)
    assert not [one for one in filing.proved(desk, sheet, today=TODAY) if one.identity == "A4"]


def test_the_identity_of_stock_holds_against_last_years_filed_figures(desk: Desk) -> None:
    """宿迁 2024: 现行有效 = 上年 + 制发 - 废止; here broken by one."""
    for year, figures in ((2023, (10, 2, 40)), (2024, (5, 3, 43))):
        for column, value in zip(("made", "repealed", "in_force"), figures, strict=True):
            entered.enter(
                desk, year=year, table="art20_1", row="normative_docs", column=column, value=str(value),
                source="法制科", today=TODAY,
            )
    filing.file_year(desk, 2023, today=TODAY, blanks_confirmed=True)
    found = filing.proved(desk, year_sheets.build(desk, 2024, today=TODAY), today=TODAY)
    broken = [(one.row, one.left, one.right) for one in found if one.identity == "D2" and one.left is not None]
    assert broken == [("normative_docs", 43, 42)]


def test_a_tick_of_the_same_name_is_no_filed_sheet(desk: Desk) -> None:
    desk.store.filings.add(Filing(duty="year_sheet", period="2024", filed_on=TODAY, content='{"by": "苏晚晴"}'))
    assert filing.filed(desk, 2024) is None


def test_the_reason_of_an_override_is_printed_below_its_table(carried: tuple[Desk, RequestId]) -> None:
    desk, one = carried
    filing.file_year(desk, 2025, today=TODAY, blanks_confirmed=True, overrides={"A4": "申请人类型登记有误"})
    kept = filing.filed(desk, 2025)
    assert kept is not None
    book = load_workbook(io.BytesIO(sheet_export.export(desk, kept.sheet, today=TODAY, kept=kept)))
    below = [str(row[0].value) for row in book["三、申请"].iter_rows()][-3:]
    assert below[0] == "计数单位：件；一份申请计 1 件。"
    assert below[1].startswith("说明（A4.natural_person）：") and below[1].endswith("原因：申请人类型登记有误")
    assert f"{desk.store.requests.get(one).number}：2025-02-09 由自然人改为商业企业。" in below[1]


def test_the_workbook_of_a_filed_year_is_the_same_whenever_it_is_made(carried: tuple[Desk, RequestId]) -> None:
    desk, _ = carried
    kept = filing.filed(desk, 2024)
    assert kept is not None
    sheets = [sheet_export.export(desk, kept.sheet, today=day, kept=kept) for day in (date(2025, 3, 1), TODAY)]
    assert sheets[0] == sheets[1]
    page = load_workbook(io.BytesIO(sheets[0]))["三、申请"]
    row = next(row for row in page.iter_rows(values_only=True) if row[0] == "一、本年新收政府信息公开申请数量")
    assert row[3:] == (2, 0, 0, 0, 0, 0, 2), "as filed, not as it is now"
