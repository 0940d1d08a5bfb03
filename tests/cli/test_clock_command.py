"""``clerk-app clock`` as a process: exit codes, sentences, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
TOP = Path(__file__).resolve().parent.parent.parent
DATA = TOP / "tests" / "data" / "clock.json"


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "clerk_app", "clock", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=TOP, timeout=120, check=False)


def test_the_collected_cases_come_out_as_expected() -> None:
    done = run(str(DATA), "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    cases, answers = json.loads(DATA.read_text(encoding="utf-8")), json.loads(done.stdout)
    for case, answer in zip(cases, answers, strict=True):
        assert {field: answer[field] for field in case["expect"]} == case["expect"], case["name"]


def test_from_the_standard_input_a_bad_case_stands_in_its_place() -> None:
    cases = [{"received_on": "2026-03-02", "events": []}, {"name": "坏", "received_on": "2026-02-30", "events": []}]
    done = run("-", "--json", given=json.dumps(cases).encode())
    assert done.returncode == 1
    good, bad = json.loads(done.stdout)
    assert good["due_on"] == "2026-03-30"
    assert (bad["name"], bad["field"]) == ("坏", "received_on")


def test_without_json_a_person_reads_lines() -> None:
    done = run("-", given=b'[{"received_on": "2026-03-02", "events": []}]')
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "答复期限届满日：2026-03-30" in said


@pytest.mark.parametrize(
    ("given", "said"), [(b"[1,", "不是 UTF-8 编码的 JSON 文本"), (b"{}", "应当是案例的数组")]
)
def test_what_is_no_list_of_cases_is_not_understood(given: bytes, said: str) -> None:
    done = run("-", "--json", given=given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode("utf-8")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for file in (tmp_path / "none.json", tmp_path):
        done = run(str(file))
        assert done.returncode == 2
        assert str(file) in done.stderr.decode("utf-8")


def test_an_empty_list_has_an_empty_answer() -> None:
    done = run("-", "--json", given=b"[]")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.skipif(os.name != "posix", reason="a closed input is written in the shell's way")
def test_without_a_standard_input_nothing_can_be_read() -> None:
    shell = f'exec "{sys.executable}" -m clerk_app clock - --json <&-'
    done = subprocess.run(["sh", "-c", shell], capture_output=True, cwd=TOP, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "读不到文件" in done.stderr.decode("utf-8")
