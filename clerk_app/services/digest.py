"""案例简报: lost and difficult cases of a period by ground, article and result, and the one-page bulletin of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.cases.letter import Head, HeadStyle, Letter, Level, Paragraph
from clerk_app.cases.letter_facts import written
from clerk_app.cases.plain_text import lines
from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.terms import EventKind, Outcome, RemedyResult
from clerk_app.render.layout import lay_out
from clerk_app.render.pdf import draw
from clerk_app.services.desk import Desk
from clerk_app.services.listed import Listed, Row, columns_of
from clerk_app.services.office import heading
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

_BLOCK = "bulletin"


@unique
class Why(StrEnum):
    """Why a case is in the digest."""

    LOST = "lost"
    LATE = "late"
    CONTESTED = "contested"
    """Reconsidered or sued, whatever came of it."""
    ANSWERED_AGAIN = "answered_again"


@dataclass(frozen=True)
class Case:
    """One request with what makes it a lost or difficult one."""

    request: RequestId
    number: str
    subject: str
    ground: Outcome | None
    article: str
    remedies: tuple[Remedy, ...]
    why: tuple[Why, ...]

    @property
    def results(self) -> tuple[RemedyResult, ...]:
        """What came of its reconsiderations and lawsuits, each kind once."""
        return tuple(dict.fromkeys(one.result for one in self.remedies if one.result is not None))


def require_period(first: date, last: date) -> None:
    """Raise KnownTrouble("digest_period") for one that ends before it begins."""
    if last < first:
        raise KnownTrouble("digest_period", kind="input", first=first, last=last)


def cases_of(desk: Desk, first: date, last: date) -> tuple[Case, ...]:
    """The cases of a period, both days included: what was filed, ended or answered late or again in it; lost first.
    Raises KnownTrouble("digest_period")."""
    require_period(first, last)
    remedies: dict[RequestId, list[Remedy]] = {}
    for one in desk.store.remedies.all():
        if any(day is not None and first <= day <= last for day in (one.filed_on, one.closed_on)):
            remedies.setdefault(one.request, []).append(one)
    requests = desk.store.requests.in_span(first, last)
    known = {one.id for one in requests}
    found = []
    for request in (*requests, *desk.store.requests.some(remedies.keys() - known)):
        theirs = remedies.get(request.id, [])
        why = tuple(_why(desk, request, theirs, first, last))
        if why:
            found.append(_case(desk, request, theirs, why))
    return tuple(sorted(found, key=lambda one: (Why.LOST not in one.why, -len(one.why), one.number)))


def _why(desk: Desk, request: Request, remedies: Sequence[Remedy], first: date, last: date) -> Iterator[Why]:
    if any(
        one.result is RemedyResult.CORRECTED and one.closed_on is not None and first <= one.closed_on <= last
        for one in remedies
    ):
        yield Why.LOST
    elif remedies:
        yield Why.CONTESTED
    answers = [one for one in request.events if one.kind is EventKind.ANSWERED]
    if any(first <= one.on <= last for one in answers[1:]):
        yield Why.ANSWERED_AGAIN
    closing = request.closing
    if closing is not None and first <= closing.on <= last and clock_of(desk, request).late_days:
        yield Why.LATE


def _case(desk: Desk, request: Request, remedies: Sequence[Remedy], why: tuple[Why, ...]) -> Case:
    ground = request.outcome
    article = "" if ground is None else desk.terms.article(ground)
    return Case(request.id, request.number, request.subject, ground, article, tuple(remedies), why)


def listed(desk: Desk, first: date, last: date) -> Listed:
    """The digest as a list."""
    found = cases_of(desk, first, last)
    say, between = desk.terms.sentence, desk.terms.either("；", "; ")
    rows = tuple(
        Row(one.request, (
            one.number, one.subject, _ground(desk, one), one.article,
            between.join(_named(desk, each) for each in one.remedies),
            between.join(_result(desk, each) for each in one.remedies),
            desk.terms.either("、", ", ").join(say(f"digest_{each}") for each in one.why),
        ), "red" if Why.LOST in one.why else "")
        for one in found
    )  # fmt: skip
    note = say("digest_note", {"count": len(found), "lost": sum(Why.LOST in one.why for one in found)})
    return Listed(say("digest_title", {"first": first, "last": last}), note, columns_of("digest"), rows)


def _ground(desk: Desk, one: Case) -> str:
    return "" if one.ground is None else desk.terms.word(one.ground)


def _named(desk: Desk, one: Remedy) -> str:
    return f"{desk.terms.word(one.route)} {one.body} {one.case_number}".strip()


def _result(desk: Desk, one: Remedy) -> str:
    return desk.terms.sentence("digest_pending") if one.result is None else desk.terms.word(one.result)


def bulletin(desk: Desk, first: date, last: date, *, suggestions: str, today: date) -> bytes:
    """One page for a period: the counts, the cases as far as the page holds them (how many more is said), and the
    suggestions as typed. Raises KnownTrouble where the suggestions alone are too long, or a character has no glyph."""
    found = cases_of(desk, first, last)
    fitting = None
    for shown in range(len(found) + 1):  # one more as long as the page holds it: a page holds few
        layout = lay_out(_letter(desk, found, shown, first, last, suggestions, today), desk.fonts)
        if len(layout.pages) > 1:
            break
        fitting = layout
    if fitting is None:
        raise KnownTrouble("bulletin_too_long", kind="input")
    return draw(fitting, desk.fonts)


def _letter(
    desk: Desk, found: Sequence[Case], shown: int, first: date, last: date, suggestions: str, today: date
) -> Letter:
    say = desk.terms.sentence
    name = heading(desk, today)
    said = [say("bulletin_opening", {
        "first": written(first), "last": written(last), "count": len(found),
        "lost": sum(Why.LOST in one.why for one in found),
    })]  # fmt: skip
    grounds = Counter(_ground(desk, one) for one in found if one.ground is not None)
    if grounds:
        counted = "、".join(f"{word} {count} 件" for word, count in grounds.most_common())
        said.append(say("bulletin_grounds", {"counted": counted}))
    for at, one in enumerate(found[:shown], start=1):
        why = "、".join(say(f"digest_{each}") for each in one.why)
        said.append(say("bulletin_case", {
            "at": at, "number": one.number, "subject": one.subject, "ground": _ground(desk, one) or "—", "why": why,
        }))  # fmt: skip
    if shown < len(found):
        said.append(say("bulletin_more", {"count": len(found) - shown}))
    paragraphs = [Paragraph(text, _BLOCK) for text in said]
    typed = lines(suggestions)
    if typed:
        paragraphs.append(Paragraph(say("bulletin_suggestions"), _BLOCK, Level.HEADING))
        paragraphs += [Paragraph(text, _BLOCK) for text in typed]
    return Letter(
        kind="bulletin", head=Head(HeadStyle.LETTER, name) if name else Head(HeadStyle.PLAIN, ""), number="",
        title=say("bulletin_title"), addressee="", paragraphs=tuple(paragraphs), signature=name, date=written(today),
    )
