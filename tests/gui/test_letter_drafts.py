"""What was typed in a letter survives leaving the page and the program; it goes when the letter is finished."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, letter_drafts
from clerk_app.services.desk import Desk
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.hand import press, type_into
from tests.gui.letter_office import opened, received
from tests.gui.office import TODAY
from tests.gui.walking import cut


def show(window: MainWindow, request: RequestId) -> LetterPage:
    window.show_page("letter", LetterOpening(request, "answer"))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    return page


def words(page: LetterPage, name: str) -> str:
    shown = page.findChild(QLabel, name)
    return shown.text() if shown.isVisible() else ""


def kept(desk: Desk, request: RequestId) -> dict[str, str]:
    found = letter_drafts.find(desk, request, "answer", "", TODAY)
    return dict(found.typed) if found is not None else {}


def refused(desk: Desk, name: str) -> RequestId:
    request = received(desk, name)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.REFUSED_PROCESS, today=TODAY)
    return request


def test_a_letter_goes_on_after_a_restart_and_takes_its_number_when_it_is_finished(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with opened(tmp_path, qapp) as (desk, window):
        request = refused(desk, "江述白")
        page = show(window, request)
        type_into(qtbot, page, "letter_reasons", "尚未作出决定")
        qtbot.waitUntil(lambda: kept(desk, request) == {"reasons": "尚未作出决定"}, timeout=5000)
        assert words(page, "draft_kept").startswith("草稿已自动保存 ")
        type_into(qtbot, page, "letter_reasons", "还在讨论")
        assert not page.is_unfinished(), "nothing holds the window"
    desk = office.open_office(tmp_path / "store")
    window = open_window(desk, Words(desk.terms, office.today), office.today)
    page = show(window, request)
    assert page.given()["reasons"] == "还在讨论" and words(page, "draft_kept").startswith("草稿，10-13 ")
    assert desk.store.documents.of_request(request) == () and words(page, "draft_changed") == ""
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=5000)
    press(qtbot, page, "finish")
    assert page.number.text() == "临住建公开〔2026〕1号" and kept(desk, request) == {}
    assert words(page, "draft_kept") == ""
    close_for_good(window)
    desk.store.close()


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_a_draft_that_the_record_has_overtaken_says_so_in_one_line(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: tuple[int, int]
) -> None:
    with opened(tmp_path, qapp) as (desk, window):
        window.resize(*size)
        request = refused(desk, "林知夏")
        type_into(qtbot, show(window, request), "letter_reasons", "尚未作出决定")
        window.show_page("register")
        assert kept(desk, request) == {"reasons": "尚未作出决定"}, "leaving keeps it at once"
        desk.store.organs.update(desk.store.organs.first(), since=TODAY, telephone="0000-5550999")
        page = show(window, request)
        assert words(page, "draft_changed") == "写这份草稿以后有变动：联系电话。请核对。"
        qtbot.waitUntil(lambda: not cut(window), timeout=5000)
        type_into(qtbot, page, "letter_reasons", "讨论未结束")
        window.show_page("register")
        assert words(show(window, request), "draft_changed") == "", "looked through and written on"
