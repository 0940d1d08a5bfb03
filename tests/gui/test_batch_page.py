"""Letters in one go: what each lacks, one deed a letter, stopped in the middle, one print of all."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.batch_page import BatchPage
from clerk_app.gui.pages.page import Listing
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services import batch, batch_chosen, handling, letters, routing
from clerk_app.services.desk import Desk
from tests.gui import letter_office
from tests.gui.hand import press
from tests.gui.office import TODAY

Made = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Made]:
    with letter_office.opened(tmp_path_factory.mktemp("batch"), qapp) as opened:
        yield opened


@pytest.fixture(scope="module")
def five(made: Made) -> list[RequestId]:
    """Five extended, the third without anybody's consent."""
    desk = made[0]
    found = [letter_office.received(desk, name) for name in letter_office.NAMES]
    for at, one in enumerate(found):
        if at != 2:
            routing.approve(desk, one, on=TODAY, matter="extension", role="公开工作机构", name="韩予墨", today=TODAY)
        handling.extend(desk, one, on=TODAY, days=20, reason="资料较多", today=TODAY)
    return found


def page_of(window: MainWindow, argument: object) -> BatchPage:
    window.show_page("batch", argument)
    page = window.page("batch")
    assert isinstance(page, BatchPage)
    return page


def issued(desk: Desk, five: list[RequestId]) -> list[bool]:
    return [bool(desk.store.documents.of_request(one)) for one in five]


def test_the_list_says_what_is_missing_and_the_page_is_drawn_beside_the_window(
    qtbot: QtBot, made: Made, five: list[RequestId]
) -> None:
    page = page_of(made[1], "extension_notice")
    assert page.kinds.currentText() == "延期答复告知书，5 件待出"
    lines = page.table.lines()
    assert len(lines) == 5 and [one.can for one in lines] == [True, True, False, True, True]
    assert lines[2].cells[2] == "缺：审批人" and lines[2].tones == {2: "red"}
    assert len(page.table.ticked()) == 4 and page.make_button.text() == "定稿取号 4 件"
    qtbot.waitUntil(lambda: page.paper.page_count == 1, timeout=5000)
    assert "江述白" in page.paper.document.getAllText(0).text()
    page.list.selectRow(1)
    qtbot.waitUntil(lambda: "林知夏" in page.paper.document.getAllText(0).text(), timeout=5000)


def test_what_is_stopped_in_the_middle_stays_done_and_the_rest_is_made_later(
    qtbot: QtBot, made: Made, five: list[RequestId]
) -> None:
    desk, window = made
    page = page_of(window, "extension_notice")

    def stop_after_two(_line: object, done: int, _total: int) -> None:
        if done == 2:
            page.progress.cancelled.emit()

    page.run.moved.connect(stop_after_two)
    press(qtbot, page, "batch_make")
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=5000)
    page.run.moved.disconnect(stop_after_two)
    assert issued(desk, five) == [True, True, False, False, False]
    assert page.kinds.currentText() == "延期答复告知书，3 件待出"
    assert window.toast.text() == "已停下：定稿 2 件，还有 2 件没有做。"
    page.main_action()
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=5000)
    assert issued(desk, five) == [True, True, False, True, True]
    assert window.toast.text() == "已定稿 2 件。"
    assert page.print_button.text() == "打印已定稿的 4 件"
    assert page.kinds.currentText() == "延期答复告知书，1 件待出" and page.kinds.kind == "extension_notice"


def test_all_of_them_are_one_print_job(qtbot: QtBot, made: Made, five: list[RequestId]) -> None:
    page = page_of(made[1], None) if made[1].shown != "batch" else made[1].page("batch")
    press(qtbot, page, "batch_print")
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)), timeout=5000)
    dialog = page.findChildren(QPrintDialog)[0]
    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
    dialog.reject()


def test_requests_selected_in_the_register_are_made_together(
    qtbot: QtBot, made: Made, five: list[RequestId]
) -> None:
    desk, window = made
    late = [letter_office.received(desk, name) for name in ("周若安", "温故里")]
    window.show_page("register")
    register = window.page("register")
    assert isinstance(register, RegisterPage)
    register._recount_pressed()
    register.list.choose({*late, five[0]}, late[0])
    qtbot.waitUntil(lambda: len(register.list.chosen_ids()) == 3)
    press(qtbot, register, "summary_batch")
    page = window.page("batch")
    assert window.shown == "batch" and page.kind == "receipt"
    rows = {one.cells[1]: one.cells[2] for one in page.table.lines()}
    assert set(rows.values()) == {"可以定稿"} and len(page.table.ticked()) == 3


def test_requests_whose_letters_are_all_made_grey_the_button_and_say_why(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    done = [letter_office.received(desk, name) for name in ("周若安", "温故里")]
    for each in done:
        for kind in batch_chosen.kinds_of(desk, [each], TODAY):
            lacking = letters.missing(desk, each, kind.kind, None, TODAY)
            letters.issue(desk, each, kind.kind, dict.fromkeys(lacking, "无"), today=TODAY)
    open_still = letter_office.received(desk, "江述白")
    window.show_page("register")
    register = window.page("register")
    assert isinstance(register, RegisterPage)
    register._recount_pressed()
    button = register.summary.findChild(QPushButton, "summary_batch")
    said = register.summary.findChild(QLabel, "summary_no_letters")
    register.list.choose({*done, open_still}, open_still)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled() and not said.isVisible())
    register.list.choose(set(done), done[0])
    qtbot.waitUntil(lambda: not button.isEnabled())
    assert said.isVisible() and said.text() == "这些申请要出的文书都已经出了。"
    register.list.choose({done[0], open_still}, open_still)
    qtbot.waitUntil(lambda: button.isEnabled() and not said.isVisible())


def test_a_set_of_requests_without_a_common_letter_says_so(made: Made) -> None:
    page = page_of(made[1], Listing("选中的 0 件", frozenset()))
    assert page._body.currentWidget() is page.empty and page.empty.text() == "没有待出的这种文书"


def test_several_letters_are_joined_page_by_page(made: Made, five: list[RequestId]) -> None:
    documents = made[0].store.documents
    kept = [documents.data(documents.of_request(one)[0].id) for one in five[:2]]
    assert len(PdfReader(BytesIO(batch.joined(kept))).pages) == 2
