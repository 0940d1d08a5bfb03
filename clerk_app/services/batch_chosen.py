"""What can be made in one go of requests somebody chose: the letters their steps ask for, and what each still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from clerk_app.cases.catalogue import Entry, Group
from clerk_app.cases.request import Request, RequestId
from clerk_app.services import letters
from clerk_app.services.batch import COVERS, BatchKind, BatchLine
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import REF, called, entries, entry_of, issued, step_of
from clerk_app.trouble import KnownTrouble


def kinds_of(desk: Desk, ids: Iterable[RequestId], today: date) -> tuple[BatchKind, ...]:
    """The papers that at least one of these requests has a step for and no copy yet: letters first, the most wanted.

    Left out: papers of the file, covers, and letters to one of several parties. ``ready`` says nothing here.
    """
    requests = desk.store.requests.some(ids)
    wanted = [one for one in entries(desk) if one.steps and one.group is not Group.FILE and one.kind not in COVERS]
    found = Counter(
        entry.kind for request in requests for entry in wanted if _is_owed(desk, request, entry, today)
    )
    ordered = sorted(found.most_common(), key=lambda one: one[0] not in desk.letters)
    return tuple(
        BatchKind(kind, called(desk, entry_of(desk, kind)), count, count, is_kept=True) for kind, count in ordered
    )


def lines_of(desk: Desk, kind: str, ids: Iterable[RequestId], today: date) -> tuple[BatchLine, ...]:
    """One line a request: what is missing, or why it cannot have this letter."""
    entry = entry_of(desk, kind)
    return tuple(_line(desk, one, entry, today) for one in desk.store.requests.some(ids))


def _line(desk: Desk, request: Request, entry: Entry, today: date) -> BatchLine:
    there = issued(desk, request, entry.kind)
    step = step_of(request, entry)
    if there is not None:
        missing: tuple[str, ...] = (desk.terms.sentence("batch_issued_already", {"number": there.number}),)
    elif step is None:
        missing = (desk.terms.sentence("letter_step_missing", {"step": entry.steps[0]}),)
    else:
        missing = _missing(desk, request, entry, today)
    return BatchLine(entry.kind, request.id, request.number, request.applicant.name, missing)


def _missing(desk: Desk, request: Request, entry: Entry, today: date) -> tuple[str, ...]:
    try:
        return tuple(letters.fact_words(desk, letters.missing(desk, request.id, entry.kind, None, today)))
    except KnownTrouble as trouble:
        return (desk.terms.sentence(trouble.key, trouble.facts),)


def _is_owed(desk: Desk, request: Request, entry: Entry, today: date) -> bool:
    step = step_of(request, entry)
    if step is None or step.text(REF) or not entry.is_valid(step.on):
        return False
    return step.on <= today and issued(desk, request, entry.kind) is None
