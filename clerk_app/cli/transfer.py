"""clerk-app import and demo: an old ledger into the store, and a store to try things in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from clerk_app.cli.face import AS_JSON, DONE, FINDINGS, Face, pass_face
from clerk_app.law.wording import Terms
from clerk_app.services.deadline_differences import DeadlineDifference
from clerk_app.services.demo import make_demo
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_organs import with_organs
from clerk_app.services.ledger_reading import read_ledger
from clerk_app.services.ledger_rows import ImportProblem
from clerk_app.services.ledger_supplied import BY_NAME, Supplied
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.services.transfer import (
    ImportReport,
    difference_text,
    keep_skipped_rows,
    plan_import,
    problem_text,
    would_import,
    write_plan,
)
from clerk_app.trouble import KnownTrouble

SHOWN_LINES = 40
"""A person reads no more; --json has all."""


@click.command("import", help="导入旧台账（xlsx、xls、ods、et）。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--mapping", type=click.Path(path_type=Path),
    help="对照文件（TOML 或 JSON）：本单位台账的列名和用词。",
)
@click.option("--give-numbers", is_flag=True, help="没有登记编号的行，照台账次序按本机关的规则编号。")
@click.option("--kind-by-name", is_flag=True, help="没有申请人类型的行，按申请人名称判断。")
@click.option("--dry-run", is_flag=True, help="只试读，不写入任何东西。")
@click.option("--skip-problems", is_flag=True, help="有问题的行留下，其余照样导入。")
@click.option(
    "--skipped-to", type=click.Path(path_type=Path),
    help="留下的行存到哪个表格文件。不写就存在数据文件夹的 exports 里。",
)
@AS_JSON
@pass_face
def import_file(
    face: Face, file: Path, mapping: Path | None, give_numbers: bool, kind_by_name: bool, dry_run: bool,
    skip_problems: bool, skipped_to: Path | None, as_json: bool,
) -> int:
    """Read a ledger into the store; 1 when there are problems."""
    _refuse_files(file, mapping, skipped_to)
    with _desk(face, writes=False) as here:
        words = with_organs(read_ledger_words(mapping), here)
    supplied = Supplied(numbers=give_numbers, kind=BY_NAME if kind_by_name else "")
    reading = read_ledger(file, words, today=face.today, supplied=supplied)
    stops = bool(reading.problems) and not skip_problems
    with _desk(face, writes=not (dry_run or stops)) as desk:
        plan = plan_import(desk, reading, words)
        keeps = skip_problems and not dry_run
        kept = keep_skipped_rows(desk, plan, skipped_to) if keeps else None
        report = (would_import if dry_run else partial(write_plan, desk))(plan, skip_problems=skip_problems)
        shown = _Shown(report, face.terms, kept, dry_run)
        face.answer(shown.plain(), as_json=as_json, lines=list(shown.lines()))
    return FINDINGS if report.problems else DONE


def _refuse_files(file: Path, mapping: Path | None, skipped_to: Path | None) -> None:
    """What is to be read must be there, and must not be written over."""
    read = (file, *((mapping,) if mapping is not None else ()))
    for one in read:
        if not one.is_file():
            raise KnownTrouble("ledger_file_missing", kind="input", file=one)
    if skipped_to is not None and skipped_to.exists() and any(skipped_to.samefile(one) for one in read):
        raise KnownTrouble("skipped_rows_onto_ledger", kind="input", file=skipped_to)


@contextmanager
def _desk(face: Face, *, writes: bool) -> Iterator[Desk]:
    """The desk; for a look alone, where there is no store yet, an empty one that is thrown away."""
    folder = face.store_folder
    if writes or (folder.is_dir() and any(folder.iterdir())):
        with face.desk(create=True) as desk:
            yield desk
        return
    with (
        tempfile.TemporaryDirectory() as passing,
        replace(face, store=Path(passing) / "store").desk(create=True) as desk,
    ):
        yield desk


@dataclass(frozen=True)
class _Shown:
    """What an import did, as JSON and as lines."""

    report: ImportReport
    terms: Terms
    kept: Path | None
    dry_run: bool

    def plain(self) -> dict[str, object]:
        """English keys and codes."""
        report = self.report
        return {
            "requests": report.requests,
            "remedies": report.remedies,
            "problems": [self._problem(one) for one in report.problems],
            "deadline_differences": [self._difference(one) for one in report.deadline_differences],
            "already_there": {"requests": report.plan.already_requests, "remedies": report.plan.already_remedies},
            "skipped_file": None if self.kept is None else str(self.kept),
            "unread_sheets": list(report.plan.reading.unread_sheets),
            "dry_run": self.dry_run,
        }

    def _problem(self, problem: ImportProblem) -> dict[str, object]:
        return {
            "sheet": problem.sheet or None, "row": problem.row, "column": problem.column or None,
            "cell": problem.cell or None, "value": problem.value, "code": problem.key,
            "why": problem_text(problem, self.terms),
        }

    def _difference(self, found: DeadlineDifference) -> dict[str, object]:
        return {
            "number": found.number, "sheet": found.sheet, "row": found.row, "theirs": found.theirs.isoformat(),
            "ours": None if found.ours is None else found.ours.isoformat(), "reason": found.reason,
            "reasons": list(found.reasons), "why": difference_text(found, self.terms),
        }

    def lines(self) -> Iterator[str]:
        """Chinese sentences."""
        report, say = self.report, self.terms.sentence
        counts = {"requests": report.requests, "remedies": report.remedies}
        if report.problems:
            yield from self._some([self._problem_line(one) for one in report.problems])
        if report.problems and not (report.requests or report.remedies or self.kept):
            left = report.plan.requests or report.plan.remedies
            yield say("import_stopped" if left else "import_nothing", {"problems": len(report.problems)})
        else:
            yield say("import_would" if self.dry_run else "imported", counts)
        already = {"requests": report.plan.already_requests, "remedies": report.plan.already_remedies}
        if any(already.values()):
            yield say("import_already_here", already)
        if self.kept is not None:
            yield say("import_skipped_file", {"file": self.kept})
        if report.plan.reading.unread_sheets:
            yield say("import_sheets_unread", {"sheets": report.plan.reading.unread_sheets})
        if report.deadline_differences:
            yield say("import_differences", {"count": len(report.deadline_differences)})
            yield from self._some([self._difference_line(one) for one in report.deadline_differences])

    def _some(self, lines: list[str]) -> Iterator[str]:
        yield from lines[:SHOWN_LINES]
        if len(lines) > SHOWN_LINES:
            yield self.terms.sentence("import_more", {"count": len(lines) - SHOWN_LINES})

    def _problem_line(self, problem: ImportProblem) -> str:
        why = problem_text(problem, self.terms)
        if problem.row is None:
            return why
        place = {"sheet": problem.sheet, "row": problem.row, "cell": problem.cell or problem.column}
        return self.terms.sentence("import_problem", {"place": self.terms.sentence("import_place", place), "why": why})

    def _difference_line(self, found: DeadlineDifference) -> str:
        ours = found.ours or self.terms.sentence("import_none")
        facts = {"number": found.number, "sheet": found.sheet, "row": found.row, "theirs": found.theirs, "ours": ours}
        return self.terms.sentence("import_difference", {**facts, "why": difference_text(found, self.terms)})


@click.command("demo", help="建一份演示数据（虚构的单位和申请），用来试用。")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@AS_JSON
@pass_face
def demo(face: Face, folder: Path, as_json: bool) -> None:
    """Make the demonstration store."""
    made = make_demo(folder, now=face.now)
    facts = {"folder": str(folder), "today": made.today, "requests": made.requests, "remedies": made.remedies}
    plain = {**facts, "today": made.today.isoformat()}
    face.answer(plain, as_json=as_json, lines=[face.terms.sentence("demo_made", facts)])


COMMANDS: tuple[click.Command, ...] = (import_file, demo)
