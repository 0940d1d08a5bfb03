"""What letters say: results, articles by the day of the letter, remedies, and what is missing."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.cases.letter import Facts, Letter, Level, Missing, asked, compose, read_letters, sketch, written
from clerk_app.cases.letter_reading import letter_of, read_shared, result_of
from clerk_app.cases.letter_template import GIVEN
from clerk_app.cases.remedy_notice import numeral
from clerk_app.law.reading import BadResource, read_rules, table_of
from clerk_app.law.sentences import read_terms
from clerk_app.law.terms import ApplicantKind, DeliveryManner, Outcome
from clerk_app.trouble import KnownTrouble

RESOURCES = places.resources()
LETTERS = read_letters(RESOURCES / "letters")
RULES = read_rules(RESOURCES / "rules")
ANSWER = LETTERS["answer"]

COMMON: Facts = {
    "applicant": "陈某某", "applicant_kind": "natural_person", "channel": "registered_post",
    "received_on": date(2008, 5, 5), "request_number": "2026-0107", "wording": "某路段交通信号灯配时方案。",
    "organ_name": "临澜区城市管理委员会", "document_number": "临城管公开〔2026〕9号", "decided_on": date(2026, 10, 16),
    "telephone": "010-00000000", "reconsideration_body": "临澜区人民政府", "court": "临澜区人民法院",
}  # fmt: skip
EVERYTHING: Facts = {
    "reasons": "甲理由", "supply": "乙材料1份", "withheld": "丙部分", "withheld_as": "refused_privacy",
    "public_place": "丁网站", "other_law": "《戊法》第一条", "search": "己目录", "former_answer_on": date(2010, 1, 2),
    "former_answer_number": "庚〔2010〕1号", "decision": "辛处理", "correction_asked_on": date(2010, 1, 3),
    "correction_due_on": date(2010, 1, 18), "fee_notice_on": date(2021, 2, 1), "fee_due_on": date(2021, 3, 9),
    "reasons_asked_on": date(2010, 1, 4), "withdrawn_on": date(2010, 1, 5),
}  # fmt: skip

# The grounds of every result as the catalogue of reply letters has them (C1 to C24); None: that law has none.
GROUNDS_2019 = {
    Outcome.DISCLOSED: "第三十六条第（二）项", Outcome.DISCLOSED_ALREADY_PUBLIC: "第三十六条第（一）项",
    Outcome.PARTIALLY_DISCLOSED: "第三十七条", Outcome.REFUSED_STATE_SECRET: "第十四条",
    Outcome.REFUSED_OTHER_LAW: "第十四条", Outcome.REFUSED_SAFETY_STABILITY: "第十四条",
    Outcome.REFUSED_THIRD_PARTY: "第十五条", Outcome.REFUSED_BUSINESS_SECRET: "第十五条",
    Outcome.REFUSED_PRIVACY: "第十五条", Outcome.REFUSED_INTERNAL_AFFAIRS: "第十六条第一款",
    Outcome.REFUSED_PROCESS: "第十六条第二款", Outcome.REFUSED_ENFORCEMENT_FILE: "第十六条第二款",
    Outcome.REFUSED_ADMIN_QUERY: "第三十六条第（七）项", Outcome.REFUSED_NOT_GOVERNMENT_INFORMATION: "第二条",
    Outcome.UNABLE_NOT_HELD: "第三十六条第（四）项", Outcome.UNABLE_NOT_THIS_ORGAN: "第三十六条第（五）项",
    Outcome.UNABLE_NOT_EXIST: "第三十六条第（四）项", Outcome.UNABLE_NEEDS_CREATION: "第三十八条",
    Outcome.UNABLE_STILL_UNCLEAR: "第三十条", Outcome.NOT_HANDLED_PETITION: "第三十九条第一款",
    Outcome.NOT_HANDLED_DUPLICATE: "第三十六条第（六）项", Outcome.NOT_HANDLED_PUBLICATION: "第三十九条第二款",
    Outcome.NOT_HANDLED_EXCESSIVE: "第三十五条", Outcome.NOT_HANDLED_RECONFIRM: None,
    Outcome.OTHER_NO_CORRECTION: "第三十条", Outcome.OTHER_NO_PAYMENT: "第四十二条", Outcome.OTHER_OTHER: None,
    Outcome.OTHER_WITHDRAWN: None,
}  # fmt: skip
GROUNDS_2008 = {
    Outcome.DISCLOSED: "第二十一条第（一）项", Outcome.DISCLOSED_ALREADY_PUBLIC: "第二十一条第（一）项",
    Outcome.PARTIALLY_DISCLOSED: "第二十二条", Outcome.REFUSED_STATE_SECRET: "第十四条第四款",
    Outcome.REFUSED_OTHER_LAW: "第十四条第四款", Outcome.REFUSED_SAFETY_STABILITY: "第八条",
    Outcome.REFUSED_THIRD_PARTY: "第二十三条", Outcome.REFUSED_BUSINESS_SECRET: "第二十三条",
    Outcome.REFUSED_PRIVACY: "第二十三条", Outcome.REFUSED_NOT_GOVERNMENT_INFORMATION: "第二条",
    Outcome.UNABLE_NOT_HELD: "第二十一条第（三）项", Outcome.UNABLE_NOT_THIS_ORGAN: "第二十一条第（三）项",
    Outcome.UNABLE_NOT_EXIST: "第二十一条第（三）项", Outcome.UNABLE_STILL_UNCLEAR: "第二十一条第（四）项",
    Outcome.OTHER_NO_CORRECTION: "第二十一条第（四）项",
}  # fmt: skip
NOTICE = "《国务院办公厅关于做好政府信息依申请公开工作的意见》（国办发〔2010〕5号）"
BY_NOTICE = [Outcome.REFUSED_INTERNAL_AFFAIRS, Outcome.REFUSED_PROCESS, Outcome.UNABLE_NEEDS_CREATION]
"""Results the catalogue rests on the notice of 2010 while the Regulations of 2008 were in force (C9, C10, C15)."""
# 不予公开 under articles 14, 15 and 16: reconsideration first since 2024 (行政复议法第二十三条, 法释〔2025〕8号).
FIRST = {
    Outcome.REFUSED_STATE_SECRET, Outcome.REFUSED_OTHER_LAW, Outcome.REFUSED_SAFETY_STABILITY,
    Outcome.REFUSED_THIRD_PARTY, Outcome.REFUSED_BUSINESS_SECRET, Outcome.REFUSED_PRIVACY,
    Outcome.REFUSED_INTERNAL_AFFAIRS, Outcome.REFUSED_PROCESS, Outcome.REFUSED_ENFORCEMENT_FILE,
    Outcome.PARTIALLY_DISCLOSED,
}  # fmt: skip
LETTERED = list(Outcome)


def letter(kind: str = "answer", **facts: str | int | date) -> Letter:
    made = compose(LETTERS[kind], {**COMMON, **facts}, RULES)
    assert isinstance(made, Letter), made
    return made


def full(outcome: Outcome, on: date, **more: str) -> Letter:
    """An answer with that result for which everything was filled in, its ground too where the law has none."""
    facts: Facts = {**COMMON, **EVERYTHING, "outcome": outcome.value, "decided_on": on, **more}
    made = compose(ANSWER, facts, RULES)
    if isinstance(made, Missing):
        assert set(made.names) <= {"ground", "withheld_ground"}
        made = compose(ANSWER, {**facts, **{name: "《壬办法》第九条" for name in made.names}}, RULES)
    assert isinstance(made, Letter), made
    return made


def block(made: Letter, name: str) -> str:
    return "".join(one.text for one in made.paragraphs if one.block == name)


# --- results and articles --------------------------------------------------------------------------------------------


def test_every_result_has_its_wording() -> None:
    assert set(ANSWER.results) == set(LETTERED)
    codes = {text.code for texts in ANSWER.results.values() for text in texts}
    assert codes == {f"C{number}" for number in range(1, 25)}, "the catalogue's results"


@pytest.mark.parametrize("outcome", LETTERED)
@pytest.mark.parametrize(
    ("on", "grounds"),
    [(date(2017, 6, 1), GROUNDS_2008), (date(2019, 5, 14), GROUNDS_2008), (date(2019, 5, 15), GROUNDS_2019),
     (date(2026, 10, 16), GROUNDS_2019)],
)  # fmt: skip
def test_a_letter_cites_the_law_in_force_on_its_day(
    outcome: Outcome, on: date, grounds: dict[Outcome, str | None]
) -> None:
    made = compose(ANSWER, {**COMMON, **EVERYTHING, "outcome": outcome.value, "decided_on": on}, RULES)
    if outcome is Outcome.OTHER_WITHDRAWN:
        assert isinstance(made, Letter) and "条例" not in block(made, "withheld"), "no rule says how"
        return
    if outcome in BY_NOTICE and grounds is GROUNDS_2008:
        assert isinstance(made, Letter) and f"根据{NOTICE}的规定" in block(made, "withheld")
        return
    if grounds.get(outcome) is None:
        assert made == Missing(("ground",)), "no article: the clerk must name the ground"
        return
    assert isinstance(made, Letter)
    article = "第[一二三四五六七八九十]+条(?:第.款)?(?:第（.）项)?、?"
    cited = re.findall(f"《中华人民共和国政府信息公开条例》(?:{article})+", "".join(made.texts))
    assert any(str(grounds[outcome]) in citation for citation in cited)


@pytest.mark.parametrize("outcome", BY_NOTICE)
@pytest.mark.parametrize(("on", "is_cited"), [(date(2010, 1, 11), False), (date(2010, 1, 12), True)], ids=str)
def test_the_notice_of_2010_is_cited_from_its_day_and_may_be_named_otherwise(
    outcome: Outcome, on: date, is_cited: bool
) -> None:
    facts: Facts = {**COMMON, **EVERYTHING, "outcome": outcome.value, "decided_on": on}
    made = compose(ANSWER, facts, RULES)
    assert isinstance(made, Letter) is is_cited and (is_cited or made == Missing(("ground",)))
    assert "ground" in {one.name for one in asked(ANSWER, facts, RULES)}, "it is offered to be named otherwise"
    own = compose(ANSWER, {**facts, "ground": "《壬办法》第九条"}, RULES)
    assert isinstance(own, Letter) and "根据《壬办法》第九条的规定" in block(own, "withheld")
    assert NOTICE not in block(own, "withheld")


def test_a_part_withheld_in_2017_rests_on_article_and_notice_together() -> None:
    made = letter(
        outcome="partially_disclosed", supply="甲", withheld="乙", reasons="丙", decided_on=date(2017, 6, 1),
        withheld_as="refused_privacy,refused_process",
    )
    articles = "《中华人民共和国政府信息公开条例》第十四条第四款、第二十三条"
    assert f"根据{articles}、{NOTICE}的规定" in block(made, "withheld")


def test_a_lapse_of_2017_cites_article_21_for_what_it_says_and_not_for_what_follows() -> None:
    text = block(full(Outcome.OTHER_NO_CORRECTION, date(2017, 6, 1)), "withheld")
    assert "根据《中华人民共和国政府信息公开条例》第二十一条第（四）项的规定告知您作出更改、补充" in text
    assert "视为放弃" not in text and "第三十条" not in text


@pytest.mark.parametrize("since", [date(2008, 5, 1), date(2019, 5, 15)], ids=str)
def test_no_article_is_cited_that_the_text_does_not_have(since: date) -> None:
    articles = {date(2008, 5, 1): 38, date(2019, 5, 15): 56}[since]
    known = {f"第{numeral(number)}条" for number in range(1, articles + 1)}
    results = [text for texts in ANSWER.results.values() for text in texts]
    of_results = [ground.article for one in results if (ground := one.ground(since)) is not None]
    grounds = [*(one.ground(since) for one in LETTERS.values()), *of_results]
    assert sum(map(bool, grounds)) > 20
    for ground in grounds:
        assert set(re.findall(r"第[一二三四五六七八九十]+条", ground)) <= known


@pytest.mark.parametrize("outcome", LETTERED)
@pytest.mark.parametrize("kind", [ApplicantKind.NATURAL_PERSON, ApplicantKind.COMMERCIAL_ENTERPRISE])
def test_every_letter_is_whole(outcome: Outcome, kind: ApplicantKind) -> None:
    made = full(outcome, date(2026, 10, 16), applicant_kind=kind.value)
    text = "".join(made.texts)
    assert not re.search(r"[{}×＿]|。。|；。|None", text)
    assert ("您" in text) is (kind is ApplicantKind.NATURAL_PERSON)
    assert ("你单位" in text) is (kind is not ApplicantKind.NATURAL_PERSON)
    for element in ("2008年5月5日", "2026-0107", "“某路段交通信号灯配时方案”", "特此告知。", "不服", "2026年10月16日"):
        assert element in text
    assert made.addressee == "陈某某："


@pytest.mark.parametrize("outcome", LETTERED)
def test_a_refusal_is_never_issued_without_what_the_article_asks_for(outcome: Outcome) -> None:
    made = compose(ANSWER, {**COMMON, "outcome": outcome.value, "ground": "《壬办法》第九条"}, RULES)
    assert isinstance(made, Missing) and made.names


def test_the_missing_facts_are_named_in_the_order_of_the_page() -> None:
    facts = {name: fact for name, fact in COMMON.items() if name not in ("wording", "court", "document_number")}
    made = compose(ANSWER, {**facts, "outcome": "partially_disclosed", "reasons": "  "}, RULES)
    assert made == Missing(("document_number", "wording", "withheld_as", "supply", "withheld", "reasons", "court"))


def test_the_agency_named_as_the_right_one_comes_with_its_contact() -> None:
    made = compose(
        ANSWER, {**COMMON, "outcome": "unable_not_this_organ", "reasons": "甲", "right_agency": "某局"}, RULES
    )
    assert made == Missing(("right_agency_contact",)), "条例第三十六条第（五）项: 名称、联系方式"


def test_a_clerk_may_name_another_ground() -> None:
    made = letter(outcome="refused_other_law", other_law="《统计法》", reasons="甲", ground="《统计法》第九条")
    assert "根据《统计法》第九条的规定" in block(made, "withheld")
    assert "政府信息公开条例" not in block(made, "withheld")


def test_the_withheld_part_may_rest_on_two_grounds_of_one_article() -> None:
    made = letter(outcome="partially_disclosed", supply="甲", withheld="乙", reasons="丙",
                  withheld_as="refused_business_secret，refused_privacy")  # fmt: skip
    assert block(made, "withheld").count("第十五条") == 1


def test_corrections_and_extensions_are_told_in_the_receipt() -> None:
    made = letter(
        outcome="disclosed", supply="甲", correction_asked_on="2026-09-01", correction_received_on="2026-09-10",
        extension_notice_on="2026-10-01", extension_number="临延〔2026〕1号",
    )  # fmt: skip
    assert "本机关于2026年9月1日告知您补正，您于2026年9月10日提交了补正材料。" in block(made, "receipt")
    assert "本机关于2026年10月1日以临延〔2026〕1号告知您延长答复期限。" in block(made, "receipt")


# --- remedies --------------------------------------------------------------------------------------------------------

LAST_BEFORE_2015, FIRST_OF_2015 = date(2015, 4, 30), date(2015, 5, 1)
LAST_OF_2023, FIRST_OF_2024 = date(2023, 12, 31), date(2024, 1, 1)
DAYS = [date(2008, 5, 5), LAST_BEFORE_2015, FIRST_OF_2015, date(2019, 5, 15), LAST_OF_2023, FIRST_OF_2024,
        date(2025, 5, 31), date(2025, 6, 1), date(2026, 10, 16)]  # fmt: skip


@pytest.mark.parametrize("outcome", LETTERED)
def test_the_remedy_follows_result_day_and_delivery(outcome: Outcome) -> None:
    for on, manner in product(DAYS, DeliveryManner):
        made = full(outcome, on, delivery_manner=manner.value, reconsideration_url="https://fy.example.gov.cn")
        remedy = block(made, "remedy")
        assert "六十日内" in remedy and "临澜区人民政府申请行政复议" in remedy
        if outcome in FIRST and on >= FIRST_OF_2024:
            assert "应当自收到本答复之日起六十日内先向" in remedy and "第二十三条第一款第（四）项" in remedy
            assert "收到行政复议决定书之日起十五日内" in remedy
            assert "六个月" not in remedy and "临澜区人民法院" not in remedy
        else:
            months = "三个月" if on <= LAST_BEFORE_2015 else "六个月"
            assert f"或者自收到本答复之日起{months}内向临澜区人民法院提起行政诉讼" in remedy
            assert "先向" not in remedy and "十五日" not in remedy
        online = manner is DeliveryManner.ELECTRONIC and on >= FIRST_OF_2024
        assert ("https://fy.example.gov.cn" in remedy) is online


def test_an_answer_sent_online_is_not_issued_without_the_way_to_file_online() -> None:
    facts = {**COMMON, "outcome": "disclosed", "supply": "甲", "delivery_manner": "electronic"}
    assert compose(ANSWER, facts, RULES) == Missing(("reconsideration_url",)), "行政复议法第二十二条第二款"


def test_the_windows_in_the_wording_are_the_windows_of_the_clocks() -> None:
    numerals = {60: "六十日", 3: "三个月", 6: "六个月", 15: "十五日"}
    for on in DAYS:
        other = RULES.on("remedy_other", on).text("text")
        assert numerals[RULES.on("applicant_reconsideration", on).days] in other
        assert numerals[int(str(RULES.on("applicant_suit", on).get("months")))] in other
        refused = RULES.on("remedy_refused", on).text("text")
        if refused != other:
            assert numerals[RULES.on("applicant_suit_after_reconsideration", on).days] in refused


def items(**facts: str) -> Facts:
    return {**COMMON, **{name.replace("_", ".", 1).removeprefix("i"): fact for name, fact in facts.items()}}


THREE = items(
    i1_outcome="disclosed", i1_subject="清单", i1_supply="清单1份", i2_outcome="refused_process", i2_subject="纪要",
    i2_reasons="属于讨论记录", i3_outcome="unable_not_exist", i3_subject="审计报告", i3_search="档案系统",
)  # fmt: skip


def test_several_items_each_have_heading_result_and_article() -> None:
    made = compose(ANSWER, THREE, RULES)
    assert isinstance(made, Letter)
    headings = [one.text for one in made.paragraphs if one.level is Level.HEADING]
    assert headings == ["一、关于“清单”", "二、关于“纪要”", "三、关于“审计报告”"]
    by_item = {one.item: one.text for one in made.paragraphs if one.item and one.level is Level.BODY}
    assert "第三十六条第（二）项" in by_item[1] and "清单1份" in by_item[1]
    assert "第十六条第二款" in by_item[2] and "属于讨论记录" in by_item[2]
    assert "第三十六条第（四）项" in by_item[3] and "经检索档案系统" in by_item[3]


def test_a_mixed_letter_names_the_items_of_each_remedy() -> None:
    made = compose(ANSWER, THREE, RULES)
    assert isinstance(made, Letter)
    first, choice = (one.text for one in made.paragraphs if one.block == "remedy")
    assert first.startswith("如对本答复第二项不予公开的决定不服") and "先向" in first
    assert choice.startswith("如对本答复第一、三项不服") and "先向" not in choice


def test_a_mixed_letter_of_2023_has_one_remedy_for_all() -> None:
    made = compose(ANSWER, {**THREE, "decided_on": LAST_OF_2023}, RULES)
    assert isinstance(made, Letter)
    (only,) = (one.text for one in made.paragraphs if one.block == "remedy")
    assert only.startswith("如对本答复不服")


def test_what_one_item_misses_is_named_with_its_number() -> None:
    facts = {name: fact for name, fact in THREE.items() if name != "2.reasons"}
    assert compose(ANSWER, {**facts, "reasons": "not of item two"}, RULES) == Missing(("2.reasons",))


def test_a_withheld_part_that_is_no_government_information_leaves_the_choice() -> None:
    made = letter(outcome="partially_disclosed", supply="甲", withheld="乙", reasons="丙",
                  withheld_as="refused_not_government_information")  # fmt: skip
    assert "先向" not in block(made, "remedy")


# --- the other kinds -------------------------------------------------------------------------------------------------


def test_a_correction_notice_has_all_that_article_thirty_asks_for_and_no_remedy() -> None:
    made = letter("correction_notice", points="写明文件名称\n写明起止年月", guidance="可登录本区网站查阅目录。",
                  reply_by=date(2026, 11, 6), organ_address="临澜区同舟路68号")  # fmt: skip
    text = "\n".join(made.texts)
    for element in (
        "第三十条", "一次性", "1. 写明文件名称", "2. 写明起止年月", "补正说明：可登录本区网站查阅目录。",
        "2026年11月6日", "视为放弃申请，本机关不再处理", "自收到补正的申请之日起计算", "同舟路68号",
    ):  # fmt: skip
        assert element in text
    assert "复议" not in text and "诉讼" not in text
    assert compose(LETTERS["correction_notice"], COMMON, RULES) == Missing(("points", "guidance", "reply_by"))


def test_a_correction_notice_of_2017_says_nothing_the_old_text_does_not_say() -> None:
    made = letter("correction_notice", points="写明文件名称", decided_on=date(2017, 3, 1))
    text = "".join(made.texts)
    assert "第二十一条第（四）项" in text and "更改、补充" in text
    assert "视为放弃" not in text and "第三十条" not in text


def test_an_extension_notice_names_both_days_and_the_consent_and_no_remedy() -> None:
    facts = {"extension_reason": "检索尚需时间", "base_due_on": date(2026, 10, 13), "due_on": date(2026, 11, 10),
             "days": 20}  # fmt: skip
    assert compose(LETTERS["extension_notice"], {**COMMON, **facts}, RULES) == Missing(("approver",))
    text = "".join(letter("extension_notice", **facts, approver="王某").texts)
    for element in ("第三十三条第二款", "2026年10月13日", "2026年11月10日", "20个工作日", "工作机构负责人同意"):
        assert element in text
    assert "复议" not in text and "诉讼" not in text


def test_an_extension_notice_of_2017_cites_the_old_article() -> None:
    made = letter(
        "extension_notice", extension_reason="甲", base_due_on=date(2017, 3, 1), due_on=date(2017, 3, 22), days=15,
        approver="王某", decided_on=date(2017, 2, 28),
    )  # fmt: skip
    assert "第二十四条第二款" in "".join(made.texts)


# --- drafts, days and words ------------------------------------------------------------------------------------------


def test_a_draft_shows_lines_for_what_is_missing_and_says_where() -> None:
    made = sketch(ANSWER, {**COMMON, "outcome": "refused_process"}, RULES)
    assert "＿＿＿＿" in block(made.letter, "withheld")
    assert [(gap.name, gap.block) for gap in made.gaps] == [("reasons", "withheld")]


def test_the_editor_is_told_what_may_be_given_too() -> None:
    looked = {blank.name: blank for blank in asked(ANSWER, {**COMMON, "outcome": "refused_privacy"}, RULES)}
    assert looked["third_party_asked_on"].block == "withheld" and not looked["third_party_asked_on"].is_needed
    assert looked["reasons"].is_needed and not looked["reasons"].is_given


def test_days_are_written_without_leading_zeros() -> None:
    assert written(date(2026, 1, 6)) == "2026年1月6日"


def test_items_are_counted_in_chinese() -> None:
    assert [numeral(number) for number in (1, 9, 10, 11, 20, 35)] == ["一", "九", "十", "十一", "二十", "三十五"]


def test_typed_braces_and_names_of_blanks_are_only_text() -> None:
    made = letter(outcome="disclosed", supply="{applicant}{reasons}", wording="{court}")
    assert "{applicant}{reasons}" in block(made, "supplied") and "“{court}”" in block(made, "receipt")


@pytest.mark.parametrize(
    ("facts", "key"),
    [({"reson": "x"}, "letter_fact_unknown"), ({"2.applicant": "x"}, "letter_fact_unknown"),
     ({"received_on": "5月5日"}, "letter_fact_not_a_day"), ({"channel": "pigeon"}, "letter_fact_not_a_word"),
     ({"outcome": "maybe"}, "letter_fact_not_a_word"), ({"decided_on": "2008-05-04"}, "letter_before_receipt"),
     ({"received_on": None, "decided_on": "2008-04-30"}, "letter_before_the_law")],
)  # fmt: skip
def test_facts_that_cannot_be_are_refused(facts: dict[str, str | None], key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        compose(ANSWER, {**COMMON, "outcome": "disclosed", "supply": "x", **facts}, RULES)
    assert trouble.value.key == key
    assert key in read_terms(RESOURCES).keys


def test_every_fact_of_a_letter_has_a_word_for_the_clerk() -> None:
    keys = read_terms(RESOURCES).keys
    assert {f"fact_{name}" for name in GIVEN} <= keys


# --- the files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "why"),
    [(("{wording}", "{wordin}"), "no fact"), (("block = \"receipt\"", "blok = \"receipt\""), "unknown key"),
     (("特此告知", "特此告知××"), "blank"), (("group = \"answer\"", "group = \"anwser\""), "is no Group"),
     (("step = [\"answered\"", "step = [\"answerd\""), "is no EventKind"),
     (("[against]", "[agains]"), "unknown key|missing")],
)  # fmt: skip
def test_a_mistake_in_a_letter_file_is_found_when_it_is_read(change: tuple[str, str], why: str) -> None:
    text = (RESOURCES / "letters" / "answer.toml").read_text(encoding="utf-8")
    assert change[0] in text
    with pytest.raises(BadResource, match=why):
        letter_of(table_of(text.replace(*change), "answer.toml"), "answer", read_shared(RESOURCES / "letters"))


@pytest.mark.parametrize(
    ("change", "why"),
    [(("remedy = \"other\"", "remedy = \"none\""), "must be"),
     (("\"unable_not_exist\"", "\"unable\""), "is no Outcome"),
     (("since = 2019-05-15", "since = 2007-05-15"), "order"), (("not_made = \"未制作\"\n", ""), "same words"),
     (("fact = \"absence\"", "fact = \"absense\""), "is no fact")],
)  # fmt: skip
def test_a_mistake_in_a_result_file_is_found_when_it_is_read(change: tuple[str, str], why: str) -> None:
    text = (RESOURCES / "letters" / "results" / "C13_unable_not_exist.toml").read_text(encoding="utf-8")
    assert change[0] in text
    with pytest.raises(BadResource, match=why):
        result_of(table_of(text.replace(*change), "C13_unable_not_exist.toml"))


def test_the_kinds_are_the_files(tmp_path: Path) -> None:
    assert {"answer", "correction_notice", "extension_notice"} <= set(LETTERS)
    assert read_letters(tmp_path) == {}
