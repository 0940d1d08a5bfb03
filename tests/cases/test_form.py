"""Forms filled: gaps are left to write in, boxes ticked, rows repeated, the law is that of the form's day."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app import places
from clerk_app.cases.form import fill
from clerk_app.cases.form_facts import line_of
from clerk_app.cases.form_template import FormTemplate, form_of, read_forms
from clerk_app.cases.paper import Paper
from clerk_app.law.reading import BadResource, table_of
from clerk_app.trouble import KnownTrouble

FORMS = read_forms(places.resources() / "letters")
BEFORE, AFTER = date(2017, 3, 1), date(2026, 10, 13)

CODES = {
    "application_form": "A1", "oral_record": "A2", "registration_form": "A3", "receipt_record": "A4",
    "correction_form": "A7", "search_record": "B9", "routing_slip": "B10", "secrecy_review": "B11",
    "approval_sheet": "B12", "no_correction_note": "C22", "proof_of_service": "D1", "posting_record": "D2",
    "supply_list": "D3", "withdrawal_form": "D4",
}  # fmt: skip
"""The catalogue's own codes of the forms."""

# Article of 2008 and of 2019 by the catalogue, for the forms that cite one.
ARTICLES = {
    "application_form": ("第二十条", "第二十九条"), "oral_record": ("第二十条第一款", "第二十九条第一款"),
    "correction_form": ("第二十一条第（四）项", "第三十条"),
    "search_record": ("第二十一条第（三）项", "第三十六条第（四）项"),
    "secrecy_review": ("第十四条", "第十七条"), "no_correction_note": ("第二十一条第（四）项", "第三十条"),
    "supply_list": ("第二十六条", "第四十条"),
}  # fmt: skip


def words(paper: Paper) -> str:
    return "\n".join(paper.texts)


def one_row(cell: str, head: str = "") -> FormTemplate:
    """A form of one row of one cell."""
    text = (
        'what = "x"\nwhat_en = "x"\ncode = "A1"\n'
        'group = "intake"\nto = "file"\nshape = "form"\nedition = "1"\nwidths = [1]\n'
        f"{head}\n[[row]]\ncells = [{cell}]\n"
    )
    return form_of(table_of(text, "x.toml"), "x")


def test_the_forms_of_the_catalogue_are_there() -> None:
    assert {kind: FORMS[kind].entry.code for kind in CODES} == CODES
    assert {"envelope", "ems_slip", "case_cover", "case_contents", "case_note", "file_review"} <= set(FORMS)


@pytest.mark.parametrize("kind", ARTICLES)
def test_a_form_cites_the_law_of_its_day(kind: str) -> None:
    old, new = (words(fill(FORMS[kind], {"made_on": day}).paper) for day in (BEFORE, AFTER))
    for text, article in zip((old, new), ARTICLES[kind], strict=True):
        assert f"《中华人民共和国政府信息公开条例》{article}" in text
    assert ARTICLES[kind][1] not in old


def test_the_purpose_is_asked_for_until_the_new_regulations_only() -> None:
    last, first = date(2019, 5, 14), date(2019, 5, 15)
    for kind in ("application_form", "oral_record"):
        assert "用途" in words(fill(FORMS[kind], {"made_on": last}).paper)
        assert "用途" not in words(fill(FORMS[kind], {"made_on": first}).paper)


def test_the_new_law_on_secrets_is_cited_from_its_own_days() -> None:
    """保守国家秘密法 of 2024 in force on 2024-05-01, its implementing rules on 2024-09-01."""
    cited = {
        day: words(fill(FORMS["secrecy_review"], {"made_on": day}).paper)
        for day in (date(2024, 4, 30), date(2024, 5, 1), date(2024, 8, 31), date(2024, 9, 1))
    }
    assert ["保守国家秘密法》第三十五条" in text for text in cited.values()] == [False, True, True, True]
    assert ["实施条例》第四十二条" in text for text in cited.values()] == [False, False, False, True]


def test_a_gap_alone_is_nothing_and_in_a_sentence_room_to_write() -> None:
    made = one_row('{ text = "{handler}" }')
    assert fill(made, {"made_on": AFTER}).paper.rows[0][0].text == ""
    made = one_row('{ text = "由{handler}于{routed_on}转办" }')
    text = fill(made, {"made_on": AFTER}).paper.rows[0][0].text
    assert text.split() == ["由", "于", "年", "月", "日转办"]
    assert fill(made, {"made_on": AFTER, "handler": "江遥", "routed_on": "2026-09-07"}).paper.rows[0][0].text == (
        "由江遥于2026年9月7日转办"
    )


@pytest.mark.parametrize("text", ["{handler}", "<b>x</b>", "{made_on}", "a & b", "{", "（未完"])
def test_what_is_given_is_taken_as_it_is(text: str) -> None:
    made = one_row('{ text = "经办：{handler}" }')
    assert fill(made, {"made_on": AFTER, "handler": text}).paper.rows[0][0].text == f"经办：{text}"


def test_control_and_direction_signs_are_left_out() -> None:
    made = one_row('{ text = "{handler}" }')
    assert fill(made, {"made_on": AFTER, "handler": "江\u202e\x07遥\u200b"}).paper.rows[0][0].text == "江遥"


def test_the_box_of_a_word_is_ticked_and_no_other() -> None:
    made = one_row('{ ticks = "channel", options = { online = "互联网", fax = "传真" }, '
                   'options_en = { online = "online", fax = "fax" } }')
    assert fill(made, {"made_on": AFTER, "channel": "fax"}).paper.rows[0][0].text == "□互联网　■传真"
    assert fill(made, {"made_on": AFTER}).paper.rows[0][0].text == "□互联网　□传真"


def test_a_list_has_a_row_for_each_line_and_empty_ones_where_nothing_is_known() -> None:
    known = fill(FORMS["search_record"], {
        "made_on": AFTER, "search_rows": f"{line_of('1', '档案系统', '征收', '0 条')}\n2｜文件柜",
    }).paper  # fmt: skip
    listed = [[cell.text for cell in known.rows[row]] for row in known.listed]
    assert listed == [["1", "档案系统", "征收", "0 条"], ["2", "文件柜", "", ""]]
    assert known.rows[known.head.start][0].text == "序号"
    empty = fill(FORMS["search_record"], {"made_on": AFTER}).paper
    assert len(empty.listed) > 1
    assert not any(cell.text for row in empty.listed for cell in empty.rows[row])


def test_a_bar_in_a_column_makes_no_other_column() -> None:
    told = line_of("1", "甲｜乙", "丙\n丁", "无")
    paper = fill(FORMS["search_record"], {"made_on": AFTER, "search_rows": told}).paper
    assert [cell.text for cell in paper.rows[paper.listed.start]] == ["1", "甲|乙", "丙 丁", "无"]


def test_what_a_form_needs_is_named() -> None:
    assert fill(FORMS["envelope"], {"made_on": AFTER}).missing == ("recipient_address", "recipient")
    assert fill(FORMS["envelope"], {"made_on": AFTER, "recipient": "周若安", "recipient_address": "x"}).missing == ()


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"made_on": AFTER, "handlr": "x"}, "letter_fact_unknown"),
        ({"made_on": AFTER, "routed_on": "昨天"}, "letter_fact_not_a_day"),
        ({}, "letter_fact_not_a_day"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(facts: dict[str, str | date], key: str) -> None:
    with pytest.raises(KnownTrouble, match=key):
        fill(one_row('{ text = "{handler}" }'), facts)


def test_before_the_first_regulations_there_is_no_form_that_cites_them() -> None:
    with pytest.raises(KnownTrouble, match="letter_before_the_law"):
        fill(FORMS["application_form"], {"made_on": date(2008, 4, 30)})


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ('{ text = "{handlr}" }', ""), ('{ text = "{handler" }', ""), ('{ label = "x", text = "y" }', ""),
        ('{ ticks = "handler", options = { a = "b" }, options_en = { a = "b" } }', ""),
        ('{ ticks = "channel", options = { fax = "传真" }, options_en = { online = "online" } }', ""),
        ('{ text = "x", bold = true }', ""),
        ('{ text = "{ground_x}" }', ""), ('{ text = "x" }', 'needs = ["handlr"]'),
        ('{ text = "x" }', 'size = "a5"'), ('{ text = "x" }', "width = [1]"),
    ],
)  # fmt: skip
def test_a_form_file_with_a_slip_is_refused_when_it_is_read(cell: str, head: str) -> None:
    with pytest.raises(BadResource):
        one_row(cell, head)
