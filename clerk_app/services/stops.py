"""Errors of the checks at a deed: which of them stop it, and what a head of the office lets pass in writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from clerk_app.law.checks import CheckLevel, CheckRule
from clerk_app.law.events import OVERRIDDEN, Fact
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Override
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_CODE_OF_SECOND = MappingProxyType({EventKind.EXTENDED: "EXT_TWICE"})
"""Steps that happen once, whose second time is a matter of the checks."""


def code_of(why: KnownTrouble | None, kind: EventKind) -> str | None:
    """The code behind a step that the table of steps forbids; None where no check speaks of it."""
    return _CODE_OF_SECOND.get(kind) if why is not None and why.key == "step_twice" else None


def level_of(desk: Desk, rule: CheckRule) -> CheckLevel:
    """The level the check has in this office: some errors may be had as a note for the time being."""
    return CheckLevel.WARN if rule.setting and desk.settings.text(rule.setting) == "warn" else rule.level


def refusal(desk: Desk, code: str, facts: Mapping[str, object]) -> KnownTrouble:
    """The sentence of a check that stops a deed; ``code`` and ``overridable`` tell the faces about the way around."""
    rule = desk.checks.rule(code)
    return KnownTrouble.of(f"refused_{code}", {**facts, "code": code, "overridable": rule.is_overridable})


def stopping(desk: Desk, codes: Sequence[str], kind: EventKind) -> tuple[str, ...]:
    """Those of the codes that stop a deed of that kind."""
    rules = [desk.checks.rule(code) for code in codes]
    return tuple(
        rule.code for rule in rules if rule.stops_at(kind) and level_of(desk, rule) is CheckLevel.ERROR
    )


def let_through(
    desk: Desk, codes: Sequence[str], kind: EventKind, override: Override | None, facts: Mapping[str, object]
) -> Mapping[str, Fact]:
    """What the event keeps of the decision; nothing where no error stands in the way.

    Raises KnownTrouble: the first error's own sentence, or what the decision still lacks.
    """
    stops = stopping(desk, codes, kind)
    if not stops:
        return MappingProxyType({})
    final = [code for code in stops if not desk.checks.rule(code).is_overridable]
    if final or override is None:
        raise refusal(desk, (final or stops)[0], facts)
    given = {"override_by": override.by, "override_role": override.role, "override_reason": override.reason}
    missing = [name for name, text in given.items() if not text.strip()]
    if missing:
        words = [desk.terms.sentence(_WORD_OF[name]) for name in missing]
        raise KnownTrouble("override_incomplete", missing=tuple(words), names=tuple(missing))
    return MappingProxyType({OVERRIDDEN: stops, **{name: text.strip() for name, text in given.items()}})


_WORD_OF = MappingProxyType(
    {"override_by": "override_name", "override_role": "override_role", "override_reason": "override_reason"}
)
