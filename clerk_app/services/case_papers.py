"""案卷 on paper: cover, contents, closing note, evidence list, and the slip in place of what could not be put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.paper import Paper, PaperCell
from clerk_app.cases.request import Request
from clerk_app.law.terms import EventKind
from clerk_app.law.wording import Terms
from clerk_app.render.case_file import shown
from clerk_app.render.fonts import FontBook
from clerk_app.render.form_pdf import render_paper
from clerk_app.services.desk import Desk
from clerk_app.services.page_reading import Words

COVER, CONTENTS, NOTE, EVIDENCE, SLIP = "case_cover", "case_contents", "case_note", "evidence_list", "case_slip"
COLUMNS = (1, 1, 1, 1)
"""A label beside its text, twice; or one label and its text over the rest."""
WIDE = len(COLUMNS) - 1
_SIGN_MM, _NOTE_MM, _TITLE_MM, _COVER_MM = 25.0, 60.0, 45.0, 16.0
CONTENTS_WIDTHS = {"at": 1.2, "number": 2.6, "author": 2.2, "title": 3.8, "day": 2.2, "pages": 1.5, "remark": 1.4}
EVIDENCE_WIDTHS = {"at": 1.2, "evidence": 4.4, "proves": 4.8, "pages": 1.5, "remark": 1.4}
_TENTHS = 10.0
"""A sheet's columns are told in whole parts."""
_CENTRED = frozenset({"at", "day", "pages"})


@dataclass(frozen=True)
class Line:
    """One line of the contents. ``first`` and ``last`` page; both 0 for a paper that is named but not included."""

    at: int
    key: str
    number: str
    author: str
    title: str
    on: date
    first: int
    last: int
    remark: str
    proves: str = ""


@dataclass(frozen=True)
class Cover:
    """What cover and closing note say of the file, as texts."""

    organ: str
    file_number: str
    title: str
    number: str
    began: str
    ended: str
    result: str
    retention: str
    place: str
    handler: str


def cover_of(desk: Desk, request: Request, today: date) -> Cover:
    """The facts of a file's cover as recorded; what is not recorded yet is left to be written in."""
    terms = desk.terms
    archived, closing, outcome = request.last(EventKind.ARCHIVED), request.closing, request.outcome
    return Cover(
        organ=desk.store.organs.on(request.organ, today).name,
        file_number=archived.text("file_number") if archived else "",
        title=terms.sentence("case_title", {"applicant": request.applicant.name, "subject": request.subject}),
        number=request.number,
        began=_day(terms, request.received_on),
        ended=_day(terms, closing.on) if closing else "",
        result=terms.word(outcome) if outcome is not None else "",
        retention=archived.text("retention") if archived else "",
        place=archived.text("place") if archived else "",
        handler=request.handler,
    )


def cover(terms: Terms, facts: Cover, papers: int, pages: int, fonts: FontBook) -> bytes:
    """卷宗封面."""
    count = terms.sentence("case_count", {"papers": papers, "pages": pages})
    rows = (
        _pair(terms, "file_number", facts.file_number),
        _pair(terms, "title", facts.title, least_mm=_TITLE_MM),
        _pair(terms, "request", facts.number),
        (*_half(terms, "began", facts.began), *_half(terms, "ended", facts.ended)),
        _pair(terms, "result", facts.result),
        (*_half(terms, "retention", facts.retention), *_half(terms, "count", count)),
        (*_half(terms, "handler", facts.handler), *_half(terms, "place", facts.place)),
    )
    high = tuple(tuple(replace(cell, least_mm=max(cell.least_mm, _COVER_MM)) for cell in row) for row in rows)
    title = terms.sentence("case_cover_title")
    return _made(Paper(COVER, title, COLUMNS, high, above=(facts.organ,)), fonts)


def contents(terms: Terms, lines: Sequence[Line], fonts: FontBook) -> bytes:
    """卷内目录."""
    return _made(_listed(terms, CONTENTS, "case_contents_title", CONTENTS_WIDTHS, lines, ()), fonts)


def evidence_list(terms: Terms, facts: Cover, lines: Sequence[Line], fonts: FontBook) -> bytes:
    """证据目录, for the body or court."""
    above = (facts.organ, facts.number)
    paper = _listed(terms, EVIDENCE, "case_evidence_title", EVIDENCE_WIDTHS, lines, above)
    return _made(replace(paper, below=(terms.sentence("case_evidence_below"),)), fonts)


def note(
    terms: Terms, papers: int, pages: int, missing: Sequence[str], troubles: Sequence[str], fonts: FontBook
) -> bytes:
    """备考表: what is in the file, what is not, and the places to sign."""
    said = [terms.sentence("case_note_count", {"papers": papers, "pages": pages})]
    said += [terms.sentence("case_note_missing", {"names": "、".join(missing)})] if missing else []
    foot = terms.sentence("case_sign_day")
    rows = (
        (PaperCell(terms.sentence("case_note_said"), is_label=True),
         PaperCell("\n".join([*said, *troubles]), across=WIDE, least_mm=_NOTE_MM)),
        *(
            (PaperCell(terms.sentence(f"case_{one}"), is_label=True),
             PaperCell("", across=WIDE, least_mm=_SIGN_MM, foot=foot))
            for one in ("filed_by", "checked_by")
        ),
    )
    return _made(Paper(NOTE, terms.sentence("case_note_title"), COLUMNS, rows), fonts)


def slip(terms: Terms, title: str, why: str, fonts: FontBook) -> bytes:
    """The page in place of a paper that could not be put in."""
    rows = (
        _pair(terms, "slip_paper", title),
        _pair(terms, "slip_why", why, least_mm=_SIGN_MM),
    )
    return _made(Paper(SLIP, terms.sentence("case_slip_title"), COLUMNS, rows), fonts)


def words(terms: Terms, title: str, said: Words, fonts: FontBook) -> bytes:
    """A text or an e-mail on plain pages."""
    heads = [terms.sentence(f"case_mail_{head}", {"value": value}) for head, value in said.heads]
    heads += [terms.sentence("case_mail_enclosed", {"value": name}) for name in said.enclosed]
    lines = [*heads, *([""] if heads else []), *said.text]
    rows = tuple((PaperCell(line or " "),) for line in lines) or ((PaperCell(" "),),)
    return _made(Paper("case_text", title, (1,), rows, has_lines=False), fonts)


def _listed(
    terms: Terms, kind: str, title: str, widths: Mapping[str, float], lines: Sequence[Line], above: tuple[str, ...]
) -> Paper:
    head = tuple(PaperCell(terms.sentence(f"case_head_{name}"), is_label=True) for name in widths)
    rows = tuple(
        tuple(PaperCell(_said(terms, line, name), is_centred=name in _CENTRED) for name in widths) for line in lines
    )
    parts = tuple(int(width * _TENTHS) for width in widths.values())
    return Paper(kind, terms.sentence(title), parts, (head, *rows), above=above, head=range(1),
                 listed=range(1, len(rows) + 1))


def _said(terms: Terms, line: Line, name: str) -> str:
    number = f"（{line.number}）" if line.number else ""
    pages = str(line.first) if line.first == line.last else f"{line.first}—{line.last}"
    return {
        "at": str(line.at), "number": line.number, "author": line.author, "title": line.title,
        "day": f"{line.on:%Y%m%d}", "pages": pages if line.first else "—",
        "remark": line.remark, "evidence": line.title + number, "proves": line.proves,
    }[name]  # fmt: skip


def _day(terms: Terms, on: date) -> str:
    return terms.sentence("case_day", {"year": str(on.year), "month": str(on.month), "day": str(on.day)})


def _pair(terms: Terms, name: str, text: str, *, across: int = WIDE, least_mm: float = 0.0) -> tuple[PaperCell, ...]:
    label = PaperCell(terms.sentence(f"case_label_{name}"), is_label=True)
    return label, PaperCell(text, across=across, least_mm=least_mm)


def _half(terms: Terms, name: str, text: str) -> tuple[PaperCell, ...]:
    return _pair(terms, name, text, across=1)


def _made(paper: Paper, fonts: FontBook) -> bytes:
    """The paper as it can be printed: a sign that no font has must not keep a file from being made."""
    rows = tuple(
        tuple(replace(cell, text=shown(cell.text, fonts), foot=shown(cell.foot, fonts)) for cell in row)
        for row in paper.rows
    )
    above = tuple(shown(text, fonts) for text in paper.above)
    return render_paper(replace(paper, title=shown(paper.title, fonts), rows=rows, above=above), fonts)
