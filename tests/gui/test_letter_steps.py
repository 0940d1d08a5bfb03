"""What a step asks the letter need not ask; pages are printed one by one and can be stopped; Esc steps back at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.printing import Printing, Sheets
from clerk_app.law.terms import EventKind
from clerk_app.render.joined_pdf import joined
from clerk_app.services import letters
from clerk_app.services.desk import Desk
from tests.gui.hand import press, seen, type_into
from tests.gui.letter_office import opened, received
from tests.gui.office import TODAY

Made = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def made(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with opened(tmp_path_factory.mktemp("steps"), qapp) as one:
        yield one


def test_guidance_typed_at_the_step_stands_in_the_notice(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = received(desk, "江述白")
    window.show_page("request", Opening(request, EventKind.CORRECTION_ASKED))
    page = window.page("request")
    for name, text in (("reply_by", "2026-10-30"), ("points", "请写明年份"), ("guidance", "可以来电询问")):
        type_into(qtbot, page, f"step_{name}", text)
    press(qtbot, page, "do_step")
    window.show_page("letter", LetterOpening(request, "correction_notice"))
    letter = window.page("letter")
    assert letter.finish_button.isEnabled() and letters.missing(desk, request, "correction_notice", None, TODAY) == ()
    assert "可以来电询问" in letter.paper.document.getAllText(0).text().replace("\r\n", "")


def test_the_approver_typed_with_an_extension_stands_in_the_notice(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = received(desk, "林知夏")
    window.show_page("request", Opening(request, EventKind.EXTENDED))
    page = window.page("request")
    type_into(qtbot, page, "step_reason", "档案较多")
    type_into(qtbot, page, "step_approver", "许长安")
    press(qtbot, page, "do_step")
    window.show_page("letter", LetterOpening(request, "extension_notice"))
    assert window.page("letter").finish_button.isEnabled(), window.page("letter").banner.text()


def test_nobody_is_proposed_as_the_reviewer_of_secrecy(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    window.show_page("request", Opening(received(desk, "叶知秋"), EventKind.SECRECY_REVIEWED))
    shown = seen(qtbot, window.page("request"), "step_reviewer")
    assert isinstance(shown, QLineEdit) and shown.text() == ""


def test_making_receipts_says_that_they_take_no_number(made: Made) -> None:
    desk, window = made
    received(desk, "宋岁晏")
    window.show_page("batch", "receipt")
    assert "（不取号）" in window.page("batch").make_button.text()


def test_esc_steps_back_though_a_line_says_what_was_done(qtbot: QtBot, made: Made) -> None:
    _, window = made
    window.show_page("register")
    window.show_page("batch", "receipt")
    window.toast.say("已定稿")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.shown == "register"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.toast.isVisible(), "one Esc does one thing"


def three(desk: Desk) -> bytes:
    request = received(desk, "沈知行")
    return joined([letters.draft(desk, request, "receipt", None, TODAY)] * 3)


def test_pages_are_printed_between_events(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    desk, window = made
    printing = Printing(window)
    printing.ask_data(three(desk))
    dialog = next(one for one in window.findChildren(QPrintDialog) if one.isVisible())
    printing._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing._printer.setOutputFileName(str(tmp_path / "三页.pdf"))
    printing._printer.setResolution(72)
    with qtbot.waitSignal(printing.printed, timeout=10000):
        dialog.accepted.emit(printing._printer)
        assert printing.is_printing and window.findChild(QWidget, "print_progress") is not None
    dialog.reject()
    assert len(PdfReader(tmp_path / "三页.pdf").pages) == 3 and not printing.is_printing


def test_what_is_stopped_is_not_printed_on(made: Made, tmp_path: Path) -> None:
    desk, _ = made
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(three(desk)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "停.pdf"))
    sheets = Sheets(document, printer)
    assert sheets.print_next() and sheets.done == 1
    sheets.stop()
    assert printer.printerState() is not QPrinter.PrinterState.Active and sheets.done == 1
    document.close()
