"""Notices the office added: out of the store, into the calendar, and back into text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clerk_app.law.reading import holiday_notice, table_of
from clerk_app.law.workdays import HolidayNotice, HolidaySpan, WorkCalendar
from clerk_app.store.database import Store


@dataclass(frozen=True)
class KeptNotice:
    """One notice this office added: what it rules, the text it was read from, who added it and when (UTC, ISO)."""

    notice: HolidayNotice
    key: str
    """Tells the notices of one year apart in the store: the number, or the name of a local layer."""
    pasted: str
    added_at: str
    added_by: str


def kept_notices(store: Store) -> tuple[KeptNotice, ...]:
    """The notices in force that were added to this store, by year. Raises BadResource for one nobody can read."""
    found = []
    for row in store.notices.all():
        table = table_of(row.text, f"{row.year} {row.number}".strip())
        pasted = table.text("pasted", "")
        found.append(KeptNotice(holiday_notice(table), row.number, pasted, row.added_at, row.added_by))
    return tuple(found)


def key_of(notice: HolidayNotice) -> str:
    """Which notice of its year a later one of the same key takes the place of."""
    return notice.spans[0].name if notice.local else notice.citation.number


def joined(shipped: Sequence[HolidayNotice], added: Iterable[HolidayNotice]) -> WorkCalendar:
    """One calendar: the State Council's notices by day of publication, then the local layers.

    A notice the program ships since takes the place of the same one added before it was shipped.
    """
    numbers = {notice.citation.number for notice in shipped if notice.citation.number}
    years = {notice.year for notice in shipped if not notice.supplement}
    new = [notice for notice in added if notice.local or notice.citation.number not in numbers]
    # Added without its number, and shipped since: the year has one yearly notice.
    new = [
        notice for notice in new
        if notice.local or notice.supplement or notice.citation.number or notice.year not in years
    ]
    state = sorted((*shipped, *(one for one in new if not one.local)), key=lambda notice: notice.published)
    local = sorted((one for one in new if one.local), key=lambda notice: notice.published)
    return WorkCalendar((*state, *local))


def as_toml(notice: HolidayNotice, pasted: str = "") -> str:
    """The text of a file in resources/holidays/, with the pasted official text beside it."""
    lines = [f"year = {notice.year}", f"statutory_days = {notice.statutory_days}"]
    lines += ["supplement = true"] if notice.supplement else []
    lines += ["local = true"] if notice.local else []
    lines += [f"pasted = {_quoted(pasted)}"] if pasted else []
    lines += ["", "[notice]", f"text = {_quoted(notice.citation.text)}", f"number = {_quoted(notice.citation.number)}"]
    lines += [f"published = {notice.published.isoformat()}"]
    lines += ["unverified = true"] if notice.unverified else []
    for span in notice.spans:
        lines += ["", *_span_lines(span)]
    return "\n".join(lines) + "\n"


def _span_lines(span: HolidaySpan) -> list[str]:
    lines = ["[[span]]", f"name = {_quoted(span.name)}"]
    if span.off is not None:
        lines.append(f"off = [{', '.join(day.isoformat() for day in span.off)}]")
    if span.work:
        lines.append(f"work = [{', '.join(day.isoformat() for day in span.work)}]")
    return lines


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which only TOML forbids.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
