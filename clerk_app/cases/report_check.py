"""The report brought back: every number of the edited text and tables against the table it was drafted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum, unique

from clerk_app.cases.narrative import NamedFigure, Paragraph, Report
from clerk_app.cases.narrative_template import RecheckWords
from clerk_app.cases.year_sheet import Place

_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_NUMBER = re.compile(r"(?<![\d.])[+-]?\d[\d,]*(?:\.\d+)?")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
PERCENT = "%"
ORDINAL = "第"
"""第36条 is no count of 36."""


@unique
class ChangeKind(StrEnum):
    """What is otherwise than in the draft."""

    CHANGED = "changed"
    REMOVED = "removed"
    UNKNOWN = "unknown"
    TABLE_CHANGED = "table_changed"
    TABLE_MISSING = "table_missing"
    TO_WRITE = "to_write"


@dataclass(frozen=True)
class ChangedFigure:
    """One difference. ``cell``: the cell of the sheet it belongs to, where it is one alone."""

    kind: ChangeKind
    where: str
    what: str = ""
    was: str = ""
    now: str = ""
    cell: Place | None = None


@dataclass(frozen=True)
class EditedParagraph:
    """A paragraph of the file brought back; ``marks``: where a figure's content control stands, with its name."""

    text: str
    marks: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class EditedTable:
    """A table of the file: text by row (from 0) and column of the grid; only cells that hold something."""

    rows: int
    cells: Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class DraftTable:
    """A table as it would be printed now: text by row and column, and the figures among them."""

    title: str
    rows: int
    cells: Mapping[tuple[int, int], str]
    figures: Mapping[tuple[int, int], tuple[Place, str]] = field(default_factory=dict)
    """Place and name of each figure."""


def recheck(
    report: Report, drafted: Sequence[DraftTable], paragraphs: Sequence[EditedParagraph],
    tables: Sequence[EditedTable], words: RecheckWords,
) -> tuple[ChangedFigure, ...]:
    """What the edited file says otherwise than the table; in the order of the text, then the tables."""
    found = [*_Marked(report, paragraphs, words).changes(), *_tables(drafted, tables)]
    texts = [one.text.strip() for one in paragraphs]
    for paragraph in report.paragraphs:
        if paragraph.is_to_write and paragraph.text in texts:
            found.append(ChangedFigure(ChangeKind.TO_WRITE, paragraph.text))
    return tuple(found)


def masked(text: str) -> str:
    """The text with every number alike: what a sentence says apart from its figures."""
    return _NUMBER.sub("#", text.translate(_WIDE)).replace(" ", "").replace("\u3000", "").replace("#%", "#")


class _Marked:
    """The edited paragraphs against the drafted figures, by content control first, by wording where it is gone."""

    def __init__(self, report: Report, paragraphs: Sequence[EditedParagraph], words: RecheckWords) -> None:
        self._report, self._measures, self._shown = report, words.measures, words.shown
        self._paragraphs = [EditedParagraph(one.text.translate(_WIDE), one.marks) for one in paragraphs]
        self._by_name = {one.name: one for one in report.figures}
        self._seen: set[str] = set()
        self._alike: set[str] = set()
        """Drafted sentences whose wording still stands."""
        self._known = {_number(one.text) for one in report.figures} | {
            str(value)
            for filled in report.sheet.tables
            for cell in filled.cells.values()
            if (value := cell.value) is not None
        }
        self._words = {
            number for one in report.paragraphs for number in _numbers(_without_figures(one))
        } | set(_numbers(report.title))

    def changes(self) -> Iterator[ChangedFigure]:
        """What differs, in the order of the text; then the sentences that are gone."""
        drafted = {
            masked(sentence): figures
            for paragraph in self._report.paragraphs
            for sentence, figures in _sentences_of(paragraph)
        }
        for paragraph in self._paragraphs:
            for start, end in _spans(paragraph.text):
                sentence = paragraph.text[start:end]
                marks = [one for one in paragraph.marks if start <= one[0] and one[1] <= end]
                yield from self._by_mark(paragraph.text, sentence, marks)
                free = [
                    one for one in _NUMBER.finditer(paragraph.text, start, end)
                    if not any(left <= one.start() and one.end() <= right for left, right, _ in marks)
                ]
                figures = drafted.get(masked(sentence))
                if figures is not None:
                    self._alike.add(masked(sentence))
                    if not marks:
                        yield from self._by_wording(sentence, figures)
                        continue
                yield from self._free(paragraph.text, sentence, free)
        yield from self._removed()

    def _by_mark(
        self, text: str, sentence: str, marks: Sequence[tuple[int, int, str]]
    ) -> Iterator[ChangedFigure]:
        """What stands in the content controls."""
        for start, end, name in marks:
            figure = self._by_name.get(name)
            if figure is None:
                continue
            self._seen.add(name)
            now = text[start:end].strip()
            if _number(now) != _number(figure.text):
                yield self._changed(sentence, figure, now)

    def _by_wording(self, sentence: str, figures: Sequence[NamedFigure]) -> Iterator[ChangedFigure]:
        """The controls are gone, the words are not: the figures stand in their order."""
        now = [one.group() for one in _NUMBER.finditer(sentence)]
        loose = [one for one in now if _number(one) not in self._words]
        kept = now if len(now) == len(figures) else loose
        if len(kept) != len(figures):
            return
        for number, figure in zip(kept, figures, strict=True):
            self._seen.add(figure.name)
            if _number(number) != _number(figure.text):
                unit = PERCENT if figure.text.endswith(PERCENT) else ""
                yield self._changed(sentence, figure, f"{number}{unit}")

    def _free(self, text: str, sentence: str, numbers: Sequence[re.Match[str]]) -> Iterator[ChangedFigure]:
        """Numbers the clerk wrote: those that nothing of the table explains."""
        for one in numbers:
            number = _number(one.group())
            after, before = text[one.end() :].lstrip(), text[: one.start()].rstrip()
            if before.endswith(ORDINAL):
                continue
            if not after.startswith(self._measures) or number in self._known or number in self._words:
                continue
            unit = next(measure for measure in self._measures if after.startswith(measure))
            yield ChangedFigure(ChangeKind.UNKNOWN, self._place(sentence), now=f"{one.group()}{unit}")

    def _removed(self) -> Iterator[ChangedFigure]:
        for paragraph in self._report.paragraphs:
            for sentence, figures in _sentences_of(paragraph):
                gone = not any(one.name in self._seen for one in figures)
                if figures and gone and masked(sentence) not in self._alike:
                    yield ChangedFigure(ChangeKind.REMOVED, self._place(sentence))

    def _changed(self, sentence: str, figure: NamedFigure, now: str) -> ChangedFigure:
        cell = figure.cells[0] if len(figure.cells) == 1 else None
        return ChangedFigure(ChangeKind.CHANGED, self._place(sentence), figure.what, figure.text, now, cell)

    def _place(self, sentence: str) -> str:
        whole = sentence.strip()
        return whole if len(whole) <= self._shown else f"{whole[: self._shown]}…"


def _number(text: str) -> str:
    """A number without what writers vary: thousands signs, width, noughts behind the point."""
    plain = text.translate(_WIDE).strip().removesuffix(PERCENT).replace(",", "").strip()
    try:
        value = Decimal(plain)
    except ArithmeticError:
        return plain
    return f"{value.normalize():f}" if value else "0"


def _numbers(text: str) -> list[str]:
    return [_number(one.group()) for one in _NUMBER.finditer(text.translate(_WIDE))]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    return ((one.start(), one.end()) for one in _SENTENCE.finditer(text) if one.group().strip())


def _sentences_of(paragraph: Paragraph) -> Iterator[tuple[str, tuple[NamedFigure, ...]]]:
    """Each drafted sentence with the figures printed in it."""
    for start, end in paragraph.sentences:
        printed = (one for one in paragraph.figures if one.is_printed and start <= one.at < end)
        yield paragraph.text[start:end], tuple(sorted(printed, key=lambda one: one.at))


def _without_figures(paragraph: Paragraph) -> str:
    text, at = "", 0
    for one in sorted((figure for figure in paragraph.figures if figure.is_printed), key=lambda figure: figure.at):
        text += paragraph.text[at : one.at] + " "
        at = one.at + len(one.text)
    return text + paragraph.text[at:]


# --- tables


def _tables(drafted: Sequence[DraftTable], tables: Sequence[EditedTable]) -> Iterator[ChangedFigure]:
    left = list(tables)
    for draft in drafted:
        best = max(left, key=lambda one: _alike(draft, one), default=None)
        if best is None or not _same_shape(draft, best):
            yield ChangedFigure(ChangeKind.TABLE_MISSING, draft.title)
            continue
        left.remove(best)
        printed = _laid_over(draft, best)
        for where, (place, name) in draft.figures.items():
            was, now = draft.cells.get(where, ""), printed.get(where, "").strip()
            if _number(was) != _number(now):
                yield ChangedFigure(ChangeKind.TABLE_CHANGED, draft.title, name, was, now, place)


def _laid_over(draft: DraftTable, edited: EditedTable) -> Mapping[tuple[int, int], str]:
    """The edited cells by the places of the draft. A program that saves a table may give it one thin column more: a
    row with as many cells as before is taken in its order, any other by where its columns went in the fullest row."""
    ours, theirs = _by_row(draft.cells), _by_row(edited.cells)
    same = [row for row, columns in ours.items() if len(columns) == len(theirs.get(row, ()))]
    moved: dict[int, int] = {}
    for row in sorted(same, key=lambda one: len(ours[one])):
        moved.update(zip(ours[row], theirs[row], strict=True))
    back = {there: here for here, there in moved.items()}
    found: dict[tuple[int, int], str] = {}
    for row, columns in theirs.items():
        here = ours[row] if row in same else [back.get(column, column) for column in columns]
        found.update({(row, at): edited.cells[row, column] for at, column in zip(here, columns, strict=True)})
    return found


def _by_row(cells: Mapping[tuple[int, int], str]) -> dict[int, list[int]]:
    """The columns that hold something, by row."""
    rows: dict[int, list[int]] = {}
    for row, column in sorted(cells):
        if cells[row, column].strip():
            rows.setdefault(row, []).append(column)
    return rows


def _alike(draft: DraftTable, edited: EditedTable) -> int:
    """How many labels stand where they were."""
    printed = _laid_over(draft, edited)
    labels = {where: text for where, text in draft.cells.items() if where not in draft.figures}
    return sum(printed.get(where, "").strip() == text.strip() for where, text in labels.items())


def _same_shape(draft: DraftTable, edited: EditedTable) -> bool:
    """As many rows, and at least half of the labels where they were: a label may be mended, not the rows."""
    labels = len(draft.cells) - len([where for where in draft.figures if where in draft.cells])
    return draft.rows == edited.rows and _alike(draft, edited) + _alike(draft, edited) >= labels
