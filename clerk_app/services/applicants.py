"""The same applicant across the register: whose earlier requests count with a new one (国办函〔2020〕109号第四条)."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.cases.same_applicant import COUNTED, Likeness, NameWords, likeness
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.office import default


@dataclass(frozen=True)
class Counted:
    """One earlier request of the month, how many items it has, and why it is taken for the same applicant's."""

    id: RequestId
    number: str
    received_on: date
    name: str
    items: int
    why: Likeness
    charged_fen: int
    """What its fee notices in force come to."""


@dataclass(frozen=True)
class MonthCount:
    """What one applicant asked this agency for in a calendar month of receipt, before the request in question."""

    month: date
    """Its first day."""
    counted: tuple[Counted, ...]
    perhaps: tuple[Counted, ...]
    """Hints: a person decides; they are in no number."""

    @property
    def items(self) -> int:
        """The items that count."""
        return sum(one.items for one in self.counted)

    @property
    def charged_fen(self) -> int:
        """What was charged for them, in 分."""
        return sum(one.charged_fen for one in self.counted)


@cache
def name_words() -> NameWords:
    """The words of names that tell nobody apart (resources/names.toml)."""
    plain = tomllib.loads((places.resources() / "names.toml").read_text(encoding="utf-8"))
    return NameWords(
        titles=tuple(plain["titles"]),
        least_after_title=plain["least_after_title"],
        same=tuple((written, meant) for written, meant in plain["same"]),
    )


def same_applicant(one: Applicant, other: Applicant) -> bool:
    """Whether two applicants count as one and the same."""
    return likeness(one, other, name_words()) in COUNTED


def month_count(
    desk: Desk, applicant: Applicant, received_on: date, *, organ: OrganId | None = None,
    before: RequestId | None = None, also: Collection[RequestId] = (),
) -> MonthCount:
    """The applicant's requests to this agency in the month of receipt (自然月) that came before.

    ``before``: the registered request in question; without it, one that is still to be registered. ``also``: requests
    a person said are the same applicant's.
    """
    wanted_organ = organ if organ is not None else default(desk, received_on)
    counted: list[Counted] = []
    perhaps: list[Counted] = []
    last = monthrange(received_on.year, received_on.month)[1]
    received = desk.store.requests.with_event(
        EventKind.RECEIVED, received_on.replace(day=1), received_on.replace(day=last)
    )
    for request in desk.store.requests.some(received):
        if not _precedes(request, received_on, before) or request.organ != wanted_organ:
            continue
        why = likeness(applicant, request.applicant, name_words())
        if why is None:
            continue
        if why not in COUNTED and request.id in also:
            why = Likeness.CONFIRMED_BY_HAND
        (counted if why in COUNTED else perhaps).append(_counted(request, why))
    return MonthCount(received_on.replace(day=1), _in_order(counted), _in_order(perhaps))


def _precedes(request: Request, received_on: date, before: RequestId | None) -> bool:
    if not request.in_force or request.received_on.replace(day=1) != received_on.replace(day=1):
        return False
    if before is None:
        return request.received_on <= received_on
    return (request.received_on, request.id) < (received_on, before)


def _counted(request: Request, why: Likeness) -> Counted:
    notices = [one.whole("amount_fen") or 0 for one in request.events if one.kind is EventKind.FEE_NOTICED]
    return Counted(
        id=request.id, number=request.number, received_on=request.received_on, name=request.applicant.name,
        items=len(request.items), why=why, charged_fen=sum(notices),
    )


def _in_order(found: list[Counted]) -> tuple[Counted, ...]:
    return tuple(sorted(found, key=lambda one: (one.received_on, one.id)))
