"""Dated rules: every one on every day, with a source; and what the office may read otherwise."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk_app.law.dated import NoRule, RuleBook
from clerk_app.law.periods import last_day, months_after
from clerk_app.law.tariff import fee_in_fen
from clerk_app.law.terms import Channel, ConsultedParty, Outcome
from clerk_app.law.workdays import WorkCalendar

FEES = json.loads((Path(__file__).parent.parent / "data" / "fees.json").read_text(encoding="utf-8"))


def test_every_rule_holds_on_every_day_from_its_first_to_the_last_notice(
    rules: RuleBook, workdays: WorkCalendar
) -> None:
    for name in rules.names:
        values = rules.rule(name).values
        day = values[0].since
        with pytest.raises(NoRule):
            rules.on(name, day - timedelta(days=1))
        assert rules.find(name, day - timedelta(days=1)) is None
        while day <= workdays.known_to:
            value = rules.on(name, day)
            assert value.since <= day and value.source.text
            day += timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "day", "days"),
    [
        ("answer", date(2019, 5, 14), 15), ("answer", date(2019, 5, 15), 20),
        ("extension", date(2019, 5, 14), 15), ("extension", date(2019, 5, 15), 20),
        ("correction_notice", date(2019, 5, 15), 7),
        ("opinion_third_party", date(2026, 1, 1), 15), ("opinion_co_author", date(2026, 1, 1), 15),
        ("fee_payment", date(2021, 1, 1), 20),
        ("court_answer", date(2026, 1, 1), 15),
        ("reconsideration_answer", date(2023, 12, 31), 10), ("reconsideration_answer", date(2024, 1, 1), 10),
        ("reconsideration_answer_simple", date(2024, 1, 1), 5),
        ("applicant_reconsideration", date(2026, 1, 1), 60),
    ],
)
def test_a_limit_is_what_the_text_says(rules: RuleBook, name: str, day: date, days: int) -> None:
    assert rules.on(name, day).days == days


def test_the_2008_law_has_no_limit_for_a_correction_notice(rules: RuleBook) -> None:
    with pytest.raises(NoRule) as caught:
        rules.on("correction_notice", date(2019, 5, 14))
    assert (caught.value.name, caught.value.day) == ("correction_notice", date(2019, 5, 14))


def test_what_the_text_leaves_open_is_marked(rules: RuleBook) -> None:
    today = date(2026, 11, 20)
    assert rules.on("after_fee", today).unverified
    assert rules.on("opinion_other_agency", today).unverified
    assert rules.on("opinion_third_party", date(2018, 1, 1)).unverified
    assert not rules.on("answer", today).unverified
    assert not rules.on("fee_payment", today).unverified


def test_every_channel_and_every_party_has_its_rule(rules: RuleBook) -> None:
    for day in (date(2008, 5, 1), date(2026, 1, 1)):
        assert all(rules.on(f"receipt_{channel.value}", day).text("basis") for channel in Channel)
        assert all(rules.on(f"opinion_{party.value}", day).days for party in ConsultedParty)
    assert rules.on("opinion_co_author", date(2026, 1, 1)).text("silence") == "consent"
    assert rules.on("opinion_third_party", date(2026, 1, 1)).text("silence") == "agency_decides"


def test_reconsideration_comes_first_for_refusals_since_2024(rules: RuleBook) -> None:
    assert rules.on("reconsideration_first", date(2023, 12, 31)).texts("outcomes") == ()
    for day, doubtful in ((date(2024, 1, 1), True), (date(2025, 6, 1), False)):
        value = rules.on("reconsideration_first", day)
        first = {Outcome(outcome) for outcome in value.texts("outcomes")}
        assert value.unverified is doubtful
        assert Outcome.REFUSED_PRIVACY in first and Outcome.PARTIALLY_DISCLOSED in first
        assert Outcome.REFUSED_ADMIN_QUERY not in first and Outcome.UNABLE_NOT_EXIST not in first


def test_a_rule_without_days_says_so(rules: RuleBook) -> None:
    value = rules.on("after_fee", date(2026, 1, 1))
    with pytest.raises(LookupError, match="after_fee"):
        _ = value.days
    with pytest.raises(LookupError, match="answer"):
        _ = rules.on("answer", date(2026, 1, 1)).months


def test_another_reading_makes_another_book(rules: RuleBook) -> None:
    other = rules.read_as("after_fee", effect="resume")
    assert other.on("after_fee", date(2026, 1, 1)).get("effect") == "resume"
    assert rules.on("after_fee", date(2026, 1, 1)).get("effect") == "restart"
    assert other.on("answer", date(2026, 1, 1)) == rules.on("answer", date(2026, 1, 1))


# --- periods in days and months --------------------------------------------------------------------------------------


def test_a_calendar_period_that_ends_on_a_rest_day_moves_on(rules: RuleBook, workdays: WorkCalendar) -> None:
    court = rules.on("court_answer", date(2026, 9, 1))
    assert last_day(court, date(2026, 9, 17), workdays) == date(2026, 10, 8), "2 October is a holiday"
    assert last_day(court, date(2026, 9, 5), workdays) == date(2026, 9, 20), "a Sunday worked is no rest day"


def test_the_old_ten_days_are_calendar_days_and_the_new_ones_working_days(
    rules: RuleBook, workdays: WorkCalendar
) -> None:
    old = rules.on("reconsideration_answer", date(2023, 12, 29))
    new = rules.on("reconsideration_answer", date(2024, 1, 2))
    assert last_day(old, date(2023, 12, 29), workdays) == date(2024, 1, 8)
    assert last_day(new, date(2024, 1, 2), workdays) == date(2024, 1, 16)


def test_six_months_end_on_the_same_day_or_the_months_last(rules: RuleBook, workdays: WorkCalendar) -> None:
    suit = rules.on("applicant_suit", date(2026, 1, 1))
    assert last_day(suit, date(2026, 1, 15), workdays) == date(2026, 7, 15)
    assert months_after(date(2025, 8, 31), suit.months) == date(2026, 2, 28)
    assert months_after(date(2023, 8, 31), suit.months) == date(2024, 2, 29)
    assert months_after(date(2026, 6, 30), suit.months) == date(2026, 12, 30)
    assert months_after(date(2026, 7, 1), suit.months) == date(2027, 1, 1)
    assert rules.on("applicant_suit", date(2015, 4, 30)).months == 3


# --- fee tariff ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", FEES["per_item"])
def test_the_fee_by_item_is_the_published_one(rules: RuleBook, case: dict[str, int]) -> None:
    tariff = rules.on("fee_by_item", date(2026, 1, 1))
    assert fee_in_fen(tariff, case["items_in_calendar_month"]) == case["fee_yuan"] * 100


@pytest.mark.parametrize("case", FEES["per_page"])
def test_the_fee_by_page_is_the_published_one(rules: RuleBook, case: dict[str, int]) -> None:
    assert fee_in_fen(rules.on("fee_by_page", date(2026, 1, 1)), case["pages"]) == case["fee_yuan"] * 100


def test_items_charged_before_are_not_charged_again(rules: RuleBook) -> None:
    tariff = rules.on("fee_by_item", date(2026, 1, 1))
    whole = [fee_in_fen(tariff, count) for count in range(0, 130)]
    assert all(fee_in_fen(tariff, count, count - 1) == whole[count] - whole[count - 1] for count in range(1, 130))
    assert whole[60] == 11_000_00
    with pytest.raises(ValueError, match="already"):
        fee_in_fen(tariff, 3, 4)
