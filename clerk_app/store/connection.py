"""The one way a connection to clerk.db is opened; each setting stands here because doing without it lost data."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from clerk_app.store import folder as folders
from clerk_app.store import troubles
from clerk_app.store.engine import Database
from clerk_app.store.schema import APPLICATION_ID

OPENING_WAIT = 1.5
"""Seconds a second program waits before it is told who has the store; the answer must come within 2.5."""

BUSY_WAIT = 2000
"""Milliseconds: the window must answer, so trying again is the clerk's button."""

PAGES = 500
"""Pages copied between two looks whether the copy is still wanted: a few milliseconds."""

SETTINGS = (
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # else INSERT OR REPLACE slips past the trigger that keeps events
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", str(BUSY_WAIT), BUSY_WAIT),
)
"""What never touches the file: pragma, value, and what reading it back must give."""

FILE_SETTINGS = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("secure_delete", "ON", 1),
    ("mmap_size", "0", 0),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
)
"""What needs the file, so only after we know it is ours and have it alone. Never WAL: it loses acknowledged work."""


def uri(path: Path, options: str) -> str:
    """The file as a URI; Chinese, '#', '?' and '%' in the path are quoted, a share gets its four slashes."""
    text = path.as_uri()
    if not text.startswith("file:///"):
        text = "file:////" + text.removeprefix("file://")
    return f"{text}?{options}"


def header(path: Path) -> tuple[int, int]:
    """application_id and user_version, read without lock, journal or a byte written. Raises sqlite3.Error.

    Through the engine and not by ``open()``: closing a plain handle would drop this process's locks on the file.
    """
    with contextlib.closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True)) as connection:
        return (
            connection.execute("PRAGMA application_id").fetchone()[0],
            connection.execute("PRAGMA user_version").fetchone()[0],
        )


def require_ours(path: Path) -> None:
    """Refuse a stranger's file before anything could be written to it, and one that is empty or no database."""
    store = path.parent
    if path.is_symlink() or not path.is_file():
        raise troubles.store_trouble(troubles.CANNOT_OPEN, store, code="MISSING")
    if path.stat().st_size == 0:
        raise troubles.store_trouble(troubles.DAMAGED, store, code="EMPTY")
    try:
        number, _ = header(path)
    except troubles.ENGINE_ERRORS as error:
        # After a crash the header may run ahead of the file until the journal is played back: the opening decides.
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT") and has_journal(store):
            return
        raise troubles.of_engine(error, store) or error from error
    if number != APPLICATION_ID:
        raise troubles.store_trouble(troubles.NOT_OURS, store, names=folders.DATABASE)


def has_journal(store: Path) -> bool:
    """Whether an unfinished write was left behind."""
    with contextlib.suppress(OSError):
        return (store / folders.JOURNAL).stat().st_size > 0
    return False


def open_alone(path: Path) -> Database:
    """Open the file for this program alone. Raises sqlite3.Error; "busy" where another has it."""
    connection = sqlite3.connect(uri(path, "mode=rw"), uri=True, timeout=OPENING_WAIT, isolation_level=None)
    try:
        _defend(connection)
        # First the lock, then the mode: in exclusive mode two waiting programs would keep each other's read lock.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("COMMIT")
        db = Database(connection)
        _set(connection, (*SETTINGS, *FILE_SETTINGS))
        if connection.execute("PRAGMA application_id").fetchone()[0] not in (0, APPLICATION_ID):
            raise troubles.store_trouble(troubles.NOT_OURS, path.parent, names=path.name)
        return db
    except BaseException:
        connection.close()
        raise


def open_read_only(path: Path) -> Database:
    """Open a finished copy that nobody writes to, such as a backup. Raises sqlite3.Error."""
    connection = sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)
    try:
        _defend(connection)
        _set(connection, SETTINGS)
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def into_memory(db: Database) -> Database:
    """A copy that may be handed to another thread: it shares nothing with the file, and refuses to be written."""
    return _in_memory(db.conn, -1, None)


def into_memory_beside(path: Path, step: Callable[[int, int], None]) -> Database:
    """The same by a look of its own at a file that is open elsewhere: without a lock, a torn copy if it is written.

    ``step`` is told how many pages are done, of how many; what it raises ends the copying. Raises sqlite3.Error.
    """

    def told(_: int, left: int, total: int) -> None:
        step(total - left, total)

    with contextlib.closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)) as one:
        return _in_memory(one, PAGES, told)


def _in_memory(source: sqlite3.Connection, pages: int, told: Callable[[int, int, int], object] | None) -> Database:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(connection, pages=pages, progress=told)
        _defend(connection)
        _set(connection, (*SETTINGS, ("query_only", "ON", 1)))
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def into_file(db: Database, path: Path, step: Callable[[int, int], None]) -> None:
    """The engine's own consistent copy into a new file, in DELETE mode and closed. Raises sqlite3.Error.

    ``step`` is told how many pages are done, of how many; what it raises ends the copying.
    """

    def told(_: int, left: int, total: int) -> None:
        step(total - left, total)

    with contextlib.closing(sqlite3.connect(uri(path, "mode=rwc"), uri=True, isolation_level=None)) as connection:
        db.conn.backup(connection, pages=PAGES, progress=told)
        connection.execute("PRAGMA journal_mode = DELETE")


def new_file(path: Path) -> Database:
    """A new, empty file to be filled and then given its name. Raises sqlite3.Error."""
    connection = sqlite3.connect(uri(path, "mode=rwc"), uri=True, isolation_level=None)
    try:
        _defend(connection)
        _set(connection, SETTINGS)
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def _defend(connection: sqlite3.Connection) -> None:
    setconfig = getattr(connection, "setconfig", None)  # from Python 3.12
    if setconfig is not None:
        setconfig(getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), True)  # noqa: B009
        setconfig(getattr(sqlite3, "SQLITE_DBCONFIG_TRUSTED_SCHEMA"), False)  # noqa: B009


def _set(connection: sqlite3.Connection, settings: tuple[tuple[str, str, int | str], ...]) -> None:
    for name, value, _ in settings:
        connection.execute(f"PRAGMA {name} = {value}")
    for name, _, expected in settings:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != expected:
            raise RuntimeError(f"PRAGMA {name} is {row[0]}, not {expected}")


def is_sound(db: Database) -> bool:
    """The engine's quick look at the structure of the file. Raises sqlite3.Error."""
    return [row[0] for row in db.execute("PRAGMA quick_check").fetchall()] == ["ok"]


def is_sound_beside(path: Path) -> bool:
    """The same by a look of its own, without a lock: of a file that may be written meanwhile it says nothing."""
    with contextlib.closing(sqlite3.connect(uri(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)) as one:
        _set(one, SETTINGS)
        return is_sound(Database(one))


def engine_version() -> str:
    """The version of SQLite this Python carries."""
    return sqlite3.sqlite_version
