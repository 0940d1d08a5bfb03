"""month-sheet and quarter-report as a clerk types them, on the demonstration store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests import offices
from tests.command import Done, clerk_app


def clerk(*words: object) -> Done:
    """One command line on the demonstration's day."""
    return clerk_app("--today", "2026-10-13", *words)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offices.demonstration(tmp_path_factory.mktemp("months") / "demo")


def test_the_demonstrations_september_is_written_shown_and_plain(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "9.xlsx"
    done = clerk("--store", demo, "month-sheet", "2026-09", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    plain = json.loads(done.stdout)
    rows = {row["id"]: row["figures"] for row in plain["rows"]}
    received = next(one for one in rows["total"] if (one["basis"], one["reach"]) == ("received", "period"))
    assert plain["new"] == received["value"] == len(set(received["requests"])) > 0
    page = load_workbook(out)["统计表"]
    assert {row[1]: row[2] for row in page.iter_rows(values_only=True)}["申请总次数"] == plain["new"]
    said = clerk("--store", demo, "month-sheet", "2026-09").stdout
    assert "按申请时间 本月累计\t按申请时间 年度累计\t按办结时间 本月累计\t按办结时间 年度累计" in said


def test_sending_and_then_registering_shows_the_difference_and_exits_1(demo: Path) -> None:
    assert "已记：2026 年 8 月的统计表于 2026-09-02 报送" in clerk(
        "--store", demo, "month-sheet", "2026-08", "--send", "--on", "2026-09-02").stdout  # fmt: skip
    register = clerk("--store", demo, "register", "--received-on", "2026-08-31", "--channel", "in_person",
                     "--name", "沈知行", "--wording", "补登记的一件")  # fmt: skip
    assert register.returncode == 0, register.stderr
    done = clerk("--store", demo, "month-sheet", "2026-08")
    assert done.returncode == 1
    assert "当面申请（按申请时间 本月累计）：报送时" in done.stdout and "多了 2026-" in done.stdout


def test_a_quarter_has_a_list_or_a_nil_report(demo: Path, tmp_path: Path) -> None:
    done = clerk("--store", demo, "quarter-report", "2026Q3", "--out", tmp_path / "q.pdf", "--json")
    assert (done.returncode, json.loads(done.stdout)["nil"]) == (0, True)
    assert (tmp_path / "q.pdf").read_bytes().startswith(b"%PDF")
    assert "本季度无败诉案件。" in clerk("--store", demo, "quarter-report", "2026Q3").stdout


@pytest.mark.parametrize(("words", "says"), [
    (("month-sheet", "2026-13"), "不是月份，也不是季度"), (("quarter-report", "2026-09"), "不是季度"),
    (("month-sheet", "2026-11"), "还没有开始"), (("month-sheet", "2026-09", "--on", "2026-10-09"), "--send"),
])
def test_what_cannot_be_shown_is_said_in_a_sentence(demo: Path, words: tuple[str, ...], says: str) -> None:
    done = clerk("--store", demo, *words)
    assert done.returncode == 2 and says in done.stderr and "Traceback" not in done.stderr
