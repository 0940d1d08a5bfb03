"""登记 in the window: live dates, what is to be looked at, keys, the known applicant; Enter registers nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import ReceiptProof, RequestId
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.intake_page import IntakePage
from clerk_app.law.terms import ApplicantKind, Confirmation
from clerk_app.services.desk import Desk
from tests.gui.hand import CTRL, press, seen, type_into
from tests.gui.office import MARKUP


@pytest.fixture
def page(window: MainWindow) -> IntakePage:
    window.show_page("intake")
    shown = window.page("intake")
    assert isinstance(shown, IntakePage)
    return shown


def text_of(page: QWidget, name: str) -> str:
    return page.findChild(QWidget, name).text()


def test_the_due_date_follows_the_receipt_date_as_it_is_typed(qtbot: QtBot, page: IntakePage) -> None:
    for typed, due, notice in (
        ("914", "10-16 周五", "09-22 周二"), ("9-30", "11-03 周二", "10-15 周四"), ("zt", "11-09 周一", "10-21 周三"),
    ):  # fmt: skip
        type_into(qtbot, page, "received_on", typed)
        assert (text_of(page, "due_date"), text_of(page, "notice_date")) == (due, notice)
    assert "第三十三条" in text_of(page, "due_reason")
    type_into(qtbot, page, "received_on", "13-40")
    assert text_of(page, "due_date") == "—"


def test_a_wrong_date_is_told_on_leaving_the_field_and_kept_as_typed(qtbot: QtBot, page: IntakePage) -> None:
    field = type_into(qtbot, page, "received_on", "13-40")
    assert not field.property("error"), "not while it is typed"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.property("error") and field.text() == "13-40"
    assert "“13-40”不是日期" in field.accessibleDescription()


def test_arrows_move_the_date_by_days_and_with_ctrl_by_working_days(qtbot: QtBot, page: IntakePage) -> None:
    field = type_into(qtbot, page, "received_on", "10-8")
    assert isinstance(field, DateField)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == date(2026, 10, 7)
    qtbot.keyClick(field, Qt.Key.Key_Down, CTRL)
    assert field.day() == date(2026, 9, 30)
    assert field.echo.text() == "= 2026-09-30 周三"


def test_f3_opens_a_month_in_chinese_to_pick_from(qtbot: QtBot, page: IntakePage) -> None:
    field = type_into(qtbot, page, "received_on", "10-8")
    qtbot.keyClick(field, Qt.Key.Key_F3)
    popup = field.findChild(QWidget, "calendar_popup")
    assert popup is not None and popup.isVisible()
    assert popup.month.locale().language() == QLocale.Language.Chinese
    popup.month.activated.emit(QDate(2026, 10, 7))
    assert field.text() == "2026-10-07" and field.hasFocus()


def test_enter_goes_to_the_next_field_and_registers_nothing(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    passed = []
    page.view.field_widget("channel").setFocus()
    for _ in range(30):
        here = QApplication.focusWidget()
        passed.append(here.property("form_field"))
        if here.property("form_field") == "wording":
            break
        qtbot.keyClick(here, Qt.Key.Key_Return)
    assert passed == ["channel", "received_on", "kind", "name", "telephone", "email", "id_number", "address", "wording"]
    assert desk.store.requests.all() == ()


def test_tab_order_is_reading_order_whatever_the_channel(qtbot: QtBot, page: IntakePage) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "4")
    qtbot.keyClicks(page.view.field_widget("kind"), "2")
    page.view.field_widget("channel").setFocus()
    passed = []
    while (here := QApplication.focusWidget()) is not page.register_button and len(passed) < 30:
        passed.append(here.property("form_field"))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert tuple(passed) == page.view.form.shown()


def test_missing_fields_are_marked_and_the_first_one_gets_the_cursor(
    qtbot: QtBot, page: IntakePage, desk: Desk
) -> None:
    qtbot.keyClick(page.view.field_widget("received_on"), Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.view.field_widget("name")
    assert page.view.field_widget("name").property("error") and page.view.field_widget("wording").property("error")
    assert "处要看" in text_of(page, "banner_words")
    assert desk.store.requests.all() == ()


def test_a_check_digit_that_does_not_fit_warns_and_can_be_accepted(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    type_into(qtbot, page, "name", "周若安")
    field = type_into(qtbot, page, "id_number", "110101199001010013")
    type_into(qtbot, page, "wording", "征收补偿方案")
    assert field.property("error") and "末位校验不符" in field.accessibleDescription()
    press(qtbot, page, "accept_id")
    assert not field.property("error")
    page.main_action()
    assert desk.store.requests.all()[0].applicant.id_number == "110101199001010013"


def test_a_check_digit_blocks_nothing(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "id_number", "110101199001010013")
    type_into(qtbot, page, "wording", "征收补偿方案")
    page.main_action()
    assert len(desk.store.requests.all()) == 1


def test_look_alikes_and_a_known_applicant_are_offered(
    qtbot: QtBot, made: dict[str, RequestId], page: IntakePage
) -> None:
    type_into(qtbot, page, "name", "叶知秋")
    type_into(qtbot, page, "wording", "栖云花园二期竣工验收备案材料")
    qtbot.waitUntil(lambda: "2 件" in text_of(page, "look_alike_count"))
    assert text_of(page, "this_applicant") == "本月第 1 件 · 本年第 3 件 · 收费未到起点"
    press(qtbot, page, "take_known")
    assert QApplication.focusWidget() is page.view.field_widget("wording")


def test_several_matters_are_registered_as_items(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "两样东西")
    press(qtbot, page, "list_items")
    type_into(qtbot, page, "subjects", "第一件")
    seen(qtbot, page, "subjects").appendPlainText("第二件")
    page.main_action()
    assert [item.subject for item in desk.store.requests.all()[0].items] == ["第一件", "第二件"]


def test_an_organisation_is_of_one_of_five_kinds(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    qtbot.keyClicks(page.view.field_widget("kind"), "5")
    type_into(qtbot, page, "name", "同舟律师事务所")
    type_into(qtbot, page, "contact_person", "许律师")
    type_into(qtbot, page, "wording", "行政处罚决定书")
    page.main_action()
    applicant = desk.store.requests.all()[0].applicant
    assert (applicant.kind, applicant.contact_person) == (ApplicantKind.LEGAL_SERVICE_ORG, "许律师")


def test_a_draft_stays_when_the_page_is_left(qtbot: QtBot, window: MainWindow, page: IntakePage) -> None:
    type_into(qtbot, page, "name", "周若安")
    window.show_page("register")
    window.show_page("intake")
    assert page.view.field_widget("name").text() == "周若安"


def test_a_narrow_window_says_the_due_date_in_the_form_and_f4_brings_the_panel(
    qtbot: QtBot, window: MainWindow, page: IntakePage
) -> None:
    window.resize(1093, 542)
    qtbot.waitUntil(lambda: not page.panel.isVisible())
    type_into(qtbot, page, "received_on", "zt")
    assert any("答复届满 11-09 周一" in one.text() for one in page.view.findChildren(QLabel))
    qtbot.keyClick(page.view.field_widget("received_on"), Qt.Key.Key_F4)
    assert page.panel.isVisible()
    window.resize(1366, 696)
    qtbot.waitUntil(page.panel.isVisible)


def test_after_registering_the_form_begins_where_the_office_does(
    qtbot: QtBot, window: MainWindow, page: IntakePage
) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "3")
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "征收补偿方案")
    type_into(qtbot, page, "unit", "征收办")
    page.main_action()
    window.show_page("intake")
    assert (page.view.form.channel.value, page.view.form.unit, page.view.form.name) == ("ordinary_post", "征收办", "")
    assert page.view.form.received_on == "2026-10-13"


def test_words_of_an_applicant_are_never_markup(qtbot: QtBot, made: dict[str, RequestId], page: IntakePage) -> None:
    type_into(qtbot, page, "name", "某人")
    type_into(qtbot, page, "wording", MARKUP)
    qtbot.waitUntil(lambda: "1 件" in text_of(page, "look_alike_count"))
    for label in page.findChildren(QWidget):
        if hasattr(label, "textFormat"):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


# --- the day of receipt ----------------------------------------------------------------------------------------------


def walked(qtbot: QtBot, page: IntakePage) -> list[str]:
    """The fields Enter passes from the channel to the applicant's kind."""
    page.view.field_widget("channel").setFocus()
    passed: list[str] = []
    while len(passed) < 20:
        here = QApplication.focusWidget()
        passed.append(here.property("form_field"))
        if passed[-1] == "kind":
            break
        qtbot.keyClick(here, Qt.Key.Key_Return)
    return passed


@pytest.mark.parametrize(
    ("digit", "fields", "why"),
    [
        ("1", ["received_on"], "以当面提交之日为收到申请之日 · 第三十一条第（一）项"),
        ("2", ["received_on", "postal_number", "signed_by", "addressee"],
         "以签收之日为收到申请之日 · 第三十一条第（二）项"),
        ("3", ["arrived_on", "received_on", "confirmed_how", "confirmed_with", "confirmed_by"],
         "以与申请人确认之日为收到申请之日 · 第三十一条第（二）项"),
        ("4", ["arrived_on", "received_on", "platform_number", "confirmed_how", "confirmed_with", "confirmed_by"],
         "以双方确认之日为收到申请之日 · 第三十一条第（三）项"),
        ("5", ["arrived_on", "received_on", "confirmed_how", "confirmed_with", "confirmed_by"],
         "以双方确认之日为收到申请之日 · 第三十一条第（三）项"),
    ],
)  # fmt: skip
def test_each_channel_asks_for_its_proof_in_the_order_of_enter_and_says_which_day_counts(
    qtbot: QtBot, page: IntakePage, digit: str, fields: list[str], why: str
) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), digit)
    assert walked(qtbot, page) == ["channel", *fields, "kind"]
    assert text_of(page, "receipt_day") == f"收到日期 10-13 周二：{why}"
    assert not page.findChild(QWidget, "safe_date").isVisible(), "the same day, unless another is typed"


def test_a_request_that_came_before_it_was_confirmed_shows_the_safe_date_and_keeps_the_proof(
    qtbot: QtBot, page: IntakePage, desk: Desk
) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "4")
    type_into(qtbot, page, "arrived_on", "1012")
    qtbot.keyClicks(page.view.field_widget("confirmed_how"), "1")
    type_into(qtbot, page, "confirmed_with", "其子")
    assert text_of(page, "due_date") == "11-10 周二"
    assert "届满 11-09 周一" in text_of(page, "safe_date") and seen(qtbot, page, "safe_date")
    qtbot.keyClick(page.view.field_widget("confirmed_with"), Qt.Key.Key_Tab)
    page.view.left.emit("arrived_on")
    assert "到达日期" in text_of(page, "banner_words")
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "预算")
    page.main_action()
    kept = desk.store.requests.all()[0]
    assert (kept.received_on, kept.arrived_on) == (date(2026, 10, 13), date(2026, 10, 12))
    assert kept.proof == ReceiptProof(
        confirmed_how=Confirmation.TELEPHONE, confirmed_with="其子", confirmed_by="苏晚晴"
    )
    assert kept.receipt_basis == "以双方确认之日为收到申请之日（《政府信息公开条例》第三十一条第（三）项）"


def test_nobody_reached_counts_from_the_arrival_until_somebody_is(qtbot: QtBot, page: IntakePage, desk: Desk) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "3")
    type_into(qtbot, page, "arrived_on", "1012")
    qtbot.keyClicks(page.view.field_widget("confirmed_how"), "5")
    assert text_of(page, "due_date") == "11-09 周一"
    assert "期限自联系上之日起算" in text_of(page, "receipt_day")
    assert page.view.field_widget("received_on").accessibleName().startswith("登记日期")
    type_into(qtbot, page, "name", "周若安")
    type_into(qtbot, page, "wording", "预算")
    page.main_action()
    assert desk.store.requests.all()[0].received_on == date(2026, 10, 12)


def test_a_letter_to_another_unit_asks_on_behind_it(qtbot: QtBot, page: IntakePage) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "2")
    qtbot.keyClicks(page.view.field_widget("addressee"), "2")
    assert walked(qtbot, page)[1:-1] == [
        "arrived_on", "received_on", "postal_number", "signed_by", "addressee", "confirmed_how", "confirmed_with",
        "confirmed_by",
    ]  # fmt: skip
    assert "国办公开办函〔2015〕207号" in text_of(page, "receipt_day")


def test_an_old_day_asks_as_the_law_of_that_day_did(qtbot: QtBot, page: IntakePage) -> None:
    qtbot.keyClicks(page.view.field_widget("channel"), "4")
    type_into(qtbot, page, "received_on", "20180510")
    assert walked(qtbot, page) == ["channel", "received_on", "platform_number", "kind"]
    assert "系统提示提交成功之日" in text_of(page, "receipt_day")
    type_into(qtbot, page, "received_on", "20080430")
    assert text_of(page, "due_date") == "—"


def test_who_begins_with_the_channel_is_not_told_off_for_the_name(qtbot: QtBot, page: IntakePage) -> None:
    name = seen(qtbot, page, "name")
    page.begin_typing()
    seen(qtbot, page, "received_on").setFocus()
    assert not name.property("error"), "nobody came to it yet"
    type_into(qtbot, page, "wording", "路灯维护合同")
    name.setFocus()
    seen(qtbot, page, "received_on").setFocus()
    assert name.property("error")


def test_rows_of_a_table_are_one_press_away(qtbot: QtBot, window: MainWindow, page: IntakePage) -> None:
    type_into(qtbot, page, "wording", "路灯维护合同")
    press(qtbot, page, "to_paste_page")
    assert window.shown == "paste"
    window.show_page("intake")
    assert page.view.form.wording == "路灯维护合同"
