"""The report from the command line: drafted beside the sheet, edited, compared with the store."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from subprocess import CompletedProcess, run

from docx import Document
from docx.oxml.ns import qn

ON = "2026-10-13"


def clerk_app(*words: str) -> CompletedProcess[str]:
    command = [sys.executable, "-m", "clerk_app", "--today", ON, *words]
    return run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_report_is_written_edited_and_compared(tmp_path: Path) -> None:
    store, file = str(tmp_path / "store"), tmp_path / "报告.docx"
    assert clerk_app("demo", store).returncode == 0
    done = clerk_app("--store", store, "year-sheet", "2026", "--report", str(file))
    assert done.returncode in (0, 1), done.stderr
    assert f"2026 年度报告初稿已写入 {file}" in done.stdout

    document = Document(str(file))
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == "clerk.new":
            shown = next(control.iter(qn("w:t")))
            was, shown.text = shown.text, "4096"
            break
    document.save(str(file))

    done = clerk_app("--store", store, "check-sheet", str(file), "--against-store", "--json")
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)
    assert said["year"] == 2026
    changed = [one for one in said["changes"] if one["kind"] == "changed"]
    assert [(one["was"], one["now"], one["cell"]) for one in changed] == [
        (was, "4096", ["applications", "new_received", "total"]),
    ]  # fmt: skip
