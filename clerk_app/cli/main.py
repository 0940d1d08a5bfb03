"""clerk-app: the one command and its subcommands, declared in one tuple."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click

from clerk_app import __version__, logbook, places
from clerk_app.cli import (
    certificate,
    check_sheet,
    clocks,
    deeds,
    doctor,
    duties,
    fees,
    filing,
    gathering,
    holidays,
    keeping,
    ledger,
    letters,
    lists,
    months,
    remedies,
    sheets,
    transfer,
)
from clerk_app.cli.face import DAY, EXIT_OF_KIND, NOT_UNDERSTOOD, Face
from clerk_app.trouble import KnownTrouble

_log = logging.getLogger(__name__)

COMMANDS: tuple[click.Command, ...] = (
    *clocks.COMMANDS,
    *transfer.COMMANDS,
    *ledger.COMMANDS,
    *deeds.COMMANDS,
    *remedies.COMMANDS,
    *letters.COMMANDS,
    *certificate.COMMANDS,
    *fees.COMMANDS,
    *holidays.COMMANDS,
    *lists.COMMANDS,
    *duties.COMMANDS,
    *sheets.COMMANDS,
    *months.COMMANDS,
    *gathering.COMMANDS,
    *check_sheet.COMMANDS,
    *filing.COMMANDS,
    *keeping.COMMANDS,
    *doctor.COMMANDS,
)


BUG = 70
"""The exit code of an error nobody expected (EX_SOFTWARE); none of the four the commands promise."""


@dataclass(frozen=True)
class WindowAsked:
    """The command line was asked for the window; the caller opens it (this room knows no window)."""

    arguments: tuple[str, ...]


def _take_store(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Face).store = value


def _take_today(ctx: click.Context, _param: click.Parameter, value: date | None) -> None:
    if value is not None:
        ctx.ensure_object(Face).today = value


def _common() -> list[click.Parameter]:
    return [
        click.Option(
            ["--store"], type=click.Path(path_type=Path, readable=False), expose_value=False,
            callback=_take_store, help="数据所在的文件夹。不写就是本机自己的那一份。",
        ),
        click.Option(
            ["--today"], type=DAY, expose_value=False, callback=_take_today, help="把这一天当作今天。"
        ),
    ]


@click.group(
    name="clerk-app", params=_common(), invoke_without_command=True, help="依申请公开办理：登记、期限、文书、年度统计。"
)
@click.version_option(__version__, message="%(version)s")
@click.pass_context
def clerk_app(ctx: click.Context) -> WindowAsked | None:
    """The command itself: without a subcommand, the window."""
    return _window(ctx) if ctx.invoked_subcommand is None else None


@click.command("open", help="打开窗口。", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def open_window(ctx: click.Context, arguments: tuple[str, ...]) -> WindowAsked:
    """Ask for the window."""
    return _window(ctx, arguments)


def _window(ctx: click.Context, arguments: tuple[str, ...] = ()) -> WindowAsked:
    face = ctx.ensure_object(Face)
    given = [] if face.store is None else ["--store", str(face.store)]
    return WindowAsked((*given, "--today", face.today.isoformat(), *arguments))


for _command in (*COMMANDS, open_window):
    _inner = _command.commands.values() if isinstance(_command, click.Group) else ()
    for _taking in (_command, *_inner):
        _taking.params.extend(_common())
    clerk_app.add_command(_command)


def _name_of(parameter: click.Parameter) -> str:
    return parameter.opts[-1] if isinstance(parameter, click.Option) else str(parameter.name).upper()


def _not_understood(wrong: click.ClickException) -> tuple[str, dict[str, object]]:
    """Which sentence says what was not understood, with its facts."""
    if isinstance(wrong, click.NoSuchOption):
        return "option_unknown", {"option": wrong.option_name}
    if isinstance(wrong, click.MissingParameter) and wrong.param is not None:
        return "parameter_missing", {"parameter": _name_of(wrong.param)}
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        choices = getattr(wrong.param.type, "choices", ())
        facts = {"parameter": _name_of(wrong.param), "why": "、".join(choices) or wrong.message}
        return ("parameter_not_a_choice" if choices else "parameter_wrong"), facts
    return "command_not_understood", {"why": wrong.message}


def main(arguments: list[str] | None = None) -> int | WindowAsked:
    """Run one command line. Returns the exit code, or that the window was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logbook.keep(places.logs())
    face = Face(today=date.today(), now=lambda: datetime.now(UTC))
    try:
        result = clerk_app.main(args=arguments, prog_name="clerk-app", standalone_mode=False, obj=face)
    except KnownTrouble as trouble:
        way = face.terms.sentence("override_way") if trouble.facts.get("overridable") else ""
        click.echo(face.terms.of(trouble) + way, err=True)
        return EXIT_OF_KIND[trouble.kind]
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return EXIT_OF_KIND["deed"]
    except click.ClickException as wrong:
        click.echo(face.terms.sentence(*_not_understood(wrong)), err=True)
        return NOT_UNDERSTOOD
    except Exception as bug:
        _log.exception("unexpected")
        facts = {"error": type(bug).__name__, "log": places.logs() / logbook.NAME}
        click.echo(face.terms.sentence("command_bug", facts), err=True)
        return BUG
    if isinstance(result, WindowAsked):
        return result
    return result if isinstance(result, int) else 0
