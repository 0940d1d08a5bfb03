"""A form filled as far as its facts go: what is not known is left to be filled by hand; nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerk_app.cases import plain_text
from clerk_app.cases.form_facts import DAYS, NAMES, ROWS, columns_of
from clerk_app.cases.form_template import FormCell, FormRow, FormTemplate
from clerk_app.cases.letter_facts import Blank, Fact, Facts, written
from clerk_app.cases.letter_template import BLANK, Sentence
from clerk_app.cases.paper import Paper, PaperCell
from clerk_app.trouble import KnownTrouble

TICKED_BOX, EMPTY_BOX = "■", "□"
GAP, DAY_GAP = "　　　　　", "　　　　年　　月　　日"
"""Room to write in."""
BETWEEN_OPTIONS = "　"


@dataclass(frozen=True)
class FilledForm:
    """A form on paper with every fact it looks at."""

    paper: Paper
    blanks: tuple[Blank, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts without which it is not issued."""
        return tuple(blank.name for blank in self.blanks if blank.is_needed and not blank.is_given)


def fill(template: FormTemplate, facts: Facts) -> FilledForm:
    """The form with these facts, as of the day ``made_on``. Raises KnownTrouble for a fact that no form has."""
    return _Filling(template, facts).filled()


class _Filling:
    """One form being filled."""

    def __init__(self, template: FormTemplate, facts: Facts) -> None:
        self.template = template
        self.facts = {name: _kept(name, fact) for name, fact in facts.items()}
        self.seen: dict[str, Blank] = {}
        made_on = self.facts.get("made_on")
        if not isinstance(made_on, date):
            raise KnownTrouble("letter_fact_not_a_day", kind="input", fact="made_on", value=str(made_on or ""))
        self.made_on = made_on
        law = template.law(made_on)
        if template.laws and law is None:
            raise KnownTrouble("letter_before_the_law", decided_on=made_on)
        self.head = self.listed = range(0)
        self.made: dict[str, str] = {"law": law.name, **law.grounds} if law is not None else {}

    def filled(self) -> FilledForm:
        template = self.template
        title = self._filled(template.title)
        above = self._lines(template.above)
        rows = self._rows()
        below = self._lines(template.below)
        for name in template.needs:
            self._see(name, is_needed=True)
        paper = Paper(
            kind=template.kind, title=title, widths=template.widths, rows=rows, above=above, below=below,
            head=self.head, listed=self.listed, size=template.size, has_lines=template.has_lines,
            template_version=f"{template.kind} {template.edition}",
        )  # fmt: skip
        return FilledForm(paper, tuple(self.seen.values()))

    # rows

    def _rows(self) -> tuple[tuple[PaperCell, ...], ...]:
        """The rows in use, a repeated one as often as its fact has rows; a cell reaches over what its rows became."""
        counts = [self._count(row) for row in self.template.rows]
        made: list[tuple[PaperCell, ...]] = []
        for place, (row, count) in enumerate(zip(self.template.rows, counts, strict=True)):
            lines = self._rows_of(row.repeat) if row.repeat else ()
            rows = range(len(made), len(made) + count)
            self.head = rows if row.is_head else self.head
            self.listed = rows if row.repeat else self.listed
            for number in range(count):
                columns = lines[number] if number < len(lines) else dict.fromkeys(ROWS.get(row.repeat, ()), "")
                made.append(tuple(
                    self._cell(cell, columns if row.repeat else None, sum(counts[place : place + cell.down]))
                    for cell in row.cells
                ))  # fmt: skip
        return tuple(made)

    def _count(self, row: FormRow) -> int:
        if not self._is_used(row):
            return 0
        return (len(self._rows_of(row.repeat)) or row.empty) if row.repeat else 1

    def _rows_of(self, name: str) -> tuple[dict[str, str], ...]:
        self._see(name)
        return tuple(columns_of(name, line) for line in plain_text.lines(self._text(name)))

    def _cell(self, cell: FormCell, columns: Mapping[str, str] | None, down: int) -> PaperCell:
        return PaperCell(
            text=self._ticked(cell) if cell.ticks else _without_empty(self._lines(cell.sentences, columns)),
            across=cell.across, down=down if cell.down > 1 else 1, is_label=cell.is_label,
            is_centred=cell.is_centred, least_mm=cell.least_mm, foot=self._filled(cell.foot, columns),
        )  # fmt: skip

    def _ticked(self, cell: FormCell) -> str:
        self._see(cell.ticks)
        chosen = {word.strip() for word in self._text(cell.ticks).replace("，", ",").split(",")}
        boxes = (f"{TICKED_BOX if key in chosen else EMPTY_BOX}{words}" for key, words in cell.options.items())
        return BETWEEN_OPTIONS.join(boxes)

    # texts

    def _lines(
        self, sentences: tuple[Sentence, ...], columns: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        return tuple(self._filled(one.text, columns) for one in sentences if self._is_used(one))

    def _is_used(self, one: Sentence | FormRow) -> bool:
        if not one.since <= self.made_on <= one.until:
            return False
        wanted, unwanted = [self._see(name) for name in one.when], [self._see(name) for name in one.unless]
        return all(wanted) and not any(unwanted)

    def _filled(self, text: str, columns: Mapping[str, str] | None = None) -> str:
        """The text with its blanks filled; alone in its cell a gap is nothing, in a sentence it is room to write."""
        alone = BLANK.fullmatch(text) is not None

        def shown(name: str) -> str:
            if columns is not None and name in columns:
                return plain_text.clean(columns[name])
            return self.made.get(name) or self._shown(name) or ("" if alone else _gap(name))

        return BLANK.sub(lambda found: shown(found[1]), text)

    def _shown(self, name: str) -> str:
        self._see(name)
        fact = self.facts.get(name)
        return written(fact) if isinstance(fact, date) else self._text(name)

    def _text(self, name: str) -> str:
        fact = self.facts.get(name)
        return "\n".join(plain_text.lines(str(fact))) if fact is not None else ""

    def _see(self, name: str, *, is_needed: bool = False) -> bool:
        given = self.facts.get(name) is not None
        before = self.seen.get(name)
        self.seen[name] = Blank(name, "form", 0, given, is_needed or (before is not None and before.is_needed))
        return given


def _without_empty(texts: tuple[str, ...]) -> str:
    """The texts line by line, those of nothing but spaces left out."""
    return "\n".join(line for text in texts for line in text.split("\n") if line.strip())


def _gap(name: str) -> str:
    return DAY_GAP if name in DAYS else GAP


def _kept(name: str, fact: Fact | None) -> Fact | None:
    """The fact, or None where it says nothing. Raises KnownTrouble for a name that no form has."""
    if name.rpartition(".")[-1] not in NAMES:
        raise KnownTrouble("letter_fact_unknown", kind="input", fact=name)
    if isinstance(fact, str):
        if not plain_text.clean(fact).strip():
            return None
        if name in DAYS:
            try:
                return date.fromisoformat(fact.strip())
            except ValueError:
                raise KnownTrouble("letter_fact_not_a_day", kind="input", fact=name, value=fact) from None
    return fact

