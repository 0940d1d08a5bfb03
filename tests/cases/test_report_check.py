"""An edited report against its draft: tables as other programs save them, numbers as people write them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from clerk_app.cases.narrative import Facts, Report, Scope, draft
from clerk_app.cases.narrative_template import RecheckWords, read_narrative, read_recheck
from clerk_app.cases.report_check import (
    ChangedFigure,
    ChangeKind,
    DraftTable,
    EditedParagraph,
    EditedTable,
    masked,
    recheck,
)
from clerk_app.cases.sheet_plain import read_published
from clerk_app.law.year_format import read_formats

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DATA = Path(__file__).resolve().parents[1] / "data" / "published"
FORMATS = read_formats(RESOURCES / "year_formats")
WORDS: RecheckWords = read_recheck(RESOURCES / "narrative")


def suqian() -> Report:
    plain = json.loads((DATA / "2023_jiangsu_suqian_city.json").read_text(encoding="utf-8"), parse_float=Decimal)
    sheet = read_published(plain, FORMATS)
    facts = Facts(Scope.AREA, {"organ": "宿迁市人民政府", "scope": "全市", "period": "2023年", "span": "2023年"})
    return draft(sheet, None, facts, read_narrative(RESOURCES / "narrative", FORMATS)[sheet.form.id])


def said(*texts: str) -> tuple[ChangedFigure, ...]:
    found = recheck(suqian(), (), [EditedParagraph(one) for one in texts], (), WORDS)
    return tuple(one for one in found if one.kind is not ChangeKind.REMOVED)


def test_a_sentence_with_its_own_figures_is_not_listed() -> None:
    assert said("2023年，全市新收政府信息公开申请3511件，上年结转96件。") == ()


def test_a_figure_in_a_known_sentence_is_named() -> None:
    (one,) = said("2023年，全市新收政府信息公开申请３５１２件，上年结转96件。")
    assert (one.what, one.was, one.now) == ("本年新收", "3511", "3512")
    assert one.cell == ("applications", "new_received", "total")


def test_thousands_signs_and_noughts_are_no_change() -> None:
    assert said("2023年，全市新收政府信息公开申请3,511件，上年结转96件。") == ()


def test_a_sentence_of_the_clerks_own_may_use_figures_of_the_table() -> None:
    assert said("全市上下共同努力，予以公开1191件，占34.17%。") == ()
    # 宿迁 2024 prints 1.05 per cent where 3646/3607 gives 1.08: no cell and no share gives either
    (one,) = said("收办3607件，同比上升1.05%。")[:1]
    assert one.kind is ChangeKind.UNKNOWN


def test_years_articles_and_numbers_of_documents_are_no_figures() -> None:
    assert said("依据国办公开办函〔2021〕30号和《条例》第36条，2023年1月召开会议。", "1.加强培训。2.改进工作。") == ()


def test_sentences_that_went_are_listed_once_each() -> None:
    report = suqian()
    kept = [EditedParagraph(one.text) for one in report.paragraphs if "行政复议440件" not in one.text]
    gone = [one.where for one in recheck(report, (), kept, (), WORDS) if one.kind is ChangeKind.REMOVED]
    assert [one[:10] for one in gone] == ["因政府信息公开被申请", "被提起行政诉讼113"]


def test_masking_leaves_what_a_sentence_says() -> None:
    assert masked("占 18.20%，共 3,511 件") == masked("占5%，共 1 件")


# Table four as LibreOffice 7.4 saves it: a thin column more between 行政复议 and 行政诉讼.
HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
ROWS = (2, 1, 1, 0, 4, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1)
DRAFT = DraftTable(
    "四",
    4,
    {(0, 0): "行政复议", (0, 5): "行政诉讼", (1, 5): "未经复议直接起诉", (1, 10): "复议后起诉"}
    | {(2, at): HEADS[at % 5] for at in range(15)}
    | {(3, at): str(value) for at, value in enumerate(ROWS)},
    {(3, at): (("review_litigation", str(at), ""), str(at)) for at in range(15)},
)


def shifted(cells: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    return {(row, at + (at > 4 and (row > 1 or at == 10))): text for (row, at), text in cells.items()}


def test_a_table_saved_with_a_thin_column_more_is_read_as_before() -> None:
    edited = EditedTable(4, shifted(dict(DRAFT.cells)))
    assert (1, 11) in edited.cells and (2, 6) in edited.cells
    assert recheck(suqian(), [DRAFT], [], [edited], WORDS)[-1].kind is ChangeKind.REMOVED


def test_a_cell_emptied_and_one_changed_in_such_a_table_are_found() -> None:
    cells = shifted(dict(DRAFT.cells))
    del cells[3, 6]
    cells[3, 15] = "7"
    found = recheck(suqian(), [DRAFT], [], [EditedTable(4, cells)], WORDS)
    changed = [(one.what, one.was, one.now) for one in found if one.kind is ChangeKind.TABLE_CHANGED]
    assert changed == [("5", "1", ""), ("14", "1", "7")]


def test_a_table_with_a_row_more_cannot_be_compared() -> None:
    found = recheck(suqian(), [DRAFT], [], [EditedTable(5, dict(DRAFT.cells))], WORDS)
    assert [one.kind for one in found if one.where == "四"] == [ChangeKind.TABLE_MISSING]
