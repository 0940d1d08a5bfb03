"""Drafts of letters: what a clerk typed stays through a change of page and a restart; a draft takes no number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clerk_app.cases.form_facts import DAYS
from clerk_app.cases.letter_facts import Facts
from clerk_app.cases.request import RequestId
from clerk_app.services import letter_offers, letters
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import REF
from clerk_app.store.letter_drafts import LetterDraft
from clerk_app.trouble import KnownTrouble

_OF_THE_DAY = frozenset({"document_number", "decided_on"})
"""Facts that change by themselves until the letter is finished."""


@dataclass(frozen=True)
class Kept:
    """A draft as it is found again. ``changed``: the facts the record knows otherwise since, by their names."""

    typed: Mapping[str, str]
    kept_at: datetime
    changed: tuple[str, ...] = ()


def find(desk: Desk, request: RequestId, kind: str, ref: str, today: date) -> Kept | None:
    """What was typed into that letter. Raises KnownTrouble of kind "store"."""
    draft = desk.store.letter_drafts.get(request, kind, ref)
    if draft is None:
        return None
    now = _known(desk, request, kind, ref, draft.typed, today)
    names = dict.fromkeys((*now, *draft.known))
    changed = tuple(name for name in names if now.get(name, "") != draft.known.get(name, ""))
    return Kept(draft.typed, datetime.fromisoformat(draft.noted_at), changed if draft.known else ())


def of_request(desk: Desk, request: RequestId) -> tuple[LetterDraft, ...]:
    """The letters of a request that are being written."""
    return desk.store.letter_drafts.of_request(request)


def title(desk: Desk, kind: str) -> str:
    """What a kind of letter is called; the kind itself where no letter is called so any more."""
    try:
        return letter_offers.called(desk, letter_offers.entry_of(desk, kind))
    except KnownTrouble:
        return kind


def keep(desk: Desk, request: RequestId, kind: str, ref: str, typed: Mapping[str, str], today: date) -> datetime | None:
    """Keep what stands in the letter; None where nothing does: what was kept is dropped then."""
    if not any(text.strip() for text in typed.values()):
        desk.store.letter_drafts.drop(request, kind, ref)
        return None
    known = _known(desk, request, kind, ref, typed, today)
    return datetime.fromisoformat(desk.store.letter_drafts.keep(LetterDraft(request, kind, ref, typed, known)))


def _known(
    desk: Desk, request: RequestId, kind: str, ref: str, typed: Mapping[str, str], today: date
) -> dict[str, str]:
    """What the letter says out of the record, as text; nothing where it cannot be written as it stands."""
    whose: Facts = {REF: ref} if ref else {}
    try:
        known = letters.facts_of(desk, request, kind, whose, today)
        said = {name: text for name, text in typed.items() if _plain(name) not in DAYS}  # a day may be half typed
        asked = letters.fields(desk, request, kind, {**said, **whose}, today)
    except KnownTrouble as trouble:
        if trouble.kind == "store":
            raise
        return {}
    names = dict.fromkeys(one.name for one in asked if _plain(one.name) not in _OF_THE_DAY)
    return {name: str(known[name]) for name in names if known.get(name) not in (None, "")}


def _plain(name: str) -> str:
    return name.rpartition(".")[-1]
