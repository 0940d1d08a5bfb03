"""卷宗 PDF: everything of a request bound into one numbered file; and the evidence bundle for a body or court.

``gather`` reads the store and belongs to the window's thread; ``make`` reads kept files only and may run in a job. What
the file holds is personal: nothing of it is logged, and no part of it is written anywhere but where it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from clerk_app.cases.request import RequestId
from clerk_app.law.wording import Terms
from clerk_app.render.case_file import Bound, bind, pages_of
from clerk_app.render.fonts import FontBook
from clerk_app.services import attachments, case_papers, case_plan
from clerk_app.services.case_papers import Line, Recorded
from clerk_app.services.case_plan import Need, Piece, Source
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.page_reading import PageReader, Sheets, Unreadable, kind_of
from clerk_app.trouble import KnownTrouble

CASE_FILE, REMEDY_BUNDLE = "case_file", "remedy_bundle"
KINDS = (CASE_FILE, REMEDY_BUNDLE)


@dataclass(frozen=True)
class Gathered:
    """All that a file is made of, taken out of the store. ``missing``: what the file ought to hold."""

    kind: str
    title: str
    pieces: tuple[Piece, ...]
    missing: tuple[Need, ...]
    recorded: Recorded
    terms: Terms
    fonts: FontBook


@dataclass(frozen=True)
class CaseFile:
    """A finished file. ``pages``: those numbered; ``troubles``: a sentence for each paper that is not in it."""

    data: bytes
    lines: tuple[Line, ...]
    pages: int
    troubles: tuple[str, ...]


Told = Callable[[int, int], bool]
"""Says how far the work is, of how much; False: stop."""


def gather(
    desk: Desk, request_id: RequestId, kind: str = CASE_FILE, chosen: Sequence[str] = (), *, today: date
) -> Gathered:
    """Everything of a request for its case file, or for the evidence bundle in the chosen order.

    Raises KnownTrouble where nothing is there yet, or a chosen paper is not.
    """
    request = desk.store.requests.get(request_id)
    found = case_plan.pieces(desk, request_id, today)
    if kind == REMEDY_BUNDLE:
        found = case_plan.evidence(found, chosen)
    if not found:
        raise KnownTrouble("case_file_empty", number=request.number)
    title = desk.terms.sentence(f"{kind}_name", {"number": request.number})
    missing = case_plan.missing(desk, request_id) if kind == CASE_FILE else ()
    recorded = case_papers.recorded(desk, request, today)
    return Gathered(kind, title, found, missing, recorded, desk.terms, desk.fonts)


def make(wanted: Gathered, told: Told | None = None) -> CaseFile | None:
    """The finished file; None where it was stopped. A paper that cannot be put in has a page that says why."""
    papers: list[_Paper] = []
    total = len(wanted.pieces) + 1
    with PageReader(attachments.declared().limits) as reader:
        for place, piece in enumerate(wanted.pieces):
            if told is not None and not told(place, total):
                return None
            papers.append(_paper(wanted, piece, reader))
    lines = _lines(papers)
    made = _bound(wanted, papers, lines)
    if told is not None:
        told(total, total)
    pages = sum(paper.pages for paper in papers)
    return CaseFile(made, lines, pages, tuple(paper.trouble for paper in papers if paper.trouble))


def saved(wanted: Gathered, made: CaseFile, name: str) -> Change:
    """What is told once the file is written."""
    facts = {
        "number": wanted.recorded.number, "file": name, "papers": len(made.lines), "pages": made.pages,
        "troubles": "".join(made.troubles),
    }
    return Change(message="case_file_made", facts=facts)


def file_name(wanted: Gathered) -> str:
    """What the file may be called where it is saved."""
    return attachments.safe_name(f"{wanted.title}.pdf")


@dataclass(frozen=True)
class _Paper:
    """A piece as pages; none for one that is kept beside the file."""

    piece: Piece
    data: bytes
    pages: int
    remark: str = ""
    trouble: str = ""


def _paper(wanted: Gathered, piece: Piece, reader: PageReader) -> _Paper:
    try:
        data = piece.load()
    except KnownTrouble as trouble:
        return _slip(wanted, piece, wanted.terms.sentence(trouble.key, trouble.facts))
    if piece.source is not Source.ATTACHMENT:
        return _Paper(piece, data, pages_of(data))
    kind = kind_of(piece.name, data, attachments.declared().limits)
    if not kind and data:
        said = wanted.terms.sentence("case_kept_beside", {"file": piece.name})
        return _Paper(piece, b"", 0, wanted.terms.sentence("case_remark_beside"), said)
    read = reader.read(piece.name, data, kind)
    if isinstance(read, Unreadable):
        return _slip(wanted, piece, wanted.terms.sentence(read.key, read.facts))
    if isinstance(read, Sheets):
        return _Paper(piece, read.data, read.pages)
    made = case_papers.words(wanted.terms, piece.title, read, wanted.fonts)
    return _Paper(piece, made, pages_of(made))


def _slip(wanted: Gathered, piece: Piece, why: str) -> _Paper:
    made = case_papers.slip(wanted.terms, piece.title, why, wanted.fonts)
    return _Paper(piece, made, pages_of(made), wanted.terms.sentence("case_remark_slip"), why)


def _lines(papers: Sequence[_Paper]) -> tuple[Line, ...]:
    found: list[Line] = []
    before = 0
    for at, paper in enumerate(papers, start=1):
        piece = paper.piece
        first, last = (before + 1, before + paper.pages) if paper.pages else (0, 0)
        found.append(Line(
            at, piece.key, piece.number, piece.author, piece.title, piece.on, first, last, paper.remark,
            piece.place.proves,
        ))  # fmt: skip
        before += paper.pages
    return tuple(found)


def _bound(wanted: Gathered, papers: Sequence[_Paper], lines: Sequence[Line]) -> bytes:
    terms, fonts, recorded = wanted.terms, wanted.fonts, wanted.recorded
    inner = [
        Bound(f"{line.at}. {line.title}", paper.data)
        for paper, line in zip(papers, lines, strict=True)
        if paper.pages
    ]
    pages = sum(paper.pages for paper in papers)
    if wanted.kind == REMEDY_BUNDLE:
        listed = case_papers.evidence_list(terms, recorded, lines, fonts)
        front, back = [Bound(terms.sentence("case_evidence_title"), listed, False)], []
    else:
        troubles = [paper.trouble for paper in papers if paper.trouble]
        cover = case_papers.cover(terms, recorded, len(papers), pages, fonts)
        contents = case_papers.contents(recorded, lines, fonts)
        missing = tuple(one.zh for one in wanted.missing)
        note = case_papers.note(terms, recorded, len(papers), pages, missing, troubles, fonts)
        front = [
            Bound(terms.sentence("case_cover_mark"), cover, False),
            Bound(recorded.forms[case_papers.CONTENTS].what, contents, False),
        ]
        back = [Bound(recorded.forms[case_papers.NOTE].what, note, False)]
    return bind(wanted.title, [*front, *inner, *back], fonts)
