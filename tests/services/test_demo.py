"""The demonstration holds one of everything, and its ledger says what the script says."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, RemedyResult, RemedyRoute, State
from clerk_app.services import due, letters
from clerk_app.services.demo import make_demo
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.due import Tone
from clerk_app.trouble import KnownTrouble

TOP = Path(__file__).resolve().parent.parent.parent
DEMO_DAY = date(2026, 10, 13)
SHOWCASE = "2026-0041"


def now() -> datetime:
    return datetime(2026, 10, 13, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo") / "store"
    made = make_demo(folder, now=now)
    assert made.today == DEMO_DAY
    desk = open_desk(folder, who="测试", now=now)
    yield desk
    desk.store.close()


def test_every_word_of_the_law_occurs(demo: Desk) -> None:
    requests = demo.store.requests.all()
    entries = [entry.event for request in requests for entry in request.entries]
    assert {event.kind for event in entries} == set(EventKind)
    outcomes = {request.outcome for request in requests} | {item.outcome for one in requests for item in one.items}
    assert outcomes == {*Outcome, None}
    assert {request.channel for request in requests} == set(Channel)
    assert {request.applicant.kind for request in requests} == set(ApplicantKind)
    remedies = demo.store.remedies.all()
    assert {remedy.route for remedy in remedies} == set(RemedyRoute)
    assert {remedy.result for remedy in remedies} == {*RemedyResult, None}


def test_every_state_and_every_tone_is_on_the_desk(demo: Desk) -> None:
    rows = due.register_rows(demo, DEMO_DAY)
    assert {row.state for row in rows} == set(State)
    assert {row.tone for row in rows} == set(Tone)
    assert {-3, -1, 0, 1, 2, 3} <= {row.remaining for row in rows}
    assert 60 <= len(rows) <= 100


def test_only_the_late_ones_of_the_ledger_are_late(demo: Desk) -> None:
    noted = {one.number for one in demo.store.requests.all() if any("逾期" in note for note in one.notes)}
    assert noted == {"2025-0030"}


def test_the_showcase_has_a_letter_of_answer_to_be_made(demo: Desk) -> None:
    request = demo.store.requests.by_number(SHOWCASE)
    assert request is not None and request.outcome is Outcome.DISCLOSED
    assert letters.missing(demo, request.id, "answer") == ()
    assert demo.store.documents.of_request(request.id) == ()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "家书.txt").write_text("x", encoding="utf-8")
    with pytest.raises(KnownTrouble) as told:
        make_demo(tmp_path, now=now)
    assert told.value.key == "demo_folder_taken"


def make_demo_script() -> ModuleType:
    path = TOP / "packaging" / "make_demo.py"
    spec = importlib.util.spec_from_file_location("make_demo", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_demo"] = module
    spec.loader.exec_module(module)
    return module


def test_the_demonstrations_ledger_is_what_its_script_makes() -> None:
    register, remedies = make_demo_script().cells()
    book = openpyxl.load_workbook(TOP / "resources" / "demo" / "ledger.xlsx", read_only=True)
    for name, above, rows in (("台账", 1, register), ("复议诉讼", 0, remedies)):
        kept = [[_plain(cell) for cell in row] for row in book[name].iter_rows(values_only=True)][above:]
        assert [row[: len(rows[0])] for row in kept] == [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.date()
    return None if cell == "" else cell
