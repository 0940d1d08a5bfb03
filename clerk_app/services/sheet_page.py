"""A page of a PDF: writing with its place becomes rows of figures, each with the lines that may be its label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Word:
    """Some writing on a page, in points from its lower left corner; ``base`` is the line it stands on."""

    left: float
    right: float
    base: float
    high: float
    text: str
    order: int = 0
    """When it was written: a cell's lines are mostly written one after another, whatever their place."""
    last: int = 0

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.left + (self.right - self.left) * 0.5


@dataclass(frozen=True)
class PageRow:
    """Figures on one line; ``labels`` as in an Entry; ``above``: what else stands between the row before and this;
    ``beside``: the words next to the figures, on their line."""

    figures: tuple[Word, ...]
    labels: tuple[tuple[Word, ...], ...]
    above: tuple[Word, ...]
    beside: Word | None


@dataclass(frozen=True)
class PageEntries:
    """All rows of a page from the top, what stands below the last one, and its lines without figures as text."""

    rows: tuple[PageRow, ...]
    below: tuple[Word, ...]
    text: tuple[str, ...]


def page_entries(words: Sequence[Word], sizes: Mapping[str, float], is_figure: Callable[[str], bool]) -> PageEntries:
    """Take a page apart; ``sizes`` are shares of the height of the writing."""
    numbered = _unwrapped([replace(word, order=at, last=at) for at, word in enumerate(words)], sizes)
    lines = [list(_joined(line, sizes)) for line in _lines(numbered, sizes["same_line"])]
    figure_lines = [_figures(line, is_figure) for line in lines]
    rows = [(line, figures) for line, figures in zip(lines, figure_lines, strict=True) if figures]
    labels = [word for line, figures in zip(lines, figure_lines, strict=True) for word in line if word not in figures]
    every = [figure.order for _, figures in rows for figure in figures]
    found = []
    top = float("inf")
    for at, (_, figures) in enumerate(rows):
        own = figures[0]
        others = [other[0].base for place, (_, other) in enumerate(rows) if place != at]
        near = _near(own, labels, others, sizes)
        same = sizes["same_line"] * own.high
        above = [
            word
            for word in labels
            if own.base + same < word.base < top and all(abs(word.base - other) > same for other in others)
        ]
        next_to = [word for word in near if abs(word.base - own.base) <= same]
        beside = max(next_to, key=lambda word: word.right, default=None)
        near_labels = (*_candidates(own, near, sizes), *_written_before(own, labels, every))
        found.append(PageRow(tuple(figures), near_labels, tuple(above), beside))
        top = own.base
    bases = [figures[0] for _, figures in rows]
    below = [
        word
        for word in labels
        if word.base < top and all(abs(word.base - one.base) > sizes["same_line"] * one.high for one in bases)
    ]
    plain = [line for line, figures in zip(lines, figure_lines, strict=True) if not figures]
    text = ["".join(word.text for word in line) for line in plain]
    return PageEntries(tuple(found), tuple(below), tuple(text))


def _lines(words: Sequence[Word], same_line: float) -> list[list[Word]]:
    """Words on one line, the highest line first, each from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-one.base, one.left)):
        line = lines[-1] if lines else None
        if line and abs(line[0].base - word.base) <= same_line * max(line[0].high, word.high):
            line.append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _unwrapped(words: Sequence[Word], sizes: Mapping[str, float]) -> list[Word]:
    """A number that did not fit its cell stands on two lines, written one after the other: it is one again."""
    found: list[Word] = []
    for word in words:
        held = found[-1] if found else None
        if (
            held is not None
            and held.text.isdigit()
            and word.text.isdigit()
            and 0 < held.base - word.base <= sizes["wrapped_line"] * held.high
            and held.left - held.high <= word.middle <= held.right + held.high
        ):
            found[-1] = replace(held, text=held.text + word.text, last=word.last)
        else:
            found.append(word)
    return found


def _joined(line: Sequence[Word], sizes: Mapping[str, float]) -> Iterator[Word]:
    """Pieces of one text that a font change has cut are one again; those written in a row may stand wider apart."""
    held: Word | None = None
    for word in line:
        if held is not None:
            gap = sizes["run_gap"] if word.order == held.last + 1 else sizes["word_gap"]
            if word.left - held.right <= gap * min(held.high, word.high):
                held = replace(
                    held, right=max(held.right, word.right), text=held.text + word.text, last=max(held.last, word.last)
                )
                continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _figures(line: Sequence[Word], is_figure: Callable[[str], bool]) -> list[Word]:
    """The figures of a line: those to the right of its words."""
    found: list[Word] = []
    for word in reversed(line):
        if is_figure(word.text):
            found.append(word)
        elif found and len(word.text.strip()) > 1:
            break
    return found[::-1]


def _near(own: Word, labels: Sequence[Word], others: Sequence[float], sizes: Mapping[str, float]) -> list[Word]:
    """Words left of a row and not far from it, without those that stand beside the figures of another row."""
    reach, same = sizes["label_lines"] * own.high, sizes["same_line"] * own.high
    return [
        word
        for word in labels
        if word.left < own.left
        and abs(word.base - own.base) <= reach
        and (abs(word.base - own.base) <= same or all(abs(word.base - other) > same for other in others))
    ]


def _written_before(own: Word, labels: Sequence[Word], figures: Sequence[int]) -> Iterator[tuple[Word, ...]]:
    """What was written just before the figures, down to the one line before them."""
    after = max((order for order in figures if order < own.order), default=-1)
    run = sorted((word for word in labels if after < word.order < own.order), key=lambda word: word.order)
    for first in range(len(run)):
        yield tuple(run[first:])


def _candidates(own: Word, near: Sequence[Word], sizes: Mapping[str, float]) -> Iterator[tuple[Word, ...]]:
    """Runs of lines around the row, nearest first; each also without what begins further left."""
    lines = _lines(near, sizes["same_line"])
    order = sorted(range(len(lines)), key=lambda at: abs(lines[at][0].base - own.base))
    if not order:
        return
    nearest = order[0]
    seen: set[tuple[Word, ...]] = set()
    runs = [(first, last) for first in range(nearest + 1) for last in range(nearest, len(lines))]
    for first, last in sorted(runs, key=lambda run: run[1] - run[0]):
        words = [word for line in lines[first : last + 1] for word in line]
        for left in sorted({word.left for word in words}):
            label = tuple(word for word in words if word.left >= left)
            if label not in seen:
                seen.add(label)
                yield label
