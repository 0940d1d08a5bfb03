"""A certificate's page as PDFium and pypdf read it: one sheet, black and grey, every word inside the margins."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from clerk_app import places
from clerk_app.cases.certificate import Certificate, DayMark, Legend, Section
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import DayKind
from clerk_app.render.certificate_days import WeekGrid
from clerk_app.render.certificate_pdf import render_certificate
from clerk_app.render.fonts import FontBook
from clerk_app.trouble import KnownTrouble

FIRST = date(2026, 9, 21)  # a Monday
KINDS = (DayKind.WORKDAY,) * 5 + (DayKind.WEEKEND,) * 2


def certificate(length: int = 36, **more: object) -> Certificate:
    """A made-up page: no holidays, every weekday counted."""
    days = [
        DayMark(
            on=FIRST + timedelta(days=n), kind=KINDS[n % 7], words="工作日", sign="", says="",
            count=str(n) if n else "", is_start=n == 0, is_due=n == length - 1, is_left_out=3 < n < 9,
        )
        for n in range(length)
    ]  # fmt: skip
    made = Certificate(
        title="期限计算说明", clock=LegalClock(ClockKind.REPLY, FIRST, days[-1].on, "working_days", 20),
        number="2026-0001", applicant="周若安", facts=(("申请编号", "2026-0001"), ("届满日", "2026年10月26日")),
        due="2026年10月26日", how=Section("计算经过", ("收到申请，当日不计入。",)), days=tuple(days),
        legend=Legend("计入", "周末", "放假", "调休", "不计入", "起算日", "届满日"),
        sums=Section("合计", ("共二十日。",)), after=(), ending=Section("办理情况", ("尚未届满。",)),
        organ="临澜区住房和城乡建设局", made_on="制作日期：2026年10月13日", weekdays=tuple("一二三四五六日"),
        month="{year}年{month}月", day="{month}月{day}日", skipped="{first}至{last}未列",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook.load(places.resources() / "fonts")


def reader(made: Certificate, fonts: FontBook) -> PdfReader:
    return PdfReader(BytesIO(render_certificate(made, fonts)))


@pytest.mark.parametrize("length", [2, 36, 100, 140, 200, 400, 1200])
def test_any_number_of_days_is_one_page(fonts: FontBook, length: int) -> None:
    assert len(reader(certificate(length), fonts).pages) == 1


def test_the_page_is_black_and_grey(fonts: FontBook) -> None:
    drawn = reader(certificate(), fonts).pages[0].get_contents().get_data().decode("latin-1")
    colours = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", drawn)
    assert all(red == green == blue for red, green, blue in colours)
    assert " g\n" in drawn, "control: the grounds of weekends are grey"


def test_no_word_stands_outside_the_margins(fonts: FontBook) -> None:
    places_of: list[tuple[float, float]] = []

    def note(text: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            places_of.append((tm[4], tm[5]))

    long = certificate(60, after=(Section("说明", ("长" * 700,)),))
    reader(long, fonts).pages[0].extract_text(visitor_text=note)
    assert len(places_of) > 100
    assert all(24 * 72 / 25.4 < x < 190 * 72 / 25.4 and 10 * 72 / 25.4 < y < 282 * 72 / 25.4 for x, y in places_of)


def test_what_looks_like_markup_is_printed_as_it_is(fonts: FontBook) -> None:
    made = certificate(sums=Section("合计", ("<b>共</b>&amp;二十日",)))
    assert "<b>共</b>&amp;二十日" in reader(made, fonts).pages[0].extract_text()


def test_a_character_without_a_font_stops_the_page(fonts: FontBook) -> None:
    with pytest.raises(KnownTrouble) as stopped:
        render_certificate(certificate(organ="\U000323b0局"), fonts)
    assert stopped.value.key == "glyph_missing"


def test_the_same_certificate_is_the_same_file(fonts: FontBook) -> None:
    assert render_certificate(certificate(), fonts) == render_certificate(certificate(), fonts)


def test_a_cell_across_the_turn_of_the_year_is_legible_and_nothing_in_it_overlaps(fonts: FontBook) -> None:
    made = certificate(120)
    days = [replace(day, words="工作日（暂定）") if day.on.year == 2027 else day for day in made.days]
    _, placed = WeekGrid(replace(made, days=tuple(days)), fonts, 465.0).placed(0.0, 0.0, 700.0)
    (new_year,) = [one for one in placed if one.line.text == "2027年1月1日"]
    (number,) = [one for one in placed if one.line.text == "102"]
    assert new_year.middle == number.middle, "control: they stand side by side"
    assert new_year.x + new_year.line.right <= number.x
    assert min(one.size for one in placed) >= 6.0
