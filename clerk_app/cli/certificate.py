"""certificate: how one period of a request was counted, as a PDF of one page."""

from __future__ import annotations

from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.law.terms import ClockKind
from clerk_app.services.certificate import certificate as make
from clerk_app.services.certificate import pdf
from clerk_app.services.numbers import request_of
from clerk_app.services.year_sheets import write_file

KINDS = click.Choice([kind.value for kind in ClockKind])


@click.command("certificate", help="出一份期限计算说明（逐日列明，一页 PDF）。")
@click.argument("number")
@click.option("--clock", "kind", type=KINDS, default=ClockKind.REPLY.value, help="哪一个期限，不写就是 reply。")
@click.option("--ref", default="", help="同一种期限有几个时：被征求意见方或者案号。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="PDF 文件。")
@AS_JSON
@pass_face
def certificate(face: Face, number: str, kind: str, ref: str, out: Path, as_json: bool) -> None:
    """Write the certificate of one period."""
    with face.desk() as desk:
        made = make(desk, request_of(desk, number), ClockKind(kind), ref, today=face.today)
        write_file(pdf(desk, made), out)
    clock = made.clock
    plain = {
        "message": "certificate_written", "number": made.number, "clock": clock.kind.value, "ref": clock.ref,
        "starts_on": clock.starts_on, "due_on": clock.due_on, "file": str(out),
    }  # fmt: skip
    facts = {"number": made.number, "kind": clock.kind, "due": made.due, "file": out}
    face.answer(plain, as_json=as_json, lines=[face.terms.sentence("certificate_written", facts)])


COMMANDS: tuple[click.Command, ...] = (certificate,)
