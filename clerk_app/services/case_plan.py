"""案卷: which papers are in the file of a request, in which order (resources/case_file.toml), and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from functools import cache, partial

from clerk_app import places
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.reading import Table, read_table
from clerk_app.law.terms import ClockKind, EventKind, Outcome
from clerk_app.services import attachments, certificate
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

OTHER = "other"
_CERTIFICATE = "certificate"


@unique
class Source(StrEnum):
    """Where a paper's pages come from; only an attachment's are foreign."""

    LETTER = "letter"
    ATTACHMENT = "attachment"
    CERTIFICATE = "certificate"


@dataclass(frozen=True)
class Place:
    """A place of the file. ``evidence``: its place in the evidence bundle, 0 for none; ``proves``: what it shows."""

    id: str
    zh: str
    letters: tuple[str, ...]
    evidence: int
    proves: str


@dataclass(frozen=True)
class Need:
    """A paper the file ought to hold once a step was recorded (None: always), with one of some results (empty: any)."""

    id: str
    zh: str
    en: str
    after: EventKind | None
    outcomes: tuple[Outcome, ...]
    letters: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True)
class Order:
    """resources/case_file.toml."""

    left_out: tuple[str, ...]
    certificates: tuple[ClockKind, ...]
    places: tuple[Place, ...]
    needs: tuple[Need, ...]

    def place(self, name: str) -> Place:
        """The place of that id, the last one where nobody declared it."""
        return next((one for one in self.places if one.id == name), self.places[-1])


@dataclass(frozen=True)
class Piece:
    """One paper of the file. ``key`` names it in a selection; ``name`` in a sentence; ``load`` reads its bytes and may
    be called in a job."""

    key: str
    source: Source
    place: Place
    number: str
    author: str
    title: str
    on: date
    name: str
    load: Callable[[], bytes]


@cache
def order() -> Order:
    """The declared order. Raises BadResource."""
    table = read_table(places.resources() / "case_file.toml")
    table.only("left_out", "certificates", "place", "need")
    return Order(
        table.texts("left_out"), table.words("certificates", ClockKind),
        tuple(map(_place, table.tables("place"))), tuple(map(_need, table.tables("need"))),
    )


def _place(table: Table) -> Place:
    table.only("id", "zh", "letters", "evidence", "proves")
    evidence = table.whole("evidence") if "evidence" in table.plain else 0
    return Place(table.text("id"), table.text("zh"), table.texts("letters"), evidence, table.text("proves", ""))


def _need(table: Table) -> Need:
    table.only("id", "zh", "en", "after", "outcomes", "letters", "attachments")
    return Need(
        table.text("id"), table.text("zh"), table.text("en"),
        table.word("after", EventKind) if "after" in table.plain else None,
        table.words("outcomes", Outcome), table.texts("letters"), table.texts("attachments"),
    )


def pieces(desk: Desk, request_id: RequestId, today: date) -> tuple[Piece, ...]:
    """Every paper in force, in the order of the file."""
    request = desk.store.requests.get(request_id)
    found = [*_letters(desk, request), *_attachments(desk, request), *_certificates(desk, request, today)]
    rank = {place.id: at for at, place in enumerate(order().places)}
    return tuple(sorted(found, key=lambda one: (rank[one.place.id], one.on, one.source is not Source.LETTER)))


def evidence(found: Sequence[Piece], chosen: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The papers of an evidence bundle: those chosen, in that order; else what is declared as evidence.

    Raises KnownTrouble for a key that is no paper of this file.
    """
    by_key = {one.key: one for one in found}
    for key in chosen:
        if key not in by_key:
            raise KnownTrouble("case_piece_unknown", kind="input", piece=key, pieces="、".join(by_key))
    if chosen:
        return tuple(by_key[key] for key in dict.fromkeys(chosen))
    return tuple(sorted((one for one in found if one.place.evidence), key=lambda one: one.place.evidence))


def missing(desk: Desk, request_id: RequestId) -> tuple[Need, ...]:
    """The papers the file ought to hold and does not, in the order they are declared."""
    request = desk.store.requests.get(request_id)
    documents = desk.store.documents.of_request(request_id)
    in_force = {one.id for one in request.entries if one.struck_by is None}
    letters = {one.kind for one in documents if one.entry in in_force}
    files = {one.kind.id for one in attachments.of_request(desk, request)}
    outcomes = {one.outcome or request.outcome for one in request.items}
    return tuple(
        need for need in order().needs
        if (need.after is None or request.last(need.after) is not None)
        and (not need.outcomes or outcomes & set(need.outcomes))
        and not letters & set(need.letters) and not files & set(need.attachments)
    )


def _letters(desk: Desk, request: Request) -> Iterator[Piece]:
    declared = order()
    of_kind = {kind: place for place in declared.places for kind in place.letters}
    in_force = {one.id for one in request.entries if one.struck_by is None}
    for document in desk.store.documents.of_request(request.id):
        if document.entry not in in_force or document.kind in declared.left_out:
            continue
        title = " ".join(document.title.split())
        yield Piece(
            f"{Source.LETTER}-{document.id}", Source.LETTER, of_kind.get(document.kind, declared.place(OTHER)),
            document.number, desk.store.organs.on(request.organ, document.issued_on).name, title, document.issued_on,
            document.number or title, partial(desk.store.documents.kept, document.sha256, document.number or title),
        )  # fmt: skip


def _attachments(desk: Desk, request: Request) -> Iterator[Piece]:
    declared = order()
    authors = {
        "applicant": request.applicant.name,
        "third_party": desk.terms.sentence("case_third_party"),
    }
    for one in attachments.of_request(desk, request):
        organ = desk.store.organs.on(request.organ, one.on).name if one.kind.author == "organ" else ""
        title = one.kind.zh if one.is_erased else desk.terms.sentence(
            "case_attachment", {"what": one.kind.zh, "file": one.file.name}
        )
        yield Piece(
            f"{Source.ATTACHMENT}-{one.file.id}", Source.ATTACHMENT, declared.place(one.kind.place), "",
            organ or authors.get(one.kind.author, ""), title, one.on, one.file.name or one.kind.zh,
            partial(_data, desk, one),
        )  # fmt: skip


def _data(desk: Desk, attached: attachments.Attached) -> bytes:
    if attached.is_erased:
        raise KnownTrouble("attachment_erased", what=attached.kind.zh)
    return desk.store.documents.kept(attached.file.sha256, attached.file.name)


def _certificates(desk: Desk, request: Request, today: date) -> Iterator[Piece]:
    for kind in order().certificates:
        try:
            made = certificate.certificate(desk, request.id, kind, today=today)
        except KnownTrouble:  # such a period never ran, or has no day yet
            continue
        yield Piece(
            f"{Source.CERTIFICATE}-{kind}", Source.CERTIFICATE, order().place(_CERTIFICATE), "", made.organ, made.title,
            today, made.title, partial(certificate.pdf, desk, made),
        )  # fmt: skip
