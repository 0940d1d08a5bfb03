"""An earlier request much like one of the register: a hint, never a finding. Pure: rows in, one row out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from clerk_app.services.register_book import Listed


@dataclass(frozen=True)
class Alike:
    """The likest of the earlier requests; ``likeness`` in per cent."""

    row: Listed
    same_person: bool
    likeness: int


def alike_of(row: Listed, rows: Iterable[Listed], least: int) -> Alike | None:
    """The likest request received before this one, of the same name before others; ``least`` in per cent."""
    if not row.subject:
        return None
    before = (row.received_on, row.id)
    earlier = [one for one in rows if (one.received_on, one.id) < before]
    for same_person in (True, False):
        some = [one for one in earlier if one.applicant == row.applicant] if same_person else earlier
        found = process.extractOne(
            row.subject, [one.subject for one in some], scorer=fuzz.ratio, score_cutoff=least
        )
        if found is not None:
            _, likeness, place = found
            return Alike(some[place], same_person, round(likeness))
    return None
