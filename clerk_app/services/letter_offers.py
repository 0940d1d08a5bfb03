"""Which papers can be made for a request now, which is the next one, and which were issued."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from clerk_app.cases.catalogue import Entry, Group, Shape
from clerk_app.cases.request import EntryId, Request, RequestId
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.store.documents import Document
from clerk_app.trouble import KnownTrouble, Said

REF = "ref"
"""The fact, of an event and of a letter alike, that tells several consultations apart."""


@dataclass(frozen=True)
class LetterOffer:
    """One paper of the catalogue for one request: the copy issued for its latest step, and why it cannot be made."""

    kind: str
    what: str
    issued: Document | None
    code: str = ""
    group: Group = Group.ANSWER
    is_form: bool = False
    proposed: bool = False
    """The next letter by the record: at most one."""
    why_not: str = ""
    """A sentence; empty where it can be made."""
    ref: str = ""
    """Whose letter it is where a step was taken towards several: given back as the fact ``ref``."""
    step_on: date | None = None


def named(entry: Entry) -> Said:
    """The official name; in English beside it what that is."""
    return Said(entry.what, f"{entry.what_en} {entry.what}")


def called(desk: Desk, entry: Entry) -> str:
    """The same in the language of this desk."""
    said = named(entry)
    return desk.terms.either(said.zh, said.en)


def entries(desk: Desk) -> tuple[Entry, ...]:
    """Every letter and every form, by the code of the catalogue."""
    found = (*(one.entry for one in desk.letters.values()), *(one.entry for one in desk.forms.values()))
    return tuple(sorted(found, key=lambda one: (list(Group).index(one.group), one.code, one.kind)))


def entry_of(desk: Desk, kind: str) -> Entry:
    """The catalogue's entry of a kind. Raises KnownTrouble("letter_kind_unknown")."""
    found = desk.letters.get(kind) or desk.forms.get(kind)
    if found is None:
        kinds = "、".join(one.kind for one in entries(desk))
        raise KnownTrouble("letter_kind_unknown", letter=kind, kinds=kinds)
    return found.entry


def offers(desk: Desk, request_id: RequestId, today: date | None = None) -> tuple[LetterOffer, ...]:
    """Every paper: the proposed one first, then those whose step is recorded, the latest first, then the others."""
    request = desk.store.requests.get(request_id)
    catalogue = entries(desk)
    found = [one for entry in catalogue for one in _offered(desk, request, entry, today)]
    by_itself = [one for one in found if not entry_of(desk, one.kind).is_later]
    proposed = _proposed(request, by_itself, {one.kind for one in catalogue if EventKind.RECEIVED in one.steps})
    marked = [replace(one, proposed=True) if one is proposed else one for one in found]
    return tuple(sorted(marked, key=_place))


def step_of(request: Request, entry: Entry, ref: str = "") -> Event | None:
    """The latest recorded step the paper tells of, with that ``ref`` where one is named."""
    told = (one for one in reversed(request.events) if entry.tells_of(one))
    return next((one for one in told if not ref or one.text(REF) == ref), None)


def needed_step(request: Request, entry: Entry, ref: str = "") -> Event | None:
    """The same, None only for a paper that can be made at any time. Raises KnownTrouble("letter_step_missing")."""
    step = step_of(request, entry, ref)
    if step is None and entry.steps:
        raise KnownTrouble("letter_step_missing", step=entry.steps[0])
    return step


def issued(desk: Desk, request: Request, kind: str, ref: str = "") -> Document | None:
    """The paper of that kind issued for its latest step, or None; a later step of the kind needs a new one.

    Of a paper that no step asks for: the latest of that kind.
    """
    entry = entry_of(desk, kind)
    valid = {one.id for one in request.entries if one.struck_by is None}
    documents = desk.store.documents.of_request(request.id)
    found = [one for one in reversed(documents) if one.kind == kind and one.entry in valid]
    if not entry.steps:
        return next(iter(found), None)
    step = step_of(request, entry, ref)
    if step is None:
        return None
    after, whose = _entry_id(request, step), step.text(REF)
    return next((one for one in found if one.entry > after and (not whose or ref_of(one) in ("", whose))), None)


def ref_of(document: Document) -> str:
    """The party a letter says it was made for, empty where it says none."""
    return str(json.loads(document.facts).get(REF) or "") if document.facts else ""


def _entry_id(request: Request, step: Event) -> EntryId:
    return next(one.id for one in reversed(request.entries) if one.event is step)


def _offered(desk: Desk, request: Request, entry: Entry, today: date | None) -> list[LetterOffer]:
    """One offer; of a step that was taken towards several, one for each."""
    told = [one for one in request.events if entry.tells_of(one)]
    refs = list(dict.fromkeys(one.text(REF) for one in told)) or [""]
    return [_offer(desk, request, entry, ref, today) for ref in refs]


def _offer(desk: Desk, request: Request, entry: Entry, ref: str, today: date | None) -> LetterOffer:
    step = step_of(request, entry, ref)
    on = step.on if step is not None else today
    why_not = ""
    if step is None and entry.steps:
        why_not = desk.terms.sentence("letter_step_missing", {"step": entry.steps[0]})
    elif on is not None and not entry.is_valid(on):
        why_not = desk.terms.sentence("letter_not_of_that_law", {"what": named(entry), "on": on})
    whose = desk.terms.either(f"（{ref}）", f" ({ref})") if ref else ""
    return LetterOffer(
        kind=entry.kind, what=f"{called(desk, entry)}{whose}", code=entry.code, group=entry.group,
        issued=issued(desk, request, entry.kind, ref), is_form=entry.shape is Shape.FORM, why_not=why_not, ref=ref,
        step_on=step.on if step is not None else None,
    )  # fmt: skip


def _proposed(request: Request, found: list[LetterOffer], of_receipt: set[str]) -> LetterOffer | None:
    """The letter of the latest step that has none yet; of registration only as long as nothing else was done.

    What is decided later than its step (a third party's objection overruled) is never proposed: nobody knows it yet.
    """
    waiting = [
        one for one in found if one.step_on and one.issued is None and not one.why_not and not one.is_form
    ]
    if any(one.kind is not EventKind.RECEIVED for one in request.events):
        waiting = [one for one in waiting if one.kind not in of_receipt]
    return max(waiting, key=lambda one: (one.step_on or date.min, one.group is Group.ANSWER), default=None)


def _place(offer: LetterOffer) -> tuple[bool, bool, bool, int]:
    """Sorting is stable: the order of the catalogue stays within equals."""
    return not offer.proposed, bool(offer.why_not), offer.is_form, -(offer.step_on or date.min).toordinal()
