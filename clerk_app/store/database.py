"""The store, opened in one place and written in one way: one connection, one writer, one transaction a deed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from clerk_app.store import checks, connection, opening, troubles
from clerk_app.store import folder as folders
from clerk_app.store.books import (
    Book,
    Colleague,
    Complaint,
    Enquiry,
    EnteredFigure,
    Filing,
    LetterWording,
    Unit,
    WorkDone,
)
from clerk_app.store.copying import Report, Turns
from clerk_app.store.deliveries import Deliveries
from clerk_app.store.document_numbers import DocumentNumbers
from clerk_app.store.documents import Documents
from clerk_app.store.early_look import EarlyLook
from clerk_app.store.engine import Database
from clerk_app.store.form_drafts import FormDrafts
from clerk_app.store.in_hand import InHand
from clerk_app.store.intake_drafts import IntakeDrafts
from clerk_app.store.letter_drafts import LetterDrafts
from clerk_app.store.notices import Notices
from clerk_app.store.organs import Organs
from clerk_app.store.register_rows import RegisterRows
from clerk_app.store.remedies import Remedies
from clerk_app.store.requests import Requests
from clerk_app.store.settings import Settings
from clerk_app.store.stages import Told, untold
from clerk_app.store.trail import Finding, Head, Plain, row_hash
from clerk_app.trouble import KnownTrouble

Row = tuple[Any, ...]


def open_store(
    folder: Path,
    *,
    create: bool = False,
    who: str,
    now: Callable[[], datetime],
    take_over: bool = False,
    told: Told = untold,
    looked: EarlyLook | None = None,
) -> Store:
    """Open the store in ``folder``; ``create`` makes one where the folder is missing or empty.

    ``take_over``: the clerk has decided that a note left by another machine is stale; ``looked``: a look at its file
    that was begun before. Raises KnownTrouble of kind "store": full, locked, read-only, damaged,
    newer, not ours, cannot open.
    """
    folder = folder.expanduser().resolve()
    db, note = opening.opened(folder, create=create, who=who, now=now, take_over=take_over, told=told, looked=looked)
    return Store(folder, db, who=who, now=now, note=note, file=folder / folders.DATABASE)


class Store:
    """An open store. Made by ``open_store``; speaks in requests, documents, remedies, not in rows."""

    def __init__(
        self,
        folder: Path,
        db: Database,
        *,
        who: str,
        now: Callable[[], datetime],
        note: folders.LockNote | None,
        file: Path | None = None,
    ) -> None:
        self.folder = folder
        self.who = who
        self._now = now
        self._db: Database | None = db
        self._note = note
        self._file = file
        self._turns = Turns()
        self._writes = self._writes_backed_up = 0
        self._is_writing = False
        self._ids: dict[str, int] = {}
        self.requests = Requests(self)
        self.documents = Documents(self)
        self.deliveries = Deliveries(self)
        self.numbers = DocumentNumbers(self)
        self.remedies = Remedies(self)
        self.in_hand = InHand(self)
        self.register = RegisterRows(self)
        self.organs = Organs(self)
        self.settings = Settings(self)
        self.notices = Notices(self)
        self.complaints = Book(self, "complaints", Complaint)
        self.enquiries = Book(self, "enquiries", Enquiry)
        self.figures = Book(self, "entered_figures", EnteredFigure)
        self.filings = Book(self, "filings", Filing)
        self.letter_wordings = Book(self, "letter_wordings", LetterWording)
        self.letter_drafts = LetterDrafts(self)
        self.intake_drafts = IntakeDrafts(self)
        self.form_drafts = FormDrafts(self)
        self.work_log = Book(self, "work_log", WorkDone)
        self.units = Book(self, "units", Unit)
        self.people = Book(self, "people", Colleague)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back: first the note, while the engine's lock still keeps others out. Ends its copying."""
        self._turns.close()
        if self._note is not None:
            folders.drop_note(self.folder, self._note)
            self._note = None
        self._drop_connection()

    @property
    def db(self) -> Database:
        """The connection, opened anew where an error of the disk made us let go of it."""
        if self._db is None:
            if self._note is None:
                raise RuntimeError("the store is closed")
            self._db = self._reopened()
        return self._db

    @property
    def in_write(self) -> bool:
        """Whether a deed is being written."""
        return self._db is not None and bool(self._db.conn.in_transaction)

    @property
    def has_changed(self) -> bool:
        """Whether a deed was written since the last backup of this session."""
        return self._writes > self._writes_backed_up

    @property
    def writes(self) -> int:
        """How many deeds were written since it was opened; a memory copy keeps the number of its original."""
        return self._writes

    def note_backup(self, copy: Store | None = None) -> None:
        """A backup was written: of the present state, or of a memory copy made before the latest deeds."""
        self._writes_backed_up = self._writes if copy is None else copy._writes

    def now(self) -> datetime:
        """The moment."""
        return self._now()

    def stamp(self) -> str:
        """The moment, in UTC: when something was written down."""
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    @contextlib.contextmanager
    def write(self) -> Iterator[None]:
        """One deed: all of it is kept or none. Within another deed, a part of it that may fail alone.

        The clerk is told "saved" only after this has ended. Raises KnownTrouble of kind "store" where the disk refuses.
        """
        if self._is_writing:
            self._require_transaction()
            try:
                with self.db.part():
                    yield
            except BaseException:
                self._forget()
                raise
            return
        with self._turns.changing():
            self._is_writing = True
            try:
                self.db.execute("BEGIN IMMEDIATE")
                yield
                self._require_transaction()
                self.db.execute("COMMIT")
            except BaseException as error:
                self._is_writing = False
                self._roll_back()
                self._forget()
                if isinstance(error, troubles.ENGINE_ERRORS):
                    raise self._told(error) from error
                raise
            self._is_writing = False
            if self.in_write:
                raise RuntimeError("a deed left its transaction open")
            self._writes += 1

    def rows(self, sql: str, values: Sequence[Plain] = ()) -> list[Row]:
        """Every row of a question, at once: no cursor outlives a call."""
        try:
            return self._execute(sql, values).fetchall()
        except troubles.ENGINE_ERRORS as error:
            raise self._told(error) from error

    def row(self, sql: str, values: Sequence[Plain] = ()) -> Row | None:
        """The first row of a question."""
        try:
            found: Row | None = self._execute(sql, values).fetchone()
        except troubles.ENGINE_ERRORS as error:
            raise self._told(error) from error
        return found

    def next_id(self, table: str) -> int:
        """The id the next row of a table will have."""
        if table not in self._ids:
            found = self.row(f"SELECT coalesce(max(id), 0) FROM {table}")
            self._ids[table] = found[0] if found else 0
        return self._ids[table] + 1

    def insert(self, table: str, row: Mapping[str, Plain]) -> int:
        """Add a row with the next id and its hash. Only within a deed."""
        row_id = self.next_id(table)
        full: dict[str, Plain] = {"id": row_id, **row}
        full["h"] = row_hash(table, full)
        self.insert_as_is(table, full)
        self._ids[table] = row_id
        return row_id

    def insert_as_is(self, table: str, row: Mapping[str, Plain]) -> None:
        """Add a row that is complete already."""
        self._require_writable(table, row)
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))

    def change(self, table: str, row_id: int, changes: Mapping[str, Plain]) -> None:
        """Change some columns of one row and its hash. Only within a deed."""
        self._require_writable(table, changes)
        cursor = self._execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
        found = cursor.fetchone()
        if found is None:
            raise LookupError(f"{table} has no row {row_id}")
        full = {**dict(zip((column[0] for column in cursor.description), found, strict=True)), **changes}
        full["h"] = row_hash(table, full)
        columns = ", ".join(f'"{name}" = ?' for name in full)
        self._execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*full.values(), row_id))

    def delete(self, table: str, row_id: int) -> None:
        """Delete one row of a table whose rows may go. Only within a deed."""
        self._require_writable(table, {})
        self._execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def memory_copy(self) -> Store:
        """The store as it is now, for a job in another thread; it cannot be written."""
        try:
            copy = connection.into_memory(self.db)
        except troubles.ENGINE_ERRORS as error:
            raise self._told(error) from error
        store = Store(self.folder, copy, who=self.who, now=self._now, note=None)
        store._writes = self._writes
        store.requests.know(self.requests)
        return store

    def copying(self) -> Callable[[Report], Store]:
        """A memory copy yet to be made, in another thread: the store as it is when that is done, never half a deed.

        What it gives is told how far it is, and raises KnownTrouble of kind "store".
        """
        return self._copied if self._file is not None else partial(_at_once, self.memory_copy())

    def _copied(self, report: Report) -> Store:
        """In another thread: touches no connection of this one's."""
        writes = self._writes  # a deed the copy holds besides is backed up once more
        try:
            copy = self._turns.copied(self._file or self.folder, report)
        except troubles.ENGINE_ERRORS as error:
            trouble = troubles.of_engine(error, self.folder)
            if trouble is not None and trouble.key == troubles.DAMAGED:  # whether it is, is for the next look to say
                trouble = troubles.store_trouble(troubles.CANNOT_OPEN, self.folder, code=trouble.facts["code"])
            raise trouble or error from error
        store = Store(self.folder, copy, who=self.who, now=self._now, note=None)
        store._writes = writes
        store.requests.know(self.requests)
        return store

    def findings(self, known: Iterable[Head] = ()) -> tuple[Finding, ...]:
        """Everything that is not as it was written; ``known`` are heads of the chain that backups remember."""
        try:
            return checks.everything(self.db, self.folder, known)
        except troubles.ENGINE_ERRORS as error:
            raise self._told(error) from error
        except OSError as error:
            raise troubles.of_disk(error, self.folder) from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Rows are turned into values here: a row that makes none is damage if the checks say so, else a bug."""
        try:
            yield
        except (ValueError, TypeError, LookupError):
            if self.findings():
                raise troubles.store_trouble(troubles.DAMAGED, self.folder, code="CONTENT") from None
            raise

    def _require_writable(self, table: str, row: Mapping[str, Plain]) -> None:
        if not self._is_writing:
            raise RuntimeError(f"{table} is written outside a deed")
        self._require_transaction()
        for name, value in row.items():
            if isinstance(value, str):
                if "\0" in value:
                    raise KnownTrouble("text_unstorable", kind="input", field=f"{table}.{name}")
            elif value is not None and (isinstance(value, bool) or not isinstance(value, int)):
                raise TypeError(f"{table}.{name} is {type(value).__name__}")

    def _execute(self, sql: str, values: Sequence[Plain]) -> sqlite3.Cursor:
        try:
            return self.db.execute(sql, values)
        except troubles.ENGINE_ERRORS as error:
            raise self._told(error) from error
        except (UnicodeEncodeError, OverflowError) as error:  # a lone surrogate, a number beyond 64 bits
            raise KnownTrouble("text_unstorable", kind="input", field="") from error

    def _told(self, error: Exception) -> Exception:
        """An error in the clerk's words; within a deed as it is, for ``write`` to tell once it is rolled back."""
        if self._is_writing:
            return error
        trouble = troubles.of_engine(error, self.folder)
        if trouble is None or self._note is None:
            return trouble or error
        if trouble.key == troubles.LOCKED:
            return troubles.locked(self.folder)
        # The engine's view of the file is not to be relied on after an error of the disk: the next call opens it anew.
        self._drop_connection()
        # A passing read error arrives as "malformed" too: open again, look, and only then speak of damage.
        if trouble.key == troubles.DAMAGED and self._is_sound():
            return troubles.store_trouble(troubles.CANNOT_OPEN, self.folder, code=trouble.facts["code"])
        return trouble

    def _is_sound(self) -> bool:
        try:
            return not checks.everything(self.db, None)
        except (KnownTrouble, *troubles.ENGINE_ERRORS):
            return False

    def _reopened(self) -> Database:
        try:
            with self._turns.changing():  # a journal that was left is played back
                connection.require_ours(self.folder / folders.DATABASE)
                return connection.open_alone(self.folder / folders.DATABASE)
        except troubles.ENGINE_ERRORS as error:
            trouble = troubles.of_engine(error, self.folder)
            if trouble is not None and trouble.key == troubles.LOCKED:
                trouble = troubles.locked(self.folder)
            raise trouble or error from error
        except OSError as error:
            raise troubles.of_disk(error, self.folder) from error

    def _require_transaction(self) -> None:
        """The engine ends a transaction by itself after some errors; nothing may be written behind that."""
        if self._db is None or not self._db.conn.in_transaction:
            raise RuntimeError("the deed was rolled back already")

    def _roll_back(self) -> None:
        if self._db is None:
            return
        try:
            if self._db.conn.in_transaction:
                self._db.execute("ROLLBACK")
        except troubles.ENGINE_ERRORS:
            self._drop_connection()

    def _forget(self) -> None:
        """What was read within a deed that failed is no longer so."""
        self._ids.clear()
        self.requests.forget()

    def _drop_connection(self) -> None:
        if self._db is not None:
            db, self._db = self._db, None
            with self._turns.changing(), contextlib.suppress(*troubles.ENGINE_ERRORS):
                db.close()


def _at_once(copy: Store, report: Report) -> Store:
    """A store that has no file of its own was copied when it was asked for."""
    return copy
