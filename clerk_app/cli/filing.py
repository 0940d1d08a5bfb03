"""file-year: a year's sheet proved and frozen; what was changed since; the correction note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, Face, pass_face
from clerk_app.services import correction, filing
from clerk_app.services.desk import Desk
from clerk_app.services.proof import Cause, causes, said_of
from clerk_app.services.sheet_files import write_file
from clerk_app.services.sheet_words import figure_words, place_words
from clerk_app.trouble import KnownTrouble


def _overrides(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> Mapping[str, str]:
    """A4.natural_person=原因, as often as there are mismatches."""
    found = {}
    for one in given:
        name, sign, reason = one.partition("=")
        if not sign or not name.strip() or not reason.strip():
            raise click.BadParameter(f"“{one}”要写成 A4.natural_person=原因")
        found[name.strip()] = reason.strip()
    return found


@click.command("file-year", help="定稿封存某一年度的统计表；--changes：看封存以后变了哪些数。")
@click.argument("year", type=int, metavar="年度")
@click.option("--override", "overrides", multiple=True, callback=_overrides, metavar="编号=原因",
              help="某处不符仍要封存的书面原因，印在表下。可写多次。")  # fmt: skip
@click.option("--by", default="", help="由谁定稿。")
@click.option("--blanks", "blanks_confirmed", is_flag=True, help="没有填的格确认为空（空格不是 0）。")
@click.option("--note", default="", help="已封存过的：为什么更正。与 --out 同用时印在更正说明里。")
@click.option("--changes", is_flag=True, help="不封存；看封存以后变了哪些数，因为哪些申请。")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="与 --changes 同用：更正说明，PDF。")
@AS_JSON
@pass_face
def file_year(
    face: Face, year: int, overrides: Mapping[str, str], by: str, blanks_confirmed: bool, note: str, changes: bool,
    out: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Freeze a year; exit code 1 where it is refused. With --changes: what differs from what was frozen."""
    if changes:
        if overrides or by or blanks_confirmed:
            raise click.BadParameter("--changes 不封存，不能与 --override、--by、--blanks 同用")
        return _tell_changes(face, year, out, note, as_json=as_json)
    if out is not None:
        raise click.BadParameter("--out 要与 --changes 同用")
    with face.desk() as desk:
        change = filing.file_year(
            desk, year, today=face.today, overrides=overrides, by=by, note=note, blanks_confirmed=blanks_confirmed
        )
    face.tell(change, as_json=as_json)
    return DONE


def _tell_changes(face: Face, year: int, out: Path | None, reason: str, *, as_json: bool) -> int:
    """What differs from what was filed, cell by cell."""
    with face.desk() as desk:
        kept = filing.filed(desk, year)
        if kept is None:
            raise KnownTrouble("filing_not_filed", year=year)
        changed = filing.differences(desk, year, face.today)
        moved = dict.fromkeys(one for each in changed for one in (*each.came, *each.gone))
        why = {cause.request: cause for cause in causes(desk, kept, moved)}
        lines = list(_lines(desk, kept, changed, list(why.values())))
        if out is not None:
            write_file(correction.pdf(desk, correction.note(desk, year, reason=reason, today=face.today)), out)
            lines.append(face.terms.sentence("correction_written", {"year": year, "file": out}))
    plain = [
        {
            "table": one.table, "row": one.row, "column": one.column, "filed": one.filed, "now": one.now,
            "came": [why[key].number for key in one.came], "gone": [why[key].number for key in one.gone],
        }
        for one in changed
    ]  # fmt: skip
    face.answer({"year": year, "filed_on": kept.filed_on, "changes": plain}, as_json=as_json, lines=lines)
    return DONE


def _lines(
    desk: Desk, kept: filing.FiledYear, changed: Sequence[filing.CellDifference], why: Sequence[Cause]
) -> Iterator[str]:
    if not changed:
        yield desk.terms.sentence("correction_nothing", {"year": kept.year})
    for one in changed:
        facts = {
            "place": place_words(kept.sheet, one.place), "filed": figure_words(desk.terms, one.filed),
            "now": figure_words(desk.terms, one.now),
        }
        yield desk.terms.sentence("difference_line", facts)
    for cause in why:
        yield "  " + said_of(desk, cause)


COMMANDS = (file_year,)
