"""clerk-app export, on a command line."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests import offices
from tests.command import Done, clerk_app

TODAY = "2026-10-13"
Run = Callable[..., Done]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command over the demonstration office."""
    store = tmp_path_factory.mktemp("demo") / "store"

    def one(*arguments: object, at: Path = store) -> Done:
        return clerk_app("--store", at, "--today", TODAY, *arguments)

    offices.demonstration(store)
    return one


def numbers(path: Path) -> list[str]:
    return [str(row[1]) for row in load_workbook(path)["台账"].iter_rows(min_row=4, values_only=True)]


def test_the_whole_register_goes_out_and_comes_in_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    done = run("export", path, "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["requests"], said["remedies"], said["personal"]) == (0, 82, 11, False)
    assert "telephone" not in said["columns"]
    assert len(numbers(path)) == 82
    back = json.loads(run("import", path, "--json", at=tmp_path / "again").stdout)
    assert (back["requests"], back["remedies"], back["problems"], back["unread_sheets"]) == (82, 11, [], [])
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_year_and_what_is_open_can_be_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    assert run("export", path, "--year", "2025").returncode == 0
    of_2025 = numbers(path)
    assert of_2025 and all(number.startswith("2025-") for number in of_2025)
    due = json.loads(run("due", "--json").stdout)
    assert run("export", path, "--open").returncode == 0
    assert set(numbers(path)) == {entry["number"] for entry in due if entry["clock"] == "reply"}


def test_by_item_and_with_personal_data_only_where_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    done = run("export", path, "--unit", "item", "--personal")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "已导出 82 件 86 项到 台账.xlsx，内有个人信息。", "文件里有证件号码、电话、地址等，请妥善保管，用后删除。",
    ]  # fmt: skip
    assert len(numbers(path)) == 86


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("台账.xls",), 2, "只能导出成 .xlsx 文件"), (("台账.csv",), 2, "只能导出成 .xlsx 文件"),
        (("没有/台账.xlsx",), 2, "写不进"), (("台账.xlsx", "--year", "2012"), 1, "没有符合条件的申请"),
        (("台账.xlsx", "--unit", "page"), 2, "request、item"), ((), 2, "FILE"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_leaves_no_file(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    first, more = arguments[:1], arguments[1:]
    done = run("export", *(tmp_path / name for name in first), *more)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    done = run("export", tmp_path / "台账.xlsx", at=tmp_path / "nowhere")
    assert done.returncode == 3
    assert list(tmp_path.iterdir()) == []
