"""check-sheet of workbooks, Word files, PDFs and texts, as a clerk types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.command import Done, clerk_app

DATA = Path(__file__).resolve().parent.parent / "data"
SHEETS = DATA / "sheets"


def clerk(*words: object) -> Done:
    """One command line on 28 August 2026."""
    return clerk_app("--today", "2026-08-28", "check-sheet", *words)


def answer(done: Done) -> Any:
    return json.loads(done.stdout)


def test_a_pdf_is_refused_for_the_same_four_columns_as_its_json() -> None:
    of_pdf = answer(clerk(SHEETS / "2020_beijing_xicheng_district.pdf", "--json"))
    of_json = answer(clerk(DATA / "published" / "2020_beijing_xicheng_district.json", "--json"))
    assert of_pdf["findings"] == of_json["findings"]
    assert set(of_json) == {"year", "format", "findings"}, "what is said of a JSON file has not changed"
    assert of_pdf["recognised"][1] == {
        "table": "applications", "format": "gbgk_2019_60", "rows": 23, "of": 23, "exact": 23,
    }
    assert [(one["kind"], one["implied"]) for one in of_pdf["claims"]] == [("change", [973])]


def test_a_pasted_report_tells_a_person_what_holds_and_what_does_not() -> None:
    done = clerk(SHEETS / "xicheng-2017.txt")
    assert done.returncode == 0, done.stderr
    assert "607 + 1 + 69 + 504 = 1181（收到申请数），相符。" in done.stdout
    assert "写的是 42.67%，以收到申请数 1181 为底应为 42.68%。" in done.stdout
    assert "占比合计 114.58%" in done.stdout


def test_the_year_can_be_named_and_must_not_contradict_a_json_file(tmp_path: Path) -> None:
    nameless = tmp_path / "a.txt"
    text = (SHEETS / "xicheng-2020.txt").read_text("utf-8").replace("2020 年", "")
    nameless.write_text(text, encoding="utf-8")
    refused = clerk(nameless)
    assert refused.returncode == 2
    assert "请指明年度" in refused.stderr
    assert answer(clerk(nameless, "--year", "2020", "--json"))["year"] == 2020
    other = clerk(DATA / "published" / "2020_beijing_xicheng_district.json", "--year", "2021")
    assert (other.returncode, "Traceback" in other.stderr) == (2, False)


def test_a_broken_file_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    for name, data in (("a.docx", b""), ("b.xlsx", b"\x89PNG\r\n"), ("c.pdf", b"%PDF-1.7\n")):
        (tmp_path / name).write_bytes(data)
        done = clerk(tmp_path / name)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert name in done.stderr
