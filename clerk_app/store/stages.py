"""What opening a store may take long for, told as it goes."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Stage(StrEnum):
    """What is done before an older store is open."""

    COPY = "copy"
    """its backup is written"""
    CHECK = "check"
    """the backup is compared, row by row"""
    STEPS = "steps"
    """it is changed; the first time this is told, nothing is changed yet"""


Told = Callable[[Stage, int, int], None]
"""Told how much of a stage is done, of how much. What it raises ends the opening; the store is then as it was."""


def untold(stage: Stage, done: int, total: int) -> None:
    """Nobody is told."""
