"""What every command has in hand: the store it was pointed at, the day, and how to speak."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

import click

from clerk_app import places
from clerk_app.law.sentences import read_terms
from clerk_app.law.wording import Terms
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.upgrade import Stage, Told, untold
from clerk_app.trouble import KnownTrouble, Said

DONE, FINDINGS, NOT_UNDERSTOOD, STORE_UNUSABLE = range(4)
"""The exit codes."""

EXIT_OF_KIND = {"store": STORE_UNUSABLE, "input": NOT_UNDERSTOOD, "deed": FINDINGS}


@dataclass
class Face:
    """The command line's side of the desk."""

    today: date
    now: Callable[[], datetime]
    store: Path | None = None

    @cached_property
    def terms(self) -> Terms:
        """The words, readable before any store is open."""
        return read_terms(places.resources()).on_command_line()

    @property
    def store_folder(self) -> Path:
        """The store the command works on. Raises KnownTrouble where the clerk's own one is not there yet."""
        if self.store is not None:
            return self.store
        own = places.own_store()
        if not own.is_dir():
            raise KnownTrouble("own_store_missing", kind="store", folder=own)
        return own

    @contextmanager
    def desk(self, *, create: bool = False) -> Iterator[Desk]:
        """The open desk; ``create`` lets a missing or empty folder become a store."""
        told = self._told() if sys.stderr.isatty() else untold
        desk = open_desk(self.store_folder, who=getpass.getuser(), now=self.now, create=create, told=told)
        try:
            yield desk
        finally:
            desk.store.close()

    def _told(self) -> Told:
        """A line for each stage of what takes long before an older store is open; not for a file of errors."""
        said: list[Stage] = []

        def told(stage: Stage, done: int, total: int) -> None:
            if stage not in said:
                said.append(stage)
                click.echo(self.terms.sentence(f"opening_{stage}"), err=True)

        return told

    def say(self, text: str) -> None:
        """One line for a person."""
        click.echo(text)

    def answer(self, plain: object, *, as_json: bool, lines: Iterator[str] | list[str] | tuple[str, ...]) -> None:
        """The result, as JSON or as lines."""
        if as_json:
            click.echo(json.dumps(plain, ensure_ascii=False, indent=1, default=str))
        else:
            for line in lines:
                click.echo(line)

    def tell(self, change: Change, *, as_json: bool) -> None:
        """What a deed did, with what it was warned of."""
        warnings = change.facts.get("warnings", ())
        codes = tuple(str(code) for code in warnings) if isinstance(warnings, tuple | list) else ()
        plain = {"message": change.message, **{key: _plain(value) for key, value in change.facts.items()}}
        lines = [self.terms.sentence(change.message, change.facts)]
        if change.facts.get("receipt_basis"):
            lines.append(self.terms.sentence("receipt_told", change.facts))
        due_on = change.facts.get("due_on")
        if due_on is not None:
            lines.append(self.terms.sentence("due_on", {"due_on": due_on}))
        lines += ["注意：" + self.terms.sentence(code, change.facts) for code in codes]
        self.answer(plain, as_json=as_json, lines=lines)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Said) else value


class Day(click.ParamType):
    """A day on the command line: 2026-10-13."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Override click.ParamType.convert."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，请写成 2026-10-13 的样子。", param, ctx)


class WordOf(click.ParamType):
    """A word of the law on the command line, by its key or as the clerk says it: pass or 可以公开."""

    name = "词"

    def __init__(self, members: type[StrEnum]) -> None:
        self._members = members

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """Override click.ParamType.convert."""
        terms = read_terms(places.resources())
        for member in self._members:
            if value in (member, member.value, terms.word(member)):
                return member
        said = "、".join(f"{member.value}（{terms.word(member)}）" for member in self._members)
        self.fail(f"“{value}”不是其中之一：{said}。", param, ctx)


DAY = Day()
AS_JSON = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出（英文键名）。")
pass_face = click.make_pass_decorator(Face)
