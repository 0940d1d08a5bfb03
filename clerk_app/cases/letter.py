"""文书: what a letter says, composed from its template and the facts, or the facts that are missing. Never guessed."""

from __future__ import annotations

from clerk_app.cases.letter_composing import Composer
from clerk_app.cases.letter_facts import Blank, Facts, Sheet, written
from clerk_app.cases.letter_reading import read_letters
from clerk_app.cases.letter_template import LetterTemplate
from clerk_app.cases.letter_values import (
    Head,
    HeadStyle,
    Letter,
    Level,
    Missing,
    PageNumber,
    Paragraph,
    Sketch,
    Slip,
)
from clerk_app.law.dated import RuleBook
from clerk_app.trouble import KnownTrouble

__all__ = [
    "Facts", "Head", "HeadStyle", "Letter", "LetterTemplate", "Level", "Missing", "PageNumber", "Paragraph",
    "Sketch", "Slip", "asked", "compose", "read_letters", "sketch", "written",
]  # fmt: skip


def compose(template: LetterTemplate, facts: Facts, rules: RuleBook) -> Letter | Missing:
    """The letter, or what is missing. Raises KnownTrouble where no letter of that kind says that result."""
    made = sketch(template, facts, rules)
    return Missing(tuple(dict.fromkeys(gap.name for gap in made.gaps))) if made.gaps else made.letter


def asked(template: LetterTemplate, facts: Facts, rules: RuleBook) -> tuple[Blank, ...]:
    """Every fact the letter looks at for these results, given or not, in the order of the page: the editor's fields."""
    return _drawn(template, facts, rules)[1].looked_at


def sketch(template: LetterTemplate, facts: Facts, rules: RuleBook) -> Sketch:
    """The letter with its gaps, for preview and test prints; a letter is issued only without any."""
    letter, sheet = _drawn(template, facts, rules)
    return Sketch(letter, sheet.gaps)


def _drawn(template: LetterTemplate, facts: Facts, rules: RuleBook) -> tuple[Letter, Sheet]:
    sheet = Sheet(facts)
    decided_on = sheet.day("decided_on")
    received_on = sheet.day("received_on")
    if decided_on is None:
        sheet.fill("{decided_on}", "signature")
        return _blank(template), sheet
    if received_on is not None and decided_on < received_on:
        raise KnownTrouble("letter_before_receipt", decided_on=decided_on, received_on=received_on)
    law = template.law(decided_on)
    if law is None:
        raise KnownTrouble("letter_before_the_law", decided_on=decided_on)
    if not template.entry.is_valid(decided_on):
        raise KnownTrouble("letter_not_of_that_law", what=template.what, on=written(decided_on))
    return Composer(template, sheet, law, decided_on, rules).letter(), sheet


def _blank(template: LetterTemplate) -> Letter:
    return Letter(template.kind, Head(HeadStyle.PLAIN, ""), "", template.what, "", (), "", "")
