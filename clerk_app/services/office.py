"""The office's own particulars: the organ that answers, and how its numbers look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from clerk_app import places
from clerk_app.services.desk import Desk
from clerk_app.services.settings import read_settings
from clerk_app.store.organs import FIRST_DAY, Organ


@dataclass(frozen=True)
class Office:
    """What the first start asks for; anything may still be empty."""

    name: str = ""
    telephone: str = ""
    code: str = ""
    """机关代字."""
    number_pattern: str = ""
    """Empty: the shipped one."""
    reconsideration_body: str = ""
    court: str = ""
    address: str = ""
    """Where letters to the office go: printed on letters, envelopes and waybills."""
    postcode: str = ""
    superior_body: str = ""
    """The other reconsideration body, of a department's answers before 2024."""


SOMETIMES = frozenset({"superior_body"})
"""What many offices never need: empty, it is not missing; a letter that needs it asks."""


def office(desk: Desk, today: date) -> Office:
    """The organ of the desk as it is today."""
    organs = desk.store.organs.current(today)
    pattern = desk.settings.text("number_pattern")
    if not organs:
        return Office(number_pattern=pattern)
    first = organs[0]
    return Office(
        name=first.name, telephone=first.telephone, code=first.code, number_pattern=pattern,
        reconsideration_body=first.reconsideration_body, court=first.court, address=first.address,
        postcode=first.postcode, superior_body=first.superior_body,
    )


def keep(desk: Desk, answers: Office, *, since: date | None, today: date) -> Desk:
    """Put the particulars right; with ``since`` they hold from that day on: earlier letters keep the old ones."""
    held = [one.since for one in desk.store.organs.current(today)]
    return set_up(desk, answers, since=since or (held[0] if held else FIRST_DAY))


def history(desk: Desk) -> tuple[Organ, ...]:
    """The particulars of the desk's organ with the days they hold from, oldest first."""
    first = desk.store.organs.first()
    return tuple(one for one in desk.store.organs.all() if one.id == first)


def set_up(desk: Desk, answers: Office, *, since: date = FIRST_DAY) -> Desk:
    """Keep the answers of the first start, from the Regulations' first day on; the desk as it is then."""
    texts = {
        "name": answers.name, "telephone": answers.telephone, "code": answers.code,
        "reconsideration_body": answers.reconsideration_body, "court": answers.court, "address": answers.address,
        "postcode": answers.postcode, "superior_body": answers.superior_body,
    }
    with desk.store.write():
        organ_id = desk.store.organs.first()
        desk.store.organs.update(organ_id, since=since, **{key: text for key, text in texts.items() if text})
        if answers.number_pattern and answers.number_pattern != desk.settings.text("number_pattern"):
            desk.store.settings.set("number_pattern", answers.number_pattern)
    return replace(desk, settings=read_settings(places.resources(), desk.store.settings.all()))
