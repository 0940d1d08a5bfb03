"""register on the command line: the proof of the day of receipt, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clerk_app.cli.main import main


def register(store: Path, *options: str) -> int | object:
    return main(["--store", str(store), "--today", "2026-10-13", "register", "--name", "周若安", "--wording", "预算",
                 *options])  # fmt: skip


def test_a_late_confirmation_is_recorded_and_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert register(
        tmp_path / "s", "--channel", "online", "--arrived-on", "2026-10-12", "--confirmed-on", "2026-10-13",
        "--confirmed-how", "telephone", "--confirmed-by", "何暮云",
    ) == 0  # fmt: skip
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "收到日期：2026-10-13，以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条第（三）项）。"
    assert said[-1].startswith("注意：网络、传真申请没有在到达当日与申请人确认")


def test_a_letter_signed_for_by_the_guard_is_signed_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert register(
        tmp_path / "s", "--channel", "registered_post", "--received-on", "2026-10-10", "--signed-by", "门卫",
        "--postal-number", "XA 1", "--json",
    ) == 0  # fmt: skip
    told = json.loads(capsys.readouterr().out)
    assert (told["received_on"], told["warnings"]) == ("2026-10-10", [])
    assert told["receipt_basis"].startswith("以签收之日为收到申请之日")


def test_a_channel_or_way_that_is_none_is_not_understood(tmp_path: Path) -> None:
    assert register(tmp_path / "s", "--channel", "pigeon") == 2
    assert register(tmp_path / "s", "--channel", "fax", "--confirmed-how", "telepathy") == 2
