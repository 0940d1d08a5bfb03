"""The preview of a wording: the paper with invented facts, so chosen that the sentence in hand is said in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from clerk_app import places
from clerk_app.cases import form_facts
from clerk_app.cases.form import fill
from clerk_app.cases.form_sentences import sentences_of_form, worded_form
from clerk_app.cases.form_template import FormTemplate
from clerk_app.cases.letter import Letter, sketch
from clerk_app.cases.letter_blanks import GIVEN, OF_AN_ITEM
from clerk_app.cases.letter_facts import Fact
from clerk_app.cases.letter_sentences import HEADING, LetterSentence, sentences_of, worded
from clerk_app.cases.letter_template import LetterTemplate, ResultText
from clerk_app.cases.paper import Paper
from clerk_app.cases.request import OrganId
from clerk_app.law.events import ANSWER
from clerk_app.law.reading import read_table
from clerk_app.render.form_pdf import render_paper
from clerk_app.services.desk import Desk
from clerk_app.services.letter_known import of_organ
from clerk_app.services.letter_offers import entry_of
from clerk_app.services.letter_preview import Prepared, Preview, drawn
from clerk_app.services.own_wording import sentences
from clerk_app.services.series import pattern_of
from clerk_app.trouble import KnownTrouble

FILE = "letter_sample.toml"
_WITHHELD = "withheld"
_ITEMS = ("1", "2")
_NUMBERS = {
    "document_number": ANSWER, "letter_number": ANSWER, "former_answer_number": ANSWER,
    "correction_number": "correction_notice", "extension_number": "extension_notice",
}  # fmt: skip
"""The numbers a letter names, by the kind of letter they are of."""
_GROUND = "国家有关规定"
"""Where the law has no article for a result, the clerk names one."""


@dataclass(frozen=True)
class Sample:
    """The file: texts by the name of their fact, days by how far they are from the day of the letter."""

    texts: Mapping[str, str]
    days: Mapping[str, int]


@cache
def sample() -> Sample:
    """The invented facts. Raises BadResource."""
    table = read_table(places.resources() / FILE)
    table.only("days", "texts")
    texts, days = table.table("texts"), table.table("days")
    texts.only(*form_facts.NAMES)
    days.only(*form_facts.NAMES)
    return Sample({one: texts.text(one) for one in texts.plain}, {one: _offset(days.plain[one]) for one in days.plain})


def preview(desk: Desk, kind: str, organ: OrganId, today: date, key: str = "", text: str = "") -> Preview:
    """The paper as the agency words it, sentence ``key`` with this text. Raises KnownTrouble: a glyph is missing."""
    if kind in desk.forms:
        return Preview(render_paper(form(desk, kind, organ, today, key, text), desk.fonts))
    return drawn(Prepared(desk.fonts, letter(desk, kind, organ, today, key, text)))


def form(desk: Desk, kind: str, organ: OrganId, today: date, key: str = "", text: str = "") -> Paper:
    """A form as values; what nobody would know of it is left to be filled by hand."""
    template = desk.forms[kind]
    shown = worded_form(template, _texts(desk, kind, organ, key, text))
    chosen = next((one for one in sentences_of_form(template) if one.key == key), None)
    on = _day(template, chosen, today)
    known = _own(desk, kind, organ, on)
    facts = {**_known(on), **known}
    conditional = {name for one in sentences_of_form(template) for name in (*one.sentence.when, *one.sentence.unless)}
    said = {*chosen.sentence.when, *chosen.blanks} - {*chosen.sentence.unless} if chosen is not None else set()
    given = {name: fact for name, fact in facts.items() if name not in conditional - said}
    return fill(shown, {**given, "made_on": on}).paper


def letter(desk: Desk, kind: str, organ: OrganId, today: date, key: str = "", text: str = "") -> Letter:
    """The same as values."""
    template = desk.letters[kind]
    shown = worded(template, _texts(desk, kind, organ, key, text))
    chosen = next((one for one in sentences_of(template) if one.key == key), None)
    on = _day(template, chosen, today)
    known = _own(desk, kind, organ, on)
    invented = _facts(shown, chosen, on)
    own = {name: fact for name, fact in known.items() if name not in _NUMBERS or name in invented}
    facts = {**invented, **own, "decided_on": on, "head_style": desk.settings.text("head_style")}
    if chosen is not None and chosen.place == HEADING:
        facts = _twice(facts)
    made = sketch(shown, facts, desk.rules)
    told = {**_known(on), **known, "ground": _GROUND}
    lacking = {one.name: fact for one in made.gaps if (fact := told.get(one.name))}
    return sketch(shown, {**facts, **lacking}, desk.rules).letter if lacking else made.letter


def _texts(desk: Desk, kind: str, organ: OrganId, key: str, text: str) -> dict[str, str]:
    """The own words in force, with that one sentence as it is being typed."""
    texts = {one.key: one.in_force for one in sentences(desk, kind, organ) if one.in_force not in ("", one.shipped)}
    return {**texts, key: text} if text else texts


def _twice(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """The same facts for two items: where there is one, no heading stands above it."""
    return {
        **{name: fact for name, fact in facts.items() if name not in OF_AN_ITEM},
        **{f"{item}.{name}": fact for item in _ITEMS for name, fact in facts.items() if name in OF_AN_ITEM},
    }


def _day(template: LetterTemplate | FormTemplate, chosen: LetterSentence | None, today: date) -> date:
    """The nearest day to today on which the paper exists and says that sentence."""
    first, last = template.entry.since, template.entry.until
    if chosen is not None:
        first, last = max(first, chosen.sentence.since), min(last, chosen.sentence.until)
    laws = template.laws if isinstance(template, FormTemplate) else template.shared.laws
    first = max([first, *(law.since for law in laws[:1])])
    return min(max(today, first), last)


def _facts(template: LetterTemplate, chosen: LetterSentence | None, on: date) -> dict[str, Fact]:
    """Nothing that a sentence waits for is known, but what the sentence in hand waits for and says."""
    result = _result(template, chosen)
    said = (*template.parts, *(result.parts if result else ()))
    every = (*template.title, *template.contact, *(one for part in said for one in part.sentences))
    picks = {name for texts in template.results.values() for one in texts for name in one.picked}
    optional = {name for one in every for name in (*one.when, *one.unless)} | picks
    wanted = {*chosen.sentence.when, *chosen.blanks} if chosen else set()
    facts = {name: fact for name, fact in _known(on).items() if name in GIVEN - (optional - wanted)}
    for choice in (*template.choices, *(result.choices if result else ())):
        if choice.fact not in optional or choice.fact in wanted or (result and choice.fact in result.picked):
            facts[choice.fact] = next(iter(choice.words))
    if result is not None:
        facts |= {name: facts.get(name) or _known(on)[name] for name in result.picked}
        facts["outcome"] = result.outcome.value
    if result is None or result.remedy != _WITHHELD:
        facts.pop("withheld_as", None)
    return {**facts, **_choice_of(chosen)}


def _own(desk: Desk, kind: str, organ: OrganId, on: date) -> dict[str, Fact]:
    """What the office says of itself, with its head and numbers of its own shape: nothing of these is invented."""
    agency = desk.store.organs.on(organ, on)
    found = {name: fact for name, fact in of_organ(agency).items() if fact}
    if agency.name:
        found.setdefault("letterhead", agency.name)
    numbered = kind if entry_of(desk, kind).series else ANSWER
    for name, its in {**_NUMBERS, "document_number": numbered}.items():
        entry = entry_of(desk, its)
        try:
            found[name] = pattern_of(desk, entry, organ).format(
                year=on.year, n=1, code=agency.code, suffix=entry.suffix
            )
        except KnownTrouble:
            continue  # without its code the office has no number yet: the invented one stays
    return found


def _known(on: date) -> dict[str, Fact]:
    known = sample()
    return {**known.texts, **{name: on + timedelta(days=by) for name, by in known.days.items()}}


def _choice_of(chosen: LetterSentence | None) -> dict[str, Fact]:
    return {chosen.choice.fact: chosen.word} if chosen is not None and chosen.choice is not None else {}


def _result(template: LetterTemplate, chosen: LetterSentence | None) -> ResultText | None:
    """The result the sentence is of; else the first."""
    if chosen is not None and chosen.result is not None:
        return chosen.result
    return next((texts[0] for texts in template.results.values()), None)


def _offset(value: object) -> int:
    return value if isinstance(value, int) else 0
