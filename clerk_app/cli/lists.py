"""due and find: lists for the terminal."""

from __future__ import annotations

import click

from clerk_app.cli.face import AS_JSON, Face, pass_face
from clerk_app.law.wording import Terms
from clerk_app.services.due import RegisterRow, find, register_rows
from clerk_app.services.due_cases import DueEntry, ImportedCases, due_entries, imported_cases, imported_due


def plain_row(row: RegisterRow) -> dict[str, object]:
    """A register line as JSON-ready data; personal data are left to the register itself."""
    return {
        "number": row.number,
        "received_on": row.received_on.isoformat(),
        "applicant": row.applicant,
        "subject": row.subject,
        "state": row.state.value,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "remaining": row.remaining,
        "provisional": row.provisional,
        "awaiting": row.awaiting,
        "awaited_by": row.awaited_by.isoformat() if row.awaited_by else None,
        "outcome": row.outcome.value if row.outcome else None,
    }


def line_of(row: RegisterRow, terms: Terms) -> str:
    """A register line for a person."""
    if row.closed_on is not None:
        left = "已办结"
    elif row.remaining is None:
        left = "答复期限未起算" + (f"，等到 {row.awaited_by}" if row.awaited_by else "")
    elif row.remaining < 0:
        left = f"▲ 逾 {-row.remaining} 个工作日"
    elif row.remaining == 0:
        left = "今天届满"
    else:
        left = f"{'暂定' if row.provisional else ''}剩 {row.remaining} 个工作日"
    due = f"{row.due_on} 届满" if row.due_on else ""
    parts = (row.number, left, due, terms.word(row.state), row.applicant, row.subject)
    return "  ".join(part for part in parts if part)


def plain_entry(entry: DueEntry) -> dict[str, object]:
    """A line of the due list as JSON-ready data; ``clock`` says which period its dates are of."""
    plain = {**plain_row(entry.row), "clock": "reply", "ref": ""}
    if entry.case is not None:
        clock = entry.case.clock
        plain |= {
            "clock": clock.kind.value, "ref": clock.ref, "due_on": clock.due_on.isoformat() if clock.due_on else None,
            "remaining": entry.case.remaining, "remaining_in": entry.case.unit.value,
            "provisional": entry.case.is_provisional,
        }  # fmt: skip
    return plain


def line_of_entry(entry: DueEntry, terms: Terms) -> str:
    """A line of the due list for a person."""
    if entry.case is None:
        return line_of(entry.row, terms)
    clock, row = entry.case.clock, entry.row
    left = f"▲ {entry.case.words}" if entry.case.is_late else entry.case.words
    due = f"{clock.due_on} 届满" if clock.due_on else ""
    parts = (row.number, left, due, terms.word(clock.kind), clock.ref, row.applicant, row.subject)
    return "  ".join(part for part in parts if part)


@click.command("due", help="在办申请和复议、诉讼的答复，按届满日先后。")
@click.option("--imported-cases", "opened", is_flag=True, help="逐件列出旧台账转入、没有登记收到副本日期的复议、诉讼。")
@AS_JSON
@pass_face
def due(face: Face, opened: bool, as_json: bool) -> None:
    """List what is due, nearest first."""
    with face.desk() as desk:
        old = imported_cases(desk)
        entries = due_entries(desk, face.today) + (imported_due(desk, face.today) if opened else ())
        numbers = () if old is None or opened else desk.store.requests.some(old.requests)
    rows = [entry for entry in entries if entry.case is None]
    cases = len(entries) - len(rows)
    counted = f"在办 {len(rows)} 件" if rows else "没有在办的申请"
    counted += f"，复议、诉讼的期限 {cases} 项。" if cases else "。"
    plain = [plain_entry(entry) for entry in entries]
    lines = [*(line_of_entry(entry, face.terms) for entry in entries), counted]
    if old is not None and not opened:
        plain.append(_plain_old(old, tuple(one.number for one in numbers)))
        said = face.terms.sentence("today_imported_cases", {"count": old.cases})
        lines.insert(len(lines) - 1, f"{said}  due --imported-cases 逐件列出")
    face.answer(plain, as_json=as_json, lines=lines)


def _plain_old(old: ImportedCases, numbers: tuple[str, ...]) -> dict[str, object]:
    """The one line for the cases of old ledgers: no date, a count, and whose they are."""
    return {"clock": "imported_cases", "due_on": None, "remaining": None, "cases": old.cases, "numbers": list(numbers)}


@click.command("find", help="在台账中查找：编号、姓名、内容。")
@click.argument("text")
@AS_JSON
@pass_face
def find_text(face: Face, text: str, as_json: bool) -> None:
    """Find requests by number, applicant or wording."""
    with face.desk() as desk:
        rows = find(register_rows(desk, face.today), text, {})
    face.answer([plain_row(row) for row in rows], as_json=as_json, lines=[
        *(line_of(row, face.terms) for row in rows), f"{len(rows)} 件。",
    ])


COMMANDS = (due, find_text)
