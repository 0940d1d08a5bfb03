"""A closed request keeps the calendar it was answered under; an open one follows every notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import DeliveryManner, Outcome
from clerk_app.services import answering
from clerk_app.services.desk import Desk, rules_as_read
from clerk_app.services.recording import clock_of
from clerk_app.services.settings import Settings
from clerk_app.services.view import request_view

TODAY = date(2026, 8, 28)
Registered = Callable[..., RequestId]


def send(desk: Desk, request: RequestId, on: date) -> None:
    """By post."""
    answering.serve(desk, request, on=on, manner=DeliveryManner.POST, posted_on=on, today=TODAY)


def test_an_answer_given_before_the_spring_festival_of_2020_was_lengthened_keeps_its_date(
    desk: Desk, registered: Registered
) -> None:
    # Received Friday 27 December 2019; the notice of 27 January 2020 made 31 January and 1 February days off.
    left_open, closed = registered(date(2019, 12, 27)), registered(date(2019, 12, 27), wording="另一件")
    answering.answer(desk, closed, on=date(2020, 1, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    assert clock_of(desk, desk.store.requests.get(left_open)).due_on == date(2020, 2, 3)
    assert clock_of(desk, desk.store.requests.get(closed)).due_on == date(2020, 2, 3), "it was not sent: the day runs"
    send(desk, closed, date(2020, 1, 21))
    assert clock_of(desk, desk.store.requests.get(closed)).due_on == date(2020, 1, 31)
    late = registered(date(2019, 12, 27), wording="节后才寄的一件")
    answering.answer(desk, late, on=date(2020, 1, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    send(desk, late, date(2020, 2, 3))
    assert clock_of(desk, desk.store.requests.get(late)).late_days == 0, "the notice was known when it was sent"


def test_the_strip_of_a_closed_request_shows_the_days_as_they_were_known(desk: Desk, registered: Registered) -> None:
    closed = registered(date(2019, 12, 27))
    answering.answer(desk, closed, on=date(2020, 1, 20), outcome=Outcome.DISCLOSED, today=date(2020, 1, 31))
    send(desk, closed, date(2020, 1, 20))
    days = {day.on: day for day in request_view(desk, closed, date(2020, 1, 31)).days}
    last = days[date(2020, 1, 31)]
    assert (last.sign.kind, last.ordinal, last.due) == ("workday", 20, True)


def test_the_offices_reading_of_a_doubtful_rule_is_the_rule_of_its_desk(desk: Desk) -> None:
    own = Settings(desk.settings.declared, {"reading_pause": "literal", "reading_after_fee": "no_effect"})
    theirs = rules_as_read(desk.rules, own)
    day = date(2026, 8, 3)
    assert theirs.on("pause_days", day).reading == "literal"
    assert theirs.on("after_fee", day).reading == "no_effect"
    assert theirs.on("second_correction", day).reading == "ignore"
    assert desk.rules.on("pause_days", day).reading == "strict"
