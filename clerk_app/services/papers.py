"""Forms: their facts as far as the store knows them, the draft, and the form as issued. Asked through ``letters``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app.cases.form import FilledForm, fill
from clerk_app.cases.letter_facts import Blank, Fact, Facts
from clerk_app.cases.request import Request, RequestId
from clerk_app.render.form_layout import lay_out_paper
from clerk_app.render.form_pdf import draw_form, render_paper
from clerk_app.services import file_review, letter_known, own_wording, paper_known, series
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.issuing import change, incomplete, kept, says_the_same
from clerk_app.services.letter_offers import REF, entry_of, issued, named, needed_step
from clerk_app.trouble import KnownTrouble

OF_LETTER: Mapping[str, str] = MappingProxyType({
    "correction_form": "correction_notice", "no_correction_note": "correction_notice", "supply_list": "answer",
})  # fmt: skip
"""The letter a form belongs to, where it is a certain one; the forms of delivery take the last that went out."""

FILE_REVIEW = "file_review"
"""The sheet that another service prints: its points are not facts of a form."""


@dataclass(frozen=True)
class _Made:
    """A form as PDF, with what is recorded of it."""

    data: bytes
    title: str
    template: str
    fonts: str


def facts_of(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> Facts:
    """Everything the store knows for a form, with what the clerk gives over it. Raises KnownTrouble.

    ``made_on`` is the day of the law it cites: that of the step it tells of, else ``today``.
    """
    request = desk.store.requests.get(request_id)
    entry = entry_of(desk, kind)
    given = {name: value for name, value in (given or {}).items() if value not in (None, "")}
    step = needed_step(request, entry, str(given.get(REF) or ""))
    on = step.on if step is not None else today or max(one.on for one in request.events)
    asked = {"for_letter": OF_LETTER.get(kind), **given}
    known: dict[str, Fact | None] = {
        **letter_known.known(desk, request, entry, step, on), **paper_known.known(desk, request, asked),
    }
    known |= {name: fact for name, fact in asked.items() if fact is not None}
    shown = fill(own_wording.form_of(desk, kind, request.organ), {"made_on": on, **known}).blanks
    return {"made_on": given.get("made_on") or on, **{one.name: known.get(one.name) for one in shown}, **given}


def filled(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> FilledForm:
    """The form as its agency words it, as values, for whoever binds it into a file."""
    organ = desk.store.requests.get(request_id).organ
    return fill(own_wording.form_of(desk, kind, organ), facts_of(desk, request_id, kind, given, today))


def blank(desk: Desk, kind: str, today: date) -> bytes:
    """A form for the counter, of no request: everything but the office's name is left to be filled by hand.

    Raises KnownTrouble("letter_kind_unknown") for what is no such form.
    """
    if kind not in desk.forms or not desk.forms[kind].rows:
        raise KnownTrouble("letter_kind_unknown", letter=kind, kinds="、".join(desk.forms))
    organs = desk.store.organs.current(today)
    name = organs[0].name if organs else None
    template = own_wording.form_of(desk, kind, organs[0].id) if organs else desk.forms[kind]
    return render_paper(fill(template, {"made_on": today, "organ_name": name}).paper, desk.fonts)


def fields(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> tuple[Blank, ...]:
    """Every fact the form looks at."""
    return filled(desk, request_id, kind, given, today).blanks


def missing(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> tuple[str, ...]:
    """The names of the facts without which the form cannot be issued."""
    return filled(desk, request_id, kind, given, today).missing


def draft(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> bytes:
    """The form as far as it is known; what is not known is left to be filled by hand."""
    return _made(desk, desk.store.requests.get(request_id), kind, given, today).data


def issue(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None, *, today: date, deed: str | None,
    override: Override | None,
) -> Change:
    """Finish the form: its bytes are kept by hash. One that says nothing new is not kept again. Raises KnownTrouble."""
    request = desk.store.requests.get(request_id)
    facts = facts_of(desk, request_id, kind, given, today)
    lacking = fill(own_wording.form_of(desk, kind, request.organ), facts).missing
    if lacking:
        raise incomplete(desk, lacking)
    there = issued(desk, request, kind, str(facts.get(REF) or ""))
    if there is not None and says_the_same(there, facts):
        return _told(desk, request, "letter_there", kind, there.number, there.id)
    made = _made(desk, request, kind, given, today)
    entry = entry_of(desk, kind)
    with desk.store.write():
        number = series.draw(desk, entry, request, today)
        document = desk.store.documents.issue(
            request_id, kind=kind, number=number, title=made.title, data=made.data, facts=kept(facts),
            template=made.template, fonts=made.fonts, on=today, deed=deed,
        )  # fmt: skip
        desk.store.letter_drafts.drop(request_id, kind, str(facts.get(REF) or ""))
    outdated = own_wording.warnings(desk, kind, request.organ)
    return _told(desk, request, "letter_issued", kind, number, document, outdated)


def _told(
    desk: Desk, request: Request, message: str, kind: str, number: str, document: int, warnings: tuple[str, ...] = ()
) -> Change:
    """What is told of a form: by its number where it has one, else by its name."""
    told = change(request, message if number else f"{message}_unnumbered", number, document, warnings)
    return replace(told, facts={**told.facts, "what": named(desk.forms[kind].entry)})


def _made(desk: Desk, request: Request, kind: str, given: Facts | None, today: date | None) -> _Made:
    template = desk.forms[kind]
    if kind == FILE_REVIEW:
        on = today or max(one.on for one in request.events)
        data = file_review.sheet(desk, file_review.review(desk, request.id, on), today=on)
        return _Made(data, template.what, f"{kind} {template.edition}", "")
    paper = filled(desk, request.id, kind, given, today).paper
    layout = lay_out_paper(paper, desk.fonts)
    return _Made(
        draw_form(layout, desk.fonts), paper.title or template.what, paper.template_version, "；".join(layout.fonts)
    )
