"""Letters in the office's own words: what may be changed, what an upgrade changes under them, what letters then say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.cases.form_template import read_forms
from clerk_app.cases.letter import read_letters
from clerk_app.cases.letter_facts import GAP
from clerk_app.cases.request import OrganId, RequestId
from clerk_app.services import letters, own_wording, wording_sample
from clerk_app.services.desk import Desk
from clerk_app.services.letter_docx import as_docx
from clerk_app.services.letter_preview import prepare
from clerk_app.services.own_wording import OUTDATED, WordingLine, WordingState
from clerk_app.store.organs import FIRST_DAY, Organ
from clerk_app.trouble import KnownTrouble
from tests.services.test_letters import TODAY, answered, text_of

Registered = Callable[..., RequestId]
KIND = "answer"
CLOSE, RECEIPT = "part/close/1", "part/receipt/1"
GIVEN = "disclosed/result/supplied/1"
OWN_CLOSE = "特此告知，请知悉。"


def line(desk: Desk, key: str, kind: str = KIND) -> WordingLine:
    organ = desk.store.organs.first()
    return next(one for one in own_wording.sentences(desk, kind, organ) if one.key == key)


def change(desk: Desk, key: str, text: str, kind: str = KIND, **more: str) -> None:
    own_wording.change(desk, desk.store.organs.first(), kind, key, text, **more)  # type: ignore[arg-type]


def refusal(desk: Desk, key: str, text: str, kind: str = KIND) -> str:
    with pytest.raises(KnownTrouble) as refused:
        change(desk, key, text, kind)
    assert refused.value.kind == "input" and not desk.store.letter_wordings.all()
    return desk.terms.of(refused.value)


def later(desk: Desk, folder: Path, *changes: tuple[str, str], file: str = "answer.toml") -> Desk:
    """The same store under a later release whose letters say something else."""
    shutil.copytree(places.resources() / "letters", folder)
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / file).write_text(text, "utf-8")
    return replace(desk, letters=read_letters(folder))


def test_every_sentence_of_every_letter_is_named_once_and_shown_in_the_preview(desk: Desk) -> None:
    organ = desk.store.organs.first()
    seen = 0
    for kind in desk.letters:
        lines = own_wording.sentences(desk, kind, organ)
        assert len({one.key for one in lines}) == len(lines)
        for one in lines:
            made = wording_sample.letter(desk, kind, organ, TODAY, one.key, f"{one.shipped}甲乙丙丁")
            whole = "".join((made.title, made.addressee, made.contact, *(each.text for each in made.paragraphs),
                             *(text for slip in made.slips for text in (slip.title, *slip.lines))))  # fmt: skip
            assert "甲乙丙丁" in whole, (kind, one.key)
            assert GAP not in "".join(each.text for each in made.paragraphs), (kind, one.key)
            seen += 1
    assert seen > 200 and set(own_wording.kinds(desk)) == {*desk.letters, *desk.forms} - {"file_review"}


def test_the_sample_has_the_offices_own_head_and_numbers_and_only_the_applicant_is_invented(desk: Desk) -> None:
    organ = desk.store.organs.first()
    own = {"name": "东湖市水务局", "letterhead": "", "code": "东湖水务公开"}
    desk.store.organs.update(organ, since=FIRST_DAY, **own)
    numbers = {"receipt": "", "answer": "东湖水务公开〔2026〕1号", "extension_notice": "东湖水务公开〔2026〕1号"}
    for kind, number in numbers.items():
        made = wording_sample.letter(desk, kind, organ, TODAY)
        assert "东湖市水务局" in repr(made.head) and "住房和城乡建设局" not in repr(made), kind
        assert "临建公开" not in repr(made) and made.number.startswith(number), kind
        assert bool(made.number) is bool(number), kind
        assert "周若安" in repr(made), kind


def test_a_letter_says_the_offices_words_and_keeps_on_record_that_they_were_its_own(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    answered(office, request)
    change(office, CLOSE, OWN_CLOSE)
    prepared = prepare(office, request, KIND)
    assert prepared.letter is not None and prepared.letter.paragraphs[-1].text == OWN_CLOSE
    assert OWN_CLOSE in text_of(letters.draft(office, request, KIND))
    assert as_docx(office, request, KIND, today=TODAY).startswith(b"PK")
    made = letters.issue(office, request, KIND, today=TODAY)
    document = office.store.documents.of_request(request)[0]
    edition = office.letters[KIND].edition
    head, own, mark = document.template.rsplit(" ", 2)
    assert (head, own) == (f"answer 2019-05-15 {edition}", "own") and len(mark) == 8 and int(mark, 16)
    assert made.facts["warnings"] == () and OWN_CLOSE in text_of(letters.data_of(office, document))
    own_wording.back(office, office.store.organs.first(), KIND, CLOSE)
    assert text_of(letters.data_of(office, document)).count(OWN_CLOSE) == 1, "issued is issued"
    assert text_of(letters.draft(office, request, KIND)).rstrip().count(OWN_CLOSE) == 0


def test_another_agency_of_the_same_desk_keeps_the_shipped_words(office: Desk, registered: Registered) -> None:
    other = office.store.organs.add(Organ(OrganId(0), FIRST_DAY, name="临澜区征收事务中心"))
    change(office, CLOSE, OWN_CLOSE)
    mine, theirs = (registered(organ=each) for each in (office.store.organs.first(), other))
    for request in (mine, theirs):
        answered(office, request)
    assert OWN_CLOSE in text_of(letters.draft(office, mine, KIND))
    assert OWN_CLOSE not in text_of(letters.draft(office, theirs, KIND))
    assert own_wording.counts(office, other) == {}
    assert own_wording.counts(office, office.store.organs.first()) == {KIND: (1, 0)}


def test_what_the_office_changed_and_took_back_stays_on_record_and_is_covered_by_the_checks(office: Desk) -> None:
    organ = office.store.organs.first()
    change(office, CLOSE, OWN_CLOSE, deed="1")
    change(office, CLOSE, OWN_CLOSE, deed="1")
    change(office, CLOSE, OWN_CLOSE, deed="2")
    own_wording.back(office, organ, KIND, CLOSE)
    assert own_wording.back(office, organ, KIND, CLOSE).message == ""
    change(office, CLOSE, OWN_CLOSE)
    change(office, CLOSE, "特此告知。")
    kept = own_wording.history(office, KIND, organ, CLOSE)
    assert [(one.text, one.noted_by) for one in kept] == [
        (OWN_CLOSE, "苏晚晴"), ("", "苏晚晴"), (OWN_CLOSE, "苏晚晴"), ("", "苏晚晴")
    ]
    assert (kept[0].shipped, kept[0].edition) == ("特此告知。", office.letters[KIND].edition)
    assert line(office, CLOSE).state is WordingState.SHIPPED
    assert office.store.findings() == ()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        (CLOSE, "  \u200b ", "句子是空的"),
        (CLOSE, "特此告知{wording。", "花括号"),
        (CLOSE, "特此告知{poem}。", "poem"),
        (CLOSE, "特此告知，答复期限{fee_amount}。", "应缴金额"),
        (CLOSE, "特此告知××。", "没有写完"),
        (CLOSE, "特" * 801, "超过 800 字"),
        (CLOSE, "依据条例第五条，特此告知。", "条号"),
        (CLOSE, "不服的，可以申请行政复议。特此告知。", "救济告知"),
        (RECEIPT, "收到{you}{channel_words}的申请（登记编号：{request_number}）：“{wording}”。", "收到申请的日期"),
        (GIVEN, "经审查，可以公开。现提供如下：{supply}。", "法律依据"),
        (CLOSE, "请知悉。", "结束语"),
    ],
)  # fmt: skip
def test_a_sentence_that_loses_what_it_must_say_is_refused_in_words(
    desk: Desk, key: str, text: str, said: str
) -> None:
    sentence = refusal(desk, key, text)
    assert said in sentence and sentence.count("。") == 2, "what is wrong, what to do"


def test_figures_and_articles_written_in_a_shipped_sentence_stay(desk: Desk) -> None:
    tariff = line(desk, "choice/fee_basis/item", "fee_notice").shipped
    assert "100" in refusal(desk, "choice/fee_basis/item", tariff.replace("每件100元", "每件10元"), "fee_notice")
    key = next(one.key for one in own_wording.sentences(desk, "delay_notice", desk.store.organs.first())
               if "第三十三条" in one.shipped)  # fmt: skip
    delay = line(desk, key, "delay_notice").shipped
    assert "条号" in refusal(desk, key, delay.replace("第三十三条", "第三十四条"), "delay_notice")
    change(desk, key, delay.replace("无法", "不能"), "delay_notice")


def test_an_element_is_let_go_for_a_written_reason_that_is_kept(desk: Desk) -> None:
    text = "本机关于{received_on}收到{you}的政府信息公开申请。{you}申请公开：“{wording}”。"
    with pytest.raises(KnownTrouble) as refused:
        change(desk, RECEIPT, text)
    assert refused.value.facts["overridable"] is True
    assert desk.terms.of(refused.value).startswith("这样改会少了应当写明的内容：收到申请的渠道、登记编号。")
    assert desk.terms.in_english().of(refused.value).startswith(
        "Something that has to be said would be missing: the channel of the request, the number of the request."
    )
    change(desk, RECEIPT, text, reason="登记编号印在版头")
    assert (line(desk, RECEIPT).own, line(desk, RECEIPT).reason) == (text, "登记编号印在版头")


def test_markup_and_invisible_marks_are_plain_text(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    change(office, CLOSE, "特此\u202e告知<b>&amp;\r\n</b>。")
    assert line(office, CLOSE).own == "特此告知<b>&amp;</b>。"
    assert "特此告知<b>&amp;</b>。" in text_of(letters.draft(office, request, KIND))


def test_after_an_upgrade_the_difference_waits_for_a_choice(
    office: Desk, registered: Registered, tmp_path: Path
) -> None:
    request = registered()
    answered(office, request)
    change(office, CLOSE, OWN_CLOSE)
    new = later(office, tmp_path / "letters", ("特此告知。", "特此书面告知。"))
    found = line(new, CLOSE)
    assert (found.state, found.before, found.shipped, found.own) == (
        WordingState.OUTDATED, "特此告知。", "特此书面告知。", OWN_CLOSE
    )
    assert own_wording.counts(new, new.store.organs.first()) == {KIND: (1, 1)}
    issued = letters.issue(new, request, KIND, today=TODAY)
    assert issued.facts["warnings"] == (OUTDATED,) and "升级" in new.terms.sentence(OUTDATED)
    change(new, CLOSE, OWN_CLOSE)
    assert line(new, CLOSE).state is WordingState.OWN
    assert line(office, CLOSE).state is WordingState.OUTDATED, "the older program sees the difference too"
    own_wording.back(new, new.store.organs.first(), KIND, CLOSE)
    assert line(new, CLOSE).in_force == "特此书面告知。"


def test_own_words_that_lack_a_blank_of_the_new_release_are_not_said(office: Desk, tmp_path: Path) -> None:
    change(office, CLOSE, OWN_CLOSE)
    new = later(office, tmp_path / "letters", ('"特此告知。"', '"特此告知{received_on}的申请。"'))
    found = line(new, CLOSE)
    assert (found.state, found.in_force) == (WordingState.OUTDATED, "特此告知{received_on}的申请。")


def test_own_words_go_with_their_sentence_when_a_release_puts_another_before_it(office: Desk, tmp_path: Path) -> None:
    change(office, CLOSE, OWN_CLOSE)
    old = '{ text = "特此告知。" }'
    new = later(office, tmp_path / "letters", (old, '{ text = "以上。" }, ' + old))
    assert line(new, CLOSE).state is WordingState.SHIPPED
    moved = line(new, "part/close/2")
    assert (moved.state, moved.own) == (WordingState.OWN, OWN_CLOSE)
    own_wording.back(new, new.store.organs.first(), KIND, "part/close/2")
    assert [one.state for one in own_wording.sentences(new, KIND, new.store.organs.first()) if one.own] == []


def test_a_sentence_that_a_release_dropped_is_shown_and_said_no_more(office: Desk, tmp_path: Path) -> None:
    key = "part/receipt/7"
    change(office, key, "{you}已于{fee_paid_on}缴费。")
    last = '    { text = "现答复如下：" },\n'
    paid = '    { text = "{you}于{fee_paid_on}缴纳了信息处理费。", when = ["fee_paid_on"] },\n'
    new = later(office, tmp_path / "letters", (paid, ""), (last, ""))
    found = next(one for one in own_wording.sentences(new, KIND, new.store.organs.first()) if one.own)
    assert (found.key, found.shipped, found.state) == (key, "", WordingState.OUTDATED)
    with pytest.raises(KnownTrouble, match="wording_sentence_gone"):
        change(new, key, "{you}已于{fee_paid_on}缴费。")
    own_wording.back(new, new.store.organs.first(), KIND, key)
    assert own_wording.counts(new, new.store.organs.first()) == {}


def test_remedies_and_the_points_of_a_review_have_no_wording_of_the_office(desk: Desk) -> None:
    organ = desk.store.organs.first()
    with pytest.raises(KnownTrouble, match="wording_of_a_form"):
        own_wording.sentences(desk, "file_review", organ)
    with pytest.raises(KnownTrouble, match="letter_kind_unknown"):
        own_wording.sentences(desk, "poem", organ)
    said = "".join(one.shipped for kind in own_wording.kinds(desk) for one in own_wording.sentences(desk, kind, organ))
    assert "行政复议" not in said and "行政诉讼" not in said
    assert wording_sample.letter(desk, KIND, organ, date(2012, 5, 4)).paragraphs


# forms, the line that names the receiver, the heading of an item

PROOF = "proof_of_service"
OF_LETTER = {"letter_name": "补正告知书", "recipient": "周若安"}


def paper_of(desk: Desk, request: RequestId, kind: str) -> str:
    return text_of(letters.draft(desk, request, kind, today=TODAY))


def test_every_printed_text_of_every_form_is_shown_in_the_preview(desk: Desk) -> None:
    organ = desk.store.organs.first()
    seen = 0
    for kind in set(own_wording.kinds(desk)) - set(desk.letters):
        for one in own_wording.sentences(desk, kind, organ):
            made = wording_sample.form(desk, kind, organ, TODAY, one.key, f"{one.shipped}甲乙丙丁")
            assert "甲乙丙丁" in "".join(made.texts), (kind, one.key)
            assert all(own_wording.blank_words(desk, one).values())
            seen += 1
    assert seen > 250


def test_a_form_says_the_offices_words_when_it_is_drawn_issued_and_handed_out_empty(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    change(office, "title/1", "政府信息公开文书送达回证", PROOF)
    note = line(office, "below/1", PROOF).shipped
    change(office, "below/1", f"{note}送达人备查。", PROOF)
    change(office, "below/3", "2. 请写明名称、文号。", "application_form")
    assert "政府信息公开文书送达回证" in paper_of(office, request, PROOF)
    letters.issue(office, request, PROOF, OF_LETTER, today=TODAY)
    document = office.store.documents.of_request(request)[-1]
    assert document.title == "政府信息公开文书送达回证" and " own " in document.template
    assert "送达人备查" in text_of(letters.data_of(office, document)).replace("\n", "")
    assert "请写明名称、文号" in text_of(letters.blank(office, "application_form", TODAY))
    own_wording.back(office, office.store.organs.first(), PROOF, "title/1")
    assert "文书送达回证" not in paper_of(office, request, PROOF)
    assert own_wording.counts(office, office.store.organs.first()) == {PROOF: (1, 0), "application_form": (1, 0)}


@pytest.mark.parametrize(
    ("kind", "key", "text", "said"),
    [
        (PROOF, "label/server/1", "办理人", "送达的经过"),
        (PROOF, "foot/server/1", "　　　　　年　　月　　日", "签名或者盖章"),
        (PROOF, "foot/server/1", "签名：", "填写日期"),
        ("correction_form", "below/1", "1. 请按时交回；逾期不补正的，视为放弃申请。", "补正期限"),
        ("correction_form", "below/6", "（依据{law}第三十条）", "法律依据"),
        ("correction_form", "below/6", "（依据{law}{ground_correction}、第二十九条）", "条号"),
        ("application_form", "cell/信息的提供形式/1", "纸质、电子数据", "方框"),
        ("registration_form", "label/received_on/1", "登记日", "收到申请之日"),
        (PROOF, "title/1", "送达回证{poem}", "poem"),
        ("answer", "addressee/1", "申请人：", "申请人"),
        ("answer", "heading/1", "关于“{subject}”", "本项序号"),
    ],
)  # fmt: skip
def test_a_text_of_a_form_and_an_addressee_keep_what_they_must_say(
    desk: Desk, kind: str, key: str, text: str, said: str
) -> None:
    assert said in refusal(desk, key, text, kind)


def test_the_receiver_and_each_item_are_called_in_the_offices_words(office: Desk, registered: Registered) -> None:
    request = registered()
    answered(office, request)
    name = office.store.requests.get(request).applicant.name
    change(office, "addressee/1", "尊敬的{applicant}：")
    prepared = prepare(office, request, KIND)
    assert prepared.letter is not None and prepared.letter.addressee == f"尊敬的{name}："
    change(office, "heading/1", "{item}、就“{subject}”答复如下")
    made = wording_sample.letter(office, KIND, office.store.organs.first(), TODAY, "heading/1")
    heads = [one.text for one in made.paragraphs if one.text.endswith("答复如下")]
    assert heads == ["一、就“房屋征收补偿方案”答复如下", "二、就“房屋征收补偿方案”答复如下"]


def test_a_form_that_an_upgrade_changed_waits_for_a_choice_and_says_so_when_issued(
    office: Desk, registered: Registered, tmp_path: Path
) -> None:
    request = registered()
    change(office, "title/1", "政府信息公开文书送达回证", PROOF)
    later(office, tmp_path / "letters", ('title = "送达回证"', 'title = "文书送达回证"'), file=f"{PROOF}.toml")
    new = replace(office, forms=read_forms(tmp_path / "letters"))
    found = line(new, "title/1", PROOF)
    assert (found.state, found.before, found.shipped) == (WordingState.OUTDATED, "送达回证", "文书送达回证")
    told = letters.issue(new, request, PROOF, OF_LETTER, today=TODAY)
    assert told.facts["warnings"] == (OUTDATED,)


def test_own_words_are_not_put_in_one_of_several_like_places_by_guess(office: Desk, tmp_path: Path) -> None:
    change(office, "foot/server/1", "送达人签名：　　年　　月　　日", PROOF)
    later(office, tmp_path / "letters", ('{ text = "{server}", ', '{ text = "{handler}", '), file=f"{PROOF}.toml")
    new = replace(office, forms=read_forms(tmp_path / "letters"))
    found = [one for one in own_wording.sentences(new, PROOF, new.store.organs.first()) if one.own]
    assert [(one.key, one.shipped) for one in found] == [("foot/server/1", "")]
