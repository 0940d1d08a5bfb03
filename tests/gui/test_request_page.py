"""One request in the window: every deed by its form, what cannot be done and why, corrections, strikes, the clocks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui.components.form_row import FormRow
from clerk_app.gui.components.step_row import StepRow
from clerk_app.gui.forms.next_steps import ORDER
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW, Node
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import ApplicantKind, Channel, ConsultedParty, EventKind, Outcome, State
from clerk_app.services import answering, handling, intake
from clerk_app.services.desk import Desk
from tests.gui.hand import CTRL, choose, pick, press, seen, type_into
from tests.gui.office import MARKUP, TODAY, register


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> RequestPage:
    window.show_page("request", Opening(made["plain"]))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def show(window: MainWindow, request: RequestId, step: EventKind | None = None) -> RequestPage:
    window.show_page("request", Opening(request, step))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def do(qtbot: QtBot, page: RequestPage, kind: EventKind, **typed: str) -> None:
    """Open a step by its row, fill its form, press its button."""
    row = seen(qtbot, page, f"step_{kind.value}")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    for name, text in typed.items():
        type_into(qtbot, page, f"step_{name}", text)
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)


def events(page: RequestPage) -> list[EventKind]:
    return [event.kind for event in page.shown.request.events]


def test_the_page_says_how_long_and_why(page: RequestPage, words: object) -> None:
    assert page.clocks.findChild(QWidget, "clock_0").text() == "10-21 周三"
    assert page.clocks.findChild(QWidget, "clock_meaning_0").text() == "剩 6 个工作日"
    assert page.reason.text().startswith("自 09-17 次日起 20 个工作日，扣除中秋、国庆 10 天，09-20、10-10 上班已计")
    assert page.reason.text().endswith("第三十三条第二款")
    assert page.strip.accessibleName().endswith("届满 10 月 21 日 周三")


def test_every_step_has_a_row_and_one_that_is_not_possible_says_why(page: RequestPage) -> None:
    rows = {row.objectName(): row for row in page.steps.findChildren(StepRow)}
    assert set(rows) == {f"step_{kind.value}" for kind in ORDER}
    for offer in page.shown.steps:
        row = rows.get(f"step_{offer.kind.value}")
        if row is None:
            continue
        assert row.isEnabled() is (offer.allowed or offer.may_be_let_pass)
        if not offer.allowed:
            assert "。" in row.accessibleDescription(), "what happened, then what to do"
        assert offer.article in row.accessibleDescription()


def test_after_the_due_day_an_extension_says_that_its_day_has_passed(
    window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["late"])
    row = page.findChild(StepRow, "step_extended")
    assert row.accessibleDescription().startswith("不能延期：届满日 10-08")
    assert "第三十三条第二款" in row.accessibleDescription()
    assert page.clocks.findChild(QWidget, "clock_meaning_0").text().startswith("已逾期")


def test_a_consultation_stops_the_clock_and_its_opinion_lets_it_run(qtbot: QtBot, page: RequestPage) -> None:
    do(qtbot, page, EventKind.CONSULTATION_SENT, on="10-8", ref="澜图置业")
    assert page.shown.state is State.CONSULTING
    assert "若今天收到意见，届满" in page.clocks.findChild(QWidget, "clock_meaning_0").text()
    do(qtbot, page, EventKind.CONSULTATION_ANSWERED, opinion="不同意公开")
    assert page.shown.state is State.HANDLING
    assert page.shown.clock.due_on == date(2026, 10, 26), "9, 10 and 12 October are left out"
    nodes = [page.model.index(at, 0).data(ROW).node for at in range(page.model.rowCount())]
    assert nodes == [Node.RECEIVED, Node.STOPS, Node.RUNS]


def test_a_correction_is_asked_for_and_taken_and_the_count_starts_anew(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["markup"])
    do(qtbot, page, EventKind.CORRECTION_ASKED, on="jt", reply_by="+10", points="没有写明要哪一年的")
    assert page.shown.state is State.CORRECTING
    assert page.clocks.findChild(QWidget, "clock_meaning_0").text() == "答复期限未起算 · 剩 10 个工作日"
    do(qtbot, page, EventKind.CORRECTION_RECEIVED, text="2025 年的")
    assert page.shown.clock.start == TODAY


def test_while_a_correction_is_awaited_no_day_to_tell_of_an_extension_is_offered(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["markup"])
    assert "11-09 前告知" in page.findChild(StepRow, "step_extended").accessibleDescription(), "control"
    do(qtbot, page, EventKind.CORRECTION_ASKED, on="jt", reply_by="+10", points="没有写明要哪一年的")
    assert "前告知" not in seen(qtbot, page, "step_extended").accessibleDescription()
    again = seen(qtbot, page, "step_correction_asked").accessibleDescription()
    assert again.startswith("已发过一次，再发不重新起算")


def test_what_is_waited_for_comes_first_and_the_questions_after_it(qtbot: QtBot, page: RequestPage) -> None:
    page.steps.scroller.verticalScrollBar().setValue(200)
    do(qtbot, page, EventKind.CONSULTATION_SENT, on="10-8", ref="澜图置业")
    assert page.steps.scroller.verticalScrollBar().value() == 0, "what comes next is seen"
    assert page.steps.card.button.text().startswith("收到反馈意见")
    assert page.steps.card.button.isEnabled()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.timeline.form is not None)
    qtbot.keyClick(seen(qtbot, page, "step_opinion"), Qt.Key.Key_Escape)
    press(qtbot, page, "waits_no_more")
    links = page.steps.card.findChildren(QWidget, "waits_no_more")
    assert not any(one.isVisible() for one in links), "the questions are asked instead"


def test_once_its_time_is_over_in_silence_an_opinion_is_waited_for_no_more(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    draft = RequestDraft(
        date(2026, 9, 10), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "施工合同"
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    handling.consult(
        desk, request, on=date(2026, 9, 11), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY
    )
    page = show(window, request)
    assert page.shown.clock.consultations[0].opinion_due_on < TODAY
    assert page.steps.card.findChild(QWidget, "waits_no_more") is None, "the questions are asked at once"
    assert page.clocks.findChild(QWidget, "clock_0").text() == "11-03 周二"
    assert page.clocks.findChild(QWidget, "clock_meaning_0").text() == "剩 15 个工作日", "the clock runs again"


def test_a_refused_step_says_why_in_few_words_and_all_of_it_to_who_asks(page: RequestPage) -> None:
    row = page.findChild(StepRow, "step_correction_received")
    assert row.toolTip().startswith("没有等待中的“发出补正通知”。请先记录它")
    assert row.accessibleDescription() == row.toolTip()
    shown = [one.text() for one in row.findChildren(QLabel)]
    assert "没有等待中的“发出补正通知” · 第三十条" in shown


def test_what_the_applicant_corrected_stands_beside_what_was_asked(window: MainWindow, desk: Desk) -> None:
    request = register(desk, "2026-0041", date(2026, 9, 21), "叶知秋", "小区全部材料")
    handling.ask_correction(
        desk, request, on=date(2026, 9, 22), reply_by=date(2026, 10, 20), points="范围不明确", today=TODAY
    )
    handling.take_correction(desk, request, on=date(2026, 9, 29), text="小区二期竣工验收备案表", today=TODAY)
    page = show(window, request)
    assert {"小区全部材料", "小区二期竣工验收备案表"} <= {one.text() for one in page.facts.findChildren(QLabel)}


def test_the_form_shows_what_the_deed_would_change(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    type_into(qtbot, page, "step_reason", "人手不足")
    assert seen(qtbot, page, "step_effect").text() == "届满日 10-21 周三 → 11-18 周三"


def test_a_form_says_what_is_missing_at_its_field_and_does_nothing(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    field = seen(qtbot, page, "step_reason")
    press(qtbot, page, "do_step")
    assert field.property("error") and QApplication.focusWidget() is field
    assert EventKind.EXTENDED not in events(page)


def test_what_a_service_refuses_is_said_in_the_form(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    type_into(qtbot, page, "step_days", "21")
    type_into(qtbot, page, "step_reason", "人手不足")
    press(qtbot, page, "do_step")
    assert page.timeline.form is not None and EventKind.EXTENDED not in events(page)
    assert "。" in seen(qtbot, page, "step_effect").text()


def test_escape_leaves_a_form_and_what_was_typed_is_there_again(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    field = type_into(qtbot, page, "step_reason", "人手不足")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert page.timeline.form is None and page.isVisible()
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    assert seen(qtbot, page, "step_reason").toPlainText() == "人手不足"


def test_letters_typed_into_a_form_are_no_shortcuts(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    field = type_into(qtbot, page, "step_reason", "decbw")
    assert field.toPlainText() == "decbw"
    assert page.timeline.form.entry.form.kind is EventKind.EXTENDED


def test_an_entry_is_struck_with_a_reason_and_stays_to_be_seen(qtbot: QtBot, page: RequestPage) -> None:
    do(qtbot, page, EventKind.CONSULTATION_SENT, on="10-8", ref="澜图置业")
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    type_into(qtbot, page, "step_reason", "记错件")
    assert "→ 10-21 周三" in seen(qtbot, page, "step_effect").text()
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: EventKind.CONSULTATION_SENT not in events(page))
    row = page.model.index(1, 0).data(ROW)
    assert row.is_struck and row.recorded.startswith("已撤销：记错件") and "苏晚晴" in row.recorded
    assert page.findChild(QWidget, "event_count").text() == "2 条，1 条已撤销"
    page.timeline.setCurrentIndex(page.model.index(1, 0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert page.timeline.form is None, "not twice"


def test_the_context_menu_strikes_too(qtbot: QtBot, page: RequestPage) -> None:
    at = page.timeline.visualRect(page.model.index(0, 0)).center()
    where = page.timeline.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    QApplication.sendEvent(page.timeline.viewport(), event)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    strike = next(one for one in menu.actions() if one.objectName() == "strike_entry")
    assert strike.text() == "撤销此条"
    strike.trigger()
    menu.close()
    assert page.timeline.form is not None
    type_into(qtbot, page, "step_reason", "重复登记")
    assert "登记本身" in seen(qtbot, page, "step_effect").text()


def test_striking_the_registration_leads_back_to_the_register(
    qtbot: QtBot, window: MainWindow, page: RequestPage
) -> None:
    page.timeline.setFocus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    type_into(qtbot, page, "step_reason", "重复登记")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: window.shown == "register")


def test_wording_and_contact_are_corrected_in_place_and_the_old_value_is_shown(
    qtbot: QtBot, page: RequestPage, desk: Desk
) -> None:
    press(qtbot, page, "amend")
    type_into(qtbot, page, "amend_telephone", "0000-5550199")
    type_into(qtbot, page, "amend_wording", "论证报告和附图")
    press(qtbot, page, "do_amend")
    assert desk.store.requests.get(page.shown.request.id).applicant.telephone == "", "a reason is asked first"
    type_into(qtbot, page, "amend_reason", "来电更正")
    press(qtbot, page, "do_amend")
    qtbot.waitUntil(lambda: page.shown.request.wording == "论证报告和附图")
    assert page.shown.request.applicant.telephone == "0000-5550199"
    row = page.model.index(page.model.rowCount() - 1, 0).data(ROW)
    assert "更正了" in row.detail and "来电更正" in row.detail


def test_a_correction_that_is_left_keeps_its_text_and_the_keys_act_again(qtbot: QtBot, page: RequestPage) -> None:
    press(qtbot, page, "amend")
    field = type_into(qtbot, page, "amend_telephone", "0000-5550199")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.timeline.hasFocus)
    qtbot.keyClick(page.timeline, Qt.Key.Key_F2)
    assert seen(qtbot, page, "amend_telephone").text() == "0000-5550199"


def test_a_deed_on_one_request_keeps_what_was_typed_on_another(
    qtbot: QtBot, window: MainWindow, page: RequestPage, made: dict[str, RequestId]
) -> None:
    here = page.shown.request.id
    qtbot.mouseClick(seen(qtbot, page, "step_extended"), Qt.MouseButton.LeftButton)
    field = type_into(qtbot, page, "step_reason", "合同文本多")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    page = show(window, made["markup"])
    do(qtbot, page, EventKind.ROUTED, unit="规划科")
    page.show_request(here)
    qtbot.mouseClick(seen(qtbot, page, "step_extended"), Qt.MouseButton.LeftButton)
    assert seen(qtbot, page, "step_reason").toPlainText() == "合同文本多"


def test_a_corrected_day_of_receipt_shows_the_new_due_date_first(qtbot: QtBot, page: RequestPage) -> None:
    press(qtbot, page, "amend")
    type_into(qtbot, page, "amend_received_on", "9-18")
    assert seen(qtbot, page, "amend_effect").text() == "届满日 10-21 周三 → 10-22 周四"
    type_into(qtbot, page, "amend_reason", "签收单为 18 日")
    press(qtbot, page, "do_amend")
    qtbot.waitUntil(lambda: page.shown.request.received_on == date(2026, 9, 18))
    assert page.clocks.findChild(QWidget, "clock_0").text() == "10-22 周四"


def test_an_answer_is_recorded_for_each_of_several_matters(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    draft = RequestDraft(
        date(2026, 10, 9), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "两样",
        subjects=("方案", "公示照片"),
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    page = show(window, request)
    qtbot.keyClick(page.timeline, Qt.Key.Key_D)
    choose(qtbot, page, "部分公开")
    press(qtbot, page, "decide")
    row = next(one for one in page.findChildren(FormRow) if seen(qtbot, page, "step_item_2") in one.fields)
    assert (row.label.text(), row.note.text()) == ("事项2", "公示照片"), "a long matter needs more than a label's room"
    pick(qtbot, page, "step_item_1", Outcome.DISCLOSED.value)
    pick(qtbot, page, "step_item_2", Outcome.UNABLE_NOT_EXIST.value)
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.request.outcome is Outcome.PARTIALLY_DISCLOSED)
    assert [item.outcome for item in page.shown.request.items] == [Outcome.DISCLOSED, Outcome.UNABLE_NOT_EXIST]


def test_each_matter_has_its_secrecy_review_however_long_its_words(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    subjects = (
        "东湖区2024年老旧小区改造项目清单及资金安排", "解放路8号小区加装电梯施工合同", "2010年<b>房屋安全</b>鉴定报告",
    )  # fmt: skip
    draft = RequestDraft(
        date(2026, 10, 9), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "三样",
        subjects=subjects,
    )
    page = show(window, next(iter(intake.register(desk, draft, today=TODAY).requests)))
    for position, subject in enumerate(subjects, start=1):
        qtbot.mouseClick(seen(qtbot, page, "step_secrecy_reviewed"), Qt.MouseButton.LeftButton)
        shown = seen(qtbot, page, "step_item")
        assert isinstance(shown, QComboBox), "a row of three such matters leaves the form"
        assert shown.currentText() == f"{position} · {subject}", "the next one is proposed"
        shown.setCurrentIndex(2)
        assert "&lt;b&gt;房屋安全" in shown.toolTip(), "an applicant's words are shown letter by letter"
        shown.setCurrentIndex(position - 1)
        type_into(qtbot, page, "step_reviewer", "苏晚晴")
        press(qtbot, page, "do_step")
        qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)
    rows = [page.model.index(at, 0).data(ROW) for at in range(page.model.rowCount())]
    assert [one.detail for one in rows[1:]] == [f"第 {at} 项可以公开 · 苏晚晴" for at in (1, 2, 3)]


def test_the_way_back_shows_the_request_and_not_the_form_it_was_opened_with(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"], EventKind.CONSULTATION_SENT)
    assert page.timeline.form is not None
    window.escape()
    assert page.timeline.form is None
    qtbot.keyClick(page.timeline, Qt.Key.Key_L)
    assert window.shown == "letter"
    window.back()
    assert window.shown == "request" and page.timeline.form is None


def test_a_late_answer_asks_why(qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]) -> None:
    page = show(window, made["late"])
    qtbot.keyClick(page.timeline, Qt.Key.Key_D)
    choose(qtbot, page, "予以公开")
    press(qtbot, page, "decide")
    press(qtbot, page, "do_step")
    assert page.shown.request.outcome is None
    type_into(qtbot, page, "step_reason", "查找档案费时")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.request.outcome is Outcome.DISCLOSED)


def asks(qtbot: QtBot, page: RequestPage, number: int) -> None:
    """That this question, and no other, is asked."""

    def said() -> list[str]:
        texts = (one.text() for one in page.steps.card.findChildren(QLabel) if one.isVisible())
        return [text for text in texts if text.startswith("第 ")]

    qtbot.waitUntil(lambda: said() == [f"第 {number} 问，共 7 问"], timeout=3000)


def answered(page: RequestPage) -> list[str]:
    """The questions that have their tick, with what was found."""
    return [one.accessibleName() for one in page.steps.card.findChildren(QAbstractButton) if one.isVisible()]


def test_the_questions_are_counted_in_their_order_up_to_the_answer_s_delivery(
    qtbot: QtBot, page: RequestPage
) -> None:
    for number, way in enumerate(("内容明确，不需补正", "属于政府信息", "由本机关公开", "有，已检索到"), start=1):
        asks(qtbot, page, number)
        choose(qtbot, page, way)
    asks(qtbot, page, 5)
    choose(qtbot, page, "已主动公开，告知获取方式和途径")
    press(qtbot, page, "decide")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.request.outcome is Outcome.DISCLOSED_ALREADY_PUBLIC)
    asks(qtbot, page, 7)
    assert "怎么给: 送达时选定" in answered(page), "no wish was registered"
    do(qtbot, page, EventKind.SERVED, tracking="XA 0000 1234 5 31")
    qtbot.waitUntil(lambda: answered(page)[:1] == ["结果: 已主动公开，告知获取方式和途径"])
    assert not [one for one in answered(page) if one.startswith("怎么给")], "nothing is left to ask"


def test_a_wish_registered_with_the_request_answers_how_to_give(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    draft = RequestDraft(
        received_on=TODAY, channel=Channel.IN_PERSON, applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
        wording="临澜大道南段房屋征收补偿方案", delivery_wanted="post",
    )
    change = intake.register(desk, draft, today=TODAY)
    page = show(window, next(iter(change.requests)))
    answering.answer(desk, page.shown.request.id, on=TODAY, outcome=Outcome.UNABLE_NOT_EXIST, today=TODAY)
    page = show(window, page.shown.request.id)
    asks(qtbot, page, 7)
    assert "怎么给: 邮寄" in answered(page)


def test_a_correction_that_came_leaves_the_first_question_answered(qtbot: QtBot, page: RequestPage) -> None:
    do(qtbot, page, EventKind.CORRECTION_ASKED, points="请写明年份", guidance="请写明文号", reply_by="+5")
    do(qtbot, page, EventKind.CORRECTION_RECEIVED, text="2024年的补偿方案")
    asks(qtbot, page, 2)
    assert "补不补: 补正已收到" in answered(page)


def test_a_case_proposes_the_office_s_own_body(qtbot: QtBot, desk: Desk, page: RequestPage) -> None:
    desk.store.organs.update(
        desk.store.organs.first(), since=TODAY, reconsideration_body="临澜区人民政府", court="临澜区人民法院"
    )
    qtbot.mouseClick(seen(qtbot, page, "step_remedy_opened"), Qt.MouseButton.LeftButton)
    assert seen(qtbot, page, "step_body").text() == "临澜区人民政府"


def test_the_rest_of_the_office_s_deeds_are_done_on_the_page(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    do(qtbot, page, EventKind.ROUTED, unit="规划科", due_on="+3")
    do(qtbot, page, EventKind.MATERIAL_RETURNED, pages="46")
    do(qtbot, page, EventKind.APPROVED, name="韩予墨")
    do(qtbot, page, EventKind.SECRECY_REVIEWED, reviewer="韩予墨", ground="不涉密")
    do(qtbot, page, EventKind.NOTED, text="电话问过申请人")
    do(qtbot, page, EventKind.PLATFORM_KEYED, number="P-1")
    qtbot.keyClick(page.timeline, Qt.Key.Key_D)
    choose(qtbot, page, "予以公开")
    press(qtbot, page, "decide")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.request.outcome is Outcome.DISCLOSED)
    do(qtbot, page, EventKind.SERVED, tracking="XA 0000 1234 5 31")
    assert page.shown.state is State.SERVED
    do(qtbot, page, EventKind.REMEDY_OPENED, body="临澜区人民政府", case_number="临政复〔2026〕7 号")
    assert page.shown.state is State.IN_REMEDY
    do(qtbot, page, EventKind.REMEDY_HEARD, place="三楼会议室")
    do(qtbot, page, EventKind.REMEDY_CLOSED)
    assert page.shown.remedies[0].result is not None
    do(qtbot, page, EventKind.ARCHIVED, file_number="2026-YS-031")
    assert page.shown.state is State.ARCHIVED
    details = " ".join(page.model.index(at, 0).data(ROW).detail for at in range(page.model.rowCount()))
    for told in ("规划科", "46 页", "韩予墨", "不涉密", "电话问过申请人", "XA 0000 1234 5 31", "2026-YS-031"):
        assert told in details


def test_withdrawal_closes_and_what_is_closed_offers_what_follows(qtbot: QtBot, page: RequestPage) -> None:
    do(qtbot, page, EventKind.WITHDRAWN, reason="来电撤回")
    assert page.shown.request.outcome is Outcome.OTHER_WITHDRAWN
    assert not seen(qtbot, page, "step_extended").isEnabled()
    assert seen(qtbot, page, "step_archived").isEnabled()


def test_of_a_closed_request_no_day_to_come_is_called_past(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    page = show(window, register(desk, "2026-0300", TODAY, "叶知秋", "路灯维护合同"))
    do(qtbot, page, EventKind.WITHDRAWN)
    said = page.clocks.findChild(QWidget, "clock_meaning_3")
    assert (page.clocks.findChild(QWidget, "clock_3").text(), said.text()) == ("10-22", "现在不需要")


def test_a_fee_stops_the_clock_until_it_is_paid(qtbot: QtBot, page: RequestPage) -> None:
    do(qtbot, page, EventKind.FEE_NOTICED, amount_fen="120.50", note="协商")
    assert page.shown.state is State.AWAITING_PAYMENT
    assert "120.50 元" in page.model.index(1, 0).data(ROW).detail
    do(qtbot, page, EventKind.FEE_PAID)
    assert page.shown.state is not State.AWAITING_PAYMENT


def test_a_correction_that_never_came_closes_the_request(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    request = register(desk, "2026-0030", date(2026, 9, 1), "宋岁晏", "材料")
    page = show(window, request)
    do(qtbot, page, EventKind.CORRECTION_ASKED, on="9-3", reply_by="2026-10-08", points="范围不明")
    do(qtbot, page, EventKind.CORRECTION_LAPSED)
    assert page.shown.request.outcome is Outcome.OTHER_NO_CORRECTION


def test_an_opening_with_a_step_opens_its_form(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["amber"], EventKind.EXTENDED)
    assert page.timeline.form is not None
    assert seen(qtbot, page, "step_reason").hasFocus()


def test_a_form_stands_below_its_entry_and_inside_the_history(qtbot: QtBot, page: RequestPage) -> None:
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    form = page.timeline.form
    qtbot.waitUntil(form.isVisible)
    last = page.timeline.visualRect(page.model.index(page.model.rowCount() - 1, 0))
    assert last.contains(form.geometry()), "the current item makes room for it"
    assert form.geometry().right() <= page.timeline.viewport().width()
    button = form.button
    assert button.mapTo(page.timeline.viewport(), QPoint(0, button.height())).y() <= page.timeline.viewport().height()


def test_on_a_low_screen_the_strip_steps_back_for_a_form_and_returns(
    qtbot: QtBot, window: MainWindow, page: RequestPage
) -> None:
    window.resize(1280, 600)
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: not page.strip.isVisible())
    first = seen(qtbot, page, "step_on")
    qtbot.waitUntil(lambda: first.mapTo(page.timeline.viewport(), QPoint(0, 0)).y() >= 0)
    qtbot.keyClick(seen(qtbot, page, "step_reason"), Qt.Key.Key_Escape)
    qtbot.waitUntil(page.strip.isVisible)


def test_on_a_low_screen_the_upper_part_scrolls_instead_of_being_squeezed(
    qtbot: QtBot, window: MainWindow, page: RequestPage
) -> None:
    do(qtbot, page, EventKind.EXTENDED, reason="合同文本多")
    window.resize(1093, 542)
    strip = page.strip
    qtbot.waitUntil(lambda: page.timeline.height() >= 44)
    assert strip.height() == strip.heightForWidth(strip.width()), "no line of it is painted over another"
    current = page.timeline.visualRect(page.timeline.currentIndex())
    assert page.timeline.viewport().rect().intersects(current), "the newest entry is seen"


def test_an_applicants_words_stay_words(qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]) -> None:
    page = show(window, made["markup"])
    assert page.header.title.text().startswith("<b>") or "…" in page.header.title.text()
    for shown in page.findChildren(QWidget):
        if hasattr(shown, "textFormat"):
            assert shown.textFormat() == Qt.TextFormat.PlainText
    assert any(one.text() == MARKUP for one in page.facts.findChildren(QWidget) if hasattr(one, "textFormat"))


def test_main_action_presses_what_is_open(qtbot: QtBot, page: RequestPage) -> None:
    row = seen(qtbot, page, "step_routed")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    field = type_into(qtbot, page, "step_unit", "规划科")
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: EventKind.ROUTED in events(page))
