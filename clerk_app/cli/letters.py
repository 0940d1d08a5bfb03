"""letter: a letter of a request as PDF, issued or as a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from clerk_app.cases.request import RequestId
from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.cli.override import taken_from, with_override
from clerk_app.services import case_file, letters
from clerk_app.services.desk import Desk
from clerk_app.services.numbers import request_of
from clerk_app.trouble import KnownTrouble

NO_REQUEST = "-"
"""In the place of the number: an empty form for the counter."""


@click.command(
    "letter", help="出一份文书或者表单；case_file 是整卷 PDF，remedy_bundle 是证据材料；编号写 - 的是空白表。"
)
@click.argument("number")
@click.argument("kind")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="PDF 文件。")
@click.option("--draft", is_flag=True, help="只试打，不取号、不留底。")
@click.option("--set", "given", multiple=True, help="补上文书缺的内容，字段=内容，可重复。")
@click.option("--item", "chosen", multiple=True, help="remedy_bundle 里装哪几件，按先后，可重复。")
@with_override
@AS_JSON
@pass_face
def letter(
    face: Face, number: str, kind: str, out: Path, draft: bool, given: tuple[str, ...], chosen: tuple[str, ...],
    as_json: bool, **decided: Any,
) -> None:
    """Print a letter; a letter issued before is written again, byte for byte."""
    facts = dict(one.split("=", 1) for one in given if "=" in one)
    if len(facts) != len(given):
        raise click.UsageError("--set 要写成 字段=内容。")
    with face.desk() as desk:
        if number == NO_REQUEST:
            _write(out, letters.blank(desk, kind, face.today))
            face.answer({"message": "blank_form"}, as_json=as_json, lines=[f"空白表写在 {out}。"])
            return
        request_id = request_of(desk, number)
        if kind in case_file.KINDS:
            _bind(face, desk, request_id, kind, chosen, out, as_json=as_json)
            return
        if draft:
            _write(out, letters.draft(desk, request_id, kind, facts, face.today))
            missing = letters.missing(desk, request_id, kind, facts, face.today)
            words = "、".join(letters.fact_words(desk, missing))
            face.answer(
                {"message": "letter_drafted", "missing": list(missing)}, as_json=as_json,
                lines=[f"草稿写在 {out}。" + (f"还缺：{words}。" if missing else "")],
            )
            return
        change = letters.issue(
            desk, request_id, kind, facts, today=face.today, **taken_from(decided)
        )
        _write(out, letters.copy_of(desk, request_id, kind, facts.get("ref", "")))
        face.tell(change, as_json=as_json)


def _bind(
    face: Face, desk: Desk, request_id: RequestId, kind: str, chosen: tuple[str, ...], out: Path, *, as_json: bool
) -> None:
    """The whole file of a request, or its evidence bundle; what is missing from it is named first."""
    wanted = case_file.gather(desk, request_id, kind, chosen, today=face.today)
    if wanted.missing and not as_json:
        face.say(desk.terms.sentence("case_file_missing", {"names": "、".join(one.zh for one in wanted.missing)}))
    made = case_file.make(wanted)
    if made is None:
        return
    _write(out, made.data)
    change = case_file.saved(wanted, made, out.name)
    lines = [desk.terms.sentence(change.message, change.facts)]
    plain = {
        "message": change.message, "missing": [one.zh for one in wanted.missing], "pages": made.pages,
        "troubles": list(made.troubles),
        "lines": [
            {"item": one.key, "title": one.title, "number": one.number, "first": one.first, "last": one.last}
            for one in made.lines
        ],
    }
    face.answer(plain, as_json=as_json, lines=lines)


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise KnownTrouble("file_not_written", kind="input", file=out, why=error.strerror or "") from error


COMMANDS: tuple[click.Command, ...] = (letter,)
