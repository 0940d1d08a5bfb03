"""Backups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlite_utils import Database


def write_of(db: Database, folder: Path, *, now: datetime, why: str) -> None:
    raise RuntimeError("to come")
