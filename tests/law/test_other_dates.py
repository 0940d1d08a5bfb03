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
        (  # the opinion comes on the day of the answer: it is left out all the same
            "2026-05-11",
            ("2026-05-18 consultation_sent ref=a", "2026-05-28 consultation_answered ref=a",
             "2026-05-28 answered outcome=disclosed"),
            (OtherDate("other_literal_pause", date(2026, 6, 18), False),),
        ),
        (  # received 4 March, the first correction 12 March; the second notice comes late and restarts nothing
            "2026-03-04",
            ("2026-03-06 correction_asked", "2026-03-12 correction_received", "2026-03-30 correction_asked",
             "2026-04-01 correction_received"),
            (OtherDate("other_second_correction", date(2026, 4, 30), False),),
        ),
        (  # the law follows the receipt, the correction came under the new law
            "2019-05-06", ("2019-05-09 correction_asked", "2019-05-16 correction_received"),
            (OtherDate("other_new_law_correction", date(2019, 6, 14), False),),
        ),
        ("2019-05-14", (), (OtherDate("other_new_law", date(2019, 6, 12), False),)),
        ("2019-04-01", (), ()),  # due on 23 April, before the new law
        ("2019-05-06", ("2019-05-14 withdrawn",), ()),  # over before the new law
        (  # decided under the old law, posted under the new one: still open between
            "2019-05-06",
            ("2019-05-14 answered outcome=disclosed", "2019-05-16 served manner=post posted_on=2019-05-16"),
            (OtherDate("other_new_law", date(2019, 6, 3), False),),
        ),
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


@pytest.mark.parametrize(
    ("rule", "entry", "reading", "lines", "expected"),
    [
        (
            "pause_days", "reading", "literal",
            ("2026-08-10 consultation_sent ref=a", "2026-08-13 consultation_answered ref=a"),
            (OtherDate("other_strict_pause", date(2026, 9, 2), True),),
        ),
        (
            "after_fee", "effect", "resume", ("2026-08-18 fee_noticed", "2026-09-10 fee_paid"),
            (OtherDate("other_fee_restarts", date(2026, 10, 14), False),),
        ),
        (
            "after_fee", "effect", "no_effect", ("2026-08-18 fee_noticed", "2026-09-10 fee_paid"),
            (OtherDate("other_fee_resumes", date(2026, 9, 21), False),
             OtherDate("other_fee_restarts", date(2026, 10, 14), False)),
        ),
        (
            "second_correction", "reading", "restart",
            ("2026-08-04 correction_asked", "2026-08-05 correction_received", "2026-08-06 correction_asked",
             "2026-08-12 correction_received"),
            (OtherDate("other_first_correction", date(2026, 9, 2), True),),
        ),
    ],
)
def test_an_office_that_reads_otherwise_sees_the_usual_date_beside_its_own(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar, events_of: EventsOf, terms: Terms, rule: str, entry: str,
    reading: str, lines: tuple[str, ...], expected: tuple[OtherDate, ...],
) -> None:
    theirs = rules.read_as(rule, **{entry: reading})
    found = other_dates(events_of("2026-08-03", *lines), theirs, steps, workdays)
    assert found == expected
    assert all(one.due_on.isoformat() in terms.sentence(one.key, {"due_on": one.due_on}) for one in found)


def test_from_the_arrival_the_date_is_earlier_and_safe(
    rules: RuleBook, steps: Steps, workdays: WorkCalendar
) -> None:
    receipt = from_plain({"kind": "received", "on": "2026-03-05", "arrived_on": "2026-03-02", "channel": "online"})
    assert other_dates([receipt], rules, steps, workdays) == (
        OtherDate("other_from_arrival", date(2026, 3, 30), True),
    )
