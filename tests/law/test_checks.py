"""The codes of the checks: each with its level, its ground and its sentence; a file that is wrong is refused."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from clerk_app.law.checks import CheckLevel, Checks, read_checks
from clerk_app.law.reading import BadResource
from clerk_app.law.terms import EventKind
from clerk_app.law.wording import Terms

# The rule-book's table of checks: errors stop, warnings do not.
ERRORS = {
    "EXT_TOO_LONG", "EXT_NOTICE_LATE", "EXT_TWICE", "POSTED_AFTER_DUE", "FEE_NOTICE_LATE", "FEE_BOTH",
    "REMEDY_MISMATCH", "STAT_IDENTITY", "CHAIN_ORDER", "SECRECY_NOT_REVIEWED",
}  # fmt: skip
WARNINGS = {
    "SUPPLEMENT_NOTICE_LATE", "SUPPLEMENT_TWICE", "DATED_NOT_POSTED", "CARRIER_NOT_POST",
    "UNSIGNED_MAIL_NOT_CONFIRMED", "ONLINE_NOT_CONFIRMED", "CONSULT_LATE", "CAL_MISSING",
}  # fmt: skip


@pytest.fixture(scope="module")
def checks(resources: Path) -> Checks:
    return read_checks(resources / "rules")


def test_every_code_has_the_level_of_the_rule_book(checks: Checks) -> None:
    levels = {rule.code: rule.level for rule in checks}
    assert {code for code, level in levels.items() if level is CheckLevel.ERROR} == ERRORS
    assert {code for code, level in levels.items() if level is CheckLevel.WARN} == WARNINGS
    assert checks.level("CONSULT_LATE") is CheckLevel.WARN


def test_an_error_stops_its_deed_and_no_other(checks: Checks) -> None:
    stopped = {
        "EXT_TOO_LONG": EventKind.EXTENDED, "EXT_NOTICE_LATE": EventKind.EXTENDED, "EXT_TWICE": EventKind.EXTENDED,
        "POSTED_AFTER_DUE": EventKind.SERVED, "FEE_NOTICE_LATE": EventKind.FEE_NOTICED,
        "FEE_BOTH": EventKind.FEE_NOTICED, "REMEDY_MISMATCH": EventKind.LETTER_ISSUED,
        "SECRECY_NOT_REVIEWED": EventKind.LETTER_ISSUED,
    }  # fmt: skip
    for code, kind in stopped.items():
        assert {one for one in EventKind if checks.rule(code).stops_at(one)} == {kind}
    assert all(checks.rule("CHAIN_ORDER").stops_at(kind) for kind in EventKind)
    assert not any(checks.rule(code).stops_at(kind) for code in WARNINGS for kind in EventKind)


def test_figures_that_do_not_add_up_are_nobodys_to_let_pass(checks: Checks) -> None:
    assert {rule.code for rule in checks if rule.level is CheckLevel.ERROR and not rule.is_overridable} == {
        "STAT_IDENTITY"
    }


def test_the_ground_is_that_of_the_law_of_the_day(checks: Checks) -> None:
    rule = checks.rule("EXT_TOO_LONG")
    assert rule.source(date(2019, 5, 14)).number == "国务院令第492号"
    assert rule.source(date(2019, 5, 15)).number == "国务院令第711号"
    assert checks.rule("SUPPLEMENT_NOTICE_LATE").since == date(2019, 5, 15), "the 2008 law sets no limit"
    assert checks.rule("CARRIER_NOT_POST").source(date(2026, 1, 1)).text == "邮政法"


def test_every_code_says_what_is_wrong_and_then_the_way_out_without_a_limit_in_days(
    checks: Checks, terms: Terms
) -> None:
    for rule in checks:
        keys = [rule.code, f"refused_{rule.code}"] if rule.level is CheckLevel.ERROR else [rule.code]
        for key in keys:
            said = terms.sentence(key)
            assert said.count("。") >= 2 and "请" in said, said
            assert not re.search(r"\d+\s*个工作日|第\d+个", said.replace("最短 1 个", "")), said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[A]\nwhat = "甲"\nlevel = "fatal"', "level"),
        ('[A]\nwhat = "甲"\nlevel = "error"\n[[A.value]]\nsince = 2008-05-01\nsource = { text = "乙" }', "stops"),
        ('[A]\nwhat = "甲"\nlevel = "error"\nstops = ["dance"]', "stops"),
        ('[A]\nwhat = "甲"\nlevel = "warn"', "value"),
        ('[A]\nwhat = "甲"\nlevel = "warn"\ncolour = "red"', "colour"),
    ],
)
def test_a_file_of_checks_that_is_wrong_names_the_code_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "checks.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadResource) as refused:
        read_checks(tmp_path)
    assert (refused.value.facts["file"], refused.value.facts["table"]) == ("checks.toml", "A")
    assert refused.value.facts["entry"] == said
