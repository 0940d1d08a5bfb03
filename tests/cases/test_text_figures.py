"""Figures in the sentences of a report: found, added up, shares worked out half up on the base that is named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.cases.text_figures import Claim, ClaimKind, accused, plain_text, read_patterns, read_text, years_in
from clerk_app.law.reading import BadResource

PATTERNS = read_patterns(places.resources() / "narrative" / "patterns.toml")
OLD, NEW = "gbf_2014_32", "gbgk_2021_30"


def claims(text: str, form: str = NEW, before: int | None = None) -> tuple[Claim, ...]:
    return read_text(text, PATTERNS, form, before=before).claims


@pytest.mark.parametrize(
    ("text", "form", "figures"),
    [
        ("全年收办政府信息公开申请3607件", NEW, {"cases_received_and_handled": 3607}),
        ("受理申请2025件（包含上年结转71件）", NEW, {"cases_received_and_handled": 2025}),
        ("新收政府信息公开申请１,５７６ 件", NEW, {"new_received": 1576}),
        ("收到申请12件，予以公开3件，不予公开4件，部分公开5件", NEW,
         {"new_received": 12, "disclosed": 3, "refused": 4, "partial": 5}),
        ("其中自然人3493件、法人或其他组织114件", NEW, {"natural": 3493, "organisations": 114}),
        ("7件结转下年度继续办理", NEW, {"carried_out": 7}),
        ("行政复议案件3件", NEW, {"reconsiderations": 3}),
        ("无数字的一句话。", NEW, {}),
    ],
)
def test_figures_are_found_as_reports_write_them(text: str, form: str, figures: dict[str, int]) -> None:
    found = read_text(text, PATTERNS, form).figures
    assert {name: found[name].value for name in figures} == figures
    assert set(found) == set(figures)


@pytest.mark.parametrize(
    ("part", "whole", "printed", "found"),
    [
        (1, 8, "12.5", "12.5"), (1, 8, "12.50", "12.50"), (1, 8, "13", "13"), (1, 8, "12", "13"),
        (81, 263, "30.80", "30.80"), (3, 7, "42", "43"), (1, 800, "0.13", "0.13"), (1, 800, "0.12", "0.13"),
        (0, 5, "0", "0"), (5, 5, "100", "100"),
    ],
)
def test_shares_are_rounded_half_up_to_as_many_decimals_as_are_printed(
    part: int, whole: int, printed: str, found: str
) -> None:
    (claim,) = claims(f"收到申请{whole}件。通过网络提交{part}件，占总数的{printed}%。")
    assert (claim.kind, str(claim.said), str(claim.found)) == (ClaimKind.SHARE, printed, found)
    assert claim.holds is (printed == found)


def test_a_share_refers_to_the_base_that_its_sentence_names() -> None:
    text = "收到申请200件，全年答复100件。予以公开50件，占答复总数的50%；网络提交50件，占收到申请总数的25%。"
    assert [(one.holds, one.figures) for one in claims(text)] == [(True, (50, 100)), (True, (50, 200))]


def test_a_share_of_other_things_is_left_alone() -> None:
    assert claims("收到申请200件。公开率达100%，考核权重不低于4%，粉丝增长12%。培训3次，占12.5%。") == ()


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("收到申请1576件，同比增加61.97%。", (973, 973)),
        ("收到申请90件，同比下降10%。", (100, 100)),
        ("收到申请42件，比上年减少3件。", (45, 45)),
        ("收到申请2件，较上年增加1件。", (1, 1)),
        ("收到申请1000件，同比上升1%。", (986, 995)),
        ("收到申请3件，同比增长7.77%。", None),
        ("收到申请3件，同比增长5件。", None),
    ],
)
def test_a_change_implies_what_the_year_before_must_have_been(text: str, implied: tuple[int, int] | None) -> None:
    (claim,) = claims(text)
    assert claim.implied == implied
    assert claim.holds is (None if implied else False)


def test_a_change_is_tried_where_the_year_before_is_known() -> None:
    text = "收到申请3646件，同比增加1.05%。"
    assert claims(text, before=3607)[0].found == Decimal("1.08")
    assert [one.holds for one in claims(text, before=3607)] == [False]
    assert [one.holds for one in claims("收到申请3646件，同比增加1.08%。", before=3607)] == [True]


def test_what_is_left_out_of_a_list_is_not_accused_but_too_much_is() -> None:
    assert claims("收到申请10件，其中网络3件，信函2件。", OLD) == ()
    (claim,) = claims("收到申请10件，其中网络8件，信函3件。", OLD)
    assert (claim.said, claim.found, claim.holds) == (10, 11, False)


def test_the_remark_that_parts_exceed_the_whole_holds_only_where_they_do() -> None:
    text = "申请总数为10件。当面申请8件，传真申请1件，网络申请1件，信函申请{n}件。（分类之和大于总数。）"
    assert [one.holds for one in claims(text.format(n=3), OLD) if one.kind is ClaimKind.REMARK] == [True]
    assert [one.kind for one in accused(claims(text.format(n=0), OLD))] == [ClaimKind.REMARK]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("某局2023年政府信息公开工作年度报告", (2023,)),
        ("某局 ２０２３ 年度政府信息公开工作年报\n2024年1月", (2023,)),
        ("2017年3月\n统计期限自2017年1月1日起，至2017年12月31日止", (2017,)),
        ("附表：政府信息公开情况统计表（2016年度）", (2016,)),
        ("2018年工作要点", ()),
        ("依据2019年4月修订的条例。2021年政府信息公开工作年度报告", (2021,)),
    ],
)
def test_the_year_of_a_report_is_told_from_other_years(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text, PATTERNS)[:1] == years


def test_spaces_and_width_do_not_matter() -> None:
    assert plain_text("申请 １５７６\n件，占 ５.５ ％（甲）") == "申请1576件，占5.5%（甲）"


def test_a_sum_of_figures_nobody_knows_is_refused(tmp_path: Path) -> None:
    shipped = (places.resources() / "narrative" / "patterns.toml").read_text("utf-8")
    broken = tmp_path / "patterns.toml"
    broken.write_text(shipped.replace('parts = ["staff_full_time"', 'parts = ["staff_full_tyme"'), encoding="utf-8")
    with pytest.raises(BadResource):
        read_patterns(broken)
