"""The register with real widgets: views, search, chips, order, selection, keys, clipboard, summary."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.choice_popup import ChoicePopup
from clerk_app.gui.components.column_chooser import ColumnChooser
from clerk_app.gui.components.page_header import Foot
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.request_table import COLUMN_IDS
from clerk_app.gui.pages.page import Listing, Opening
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.gui.preferences import Preferences
from clerk_app.law.terms import Channel, EventKind
from clerk_app.services import handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.transfer import import_ledger
from tests.gui import office

KEY, NONE, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, \
    Qt.KeyboardModifier.ShiftModifier
LEDGERS = Path(__file__).resolve().parent.parent / "data" / "ledgers"


@pytest.fixture
def page(made: dict[str, RequestId], window: MainWindow) -> RegisterPage:
    shown = window.page("register")
    assert isinstance(shown, RegisterPage)
    return shown


def numbers(page: RegisterPage) -> list[str]:
    return [row.number for row in page.model.rows()]


def search(page: RegisterPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "register_search")
    assert isinstance(found, QLineEdit)
    return found


def text(page: RegisterPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_the_list_has_the_focus_and_a_current_row(page: RegisterPage) -> None:
    assert page.list.hasFocus()
    assert page.list.current_row() == page.model.rows()[0]
    assert text(page, "page_sub") == "全部 9 件"


def test_views_show_what_their_count_says(qtbot: QtBot, page: RegisterPage) -> None:
    for view in ("open", "this_year", "to_post", "mine", "all"):
        qtbot.mouseClick(page.tabs.tab(view), Qt.MouseButton.LeftButton)
        shown = page.tabs.tab(view).count() or "9"
        assert len(numbers(page)) == int(shown), view
        assert page.tabs.tab(view).isChecked(), view


def test_typing_searches_at_once_and_down_goes_to_the_list(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page.list, KEY.Key_F, CTRL)
    assert search(page).hasFocus()
    qtbot.keyClicks(search(page), "yzq")
    assert numbers(page) == ["2026-0004", "2026-0001"]
    qtbot.keyClick(search(page), KEY.Key_Down)
    assert page.list.hasFocus()
    assert text(page, "register_hits").startswith("2 件 · ")


def test_f2_on_a_cell_corrects_the_fact_that_stands_in_it(
    qtbot: QtBot, page: RegisterPage, window: MainWindow
) -> None:
    page.list.setCurrentIndex(page.model.index(0, COLUMN_IDS.index("subject")))
    qtbot.keyClick(page.list, KEY.Key_F2)
    assert window.shown == "request"
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "amend_wording")


def test_what_an_input_method_is_composing_is_not_searched_for(qtbot: QtBot, page: RegisterPage) -> None:
    field = search(page)
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("lin", []))
    assert len(numbers(page)) == 9
    done = QInputMethodEvent()
    done.setCommitString("林")
    QApplication.sendEvent(field, done)
    assert numbers(page) == ["2026-0006"]


def test_letters_typed_in_the_search_start_no_deed(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    search(page).setFocus()
    qtbot.keyClicks(search(page), "decbw")
    assert search(page).text() == "decbw"
    assert window.shown == "register"


def test_no_hit_names_the_words_and_offers_to_clear(qtbot: QtBot, page: RegisterPage) -> None:
    search(page).setText("没有这样的")
    assert page.empty.isVisible()
    assert page.empty.text() == "没有符合“没有这样的”的申请"
    button = page.findChild(QPushButton, "empty_first")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 9
    assert search(page).text() == ""


def test_escape_clears_the_search_then_the_filter(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    qtbot.mouseClick(page.tabs.tab("open"), Qt.MouseButton.LeftButton)
    search(page).setText("栖云")
    page.list.setFocus()
    qtbot.keyClick(page.list, KEY.Key_Escape)
    assert (search(page).text(), page.tabs.tab("open").isChecked()) == ("", True)
    qtbot.keyClick(page.list, KEY.Key_Escape)
    assert page.tabs.tab("all").isChecked()
    assert window.shown == "register"


def test_a_chip_opens_a_list_that_space_and_enter_work(qtbot: QtBot, page: RegisterPage) -> None:
    chip = page.filters.chips["channel"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().topLeft() + chip.rect().center() / 3)
    popup = page.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    words = [popup.list.model().index(at, 0).data() for at in range(popup.list.model().rowCount())]
    at = words.index("邮寄（签收）")
    popup.list.setCurrentIndex(popup.list.model().index(at, 0))
    qtbot.keyClick(popup.list, KEY.Key_Space)
    qtbot.keyClick(popup.list, KEY.Key_Return)
    assert numbers(page) == ["2026-0004", "2026-0002"]
    assert {row.channel for row in page.model.rows()} == {Channel.REGISTERED_POST}
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() + chip.rect().topRight() / 2 * 0.7)
    assert len(numbers(page)) == 9


def test_escape_in_the_list_of_a_chip_changes_nothing(qtbot: QtBot, page: RegisterPage) -> None:
    page.filters.chips["state"].click()
    popup = page.findChild(ChoicePopup)
    assert isinstance(popup, ChoicePopup)
    qtbot.keyClick(popup.list, KEY.Key_Space)
    qtbot.keyClick(popup.list, KEY.Key_Escape)
    assert len(numbers(page)) == 9


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it_round(qtbot: QtBot, page: RegisterPage) -> None:
    header = page.list.header
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(0) + 20)
    place.setY(10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(page) == sorted(numbers(page))
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(page) == sorted(numbers(page), reverse=True)


def test_the_selection_follows_its_request(qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]) -> None:
    page.open_with(made["amber"])
    page.list.header.sorted_by.emit(0, False)
    current = page.list.current_row()
    assert current is not None and current.id == made["amber"]
    search(page).setText("2026-0002")
    search(page).setText("")
    current = page.list.current_row()
    assert current is not None and current.id == made["late"]


def test_a_deed_refreshes_its_row_alone(page: RegisterPage, desk: Desk, made: dict[str, RequestId]) -> None:
    kept = {row.id: row for row in page.model.rows()}
    change = handling.extend(desk, made["amber"], on=date(2026, 10, 9), days=20, reason="材料多", today=office.TODAY)
    page.bus.changed.emit(change)
    now = {row.id: row for row in page.model.rows()}
    assert now[made["amber"]].due_on == date(2026, 11, 13)
    assert all(now[each] is kept[each] for each in kept if each != made["amber"])


def test_a_struck_registration_leaves_the_list_and_the_one_below_is_current(
    page: RegisterPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    page.open_with(made["plain"])
    below = page.model.rows()[page.model.place_of(made["plain"]) + 1]
    entry = desk.store.requests.get(made["plain"]).entries[0].id
    change = handling.strike(desk, made["plain"], entry=entry, reason="录错了", today=office.TODAY)
    page.bus.changed.emit(change)
    assert page.model.place_of(made["plain"]) == -1
    assert page.list.current_row() == below


def test_rows_are_copied_as_tab_separated_text_with_headings(qtbot: QtBot, page: RegisterPage) -> None:
    page.list.header.sorted_by.emit(0, False)
    qtbot.keyClick(page.list, KEY.Key_Home)
    qtbot.keyClick(page.list, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.list, KEY.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["编号", "收到", "申请人", "申请内容", "状态", "剩余", "届满日", "办理结果"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["2026-0001", "2026-0002"]
    assert {len(line.split("\t")) for line in lines} == {8}


def test_rows_copied_are_text_in_a_spreadsheet_and_no_formula(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    wording = "=HYPERLINK(1)\t第一行\n第二行 <b>"
    handed = office.register(desk, "12-3", date(2026, 10, 12), "510502197001010011", wording)
    page.bus.changed.emit(Change(frozenset({handed})))
    page.list.choose(set(), handed)
    qtbot.keyClick(page.list, KEY.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    line = data.text().splitlines()[1].split("\t")
    assert line[:4] == ["12-3", "2026-10-12", "510502197001010011", "'=HYPERLINK(1) 第一行 第二行 <b>"]
    cells = re.findall(r"<td([^>]*)>(.*?)</td>", data.html().split("</tr>")[1])
    told = dict(zip(data.text().splitlines()[0].split("\t"), cells, strict=True))
    assert {name for name, (style, _) in told.items() if "\\@" not in style} == {"收到", "剩余", "届满日"}
    assert told["编号"][1] == "12-3"
    assert told["申请内容"][1] == "'=HYPERLINK(1) 第一行 第二行 &lt;b&gt;"


def test_columns_are_copied_in_the_order_they_stand(qtbot: QtBot, page: RegisterPage) -> None:
    page.list.change_plan(page.list.plan.moved("state", 0))
    qtbot.keyClick(page.list, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().split("\t")[:2] == ["状态", "编号"]


def test_everything_is_selected_and_copied_and_stays_selected_when_sorted(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page.list, KEY.Key_A, CTRL)
    page.list.header.sorted_by.emit(0, False)
    page.list.header.sorted_by.emit(2, True)
    assert (page.list.chosen_number(), text(page, "register_chosen")) == (9, "已选 9 件")
    qtbot.keyClick(page.list, KEY.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 10


def test_the_summary_names_an_earlier_request_much_like_it(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]
) -> None:
    page.open_with(made["amber"])
    line = page.findChild(QLabel, "summary_alike")
    assert isinstance(line, QLabel)
    qtbot.waitUntil(line.isVisible)
    assert line.text().startswith("相似申请 2026-0001（本人，05-11）") and "予以公开" in line.text()
    with qtbot.waitSignal(page.go) as asked:
        qtbot.mouseClick(page.findChild(QPushButton, "summary_alike_open"), Qt.MouseButton.LeftButton)
    assert asked.args == ["request", Opening(made["served"])]


def test_ctrl_v_hands_the_clipboard_to_the_page_of_pasted_rows(qtbot: QtBot, page: RegisterPage) -> None:
    QGuiApplication.clipboard().setText("申请人\t内容\r\n周若安\t预算")
    with qtbot.waitSignal(page.go) as asked:
        qtbot.keyClick(page.list, KEY.Key_V, CTRL)
    assert asked.args == ["paste", "申请人\t内容\r\n周若安\t预算"]


def test_number_and_due_date_are_copied(qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]) -> None:
    page.open_with(made["amber"])
    qtbot.keyClick(page.list, KEY.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "2026-0004\t2026-10-16"


@pytest.mark.parametrize(("key", "step"), [(KEY.Key_D, EventKind.ANSWERED), (KEY.Key_E, EventKind.EXTENDED)])
def test_a_letter_begins_the_step_of_the_current_request(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId], key: Qt.Key, step: EventKind
) -> None:
    page.open_with(made["amber"])
    with qtbot.waitSignal(page.go) as asked:
        qtbot.keyClick(page.list, key)
    assert asked.args == ["request", Opening(made["amber"], step)]


def test_enter_and_a_double_click_open_the_request(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId], window: MainWindow
) -> None:
    page.open_with(made["plain"])
    qtbot.keyClick(page.list, KEY.Key_Return)
    assert window.shown == "request"
    window.back()
    assert window.shown == "register"
    assert page.list.current_row().id == made["plain"]  # type: ignore[union-attr]


def test_a_list_handed_over_shows_only_its_requests(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("register", Listing("予以公开，自然人 2 件", frozenset({made["served"], made["late"]})))
    assert numbers(page) == ["2026-0002", "2026-0001"]
    listing = page.findChild(QPushButton, "filter_listing")
    assert isinstance(listing, QPushButton) and listing.isVisible()
    qtbot.mouseClick(listing, Qt.MouseButton.LeftButton)
    assert len(numbers(page)) == 9


def test_the_summary_waits_for_the_selection_to_rest(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]
) -> None:
    page.open_with(made["amber"])
    qtbot.waitUntil(lambda: text(page, "summary_number") == "2026-0004")
    assert text(page, "summary_figure") == "3"
    assert text(page, "summary_due") == "10-16 周五"
    assert text(page, "summary_applicant") == "叶知秋 · 自然人 · 本年第 2 件"
    assert "第三十三条" in text(page, "summary_why")
    qtbot.keyClick(page.list, KEY.Key_A, CTRL)
    qtbot.waitUntil(lambda: text(page, "summary_subject") == "已选 9 件")


def test_the_summary_names_what_the_checks_say_and_nothing_where_they_are_silent(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]
) -> None:
    """Of 9 September, due on Wednesday 14 October: one working day left, answered and not posted."""
    page.open_with(made["to_post"])
    qtbot.waitUntil(lambda: text(page, "summary_number") == "2026-0008")
    assert text(page, "summary_findings") == "拟提供的信息没有保密审查记录 · 已作出答复，尚未寄出"
    page.open_with(made["amber"])
    qtbot.waitUntil(lambda: text(page, "summary_number") == "2026-0004")
    assert page.summary.findChild(QLabel, "summary_findings").isHidden()


def test_the_summary_offers_the_first_step_of_the_state(
    qtbot: QtBot, page: RegisterPage, made: dict[str, RequestId]
) -> None:
    for which, action in (("plain", "step_decide"), ("to_post", "step_serve"), ("correcting", "step_take")):
        page.open_with(made[which])
        qtbot.waitUntil(lambda: any(each.isVisible() for each in page.summary.findChildren(QPushButton, action)))  # noqa: B023
        button = next(each for each in page.summary.findChildren(QPushButton, action) if each.isVisible())
        assert button.property("kind") == "primary", which


def test_f4_hides_the_summary_and_brings_it_back(qtbot: QtBot, page: RegisterPage) -> None:
    assert page.summary.isVisible()
    qtbot.keyClick(page.list, KEY.Key_F4)
    assert not page.summary.isVisible()
    qtbot.keyClick(page.list, KEY.Key_F4)
    assert page.summary.isVisible()


def test_f6_goes_from_region_to_region_and_back(qtbot: QtBot, page: RegisterPage, window: MainWindow) -> None:
    # The foot of the register holds words alone: nothing to stop at.
    parts = (window.rail, *page.all_regions(), window.status)
    regions = [each for each in parts if each.isVisible() and not isinstance(each, Foot)]
    at = next(place for place, each in enumerate(regions) if each is page.list or each.isAncestorOf(page.list))
    for expected in (*regions[at + 1:], *regions[: at + 1]):
        qtbot.keyClick(window, KEY.Key_F6)
        focus = window.focusWidget()
        assert focus is expected or expected.isAncestorOf(focus), expected.objectName()
    qtbot.keyClick(window, KEY.Key_F6, SHIFT)
    assert page.filters.isAncestorOf(window.focusWidget())


def test_space_shows_why_and_the_context_menu_has_the_deeds(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClick(page.list, KEY.Key_F4)
    qtbot.keyClick(page.list, KEY.Key_Space)
    assert page.summary.isVisible()
    offered = [each.objectName() for each in page.list.actions()]
    assert offered[0] == "open" and {"decide", "extend", "copy_rows"} <= set(offered)


def column_list(page: RegisterPage) -> ColumnChooser:
    """The small list of columns, opened."""
    page.filters.columns.click()
    found = page.filters.findChild(ColumnChooser)
    assert isinstance(found, ColumnChooser)
    return found


def hold(chooser: ColumnChooser, words: str) -> None:
    model = chooser.list.model()
    at = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == words)
    chooser.list.setCurrentIndex(model.index(at, 0))


def headings(page: RegisterPage) -> list[str]:
    header, model = page.list.header, page.model
    order = [header.logicalIndex(place) for place in range(model.columnCount())]
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in order if not page.list.isColumnHidden(at)]


def test_columns_are_shown_and_ordered_by_keyboard_and_put_back(qtbot: QtBot, page: RegisterPage) -> None:
    usual = headings(page)
    assert "渠道" not in usual
    chooser = column_list(page)
    hold(chooser, "渠道")
    qtbot.keyClick(chooser.list, KEY.Key_Space)
    assert "渠道" in headings(page)
    for _ in range(12):
        qtbot.keyClick(chooser.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert headings(page)[0] == "渠道"
    qtbot.mouseClick(chooser.findChild(QPushButton, "columns_restore"), Qt.MouseButton.LeftButton)
    assert headings(page) == usual


def test_a_column_dragged_and_sized_is_remembered_for_this_clerk(
    qtbot: QtBot, page: RegisterPage, tmp_path: Path
) -> None:
    likings = Preferences(tmp_path / "window.ini")
    page.views.keep_in(likings, "苏晚晴")
    header = page.list.header
    header.moveSection(header.visualIndex(COLUMN_IDS.index("state")), 0)
    header.resizeSection(COLUMN_IDS.index("applicant"), 123)
    assert headings(page)[0] == "状态"
    page.views.keep_in(likings, "韩予墨")
    assert headings(page)[0] == "编号", "another clerk has other columns"
    page.views.keep_in(Preferences(tmp_path / "window.ini"), "苏晚晴")
    assert headings(page)[0] == "状态"
    assert header.sectionSize(COLUMN_IDS.index("applicant")) == 123


def test_a_column_is_fitted_to_what_is_in_sight(page: RegisterPage) -> None:
    column = COLUMN_IDS.index("applicant")
    page.list.fit("applicant")
    fitted = page.list.header.sectionSize(column)
    assert fitted > page.list.fontMetrics().horizontalAdvance(office.MARKUP) > 0
    page.list.ask_for("applicant", False)
    page.list.ask_for("applicant", True)
    assert page.list.header.sectionSize(column) == fitted


def test_a_wide_window_shows_more_columns_and_a_narrow_one_fewer(page: RegisterPage, window: MainWindow) -> None:
    window.resize(1920, 1008)
    assert all(page.list.shows(each) for each in ("kind", "channel", "unit", "handler"))
    window.resize(1093, 542)
    assert not page.summary.isVisible()
    assert page.list.shows("number") and page.list.shows("subject") and not page.list.shows("unit")


def test_an_empty_register_says_how_to_begin(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    assert page.empty.text() == "台账还是空的"
    with qtbot.waitSignal(page.go) as asked:
        qtbot.mouseClick(page.findChild(QPushButton, "empty_second"), Qt.MouseButton.LeftButton)
    assert asked.args == ["import", None]


def test_a_register_of_thousands_is_searched_while_typing(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    report = import_ledger(desk, LEDGERS / "xicheng-2020.xlsx", today=office.TODAY)
    assert report.requests > 1500, "control: the ledger is a real one"
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    page.bus.changed.emit(Change(calendar=True))
    assert page.model.rowCount() == report.requests
    search(page).setText("房屋")
    assert 0 < page.model.rowCount() < report.requests
    search(page).setText("")
    first = page.list.currentIndex().row()
    for _ in range(50):
        qtbot.keyClick(page.list, KEY.Key_Down)
    assert page.list.currentIndex().row() == first + 50
