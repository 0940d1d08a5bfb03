"""clerk-app import, on a command line."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
import xlsxwriter

from tests.command import Done, clerk_app
from tests.services.ledger_files import LEDGERS, ROW, ledger
from tests.services.test_ledger_supplied import without

SAMPLE = LEDGERS / "sample.xlsx"


def run(*arguments: object) -> Done:
    return clerk_app(*arguments)


def answer(*arguments: object) -> tuple[int, dict[str, object]]:
    done = run(*arguments, "--json")
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "requests", "remedies"), [("xicheng-2020.xlsx", 1621, 130), ("suqian-2023.xlsx", 3607, 553)]
)
def test_published_ledgers_are_imported_without_a_problem_and_only_once(
    tmp_path: Path, name: str, requests: int, remedies: int
) -> None:
    store = tmp_path / "store"
    code, said = answer("--store", store, "import", LEDGERS / name)
    assert (code, said["requests"], said["remedies"], said["problems"]) == (0, requests, remedies, [])
    differences = said["deadline_differences"]
    assert isinstance(differences, list) and differences
    assert all(one["reason"] != "unknown" and one["why"] for one in differences)
    renamed = Path(shutil.copyfile(LEDGERS / name, tmp_path / "另存.xlsx"))
    code, said = answer("import", renamed, "--store", store)
    assert (code, said["requests"], said["remedies"], said["problems"]) == (0, 0, 0, [])
    assert said["already_there"] == {"requests": requests, "remedies": remedies}


def test_a_dry_run_makes_no_store(tmp_path: Path) -> None:
    code, said = answer("--store", tmp_path / "store", "import", SAMPLE, "--dry-run")
    assert (code, said["requests"], said["remedies"], said["dry_run"]) == (0, 7, 3, True)
    assert not (tmp_path / "store").exists()


def test_an_empty_folder_becomes_a_store_and_a_foreign_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("--store", tmp_path / "empty", "import", SAMPLE).returncode == 0
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "家书.txt").write_text("x", encoding="utf-8")
    assert run("--store", tmp_path / "foreign", "import", SAMPLE).returncode == 3


def test_problems_stop_the_import_and_name_their_cells(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW, ("甲2", "2023-02-30", *ROW[2:])], above=[("某区台账",)])
    code, said = answer("--store", tmp_path / "store", "import", path)
    assert (code, said["requests"]) == (1, 0)
    assert said["problems"] == [
        {
            "sheet": "台账", "row": 4, "column": "收到日期", "cell": "B4", "value": "2023-02-30",
            "code": "row_day_impossible", "why": "“收到日期”的“2023-02-30”没有这一天。请核对日期。",
        }
    ]
    assert not (tmp_path / "store").exists()
    told = run("--store", tmp_path / "store", "import", path)
    assert told.returncode == 1
    assert "工作表“台账”第 4 行（B4）" in told.stdout


def test_rows_with_problems_are_left_in_a_workbook(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW, ("甲2", "2023-02-30", *ROW[2:])])
    left = tmp_path / "留下.xlsx"
    code, said = answer("--store", tmp_path / "store", "import", path, "--skip-problems", "--skipped-to", left)
    assert (code, said["requests"], said["skipped_file"]) == (1, 1, str(left))
    code, said = answer("--store", tmp_path / "store", "import", left)
    assert (code, len(said["problems"])) == (1, 1)  # type: ignore[arg-type]


def test_a_mapping_is_read(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW], headings=("登记编号", "收到日期", "申请渠道", "何方神圣", "申请人", "申请内容"))
    assert run("--store", tmp_path / "store", "import", path).returncode == 1
    mapping = tmp_path / "对照.toml"
    mapping.write_text('[headings]\napplicant_kind = ["何方神圣"]\n', encoding="utf-8")
    code, said = answer("--store", tmp_path / "store", "import", path, "--mapping", mapping)
    assert (code, said["requests"]) == (0, 1)


def test_a_file_that_breaks_the_reader_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().write("XFD1048576", "x")
    book.close()
    big = tmp_path / "wide.xlsx"
    book = xlsxwriter.Workbook(big)
    sheet = book.add_worksheet()
    sheet.write("A1", "x")
    sheet.write("XFD1048576", "x")
    book.close()
    for one in (path, big):
        code, said = answer("--store", tmp_path / "store", "import", one)
        assert (code, said["requests"], len(said["problems"])) == (1, 0, 1)  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_not_understood(tmp_path: Path) -> None:
    assert run("--store", tmp_path / "store", "import", tmp_path / "没有.xlsx").returncode == 2


def test_a_file_to_be_read_is_not_written_over(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW, ("甲2", "2023-02-30", *ROW[2:])])
    before = path.read_bytes()
    link = tmp_path / "同一个.xlsx"
    os.link(path, link)
    for target in (path, link):
        told = run("--store", tmp_path / "store", "import", path, "--skip-problems", "--skipped-to", target)
        assert (told.returncode, told.stdout) == (2, "")
        assert "盖掉" in told.stderr
    assert path.read_bytes() == before
    assert not (tmp_path / "store").exists()


def test_rows_that_cannot_be_kept_are_not_left_out(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW, ("甲2", "2023-02-30", *ROW[2:])])
    target = tmp_path / "没有" / "留下.xlsx"
    told = run("--store", tmp_path / "store", "import", path, "--skip-problems", "--skipped-to", target)
    assert (told.returncode, told.stdout) == (2, "")
    assert str(target) in told.stderr
    code, said = answer("--store", tmp_path / "store", "import", path, "--skip-problems")
    assert (code, said["requests"]) == (1, 1)


def test_a_folder_or_a_mapping_that_is_not_there_is_said_in_chinese(tmp_path: Path) -> None:
    path = ledger(tmp_path, [ROW])
    for arguments in ((tmp_path,), (path, "--mapping", tmp_path / "没有.toml")):
        told = run("--store", tmp_path / "store", "import", *arguments)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.startswith("没有文件")


def test_where_nothing_is_left_to_import_leaving_rows_out_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "台账.xls"
    path.write_bytes(b"no workbook")
    told = run("--store", tmp_path / "store", "import", path)
    assert told.returncode == 1
    assert "什么都没有导入" in told.stdout and "--skip-problems" not in told.stdout


def test_a_ledger_without_numbers_and_kinds_is_imported_when_that_is_asked_for(tmp_path: Path) -> None:
    path, store = without(tmp_path, "登记编号", "申请人类型"), tmp_path / "store"
    code, said = answer("--store", store, "import", path)
    problems = said["problems"]
    assert isinstance(problems, list) and code == 1
    assert [one["code"] for one in problems] == ["ledger_column_missing", "ledger_column_missing"]
    code, said = answer("--store", store, "import", path, "--give-numbers", "--kind-by-name")
    assert (code, said["requests"], said["problems"]) == (0, 7, [])
    done = run("--store", store, "--today", "2026-10-13", "export", tmp_path / "台账.xlsx", "--json")
    assert done.returncode == 0, done.stderr
    code, said = answer("--store", tmp_path / "other", "import", tmp_path / "台账.xlsx", "--dry-run")
    assert (code, said["requests"], said["problems"]) == (0, 7, []), "every one has its number and its kind now"
