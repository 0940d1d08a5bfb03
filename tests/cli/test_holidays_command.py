"""clerk-app holidays. The notice for 2027 used here is invented, as is its number."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.law.reading import holiday_notice, read_table
from clerk_app.law.workdays import DayKind
from tests.command import clerk_app

TOP = Path(__file__).resolve().parent.parent.parent
TEXTS = TOP / "tests" / "data" / "notices"
INVENTED_2027 = """国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
国务院办公厅
2026年11月10日
"""
NUMBER = "国办发明电〔2026〕99号"
DAYS = 28 + 5
"""Off: 3, 8, 3, 5, 1, 1, 7; worked: 2, 1, 2."""


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has no store yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "clerk-desk" / "store"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "2027.txt"
    path.write_text(INVENTED_2027, encoding="utf-8")
    return path


def shipped_days(name: str) -> list[dict[str, object]]:
    notice = holiday_notice(read_table(places.resources() / "holidays" / f"{name}.toml"))
    days = [
        {"date": day.isoformat(), "off": sign.kind is DayKind.HOLIDAY, "name": sign.name}
        for day, sign in notice.signs()
    ]
    return sorted(days, key=lambda one: str(one["date"]))


@pytest.mark.parametrize("name", ["2008", "2009", "2012", "2019", "2025", "2026", "2020-01-31"])
def test_a_dry_run_answers_the_days_of_the_shipped_file_and_makes_no_store(tmp_path: Path, name: str) -> None:
    text = tmp_path / "text.txt"
    text.write_text((TEXTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    store = tmp_path / "store"
    done = clerk_app("--store", store, "holidays", "add", "--text", text, "--year", name[:4], "--dry-run", "--json")
    assert done.returncode == 0
    assert list(done.plain)[:2] == ["days", "not_understood"]
    assert done.plain["days"] == shipped_days(name)
    assert (done.plain["not_understood"], done.plain["faults"], done.plain["kept"]) == ([], [], False)
    assert not store.exists()


def test_a_notice_is_kept_in_a_new_store_and_shown(tmp_path: Path, notice: Path) -> None:
    store = tmp_path / "store"
    done = clerk_app("holidays", "add", "--text", notice, "--year", 2027, "--json", "--store", store)
    assert (done.returncode, done.plain["kept"]) == (0, True)
    assert (done.plain["number"], done.plain["published"]) == (NUMBER, "2026-11-10")
    year = clerk_app("--store", store, "holidays", "show", 2027, "--json").plain
    # 365 days, 52 weekends and a Friday: 261 weekdays less 13 statutory days.
    assert (year["known"], year["workdays"], sum(year["months"])) == (True, 248, 248)
    days = {one["date"]: one for one in year["days"]}
    assert len(days) == DAYS
    assert days["2027-02-05"] == {"date": "2027-02-05", "off": True, "name": "春节", "number": NUMBER, "local": False}
    assert days["2027-01-31"]["off"] is False
    (shown,) = year["notices"]
    assert (shown["number"], shown["published"], shown["added"]) == (NUMBER, "2026-11-10", True)


def test_a_text_with_a_fault_makes_no_store_and_keeps_nothing(tmp_path: Path, notice: Path) -> None:
    notice.write_text(INVENTED_2027.replace("2月20日（周六）", "2月20日（周日）"), encoding="utf-8")
    done = clerk_app("--store", tmp_path / "store", "holidays", "add", "--text", notice, "--year", 2027, "--json")
    (fault,) = done.plain["faults"]
    assert (done.returncode, done.plain["kept"], fault["code"]) == (1, False, "notice_weekday_wrong")
    assert (fault["day"], fault["real"], fault["written"]) == ("2027-02-20", "星期六", "星期日")
    assert not (tmp_path / "store").exists()


def test_a_sentence_that_is_not_understood_is_given_word_for_word(tmp_path: Path, notice: Path) -> None:
    notice.write_text(INVENTED_2027 + "其他安排另行通知。\n", encoding="utf-8")
    add = ("--store", tmp_path / "store", "holidays", "add", "--text", notice, "--year", 2027)
    done = clerk_app(*add, "--dry-run", "--json")
    assert (done.returncode, done.plain["not_understood"]) == (1, ["其他安排另行通知。"])
    done = clerk_app(*add)
    assert done.returncode == 1
    assert "？ 其他安排另行通知。" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_file_saved_by_any_notepad_is_read(tmp_path: Path, notice: Path, encoding: str) -> None:
    notice.write_text(INVENTED_2027.replace("\n", "\r\n"), encoding=encoding)
    store = tmp_path / "store"
    done = clerk_app("--store", store, "holidays", "add", "--text", notice, "--year", 2027, "--dry-run", "--json")
    assert (done.returncode, len(done.plain["days"])) == (0, DAYS)


def test_the_text_may_come_from_standard_input_of_a_process(tmp_path: Path) -> None:
    arguments = ["--store", str(tmp_path / "store"), "holidays", "add", "--text", "-", "--year", "2027", "--dry-run"]
    done = subprocess.run(
        [sys.executable, "-m", "clerk_app", *arguments, "--json"], input=INVENTED_2027.encode("gb18030"), cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)}, capture_output=True, check=False, timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)["days"]) == DAYS


def test_open_requests_that_move_are_told_earlier_ones_first(tmp_path: Path, notice: Path) -> None:
    store = tmp_path / "store"
    for number, day in (("甲", "2026-12-21"), ("乙", "2027-01-04")):
        done = clerk_app(
            "--store", store, "--today", day, "register", "--number", number, "--received-on", day, "--channel",
            "in_person", "--name", "周若安", "--wording", "临澜大道南段房屋征收补偿方案",
        )
        assert done.returncode == 0, done.stderr
    before = (store / "clerk.db").read_bytes()
    add = ("--store", store, "--today", "2027-01-05", "holidays", "add", "--text", notice, "--year", 2027)
    moves = clerk_app(*add, "--dry-run", "--json").plain["moves"]
    replies = [(one["number"], one["old"], one["new"], one["days"]) for one in moves if one["clock"] == "reply"]
    # counted by hand: tests/services/test_calendar.py
    assert replies == [("乙", "2027-02-01", "2027-01-31", -1), ("甲", "2027-01-18", "2027-01-19", 1)]
    assert (store / "clerk.db").read_bytes() == before
    done = clerk_app(*add)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines if "答复期限：" in line] == [
        "乙 周若安 答复期限：2027-02-01 → 2027-01-31，提前 1 天",
        "甲 周若安 答复期限：2027-01-18 → 2027-01-19，推后 1 天",
    ]
    assert "2 件申请的日期有变动，其中 1 件提前" in lines[-1]


def test_local_days_are_a_layer_with_a_source(tmp_path: Path) -> None:
    text = tmp_path / "local.txt"
    text.write_text("4月20日（周一）、21日（周二）放假，共2天。4月18日（周六）上班。\n", encoding="utf-8")
    store = tmp_path / "store"
    add = ("--store", store, "holidays", "add", "--text", text, "--year", 2026, "--local", "三月三")
    done = clerk_app(*add)
    assert done.returncode == 1
    assert "没有写依据" in done.stdout
    done = clerk_app(*add, "--number", "桂政办电〔2026〕9号", "--published", "2026-02-10", "--json")
    assert (done.returncode, done.plain["kept"]) == (0, True)
    assert [one["name"] for one in done.plain["days"]] == ["三月三"] * 3
    year = clerk_app("--store", store, "holidays", "show", 2026, "--json").plain
    assert [one["date"] for one in year["days"] if one["local"]] == ["2026-04-18", "2026-04-20", "2026-04-21"]
    assert "本地：《桂政办电〔2026〕9号》" in clerk_app("--store", store, "holidays", "show", 2026).stdout


def test_without_a_store_the_shipped_notices_are_shown_and_nothing_is_made(nowhere: Path) -> None:
    assert clerk_app("holidays", "show", 2026, "--json").plain["workdays"] == 248
    assert "本机还没有数据" in clerk_app("holidays", "show", 2026).stdout
    assert not nowhere.exists()


def test_a_dry_run_needs_no_store_and_keeping_does(nowhere: Path, notice: Path) -> None:
    add = ("holidays", "add", "--text", notice, "--year", 2027)
    assert clerk_app(*add, "--dry-run").returncode == 0
    assert clerk_app(*add).returncode == 3
    assert not nowhere.exists()


def test_what_cannot_be_is_said_by_exit_code(tmp_path: Path, notice: Path) -> None:
    none = tmp_path / "none"
    assert clerk_app("--store", none, "holidays", "show", 2026).returncode == 3
    for words in (("holidays", "show"), ("holidays",), ("holidays", "show", "明年")):
        assert clerk_app(*words).returncode == 2, words
    assert clerk_app("--store", none, "holidays", "add", "--text", tmp_path, "--year", 2027).returncode == 2
    picture = tmp_path / "notice.bin"
    picture.write_bytes(b"\x89PNG\0\xff\x00\x80")
    assert clerk_app("--store", none, "holidays", "add", "--text", picture, "--year", 2027).returncode == 2
    assert not none.exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "信.txt").touch()
    done = clerk_app("--store", tmp_path / "other", "holidays", "add", "--text", notice, "--year", 2027, "--dry-run")
    assert done.returncode == 3
