"""The other arguable dates: earlier ones are safe, later ones for information."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.law.dated import RuleBook
from clerk_app.law.events import Event, from_plain
from clerk_app.law.other_dates import OtherDate, other_dates
from clerk_app.law.steps import Steps
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import WorkCalendar

EventsOf = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("received_on", "lines", "expected"),
    [
        ("2026-08-03", (), ()),
        (
            "2026-08-03", ("2026-08-18 fee_noticed received_by_applicant=2026-08-20", "2026-09-10 fee_paid"),
            (OtherDate("other_fee_resumes", date(2026, 9, 21), True),),
        ),
        (
            "2026-03-02", ("2026-03-12 correction_asked", "2026-03-20 correction_received"),
            (OtherDate("other_late_correction", date(2026, 4, 20), False),),
        ),
        (
            "2026-03-02",
            ("2026-03-04 correction_asked", "2026-03-05 correction_received", "2026-03-09 correction_asked",
             "2026-03-20 correction_received"),
            (OtherDate("other_second_correction", date(2026, 4, 20), False),),
        ),
        (
            "2026-05-11", ("2026-05-18 consultation_sent ref=a", "2026-05-28 consultation_answered ref=a"),
            (OtherDate("other_literal_pause", date(2026, 6, 18), False),),
        ),
        ("2019-05-14", (), (OtherDate("other_new_law", date(2019, 6, 12), False),)),
        ("2019-04-01", (), ()),  # due on 23 April, before the new law
        ("2026-03-02", ("2026-03-04 correction_asked",), ()),  # no date of ours to stand beside
    ],
)
def test_another_reading_gives_another_date(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf, terms: Terms, received_on: str,
    lines: tuple[str, ...], expected: tuple[OtherDate, ...],
) -> None:
    found = other_dates(events_of(received_on, *lines), rules, steps, workdays)
    assert found == expected
    for one in found:
        assert one.due_on.isoformat() in terms.sentence(one.key, {"due_on": one.due_on})


def test_from_the_arrival_the_date_is_earlier_and_safe(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    receipt = from_plain({"kind": "received", "on": "2026-03-05", "arrived_on": "2026-03-02", "channel": "online"})
    assert other_dates([receipt], rules, steps, workdays) == (
        OtherDate("other_from_arrival", date(2026, 3, 30), True),
    )
