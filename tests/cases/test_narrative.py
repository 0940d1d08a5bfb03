"""The report's sentences against figures that were published: true shares come out, false ones cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from clerk_app.cases.narrative import Fact, Facts, Line, Previous, Report, Scope, draft, share
from clerk_app.cases.narrative_template import read_narrative, read_scope_words
from clerk_app.cases.request import RequestId
from clerk_app.cases.sheet_plain import read_published
from clerk_app.cases.year_sheet import Cell, YearSheet
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.reading import BadResource
from clerk_app.law.year_format import read_formats

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DATA = Path(__file__).resolve().parents[1] / "data" / "published"
FORMATS = read_formats(RESOURCES / "year_formats")
TEMPLATES = read_narrative(RESOURCES / "narrative", FORMATS)
IN_TIME = {"late": 0, "overdue": 0}


def published(name: str) -> YearSheet:
    plain = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
    return read_published(plain, FORMATS)


def with_cells(sheet: YearSheet, table: str, cells: Mapping[tuple[str, str], int]) -> YearSheet:
    """The same sheet with other figures in some cells."""
    tables = tuple(
        replace(one, cells=MappingProxyType({**one.cells, **{key: Cell(value) for key, value in cells.items()}}))
        if one.table.id == table
        else one
        for one in sheet.tables
    )
    return replace(sheet, tables=tables)


def nothing(sheet: YearSheet) -> YearSheet:
    """The same sheet, every figure of parts three and four 0."""
    for table in ("applications", "review_litigation"):
        filled = sheet.table(table)
        assert filled is not None
        sheet = with_cells(sheet, table, dict.fromkeys(filled.cells, 0))
    return sheet


def report_of(
    sheet: YearSheet, counts: Mapping[str, int | Decimal] = MappingProxyType({}), *, previous: Previous | None = None,
    scope: Scope = Scope.AREA, texts: Mapping[str, str] = MappingProxyType({}),
    lists: Mapping[str, tuple[Line, ...]] = MappingProxyType({}),
) -> Report:
    words = {"organ": "北京市西城区人民政府", "scope": "全区", "period": f"{sheet.year}年", "span": "全年", **texts}
    facts = Facts(scope, words, {name: Fact(value) for name, value in counts.items()}, lists)
    return draft(sheet, previous, facts, TEMPLATES[sheet.form.id])


def text_of(report: Report) -> str:
    return "\n".join(one.text for one in report.paragraphs)


def year_before(sheet: YearSheet, received: int) -> YearSheet:
    return replace(with_cells(sheet, "applications", {("new_received", "total"): received}), year=sheet.year - 1)


def test_channel_shares_of_xicheng_2017_are_the_true_ones() -> None:
    said = text_of(report_of(published("2017_beijing_xicheng_district")))
    assert "当面申请607件，占收到申请总数的51.40%；传真申请1件，占0.08%；" in said
    # printed 5.85 and 42.67: 69/1181 and 504/1181 give these
    assert "网络申请69件，占5.84%；信函申请504件，占42.68%。" in said
    assert "5.85" not in said and "42.67" not in said


def test_reply_shares_on_the_items_answered_are_those_of_the_report() -> None:
    sheet = replace(published("2017_beijing_xicheng_district"), unit=CountingUnit.ITEM)
    report = report_of(sheet, {"items": 1484, "items_answered": 1303})
    shares = {one.name: one.text for one in report.figures if one.name.endswith("_items_share")}
    assert shares == {
        "answerable_items_share": "64.70%", "already_public_items_share": "2.61%", "agreed_items_share": "23.33%",
        "partly_items_share": "4.22%", "not_this_organ_items_share": "9.44%", "not_exist_items_share": "38.60%",
        "supplement_items_share": "1.61%", "other_channel_items_share": "0.23%", "other_items_share": "49.88%",
    }  # fmt: skip
    said = text_of(report)
    assert "可以答复是否公开的843项" in said
    assert "其他答复类型650项" in said and "460" not in said, "the report printed 460: the four rows give 650"


def test_a_remark_on_sums_is_printed_only_where_it_is_true() -> None:
    sheet = published("2017_beijing_xicheng_district")
    assert "大于总数" not in text_of(report_of(sheet)), "607 + 1 + 69 + 504 = 1181; 450 = 0 + 1 + 8 + 0 + 302 + 139"
    column = sheet.tables[0].table.columns[0].id
    more = with_cells(sheet, "old_statistics_sheet", {("received_network", column): 70})
    assert "各方式分别计数，故分类之和大于总数" in text_of(report_of(more))


def test_sixty_one_point_nine_seven_per_cent_comes_from_973_and_from_no_other_number() -> None:
    sheet = published("2020_beijing_xicheng_district")
    giving = [
        before
        for before in range(900, 1050)
        if "同比增加61.97%" in text_of(report_of(sheet, previous=Previous(year_before(sheet, before), Scope.AREA)))
    ]
    assert giving == [973]


def test_year_on_year_needs_the_same_scope_unit_and_a_whole_year() -> None:
    sheet = published("2020_beijing_xicheng_district")
    before = year_before(sheet, 973)
    assert "同比" in text_of(report_of(sheet, previous=Previous(before, Scope.AREA)))
    for other in (
        Previous(before, Scope.OWN),
        Previous(replace(before, unit=CountingUnit.ITEM), Scope.AREA),
        Previous(replace(before, year=2018), Scope.AREA),
        Previous(replace(before, as_of=before.as_of.replace(year=2019, month=10)), Scope.AREA),
    ):
        said = text_of(report_of(sheet, previous=other))
        assert "同比" not in said and "比上年" not in said


def test_from_nothing_there_is_a_number_and_no_per_cent() -> None:
    sheet = published("2020_beijing_xicheng_district")
    said = text_of(report_of(sheet, previous=Previous(year_before(sheet, 0), Scope.AREA)))
    assert "比上年增加1576件" in said and "同比" not in said


def test_a_fall_and_a_standstill_have_their_own_words() -> None:
    sheet = published("2020_beijing_xicheng_district")
    assert "比上年减少424件，同比减少21.20%" in text_of(
        report_of(sheet, previous=Previous(year_before(sheet, 2000), Scope.AREA))
    )
    assert "与上年持平" in text_of(report_of(sheet, previous=Previous(year_before(sheet, 1576), Scope.AREA)))


def test_group_totals_are_sums_of_the_leaf_rows() -> None:
    said = text_of(report_of(published("2023_jiangsu_suqian_city")))
    # 宿迁 2023 names these groups itself: 142, 1078, 406, 341
    groups = {"予以公开": 1191, "部分公开": 328, "不予公开": 142, "无法提供": 1078, "不予处理": 406, "其他处理": 341}
    assert not [name for name, count in groups.items() if f"{name}{count}件" not in said]
    assert "121件结转下年度继续办理" in said


def test_all_in_time_is_said_only_when_nothing_was_late_and_nothing_is_overdue() -> None:
    sheet = published("2023_jiangsu_suqian_city")
    assert "均在法定期限内答复" in text_of(report_of(sheet, IN_TIME))
    assert "均在法定期限内" not in text_of(report_of(sheet)), "nobody said so"
    for wrong in ({"late": 1, "overdue": 0}, {"late": 0, "overdue": 1}):
        assert "均在法定期限内" not in text_of(report_of(sheet, wrong))
    assert "超过法定期限答复的3件" in text_of(report_of(sheet, {"late": 3, "overdue": 0}))


@pytest.mark.parametrize(("pending", "upheld", "said"), [(0, 12, True), (2, 10, False), (0, 11, False)])
def test_all_upheld_is_said_only_with_none_pending(pending: int, upheld: int, said: bool) -> None:
    sheet = nothing(published("2023_jiangsu_suqian_city"))
    cells = {"upheld": upheld, "pending": pending, "other": 12 - upheld - pending, "total": 12}
    sheet = with_cells(
        sheet, "review_litigation", {("reconsideration", column): value for column, value in cells.items()}
    )
    text = text_of(report_of(sheet))
    assert "行政复议12件" in text
    assert ("均获维持" in text) is said


def test_nothing_received_has_its_sentence_and_still_the_fees() -> None:
    fees = dict.fromkeys(("fee_notices", "fee_noticed", "fee_paid_cases", "fee_paid"), 0)
    report = report_of(nothing(published("2023_jiangsu_suqian_city")), {**IN_TIME, **fees})
    said = text_of(report)
    assert "2023年，全区未收到政府信息公开申请，无上年结转，未发生因政府信息公开引起的行政复议、行政诉讼。" in said
    assert "发出收费通知0件、金额0元，实际收取0件、0元" in said
    assert "均在法定期限内" not in said
    assert [one.part for one in report.sections if one.part] == [
        "active_disclosure", "applications", "review_litigation",
    ]  # fmt: skip


def test_fees_of_suqian_are_said_in_cases_and_yuan() -> None:
    fees = {"fee_notices": 35, "fee_noticed": 4100, "fee_paid_cases": 25, "fee_paid": 2950}
    assert "实际收取25件、2950元" in text_of(report_of(published("2023_jiangsu_suqian_city"), fees))


def test_a_blank_cell_leaves_its_sentence_out() -> None:
    sheet = published("2023_jiangsu_suqian_city")
    filled = sheet.table("applications")
    assert filled is not None
    cells = {key: cell for key, cell in filled.cells.items() if key != ("refused_process", "total")}
    blank = replace(sheet, tables=tuple(replace(one, cells=cells) if one is filled else one for one in sheet.tables))
    said = text_of(report_of(blank))
    assert "部分公开328件" in said and "不予公开" not in said


def test_requests_and_items_never_stand_in_one_sentence() -> None:
    report = report_of(published("2017_beijing_xicheng_district"), {"items": 1484, "items_due": 1303})
    said = [
        paragraph.text[start:end] for paragraph in report.paragraphs for start, end in paragraph.sentences
        if any(one.is_printed and start <= one.at < end for one in paragraph.figures)
    ]  # fmt: skip
    assert any("1484项" in sentence for sentence in said)
    assert not [one for one in said if "1484项" in one and "件" in one]


def test_a_template_that_mixes_them_is_refused(tmp_path: Path) -> None:
    for file in (RESOURCES / "narrative").glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        if file.name == "gbgk_2021_30.toml":
            assert "上述申请共包含申请事项{items}项" in text
            text = text.replace("上述申请共包含申请事项{items}项", "收到申请{new}{n}，共{items}项")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(BadResource, match="one sentence"):
        read_narrative(tmp_path, FORMATS)


def test_a_written_out_figure_in_a_template_is_refused(tmp_path: Path) -> None:
    for file in (RESOURCES / "narrative").glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("全年办结{done}{n}", "全年办结28件")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(BadResource, match="blank"):
        read_narrative(tmp_path, FORMATS)


def test_every_printed_figure_stands_where_it_says_and_names_its_cells() -> None:
    report = report_of(published("2023_jiangsu_suqian_city"), IN_TIME)
    for paragraph in report.paragraphs:
        for one in paragraph.figures:
            if one.is_printed:
                assert paragraph.text[one.at : one.at + len(one.text)] == one.text
                assert one.cells or one.formula
    refused = next(one for one in report.figures if one.name == "refused")
    assert len(refused.cells) == 8 and refused.formula == "0＋27＋6＋38＋20＋9＋21＋21"
    of_done = next(one for one in report.figures if one.name == "disclosed_share")
    assert (of_done.formula, of_done.base) == ("1191÷3486", "办结")


def test_no_digit_of_the_text_is_without_a_figure() -> None:
    report = report_of(published("2020_beijing_xicheng_district"), IN_TIME)
    for paragraph in report.paragraphs[1:]:
        covered = {
            place for one in paragraph.figures if one.is_printed for place in range(one.at, one.at + len(one.text))
        }
        loose = [sign for place, sign in enumerate(paragraph.text) if sign.isdecimal() and place not in covered]
        assert "".join(loose) in ("", "2020"), paragraph.text


def test_the_frame_leaves_out_what_the_office_did_not_say() -> None:
    sheet = published("2020_beijing_xicheng_district")
    bare = report_of(sheet).paragraphs[0].text
    assert "如对本报告有疑问" not in bare and "下载" not in bare
    texts = {"address": "北京市西城区二龙路27号", "telephone": "010-88064436"}
    framed = report_of(sheet, texts=texts).paragraphs[0].text
    assert "请与北京市西城区人民政府联系（地址：北京市西城区二龙路27号；联系电话：010-88064436）。" in framed


def test_organs_at_one_desk_are_split() -> None:
    lines = (Line("区政府工作部门", Fact(743, (RequestId(1),))), Line("区政府", Fact(438, (RequestId(2),))))
    report = report_of(published("2017_beijing_xicheng_district"), lists={"organs": lines})
    assert "按被申请的机关分，区政府工作部门743件、区政府438件。" in text_of(report)
    assert [one.requests for one in report.figures if one.name.startswith("organs:")] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(966, 1453, "66.48"), (1, 8, "12.50"), (1, 800, "0.13"), (3, 7, "42.86"), (81, 263, "30.80"), (1, 0, None)],
)
def test_shares_have_two_decimals_half_up_and_are_not_nudged(part: int, whole: int, percent: str | None) -> None:
    assert share(part, whole) == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("organ", "area"),
    [
        ("北京市西城区人民政府", "区"), ("宿迁市人民政府", "市"), ("泗洪县住房和城乡建设局", "县"),
        ("临澜区城市管理委员会", "区"), ("北京市西城区城市管理监督指挥中心", "区"), ("洪泽区市场监督管理局", "区"),
        ("", "区"),
    ],
)
def test_the_area_is_named_after_the_organ(organ: str, area: str) -> None:
    assert read_scope_words(RESOURCES / "narrative").area_of(organ) == area
