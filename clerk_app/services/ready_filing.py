"""What is to be kept as sent, counted beforehand: the counting may be done on a copy, the line is then only written."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.store.books import Filing


@dataclass(frozen=True)
class ReadyFiling:
    """A line to be written and what is said then; without a line nothing is to be written."""

    change: Change
    line: Filing | None = None


def keep(desk: Desk, ready: ReadyFiling) -> Change:
    """Write the line. Nothing may have been written since it was counted."""
    if ready.line is not None:
        desk.store.filings.add(ready.line)
    return ready.change
