"""backup, restore, verify, rebuild, compare: keeping the register."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.services import number_book, upkeep

A_FILE = click.Path(path_type=Path, dir_okay=False)
A_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("backup", help="备份数据，写好即校验。")
@click.option("--to", "place", type=A_FOLDER, help="另存到这个文件夹（例如移动硬盘）；不写就放在数据文件夹里。")
@AS_JSON
@pass_face
def backup(face: Face, place: Path | None, as_json: bool) -> int:
    """Write one backup."""
    with face.desk() as desk:
        made = upkeep.back_up(desk, today=face.today, place=place)
    rows = made.facts["rows"]
    facts = {"name": made.path.name, "folder": made.path.parent, "requests": rows["requests"], "events": rows["events"]}
    plain = {**facts, "folder": str(made.path.parent), "sha256": made.facts["sha256"], "head": made.facts["head"]}
    face.answer(plain, as_json=as_json, lines=[face.terms.sentence("backup_written", facts)])
    return DONE


@click.command("restore", help="从备份恢复。写明备份名即照办；不写就用最近一份，并先问一句。现有的数据会留着。")
@click.argument("name", default="")
@click.option("--list", "only_list", is_flag=True, help="只列出备份。")
@click.option("--yes", is_flag=True, help="不再询问。")
@click.option("--take-over", is_flag=True, help="确知另一台电脑已不再使用这份数据。")
@AS_JSON
@pass_face
def restore(face: Face, name: str, only_list: bool, yes: bool, take_over: bool, as_json: bool) -> int:
    """Go back to a backup."""
    folder = face.store_folder
    if only_list:
        made = upkeep.backups_of(folder)
        plain: object = [
            {"name": one.path.name, "at": one.at.isoformat(), "why": one.why, "verified": one.is_verified}
            for one in made
        ]
        face.answer(plain, as_json=as_json, lines=[_line(face, one) for one in made])
        return DONE
    chosen = upkeep.find_backup(folder, name)
    if not name and not yes:
        click.confirm(face.terms.sentence("restore_question", {"name": chosen.name}), abort=True, err=True)
    done = upkeep.restore(folder, chosen, now=face.now, take_over=take_over)
    facts = {
        "name": chosen.name, "kept_as": done.kept_as.name if done.kept_as else None, "lost_events": done.lost_events,
        "lost_since": done.lost_since, "missing_files": len(done.missing_files),
    }
    lines = [face.terms.sentence("restored", facts)]
    if done.kept_as is not None:
        lines.append(face.terms.sentence("restored_kept", facts))
    if done.lost_events is None:
        lines.append(face.terms.sentence("restored_lost_unknown", facts))
    elif done.lost_events:
        lines.append(face.terms.sentence("restored_lost", facts))
    if done.missing_files:
        lines.append(face.terms.sentence("restored_files_missing", facts))
    face.answer(facts, as_json=as_json, lines=lines)
    return FINDINGS if done.missing_files else DONE


@click.command("verify", help="核对数据是否完好；写明文件就核对那份备份。")
@click.argument("path", type=A_FILE, required=False)
@AS_JSON
@pass_face
def verify(face: Face, path: Path | None, as_json: bool) -> int:
    """Check the store, or one backup."""
    numbers: tuple[number_book.NumberRow, ...] = ()
    if path is not None:
        findings = upkeep.verify_backup(path)
        facts: dict[str, object] = {"name": path.name}
        well = "backup_sound"
    else:
        with face.desk() as desk:
            looked = upkeep.verify(desk)
            numbers = number_book.findings(desk) if not looked.findings else ()
        findings = looked.findings
        facts = {
            "requests": looked.requests, "events": looked.events, "backups": looked.backups, "jumps": looked.jumps,
        }
        well = "store_sound"
    told = [
        {"code": one.code, "table": one.table, "row": one.row, "detail": one.detail} for one in findings
    ]
    lines = [face.terms.sentence(f"check_{one['code']}", one) for one in told]
    for row in numbers:
        lines += [face.terms.sentence(one.key, one.facts) for one in number_book.told(row)]
    if facts.get("jumps"):
        lines.append(face.terms.sentence("clock_jumped", facts))
    verdict = face.terms.sentence("store_ill", {"count": len(told)}) if told else face.terms.sentence(well, facts)
    missing = [
        {"organ": row.organ, "series": row.series, "year": row.year, "code": line.state.value, "n": line.n,
         "last": line.last, "number": line.number, "requests": list(line.request_numbers)}
        for row in numbers for line in row.findings
    ]  # fmt: skip
    plain = {"sound": not told, **facts, "findings": told, "numbers": missing}
    face.answer(plain, as_json=as_json, lines=[*lines, verdict])
    return FINDINGS if told else DONE


@click.command("rebuild", help="用备份旁的文字文件（.requests.json）重建一份数据，放进新文件夹。")
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("target", type=A_FOLDER)
@pass_face
def rebuild(face: Face, text: Path, target: Path) -> int:
    """A store out of its text."""
    upkeep.rebuild(text, target)
    face.say(face.terms.sentence("rebuilt", {"folder": target}))
    return DONE


@click.command("compare", help="比较两份数据是否一样。")
@click.argument("one", type=A_FOLDER)
@click.argument("other", type=A_FOLDER)
@AS_JSON
@pass_face
def compare(face: Face, one: Path, other: Path, as_json: bool) -> int:
    """Say in which tables two stores differ."""
    differing = upkeep.compare(one, other, who=getpass.getuser(), now=face.now)
    key = "stores_differ" if differing else "stores_same"
    face.answer(
        {"same": not differing, "tables": list(differing)}, as_json=as_json,
        lines=[face.terms.sentence(key, {"tables": differing})],
    )
    return FINDINGS if differing else DONE


def _line(face: Face, one: upkeep.Backup) -> str:
    key = "backup_line" if one.is_verified else "backup_line_unverified"
    return face.terms.sentence(key, {"name": one.path.name, "at": one.at})


COMMANDS = (backup, restore, verify, rebuild, compare)
