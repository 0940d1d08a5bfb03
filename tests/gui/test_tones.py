"""How pressing a date is can be told without colours: on a grey print, and by who does not see red from amber."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui import look
from clerk_app.gui.components.calendar_day import DayFace, Ground
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.request_table import COLUMN_IDS
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.due import Tone
from tests.gui.frame import open_window, settle
from tests.gui.scenes import request_page
from tests.offices import demonstration

NARROWER = 16
"""A mark stands so far left of its figure, at most."""
SEEN = 60
"""So far from its ground at least, of 255 steps of grey."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = demonstration(tmp_path_factory.mktemp("tones") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def window(request: pytest.FixtureRequest, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    dress(qapp, dark=request.param)
    made = open_window(desk, Words(desk.terms, demo_day), demo_day)
    yield made
    close_for_good(made)
    dress(qapp, dark=False)


def mark_in(shown: QWidget, place: QRect) -> str:
    """What stands in that place, seen in grey: a full mark, a hollow one, none."""
    grey = shown.grab(place).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(0, 0).value()
    apart = {
        (x, y): abs(grey.pixelColor(x, y).value() - ground) for x in range(grey.width()) for y in range(grey.height())
    }
    darkest = max(apart.values())
    inked = [spot for spot, value in apart.items() if value > darkest / 2]
    if darkest < SEEN:
        return "none"
    (left, right), (top, bottom) = ((min(of), max(of)) for of in zip(*inked, strict=True))
    assert right - left >= 5 and bottom - top >= 5, "control: it is a mark, no speck"
    within = apart[(left + right) // 2, top + round((bottom - top) * 0.66)]
    return "full" if within > darkest * 0.8 else "hollow"


MARKS = {Tone.RED: "full", Tone.AMBER: "hollow", Tone.PLAIN: "none"}


def test_the_rows_of_today_carry_a_full_a_hollow_and_no_mark(window: MainWindow) -> None:
    window.show_page("today")
    settle()
    rows = window.page("today").list
    marks = {}
    for at in range(rows.model().rowCount()):
        line = rows.model().row_at(at).line
        if line is None or line.wait is not None or line.row.provisional:
            continue
        index = rows.model().index(at, 0)
        rows.setCurrentIndex(rows.model().index(at, 1))
        settle()
        cell = rows.visualRect(index)
        figure = look.metrics(look.TITLE).horizontalAdvance(index.data())
        mark = QRect(cell.right() - 8 - figure - NARROWER, cell.center().y() - 5, NARROWER - 3, 11)
        marks.setdefault(line.tone, mark_in(rows.viewport(), mark))
    assert MARKS.items() <= marks.items(), marks


def test_the_rows_of_the_register_carry_them_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("register")
    page = window.page("register")
    settle()
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 0)
    column, marks = COLUMN_IDS.index("remaining"), {}
    for at in range(page.list.model().rowCount()):
        row = page.list.model().line(at).row
        if row.tone in marks or row.tone not in MARKS or row.provisional:
            continue
        index = page.list.model().index(at, column)
        page.list.scrollTo(index)
        settle()
        cell = page.list.visualRect(index)
        figure = look.metrics(look.STRONG).horizontalAdvance(index.data())
        mark = QRect(cell.right() - 8 - figure - NARROWER + 2, cell.center().y() - 5, NARROWER - 4, 10)
        marks[row.tone] = mark_in(page.list.viewport(), mark)
    assert MARKS.items() <= marks.items(), marks


def test_the_letters_to_be_posted_carry_them_behind_the_day(window: MainWindow) -> None:
    window.show_page("posting", "to_post")
    settle()
    page, marks = window.page("posting"), []
    shown = page.lists["to_post"]
    for row, line in enumerate(page.tables["to_post"].lines()):
        shown.setCurrentIndex(shown.model().index((row + 1) % 3, 1))
        settle()
        cell = shown.visualRect(shown.model().index(row, 1))
        words = look.metrics(look.DATA).horizontalAdvance(line.cells[0])
        mark = QRect(cell.x() + 10 + words + 3, cell.center().y() - 6, 13, 12)
        assert mark.right() <= cell.right(), "control: it has room"
        marks.append((line.cells[0], mark_in(shown.viewport(), mark)))
    assert marks == [("10-09 周五", "full"), ("10-14 周三", "hollow"), ("10-26 周一", "none")]


@pytest.mark.parametrize(
    ("number", "tone", "said"),
    [("2026-0022", "red", "红色提醒"), ("2026-0027", "amber", "黄色提醒"), ("2026-0048", "", "")],
)
def test_the_head_of_a_request_carries_it_and_says_it(
    window: MainWindow, desk: Desk, number: str, tone: str, said: str
) -> None:
    page = request_page(window, desk, number)
    settle()
    mark = page.findChild(ToneMark, "clock_mark_0")
    assert mark.tone == tone and mark.isVisible() is bool(tone) and mark.accessibleName() == said
    if tone:
        assert mark_in(mark, mark.rect()) == MARKS[Tone(tone)]


@pytest.mark.parametrize("is_today", [False, True], ids=["a day", "today"])
@pytest.mark.parametrize("many", [1, 5])
def test_a_day_of_the_year_carries_them_as_bars_or_beside_the_number(
    window: MainWindow, is_today: bool, many: int
) -> None:
    window.show_page("calendar")
    settle()
    months = window.page("calendar").views.months
    day, pictures = date(2026, 10, 28), set()
    for tone in ("red", "amber", "plain"):
        months._days[day] = DayFace(day, Ground.WORKED, dues=(tone,) * many, is_today=is_today)
        grey = months.grab(months.place_of(day)).toImage()
        pictures.add(shape_of(grey))
    assert len(pictures) == 3


def shape_of(picture: QImage) -> bytes:
    """Which pixels are ink, however dark."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = grey.pixelColor(3, 3).value()
    return bytes(
        abs(grey.pixelColor(x, y).value() - ground) > SEEN for x in range(grey.width()) for y in range(grey.height())
    )


def test_a_day_of_the_month_view_carries_them_before_its_words(window: MainWindow) -> None:
    window.show_page("calendar")
    views = window.page("calendar").views
    window.page("calendar").shape_of_days.setFocus()
    QTest.keyClick(window.page("calendar").shape_of_days, Qt.Key.Key_Right)
    settle()
    day, pictures = date(2026, 10, 28), set()
    place = views.days.place_of(day)
    beside = QRect(place.x() + 2, place.y() + 26, 10, place.height() - 28)
    for tone in ("red", "amber", "plain"):
        views.days._days[day] = DayFace(day, Ground.WORKED, dues=(tone,), lines=("2026-0001 周若安",))
        pictures.add(shape_of(views.days.grab(beside).toImage()))
    assert len(pictures) == 3


def test_a_day_read_aloud_says_how_many_press(window: MainWindow) -> None:
    window.show_page("calendar")
    settle()
    months = window.page("calendar").views.months
    said = {day: months.face(day).sentence for day in (date(2026, 10, 13), date(2026, 10, 14), date(2026, 11, 10))}
    assert "逾期或今天 2 件" in said[date(2026, 10, 13)], said
    assert "黄色提醒 2 件" in said[date(2026, 10, 14)], said
    assert "1 件到期" in said[date(2026, 11, 10)] and "提醒" not in said[date(2026, 11, 10)], said
