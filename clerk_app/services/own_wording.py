"""文书用语: sentences of letters and texts of forms in an office's own words, for each agency; what upgrades change.

The shipped sentence an own one was made from is kept with it. Where a later release words that sentence otherwise, the
line is outdated until somebody chooses; till then the letter says the own words as long as they hold every blank the
new sentence needs, else the new shipped ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, unique

from clerk_app.cases.form_sentences import facts_of_form, sentences_of_form, worded_form
from clerk_app.cases.form_template import FormTemplate
from clerk_app.cases.letter_blanks import BLANK, OF_AN_ITEM
from clerk_app.cases.letter_sentences import ADDRESSEE, BODY, CONTACT, TITLE, LetterSentence, sentences_of, worded
from clerk_app.cases.letter_template import LetterTemplate
from clerk_app.cases.request import OrganId
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import entry_of, named
from clerk_app.services.wording_checks import ELEMENT_LOST, blank_word, blanks_lost, elements_lost, read, require
from clerk_app.store.books import LetterWording
from clerk_app.trouble import KnownTrouble, Said

OUTDATED = "WORDING_OUTDATED"
"""The code of a warning said with a letter that has such a sentence."""
_ANYWHERE = ("organ_name",)


@unique
class WordingState(StrEnum):
    """Whose words a sentence has."""

    SHIPPED = "shipped"
    OWN = "own"
    OUTDATED = "outdated"
    """Own words, made from a shipped sentence that a later release changed or dropped."""


@dataclass(frozen=True)
class WordingLine:
    """One sentence of a letter. Texts have their blanks as {names}."""

    key: str
    shipped: str
    """As this release has it; empty: it has this sentence no more."""
    own: str
    """The office's words, empty where there are none."""
    blanks: tuple[str, ...]
    """What can stand in it, those of the shipped sentence first."""
    state: WordingState
    in_force: str
    """What letters say now."""
    before: str = ""
    """The shipped sentence the own one was made from."""
    place: str = ""
    """The part of the letter, as a clerk calls it."""
    block: str = ""
    since: date = date.min
    until: date = date.max
    noted_at: str = ""
    noted_by: str = ""
    reason: str = ""
    sentence: LetterSentence | None = None


def kinds(desk: Desk) -> tuple[str, ...]:
    """The papers whose wording can be changed, in the order of the catalogue."""
    known = [*(one.entry for one in desk.letters.values()), *(one.entry for one in desk.forms.values() if one.rows)]
    return tuple(one.kind for one in sorted(known, key=lambda one: (one.code[:1], len(one.code), one.code)))


def sentences(desk: Desk, kind: str, organ: OrganId) -> tuple[WordingLine, ...]:
    """Every sentence of a kind of letter in the order of its page; at the end those a release dropped."""
    template = _template(desk, kind)
    known = sentences_of_form(template) if isinstance(template, FormTemplate) else sentences_of(template)
    rows = _placed(known, _latest(desk, kind, organ))
    allowed = _allowed_in_form(known, template) if isinstance(template, FormTemplate) else _allowed(known)
    lines = [_line(desk, one, rows.pop(one.key, None), allowed[one.key]) for one in known]
    gone = [
        WordingLine(
            key=row.sentence, shipped="", own=row.text, blanks=(), state=WordingState.OUTDATED, in_force="",
            before=row.shipped, place=desk.terms.sentence("wording_gone"), noted_at=row.noted_at,
            noted_by=row.noted_by, reason=row.reason,
        )
        for row in rows.values()
    ]  # fmt: skip
    return (*lines, *gone)


def template_of(desk: Desk, kind: str, organ: OrganId) -> LetterTemplate:
    """The letter as an agency words it; its edition names the own words by a short hash. Raises LookupError."""
    template = desk.letters[kind]
    return worded(template, _own(desk, kind, organ))


def form_of(desk: Desk, kind: str, organ: OrganId) -> FormTemplate:
    """The same of a form. Raises LookupError."""
    template = desk.forms[kind]
    return worded_form(template, _own(desk, kind, organ)) if template.rows else template


def warnings(desk: Desk, kind: str, organ: OrganId) -> tuple[str, ...]:
    """The code said with a letter one of whose own sentences waits for a choice."""
    if not _latest(desk, kind, organ):
        return ()
    waits = any(one.state is WordingState.OUTDATED for one in sentences(desk, kind, organ))
    return (OUTDATED,) if waits else ()


def counts(desk: Desk, organ: OrganId) -> Mapping[str, tuple[int, int]]:
    """How many sentences of each kind are the office's own, and how many of them wait for a choice."""
    touched = {one.kind for one in desk.store.letter_wordings.all() if one.organ_id == organ}
    found = {}
    for kind in touched & set(kinds(desk)):
        own = [one for one in sentences(desk, kind, organ) if one.own]
        if own:
            found[kind] = (len(own), sum(one.state is WordingState.OUTDATED for one in own))
    return found


def change(
    desk: Desk, organ: OrganId, kind: str, key: str, text: str, *, deed: str | None = None, reason: str = ""
) -> Change:
    """Keep a sentence in the office's words; of an outdated one: keep it against the new shipped sentence.

    Raises KnownTrouble of kind "input" where it loses a blank, an article or more (services/wording_checks.py); one
    that loses what the law asks for is let pass with a ``reason``, which is kept.
    """
    line = _line_of(desk, organ, kind, key)
    own, why = read(text), read(reason)
    if (trouble := refusal(desk, line, own)) is not None and not (trouble.key == ELEMENT_LOST and why):
        raise trouble
    if own == line.shipped:
        return back(desk, organ, kind, key, deed=deed)
    if own == line.own and line.state is WordingState.OWN:
        return Change()
    return _keep(desk, organ, kind, line, own, why if trouble is not None else "", deed)


def refusal(desk: Desk, line: WordingLine, text: str) -> KnownTrouble | None:
    """What stands against a sentence in these words, None for nothing; ELEMENT_LOST can be let pass for a reason."""
    if line.sentence is None:
        return KnownTrouble("wording_sentence_gone", kind="input")
    own = read(text)
    try:
        require(desk, line.shipped, own, line.blanks)
    except KnownTrouble as trouble:
        return trouble
    lost = tuple(Said(one.zh, one.en) for one in elements_lost(line.shipped, own))
    return KnownTrouble(ELEMENT_LOST, kind="input", names=lost, overridable=True) if lost else None


def blank_words(desk: Desk, line: WordingLine) -> Mapping[str, str]:
    """What each blank that can stand in a sentence, or stood in it, is called."""
    names = (*line.blanks, *(name for text in (line.before, line.own) for name in BLANK.findall(text)))
    return {name: blank_word(desk, name) for name in dict.fromkeys(names)}


def back(desk: Desk, organ: OrganId, kind: str, key: str, *, deed: str | None = None) -> Change:
    """The shipped words again. What was said before stays on record."""
    line = _line_of(desk, organ, kind, key)
    return _keep(desk, organ, kind, line, "", "", deed) if line.own else Change()


def history(desk: Desk, kind: str, organ: OrganId, key: str) -> tuple[LetterWording, ...]:
    """Every change of one sentence, oldest first."""
    return tuple(one for one in _rows(desk, kind, organ) if one.sentence == key)


def _keep(
    desk: Desk, organ: OrganId, kind: str, line: WordingLine, text: str, reason: str, deed: str | None
) -> Change:
    rows = _rows(desk, kind, organ)
    if deed is None or all(one.deed != deed for one in rows):
        row = LetterWording(
            organ_id=organ, kind=kind, sentence=line.key, shipped=line.shipped or line.before,
            edition=_template(desk, kind).edition, text=text, reason=reason, deed=deed,
        )
        with desk.store.write():
            for moved in _moved(desk, kind, organ, line):
                desk.store.letter_wordings.add(replace(row, sentence=moved, text="", reason="", deed=None))
            desk.store.letter_wordings.add(row)
    message = "wording_kept" if text else "wording_shipped_again"
    return Change(message=message, facts={"what": named(entry_of(desk, kind))})


def _moved(desk: Desk, kind: str, organ: OrganId, line: WordingLine) -> tuple[str, ...]:
    """The older name under which this line's own words were kept: it is emptied, or they would come back."""
    latest = _latest(desk, kind, organ)
    if line.sentence is None or line.key in latest:
        return ()
    return tuple(name for name, row in latest.items() if row.text == line.own and row.shipped == line.before)


def _line_of(desk: Desk, organ: OrganId, kind: str, key: str) -> WordingLine:
    found = next((one for one in sentences(desk, kind, organ) if one.key == key), None)
    if found is None:
        raise KnownTrouble("wording_sentence_gone", kind="input")
    return found


def _template(desk: Desk, kind: str) -> LetterTemplate | FormTemplate:
    found = desk.letters.get(kind) or desk.forms.get(kind)
    if found is None or (isinstance(found, FormTemplate) and not found.rows):
        raise KnownTrouble("wording_of_a_form", kind="input", what=named(entry_of(desk, kind)))
    return found


def _own(desk: Desk, kind: str, organ: OrganId) -> dict[str, str]:
    """The own words that a paper says now, by the name of their sentence."""
    if not _latest(desk, kind, organ):
        return {}
    return {one.key: one.in_force for one in sentences(desk, kind, organ) if one.own and one.in_force == one.own}


def _rows(desk: Desk, kind: str, organ: OrganId) -> tuple[LetterWording, ...]:
    return tuple(one for one in desk.store.letter_wordings.all() if (one.kind, one.organ_id) == (kind, organ))


def _latest(desk: Desk, kind: str, organ: OrganId) -> dict[str, LetterWording]:
    """The own words that hold, by the name their sentence had then."""
    latest = {one.sentence: one for one in _rows(desk, kind, organ)}
    return {name: row for name, row in latest.items() if row.text}


def _placed(known: tuple[LetterSentence, ...], latest: Mapping[str, LetterWording]) -> dict[str, LetterWording]:
    """Own words by the sentence they are of now: a sentence that only moved within its letter takes them along.

    Where the same text stands in several places, those of its own paragraph come first; among equals none is guessed.
    """
    texts = {one.key: one.text for one in known}
    placed = {name: row for name, row in latest.items() if texts.get(name) == row.shipped}
    for name, row in latest.items():
        if name in placed:
            continue
        moved = [key for key, text in texts.items() if text == row.shipped and key not in placed and key not in latest]
        near = [key for key in moved if _paragraph(key) == _paragraph(name)] or moved
        placed[near[0] if len(near) == 1 else name] = row
    return placed


def _paragraph(key: str) -> str:
    return key.rpartition("/")[0]


def _allowed(known: tuple[LetterSentence, ...]) -> dict[str, tuple[str, ...]]:
    """What may stand in each sentence: its own blanks, what it is said for, and what the letter always knows."""
    always = [
        name for one in known
        if one.place in (BODY, TITLE) and not one.sentence.when and not one.choice
        and one.sentence.since == date.min and one.sentence.until == date.max
        for name in one.blanks if name not in OF_AN_ITEM
    ]  # fmt: skip
    return {
        one.key: tuple(dict.fromkeys((
            *one.blanks, *one.sentence.when, *(always if one.place not in (TITLE, ADDRESSEE, CONTACT) else ()),
            *_ANYWHERE,
        )))
        for one in known
    }  # fmt: skip


def _allowed_in_form(known: tuple[LetterSentence, ...], template: FormTemplate) -> dict[str, tuple[str, ...]]:
    """In a text of a form: its own blanks, and what the form tells anyway; of those a gap is room to write."""
    told = facts_of_form(template)
    return {one.key: tuple(dict.fromkeys((*one.blanks, *one.sentence.when, *told, *_ANYWHERE))) for one in known}


def _line(desk: Desk, one: LetterSentence, row: LetterWording | None, allowed: tuple[str, ...]) -> WordingLine:
    line = WordingLine(
        key=one.key, shipped=one.text, own="", blanks=allowed, state=WordingState.SHIPPED, in_force=one.text,
        place=_place(desk, one), block=one.block, since=one.sentence.since, until=one.sentence.until, sentence=one,
    )
    if row is None:
        return line
    is_same = row.shipped == one.text
    holds = is_same or (not blanks_lost(one.text, row.text) and _blanks(row.text) <= set(allowed))
    return replace(
        line, own=row.text, state=WordingState.OWN if is_same else WordingState.OUTDATED,
        in_force=row.text if holds else one.text, before=row.shipped, noted_at=row.noted_at, noted_by=row.noted_by,
        reason=row.reason,
    )


def _blanks(text: str) -> set[str]:
    return set(BLANK.findall(text))


def _place(desk: Desk, one: LetterSentence) -> str:
    if one.result is not None:
        return f"{one.result.code} {one.result.what}"
    return desk.terms.sentence(f"wording_{one.place}")


