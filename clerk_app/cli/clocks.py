"""``clerk-app clock``: the clocks of cases in a JSON file, without a store."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.services.clocks import answer_cases, lines_of, open_law, read_cases
from clerk_app.trouble import KnownTrouble

STDIN = "-"


@click.command("clock", help="计算案例的期限。FILE 是 JSON 文件（案例的数组）；写 - 表示从标准输入读。")
@click.argument("file")
@AS_JSON
@pass_face
def clock(face: Face, file: str, as_json: bool) -> int:
    """Answer every case of FILE; 1 where one of them could not be read."""
    law = open_law()
    answers = answer_cases(read_cases(_content(file), file), law)
    plain = [dict(answer.plain) for answer in answers]
    face.answer(plain, as_json=as_json, lines=list(lines_of(answers, law.terms)))
    return FINDINGS if any(answer.clock is None for answer in answers) else DONE


def _content(file: str) -> bytes:
    try:
        return click.get_binary_stream("stdin").read() if file == STDIN else Path(file).read_bytes()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: the program was started without a standard input
        raise KnownTrouble("clock_file_unreadable", kind="input", file=file) from None


COMMANDS = (clock,)
