"""One result on several grounds (letters.md 1.2 and 1.5: 条例第三十七条; the remedies by class of each ground)."""

from __future__ import annotations

import pytest

from clerk_app.cases.letter import Missing, compose
from clerk_app.trouble import KnownTrouble
from tests.cases.test_letter import ANSWER, COMMON, RULES, block, letter

PARTLY = {"outcome": "partially_disclosed", "supply": "甲", "withheld": "住址", "reasons": "公开会损害其权益",
          "withheld_as": "refused_privacy"}  # fmt: skip
TALKS = {"part2.withheld_as": "refused_process", "part2.withheld": "讨论记录", "part2.reasons": "尚未作出决定"}
GONE = {"part2.withheld_as": "unable_not_exist", "part2.withheld": "照片", "part2.reasons": "未拍摄"}
FIRST, CHOICE = "六十日内先向", "或者自收到本答复之日起六个月内"


def grounds(**facts: object) -> list[str]:
    return [one.text for one in letter(**facts).paragraphs if one.block == "withheld"]


def remedies(**facts: object) -> list[str]:
    return [one.text for one in letter(**facts).paragraphs if one.block == "remedy"]


def test_each_withheld_part_has_its_own_content_reasons_and_article() -> None:
    first, second = grounds(**PARTLY, **TALKS)
    assert first.startswith("（一）不予公开的内容为：住址。") and "第十五条" in first and "第十六条" not in first
    assert second.startswith("（二）不予公开的内容为：讨论记录。尚未作出决定。")
    assert "第十六条第二款" in second and "第十五条" not in second


def test_one_ground_bears_no_number() -> None:
    assert grounds(**PARTLY)[0].startswith("不予公开的内容为：")


def test_grounds_of_one_class_share_a_remedy() -> None:
    (only,) = remedies(**PARTLY, **TALKS)
    assert only.startswith("如对本答复不予公开的部分不服") and FIRST in only


def test_grounds_of_two_classes_have_a_remedy_each_that_names_them() -> None:
    refused, other = remedies(**PARTLY, **GONE, **{name.replace("2", "3"): fact for name, fact in TALKS.items()})
    assert "本答复第（一）、（三）项不予公开的决定" in refused and FIRST in refused
    assert "本答复第（二）项" in other and CHOICE in other


def test_before_2024_no_ground_had_to_go_to_reconsideration_first() -> None:
    (only,) = remedies(**PARTLY, **GONE, received_on="2023-04-20", decided_on="2023-05-05")
    assert only.startswith("如对本答复不服")


def test_a_refusal_on_several_grounds_tells_each_with_its_own_words_and_article() -> None:
    told = grounds(outcome="refused_privacy", reasons="甲", **{"part2.withheld_as": "refused_internal_affairs",
                   "part2.reasons": "乙"})  # fmt: skip
    assert [text[:3] for text in told] == ["（一）", "（二）"]
    assert "个人隐私" in told[0] and "第十五条" in told[0]
    assert "内部事务信息" in told[1] and "乙。" in told[1] and "第十六条第一款" in told[1]


def test_a_refusal_beside_a_matter_of_another_law_has_both_remedies() -> None:
    refused, other = remedies(
        outcome="refused_privacy", reasons="甲", **{"part2.withheld_as": "refused_admin_query",
        "part2.other_law": "《不动产登记暂行条例》第二十七条", "part2.reasons": "乙"},
    )  # fmt: skip
    assert "第（一）项" in refused and FIRST in refused and "第（二）项" in other and CHOICE in other


def test_the_third_party_s_opinion_stands_with_the_part_withheld_for_its_sake() -> None:
    asked = {"third_party_asked_on": "2026-09-01", "third_party_opinion": "不同意公开"}
    swapped = {"withheld_as": "refused_process", "part2.withheld_as": "refused_business_secret"}
    assert ["不同意公开" in text for text in grounds(**PARTLY, **TALKS, **asked)] == [True, False]
    assert ["不同意公开" in text for text in grounds(**{**PARTLY, **TALKS, **asked, **swapped})] == [False, True]


def test_grounds_of_one_matter_among_several_are_named_by_both_numbers() -> None:
    facts = {f"2.{name}": fact for name, fact in {**PARTLY, **GONE}.items()}
    refusal = {"1.outcome": "refused_process", "1.subject": "纪要", "1.reasons": "丙", "2.subject": "名单"}
    made = letter(**refusal, **facts)
    refused, other = (one.text for one in made.paragraphs if one.block == "remedy")
    assert "本答复第一、二之（一）项不予公开的决定" in refused and "本答复第二之（二）项" in other
    assert "讨论" not in block(made, "withheld")


def test_what_a_further_ground_lacks_is_named() -> None:
    made = compose(ANSWER, {**COMMON, **PARTLY, "part2.withheld_as": ""}, RULES)
    assert made == Missing(("part2.withheld_as", "part2.withheld", "part2.reasons"))
    made = compose(ANSWER, {**COMMON, "outcome": "refused_privacy", "reasons": "甲", "part2.withheld_as": None}, RULES)
    assert made == Missing(("part2.withheld_as",)), "what else it wants depends on the ground"


def test_a_further_ground_of_what_is_disclosed_says_nothing() -> None:
    plain = letter(outcome="disclosed", supply="甲")
    assert letter(outcome="disclosed", supply="甲", **TALKS).texts == plain.texts


@pytest.mark.parametrize(
    "name", ["part2.supply", "part0.reasons", "part2.applicant", "2.part2.subject", "part2.", "partx.reasons"]
)
def test_only_facts_of_a_ground_can_be_given_for_a_further_one(name: str) -> None:
    with pytest.raises(KnownTrouble, match="letter_fact_unknown"):
        letter(**PARTLY, **{name: "甲"})
