"""gather and year-sheet --exchange as a clerk types them: exit codes, files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests import offices
from tests.command import Done, clerk_app
from tests.services.units import exchanged, plain_sheet, put, unit_files

DATA = Path(__file__).resolve().parent.parent / "data"
PUBLISHED = DATA / "published"


def clerk(*words: object) -> Done:
    """One command line on 10 February 2026, without a store unless one is named."""
    return clerk_app("--today", "2026-02-10", *words)


def answer(done: Done) -> Any:
    return json.loads(done.stdout)


def test_units_are_gathered_without_a_store_into_a_workbook(tmp_path: Path) -> None:
    out = tmp_path / "汇总.xlsx"
    done = clerk("gather", 2025, *unit_files(tmp_path, 3), "--out", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 个单位，计入 3 个。\n计入  第001单位")
    assert f"2025 年度汇总表已写入 {out}，计入 3 个单位。" in done.stdout
    assert load_workbook(out)["逐格来源"]["E3"].value == "第001单位"


def test_a_missing_unit_is_an_exit_code_of_its_own_and_named(tmp_path: Path) -> None:
    listed = put(tmp_path, "名单.txt", "第001单位 2026-02-02\n第009单位\n".encode())
    done = clerk("gather", 2025, *unit_files(tmp_path, 1), "--expected", listed, "--json")
    assert done.returncode == 1
    units = answer(done)["units"]
    assert [(one["name"], one["state"], one["came_on"]) for one in units] == [
        ("第001单位", "late", "2026-02-02"), ("第009单位", "missing", None),
    ]
    due = clerk("gather", 2025, tmp_path / "001.json", "--expected", listed, "--due", "2026-02-28", "--json")
    assert [one["state"] for one in answer(due)["units"]] == ["accepted", "missing"]


def test_the_json_names_the_units_behind_every_sum(tmp_path: Path) -> None:
    plain = answer(clerk("gather", 2025, *unit_files(tmp_path, 2), "--json"))
    assert plain["applications"]["rows"]["disclosed"] == [4 + 6, 1 + 2, 0, 0, 0, 0, 13]
    source = next(one for one in plain["sources"] if one["row"] == "fees_wan_yuan")
    assert (source["sum"], source["units"]) == ("3.50", {"第001单位": "1.25", "第002单位": "2.25"})


def test_a_sheet_without_a_name_asks_for_one_and_takes_it(tmp_path: Path) -> None:
    file = put(tmp_path, "a=b.json", json.dumps(plain_sheet(2)).encode())
    asked = clerk("gather", 2025, file)
    assert asked.returncode == 2
    assert "单位名称=" in asked.stderr
    given = clerk("gather", 2025, f"甲局={file}", "--json")
    assert [one["name"] for one in answer(given)["units"]] == ["甲局"]


def test_the_district_of_2017_is_held_against_its_two_units() -> None:
    files = sorted(PUBLISHED.glob("2017_beijing_xicheng_[cs]*.json"))
    done = clerk("gather", 2017, *files, "--against", PUBLISHED / "2017_beijing_xicheng_district.json", "--json")
    against = answer(done)["against"]
    assert (len(against["cells"]), against["not_comparable"]) == (19, 52)
    rest = {one["row"]: one["rest"] for one in against["cells"]}
    assert (rest["active_total"], rest["received_total"]) == (29246, 1176)


def test_another_form_is_counted_only_when_agreed(tmp_path: Path) -> None:
    file = PUBLISHED / "2023_jiangsu_hongze_district.json"
    words = ("gather", 2023, f"洪泽={file}", "--count-wrong", "洪泽", "--json")
    refused, agreed = clerk(*words), clerk(*words, "--agree-crosswalk")
    assert [answer(done)["units"][0]["counted"] for done in (refused, agreed)] == [False, True]
    assert answer(agreed)["applications"]["rows"]["new_received"][-1] == 21
    assert refused.returncode == agreed.returncode == 1, "what is wrong in the unit stays wrong in the sum"


def test_faults_of_the_command_line_are_told_in_a_sentence(tmp_path: Path) -> None:
    unit = put(tmp_path, "a.json", exchanged("甲局", plain_sheet(1)))
    for words, said in (
        (("gather", 2012, unit), "2012 年还没有全国统一的统计表"),
        (("gather", 2025, unit, "--expected", tmp_path / "no.txt"), "读不了应报单位名单"),
        (("gather", 2024, unit, "--against", unit), "对照的表是 2025 年度的"),
        (("gather", 2025, unit, "--exchange", tmp_path / "up.json"), "--exchange"),
        (("gather", 2025, unit, "--out", tmp_path / "no" / "x.xlsx"), "写不进"),
        (("gather", 2025), "UNITS"),
    ):
        done = clerk(*words)
        assert done.returncode == 2, words
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_a_store_exports_its_exchange_file_and_it_is_gathered(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "one.json"
    offices.demonstration(store)
    done = clerk("--store", store, "--today", "2027-01-20", "year-sheet", 2026, "--exchange", file, "--note", "请查收")
    assert "临澜区人民政府办公室 2026 年度的交换文件已写入" in done.stdout
    up = tmp_path / "up.json"
    gathered = clerk("gather", 2026, file, "--exchange", up, "--name", "临澜区", "--json")
    assert gathered.returncode == 0, gathered.stdout[-500:] + gathered.stderr
    assert json.loads(up.read_text(encoding="utf-8"))["scope"] == {
        "kind": "with_below", "units": ["临澜区人民政府办公室"],
    }
