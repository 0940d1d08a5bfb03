"""The printed texts of a form by name, and the form with some of them worded otherwise by an office.

What is ticked, and cells that hold nothing but facts, are no texts of the office's own: they cannot be reworded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from clerk_app.cases.form_facts import ROWS
from clerk_app.cases.form_template import FormCell, FormRow, FormTemplate
from clerk_app.cases.letter_blanks import BLANK
from clerk_app.cases.letter_sentences import TITLE, LetterSentence, marked_edition
from clerk_app.cases.letter_template import Sentence

ABOVE, BELOW, TABLE = "above", "below", "table"
LABEL, CELL, FOOT = "label", "cell", "foot"
_ROOM = " \u3000"
_DATE_TO_FILL = "年月日"
_Text = Callable[[LetterSentence], str]


def sentences_of_form(template: FormTemplate) -> tuple[LetterSentence, ...]:
    """Every printed text that can be worded otherwise, in the order of the page; one line each."""
    found: list[LetterSentence] = []

    def note(one: LetterSentence) -> str:
        found.append(one)
        return one.text

    _walked(template, note)
    return tuple(found)


def worded_form(template: FormTemplate, texts: Mapping[str, str]) -> FormTemplate:
    """The form with these texts in the place of the shipped ones; its edition says so with a short hash of them."""
    if not texts:
        return template
    made = _walked(template, lambda one: texts.get(one.key, one.text))
    return replace(made, edition=marked_edition(template.edition, texts))


def facts_of_form(template: FormTemplate) -> tuple[str, ...]:
    """The facts a form prints somewhere, in the order of the page: what a text of it may name beside its own."""
    cells = (cell for row in template.rows if not row.repeat for cell in row.cells)
    texts = (template.title, *(one.text for one in template.above), *(text for cell in cells for text in _texts(cell)),
             *(one.text for one in template.below))  # fmt: skip
    made = {name for law in template.laws for name in law.grounds}
    found = dict.fromkeys(name for text in texts for name in BLANK.findall(text))
    return tuple(name for name in found if name not in made)


def _walked(template: FormTemplate, text_of: _Text) -> FormTemplate:
    """The same form with every printed text asked for anew, in the order of the page."""
    walk = _Walk(text_of)
    title = walk.text(template.title, TITLE, TITLE, Sentence(""))
    above = walk.sentences(template.above, ABOVE, ABOVE)
    rows = tuple(walk.row(row) for row in template.rows)
    return replace(template, title=title, above=above, rows=rows, below=walk.sentences(template.below, BELOW, BELOW))


class _Walk:
    """Goes through a form; what a cell is called by stays the same when rows come or go before it."""

    def __init__(self, text_of: _Text) -> None:
        self._text_of = text_of
        self._counts: dict[str, int] = {}

    def text(self, text: str, stem: str, place: str, used: Sentence) -> str:
        """Line by line; the room to write in that begins or ends a line stays as it is."""
        return "\n".join(self._line(line, stem, place, used) for line in text.split("\n"))

    def sentences(
        self, sentences: tuple[Sentence, ...], stem: str, place: str, row: FormRow | None = None
    ) -> tuple[Sentence, ...]:
        return tuple(replace(one, text=self.text(one.text, stem, place, _used(one, row))) for one in sentences)

    def row(self, row: FormRow) -> FormRow:
        names = [_name(row, at) for at in range(len(row.cells))]
        return replace(row, cells=tuple(self._cell(row, *one) for one in zip(row.cells, names, strict=True)))

    def _cell(self, row: FormRow, cell: FormCell, name: str) -> FormCell:
        stem = f"{LABEL if cell.is_label else CELL}/{name}"
        lines = self.sentences(cell.sentences, stem, TABLE, row)
        foot = self.text(cell.foot, f"{FOOT}/{name}", TABLE, _used(Sentence(""), row))
        return replace(cell, sentences=lines, foot=foot)

    def _line(self, line: str, stem: str, place: str, used: Sentence) -> str:
        core = line.strip(_ROOM)
        if not _can_be_worded(core):
            return line
        self._counts[stem] = self._counts.get(stem, 0) + 1
        before, after = line[: line.index(core)], line[line.index(core) + len(core) :]
        named = LetterSentence(f"{stem}/{self._counts[stem]}", place, "", replace(used, text=core))
        return f"{before}{self._text_of(named)}{after}"


def _name(row: FormRow, at: int) -> str:
    """What a cell is called by: the facts beside its label or in it; where there are none, the label."""
    cell = row.cells[at]
    if cell.is_label:
        beside = row.cells[at + 1] if at + 1 < len(row.cells) else None
        return (_facts(beside) if beside is not None and not beside.is_label else "") or _label(cell)
    label = next((one for one in reversed(row.cells[:at]) if one.is_label), None)
    return _facts(cell) or (_label(label) if label is not None else "")


def _facts(cell: FormCell) -> str:
    names = (name for one in cell.sentences for name in BLANK.findall(one.text))
    return "-".join(dict.fromkeys((cell.ticks, *names))).strip("-")


def _label(cell: FormCell) -> str:
    return "".join(one.text for one in cell.sentences)


def _texts(cell: FormCell) -> tuple[str, ...]:
    return (*(one.text for one in cell.sentences), cell.foot)


def _used(one: Sentence, row: FormRow | None) -> Sentence:
    """When a text is printed: its own days and facts, and those of its row."""
    if row is None:
        return one
    return replace(
        one, when=(*row.when, *one.when), unless=(*row.unless, *one.unless), since=max(row.since, one.since),
        until=min(row.until, one.until),
    )


def _can_be_worded(core: str) -> bool:
    """Whether it says anything: room for a date, a lone blank and the columns of a repeated row do not."""
    words = "".join(character for character in BLANK.sub("", core) if character.isalpha())
    columns = {name for names in ROWS.values() for name in names}
    return bool(words) and words != _DATE_TO_FILL and not columns & set(BLANK.findall(core))
