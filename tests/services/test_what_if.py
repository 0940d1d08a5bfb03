"""如果……: the same fold on events nobody recorded; what is refused, and that nothing is ever written."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ClockKind
from clerk_app.services import handling, what_if
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from tests.services.test_certificate import enter

TODAY = date(2026, 10, 13)


def moved(desk: Desk, supposed: what_if.Supposed) -> dict[ClockKind, tuple[date | None, date | None]]:
    assert supposed.refused is None
    return {
        one.kind: (one.before.due_on if one.before else None, one.after.due_on if one.after else None)
        for one in what_if.moved(supposed)
    }


def test_a_correction_that_comes_back_restarts_the_reply(desk: Desk) -> None:
    # Received Friday 9 October; back on Tuesday 20 October: the 20th working day after it is 17 November.
    request = enter(desk, date(2026, 10, 9))
    events = what_if.correction(desk, request, asked_on=TODAY, back_on=date(2026, 10, 20))
    found = moved(desk, what_if.suppose(desk, request, events))
    assert found[ClockKind.REPLY] == (date(2026, 11, 5), date(2026, 11, 17))
    assert found[ClockKind.CORRECTION] == (None, date(2026, 10, 20))


def test_an_extension_by_ten_days_is_counted_on(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    found = moved(desk, what_if.suppose(desk, request, what_if.extension(desk, request, on=TODAY, days=10)))
    assert found[ClockKind.REPLY] == (date(2026, 10, 26), date(2026, 11, 9))


def test_an_opinion_that_comes_in_a_week_costs_the_days_between(desk: Desk) -> None:
    # Strictly between 13 and 20 October: four working days.
    request = enter(desk, date(2026, 9, 21))
    events = what_if.consultation(desk, request, asked_on=TODAY, back_on=date(2026, 10, 20))
    found = moved(desk, what_if.suppose(desk, request, events))
    assert found[ClockKind.REPLY] == (date(2026, 10, 26), date(2026, 10, 30))


def test_a_payment_restarts_the_reply_by_the_default_reading(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    handling.notice_fee(desk, request, on=date(2026, 10, 12), amount_fen=61000, today=TODAY)
    events = what_if.payment(desk, request, noticed_on=TODAY, paid_on=date(2026, 10, 20))
    assert len(events) == 1, "the notice that is out is not sent again"
    assert moved(desk, what_if.suppose(desk, request, events))[ClockKind.REPLY] == (None, date(2026, 11, 17))


def test_a_refused_trial_says_why_and_moves_nothing(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 1))  # due on 30 September
    supposed = what_if.suppose(desk, request, what_if.extension(desk, request, on=TODAY, days=10))
    assert supposed.refused is not None and "届满" in desk.terms.of(supposed.refused)
    assert supposed.after == supposed.before and not what_if.moved(supposed)


def test_too_long_an_extension_is_refused(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    supposed = what_if.suppose(desk, request, what_if.extension(desk, request, on=TODAY, days=21))
    assert supposed.refused is not None and supposed.refused.key == "refused_EXT_TOO_LONG"


def test_a_trial_agrees_with_what_is_then_recorded(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    tried = what_if.suppose(desk, request, what_if.extension(desk, request, on=TODAY, days=10))
    handling.extend(desk, request, on=TODAY, days=10, reason="涉及第三方", today=TODAY)
    due_on = clock_of(desk, desk.store.requests.get(request)).due_on
    assert [one.due_on for one in tried.after if one.kind is ClockKind.REPLY] == [due_on]


def files_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


def test_nothing_of_a_trial_is_stored(desk: Desk, tmp_path: Path) -> None:
    request: RequestId = enter(desk, date(2026, 9, 21))
    entries = desk.store.requests.get(request).entries
    before = files_of(tmp_path)
    for events in (
        what_if.correction(desk, request, asked_on=TODAY, back_on=date(2026, 10, 20)),
        what_if.extension(desk, request, on=TODAY, days=10),
        what_if.consultation(desk, request, asked_on=TODAY, back_on=date(2026, 10, 20)),
        what_if.payment(desk, request, noticed_on=TODAY, paid_on=date(2026, 10, 20)),
    ):  # fmt: skip
        what_if.suppose(desk, request, events)
    assert files_of(tmp_path) == before and any(name.endswith(".db") for name in before)
    assert desk.store.requests.get(request).entries == entries


def test_a_fee_not_noticed_yet_is_noticed_and_paid(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    events = what_if.payment(desk, request, noticed_on=TODAY, paid_on=date(2026, 10, 20))
    found = moved(desk, what_if.suppose(desk, request, events))
    assert found[ClockKind.REPLY] == (date(2026, 10, 26), date(2026, 11, 17))


def test_an_opinion_supposed_before_its_letter_is_refused_naming_both_days(desk: Desk) -> None:
    request = enter(desk, date(2026, 9, 21))
    events = what_if.consultation(desk, request, asked_on=date(2026, 10, 20), back_on=TODAY)
    supposed = what_if.suppose(desk, request, events)
    assert supposed.refused is not None
    said = desk.terms.sentence(supposed.refused.key, supposed.refused.facts)
    assert said == "“收到反馈意见” 2026-10-13 早于“发出征求意见书” 2026-10-20。请核对这两个日期。"
    assert supposed.after == supposed.before
