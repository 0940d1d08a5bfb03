"""Which row of a letter stands on which page, and how close its rows are (GB/T 9704-2012 5.2.3, 7.3.5.5).

The grid of 22 rows holds until the place left does not hold seal and date. Then the rows of the last two pages are set
closer, within a bound, if that saves the page; else lines of the text go with the signature to the next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerk_app.render.typeset import Line

MM = 72 / 25.4
TOP, DEPTH = 37 * MM, 225 * MM
ROWS = 22
ROW = DEPTH / ROWS
BODY_SIZE = 16.0
"""三号."""

TIGHTEST = 26.0
"""Points from row to row: offices' own rules set 三号 at 26 to 29; below, a row is no longer told from the next."""
LOOSEST = 31.0
"""Points from row to row: a row is a character and 7/8 of one (3.2), 30 points, and whole rows fill the page."""
ROWS_FOR_SEAL = 2
LEAST_ROWS_FOR_SEAL = 1
"""Where the last line of the text is short: the seal stands beside it and still within a row of it (7.3.5.1)."""
LINES_WITH_SIGNATURE = 2
"""Wished for; one there must be, as a seal stands on no page without text (7.3.5.5)."""
WIDEST_GAP = 2
"""Rows left white at the end of a page that is not the last."""
MOST_CARRIED = 6
WORSE_THAN_A_PAGE = 3
"""The first figures of a way's cost, that one page fewer does not outweigh."""
ATTACHMENTS = "attachments"


@dataclass(frozen=True)
class Row:
    """One row: a line and where it starts, or nothing. ``block`` and ``item`` as the letter has them."""

    line: Line | None = None
    x: float = 0.0
    block: str = ""
    item: int = 0
    holds_next: bool = False
    """A heading: never the last row of a page."""
    size: float = BODY_SIZE
    lower: float = 0.0
    """Parts of a row it stands lower than in the middle."""


@dataclass(frozen=True)
class PageRows:
    """The rows of one page, the first from ``top`` on, each ``pitch`` below the one before."""

    rows: tuple[Row, ...]
    top: float
    pitch: float
    room: int
    """Rows there is place for."""

    @property
    def gap(self) -> int:
        """Rows left white at its end."""
        return self.room - len(self.rows)

    def upper(self, place: int) -> float:
        """The upper edge of a row."""
        return self.top + place * self.pitch


@dataclass(frozen=True)
class Text:
    """What is to be paged. The first ``fixed`` rows of the first page belong to its head and stay where they are."""

    fixed: int
    opening: Sequence[Row]
    """Title and addressee's distance: always on the first page."""
    rows: Sequence[Row]
    signature: Sequence[Row]
    """Organ, date and note, without the empty rows above them; or nothing."""
    seal_needs: int = ROWS_FOR_SEAL
    """The least empty rows above the signature."""


@dataclass(frozen=True)
class _Setting:
    """One way to set the letter."""

    pages: int
    more: int = 0
    """Rows more, or fewer, on each of the last two pages."""
    empty: int = ROWS_FOR_SEAL
    carried: int = 0
    """Lines taken along to the page of the signature."""


def paged(text: Text) -> tuple[PageRows, ...]:
    """The letter's pages, set the best way there is; a signature longer than a page just flows on."""
    needs = _needs(text.rows)
    natural = len(_flow(text, needs, len(text.rows), _Setting(0)))
    best: tuple[tuple[int, ...], tuple[PageRows, ...]] | None = None
    for one in _settings(text, natural) if text.signature else ():
        if best is not None and one.pages > len(best[1]) and not any(best[0][:WORSE_THAN_A_PAGE]):
            break
        if best is not None and best[0] <= _least(one):
            continue
        pages = _set(text, needs, one)
        if pages is not None and (best is None or _cost(pages, text, one) < best[0]):
            best = _cost(pages, text, one), pages
    if best is not None:
        return best[1]
    above = [Row() for _ in range(ROWS_FOR_SEAL)] if text.signature else []
    whole = replace(text, rows=[*text.rows, *above, *text.signature])
    flowing = _flow(whole, _needs(whole.rows), len(whole.rows), _Setting(0))
    return tuple(_page(whole, rows, number, _Setting(0)) for number, rows in enumerate(flowing))


def stands_well(pages: Sequence[PageRows], text: Text) -> bool:
    """Whether no page ends early and the signature has its lines of text above it."""
    last = pages[-1].rows
    above = sum(row.line is not None for row in last) - sum(row.line is not None for row in text.signature)
    has_text = len(pages) == 1 or not text.signature or above >= LINES_WITH_SIGNATURE
    return has_text and all(page.gap <= WIDEST_GAP for page in pages[:-1])


def _settings(text: Text, natural: int) -> Iterator[_Setting]:
    for pages in range(max(natural - 1, 1), natural + 2):
        for more in (0, 1, 2, -1):
            for empty in range(text.seal_needs, ROWS_FOR_SEAL + 1):
                if _is_too_much(text, _Setting(pages, more, empty)):
                    continue
                for carried in range(max(min(MOST_CARRIED, len(text.rows) - 1), 0) + 1):
                    yield _Setting(pages, more, empty, carried)


def _cost(pages: tuple[PageRows, ...], text: Text, setting: _Setting) -> tuple[int, ...]:
    """What is ugly, worst first."""
    last = pages[-1].rows
    above = [row for row in last[: len(last) - len(text.signature)] if row.line is not None]
    is_one = len(pages) == 1
    return (
        any(page.rows and page.rows[-1].holds_next for page in pages[:-1]),
        sum(max(page.gap - WIDEST_GAP, 0) for page in pages[:-1]),
        not is_one and all(row.block == ATTACHMENTS for row in above),
        len(pages),
        not is_one and len(above) < LINES_WITH_SIGNATURE,
        ROWS_FOR_SEAL - setting.empty,
        abs(setting.more),
        setting.carried,
    )


def _least(setting: _Setting) -> tuple[int, ...]:
    """The cost of a setting where nothing else is ugly."""
    return 0, 0, 0, setting.pages, 0, ROWS_FOR_SEAL - setting.empty, abs(setting.more), setting.carried


def _is_too_much(text: Text, setting: _Setting) -> bool:
    """Whether the rows are more than the pages hold; a row without a line may fall away at the head of each."""
    rows = len(text.opening) + len(text.rows) + setting.empty + len(text.signature)
    return rows - setting.pages > sum(_room(text, number, setting) for number in range(setting.pages))


def _set(text: Text, needs: Sequence[int], setting: _Setting) -> tuple[PageRows, ...] | None:
    """The pages of this setting, None where it does not come out."""
    at = len(text.rows) - setting.carried
    pages = _flow(text, needs, at, setting)
    if len(pages) + (1 if setting.carried else 0) != setting.pages:
        return None
    if setting.carried:
        pages.append(_without_empty_head(text.rows[at:]))
    pages[-1] += [Row() for _ in range(setting.empty)] + list(text.signature)
    if len(pages[-1]) > _room(text, len(pages) - 1, setting):
        return None
    return tuple(_page(text, rows, number, setting) for number, rows in enumerate(pages))


def _flow(text: Text, needs: Sequence[int], stop: int, setting: _Setting) -> list[list[Row]]:
    """The rows before ``stop`` one after the other, a new page where one is full."""
    pages: list[list[Row]] = [list(text.opening)]
    left = _room(text, 0, setting) - len(text.opening)
    for at, row in enumerate(text.rows[:stop]):
        if left < min(needs[at], stop - at):
            pages.append([])
            left = _room(text, len(pages) - 1, setting)
        if row.line is not None or pages[-1]:
            pages[-1].append(row)
            left -= 1
    return pages


def _needs(rows: Sequence[Row]) -> list[int]:
    """The rows that go on one page with each: a heading is followed by a line."""
    needs: list[int] = []
    for row in reversed(rows):
        needs.append(needs[-1] + 1 if needs and row.holds_next else 1)
    return needs[::-1]


def _page(text: Text, rows: Sequence[Row], number: int, setting: _Setting) -> PageRows:
    room = _room(text, number, setting)
    fixed = text.fixed if number == 0 else 0
    return PageRows(tuple(rows), TOP + fixed * ROW, (ROWS - fixed) * ROW / room, room)


def _room(text: Text, number: int, setting: _Setting) -> int:
    """The rows a page has place for; they always fill it."""
    grid = ROWS - (text.fixed if number == 0 else 0)
    room = grid + (setting.more if number >= setting.pages - 2 else 0)
    while grid * ROW / room < TIGHTEST:
        room -= 1
    return room if grid * ROW / room <= LOOSEST else grid


def _without_empty_head(rows: Sequence[Row]) -> list[Row]:
    start = next((at for at, row in enumerate(rows) if row.line is not None), len(rows))
    return list(rows[start:])
