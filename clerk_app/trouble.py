"""Errors meant for the clerk's eyes: a key and its facts; the sentence stands in resources/sentences/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Said:
    """A fact that is worded in both languages: the sentence it is put into takes the one of its own."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh


class KnownTrouble(Exception):
    """Something the clerk can do something about. Everything else that is raised is a bug.

    ``key`` names a sentence in resources/sentences/, ``facts`` fills its blanks. ``kind`` says which family the
    trouble is of: "deed" (a deed that is refused), "store" (one of the seven sentences of a store that cannot be
    used) or "input" (a file or value that cannot be read).
    """

    def __init__(self, key: str, *, kind: str = "deed", **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.kind = kind
        self.facts: Mapping[str, object] = MappingProxyType(facts)

    @classmethod
    def of(cls, key: str, facts: Mapping[str, object]) -> KnownTrouble:
        """A refused deed whose facts are a mapping already."""
        trouble = cls(key)
        trouble.args = (key, dict(facts))
        trouble.facts = MappingProxyType(dict(facts))
        return trouble
