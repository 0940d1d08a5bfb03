"""Forms: their facts as far as the store knows them, the draft, and the form as issued. Asked through ``letters``."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.catalogue import Entry
from clerk_app.cases.letter_facts import Blank, Facts
from clerk_app.cases.request import RequestId
from clerk_app.services.change import Change, Override
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble


def entries(desk: Desk) -> tuple[Entry, ...]:
    """Every form of the catalogue."""
    return ()


def facts_of(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> Facts:
    """Everything the store knows for a form, with what the clerk gives over it."""
    raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="")


def fields(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> tuple[Blank, ...]:
    """Every fact the form looks at."""
    raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="")


def missing(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> tuple[str, ...]:
    """The names of the facts without which the form cannot be issued."""
    raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="")


def draft(desk: Desk, request_id: RequestId, kind: str, given: Facts | None, today: date | None) -> bytes:
    """The form as far as it is known."""
    raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="")


def issue(
    desk: Desk, request_id: RequestId, kind: str, given: Facts | None, *, today: date, deed: str | None,
    override: Override | None,
) -> Change:
    """Finish the form: its bytes are kept by hash."""
    raise KnownTrouble("letter_kind_unknown", kind=kind, kinds="")
