"""Forms half filled in: found again after a change of page, a restart or a power cut, until recorded or thrown away.

They are no part of the history: no event is written, and nothing of them stays once they are gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clerk_app.cases.request import RequestId
from clerk_app.services.desk import Desk
from clerk_app.store.form_drafts import FormDraft


@dataclass(frozen=True)
class Kept:
    """A form as it was left. ``deed``: the one that will record it, so that it is never recorded twice."""

    form: str
    typed: Mapping[str, Any]
    deed: str
    kept_at: datetime
    kept_by: str


def of_request(desk: Desk, request: RequestId | None) -> tuple[Kept, ...]:
    """The drafts of a request (None: of none yet), the one typed last first; what is recorded by now is forgotten.

    Raises KnownTrouble of kind "store".
    """
    found = []
    for one in reversed(desk.store.form_drafts.of_request(request)):
        made = _kept(one)
        if made.deed and desk.store.requests.has_deed(made.deed):
            desk.store.form_drafts.drop(request, one.form)
        else:
            found.append(made)
    return tuple(found)


def find(desk: Desk, request: RequestId | None, form: str) -> Kept | None:
    """What was typed into that form. Raises KnownTrouble of kind "store"."""
    return next((one for one in of_request(desk, request) if one.form == form), None)


def keep(desk: Desk, request: RequestId | None, form: str, typed: Mapping[str, Any], deed: str = "") -> Kept:
    """Keep what stands in the form; an empty one is dropped. Raises KnownTrouble of kind "store"."""
    if not typed:
        drop(desk, request, form)
        return unkept(desk, form, typed, deed)
    return _kept(desk.store.form_drafts.keep(request, form, {"typed": dict(typed), "deed": deed}))


def unkept(desk: Desk, form: str, typed: Mapping[str, Any], deed: str) -> Kept:
    """What the disk refused, as a draft of this moment."""
    return Kept(form, typed, deed, datetime.fromisoformat(desk.store.stamp()), desk.who)


def drop(desk: Desk, request: RequestId | None, form: str) -> None:
    """It was recorded, or is thrown away (丢弃)."""
    desk.store.form_drafts.drop(request, form)


def erase_of_request(desk: Desk, request: RequestId) -> None:
    """Everything half typed about a request, its letters too: part of erasing that request's persons."""
    with desk.store.write():
        for form in desk.store.form_drafts.of_request(request):
            desk.store.form_drafts.drop(request, form.form)
        for letter in desk.store.letter_drafts.of_request(request):
            desk.store.letter_drafts.drop(request, letter.kind, letter.ref)


def _kept(one: FormDraft) -> Kept:
    typed, deed = one.typed.get("typed", {}), one.typed.get("deed", "")
    return Kept(one.form, typed, deed, datetime.fromisoformat(one.noted_at), one.noted_by)
