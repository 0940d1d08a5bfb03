"""What opening a store may take long for, told as it goes."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """What is done before a store is open: an older one, or one that was left open."""

    COPY = "copy"
    """its backup is written"""
    CHECK = "check"
    """the backup is compared, row by row"""
    STEPS = "steps"
    """it is changed; the first time this is told, nothing is changed yet"""
    SOUND = "sound"
    """it was not closed the last time, so all of it is looked through"""


Told = Callable[[Stage, int, int], None]
"""Told how much of a stage is done, of how much. What it raises ends the opening; the store is then as it was."""


def untold(stage: Stage, done: int, total: int) -> None:
    """Nobody is told."""
