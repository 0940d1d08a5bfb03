"""doctor and selftest: does it work here, and if not, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.services.checkup import Look, looks
from clerk_app.services.selftest import play


@click.command("doctor", help="看看程序在这台机器上能不能用：版本、资料、字体、空台账。不需要图形界面。")
@AS_JSON
@pass_face
def doctor(face: Face, as_json: bool) -> int:
    """Look at everything and say of each thing whether it works."""
    return _tell(face, looks(face.now), as_json=as_json)


@click.command("selftest", help="用虚构的申请走一遍：登记、算期限、出文书、做年表；再核对全部算例。不动自己的数据。")
@click.option("--cases", type=click.Path(path_type=Path, exists=True), help="另外再核对的算例：文件或文件夹。")
@AS_JSON
@pass_face
def selftest(face: Face, cases: Path | None, as_json: bool) -> int:
    """Play a whole trip and every case in a folder that is gone afterwards."""
    return _tell(face, play(face.now, cases), as_json=as_json)


def _tell(face: Face, found: Iterator[Look], *, as_json: bool) -> int:
    seen = []
    for look in found:
        seen.append(look)
        if not as_json:
            face.say(_line(face, look))
    ill = [look for look in seen if not look.is_fine]
    verdict = _sentence(face, "doctor_ill" if ill else "doctor_well", {"count": len(ill)})
    plain = {
        "fine": not ill,
        "looks": [{"key": look.key, "fine": look.is_fine, "wrong": look.wrong, **look.facts} for look in seen],
    }
    face.answer(plain, as_json=as_json, lines=[verdict])
    return FINDINGS if ill else DONE


def _line(face: Face, look: Look) -> str:
    if look.is_fine:
        return f"✓ {_sentence(face, look.key, look.facts)}"
    return f"✗ {look.key.partition('_')[-1]}: {look.wrong}"


def _sentence(face: Face, key: str, facts: Mapping[str, object]) -> str:
    """The sentence, or its bare facts where the sentences themselves cannot be read: the doctor speaks all the same."""
    try:
        return face.terms.sentence(key, facts)
    except Exception:
        return f"{key} {dict(facts)}"


COMMANDS: tuple[click.Command, ...] = (doctor, selftest)
