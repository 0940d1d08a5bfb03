"""What a deed touched, for the faces: which requests, and the sentence that says it is done."""

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
