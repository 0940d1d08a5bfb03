"""A store is made ready to be opened: one that an earlier release wrote is backed up, the backup checked, then changed;
one that was left open is looked through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from clerk_app.store.database import open_store
from clerk_app.store.early_look import EarlyLook, begin_look
from clerk_app.store.opening import is_left_open, is_older
from clerk_app.store.stages import Stage, Told, untold

__all__ = ["EarlyLook", "Stage", "Told", "begin_look", "is_left_open", "is_older", "make_ready", "untold"]


def make_ready(folder: Path, *, who: str, now: Callable[[], datetime], told: Told) -> None:
    """Opened and closed again, so that it is open at once afterwards; may be done in another thread.

    What ``told`` raises before it is told of ``Stage.STEPS`` for the second time ends it, with the store as it was.
    Raises KnownTrouble of kind "store".
    """
    open_store(folder, who=who, now=now, told=told).close()
