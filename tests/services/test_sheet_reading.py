"""Sheets that others send: read from every kind of file, whatever small damage their labels have, and tried."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from clerk_app.cases.checks import checks
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.text_figures import ClaimKind
from clerk_app.cases.year_sheet import Finding
from clerk_app.services.sheet_reading import CheckedSheet, check, check_sheet, read_pasted, read_sheet
from clerk_app.trouble import KnownTrouble
from tests.services.sheet_made import (
    FORMATS,
    SHEETS,
    TABLES,
    TEXTS,
    Table,
    make_docx,
    make_text,
    make_xlsx,
    own_export,
    printed,
    sentences,
    sheet_of,
)

CITY, HONGZE, XICHENG = "2023_jiangsu_suqian_city", "2023_jiangsu_hongze_district", "2020_beijing_xicheng_district"
OLD = "2017_beijing_xicheng_district"


def short(found: tuple[Finding, ...]) -> set[tuple[object, ...]]:
    """Findings about the tables, without those only sentences give."""
    return {
        (one.identity, one.severity, one.key, one.table, one.row, one.column, one.group, one.left, one.right)
        for one in found
        if not one.key.startswith("finding_text")
    }


def of_json(name: str, *, with_text: bool) -> set[tuple[object, ...]]:
    """The findings that the JSON of the same table gives."""
    return {one for one in short(checks(sheet_of(name))) if with_text or not str(one[0]).startswith("N")}


def docx(folder: Path, name: str) -> Path:
    return make_docx(folder / "表.docx", printed(name), sentences(name))


def xlsx(folder: Path, name: str) -> Path:
    return make_xlsx(folder / "表.xlsx", printed(name), sentences(name))


def exported(folder: Path, name: str) -> Path:
    path = folder / "表.xlsx"
    path.write_bytes(own_export(name))
    return path


def pasted_with_tabs(folder: Path, name: str) -> Path:
    return make_text(folder / "表.txt", printed(name), sentences(name))


def pdf(folder: Path, name: str) -> Path:
    return SHEETS / f"{name}.pdf"


def pdf_of_export(folder: Path, name: str) -> Path:
    return SHEETS / f"{name}.export.pdf"


WAYS: list[tuple[Callable[[Path, str], Path], str, bool]] = [
    *((way, name, True) for way in (docx, xlsx, pasted_with_tabs, pdf) for name in TABLES),
    *((exported, name, False) for name in TABLES),
    (pdf_of_export, OLD, False), (pdf_of_export, XICHENG, False),
]


@pytest.mark.parametrize(("make", "name", "with_text"), WAYS)
def test_a_published_table_gives_the_same_from_every_kind_of_file(
    make: Callable[[Path, str], Path], name: str, with_text: bool, tmp_path: Path
) -> None:
    checked = check_sheet(make(tmp_path, name), FORMATS)
    wanted = to_plain(sheet_of(name))
    assert {key: str(value) for key, value in to_plain(checked.read.sheet).items()} == {
        key: str(value) for key, value in wanted.items()
    }
    assert short(checked.findings) == of_json(name, with_text=with_text)
    assert not checked.read.damaged
    assert not checked.read.unread
    assert all(one.exact == one.of for one in checked.read.tables)


@pytest.mark.parametrize("name", [CITY, HONGZE, OLD])
def test_a_table_pasted_with_each_cell_on_its_own_line_is_read(name: str, tmp_path: Path) -> None:
    path = make_text(tmp_path / "表.txt", printed(name), sentences(name), between="\n")
    assert short(check_sheet(path, FORMATS).findings) == of_json(name, with_text=True)


def test_a_table_drawn_with_bars_is_read(tmp_path: Path) -> None:
    path = make_text(tmp_path / "表.md", printed(XICHENG), sentences(XICHENG))
    lines = [
        f"| {line.replace(chr(9), ' | ')} |\n|---|---|" if "\t" in line else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert short(check_sheet(path, FORMATS).findings) == of_json(XICHENG, with_text=True)


def test_numbers_copied_column_by_column_are_told_and_never_guessed(tmp_path: Path) -> None:
    """As a PDF gives its words when it is copied without its lines."""
    table = printed(CITY)[1]
    columns = [
        "\n".join(text for _, at, _, _, text in table.cells if at == column and text) for column in range(table.width)
    ]
    path = tmp_path / "表.txt"
    path.write_text("2023年政府信息公开工作年度报告\n全年收办3607件。\n" + "\n\n".join(columns), encoding="utf-8")
    checked = check_sheet(path, FORMATS)
    assert checked.read.sheet.tables == ()
    assert "finding_numbers_unread" in {one.key for one in checked.findings}


# --- the published texts ---------------------------------------------------------------------------------------------


def text(name: str) -> CheckedSheet:
    return check_sheet(SHEETS / TEXTS[name], FORMATS)


def test_the_two_tables_published_as_text_are_read_whole() -> None:
    for name in (OLD, XICHENG):
        checked = text(name)
        assert {key: str(value) for key, value in to_plain(checked.read.sheet).items()} == {
            key: str(value) for key, value in to_plain(sheet_of(name)).items()
        }
        assert short(checked.findings) == of_json(name, with_text=True)


def test_every_sum_and_share_of_the_district_that_holds_is_reproduced() -> None:
    claims = text(OLD).claims
    sums = [(one.said, one.figures) for one in claims if one.kind is ClaimKind.SUM and one.holds]
    assert sums == [
        (1181, (743, 438)), (1181, (607, 1, 69, 504)), (1303, (843, 460)), (843, (34, 304, 55, 450)),
        (450, (0, 1, 8, 0, 302, 139)), (181, (6, 175)),
    ]
    shares = [(str(one.said), *one.figures) for one in claims if one.kind is ClaimKind.SHARE and one.holds]
    assert shares == [
        ("51.4", 607, 1181), ("0.08", 1, 1181), ("64.7", 843, 1303), ("35.3", 460, 1303), ("2.61", 34, 1303),
        ("23.33", 304, 1303), ("4.22", 55, 1303), ("9.44", 123, 1303), ("38.6", 503, 1303), ("1.61", 21, 1303),
        ("0.23", 3, 1303),
    ]


def test_every_other_sum_share_and_remark_of_the_district_is_accused() -> None:
    checked = text(OLD)
    wrong = [(one.kind.value, one.said, one.found) for one in checked.claims if not one.holds]
    assert wrong == [
        ("sum", 460, 650), ("sum", 1303, 1493), ("sum", 115, 131), ("sum", 236, 194), ("sum", 234, 194),
        ("remark", 1181, 1181), ("remark", 450, 450), ("share", Decimal("5.85"), Decimal("5.84")),
        ("share", Decimal("42.67"), Decimal("42.68")),
    ]
    assert [str(one.share) for one in checked.claims if one.share] == ["114.58"]
    said = [(one.identity, one.left, one.right) for one in checked.findings if one.severity.value != "info"]
    assert len(said) == len(set(said)), "what a table's identity says is not said again by the text"
    assert {("O5", 115, 131), ("O6", 236, 194), ("O8", 3048, 2824), ("N3", 460, 650), ("N4", 181, 181)} < set(said)


def test_the_growth_of_2020_implies_one_number_for_2019() -> None:
    claims = text(XICHENG).claims
    assert [(one.kind, str(one.said), one.implied, one.holds) for one in claims] == [
        (ClaimKind.CHANGE, "61.97", (973, 973), None)
    ]


def test_small_units_that_send_sentences_only_have_their_sums_reproduced() -> None:
    center = text("2017_beijing_xicheng_city_mgmt_center")
    assert [(one.said, one.figures, one.holds) for one in center.claims] == [
        (3, (2, 1), True), (3, (2, 1), True), (3, (3,), True), (22, (9, 13), True), (336, (320, 16), True),
    ]
    assert short(center.findings) == of_json("2017_beijing_xicheng_city_mgmt_center", with_text=True)
    committee = text("2017_beijing_xicheng_science_committee")
    assert [(one.kind.value, str(one.said), one.holds, one.implied) for one in committee.claims] == [
        ("sum", "410", True, None), ("share", "99.51", True, None), ("change", "1", None, (1, 1)),
    ]
    assert committee.read.sheet.year == 2017, "the cover says 2017年3月, the report is of 2017"


# --- labels ----------------------------------------------------------------------------------------------------------


def with_words(name: str, old: str, new: str) -> list[Table]:
    return [table.written(lambda text: text.replace(old, new)) for table in printed(name)]


@pytest.mark.parametrize(
    ("name", "old", "new", "taken_for"),
    [
        (XICHENG, "法律行政法规禁止公开", "法律行政止公开", "2.其他法律行政法规禁止公开"),
        (XICHENG, "三类内部事务信息", "三类内容事务信息", "5.属于三类内部事务信息"),
        (XICHENG, "科研机构", "科研企业", "科研机构"),
        (XICHENG, "本年新制作数量", "本年新", "本年新制作数量"),
        (XICHENG, "第二十条第（九）项", "第二十条第（八）项", "第二十条第（九）项"),
        (XICHENG, "采购总金额", "本年增/减", "采购总金额"),
        (CITY, "现行有效件数", "现行有效数", "现行有效件数"),
        (CITY, "尚未审结", "尚末审结", "尚未审结"),
        (OLD, "主要负责同志参加新闻发布会次数", "主要负责人参加新闻发布会次", "其中：主要负责同志参加新闻发布会次数"),
    ],
)
@pytest.mark.parametrize("make", [make_docx, make_xlsx, make_text])
def test_a_damaged_label_is_recognised_and_told(
    make: Callable[..., Path], name: str, old: str, new: str, taken_for: str, tmp_path: Path
) -> None:
    suffix = {make_docx: "docx", make_xlsx: "xlsx", make_text: "txt"}[make]
    path = make(tmp_path / f"表.{suffix}", with_words(name, old, new), sentences(name))
    checked = check_sheet(path, FORMATS)
    assert {one.taken_for for one in checked.read.damaged} == {taken_for}
    assert all(new in one.printed for one in checked.read.damaged)
    told = {one.key for one in checked.findings if one.identity == "LABEL"}
    assert told == {"finding_label_damaged"}
    others = {one for one in short(checked.findings) if one[0] != "LABEL"}
    assert others == of_json(name, with_text=True)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("（", "(").replace("）", ")").replace("“", '"').replace("”", '"'),
        lambda text: text.replace("1.", "1、").replace("2.", "2．").replace("3.", "３. "),
        lambda text: text if text.lstrip("+-").isdigit() else " ".join(text),
        lambda text: text if len(text) < 6 or text[-1].isdigit() else text[:3] + "\n" + text[3:],
        lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ],
)
def test_width_spaces_line_breaks_and_numbering_are_no_damage(change: Callable[[str], str], tmp_path: Path) -> None:
    path = make_docx(tmp_path / "表.docx", [one.written(change) for one in printed(CITY)], sentences(CITY))
    checked = check_sheet(path, FORMATS)
    assert not checked.read.damaged
    assert short(checked.findings) == set()


def test_columns_in_another_order_are_read_by_their_headings(tmp_path: Path) -> None:
    table = printed(XICHENG)[1]
    last = table.width - 1
    moved = tuple(
        (row, last - (column - 3) if column >= 3 and columns == 1 else column, rows, columns, said)
        for row, column, rows, columns, said in table.cells
        if said not in ("申请人情况", "法人或其他组织")
    )
    path = make_xlsx(tmp_path / "表.xlsx", [Table(table.title, moved)])
    read = read_sheet(path, FORMATS, year=2020)
    assert to_plain(read.sheet)["applications"] == to_plain(sheet_of(XICHENG))["applications"]


def test_a_row_nobody_knows_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "表.docx", with_words(CITY, "2.重复申请", "甲乙丙丁"), sentences(CITY))
    checked = check_sheet(path, FORMATS)
    assert [one.printed.endswith("甲乙丙丁") for one in checked.read.unread] == [True]
    sheet = checked.read.sheet.table("applications")
    assert sheet is not None
    assert sheet.value("not_handled_duplicate", "total") is None
    assert sheet.value("not_handled_publication", "natural_person") == 0
    assert {one.severity.value for one in checked.findings} == {"warning", "info"}, "nothing is accused for it"


def test_blanks_dashes_and_noughts_are_kept_apart(tmp_path: Path) -> None:
    zeros = iter(["", "-", "/", "无"])
    tables = printed(CITY)
    cells = []
    for row, column, rows, columns, said in tables[1].cells:
        cells.append((row, column, rows, columns, next(zeros, said) if said == "0" and column == 5 else said))
    changed = [tables[0], Table(tables[1].title, tuple(cells)), tables[2]]
    path = make_docx(tmp_path / "表.docx", changed, sentences(CITY))
    checked = check_sheet(path, FORMATS)
    assert sorted(checked.read.printed.values()) == ["-", "/", "无"]
    sheet = checked.read.sheet.table("applications")
    assert sheet is not None
    column = [sheet.value(row.id, "research_institution") for row in sheet.figure_rows]
    assert column[:4] == [None] * 4
    assert set(column[4:]) == {0}
    assert {one.key for one in checked.findings} == {"finding_not_assessable", "finding_printed_blank"}


def test_a_report_on_another_years_form_is_told_and_tried_on_the_form_it_has(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "表.docx", printed(XICHENG), ["2022年政府信息公开工作年度报告"])
    checked = check_sheet(path, FORMATS)
    assert (checked.read.sheet.form.id, checked.read.form.id) == ("gbgk_2021_30", "gbgk_2019_60")
    told = {one.table for one in checked.findings if one.key == "finding_form_of_other_year"}
    assert {"applications", "art20_1", "art20_5", "art20_6", "art20_8", "art20_9"} <= told
    assert [one.column for one in checked.findings if one.severity.value == "error"] == [
        "natural_person", "commercial_enterprise", "legal_service_org", "total",
    ]


def test_an_amount_in_yuan_is_not_taken_for_ten_thousands(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "表.docx", with_words(XICHENG, "44899.2477", "251000元"), sentences(XICHENG))
    checked = check_sheet(path, FORMATS)
    assert [one.facts["printed"] for one in checked.findings if one.key == "finding_cell_unread"] == ["251000元"]
    filled = checked.read.sheet.table("art20_9")
    assert filled is not None
    assert filled.value("central_procurement", "amount_wan_yuan") is None


def test_a_word_file_without_tables_or_figures_is_refused(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("2020年政府信息公开工作年度报告")
    made.save(str(tmp_path / "空.docx"))
    with pytest.raises(KnownTrouble) as trouble:
        check_sheet(tmp_path / "空.docx", FORMATS)
    assert trouble.value.key == "sheet_nothing_found"


# --- the year --------------------------------------------------------------------------------------------------------


def test_the_year_is_taken_from_the_text_the_properties_the_name_or_asked_for(tmp_path: Path) -> None:
    tables = printed(CITY)
    assert read_sheet(make_docx(tmp_path / "a.docx", tables, sentences(CITY)), FORMATS).year_from == "text"
    assert read_sheet(exported(tmp_path, CITY), FORMATS).year_from == "title"
    named = make_docx(tmp_path / "宿迁2023年度政府信息公开统计表.docx", tables)
    read = read_sheet(named, FORMATS)
    assert (read.sheet.year, read.year_from) == (2023, "name")
    assert [one.key for one in read.doubts] == ["finding_year_from_name"]
    nameless = make_docx(tmp_path / "表.docx", tables)
    with pytest.raises(KnownTrouble) as trouble:
        read_sheet(nameless, FORMATS)
    assert trouble.value.key == "sheet_year_unknown"
    assert read_sheet(nameless, FORMATS, year=2023).sheet.year == 2023
    asked = read_sheet(make_docx(tmp_path / "b.docx", tables, sentences(CITY)), FORMATS, year=2024)
    assert [one.key for one in asked.doubts] == ["finding_year_differs"]


def test_a_change_is_tried_against_the_sheet_of_the_year_before(tmp_path: Path) -> None:
    now = make_docx(tmp_path / "2020.docx", printed(XICHENG), sentences(XICHENG))
    for before, holds in ((973, True), (974, False)):
        last = tmp_path / f"{before}.docx"
        make_docx(last, [], [f"2019年政府信息公开工作年度报告。全年收到政府信息公开申请{before}件。"])
        checked = check_sheet(now, FORMATS, previous=last)
        assert [one.holds for one in checked.claims] == [holds]
        told = [str(one.right) for one in checked.findings if one.key == "finding_text_change"]
        assert told == ([] if holds else ["61.81"])


def test_pasted_text_is_tried_like_a_file() -> None:
    read = read_pasted((SHEETS / "xicheng-2020.txt").read_text("utf-8"), FORMATS)
    assert [one.column for one in check(read).findings][:1] == ["natural_person"]


# --- files that are no sheets ----------------------------------------------------------------------------------------


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"\0" * 120_000_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))


def locked_pdf(path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(SHEETS / f"{CITY}.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)


def scanned_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(path)


def broken_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj <<>> endobj\n" * 50)


def far_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["XFD1048576"] = 1
    book.save(path)


def broken_docx(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<w:document")


def binary_text(path: Path) -> None:
    path.write_bytes(b"\0\1\2\xff" * 500)


def other_text(path: Path) -> None:
    path.write_text("请于周五前报送材料。\n谢谢。", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "make", "key"),
    [
        ("a.docx", bomb, "document_swells"), ("a.docx", empty, "document_empty"),
        ("a.xlsx", picture, "document_unreadable"),
        ("a.pdf", locked_pdf, "document_locked"), ("a.pdf", scanned_pdf, "document_without_text"),
        ("a.pdf", broken_pdf, "document_unreadable"), ("a.xlsx", far_cell, "document_too_long"),
        ("a.docx", broken_docx, "document_unreadable"), ("a.txt", binary_text, "document_unreadable"),
        ("a.txt", empty, "document_empty"), ("a.txt", other_text, "sheet_nothing_found"),
        ("a.json", empty, "sheet_file_unreadable"),
    ],
)
def test_what_is_no_sheet_is_refused_with_one_sentence(
    name: str, make: Callable[[Path], None], key: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(KnownTrouble) as trouble:
        check_sheet(path, FORMATS, year=2020)
    assert (trouble.value.key, trouble.value.kind) == (key, "input")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        check_sheet(tmp_path / "none.docx", FORMATS)
    assert trouble.value.key == "sheet_file_missing"
