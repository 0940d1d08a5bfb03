"""Which agency a row of a ledger is of: only an office of several agencies reads a column that says so."""

from __future__ import annotations

from dataclasses import replace

from clerk_app.cases.request import OrganId
from clerk_app.services import habits, office
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_rows import LedgerRow
from clerk_app.services.ledger_words import Heading, LedgerWords, plain_word

FIELD = "organ"


def with_organs(words: LedgerWords, desk: Desk) -> LedgerWords:
    """The words that also know the agencies by name, short name and code; as they were in an office of one agency."""
    if not office.has_several(desk):
        return words
    called = [
        (text, str(one.id)) for one in desk.store.organs.all() for text in (one.code, one.short_name, one.name) if text
    ]
    headings = {plain_word(text): Heading(FIELD, rank) for rank, text in enumerate(words.organ_headings, start=1)}
    return replace(
        words, headings={**headings, **words.headings}, names={**words.names, FIELD: words.organ_headings[0]},
        words={**words.words, FIELD: {plain_word(text): organ for text, organ in called}},
    )


def usual(desk: Desk) -> OrganId | None:
    """The agency chosen last; None in an office of one."""
    return habits.usual_organ(desk) if office.has_several(desk) else None


def of_organ(row: LedgerRow, organ: OrganId | None) -> LedgerRow:
    """The row as one of this agency, where it names none itself."""
    return row if organ is None or row.draft.organ is not None else replace(row, draft=replace(row.draft, organ=organ))
