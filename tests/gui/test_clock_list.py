"""The periods on the request page: the nearest before the usual four, the list of them all, the forms of a case."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui.components.clock_list import ClockPopup
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import ApplicantKind, Channel, ClockKind, EventKind, Procedure, RemedyRoute
from clerk_app.services import handling, intake, remedies
from clerk_app.services.desk import Desk
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY


def show(window: MainWindow, request: RequestId) -> RequestPage:
    window.show_page("request", Opening(request))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def face(page: RequestPage, place: int) -> tuple[str, str]:
    labels = [page.clocks.findChild(QLabel, f"{name}_{place}") for name in ("clock", "clock_meaning")]
    return labels[0].text(), labels[1].text()


def names(page: RequestPage) -> str:
    return " ".join(one.text() for one in page.clocks.findChildren(QLabel))


def open_list(qtbot: QtBot, page: RequestPage) -> ClockPopup:
    press(qtbot, page, "all_clocks")
    qtbot.waitUntil(lambda: bool(page.findChildren(ClockPopup)))
    popup = page.findChildren(ClockPopup)[-1]
    qtbot.waitUntil(popup.isVisible)
    return popup


def text(popup: ClockPopup, name: str) -> str:
    return popup.findChild(QLabel, name).text()


# --- the four --------------------------------------------------------------------------------------------------------


def test_while_a_correction_is_out_the_first_clock_shows_its_day(
    window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["correcting"])
    assert face(page, 0) == ("10-20 周二", "答复期限未起算 · 剩 5 个工作日")
    assert face(page, 1) == ("—", "现在不需要"), "no reply date runs, so no day to extend it by"


def test_a_correction_without_a_named_day_shows_the_usual_one(
    window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    handling.ask_correction(desk, made["markup"], on=TODAY, reply_by=None, points="范围不明确", today=TODAY)
    # 14 to 16, 19 to 23, 26 to 30 October, 2 and 3 November
    assert face(show(window, made["markup"]), 0)[0] == "11-03 周二"


def test_while_consulting_the_opinions_day_stands_beside_the_paused_one(
    window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["consulting"])
    assert face(page, 0)[1].startswith("暂停计时 · 若今天收到意见")
    assert face(page, 1) == ("10-13 周二", "澜图置业 · 今天届满")
    assert "征求意见期限" in names(page)


def test_while_a_fee_is_out_the_first_clock_shows_its_day(
    window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    handling.notice_fee(
        desk, made["plain"], on=date(2026, 10, 12), amount_fen=61000, received_by_applicant=date(2026, 10, 12),
        today=TODAY,
    )
    page = show(window, made["plain"])
    assert face(page, 0) == ("11-09 周一", "答复期限未起算 · 剩 19 个工作日")


def test_what_a_court_waits_for_comes_before_the_answer_that_is_given(
    window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    draft = RemedyDraft(
        RemedyRoute.LITIGATION_DIRECT, "临澜区人民法院", "行初3号", date(2026, 9, 21),
        copy_received_on=date(2026, 10, 9),
    )
    remedies.open_remedy(desk, made["served"], draft, today=TODAY)
    page = show(window, made["served"])
    assert face(page, 0) == ("10-26 周一", "行初3号 · 剩 13 日"), "the 24th is a Saturday"
    assert face(page, 1) == ("06-08 周一", "按时办结")
    assert "行政诉讼答辩举证期限" in names(page)


# --- the list of them all --------------------------------------------------------------------------------------------


def test_the_list_shows_every_period_nearest_first_with_day_and_reason(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["consulting"])
    assert seen(qtbot, page, "all_clocks").text() == "全部期限 6 项"
    popup = open_list(qtbot, page)
    assert text(popup, "clock_name_0") == "征求意见期限 · 澜图置业"
    assert (text(popup, "clock_day_0"), text(popup, "clock_said_0")) == ("10-13 周二", "今天届满")
    assert "第 15 个工作日为 10-13 周二" in text(popup, "clock_why_0")
    assert "由本机关依照条例决定是否公开" in text(popup, "clock_why_0")
    assert text(popup, "clock_name_1") == "答复期限"
    popup.close()


def test_another_arguable_date_stands_beside_the_one_that_is_shown(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    draft = RequestDraft(
        received_on=date(2026, 10, 12), arrived_on=date(2026, 10, 9), channel=Channel.ONLINE, wording="绿化合同",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )
    page = show(window, next(iter(intake.register(desk, draft, today=TODAY).requests)))
    popup = open_list(qtbot, page)
    at = next(n for n in range(5) if text(popup, f"clock_name_{n}") == "答复期限")
    assert text(popup, f"clock_day_{at}") == "11-09 周一"
    assert "届满日为 11-05 周四，按此办理更稳妥" in text(popup, f"clock_why_{at}")
    popup.close()


def test_a_certificate_is_asked_for_by_period_and_party(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["consulting"])
    asked: list[tuple[str, object]] = []
    page.go.disconnect()
    page.go.connect(lambda name, argument: asked.append((name, argument)))
    popup = open_list(qtbot, page)
    press(qtbot, popup, "clock_certificate_0")
    assert asked == [("certificate", CertificateOpening(made["consulting"], ClockKind.OPINION, "澜图置业"))]
    qtbot.waitUntil(lambda: not page.findChildren(ClockPopup))


def test_a_period_without_a_day_has_no_certificate_and_esc_closes(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["correcting"])
    popup = open_list(qtbot, page)
    rows = [one.objectName() for one in popup.findChildren(QWidget) if one.objectName().startswith("clock_name_")]
    kinds = [text(popup, name) for name in rows]
    without = kinds.index("答复期限")
    assert popup.findChild(QWidget, f"clock_certificate_{without}") is None
    assert popup.findChild(QWidget, "clock_certificate_0") is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(ClockPopup))


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_the_list_stays_inside_the_window_and_cuts_no_sentence(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId], size: tuple[int, int]
) -> None:
    window.resize(*size)
    page = show(window, made["consulting"])
    popup = open_list(qtbot, page)
    QApplication.processEvents()
    frame = window.rect().translated(window.mapToGlobal(window.rect().topLeft()))
    assert frame.contains(popup.geometry())
    labels = [one for one in popup.findChildren(QLabel) if one.text()]
    assert len(labels) >= 4 * 6
    for one in labels:
        needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
        assert one.height() >= needed, one.text()
        assert one.wordWrap() or one.width() >= one.sizeHint().width(), one.text()
    popup.close()


# --- the forms of a case ---------------------------------------------------------------------------------------------


def begin(qtbot: QtBot, page: RequestPage, kind: EventKind) -> None:
    qtbot.mouseClick(seen(qtbot, page, f"step_{kind.value}"), Qt.MouseButton.LeftButton)


def finish(qtbot: QtBot, page: RequestPage) -> None:
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)


def test_a_case_is_told_in_its_forms_from_the_copy_to_the_decision(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["served"])
    begin(qtbot, page, EventKind.REMEDY_OPENED)
    for name, typed in (("body", "临澜区人民政府"), ("case_number", "临复7号"), ("filed_on", "9-21")):
        type_into(qtbot, page, f"step_{name}", typed)
    finish(qtbot, page)
    assert face(page, 0) == ("—", "临复7号 · 未登记收到副本的日期")

    begin(qtbot, page, EventKind.NOTED)
    type_into(qtbot, page, "step_text", "受理通知写明普通程序")
    type_into(qtbot, page, "step_copy_received_on", "9-30")
    procedure = seen(qtbot, page, "step_procedure")
    assert isinstance(procedure, Segment) and procedure.value() == "", "not said until somebody says it"
    qtbot.keyClick(procedure, Qt.Key.Key_Right)
    assert procedure.value() == Procedure.ORDINARY.value
    finish(qtbot, page)
    # 8, 9, 10, 12 to 16, 19 and 20 October
    assert face(page, 0) == ("10-20 周二", "临复7号 · 剩 5 个工作日")

    begin(qtbot, page, EventKind.REMEDY_ANSWERED)
    finish(qtbot, page)
    assert page.shown.remedies[0].answered_on == TODAY
    offers = {one.kind: one for one in page.shown.steps}
    assert not offers[EventKind.REMEDY_ANSWERED].allowed

    begin(qtbot, page, EventKind.REMEDY_CLOSED)
    type_into(qtbot, page, "step_decision_received_on", "jt")
    finish(qtbot, page)
    assert page.shown.remedies[0].decision_received_on == TODAY
    allowed = {one.kind for one in page.shown.steps if one.allowed}
    assert not allowed & {EventKind.REMEDY_ANSWERED, EventKind.REMEDY_HEARD}
    details = " ".join(page.model.index(at, 0).data(ROW).detail for at in range(page.model.rowCount()))
    for told in ("普通程序", "09-30 收到副本", "申请人 10-13 收到决定"):
        assert told in details


def test_a_note_on_a_request_without_a_case_asks_for_nothing_more(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    begin(qtbot, page, EventKind.NOTED)
    assert seen(qtbot, page, "step_text").isVisible()
    assert page.findChild(QWidget, "step_procedure") is None
