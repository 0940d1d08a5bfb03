"""The calendar over the years: what is known, a new notice pasted, shown and kept, local days, and what moves by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.law.citation import Citation
from clerk_app.law.events import Event
from clerk_app.law.legal_clock import Reason
from clerk_app.law.notice_text import NamedDay, NoticeReading, read_notice
from clerk_app.law.notice_words import year_named
from clerk_app.law.reading import BadResource, Table, holiday_notice, read_holidays, read_table, table_of
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import ONE_DAY, DayKind, HolidayNotice, HolidaySpan, Interval, WorkCalendar, days_of
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, reread
from clerk_app.services.kept_notices import KeptNotice, as_toml, joined, kept_notices, key_of
from clerk_app.services.moves import Move, moves_between, waiting_for_notice
from clerk_app.services.next_notice import missing_year
from clerk_app.services.year_view import YearDay, YearView, year_view
from clerk_app.trouble import KnownTrouble

__all__ = [
    "Coverage", "KeptNotice", "Move", "NamedDay", "Preview", "YearDay", "YearView", "add_local", "coverage", "keep",
    "local_moves", "missing_year", "preview", "withdraw", "withdrawal_moves", "year",
]


@dataclass(frozen=True)
class Coverage:
    """How far the calendar is known."""

    known_to: date
    missing_year: int | None
    """The year whose notice is asked for: this one, or from the day said in resources/calendar.toml the next."""
    waiting: tuple[RequestId, ...]
    """Open requests with a provisional date."""


@dataclass(frozen=True)
class Preview:
    """A pasted notice as it would be kept; nothing is written yet."""

    reading: NoticeReading
    moves: tuple[Move, ...]
    """Open requests whose dates move, what comes earlier first."""
    can_keep: bool
    why_not: KnownTrouble | None
    text: str
    """As pasted."""
    notice: HolidayNotice | None = None
    """What would be kept; None where it may not."""
    notes: tuple[Reason, ...] = ()
    """Told beside it; no hindrance."""
    ignored: frozenset[str] = frozenset()
    """Sentences the clerk confirmed to name no day."""
    replaces: tuple[KeptNotice, ...] = ()
    """Notices added before whose place it takes."""


def coverage(desk: Desk, today: date) -> Coverage:
    """How far the calendar is known, which year's notice is asked for, and whose dates wait for one."""
    return Coverage(desk.workdays.known_to, missing_year(desk, today), waiting_for_notice(desk))


def named_year(text: str) -> int | None:
    """The year a pasted text says it is for; None: it names none."""
    return year_named(text)


def preview(
    desk: Desk,
    text: str,
    year: int,
    today: date,
    number: str = "",
    published: date | None = None,
    *,
    ignored: frozenset[str] = frozenset(),
    local: str = "",
) -> Preview:
    """What a pasted notice says and which dates it would move.

    ``number`` and ``published``: what the clerk says, before what the text says; without either day it is today.
    ``ignored``: sentences the clerk confirmed to name no day. ``local``: the name of the local layer it makes.
    """
    reading = read_notice(text, year, desk.workdays.notices, name=local)
    number = number.strip() or reading.number
    published = published or reading.published or today
    why_not = _why_not(reading, ignored)
    read = Preview(reading, (), why_not is None, why_not, text, ignored=ignored)
    if why_not is not None:
        return read
    if local:
        return _local_preview(desk, read, local, number, published, today)
    shipped = next((one for one in shipped_notices() if _is_same(one, reading, number)), None)
    if shipped is not None:
        return _shipped_preview(read, shipped)
    kept = kept_notices(desk.store)
    replaces = tuple(one for one in kept if _takes_place(one.notice, reading, number))
    before = joined(shipped_notices(), [one.notice for one in kept if one not in replaces])
    notice = _notice_of(reading, number, published, before)
    after = joined(shipped_notices(), [*(one.notice for one in kept if one not in replaces), notice])
    moves = moves_between(desk, after, today)
    return replace(read, moves=moves, notice=notice, notes=tuple(_notes(notice, before)), replaces=replaces)


def _shipped_preview(read: Preview, shipped: HolidayNotice) -> Preview:
    """Of a notice the program ships: nothing to keep, or another text under its number."""
    number = shipped.citation.number
    if not _is_same(shipped, read.reading, ""):
        return replace(read, can_keep=False, why_not=KnownTrouble("notice_differs_from_shipped", number=number))
    note = _reason("notice_shipped_already", year=shipped.year, number=number)
    return replace(read, notice=shipped, notes=(note,))


def _local_preview(desk: Desk, read: Preview, name: str, number: str, published: date, today: date) -> Preview:
    """The same for a text of the region's or the office's own."""
    source = " ".join(part for part in (read.reading.title, number) if part)
    try:
        notice = local_notice(read.reading.days, name, source, published)
    except KnownTrouble as trouble:
        return replace(read, can_keep=False, why_not=read.why_not or trouble)
    return replace(read, notice=notice, moves=_moves_by_adding(desk, notice, today))


def keep(desk: Desk, made: Preview, today: date) -> tuple[Desk, Change]:
    """Keep a previewed notice, in one transaction. Raises its ``why_not`` where it may not be kept."""
    if made.notice is None:
        raise made.why_not or KnownTrouble("notice_names_no_day")
    if made.notice in shipped_notices():
        facts = {"year": made.notice.year, "number": made.notice.citation.number}
        return desk, Change(message="notice_shipped_already", facts=facts)
    message = "local_days_kept" if made.notice.local else "notice_kept"
    return _write(desk, made.notice, made.text, made.moves, today, message, made.replaces)


def add_local(
    desk: Desk, *, days: Sequence[NamedDay], name: str, source: str, published: date, today: date
) -> tuple[Desk, Change]:
    """Keep days off or worked of this office or region alone (全国年节及纪念日放假办法第四条).

    The same name for the same year again takes the place of what it said before. Raises KnownTrouble for days that
    make no layer.
    """
    notice = local_notice(days, name, source, published)
    return _write(desk, notice, "", _moves_by_adding(desk, notice, today), today, "local_days_kept")


def local_moves(
    desk: Desk, *, days: Sequence[NamedDay], name: str, source: str, published: date, today: date
) -> tuple[Move, ...]:
    """Which dates a local layer would move; nothing is written."""
    return _moves_by_adding(desk, local_notice(days, name, source, published), today)


def withdraw(desk: Desk, kept: KeptNotice, *, reason: str, today: date) -> tuple[Desk, Change]:
    """Take an added notice out of force; it stays on record with the reason. Raises KnownTrouble("notice_unknown")."""
    if not reason.strip():
        raise KnownTrouble("reason_missing")
    moves = withdrawal_moves(desk, kept, today)
    with desk.store.write():
        desk.store.notices.withdraw(kept.notice.year, kept.key, reason.strip())
        _note(desk, kept.notice, moves, today)
    return reread(desk), _changed(kept.notice, moves, "notice_withdrawn")


def withdrawal_moves(desk: Desk, kept: KeptNotice, today: date | None = None) -> tuple[Move, ...]:
    """Which dates would move if an added notice were withdrawn. Raises KnownTrouble("notice_unknown")."""
    all_kept = kept_notices(desk.store)
    if kept not in all_kept:
        raise KnownTrouble("notice_unknown", year=kept.notice.year, number=kept.key)
    return moves_between(desk, joined(shipped_notices(), [one.notice for one in all_kept if one != kept]), today)


def year(desk: Desk, year: int) -> YearView:
    """A year day by day, with the notices that rule it."""
    return year_view(desk.workdays, year, kept_notices(desk.store))


def shipped_year(year: int) -> YearView:
    """The same without a store: by the notices the program ships."""
    return year_view(joined(shipped_notices(), ()), year)


def shipped_notices() -> tuple[HolidayNotice, ...]:
    """The notices in resources/holidays/."""
    return read_holidays(places.resources() / "holidays")


def local_notice(days: Sequence[NamedDay], name: str, source: str, published: date) -> HolidayNotice:
    """Days of one local layer as a notice. Raises KnownTrouble for days that make none."""
    name, source = name.strip(), source.strip()
    if not days:
        raise KnownTrouble("local_days_none")
    if not name:
        raise KnownTrouble("local_days_without_name")
    if not source:
        raise KnownTrouble("local_days_without_source", name=name)
    years = sorted({one.day.year for one in days})
    if len(years) > 1:
        raise KnownTrouble("local_days_of_two_years", years=tuple(years))
    return _readable(
        HolidayNotice(
            years[0], Citation(source), published, tuple(_spans(days, name)), supplement=True, local=True
        )
    )


def _spans(days: Sequence[NamedDay], name: str) -> Iterator[HolidaySpan]:
    worked = tuple(sorted(one.day for one in days if not one.off))
    runs: list[Interval] = []
    for day in sorted(one.day for one in days if one.off):
        if runs and runs[-1][1] + ONE_DAY == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    if not runs:
        yield HolidaySpan(name, None, worked)
    for place, run in enumerate(runs):
        yield HolidaySpan(name, run, () if place else worked)


def _readable(notice: HolidayNotice) -> HolidayNotice:
    """The notice as it will be read back. Raises KnownTrouble where the rules of a holiday file refuse it."""
    try:
        return holiday_notice(table_of(as_toml(notice), str(notice.year)))
    except BadResource as error:
        raise KnownTrouble("notice_days_wrong", why=error.facts["why"]) from None


def _why_not(reading: NoticeReading, ignored: frozenset[str]) -> KnownTrouble | None:
    unclear = [one for one in reading.not_understood if one not in ignored]
    if reading.faults:
        return KnownTrouble("notice_has_faults", count=len(reading.faults))
    if unclear:
        return KnownTrouble("notice_not_understood", count=len(unclear), first=unclear[0])
    return None if reading.spans else KnownTrouble("notice_names_no_day")


def _is_same(shipped: HolidayNotice, reading: NoticeReading, number: str) -> bool:
    """Whether a shipped notice is the pasted one, or a part of it: by its number, or without one by its days."""
    if shipped.year != reading.year or (number and shipped.citation.number != number):
        return False
    if number:
        return True
    signs = {(day, sign.kind is DayKind.HOLIDAY) for day, sign in shipped.signs()}
    return signs >= {(one.day, one.off) for one in reading.days}


def _takes_place(old: HolidayNotice, reading: NoticeReading, number: str) -> bool:
    """One of the same number; or one added without a number, once the whole year's notice is there."""
    if old.local or old.year != reading.year:
        return False
    return old.citation.number == number or (not old.citation.number and not _missing(reading.spans))


def _notice_of(reading: NoticeReading, number: str, published: date, before: WorkCalendar) -> HolidayNotice:
    is_ruled = any(
        notice.year == reading.year and not notice.supplement and notice.citation.number != number
        for notice in before.notices
    )
    is_supplement = is_ruled or bool(_missing(reading.spans))
    return _readable(
        HolidayNotice(
            year=reading.year,
            citation=Citation(reading.title or _words().text("title").format(year=reading.year), number),
            published=published,
            spans=reading.spans,
            supplement=is_supplement,
            statutory_days=0 if is_supplement else _unpaid(reading.spans),
            unverified=not number,
        )
    )


def _missing(spans: Iterable[HolidaySpan]) -> tuple[str, ...]:
    """The festivals a yearly notice names and these spans do not."""
    names = "、".join(span.name for span in spans if span.off is not None)
    return tuple(one for one in _words().texts("festivals") if one not in names)


def _notes(notice: HolidayNotice, before: WorkCalendar) -> Iterator[Reason]:
    missing = _missing(notice.spans)
    if before.is_known(date(notice.year, 1, 1)):
        yield _reason("notice_changes_year", year=notice.year)
    elif missing:
        yield _reason("notice_rules_part", year=notice.year, missing=missing)
    else:
        usual = max(before.notices, key=lambda one: (not one.supplement and one.year < notice.year, one.year))
        if notice.statutory_days != usual.statutory_days:
            yield _reason("notice_days_unusual", counted=notice.statutory_days, usual=usual.statutory_days)
    if not notice.citation.number:
        yield _reason("notice_without_number")


def _reason(key: str, **facts: object) -> Reason:
    return Reason(key, MappingProxyType(facts))


def _unpaid(spans: Iterable[HolidaySpan]) -> int:
    """Days off on weekdays less the weekend days worked for them."""
    weekdays = WorkCalendar(())
    off = sum(weekdays.is_workday(day) for span in spans if span.off for day in days_of(span.off))
    return max(0, off - sum(len(span.work) for span in spans))


def _moves_by_adding(desk: Desk, notice: HolidayNotice, today: date) -> tuple[Move, ...]:
    left = [one.notice for one in kept_notices(desk.store) if (one.notice.year, one.key) != _place_of(notice)]
    return moves_between(desk, joined(shipped_notices(), [*left, notice]), today)


def _place_of(notice: HolidayNotice) -> tuple[int, str]:
    return notice.year, key_of(notice)


def _write(
    desk: Desk,
    notice: HolidayNotice,
    pasted: str,
    moves: tuple[Move, ...],
    today: date,
    message: str,
    replaces: Iterable[KeptNotice] = (),
) -> tuple[Desk, Change]:
    with desk.store.write():
        for one in replaces:
            if (one.notice.year, one.key) != _place_of(notice):
                desk.store.notices.withdraw(one.notice.year, one.key, key_of(notice))
        desk.store.notices.add(notice.year, key_of(notice), as_toml(notice, pasted))
        _note(desk, notice, moves, today)
    return reread(desk), _changed(notice, moves, message)


def _note(desk: Desk, notice: HolidayNotice, moves: Iterable[Move], today: date) -> None:
    """An audit note on every open request whose dates move."""
    of_request: dict[RequestId, list[str]] = {}
    for move in moves:
        facts = {"kind": move.kind, "old": move.old, "new": move.new}
        of_request.setdefault(move.request, []).append(desk.terms.sentence("calendar_moved_date", facts))
    for request, dates in of_request.items():
        facts = {"notice": notice.citation.short(), "dates": "；".join(dates)}
        text = desk.terms.sentence("calendar_moved_note", facts)
        desk.store.requests.append(request, Event(EventKind.NOTED, today, MappingProxyType({"text": text})))


def _changed(notice: HolidayNotice, moves: tuple[Move, ...], message: str) -> Change:
    facts = {
        "year": notice.year,
        "number": notice.citation.short(),
        "requests": len({move.request for move in moves}),
        "earlier": len({move.request for move in moves if move.days < 0}),
    }
    said = message if moves else f"{message}_quiet"
    return Change(frozenset(move.request for move in moves), said, facts, calendar=True)


def _words() -> Table:
    return read_table(places.resources() / "calendar.toml")
