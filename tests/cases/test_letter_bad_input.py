"""Bad input in every kind of letter: it stands there as it was typed, or it is refused; nothing is ever markup."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app import places
from clerk_app.cases.letter import Letter, Missing, compose, read_letters, sketch
from clerk_app.cases.letter_template import DAYS
from clerk_app.law.reading import read_rules
from clerk_app.law.terms import Outcome
from clerk_app.render.fonts import FontBook
from clerk_app.render.pdf import render_letter
from clerk_app.trouble import KnownTrouble
from tests.cases.letter_data import FACTS

RESOURCES = places.resources()
LETTERS = read_letters(RESOURCES / "letters")
RULES = read_rules(RESOURCES / "rules")
FONTS = FontBook.load(RESOURCES / "fonts")

WORDS = {"applicant_kind", "channel", "third_party_kind", "fee_basis", "after_fee", "record_decision", "outcome",
         "suggestion_decision", "head_style", "page_number", "delivery_manner", "withheld_as", "absence",
         "other_matter"}  # fmt: skip
MORE = {
    "outcome": "partially_disclosed", "withheld_as": "refused_privacy", "supply": "甲", "withheld": "乙",
    "masking": "遮盖",
    "former_answer_number": "临〔2026〕1号", "former_answer_on": "2026-09-01",
}  # fmt: skip
BAD = {
    "markup": "<b>粗体</b><img src=\"file:///etc/passwd\"/>",
    "entity": "A&amp;B & C < D",
    "braces": "{applicant}{court}{",
    "percent": "%s%(x)d\\n$HOME",
    "very long": "关于某路段配时方案的会议纪要、请示、批复" * 25,
    "control": "甲\x00\x07乙\x1b[31m丙",
    "bidi": "甲\u202e乙\u2066丙\u200b丁",
    "unclosed bracket": "（甲“乙《丙",
    "two lines": "第一行\r\n第二行",
}
SEEN = {**BAD, "control": "甲乙[31m丙", "bidi": "甲乙丙丁", "two lines": "第一行"}
"""What of it stands in the letter: signs nobody sees are dropped."""


def typed(kind: str, text: str) -> dict[str, object]:
    """The letter's facts with that text in every one that is written freely."""
    known = {**FACTS, **MORE}
    return {name: fact if name in DAYS or name in WORDS or not isinstance(fact, str) else text
            for name, fact in known.items()}  # fmt: skip


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_printed_as_it_was_typed(kind: str, bad: str) -> None:
    made = compose(LETTERS[kind], typed(kind, BAD[bad]), RULES)  # type: ignore[arg-type]
    assert isinstance(made, Letter)
    assert SEEN[bad] in made.addressee, "the name too"
    text = "".join(made.texts)
    assert text.count(SEEN[bad]) >= 3
    assert not {"\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\r"} & set(text)


@pytest.mark.parametrize("kind", LETTERS)
@pytest.mark.parametrize("empty", ["", "   ", "\u3000\n", "\u200b", "\x00"])
def test_an_empty_field_is_missing_and_not_printed_as_nothing(kind: str, empty: str) -> None:
    made = compose(LETTERS[kind], typed(kind, empty), RULES)  # type: ignore[arg-type]
    assert isinstance(made, Missing)
    assert "organ_name" in made.names
    drawn = sketch(LETTERS[kind], typed(kind, empty), RULES)  # type: ignore[arg-type]
    assert "＿＿＿＿" in drawn.letter.addressee + drawn.letter.signature


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("bad", ["markup", "braces", "bidi"])
def test_no_result_of_an_answer_reads_what_was_typed(outcome: Outcome, bad: str) -> None:
    facts = {**typed("answer", BAD[bad]), "outcome": outcome.value}
    for name in ("other_law", "search", "public_place", "decision", "ground", "right_channel"):
        facts[name] = BAD[bad]
    for name in ("correction_asked_on", "correction_due_on", "fee_notice_on", "fee_due_on", "withdrawn_on"):
        facts[name] = "2026-09-08"
    made = compose(LETTERS["answer"], facts, RULES)  # type: ignore[arg-type]
    assert isinstance(made, Letter), made
    assert SEEN[bad] in "".join(made.texts)


@pytest.mark.parametrize("char", ["\ue000", "\uf8ff", "\U000f0001", "\U0010fffd"], ids=ascii)
@pytest.mark.parametrize("fact", ["applicant", "wording", "organ_name"])
def test_a_private_use_character_is_refused_by_name(fact: str, char: str) -> None:
    made = compose(LETTERS["receipt"], {**FACTS, fact: f"陈{char}"}, RULES)
    assert isinstance(made, Letter)
    with pytest.raises(KnownTrouble) as trouble:
        render_letter(made, FONTS)
    assert trouble.value.key == "private_use_character"


def test_a_character_no_font_has_stops_the_print_and_is_named() -> None:
    made = compose(LETTERS["receipt"], {**FACTS, "applicant": "陈\U00013000"}, RULES)
    assert isinstance(made, Letter)
    with pytest.raises(KnownTrouble) as trouble:
        render_letter(made, FONTS)
    assert trouble.value.key == "glyph_missing" and "\U00013000" in str(trouble.value.facts)


@pytest.mark.parametrize(("kind", "bad"), [("answer", "markup"), ("third_party_inquiry", "unclosed bracket"),
                                           ("fee_notice", "entity"), ("extension_notice", "very long")])  # fmt: skip
def test_what_was_typed_can_be_read_back_from_the_print(kind: str, bad: str) -> None:
    facts = {**FACTS, **MORE, "wording": BAD[bad], "reasons": BAD[bad], "information": BAD[bad]}
    made = compose(LETTERS[kind], facts, RULES)  # type: ignore[arg-type]
    assert isinstance(made, Letter)
    pages = PdfReader(BytesIO(render_letter(made, FONTS))).pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    # Page numbers stand between the pages: the first stretch is looked for.
    assert "".join(BAD[bad].split())[:60] in text


def test_an_agency_of_sixty_characters_is_printed_whole() -> None:
    name = "青屿市临澜区人民政府住房和城乡建设与城市更新及房地产市场监督管理委员会"
    name += "办公室综合行政执法协调指导服务管理工作处临时机构"
    made = compose(LETTERS["receipt"], {**FACTS, "organ_name": name[:60]}, RULES)
    assert isinstance(made, Letter) and len(name[:60]) >= 56
    (page,) = PdfReader(BytesIO(render_letter(made, FONTS))).pages
    text = "".join(page.extract_text().split())
    assert text.count(name[:60]) == 2, "in the head and above the date"
