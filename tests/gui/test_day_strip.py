"""The day strip: where each day stands, what it looks like, and that it can be read without seeing it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app import places
from clerk_app.gui.components.day_strip import DayStrip
from clerk_app.gui.components.mini_strip import MiniStrip
from clerk_app.gui.components.strip_plan import GAP, NARROWEST, WIDEST, CellKind, kind_of, plan
from clerk_app.gui.words import Words
from clerk_app.law.reading import read_holidays
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.view import StripDay

WORKDAYS = WorkCalendar(read_holidays(places.resources() / "holidays"))


def days_of(start: date, due: date, today: date, pause: tuple[date, date] | None = None) -> list[StripDay]:
    """The days of a clock, counted here by hand: the strip itself counts nothing."""
    made, counted, on = [], 0, start
    while on < max(due, today):
        on += timedelta(days=1)
        excluded = pause is not None and pause[0] <= on <= pause[1]
        counts = WORKDAYS.is_workday(on) and not excluded
        counted += counts
        made.append(StripDay(
            on, WORKDAYS.sign(on), counted if counts else None, on <= today, on == today, on == due, excluded, on > due
        ))
    return made


AUTUMN = days_of(date(2026, 9, 3), date(2026, 10, 14), date(2026, 10, 13), (date(2026, 9, 17), date(2026, 9, 22)))


def test_the_days_of_the_picture_have_the_looks_of_the_picture() -> None:
    looks = {day.on: kind_of(day) for day in AUTUMN}
    assert looks[date(2026, 9, 4)] is CellKind.USED
    assert looks[date(2026, 9, 5)] is CellKind.WEEKEND
    assert looks[date(2026, 9, 17)] is CellKind.EXCLUDED
    assert looks[date(2026, 9, 20)] is CellKind.EXCLUDED, "a worked Sunday inside the pause"
    assert looks[date(2026, 9, 25)] is CellKind.HOLIDAY
    assert looks[date(2026, 10, 10)] is CellKind.USED, "a worked Saturday"
    assert looks[date(2026, 10, 13)] is CellKind.TODAY
    assert looks[date(2026, 10, 14)] is CellKind.DUE


def test_holidays_have_one_bracket_each_with_their_name() -> None:
    (line,) = plan(AUTUMN, 686)
    assert [bracket.name for bracket in line.brackets] == ["中秋节", "国庆节"]
    assert [month for month, _ in line.months] == [9, 10]


@pytest.mark.parametrize("width", [200, 320, 480, 686, 900, 1200])
def test_cells_never_overlap_never_leave_the_strip_and_never_get_too_narrow(width: int) -> None:
    lines = plan(AUTUMN, width)
    shown = [cell for line in lines for cell in line.cells]
    assert [cell.index for cell in shown] == list(range(len(shown)))
    for line in lines:
        assert line.width <= width
        for left, right in zip(line.cells, line.cells[1:], strict=False):
            assert right.x == left.x + left.width + GAP
        working = [cell.width for cell in line.cells if cell.is_working]
        assert all(NARROWEST <= wide <= WIDEST for wide in working)


def test_a_narrow_strip_breaks_at_a_months_start() -> None:
    lines = plan(AUTUMN, 430)
    assert [line.cells[0].day.on for line in lines] == [date(2026, 9, 4), date(2026, 10, 1)]


def test_days_after_the_due_day_are_overdue() -> None:
    late = days_of(date(2026, 9, 3), date(2026, 10, 9), date(2026, 10, 13))
    assert kind_of(next(day for day in late if day.on == date(2026, 10, 12))) is CellKind.OVERDUE


def test_the_strip_is_read_as_a_sentence_and_walked_by_arrow_keys(qtbot: QtBot, words: Words) -> None:
    strip = DayStrip(words)
    qtbot.addWidget(strip)
    strip.resize(686, 120)
    strip.set_days(AUTUMN, "征求第三方意见")
    strip.show()
    assert strip.accessibleName() == (
        "期限：20 个工作日，已用 19，剩 1，届满 10 月 14 日 周三；不计入 5 天，征求第三方意见"
    )
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    for _ in range(16):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    said = strip.accessibleDescription()
    assert said.startswith("9 月 20 日 周日 · 调休上班（国办发明电") and said.endswith("征求第三方意见，不计入")
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.accessibleDescription() == "10 月 14 日 周三 · 第 20 个工作日 · 届满日"
    with qtbot.waitSignal(strip.chosen):
        qtbot.keyClick(strip, Qt.Key.Key_Return)


def test_the_strip_is_as_high_as_its_lines(qtbot: QtBot, words: Words) -> None:
    strip = DayStrip(words)
    qtbot.addWidget(strip)
    strip.set_days(AUTUMN)
    assert strip.heightForWidth(430) > strip.heightForWidth(686)


def test_years_of_lateness_are_drawn_as_far_as_there_is_room(qtbot: QtBot, words: Words) -> None:
    late = days_of(date(2012, 3, 1), date(2012, 3, 29), date(2026, 10, 13))
    strip = DayStrip(words)
    qtbot.addWidget(strip)
    strip.resize(686, 120)
    strip.set_days(late)
    assert not strip.grab().isNull()
    assert len(plan(late, 686)) == 3


def test_both_strips_paint_in_any_width_and_without_days(qtbot: QtBot, words: Words) -> None:
    for strip in (DayStrip(words), MiniStrip()):
        qtbot.addWidget(strip)
        for days in (AUTUMN, ()):
            for width in (120, 300, 1200):
                strip.set_days(days)
                strip.resize(width, 120)
                assert not strip.grab().isNull()
