"""The certificate in the window: reached from everywhere, every day with its reason, saved, printed; what if."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.period_grid import PeriodGrid
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.certificate_page import CertificatePage
from clerk_app.gui.pages.page import Opening
from clerk_app.law.terms import ClockKind
from clerk_app.services.desk import Desk
from tests.gui import office
from tests.gui.hand import choose, press, seen, type_into
from tests.gui.walking import cut


@pytest.fixture
def request_id(desk: Desk) -> RequestId:
    return office.register(desk, "2026-0030", date(2026, 9, 21), "周若安", "房屋征收补偿方案")


@pytest.fixture
def page(window: MainWindow, request_id: RequestId) -> CertificatePage:
    window.show_page("certificate", CertificateOpening(request_id))
    shown = window.page("certificate")
    assert isinstance(shown, CertificatePage)
    return shown


def said(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


# ways in


@pytest.mark.parametrize("way", ["link", "key", "strip"])
def test_the_request_page_leads_to_it(qtbot: QtBot, window: MainWindow, request_id: RequestId, way: str) -> None:
    window.show_page("request", Opening(request_id))
    shown = window.page("request")
    if way == "link":
        press(qtbot, shown, "certificate")
    elif way == "key":
        window.findChild(QAction, "certify").trigger()
    else:
        strip = seen(qtbot, shown, "day_strip")
        strip.setFocus()
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert window.shown == "certificate"
    assert window.page("certificate").opening.request == request_id


def test_the_register_leads_to_it(qtbot: QtBot, desk: Desk, request_id: RequestId, window: MainWindow) -> None:
    register = window.page("register")
    window.show_page("register")
    qtbot.waitUntil(lambda: register.list.current_row() is not None, timeout=5000)
    press(qtbot, register, "summary_certify")
    assert window.shown == "certificate" and window.page("certificate").opening.request == request_id


def test_back_leads_where_one_came_from(qtbot: QtBot, window: MainWindow, request_id: RequestId) -> None:
    window.show_page("request", Opening(request_id))
    window.show_page("certificate", CertificateOpening(request_id))
    press(qtbot, window.page("certificate"), "certificate_back")
    assert window.shown == "request"


# what it shows


def test_every_day_is_shown_with_its_number_and_its_notice(page: CertificatePage) -> None:
    days = {day.on: day for day in page.grid.days}
    assert len(days) == 36
    assert (days[date(2026, 10, 10)].count, days[date(2026, 10, 10)].words) == ("9", "调休上班")
    assert "国办发明电〔2025〕7号" in days[date(2026, 10, 1)].says
    text = said(page)
    for part in ("2026年10月26日（星期一）", "20个工作日", "第三十三条第二款", "国庆节10月1日至10月7日放假",
                 "《国务院办公厅关于2026年部分节假日安排的通知》", "距届满日9个工作日"):  # fmt: skip
        assert part in text, part


def test_the_arrow_keys_tell_each_day(qtbot: QtBot, page: CertificatePage) -> None:
    grid = seen(qtbot, page, "period_grid")
    assert isinstance(grid, PeriodGrid)
    assert "计入工作日20日" in grid.accessibleName()
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.accessibleDescription() == "2026年9月21日（星期一） · 工作日 · 起算日，不计入"
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.cursor_index == 7
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.accessibleDescription() == "2026年10月26日（星期一） · 工作日 · 第20日 · 届满日"


def test_the_pointer_tells_the_day_under_it(qtbot: QtBot, page: CertificatePage) -> None:
    grid = seen(qtbot, page, "period_grid")
    index = next(n for n, day in enumerate(page.grid.days) if day.on == date(2026, 9, 25))
    qtbot.mouseMove(grid, page.grid.cell(index).center().toPoint() + QPoint(1, 1))
    assert "中秋节" in grid.accessibleDescription()


def test_all_periods_of_the_request_can_be_chosen(qtbot: QtBot, page: CertificatePage) -> None:
    kinds = seen(qtbot, page, "certificate_clock")
    assert isinstance(kinds, QComboBox)
    offered = [kinds.itemText(at) for at in range(kinds.count())]
    assert any(one.startswith("答复期限 · 10-26") for one in offered) and any("补正告知期限" in one for one in offered)
    at = next(n for n, one in enumerate(offered) if "补正告知期限" in one)
    kinds.setCurrentIndex(at)
    kinds.activated.emit(at)
    assert page.made.clock.kind is ClockKind.CORRECTION_NOTICE and page.grid.days[-1].on == date(2026, 10, 8)


def test_a_request_that_awaits_a_correction_shows_the_period_that_runs(window: MainWindow, desk: Desk) -> None:
    made = office.fill(desk)
    window.show_page("certificate", CertificateOpening(made["correcting"]))
    assert window.page("certificate").made.clock.kind is ClockKind.CORRECTION


def test_a_period_without_a_day_says_so_and_leads_to_one_that_has(
    qtbot: QtBot, page: CertificatePage, request_id: RequestId
) -> None:
    page.open_with(CertificateOpening(request_id, ClockKind.FEE_PAYMENT))
    assert "没有“缴费期限”" in said(page) and page.made is None
    press(qtbot, page, "empty_second")
    assert page.made is not None and page.made.clock.due_on is not None


def test_an_applicants_markup_is_shown_letter_by_letter(window: MainWindow, desk: Desk) -> None:
    made = office.fill(desk)
    window.show_page("certificate", CertificateOpening(made["markup"]))
    sub = window.page("certificate").header.sub
    assert sub.textFormat() == Qt.TextFormat.PlainText and "<b>" in sub.text()


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_nothing_is_cut(qtbot: QtBot, window: MainWindow, page: CertificatePage, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: not cut(page), timeout=5000)


# saving and printing


def test_it_is_saved_as_the_printed_page(qtbot: QtBot, page: CertificatePage, tmp_path: Path) -> None:
    press(qtbot, page, "certificate_save")
    dialog = page.window().findChild(QFileDialog)
    target = tmp_path / "说明.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    pages = PdfReader(target).pages
    assert len(pages) == 1 and "10月26日" in pages[0].extract_text()


def test_printing_asks_for_the_printer(qtbot: QtBot, page: CertificatePage) -> None:
    press(qtbot, page, "certificate_print")
    qtbot.waitUntil(lambda: page.findChild(QPrintDialog) is not None, timeout=5000)
    dialog = page.findChild(QPrintDialog)
    assert dialog.maxPage() == 1
    dialog.reject()


# what if


def moves(page: CertificatePage, kind: str) -> str:
    return next((each.text() for each in page.panel.findChildren(QLabel, f"moves_{kind}")
                 if each.isVisibleTo(page)), "")  # fmt: skip


def test_an_extension_is_tried_and_seen_at_once(qtbot: QtBot, page: CertificatePage) -> None:
    choose(qtbot, page, "延长期限")
    type_into(qtbot, page, "what_if_days", "10")
    assert moves(page, "reply") == "现在 10-26 周一 · 如果 11-09 周一"
    assert "只是试算，不记录" in said(page)


def test_a_correction_is_tried_with_two_dates(qtbot: QtBot, page: CertificatePage) -> None:
    choose(qtbot, page, "发补正通知")
    type_into(qtbot, page, "what_if_begins", "2026-09-28")
    type_into(qtbot, page, "what_if_ends", "2026-10-20")
    assert moves(page, "reply") == "现在 10-26 周一 · 如果 11-17 周二"


def test_what_is_refused_is_said_in_the_panel(qtbot: QtBot, page: CertificatePage) -> None:
    choose(qtbot, page, "延长期限")
    type_into(qtbot, page, "what_if_days", "21")
    assert "最长 20 个工作日" in seen(qtbot, page, "what_if_refused").text() and not moves(page, "reply")


def test_a_date_that_is_none_is_said_at_its_field(qtbot: QtBot, page: CertificatePage) -> None:
    choose(qtbot, page, "征求意见")
    type_into(qtbot, page, "what_if_ends", "13-40")
    assert "“13-40”不是日期" in said(page)


def test_a_trial_leaves_the_request_as_it_was(
    qtbot: QtBot, page: CertificatePage, desk: Desk, request_id: RequestId
) -> None:
    before = desk.store.requests.get(request_id)
    choose(qtbot, page, "征求意见")
    type_into(qtbot, page, "what_if_ends", "2026-10-20")
    assert moves(page, "reply")
    assert desk.store.requests.get(request_id) == before
    assert page.made.clock.due_on == date(2026, 10, 26)
