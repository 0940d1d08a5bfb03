"""What the sentences of the checks are filled with, as far as a clock tells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clerk_app.law.clock import Clock


def facts_of(clock: Clock) -> Mapping[str, object]:
    """The dates that a note on a request may speak of; those it has not are left out."""
    known = {
        "base_due_on": clock.base_due_on,
        "due_on": clock.due_on,
        "notice_by": clock.correction_notice_by,
        "served_on": clock.served_on,
        "answered_on": clock.closed_on,
        "year": clock.missing_year,
    }
    return MappingProxyType({name: value for name, value in known.items() if value is not None})
