"""What of a registration may be amended, what an amendment changes, and what stood there before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import Request, RequestDraft, RequestId, proof_facts
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation, EventKind
from clerk_app.store.facts import FACT, PERSON, REGISTERED
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.store.database import Store

TEXTS = ("wording", "postal_number", "signed_by")
DAYS = ("received_on", "arrived_on")
PROOF = ("addressee", "confirmed_how", "confirmed_with", "confirmed_by")
"""What proves the day of receipt: facts of the RECEIVED event, like the days."""
CHOICES = MappingProxyType(
    {"applicant_kind": ApplicantKind, "channel": Channel, "addressee": Addressee, "confirmed_how": Confirmation}
)
ORGAN = "organ"
"""The agency asked, by its id: the number that was given stays."""
AMENDABLE = frozenset({*PERSON, *TEXTS, *DAYS, *PROOF, *REGISTERED, ORGAN})
NEVER_EMPTY = frozenset({"name", "wording", "received_on", "applicant_kind", "channel", "addressee", ORGAN})


@dataclass(frozen=True)
class Former:
    """One value that was amended."""

    field: str
    old: str
    new: str
    on: date
    reason: str
    recorded_at: str
    recorded_by: str


def registered_of(draft: RequestDraft) -> dict[str, str]:
    """The columns of ``requests`` a draft fills, by name."""
    values = {name: getattr(draft, name) for name in REGISTERED if name != "applicant_kind"}
    return {"applicant_kind": draft.applicant.kind.value, **{name: str(value) for name, value in values.items()}}


def present(request: Request) -> dict[str, str]:
    """Every amendable value as it stands, as text."""
    applicant = request.applicant
    arrived = "" if request.arrived_on is None else request.arrived_on.isoformat()
    return {
        **{name: getattr(applicant, name) for name in PERSON},
        **{name: getattr(request, name) for name in TEXTS},
        **{name: str(getattr(request, name)) for name in REGISTERED if name != "applicant_kind"},
        "applicant_kind": applicant.kind.value,
        ORGAN: str(request.organ),
        "received_on": request.received_on.isoformat(),
        "arrived_on": arrived,
        **dict.fromkeys(PROOF, ""),
        **proof_facts(request.proof),
        "addressee": request.proof.addressee.value,
    }


def real_changes(request: Request, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes that change something. Raises KnownTrouble for a field or value that cannot be."""
    if not request.in_force:
        raise KnownTrouble("request_struck", number=request.number)
    before = present(request)
    for name, value in changes.items():
        if name not in AMENDABLE:
            raise KnownTrouble("field_not_amendable", field=name)
        if not _fits(name, value):
            raise KnownTrouble("value_unfit", field=name, value=value)
    real = {name: value for name, value in changes.items() if before[name] != value}
    if not real:
        raise KnownTrouble("nothing_to_amend", number=request.number)
    return real


def _fits(name: str, value: str) -> bool:
    if not value.strip():
        return name not in NEVER_EMPTY
    try:
        if name == ORGAN:
            return str(int(value)) == value
        if name in DAYS:
            return date.fromisoformat(value).isoformat() == value
        if name in CHOICES:
            CHOICES[name](value)
    except ValueError:
        return False
    return True


def new_receipt(request: Request, real: Mapping[str, str]) -> Event | None:
    """The RECEIVED event that takes the place of the old one, where a day of receipt or its proof was amended."""
    if not any(name in real for name in (*DAYS, *PROOF)):
        return None
    values = {**present(request), **real}
    arrived = {"arrived_on": date.fromisoformat(values["arrived_on"])} if values["arrived_on"] else {}
    facts: dict[str, Fact] = {**arrived, **{name: values[name] for name in PROOF if values[name]}}
    return Event(EventKind.RECEIVED, date.fromisoformat(values["received_on"]), MappingProxyType(facts))


def registered_in(real: Mapping[str, str]) -> dict[str, str]:
    """The changed facts of the registration."""
    return {name: real[name] for name in (*REGISTERED, ORGAN) if name in real}


def columns_in(real: Mapping[str, str]) -> dict[str, str | int]:
    """The changed columns of ``requests``."""
    columns: dict[str, str | int] = {name: real[name] for name in REGISTERED if name in real}
    return {**columns, "organ_id": int(real[ORGAN])} if ORGAN in real else columns


def applicant_with(applicant: Applicant, real: Mapping[str, str]) -> Applicant:
    """The applicant with the changed values."""
    return replace(applicant, **{name: real[name] for name in PERSON if name in real})  # type: ignore[arg-type]


def former_values(store: Store, request_id: RequestId) -> tuple[Former, ...]:
    """Replay the registration and its amendments; a value erased since is empty."""
    persons = {row[0]: dict(zip(PERSON, row[1:], strict=True)) for row in store.rows(
        f"SELECT event_seq, {', '.join(PERSON)} FROM persons WHERE request_id = ?", (request_id,)
    )}
    texts: dict[int, dict[str, str]] = {}
    for seq, field, value in store.rows(
        "SELECT event_seq, field, value FROM wordings WHERE request_id = ? AND position = 0", (request_id,)
    ):
        texts.setdefault(seq, {})[field] = value
    now: dict[str, str] = {}
    receipt: dict[str, str] = {}
    found: list[Former] = []
    for seq, at, who, what in store.rows(
        "SELECT seq, at, who, what FROM events WHERE request_id = ? ORDER BY seq", (request_id,)
    ):
        plain = json.loads(what)
        if plain["kind"] == EventKind.RECEIVED:
            receipt = {"received_on": plain["on"], "arrived_on": plain.get("arrived_on", "")}
            sealed = texts.get(seq, {})
            receipt |= {name: plain.get(name) or sealed.get(f"{FACT}{name}") or "" for name in PROOF}
        if plain["kind"] not in (EventKind.RECEIVED, EventKind.AMENDED):
            continue
        said = {name: plain[name] for name in (*REGISTERED, ORGAN) if name in plain}
        said |= {**persons.get(seq, {}), **texts.get(seq, {})}
        if plain["kind"] == EventKind.RECEIVED and now:
            continue
        said |= receipt
        for name in plain.get("fields", ()):
            found.append(
                Former(
                    field=name, old=now.get(name) or "", new=said.get(name) or "",
                    on=date.fromisoformat(plain["on"]), reason=said.get("fact:reason") or "",
                    recorded_at=at, recorded_by=who,
                )
            )
        now |= said
    return tuple(found)
