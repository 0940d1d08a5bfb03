"""案卷 on paper: cover, contents, closing note, evidence list, and the slip in place of what could not be put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.form import fill
from clerk_app.cases.form_facts import line_of
from clerk_app.cases.form_template import FormTemplate
from clerk_app.cases.letter_facts import Fact, Facts, written
from clerk_app.cases.paper import Paper, PaperCell
from clerk_app.cases.request import Request
from clerk_app.law.wording import Terms
from clerk_app.render.case_file import shown
from clerk_app.render.fonts import FontBook
from clerk_app.render.form_pdf import render_paper
from clerk_app.services import own_wording, papers
from clerk_app.services.desk import Desk
from clerk_app.services.page_reading import Words

COVER, CONTENTS, NOTE, EVIDENCE, SLIP = "case_cover", "case_contents", "case_note", "evidence_list", "case_slip"
COLUMNS = (1, 1, 1, 1)
"""A label beside its text, twice; or one label and its text over the rest."""
WIDE = len(COLUMNS) - 1
_SLIP_MM = 25.0
EVIDENCE_WIDTHS = MappingProxyType({"at": 12.0, "evidence": 44.0, "proves": 48.0, "pages": 15.0, "remark": 14.0})
"""The columns of the list of evidence, in parts of its width."""


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
class Recorded:
    """What is recorded of the file, out of the store: the facts of its forms, and the forms they fill."""

    organ: str
    number: str
    facts: Facts
    forms: Mapping[str, FormTemplate]


def recorded(desk: Desk, request: Request, today: date) -> Recorded:
    """The facts of cover, contents and closing note; what is not recorded yet is left to be written in."""
    facts: dict[str, Fact | None] = {}
    for kind in (COVER, CONTENTS, NOTE):
        facts |= papers.facts_of(desk, request.id, kind, None, today)
    organ = desk.store.organs.on(request.organ, today).name
    forms = {kind: own_wording.form_of(desk, kind, request.organ) for kind in (COVER, CONTENTS, NOTE)}
    return Recorded(organ, request.number, facts, forms)


def cover(terms: Terms, of: Recorded, count: int, pages: int, fonts: FontBook) -> bytes:
    """卷宗封面."""
    said = terms.sentence("case_count", {"papers": count, "pages": pages})
    return _form(of, COVER, {"pages": said}, fonts)


def contents(of: Recorded, lines: Sequence[Line], fonts: FontBook) -> bytes:
    """卷内目录."""
    rows = "\n".join(
        line_of(str(line.at), line.number, line.author, line.title, written(line.on), _pages(line), line.remark)
        for line in lines
    )
    return _form(of, CONTENTS, {"content_rows": rows}, fonts)


def note(
    terms: Terms, of: Recorded, count: int, pages: int, missing: Sequence[str], troubles: Sequence[str],
    fonts: FontBook,
) -> bytes:
    """备考表: what is in the file, what is not, and the places to sign."""
    said = [terms.sentence("case_note_count", {"papers": count, "pages": pages})]
    said += [terms.sentence("case_note_missing", {"names": "、".join(missing)})] if missing else []
    return _form(of, NOTE, {"file_state": "\n".join([*said, *troubles])}, fonts)


def evidence_list(terms: Terms, of: Recorded, lines: Sequence[Line], fonts: FontBook) -> bytes:
    """证据目录, for the body or court."""
    head = tuple(PaperCell(terms.sentence(f"case_head_{name}"), is_label=True) for name in EVIDENCE_WIDTHS)
    rows = tuple(
        (
            PaperCell(str(line.at), is_centred=True),
            PaperCell(line.title + (f"（{line.number}）" if line.number else "")),
            PaperCell(line.proves),
            PaperCell(_pages(line), is_centred=True),
            PaperCell(line.remark),
        )
        for line in lines
    )
    return _made(Paper(
        EVIDENCE, terms.sentence("case_evidence_title"), tuple(map(int, EVIDENCE_WIDTHS.values())), (head, *rows),
        above=(of.organ, of.number), below=(terms.sentence("case_evidence_below"),), head=range(1),
        listed=range(1, len(rows) + 1),
    ), fonts)  # fmt: skip


def slip(terms: Terms, title: str, why: str, fonts: FontBook) -> bytes:
    """The page in place of a paper that could not be put in."""
    rows = (
        _pair(terms, "slip_paper", title),
        _pair(terms, "slip_why", why, least_mm=_SLIP_MM),
    )
    return _made(Paper(SLIP, terms.sentence("case_slip_title"), COLUMNS, rows), fonts)


def words(terms: Terms, title: str, said: Words, fonts: FontBook) -> bytes:
    """A text or an e-mail on plain pages."""
    heads = [terms.sentence(f"case_mail_{head}", {"value": value}) for head, value in said.heads]
    heads += [terms.sentence("case_mail_enclosed", {"value": name}) for name in said.enclosed]
    lines = [*heads, *([""] if heads else []), *said.text]
    rows = tuple((PaperCell(line or " "),) for line in lines) or ((PaperCell(" "),),)
    return _made(Paper("case_text", title, (1,), rows, has_lines=False), fonts)


def _form(of: Recorded, kind: str, facts: Facts, fonts: FontBook) -> bytes:
    return _made(fill(of.forms[kind], {**of.facts, **facts}).paper, fonts)


def _pages(line: Line) -> str:
    """From which page to which; a dash for what is not in the file."""
    if not line.first:
        return "—"
    return str(line.first) if line.first == line.last else f"{line.first}—{line.last}"


def _pair(terms: Terms, name: str, text: str, *, least_mm: float = 0.0) -> tuple[PaperCell, ...]:
    label = PaperCell(terms.sentence(f"case_label_{name}"), is_label=True)
    return label, PaperCell(text, across=WIDE, least_mm=least_mm)


def _made(paper: Paper, fonts: FontBook) -> bytes:
    """The paper as it can be printed: a sign that no font has must not keep a file from being made."""
    rows = tuple(
        tuple(replace(cell, text=shown(cell.text, fonts), foot=shown(cell.foot, fonts)) for cell in row)
        for row in paper.rows
    )
    above, below = (tuple(shown(text, fonts) for text in texts) for texts in (paper.above, paper.below))
    made = replace(paper, title=shown(paper.title, fonts), rows=rows, above=above, below=below)
    return render_paper(made, fonts)
