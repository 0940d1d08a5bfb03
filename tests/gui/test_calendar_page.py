"""The calendar in the window: a year and what falls due in it, next year's notice pasted, days of this place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui import look
from clerk_app.gui.components.calendar_day import Ground
from clerk_app.gui.desk_owner import DeskOwner
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.calendar_page import CalendarPage
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake
from clerk_app.services.desk import Desk, reread
from clerk_app.services.due import register_row
from tests.gui.frame import Opened, open_window
from tests.gui.hand import CTRL, press, reading, seen, type_into
from tests.gui.office import TODAY
from tests.gui.walking import cut
from tests.ics_reader import read_ics

# Nobody has published the notice for 2027 yet: an invented one in the words of the others. Its weekdays are those of
# the calendar; 2027-01-01 is a Friday.
RIGHT = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""
WRONG = RIGHT.replace("2月20日（周六）", "2月20日（周五）")
UNCLEAR = RIGHT + "其他日子另行通知。\n"


WINTER = date(2026, 12, 14)  # a Monday


def winter() -> date:
    """A day on which dates reach into the next year."""
    return WINTER


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> CalendarPage:
    return calendar_of(window)


def calendar_of(window: MainWindow) -> CalendarPage:
    window.show_page("calendar")
    shown = window.page("calendar")
    assert isinstance(shown, CalendarPage)
    return shown


@pytest.fixture
def late_one(desk: Desk) -> RequestId:
    """Received on Thursday 2026-12-10: without a notice, 20 working days later is Thursday 2027-01-07."""
    draft = RequestDraft(
        received_on=date(2026, 12, 10), channel=Channel.IN_PERSON, number="2026-0011", wording="跨年的申请",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )
    return next(iter(intake.register(desk, draft, today=WINTER).requests))


@pytest.fixture
def in_winter(qtbot: QtBot, desk: Desk, qapp: QApplication, late_one: RequestId) -> Iterator[MainWindow]:
    """The window two months later, with one request that reaches into the next year."""
    made = open_window(desk, Words(desk.terms, winter), winter)
    qtbot.addWidget(made)
    yield made
    close_for_good(made)


def paste(qtbot: QtBot, page: CalendarPage, text: str) -> None:
    shown = seen(qtbot, page, "notice_text")
    assert isinstance(shown, QPlainTextEdit)
    with qtbot.waitSignal(page.panel.notice.edited):
        shown.setPlainText(text)
    qtbot.wait(20)  # what was just built is shown with the next turn


def said(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_the_year_is_counted_and_names_its_notice(page: CalendarPage) -> None:
    # 国办发明电〔2025〕7号; the months of 2026 counted by hand add up to 248.
    assert page.basis.text() == "全年 248 个工作日，已过 190 · 依据 国办发明电〔2025〕7号"
    heads = [head.said for head in page.views.months._months]
    assert heads == [f"{many} 个工作日" for many in (21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23)]


@pytest.mark.parametrize(
    ("day", "ground", "sign", "sentence"),
    [
        (date(2026, 10, 1), Ground.OFF, "休", "10-01 周四 · 国庆节放假（国办发明电〔2025〕7号）"),
        (date(2026, 9, 20), Ground.MAKEUP, "班", "09-20 周日 · 国庆节调休上班（国办发明电〔2025〕7号）"),
        (date(2026, 10, 17), Ground.WEEKEND, "", "10-17 周六 · 周末"),
        (date(2026, 10, 28), Ground.WORKED, "", "10-28 周三 · 工作日"),
    ],
)
def test_a_day_says_what_it_is(page: CalendarPage, day: date, ground: Ground, sign: str, sentence: str) -> None:
    face = page.views.months.face(day)
    assert (face.ground, face.sign, face.sentence) == (ground, sign, sentence)


def test_each_request_is_a_bar_on_the_day_its_date_falls_on(page: CalendarPage, desk: Desk) -> None:
    # 2026-0002 is overdue, 2026-0003 is due today: both red; 2026-0004 is due in one to three working days.
    # The third party asked about 2026-0006 on 16 September has 15 working days: to this day as well.
    assert page.views.months.face(TODAY).dues == ("red", "red", "paused")
    dues = [tone for face in page.views.months._days.values() for tone in face.dues]
    assert sorted(dues)[:1] == ["amber"]
    assert len(dues) == len([one for one in page.dues.values() for _ in one])


def test_a_chosen_day_names_its_notice_and_its_requests(qtbot: QtBot, page: CalendarPage, window: MainWindow) -> None:
    place = page.views.months.place_of(TODAY)
    qtbot.mouseClick(page.views.months, Qt.MouseButton.LeftButton, pos=place.center())
    assert page.panel.day.isVisible()
    assert "10-13 周二" in said(page.panel.day)
    qtbot.mouseClick(reading(qtbot, page.panel.day, "2026-0003"), Qt.MouseButton.LeftButton)
    assert window.shown == "request"


def test_the_requests_of_a_day_open_in_the_register(qtbot: QtBot, page: CalendarPage, window: MainWindow) -> None:
    page.open_with(TODAY)
    press(qtbot, page, "open_due")
    assert window.shown == "register"
    assert {row.number for row in window.page("register").model.rows()} == {
        "2026-0003", "2026-0006", "2026-0008",
    }


def test_arrows_go_over_days_and_into_the_next_year(qtbot: QtBot, page: CalendarPage) -> None:
    months = page.views.months
    months.setFocus()
    assert months.cursor_day == TODAY
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 10, 14)), (Qt.Key.Key_Down, date(2026, 10, 21)),
        (Qt.Key.Key_Home, TODAY), (Qt.Key.Key_End, date(2026, 10, 31)),
        (Qt.Key.Key_PageDown, date(2026, 11, 30)), (Qt.Key.Key_PageDown, date(2026, 12, 30)),
        (Qt.Key.Key_Down, date(2027, 1, 6)),
    ):  # fmt: skip
        qtbot.keyClick(months, key)
        assert months.cursor_day == day
    assert page.years.currentText() == "2027 年"
    assert "2027 年放假安排还没有录入" in months.accessibleDescription()
    qtbot.keyClick(months, Qt.Key.Key_Return)
    assert page.panel.day.isVisible()
    qtbot.keyClick(months, Qt.Key.Key_Home)
    assert (months.cursor_day, page.years.currentText()) == (TODAY, "2026 年"), "home is today, whatever is shown"


def test_the_years_since_2008_can_be_looked_at(qtbot: QtBot, page: CalendarPage) -> None:
    assert page.years.itemData(page.years.count() - 1) == 2008
    page.open_with(2008)
    # 国办发〔2007〕… the spring festival of 2008 was 6 to 12 February.
    assert [page.views.months.face(date(2008, 2, day)).sign for day in (5, 6, 12, 13)] == ["", "休", "休", ""]
    assert not page._back.isEnabled()


def test_a_missing_year_is_said_with_the_requests_that_wait(
    qtbot: QtBot, in_winter: MainWindow, late_one: RequestId
) -> None:
    page = calendar_of(in_winter)
    assert page.panel.banner.text() == "2027 年放假安排还没有录入。有 1 件的期限暂定。"
    qtbot.mouseClick(reading(qtbot, page.panel.banner, "看这 1 件"), Qt.MouseButton.LeftButton)
    assert in_winter.shown == "register"
    assert [row.id for row in in_winter.page("register").model.rows()] == [late_one]


def test_a_weekday_that_does_not_fit_is_accused_and_nothing_can_be_kept(
    qtbot: QtBot, page: CalendarPage
) -> None:
    paste(qtbot, page, WRONG)
    assert page.years.currentText() == "2027 年", "the year the text is about"
    assert seen(qtbot, page, "notice_found").text() == "认出 7 个假期，1 处对不上"
    red = [one.text() for one in page.panel.notice.findChildren(QLabel)
           if one.isVisible() and one.foregroundRole() == look.RED]
    assert any(text.startswith("02-20 是星期六") and "星期五" in text for text in red)
    assert not page.panel.keep_button.isEnabled()
    assert seen(qtbot, page, "keep_why_not").text() == "1 处对不上。请对照原文改上面的文字。"
    page.main_action()
    assert not page.panel.notice.is_empty, "nothing was kept"


def test_what_is_pasted_is_drawn_on_its_year_before_it_is_kept(qtbot: QtBot, page: CalendarPage, desk: Desk) -> None:
    page.show_year(2027)
    assert page.views.months.face(date(2027, 2, 5)).ground is Ground.WORKED
    paste(qtbot, page, WRONG)
    face = page.views.months.face(date(2027, 2, 5))
    assert (face.ground, face.sign, face.is_new) == (Ground.OFF, "休", True)
    assert page.views.months.face(date(2027, 2, 20)).is_wrong
    assert page.basis.text() == "照粘贴的文本显示，还没有录入"
    assert reread(desk).workdays.is_workday(date(2027, 2, 5)), "nothing is kept yet"


def test_a_notice_of_another_year_is_read_for_the_year_in_its_title(qtbot: QtBot, page: CalendarPage) -> None:
    """The title of 2026 stands on two lines, as on the State Council's page."""
    text = (Path(__file__).parent.parent / "data/notices/2026.txt").read_text(encoding="utf-8").partition("\n")[2]
    paste(qtbot, page, text)
    assert seen(qtbot, page, "notice_year").text() == "2026 年"
    assert page.year == 2026
    assert "对不上" not in said(page.panel.notice)


def test_a_sentence_nobody_understood_waits_for_an_answer(qtbot: QtBot, page: CalendarPage) -> None:
    paste(qtbot, page, UNCLEAR)
    assert "其他日子另行通知" in said(page.panel.notice)
    assert not page.panel.keep_button.isEnabled()
    assert seen(qtbot, page, "keep_why_not").text() == "还有 1 句没有答复。"
    tick = seen(qtbot, page, "names_no_day")
    assert isinstance(tick, QCheckBox)
    tick.setFocus()
    with qtbot.waitSignal(page.panel.notice.edited):
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.hasFocus()
    assert page.panel.keep_button.isEnabled()


def test_tab_goes_from_the_text_to_what_was_not_understood(qtbot: QtBot, page: CalendarPage) -> None:
    paste(qtbot, page, UNCLEAR)
    seen(qtbot, page, "names_no_day")
    page.panel.notice.text.setFocus()
    passed = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())
    assert passed == ["names_no_day", "notice_number", "notice_published"]


def test_a_notice_is_put_right_and_kept_and_the_dates_move(
    qtbot: QtBot, in_winter: MainWindow, desk: Desk, late_one: RequestId
) -> None:
    window, page = in_winter, calendar_of(in_winter)
    before = register_row(desk, late_one, WINTER)
    assert (before.due_on, before.provisional) == (date(2027, 1, 7), True)
    paste(qtbot, page, WRONG)
    paste(qtbot, page, RIGHT)
    assert page.panel.notice.number.text() == "国办发明电〔2026〕9号"
    # 1 January falls out of the count: one working day later.
    assert "2026-0011" in [one.text() for one in page.panel.notice.moves.findChildren(QPushButton)]
    assert "推后 1 天" in said(page.panel.notice.moves)
    with qtbot.waitSignal(page.panel.notice.edited):
        qtbot.keyClick(page.panel.notice.text, Qt.Key.Key_Return, CTRL)
    assert page.panel.notice.is_empty
    assert window.toast.isVisible()
    assert "2026-0011" in [one.text() for one in page.panel.moved.findChildren(QPushButton)], "it can still be read"
    assert "推后 1 天" in said(page.panel.moved)
    assert "暂定 2027-01-07 → 01-08" in said(page.panel.moved)
    assert not page.panel.banner.isVisible()
    assert window.status.calendar.text() == "日历录至 2027-12-31"
    assert window.status.calendar.foregroundRole() == look.TEXT2
    window.show_page("register")
    shown = {row.id: row for row in window.page("register").model.rows()}[late_one]
    assert (shown.due_on, shown.provisional) == (date(2027, 1, 8), False)
    window.show_page("calendar")
    press(qtbot, page, "withdraw")
    type_into(qtbot, page, "withdraw_reason", "录错了")
    press(qtbot, page, "do_withdraw")
    qtbot.waitUntil(lambda: "提前 1 天" in said(page.panel.moved))
    assert page.step_back() and not page.panel.moved.isVisible()


def test_every_page_works_on_the_new_calendar(
    qtbot: QtBot, in_winter: MainWindow, late_one: RequestId
) -> None:
    window, page = in_winter, calendar_of(in_winter)
    others = ("intake", "year", "duties", "settings")
    for name in others:
        window.show_page(name)
    window.show_page("request", Opening(late_one))
    request = window.page("request")
    assert request.shown.clock.due_on == date(2027, 1, 7)
    assert "01-07" in said(request.clocks) or "2027-01-07" in said(request)
    window.show_page("calendar")
    paste(qtbot, page, RIGHT)
    page.main_action()
    window.show_page("request")
    assert request.shown.clock.due_on == date(2027, 1, 8)
    assert [day.on for day in request.strip._days if day.due] == [date(2027, 1, 8)]
    assert {id(each.desk) for each in window._pages.values()} == {id(page.desk)}
    assert not page.desk.workdays.is_workday(date(2027, 1, 1))
    for name in others:  # a page that is not shown may fill itself anew when it is
        window.show_page(name)
    qtbot.wait(20)
    stale = [type(one).__name__ for one in walk(window) if holds(one) not in (None, page.desk.workdays)]
    assert not stale


def walk(window: MainWindow) -> list[object]:
    from PySide6.QtCore import QObject

    found: list[object] = [each for each in window.findChildren(QObject)]
    found += [form for each in found if (form := getattr(each, "form", None)) is not None]
    return found


def holds(one: object) -> object:
    return getattr(one, "_workdays", None) or getattr(one, "workdays", None)


def test_an_open_request_page_counts_anew_at_once(
    qtbot: QtBot, in_winter: MainWindow, late_one: RequestId
) -> None:
    window, page = in_winter, calendar_of(in_winter)
    paste(qtbot, page, RIGHT)
    window.show_page("request", Opening(late_one))
    page.main_action()  # its own page is not the one that is shown
    assert window.page("request").shown.clock.due_on == date(2027, 1, 8)
    assert "2027-01-08" in said(window.page("request"))


def test_next_years_notice_is_entered_by_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, page: CalendarPage, desk: Desk
) -> None:
    window.show_page("register")
    action = window.findChild(QAction, "calendar")
    assert action.shortcut().toString() == "Ctrl+4"
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    assert window.shown == "calendar"
    QApplication.clipboard().setText(RIGHT)
    for _ in range(30):
        if page.panel.notice.text.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.panel.notice.text.hasFocus()
    with qtbot.waitSignal(page.panel.notice.edited):
        qtbot.keyClick(page.panel.notice.text, Qt.Key.Key_V, CTRL)
    qtbot.keyClick(page.panel.notice.text, Qt.Key.Key_Return, CTRL)
    assert not reread(desk).workdays.is_workday(date(2027, 10, 1))


def test_days_of_this_place_are_entered_drawn_and_withdrawn(
    qtbot: QtBot, window: MainWindow, page: CalendarPage, desk: Desk
) -> None:
    press(qtbot, page, "add_local")
    type_into(qtbot, page, "local_name", "三月三")
    type_into(qtbot, page, "local_off", "4-20 至 4-21, 4月22日")
    type_into(qtbot, page, "local_worked", "13-40")
    type_into(qtbot, page, "local_source", "自治区人民政府办公厅关于三月三放假的通知")
    press(qtbot, page, "keep_local")
    assert "“13-40”不是日期" in said(page.panel.form)
    type_into(qtbot, page, "local_worked", "4-18")
    press(qtbot, page, "keep_local")
    assert "公布日期" in said(page.panel.form)
    type_into(qtbot, page, "local_published", "2026-03-01")
    press(qtbot, page, "keep_local")
    signs = [(page.views.months.face(date(2026, 4, day)).sign, page.views.months.face(date(2026, 4, day)).ground)
             for day in (18, 20, 21, 22, 23)]
    assert signs == [("地", Ground.MAKEUP), *[("地", Ground.OFF)] * 3, ("", Ground.WORKED)]
    assert page.basis.text().startswith("全年 246 个工作日"), "248, three days off, one Saturday worked"
    assert not page.panel.moved.isVisible(), "no open request reaches into that April"
    press(qtbot, page, "withdraw")
    press(qtbot, page, "do_withdraw")
    assert page.panel.kept.is_open, "without a reason nothing is withdrawn"
    type_into(qtbot, page, "withdraw_reason", "录错了年份")
    press(qtbot, page, "do_withdraw")
    assert page.basis.text().startswith("全年 248 个工作日")
    assert reread(desk).workdays.is_workday(date(2026, 4, 20))


def test_enter_goes_through_the_form_of_local_days_to_the_button_that_keeps_them(
    qtbot: QtBot, page: CalendarPage
) -> None:
    press(qtbot, page, "add_local")
    seen(qtbot, page, "local_name").setFocus()
    passed = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        passed.append(QApplication.focusWidget().objectName())
    assert passed == ["local_off", "local_worked", "local_source", "local_published", "keep_local"]


def test_what_was_pasted_and_not_kept_is_asked_about_when_the_window_closes(
    qtbot: QtBot, page: CalendarPage
) -> None:
    assert not page.is_unfinished()
    paste(qtbot, page, RIGHT)
    assert page.is_unfinished()
    press(qtbot, page, "clear_notice")
    assert not page.is_unfinished()
    assert not page.panel.keep_button.isVisible()


def test_the_status_line_opens_the_calendar(qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]) -> None:
    window.show_page("register")
    qtbot.mouseClick(window.status.calendar, Qt.MouseButton.LeftButton)
    assert window.shown == "calendar"


@pytest.mark.parametrize("size", [(1366, 696), (1280, 648), (1920, 1008), (1093, 542)])
@pytest.mark.parametrize("text", ["", WRONG, UNCLEAR])
def test_nothing_is_cut(
    qtbot: QtBot, in_winter: MainWindow, size: tuple[int, int], text: str
) -> None:
    window, page = in_winter, calendar_of(in_winter)
    window.resize(*size)
    page.drawer.open()
    if text:
        paste(qtbot, page, text)
    page.open_with(date(2027, 1, 7))

    def nothing_is_cut() -> None:  # a slow desk lays out later; what counts is what stays
        assert not cut(window)

    qtbot.waitUntil(nothing_is_cut)
    bottom = page.views.months.place_of(date(2027, 12, 31)).bottom()
    assert bottom <= page.views.months.height()


def test_on_a_narrow_screen_the_header_leads_to_the_notices(
    qtbot: QtBot, window: MainWindow, page: CalendarPage
) -> None:
    opener = page.findChild(QPushButton, "open_calendar_panel")
    window.resize(1366, 696)
    qtbot.waitUntil(lambda: page.panel.isVisible() and not opener.isVisible())
    window.resize(1093, 542)
    qtbot.waitUntil(lambda: opener.isVisible() and not page.panel.isVisible())
    assert not cut(window)
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert page.panel.isVisible() and not opener.isVisible()


def test_every_day_has_room_for_its_figure_and_sign(window: MainWindow, page: CalendarPage, qtbot: QtBot) -> None:
    for size in ((1366, 696), (1093, 542)):
        window.resize(*size)
        qtbot.wait(50)
        place = page.views.months.place_of(date(2026, 2, 20))
        figure, sign = look.metrics(look.DATA), look.metrics(look.CALENDAR_SIGN)
        assert place.width() >= figure.horizontalAdvance("20") + sign.horizontalAdvance("休")
        assert place.height() >= look.metrics(look.CAPTION).tightBoundingRect("20").height() + 5, "figure and bar"


@pytest.mark.parametrize("dark", [False, True])
def test_the_signs_are_drawn_in_the_colours_of_the_theme(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, page: CalendarPage, dark: bool
) -> None:
    try:
        dress(qapp, dark=dark)
        qtbot.wait(20)
        image = page.views.months.grab().toImage()
        now = look.tokens()
        assert colour_at(page, image, date(2026, 10, 1)) == now.rest.lower()
        assert colour_at(page, image, date(2026, 10, 10)) == now.soft.lower()
        assert colour_at(page, image, TODAY) == now.accent.lower()
        assert colour_at(page, image, date(2026, 10, 28)) == now.surface.lower()
    finally:
        dress(qapp, dark=False)


def colour_at(page: CalendarPage, image: QImage, day: date) -> str:
    corner = page.views.months.place_of(day).topLeft() + QPoint(6, 4)
    return image.pixelColor(corner * image.devicePixelRatio()).name()


def test_a_month_has_its_requests_written_into_its_days(
    qtbot: QtBot, page: CalendarPage, window: MainWindow
) -> None:
    page.views.months.put_cursor(date(2026, 10, 8))
    page.shape_of_days.setFocus()
    qtbot.keyClick(page.shape_of_days, Qt.Key.Key_Right)
    days = page.views.days
    assert days.isVisible()
    assert days.cursor_day == date(2026, 10, 8)
    assert days.face(TODAY).lines == (
        "2026-0003 周若安", "2026-0008 沈知行", "2026-0006 林知夏"
    )
    assert days.face(date(2026, 10, 1)).name == "国庆节"
    assert page.views.days.place_of(TODAY).height() >= 96
    days.setFocus()
    qtbot.keyClick(days, Qt.Key.Key_PageDown)
    assert days.cursor_day == date(2026, 11, 8)
    qtbot.keyClick(days, Qt.Key.Key_PageDown)
    qtbot.keyClick(days, Qt.Key.Key_PageDown)
    assert (page.year, page.month, days.cursor_day) == (2027, 1, date(2027, 1, 8))


def test_after_a_night_the_status_line_says_what_is_missing(
    desk: Desk, words: Words, opened: Opened
) -> None:
    day = [date(2026, 9, 30)]
    window = opened(desk, words, lambda: day[0])
    owner = window.findChild(DeskOwner)
    assert window.status.calendar.foregroundRole() == look.TEXT2, "in September nobody asks for next year's notice"
    day[0] = date(2026, 10, 1)
    owner.look()
    assert window.status.calendar.foregroundRole() == look.AMBER
    window.may_close = True


def test_more_than_four_dates_on_a_day_are_a_number(qtbot: QtBot, page: CalendarPage, desk: Desk) -> None:
    # Received on Friday 2026-09-18 all of them: 20 working days later is Thursday 2026-10-22 (make-up days count).
    for number in range(5):
        draft = RequestDraft(
            received_on=date(2026, 9, 18), channel=Channel.IN_PERSON, number=f"2026-01{number}0", wording="同一天到期",
            applicant=Applicant(ApplicantKind.NATURAL_PERSON, "叶知秋"),
        )
        change = intake.register(desk, draft, today=TODAY)
    page.did.emit(change)
    face = page.views.months.face(date(2026, 10, 22))
    assert len(face.dues) == 5
    assert "5 件到期" in face.sentence


def test_mine_are_the_dates_of_the_requests_i_handle(qtbot: QtBot, page: CalendarPage, desk: Desk) -> None:
    everybody = {one.row.number for one in page.days}
    assert "2026-0005" in everybody, "handled by somebody else"
    page.whose.setFocus()
    qtbot.keyClick(page.whose, Qt.Key.Key_Right)
    assert {one.row.number for one in page.days} == everybody - {"2026-0005"}
    due = next(row.due_on for row in (register_row(desk, one, TODAY) for one in desk.store.requests.ids())
               if row.number == "2026-0005")
    assert due is not None and page.views.months.face(due).dues == ()


def test_the_dates_go_into_a_file_for_other_calendars_without_names(
    qtbot: QtBot, page: CalendarPage, window: MainWindow, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QFileDialog

    window.findChild(QAction, "export_ics").trigger()
    popup = page.findChild(QWidget, "ics_popup")
    assert "1 个工作日" in said(popup) and not popup.findChild(QCheckBox, "ics_names").isChecked()
    press(qtbot, popup, "ics_save")
    picker = page.findChild(QFileDialog, "file_picker")
    picker.fileSelected.emit(str(tmp_path / "due.ics"))
    picker.close()
    found = read_ics((tmp_path / "due.ics").read_bytes())
    assert {one["SUMMARY"].rpartition(" ")[2] for one in found if one["STATUS"] == "CONFIRMED"} == {
        one.row.number for one in page.days
    }
    assert "周若安" not in str(found)
    assert "due.ics" in window.toast.findChild(QLabel).text()


def test_a_month_goes_on_paper_with_its_requests(
    qtbot: QtBot, page: CalendarPage, window: MainWindow, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QFileDialog

    window.findChild(QAction, "export").trigger()
    picker = page.findChild(QFileDialog, "file_picker")
    picker.fileSelected.emit(str(tmp_path / "month.pdf"))
    picker.close()
    text = PdfReader(tmp_path / "month.pdf").pages[0].extract_text().replace(" ", "")
    assert "2026年10月" in text and "2026-0003" in text and "国庆节" in text
    assert window.findChild(QAction, "print").isEnabled()


def test_while_a_large_office_is_reckoned_nothing_leaves_the_page_and_then_every_date_stands(
    qtbot: QtBot, window: MainWindow, page: CalendarPage, desk: Desk
) -> None:
    dates = {day: len(dues) for day, dues in page.dues.items()}
    assert dates and "print" in page.handlers(), "control"
    page.reading.at_once = 0
    page.take_desk(desk)  # as after a change of the calendar: what stood there may be wrong
    page.handlers()["recount"]()
    assert page.reading.is_busy and not page.dues and page.panel.banner.text() == "在办申请较多，届满日还在计算……"
    assert not page.ics_button.isEnabled()
    assert not {"print", "export", "export_ics"} & page.handlers().keys()
    qtbot.waitUntil(lambda: not page.reading.is_busy)
    assert {day: len(dues) for day, dues in page.dues.items()} == dates
    assert page.ics_button.isEnabled() and "print" in page.handlers()
    assert "还在计算" not in page.panel.banner.text() or not page.panel.banner.isVisible()
