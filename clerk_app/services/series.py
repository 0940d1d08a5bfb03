"""文号 by the office's settings: which counter a letter's number comes from, and how the number looks."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.catalogue import Entry
from clerk_app.cases.numbering import NumberPattern, Series, place_in
from clerk_app.cases.request import OrganId, Request
from clerk_app.services.desk import Desk
from clerk_app.services.settings import PATTERN
from clerk_app.store.organs import Organ

BY_YEAR, BY_KIND, BY_REQUEST = "year", "kind", "request"
"""One row of numbers a year for all letters; one for each kind; or the place of the request for all its letters."""


def series_of(desk: Desk, entry: Entry, request: Request) -> Series:
    """What a letter of that kind draws its number from for that request."""
    pattern = pattern_of(desk, entry, request.organ)
    scope = desk.settings.text("number_scope")
    if scope == BY_YEAR:
        return Series(entry.series, pattern, entry.suffix)
    follows = None
    if scope == BY_REQUEST:
        numbers = request_pattern(desk, request.organ)
        follows = place_in(request.number, numbers, request.received_on.year)
    return Series(f"{entry.series}:{entry.kind}", pattern, entry.suffix, is_shared=False, follows=follows)


def pattern_of(desk: Desk, entry: Entry, organ: OrganId | None = None) -> NumberPattern:
    """The shape of its numbers: the kind's own, the agency's, or the one all letters have."""
    own = PATTERN + entry.kind
    text = desk.settings.text(own) if own in desk.settings.declared else ""
    if not text and organ is not None:
        text = desk.store.organs.on(organ, date.max).letter_pattern
    return NumberPattern(text or desk.settings.text("document_pattern"))


def request_pattern(desk: Desk, organ: OrganId) -> NumberPattern:
    """The shape of 登记编号: the agency's own, or the desk's."""
    own = desk.store.organs.on(organ, date.max).request_pattern
    return NumberPattern(own or desk.settings.text("number_pattern"))


def draw(desk: Desk, entry: Entry, request: Request, on: date) -> str:
    """The number of a letter dated ``on``; empty for a kind that takes none. Within the deed that issues it.

    Raises KnownTrouble where the organ has no code, or the kind no ending, and the pattern wants it.
    """
    if not entry.series:
        return ""
    organ = desk.store.organs.on(request.organ, on)
    return desk.store.numbers.draw(series_of(desk, entry, request), on.year, organ.id, organ.code)


def waiting_number(desk: Desk, entry: Entry, request: Request, organ: Organ, on: date) -> str:
    """The number of a draft: its place left blank, nothing drawn; empty where a part of it is not known."""
    if not entry.series:
        return ""
    series = series_of(desk, entry, request)
    known = {"code": organ.code, "suffix": entry.suffix}
    if any(series.pattern.wants(name) and not text.strip() for name, text in known.items()):
        return ""
    return series.pattern.waiting(year=on.year, code=organ.code, suffix=entry.suffix)
