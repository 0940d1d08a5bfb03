"""寄送: three letters posted at once with their waybills, signed for at once, found in the log and in Excel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.check_list import CheckList
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.check_table import CheckLine, CheckTable
from clerk_app.gui.pages.posting_page import PostingPage
from clerk_app.gui.pages.posting_tabs import PostingLines
from clerk_app.law.terms import ClockKind, ConsultedParty, DeliveryManner, EventKind
from clerk_app.services import handling, letters, posting
from clerk_app.services.desk import Desk
from clerk_app.services.request_clocks import one as clock_line
from tests.gui import letter_office
from tests.gui.hand import press, type_into
from tests.gui.office import TODAY, today
from tests.gui.walking import cut

Made = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Made]:
    with letter_office.opened(tmp_path_factory.mktemp("posting"), qapp) as opened:
        yield opened


@pytest.fixture(scope="module")
def three(made: Made) -> list[RequestId]:
    """Three receipts that were printed."""
    found = [letter_office.received(made[0], name) for name in letter_office.NAMES[:3]]
    for one in found:
        letters.issue(made[0], one, "receipt", today=TODAY)
    return found


@pytest.fixture
def page(made: Made, three: list[RequestId]) -> PostingPage:
    made[1].show_page("posting", "to_post")
    shown = made[1].page("posting")
    assert isinstance(shown, PostingPage)
    return shown


def served(desk: Desk, request: RequestId) -> list[tuple[date | None, date | None, str]]:
    events = desk.store.requests.get(request).events
    return [
        (one.day("posted_on"), one.day("signed_for_on"), one.text("tracking"))
        for one in events if one.kind is EventKind.SERVED
    ]  # fmt: skip


def editors(page: PostingPage) -> list[QLineEdit]:
    return page.lists["to_post"].findChildren(QLineEdit, "typed_cell")


def test_envelopes_of_all_that_waits_are_one_print_job(qtbot: QtBot, page: PostingPage) -> None:
    press(qtbot, page, "print_envelopes")
    dialog = page.findChildren(QPrintDialog)[0]
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    dialog.reject()


def test_three_letters_are_posted_at_once_each_with_its_waybill(
    qtbot: QtBot, made: Made, three: list[RequestId], page: PostingPage
) -> None:
    desk, window = made
    shown = page.lists["to_post"]
    assert not page.bar.button.isEnabled()
    for row, waybill in enumerate(("1180001", "1180002", "1180003")):
        shown.setFocus()
        shown.selectRow(row)
        qtbot.keyClick(shown, Qt.Key.Key_Space)
        qtbot.keyClicks(shown, waybill[:1])
        editor = editors(page)[0]
        qtbot.keyClicks(editor, waybill[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not editors(page))
    assert page.bar.button.text() == "登记寄出 3 封"
    type_into(qtbot, page, "posting_day", "2026-10-12")
    press(qtbot, page, "record_posting")
    assert not window.banner.isVisible(), window.banner.text()
    assert [served(desk, one) for one in three] == [
        [(date(2026, 10, 12), None, waybill)] for waybill in ("1180001", "1180002", "1180003")
    ]
    assert page.empty.text() == "没有待寄送的文书" and page.views.tab("unsigned").count() == "3"


def test_a_signature_is_recorded_for_many_and_the_day_of_posting_stays(
    qtbot: QtBot, made: Made, three: list[RequestId], page: PostingPage
) -> None:
    desk = made[0]
    page.views.tab("unsigned").click()
    shown = page.lists["unsigned"]
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.button.text() == "登记签收 3 封"
    page.main_action()
    assert [served(desk, one)[-1][:2] for one in three] == [(date(2026, 10, 12), TODAY)] * 3
    assert page.views.tab("unsigned").count() == "0"


def test_the_log_of_a_year_is_shown_and_exported(qtbot: QtBot, page: PostingPage, tmp_path: Path) -> None:
    page.views.tab("log").click()
    rows = [line.cells for line in page.tables["log"].lines()]
    assert len(rows) == 3 and {row[0] for row in rows} == {"10-12"} and {row[7] for row in rows} == {"10-13"}
    press(qtbot, page, "posting_export")
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "寄送.xlsx"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    assert target.read_bytes()[:2] == b"PK"


def test_in_a_narrow_window_the_log_shows_the_waybill_whole_before_long_names(made: Made, qtbot: QtBot) -> None:
    table = CheckTable(PostingLines(made[1].words, today).columns("log"))
    cells = ("10-12", "政府信息公开延期答复告知书", "临澜信公〔2026〕20号", "2026-0037", "临澜河流守护协会", "邮寄送达",
             "EMS 1180004000400", "10-13", "苏晚晴")
    shown = CheckList(table)
    qtbot.addWidget(shown)
    shown.resize(1029, 400)
    shown.show()
    table.show_lines([CheckLine(1, cells, {}, can=False)])
    words = look.metrics(look.DATA).horizontalAdvance(cells[6])
    assert words > 110, "control: more than the least width has room for"
    assert shown.widths()[7] == 0 and shown.viewport().width() - sum(shown.widths()) >= words + 18


def test_a_number_typed_ticks_its_line_and_the_grey_button_says_why(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = letter_office.received(desk, letter_office.NAMES[4])
    letters.issue(desk, request, "receipt", today=TODAY)
    window.show_page("posting", "to_post")
    page = window.page("posting")
    shown, bar = page.lists["to_post"], page.bar
    row = next(at for at, one in enumerate(page.tables["to_post"].lines()) if one.cells[4] == letter_office.NAMES[4])
    assert not bar.button.isEnabled() and bar.button.text() == "登记寄出 0 封"
    assert bar.why_not.isVisible() and bar.why_not.text() == bar.button.toolTip() == "先勾选文书"
    shown.setFocus()
    shown.selectRow(row)
    qtbot.keyClicks(shown, "9")
    qtbot.keyClicks(editors(page)[0], "90001")
    qtbot.keyClick(editors(page)[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not editors(page))
    assert bar.button.isEnabled() and bar.button.text() == "登记寄出 1 封" and not bar.why_not.text()
    assert page.header.sub.text() == "已勾选 1 封"
    type_into(qtbot, page, "posting_day", "")
    assert not bar.button.isEnabled() and bar.why_not.text() == "先填日期"
    type_into(qtbot, page, "posting_day", "2026-10-12")
    shown.setFocus()
    shown.selectRow(row)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert not bar.button.isEnabled() and page.tables["to_post"].ticked() == ()
    assert list(page.tables["to_post"].texts().values()) == ["990001"]
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    page.main_action()
    assert served(desk, request)[0][2] == "990001"


def test_a_waybill_still_being_typed_is_recorded_by_the_key_that_posts(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = letter_office.received(desk, letter_office.NAMES[3])
    letters.issue(desk, request, "receipt", today=TODAY)
    window.show_page("posting", "to_post")
    page = window.page("posting")
    shown = page.lists["to_post"]
    shown.setFocus()
    shown.selectRow(0)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    qtbot.keyClicks(shown, "7")
    qtbot.keyClicks(editors(page)[0], "700001")
    page.main_action()
    assert served(desk, request)[0][2] == "7700001"


def test_an_inquiry_signed_for_on_the_page_begins_the_partys_time_that_day(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = letter_office.received(desk, letter_office.NAMES[4], on=date(2026, 9, 28))
    handling.consult(
        desk, request, on=date(2026, 10, 8), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY
    )
    given = {"ref": "澜图置业", "information": "补偿方案第三章", "third_party_kind": "commercial_enterprise"}
    asked = letters.missing(desk, request, "third_party_inquiry", given, TODAY)
    letters.issue(desk, request, "third_party_inquiry", {**given, **dict.fromkeys(asked, "另行说明")}, today=TODAY)
    (line,) = (one for one in posting.to_post(desk, TODAY) if one.request == request)
    posting.post(desk, [line], manner=DeliveryManner.POST, posted_on=date(2026, 10, 9), waybills={}, today=TODAY,
                 deed="inquiry")  # fmt: skip

    def limit() -> date | None:
        return clock_line(desk, request, ClockKind.OPINION, today=TODAY).clock.due_on

    # Fifteen working days after Thursday 8 October, of which Saturday the 10th is one.
    assert limit() == date(2026, 10, 28)
    window.show_page("posting", "unsigned")
    page = window.page("posting")
    shown = page.lists["unsigned"]
    place = next(at for at, row in enumerate(page.tables["unsigned"].lines()) if row.key[0] == request)
    shown.setFocus()
    shown.selectRow(place)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    type_into(qtbot, page, "posting_day", "2026-10-12")
    press(qtbot, page, "record_posting")
    assert not window.banner.isVisible(), window.banner.text()
    assert served(desk, request)[-1][:2] == (date(2026, 10, 9), date(2026, 10, 12))
    assert limit() == date(2026, 11, 2), "fifteen working days after Monday 12 October"


@pytest.mark.parametrize("tab", ["to_post", "unsigned"])
def test_the_whole_number_and_the_papers_name_are_read_in_the_lists(qtbot: QtBot, made: Made, tab: str) -> None:
    window = made[1]
    window.show_page("posting", tab)
    page = window.page("posting")
    shown, table = page.lists[tab], page.tables[tab]
    cells = ["10-14 周三", "征求第三方意见书", "东湖住建公开〔2026〕1234号", "2026-0001", "叶知秋"]
    table.show_lines([CheckLine("one", (*cells, *[""] * (len(table.columns) - 1 - len(cells))), {})])
    for size in ((1366, 696), (1093, 542)):
        window.resize(*size)
        qtbot.wait(20)
        for column in (2, 3):
            words = look.metrics(look.DATA).horizontalAdvance(cells[column - 1])
            assert shown.columnWidth(column) >= words + 18
        assert sum(map(shown.columnWidth, range(len(table.columns)))) <= shown.viewport().width()
        assert not cut(page)
    table.show_lines([CheckLine("one", ("", "很长的名称" * 20, *[""] * (len(table.columns) - 3)), {})])
    assert sum(map(shown.columnWidth, range(len(table.columns)))) <= shown.viewport().width()
