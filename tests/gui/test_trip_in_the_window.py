"""The main trip by keyboard and mouse: register, extend, answer, print the letter, find it in the year sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.intake_page import IntakePage
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.pages.year_page import YearPage
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, State
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, set_up
from tests.gui import office
from tests.gui.hand import CTRL, choose, menu_of, press, type_into


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store of an office that has answered the four questions."""
    opened = office.open_office(tmp_path / "store")
    yield set_up(opened, Office(
        name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临住建公开",
        reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    ))  # fmt: skip
    opened.store.close()


def save_as(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    picker = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    picker.selectFile(str(path))
    picker.accept()
    qtbot.waitUntil(path.exists)


def test_a_request_is_registered_extended_answered_printed_and_counted(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    window.show_page("intake")
    intake = window.page("intake")
    assert isinstance(intake, IntakePage)

    # register
    channel = type_into(qtbot, window.stack.currentWidget(), "channel", "2")
    qtbot.keyClick(channel, Qt.Key.Key_Return)
    received = intake.view.field_widget("received_on")
    received.selectAll()
    qtbot.keyClicks(received, "zt")
    assert received.echo.text() == "= 2026-10-12 周一"
    assert intake.panel.findChild(QWidget, "due_date").text() == "11-09 周一", "20 working days from Tuesday 13 October"
    type_into(qtbot, window.stack.currentWidget(), "name", "周若安")
    type_into(qtbot, window.stack.currentWidget(), "address", "柳荫路27号")
    type_into(qtbot, window.stack.currentWidget(), "wording", "临澜大道南段房屋征收补偿方案")
    qtbot.keyClick(intake.view.field_widget("wording"), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.is_possible("main"))
    press(qtbot, window, "toast_other")
    qtbot.waitUntil(lambda: window.shown == "request")
    page = window.page("request")
    assert isinstance(page, RequestPage) and page.shown is not None
    registered = page.shown.request
    assert (registered.number, registered.channel) == ("2026-0001", Channel.REGISTERED_POST)
    assert page.header.sub.text() == "2026-0001"
    assert page.clocks.findChild(QWidget, "clock_0").text() == "11-09 周一"

    # extend: the letter E in the history, reason, Ctrl+Enter
    qtbot.keyClick(page.timeline, Qt.Key.Key_E)
    type_into(qtbot, window.stack.currentWidget(), "step_reason", "需要征求有关部门意见")
    qtbot.keyClick(page.findChild(QWidget, "step_reason"), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.timeline.form is None)
    assert page.clocks.findChild(QWidget, "clock_0").text() == "12-07 周一"
    assert page.shown.clock.extended_days == 20

    # answer: four questions, a result, its form
    for words in ("内容明确，不需补正", "属于政府信息", "由本机关公开", "有，已检索到", "部分公开"):
        choose(qtbot, page, words)
    press(qtbot, page, "decide")
    type_into(qtbot, window.stack.currentWidget(), "step_grounds", "评估报告涉及他人隐私")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.request.outcome is Outcome.PARTIALLY_DISCLOSED)

    # the secrecy review of what is to be supplied
    page.open_step(EventKind.SECRECY_REVIEWED)
    type_into(qtbot, page, "step_reviewer", "韩予墨")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.timeline.form is None)

    # the letter
    press(qtbot, page, "decide")
    assert window.shown == "letter"
    letter = window.page("letter")
    assert isinstance(letter, LetterPage)
    assert not letter.finish_button.isEnabled(), "something is missing, and the banner says what"
    assert "不予公开的内容" in letter.banner.text()
    type_into(qtbot, window.stack.currentWidget(), "letter_withheld", "评估报告中他人的房屋信息")
    kinds = letter.findChild(QWidget, "letter_withheld_as")
    kinds.setCurrentIndex(kinds.findData(Outcome.REFUSED_PRIVACY.value))
    qtbot.waitUntil(letter.finish_button.isEnabled)
    press(qtbot, letter, "finish")
    qtbot.waitUntil(lambda: letter.issued is not None)
    assert letter.number.text() == "临住建公开〔2026〕1号"
    press(qtbot, letter, "save_pdf")
    pdf = tmp_path / "答复书.pdf"
    save_as(qtbot, window, pdf)
    text = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert "周若安" in text and "临住建公开〔2026〕1号" in text.replace(" ", "")

    # posting is what is left, and the card says so
    press(qtbot, letter, "page_back")
    press(qtbot, page, "decide")
    type_into(qtbot, page, "step_tracking", "XA000012345")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.state is State.SERVED)

    # the year sheet
    window.show_page("year")
    year = window.page("year")
    assert isinstance(year, YearPage)
    index = year.sheet.table.index_of("applications", "partially_disclosed", "natural_person")
    assert index.data() == "1"
    year.sheet.choose(index)
    assert [one.number for one in year._behind] == ["2026-0001"]
    excel, _ = menu_of(qtbot, year, "export")
    excel.trigger()
    workbook = tmp_path / "年度统计表.xlsx"
    save_as(qtbot, window, workbook)
    sheet = openpyxl.load_workbook(workbook)["三、申请"]
    row = next(row for row in sheet.iter_rows(values_only=True) if any("（二）部分公开" in str(cell) for cell in row))
    assert [cell for cell in row if isinstance(cell, int)] == [1, 0, 0, 0, 0, 0, 1]


def test_registering_twice_by_two_quick_presses_makes_one_request(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_page("intake")
    intake = window.page("intake")
    type_into(qtbot, window.stack.currentWidget(), "name", "周若安")
    type_into(qtbot, window.stack.currentWidget(), "wording", "征收补偿方案")
    intake.main_action()
    intake.main_action()
    assert len(desk.store.requests.all()) == 1
    assert desk.store.requests.all()[0].applicant.kind is ApplicantKind.NATURAL_PERSON
