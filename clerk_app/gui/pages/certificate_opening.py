"""The argument of the page "certificate": which request, and which of its periods."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ClockKind


@dataclass(frozen=True)
class CertificateOpening:
    """``ref`` tells periods of one kind apart: the party asked, or the case number. Empty: the nearest."""

    request: RequestId
    kind: ClockKind = ClockKind.REPLY
    ref: str = ""
