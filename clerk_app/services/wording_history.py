"""How a sentence came to be worded: every change with who, when, from and to; and one of them taken again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk_app.cases.letter_blanks import BLANK
from clerk_app.cases.request import OrganId
from clerk_app.services import own_wording
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.wording_checks import blank_word
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class WordingChange:
    """One change of a sentence. Texts have their blanks as {names}."""

    id: int
    noted_at: str
    """The moment, UTC, ISO."""
    noted_by: str
    before: str
    after: str
    is_shipped: bool
    """Whether it went back to the shipped text."""
    reason: str
    """Why something the law asks for was left out."""
    is_in_force: bool
    """Whether letters say it now: there is nothing to take again."""


def changes(desk: Desk, kind: str, organ: OrganId, key: str) -> tuple[WordingChange, ...]:
    """Every change of one sentence, the latest first."""
    line = next((one for one in own_wording.sentences(desk, kind, organ) if one.key == key), None)
    found: list[WordingChange] = []
    before = ""
    for row in own_wording.history(desk, kind, organ, key):
        after = row.text or row.shipped
        in_force = line is not None and line.in_force == after and bool(line.own) == bool(row.text)
        found.append(WordingChange(
            id=row.id, noted_at=row.noted_at, noted_by=row.noted_by, before=before or row.shipped, after=after,
            is_shipped=not row.text, reason=row.reason, is_in_force=in_force,
        ))  # fmt: skip
        before = row.text
    return tuple(reversed(found))


def words(desk: Desk, found: Sequence[WordingChange]) -> Mapping[str, str]:
    """What the blanks are called, those too that only an older text has."""
    names = {name for one in found for text in (one.before, one.after) for name in BLANK.findall(text)}
    return {name: blank_word(desk, name) for name in names}


def again(desk: Desk, organ: OrganId, kind: str, key: str, change: int, *, deed: str | None = None) -> Change:
    """Say once more what a sentence said after that change, under the checks of today; the record goes on.

    Raises KnownTrouble of kind "input" where those words no longer hold what the sentence must say.
    """
    row = next((one for one in own_wording.history(desk, kind, organ, key) if one.id == change), None)
    if row is None:
        raise KnownTrouble("wording_sentence_gone", kind="input")
    if not row.text:
        return own_wording.back(desk, organ, kind, key, deed=deed)
    return own_wording.change(desk, organ, kind, key, row.text, deed=deed, reason=row.reason)
