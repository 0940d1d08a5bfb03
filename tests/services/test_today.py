"""工作台: counts that are disjoint and open exactly their requests; what waits, what a unit owes, what is news."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ConsultedParty, DeliveryManner, EventKind, Outcome, State
from clerk_app.services import answering, handling, routing
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.due import register_rows
from clerk_app.services.duties import DutyState, tick
from clerk_app.services.today import DEADLINES, Group, NextStep, TodayBook, Wait, today_view
from clerk_app.services.today_news import NewsKind, news
from tests.bench.big_store import make_store
from tests.services.conftest import at_noon

Register = Callable[..., RequestId]
TODAY = date(2026, 8, 28)  # a Friday
DEMO_DAY = date(2026, 10, 13)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Four hundred requests of ten years, told at random."""
    folder = tmp_path_factory.mktemp("large") / "store"
    make_store(folder, 400).close()
    opened = open_desk(folder, who="苏晚晴", now=at_noon)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("seed", range(6))
def test_the_six_deadline_counts_and_those_waiting_are_disjoint_and_add_up_to_what_is_in_hand(
    large: Desk, seed: int
) -> None:
    today = date(2016, 3, 1) + timedelta(days=random.Random(seed).randrange(3500))
    view = today_view(large, today)
    counted = [request for group in (*DEADLINES, Group.WAITING) for request in view.groups[group]]
    in_hand = {
        row.id for row in register_rows(large, today) if row.closed_on is None or row.state is State.TO_POST
    }
    assert in_hand, "control: something is in hand"
    assert len(counted) == len(set(counted)) == view.in_hand
    assert set(counted) == in_hand == {line.row.id for line in view.lines if line.case is None}


def test_a_request_stands_in_the_group_of_its_remaining_working_days(desk: Desk, registered: Register) -> None:
    # 28 August 2026 is a Friday; twenty working days after the receipt (第三十三条).
    days = {Group.OVERDUE: date(2026, 7, 30), Group.DUE_TODAY: date(2026, 7, 31), Group.ONE: date(2026, 8, 3),
            Group.TWO_THREE: date(2026, 8, 5), Group.FOUR_FIVE: date(2026, 8, 7), Group.LATER: date(2026, 8, 10)}
    made = {group: registered(received_on=day) for group, day in days.items()}
    view = today_view(desk, TODAY)
    assert {group: view.groups[group] for group in DEADLINES} == {group: {made[group]} for group in DEADLINES}
    assert [line.group for line in view.lines] == list(DEADLINES)
    assert view.until[Group.TWO_THREE] == date(2026, 9, 2) and view.next_due == TODAY


def test_on_a_rest_day_yesterdays_due_day_is_past(desk: Desk, registered: Register) -> None:
    late = registered(received_on=date(2026, 7, 31))
    view = today_view(desk, TODAY + timedelta(days=1))
    assert view.workday is None and view.groups[Group.OVERDUE] == {late}
    assert view.lines[0].row.remaining == -1


def test_what_waits_says_for_whom_and_until_when(desk: Desk, registered: Register) -> None:
    corrected, asked, charged = (registered(received_on=date(2026, 8, 17)) for _ in range(3))
    by = date(2026, 9, 2)
    handling.ask_correction(desk, corrected, on=date(2026, 8, 19), reply_by=by, points="范围不明", today=TODAY)
    handling.consult(desk, asked, on=date(2026, 8, 20), ref="甲", party=ConsultedParty.OTHER_AGENCY, today=TODAY)
    view = today_view(desk, TODAY)
    assert view.groups[Group.WAITING] == {corrected, asked}
    assert view.waits == {Wait.CORRECTION: 1, Wait.THIRD_PARTY: 0, Wait.AGENCY: 1, Wait.PAYMENT: 0}
    by_id = {line.row.id: line for line in view.lines}
    assert by_id[corrected].limit == date(2026, 9, 2) and by_id[corrected].next_step is NextStep.WAIT_CORRECTION
    assert by_id[charged].next_step is NextStep.ANSWER
    late = today_view(desk, date(2026, 9, 3))
    assert next(one for one in late.lines if one.row.id == corrected).next_step is NextStep.CLOSE_ABANDONED


def test_a_silent_third_party_stops_the_count_up_to_its_limit_and_no_longer(desk: Desk, registered: Register) -> None:
    asked = registered(received_on=date(2026, 8, 3))
    handling.consult(
        desk, asked, on=date(2026, 8, 5), ref="甲", party=ConsultedParty.THIRD_PARTY,
        received_by_party=date(2026, 8, 7), today=TODAY,
    )  # fmt: skip
    # Fifteen working days after 7 August (第三十二条): 28 August.
    assert today_view(desk, TODAY).groups[Group.WAITING] == {asked}
    after = today_view(desk, TODAY + timedelta(days=3))
    assert not after.groups[Group.WAITING] and after.lines[0].next_step is NextStep.DECIDE


def test_a_unit_is_chased_once_its_day_is_past_until_it_gives_its_material_back(
    desk: Desk, registered: Register
) -> None:
    routed = registered(received_on=date(2026, 8, 17))
    routing.route(desk, routed, on=date(2026, 8, 18), unit="质监站", due_on=date(2026, 8, 26), today=TODAY)
    assert not today_view(desk, date(2026, 8, 26)).groups[Group.CHASE]
    view = today_view(desk, TODAY)
    assert view.groups[Group.CHASE] == {routed} and view.lines[0].next_step is NextStep.CHASE
    routing.return_material(desk, routed, on=TODAY, unit="质监站", today=TODAY)
    assert not today_view(desk, TODAY).groups[Group.CHASE]


def test_a_request_goes_from_answering_to_posting_to_the_archive(desk: Desk, registered: Register) -> None:
    book = TodayBook(desk)
    request = registered(received_on=date(2026, 8, 17))
    assert book.view(TODAY).lines[0].next_step is NextStep.ANSWER
    answering.answer(desk, request, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    view = book.view(TODAY)
    assert view.groups[Group.TO_POST] == {request} and view.lines[0].next_step is NextStep.POST
    assert not view.groups[Group.TO_ARCHIVE] and view.in_hand == 1
    answering.serve(desk, request, on=date(2026, 8, 21), manner=DeliveryManner.POST, today=TODAY)
    view = book.view(TODAY)
    assert view.groups[Group.TO_ARCHIVE] == {request} and view.in_hand == 0 and not view.groups[Group.TO_POST]
    routing.archive(desk, request, on=TODAY, file_number="2026-永久-1", today=TODAY)
    assert not book.view(TODAY).groups[Group.TO_ARCHIVE]


def test_a_struck_answer_brings_the_request_back_into_hand(desk: Desk, registered: Register) -> None:
    book = TodayBook(desk)
    request = registered(received_on=date(2026, 8, 17))
    answering.answer(desk, request, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, request, on=date(2026, 8, 21), manner=DeliveryManner.POST, today=TODAY)
    assert book.view(TODAY).in_hand == 0
    entries = desk.store.requests.get(request).entries
    for kind in (EventKind.SERVED, EventKind.ANSWERED):
        entry = next(one.id for one in entries if one.event.kind is kind)
        handling.strike(desk, request, entry=entry, reason="记错", today=TODAY)
    assert book.view(TODAY).lines == today_view(desk, TODAY).lines
    assert book.view(TODAY).in_hand == 1 and not book.view(TODAY).groups[Group.TO_ARCHIVE]


def test_what_is_not_keyed_counts_from_the_day_the_platform_was_first_used(desk: Desk, registered: Register) -> None:
    first, second = registered(received_on=date(2026, 8, 17)), registered(received_on=date(2026, 8, 19))
    assert not today_view(desk, TODAY).groups[Group.TO_KEY]
    routing.key_platform(desk, first, on=date(2026, 8, 18), what="registration", number="PT-1", today=TODAY)
    assert today_view(desk, TODAY).groups[Group.TO_KEY] == {second}
    answering.answer(desk, first, on=date(2026, 8, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    assert today_view(desk, TODAY).groups[Group.TO_KEY] == {first, second}
    routing.key_platform(desk, first, on=date(2026, 8, 20), what="reply", today=TODAY)
    assert today_view(desk, TODAY).groups[Group.TO_KEY] == {second}


def test_since_yesterday_names_limits_that_end_or_ended_and_no_older_ones(desk: Desk, registered: Register) -> None:
    request = registered(received_on=date(2026, 8, 10))
    handling.ask_correction(desk, request, on=date(2026, 8, 12), reply_by=TODAY, points="范围不明", today=TODAY)

    def on(day: date) -> list[NewsKind]:
        return [one.kind for one in news(desk, today_view(desk, day).lines, day)]

    assert on(date(2026, 8, 26)) == []
    assert on(date(2026, 8, 27)) == on(TODAY) == [NewsKind.CORRECTION_ENDING]
    assert on(date(2026, 8, 31)) == [NewsKind.CORRECTION_ENDED], "over the weekend"
    assert on(date(2026, 9, 1)) == []


def test_every_sentence_of_the_page_is_there_in_both_languages(desk: Desk) -> None:
    text = (Path(__file__).parents[2] / "resources" / "sentences" / "today.toml").read_text(encoding="utf-8")
    wanted = [f"[today_next_{one.value}]" for one in NextStep]
    wanted += [f"[today_news_{one.value}{then}]" for one in NewsKind for then in ("", "_then")]
    assert not [one for one in wanted if one not in text]


def test_reckoned_ahead_in_portions_the_page_is_the_same(large: Desk) -> None:
    book, day = TodayBook(large), date(2025, 11, 3)
    assert not book.is_read(day)
    parts = list(book.ahead(day))
    assert parts == sorted(parts) and parts[-1] == 1
    assert book.is_read(day) and not book.is_read(day + timedelta(days=1))
    assert book.view(day) == today_view(large, day)
    book.take_desk(large)
    assert not book.is_read(day)


def test_the_view_stays_until_something_is_written_whatever_that_is(desk: Desk, registered: Register) -> None:
    day = date(2027, 1, 18)  # the annual report is to be handed in
    registered(received_on=date(2026, 7, 31))
    book = TodayBook(desk)
    view = book.view(day)
    assert book.view(day) is view and book.view(day + timedelta(days=1)).today != day
    duty = next(one for one in book.view(day).duties if one.state is not DutyState.DONE)
    tick(desk, duty.key, duty.period, on=day, today=day)  # no event of any request
    ticked = next(one for one in book.view(day).duties if (one.key, one.period) == (duty.key, duty.period))
    assert ticked.state is DutyState.DONE
    late = registered(received_on=date(2026, 7, 1))
    assert late in book.view(day).groups[Group.OVERDUE]
