"""Every member of every group has its word; sentences are filled with what is given and nothing else."""

from __future__ import annotations

import json
import re
import string
import tomllib
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from clerk_app.law import terms as vocabulary
from clerk_app.law.terms import Channel, EventKind, Outcome, State
from clerk_app.law.wording import GROUPS, Terms
from clerk_app.trouble import KnownTrouble

CODES = (
    "EXT_TOO_LONG", "EXT_NOTICE_LATE", "EXT_TWICE", "SUPPLEMENT_NOTICE_LATE", "SUPPLEMENT_TWICE", "POSTED_AFTER_DUE",
    "DATED_NOT_POSTED", "CARRIER_NOT_POST", "UNSIGNED_MAIL_NOT_CONFIRMED", "ONLINE_NOT_CONFIRMED", "CONSULT_LATE",
    "FEE_NOTICE_LATE", "FEE_BOTH", "REMEDY_MISMATCH", "CAL_MISSING", "STAT_IDENTITY", "CHAIN_ORDER",
    "SECRECY_NOT_REVIEWED",
)


def test_every_group_of_the_vocabulary_has_a_table() -> None:
    groups = {
        one for one in vars(vocabulary).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }
    assert set(GROUPS.values()) == groups


@pytest.mark.parametrize("group", GROUPS)
def test_every_member_has_a_chinese_word_of_its_own_and_an_english_one(terms: Terms, group: str) -> None:
    words = [terms.word(member) for member in GROUPS[group]]
    assert len(set(words)) == len(words)
    assert all(re.search(r"[\u4e00-\u9fff]", word) for word in words)
    assert all(set(terms.gloss(member)) <= set(string.ascii_letters + " -,") for member in GROUPS[group])


def test_members_that_share_a_value_keep_their_own_words(terms: Terms) -> None:
    assert terms.word(EventKind.WITHDRAWN) == "申请人撤回申请"
    assert terms.word(State.WITHDRAWN) == "已撤回"


def test_an_article_is_cited_by_its_number(terms: Terms) -> None:
    articles = {terms.article(member) for group in GROUPS.values() for member in group} - {""}
    shape = re.compile(r"第[一二三四五六七八九十]+条(第[一二三]款)?(第（[一二三四五六七]）项)?")
    assert all(shape.fullmatch(article) for article in articles)
    assert terms.article(Outcome.PARTIALLY_DISCLOSED) == "第三十七条"
    assert terms.article(Outcome.OTHER_WITHDRAWN) == ""


def test_results_carry_the_labels_of_the_2021_form(terms: Terms) -> None:
    labels = json.loads(
        (Path(__file__).parent.parent / "data" / "result_labels_2021.json").read_text(encoding="utf-8")
    )
    assert {key: terms.word(Outcome(key)) for key in labels} == labels


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_checks_has_its_sentence(terms: Terms, code: str) -> None:
    assert terms.sentence(code).endswith("。")


def test_blanks_are_filled_once_and_with_words(terms: Terms) -> None:
    facts = {"step": EventKind.SERVED, "before": "{step}"}
    said = terms.sentence("step_missing_before", facts)
    assert said == "须先记录“{step}”。之后才能记录“送达”。", "what was given is not read again"
    assert "served" in terms.english("step_missing_before", facts)


def test_a_blank_nobody_filled_is_seen(terms: Terms) -> None:
    assert "？" in terms.sentence("step_twice")


def test_days_and_lists_are_shown_as_a_clerk_reads_them(terms: Terms) -> None:
    said = terms.sentence("clock_line_basis", {"basis": (date(2026, 11, 20), Channel.FAX, "x")})
    assert said.endswith("2026-11-20、传真、x")


def test_a_trouble_nobody_worded_still_tells_its_key(terms: Terms) -> None:
    assert "no_such_sentence" in terms.of(KnownTrouble("no_such_sentence"))
    with pytest.raises(KeyError):
        terms.sentence("no_such_sentence")


def test_every_sentence_has_the_same_blanks_in_both_languages(terms: Terms, resources: Path) -> None:
    plain = tomllib.loads((resources / "sentences" / "law.toml").read_text(encoding="utf-8"))
    blank = re.compile(r"\{(\w+)\}")
    differing = [key for key, one in plain.items() if set(blank.findall(one["zh"])) != set(blank.findall(one["en"]))]
    assert differing == []


@pytest.mark.parametrize(
    ("key", "facts", "said"),
    [
        ("shown_left_working_days", {"days": 1}, "1 working day left"),
        ("shown_left_working_days", {"days": 2}, "2 working days left"),
        ("shown_left_working_days", {"days": 11}, "11 working days left"),
        ("paste_stopped", {"count": 1}, "1 row is still here"),
        ("gather_wrong", {"count": 1}, "1 sum does not add up"),
        ("filing_blocked", {"count": 1}, "1 mismatch bars"),
        ("fee_counted", {"items": 1}, "1 item earlier this month"),
        ("items_incomplete", {"items": ("3",)}, "Item 3 has no result"),
        ("items_incomplete", {"items": ("1", "3")}, "Items 1, 3 have no result"),
    ],
)
def test_one_of_a_thing_is_said_as_one_in_english(
    terms: Terms, key: str, facts: dict[str, object], said: str
) -> None:
    assert said in terms.english(key, facts)


def test_what_is_done_in_the_window_is_not_told_as_a_command(terms: Terms) -> None:
    facts = {"sheet": "台账", "column": "登记编号"}
    assert "勾选" in terms.sentence("ledger_column_missing", facts)
    assert "--" not in terms.sentence("ledger_column_missing", facts)
    assert "--give-numbers" in terms.on_command_line().sentence("ledger_column_missing", facts)


@pytest.mark.parametrize("key", ["store_damaged", "backup_unusable", "backup_unknown", "backup_none"])
def test_a_damaged_store_names_the_command_to_those_who_type_commands(terms: Terms, key: str) -> None:
    assert "clerk-app" not in terms.sentence(key) + terms.english(key)
    assert "clerk-app restore" in terms.on_command_line().of(KnownTrouble(key))
