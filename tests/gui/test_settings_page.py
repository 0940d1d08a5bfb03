"""The settings page: each change acts at once, says what it moved and can be taken back; by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.settings_page import SettingsPage
from clerk_app.gui.style import dress
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services import handling, staff
from clerk_app.services.desk import Desk
from clerk_app.services.habits import habits
from clerk_app.services.recording import clock_of
from clerk_app.store.organs import FIRST_DAY
from tests.gui import office
from tests.gui.hand import seen, type_into
from tests.gui.walking import buttons, cut, labels, says_chinese

SIZES = [(1366, 696), (1280, 648), (1920, 1008), (1093, 542)]
PARTS = ("office", "numbers", "reckoning", "reminders", "duties", "letters", "selftest", "person", "display", "data")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The page as its action opens it."""
    window.findChild(QAction, "settings").trigger()
    shown = window.page("settings")
    assert isinstance(shown, SettingsPage) and window.shown == "settings"
    return shown


def more(page: SettingsPage, key: str) -> QLabel:
    return page.rows[key].more


def read(page: SettingsPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_everything_is_chinese(
    qtbot: QtBot, page: SettingsPage, window: MainWindow, part: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page.show_part(part)

    def nothing_is_cut() -> None:
        assert not cut(page)

    qtbot.waitUntil(nothing_is_cut)
    said = [each.text() for each in (*labels(page), *buttons(page)) if each.isVisible()]
    foreign = [text for text in said if not says_chinese(text) and text.strip("0123456789.%-—− ")]
    foreign = [text for text in foreign if text != str(page.desk.store.folder)]
    assert len(said) > 10 and not foreign


def test_the_arrows_open_the_parts_one_after_another(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    assert window.focusWidget() is page.parts.parts[2], "办理口径, where the doubtful readings are"
    qtbot.keyClick(page.parts.parts[2], Qt.Key.Key_Down)
    assert window.focusWidget() is page.parts.parts[3]
    assert page.sections["reminders"].isVisible() and not page.sections["reckoning"].isVisible()


def test_a_reading_moves_the_open_requests_and_is_taken_back(
    qtbot: QtBot, made: dict[str, RequestId], page: SettingsPage, window: MainWindow, desk: Desk
) -> None:
    consulted = made["consulting"]
    handling.end_consultation(desk, consulted, on=office.TODAY, ref="澜图置业", today=office.TODAY)
    before = clock_of(desk, desk.store.requests.get(consulted)).due_on
    segment = seen(qtbot, page, "setting_reading_pause")
    assert isinstance(segment, Segment)
    segment.setFocus()
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    said = read(page, "change_words")
    assert said.startswith("“征求意见，收到意见的当日”：当日计入 → 当日不计入。1 件在办的日期推后 1 天，最近一件 ")
    register = window.page("register")
    assert register is not None
    after = clock_of(register.desk, desk.store.requests.get(consulted)).due_on
    assert before is not None and after is not None and after > before, "every page works on the new reading"
    back = seen(qtbot, page, "take_back")
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert segment.value() == "strict"
    assert "提前 1 天" in read(page, "change_words")
    assert clock_of(register.desk, desk.store.requests.get(consulted)).due_on == before
    assert not page.line.back.isVisible()
    assert window.focusWidget() is segment, "the link that had it is gone"


def test_the_requests_that_moved_are_listed_in_the_register(
    qtbot: QtBot, made: dict[str, RequestId], page: SettingsPage, window: MainWindow, desk: Desk
) -> None:
    handling.end_consultation(desk, made["consulting"], on=office.TODAY, ref="澜图置业", today=office.TODAY)
    segment = seen(qtbot, page, "setting_reading_pause")
    qtbot.keyClick(segment, Qt.Key.Key_Right)
    link = seen(qtbot, page, "change_list")
    assert isinstance(link, QPushButton) and link.text() == "看这 1 件"
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert window.shown == "register"


def test_a_number_out_of_its_range_is_said_at_the_row_and_not_kept(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    page.show_part("reminders")
    typed = type_into(qtbot, page, "setting_warning_span", "30")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert more(page, "warning_span").text().startswith("“黄色提醒”要填 1 到 10 之间的整数")
    assert typed.property("error") and desk.store.settings.history() == ()
    type_into(qtbot, page, "setting_warning_span", "5")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert not typed.property("error") and page.desk.settings.whole("warning_span") == 5
    assert read(page, "change_words") == "“黄色提醒”：3 个工作日 → 5 个工作日。"


def test_a_number_pattern_shows_live_what_it_gives(qtbot: QtBot, page: SettingsPage) -> None:
    page.show_part("numbers")
    assert more(page, "number_pattern").text().endswith("现在的样子：2026-0001")
    typed = type_into(qtbot, page, "setting_number_pattern", "YSQ{year}-{n}")
    assert more(page, "number_pattern").text().endswith("现在的样子：YSQ2026-1")
    assert page.desk.settings.text("number_pattern") == "{year}-{n:04}", "not kept while typing"
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert page.desk.settings.text("number_pattern") == "YSQ{year}-{n}"
    type_into(qtbot, page, "setting_number_pattern", "YSQ-{n}")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert typed.property("error") and page.desk.settings.text("number_pattern") == "YSQ{year}-{n}"


def test_a_local_duty_is_marked_and_switched_on(qtbot: QtBot, page: SettingsPage) -> None:
    page.show_part("duties")
    row = page.rows["duty_lost_cases"]
    assert [tag.text() for tag in row.findChildren(QLabel, "setting_tag")] == ["本地：北京市西城区"]
    assert "西政办发〔2017〕14号" in more(page, "duty_lost_cases").text()
    switch = seen(qtbot, page, "setting_duty_lost_cases")
    assert isinstance(switch, QCheckBox) and not switch.isChecked()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert page.desk.settings.is_on("duty_lost_cases")
    qtbot.keyClick(switch, Qt.Key.Key_Return)
    assert not page.desk.settings.is_on("duty_lost_cases")


def test_the_annual_report_of_the_other_kind_of_agency_cannot_be_switched(qtbot: QtBot, page: SettingsPage) -> None:
    page.show_part("duties")
    assert page.rows["duty_annual_report"].isEnabled() and not page.rows["duty_government_report"].isEnabled()
    kind = seen(qtbot, page, "setting_agency_kind")
    qtbot.keyClick(kind, Qt.Key.Key_Right)
    assert page.rows["duty_government_report"].isEnabled() and not page.rows["duty_annual_report"].isEnabled()


def test_a_search_goes_over_all_parts(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    window.findChild(QAction, "find").trigger()
    assert window.focusWidget() is page.search
    type_into(qtbot, page, "search_settings", "报送")
    shown = [row.objectName() for section in page.sections.values() for row in section.rows if row.isVisible()]
    assert "row_duty_lost_cases" in shown and "row_warning_span" not in shown
    type_into(qtbot, page, "search_settings", "黄色")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert window.focusWidget() is seen(qtbot, page, "setting_warning_span")
    type_into(qtbot, page, "search_settings", "没有这样的字")
    assert any(one.isVisible() and one.text().startswith("没有带这些字的设置") for one in page.findChildren(QLabel))
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert window.shown == "settings" and page.sections["reckoning"].isVisible()


@pytest.mark.parametrize(("typed", "row"), [
    ("免打扰", "row_quiet_from"), ("hstx", "row_warning_span"), ("红头", "row_head_style"),
    ("夜间", "row_appearance"), ("黑底", "row_appearance"), ("静音", "row_quiet_from"), ("英文", "row_language"),
    ("多个机关", "row_add_organ"), ("流水号 样式", "row_number_pattern"), ("自检", ""),
])  # fmt: skip
def test_a_setting_is_found_by_another_word_and_by_initials(page: SettingsPage, typed: str, row: str) -> None:
    page.search.setText(typed)
    shown = [one.objectName() for section in page.sections.values() for one in section.rows if one.isVisibleTo(page)]
    assert row in shown if row else page.sections["selftest"].isVisibleTo(page)


def test_a_unit_is_added_renamed_and_no_longer_offered(
    qtbot: QtBot, made: dict[str, RequestId], page: SettingsPage, desk: Desk
) -> None:
    page.show_part("staff")
    seen(qtbot, page, "staff_take_over").click()
    unit = next(one for one in staff.units(desk) if one.name == "质监站")
    assert {"苏晚晴", "韩予墨"} <= {one.name for one in staff.people(desk)}
    seen(qtbot, page, f"staff_change_units_{unit.id}").click()
    type_into(qtbot, page, "staff_name", "质量安全站")
    qtbot.keyClick(seen(qtbot, page, "staff_name"), Qt.Key.Key_Return)
    assert [one.name for one in staff.units(desk)] == ["质量安全站"]
    assert "质监站" in habits(desk).units, "what was registered under the old name is still offered behind"
    seen(qtbot, page, "staff_add_units").click()
    type_into(qtbot, page, "staff_name", "质量安全站")
    seen(qtbot, page, "staff_keep").click()
    assert len(staff.units(desk)) == 1, "one name, one unit"
    type_into(qtbot, page, "staff_name", "法制科")
    seen(qtbot, page, "staff_keep").click()
    assert habits(desk).units[:2] == ("质量安全站", "法制科")
    seen(qtbot, page, f"staff_switch_units_{unit.id}").click()
    assert "质量安全站" not in habits(desk).units
    assert not cut(page)


def test_the_clerks_name_is_changed_said_and_taken_back(qtbot: QtBot, page: SettingsPage) -> None:
    page.show_part("person")
    wanted: list[str] = []
    page.clerk_wanted.connect(wanted.append)
    type_into(qtbot, page, "setting_clerk", "韩予墨")
    qtbot.keyClick(seen(qtbot, page, "setting_clerk"), Qt.Key.Key_Return)
    assert read(page, "change_words") == "经办人：苏晚晴 → 韩予墨。以后的记录写新名字，以前的不变。"
    seen(qtbot, page, "take_back").click()
    assert wanted == ["韩予墨", "苏晚晴"]


def test_every_other_doubtful_point_is_told_with_its_reading(page: SettingsPage) -> None:
    told = [row for row in page.sections["reckoning"].rows if row.objectName().startswith("doubt_")]
    assert len(told) >= 20
    assert all(row.title.text() and row.more.text() and row.control is None for row in told)


def test_what_the_office_has_not_filled_in_is_counted(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    page.show_part("office")
    assert page.parts.parts[0].accessibleDescription() == "缺 7"
    change_it = seen(qtbot, page, "change_office")
    change_it.setFocus()
    qtbot.keyClick(change_it, Qt.Key.Key_Space)
    assert window.shown == "office"


def test_the_self_test_runs_beside_the_window(qtbot: QtBot, page: SettingsPage) -> None:
    page.show_part("selftest")
    run = seen(qtbot, page, "run_selftest")
    run.setFocus()
    with qtbot.waitSignal(page.selftest.over, timeout=120_000) as over:
        qtbot.keyClick(run, Qt.Key.Key_Space)
        assert not run.isEnabled()
    assert over.args == [True], read(page, "selftest_verdict")
    assert run.isEnabled() and page.parts.parts[6].accessibleDescription() == "通过"
    assert sum(one.text().startswith("✓") for one in page.selftest.findChildren(QLabel)) >= 4


def test_another_clerk_signs_from_now_on(qtbot: QtBot, page: SettingsPage, window: MainWindow, desk: Desk) -> None:
    page.show_part("person")
    with qtbot.waitSignal(page.clerk_wanted) as wanted:
        typed = type_into(qtbot, page, "setting_clerk", "韩予墨")
        qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert wanted.args == ["韩予墨"]
    type_into(qtbot, page, "setting_clerk", "")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert isinstance(typed, QLineEdit) and typed.text() == page.desk.who, "nobody signs with an empty name"


def test_the_page_follows_the_dark_theme(qtbot: QtBot, qapp: QApplication, page: SettingsPage) -> None:
    dress(qapp, dark=True)
    try:

        def ground_is_dark() -> bool:
            return page.scroller.grab().toImage().pixelColor(2, 2).name().upper() == look.DARK.surface

        qtbot.waitUntil(ground_is_dark)
    finally:
        dress(qapp, dark=False)


def test_the_numbers_of_the_year_stand_below_their_settings(
    page: SettingsPage, made: dict[str, RequestId], desk: Desk
) -> None:
    facts = {"outcome": "disclosed", "number": "临建公开〔2026〕3号", "delivery_unknown": True}
    organ = desk.store.organs.first()
    desk.store.organs.update(organ, since=FIRST_DAY, code="临建公开")
    page.open_with("numbers")
    assert page.numbers.texts() == ("今年还没有取过号。",)
    desk.store.requests.append(made["consulting"], Event(EventKind.ANSWERED, office.TODAY, facts))
    page.open_with("numbers")
    said = page.numbers.texts()
    assert "最后一号是第 3 号" in said[0] and "缺第 1 至 2 号" in said[1] and len(said) == 2


def test_the_keyboard_follows_the_mouse_from_part_to_part(
    qtbot: QtBot, page: SettingsPage, window: MainWindow
) -> None:
    window.activateWindow()
    page.parts.take_focus()
    qtbot.waitUntil(lambda: any(each.hasFocus() for each in page.parts.parts))
    pressed = page.parts.parts[-1]
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert pressed.isChecked()
    assert [each.name for each in page.parts.parts if each.hasFocus()] == [pressed.name]


def test_several_units_are_added_by_the_keyboard_alone(
    qtbot: QtBot, page: SettingsPage, window: MainWindow, desk: Desk
) -> None:
    page.show_part("staff")
    window.activateWindow()
    seen(qtbot, page, "staff_add_units").setFocus()
    for name in ("征收科", "法制科"):
        qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().hasFocus())
        assert window.focusWidget().objectName() == "staff_add_units"
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        type_into(qtbot, page, "staff_name", name)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert [one.name for one in staff.units(desk)] == ["征收科", "法制科"]
