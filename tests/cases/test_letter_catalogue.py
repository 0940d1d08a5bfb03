"""Every letter of the catalogue carries what it must, cites the law of its day, and guesses nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from clerk_app import places
from clerk_app.cases.catalogue import Recipient, Shape, read_catalogue
from clerk_app.cases.form_template import read_forms
from clerk_app.cases.letter import Letter, Missing, asked, compose, read_letters, sketch
from clerk_app.law.reading import read_rules
from clerk_app.law.terms import EventKind, FeeBasis
from clerk_app.trouble import KnownTrouble
from tests.cases.letter_data import FACTS

RESOURCES = places.resources()
LETTERS = read_letters(RESOURCES / "letters")
RULES = read_rules(RESOURCES / "rules")
SINGLE = {kind: template for kind, template in LETTERS.items() if not template.has_items}

CARRIES = {
    "receipt": ("A5", ["2016年9月3日", "某路段配时方案", "2026-0107", "2026年10月19日", "010-00000000", "第三十三条"]),
    "correction_notice": ("A6", ["第三十条", "一次性", "1. 写明文件名称", "补正说明", "2026年11月6日", "视为放弃申请",
                                 "自收到补正的申请之日起计算"]),
    "reasons_notice": ("A8", ["第三十五条", "46件", "2026年8月至9月", "2026年10月30日", "不予处理"]),
    "extension_notice": ("B1", ["2016年9月3日", "2026年10月19日", "2026年11月16日", "第三十三条第二款",
                                "工作机构负责人同意"]),
    "delay_notice": ("B2", ["第三十五条", "2026年12月31日", "需检索大量档案", "2026年9月8日"]),
    "third_party_inquiry": ("B3", ["第三十二条", "施工合同的单价明细", "15个工作日", "决定是否公开", "□同意公开",
                                   "□不同意公开", "□部分同意公开", "意见回执", "理由"]),
    "third_party_pause": ("B4", ["第三十三条第三款", "不计算在答复期限内", "2026年9月9日的次日起停止计算",
                                 "收到第三方意见之日起恢复计算"]),
    "third_party_decision": ("B5", ["第三十二条", "合同总价和付款进度", "涉及公共资金的使用", "不同意公开", "六十日内",
                                    "六个月内"]),
    "joint_maker_letter": ("B6", ["第三十四条", "施工合同的单价明细", "15个工作日", "视为同意公开"]),
    "agency_letter": ("B7", ["第十条、第十一条", "1. 该文件是否由贵单位制作", "2026年10月30日"]),
    "fee_notice": ("B8", ["第四十二条", "国办函〔2020〕109号", "按件计收", "20 件 × 100 元 = 2,000 元", "2,200元",
                          "到政务大厅缴费窗口缴纳", "20个工作日", "视为放弃申请", "缴费次日起重新计算"]),
    "determination_request": ("B11", ["第十七条第三款", "施工合同的单价明细", "涉及未定密的会商材料", "可以公开"]),
    "record_correction_answer": ("C26", ["第四十一条", "登记表上的出生日期", "1990年1月2日", "六十日内", "六个月内"]),
    "proactive_suggestion_answer": ("C27", ["第四十四条第二款", "历年配时方案", "本机关网站"]),
}  # fmt: skip
WITHOUT_REMEDY = ["receipt", "correction_notice", "reasons_notice", "extension_notice", "delay_notice",
                  "third_party_inquiry", "third_party_pause", "joint_maker_letter", "agency_letter", "fee_notice",
                  "determination_request", "proactive_suggestion_answer"]  # fmt: skip
OF_2008 = {
    "receipt": "第二十四条", "correction_notice": "第二十一条第（四）项", "extension_notice": "第二十四条第二款",
    "third_party_inquiry": "第二十三条", "third_party_pause": "第二十四条第三款", "third_party_decision": "第二十三条",
    "agency_letter": "第七条", "determination_request": "第十四条第三款",
    "record_correction_answer": "第二十五条第二款",
}  # fmt: skip
NOT_OF_2008 = ["reasons_notice", "delay_notice", "joint_maker_letter", "fee_notice", "proactive_suggestion_answer"]


def test_the_catalogue_read_by_the_heads_of_the_files_is_that_of_the_whole_files() -> None:
    whole = [one.entry for one in (*LETTERS.values(), *read_forms(RESOURCES / "letters").values())]
    assert sorted(whole, key=lambda one: one.kind) == list(read_catalogue(RESOURCES / "letters"))


def made(kind: str, **facts: str | int | date | None) -> Letter:
    letter = compose(LETTERS[kind], {**FACTS, **facts}, RULES)
    assert isinstance(letter, Letter), letter
    return letter


def test_the_catalogue_has_every_letter_under_its_code() -> None:
    codes = {kind: template.entry.code for kind, template in LETTERS.items()}
    assert codes == {kind: code for kind, (code, _) in CARRIES.items()} | {"answer": "C", "supplementary_answer": "C25"}
    assert all(template.entry.shape is Shape.LETTER for template in LETTERS.values())


@pytest.mark.parametrize("kind", CARRIES)
def test_a_letter_carries_what_the_catalogue_asks_for(kind: str) -> None:
    letter = made(kind)
    text = "\n".join(letter.texts)
    for element in CARRIES[kind][1]:
        assert element in text
    assert not re.search(r"[{}×]{2}|。。|；。|None|，。", text)
    to = LETTERS[kind].entry.to
    name = {Recipient.THIRD_PARTY: "青屿建设有限公司", Recipient.AGENCY: "临澜区财政局"}.get(to, "陈某某")
    assert letter.addressee == f"{name}："
    assert letter.signature == "临澜区城市管理委员会" and letter.date == "2026年10月16日"
    assert "010-00000000" in letter.contact


@pytest.mark.parametrize("kind", SINGLE)
def test_only_what_decides_names_a_remedy(kind: str) -> None:
    text = "".join(one.text for one in made(kind).paragraphs)
    assert ("复议" in text or "诉讼" in text) is (kind not in WITHOUT_REMEDY)


@pytest.mark.parametrize("kind", SINGLE)
def test_nothing_is_guessed_where_a_letter_is_given_only_a_day(kind: str) -> None:
    letter = compose(LETTERS[kind], {"decided_on": date(2026, 10, 16)}, RULES)
    assert isinstance(letter, Missing) and "organ_name" in letter.names


@pytest.mark.parametrize("kind", [kind for kind in LETTERS if LETTERS[kind].entry.to is not Recipient.APPLICANT])
def test_others_learn_nothing_of_the_applicant(kind: str) -> None:
    text = "".join(made(kind).texts)
    assert "陈某某" not in text and "2026-0107" not in text and "某路段配时方案" not in text


@pytest.mark.parametrize("kind", OF_2008)
def test_a_letter_dated_in_2017_cites_the_text_of_2008(kind: str) -> None:
    text = "".join(made(kind, decided_on=date(2017, 6, 1)).texts)
    assert OF_2008[kind] in text
    assert "视为放弃" not in text and "负责人同意" not in text.replace("工作机构负责人同意", "")
    assert not set(re.findall("第[一二三四五六七八九十]+条", text)) & {f"第{one}条" for one in (
        "三十九", "四十", "四十一", "四十二", "四十四", "四十五")}  # fmt: skip


@pytest.mark.parametrize("kind", NOT_OF_2008)
def test_a_letter_the_old_text_does_not_know_is_refused_for_its_time(kind: str) -> None:
    with pytest.raises(KnownTrouble, match="letter_not_of_that_law"):
        compose(LETTERS[kind], {**FACTS, "decided_on": date(2017, 6, 1)}, RULES)


def test_the_old_text_sets_no_period_for_a_third_party_so_the_letter_sets_a_day() -> None:
    text = "".join(made("third_party_inquiry", decided_on=date(2017, 6, 1)).texts)
    assert "2026年10月9日以前" in text and "个工作日" not in text and "不予公开" in text
    facts = {**FACTS, "decided_on": date(2017, 6, 1), "opinion_by": None}
    assert compose(LETTERS["third_party_inquiry"], facts, RULES) == Missing(("opinion_by",))


def test_silence_means_different_things_to_third_parties_and_joint_makers() -> None:
    third, joint = ("".join(made(kind).texts) for kind in ("third_party_inquiry", "joint_maker_letter"))
    assert "逾期未提出意见的，由本机关依照" in third and "视为同意" not in third
    assert "逾期未提出意见的，视为同意公开" in joint


def test_a_third_party_that_is_a_person_is_addressed_as_one() -> None:
    text = "".join(made("third_party_decision", third_party_kind="natural_person").texts)
    assert "您" in text and "你单位" not in text
    facts = {**FACTS, "third_party_kind": None}
    assert compose(LETTERS["third_party_decision"], facts, RULES) == Missing(("third_party_kind",))


def test_the_slip_goes_behind_the_letter_and_is_named_as_its_attachment() -> None:
    letter = made("third_party_inquiry")
    (slip,) = letter.slips
    assert slip.title == "意见回执" and letter.attachments == ("意见回执",)
    assert slip.lines[0] == "临澜区城市管理委员会：" and "临城管公开〔2026〕9号" in slip.lines[1]


def test_the_receipt_takes_no_number_of_the_letters() -> None:
    assert LETTERS["receipt"].entry.series == "" and made("receipt").number == ""
    assert all(one.entry.series for kind, one in LETTERS.items() if kind != "receipt")


@pytest.mark.parametrize(("reading", "words"), [
    ("restart", "自您完成缴费次日起重新计算"), ("resume", "不计算在答复期限内"),
    ("no_effect", "缴费不影响本机关答复的期限"),
])  # fmt: skip
def test_the_fee_notice_says_what_paying_does_as_the_office_reads_it(reading: str, words: str) -> None:
    assert words in "".join(made("fee_notice", after_fee=reading).texts)


@pytest.mark.parametrize("basis", FeeBasis)
def test_the_tariff_in_the_fee_notice_is_the_tariff_of_the_rules(basis: FeeBasis) -> None:
    text = "".join(made("fee_notice", fee_basis=basis.value).texts)
    rule = RULES.on(f"fee_by_{basis.value}", date(2026, 10, 16))
    brackets = rule.get("brackets")
    assert isinstance(brackets, list)
    for bracket in brackets:
        assert str(bracket["from"]) in text and (str(bracket["yuan"]) in text or "提高100元/件" in text)
    assert ("按件计收" in text) is (basis is FeeBasis.ITEM) and ("按量计收" in text) is (basis is FeeBasis.PAGE)


@pytest.mark.parametrize(("word", "said", "needs"), [
    ("corrected", "更正为：1990年1月2日", "record_new"), ("refused", "不予更正", "reasons"),
    ("passed_on", "转送临澜区公安分局处理", "record_passed_on"),
    ("referred", "向有权更正的临澜区公安分局提出", "right_agency"),
])  # fmt: skip
def test_a_record_is_corrected_or_not_or_passed_on(word: str, said: str, needs: str) -> None:
    assert said in "".join(made("record_correction_answer", record_decision=word).texts)
    facts = {**FACTS, "record_decision": word, needs: None}
    assert compose(LETTERS["record_correction_answer"], facts, RULES) == Missing((needs,))


def test_a_word_that_is_no_choice_is_refused() -> None:
    with pytest.raises(KnownTrouble, match="letter_fact_not_a_word"):
        made("record_correction_answer", record_decision="perhaps")


# --- answers -------------------------------------------------------------------------------------------------------


def answer(**facts: str | int | date | None) -> Letter:
    return made("answer", **facts)


def test_supplied_public_already_and_collected_later_are_three_ways_to_disclose() -> None:
    """C1 hands it over, C2 names where it is public, C3 names way, place and time (第三十六条第（一）、（二）项)."""
    supplied = "".join(answer(outcome="disclosed", supply="复印件3页").texts)
    public = "".join(answer(outcome="disclosed_already_public", public_place="本区网站公告栏").texts)
    collected = "".join(answer(outcome="disclosed", collect_way="凭身份证领取复印件", collect_place="政务大厅三层",
                               collect_time="2026年10月20日上午").texts)  # fmt: skip
    assert "现提供如下：复印件3页" in supplied and "第三十六条第（二）项、第四十条" in supplied
    assert "方式、途径：本区网站公告栏" in public and "第三十六条第（一）项" in public and "提供如下" not in public
    assert "方式：凭身份证领取复印件；地点：政务大厅三层；时间：2026年10月20日上午" in collected
    assert "第三十六条第（二）项" in collected and "提供如下" not in collected


def test_collecting_needs_way_place_and_time() -> None:
    letter = compose(LETTERS["answer"], {**FACTS, "outcome": "disclosed", "supply": "甲", "collect_way": "领取"}, RULES)
    assert letter == Missing(("collect_place", "collect_time"))
    names = {one.name for one in asked(LETTERS["answer"], {**FACTS, "outcome": "disclosed", "supply": "甲"}, RULES)}
    assert {"collect_way", "collect_place", "collect_time"} <= names, "the editor offers them"


@pytest.mark.parametrize(("word", "said"), [
    ("not_made", "未制作"), ("not_compiled", "未对有关信息进行汇总、加工或者重新制作"), ("not_obtained", "未获取"),
    ("not_kept", "未保存"), ("destroyed", "依法销毁"), ("other", "涉及未定密的会商材料"),
])  # fmt: skip
@pytest.mark.parametrize("outcome", ["unable_not_exist", "unable_not_held"])
def test_why_something_does_not_exist_is_chosen(outcome: str, word: str, said: str) -> None:
    text = "".join(answer(outcome=outcome, search="档案室、业务系统", absence=word).texts)
    assert said in text and "经检索档案室、业务系统" in text and "第三十六条第（四）项" in text


def test_another_reason_for_absence_must_be_written() -> None:
    facts = {**FACTS, "outcome": "unable_not_exist", "search": "档案室", "absence": "other", "reasons": None}
    assert compose(LETTERS["answer"], facts, RULES) == Missing(("reasons",))


@pytest.mark.parametrize("matter", ["consultation", "not_meeting", "archives"])
def test_other_matters_are_chosen_and_their_ground_is_named(matter: str) -> None:
    facts = {**FACTS, "outcome": "other_other", "other_matter": matter, "decision": "本机关不作为政府信息公开申请处理"}
    assert compose(LETTERS["answer"], facts, RULES) == Missing(("ground",))
    text = "".join(answer(**{**facts, "ground": "《档案法》第二十八条"}).texts)
    assert "根据《档案法》第二十八条的规定，本机关不作为政府信息公开申请处理" in text


def test_a_later_answer_cites_the_earlier_one() -> None:
    facts = {**FACTS, "outcome": "disclosed", "supply": "复印件3页"}
    missing = Missing(("former_answer_on", "former_answer_number"))
    assert compose(LETTERS["supplementary_answer"], facts, RULES) == missing
    letter = made("supplementary_answer", **facts, former_answer_on=date(2026, 9, 20),
                  former_answer_number="临城管公开〔2026〕4号")  # fmt: skip
    assert letter.title == "政府信息公开申请补充答复书"
    assert "本机关于2026年9月20日以临城管公开〔2026〕4号作出答复" in "".join(letter.texts)


def test_a_correction_is_a_new_letter_that_cites_the_old_one() -> None:
    letter = made("supplementary_answer", outcome="disclosed", supply="复印件3页", former_answer_on=date(2026, 9, 20),
                  former_answer_number="临城管公开〔2026〕4号", correction_point="页数误写为2页")  # fmt: skip
    text = "".join(letter.texts)
    assert letter.title == "政府信息公开申请更正答复书" and "临城管公开〔2026〕4号" in text
    assert "页数误写为2页，现予更正" in text and "以本答复为准" in text


def test_an_answer_after_a_judgment_cites_the_judgment_and_has_the_remedy_of_its_new_result() -> None:
    letter = made("supplementary_answer", outcome="refused_process", reasons="属于讨论记录",
                  remedy_document="临澜区人民法院《行政判决书》（（2026）京0199行初7号）")  # fmt: skip
    text = "".join(letter.texts)
    assert letter.title == "政府信息公开申请重新答复书" and "（2026）京0199行初7号" in text
    assert "先向临澜区人民政府申请行政复议" in text


def test_which_steps_each_letter_tells_of_are_steps_of_the_law() -> None:
    steps = {kind: template.entry.steps for kind, template in LETTERS.items() if template.entry.steps}
    assert EventKind.CORRECTION_LAPSED in steps["answer"], "C22: no correction in time"
    consulting = {kind for kind, of in steps.items() if of == (EventKind.CONSULTATION_SENT,)}
    assert consulting == {"third_party_inquiry", "third_party_pause", "third_party_decision", "joint_maker_letter",
                          "agency_letter"}  # fmt: skip


def test_the_lines_of_a_list_are_ended_like_sentences() -> None:
    notice = [one.text for one in made("correction_notice", points="写明文件名称\n写明起止年月。").paragraphs]
    assert "1. 写明文件名称；" in notice and "2. 写明起止年月。" in notice
    asked_of = [one.text for one in made("agency_letter", question="是否由贵单位制作？").paragraphs]
    assert "是否由贵单位制作？" in asked_of


def test_what_a_third_party_said_is_said_to_be_its_opinion() -> None:
    text = "".join(answer(outcome="refused_privacy", withheld=None).texts)
    assert "书面征求第三方意见，第三方的意见为：不同意公开。" in text


def test_no_answer_closes_twice() -> None:
    for outcome in LETTERS["answer"].results:
        given = {**FACTS, "outcome": outcome.value, "search": "档案室", "ground": "某法"}
        text = "".join(sketch(LETTERS["answer"], given, RULES).letter.texts)
        assert text.count("特此告知") == 1, outcome
