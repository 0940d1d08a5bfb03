"""The year sheet from a real store: imported ledgers, figures entered, explained cells, files in and out."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.form_table import Severity
from clerk_app.law.sentences import read_terms
from clerk_app.law.terms import Channel, Outcome
from clerk_app.law.year_format import read_formats
from clerk_app.services import answering, handling, intake, sheet_export, year_sheets
from clerk_app.services.desk import Desk, open_desk
from clerk_app.trouble import KnownTrouble
from tests import offices
from tests.services.conftest import at_noon

DATA = Path(__file__).resolve().parent.parent / "data"
TODAY = date(2026, 8, 28)
FORMATS = read_formats(places.resources() / "year_formats")


def published(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "published" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """The office a published ledger was imported into."""
    with contextlib.ExitStack() as opened:

        def one(ledger: str) -> Desk:
            desk = open_desk(offices.imported(ledger, tmp_path / ledger), who="苏晚晴", now=at_noon)
            opened.callback(desk.store.close)
            return desk

        yield one


def value(sheet: YearSheet, row: str, column: str, table: str = "applications") -> object:
    filled = sheet.table(table)
    assert filled is not None
    return filled.value(row, column)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ledger", "table", "misprinted"),
    [
        ("xicheng-2020", "2020_beijing_xicheng_district", {"carried_out": [55, 0, 0, 0, 0, 0, 55]}),
        ("suqian-2023", "2023_jiangsu_suqian_city", {}),
    ],
)
def test_an_imported_ledger_and_entered_figures_give_the_published_report(
    imported: Callable[[str], Desk], ledger: str, table: str, misprinted: Mapping[str, list[int]]
) -> None:
    desk = imported(ledger)
    printed = published(table)
    entered = year_sheets.read_file(DATA / "published" / f"{table}.json")
    sheet = year_sheets.build(desk, printed["year"], today=TODAY, entered=entered)
    plain = json.loads(json.dumps(to_plain(sheet)))
    assert plain["format"] == printed["format"]
    assert plain["applications"]["rows"] == printed["applications"]["rows"] | misprinted
    assert plain["review_litigation"] == printed["review_litigation"]
    assert plain["active_disclosure"] == printed["active_disclosure"]
    assert year_sheets.findings(desk, sheet) == ()
    assert not [filled.blanks for filled in sheet.tables if filled.blanks]


def test_a_cell_is_explained_by_exactly_the_requests_it_counts(imported: Callable[[str], Desk]) -> None:
    desk = imported("xicheng-2020")
    sheet = year_sheets.build(desk, 2020, today=TODAY)
    behind = year_sheets.explain(desk, sheet, "applications", "refused_enforcement_file", "commercial_enterprise")
    assert [(one.outcome, one.received_on.year) for one in behind] == [(Outcome.REFUSED_ENFORCEMENT_FILE, 2020)]
    filled = sheet.table("applications")
    assert filled is not None
    for row in filled.figure_rows:
        assert len(year_sheets.explain(desk, sheet, "applications", row.id, "total")) == filled.value(row.id, "total")
    lost = year_sheets.explain(desk, sheet, "review_litigation", "reconsideration", "corrected")
    assert len(lost) == 3
    assert all(one.remedy is not None and one.case_number for one in lost)
    assert year_sheets.explain(desk, sheet, "art20_1", "regulations", "made_this_year") == ()


@pytest.fixture
def small_unit(desk: Desk, person: Applicant) -> Desk:
    """The three requests of 2017: two online and agreed, one by letter and not this organ's, all in time."""
    for received_on, channel, outcome in (
        (date(2017, 3, 6), Channel.ONLINE, Outcome.DISCLOSED),
        (date(2017, 5, 8), Channel.ONLINE, Outcome.DISCLOSED),
        (date(2017, 9, 4), Channel.REGISTERED_POST, Outcome.UNABLE_NOT_THIS_ORGAN),
    ):
        draft = RequestDraft(received_on=received_on, channel=channel, applicant=person, wording="某项信息")
        one = next(iter(intake.register(desk, draft, today=TODAY).requests))
        answering.answer(desk, one, on=received_on, outcome=outcome, today=TODAY)
    return desk


def test_three_requests_of_2017_and_the_entered_rows_give_the_old_sheet_of_a_small_unit(small_unit: Desk) -> None:
    text = published("2017_beijing_xicheng_city_mgmt_center")["narrative_figures"]
    entered = {"old_statistics_sheet": {
        "active_total": 161, "key_areas_total": 22, "key_budget": 9, "key_other_municipal": 13, "channel_website": 320,
        "channel_wechat": 16, "meetings": 2, "trained_person_times": 70, "staff_total": 1, "staff_part_time": 1,
        "staff_full_time": 0, "received_total": 99, "fees": "0.00",
    }}
    sheet = year_sheets.build(small_unit, 2017, today=TODAY, entered=entered)
    plain = to_plain(sheet)["old_statistics_sheet"]
    assert isinstance(plain, dict)
    for row, key in (
        ("active_total", "active_total"), ("key_areas_total", "key_areas"), ("received_total", "received"),
        ("received_network", "received_network"), ("received_letter", "received_letter"),
        ("completed_total", "completed"), ("completed_on_time", "completed_on_time"), ("replies_total", "replies"),
        ("reply_agreed", "agreed"), ("reply_not_this_organ", "not_this_organ"),
        ("reconsideration_total", "reconsideration"), ("litigation_total", "litigation"),
        ("trained_person_times", "trained_person_times"),
    ):
        assert plain[row] == text[key], row
    assert plain["fees"] == "0.00", "amounts keep their decimals"
    assert plain["complaints_total"] is None, "nobody entered it"
    assert not [one for one in year_sheets.findings(small_unit, sheet) if one.severity is Severity.ERROR]


def test_a_late_answer_and_an_answer_not_sent_are_warned_of_with_their_requests(
    desk: Desk, registered: Callable[..., RequestId]
) -> None:
    one = registered(date(2017, 3, 6))
    answering.answer(desk, one, on=date(2017, 6, 1), outcome=Outcome.DISCLOSED, reason="材料调取迟延", today=TODAY)
    found = year_sheets.findings(desk, year_sheets.build(desk, 2017, today=TODAY))
    warnings = {finding.identity: finding.requests for finding in found if finding.severity is Severity.WARNING}
    assert warnings == {"UNSERVED": (one,), "LATE": (one,)}
    numbers = year_sheets.request_numbers(desk, found)
    plain = year_sheets.plain_finding(desk.terms, found[0], numbers)
    assert plain["requests"] == [numbers[one]]
    assert "1 件" in str(plain["message"])


def test_a_struck_registration_and_a_withdrawn_request_count_as_they_should(
    desk: Desk, registered: Callable[..., RequestId]
) -> None:
    kept, struck = registered(), registered(wording="另一项信息")
    handling.withdraw(desk, kept, on=date(2026, 8, 10), reason="申请人来函", today=TODAY)
    entry = desk.store.requests.get(struck).entries[0].id
    handling.strike(desk, struck, entry=entry, reason="误登", today=TODAY)
    sheet = year_sheets.build(desk, 2026, today=TODAY)
    rows = ("new_received", "other_other", "total_handled", "carried_out")
    assert [value(sheet, row, "total") for row in rows] == [1, 1, 1, 0]
    assert sheet.is_trial


def test_the_workbook_of_a_trial_sheet_says_so(desk: Desk, registered: Callable[..., RequestId]) -> None:
    registered()
    desk.store.organs.update(desk.store.organs.first(), since=date(2020, 1, 1), name="临澜区住房和城乡建设局")
    sheet = year_sheets.build(desk, 2026, today=TODAY)
    book = load_workbook(io.BytesIO(sheet_export.export(desk, sheet, today=TODAY)))
    assert book["三、申请"].oddHeader.left.text == "临澜区住房和城乡建设局2026年度"
    assert book["三、申请"]["A1"].value == "三、收到和处理政府信息公开申请情况（试算至2026-08-28）"
    done = year_sheets.build(desk, 2025, today=TODAY)
    book = load_workbook(io.BytesIO(sheet_export.export(desk, done, today=TODAY)))
    assert book["三、申请"]["A1"].value == "三、收到和处理政府信息公开申请情况"


@pytest.mark.parametrize(("year", "key"), [(2013, "year_without_form"), (2027, "year_not_begun")])
def test_a_year_without_a_form_or_not_begun_is_refused(desk: Desk, year: int, key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        year_sheets.build(desk, year, today=TODAY)
    assert trouble.value.key == key


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "sheet_file_unreadable"), (b"{", "sheet_file_unreadable"), (b"[]", "sheet_file_unreadable"),
        (b"\xd6\xd0", "sheet_file_unreadable"), (b'{"year": NaN}', "sheet_file_unreadable"),
        (b'{"year": 2020, "year": 2021}', "sheet_file_unreadable"), (b"[" * 100_000, "sheet_file_unreadable"),
        (b'{"year": ' + b"9" * 5000 + b"}", "sheet_file_unreadable"),
        (b'{"year": 2020, "applications": {"rows": {"disclosed": [1e999,0,0,0,0,0,0]}}}', "sheet_cell_unreadable"),
        (b'{"year": 1990}', "year_without_form"), (b"{}", "sheet_without_year"), (None, "sheet_file_missing"),
    ],
)
def test_a_file_that_is_no_published_table_is_refused_with_a_sentence(
    tmp_path: Path, data: bytes | None, key: str
) -> None:
    file = tmp_path / "表.json"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(KnownTrouble) as trouble:
        year_sheets.check_file(file, FORMATS)
    assert (trouble.value.key, trouble.value.kind) == (key, "input")
    assert "？" not in read_terms(places.resources()).of(trouble.value), "every blank of the sentence is filled"


def test_the_messages_of_the_district_table_name_column_sums_and_difference() -> None:
    terms = read_terms(places.resources())
    _, found = year_sheets.check_file(DATA / "published" / "2020_beijing_xicheng_district.json", FORMATS)
    assert year_sheets.blocks_filing(found)
    first = year_sheets.plain_finding(terms, found[0], {})
    assert (first["identity"], first["level"], first["column"], first["row"], first["group"]) == (
        "A1", "error", "natural_person", None, None,
    )
    assert (first["left"], first["right"]) == (1561, 4207)
    assert "“自然人”列" in str(first["message"])
    assert "2646" in str(first["message"])


@pytest.mark.parametrize("file", sorted((DATA / "published").glob("*.json")), ids=lambda file: file.stem)
def test_every_finding_of_every_published_table_has_a_whole_sentence(file: Path) -> None:
    terms = read_terms(places.resources())
    for finding in year_sheets.check_file(file, FORMATS)[1]:
        message = year_sheets.sentence_of(terms, finding)
        assert message
        assert "？" not in message
        assert "None" not in message


def test_the_year_before_must_be_the_year_before() -> None:
    file = DATA / "published" / "2023_jiangsu_suqian_city.json"
    with pytest.raises(KnownTrouble, match="previous_other_year"):
        year_sheets.check_file(file, FORMATS, previous=DATA / "published" / "2020_beijing_xicheng_district.json")


def test_a_workbook_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="sheet_not_written"):
        year_sheets.write_file(b"x", tmp_path / "nowhere" / "year.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(KnownTrouble, match="sheet_not_written"):
        year_sheets.write_file(b"x", tmp_path / "folder.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.xlsx"]
