"""What opening a store, or going back to a backup, may take long for, told as it goes."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """What is done before a store is open: an older one, one that was left open, one gone back to."""

    COPY = "copy"
    """its backup is written; the backup gone back to is copied"""
    CHECK = "check"
    """the backup, or the copy of it, is compared, row by row"""
    FILES = "files"
    """the letters' files are brought back"""
    STEPS = "steps"
    """it is changed, or replaced; the first time this is told, nothing is changed yet"""
    SOUND = "sound"
    """it was not closed the last time, so all of it is looked through"""


Told = Callable[[Stage, int, int], None]
"""Told how much of a stage is done, of how much. What it raises ends it; the store is then as it was."""


def untold(stage: Stage, done: int, total: int) -> None:
    """Nobody is told."""
