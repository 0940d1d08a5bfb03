"""The report in the window: figures that explain themselves, a Word file written, an edited one compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.report_page import ReportPage
from clerk_app.services.report import Scope
from tests.gui.hand import press, seen


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> ReportPage:
    window.show_page("report", 2026)
    shown = window.page("report")
    assert isinstance(shown, ReportPage)
    return shown


def said(page: ReportPage) -> str:
    return "\n".join(one.text() for one in page.panel.findChildren(QLabel) if one.isVisible())


def test_the_text_is_that_of_the_table(page: ReportPage) -> None:
    text = page.view.toPlainText()
    assert "2026年1月1日至10月13日，本机关新收政府信息公开申请9件" in text
    assert "二、主动公开政府信息情况" in text and "〔此处为表格：三、收到和处理政府信息公开申请情况〕" in text


def test_a_figure_says_its_cells_and_opens_its_requests(
    qtbot: QtBot, window: MainWindow, page: ReportPage, made: dict[str, RequestId]
) -> None:
    page.view.press("new")
    assert seen(qtbot, page.panel, "report_figure").text() == "9"
    assert "一、本年新收政府信息公开申请数量、总计：9" in said(page)
    press(qtbot, page.panel, "report_behind")
    assert window.shown == "register"


def test_a_share_says_what_it_is_a_share_of(qtbot: QtBot, page: ReportPage) -> None:
    page.view.press("disclosed_share")
    assert seen(qtbot, page.panel, "report_formula").text() == "1÷2 = 50.00%"
    assert "占：办结" in said(page)


def test_figures_are_reached_and_pressed_by_the_keyboard(qtbot: QtBot, page: ReportPage) -> None:
    page.view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(page.view, key)
    assert page.figure is not None and page.figure.name == page.view.figures[0].name
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert not page.view.hasFocus(), "hundreds of figures do not hold Tab"


def test_another_scope_is_other_words(qtbot: QtBot, page: ReportPage) -> None:
    page.scopes.setFocus()
    for _ in range(2):
        qtbot.keyClick(page.scopes, Qt.Key.Key_Right)
    assert page.scopes.value() is Scope.AREA
    assert "全区新收政府信息公开申请9件" in page.view.toPlainText()


def test_written_edited_and_compared(qtbot: QtBot, window: MainWindow, page: ReportPage, tmp_path: Path) -> None:
    press(qtbot, page, "report_drawings")
    press(qtbot, page, "report_save")
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "报告.docx"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    document = Document(str(target))
    assert len(document.inline_shapes) >= 3, "with drawings"
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")) == "clerk.done":
            next(control.iter(qn("w:t"))).text = "8"
    document.save(str(target))
    page.compare_with(str(target))
    qtbot.waitUntil(lambda: "办结现在写的是 8，表里是 2。" in said(page))
    assert "还没有写：“（监督保障情况由本单位撰写。）”" in said(page)
    press(qtbot, page.panel, "report_cell")
    shown = window.page("year")
    assert window.shown == "year" and "总计" in shown.sheet.table.named(shown.sheet.currentIndex())
    assert shown.sheet.currentIndex().data() == "2"


def test_a_broken_file_is_told_over_the_page(window: MainWindow, page: ReportPage, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"nothing of a Word file")
    page.compare_with(str(broken))
    assert window.banner.isVisible()


def test_the_year_page_leads_here_and_back(qtbot: QtBot, window: MainWindow, page: ReportPage) -> None:
    window.show_page("year", 2026)
    press(qtbot, window.page("year"), "open_report")
    assert window.shown == "report" and page.year == 2026
    press(qtbot, page, "page_back")
    assert window.shown == "year"
