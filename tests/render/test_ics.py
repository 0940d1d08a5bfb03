"""A calendar file by the rules of RFC 5545, read back by a reader of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from clerk_app.render.ics import DayCalendar, DayEvent, ics
from tests.ics_reader import properties, read_ics

MOMENT = datetime(2026, 10, 13, 4, 0, tzinfo=UTC)
DAY = date(2026, 10, 16)


def file_of(*events: DayEvent) -> bytes:
    return ics(DayCalendar("期限", "-//a//b//ZH", MOMENT, events))


def test_every_line_ends_with_cr_lf_and_has_at_most_75_octets() -> None:
    data = file_of(DayEvent("a", DAY, "答复期限" * 40, "😀" * 60))
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines), "no character is torn in two"
    assert any(line.startswith(b" ") for line in lines)


@pytest.mark.parametrize(
    "text", ["甲，乙", "a,b;c\\d", "one\ntwo", "C:\\new", "line\r\nline", "：" * 80, "a" * 200, "，;,\\n"]
)
def test_a_text_comes_back_as_it_went(text: str) -> None:
    (event,) = read_ics(file_of(DayEvent("a", DAY, text, text)))
    assert event["SUMMARY"] == event["DESCRIPTION"] == text.replace("\r\n", "\n")


def test_a_comma_a_semicolon_and_a_backslash_are_escaped() -> None:
    assert b"SUMMARY:a\\,b\\;c\\\\d\\ne\r\n" in file_of(DayEvent("a", DAY, "a,b;c\\d\ne"))


def test_control_characters_do_not_reach_the_file() -> None:
    assert b"SUMMARY:ab c\r\n" in file_of(DayEvent("a", DAY, "a\x00b\tc"))


def test_a_day_is_a_date_without_an_hour_and_ends_on_the_next() -> None:
    data = file_of(DayEvent("a", date(2026, 12, 31), "x"))
    assert b"DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in data
    assert b"DTSTAMP:20261013T040000Z\r\n" in data


@pytest.mark.parametrize(
    ("alarm", "said"),
    [
        (timedelta(hours=-15), "-PT15H"), (timedelta(days=-2, hours=9), "-P1DT15H"), (timedelta(hours=9), "PT9H"),
        (timedelta(days=-1), "-P1D"), (timedelta(0), "PT0S"), (timedelta(minutes=-90), "-PT1H30M"),
    ],
)  # fmt: skip
def test_an_alarm_is_a_duration_from_the_day(alarm: timedelta, said: str) -> None:
    names = [name for name, _ in properties(file_of(DayEvent("a", DAY, "x", alarm=alarm)))]
    assert f"TRIGGER:{said}\r\n".encode() in file_of(DayEvent("a", DAY, "x", alarm=alarm))
    assert names.count("BEGIN") == names.count("END") == 3


def test_what_is_cancelled_rings_no_more() -> None:
    data = file_of(DayEvent("a", DAY, "x", alarm=timedelta(0), is_cancelled=True))
    assert b"STATUS:CANCELLED" in data and b"VALARM" not in data


def test_an_empty_calendar_is_still_one() -> None:
    assert read_ics(file_of()) == []
    assert [name for name, _ in properties(file_of())][:3] == ["BEGIN", "VERSION", "PRODID"]
