"""Letters and forms through one door: what is known for them, what is missing, the draft, the paper as issued."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.letter import Facts, Letter, LetterTemplate, Missing, Sketch, asked, compose, sketch
from clerk_app.cases.letter_blanks import taken_apart
from clerk_app.cases.letter_facts import Blank
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.terms import EventKind
from clerk_app.render.layout import lay_out
from clerk_app.render.pdf import draw, render_letter
from clerk_app.services import own_wording, papers, series
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.issuing import change, fact_words, incomplete, kept, says_the_same
from clerk_app.services.letter_checks import ANSWER, UNREVIEWED, remedy_fits, told_items, unreviewed, unreviewed_in
from clerk_app.services.letter_known import known
from clerk_app.services.letter_offers import REF, LetterOffer, entries, entry_of, issued, named, needed_step, offers
from clerk_app.services.letter_proofs import prove, warnings_of
from clerk_app.services.stops import let_through
from clerk_app.store.documents import Document

__all__ = [
    "LetterOffer", "blank", "copy_of", "data_of", "draft", "entries", "entry_of", "fact_words", "facts_of", "fields",
    "issue", "issued", "missing", "offers", "sketched",
]  # fmt: skip


def facts_of(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> Facts:
    """Everything the store knows for a letter, with what the clerk gives over it. Raises KnownTrouble.

    The number stays open: ``issue`` draws it. A letter that tells of no recorded step, or of what came after one, and a
    receipt are dated ``today``.
    """
    if entry_of(desk, kind).kind not in desk.letters:
        return papers.facts_of(desk, request_id, kind, given, today)
    request = desk.store.requests.get(request_id)
    entry = entry_of(desk, kind)
    given = {
        name: value for name, value in (given or {}).items()
        if value not in (None, "") or ((apart := taken_apart(name)) and apart.part)
    }  # fmt: skip
    step = needed_step(request, entry, str(given.get(REF) or ""))
    on = today if step is None or entry.is_later or entry.bears_day_made else step.on
    return {**known(desk, request, entry, step, on), **given}


def fields(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> tuple[Blank, ...]:
    """Every fact the letter looks at, given or not: the rows of its form."""
    if entry_of(desk, kind).kind not in desk.letters:
        return papers.fields(desk, request_id, kind, given, today)
    return asked(_worded(desk, request_id, kind), facts_of(desk, request_id, kind, given, today), desk.rules)


def missing(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> tuple[str, ...]:
    """The names of the facts without which the letter cannot be issued."""
    if entry_of(desk, kind).kind not in desk.letters:
        return papers.missing(desk, request_id, kind, given, today)
    made = compose(_worded(desk, request_id, kind), facts_of(desk, request_id, kind, given, today), desk.rules)
    return made.names if isinstance(made, Missing) else ()


def draft(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> bytes:
    """The letter as far as it is known, for preview and test prints: no number is taken, gaps are lines."""
    if entry_of(desk, kind).kind not in desk.letters:
        return papers.draft(desk, request_id, kind, given, today)
    return render_letter(sketched(desk, request_id, kind, given, today).letter, desk.fonts)


def sketched(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, today: date | None = None
) -> Sketch:
    """A letter as far as it is known, in the words of its agency, as values; ``kind`` is no form."""
    facts = facts_of(desk, request_id, kind, given, today)
    return sketch(_worded(desk, request_id, kind), facts, desk.rules)


def issue(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, *, today: date, deed: str | None = None,
    override: Override | None = None,
) -> Change:
    """Finish the letter: its number is drawn, its bytes are kept, nothing can be changed after.

    A letter already issued for its step is not issued again: the Change names the one there is. Raises KnownTrouble
    where facts are missing, a character has no glyph, or a check stands against it that nobody let pass.
    """
    entry = entry_of(desk, kind)
    if kind not in desk.letters:
        return papers.issue(desk, request_id, kind, given, today=today, deed=deed, override=override)
    request = desk.store.requests.get(request_id)
    done = desk.store.documents.of_deed(deed) if deed is not None else None
    if done is not None:  # the same keystroke again: no second number is drawn
        return change(request, "letter_there", done.number or done.title, done.id)
    template = own_wording.template_of(desk, kind, request.organ)
    facts = facts_of(desk, request_id, kind, given, today)
    there = issued(desk, request, kind, str(facts.get(REF) or ""))
    if there is not None and (entry.steps or says_the_same(there, facts)):
        return change(request, "letter_there", there.number or there.title, there.id)
    made = _finished(template, facts, desk)
    prove(request, template, facts, made, today)
    codes, items = _against(desk, request, kind, facts) if template.has_items else ((), ())
    passed = let_through(desk, codes, EventKind.LETTER_ISSUED, override, {"items": items, "number": request.number})
    with desk.store.write():
        number = series.draw(desk, entry, request, made.decided_on)
        letter = _finished(template, {**facts, "document_number": number}, desk)
        layout = lay_out(letter, desk.fonts)
        document = desk.store.documents.issue(
            request_id, kind=kind, number=number, title=letter.title, data=draw(layout, desk.fonts),
            facts=kept({**facts, "document_number": number}),
            template=letter.template_version, fonts="；".join(layout.fonts), on=today, deed=deed, more=passed,
        )  # fmt: skip
        desk.store.letter_drafts.drop(request_id, kind, str(facts.get(REF) or ""))
    outdated = own_wording.warnings(desk, kind, request.organ)
    warnings = (*codes, *warnings_of(desk, request, template, made.decided_on), *outdated)
    return change(request, "letter_issued", number or named(entry), document, warnings, items)


def _against(
    desk: Desk, request: Request, kind: str, facts: Facts
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that stand against an answer's letter, and the items that a review is missing of."""
    items = unreviewed(request) if kind == ANSWER else unreviewed_in(request, facts)
    answer = request.closing if kind == ANSWER else None
    codes = (
        *((UNREVIEWED,) if items else ()),
        *(() if answer is None or remedy_fits(desk, facts, answer) else ("REMEDY_MISMATCH",)),
    )
    return codes, told_items(request, items)


def blank(desk: Desk, kind: str, today: date) -> bytes:
    """An empty form for the counter, of no request. Raises KnownTrouble for what is no form."""
    return papers.blank(desk, kind, today)


def copy_of(desk: Desk, request_id: RequestId, kind: str, ref: str = "") -> bytes:
    """The bytes of the letter of that kind as it was issued. Raises LookupError where none was."""
    document = issued(desk, desk.store.requests.get(request_id), kind, ref)
    if document is None:
        raise LookupError(f"no {kind} issued for request {request_id}")
    return data_of(desk, document)


def data_of(desk: Desk, document: Document) -> bytes:
    """The bytes of a letter as it was issued."""
    return desk.store.documents.data(document.id)


def _worded(desk: Desk, request_id: RequestId, kind: str) -> LetterTemplate:
    """The letter as the agency of the request words it."""
    return own_wording.template_of(desk, kind, desk.store.requests.get(request_id).organ)


def _finished(template: LetterTemplate, facts: Facts, desk: Desk) -> Letter:
    made = compose(template, facts, desk.rules)
    if isinstance(made, Missing):
        raise incomplete(desk, made.names)
    return made
