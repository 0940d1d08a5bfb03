"""The argument of the page "letter": which request, and which kind to write or which issued one to show."""

from __future__ import annotations

from dataclasses import dataclass

from clerk_app.cases.request import RequestId


@dataclass(frozen=True)
class LetterOpening:
    """``document`` shows an issued letter; else one of ``kind`` (a file of resources/letters/; empty: what fits)."""

    request: RequestId
    kind: str = ""
    document: int | None = None
