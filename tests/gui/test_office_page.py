"""The agency's particulars can be filled in and put right after the first start."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, add, choices, history
from clerk_app.services.office import office as office_of
from tests.gui.office import today
from tests.gui.walking import cut


def test_what_the_first_start_left_open_is_filled_in_later(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.findChild(QAction, "office").trigger()
    page = window.page("office")
    qtbot.waitUntil(page.isVisible)
    save = page.findChild(QPushButton, "save_office")
    assert not save.isEnabled(), "nothing was changed yet"
    court = page.findChild(QLineEdit, "office_court")
    court.setText("临澜区人民法院（新）")
    assert save.isEnabled()
    assert not cut(page)
    court.setFocus()
    qtbot.keyClick(court, Qt.Key.Key_Return)
    qtbot.keyClick(page.form.since, Qt.Key.Key_Return)
    assert save.hasFocus(), "Enter after Enter does not throw it all away"
    qtbot.keyClick(court, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.shown != "office")
    assert office_of(desk, today()).court == "临澜区人民法院（新）"


def test_the_address_that_envelopes_need_is_kept(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.show_page("office")
    page = window.page("office")
    page.findChild(QLineEdit, "office_address").setText("临澜区柳荫路1号")
    page.findChild(QLineEdit, "office_postcode").setText("000100")
    page.findChild(QLineEdit, "office_superior_body").setText("青屿市住房和城乡建设局")
    page.main_action()
    kept = desk.store.organs.current(today())[0]
    assert (kept.address, kept.postcode) == ("临澜区柳荫路1号", "000100")
    assert kept.superior_body == "青屿市住房和城乡建设局", "the other body of a department's answers before 2024"


def test_a_court_that_changed_on_a_day_leaves_earlier_letters_as_they_were(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_page("office")
    page = window.page("office")
    before = desk.store.organs.on(desk.store.organs.first(), date(2026, 9, 30))
    page.findChild(QLineEdit, "office_court").setText("青屿铁路运输法院")
    since = page.findChild(QLineEdit, "office_since")
    since.setText("某天")
    assert not page.findChild(QPushButton, "save_office").isEnabled(), "a day nobody understands is not kept"
    since.setText("2026-10-01")
    page.main_action()
    first = desk.store.organs.first()
    assert desk.store.organs.on(first, date(2026, 9, 30)) == before
    assert desk.store.organs.on(first, date(2026, 10, 1)).court == "青屿铁路运输法院"
    assert [one.since for one in history(desk)][-1] == date(2026, 10, 1)


def test_what_is_emptied_stays_as_it_was(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    before = office_of(desk, today())
    window.show_page("office")
    page = window.page("office")
    page.findChild(QLineEdit, "office_name").setText("")
    assert not page.findChild(QPushButton, "save_office").isEnabled()
    page.main_action()
    assert office_of(desk, today()) == before


def test_a_second_agency_is_added_chosen_at_intake_and_retired(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_page("intake")
    intake = window.page("intake")
    assert intake.organ.isHidden(), "one agency alone is no choice"
    window.show_page("office")
    page = window.page("office")
    page.findChild(QLineEdit, "office_name").setText("临澜区住房和城乡建设局")
    page.main_action()
    window.show_page("office")
    page.findChild(QPushButton, "add_organ").click()
    for name, text in {"name": "临澜区人民政府", "code": "临政公开", "request_pattern": "府{year}-{n:03}"}.items():
        page.findChild(QLineEdit, f"office_{name}").setText(text)
    qtbot.waitUntil(lambda: not cut(page))
    page.main_action()
    assert [name for _, name in choices(desk, today())] == ["临澜区住房和城乡建设局", "临澜区人民政府"]
    assert page.findChild(QComboBox, "office_organ").currentText() == "临澜区人民政府"
    qtbot.waitUntil(lambda: not cut(page))
    window.show_page("intake")
    box = window.findChild(QComboBox, "intake_organ")
    assert box.isVisible() and box.currentIndex() == 0
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert intake.header.sub.text() == "登记号 府2026-001"
    intake.view.field_widget("name").setText("周若安")
    intake.view.field_widget("wording").setPlainText("房屋征收补偿方案")
    intake.main_action()
    (request,) = desk.store.requests.all()
    assert (request.number, desk.store.organs.on(request.organ, today()).name) == ("府2026-001", "临澜区人民政府")
    window.show_page("year")
    year = window.page("year")
    qtbot.waitUntil(lambda: year.shown is not None)
    scope = year.findChild(QComboBox, "year_organ")
    counted = {}
    for at in range(scope.count()):
        scope.setCurrentIndex(at)
        scope.activated.emit(at)
        qtbot.waitUntil(lambda: not year.counting.is_busy)
        counted[scope.itemText(at)] = year.shown.sheet.table("applications").value("new_received", "total")
    assert counted == {"全部机关": 1, "临澜区住房和城乡建设局": 0, "临澜区人民政府": 1}
    window.show_page("office", request.organ)
    page.findChild(QLineEdit, "office_until").setText("2026-10-12")
    page.findChild(QPushButton, "retire_organ").click()
    assert [name for _, name in choices(desk, today())] == ["临澜区住房和城乡建设局"]
    assert page.findChild(QPushButton, "retire_organ").text() == "重新启用"


def test_the_agency_of_a_request_is_corrected_on_its_page(
    qtbot: QtBot, window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    other = add(desk, Office(name="临澜区人民政府", code="临政公开"), since=None, today=today())
    window.show_page("request", Opening(made["amber"]))
    page = window.page("request")
    page.findChild(QPushButton, "amend").click()
    box = page.findChild(QComboBox, "amend_organ")
    qtbot.waitUntil(box.isVisible)
    box.setCurrentIndex(box.findData(str(other)))
    page.findChildren(QLineEdit, "amend_reason")[-1].setText("写给区政府的")
    page.findChildren(QPushButton, "do_amend")[-1].click()
    assert desk.store.requests.get(made["amber"]).organ == other
