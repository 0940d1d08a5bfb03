"""The shipped cases: each holds, every row of the rule-book has one, and what is wrong in a file is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.law.checks import read_checks
from clerk_app.law.sentences import read_terms
from clerk_app.services.case_play import play
from clerk_app.services.cases import Case, read_case_file, read_case_files
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.office import Office, set_up
from clerk_app.trouble import KnownTrouble
from tests.services.conftest import at_noon

RESOURCES = places.resources()
TERMS = read_terms(RESOURCES)
CASES = [case for file in read_case_files(RESOURCES / "cases", TERMS) for case in file.cases]
DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One store for all the cases: they do not see each other."""
    desk = open_desk(tmp_path_factory.mktemp("cases") / "store", who="苏晚晴", now=at_noon, create=True)
    yield set_up(
        desk, Office(name="某某办公室", telephone="0", code="某", reconsideration_body="某某人民政府", court="某某法院")
    )
    desk.store.close()


@pytest.mark.parametrize("place", range(len(CASES)), ids=lambda place: CASES[place].name)
def test_a_shipped_case_comes_out_as_counted_by_hand(office: Desk, place: int) -> None:
    assert play(office, CASES[place], place) == ()


def test_every_row_of_the_rule_book_has_a_case() -> None:
    rows = {row for case in CASES for row in case.rows}
    wanted = {f"K{number}" for number in range(1, 13)} | {f"E{number}" for number in range(1, 29)}
    wanted |= {f"T{number}" for number in range(1, 5)} | {rule.code for rule in read_checks(RESOURCES / "rules")}
    assert wanted <= rows, sorted(wanted - rows)


def test_every_case_says_how_it_was_counted_and_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(len(case.because) > 4 and case.rows for case in CASES)


def of_received(case: Case) -> tuple[str, tuple[str, ...]]:
    return str(case.received_on), tuple(f"{one.on} {one.kind}" for one in case.events)


def test_every_published_clock_case_and_fee_is_among_them() -> None:
    there = {of_received(case): case.expected for case in CASES if case.file == "01_published.toml"}
    published = json.loads((DATA / "clock.json").read_text(encoding="utf-8"))
    for one in published:
        events = tuple(f"{event['on']} {event['kind']}" for event in one["input"]["events"])
        expected = there[one["input"]["received_on"], events]
        for field, value in one["expect"].items():
            assert (str(expected[field]) if expected[field] is not None else None) == value, (one["name"], field)
    fees = json.loads((DATA / "fees.json").read_text(encoding="utf-8"))
    asked = [case for case in CASES if case.fee is not None and not case.fee.already]
    told = {(case.fee.items, case.fee.pages): case.expected["fee_yuan"] for case in asked if case.fee is not None}
    assert all(told[one["items_in_calendar_month"], None] == one["fee_yuan"] for one in fees["per_item"])
    assert all(told[None, one["pages"]] == one["fee_yuan"] for one in fees["per_page"])


def case_file(folder: Path, body: str) -> Path:
    path = folder / "own.toml"
    head = 'title = "自己的算例"\n\n[[case]]\nname = "甲"\nbecause = "手数"\nrows = []\n'
    path.write_text(head + body, encoding="utf-8")
    return path


def test_a_case_a_clerk_adds_in_chinese_words_is_played_and_told_where_it_differs(office: Desk, tmp_path: Path) -> None:
    path = case_file(
        tmp_path,
        'received_on = 2026-08-03\nchannel = "当面提交"\n'
        'events = [{ kind = "延长答复期限", on = 2026-08-28, days = 10, reason = "材料多" }]\n'
        '[case.expect]\ndue_on = 2026-09-15\nstate = "已延期"\nwarnings = ["EXT_TWICE"]\n',
    )
    (case,) = read_case_file(path, TERMS).cases
    differing = {one.field: (one.expected, one.found) for one in play(office, case, 5000)}
    assert differing == {"due_on": ("2026-09-15", "2026-09-14"), "warnings": ("EXT_TWICE", "无")}


RECEIVED = "received_on = 2026-08-03\n"
NO_DAY = '[case.expect]\ndue_on = "无"\n'


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        (NO_DAY, "received_on"),
        (f"{RECEIVED}[case.expect]\ndue = 2026-08-31\n", "due"),
        (f"{RECEIVED}[case.expect]\n", ""),
        (f'{RECEIVED}events = [{{ kind = "跳舞", on = 2026-08-04 }}]\n{NO_DAY}', "kind"),
        (f'{RECEIVED}channel = "信鸽"\n{NO_DAY}', "channel"),
        (f'{RECEIVED}events = [{{ kind = "延长答复期限", on = "昨天" }}]\n{NO_DAY}', "on"),
    ],
)
def test_a_case_that_cannot_be_read_names_its_file_its_name_and_the_key(tmp_path: Path, body: str, entry: str) -> None:
    with pytest.raises(KnownTrouble, match="case_unreadable") as refused:
        read_case_file(case_file(tmp_path, body), TERMS)
    facts = refused.value.facts
    assert (facts["file"], facts["case"], facts["entry"]) == ("own.toml", "甲", entry)
    assert re.search("own.toml.*甲", TERMS.of(refused.value))


def test_a_case_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("title = ", encoding="utf-8")
    with pytest.raises(KnownTrouble, match="case_unreadable"):
        read_case_file(path, TERMS)


def test_a_later_count_of_the_calendar_is_that_of_the_notices_known_by_then(office: Desk) -> None:
    spring = [case for case in CASES if case.name.startswith("2020年春节：") and not case.events]
    before, after = (case for case in spring if case.received_on == date(2020, 1, 16))
    assert before.known_on == date(2020, 1, 20) and after.known_on is None
    assert before.expected["due_on"] != after.expected["due_on"]
