"""The checks before print: placeholders left, articles the law has not, another addressee, a day yet to come."""

from __future__ import annotations

import re
from datetime import date

from clerk_app.cases.catalogue import Group, Recipient
from clerk_app.cases.letter import Facts, Letter, LetterTemplate
from clerk_app.cases.plain_text import clean
from clerk_app.cases.remedy_notice import numeral
from clerk_app.cases.request import Request
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

LATE = "LETTER_AFTER_DUE"
"""A warning, said with the letter: the decision is dated after the due day."""

_LEFT_OPEN = re.compile("×{2,}|[xX]{3,}|＿{2,}|_{3,}")
_ARTICLE = "第[〇一二三四五六七八九十百零]+条"
_PARTS = "(?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?"
_CITED = re.compile(f"政府信息公开条例》((?:{_ARTICLE}{_PARTS}[、和及]?)+)")
_QUOTED = ("wording", "corrected_wording", "subject", "points", "guidance")
"""What others wrote, quoted as it is; and what shows an applicant how a request is written."""


def prove(request: Request, template: LetterTemplate, facts: Facts, letter: Letter, today: date) -> None:
    """Raises KnownTrouble where the letter may not be printed as it is: the first thing that stands against it."""
    if letter.decided_on > today:
        raise KnownTrouble("letter_dated_ahead", kind="input", decided_on=letter.decided_on, today=today)
    for name, fact in facts.items():
        if name.rpartition(".")[-1] not in _QUOTED and _LEFT_OPEN.search(str(fact or "")):
            raise KnownTrouble("letter_left_open", kind="input", fact=name.rpartition(".")[-1], text=str(fact).strip())
    unknown = unknown_article(template, letter)
    if unknown:
        raise KnownTrouble("letter_article_unknown", article=unknown, on=letter.date)
    told = clean(str(facts.get("applicant") or "")).strip()
    if template.entry.to is Recipient.APPLICANT and told != clean(request.applicant.name).strip():
        raise KnownTrouble("letter_addressee_differs", told=told, name=request.applicant.name)


def unknown_article(template: LetterTemplate, letter: Letter) -> str:
    """The first article cited of the Regulations that their text of that day does not have; empty: all are there.

    What the applicant wrote is quoted in the first paragraph and is not looked at.
    """
    law = template.law(letter.decided_on)
    if law is None:
        return ""
    known = {f"第{numeral(number)}条" for number in range(1, law.articles + 1)}
    texts = (one.text for one in letter.paragraphs if one.block != "receipt")
    cited = (article for text in texts for found in _CITED.findall(text) for article in re.findall(_ARTICLE, found))
    return next((article for article in cited if article not in known), "")


def warnings_of(desk: Desk, request: Request, template: LetterTemplate, decided_on: date | None) -> tuple[str, ...]:
    """The codes of what a finished letter should still be looked at for."""
    if decided_on is None or template.entry.group is not Group.ANSWER or EventKind.ANSWERED not in template.entry.steps:
        return ()
    due_on = clock_of(desk, request).due_on
    return (LATE,) if due_on is not None and decided_on > due_on else ()
