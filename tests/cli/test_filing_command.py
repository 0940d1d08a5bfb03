"""file-year, its --changes, year-sheet --explain and --enter as a clerk types them: exit codes, sentences, files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from clerk_app.cli.main import main
from tests import offices
from tests.command import Done, clerk_app

DATA = Path(__file__).resolve().parent.parent / "data"
PRINTED = DATA / "published" / "2020_beijing_xicheng_district.json"


def clerk(*words: object, today: str = "2026-08-28") -> Done:
    return clerk_app("--today", today, *words)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The district's ledger of 2020, filed."""
    store = tmp_path_factory.mktemp("district") / "store"
    offices.imported("xicheng-2020", store)
    refused = clerk("--store", store, "file-year", 2020)
    assert (refused.returncode, "22 格没有填" in refused.stderr) == (1, True)
    done = clerk("--store", store, "file-year", 2020, "--blanks", "--by", "林知远")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "2020 年度统计表已于 2026-08-28 由林知远定稿封存。"
    return store


def test_a_filed_year_is_told_and_its_workbook_is_marked_with_the_day(district: Path, tmp_path: Path) -> None:
    out = tmp_path / "2020.xlsx"
    done = clerk("--store", district, "year-sheet", 2020, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    plain = json.loads(done.stdout)
    printed = json.loads(PRINTED.read_text(encoding="utf-8"))
    assert plain["filed_on"] == "2026-08-28"
    assert plain["applications"]["rows"] == printed["applications"]["rows"] | {"carried_out": [55, 0, 0, 0, 0, 0, 55]}
    book = load_workbook(out)
    assert book["三、申请"]["A1"].value == "三、收到和处理政府信息公开申请情况（已封存2026-08-28）"
    assert [row[0].value for row in book["三、申请"].iter_rows()][-1] == "计数单位：件；一份申请计 1 件。"


def test_the_second_worksheet_lists_the_requests_behind_every_figure(district: Path, tmp_path: Path) -> None:
    out, named = tmp_path / "numbers.xlsx", tmp_path / "names.xlsx"
    clerk("--store", district, "year-sheet", 2020, "--out", out)
    clerk("--store", district, "year-sheet", 2020, "--out", named, "--personal")
    page = load_workbook(out)["数字出处"]
    assert page.auto_filter.ref == f"A1:E{page.max_row}" and page.freeze_panes == "A2"
    counted: dict[tuple[str, ...], list[str]] = {}
    figures: dict[tuple[str, ...], int] = {}
    for *place, figure, behind in page.iter_rows(min_row=2, values_only=True):
        counted.setdefault(tuple(place), []).extend(str(behind).removeprefix("（续）").split("、"))
        if figure is not None:
            figures[tuple(place)] = figure
    assert figures["三、申请", "一、本年新收政府信息公开申请数量", "总计"] == 1576
    assert figures["三、申请", "三、本年度办理结果 （四）无法提供 1.本机关不掌握相关政府信息", "自然人"] == 958
    for place, figure in figures.items():
        assert len(set(counted[place])) == figure, place
    wrapped = [row for row in page.iter_rows(min_row=2) if row[4].alignment.wrap_text]
    assert len(wrapped) == page.max_row - 1
    names = clerk("--store", district, "year-sheet", 2020, "--explain", "reconsideration", "corrected", "--personal",
                  "--json")  # fmt: skip
    people = {one["applicant"] for one in json.loads(names.stdout)["requests"]}
    assert len(people) == 3
    text = " ".join(str(row[4]) for row in load_workbook(named)["数字出处"].iter_rows(min_row=2, values_only=True))
    bare = " ".join(str(row[4]) for row in page.iter_rows(min_row=2, values_only=True))
    assert all(person in text and person not in bare for person in people)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("7.属于行政执法案卷", "商业企业"), ["公开〔2020〕第303号-申请"]),
        (("refused_enforcement_file", "commercial_enterprise"), ["公开〔2020〕第303号-申请"]),
        (("reconsideration", "结果纠正"), [f"公开〔2020〕第{n}号-申请" for n in (540, 703, 1280)]),
    ],
)  # fmt: skip
def test_a_figure_named_by_label_or_key_is_explained_by_its_requests(
    district: Path, words: tuple[str, str], numbers: list[str]
) -> None:
    done = clerk("--store", district, "year-sheet", 2020, "--explain", *words, "--json")
    assert done.returncode == 0, done.stderr
    plain = json.loads(done.stdout)
    assert sorted(one["number"] for one in plain["requests"]) == sorted(numbers)
    assert "applicant" not in plain["requests"][0], "names only on demand"


@pytest.mark.parametrize(
    ("words", "said"), [(("没有这行", "自然人"), "没有“没有这行”行"), (("其他", "总计"), "没有“其他”行")]
)
def test_a_figure_that_is_not_there_is_a_sentence(district: Path, words: tuple[str, str], said: str) -> None:
    done = clerk("--store", district, "year-sheet", 2020, "--explain", *words)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def amended(store: Path) -> str:
    """One request of the filed year turns out to be a company's; its number."""
    number = "公开〔2020〕第6号-申请"
    kind = "applicant_kind=commercial_enterprise"
    done = clerk("--store", store, "amend", number, "--set", kind, "--reason", "营业执照")
    assert done.returncode == 0, done.stderr
    return number


def test_what_changed_since_is_told_with_its_request_and_a_note_can_be_printed(
    district: Path, tmp_path: Path
) -> None:
    store, out = tmp_path / "store", tmp_path / "更正说明.pdf"
    shutil.copytree(district, store)
    assert "没有变化" in clerk("--store", store, "file-year", 2020, "--changes").stdout
    number = amended(store)
    done = clerk("--store", store, "file-year", 2020, "--changes", "--json")
    plain: Any = json.loads(done.stdout)
    moved = {
        (one["row"], one["column"]): (one["filed"], one["now"], one["gone"], one["came"]) for one in plain["changes"]
    }
    assert moved["new_received", "natural_person"] == (1518, 1517, [number], [])
    assert moved["new_received", "commercial_enterprise"] == (57, 58, [], [number])
    bare = clerk("--store", store, "file-year", 2020, "--changes", "--out", out)
    assert (bare.returncode, "没有写原因" in bare.stderr, out.exists()) == (2, True, False)
    done = clerk("--store", store, "file-year", 2020, "--changes", "--out", out, "--note", "申请人类型登记有误")
    assert done.returncode == 0, done.stderr
    text = "".join(page.extract_text() for page in PdfReader(out).pages).replace("\n", "").replace(" ", "")
    assert "原为1518，更正为1517。" in text and "申请人类型登记有误。" in text
    again = clerk("--store", store, "file-year", 2020)
    assert (again.returncode, "请写明更正的原因" in again.stderr) == (1, True)
    assert clerk("--store", store, "file-year", 2020, "--note", "申请人类型更正").returncode == 0
    assert "没有变化" in clerk("--store", store, "file-year", 2020, "--changes").stdout


def test_an_override_is_written_as_name_and_reason(district: Path) -> None:
    assert clerk("--store", district, "file-year", 2020, "--override", "A4").returncode == 2
    unknown = clerk("--store", district, "file-year", 2024, "--blanks", "--override", "A1.total=领导同意")
    assert (unknown.returncode, "没有这样的不符：A1.total" in unknown.stderr) == (1, True)
    running = clerk("--store", district, "file-year", 2026, "--blanks")
    assert (running.returncode, "还没有过完" in running.stderr) == (1, True)


def test_figures_are_typed_or_taken_from_a_file_and_their_lines_are_told(tmp_path: Path) -> None:
    store = tmp_path / "store"
    offices.imported("suqian-2023", store)
    file = DATA / "published" / "2023_jiangsu_suqian_city.json"
    done = clerk("--store", store, "year-sheet", 2023, "--entered", file, "--keep")
    assert done.returncode == 0, done.stderr
    figure = ("--enter", "行政许可", "本年处理决定数量")
    bare = clerk("--store", store, "year-sheet", 2023, *figure, "7")
    assert (bare.returncode, "没有写来源" in bare.stderr) == (2, True)
    for month, value in ((1, "3"), (2, "4")):
        typed = clerk(
            "--store", store, "year-sheet", 2023, *figure, value, "--month", month, "--source", "审批局月报",
            "--sub-row", "跨省通办",
        )  # fmt: skip
        assert typed.returncode == 0, typed.stderr
    plain = json.loads(clerk("--store", store, "year-sheet", 2023, "--json").stdout)
    printed = json.loads(file.read_text(encoding="utf-8"))
    assert plain["active_disclosure"]["art20_5"] == {**printed["active_disclosure"]["art20_5"], "licensing_跨省通办": 7}
    told = clerk("--store", store, "year-sheet", 2023, "--explain", "跨省通办", "decisions").stdout
    assert "1 月：3  来源：审批局月报" in told and "2 月：4" in told


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("year-sheet", "2023", "--month", "3"), "--month 要与 --enter 同用"),
        (("year-sheet", "2023", "--keep"), "--keep 要与 --entered 同用"),
        (("file-year", "2023", "--out", "note.pdf"), "--out 要与 --changes 同用"),
        (("file-year", "2023", "--changes", "--by", "周岚"), "--changes 不封存"),
    ],
)
def test_an_option_that_means_nothing_alone_is_not_understood(
    given: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(list(given)) == 2
    assert said in capsys.readouterr().err
