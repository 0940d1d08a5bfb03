"""gather: the sheets of many units added up, with or without a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from clerk_app.cases.gathered import Expected, Gathered
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.cli.face import AS_JSON, DAY, DONE, FINDINGS, Face, pass_face
from clerk_app.cli.sheets import FILE, finding_lines, table_lines
from clerk_app.law.wording import Terms
from clerk_app.services import exchange, gather_book
from clerk_app.services.gather import (
    basis_of,
    expected_in,
    gather,
    kept_list,
    read_expected,
    read_unit,
    read_units,
    said_of,
    standing_word,
    told,
)
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble


@click.command("gather", help="汇总各单位报来的年度统计表。单位：文件，或“单位名称=文件”。")
@click.argument("year", type=int, metavar="年度")
@click.argument("units", nargs=-1, required=True, metavar="单位...")
@click.option("--out", type=FILE, help="写成 Excel 工作簿。")
@click.option("--expected", type=FILE, help="应报单位名单，每行一个；不写就用本机保存的名单。")
@click.option("--due", type=DAY, help="应报来的日子；不写就按条例的期限。")
@click.option("--agree-crosswalk", is_flag=True, help="同意把别的表式按对照关系计入。")
@click.option("--count-wrong", multiple=True, metavar="单位名称", help="勾稽不符也照计的单位，可以写几次。")
@click.option("--against", type=FILE, help="本级自己的表，逐格对照。")
@click.option("--exchange", "onward", type=FILE, help="把合计写成交换文件，供上一级汇总。")
@click.option("--name", default="", help="上一级看到的本级名称（与 --exchange 同用）。")
@AS_JSON
@pass_face
def gather_units(
    face: Face, year: int, units: tuple[str, ...], out: Path | None, expected: Path | None, due: date | None,
    agree_crosswalk: bool, count_wrong: tuple[str, ...], against: Path | None, onward: Path | None, name: str,
    as_json: bool,
) -> int:  # fmt: skip
    """Gather; exit code 1 while a unit is missing or not counted, or an identity is broken."""
    if onward and not name:
        raise click.BadParameter("--exchange 要与 --name 同用")
    files = [_named(given) for given in units]
    basis = basis_of(year, due_on=due, crosswalk_agreed=agree_crosswalk, counted_though_wrong=count_wrong)
    listed = read_expected(expected) if expected else _kept(face)
    own = _own_table(against, year) if against else None
    reports = read_units(files, year)
    for report, (_, path) in zip(reports, files, strict=True):
        if not report.name and report.trouble is None:
            raise KnownTrouble("gather_name_missing", kind="input", file=path)
    gathered = gather(reports, basis, expected=listed, against=own)
    lines = list(_lines(gathered, face.terms))
    if out:
        write_file(gather_book.workbook(gathered, face.terms, organ=name, made_on=face.today), out)
        facts = {"year": year, "file": out, "counted": len(gathered.counted)}
        lines.append(face.terms.sentence("gather_written", facts))
    if onward:
        write_file(exchange.gathered_file(gathered, face.terms, name=name, today=face.today), onward)
        lines.append(face.terms.sentence("gather_onward_written", {"file": onward, "unit": name}))
    face.answer(gather_book.to_json(gathered, face.terms), as_json=as_json, lines=lines)
    return DONE if gathered.is_whole else FINDINGS


def _named(given: str) -> tuple[str, Path]:
    """NAME=FILE or FILE; a file whose own name holds = is taken as it is."""
    name, sign, file = given.partition("=")
    if not sign or Path(given).exists():
        return "", Path(given)
    return name.strip(), Path(file)


def _kept(face: Face) -> tuple[Expected, ...] | None:
    """The list kept in the store, where one was pointed at and holds one; gathering needs no store."""
    if face.store is None:
        return None
    with face.desk() as desk:
        return expected_in(kept_list(desk)) or None


def _own_table(file: Path, year: int) -> YearSheet:
    report = read_unit(file, year)
    if report.sheet is None:
        trouble = report.trouble
        assert trouble is not None
        raise KnownTrouble(trouble.key, kind="input", **trouble.facts)
    if report.sheet.year != year:
        raise KnownTrouble("gather_against_other_year", kind="input", year=year, given=report.sheet.year)
    return report.sheet


def _lines(gathered: Gathered, terms: Terms) -> Iterator[str]:
    yield told(terms, gathered)
    for unit in gathered.units:
        yield f"{standing_word(terms, unit.standing)}  {unit.name}  {''.join(said_of(terms, unit))}".rstrip()
        if not unit.is_counted:
            for taken in unit.taken:
                why = f"（{taken.why_zh}）" if taken.why_zh else ""
                aim = f" → {taken.target}" if taken.target else ""
                yield f"    {terms.sentence(f'fate_{taken.fate.value}')}：{'、'.join(taken.sources)}{aim}{why}"
    yield ""
    yield from table_lines(gathered.sheet)
    yield ""
    yield from finding_lines(gathered.findings, terms)
    if gathered.beside or gathered.not_comparable:
        yield gather_book.compared(gathered, terms)


COMMANDS = (gather_units,)
