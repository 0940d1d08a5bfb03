"""Published tables against the identities of their form (forms 4.7): misprinted ones are accused, others are not."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app import places
from clerk_app.cases.checks import checks
from clerk_app.cases.sheet_plain import figure_of, read_entered, read_published, to_plain
from clerk_app.cases.year_sheet import Finding
from clerk_app.law.form_table import Figure
from clerk_app.law.year_format import form_of, read_formats
from clerk_app.trouble import KnownTrouble, Said

PUBLISHED = Path(__file__).resolve().parent.parent / "data" / "published"
FORMATS = read_formats(places.resources() / "year_formats")


def table(name: str) -> dict[str, Any]:
    """A published table as a file gives it, amounts kept to the last decimal."""
    found: dict[str, Any] = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def found_in(plain: Mapping[str, object], previous: Mapping[str, object] | None = None) -> tuple[Finding, ...]:
    before = read_published(previous, FORMATS) if previous else None
    return checks(read_published(plain, FORMATS), before)


def short(found: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(one.identity, one.severity.value, one.column or one.row or one.group or one.table) for one in found]


def test_the_district_table_of_2020_breaks_a1_in_four_columns_and_nothing_else() -> None:
    found = found_in(table("2020_beijing_xicheng_district"))
    assert [(one.identity, one.severity.value, one.column, one.left, one.right) for one in found] == [
        ("A1", "error", "natural_person", 1561, 4207),
        ("A1", "error", "commercial_enterprise", 59, 138),
        ("A1", "error", "legal_service_org", 1, 3),
        ("A1", "error", "total", 1621, 4348),
    ]


def test_the_city_table_of_2023_holds_throughout() -> None:
    assert found_in(table("2023_jiangsu_suqian_city")) == ()


def test_a_table_on_another_years_form_is_checked_and_the_mismatch_is_a_warning() -> None:
    assert short(found_in(table("2023_jiangsu_hongze_district"))) == [
        ("R1", "error", "reconsideration"),
        ("R1", "error", "litigation_after_reconsideration"),
        ("FORM", "warning", "other"),
    ]


def test_a_mismatch_of_columns_names_the_columns() -> None:
    found = found_in({**table("2020_beijing_xicheng_district"), "year": 2021})
    named = {one.table: one.facts["rows"] for one in found if one.key == "finding_form_of_other_year"}
    assert named["art20_6"] == ("上一年项目数量", "本年增/减")
    assert named["art20_5"] == ("其他对外管理服务事项", "上一年项目数量", "本年增/减")


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_table_of_the_newer_form_under_an_older_year_is_checked_with_warnings(year: int) -> None:
    plain = {**table("2023_jiangsu_suqian_city"), "year": year, "format": "gbgk_2019_60"}
    plain["applications"]["rows"]["carried_out"][0] += 1
    found = found_in(plain)
    assert [one[:3] for one in short(found) if one[1] == "error"] == [
        ("A1", "error", "natural_person"), ("A3", "error", "carried_out"),
    ]
    assert {one.row for one in found if one.key == "finding_form_of_other_year"} >= {"other_no_correction"}
    assert {one.identity for one in found if one.severity.value == "warning"} == {"FORM"}


def test_the_old_sheet_of_the_district_has_the_faults_its_readers_found() -> None:
    assert short(found_in(table("2017_beijing_xicheng_district"))) == [
        ("O5", "warning", "reconsideration_total"),
        ("O6", "warning", "litigation_total"),
        ("O8", "warning", "key_areas_total"),
        ("N3", "warning", "old_statistics_sheet"),
        ("N4", "warning", "completed_extended"),
        ("FORM", "info", "response_channels"),
        ("FORM", "info", "sec8"),
        ("O10", "info", "response_channels"),
        ("O11", "info", "replies_total"),
        ("O12", "info", "completed_total"),
    ]


def test_why_an_old_sheet_need_not_add_up_is_said_in_both_languages() -> None:
    notes = [one.facts.get("note") for one in found_in(table("2017_beijing_xicheng_district"))]
    said = [one for one in notes if isinstance(one, Said) and one.zh]
    assert Said("本表没有“尚未审结”一行，未审结的不在三种结果中。", "This form has no row for pending cases; "
                "what is pending is in none of the three results.") in said  # fmt: skip
    assert all(one.en.isascii() and one.en for one in said)


@pytest.mark.parametrize("name", [file.stem for file in sorted(PUBLISHED.glob("*.json"))])
def test_every_hard_identity_known_to_fail_in_a_published_table_is_accused_and_no_other(name: str) -> None:
    plain = table(name)
    known = [
        (one["id"], one.get("scope")) for one in plain["identities"] if one["kind"] == "hard" and not one["holds"]
    ]
    accused = [
        (one.identity, one.column or one.row or one.group)
        for one in found_in(plain)
        if one.severity.value == "error"
    ]
    assert sorted(accused) == sorted(known)


def test_a_blank_cell_makes_its_identities_not_assessable_and_not_wrong() -> None:
    plain = table("2023_jiangsu_suqian_city")
    plain["applications"]["rows"]["disclosed"][0] = None
    found = found_in(plain)
    assert short(found) == [("A2", "info", "natural_person"), ("A3", "info", "disclosed")]
    assert {one.key for one in found} == {"finding_not_assessable"}


def test_a_missing_row_is_blank_and_a_row_nobody_knows_is_named() -> None:
    plain = table("2023_jiangsu_suqian_city")
    rows = plain["applications"]["rows"]
    rows["refused_procces"] = rows.pop("refused_process")
    found = found_in(plain)
    assert ("FORM", "warning", "refused_procces") in short(found)
    assert ("A3", "info", "refused_process") in short(found)
    assert not [one for one in found if one.severity.value == "error"]


def test_a_row_that_is_blank_as_a_whole_is_not_assessable() -> None:
    plain = table("2023_jiangsu_suqian_city")
    cells = copy.deepcopy(plain)
    plain["applications"]["rows"]["refused_process"] = None
    cells["applications"]["rows"]["refused_process"] = [None] * 7
    assert found_in(plain) == found_in(cells)
    assert {one.key for one in found_in(plain)} == {"finding_not_assessable"}


def test_a_wrong_total_column_and_a_wrong_sum_are_each_accused_where_they_stand() -> None:
    plain = table("2023_jiangsu_suqian_city")
    plain["applications"]["rows"]["disclosed"][6] += 1
    assert short(found_in(plain)) == [
        ("A2", "error", "total"),
        ("A3", "error", "disclosed"),
        ("N", "warning", "applications"),  # the text of the report still names the old figure
    ]


def test_carried_in_is_compared_with_what_the_year_before_carried_out() -> None:
    before = table("2023_jiangsu_suqian_city")
    after = copy.deepcopy(before)
    after["year"] = 2024
    del after["narrative_figures"]
    rows = after["applications"]["rows"]
    rows["carried_in"] = [118, 2, 0, 0, 0, 1, 121]
    found = [one for one in found_in(after, before) if one.identity == "A4"]
    assert [(one.column, one.left, one.right) for one in found] == [
        ("commercial_enterprise", 2, 3), ("other_org", 1, 0),
    ]
    assert {one.severity.value for one in found} == {"error"}


def test_documents_in_force_follow_from_the_year_before_or_are_warned_of() -> None:
    before = table("2023_jiangsu_suqian_city")
    after = copy.deepcopy(before)
    after["year"] = 2024
    block = after["active_disclosure"]["art20_1"]
    block["regulations"] = {"made": 1, "repealed": 2, "in_force": 10}
    block["normative_docs"] = {"made": 0, "repealed": 0, "in_force": 598}
    found = [one for one in found_in(after, before) if one.identity == "D2"]
    assert [(one.row, one.severity.value, one.left, one.right) for one in found] == [
        ("normative_docs", "warning", 598, 597),
    ]


def test_item_counts_of_the_2019_form_follow_from_the_year_before_named_rows_included() -> None:
    before = table("2020_beijing_xicheng_district")
    before["year"] = 2019
    after = table("2020_beijing_xicheng_district")
    services = after["active_disclosure"]["art20_5"]
    services["licensing"]["prior_items"] = 276 - 118
    services["other_services_行政检查"]["prior_items"] = 436 - 174
    services["other_services_行政确认"]["prior_items"] = 50
    found = [one.row for one in found_in(after, before) if one.identity == "D1"]
    assert found == ["other_services_行政确认", "punishment", "coercion", "fees"]


def test_a_change_of_form_leaves_the_yearly_identities_that_no_longer_apply() -> None:
    after = table("2023_jiangsu_suqian_city")
    after["year"] = 2021
    del after["narrative_figures"]
    found = found_in(after, table("2020_beijing_xicheng_district"))
    assert {one.identity for one in found} == {"A4"}


@pytest.mark.parametrize("name", ["2020_beijing_xicheng_district", "2023_jiangsu_suqian_city"])
def test_a_table_read_and_written_again_is_the_same(name: str) -> None:
    plain = table(name)
    written = to_plain(read_published(plain, FORMATS))
    assert written["active_disclosure"] == plain["active_disclosure"]
    assert written["review_litigation"] == plain["review_litigation"]
    assert written["applications"] == {key: plain["applications"][key] for key in ("columns", "rows")}


# --- figures and malformed files -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "figure", "value"),
    [
        (0, Figure.COUNT, 0), ("12", Figure.COUNT, 12), ("1,576", Figure.COUNT, 1576), ("+3", Figure.SIGNED, 3),
        ("-118", Figure.SIGNED, -118), ("－118", Figure.SIGNED, -118),
        ("44899.2477", Figure.AMOUNT, Decimal("44899.2477")),
        (Decimal("96171.60"), Figure.AMOUNT, Decimal("96171.60")), (174, Figure.AMOUNT, 174),
        (Decimal("1175.0"), Figure.COUNT, 1175), ("-118.00", Figure.SIGNED, -118),
        (None, Figure.COUNT, None), ("/", Figure.COUNT, None), ("-", Figure.SIGNED, None), (" ", Figure.AMOUNT, None),
    ],
)
def test_figures_are_read_as_they_are_printed(raw: object, figure: Figure, value: object) -> None:
    read = figure_of(raw, figure)
    assert read == value
    assert str(read) == str(value)


@pytest.mark.parametrize(
    ("raw", "figure"),
    [(-1, Figure.COUNT), (True, Figure.COUNT), ("三", Figure.COUNT), (Decimal("1.5"), Figure.COUNT),
     ([1], Figure.COUNT), ("1e5", Figure.AMOUNT), ("nan", Figure.AMOUNT),
     ("-5", Figure.AMOUNT), (10**20, Figure.COUNT), ({}, Figure.COUNT)],
)
def test_what_is_no_figure_for_its_cell_is_refused(raw: object, figure: Figure) -> None:
    with pytest.raises(ValueError):
        figure_of(raw, figure)


@pytest.mark.parametrize(
    ("plain", "key"),
    [
        ({}, "sheet_without_year"),
        ({"year": "2020"}, "sheet_without_year"),
        ({"year": True}, "sheet_without_year"),
        ({"year": 10**30}, "sheet_without_year"),
        ({"year": 9999, "applications": {}}, "sheet_without_year"),
        ({"year": 2020}, "sheet_without_table"),
        ({"year": 2012, "applications": {}}, "year_without_form"),
        ({"year": 2020, "applications": []}, "sheet_shape"),
        ({"year": 2020, "applications": {"rows": None}}, "sheet_shape"),
        ({"year": 2020, "applications": {"rows": {"disclosed": 3}}}, "sheet_row_length"),
        ({"year": 2020, "applications": {"rows": {"disclosed": [1, 2]}}}, "sheet_row_length"),
        ({"year": 2020, "applications": {"rows": {"disclosed": [1, 2, 3, 4, 5, 6, "x"]}}}, "sheet_cell_unreadable"),
        ({"year": 2020, "applications": {"rows": {"disclosed": [0, 0, 0, 0, 0, 0, {"total": "x"}]}}},
         "sheet_cell_unreadable"),
        ({"year": 2020, "applications": {"columns": ["a"], "rows": {"disclosed": [1]}}}, "sheet_columns"),
        ({"year": 2020, "active_disclosure": {"art20_1": 5}}, "sheet_shape"),
        ({"year": 2020, "active_disclosure": {"art20_1": {"regulations": 5}}}, "sheet_row_shape"),
        ({"year": 2017, "old_statistics_sheet": {"active_total": "many"}}, "sheet_cell_unreadable"),
    ],
)
def test_a_malformed_table_is_refused_with_its_own_sentence(plain: dict[str, object], key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        read_published(plain, FORMATS)
    assert (trouble.value.key, trouble.value.kind) == (key, "input")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


def places_in(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Every place in plain data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, one in inner for place in places_in(one, (*path, key)))]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_table_it_is_checked_or_refused_with_a_sentence(data: st.DataObject) -> None:
    plain = table(data.draw(st.sampled_from(
        ["2017_beijing_xicheng_district", "2020_beijing_xicheng_district", "2023_jiangsu_suqian_city"]
    )))
    path = data.draw(st.sampled_from(places_in(plain)[1:]))
    target: Any = plain
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = data.draw(JUNK)
    try:
        found_in(plain)
    except KnownTrouble as trouble:
        assert trouble.kind == "input"


def test_a_table_whose_columns_stand_in_another_order_is_read_by_their_names() -> None:
    plain = table("2020_beijing_xicheng_district")
    plain["applications"]["columns"].reverse()
    for row in plain["applications"]["rows"].values():
        row.reverse()
    assert {one.identity for one in found_in(plain)} == {"A1"}


# --- figures entered -------------------------------------------------------------------------------------------------


def test_entered_figures_are_taken_and_those_of_requests_are_passed_over() -> None:
    form = form_of(FORMATS, 2020)
    entered = read_entered(table("2020_beijing_xicheng_district"), form, 2020)
    assert set(entered.cells) == {"art20_1", "art20_5", "art20_6", "art20_8", "art20_9"}
    assert [row.label for row in entered.rows["art20_5"]] == ["行政许可", "行政检查", "行政确认"]
    assert entered.cells["art20_9"]["central_procurement", "amount_wan_yuan"].value == Decimal("44899.2477")


def test_headings_and_counts_of_the_old_sheet_are_not_entered() -> None:
    entered = read_entered(table("2017_beijing_xicheng_district"), form_of(FORMATS, 2017), 2017)
    cells = entered.cells["old_statistics_sheet"]
    assert cells["complaints_total", "value"].value == 0
    for row in ("received_total", "reply_refused", "litigation_total", "response_channels", "sec8"):
        assert (row, "value") not in cells


@pytest.mark.parametrize(
    ("plain", "year", "key"),
    [
        ({"year": 2019, "active_disclosure": {}}, 2020, "entered_other_year"),
        ({"year": "2020", "active_disclosure": {}}, 2020, "sheet_without_year"),
        ({"active_disclosure": {"art20_2": {}}}, 2020, "entered_unknown_row"),
        ({"active_disclosure": {"art20_1": {"made": 3}}}, 2023, "entered_unknown_row"),
        ({"active_disclosure": {"art20_1": {"regulations": {"public_total": 3}}}}, 2023, "entered_unknown_row"),
        ({"old_statistics_sheet": {"active_total": 3}}, 2020, "entered_without_figures"),
    ],
)
def test_entered_figures_that_do_not_fit_the_form_are_refused(plain: dict[str, object], year: int, key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        read_entered(plain, form_of(FORMATS, year), year)
    assert trouble.value.key == key
