"""The page of a letter while it is written: its bytes, and where each paragraph stands on it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.letter import Facts, Letter
from clerk_app.cases.request import RequestId
from clerk_app.render.fonts import FontBook
from clerk_app.render.layout import lay_out
from clerk_app.render.pdf import draw
from clerk_app.services import letters
from clerk_app.services.batch import COVERS, BatchLine
from clerk_app.services.batch import preview as batch_preview
from clerk_app.services.desk import Desk
from clerk_app.services.letter_proofs import warnings_of
from clerk_app.store.documents import Document


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands: block and item as the letter has them, page from 0, points from its top left."""

    block: str
    item: int
    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Preview:
    """A PDF and the places on it; a form has none."""

    data: bytes
    places: tuple[Place, ...] = ()
    warnings: tuple[str, ...] = ()
    """Sentences' keys: what the letter should be looked at for before it is finished."""


@dataclass(frozen=True)
class Prepared:
    """A letter read out of the store and not drawn yet: ``drawn`` needs no store and may run beside the window."""

    fonts: FontBook
    letter: Letter | None = None
    form: bytes = b""


def prepare(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> Prepared:
    """Read what a draft needs: no number is taken, gaps are lines. Raises KnownTrouble."""
    if kind not in desk.letters:
        return Prepared(desk.fonts, form=letters.draft(desk, request_id, kind, given, today))
    return Prepared(desk.fonts, letters.sketched(desk, request_id, kind, given, today).letter)


def drawn(prepared: Prepared) -> Preview:
    """The pages. Raises KnownTrouble naming every character that no font has."""
    if prepared.letter is None:
        return Preview(prepared.form)
    layout = lay_out(prepared.letter, prepared.fonts)
    places = tuple(
        Place(one.block, one.item, one.page, one.x, one.y, one.width, one.height) for one in layout.areas
    )
    return Preview(draw(layout, prepared.fonts), places)


def preview(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> Preview:
    """The draft as it would be printed, and what stands against it. Raises KnownTrouble."""
    prepared = prepare(desk, request_id, kind, given, today)
    if prepared.letter is None:
        return drawn(prepared)
    request = desk.store.requests.get(request_id)
    warned = warnings_of(desk, request, desk.letters[kind], prepared.letter.decided_on)
    return replace(drawn(prepared), warnings=warned)


def prepare_line(desk: Desk, line: BatchLine, today: date | None = None) -> Prepared:
    """Read what one paper of a batch needs. Raises KnownTrouble."""
    if line.kind in COVERS:
        return Prepared(desk.fonts, form=batch_preview(desk, line))
    return prepare(desk, line.request, line.kind, None, today)


def facts_of_issued(document: Document) -> Facts:
    """The facts a letter was finished with; none once they were erased."""
    kept: Facts = json.loads(document.facts) if document.facts else {}
    return kept
