"""One of a thing in English: 1 working day, 1 item is; the templates are written for many."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOUNS = (
    "agencies applicants backups cases cells characters columns counts dates days defects entries events facts faults "
    "figures files hints holidays hours identities items kinds lawsuits letters lines matters minutes mismatches "
    "months names notices numbers pages papers parties people periods persons places problems reconsiderations "
    "remarks remedies requests rows rules seconds sentences settings sheets signs spans steps texts things times units "
    "words years"
)
_VERBS = {
    "agree": "agrees", "are": "is", "bar": "bars", "come": "comes", "differ": "differs", "do": "does", "go": "goes",
    "have": "has", "hold": "holds", "look": "looks", "move": "moves", "need": "needs", "remain": "remains",
    "stand": "stands", "stay": "stays", "wait": "waits", "were": "was",
}  # fmt: skip
_COUNTED = re.compile(
    rf"\{{(?P<name>[a-z_]+)\}}(?P<between>(?: [a-z-]+){{0,2}}?) (?P<noun>{_NOUNS.replace(' ', '|')})\b"
    rf"(?: (?P<verb>{'|'.join(_VERBS)})\b)?"
)
_NAMED = re.compile(
    rf"\b(?P<noun>Items|items|Matters|matters) \{{(?P<name>[a-z_]+)\}}(?: (?P<verb>{'|'.join(_VERBS)})\b)?"
)
_IRREGULAR = {"people": "person"}


def for_one(template: str, shown: Mapping[str, str]) -> str:
    """The template with the nouns, and the verbs right behind them, of every blank that is filled with one."""

    def counted(found: re.Match[str]) -> str:
        if shown.get(found["name"]) != "1":
            return found[0]
        return f"{{{found['name']}}}{found['between']} {_one(found['noun'])}{_does(found['verb'])}"

    def named(found: re.Match[str]) -> str:
        if not shown.get(found["name"], "").isdecimal():
            return found[0]
        return f"{_one(found['noun'])} {{{found['name']}}}{_does(found['verb'])}"

    return _NAMED.sub(named, _COUNTED.sub(counted, template))


def _one(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("es" if noun.endswith("ches") else "s")


def _does(verb: str | None) -> str:
    return f" {_VERBS[verb]}" if verb else ""
