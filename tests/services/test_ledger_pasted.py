"""Pasted rows: what the columns are, what is wrong with a cell, and all of the good ones in one deed or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import office as agencies
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_clipboard import read_clipboard
from clerk_app.services.ledger_guess import Pasted, guess, kind_by_name, remembered, with_field, with_year
from clerk_app.services.ledger_pasted import PasteReader, ReadRow, register_pasted
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.offices import OFFICE

WORDS = read_ledger_words()
HEADINGS = "收件日期\t申请方式\t申请人\t申请内容"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = office.open_office(tmp_path / "store")
    yield opened
    opened.store.close()


def pasted(*lines: str) -> Pasted:
    return guess(read_clipboard("\n".join(lines)), WORDS, office.TODAY)


def read(desk: Desk, *lines: str, channel: str = "") -> list[ReadRow]:
    table = pasted(*lines)
    reader = PasteReader(desk, office.TODAY, channel)
    return [reader.read(table, at, cells) for at, cells in enumerate(table.rows, start=1)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026/9/21", date(2026, 9, 21)), ("9月21日", date(2026, 9, 21)), ("46286", date(2026, 9, 21)),
        ("２０２６年９月２１日", date(2026, 9, 21)), ("9/21", date(2026, 9, 21)), ("12月30日", date(2025, 12, 30)),
    ],
)
def test_a_day_is_read_however_excel_shows_it(desk: Desk, written: str, day: date) -> None:
    row = read(desk, HEADINGS, f"{written}\t当面\t顾小满\t规划图")[0].row
    assert row is not None
    assert row.draft.received_on == day


def test_a_day_without_its_year_was_the_last_one() -> None:
    assert with_year("10.13", office.TODAY) == "2026-10-13"
    assert with_year("10.14", office.TODAY) == "2025-10-14"
    assert with_year("2.30", office.TODAY) == "2026-2-30", "no such day; said as one when it is read"


def test_a_title_above_the_headings_is_passed_over_and_columns_nobody_knows_are_notes(desk: Desk) -> None:
    table = pasted(
        "2026 年依申请公开登记\t\t\t\t", HEADINGS + "\t领导批示", "2026-9-21\t当面\t顾小满\t规划图\t请法规科办"
    )
    assert table.fields == ("received_on", "channel", "applicant", "wording", "")
    row = PasteReader(desk, office.TODAY).read(table, 1, table.rows[0]).row
    assert row is not None
    assert row.draft.notes == ("领导批示：请法规科办",)


def test_without_headings_the_cells_say_what_the_columns_are() -> None:
    table = pasted(
        "1\t2026/9/21\t网络\t自然人\t顾小满\t130103197401211221\t１３８００００１１２２\t某某路改造工程的立项批复",
        "2\t2026/9/22\t当面\t公民\t白晓舟\t130103197401211221\t010-55501000\t某某小区的竣工验收备案材料",
    )
    assert table.fields == (
        "ignored", "received_on", "channel", "applicant_kind", "applicant", "id_number", "telephone", "wording",
    )
    assert not table.has_headings


def test_a_choice_is_remembered_for_the_same_headings_and_for_as_many_columns_without_any() -> None:
    table = with_field(pasted("哪天\t方式\t申请人\t申请内容", "x\ty\tz\tw"), 0, "received_on")
    grid = read_clipboard("哪天\t申请方式\t申请人\t申请内容\nx\ty\tz\tw")
    again = guess(grid, WORDS, office.TODAY, remembered(table))
    assert again.fields[0] == "received_on"
    bare = with_field(guess((("x", "y"),), WORDS, office.TODAY), 1, "wording")
    assert guess((("p", "q"),), WORDS, office.TODAY, remembered(bare)).fields == ("", "wording")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("顾小满", ApplicantKind.NATURAL_PERSON), ("买买提·吐尔逊", None),
        ("柏远物业服务有限公司", ApplicantKind.COMMERCIAL_ENTERPRISE),
        ("启明律师事务所", ApplicantKind.LEGAL_SERVICE_ORG),
        ("栖云里业主委员会", ApplicantKind.OTHER_ORG), ("某某", ApplicantKind.NATURAL_PERSON),
    ],
)
def test_the_kind_of_applicant_is_told_by_the_name_only_where_it_tells(name: str, kind: ApplicantKind | None) -> None:
    assert kind_by_name(name) is kind


def test_what_is_wrong_names_its_cell(desk: Desk) -> None:
    found = read(desk, HEADINGS, "2026-13-40\t飞鸽\t\t规划图")[0]
    assert not found.is_good
    assert {(one.column, one.key) for one in found.problems} >= {
        (0, "row_day_impossible"), (1, "row_word_unknown"), (2, "row_cell_missing"),
    }
    ahead = read(desk, HEADINGS, "2026-10-14\t当面\t顾小满\t规划图")[0]
    assert [(one.column, one.key) for one in ahead.problems] == [(0, "received_in_future")]


def test_rows_that_name_no_channel_take_the_one_that_is_said(desk: Desk) -> None:
    lines = "收件日期\t申请人\t申请内容", "2026-9-21\t顾小满\t规划图"
    assert [one.key for one in read(desk, *lines)[0].problems] == ["paste_column_missing"]
    row = read(desk, *lines, channel="online")[0].row
    assert row is not None
    assert row.draft.channel is Channel.ONLINE


def test_all_are_registered_or_none(desk: Desk) -> None:
    rows = [
        one.row
        for one in read(desk, "编号\t" + HEADINGS, *(f"甲{at}\t2026-9-21\t当面\t顾小满\t图{at}" for at in range(3)))
        if one.row is not None
    ]
    office.register(desk, "甲2", date(2026, 9, 1), "叶知秋", "别的")
    with pytest.raises(KnownTrouble) as caught:
        register_pasted(desk, rows, today=office.TODAY)
    assert caught.value.key == "number_taken"
    assert desk.store.requests.count() == 1
    change = register_pasted(desk, rows[:2], today=office.TODAY)
    assert len(change.requests) == 2
    with pytest.raises(KnownTrouble):
        register_pasted(desk, rows[:2], today=office.TODAY)
    assert desk.store.requests.count() == 3


def test_numbers_are_drawn_in_the_order_of_the_rows(desk: Desk) -> None:
    rows = [one.row for one in read(desk, HEADINGS, *(f"2026-9-{at}\t当面\t顾小满\t图{at}" for at in (23, 21, 22)))]
    register_pasted(desk, [one for one in rows if one is not None], today=office.TODAY)
    drawn = [(one.number, one.received_on.day) for one in desk.store.requests.all()]
    assert drawn == [("2026-0001", 23), ("2026-0002", 21), ("2026-0003", 22)]


def test_pasted_rows_go_to_an_agency_that_is_there_on_their_day_and_bear_its_number(desk: Desk) -> None:
    first = agencies.keep(desk, OFFICE, since=None, today=office.TODAY).store.organs.first()
    government = replace(OFFICE, name="临澜区人民政府", code="临政公开", request_pattern="府{year}-{n:03}")
    second = agencies.add(desk, government, since=None, today=office.TODAY)
    agencies.retire(desk, first, until=date(2026, 9, 22), today=office.TODAY)
    rows = [one.row for one in read(desk, HEADINGS, "2026-9-22\t当面\t顾小满\t图", "2026-9-23\t当面\t顾小满\t表")]
    register_pasted(desk, [one for one in rows if one is not None], today=office.TODAY)
    registered = [(one.number, one.organ) for one in desk.store.requests.all()]
    assert registered == [("2026-0001", first), ("府2026-001", second)]
