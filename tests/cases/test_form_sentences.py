"""The printed texts of forms: which can be worded, what they are called, and that room to write in stays."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app import places
from clerk_app.cases.form import fill
from clerk_app.cases.form_sentences import sentences_of_form, worded_form
from clerk_app.cases.form_template import FormTemplate, form_of, read_forms
from clerk_app.law.reading import table_of

FORMS = read_forms(places.resources() / "letters")
ON = date(2026, 10, 13)


def texts(template: FormTemplate) -> dict[str, str]:
    return {one.key: one.text for one in sentences_of_form(template)}


@pytest.mark.parametrize("kind", [kind for kind, form in FORMS.items() if form.rows])
def test_each_text_is_called_by_a_name_of_its_own_and_nothing_moves_when_none_is_changed(kind: str) -> None:
    named = sentences_of_form(FORMS[kind])
    assert len({one.key for one in named}) == len(named)
    assert not any(one.text.strip("　 ") != one.text or "\n" in one.text for one in named)
    same = worded_form(FORMS[kind], {"nothing/1": "甲"})
    assert fill(same, {"made_on": ON}).paper.rows == fill(FORMS[kind], {"made_on": ON}).paper.rows


def test_a_proof_of_service_can_be_worded_in_its_title_notes_labels_and_places_to_sign() -> None:
    known = texts(FORMS["proof_of_service"])
    assert known["title/1"] == "送达回证"
    assert known["label/recipient/1"] == "受送达人"
    assert known["foot/server/1"] == "签名：　　　　　　　　年　　月　　日"
    assert known["below/1"].startswith("受送达人拒绝签收的，")
    own = worded_form(FORMS["proof_of_service"], {
        "title/1": "政府信息公开送达回证", "label/recipient/1": "受送达人（姓名或者名称）",
        "below/1": "代收的，注明关系。",
        "foot/server/1": "送达人签名：　　年　　月　　日",
    })
    paper = fill(own, {"made_on": ON, "recipient": "周若安"}).paper
    assert (paper.title, paper.below) == ("政府信息公开送达回证", ("代收的，注明关系。",))
    cells = [cell for row in paper.rows for cell in row]
    assert [one.text for one in cells][4:6] == ["受送达人（姓名或者名称）", "周若安"]
    assert cells[-1].foot == "送达人签名：　　年　　月　　日" and cells[-3].foot.startswith("签名：")
    assert paper.template_version.startswith("proof_of_service 2026-11 own ")


def test_boxes_that_count_dates_to_fill_and_columns_of_facts_are_no_wording() -> None:
    for kind, form in FORMS.items():
        for key, text in texts(form).items():
            assert text.strip("　 {}_abcdefghijklmnopqrstuvwxyz0123456789") not in ("", "年　　月　　日"), (kind, key)
    registration = "".join(texts(FORMS["registration_form"]).values())
    assert "商业企业" not in registration and "申请人类型" in registration


def test_a_text_keeps_its_name_when_a_later_release_puts_a_row_before_it() -> None:
    head = (
        'what = "x"\nwhat_en = "x"\ncode = "A1"\n'
        'group = "intake"\nto = "file"\nshape = "form"\nedition = "1"\nwidths = [1, 1]\n'
    )
    signed = '[[row]]\ncells = [{ label = "送达人" }, { text = "{server}", foot = "签名：　　　" }]\n'
    other = '[[row]]\ncells = [{ label = "见证人" }, { text = "{witnesses}", foot = "签名：　　　" }]\n'
    before = texts(form_of(table_of(head + signed, "x.toml"), "x"))
    after = texts(form_of(table_of(head + other + signed, "x.toml"), "x"))
    assert before.items() <= after.items() and len(after) == 2 * len(before) == 4


def test_several_lines_of_a_cell_are_worded_one_by_one_and_stay_lines() -> None:
    key = "cell/请答复的问题/4"
    own = worded_form(FORMS["routing_slip"], {key: "4. 办理中的困难。"})
    texts_of_cells = [cell.text for row in fill(own, {"made_on": ON}).paper.rows for cell in row]
    asked = next(text for text in texts_of_cells if text.startswith("1. 是否制作"))
    assert asked.split("\n")[1].startswith("2. 是否可以公开") and asked.split("\n")[3] == "4. 办理中的困难。"
