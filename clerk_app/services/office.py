"""The agencies of the desk: whose particulars letters bear, from which day on, and how their numbers look.

区政府 and 区政府办公室 at one desk are two of them (office.md 1): each request names the one it addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from clerk_app import places
from clerk_app.cases.numbering import NumberPattern
from clerk_app.cases.request import OrganId, Request
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.settings import read_settings
from clerk_app.store.organs import FIRST_DAY, Organ
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class Office:
    """What the first start asks for; anything may still be empty."""

    name: str = ""
    telephone: str = ""
    code: str = ""
    """机关代字."""
    number_pattern: str = ""
    """The desk's; empty: the shipped one."""
    reconsideration_body: str = ""
    court: str = ""
    address: str = ""
    """Where letters to the office go: printed on letters, envelopes and waybills."""
    postcode: str = ""
    superior_body: str = ""
    """The other reconsideration body, of a department's answers before 2024."""
    email: str = ""
    website: str = ""
    """Both of the annual report's frame."""
    letterhead: str = ""
    """发文机关标志, where it is not the name."""
    agency_kind: str = ""
    """The kind the law parts agencies into; empty: what the desk's settings say."""
    request_pattern: str = ""
    letter_pattern: str = ""
    """How this agency's own numbers look; empty: as the desk's."""


SOMETIMES = frozenset(
    {"superior_body", "letterhead", "email", "website", "agency_kind", "request_pattern", "letter_pattern"}
)
"""What many offices never need: empty, it is not missing; a letter that needs it asks."""
NUMBER_SHAPES = ("request_pattern", "letter_pattern")


@dataclass(frozen=True)
class OrganLine:
    """One agency in the list: as it is today, or as it was at its end."""

    organ: Organ
    is_retired: bool
    requests: int
    """How many name it."""


def office(desk: Desk, today: date, organ: OrganId | None = None) -> Office:
    """An agency of the desk as it is today, the first where none is named."""
    organs = desk.store.organs.current(today)
    pattern = desk.settings.text("number_pattern")
    if organ is not None:
        return _office(desk.store.organs.on(organ, today), pattern)
    return _office(organs[0], pattern) if organs else Office(number_pattern=pattern)


def _office(organ: Organ, pattern: str) -> Office:
    texts = {one.name: getattr(organ, one.name) for one in fields(Office) if one.name != "number_pattern"}
    return Office(**texts, number_pattern=pattern)


def choices(desk: Desk, on: date) -> tuple[tuple[OrganId, str], ...]:
    """The agencies a request received on that day can name, with how they are called; one or none: no choice."""
    return tuple((one.id, one.short_name or one.name or one.code) for one in desk.store.organs.current(on))


def names(desk: Desk) -> dict[OrganId, str]:
    """How every agency there ever was is called now."""
    return {one.id: one.short_name or one.name or one.code for one in desk.store.organs.all()}


def has_several(desk: Desk) -> bool:
    """Whether the desk answers, or once answered, for more than one agency."""
    return len(names(desk)) > 1


def name_of_several(desk: Desk, request: Request) -> str:
    """The full name of the agency a request addresses, as it was that day; empty at a desk of one."""
    return desk.store.organs.on(request.organ, request.received_on).name if has_several(desk) else ""


def default(desk: Desk, on: date) -> OrganId | None:
    """The agency of a request that names none: the first that is there on that day; None before there is any."""
    there = desk.store.organs.current(on) or desk.store.organs.all()
    return there[0].id if there else None


def heading(desk: Desk, today: date, organ: OrganId | None = None) -> str:
    """Whose figures a sheet is: the agency's name, or of several together all of them."""
    if organ is not None:
        return desk.store.organs.on(organ, today).name
    return "、".join(one.name for one in desk.store.organs.current(today) if one.name)


def organ_lines(desk: Desk, today: date) -> tuple[OrganLine, ...]:
    """Every agency, those that are no more last."""
    there = {one.id for one in desk.store.organs.current(today)}
    count = desk.store.organs.requests()
    found = [
        OrganLine(desk.store.organs.on(each, today), each not in there, count.get(each, 0))
        for each in dict.fromkeys(one.id for one in desk.store.organs.all())
    ]
    return tuple(sorted(found, key=lambda one: one.is_retired))


def keep(desk: Desk, answers: Office, *, since: date | None, today: date, organ: OrganId | None = None) -> Desk:
    """Put the particulars right; with ``since`` they hold from that day on: earlier letters keep the old ones.

    Raises KnownTrouble where another agency has the name or the code, or a shape of numbers cannot be used.
    """
    held = [one for one in desk.store.organs.current(today) if organ in (None, one.id)]
    own = organ if organ is not None else (held[0].id if held else desk.store.organs.first())
    _require_own(desk, answers, today, own)
    return _write(desk, answers, own, since=since or (held[0].since if held else FIRST_DAY))


def add(desk: Desk, answers: Office, *, since: date | None, today: date) -> OrganId:
    """One more agency, there from ``since`` on. Raises KnownTrouble as ``keep`` does, and without a name."""
    if not answers.name.strip():
        raise KnownTrouble("organ_without_name", kind="input")
    _require_own(desk, answers, today, None)
    with desk.store.write():
        made = desk.store.organs.add(Organ(OrganId(0), since or FIRST_DAY))
        desk.store.organs.update(made, since=since or FIRST_DAY, **_texts(answers))
    return made


def retire(desk: Desk, organ: OrganId, *, until: date, today: date) -> Change:
    """The agency's last day: later requests cannot name it; its own requests go on under its name.

    Raises KnownTrouble where none would be left, or the day lies before it was there.
    """
    there = desk.store.organs.current(today)
    name = desk.store.organs.on(organ, today).name
    if all(one.id == organ for one in there):
        raise KnownTrouble("organ_is_the_last", kind="input", organ=name)
    first = min(one.since for one in desk.store.organs.all() if one.id == organ)
    if until < first:
        raise KnownTrouble("organ_ends_before", kind="input", organ=name, until=until, since=first)
    desk.store.organs.close(organ, until=until)
    open_ones = [one for one in desk.store.requests.all() if one.organ == organ and one.closing is None]
    facts = {"organ": name, "until": until, "count": len(open_ones)}
    return Change(settings=True, message="organ_retired_open" if open_ones else "organ_retired", facts=facts)


def take_up(desk: Desk, organ: OrganId, *, today: date) -> Change:
    """A retired agency goes on."""
    desk.store.organs.close(organ, until=None)
    return Change(settings=True, message="organ_goes_on", facts={"organ": desk.store.organs.on(organ, today).name})


def history(desk: Desk, organ: OrganId | None = None) -> tuple[Organ, ...]:
    """The particulars of an agency with the days they hold from, oldest first; of the first where none is named."""
    wanted = organ if organ is not None else desk.store.organs.first()
    return tuple(one for one in desk.store.organs.all() if one.id == wanted)


def set_up(desk: Desk, answers: Office, *, since: date = FIRST_DAY) -> Desk:
    """Keep the answers of the first start, from the Regulations' first day on; the desk as it is then."""
    return _write(desk, answers, desk.store.organs.first(), since=since, empties=False)


def _texts(answers: Office) -> dict[str, str]:
    return {one.name: getattr(answers, one.name) for one in fields(Office) if one.name != "number_pattern"}


def _write(desk: Desk, answers: Office, organ: OrganId, *, since: date, empties: bool = True) -> Desk:
    kept = {key: text for key, text in _texts(answers).items() if text or (empties and key in SOMETIMES)}
    with desk.store.write():
        desk.store.organs.update(organ, since=since, **kept)
        if answers.number_pattern and answers.number_pattern != desk.settings.text("number_pattern"):
            desk.store.settings.set("number_pattern", answers.number_pattern)
    return replace(desk, settings=read_settings(places.resources(), desk.store.settings.all()))


def _require_own(desk: Desk, answers: Office, today: date, organ: OrganId | None) -> None:
    """No two agencies share a name or a code: their letters could not be told apart."""
    for pattern in (getattr(answers, name) for name in NUMBER_SHAPES):
        if pattern:
            NumberPattern(pattern)
    others = [one for one in desk.store.organs.current(today) if one.id != organ]
    for one in others:
        if answers.name and answers.name == one.name:
            raise KnownTrouble("organ_name_taken", kind="input", organ=one.name)
        if answers.code and answers.code == one.code:
            raise KnownTrouble("organ_code_taken", kind="input", organ=one.name, code=one.code)
