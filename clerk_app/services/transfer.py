"""Import of a ledger: looked at whole, then written in one deed, or not at all (old oddities are notes)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.wording import Terms
from clerk_app.render.rows_xlsx import RowsSheet, TextTooLong, rows_workbook
from clerk_app.services import intake
from clerk_app.services.change import Change
from clerk_app.services.check_facts import facts_of
from clerk_app.services.deadline_differences import DeadlineDifference, clock_of_row, counting, difference
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_organs import of_organ, with_organs
from clerk_app.services.ledger_reading import LedgerReading, read_ledger, rows_of
from clerk_app.services.ledger_remedies import RemedyRow
from clerk_app.services.ledger_rows import ImportProblem, LedgerRow
from clerk_app.services.ledger_supplied import NOTHING, Supplied
from clerk_app.services.ledger_values import text_of
from clerk_app.services.ledger_words import LedgerWords, read_ledger_words
from clerk_app.store import backups, folder
from clerk_app.trouble import KnownTrouble

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class AlreadyHere:
    """What the store holds that a ledger could collide with."""

    sources: frozenset[str] = frozenset()
    remedy_sources: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    """Every number ever given, those of struck requests among them."""
    ids: Mapping[str, RequestId] = field(default_factory=dict)
    """The requests in force by number."""
    case_numbers: frozenset[tuple[str, str]] = frozenset()
    """(request number, case number) of every remedy."""


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do: new rows with their notes, problems, and deadlines that differ."""

    reading: LedgerReading
    requests: tuple[LedgerRow, ...]
    remedies: tuple[RemedyRow, ...]
    already_requests: int
    already_remedies: int
    problems: tuple[ImportProblem, ...]
    deadline_differences: tuple[DeadlineDifference, ...]
    first_number: str
    """What the first row without a number will be given; empty where every row has its own."""
    ids: Mapping[str, RequestId]
    """Requests of the store by number, which remedies of the ledger may be against."""


@dataclass(frozen=True)
class ImportReport:
    """What an import did. ``skipped_rows`` is a workbook of the rows left out, to be mended and imported."""

    plan: ImportPlan
    requests: int
    remedies: int
    skipped_rows: bytes | None
    change: Change

    @property
    def problems(self) -> tuple[ImportProblem, ...]:
        """Every problem found, in the order of the file."""
        return self.plan.problems

    @property
    def deadline_differences(self) -> tuple[DeadlineDifference, ...]:
        """Deadlines of the ledger that are not ours."""
        return self.plan.deadline_differences


def import_ledger(
    desk: Desk, path: Path, *, today: date, mapping: Path | None = None, skip_problems: bool = False,
    dry_run: bool = False, progress: Progress | None = None, supplied: Supplied = NOTHING,
) -> ImportReport:
    """Read a ledger and write it into the store; ``supplied`` is what is said for it. Raises KnownTrouble for a
    mapping that cannot be read."""
    words = with_organs(read_ledger_words(mapping), desk)
    plan = plan_import(desk, read_ledger(path, words, today=today, supplied=supplied), words)
    if dry_run:
        return would_import(plan, skip_problems=skip_problems)
    return write_plan(desk, plan, skip_problems=skip_problems, progress=progress)


def would_import(plan: ImportPlan, *, skip_problems: bool = False) -> ImportReport:
    """What ``write_plan`` would say."""
    if plan.problems and not skip_problems:
        return ImportReport(plan, 0, 0, None, Change())
    return ImportReport(plan, len(plan.requests), len(plan.remedies), None, Change())


def plan_import(
    desk: Desk, reading: LedgerReading, words: LedgerWords, organ: OrganId | None = None
) -> ImportPlan:
    """What importing this ledger would do to the store; nothing is written. ``organ``: of rows that name none."""
    here = _already_here(desk)
    tools = counting(desk.rules, desk.steps, desk.workdays, words.slips, words.slips_most)
    differences: list[DeadlineDifference] = []
    new: list[LedgerRow] = []
    problems = list(reading.problems)
    already = 0
    for row in (of_organ(one, organ) for one in reading.requests):
        if row.draft.source in here.sources:
            already += 1
        elif row.number in here.numbers:
            problems.append(
                ImportProblem("row_number_taken", row.sheet, row.row, row.number_column, row.number_cell, row.number)
            )
            continue
        else:
            new.append(row)
        clock = clock_of_row(row, tools)
        found = difference(row, clock, tools)
        differences += [found] if found is not None else []
        if new and new[-1] is row:
            new[-1] = _with_notes(row, clock, desk.terms)
    taken = {problem.value for problem in problems if problem.key == "row_number_taken"}
    known = ({row.number for row in reading.requests} | set(here.ids)) - taken
    remedies, wrong, remedies_already = _remedies(reading.remedies, known, here)
    return ImportPlan(
        reading, tuple(new), remedies, already, remedies_already, _in_order(reading, [*problems, *wrong]),
        tuple(differences), _first_number(desk, new), here.ids,
    )


def write_plan(
    desk: Desk, plan: ImportPlan, *, skip_problems: bool = False, progress: Progress | None = None,
    is_backed_up: bool = False,
) -> ImportReport:
    """Write a plan in one deed, after a verified backup (``is_backed_up``: there is one). With problems nothing, or
    all but their rows (``keep_skipped_rows`` first: what cannot be kept is not to be left out)."""
    if plan.problems and not skip_problems:
        return would_import(plan)
    if not is_backed_up and (plan.requests or plan.remedies) and desk.store.requests.count():
        backups.write(desk.store, why="import")
    skipped = skipped_rows(plan, desk.terms) if plan.problems else None
    ids: dict[str, RequestId] = {}
    touched: set[RequestId] = set()
    numbered_first = sorted(plan.requests, key=lambda row: not row.number)  # else a number given may be a later row's
    with desk.store.write():
        for done, row in enumerate(numbered_first):
            number = row.number or _next_number(desk, row)
            ids[number] = _add(desk, replace(row, draft=replace(row.draft, number=number)))
            if progress is not None:
                progress(done + 1, len(plan.requests))
        for remedy in plan.remedies:
            request_id = ids.get(remedy.request_number) or plan.ids[remedy.request_number]
            touched.add(request_id)
            desk.store.remedies.open(request_id, remedy.draft)
    change = Change(
        requests=frozenset(ids.values()) | touched, message="imported",
        facts={"requests": len(plan.requests), "remedies": len(plan.remedies), "skipped": _skipped_count(plan)},
    )
    return ImportReport(plan, len(plan.requests), len(plan.remedies), skipped, change)


def skipped_rows(plan: ImportPlan, terms: Terms) -> bytes | None:
    """The rows with problems under their own headings, with what is wrong in the last column; None where none is."""
    why: dict[tuple[str, int], list[str]] = {}
    for problem in plan.problems:
        whole = [row.number for table in plan.reading.tables if table.sheet == problem.sheet for row in table.rows]
        for number in whole if problem.row is None else [problem.row]:
            why.setdefault((problem.sheet, number), []).append(problem_text(problem, terms))
    rows = rows_of(plan.reading)
    sheets: list[RowsSheet] = []
    for table in plan.reading.tables:
        mine = [number for sheet, number in why if sheet == table.sheet]
        if not mine:
            continue
        width = len(table.headings)
        lines = []
        for number in sorted(mine):
            cells: list[str | int | float] = [
                cell if isinstance(cell, int | float) else text_of(cell) for cell in rows[table.sheet, number][1].cells
            ]
            cells = [*cells, *[""] * width][:width]
            lines.append([*cells, "".join(why[table.sheet, number]), f"{table.sheet} {number}"])
        sheets.append(RowsSheet(table.sheet, (*table.headings, "问题", "所在表和行"), lines))
    try:
        return rows_workbook(sheets) if sheets else None
    except TextTooLong as long:
        raise KnownTrouble("import_text_too_long", kind="input", sheet=long.sheet) from None


def keep_skipped_rows(desk: Desk, plan: ImportPlan, to: Path | None = None) -> Path | None:
    """The workbook of the rows a plan leaves out, written whole and for its owner alone; never over an earlier one of
    ours. None where no row is left out. Raises KnownTrouble where it cannot be written."""
    data = skipped_rows(plan, desk.terms) if plan.problems else None
    if data is None:
        return None
    exports = desk.store.folder / folder.EXPORTS
    stem = f"{Path(plan.reading.file).stem}-待改的行"
    names = (f"{stem}{f'-{count}' if count else ''}.xlsx" for count in itertools.count())
    target = to or exports / stem
    try:
        if to is None:
            folder.make_folder(exports)
            target = next(exports / name for name in names if not (exports / name).exists())
        folder.write_file(target, data)
    except OSError:
        raise KnownTrouble("skipped_rows_not_kept", kind="input", file=target) from None
    return target


def problem_text(problem: ImportProblem, terms: Terms) -> str:
    """Why, in a sentence that names the column and the value."""
    return terms.sentence(problem.key, problem_facts(problem))


def problem_facts(problem: ImportProblem) -> dict[str, object]:
    """What the sentence of a problem is filled with."""
    return {"column": problem.column, "value": problem.value, **problem.facts}


def difference_text(found: DeadlineDifference, terms: Terms) -> str:
    """Why a ledger's deadline differs from ours, in a sentence."""
    return "".join(terms.sentence(f"deadline_{reason}") for reason in found.reasons)


def _already_here(desk: Desk) -> AlreadyHere:
    store = desk.store
    numbers, struck = store.register.numbers(), store.in_hand.struck()
    return AlreadyHere(
        sources=store.requests.sources(),
        remedy_sources=store.remedies.sources(),
        numbers=frozenset(numbers.values()),
        ids={number: request for request, number in numbers.items() if request not in struck},
        case_numbers=frozenset((one.request_number, one.case_number) for one in store.remedies.all()),
    )


def _remedies(
    rows: Iterable[RemedyRow], numbers: set[str], here: AlreadyHere
) -> tuple[tuple[RemedyRow, ...], list[ImportProblem], int]:
    new: list[RemedyRow] = []
    problems: list[ImportProblem] = []
    already = 0
    for row in rows:
        case = (row.request_number, row.draft.case_number)
        if row.draft.source in here.remedy_sources:
            already += 1
        elif row.request_number not in numbers:
            problems.append(_remedy_problem("row_remedy_of_unknown", row))
        elif row.draft.case_number and case in here.case_numbers:
            problems.append(_remedy_problem("row_remedy_taken", row))
        else:
            new.append(row)
    return tuple(new), problems, already


def _remedy_problem(key: str, row: RemedyRow) -> ImportProblem:
    facts = {"number": row.request_number, "case_number": row.draft.case_number}
    return ImportProblem(key, row.sheet, row.row, row.number_column, row.number_cell, row.request_number, facts)


def _with_notes(row: LedgerRow, clock: Clock, terms: Terms) -> LedgerRow:
    """The row with what is odd in it as notes: orders of days, codes of what is odd, a late answer."""
    notes = [terms.sentence(remark.key, remark.facts) for remark in row.remarks]
    notes += [terms.sentence(code, facts_of(clock)) for code in clock.warnings]
    if clock.late_days:
        notes.append(terms.sentence("import_late", {"due_on": clock.due_on, "days": clock.late_days}))
    kept = "\n".join(row.draft.notes)
    marked = [terms.sentence("import_note", {"note": note}) for note in notes]
    new = [note for note in marked if note not in kept]  # a register exported here says them already
    return replace(row, draft=replace(row.draft, notes=(*row.draft.notes, *new))) if new else row


def _next_number(desk: Desk, row: LedgerRow) -> str:
    """What the office's own pattern gives next, in the year of the receipt."""
    return intake.next_number(desk, row.draft.received_on, row.draft.organ)


def _first_number(desk: Desk, rows: Iterable[LedgerRow]) -> str:
    return next((_next_number(desk, row) for row in rows if not row.number), "")


def _add(desk: Desk, row: LedgerRow) -> RequestId:
    request_id = desk.store.requests.add(row.draft, number=row.number)
    for event in sorted(row.events, key=lambda one: one.on):
        desk.store.requests.append(request_id, event)
    return request_id


def _in_order(reading: LedgerReading, problems: list[ImportProblem]) -> tuple[ImportProblem, ...]:
    places = {table.sheet: place for place, table in enumerate(reading.tables)}
    return tuple(sorted(problems, key=lambda one: (places.get(one.sheet, -1), one.row or 0)))


def _skipped_count(plan: ImportPlan) -> int:
    return len({(problem.sheet, problem.row) for problem in plan.problems if problem.row is not None})
