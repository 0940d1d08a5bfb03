"""The office's own reporting days, against the days the rules and the notices themselves give."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from clerk_app.law.duties import DutyRule, Occurrence, Part, Period, Span, occurrences, periods
from clerk_app.law.duty_file import FILE, read_duties
from clerk_app.law.reading import BadResource
from clerk_app.law.workdays import WorkCalendar


@pytest.fixture(scope="module")
def duties(resources: Path) -> dict[str, DutyRule]:
    return {rule.key: rule for rule in read_duties(resources)}


def of_year(rule: DutyRule, year: int, workdays: WorkCalendar, *, shift: int = 0) -> tuple[Occurrence, ...]:
    return occurrences(rule, date(year, 1, 1), date(year, 12, 31), workdays, shift=shift)


def reasons(one: Occurrence) -> list[str]:
    return [reason.key for reason in one.because]


def test_lost_cases_of_2026_are_reported_on_the_working_day_before_a_rest_day(
    duties: dict[str, DutyRule], workdays: WorkCalendar
) -> None:
    main = [one for one in of_year(duties["lost_cases"], 2026, workdays) if one.part is Part.MAIN]
    assert [(one.code, one.due_on) for one in main] == [
        ("2025Q4", date(2026, 1, 5)),  # a Monday
        ("2026Q1", date(2026, 4, 3)),  # 5 April lies in 清明
        ("2026Q2", date(2026, 7, 3)),  # 5 July is a Sunday
        ("2026Q3", date(2026, 9, 30)),  # 5 October lies in 国庆
    ]
    assert [reasons(one)[0] for one in main] == [
        "duty_day_itself", "duty_before_holiday", "duty_before_weekend", "duty_before_holiday"
    ]


def test_the_october_report_is_asked_for_twice(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    autumn = [one for one in of_year(duties["lost_cases"], 2026, workdays) if one.period.number == 3]
    assert [(one.part, one.due_on, one.is_early) for one in autumn] == [
        (Part.MAIN, date(2026, 9, 30), True),  # the figures so far
        (Part.SUPPLEMENT, date(2026, 10, 8), False),  # the first working day after the holiday, a Thursday
    ]
    assert "duty_figures_so_far" in reasons(autumn[0])


def test_only_october_needs_a_supplement(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    for year in range(2018, 2027):
        supplements = [one for one in of_year(duties["lost_cases"], year, workdays) if one.part is Part.SUPPLEMENT]
        assert [one.period.number for one in supplements] == [3], year


def test_the_first_three_working_days_count_make_up_days(
    duties: dict[str, DutyRule], workdays: WorkCalendar
) -> None:
    by_month = {one.due_on.month: one for one in of_year(duties["month_figures"], 2026, workdays)}
    assert len(by_month) == 12
    assert by_month[1].due_on == date(2026, 1, 6)  # 4 January is a make-up Sunday
    assert by_month[10].due_on == date(2026, 10, 10)  # a make-up Saturday
    assert by_month[10].code == "2026-09" and by_month[1].code == "2025-12"
    assert reasons(by_month[10]) == ["duty_working_day", "duty_makeup_counted"]
    assert by_month[10].opens_on == date(2026, 10, 1)


def test_this_month_can_be_read_as_the_month_that_runs(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    ended = of_year(duties["month_figures"], 2026, workdays)
    running = of_year(duties["month_figures"], 2026, workdays, shift=-1)
    assert [one.due_on for one in running] == [one.due_on for one in ended]
    assert [one.code for one in running] == [f"2026-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("year", "department", "government"),
    [
        (2008, date(2009, 3, 31), date(2009, 3, 31)),  # a Tuesday; 国务院令第492号第三十一条
        (2017, date(2018, 3, 30), date(2018, 3, 30)),  # 31 March is a Saturday
        (2018, date(2019, 3, 29), date(2019, 3, 29)),  # the last report of the old law; 31 March is a Sunday
        (2019, date(2020, 1, 23), date(2020, 3, 31)),  # 31 January lies in the lengthened Spring Festival
        (2020, date(2021, 1, 29), date(2021, 3, 31)),  # 31 January is a Sunday
        (2025, date(2026, 1, 30), date(2026, 3, 31)),  # 31 January is a Saturday
    ],
)
def test_the_annual_report_is_due_by_the_law_its_year_ends_under(
    duties: dict[str, DutyRule], workdays: WorkCalendar, year: int, department: date, government: date
) -> None:
    due = {
        key: [one.due_on for one in of_year(duties[key], year + 1, workdays) if one.code == str(year)]
        for key in ("annual_report", "government_report")
    }
    assert due == {"annual_report": [department], "government_report": [government]}


def test_the_named_day_stays_readable_beside_the_day_it_moved_to(
    duties: dict[str, DutyRule], workdays: WorkCalendar
) -> None:
    report_of_2018 = of_year(duties["annual_report"], 2019, workdays)[0]
    assert report_of_2018.named_on == date(2019, 3, 31)
    assert report_of_2018.value.source.article == "第三十一条"


def test_a_half_year_ends_on_the_last_day_of_june_and_december(
    duties: dict[str, DutyRule], workdays: WorkCalendar
) -> None:
    moved = of_year(duties["paper_transfer"], 2024, workdays)
    assert [(one.code, one.named_on, one.due_on) for one in moved] == [
        ("2024H1", date(2024, 6, 30), date(2024, 6, 28)),  # 30 June 2024 is a Sunday
        ("2024H2", date(2024, 12, 31), date(2024, 12, 31)),
    ]


def test_a_month_without_the_day_ends_on_its_last(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    february = [one for one in of_year(duties["remedy_filing"], 2026, workdays) if one.period.number == 2]
    assert [one.named_on for one in february] == [date(2026, 2, 28)]


def test_nothing_is_asked_for_before_its_document(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    first = occurrences(duties["lost_cases"], date(2016, 1, 1), date(2017, 12, 31), workdays)[0]
    assert first.code == "2017Q2", "西政办发〔2017〕14号 is of 30 June 2017"
    assert not of_year(duties["annual_report"], 2008, workdays)


def test_a_year_without_a_notice_is_provisional(duties: dict[str, DutyRule], workdays: WorkCalendar) -> None:
    beyond = workdays.known_to.year + 1
    for one in of_year(duties["month_figures"], beyond, workdays):
        assert one.provisional and reasons(one)[-1] == "duty_calendar_unknown"
    assert not any(one.provisional for one in of_year(duties["month_figures"], beyond - 1, workdays))


def test_every_duty_is_due_on_a_working_day_never_after_the_day_named(
    duties: dict[str, DutyRule], workdays: WorkCalendar
) -> None:
    seen = 0
    for rule in duties.values():
        for one in occurrences(rule, date(2008, 5, 1), workdays.known_to, workdays):
            assert workdays.is_workday(one.due_on), (rule.key, one.code)
            assert one.part is Part.SUPPLEMENT or one.named_on is None or one.due_on <= one.named_on
            assert one.opens_on <= one.due_on
            seen += 1
    assert seen > 300


def test_only_what_the_regulations_ask_for_is_on_by_itself(duties: dict[str, DutyRule]) -> None:
    for rule in duties.values():
        if rule.on:
            assert not rule.where
            assert {value.source.text for value in rule.values} == {"中华人民共和国政府信息公开条例"}
    assert [rule.key for rule in duties.values() if rule.on] == ["annual_report", "government_report", "self_review"]


def test_periods_follow_one_another_without_a_gap() -> None:
    for span, count in ((Span.MONTH, 12), (Span.QUARTER, 4), (Span.HALF, 2), (Span.YEAR, 1)):
        found = list(periods(span, 2024, 2025))
        assert len(found) == 2 * count
        assert found[0].first == date(2024, 1, 1) and found[-1].last == date(2025, 12, 31)
        assert all(one.last.toordinal() + 1 == after.first.toordinal() for one, after in pairwise(found))
    assert [str(Period(Span.MONTH, 2026, 9)), str(Period(Span.QUARTER, 2026, 3)), str(Period(Span.HALF, 2026, 1)),
            str(Period(Span.YEAR, 2026, 1))] == ["2026-09", "2026Q3", "2026H1", "2026"]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("due = { months_after = 1 }", "day"),
        ("due = { months_after = 1, day = 3, working_day = 3 }", "day"),
        ("due = { day = 3 }", "months_after"),
        ("due = { months_after = 1, day = 3 }\nsupplemnt = true", "supplemnt"),
    ],
)
def test_a_misspelt_duty_is_named(tmp_path: Path, wrong: str, key: str) -> None:
    (tmp_path / FILE).write_text(
        '[a]\nzh="a"\nen="a"\ntitle_zh="a"\ntitle_en="a"\nperiod="month"\n[[a.value]]\nsince=2017-01-01\n'
        f'source={{ text = "t" }}\nsays_zh="s"\nsays_en="s"\n{wrong}\n', encoding="utf-8",
    )  # fmt: skip
    with pytest.raises(BadResource) as told:
        read_duties(tmp_path)
    assert told.value.facts["entry"] == key


def test_every_title_says_its_period(resources: Path) -> None:
    plain = tomllib.loads((resources / FILE).read_text(encoding="utf-8"))
    assert all("{period}" in one["title_zh"] and "{period}" in one["title_en"] for one in plain.values())
