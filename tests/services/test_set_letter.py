"""What the set letter says otherwise than the record: marks within marks, and a correction notice that came late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.services import handling, letters
from clerk_app.services.desk import Desk
from tests.services.test_letters import TODAY, text_of

Registered = Callable[..., RequestId]
TYPED = "《关于转发《房屋征收办法》的通知》和“临澜大道“南段”项目”的补偿方案，以及“未写完的说明"
SET = "《关于转发〈房屋征收办法〉的通知》和‘临澜大道“南段”项目’的补偿方案，以及“未写完的说明"

RESTARTS, GOES_ON = "收到补正的申请之日起计算", "不因本次补正重新计算"


def test_marks_within_marks_are_set_in_the_letter_and_stored_as_typed(office: Desk, registered: Registered) -> None:
    request = registered(wording=TYPED)
    letters.issue(office, request, "receipt", today=TODAY)
    assert f"您申请公开：“{SET}”。" in text_of(letters.copy_of(office, request, "receipt"))
    assert office.store.requests.get(request).wording == TYPED
    form = text_of(letters.draft(office, request, "registration_form", today=TODAY)).replace("\n", "")
    assert TYPED in form, "a form repeats what was typed"


def asked(desk: Desk, request: RequestId, *days: date) -> None:
    for on in days:
        handling.ask_correction(
            desk, request, on=on, reply_by=date(2026, 9, 10), points="请写明年份", guidance="请写明文号", today=TODAY
        )


@pytest.mark.parametrize(
    ("days", "says", "counted_from"),
    [
        ((date(2026, 8, 12),), RESTARTS, ""),
        ((date(2026, 8, 13),), GOES_ON, "2026年8月3日"),
        ((date(2026, 8, 5), date(2026, 8, 12)), RESTARTS, ""),
    ],
    ids=["on the seventh working day", "on the eighth", "a second notice while the first is open"],
)
def test_a_late_correction_notice_says_that_the_time_runs_on(
    office: Desk, registered: Registered, days: tuple[date, ...], says: str, counted_from: str
) -> None:
    """Received on Monday 3 August 2026; seven working days end on Wednesday 12 August."""
    request = registered()
    asked(office, request, *days)
    for kind in ("correction_notice", "correction_form"):
        text = text_of(letters.draft(office, request, kind, today=TODAY))
        assert (RESTARTS in text, GOES_ON in text) == (says == RESTARTS, says == GOES_ON), text
        assert not counted_from or f"仍自{counted_from}起计算" in text
        assert "视为放弃申请" in text


def test_an_office_that_lets_a_late_correction_start_anew_says_so(office: Desk, registered: Registered) -> None:
    request = registered()
    asked(office, request, date(2026, 8, 20))
    assert GOES_ON in text_of(letters.draft(office, request, "correction_notice"))
    theirs = replace(office, rules=office.rules.read_as("late_correction", reading="restart"))
    assert RESTARTS in text_of(letters.draft(theirs, request, "correction_notice"))


def test_a_second_notice_after_a_correction_does_not_start_the_count_again(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request, date(2026, 8, 5))
    handling.take_correction(office, request, on=date(2026, 8, 10), text="2024年的补偿方案", today=TODAY)
    asked(office, request, date(2026, 8, 12))
    text = text_of(letters.draft(office, request, "correction_notice"))
    assert "不因本次补正重新计算，仍自2026年8月10日起计算" in text and RESTARTS not in text
