"""The report from the command line: drafted beside the sheet, edited, compared with the store."""

from __future__ import annotations

import json
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from tests.command import Done, clerk_app
from tests.offices import demonstration


def on(store: Path, *words: object) -> Done:
    return clerk_app("--store", store, "--today", "2026-10-13", *words)


def test_a_report_is_written_edited_and_compared(tmp_path: Path) -> None:
    store, file = demonstration(tmp_path / "store"), tmp_path / "报告.docx"
    done = on(store, "year-sheet", "2026", "--report", file)
    assert done.returncode in (0, 1), done.stderr
    assert f"2026 年度报告初稿已写入 {file}" in done.stdout

    document = Document(str(file))
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == "clerk.new":
            shown = next(control.iter(qn("w:t")))
            was, shown.text = shown.text, "4096"
            break
    document.save(str(file))

    done = on(store, "check-sheet", file, "--against-store", "--json")
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)
    assert said["year"] == 2026
    changed = [one for one in said["changes"] if one["kind"] == "changed"]
    assert [(one["was"], one["now"], one["cell"]) for one in changed] == [
        (was, "4096", ["applications", "new_received", "total"]),
    ]  # fmt: skip
