"""The office's dates in one file for other calendars: stable, updating, silent about people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, handling
from clerk_app.services.desk import Desk, reread
from clerk_app.services.due_calendar import DueCalendar, due_calendar
from clerk_app.services.due_days import due_days
from clerk_app.services.setting_change import change
from clerk_app.services.today import TodayBook
from tests.gui import office
from tests.ics_reader import read_ics

TODAY = office.TODAY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = office.open_office(tmp_path / "store")
    yield opened
    opened.store.close()


@pytest.fixture
def made(desk: Desk) -> dict[str, RequestId]:
    return office.fill(desk)


def written(desk: Desk, *, with_names: bool = False, today: date = TODAY) -> DueCalendar:
    days = due_days(TodayBook(desk).everything(today))
    return due_calendar(desk, days, with_names=with_names, today=today, now=office.at_noon())


def events(desk: Desk, *, with_names: bool = False) -> dict[str, dict[str, str]]:
    return {one["SUMMARY"]: one for one in read_ics(written(desk, with_names=with_names).data)}


def test_every_date_of_the_requests_in_hand_is_in_the_file(desk: Desk, made: dict[str, RequestId]) -> None:
    found = {text: one["DTSTART;VALUE=DATE"] for text, one in events(desk).items() if one["STATUS"] == "CONFIRMED"}
    # 2026-0003 came in on Wednesday 9 September: 20 working days later is Tuesday 13 October (two holidays between).
    assert found["答复期限 2026-0003"] == "20261013"
    assert found["申请人补正期限 2026-0007"] == "20261020"
    assert not any("2026-0001" in text for text in found), "served long ago"


def test_no_name_and_no_subject_is_in_it_unless_asked_for(desk: Desk, made: dict[str, RequestId]) -> None:
    silent, named = written(desk).data.decode(), written(desk, with_names=True).data.decode()
    for text in ("周若安", "沈知行", "征收补偿"):
        assert text not in silent.replace("\r\n ", "")
        assert text in named.replace("\r\n ", "")


def test_a_date_keeps_its_identity_and_no_two_have_the_same(desk: Desk, made: dict[str, RequestId]) -> None:
    before = events(desk)
    assert len({one["UID"] for one in before.values()}) == len(before)
    handling.extend(desk, made["amber"], days=10, reason="情况复杂", on=TODAY, today=TODAY)
    after = events(desk)
    old, new = before["答复期限 2026-0004"], after["答复期限 2026-0004"]
    assert old["UID"] == new["UID"] and old["DTSTART;VALUE=DATE"] < new["DTSTART;VALUE=DATE"]
    assert int(old["SEQUENCE"]) < int(new["SEQUENCE"]), "a calendar takes the later one"


def test_another_store_has_other_identities(desk: Desk, made: dict[str, RequestId], tmp_path: Path) -> None:
    from datetime import timedelta

    from clerk_app.services.desk import open_desk

    other = open_desk(tmp_path / "other", who="x", now=lambda: office.at_noon() + timedelta(hours=1), create=True)
    office.fill(other)
    try:
        theirs = {one["UID"] for one in read_ics(written(other).data)}
        assert not theirs & {one["UID"] for one in events(desk).values()}
    finally:
        other.store.close()


def test_what_is_finished_is_struck_out_by_the_next_file(desk: Desk, made: dict[str, RequestId]) -> None:
    before = events(desk)["答复期限 2026-0005"]
    answering.answer(desk, made["plain"], on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, made["plain"], on=TODAY, manner=office.DeliveryManner.COLLECTED, today=TODAY)
    after = next(one for one in events(desk).values() if one["UID"] == before["UID"])
    assert after["STATUS"] == "CANCELLED" and "ALARM" not in after
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_an_alarm_goes_off_on_a_working_day(desk: Desk, made: dict[str, RequestId]) -> None:
    # 2026-0010, received Monday 12 October, is due on Monday 9 November: the working day before is Friday the 6th,
    # 9 o'clock on Friday is two days and 15 hours before Monday begins.
    found = events(desk)["答复期限 2026-0010"]
    assert (found["DTSTART;VALUE=DATE"], found["ALARM"]) == ("20261109", "-P2DT15H")
    change(desk, "ics_alarm_days", 0)
    assert events(reread(desk))["答复期限 2026-0010"]["ALARM"] == "PT9H"
