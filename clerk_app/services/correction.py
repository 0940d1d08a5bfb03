"""更正说明: what was filed, what it is now, by which requests, and why; a page on the letter layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from clerk_app.cases.filed import CellDifference, FiledYear, differences_between
from clerk_app.cases.letter import Head, HeadStyle, Letter, Paragraph
from clerk_app.cases.letter_facts import written
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import OrganId
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.render.pdf import render_letter
from clerk_app.services import proof, year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.office import heading
from clerk_app.services.sheet_words import figure_words, place_quoted
from clerk_app.trouble import KnownTrouble

_BLOCK = "correction"
_SPACED = re.compile(r"(?<=日) ")
"""In print no space parts a day from the words."""


def note(desk: Desk, year: int, *, reason: str, today: date, organ: OrganId | None = None) -> Letter:
    """The note on what differs from the filed sheet; where the correction was filed already, on what that changed.

    Raises KnownTrouble("filing_not_filed"), ("correction_nothing") or ("correction_needs_reason").
    """
    filings = proof.filings_of(desk, year, organ=organ)
    if not filings:
        raise KnownTrouble("filing_not_filed", year=year)
    kept, now = filings[-1], year_sheets.build(desk, year, today=today, organ=organ)
    changed = _figures(kept, now)
    if not changed and kept.replaces is not None:
        kept, now = filings[-1 - 1], kept.sheet
        changed = _figures(kept, now)
        reason = reason or filings[-1].note
    if not changed:
        raise KnownTrouble("correction_nothing", year=year)
    if not reason.strip():
        raise KnownTrouble("correction_needs_reason", kind="input")
    name = heading(desk, today, organ)
    return Letter(
        kind="correction_note",
        head=Head(HeadStyle.LETTER, name) if name else Head(HeadStyle.PLAIN, ""),
        number="",
        title=desk.terms.sentence("correction_title", {"year": year}),
        addressee="",
        paragraphs=tuple(Paragraph(text, _BLOCK) for text in _paragraphs(desk, kept, now, changed, reason)),
        signature=name,
        date=written(today),
    )


def pdf(desk: Desk, letter: Letter) -> bytes:
    """The note as a file. Raises KnownTrouble naming every character that no font has."""
    return render_letter(letter, desk.fonts)


def _figures(kept: FiledYear, now: YearSheet) -> tuple[CellDifference, ...]:
    """The differences a reader of the published sheet sees: another figure."""
    return tuple(one for one in differences_between(kept.sheet, now) if one.filed != one.now)


def _paragraphs(
    desk: Desk, kept: FiledYear, now: YearSheet, changed: Sequence[CellDifference], reason: str
) -> Iterator[str]:
    words = desk.terms.sentence
    yield words("correction_opening", {
        "year": kept.year, "form": kept.sheet.form.title, "on": written(kept.filed_on), "count": len(changed),
    })  # fmt: skip
    for one in changed:
        shown = kept.sheet if one.filed is not None else now
        facts = {
            "place": place_quoted(desk.terms, shown, one.place), "filed": figure_words(desk.terms, one.filed),
            "now": figure_words(desk.terms, one.now),
        }
        yield words("correction_line", facts)
    requests = tuple(dict.fromkeys(key for one in changed for key in (*one.gone, *one.came)))
    why = proof.causes(desk, kept, requests)
    if why:
        said = "".join(proof.said_of(desk, cause, _written) for cause in why)
        yield words("correction_requests", {"requests": _SPACED.sub("", said)})
    yield words("correction_reason", {"reason": _ended(clean(reason).strip())})
    yield words("correction_end")


def _written(fact: object) -> object:
    return written(fact) if isinstance(fact, date) else fact


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "；")) else f"{text}。"
