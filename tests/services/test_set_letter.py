"""What the set letter says otherwise than the record: marks within marks, and a correction notice that came late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.services import handling, letters
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.services.setting_change import change
from tests.services.test_letters import TODAY, text_of
from tests.services.test_settings import said

Registered = Callable[..., RequestId]
TYPED = "《关于转发《房屋征收办法》的通知》和“临澜大道“南段”项目”的补偿方案，以及“未写完的说明"
SET = "《关于转发〈房屋征收办法〉的通知》和‘临澜大道“南段”项目’的补偿方案，以及“未写完的说明"

RESTARTS, GOES_ON, RESUMES = "收到补正的申请之日起计算", "不因本次补正重新计算", "起中止计算，"


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
    changed = change(office, "reading_late_correction", "restart")
    assert "“补正告知超过七个工作日的，期限”：照常计算 → 重新起算" in said(changed)
    assert RESTARTS in text_of(letters.draft(changed.desk, request, "correction_notice"))


def test_a_second_notice_after_a_correction_does_not_start_the_count_again(
    office: Desk, registered: Registered
) -> None:
    request = registered()
    asked(office, request, date(2026, 8, 5))
    handling.take_correction(office, request, on=date(2026, 8, 10), text="2024年的补偿方案", today=TODAY)
    asked(office, request, date(2026, 8, 12))
    text = text_of(letters.draft(office, request, "correction_notice"))
    assert "不因本次补正重新计算，仍自2026年8月10日起计算" in text and RESTARTS not in text


@pytest.mark.parametrize(
    ("received_on", "sent_on", "says", "named"),
    [
        (date(2019, 5, 14), date(2019, 5, 15), RESUMES, "自2019年5月16日起中止计算，自"),
        (date(2019, 5, 14), date(2019, 5, 31), RESUMES, "自2019年6月1日起中止计算，自"),
        (date(2019, 5, 14), date(2019, 6, 4), GOES_ON, "仍自2019年5月14日起计算"),
        (date(2019, 5, 15), date(2019, 5, 20), RESTARTS, ""),
    ],
    ids=["the new law's first day", "after seven working days", "on the day the answer was due", "of the new law"],
)
def test_a_request_of_the_2008_law_is_told_that_the_count_is_suspended_and_goes_on(
    office: Desk, registered: Registered, received_on: date, sent_on: date, says: str, named: str
) -> None:
    """The law follows the day of receipt; fifteen working days from 14 May 2019 end on 4 June."""
    request = registered(received_on)
    asked(office, request, sent_on)
    for kind in ("correction_notice", "correction_form"):
        text = text_of(letters.draft(office, request, kind, today=TODAY))
        assert [one in text for one in (RESTARTS, GOES_ON, RESUMES)] == [
            says == one for one in (RESTARTS, GOES_ON, RESUMES)
        ], text
        assert named in text and ("收到补正的申请之日起继续计算，不重新计算" in text) is (says == RESUMES)


def test_a_2008_request_says_in_its_letter_what_its_date_does(office: Desk, registered: Registered) -> None:
    request = registered(date(2019, 5, 14))
    asked(office, request, date(2019, 5, 20))
    handling.take_correction(office, request, on=date(2019, 5, 23), text="2018年的补偿方案", today=TODAY)
    # 21 and 22 May are left out: 4 June and two working days more.
    assert clock_of(office, office.store.requests.get(request)).due_on == date(2019, 6, 6)
    assert "自2019年5月21日起中止计算" in text_of(letters.draft(office, request, "correction_notice", today=TODAY))
