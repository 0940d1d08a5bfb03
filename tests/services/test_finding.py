"""Anything is found by a few letters, and says what it was found by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.services import handling
from clerk_app.services.desk import Desk
from clerk_app.services.finding import Named, RequestFinder, Why, find_named
from clerk_app.services.initials import initials
from tests.gui import office


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store, open."""
    opened = office.open_office(tmp_path / "store")
    yield opened
    opened.store.close()


def read(desk: Desk) -> RequestFinder:
    finder = RequestFinder(desk)
    while finder.portion():
        pass
    return finder


def three(desk: Desk) -> list[RequestId]:
    told = (("2026-0001", 1, "叶知秋", "河道清淤合同"), ("2026-0002", 2, "周若安", "2026-0001 号地块的批复"),
            ("2026-0003", 3, "临澜宏基建设有限公司", "招标控制价 ABC"))
    return [office.register(desk, number, date(2026, 9, day), name, text) for number, day, name, text in told]


@pytest.mark.parametrize(("typed", "which", "why"), [
    ("0003", [2], Why.NUMBER), ("叶", [0], Why.APPLICANT), ("清淤", [0], Why.TEXT), ("ａｂｃ", [2], Why.TEXT),
    ("yzq", [0], Why.INITIALS), ("zra 批复", [1], Why.TEXT), ("叶知秋 批复", [], None), ("", [], None),
])  # fmt: skip
def test_a_request_is_found_by_number_name_text_and_initials(
    desk: Desk, typed: str, which: list[int], why: Why | None
) -> None:
    ids = three(desk)
    finder = read(desk)
    finder.know_initials({request: initials(text) for request, text in finder.without_initials()})
    found = finder.find(typed, 6)
    assert [one.id for one in found] == [ids[at] for at in which]
    assert [one.why for one in found] == ([why] if which else [])


def test_a_full_width_bracket_is_found_as_it_stands_in_a_name(desk: Desk) -> None:
    (request,) = [office.register(desk, "2026-0001", date(2026, 9, 1), "临澜宏基（集团）有限公司", "招标控制价")]
    assert [one.id for one in read(desk).find("宏基（集", 6)] == [request]
    assert [one.id for one in read(desk).find("宏基　集团", 6)] == [request], "a wide space parts words, too"


def test_the_request_of_that_very_number_comes_before_newer_ones(desk: Desk) -> None:
    first, second, _ = three(desk)
    assert [one.id for one in read(desk).find("2026-0001", 6)] == [first, second]


def test_no_word_is_found_across_two_texts(desk: Desk) -> None:
    three(desk)
    finder = read(desk)
    assert [one.applicant for one in finder.find("知秋", 6)] == ["叶知秋"], "control"
    assert finder.find("秋河", 6) == ()
    assert finder.find("合同2026", 6) == ()


def test_the_newest_come_first_and_no_more_than_asked_for(desk: Desk) -> None:
    _, second, third = three(desk)
    assert [one.id for one in read(desk).find("2026-00", 2)] == [third, second]


def test_what_is_registered_or_struck_meanwhile_is_found_or_not(desk: Desk) -> None:
    first, *_ = three(desk)
    finder = read(desk)
    new = office.register(desk, "2026-0009", date(2026, 9, 9), "宋时雨", "水库移民资金")
    assert finder.find("宋时雨", 6) == (), "control: not told yet"
    finder.renew([new])
    assert [one.id for one in finder.find("宋时雨", 6)] == [new]
    entry = desk.store.requests.get(first).entries[0].id
    handling.strike(desk, first, entry=entry, reason="重复登记", today=office.TODAY)
    finder.renew([first])
    assert finder.find("叶知秋", 6) == ()


def test_what_is_renewed_is_found_as_if_everything_were_read_anew(desk: Desk) -> None:
    first, second, third = three(desk)
    finder = read(desk)
    between = office.register(desk, "2026-0008", date(2026, 9, 2), "宋时雨", "水库移民资金")
    changes = {"received_on": "2026-09-08", "wording": "水库加固合同"}
    handling.amend(desk, first, changes=changes, reason="录错", today=office.TODAY)
    entry = desk.store.requests.get(second).entries[0].id
    handling.strike(desk, second, entry=entry, reason="重复登记", today=office.TODAY)
    finder.renew([first, second, between])
    assert [one.id for one in finder.find("2026", 9)] == [first, third, between]
    assert all(finder.find(typed, 9) == read(desk).find(typed, 9) for typed in ("2026", "水库", "河道", "宋", "周若安"))


def test_a_name_is_found_by_its_words_then_by_initials_then_by_what_is_said_of_it() -> None:
    named = (Named("a", "补正", "期限怎么算"), Named("b", "期限"), Named("c", "其他", "qx"))
    found = find_named(named, "期限", 9)
    assert [(one.named.id, one.why) for one in found] == [("b", Why.NAME), ("a", Why.TEXT)]
    found = find_named(named, "qx", 9, initials)
    assert [(one.named.id, one.why) for one in found] == [("b", Why.INITIALS), ("c", Why.TEXT)]
