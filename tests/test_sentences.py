"""The sentences of the program: each refusal has one in both languages, and fills every blank of it."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from clerk_app.law.english_number import for_one
from clerk_app.places import resources

CODE = Path(__file__).resolve().parent.parent / "clerk_app"
_BLANK = re.compile(r"\{(\w+)\}")
OTHERWISE = {
    # English names months; Chinese numbers them
    "period_month": {"number", "month"}, "shape_month": {"name", "month"},
    # words that are Chinese whatever the window speaks, and can be left out in English
    "attachment_kept": {"what"}, "attachment_there": {"what"}, "attachment_erased": {"what"},
    "setting_out_of_bounds": {"setting"}, "month_written": {"title"},
}  # fmt: skip
"""Blanks that stand in one language only, by sentence."""


def sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted((resources() / "sentences").glob("*.toml")):
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def blanks(template: str) -> set[str]:
    return set(_BLANK.findall(template))


def refusals() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, the key, and the facts given (None: not told by reading) of every trouble raised with a key in sight."""
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "KnownTrouble" or not node.args:
                continue
            first, given = node.args[0], {one.arg for one in node.keywords}
            chosen = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
            facts = None if None in given else {one for one in given if one is not None}
            for one in chosen:
                if isinstance(one, ast.Constant):
                    yield f"{file.relative_to(CODE)}:{node.lineno}", str(one.value), facts


def test_every_refusal_has_a_sentence_and_the_facts_for_its_blanks() -> None:
    known, found = sentences(), list(refusals())
    assert len(found) > 250, "control: the refusals are read"
    without = [f"{where} {key}" for where, key, _ in found if key not in known]
    lacking = [
        f"{where} {key} {sorted(wanted - facts)}" for where, key, facts in found
        if facts is not None and key in known and not (wanted := blanks(known[key]["zh"] + known[key]["en"])) <= facts
    ]
    assert without == [] and lacking == []


def test_both_languages_of_a_sentence_have_the_same_blanks() -> None:
    differing = {
        key: odd for key, said in sentences().items() if (odd := blanks(said["zh"]) ^ blanks(said["en"]))
    }
    assert differing == OTHERWISE


def test_one_of_a_thing_is_never_followed_by_the_verb_of_many() -> None:
    many = re.compile(r"(?<!row )(?<!of )\b1 (?:of them )?(?:(?!not|does|and|they)[a-z-]+ ){0,2}?"
                      r"(?:are|were|have|do|stay|move|agree)\b")
    wrong = {}
    for key, said in sentences().items():
        one = {name: "1" for name in blanks(said["en"])}
        filled = _BLANK.sub("1", for_one(said["en"], one))
        if many.search(filled):
            wrong[key] = filled
    assert wrong == {}
