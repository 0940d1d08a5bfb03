"""Pasting a holiday notice gives exactly the days of the shipped file; what does not fit is accused, never skipped."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clerk_app import places
from clerk_app.law.notice_text import NoticeReading, read_notice
from clerk_app.law.notice_words import sentences, year_named
from clerk_app.law.reading import holiday_notice, read_holidays, read_table

HOLIDAYS = places.resources() / "holidays"
TEXTS = Path(__file__).parent.parent / "data" / "notices"
SHIPPED = {path.stem: holiday_notice(read_table(path)) for path in sorted(HOLIDAYS.glob("*.toml"))}
WHOLE = ("2013", "2015-09-03", "2019-05-01", "2020", "2020-01-31", "2023", "2025", "2026")
HALF_WIDTH = str.maketrans("：，（）；０１２", ":,();012")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").partition("\n")[2]


def read(name: str, text: str) -> NoticeReading:
    notice = SHIPPED[name]
    return read_notice(text, notice.year, [one for one in SHIPPED.values() if one.published < notice.published])


def days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


def keys(reading: NoticeReading) -> list[str]:
    return [fault.key for fault in reading.faults]


# --- the notices ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "2015-09-03"])
def test_a_whole_notice_names_its_year_wherever_its_title_is_broken(name: str) -> None:
    assert year_named(text_of(name)) == int(name[:4])
    assert year_named(text_of(name).replace("年", "年\n ", 1)) == int(name[:4])


@pytest.mark.parametrize("name", ["2014", "2018", "2024"])
def test_a_list_alone_names_no_year(name: str) -> None:
    assert year_named(text_of(name)) is None


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pasted_notice_gives_the_days_of_the_shipped_file(name: str) -> None:
    reading = read(name, text_of(name))
    assert reading.spans == SHIPPED[name].spans
    assert (reading.not_understood, reading.faults) == ((), ())


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("change", ["half width", "full width", "one line", "broken lines", "spaces"])
def test_the_way_it_was_pasted_makes_no_difference(name: str, change: str) -> None:
    text = text_of(name)
    pasted = {
        "half width": text.translate(HALF_WIDTH),
        "full width": text.translate(FULL_WIDTH),
        "one line": text.replace("\n", ""),
        "broken lines": text.replace("日（", "日\n（").replace("，共", "，\n共"),
        "spaces": text.replace("月", " 月 ").replace("\n", "\r\n\u3000\u3000"),
    }[change]
    assert pasted != text
    reading = read(name, pasted)
    assert reading.spans == SHIPPED[name].spans
    assert (reading.not_understood, reading.faults) == ((), ())


@pytest.mark.parametrize("name", WHOLE)
def test_title_number_and_day_are_read_from_a_whole_notice(name: str) -> None:
    reading = read(name, text_of(name))
    assert (reading.title, reading.number) == (SHIPPED[name].citation.text, SHIPPED[name].citation.number)
    assert reading.published is not None
    assert timedelta(0) <= SHIPPED[name].published - reading.published <= timedelta(days=2)


def test_every_sentence_is_accounted_for() -> None:
    for name in SHIPPED:
        reading = read(name, text_of(name))
        pasted = [*reading.announced, *(line.text for line in reading.lines)]
        assert sorted("".join(pasted)) == sorted("".join(sentences(text_of(name)))), name


def test_the_table_above_a_notice_gives_number_and_day_of_publication() -> None:
    table = """索 引 号：000014349/2025-00105\t主题分类：综合政务\\其他
发文机关：国务院办公厅\t成文日期：2025年11月04日
标\u3000\u3000题：国务院办公厅关于2026年部分节假日安排的通知
发文字号：国办发明电〔2025〕7号\t发布日期：2025年11月05日
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
"""
    reading = read_notice(table, 2026)
    assert (reading.number, reading.published) == ("国办发明电〔2025〕7号", date(2025, 11, 5))
    assert reading.not_understood == ()


def test_a_reprint_years_later_is_not_the_day_of_publication() -> None:
    # zw.china.com.cn prints the notice of 14 December 2006 with 发布日期：2008年03月28日.
    text = "发布日期：2008年03月28日\n元旦：1月1日—3日放假，共3天。\n国务院办公厅\n二〇〇六年十二月十四日\n"
    assert read_notice(text, 2007).published == date(2006, 12, 14)


# --- styles -----------------------------------------------------------------------------------------------------------

NO_DAYS: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "year", "off", "work"),
    [
        # 新华社 2018-12-06, as chinesecalendar quotes it: no year on either end, 星期天, 周六
        ("一、元旦：12月30日至1月1日放假，共3天。 12月29日（星期六）上班。", 2019, "2018-12-30 2019-01-01",
         "2018-12-29"),
        ("春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期天）上班。", 2019, "2019-02-04 2019-02-10",
         "2019-02-02 2019-02-03"),
        # 2010: the month is not repeated
        ("春节：2月13日至19日放假调休，共7天。2月20日（星期六）、21日（星期日）上班。", 2010, "2010-02-13 2010-02-19",
         "2010-02-20 2010-02-21"),
        # 国办发明电〔2006〕49号: days without a month, numerals, 分别调至
        ("春节：2月18日—24日（即农历大年初一至初七）放假，共七天。其中18日、19日、20日为法定假日，将17日（星期六）、"
         "18日（星期日）、25日（星期日）三个公休日分别调至21日（星期三）、22日（星期四）、23日（星期五）；24日（星期六）"
         "照常公休，17日、25日上班。", 2007, "2007-02-18 2007-02-24", "2007-02-17 2007-02-25"),
        # 中新网 2007-12-18: a comma before the verb, days moved and no sentence that they are worked (国庆节)
        ("国庆节：9月29日-10月5日放假,共7天。其中,10月1日、2日、3日,为法定节假日,9月27日(星期六)、9月28日(星期日)"
         "两个公休日调至9月29日(星期一)、30日(星期二),10月4日(星期六)、5日(星期日)照常公休。", 2008,
         "2008-09-29 2008-10-05", "2008-09-27 2008-09-28"),
        ("春节：自2月15日起至2月23日止放假，共9天。", 2026, "2026-02-15 2026-02-23", ""),
        ("劳动节：5月1日放假，5月2日（星期六）、3日（星期日）为周末。", 2026, "2026-05-01 2026-05-01", ""),
        ("清明节：4月5日（星期六）放假，4月7日（星期一）补休。", 2014, "2014-04-05 2014-04-07", ""),
        ("中秋节：9月25日至27日（周五至周日）放假，共3天。", 2026, "2026-09-25 2026-09-27", ""),
        ("春节：2月14日、28日（星期六、星期六）上班。2月15日至23日放假", 2026, "2026-02-15 2026-02-23",
         "2026-02-14 2026-02-28"),
        ("元旦：1月1日放假1天，不调休。", 2025, "2025-01-01 2025-01-01", ""),
        ("端午节：6月8日放假，与周末连休，共3天。", 2027, "2027-06-08 2027-06-08", ""),
        ("三月三：4月20日、21日放假，共2天。", 2026, "2026-04-20 2026-04-21", ""),
    ],
)
def test_a_style_is_read(text: str, year: int, off: str, work: str) -> None:
    reading = read_notice(text, year)
    is_wrong_count = text.startswith("端午节：6月8日")  # a Tuesday in 2027: no weekend beside it, so not three days
    assert keys(reading) == (["notice_count_wrong"] if is_wrong_count else [])
    assert reading.not_understood == ()
    (span,) = reading.spans
    assert span.off == days(*off.split())
    assert [day.isoformat() for day in span.work] == work.split()


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        ("“五一”国际劳动节：5月1日放假。", "劳动节"),
        ("五一：5月1日放假。", "劳动节"),
        ("国庆、中秋：9月28日至10月5日放假。", "国庆节、中秋节"),
        ("（三）清明：4月5日放假。", "清明节"),
        ("元旦 1月1日放假1天", "元旦"),
        ("1. 端午节 ：6月19日放假", "端午节"),
    ],
)
def test_a_holiday_has_the_name_of_the_shipped_notices(pasted: str, name: str) -> None:
    reading = read_notice(pasted, 2026)
    assert [span.name for span in reading.spans] == [name]


MONTHS_AHEAD = st.dates(date(2026, 1, 1), date(2026, 11, 30))
WEEK = "一二三四五六日"


@given(first=MONTHS_AHEAD, length=st.integers(1, 10), style=st.integers(0, 7), weekday=st.sampled_from(["星期", "周"]))
def test_a_well_formed_span_is_read_back(first: date, length: int, style: int, weekday: str) -> None:
    last = first + timedelta(days=length - 1)
    week = [f"（{weekday}{WEEK[day.weekday()]}）" for day in (first, last)]
    a, b = (f"{day.month}月{day.day}日" for day in (first, last))
    end = f"{last.day}日" if first.month == last.month else b
    text = (
        f"三月三：{a}至{end}放假调休，共{length}天。",
        f"三月三：{a}{week[0]}至{end}{week[1]}放假，共{length}天。",
        f"三月三：自{a}起至{b}止放假，共{length}天。",
        f"二、三月三：2026年{a}—{end}放假{length}天。",
        f"三月三：2026年{a}至2026年{b}放假公休，共{length}天。",
        f"三月三：{a}-{b}放假，共{length}天。其中，{a}{week[0]}、{b}{week[1]}为法定节假日。",
        f"三月三：{a}（农历除夕、{week[0][1:-1]}）至{end}（农历正月初七，{week[1][1:-1]}）调休放假，共{length}天。",
        f"三月三：{a}~{end}放假,共{length}天;",
    )[style]
    reading = read_notice(text, 2026)
    assert (reading.not_understood, reading.faults) == ((), ())
    assert [span.off for span in reading.spans] == [(first, last)]


@given(days_worked=st.sets(MONTHS_AHEAD.filter(lambda day: day.isoweekday() > 5), min_size=1, max_size=4))
def test_worked_weekend_days_are_read_back(days_worked: set[date]) -> None:
    written, month = [], 0
    for day in sorted(days_worked):
        of_month = "" if day.month == month else f"{day.month}月"
        written.append(f"{of_month}{day.day}日（星期{WEEK[day.weekday()]}）")
        month = day.month
    reading = read_notice(f"国庆节：{'、'.join(written)}上班。", 2026)
    assert (reading.not_understood, reading.faults) == ((), ())
    assert [span.work for span in reading.spans] == [tuple(sorted(days_worked))]


# --- what is asked about ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "放假时间另行通知。",
        "2月15日至23日放假，农村地区除外。",
        "3月8日妇女放假半天。",
        "2月15日前后放假。",
        "节假日期间，2月3日上班。",
        "春节期间，全体公民放假三天。",
        "各地区、各部门要做好安排，2月28日照常上班。",
        "2月15日至放假。",
        "2月15日（除加班者）放假。",
        "2月15日（星期六、星期日）放假。",
        "放假9天。",
        "明年2月15日放假。",
        "2月15日、放假。",
        "2月15日，",
    ],
)
def test_a_sentence_that_is_not_understood_is_told_word_for_word(sentence: str) -> None:
    text = f"元旦：1月1日放假。\n{sentence}\n"
    reading = read_notice(text, 2026)
    assert reading.not_understood == (sentence,)
    assert [span.name for span in reading.spans] == ["元旦"]


def test_what_a_heading_stands_before_is_told_with_it() -> None:
    reading = read_notice("二、春节：放假时间待定。", 2026)
    assert reading.not_understood == ("二、春节：放假时间待定。",)


def test_a_local_notice_in_words_of_its_own_is_asked_about() -> None:
    # 广西壮族自治区人民政府办公厅 2017-02-10
    text = "“壮族三月三”期间，本自治区内全体公民放假2天，即3月30日、31日（农历三月初三、初四）放假。"
    assert read_notice(text, 2017).not_understood == (text,)


# --- what is accused --------------------------------------------------------------------------------------------------


def test_a_weekday_that_does_not_fit_names_the_day_and_both_weekdays() -> None:
    # 14 February 2026 is a Saturday.
    reading = read_notice("春节：2月15日至23日放假，共9天。2月14日（星期日）上班。", 2026)
    (fault,) = reading.faults
    assert fault.key == "notice_weekday_wrong"
    assert (fault.facts["day"], fault.facts["real"], fault.facts["written"]) == (date(2026, 2, 14), "星期六", "星期日")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("春节：2月15日至23日放假，共8天。", "notice_count_wrong"),
        ("元旦：1月1日放假2天。", "notice_count_wrong"),
        ("春节：2月15日（星期六）至23日放假。", "notice_weekday_wrong"),
        ("春节：2月15日至23日（星期天）放假。", "notice_weekday_wrong"),
        ("春节：2月30日放假。", "notice_day_impossible"),
        ("春节：13月1日放假。", "notice_day_impossible"),
        ("春节：2月23日至15日放假。", "notice_span_backwards"),
        ("春节：2028年2月15日放假。", "notice_day_far"),
        ("春节：2月15日至12月23日放假。", "notice_span_long"),
        ("元旦：1月8日放假1天。", "notice_festival_elsewhere"),
        ("春节：3月15日至23日放假，共9天。", "notice_festival_elsewhere"),
        ("国庆节、中秋节：10月1日放假。", ""),
        ("国庆节、中秋节：10月3日放假。", "notice_festival_elsewhere"),
        ("春节：2月15日至23日放假，共9天。3月28日（星期六）上班。", "notice_worked_far"),
        ("春节：2024年2月15日至2028年2月23日放假。", "notice_day_far"),
        ("劳动节：5月8日上班。", "notice_worked_no_weekend"),
        ("劳动节：5月1日至5日放假。5月2日（星期六）上班。", "notice_off_and_worked"),
        ("劳动节：5月1日放假。5月4日为法定节假日。", "notice_rest_outside"),
        ("劳动节：5月1日至5日放假。青年节：5月4日放假。", "notice_day_twice"),
        ("劳动节：5月9日上班。\n国庆节：5月9日上班。", "notice_day_twice"),
        ("5月1日放假。", "notice_day_without_name"),
        ("延长2026年春节假期至2月25日（星期三），2月26日（星期四）起正常上班。", "notice_extension_unknown"),
        ("现将2025年元旦、春节放假安排通知如下：\n元旦：1月1日放假。", "notice_year_wrong"),
    ],
)
def test_a_fault_is_accused(text: str, key: str) -> None:
    assert set(keys(read_notice(text, 2026))) == ({key} if key else set())


def test_the_notice_of_another_year_is_accused_in_every_line_with_a_weekday() -> None:
    reading = read_notice(text_of("2026"), 2027)
    assert keys(reading)[0] == "notice_year_wrong"
    accused = {fault.facts["name"] for fault in reading.faults if fault.key == "notice_weekday_wrong"}
    assert accused == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


@pytest.mark.parametrize("name", [name for name in SHIPPED if "星期" in text_of(name) or "周" in text_of(name)])
def test_a_swapped_weekday_in_a_real_notice_is_accused(name: str) -> None:
    text = text_of(name).replace("星期六", "星期五").replace("周六", "周五")
    if text == text_of(name):
        text = text.replace("星期日", "星期五")
    assert "notice_weekday_wrong" in keys(read(name, text))


# --- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2025", "2026"])
def test_one_wrong_digit_is_accused_unless_it_moves_a_worked_day_by_whole_weeks(name: str) -> None:
    text, tried = text_of(name), 0
    shipped = read(name, text)
    for place, digit in enumerate(text):
        for other in "0123456789" if digit.isdigit() else "":
            changed = text[:place] + other + text[place + 1 :]
            reading = read(name, changed)
            tried += 1
            if reading.faults or reading.not_understood:
                continue
            for old, new in zip(shipped.days, reading.days, strict=True):
                moved = (new.day - old.day).days
                assert not moved or (not old.off and not new.off and moved % 7 == 0), changed[place - 20 : place + 20]
    assert tried > 500


@given(
    name=st.sampled_from(sorted(SHIPPED)), place=st.integers(0, 2000), length=st.integers(0, 6),
    put=st.text(alphabet="0123456789年月日（），。、：至放假上班星期六\n", max_size=4),
)
def test_a_damaged_notice_is_read_without_a_crash(name: str, place: int, length: int, put: str) -> None:
    text = text_of(name)
    place %= len(text)
    reading = read(name, text[:place] + put + text[place + length :])
    assert all(abs(one.day.year - SHIPPED[name].year) <= 1 for one in reading.days)


@given(text=st.text(max_size=200), year=st.integers(1, 9999))
@example(text="元旦：0001年1月1日至9999年12月31日放假。", year=1)
@example(text="元旦：12月31日至1月1日放假。12月32日至1月1日上班", year=9999)
@example(text="春节：١月٢日放假。", year=2026)
def test_no_text_crashes_the_reading(text: str, year: int) -> None:
    reading = read_notice(text, year)
    whole = "".join(text.split())
    assert all("".join(sentence.split()) in whole for sentence in reading.not_understood)


def test_an_empty_text_names_no_day() -> None:
    assert read_notice("", 2026).days == read_notice(" \n\ufeff\n", 2026).days == ()


def test_the_shipped_files_are_all_pasted_here() -> None:
    assert {path.stem for path in TEXTS.glob("*.txt")} == set(SHIPPED)
    assert len({notice.year for notice in read_holidays(HOLIDAYS)}) == 19
