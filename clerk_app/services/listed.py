"""A list of declared columns (resources/registers.toml) as it is shown, exported and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from clerk_app import places
from clerk_app.law.reading import read_table
from clerk_app.render.ledger_xlsx import Kind, ListCell, ListColumn, ListSheet, list_workbook
from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.desk import Desk
from clerk_app.services.finding import holds_all
from clerk_app.services.office import heading

FILE = "registers.toml"


@dataclass(frozen=True)
class Column:
    """One column; ``width`` in characters."""

    key: str
    zh: str
    en: str
    kind: Kind
    width: int


@dataclass(frozen=True)
class Row:
    """One line: what it is about (the id of a line, a request, a group) and its cells."""

    key: object
    cells: tuple[ListCell, ...]
    tone: str = ""
    """The colour of what wants attention, by its name in the window; empty for none."""


@dataclass(frozen=True)
class Listed:
    """A whole list."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@cache
def columns_of(name: str) -> tuple[Column, ...]:
    """The columns of one list. Raises BadResource."""
    found = []
    for one in read_table(places.resources() / FILE).table("columns").tables(name):
        one.only("key", "zh", "en", "kind", "width")
        found.append(
            Column(one.text("key"), one.text("zh"), one.text("en"), one.word("kind", Kind), one.whole("width"))
        )
    return tuple(found)


def fitting(made: Listed, words: str) -> Listed:
    """Only the lines that hold every one of the words."""
    wanted = words.casefold().split()
    if not wanted:
        return made
    return replace(made, rows=tuple(row for row in made.rows if holds_all(" ".join(map(text_of, row.cells)), wanted)))


def text_of(cell: ListCell) -> str:
    """A cell as it is read on paper and on the screen."""
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def workbook(desk: Desk, made: Listed, *, today: date) -> bytes:
    """The list as xlsx: days as days, text as text whatever it begins with."""
    say = desk.terms.sentence
    columns = tuple(ListColumn(one.zh, one.kind, float(one.width)) for one in made.columns)
    sheet = ListSheet(say("listed_sheet"), made.title, made.note, columns, [row.cells for row in made.rows])
    return list_workbook(
        [sheet], organ=heading(desk, today), stamp=say("ledger_stamp", {"as_of": today}),
        page_of=_page_of(desk), more=say("ledger_more"), made_on=today,
    ).data  # fmt: skip


def paper(desk: Desk, made: Listed) -> bytes:
    """The list as a PDF, A4 across."""
    columns = tuple(PaperColumn(one.zh, one.width, one.kind is not Kind.TEXT) for one in made.columns)
    rows: Sequence[Sequence[str]] = [tuple(map(text_of, row.cells)) for row in made.rows]
    return list_pdf(
        PaperList(made.title, made.note, columns, rows, _page_of(desk), desk.terms.sentence("ledger_missing_sign")),
        desk.fonts,
    )


def _page_of(desk: Desk) -> str:
    return desk.terms.sentence("ledger_page_of", {"page": "{page}", "pages": "{pages}"})
