"""The trail: how an event is sealed into the chain, and how a tampered or damaged one is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

NO_PREVIOUS = ""
"""What the first event of a store names as the one before it."""

Plain = str | int | None


@dataclass(frozen=True)
class Head:
    """The last event of the chain. Kept outside the file too: a cut tail is found by nothing else."""

    seq: int
    h: str


@dataclass(frozen=True)
class Finding:
    """One fault of a store's content: an English code, the table and row, and a request number where there is one."""

    code: str
    table: str
    row: int
    detail: str = ""


EMPTY = Head(0, NO_PREVIOUS)


_PLAINLY = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """The one way a value is written for hashing: sorted keys, no blanks, Chinese as it is."""
    return _PLAINLY.encode(value)


def digest(text: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def row_hash(table: str, row: Mapping[str, Plain]) -> str:
    """The hash of a row, kept in the row: one wrong byte shows."""
    return digest(canonical([table, {name: value for name, value in row.items() if name != "h"}]))


def seal(salt: str, field: str, value: str) -> str:
    """What an event says of a personal value: a salted hash. Without the salt nobody can guess the value back."""
    return digest(f"{salt}\n{field}\n{value}")


EVENT_COLUMNS = ("seq", "request_id", "deed", "at", "who", "what", "seals", "prev", "h")


def link(row: Sequence[Plain]) -> str:
    """The chain value of an event row (EVENT_COLUMNS, the last one left out of the count)."""
    return digest(canonical(list(row[:8])))


def _link_of(row: Sequence[Plain]) -> str | None:
    """None where damage left a value no event of ours can hold."""
    try:
        return link(row)
    except TypeError:
        return None


def broken_links(rows: Iterable[Sequence[Plain]], known: Iterable[Head] = ()) -> tuple[Finding, ...]:
    """Every break in the chain: edited, deleted, swapped, renumbered events, and heads that were known and are gone."""
    found: list[Finding] = []
    heads = {head.seq: head.h for head in known if head.seq}
    seq, previous = 0, NO_PREVIOUS
    for row in rows:
        at, h = row[0], row[8]
        if not isinstance(at, int) or at != seq + 1:
            found.append(Finding("events_missing", "events", seq + 1))
        if row[7] != previous:
            found.append(Finding("chain_broken", "events", int(at or 0)))
        if _link_of(row) != h:
            found.append(Finding("event_changed", "events", int(at or 0)))
        seq, previous = int(at or 0), str(h)
        if heads.pop(seq, previous) != previous:
            found.append(Finding("head_changed", "events", seq))
    found += [Finding("tail_missing", "events", gone) for gone in sorted(heads)]
    return tuple(found)
