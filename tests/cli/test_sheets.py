"""year-sheet and check-sheet as a clerk types them: its exit code and what it prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import offices
from tests.command import Done, clerk_app

DATA = Path(__file__).resolve().parent.parent / "data"
PUBLISHED = DATA / "published"


def clerk(*words: object) -> Done:
    """One command line on 28 August 2026."""
    return clerk_app("--today", "2026-08-28", *words)


def answer(done: Done) -> Any:
    return json.loads(done.stdout)


def test_the_district_table_of_2020_is_refused_for_a1_in_four_columns() -> None:
    done = clerk("check-sheet", PUBLISHED / "2020_beijing_xicheng_district.json", "--json")
    assert done.returncode == 1
    assert [(one["identity"], one["level"], one["column"]) for one in answer(done)["findings"]] == [
        ("A1", "error", column) for column in ("natural_person", "commercial_enterprise", "legal_service_org", "total")
    ]


def test_a_broken_identity_has_its_code_and_bars_finishing_in_a_sentence() -> None:
    file = PUBLISHED / "2020_beijing_xicheng_district.json"
    assert {one["code"] for one in answer(clerk("check-sheet", file, "--json"))["findings"]} == {"STAT_IDENTITY"}
    said = clerk("check-sheet", file).stdout
    assert said.strip().endswith("不能定稿：统计表有 4 处勾稽关系不成立。请改正有关数字。")
    remarked = PUBLISHED / "2017_beijing_xicheng_district.json"
    assert {one["code"] for one in answer(clerk("check-sheet", remarked, "--json"))["findings"]} == {None}


@pytest.mark.parametrize(
    ("name", "code", "identities"),
    [
        ("2023_jiangsu_suqian_city", 0, set()),
        ("2023_jiangsu_hongze_district", 1, {"R1", "FORM"}),
        ("2017_beijing_xicheng_district", 0, {"O5", "O6", "O8", "O10", "O11", "O12", "N3", "N4", "FORM"}),
        ("2017_beijing_xicheng_city_mgmt_center", 0, {"FORM"}),
        ("2017_beijing_xicheng_science_committee", 0, {"FORM"}),
    ],
)
def test_every_published_table_can_be_checked(name: str, code: int, identities: set[str]) -> None:
    done = clerk("check-sheet", PUBLISHED / f"{name}.json", "--json")
    assert done.returncode == code
    assert {one["identity"] for one in answer(done)["findings"]} == identities


def test_a_file_that_cannot_be_read_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"year": 2020, "applications": 7}', encoding="utf-8")
    done = clerk("check-sheet", file)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "applications" in done.stderr


def test_a_store_gives_its_year_as_json_and_as_a_workbook(tmp_path: Path) -> None:
    store, out = tmp_path / "store", tmp_path / "2020.xlsx"
    offices.imported("xicheng-2020", store)
    file = PUBLISHED / "2020_beijing_xicheng_district.json"
    done = clerk("--store", store, "year-sheet", 2020, "--entered", file, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    plain, printed = answer(done), json.loads(file.read_text(encoding="utf-8"))
    assert (plain["year"], plain["format"], plain["findings"]) == (2020, "gbgk_2019_60", [])
    wanted = printed["applications"]["rows"] | {"carried_out": [55, 0, 0, 0, 0, 0, 55]}
    assert plain["applications"]["rows"] == wanted
    assert plain["review_litigation"] == printed["review_litigation"]
    assert plain["active_disclosure"] == printed["active_disclosure"]
    assert load_workbook(out)["三、申请"]["J27"].value == 55

    again = tmp_path / "sheet.json"
    again.write_text(done.stdout, encoding="utf-8")
    assert clerk("check-sheet", again).returncode == 0, "what year-sheet prints, check-sheet reads"
    assert "试算" in clerk("--store", store, "year-sheet", 2026).stdout
    too_early = clerk("--store", store, "year-sheet", 2013)
    assert too_early.returncode == 2
    assert "2014" in too_early.stderr
