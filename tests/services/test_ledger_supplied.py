"""Old ledgers without numbers or kinds: numbered in their order by the office's pattern, kinds told by the names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from clerk_app.law.terms import ApplicantKind
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_guess import kind_by_name
from clerk_app.services.ledger_reading import read_ledger
from clerk_app.services.ledger_supplied import BY_NAME, Supplied
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.services.transfer import import_ledger
from tests.services.ledger_files import LEDGERS, ROW, TODAY, ledger

Without = Callable[..., Path]


def without(folder: Path, *headings: str, name: str = "sample.xlsx", rows: int = 0) -> Path:
    """A copy of a real ledger with columns taken out, its remedies too; ``rows``: only so many."""
    book = openpyxl.load_workbook(LEDGERS / name)
    sheet = book["台账"]
    head = next(row for row in sheet.iter_rows(max_row=4) if any(cell.value in headings for cell in row))
    for cell in reversed(head):
        if cell.value in headings:
            sheet.delete_cols(cell.column)
    if rows:
        sheet.delete_rows(head[0].row + rows + 1, sheet.max_row)
    if "复议诉讼" in book.sheetnames:
        del book["复议诉讼"]
    path = folder / f"少列-{name}"
    book.save(path)
    return path


def test_a_ledger_without_numbers_gets_the_office_s_own_in_its_order(desk: Desk, tmp_path: Path) -> None:
    path = without(tmp_path, "登记编号")
    stopped = import_ledger(desk, path, today=TODAY)
    assert [one.key for one in stopped.problems] == ["ledger_column_missing"] and stopped.requests == 0
    report = import_ledger(desk, path, today=TODAY, supplied=Supplied(numbers=True))
    assert report.problems == () and report.plan.first_number == "2023-0001"
    made = sorted(desk.store.requests.all(), key=lambda one: one.id)
    assert [one.number for one in made] == [f"2023-{n + 1:04}" for n in range(report.requests)]
    assert [one.applicant.name for one in made[:2]] == ["顾小满", "临澜澄江商贸有限公司"], "the order of the file"
    again = import_ledger(desk, path, today=TODAY, supplied=Supplied(numbers=True))
    assert (again.requests, again.plan.already_requests) == (0, report.requests), "known by what they say"
    assert desk.store.findings() == ()


def test_a_number_given_is_never_that_of_a_later_row(desk: Desk, tmp_path: Path) -> None:
    rows = [("", *ROW[1:]), ("2023-0001", *ROW[1:5], "另一件"), ("", *ROW[1:5], "第三件")]
    report = import_ledger(desk, ledger(tmp_path, rows), today=TODAY, supplied=Supplied(numbers=True))
    assert report.problems == ()
    found = {one.wording: one.number for one in desk.store.requests.all()}
    assert found == {"会议纪要": "2023-0002", "另一件": "2023-0001", "第三件": "2023-0003"}


def test_equal_rows_without_a_number_count_once(desk: Desk, tmp_path: Path) -> None:
    rows = [("", *ROW[1:]), ("", *ROW[1:])]
    report = import_ledger(desk, ledger(tmp_path, rows), today=TODAY, supplied=Supplied(numbers=True))
    assert (report.requests, report.plan.reading.repeated) == (1, 1)


def test_kinds_told_by_the_names_are_those_a_published_ledger_says(tmp_path: Path) -> None:
    words = read_ledger_words()
    whole = read_ledger(LEDGERS / "sample.xlsx", words, today=TODAY)
    said = {row.number: row.draft.applicant.kind for row in whole.requests}
    path = without(tmp_path, "申请人类型")
    told = read_ledger(path, words, today=TODAY, supplied=Supplied(kind=BY_NAME))
    assert {row.number: row.draft.applicant.kind for row in told.requests}.items() <= said.items()
    assert len(told.kinds) == len(whole.requests)
    by_name = {one.name: (one.kind, one.why, dict(one.facts)) for one in told.kinds}
    assert by_name["顾小满"] == (ApplicantKind.NATURAL_PERSON, "kind_by_person", {})
    kind, why, facts = by_name["临澜澄江商贸有限公司"]
    assert (kind, why) == (ApplicantKind.COMMERCIAL_ENTERPRISE, "kind_by_ending")
    assert "临澜澄江商贸有限公司".endswith(str(facts["ending"]))


@pytest.mark.parametrize("name", ["邵𠮷", "㛃䶮", "张一〇", "顾小满、邵𠮷"])
def test_a_rare_sign_is_part_of_a_name_too(name: str) -> None:
    assert kind_by_name(name) is ApplicantKind.NATURAL_PERSON
    assert kind_by_name("1号院住户") is None, "control"


@pytest.mark.parametrize(
    ("supplied", "kinds", "problems"),
    [
        (Supplied(), [], ["ledger_column_missing"]),
        (Supplied(kind=BY_NAME), [ApplicantKind.NATURAL_PERSON], ["row_kind_untold"]),
        (Supplied(kind="other_org"), [ApplicantKind.OTHER_ORG, ApplicantKind.OTHER_ORG], []),
        (
            Supplied(kind=BY_NAME, kinds={("台账", 3): "research_institution"}),
            [ApplicantKind.NATURAL_PERSON, ApplicantKind.RESEARCH_INSTITUTION], [],
        ),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_the_name_chosen_for_all_or_for_one_row(
    tmp_path: Path, supplied: Supplied, kinds: list[ApplicantKind], problems: list[str]
) -> None:
    headings = ("登记编号", "收到日期", "申请渠道", "申请人", "申请内容")
    rows = [("甲1", date(2023, 5, 8), "网络", "顾小满", "会议纪要"),
            ("甲2", date(2023, 5, 8), "网络", "临澜某某筹备处人员", "会议纪要")]
    path = ledger(tmp_path, rows, headings=headings)
    found = read_ledger(path, read_ledger_words(), today=TODAY, supplied=supplied)
    assert [row.draft.applicant.kind for row in found.requests] == kinds
    assert [one.key for one in found.problems] == problems


def test_a_kind_that_stands_in_the_ledger_is_believed_though_another_is_chosen(tmp_path: Path) -> None:
    rows = [ROW, ("甲2", *ROW[1:3], "", *ROW[4:])]
    found = read_ledger(
        ledger(tmp_path, rows), read_ledger_words(), today=TODAY, supplied=Supplied(kind="research_institution")
    )
    kinds = [row.draft.applicant.kind for row in found.requests]
    assert kinds == [ApplicantKind.NATURAL_PERSON, ApplicantKind.RESEARCH_INSTITUTION] and len(found.kinds) == 1
