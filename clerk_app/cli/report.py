"""The report's text on the command line: written beside a year sheet, and the edited file against the store."""

from __future__ import annotations

from pathlib import Path

from clerk_app.cli.face import DONE, FINDINGS, Face
from clerk_app.services import report
from clerk_app.services.desk import Desk


def write_report(face: Face, desk: Desk, year: int, path: Path) -> str:
    """Write the draft; the sentence that says so."""
    made = report.draft(desk, year, today=face.today)
    report.write_file(report.docx(desk, made, today=face.today), path)
    basis = report.basis_of(face.terms, made)
    return face.terms.sentence("report_written", {"year": year, "file": path}) + (f"（{basis}）" if basis else "")


def against_store(face: Face, file: Path, year: int | None, *, as_json: bool) -> int:
    """List what an edited report says otherwise than the table; exit code 1 where there is anything."""
    with face.desk() as desk:
        wanted = year if year is not None else report.year_of(file)
        found = report.recheck(desk, file, wanted, today=face.today)
        plain = {"year": wanted, "changes": [report.plain_change(face.terms, one) for one in found]}
        lines = [report.sentence_of(face.terms, one) for one in found]
        key = "report_changes_counted" if found else "report_unchanged"
        lines.append(face.terms.sentence(key, {"count": len(found)}))
    face.answer(plain, as_json=as_json, lines=lines)
    return FINDINGS if found else DONE
