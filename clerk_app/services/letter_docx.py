"""A letter taken over as a Word file, for the case no wording fits: it takes no number and nothing is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clerk_app.cases.letter import Facts
from clerk_app.cases.request import RequestId
from clerk_app.render.layout import lay_out
from clerk_app.render.letter_docx import letter_docx, pitch_of
from clerk_app.services import letters
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def as_docx(desk: Desk, request_id: RequestId, kind: str, given: Facts | None = None, *, today: date) -> bytes:
    """The letter as far as it is known, in the wording and on the grid it is printed in; gaps are lines.

    One that was issued already carries its number. Raises KnownTrouble("docx_of_a_form") for a form.
    """
    if kind not in desk.letters:
        raise KnownTrouble("docx_of_a_form", kind="input")
    letter = letters.sketched(desk, request_id, kind, given, today).letter
    there = letters.issued(desk, desk.store.requests.get(request_id), kind)
    if there is not None and there.number:
        letter = replace(letter, number=there.number)
    return letter_docx(letter, made_on=today, pitch=pitch_of(lay_out(letter, desk.fonts)))
