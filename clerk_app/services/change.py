"""What a deed touched, for the faces, and what the head of the office decided so that it could be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.cases.request import RequestId


@dataclass(frozen=True)
class Change:
    """Returned by every deed after its commit. ``message`` is a key of resources/sentences/."""

    requests: frozenset[RequestId] = frozenset()
    message: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    calendar: bool = False
    settings: bool = False


@dataclass(frozen=True)
class Override:
    """照登: an error let pass by the head of the office, in writing. All three are asked for."""

    by: str
    role: str
    reason: str
