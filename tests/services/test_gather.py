"""Gathering: sums known by construction, every standing of a unit, the published district, and what people try."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from clerk_app.cases.gathered import Gathered, Standing, Unit
from clerk_app.cases.sheet_plain import read_published
from clerk_app.cases.year_sheet import Value
from clerk_app.render.xlsx import year_workbook
from clerk_app.services import gather_book
from clerk_app.services.exchange import gathered_file, read_exchange
from clerk_app.services.gather import basis_of, expected_in, gather, read_expected, read_unit, read_units, said_of, told
from clerk_app.trouble import KnownTrouble
from tests.services.units import (
    FORMATS,
    MADE,
    TERMS,
    YEAR,
    entries,
    exchanged,
    packed,
    plain_sheet,
    put,
    unit_files,
    zero_sheet,
)

PUBLISHED = Path(__file__).resolve().parent.parent / "data" / "published"


def gathered_of(
    files: Sequence[Path | tuple[str, Path]], *, expected: str | None = None, year: int = YEAR,
    agreed: bool | tuple[str, ...] = False, wrong: tuple[str, ...] = (), against: Path | None = None,
    due: date | None = None,
) -> Gathered:  # fmt: skip
    named = [one if isinstance(one, tuple) else ("", one) for one in files]
    basis = basis_of(year, due_on=due, crosswalk_agreed=agreed, counted_though_wrong=wrong)
    own = read_unit(against, year).sheet if against else None
    listed = expected_in(expected) if expected is not None else None
    return gather(read_units(named, year), basis, expected=listed, against=own)


def value(found: Gathered, table: str, row: str, column: str = "total") -> Value | None:
    filled = found.sheet.table(table)
    assert filled is not None
    return filled.value(row, column)


def two(folder: Path, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[Path]:
    """The exchange files of 甲局 and 乙局."""
    sheets = (("a", "甲局", first), ("b", "乙局", second))
    return [put(folder, f"{file}.json", exchanged(name, dict(plain))) for file, name, plain in sheets]


def unit(found: Gathered, name: str) -> Unit:
    return next(one for one in found.units if one.name == name)


def keys(one: Unit) -> list[str]:
    return [reason.key for reason in one.reasons]


def standings(found: Gathered) -> list[tuple[str, str]]:
    return [(one.name, one.standing.value) for one in found.units]


# --- sums ------------------------------------------------------------------------------------------------------------


def test_fifty_three_units_add_up_to_what_their_making_says(tmp_path: Path) -> None:
    found = gathered_of(unit_files(tmp_path, 53))
    ones = 53 * 54 // 2  # 1 + 2 + ... + 53 = 1431
    assert len(found.counted) == 53
    assert value(found, "applications", "new_received", "natural_person") == 3 * ones + 2 * 53 == 4399
    assert value(found, "applications", "new_received") == 4 * ones + 2 * 53
    assert value(found, "applications", "carried_out", "natural_person") == ones
    assert value(found, "applications", "disclosed", "commercial_enterprise") == ones
    assert value(found, "applications", "refused_process") == 0
    assert value(found, "art20_8", "fees", "amount_wan_yuan") == Decimal("1431") + Decimal("13.25")
    assert value(found, "art20_1", "normative_docs", "in_force") == 530
    assert value(found, "review_litigation", "litigation_direct", "upheld") == 106
    assert found.findings == ()
    assert found.is_whole


def test_every_figure_names_the_units_behind_it(tmp_path: Path) -> None:
    found = gathered_of(unit_files(tmp_path, 5))
    behind = gather_book.behind(found, ("applications", "unable_not_held", "natural_person"))
    assert [(one.name, figure) for one, figure in behind] == [
        ("第005单位", 5), ("第004单位", 4), ("第003单位", 3), ("第002单位", 2), ("第001单位", 1),
    ]


def test_a_blank_beside_figures_is_named_and_a_blank_everywhere_stays_blank(tmp_path: Path) -> None:
    first, second = plain_sheet(1), plain_sheet(2)
    first["active_disclosure"]["art20_6"]["punishment"] = None
    for plain in (first, second):
        plain["active_disclosure"]["art20_6"]["coercion"] = None
    found = gathered_of(two(tmp_path, first, second))
    assert value(found, "art20_6", "punishment", "decisions") == 0
    assert value(found, "art20_6", "coercion", "decisions") is None
    assert gather_book.behind(found, ("art20_6", "punishment", "decisions"))[-1] == (unit(found, "甲局"), None)


def test_a_broken_identity_of_the_sums_names_who_left_blanks(tmp_path: Path) -> None:
    hollow = plain_sheet(1)
    hollow["applications"]["rows"]["disclosed"][6] = None
    found = gathered_of(two(tmp_path, hollow, plain_sheet(2)))
    assert unit(found, "甲局").is_counted, "a blank is not a mistake of the unit"
    broken = [one for one in found.findings if one.key == "gather_unequal_with_blanks"]
    assert {(one.identity, one.facts["units"]) for one in broken} == {("A2", ("甲局",)), ("A3", ("甲局",))}
    assert all("留了空白：甲局" in TERMS.sentence(one.key, one.facts) for one in broken)


def test_signed_figures_and_amounts_keep_their_sign_and_decimals(tmp_path: Path) -> None:
    shutil.copy(PUBLISHED / "2020_beijing_xicheng_district.json", tmp_path / "a.json")
    plain = entries((tmp_path / "a.json").read_bytes())
    rows = plain["applications"]["rows"]
    rows["carried_out"] = [55, 0, 0, 0, 0, 0, 55]
    plain["agency"] = "甲区"
    services = plain["active_disclosure"]["art20_5"]
    services["other_services_ 行政检查"] = services.pop("other_services_行政检查")
    services["licensing"]["change"] = 20
    put(tmp_path, "b.json", packed(plain, signed=False))
    found = gathered_of(
        [tmp_path / "a.json", tmp_path / "b.json"], year=2020, wrong=("北京市西城区人民政府(全区汇总)",)
    )
    assert value(found, "art20_5", "licensing", "change") == 20 - 118
    assert value(found, "art20_9", "central_procurement", "amount_wan_yuan") == Decimal("89798.4954")
    table = found.sheet.table("art20_5")
    assert table is not None
    assert [row.label for row in table.figure_rows] == ["行政许可", "行政检查", "行政确认"]
    assert value(found, "art20_5", "other_services_行政检查", "decisions") == 2 * 453518


def test_a_nil_report_is_a_report_and_a_blank_sheet_is_none(tmp_path: Path) -> None:
    blank = plain_sheet(0)
    for row in blank["applications"]["rows"].values():
        row[:] = [None] * 7
    del blank["active_disclosure"], blank["review_litigation"]
    found = gathered_of(two(tmp_path, zero_sheet(), blank), expected="甲局\n乙局")
    assert standings(found) == [("甲局", "accepted"), ("乙局", "wrong")]
    assert unit(found, "甲局").is_zero
    assert "零报告。" in said_of(TERMS, unit(found, "甲局"))
    assert keys(unit(found, "乙局")) == ["gather_empty"]
    assert value(found, "applications", "new_received") == 0


# --- standings -------------------------------------------------------------------------------------------------------


def test_the_list_gives_the_order_the_missing_and_who_is_not_on_it(tmp_path: Path) -> None:
    files = [put(tmp_path, f"{n}.json", exchanged(f"{n}局", plain_sheet(at))) for at, n in enumerate("丙甲丁")]
    found = gathered_of(files, expected="# 应报单位\n甲局\n\n乙　局\n丙局 2026-02-03\n甲局\n")
    assert standings(found) == [("甲局", "accepted"), ("乙 局", "missing"), ("丙局", "late"), ("丁局", "accepted")]
    assert keys(unit(found, "丁局")) == ["gather_unexpected"]
    late = unit(found, "丙局")
    assert late.is_counted
    assert dict(late.reasons[0].facts) == {"came_on": date(2026, 2, 3), "due_on": date(2026, 1, 31), "days": 3}
    assert not found.is_whole
    assert told(TERMS, found) == "4 个单位，计入 3 个（其中迟报 1 个），缺报 1 个。"


@pytest.mark.parametrize(
    ("year", "due"),
    [(2017, date(2018, 3, 31)), (2018, date(2019, 3, 31)), (2019, date(2020, 1, 31)), (2025, date(2026, 1, 31))],
)
def test_a_sheet_is_due_when_the_regulations_of_its_day_say(year: int, due: date) -> None:
    # 492号令第三十一条: 每年3月31日前; 711号令第四十九条, in force from 15 May 2019: 每年1月31日前.
    assert basis_of(year).due_on == due


def test_a_sheet_that_does_not_add_up_is_left_out_until_somebody_decides(tmp_path: Path) -> None:
    wrong = plain_sheet(4)
    wrong["applications"]["rows"]["carried_out"][0] += 10
    files = two(tmp_path, wrong, plain_sheet(1))
    found = gathered_of(files)
    assert standings(found) == [("甲局", "wrong"), ("乙局", "accepted")]
    assert unit(found, "甲局").reasons[0].facts["which"] == ("A1 自然人", "A3 四、结转下年度继续办理")
    assert value(found, "applications", "carried_out", "natural_person") == 1
    decided = gathered_of(files, wrong=("甲局",))
    assert value(decided, "applications", "carried_out", "natural_person") == 15
    assert keys(unit(decided, "甲局"))[0] == "gather_counted_though_wrong"
    assert not decided.is_whole, "what is wrong in the unit is wrong in the sum"


def test_a_trial_of_a_year_still_running_is_left_out(tmp_path: Path) -> None:
    plain = entries(exchanged("甲局", plain_sheet(1)))
    plain["sheet"]["as_of"] = "2025-11-03"
    found = gathered_of([put(tmp_path, "a.json", packed(plain))])
    assert keys(unit(found, "甲局")) == ["gather_trial"]
    assert [one.key for one in found.findings] == ["gather_nothing"] + [
        one.key for one in found.findings if one.key == "finding_not_assessable"
    ]


def test_a_sheet_not_yet_final_is_counted_and_said(tmp_path: Path) -> None:
    found = gathered_of([put(tmp_path, "a.json", exchanged("甲局", plain_sheet(1), is_filed=False, note="请先看"))])
    assert found.units[0].is_counted
    assert said_of(TERMS, found.units[0]) == ("单位还没有定稿。", "单位附言：请先看")


def test_counts_by_request_and_by_item_are_not_added_unsaid(tmp_path: Path) -> None:
    items = entries(exchanged("甲局", plain_sheet(1)))
    items["counting_unit"] = "item"
    found = gathered_of(
        [put(tmp_path, "a.json", packed(items)), put(tmp_path, "b.json", exchanged("乙局", plain_sheet(2)))]
    )
    mixed = next(one for one in found.findings if one.key == "gather_mixed_counts")
    assert (mixed.severity.value, mixed.facts["requests"], mixed.facts["items"]) == ("error", ("乙局",), ("甲局",))


# --- what people try -------------------------------------------------------------------------------------------------


def test_the_same_file_under_another_name_counts_once(tmp_path: Path) -> None:
    first = put(tmp_path, "甲局.json", exchanged("甲局", plain_sheet(2)))
    second = put(tmp_path, "最终版(1).json", first.read_bytes())
    found = gathered_of([first, second])
    assert standings(found) == [("甲局", "accepted"), ("甲局", "duplicate")]
    assert keys(found.units[1]) == ["gather_same_file"]
    assert value(found, "applications", "carried_in") == 2


def test_the_same_published_file_under_two_unit_names_counts_once(tmp_path: Path) -> None:
    plain = {key: one for key, one in plain_sheet(2).items()}
    file = put(tmp_path, "a.json", packed(plain, signed=False))
    found = gathered_of([("甲局", file), ("乙局", put(tmp_path, "b.json", file.read_bytes()))])
    assert standings(found) == [("甲局", "accepted"), ("乙局", "duplicate")]


def test_two_sheets_alike_in_every_figure_are_pointed_at_and_two_nil_reports_are_not(tmp_path: Path) -> None:
    found = gathered_of(two(tmp_path, plain_sheet(2), plain_sheet(2)))
    assert [keys(one) for one in found.units] == [["gather_alike"], ["gather_alike"]]
    assert len(found.counted) == 2
    assert [keys(one) for one in gathered_of(two(tmp_path, zero_sheet(), zero_sheet())).units] == [[], []]


def test_a_units_workbook_is_read_beside_exchange_files(tmp_path: Path) -> None:
    book = put(tmp_path, "甲.xlsx", year_workbook(read_published(plain_sheet(3), FORMATS), organ="甲局", made_on=MADE))
    found = gathered_of([("甲局", book), put(tmp_path, "b.json", exchanged("乙局", plain_sheet(4)))])
    assert standings(found) == [("甲局", "accepted"), ("乙局", "accepted")]
    assert value(found, "applications", "new_received") == (4 * 3 + 2) + (4 * 4 + 2)
    assert value(found, "art20_8", "fees", "amount_wan_yuan") == Decimal("7.50")


def test_the_same_nil_form_of_two_units_is_two_reports(tmp_path: Path) -> None:
    file = put(tmp_path, "空表.json", packed(zero_sheet(), signed=False))
    found = gathered_of([("甲局", file), ("乙局", file)])
    assert [one.is_counted for one in found.units] == [True, True]


def test_of_two_different_files_of_one_unit_none_counts(tmp_path: Path) -> None:
    names = ("甲 局", "甲局", "乙局")
    files = [put(tmp_path, f"{n}.json", exchanged(name, plain_sheet(n))) for n, name in enumerate(names, start=1)]
    found = gathered_of(files)
    assert [one.standing.value for one in found.units] == ["duplicate", "duplicate", "accepted"]
    assert found.units[0].reasons[0].facts["files"] == ("1.json", "2.json")
    assert value(found, "applications", "carried_in") == 3
    renamed = [
        put(tmp_path, f"c{n}.json", exchanged(name, plain_sheet(n), code="澜信公"))
        for n, name in enumerate(("甲局", "甲局（新）"), start=1)
    ]
    assert not gathered_of(renamed).counted, "one code is one unit"


def test_a_sheet_of_another_year_is_refused(tmp_path: Path) -> None:
    found = gathered_of([put(tmp_path, "a.json", exchanged("甲局", plain_sheet(2, 2024)))])
    assert standings(found) == [("甲局", "wrong_year")]
    assert said_of(TERMS, found.units[0]) == ("是 2024 年度的表，汇总的是 2025 年度。请让单位报 2025 年度的。",)


def test_a_file_edited_on_the_way_is_refused_and_said(tmp_path: Path) -> None:
    plain = entries(exchanged("甲局", plain_sheet(2)))
    plain["sheet"]["applications"]["rows"]["new_received"][0] = 1
    found = gathered_of([("甲局", put(tmp_path, "a.json", packed(plain, signed=False)))])
    assert standings(found) == [("甲局", "unreadable")]
    assert said_of(TERMS, found.units[0])[0].startswith("a.json 里的数与导出时不一样")


def test_a_file_given_under_another_units_name_is_refused(tmp_path: Path) -> None:
    found = gathered_of([("乙局", put(tmp_path, "a.json", exchanged("甲局", plain_sheet(2))))])
    assert keys(found.units[0]) == ["gather_name_differs"]
    assert not found.counted


def test_a_unit_inside_anothers_sheet_is_not_added_again(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "a.json", exchanged("镇政府", plain_sheet(5), below=("甲站", "乙站"))),
        put(tmp_path, "b.json", exchanged("甲站", plain_sheet(1))),
    ]
    found = gathered_of(files, expected="镇政府\n甲站\n乙站\n丙站")
    assert standings(found) == [
        ("镇政府", "accepted"), ("甲站", "contained"), ("乙站", "contained"), ("丙站", "missing"),
    ]
    assert value(found, "applications", "carried_in") == 5


def test_a_unit_inside_a_sheet_that_is_not_counted_counts_itself(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "a.json", exchanged("镇政府", plain_sheet(5, 2024), below=("甲站",))),
        put(tmp_path, "b.json", exchanged("甲站", plain_sheet(1))),
    ]
    assert standings(gathered_of(files)) == [("镇政府", "wrong_year"), ("甲站", "accepted")]


def test_two_sheets_that_contain_each_other_or_the_same_unit_are_both_refused(tmp_path: Path) -> None:
    ring = [
        put(tmp_path, "a.json", exchanged("甲镇", plain_sheet(1), below=("乙镇",))),
        put(tmp_path, "b.json", exchanged("乙镇", plain_sheet(2), below=("甲镇",))),
    ]
    assert not gathered_of(ring).counted
    overlap = [
        put(tmp_path, "c.json", exchanged("甲镇", plain_sheet(1), below=("丙站",))),
        put(tmp_path, "d.json", exchanged("乙镇", plain_sheet(2), below=("丙站", "丁站"))),
    ]
    found = gathered_of(overlap)
    assert not found.counted
    assert {one.reasons[0].facts["unit"] for one in found.units} == {"丙站"}


def test_the_order_of_the_files_changes_no_sum(tmp_path: Path) -> None:
    files = unit_files(tmp_path, 7)
    files.append(put(tmp_path, "x.json", exchanged("第003单位", plain_sheet(9))))
    forth, back = gathered_of(files), gathered_of(files[::-1])
    assert forth.sheet.tables[0].cells == back.sheet.tables[0].cells
    assert sorted(standings(forth)) == sorted(standings(back))


def test_huge_and_hopeless_files_are_each_told(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "huge.json", b"{" + b" " * 3_000_000), put(tmp_path, "deep.json", b"[" * 50_000),
        put(tmp_path, "empty.json", b""), tmp_path / "gone.json", tmp_path / "gone.xlsx",
        put(tmp_path, "noise.xlsx", b"PK\x03\x04 not really"), put(tmp_path, "noise.pdf", b"%PDF-1.7 nothing"),
    ]  # fmt: skip
    found = gathered_of(files)
    assert {one.standing for one in found.units} == {Standing.UNREADABLE}
    assert all(len(said_of(TERMS, one)) == 1 and "？" not in said_of(TERMS, one)[0] for one in found.units)


def test_sums_longer_than_a_workbook_holds_are_told(tmp_path: Path) -> None:
    plain = plain_sheet(1)
    plain["active_disclosure"]["art20_5"]["licensing"] = 999_999_999_999_999
    files = [put(tmp_path, f"{n}.json", exchanged(f"{n}局", plain)) for n in "甲乙"]
    found = gathered_of(files)
    assert [one.key for one in found.findings] == ["gather_too_long"]


def test_a_list_of_ten_thousand_units_is_taken_and_one_without_end_is_not(tmp_path: Path) -> None:
    long = put(tmp_path, "名单.txt", "\n".join(f"第{n}单位" for n in range(10_000)).encode("utf-8-sig"))
    expected = read_expected(long)
    found = gather(read_units([("", one) for one in unit_files(tmp_path, 3)], YEAR), basis_of(YEAR), expected=expected)
    assert len(found.units) == 10_003
    assert sum(one.standing is Standing.MISSING for one in found.units) == 10_000
    for data, key in ((b"x\n" * 3_000_000, "gather_list_too_long"), (b"", "gather_list_unreadable"),
                      ("甲局\n".encode("gb18030") + b"\xff", "gather_list_unreadable")):
        with pytest.raises(KnownTrouble) as trouble:
            read_expected(put(tmp_path, "l.txt", data))
        assert trouble.value.key == key


# --- other forms -----------------------------------------------------------------------------------------------------


def old_template(n: int) -> dict[str, object]:
    """A report of 2025 on the form of 2019: one row 其他处理 with n cases."""
    plain = plain_sheet(n)
    rows = plain["applications"]["rows"]
    for name in ("other_no_correction", "other_no_payment", "other_other"):
        del rows[name]
    rows["other"] = [n, 0, 0, 0, 0, 0, n]
    for name in ("total_handled", "new_received"):
        rows[name][0] += n
        rows[name][6] += n
    return plain


def test_a_sheet_on_another_form_waits_for_a_person_and_lists_what_to_decide(tmp_path: Path) -> None:
    files = two(tmp_path, old_template(4), plain_sheet(1))
    waiting = gathered_of(files)
    assert standings(waiting) == [("甲局", "other_form"), ("乙局", "accepted")]
    chosen = next(one for one in unit(waiting, "甲局").taken if one.fate.value == "chosen")
    assert (chosen.sources, chosen.target, chosen.figures) == (("（六）其他处理",), "3.其他", (4,))
    assert "请向单位问清" in chosen.why_zh
    for agreed in (True, ("甲局",)):
        found = gathered_of(files, agreed=agreed)
        assert [one.is_counted for one in found.units] == [True, True]
        assert value(found, "applications", "other_other") == 4
        assert value(found, "applications", "other_no_payment") == 0
        assert value(found, "applications", "new_received") == (4 * 5 + 2) + (4 + 2)
        assert [one for one in found.findings if one.severity.value == "error"] == []
    assert not unit(gathered_of(files, agreed=("乙局",)), "甲局").is_counted, "agreed for another unit"


def test_a_published_district_on_the_old_form_goes_over_without_loss() -> None:
    file = PUBLISHED / "2023_jiangsu_hongze_district.json"
    name = "淮安市洪泽区人民政府(全区)"
    found = gathered_of([file], year=2023, agreed=True, wrong=(name,))
    assert value(found, "applications", "new_received") == 21
    assert value(found, "applications", "total_handled") == 21
    assert [one.fate.value for one in found.units[0].taken] == ["one"], "其他处理 is 0 there: nothing to decide"


def test_the_sheet_of_2014_gives_only_totals_and_says_what_it_loses(tmp_path: Path) -> None:
    plain = {"year": 2019, "format": "gbf_2014_32", "agency": "甲局", "old_statistics_sheet": {
        "received_total": 9, "received_network": 9, "reply_agreed": 3, "reply_already_public": 2,
        "reply_not_exist": 4, "litigation_total": 1,
    }}  # fmt: skip
    found = gathered_of([put(tmp_path, "a.json", packed(plain, signed=False))], year=2019, agreed=True)
    assert value(found, "applications", "new_received") == 9
    assert value(found, "applications", "disclosed") == 5
    assert value(found, "applications", "new_received", "natural_person") is None
    assert value(found, "review_litigation", "litigation_direct") is None
    lost = [one for one in found.units[0].taken if one.fate.value == "lost"]
    assert {source for one in lost for source in one.sources} >= {"3.网络申请数", "五、行政诉讼数量"}


def test_one_row_made_of_several_with_a_blank_among_them_says_so(tmp_path: Path) -> None:
    plain = {"year": 2019, "agency": "甲局", "old_statistics_sheet": {"reply_agreed": 3, "received_total": 3}}
    found = gathered_of([put(tmp_path, "a.json", packed(plain, signed=False))], year=2019, agreed=True)
    behind = gather_book.behind(found, ("applications", "disclosed", "total"))
    assert [figure for _, figure in behind] == [3, None]


# --- the published district of 2017 and its two units ----------------------------------------------------------------


def test_the_two_units_of_2017_are_gathered_and_held_against_their_district() -> None:
    files = [PUBLISHED / f"2017_beijing_xicheng_{name}.json" for name in ("city_mgmt_center", "science_committee")]
    found = gathered_of(files, year=2017, against=PUBLISHED / "2017_beijing_xicheng_district.json")
    rests = {one.row: (one.gathered, one.own, one.rest, one.blanks) for one in found.beside}
    assert len(found.counted) == 2
    whole = {row for row, (_, _, _, blanks) in rests.items() if not blanks}
    assert whole == {"active_total", "received_total", "reconsideration_total", "litigation_total", "staff_part_time"}
    assert rests["active_total"] == (161 + 410, 29817, 29246, 0)
    assert rests["received_total"] == (3 + 2, 1181, 1176, 0)
    assert rests["staff_part_time"] == (1 + 2, 175, 172, 0)
    assert rests["received_letter"] == (1, 504, 503, 1), "the second unit does not say its channels: blank, not 0"
    assert len(rests) == 19
    assert len(rests) + found.not_comparable == 71, "every figure of the district's sheet"
    assert not [one for one in found.findings if one.identity == "AGAINST"]
    assert found.units[0].report is not None
    assert found.units[0].report.left_out == ("channel_sum", "response", "fees_yuan")


def test_units_that_hold_more_than_their_district_are_pointed_at(tmp_path: Path) -> None:
    own = put(tmp_path, "own.json", packed(plain_sheet(3), signed=False))
    found = gathered_of(unit_files(tmp_path, 2), against=own)
    over = [one for one in found.findings if one.identity == "AGAINST"]
    assert ("art20_1", "normative_docs", "in_force") in {(one.table, one.row, one.column) for one in over}
    assert {one.severity.value for one in over} == {"warning"}


# --- the workbook and the next level ---------------------------------------------------------------------------------


def test_the_workbook_has_the_form_the_units_the_sources_and_the_findings(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","甲")'
    files = [
        put(tmp_path, "a.json", exchanged(evil, plain_sheet(1))),
        put(tmp_path, "b.json", exchanged("乙局", plain_sheet(2))),
    ]
    found = gathered_of(files, expected=f"{evil}\n乙局\n+丙局")
    book = load_workbook(io.BytesIO(gather_book.workbook(found, TERMS, organ="临澜区", made_on=date(2026, 2, 1))))
    assert book.sheetnames == ["二、主动公开", "三、申请", "四、复议诉讼", "各单位情况", "逐格来源", "勾稽和提醒"]
    units = [[cell.value for cell in row] for row in book["各单位情况"].iter_rows(min_row=4)]
    assert [row[:2] for row in units] == [[evil, "计入"], ["乙局", "计入"], ["+丙局", "缺报"]]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    heads = [cell.value for cell in book["逐格来源"][3]]
    assert heads == ["表", "行", "栏", "合计", evil, "乙局"]
    lines = book["逐格来源"].iter_rows(min_row=4, values_only=True)
    rows = {(line[1], line[2]): list(line[3:]) for line in lines}
    assert rows["（一）予以公开", "自然人"] == [10, 4, 6]
    assert rows["行政事业性收费", "本年收费金额（单位：万元）"] == [3.5, 1.25, 2.25]
    assert all(sums[0] == sum(sums[1:]) for sums in rows.values())
    assert "未汇齐" in str(book["三、申请"]["A1"].value)


def test_the_sums_go_one_level_up_and_carry_what_they_contain(tmp_path: Path) -> None:
    town = gathered_of(unit_files(tmp_path, 3))
    data = gathered_file(town, TERMS, name="甲镇", today=date(2026, 1, 20))
    assert read_exchange(data, FORMATS).units == ("第001单位", "第002单位", "第003单位")
    own = put(tmp_path, "县.json", exchanged("县办", plain_sheet(10)))
    county = gathered_of(
        [put(tmp_path, "镇.json", data), tmp_path / "002.json", own],
        expected="甲镇\n县办\n第001单位\n第002单位",
    )
    assert [one for _, one in standings(county)] == ["accepted", "accepted", "contained", "contained"]
    assert value(county, "applications", "carried_in") == 1 + 2 + 3 + 10


def test_a_row_nobody_knows_and_another_form_cited_are_said_of_the_unit(tmp_path: Path) -> None:
    plain = entries(exchanged("甲局", plain_sheet(2)))
    plain["sheet"]["applications"]["rows"]["answered_by_telephone"] = [3, 0, 0, 0, 0, 0, 3]
    plain["form"] = plain["sheet"]["format"] = "gbgk_2019_60"
    (unit,) = gathered_of([put(tmp_path, "甲.json", packed(plain))]).units
    said = "".join(said_of(TERMS, unit))
    assert unit.is_counted
    assert "有不认识的行或者表：answered_by_telephone。其中的数没有计入" in said
    assert "文件自称用的是国办公开办函〔2019〕60号" in said


def test_an_exchange_file_that_names_one_form_and_holds_another_is_refused(tmp_path: Path) -> None:
    plain = entries(exchanged("甲局", plain_sheet(2))) | {"form": "gbf_2014_32"}
    report = read_unit(put(tmp_path, "甲.json", packed(plain)), YEAR)
    assert report.trouble is not None and report.trouble.facts["entry"] == "form"
