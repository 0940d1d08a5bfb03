"""Which column of pasted rows is which field: by its heading, by what a clerk chose before, or by what stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from clerk_app.law.terms import ApplicantKind
from clerk_app.services.ledger_clipboard import Grid, declared
from clerk_app.services.ledger_values import UnreadableCell, day_of_cell
from clerk_app.services.ledger_words import IGNORED, NOTE, LedgerWords, plain_word

_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]")
_SHORT_DAY = re.compile(r"(?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?")


@dataclass(frozen=True)
class Pasted:
    """A table from the clipboard, and what each of its columns is taken for."""

    headings: tuple[str, ...]
    """As written above the rows; all empty where nothing was."""
    fields: tuple[str, ...]
    """A field, NOTE, or IGNORED; one a column."""
    rows: Grid
    added: int = 0
    """Columns at the right that were not pasted."""

    @property
    def has_headings(self) -> bool:
        """Whether the first row said what the columns are."""
        return any(self.headings)


def fields_offered(words: LedgerWords) -> tuple[str, ...]:
    """The fields a column can be, the usual ones first."""
    first = tuple(declared()["fields"])
    known = {heading.field for heading in words.headings.values()} - {IGNORED, *first}
    return (*first, *(name for name in words.names if name in known))


def is_day(name: str) -> bool:
    """Whether the cells of a field are days."""
    return name in declared()["days"]


def is_half_width(name: str) -> bool:
    """Whether the cells of a field are read in half width, however they were typed."""
    return name in declared()["half_width"]


def half_width(text: str) -> str:
    """Full-width digits and signs as plain ones."""
    return unicodedata.normalize("NFKC", text)


# What the columns are


def guess(grid: Grid, words: LedgerWords, today: date, kept: Mapping[str, str] | None = None) -> Pasted:
    """The table with its headings found (below a title, or none) and its columns known by them, else by what stands in
    them. ``kept``: what a clerk chose before (``remembered``)."""
    kept = kept or {}
    best, at = 0, -1
    for place, row in enumerate(grid[: words.rows_searched]):
        known = sum(_by_heading(text, words, kept) is not None for text in row if text)
        if known > max(best, 1) and known + known >= sum(map(bool, row)):
            best, at = known, place
    if at < 0:
        return _by_content(grid, words, today, kept)
    headings = grid[at]
    found: list[str] = []
    for text in headings:
        name = _by_heading(text, words, kept) if text else None
        found.append(name if name is not None and (name not in found or name in words.joined) else NOTE)
    said = tuple(map(plain_word, headings))
    rows = tuple(row for row in grid[at + 1 :] if tuple(map(plain_word, row)) != said)
    return Pasted(headings, tuple(found), rows)


def _by_heading(text: str, words: LedgerWords, kept: Mapping[str, str]) -> str | None:
    mine = kept.get(plain_word(text))
    if mine is not None:
        return mine
    found = words.heading(text)
    return None if found is None else found.field


def _by_content(grid: Grid, words: LedgerWords, today: date, kept: Mapping[str, str]) -> Pasted:
    width = len(grid[0]) if grid else 0
    none = ("",) * width
    mine = kept.get(f"#{width}")
    if mine is not None and len(mine.split(",")) == width:
        return Pasted(none, tuple(mine.split(",")), grid)
    looked = grid[: declared()["rows_looked_at"]]
    columns = [[half_width(row[at]) for row in looked if row[at]] for at in range(width)]
    found = [NOTE] * width
    tests: list[tuple[str, Callable[[str], bool]]] = [
        *((name, _shaped(shape)) for name, shape in declared()["shapes"].items()),
        ("received_on", _dated(words, today)),
        *((name, _worded(name, words)) for name in ("channel", "applicant_kind", "form_wanted", "delivery_wanted")),
        ("applicant", _named),
    ]
    running = [at for at, cells in enumerate(columns) if _is_running(cells)]
    for at in running:
        found[at] = IGNORED
    for name, fits in tests:
        shares = [0.0 if found[at] or not cells else _share(cells, fits) for at, cells in enumerate(columns)]
        best = max(range(width), key=shares.__getitem__, default=0)
        if width and shares[best] >= declared()["share"]:
            found[best] = name
    long = [0 if found[at] or not cells else sum(map(len, cells)) // len(cells) for at, cells in enumerate(columns)]
    longest = max(range(width), key=long.__getitem__, default=0)
    if width and long[longest] >= declared()["wording_least"]:
        found[longest] = "wording"
    return Pasted(none, tuple(found), grid)


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _shaped(shape: str) -> Callable[[str], bool]:
    pattern = re.compile(shape)
    return lambda text: pattern.fullmatch(text) is not None


def _dated(words: LedgerWords, today: date) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        try:
            day_of_cell(with_year(text, today), words.days)
        except UnreadableCell:
            return False
        return True

    return fits


def _worded(group: str, words: LedgerWords) -> Callable[[str], bool]:
    return lambda text: words.word(group, text) is not None


def _named(text: str) -> bool:
    return kind_by_name(text) is not None


def _is_running(cells: Sequence[str]) -> bool:
    """Whether a column only counts the rows."""
    numbers = [int(text) for text in cells if text.isdecimal()]
    return len(numbers) == len(cells) > 1 and all(
        later - earlier == 1 for earlier, later in pairwise(numbers)
    )


def remembered(pasted: Pasted) -> dict[str, str]:
    """What is to be kept of a mapping: heading to field, or the fields of so many columns without headings."""
    if not pasted.has_headings:
        fields = pasted.fields[: len(pasted.fields) - pasted.added]
        return {f"#{len(fields)}": ",".join(fields)}
    return {
        plain_word(text): name for text, name in zip(pasted.headings, pasted.fields, strict=True) if plain_word(text)
    }


def with_field(pasted: Pasted, column: int, name: str) -> Pasted:
    """The table with one column taken for another field; whoever had it before becomes a note."""
    others = [NOTE if one == name and name not in (NOTE, IGNORED) else one for one in pasted.fields]
    others[column] = name
    return replace(pasted, fields=tuple(others))


def with_added(pasted: Pasted, name: str) -> Pasted:
    """The table with one more column at the right for what was not pasted and has to be filled in."""
    headings, fields = (*pasted.headings, ""), (*pasted.fields, name)
    rows = tuple((*row, "") for row in pasted.rows)
    return replace(pasted, headings=headings, fields=fields, rows=rows, added=pasted.added + 1)


# Single cells


def with_year(text: str, today: date) -> str:
    """A day written without its year (9月21日, 9/21) with the year it last was in; anything else as it is."""
    written = half_width(text).strip().replace("。", ".")
    short = _SHORT_DAY.fullmatch(written)
    if short is None:
        return text
    for year in (today.year, today.year - 1):
        try:
            day = date(year, int(short["month"]), int(short["day"]))
        except ValueError:
            return f"{year}-{short['month']}-{short['day']}"
        if day <= today:
            return day.isoformat()
    return text


def names_in(cell: str) -> tuple[str, ...]:
    """The names in one cell: several applicants are parted by commas and the like."""
    return tuple(one.strip() for one in _BETWEEN_NAMES.split(cell) if one.strip())


def kind_by_name(name: str) -> ApplicantKind | None:
    """The kind of applicant a name tells; None where it tells nothing."""
    return kind_told(name)[0]


def _in_name(sign: str) -> bool:
    """Whether a sign can stand in a person's name: a Han character, a rare one of the later planes too, or the dot."""
    return sign in "·〇" or unicodedata.name(sign, "").startswith("CJK ")


def kind_told(name: str) -> tuple[ApplicantKind | None, str]:
    """The kind a name tells, and the end of it that does; empty where the name as a whole looks like a person's."""
    plain = declared()["applicant_kind"]
    bare = name.strip()
    several = names_in(bare)
    if len(several) > 1:
        kinds = {kind_by_name(one) for one in several}
        return (ApplicantKind.NATURAL_PERSON if kinds == {ApplicantKind.NATURAL_PERSON} else None), ""
    for kind, ends in plain.items():
        ending = next((end for end in ends if bare.endswith(end)), "") if kind != "person_most" else ""
        if ending:
            return ApplicantKind(kind), ending
    is_person = 1 < len(bare) <= plain["person_most"] and all(map(_in_name, bare))
    return (ApplicantKind.NATURAL_PERSON if is_person else None), ""
