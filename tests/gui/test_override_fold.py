"""照登 in the window: a refused step says why, the head's decision is written down beside it, the history tells who."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.step_row import StepRow
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import EventKind, FeeBasis, Outcome, State
from clerk_app.services import answering, handling
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, set_up
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY, open_office
from tests.gui.walking import cut


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office that insists on secrecy reviews."""
    opened = open_office(tmp_path / "store")
    opened.store.settings.set("secrecy_review", "stop")
    yield set_up(opened, Office(
        name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临住建公开",
        reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    ))  # fmt: skip
    opened.store.close()


def show(window: MainWindow, request: RequestId) -> RequestPage:
    window.show_page("request", Opening(request))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def open_form(qtbot: QtBot, page: RequestPage, kind: EventKind, **typed: str) -> None:
    page.open_step(kind)
    qtbot.waitUntil(lambda: page.timeline.form is not None, timeout=5000)
    for name, text in typed.items():
        type_into(qtbot, page, f"step_{name}", text)


def decide(qtbot: QtBot, page: QWidget) -> None:
    """The head's decision, in the fold."""
    press(qtbot, page, "open_override")
    type_into(qtbot, page, "override_by", "许长安")
    type_into(qtbot, page, "override_role", "办公室主任")
    type_into(qtbot, page, "override_reason", "申请人书面同意")


def stopped_then_let_pass(qtbot: QtBot, page: RequestPage, said: str) -> str:
    """Press, read the refusal, decide, press again; the line of the history that tells it."""
    press(qtbot, page, "do_step")
    assert seen(qtbot, page, "step_effect").text().startswith(said)
    qtbot.waitUntil(lambda: not cut(page.timeline.form), timeout=5000)
    decide(qtbot, page)
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)
    notes = [page.model.index(at, 0).data(ROW).note for at in range(page.model.rowCount())]
    (told,) = filter(None, notes)
    assert "由办公室主任许长安书面决定照登" in told and told.endswith("申请人书面同意")
    return told


def test_an_extension_too_long_is_stopped_in_its_form_and_let_pass_there(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    due_on = page.shown.clock.due_on
    open_form(qtbot, page, EventKind.EXTENDED, days="21", reason="材料多")
    assert not any(one.isVisible() for one in page.findChildren(QWidget, "open_override")), "nothing was refused yet"
    told = stopped_then_let_pass(qtbot, page, "不能延期这么久：最长 20 个工作日")
    assert "延期日数超过法定最长" in told
    assert page.shown.clock.due_on == due_on, "what the law does not allow moves no date"
    assert page.shown.state is State.REGISTERED, "it is not 已延期"
    assert page.model.index(1, 0).data(ROW).tag == "不计入"
    assert page.banner.text().startswith("已由负责人决定照登：延期的日数超过法定最长日数")


def test_enter_goes_down_the_decision(qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]) -> None:
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.EXTENDED, days="21", reason="材料多")
    press(qtbot, page, "do_step")
    qtbot.keyClick(seen(qtbot, page, "open_override"), Qt.Key.Key_Return)
    passed = [QApplication.focusWidget().objectName()]
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        passed.append(QApplication.focusWidget().objectName())
    assert passed == ["override_by", "override_role", "override_reason"]


def test_after_the_due_day_the_row_of_the_extension_leads_to_the_heads_decision(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["late"])
    row = page.findChild(StepRow, "step_extended")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.timeline.form is not None, timeout=5000)
    assert seen(qtbot, page, "step_effect").text().startswith("不能延期：届满日 10-08")
    type_into(qtbot, page, "step_reason", "材料多")
    assert "延期的批准或告知晚于届满日" in stopped_then_let_pass(qtbot, page, "不能延期：届满日 10-08")


def test_a_second_extension_is_possible_only_by_decision(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    handling.extend(desk, made["plain"], on=date(2026, 10, 9), days=5, reason="材料多", today=TODAY)
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.EXTENDED, days="5", reason="仍多")
    assert "第二次延期" in stopped_then_let_pass(qtbot, page, "不能再延期：每件申请只能延长一次。")


def test_a_posting_after_the_due_day_is_recorded_by_decision(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    answering.answer(
        desk, made["late"], on=date(2026, 10, 12), outcome=Outcome.UNABLE_NOT_HELD, reason="材料晚到", today=TODAY
    )
    page = show(window, made["late"])
    open_form(qtbot, page, EventKind.SERVED)
    assert not any(one.isVisible() for one in page.findChildren(QWidget, "step_reason")), "the decision has the reason"
    assert "晚于届满日" in stopped_then_let_pass(qtbot, page, "10-13 周二晚于届满日 10-08 周四")


def test_a_fee_notice_after_the_due_day_is_recorded_by_decision(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["late"])
    open_form(qtbot, page, EventKind.FEE_NOTICED, amount_fen="100", note="上月已告知")
    assert "收费通知晚于届满日" in stopped_then_let_pass(qtbot, page, "不能发收费通知：答复期限 10-08 周四已过。")


def test_a_second_fee_notice_on_the_other_tariff_is_recorded_by_decision(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    handling.notice_fee(
        desk, made["plain"], on=date(2026, 10, 9), amount_fen=1000, basis=FeeBasis.PAGE, pages=31, today=TODAY
    )
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.FEE_NOTICED, amount_fen="100", note="上月已告知")
    assert "既按件又按量" in stopped_then_let_pass(qtbot, page, "同一件申请不能既按件又按量收费。")


def test_dates_out_of_order_are_recorded_by_decision(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.CONSULTATION_SENT, ref="澜图置业", on="10-9", received_by_party="10-8")
    assert "日期先后矛盾" in stopped_then_let_pass(qtbot, page, "10-09 周五与已登记的日期前后不合。")


def test_a_decision_without_its_reason_says_so_at_the_field_and_does_nothing(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.EXTENDED, days="21", reason="材料多")
    press(qtbot, page, "do_step")
    press(qtbot, page, "open_override")
    type_into(qtbot, page, "override_by", "许长安")
    press(qtbot, page, "do_step")
    assert page.timeline.form is not None
    assert seen(qtbot, page, "override_role").property("error")
    assert not seen(qtbot, page, "override_by").property("error")
    assert page.shown.request.last(EventKind.EXTENDED) is None


def test_a_mended_form_needs_no_decision_and_keeps_none(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    open_form(qtbot, page, EventKind.EXTENDED, days="21", reason="材料多")
    press(qtbot, page, "do_step")
    type_into(qtbot, page, "step_days", "20")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None, timeout=5000)
    assert "overridden" not in page.shown.request.last(EventKind.EXTENDED).facts


def test_a_letter_without_its_secrecy_review_is_finished_by_decision(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    answering.answer(desk, made["plain"], on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    show(window, made["plain"])
    window.show_page("letter", LetterOpening(made["plain"], kind="answer"))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=5000)
    press(qtbot, page, "finish")
    assert page.banner.text().startswith("不能定稿：还没有保密审查通过的记录。")
    assert page.issued is None
    decide(qtbot, page)
    press(qtbot, page, "finish")
    qtbot.waitUntil(lambda: page.issued is not None, timeout=5000)
    assert page.banner.text().startswith("要提供信息，还没有保密审查通过的记录。")
    (event,) = [one for one in page.request.request.events if one.kind is EventKind.LETTER_ISSUED]
    assert event.facts["overridden"] == ("SECRECY_NOT_REVIEWED",)
    assert event.text("override_by") == "许长安"
