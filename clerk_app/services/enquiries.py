"""咨询: questions that were no request; put right, taken back, and turned into a request that names them.

They count in no row of a sheet. What is personal in a line (enquirer, subject, outcome) is erased with the request's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from clerk_app import places
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import RequestId
from clerk_app.law.reading import read_table
from clerk_app.law.terms import Channel
from clerk_app.services import habits, intake_drafts
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.listed import FILE, Listed, Row, columns_of
from clerk_app.services.registers import require_past
from clerk_app.store.books import FORMER, STRUCK, Enquiry, Filing
from clerk_app.trouble import KnownTrouble, Said

__all__ = [
    "ENQUIRIES", "Enquiry", "become_request", "deed_of", "enquiries_of", "erase_of_request", "former_of", "keep",
    "listed", "of_request", "request_of", "take_back", "ways",
]
ENQUIRIES = "enquiries"
_FORMER = "former_enquiries"
"""The filing that says why a line was changed; its words stand in a line of their own, where they can be erased."""
_DEED = "enquiry-"
"""Begins the deed that registers the request an enquiry became: by it the two know each other."""


@dataclass(frozen=True)
class Way:
    """How somebody asked, and the channel a request made of it would have."""

    id: str
    zh: str
    en: str
    channel: Channel


@dataclass(frozen=True)
class FormerEnquiry:
    """A line as it stood before it was put right or taken back."""

    line: Enquiry
    reason: str
    changed_at: str
    changed_by: str


@cache
def ways() -> tuple[Way, ...]:
    """How one may ask, as declared. Raises BadResource."""
    found = []
    for key, one in read_table(places.resources() / FILE).table("enquiry").inner():
        one.only("zh", "en", "channel")
        found.append(Way(key, one.text("zh"), one.text("en"), one.word("channel", Channel)))
    return tuple(found)


def keep(
    desk: Desk, *, came_on: date, way: str, subject: str, enquirer: str = "", outcome: str = "", number: str = "",
    today: date, line: int = 0, reason: str = "",
) -> Change:  # fmt: skip
    """Add an enquiry, or with a reason put the one of that id right. Raises KnownTrouble."""
    require_past(came_on, today)
    if way not in {one.id for one in ways()}:
        raise KnownTrouble("register_no_kind", kind="input", known=tuple(Said(one.zh, one.en) for one in ways()))
    if not subject.strip():
        raise KnownTrouble("register_without_subject", kind="input")
    request = desk.store.requests.by_number(number.strip()) if number.strip() else None
    if number.strip() and request is None:
        raise KnownTrouble("register_no_request", kind="input", number=number.strip())
    new = Enquiry(
        id=line, came_on=came_on, way=way, subject=_said(subject), enquirer=_said(enquirer) or None,
        outcome=_said(outcome), request_id=None if request is None else request.id,
    )
    if not line:
        desk.store.enquiries.add(new)
        return Change(message="register_added_enquiries", facts={"on": came_on})
    before = _line(desk, line)
    if _plain(before) == _plain(new):
        return Change(message="register_unchanged", facts={"on": came_on})
    if not reason.strip():
        raise KnownTrouble("register_needs_reason", kind="input")
    with desk.store.write():
        _note_former(desk, before, reason, today)
        desk.store.enquiries.change(new)
    return Change(message="register_corrected", facts={"on": came_on})


def take_back(desk: Desk, line: int, *, reason: str, today: date) -> Change:
    """Strike a line: it is no more on the list and stays readable in the store. Raises KnownTrouble."""
    before = _line(desk, line)
    if not reason.strip():
        raise KnownTrouble("register_needs_reason", kind="input")
    with desk.store.write():
        _note_former(desk, before, reason, today)
        desk.store.enquiries.change(replace(before, way=STRUCK))
    return Change(message="register_taken_back", facts={"on": before.came_on})


def enquiries_of(desk: Desk, year: int) -> tuple[Enquiry, ...]:
    """The enquiries of a year, by the day."""
    found = (one for one in _all(desk) if one.came_on.year == year)
    return tuple(sorted(found, key=lambda one: (one.came_on, one.id)))


def request_of(desk: Desk, enquiry: Enquiry) -> RequestId | None:
    """The request it became, or is about."""
    return enquiry.request_id or desk.store.requests.of_deed(deed_of(enquiry.id))


def of_request(desk: Desk, request: RequestId) -> tuple[Enquiry, ...]:
    """The enquiries that a request came of, or that are about it."""
    return tuple(one for one in _all(desk) if request_of(desk, one) == request)


def deed_of(line: int) -> str:
    """The deed that registers the request an enquiry becomes: it becomes one only once."""
    return f"{_DEED}{line}"


def become_request(desk: Desk, line: int, *, today: date) -> str:
    """Lay a half-typed request with the enquiry's words among the drafts; its key. A draft that is there stays.

    Raises KnownTrouble where it became a request already.
    """
    enquiry = _line(desk, line)
    key = deed_of(line)
    request = request_of(desk, enquiry)
    if request is not None:
        number = desk.store.requests.get(request).number
        raise KnownTrouble("enquiry_is_a_request", kind="input", on=enquiry.came_on, number=number)
    if all(one.key != key for one in intake_drafts.kept(desk)):
        channel = next((one.channel for one in ways() if one.id == enquiry.way), Channel.IN_PERSON)
        usual = habits.habits(desk)
        typed = {
            "name": enquiry.enquirer or "", "wording": enquiry.subject or "", "channel": channel.value,
            "received_on": today.isoformat(), "confirmed_by": desk.who, "unit": usual.unit, "handler": usual.handler,
        }
        intake_drafts.keep(desk, key, typed)
    return key


def former_of(desk: Desk, line: int) -> tuple[FormerEnquiry, ...]:
    """What stood in a line before, the oldest first."""
    held = {one.id: one for one in desk.store.enquiries.all() if one.way == FORMER}
    found = []
    for one in desk.store.filings.all():
        if (one.duty, one.period) != (_FORMER, str(line)):
            continue
        words = held.get(int(json.loads(one.content)["words"]))
        if words is not None and words.subject is not None:
            plain: dict[str, Any] = json.loads(words.subject)
            reason = str(plain.pop("reason"))
            plain["came_on"] = date.fromisoformat(plain["came_on"])
            found.append(FormerEnquiry(Enquiry(**plain), reason, one.noted_at, one.noted_by))
    return tuple(found)


def erase_of_request(desk: Desk, request: RequestId) -> None:
    """Empty what is personal in the enquiries of a request, in their former words too."""
    lines = {one.id for one in of_request(desk, request)}
    formers = {
        json.loads(one.content)["words"] for one in desk.store.filings.all()
        if one.duty == _FORMER and int(one.period) in lines
    }  # fmt: skip
    with desk.store.write():
        for one in desk.store.enquiries.all():
            if one.id in lines | formers and one.subject is not None:
                desk.store.enquiries.change(replace(one, subject=None, enquirer=None, outcome=""))


def listed(desk: Desk, year: int) -> Listed:
    """The enquiries of a year as a list; one without an outcome is amber."""
    words = {one.id: one.zh for one in ways()}
    lines = enquiries_of(desk, year)
    requests = {one.id: request_of(desk, one) for one in lines}
    numbers = desk.store.requests.numbers({one for one in requests.values() if one is not None})
    say = desk.terms.sentence
    rows = []
    for one in lines:
        request = requests[one.id]
        rows.append(Row(one.id, (
            one.came_on, words.get(one.way, one.way), one.enquirer or "",
            say("register_erased") if one.subject is None else one.subject, one.outcome,
            numbers.get(request, "") if request is not None else "",
        ), "" if one.outcome or request is not None else "amber"))  # fmt: skip
    became = sum(request is not None for request in requests.values())
    note = say("enquiry_note", {"count": len(rows), "became": became})
    return Listed(say("register_title_enquiries", {"year": year}), note, columns_of(ENQUIRIES), tuple(rows))


def _all(desk: Desk) -> list[Enquiry]:
    return [one for one in desk.store.enquiries.all() if one.way not in (STRUCK, FORMER)]


def _line(desk: Desk, line: int) -> Enquiry:
    found = next((one for one in _all(desk) if one.id == line), None)
    if found is None:
        raise KnownTrouble("register_line_gone", kind="input")
    return found


def _plain(line: Enquiry) -> Mapping[str, Any]:
    plain = asdict(line) | {"noted_at": "", "noted_by": ""}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}


def _note_former(desk: Desk, before: Enquiry, reason: str, today: date) -> None:
    words = json.dumps({**_plain(before), "reason": _said(reason)}, ensure_ascii=False, sort_keys=True)
    held = desk.store.enquiries.add(Enquiry(came_on=before.came_on, way=FORMER, subject=words))
    content = json.dumps({"words": held})
    desk.store.filings.add(Filing(duty=_FORMER, period=str(before.id), filed_on=today, content=content))


def _said(text: str) -> str:
    return clean(text).strip()
