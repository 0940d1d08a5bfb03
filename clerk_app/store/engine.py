"""A connection as the store asks it. sqlite-utils, over the same one, makes the steps of the schema and is read for no
less: with what it brings along (click, dateutil, pluggy) it would keep every start waiting."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence

Value = str | int | None
_PART = "part_of_a_deed"


class Database:
    """A connection without transactions of its own (``isolation_level=None``): what begins one says BEGIN."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Cursor:
        """Raises sqlite3.Error."""
        return self.conn.execute(sql, values)

    @contextlib.contextmanager
    def part(self) -> Iterator[None]:
        """A part of the transaction that may fail alone."""
        self.conn.execute(f"SAVEPOINT {_PART}")
        try:
            yield
        except BaseException:
            if self.conn.in_transaction:  # some errors end the whole of it: the first one is to be told
                self.conn.execute(f"ROLLBACK TO SAVEPOINT {_PART}")
                self.conn.execute(f"RELEASE SAVEPOINT {_PART}")
            raise
        self.conn.execute(f"RELEASE SAVEPOINT {_PART}")

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()
