"""The organs of the desk (机关): one or more, each with the details that were in force from a day on."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from clerk_app.cases.request import OrganId
from clerk_app.store.trail import canonical

if TYPE_CHECKING:
    from clerk_app.store.database import Store


@dataclass(frozen=True)
class Organ:
    """One organ as it is from ``since`` on; ``until`` is its last day where it was merged or closed."""

    id: OrganId
    since: date
    name: str = ""
    short_name: str = ""
    code: str = ""
    """机关代字, the head of its document numbers."""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    letterhead: str = ""
    reconsideration_body: str = ""
    superior_body: str = ""
    """上一级主管部门, where the law lets the applicant choose it instead."""
    court: str = ""
    level: str = ""
    agency_kind: str = ""
    request_pattern: str = ""
    """The shape of its requests' numbers and of its letters' numbers; empty: the desk's."""
    letter_pattern: str = ""
    until: date | None = None


TEXTS = tuple(one.name for one in fields(Organ) if one.name not in ("id", "since", "until"))
FIRST_DAY = date(2008, 5, 1)
"""The Regulations' own first day (条例第492号): an organ that nobody dated counts from then on."""


class Organs:
    """The organs of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, organ: Organ) -> OrganId:
        """A new organ; its ``id`` is given here."""
        with self._store.write():
            found = self._store.row("SELECT coalesce(max(position), 0) + 1 FROM organs")
            organ_id = OrganId(self._store.insert("organs", {"position": found[0] if found else 1}))
            self._keep(replace(organ, id=organ_id))
        return organ_id

    def update(self, organ_id: OrganId, *, since: date, **texts: str) -> None:
        """Details that hold from ``since`` on; what held before stays for the documents of that time."""
        unknown = set(texts) - set(TEXTS)
        if unknown:
            raise ValueError(f"an organ has no {sorted(unknown)}")
        with self._store.write():
            before = self.on(organ_id, since)
            self._keep(Organ(**{**_values(before), **texts, "since": since}))

    def close(self, organ_id: OrganId, *, until: date | None) -> None:
        """The organ's last day; None: it goes on. Details that were to hold after that day hold no more."""
        with self._store.write():
            in_force = self.on(organ_id, until or date.max)
            for one in self.all():
                if one.id == organ_id and one.since >= in_force.since:
                    self._keep(replace(one, until=until))

    def on(self, organ_id: OrganId, day: date) -> Organ:
        """The organ as it was on a day; before its first details, as those have it."""
        versions = [one for one in self.all() if one.id == organ_id]
        if not versions:
            raise LookupError(f"no organ {organ_id}")
        return next((one for one in reversed(versions) if one.since <= day), versions[0])

    def current(self, today: date) -> tuple[Organ, ...]:
        """The organs of the desk as they are today, in their order."""
        ids = dict.fromkeys(one.id for one in self.all())
        now = (self.on(organ_id, today) for organ_id in ids)
        return tuple(one for one in now if one.until is None or one.until >= today)

    def all(self) -> tuple[Organ, ...]:
        """Every version of every organ, by organ and day."""
        rows = self._store.rows(
            "SELECT organ_id, since, until, details FROM organ_details JOIN organs ON organs.id = organ_id "
            "ORDER BY position, since"
        )
        with self._store.reading():
            return tuple(
                Organ(
                    id=OrganId(organ_id),
                    since=date.fromisoformat(since),
                    until=None if until is None else date.fromisoformat(until),
                    **json.loads(details),
                )
                for organ_id, since, until, details in rows
            )

    def requests(self) -> dict[OrganId, int]:
        """How many requests name each."""
        rows = self._store.rows("SELECT organ_id, count(*) FROM requests GROUP BY organ_id")
        return {OrganId(organ_id): count for organ_id, count in rows}

    def first(self) -> OrganId:
        """The organ a request goes to where none is named; a store without organs gets a nameless one."""
        found = self._store.row("SELECT id FROM organs ORDER BY position LIMIT 1")
        return OrganId(found[0]) if found else self.add(Organ(OrganId(0), FIRST_DAY))

    def _keep(self, organ: Organ) -> None:
        texts = {name: value for name, value in _values(organ).items() if name in TEXTS}
        until = None if organ.until is None else organ.until.isoformat()
        found = self._store.row(
            "SELECT id FROM organ_details WHERE organ_id = ? AND since = ?", (organ.id, organ.since.isoformat())
        )
        if found is not None:
            self._store.change("organ_details", found[0], {"details": canonical(texts), "until": until})
            return
        self._store.insert(
            "organ_details",
            {
                "organ_id": organ.id, "since": organ.since.isoformat(), "until": until, "details": canonical(texts),
            },
        )


def _values(organ: Organ) -> dict[str, Any]:
    return {one.name: getattr(organ, one.name) for one in fields(Organ)}
