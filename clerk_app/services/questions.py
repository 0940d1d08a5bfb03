"""七问: what was found on the way to an answer, kept as notes of the request, so that it is there the next time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum, unique

from clerk_app.cases.request import Entry, Request, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.recording import record

QUESTION = "question"
"""The fact of a note that names the question it answers."""


@unique
class Found(StrEnum):
    """The four questions that are answered before a decision; each note says that the handling goes on from there."""

    CLEAR = "clear"
    """补不补: the wording is clear."""
    INFORMATION = "information"
    """是不是: it is government information."""
    OURS = "ours"
    """谁负责: ours to release."""
    HELD = "held"
    """有没有: searched and found."""


def found_by(event: Event) -> Found | None:
    """The question an event answers; None for every other event, and for one of a later program."""
    said = event.text(QUESTION) if event.kind is EventKind.NOTED else ""
    return next((one for one in Found if one.value == said), None)


def answered(request: Request) -> tuple[Found, ...]:
    """The questions that are answered by notes in force, in the order they are asked.

    What was found before a correction was asked for says nothing of 补不补 any more.
    """
    asked = max((at for at, one in enumerate(request.entries) if _asks_correction(one)), default=-1)
    known = {
        found_by(one.event) for at, one in enumerate(request.entries)
        if one.struck_by is None and (at > asked or found_by(one.event) is not Found.CLEAR)
    }
    return tuple(one for one in Found if one in known)


def _asks_correction(entry: Entry) -> bool:
    return entry.struck_by is None and entry.event.kind is EventKind.CORRECTION_ASKED


def answer(
    desk: Desk, request_id: RequestId, question: Found, *, on: date, today: date, deed: str | None = None
) -> Change:
    """Note that a question was answered so that the handling goes on."""
    return record(
        desk, request_id, EventKind.NOTED, on=on, today=today, deed=deed, message="question_answered",
        question=question.value, text=desk.terms.sentence(f"question_{question.value}"),
    )
