"""The small widgets, each by the keyboard and the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.gui import look
from clerk_app.gui.components import pill
from clerk_app.gui.components.banner import AMBER, Banner
from clerk_app.gui.components.buttons import LINK, PRIMARY, QUIET, SECONDARY, button
from clerk_app.gui.components.choice_row import ChoiceRow
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.form_row import FormRow, field, text_area
from clerk_app.gui.components.labels import label, plain_tip
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.rail import RailButton
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.components.toast import Toast
from clerk_app.gui.components.view_tabs import ViewTab
from clerk_app.gui.components.way_card import WayCard
from clerk_app.law.terms import State

KEY = Qt.Key
LONG = "申请人要求获取的信息涉及多个科室保管的材料，需要逐一核对后才能确定是否公开。" * 4


@pytest.mark.parametrize("kind", [PRIMARY, SECONDARY, QUIET, LINK])
def test_a_button_is_as_wide_as_icon_words_and_key(qtbot: QtBot, kind: str) -> None:
    made = button("导入旧台账", kind, icon="upload", key="Ctrl+Enter")
    qtbot.addWidget(made)
    bare = button("导入旧台账", kind)
    qtbot.addWidget(bare)
    words = look.metrics(look.DATA if kind == LINK else look.BODY).horizontalAdvance("导入旧台账")
    key = look.metrics(look.CAPTION).horizontalAdvance("Ctrl+Enter")
    assert bare.sizeHint().width() > words
    assert made.sizeHint().width() >= bare.sizeHint().width() + 16 + key
    assert made.height() >= 22


def test_enter_presses_a_button_and_a_key_held_down_does_not(qtbot: QtBot) -> None:
    made = button("确认撤销")
    qtbot.addWidget(made)
    made.show()
    made.setCheckable(True)
    pressed: list[bool] = []
    made.toggled.connect(pressed.append)
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(made, held)
    qtbot.keyClick(made, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    qtbot.keyClick(made, KEY.Key_Return)
    qtbot.keyClick(made, KEY.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == [True, False]


def test_enter_presses_what_paints_itself_too(qtbot: QtBot) -> None:
    for made in (ChoiceRow("延长期限", ""), WayCard("upload", "导入旧台账", "", name="way"), ViewTab("all", "全部"),
                 RailButton("calendar", "日历", "calendar", filled=False)):  # fmt: skip
        qtbot.addWidget(made)
        made.show()
        with qtbot.waitSignal(made.clicked):
            qtbot.keyClick(made, KEY.Key_Return)


def test_every_kind_of_button_can_be_painted_in_every_state(qtbot: QtBot) -> None:
    room = QWidget()
    column = QVBoxLayout(room)
    for kind in (PRIMARY, SECONDARY, QUIET, LINK):
        for enabled in (True, False):
            made = button("登记(&N)", kind, icon="plus", key="D")
            made.setEnabled(enabled)
            column.addWidget(made)
    qtbot.addWidget(room)
    room.show()
    for made in room.findChildren(QPushButton):
        made.setFocus()
        assert not made.grab().isNull()


def test_a_label_shows_markup_letter_by_letter(qtbot: QtBot) -> None:
    shown = label("<b>粗</b>")
    qtbot.addWidget(shown)
    assert shown.sizeHint().width() >= look.metrics(look.BODY).horizontalAdvance("<b>粗</b>")


def test_a_tool_tip_shows_markup_letter_by_letter() -> None:
    assert plain_tip("平常的话") == "平常的话"
    assert "<img" not in plain_tip('<img src="x">')


def test_a_segment_is_chosen_by_digit_arrow_and_mouse(qtbot: QtBot) -> None:
    segment = Segment([("a", "当面"), ("b", "挂号信"), ("c", "平信")])
    qtbot.addWidget(segment)
    segment.show()
    heard: list[object] = []
    segment.chosen.connect(heard.append)
    qtbot.keyClick(segment, KEY.Key_2)
    qtbot.keyClick(segment, KEY.Key_Right)
    qtbot.keyClick(segment, KEY.Key_Right)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton, pos=segment.rect().topLeft() + segment.rect().center() * 0.1)
    assert heard == ["b", "c", "a"]
    segment.choose("b")
    assert (segment.value(), heard) == ("b", ["b", "c", "a"])
    segment.offer([("b", "挂号信"), ("d", "传真")])
    assert segment.value() == "b"


def test_an_error_takes_the_place_of_the_hint_and_comes_back(qtbot: QtBot) -> None:
    inner = field(168)
    row = FormRow("收到日期", inner, required=True, hint="可输 1012、昨天", required_word="必填")
    qtbot.addWidget(row)
    row.show()
    before = row.sizeHint().height()
    row.set_error("“13-40”不是日期。")
    assert row.in_error() and row.note.text() == "“13-40”不是日期。"
    assert row.note.foregroundRole() == look.RED
    assert row.sizeHint().height() == before, "nothing jumps"
    assert inner.accessibleName() == "收到日期 必填"
    row.set_error("")
    assert not row.in_error() and row.note.text() == "可输 1012、昨天"


def test_tab_leaves_a_text_area(qtbot: QtBot) -> None:
    room = QWidget()
    column = QVBoxLayout(room)
    first, second = text_area(60), field(100)
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, KEY.Key_Tab)
    assert second.hasFocus()


def test_a_banner_says_one_thing_with_a_way_out(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say("2027 年放假安排未录入，2 件届满日暂定。", kind=AMBER, way_out="去录入")
    link = banner.findChild(QPushButton, "banner_link")
    with qtbot.waitSignal(banner.pressed):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    banner.say("好了", can_close=True)
    assert not link.isVisible()
    qtbot.mouseClick(banner.findChild(QPushButton, "banner_close"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_toast_is_replaced_by_the_next(qtbot: QtBot) -> None:
    room = QWidget()
    room.resize(600, 200)
    qtbot.addWidget(room)
    toast = Toast(room)
    room.show()
    toast.say("已登记 2026-0124", "打印回执")
    toast.say("已延期")
    assert toast.text() == "已延期"
    assert not toast.findChild(QPushButton, "toast_action").isVisible()
    toast.place(16, 180)
    assert room.rect().contains(toast.geometry())


def test_a_long_line_of_a_toast_is_broken_and_not_cut(qtbot: QtBot) -> None:
    room = QWidget()
    room.resize(600, 200)
    qtbot.addWidget(room)
    room.show()
    toast = Toast(room)
    text = "2026-0001：卷宗已存为「2026-0001 卷宗.pdf」，11 件 14 页。「locked.pdf」设有打开密码，没有装入，" * 3
    toast.say(text, "打开文件夹")
    toast.place(16, 180)
    words = toast.findChild(QLabel, "toast_words")
    assert room.rect().contains(toast.geometry())
    assert words.heightForWidth(words.width()) <= words.height(), "every line of it is to be seen"
    toast.say("已延期")
    toast.place(16, 180)
    assert toast.height() < 60, "a short one is one line again"


def test_empty_states_offer_links(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    empty.say("没有符合的申请", first="清除筛选")
    empty.show()
    with qtbot.waitSignal(empty.first):
        qtbot.mouseClick(empty.findChild(QPushButton, "empty_first"), Qt.MouseButton.LeftButton)
    assert not empty.findChild(QPushButton, "empty_second").isVisible()


def test_progress_can_be_cancelled(qtbot: QtBot) -> None:
    row = ProgressRow()
    qtbot.addWidget(row)
    row.begin("正在读 台账.xlsx")
    row.report(1240, 3607, "1,240 / 3,607 行")
    with qtbot.waitSignal(row.cancelled):
        qtbot.mouseClick(row.findChild(QPushButton, "progress_cancel"), Qt.MouseButton.LeftButton)


def test_a_side_panel_scrolls_instead_of_squeezing_wrapped_words(qtbot: QtBot) -> None:
    panel = SidePanel(316)
    words = [label(LONG, look.DATA, wrap=True) for _ in range(5)]
    for each in words:
        panel.column.addWidget(each)
    qtbot.addWidget(panel)
    panel.resize(316, 200)
    panel.show()
    qtbot.wait(20)
    assert all(each.height() >= each.heightForWidth(each.width()) for each in words)
    assert panel.scroller.verticalScrollBar().maximum() > 0


def test_every_state_has_a_sign_and_only_to_post_is_coloured(qtbot: QtBot) -> None:
    assert set(pill.SIGNS) == set(State)
    shown = pill.Pill()
    qtbot.addWidget(shown)
    grounds = {}
    for state in State:
        shown.show_state(state, "待寄送")
        shown.resize(shown.sizeHint())
        grounds[state] = shown.grab().toImage().pixelColor(shown.width() // 2, 3).name()
    assert [state for state in State if grounds[state] == look.LIGHT.soft.lower()] == [State.TO_POST]


def test_a_result_that_has_no_room_beside_its_article_takes_a_second_line(qtbot: QtBot) -> None:
    long, short = ChoiceRow("没有现成信息需要另行制作", "第三十八条"), ChoiceRow("部分公开", "第三十七条")
    for row in (long, short):
        qtbot.addWidget(row)
        row.resize(239, row.height())
        row.show()
    assert long.height() > short.height()
    long.resize(400, long.height())
    qtbot.waitUntil(lambda: long.height() == short.height())


def test_what_is_chosen_and_longer_than_its_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    case = "（2026）苏 01 行初 123 号 · 临澜市中级人民法院 · 行政诉讼"
    combo = QComboBox()
    qtbot.addWidget(combo)
    combo.setFixedSize(240, 32)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, _option_of(combo), QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    shortened = combo.fontMetrics().elidedText(case, Qt.TextElideMode.ElideRight, room.width())
    combo.addItems([case, shortened, case.partition(" · ")[0]])
    shown = []
    for index in range(combo.count()):
        combo.setCurrentIndex(index)
        shown.append(combo.grab().toImage())
    assert shortened.endswith("…") and shown[0] == shown[1]
    assert shown[1] != shown[2], "control: pictures of other words differ"


def _option_of(combo: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    return option
