"""One of a thing in English: 1 working day, 1 item is; the templates are written for many."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NOUNS = (
    "agencies applicants backups cases cells characters columns counts dates days deadlines defects entries "
    "events facts faults figures files hints holidays hours identities items kinds lawsuits letters lines matters "
    "minutes mismatches months names notices numbers pages papers parties people periods persons places problems "
    "reconsiderations remarks remedies requests rows rules seconds sentences settings sheets signs spans steps sums "
    "texts things times units words years"
)
_VERBS = {
    "agree": "agrees", "are": "is", "bar": "bars", "block": "blocks", "come": "comes", "differ": "differs",
    "do": "does", "fall": "falls", "go": "goes", "have": "has", "hold": "holds", "lack": "lacks", "look": "looks",
    "move": "moves", "need": "needs", "remain": "remains", "stand": "stands", "stay": "stays", "wait": "waits",
    "were": "was",
}  # fmt: skip
_COUNTED = re.compile(
    rf"\{{(?P<name>[a-z_]+)\}}(?P<between>(?: [a-z-]+){{0,3}}?) (?P<noun>{_NOUNS.replace(' ', '|')})\b"
    rf"(?:(?P<that> that)? (?P<verb>{'|'.join(_VERBS)})\b)?"
)
_NAMED = re.compile(
    rf"\b(?P<noun>Items|items|Matters|matters) \{{(?P<name>[a-z_]+)\}}(?: (?P<verb>{'|'.join(_VERBS)})\b)?"
)
_DONE = re.compile(rf"\{{(?P<name>[a-z_]+)\}} (?P<verb>{'|'.join(_VERBS)})\b")
_THESE = re.compile(r"\b(?P<these>[Tt]hese) \{(?P<name>[a-z_]+)\}")
_IRREGULAR = {"people": "person"}


def for_one(template: str, shown: Mapping[str, str]) -> str:
    """The template with the nouns, and the verbs right behind them, of every blank that is filled with one; "these 1"
    is this one."""

    def counted(found: re.Match[str]) -> str:
        if shown.get(found["name"]) != "1":
            return found[0]
        return f"{{{found['name']}}}{found['between']} {_one(found['noun'])}{found['that'] or ''}{_does(found['verb'])}"

    def named(found: re.Match[str]) -> str:
        if not shown.get(found["name"], "").isdecimal():
            return found[0]
        return f"{_one(found['noun'])} {{{found['name']}}}{_does(found['verb'])}"

    def done(found: re.Match[str]) -> str:
        return found[0] if shown.get(found["name"]) != "1" else f"{{{found['name']}}}{_does(found['verb'])}"

    def these(found: re.Match[str]) -> str:
        return found[0] if shown.get(found["name"]) != "1" else f"{found['these'][:2]}is one"

    return _DONE.sub(done, _THESE.sub(these, _NAMED.sub(named, _COUNTED.sub(counted, template))))


def _one(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies"):
        return noun.removesuffix("ies") + "y"
    return noun.removesuffix("es" if noun.endswith("ches") else "s")


def _does(verb: str | None) -> str:
    return f" {_VERBS[verb]}" if verb else ""
