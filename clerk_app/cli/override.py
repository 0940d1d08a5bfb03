"""照登 on the command line: the three options by which the head of the office lets an error pass in writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from clerk_app.services.change import Override

_NAMES = ("override_by", "override_role", "override_reason")

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--override-by", help="照登：由谁书面决定（姓名）。"),
    click.option("--override-role", help="照登：决定人的职务。"),
    click.option("--override-reason", help="照登：原因，写进经过。"),
)
"""For every command whose deed an overridable error can stop."""


def with_override(command: Callable[..., Any]) -> Callable[..., Any]:
    """The same command with the three options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def taken_from(facts: dict[str, Any]) -> dict[str, Override]:
    """The decision as the deed takes it, out of the command's options; empty where none of them was given."""
    given = [facts.pop(name, None) for name in _NAMES]
    return {"override": Override(*(text or "" for text in given))} if any(given) else {}
