"""What a clerk may ask of the future (如果……): the question, its two answers, and the events that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.date_shorthand import half_width
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services import what_if
from clerk_app.services.desk import Desk


@unique
class Question(StrEnum):
    """What may happen."""

    CORRECTION = "correction"
    EXTENSION = "extension"
    CONSULTATION = "consultation"
    PAYMENT = "payment"


STEP = {
    Question.CORRECTION: EventKind.CORRECTION_ASKED, Question.EXTENSION: EventKind.EXTENDED,
    Question.CONSULTATION: EventKind.CONSULTATION_SENT, Question.PAYMENT: EventKind.FEE_NOTICED,
}  # fmt: skip
"""The step that begins it; where one is out already, only its end is asked for."""


@dataclass
class Trial:
    """One question being filled in. ``begins`` is the day of the first step, ``ends`` of the second."""

    question: Question = Question.CORRECTION
    is_out: bool = False
    begins: date | None = None
    ends: date | None = None
    days: str = ""

    @property
    def whole_days(self) -> int | None:
        """The working days of an extension, None while they are no number."""
        typed = half_width(self.days).strip()
        return int(typed) if typed.isdecimal() and typed.isascii() else None

    @property
    def is_ready(self) -> bool:
        """Whether everything that is asked for was given."""
        if self.question is Question.EXTENSION:
            return self.begins is not None and self.whole_days is not None
        return self.ends is not None and (self.is_out or self.begins is not None)

    def events(self, desk: Desk, request: RequestId) -> tuple[Event, ...]:
        """The events it supposes; none before it is ready."""
        if not self.is_ready:
            return ()
        begins = self.begins or self.ends
        ends = self.ends or self.begins
        if begins is None or ends is None:
            return ()
        if self.question is Question.EXTENSION:
            return what_if.extension(desk, request, on=begins, days=self.whole_days or 0)
        if self.question is Question.CORRECTION:
            return what_if.correction(desk, request, asked_on=begins, back_on=ends)
        if self.question is Question.CONSULTATION:
            return what_if.consultation(desk, request, asked_on=begins, back_on=ends)
        return what_if.payment(desk, request, noticed_on=begins, paid_on=ends)
