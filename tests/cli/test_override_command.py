"""照登 by command: an error stops the deed with one sentence; with name, post and reason it is recorded."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clerk_app.services.desk import open_desk
from clerk_app.services.office import set_up
from tests.command import clerk_app
from tests.offices import OFFICE

HEAD = ("--override-by", "许长安", "--override-role", "办公室主任", "--override-reason", "照实登记")
Clerk = Callable[..., str]


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Runs clerk-app on one store, a Wednesday after the due day."""

    def run(*arguments: str, code: int = 0, today: str = "2026-09-02") -> str:
        done = clerk_app("--store", tmp_path / "store", "--today", today, *arguments)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout if code == 0 else done.stderr

    given = ("--received-on", "2026-08-03", "--channel", "in_person", "--name", "周若安", "--wording", "补偿方案")
    run("register", *given, today="2026-08-28")
    return run


STOPPED = {
    "EXT_TOO_LONG": ("extend", "2026-0001", "--on", "2026-08-20", "--days", "21", "--reason", "材料多"),
    "EXT_NOTICE_LATE": ("extend", "2026-0001", "--on", "2026-09-01", "--days", "5", "--reason", "材料多"),
    "CHAIN_ORDER": (
        "consult", "2026-0001", "--on", "2026-08-20", "--ref", "澜图置业", "--received-by-party", "2026-08-18",
    ),
    "POSTED_AFTER_DUE": ("serve", "2026-0001", "--manner", "post", "--carrier", "EMS"),
    "EXT_TWICE": ("extend", "2026-0001", "--on", "2026-08-24", "--days", "5", "--reason", "仍多"),
}  # fmt: skip
BEFORE = {
    "POSTED_AFTER_DUE": ("answer", "2026-0001", "--on", "2026-08-28", "--outcome", "unable_not_held"),
    "EXT_TWICE": ("extend", "2026-0001", "--on", "2026-08-20", "--days", "5", "--reason", "材料多"),
}


@pytest.mark.parametrize("code", STOPPED)
def test_an_error_is_one_line_with_the_way_out_and_passes_with_the_heads_decision(clerk: Clerk, code: str) -> None:
    if code in BEFORE:
        clerk(*BEFORE[code])
    refused = clerk(*STOPPED[code], code=1)
    assert refused.count("\n") == 1
    assert "--override-by" in refused and "。" in refused
    lacking = clerk(*STOPPED[code], *HEAD[:4], code=1)
    assert "还缺：原因" in lacking
    told = json.loads(clerk(*STOPPED[code], *HEAD, "--json"))
    assert code in told["warnings"]
    if code.startswith("EXT") and code != "EXT_TWICE":
        assert told["due_on"] == "2026-08-31"


def test_a_letter_whose_remedy_does_not_fit_is_let_pass_the_same_way(clerk: Clerk, tmp_path: Path) -> None:
    clerk("answer", "2026-0001", "--on", "2026-08-20", "--outcome", "refused_privacy")
    desk = open_desk(tmp_path / "store", who="苏晚晴", now=lambda: datetime(2026, 9, 2, 4, tzinfo=UTC))
    set_up(desk, OFFICE).store.close()
    given = {"organ_address": "临澜大道1号", "outcome": "disclosed", "supply": "随信附上"}
    settings = [part for name, value in given.items() for part in ("--set", f"{name}={value}")]
    letter = ("letter", "2026-0001", "answer", "--out", str(tmp_path / "letter.pdf"), *settings)
    refused = clerk(*letter, code=1)
    assert refused.startswith("不能定稿：文书里的救济告知与登记的结果或者日期不符。")
    assert not (tmp_path / "letter.pdf").exists()
    assert "REMEDY_MISMATCH" in json.loads(clerk(*letter, *HEAD, "--json"))["warnings"]
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")


def test_selftest_plays_a_clerks_own_cases_and_names_the_one_that_differs(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'title = "自己的算例"\n\n[[case]]\nname = "八月收到"\nbecause = "手数"\nrows = []\nreceived_on = 2026-08-03\n'
        "[case.expect]\ndue_on = 2026-08-30\n",
        encoding="utf-8",
    )
    done = clerk_app("selftest", "--cases", own)
    assert done.returncode == 1
    assert "“八月收到”的 due_on 应为 2026-08-30，算得 2026-08-31。" in done.stdout
    assert "个算例里有 1 个不符" in done.stdout and "✓ 信息处理费：16 个算例相符" in done.stdout
