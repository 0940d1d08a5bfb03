"""Letters as they were issued, their numbers, their deliveries, and attachments; the bytes stand in files/ by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NewType

from clerk_app.cases.numbering import NumberPattern, Series
from clerk_app.cases.request import EntryId, OrganId, RequestId
from clerk_app.law.events import ANSWER, Event, Fact
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.store import folder as folders
from clerk_app.store import troubles
from clerk_app.store.intake_drafts import FILES_OF_DRAFTS
from clerk_app.store.request_rows import chunks
from clerk_app.store.settings import FILES_OF_SETTINGS
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.store.database import Store

DocumentId = NewType("DocumentId", int)


@dataclass(frozen=True)
class Document:
    """One issued letter: stored as it was printed, with the facts it was printed from (JSON; None once erased)."""

    id: DocumentId
    request: RequestId
    entry: EntryId
    kind: str
    number: str
    title: str
    issued_on: date
    sha256: str
    size: int
    template: str
    fonts: str
    facts: str | None


@dataclass(frozen=True)
class Delivery:
    """One posting or handing over (送达), as its SERVED event says; struck where that event is."""

    request: RequestId
    entry: EntryId
    document: DocumentId | None
    manner: DeliveryManner
    posted_on: date | None
    signed_for_on: date | None


@dataclass(frozen=True)
class Attachment:
    """A file that came with a request or was made for it.

    ``name`` is shown, never used as a path; empty once it was erased, and its bytes with it.
    """

    id: int
    request: RequestId
    entry: EntryId
    name: str
    sha256: str
    size: int


class Documents:
    """The documents of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draw_number(self, series: str, year: int, organ: OrganId, pattern: str) -> str:
        """The next number of a series by a bare pattern, with the organ's code of that year."""
        code = self._store.organs.on(organ, date(year, 12, 31)).code
        return self._store.numbers.draw(Series(series, NumberPattern(pattern)), year, organ, code)

    def issue(
        self,
        request: RequestId,
        *,
        kind: str,
        number: str,
        title: str,
        data: bytes,
        facts: str,
        template: str,
        fonts: str,
        on: date,
        deed: str | None = None,
        more: Mapping[str, Fact] = MappingProxyType({}),
    ) -> DocumentId:
        """Keep a letter as issued: its bytes first, then the row that names them, and the LETTER_ISSUED event.

        ``more``: what that event is to keep besides the letter (who let it pass).
        """
        if deed is not None and (done := self._of_deed(deed)) is not None:
            return done
        store = self._store
        with store.write():
            sha256 = self._keep(data)
            document = DocumentId(store.next_id("documents"))
            said: dict[str, Fact] = {
                "letter": kind, "number": number, "document": document, "sha256": sha256, "template": template,
                **more,
            }
            event = Event(EventKind.LETTER_ISSUED, on, MappingProxyType({k: v for k, v in said.items() if v != ""}))
            entry = store.requests.append(request, event, deed=deed)
            store.insert(
                "documents",
                {
                    "request_id": request, "event_seq": entry, "kind": kind, "number": number or None,
                    "title": title, "issued_on": on.isoformat(), "sha256": sha256, "size": len(data),
                    "template": template, "fonts": fonts, "facts": facts,
                },
            )
        return document

    def get(self, document: DocumentId) -> Document:
        """One letter. Raises LookupError."""
        found = self._documents("id = ?", document)
        if not found:
            raise LookupError(f"no document {document}")
        return found[0]

    def of_deed(self, deed: str) -> Document | None:
        """The letter that deed issued, None for a new deed."""
        done = self._of_deed(deed)
        return None if done is None else self.get(done)

    def of_request(self, request: RequestId) -> tuple[Document, ...]:
        """The letters of a request in the order they were issued."""
        return self._documents("request_id = ?", request)

    def undelivered(self, kinds: Sequence[str]) -> tuple[Document, ...]:
        """The letters of those kinds that stand, and of which no delivery that stands names them; found by indexes.

        An answer is left out too where a later delivery names no letter at all: it was meant.
        """
        marks = ", ".join("?" * len(kinds))
        bare = self._store.rows(
            f"SELECT id, event_seq FROM documents AS one WHERE kind IN ({marks}) "
            "AND NOT EXISTS (SELECT 1 FROM deliveries WHERE document_id = one.id) "
            "AND NOT EXISTS (SELECT 1 FROM deliveries AS any WHERE any.request_id = one.request_id "
            "AND any.document_id IS NULL AND any.event_seq > one.event_seq AND one.kind = ?)",
            (*kinds, ANSWER),
        )
        struck = self._store.requests.struck_entries()
        found = {document for document, entry in bare if entry not in struck}
        found |= self._with_struck_deliveries(struck)
        chosen = (self.get(DocumentId(one)) for one in sorted(found))
        return tuple(one for one in chosen if one.kind in kinds and one.entry not in struck)

    def _with_struck_deliveries(self, struck: Collection[EntryId]) -> set[int]:
        """The letters whose every delivery was struck."""
        rows = [
            row
            for marks, some in chunks(struck)
            for row in self._store.rows(
                f"SELECT DISTINCT document_id, request_id FROM deliveries WHERE event_seq IN ({marks}) "
                "AND (document_id IS NOT NULL OR request_id IN (SELECT request_id FROM documents))", some
            )
        ]  # fmt: skip
        return {one for row in rows for one in self._delivered_anew(row[0], RequestId(row[1]), struck)}

    def _delivered_anew(self, document: int | None, request: RequestId, struck: Collection[EntryId]) -> set[int]:
        """The letters a struck delivery leaves without one: its own, or the answers where it named none."""
        rows = self._store.rows(
            "SELECT document_id, event_seq FROM deliveries WHERE request_id = ?", (request,)
        )
        standing = {row[0] for row in rows if EntryId(row[1]) not in struck}
        if document is not None:
            return set() if document in standing else {document}
        if None in standing:
            return set()
        return {one.id for one in self.of_request(request) if one.kind == ANSWER and one.id not in standing}

    def data(self, document: DocumentId) -> bytes:
        """The letter's bytes as issued. Raises KnownTrouble("document_lost") where they are missing or changed."""
        found = self.get(document)
        return self._read(found.sha256, found.number or found.title)

    def attach(
        self, request: RequestId, *, name: str, data: bytes, text: str, on: date, what: str = "",
        deed: str | None = None,
    ) -> int:
        """Keep a file that belongs to a request, with a NOTED event that says ``text`` and ``what`` the file is."""
        store = self._store
        if deed is not None and store.requests.has_deed(deed):
            row = store.row(
                "SELECT attachments.id FROM attachments JOIN events ON seq = event_seq WHERE deed = ?", (deed,)
            )
            return int(row[0]) if row else 0
        with store.write():
            sha256 = self._keep(data)
            noted: dict[str, Fact] = {"text": text, "sha256": sha256, **({"what": what} if what else {})}
            entry = store.requests.append(request, Event(EventKind.NOTED, on, MappingProxyType(noted)), deed=deed)
            return store.insert(
                "attachments",
                {"request_id": request, "event_seq": entry, "name": name, "sha256": sha256, "size": len(data)},
            )

    def attachments(self, request: RequestId) -> tuple[Attachment, ...]:
        """The files of a request."""
        rows = self._store.rows(
            "SELECT id, request_id, event_seq, coalesce(name, ''), sha256, size FROM attachments "
            "WHERE request_id = ? ORDER BY id", (request,),
        )
        return tuple(
            Attachment(row[0], RequestId(row[1]), EntryId(row[2]), row[3], row[4], row[5]) for row in rows
        )

    def attachment_data(self, attachment: Attachment) -> bytes:
        """The file's bytes. Raises KnownTrouble("document_lost")."""
        return self._read(attachment.sha256, attachment.name)

    def kept(self, sha256: str, name: str) -> bytes:
        """A kept file by its hash, named in the sentence if it is lost; no row is asked, so that a job may."""
        return self._read(sha256, name)

    def note_delivery(self, request: RequestId, entry: EntryId, event: Event) -> None:
        """The row of a SERVED event; written by ``Requests.append`` in the same deed."""
        posted, signed = event.day("posted_on"), event.day("signed_for_on")
        self._store.insert(
            "deliveries",
            {
                "request_id": request, "event_seq": entry, "document_id": event.whole("document"),
                "manner": event.text("manner"), "posted_on": None if posted is None else posted.isoformat(),
                "signed_for_on": None if signed is None else signed.isoformat(),
            },
        )

    def deliveries(self, request: RequestId) -> tuple[Delivery, ...]:
        """The deliveries of a request whose SERVED event is in force."""
        in_force = {one.id for one in self._store.requests.get(request).entries if one.struck_by is None}
        rows = self._store.rows(
            "SELECT event_seq, document_id, manner, posted_on, signed_for_on FROM deliveries "
            "WHERE request_id = ? ORDER BY id", (request,),
        )
        return tuple(
            Delivery(
                request=request, entry=EntryId(seq), document=None if document is None else DocumentId(document),
                manner=DeliveryManner(manner), posted_on=_day(posted), signed_for_on=_day(signed),
            )
            for seq, document, manner, posted, signed in rows
            if seq in in_force
        )

    def hashes(self) -> frozenset[str]:
        """Every file the store names; one that was erased is not there any more."""
        rows = self._store.rows(
            "SELECT sha256 FROM documents UNION SELECT sha256 FROM attachments WHERE name IS NOT NULL "
            f"UNION SELECT sha256 FROM {FILES_OF_SETTINGS} UNION SELECT sha256 FROM {FILES_OF_DRAFTS}"
        )
        return frozenset(row[0] for row in rows)

    def keep_file(self, data: bytes) -> str:
        """Keep a file that a setting or a draft is going to name; its hash. Raises KnownTrouble of the disk."""
        return self._keep(data)

    def kept_file(self, sha256: str) -> Path | None:
        """Where such a file lies, None where it is lost or changed."""
        path = self._path(sha256)
        try:
            return path if hashlib.sha256(path.read_bytes()).hexdigest() == sha256 else None
        except OSError:
            return None

    def _documents(self, where: str, value: int) -> tuple[Document, ...]:
        rows = self._store.rows(
            "SELECT id, request_id, event_seq, kind, coalesce(number, ''), title, issued_on, sha256, size, template, "
            f"fonts, facts FROM documents WHERE {where} ORDER BY id", (value,),
        )
        with self._store.reading():
            return tuple(
                Document(
                    id=DocumentId(row[0]), request=RequestId(row[1]), entry=EntryId(row[2]), kind=row[3],
                    number=row[4], title=row[5], issued_on=date.fromisoformat(row[6]), sha256=row[7], size=row[8],
                    template=row[9], fonts=row[10], facts=row[11],
                )
                for row in rows
            )

    def _of_deed(self, deed: str) -> DocumentId | None:
        row = self._store.row(
            "SELECT documents.id FROM documents JOIN events ON seq = event_seq WHERE deed = ?", (deed,)
        )
        return None if row is None else DocumentId(row[0])

    def _keep(self, data: bytes) -> str:
        """The file in files/, whole and synced before any row names it; its hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        try:
            folders.make_folder(path.parent)
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
                folders.write_file(path, data)
        except OSError as error:
            raise troubles.of_disk(error, self._store.folder) from error
        return sha256

    def _read(self, sha256: str, name: str) -> bytes:
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise KnownTrouble("document_lost", name=name, file=sha256) from None
        except OSError as error:
            raise troubles.of_disk(error, self._store.folder) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise KnownTrouble("document_lost", name=name, file=sha256)
        return data

    def _path(self, sha256: str) -> Path:
        return self._store.folder / folders.FILES / sha256


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
