"""工作台 in the window: counts that filter, keys that work, why a date is what it is, nothing cut at any size."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.day_strip import DayStrip
from clerk_app.gui.components.reason_popup import ReasonPopup
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.today_page import TodayPage
from clerk_app.gui.preferences import Preferences
from clerk_app.law.terms import DeliveryManner, Outcome, RemedyRoute
from clerk_app.services import answering, handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.today import Group, today_view
from clerk_app.services.today_paper import paper
from tests.gui import office
from tests.gui.hand import press, seen, type_into
from tests.gui.walking import cut

TO_POST, SERVED = "2026-0008", "2026-0001"


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> TodayPage:
    """The page on the small office, shown."""
    window.show_page("today")
    shown = window.page("today")
    assert isinstance(shown, TodayPage)
    return shown


def numbers(page: TodayPage) -> list[str]:
    return [shown.line.row.number for shown in page.model.rows() if shown.line is not None]


def cell(page: TodayPage, name: str) -> QAbstractButton:
    found = page.strip.findChild(QAbstractButton, f"count_{name}")
    assert isinstance(found, QAbstractButton)
    return found


def test_the_list_goes_by_remaining_working_days_and_those_waiting_come_last(page: TodayPage) -> None:
    groups = [shown.group for shown in page.model.rows() if shown.line is None]
    assert groups == sorted(groups, key=list(Group).index) and groups[-1] is Group.WAITING
    assert page.model.rows()[0].texts[0] == "已逾期" and page.model.rows()[1].texts[0].startswith("逾")
    assert page.header.sub.text() == "10 月 13 日 星期二 · 今年第 191 个工作日"


def test_the_model_keeps_the_rules_of_models(page: TodayPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.model.show_lines(())


def test_a_count_filters_the_list_to_exactly_its_requests_and_escape_clears(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    everything = numbers(page)
    for count in page.strip.counts()[:7]:
        if count.number:
            qtbot.mouseClick(cell(page, count.id), Qt.MouseButton.LeftButton)
            assert len(numbers(page)) == count.number and cell(page, count.id).isChecked()
            qtbot.keyClick(page.list, Qt.Key.Key_Escape)
            assert numbers(page) == everything and window.shown == "today"
    assert sum(count.number for count in page.strip.counts()[:7]) == len(everything)


def test_a_count_of_finished_requests_opens_them_in_the_register(
    qtbot: QtBot, page: TodayPage, window: MainWindow
) -> None:
    qtbot.mouseClick(cell(page, "to_archive"), Qt.MouseButton.LeftButton)
    assert window.shown == "register"
    listed = window.page("register").model.rows()  # type: ignore[union-attr]
    assert [row.number for row in listed] == [SERVED]


def test_an_empty_count_is_shown_and_cannot_be_chosen(page: TodayPage) -> None:
    empty = next(count for count in page.strip.counts() if not count.number)
    assert empty.shown == "0" and cell(page, empty.id).isVisible() and not cell(page, empty.id).isEnabled()


def test_the_arrows_pass_over_sections_enter_opens_the_request_and_ctrl_1_comes_back(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    seen = []
    for _ in numbers(page):
        line = page.list.current_line()
        assert line is not None
        seen.append(line.row.number)
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert seen == numbers(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.shown == "request"
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.shown == "today"


def test_space_says_why_with_strip_and_article_and_closes_again(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    popup = page.findChild(ReasonPopup)
    assert popup is not None and popup.isVisible() and popup.findChild(DayStrip) is not None
    assert "第三十三条" in popup.sentence.text()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(ReasonPopup) is None)


def test_a_deed_changes_counts_list_and_badge(qtbot: QtBot, window: MainWindow, page: TodayPage, desk: Desk,
                                              made: dict[str, RequestId]) -> None:  # fmt: skip
    badge = next(item for item in window.rail.findChildren(QAbstractButton) if item.objectName() == "rail_today")
    assert badge.accessibleName() == "工作台，1 件逾期"
    assert TO_POST in numbers(page)
    answering.serve(desk, made["to_post"], on=office.TODAY, manner=DeliveryManner.POST, today=office.TODAY)
    page.did.emit(Change(requests=frozenset({made["to_post"]}), message=""))
    assert TO_POST not in numbers(page)


def test_nothing_to_do_is_said_with_the_next_day(window: MainWindow, desk: Desk) -> None:
    office.register(desk, "2026-0031", office.TODAY, "叶知秋", "备案材料")
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    assert page.findChild(QLabel, "today_calm").text() == "今天没有要办的。最近一件 11-10 周二届满。"


def test_nothing_to_do_still_says_what_waits_to_be_posted(window: MainWindow, desk: Desk) -> None:
    made = office.register(desk, "2026-0031", office.TODAY, "叶知秋", "备案材料")
    answering.answer(desk, made, on=office.TODAY, outcome=Outcome.DISCLOSED, today=office.TODAY)
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    assert page.findChild(QLabel, "today_calm").text().endswith("1 件待寄送。")


def test_an_empty_register_says_so_and_leads_to_registering(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage) and page.empty.isVisible()
    assert page.empty.text() == "今天没有要办的。"
    page.empty.first.emit()
    assert window.shown == "intake"


def test_nothing_is_cut_and_every_count_has_the_room_it_needs(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    for wide, high in ((1366, 696), (1280, 648), (1920, 1008), (1093, 542)):
        window.resize(wide, high)
        qtbot.wait(20)
        assert not cut(page)
        cells = page.strip.findChildren(QAbstractButton)
        needed = [one.needs(with_remark=one.with_remark, pad=7) for one in cells]  # type: ignore[attr-defined]
        assert all(one.width() >= least for one, least in zip(cells, needed, strict=True))


def test_a_day_of_another_year_and_its_sign_have_room_beside_each_other(
    qtbot: QtBot, desk: Desk, made: dict[str, RequestId], window: MainWindow
) -> None:
    handling.ask_correction(
        desk, made["markup"], on=office.TODAY, reply_by=date(2027, 1, 4), points="范围不明确", today=office.TODAY
    )
    window.show_page("today")
    page = window.page("today")
    page.list.choose(made["markup"])
    texts = page.model.rows()[page.list.currentIndex().row()].texts
    assert texts[1] == "2027-01-04 周一"
    words, sign = look.metrics(look.DATA).horizontalAdvance(texts[1]), 14
    for wide, high in ((1366, 696), (1093, 542), (1920, 1008)):
        window.resize(wide, high)
        qtbot.wait(20)
        assert page.list.place_of_why().width() >= 10 + words + 4 + sign + 8
        assert page.list.columnWidth(4) >= 200 and not page.list.horizontalScrollBar().maximum()


@pytest.mark.parametrize(
    ("which", "said"), [("correcting", "R 登记收到补正"), ("consulting", "R 登记收到反馈意见"), ("plain", "")]
)
def test_the_line_of_keys_says_what_r_would_record_on_that_line(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, page: TodayPage, which: str, said: str
) -> None:
    page.list.choose(made[which])
    shown = page.findChild(QLabel, "today_keys")
    assert isinstance(shown, QLabel)
    assert shown.text() == "   ".join(filter(None, ("↑↓ 选择", "Enter 打开", "空格 看期限依据", said)))
    if said:
        page.handlers()["take"]()
        button = seen(qtbot, window.page("request"), "do_step")
        assert isinstance(button, QAbstractButton) and said == f"R 登记{button.text()}"


def test_the_list_is_printed_whole(qapp: QApplication, desk: Desk, made: dict[str, RequestId]) -> None:
    view = today_view(desk, office.TODAY)
    made_pdf = paper(desk, view)
    assert made_pdf.startswith(b"%PDF") and made_pdf == paper(desk, view)


def test_cases_of_an_old_ledger_are_one_line_that_opens_them_in_the_register(
    qtbot: QtBot, made: dict[str, RequestId], desk: Desk, window: MainWindow
) -> None:
    served = desk.store.requests.by_number(SERVED)
    assert served is not None
    for number in range(3):
        draft = RemedyDraft(
            RemedyRoute.LITIGATION_DIRECT, "某法院", f"旧{number}号", office.TODAY, source=f"旧:{number}"
        )
        desk.store.remedies.open(served.id, draft)
    window.show_page("today")
    page = window.page("today")
    assert isinstance(page, TodayPage)
    (at,) = [place for place, shown in enumerate(page.model.rows()) if shown.line and shown.line.gathered]
    assert page.model.rows()[at].texts[3:5] == ("旧台账转入 3 件", "未登记收到副本的日期")
    page.list.setCurrentIndex(page.model.index(at, 0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.shown == "register"
    assert [row.number for row in window.page("register").model.rows()] == [SERVED]  # type: ignore[union-attr]


def test_every_count_opens_exactly_its_requests(qtbot: QtBot, page: TodayPage, window: MainWindow, desk: Desk) -> None:
    view = today_view(desk, office.TODAY)
    opened = {}
    for group in [one for one in Group if view.groups[one] and one is not Group.CASES]:
        window.show_page("today")
        qtbot.mouseClick(cell(page, group.value), Qt.MouseButton.LeftButton)
        if window.shown == "today":
            shown = {each.line.row.id for each in page.model.rows() if each.line is not None}
            assert page.step_back()
        else:
            shown = {row.id for row in window.page("register").model.rows()}  # type: ignore[union-attr]
        opened[group] = shown
    assert opened == {group: set(view.groups[group]) for group in opened} and len(opened) >= 5


def test_ctrl_f_finds_in_the_list_by_number_name_and_initials(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    everything = numbers(page)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    for text, found in (("zra", ["2026-0003", "2026-0010"]), ("林知夏", ["2026-0006"]), ("0003", ["2026-0003"])):
        type_into(qtbot, page, "today_search", text)
        assert numbers(page) == found
    type_into(qtbot, page, "today_search", "没有这个人")
    assert page.empty.isVisible() and page.empty.text() == "没有符合的申请"
    assert page.step_back() and numbers(page) == everything
    type_into(qtbot, page, "today_search", "0003")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.shown == "request"


def test_news_put_away_stay_away_and_new_ones_come(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow, page: TodayPage, desk: Desk, tmp_path: Path
) -> None:
    page.keep_in(Preferences(tmp_path / "window.ini"))
    # The opinion on 2026-0006, asked for on 16 September, ends today.
    assert "2026-0006" in seen(qtbot, page, "news_0").text()  # type: ignore[attr-defined]
    press(qtbot, page, "news_seen")
    assert seen(qtbot, page, "no_news")
    handling.ask_correction(
        desk, made["markup"], on=office.TODAY, reply_by=office.TODAY + timedelta(days=1), points="不明",
        today=office.TODAY,
    )
    page.keep_in(Preferences(tmp_path / "window.ini"))
    window.show_page("today")
    qtbot.wait(20)
    left = [one.text() for one in page.findChildren(QLabel) if one.objectName().startswith("news_") and one.isVisible()]
    assert len(left) == 1 and "2026-0010" in left[0]


def test_a_wide_screen_lists_the_last_deeds(qtbot: QtBot, window: MainWindow, page: TodayPage) -> None:
    assert page.findChild(QAbstractButton, "deed_0") is None
    window.resize(1920, 1000)
    qtbot.wait(20)
    deeds = [seen(qtbot, page, f"deed_{place}").text() for place in range(8)]  # type: ignore[attr-defined]
    # Eight of the eleven and more entries of the office, the answer of 2026-0008 the very last.
    assert deeds[0] == TO_POST and page.findChild(QAbstractButton, "deed_8") is None
    press(qtbot, page, "deed_0")
    assert window.shown == "request"


def test_on_a_narrow_screen_the_side_is_a_drawer_over_the_list(
    qtbot: QtBot, window: MainWindow, page: TodayPage
) -> None:
    window.resize(1093, 542)
    qtbot.wait(20)
    assert not page.panel.isVisible()
    wide = page.list.width()
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert page.panel.isVisible() and page.list.width() == wide
    assert page.panel.geometry().right() == page.width() - 1 and page.panel.geometry().bottom() == page.height() - 1
    assert page.step_back() and not page.panel.isVisible()
    window.resize(1366, 696)
    qtbot.wait(20)
    assert page.list.width() <= page.width() - page.panel.width()


def test_while_a_large_office_is_counted_no_count_is_shown_and_then_the_true_ones(
    qtbot: QtBot, window: MainWindow, page: TodayPage, desk: Desk
) -> None:
    everything, counts = numbers(page), page.strip.counts()
    page.reading.at_once = 0
    page.take_desk(desk)  # as after a change of the calendar: what stood there may be wrong
    page.open_with(None)
    assert page.is_reading and not numbers(page) and page.view_on(office.TODAY) is None
    assert {one.shown for one in page.strip.counts()} == {"…"} and page.empty.text() == "正在清点在办申请……"
    assert not any(cell(page, one.id).isEnabled() for one in page.strip.counts())
    assert cut(page) == []
    type_into(qtbot, page, "today_search", "0003")  # typed meanwhile, it holds for what comes
    qtbot.waitUntil(lambda: not page.is_reading)
    assert numbers(page) == ["2026-0003"] and page.strip.counts() == counts
    page.search.clear()
    assert numbers(page) == everything
