"""The main trip as a person types it: every command a process of its own on a store folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.slow
COUNTED = "2026-08-28"  # a Friday


@pytest.fixture
def clerk(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs clerk-app on one store and gives exit code, answer and complaint."""

    def run(*arguments: str, code: int = 0, today: str = COUNTED) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "clerk_app", "--store", str(tmp_path / "store"), "--today", today, *arguments],
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 or done.stdout else done.stderr

    return run


def register(clerk, received_on: str = "2026-08-03") -> str:  # type: ignore[no-untyped-def]
    told = clerk(
        "register", "--received-on", received_on, "--channel", "in_person", "--name", "周若安",
        "--wording", "临澜大道南段房屋征收补偿方案", "--json",
    )
    return json.loads(told)["number"]


def test_register_extend_answer_print_and_count(clerk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    number = register(clerk)
    assert json.loads(clerk("due", "--json"))[0]["due_on"] == "2026-08-31"
    extended = json.loads(clerk("extend", number, "--days", "10", "--reason", "需检索", "--json"))
    assert extended["due_on"] == "2026-09-14"
    clerk("answer", number, "--outcome", "disclosed", "--on", "2026-09-01", today="2026-09-01")
    out = tmp_path / "letter.pdf"
    office = [
        *("--set", "organ_name=临澜区住房和城乡建设局"), *("--set", "document_number=临建公开"),
        *("--set", "reconsideration_body=临澜区人民政府"), *("--set", "court=临澜区人民法院"),
    ]
    clerk("letter", number, "answer", "--out", str(out), "--draft", *office, today="2026-09-01")
    text = "".join(page.extract_text() for page in PdfReader(out).pages).replace("\n", "")
    assert "周若安：" in text
    assert "六十日" in text
    sheet = json.loads(clerk("year-sheet", "2026", "--json", today="2027-01-04"))
    rows = sheet["applications"]["rows"]
    assert rows["new_received"] == [1, 0, 0, 0, 0, 0, 1]
    assert rows["disclosed"] == [1, 0, 0, 0, 0, 0, 1]
    assert rows["carried_out"] == [0, 0, 0, 0, 0, 0, 0]


def test_a_letter_with_missing_facts_is_refused_and_they_are_named(clerk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    number = register(clerk)
    clerk("answer", number, "--outcome", "unable_not_exist")
    said = clerk("letter", number, "answer", "--out", str(tmp_path / "a.pdf"), code=1)
    assert "检索的范围和方法" in said
    assert not (tmp_path / "a.pdf").exists()


def test_a_deed_that_is_not_allowed_is_one_sentence_and_exit_code_one(clerk) -> None:  # type: ignore[no-untyped-def]
    number = register(clerk)
    said = clerk("extend", number, "--days", "40", code=1)
    assert said.count("\n") == 1
    assert "20" in said


def test_an_unknown_command_or_word_is_exit_code_two(clerk) -> None:  # type: ignore[no-untyped-def]
    assert "看不懂" in clerk("no-such-command", code=2)
    assert "in_person" in clerk("register", "--channel", "pigeon", "--name", "甲", "--wording", "乙", code=2)
    assert "--name" in clerk("register", "--channel", "fax", "--wording", "乙", code=2)
    assert "--nam" in clerk("register", "--nam", "甲", code=2)
    assert "日期" in clerk("due", "--today", "13-10-2026", code=2)


def test_a_store_that_is_not_there_is_exit_code_three(clerk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    clerk("due", code=3)
    (tmp_path / "store").mkdir()
    clerk("due", code=3)
    (tmp_path / "store" / "别的.txt").write_text("x", encoding="utf-8")
    register_into_a_stranger = ("register", "--channel", "fax", "--name", "甲", "--wording", "乙")
    clerk(*register_into_a_stranger, code=3)
    assert [one.name for one in (tmp_path / "store").iterdir()] == ["别的.txt"]


def test_a_store_that_is_a_file_is_said_and_left_alone(clerk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "store").write_text("x", encoding="utf-8")
    clerk("due", code=3)
    clerk("register", "--channel", "fax", "--name", "甲", "--wording", "乙", code=3)
    assert (tmp_path / "store").read_text(encoding="utf-8") == "x"


def test_store_and_today_are_taken_after_the_command_too(tmp_path: Path) -> None:
    store = str(tmp_path / "别处")
    done = subprocess.run(
        [sys.executable, "-m", "clerk_app", "register", "--channel", "fax", "--name", "甲", "--wording", "乙",
         "--store", store, "--today", "2026-08-03", "--json"],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due_on"] == "2026-08-31"
