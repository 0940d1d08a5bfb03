"""登记 as one deed: a request, or several out of one paper that know of each other, with the files that came along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clerk_app.cases.request import Request, RequestDraft, RequestId
from clerk_app.law.terms import EventKind
from clerk_app.services import attachments, intake, recording
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.intake_drafts import DraftFile
from clerk_app.trouble import Said

LINKED = "linked"
"""On a NOTED event: the numbers of the requests that came on the same paper."""


def taken_apart(draft: RequestDraft) -> tuple[RequestDraft, ...]:
    """One request for each matter of a draft (一事一申请), each in its own words; all else they share."""
    if not draft.subjects:
        return (draft,)
    whole = (draft.wording,) if draft.wording.strip() else ()
    return tuple(replace(draft, wording=one, subjects=(), notes=(*draft.notes, *whole)) for one in draft.subjects)


def register(
    desk: Desk, drafts: Sequence[RequestDraft], *, today: date, deed: str, files: Sequence[DraftFile] = ()
) -> Change:
    """Register all of them or none, in their order; what was typed is no draft any more.

    The files are attached to each. The same deed again registers nothing and gives the same requests. Raises
    KnownTrouble with the first blocking problem.
    """
    deeds = [deed, *(f"{deed}.{at}" for at in range(1, len(drafts)))]
    if desk.store.requests.has_deed(deed):
        found = [desk.store.requests.of_deed(one) for one in deeds]
        desk.store.intake_drafts.drop(deed)
        again = intake.register(desk, drafts[0], today=today, deed=deed)
        return _told(desk, [one for one in found if one is not None], again)
    changes = []
    with desk.store.write():
        for draft, own in zip(drafts, deeds, strict=True):
            changes.append(intake.register(desk, draft, today=today, deed=own))
        ids = [request for change in changes for request in change.requests]
        for request in ids:
            _attach(desk, request, files, today)
        if len(ids) > 1:
            _link(desk, [desk.store.requests.get(one) for one in ids], today)
        desk.store.intake_drafts.drop(deed)
    return _told(desk, ids, changes[0])


def linked(request: Request) -> tuple[str, ...]:
    """The numbers of the requests that came on the same paper."""
    found: list[str] = []
    for event in request.events:
        numbers = event.facts.get(LINKED)
        if isinstance(numbers, tuple):
            found += numbers
    return tuple(dict.fromkeys(found))


def _attach(desk: Desk, request: RequestId, files: Sequence[DraftFile], today: date) -> None:
    for one in files:
        data = desk.store.documents.kept(one.sha256, one.name)
        attachments.attach(desk, request, name=one.name, data=data, what=one.what, today=today)


def _link(desk: Desk, requests: Sequence[Request], today: date) -> None:
    """Each notes the others: who reads one finds them all."""
    for request in requests:
        others = tuple(one.number for one in requests if one.id != request.id)
        said = desk.terms.sentence("noted_split", {"count": len(requests), "numbers": "、".join(others)})
        noted = recording.event(EventKind.NOTED, today, {"text": said, LINKED: others})
        desk.store.requests.append(request.id, noted)


def _told(desk: Desk, ids: Sequence[RequestId], first: Change) -> Change:
    if len(ids) == 1:
        return first
    numbers = [desk.store.requests.get(one).number for one in ids]
    return replace(
        first, requests=frozenset(ids), message="registered_several",
        facts={**first.facts, "count": len(ids), "numbers": Said("、".join(numbers), ", ".join(numbers))},
    )
