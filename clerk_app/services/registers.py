"""举报投诉 and 工作记录: lines added, put right and taken back; what stood there before stays readable.

Row six and block nine of the old sheet (国办发〔2014〕32号) count them: services/feeds.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from clerk_app import places
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Value
from clerk_app.law.form_table import Register
from clerk_app.law.reading import read_table
from clerk_app.law.year_format import form_of
from clerk_app.services import feeds
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.listed import FILE, Listed, Row, columns_of
from clerk_app.store.books import FORMER, STRUCK, Book, Complaint, Filing, Noted, WorkDone
from clerk_app.trouble import KnownTrouble, Said

COMPLAINTS, WORK = "complaints", "work"
ERASED = "erased_complaints"
"""The filing that says when and by whom a complaint's personal values were erased; its line's id is its period."""
_FORMER = "former_"
"""What a correction replaced is kept among the filings under this and the register's name, the line's id its period."""
PERSONAL = ("complainant", "matter", "result")
"""What of a complaint may name or describe somebody."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Kind:
    """What a line can be; ``minutes`` and ``persons``: whether they are asked for."""

    id: str
    zh: str
    en: str
    minutes: bool = False
    persons: bool = False


@dataclass(frozen=True)
class Former:
    """A line as it stood before it was put right or taken back."""

    line: Complaint | WorkDone
    reason: str
    changed_at: str
    changed_by: str


@cache
def complaint_kinds() -> tuple[Kind, ...]:
    """举报, 投诉, 申诉."""
    return _kinds("complaint")


@cache
def work_kinds() -> tuple[Kind, ...]:
    """What the work log notes."""
    return _kinds("work")


def _kinds(name: str) -> tuple[Kind, ...]:
    found = []
    for key, one in read_table(places.resources() / FILE).table(name).inner():
        one.only("zh", "en", "minutes", "persons")
        found.append(Kind(key, one.text("zh"), one.text("en"), one.flag("minutes"), one.flag("persons")))
    return tuple(found)


# --- complaints


def keep_complaint(
    desk: Desk, *, kind: str, came_on: date, number: str = "", complainant: str = "", matter: str = "",
    result: str = "", closed_on: date | None = None, today: date, line: int = 0, reason: str = "",
) -> Change:  # fmt: skip
    """Add a complaint, linked to the request of that number or alone; ``line``: put that one right, which needs a
    reason. Raises KnownTrouble."""
    _require_kind(kind, complaint_kinds())
    require_past(came_on, today)
    if closed_on is not None:
        require_past(closed_on, today)
        if closed_on < came_on:
            raise KnownTrouble("register_closed_before", kind="input", on=closed_on, came_on=came_on)
    request = desk.store.requests.by_number(number.strip()) if number.strip() else None
    if number.strip() and request is None:
        raise KnownTrouble("register_no_request", kind="input", number=number.strip())
    if not matter.strip():
        raise KnownTrouble("register_without_matter", kind="input")
    new = Complaint(
        id=line, kind=kind, came_on=came_on, request_id=None if request is None else request.id,
        complainant=_said(complainant) or None, matter=_said(matter), result=_said(result), closed_on=closed_on,
    )
    return keep_line(desk, COMPLAINTS, desk.store.complaints, new, reason, today)


def complaints_of(desk: Desk, year: int) -> tuple[Complaint, ...]:
    """The complaints that came in a year, by the day."""
    found = (one for one in desk.store.complaints.all() if one.came_on.year == year and one.counts)
    return tuple(sorted(found, key=lambda one: (one.came_on, one.id)))


# --- the work log


def keep_work(
    desk: Desk, *, kind: str, done_on: date, subject: str, minutes: int = 0, persons: int = 0, today: date,
    line: int = 0, reason: str = "",
) -> Change:  # fmt: skip
    """Add a line to the work log, or put one right with a reason. Raises KnownTrouble."""
    _require_kind(kind, work_kinds())
    require_past(done_on, today)
    if not subject.strip():
        raise KnownTrouble("register_without_subject", kind="input")
    if minutes < 0 or persons < 0:
        raise KnownTrouble("register_negative", kind="input")
    new = WorkDone(id=line, done_on=done_on, kind=kind, subject=_said(subject), minutes=minutes, persons=persons)
    return keep_line(desk, WORK, desk.store.work_log, new, reason, today)


def work_of(desk: Desk, year: int) -> tuple[WorkDone, ...]:
    """The lines of a year, by the day."""
    found = (one for one in desk.store.work_log.all() if one.done_on.year == year and one.kind != STRUCK)
    return tuple(sorted(found, key=lambda one: (one.done_on, one.id)))


# --- both


def take_back(desk: Desk, register: str, line: int, *, reason: str, today: date) -> Change:
    """Strike a line: it counts no more and stays readable. Raises KnownTrouble."""
    before = _line(desk, register, line)
    if not reason.strip():
        raise KnownTrouble("register_needs_reason", kind="input")
    with desk.store.write():
        _note_former(desk, register, before, reason, today)
        if isinstance(before, Complaint):
            desk.store.complaints.change(replace(before, kind=STRUCK))
        else:
            desk.store.work_log.change(replace(before, kind=STRUCK))
    return Change(message="register_taken_back", facts={"on": _day(before)})


def erase(desk: Desk, line: int, *, today: date) -> Change:
    """Empty the personal values of a complaint, of its former words too; its days and kind stay and still count, and
    that it was done is kept with day and name. It cannot be undone. Raises KnownTrouble("register_line_gone")."""
    found = _line(desk, COMPLAINTS, line)
    _erase(desk, frozenset({found.id}), today)
    return Change(message="register_erased_now", facts={"on": _day(found)})


def erase_of_request(desk: Desk, request: RequestId, *, today: date) -> None:
    """The same for every complaint about a request, those taken back too: part of erasing that request's persons."""
    _erase(desk, frozenset(one.id for one in desk.store.complaints.all() if one.request_id == request), today)


def erased_on(desk: Desk, line: int) -> Filing | None:
    """When and by whom a complaint's personal values were erased; None where they were not."""
    found = (one for one in desk.store.filings.all() if (one.duty, one.period) == (ERASED, str(line)))
    return next(found, None)


def _erase(desk: Desk, lines: frozenset[int], today: date) -> None:
    with desk.store.write():
        formers = {
            json.loads(one.content).get("words") for one in desk.store.filings.all()
            if one.duty == f"{_FORMER}{COMPLAINTS}" and int(one.period) in lines
        }  # fmt: skip
        for one in desk.store.complaints.all():
            if (one.id in lines or one.id in formers) and not one.is_erased:
                desk.store.complaints.change(replace(one, complainant=None, matter=None, result=""))
                if one.kind != FORMER:
                    desk.store.filings.add(Filing(duty=ERASED, period=str(one.id), filed_on=today))


def former_of(desk: Desk, register: str, line: int) -> tuple[Former, ...]:
    """What stood in a line before, the oldest first."""
    return tuple(
        _former(desk, register, one) for one in desk.store.filings.all()
        if (one.duty, one.period) == (f"{_FORMER}{register}", str(line))
    )


def figures_of(desk: Desk, year: int) -> Mapping[str, tuple[Value, tuple[int, ...]]]:
    """What the two registers count for the rows of the year's form, by the row's key, with the lines behind it.
    Empty for a form without such rows; a register without a line gives no figure, which is not 0."""
    found: dict[str, tuple[Value, tuple[int, ...]]] = {}
    for part in form_of(desk.formats, year).parts:
        for row in (row for table in part.tables for row in table.rows):
            if row.feed is None or row.feed.register is Register.FEES:
                continue
            value = feeds.counted(desk, row.feed, year)
            if value is None:
                continue
            if row.feed.register is Register.COMPLAINTS:
                ids = tuple(one.id for one in complaints_of(desk, year))
            else:
                ids = tuple(one.id for one in work_of(desk, year) if one.kind in row.feed.kinds)
            found[row.id] = (value, ids)
    return MappingProxyType(found)


def listed(desk: Desk, register: str, year: int) -> Listed:
    """The register of a year as a list."""
    if register == COMPLAINTS:
        words = {one.id: one.zh for one in complaint_kinds()}
        rows = tuple(
            Row(one.id, (
                one.came_on, words.get(one.kind, one.kind), one.complainant or "", _number(desk, one),
                desk.terms.sentence("register_erased") if one.is_erased else one.matter, one.result, one.closed_on,
            ), "amber" if one.closed_on is None else "")
            for one in complaints_of(desk, year)
        )  # fmt: skip
    else:
        words = {one.id: one.zh for one in work_kinds()}
        rows = tuple(
            Row(one.id, (
                one.done_on, words.get(one.kind, one.kind), one.subject, hours_of(one.minutes), one.persons or None
            ))
            for one in work_of(desk, year)
        )  # fmt: skip
    say = desk.terms.sentence
    return Listed(
        say(f"register_title_{register}", {"year": year}), say("register_note", {"count": len(rows)}),
        columns_of(register), rows,
    )


def hours_of(minutes: int) -> str:
    """1.5 for ninety minutes; empty for none."""
    return f"{timedelta(minutes=minutes) / HOUR:g}" if minutes else ""


def _number(desk: Desk, one: Complaint) -> str:
    return "" if one.request_id is None else desk.store.requests.get(one.request_id).number


def keep_line(
    desk: Desk, register: str, book: Book[Any], new: Complaint | WorkDone, reason: str, today: date
) -> Change:
    """Add a line, or with a reason put the one with its id right. Raises KnownTrouble."""
    facts: dict[str, object] = {"on": _day(new)}
    if not new.id:
        book.add(new)
        return Change(message=f"register_added_{register}", facts=facts)
    before = _line(desk, register, new.id)
    if _same(before, new):
        return Change(message="register_unchanged", facts=facts)
    if not reason.strip():
        raise KnownTrouble("register_needs_reason", kind="input")
    with desk.store.write():
        _note_former(desk, register, before, reason, today)
        book.change(new)
    return Change(message="register_corrected", facts=facts)


def _line(desk: Desk, register: str, line: int) -> Complaint | WorkDone:
    lines: tuple[Complaint | WorkDone, ...] = (
        desk.store.complaints.all() if register == COMPLAINTS else desk.store.work_log.all()
    )
    found = next((one for one in lines if one.id == line and one.kind not in (STRUCK, FORMER)), None)
    if found is None:
        raise KnownTrouble("register_line_gone", kind="input")
    return found


def _plain(line: Noted) -> dict[str, Any]:
    plain = {one.name: getattr(line, one.name) for one in fields(line)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}


def _same(one: Noted, other: Noted) -> bool:
    stamps = {"noted_at": "", "noted_by": ""}
    return _plain(one) | stamps == _plain(other) | stamps


def _note_former(desk: Desk, register: str, before: Complaint | WorkDone, reason: str, today: date) -> None:
    """Keep what a line was. Of a complaint the words stand in a line of their own, where they can be erased."""
    was, said = _plain(before), _said(reason)
    content: dict[str, object] = {"was": was, "reason": said}
    if isinstance(before, Complaint):
        words = {**{name: was.pop(name) for name in PERSONAL}, "reason": said}
        kept = json.dumps(words, ensure_ascii=False, sort_keys=True)
        line = Complaint(kind=FORMER, came_on=before.came_on, request_id=before.request_id, matter=kept)
        content = {"was": was, "words": desk.store.complaints.add(line)}
    desk.store.filings.add(
        Filing(
            duty=f"{_FORMER}{register}", period=str(before.id), filed_on=today,
            content=json.dumps(content, ensure_ascii=False, sort_keys=True),
        )
    )


def _former(desk: Desk, register: str, filing: Filing) -> Former:
    content: dict[str, Any] = json.loads(filing.content)
    was: dict[str, Any] = content["was"]
    for name in ("came_on", "closed_on", "done_on"):
        if was.get(name):
            was[name] = date.fromisoformat(was[name])
    if "words" in content:
        held = next(one for one in desk.store.complaints.all() if one.id == content["words"])
        words = json.loads(held.matter) if held.matter is not None else {}
        was |= {name: words.get(name) for name in PERSONAL} | {"result": words.get("result", "")}
        content["reason"] = words.get("reason", "")
    kind: type[Complaint] | type[WorkDone] = Complaint if register == COMPLAINTS else WorkDone
    return Former(kind(**was), str(content["reason"]), filing.noted_at, filing.noted_by)


def _day(line: Complaint | WorkDone) -> date:
    return line.came_on if isinstance(line, Complaint) else line.done_on


def _said(text: str) -> str:
    return clean(text).strip()


def _require_kind(kind: str, kinds: tuple[Kind, ...]) -> None:
    if kind not in {one.id for one in kinds}:
        raise KnownTrouble("register_no_kind", kind="input", known=tuple(Said(one.zh, one.en) for one in kinds))


def require_past(on: date, today: date) -> None:
    """Raises KnownTrouble("day_in_future")."""
    if on > today:
        raise KnownTrouble("day_in_future", on=on, today=today)
