"""What can be made in one go today: notices of extension, receipts, envelopes and EMS slips; one deed a letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from clerk_app.cases.letter import Facts
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.render.joined_pdf import joined
from clerk_app.services import letters
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import called, entry_of
from clerk_app.services.posting import PostingLine, to_post
from clerk_app.store.documents import DocumentId

__all__ = [
    "BatchKind", "BatchLine", "batch_kinds", "candidates", "is_known", "issue_one", "joined", "preview", "printed",
]  # fmt: skip

NOTICES = {"extension_notice": EventKind.EXTENDED, "receipt": EventKind.RECEIVED}
"""Letters that every request with such a step is owed, and are made together."""
COVERS = ("envelope", "ems_slip")
"""What is printed around a letter that is to be posted: nothing is recorded and no copy is kept."""


@dataclass(frozen=True)
class BatchKind:
    """One kind of paper that can be made in one go, and how many wait for it; ``ready``: nothing is missing."""

    kind: str
    what: str
    count: int
    ready: int
    is_kept: bool
    """Whether making one is a deed (a letter with its copy), or only a print (an envelope)."""


@dataclass(frozen=True)
class BatchLine:
    """One paper to be made. ``missing``: what it lacks, in the clerk's words."""

    kind: str
    request: RequestId
    number: str
    """The request's number (登记编号)."""
    applicant: str
    """The applicant; of a cover: whom it goes to."""
    missing: tuple[str, ...] = ()
    document: DocumentId | None = None
    """Of a cover: the letter that goes into it."""
    of_letter: str = ""
    """Of a cover: what that letter is called, with its number."""
    address: str = ""
    telephone: str = ""
    postcode: str = ""
    contact_person: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether it can be made as it stands."""
        return not self.missing


def batch_kinds(desk: Desk, today: date) -> tuple[BatchKind, ...]:
    """Every kind that can be made in one go, with how many wait; also those of which none does."""
    found = []
    for kind in (*NOTICES, *COVERS):
        if is_known(desk, kind):
            lines = candidates(desk, kind, today)
            ready = sum(line.is_ready for line in lines)
            found.append(BatchKind(kind, called(desk, entry_of(desk, kind)), len(lines), ready, kind in NOTICES))
    return tuple(found)


def candidates(desk: Desk, kind: str, today: date) -> tuple[BatchLine, ...]:
    """What waits to be made of one kind, the oldest request first. Raises LookupError for a kind that is no batch's.

    Requests received or extended longer ago than the setting ``batch_days`` are left out: their time for it is over.
    """
    if kind in COVERS:
        waiting = (line for line in to_post(desk, today) if line.manner is DeliveryManner.POST)
        return tuple(_cover(desk, kind, line) for line in waiting)
    since = today - timedelta(days=desk.settings.whole("batch_days"))
    ids = desk.store.requests.with_event(NOTICES[kind], since, today)
    requests = (request for request in desk.store.requests.some(ids) if _is_owed(desk, request, kind))
    return tuple(
        BatchLine(
            kind=kind, request=request.id, number=request.number, applicant=request.applicant.name,
            missing=tuple(letters.fact_words(desk, letters.missing(desk, request.id, kind, None, today))),
        )
        for request in requests
    )


def issue_one(
    desk: Desk, line: BatchLine, *, today: date, deed: str, override: Override | None = None
) -> Change:
    """Make one of them: a letter is issued (its number drawn, its copy kept); a cover leaves no trace.

    The same deed again, or a letter that is there already, adds nothing: the Change names the one there is. Raises
    KnownTrouble, with nothing kept of this one.
    """
    if line.kind in COVERS:
        return Change(requests=frozenset({line.request}), message="cover_made", facts={"number": line.number})
    return letters.issue(desk, line.request, line.kind, today=today, deed=deed, override=override)


def preview(desk: Desk, line: BatchLine, today: date | None = None) -> bytes:
    """The paper as it would be on that day, as PDF; no number is taken. Of a cover: the thing itself."""
    return letters.draft(desk, line.request, line.kind, _given(line), today)


def printed(desk: Desk, line: BatchLine) -> bytes:
    """What is to be printed of a line that was made: the letter's kept copy, or the cover."""
    if line.kind in COVERS:
        return preview(desk, line)
    return letters.copy_of(desk, line.request, line.kind)


def is_known(desk: Desk, kind: str) -> bool:
    """Whether there is a letter or a form of that kind."""
    return any(entry.kind == kind for entry in letters.entries(desk))


def _is_owed(desk: Desk, request: Request, kind: str) -> bool:
    """Whether the request still runs, has the step, and no letter tells of it yet."""
    return (
        request.closing is None
        and request.last(NOTICES[kind]) is not None
        and letters.issued(desk, request, kind) is None
    )


def _cover(desk: Desk, kind: str, line: PostingLine) -> BatchLine:
    lacking = ("recipient", "address")
    missing = tuple(desk.terms.sentence(f"posting_{name}") for name in lacking if not getattr(line, name).strip())
    return BatchLine(
        kind=kind, request=line.request, number=line.request_number, applicant=line.recipient, missing=missing,
        document=line.document, of_letter=f"{line.what} {line.number}".strip(), address=line.address,
        telephone=line.telephone, postcode=line.postcode, contact_person=line.contact_person,
    )


def _given(line: BatchLine) -> Facts:
    """What a cover says that the request does not know: whom it goes to, and what is inside."""
    if line.kind not in COVERS:
        return {}
    return {
        "recipient": line.applicant, "recipient_address": line.address, "recipient_telephone": line.telephone,
        "recipient_postcode": line.postcode, "recipient_contact": line.contact_person, "contents": line.of_letter,
    }
