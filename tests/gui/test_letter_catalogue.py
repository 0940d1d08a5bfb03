"""The letter page for the whole catalogue: the next letter, those that cannot be made, forms, the page beside it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.page import Opening
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, attachments, letters
from clerk_app.services.desk import Desk
from tests.gui import letter_office
from tests.gui.hand import CTRL, press, seen, type_into
from tests.gui.office import TODAY
from tests.gui.walking import says_chinese

Made = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Made]:
    with letter_office.opened(tmp_path_factory.mktemp("letters"), qapp) as opened:
        yield opened


@pytest.fixture(scope="module")
def fresh(made: Made) -> RequestId:
    """Received, nothing else."""
    return letter_office.received(made[0], "江述白")


@pytest.fixture(scope="module")
def refused(made: Made) -> RequestId:
    """Answered: privacy."""
    request = letter_office.received(made[0], "林知夏")
    answering.answer(made[0], request, on=TODAY, outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
    return request


def show(window: MainWindow, request: RequestId, kind: str = "") -> LetterPage:
    window.show_page("letter", LetterOpening(request, kind))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    return page


def text_of(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).replace("\n", "")


def test_the_next_letter_is_shown_and_named_as_such_with_the_reason(made: Made, refused: RequestId) -> None:
    page = show(made[1], refused)
    assert page.kind == "answer"
    assert page.face.reason.text() == "建议下一份：10-13 作出答复，还没有出文书。"
    first = page.chooser.choices()[0]
    assert [one.kind for one in page.chooser.choices() if one.is_proposed] == ["answer"] and first.code == "A1"


def test_letters_that_cannot_be_made_yet_stay_listed_and_say_why(qtbot: QtBot, made: Made, fresh: RequestId) -> None:
    page = show(made[1], fresh)
    before = page.kind
    qtbot.mouseClick(page.chooser, Qt.MouseButton.LeftButton)
    popup = page.chooser.popup
    assert popup is not None and {"answer", "secrecy_review", "case_cover"} <= set(popup.kinds())
    why = {one.kind: one.why for one in page.chooser.choices()}
    assert why["extension_notice"] == "还没有登记“延长答复期限”，不能出这份文书。请先登记这一步。"
    popup.search.setText("延期")
    assert popup.kinds() == ["extension_notice"]
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert page.kind == before and popup.isVisible()
    popup.close()


def test_a_letter_is_found_by_typing_its_number_and_finished_by_keyboard(
    qtbot: QtBot, made: Made, fresh: RequestId
) -> None:
    desk, window = made
    page = show(window, fresh, "reasons_notice")
    page.chooser.setFocus()
    qtbot.keyClick(page.chooser, Qt.Key.Key_Down)
    qtbot.keyClicks(page.chooser.popup.search, "A5")
    qtbot.keyClick(page.chooser.popup.search, Qt.Key.Key_Return)
    assert page.kind == "receipt" and page.finish_button.isEnabled(), page.banner.text()
    window.activateWindow()
    page.paper.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page.paper, Qt.Key.Key_Return, CTRL)
    assert page.issued is not None and page.out.save_button.isVisible()
    assert "江述白" in text_of(letters.copy_of(desk, fresh, "receipt"))


def test_letters_that_no_step_asks_for_are_written_with_their_facts(
    qtbot: QtBot, made: Made, fresh: RequestId
) -> None:
    desk, window = made
    page = show(window, fresh, "reasons_notice")
    assert not page.finish_button.isEnabled()
    head = page.view.card("reasons").head
    assert head.lacks() and head.note() == "缺 3 项"
    for name, text in (("count_period", "2026年1月至9月"), ("request_count", "86"), ("reasons_by", "2026-10-30")):
        type_into(qtbot, page, f"letter_{name}", text)
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)
    assert not head.lacks()
    press(qtbot, page, "finish")
    assert "86" in text_of(letters.copy_of(desk, fresh, "reasons_notice"))


def test_a_form_is_filled_in_the_same_page_and_kept_without_a_number(
    qtbot: QtBot, made: Made, fresh: RequestId
) -> None:
    desk, window = made
    page = show(window, fresh, "approval_sheet")
    assert not page.number.isVisible() and page.finish_button.text() == "定稿并生成 PDF"
    type_into(qtbot, page, "letter_unit_head_opinion", "拟同意")
    qtbot.waitUntil(lambda: "拟同意" in page.paper.document.getAllText(0).text(), timeout=3000)
    press(qtbot, page, "finish")
    kept = desk.store.documents.of_request(fresh)[-1]
    assert (kept.kind, kept.number) == ("approval_sheet", "")
    assert "拟同意" in text_of(letters.data_of(desk, kept))


def test_every_part_of_every_letter_has_a_name(made: Made) -> None:
    desk, window = made
    view = window.page("letter").view
    parts = [part for one in desk.letters.values() for part in one.parts]
    results = [text for one in desk.letters.values() for texts in one.results.values() for text in texts]
    parts += [part for text in results for part in text.parts]
    named = {part.block: view._block_word(part.block) for part in parts}
    assert len(named) > 10 and all(says_chinese(word) for word in named.values()), named


def test_a_sheet_is_reached_from_its_step(qtbot: QtBot, made: Made, fresh: RequestId) -> None:
    window = made[1]
    window.show_page("request", Opening(fresh))
    row = seen(qtbot, window.page("request"), "step_secrecy_reviewed")
    press(qtbot, row, "print_sheet")
    page = window.page("letter")
    assert window.shown == "letter" and page.kind == "secrecy_review"
    assert "保密审查单" in page.paper.document.getAllText(0).text().replace("\r\n", "")


def test_the_remedy_is_never_typed_and_says_so(qtbot: QtBot, made: Made, refused: RequestId) -> None:
    page = show(made[1], refused)
    page.view.open("remedy")
    card = page.view.card("remedy")
    assert "不能改" in seen(qtbot, page, "remedy_fixed").text()
    assert not card.findChildren(QPlainTextEdit)
    assert card.head.note() == "按结果与日期自动选定，不可改"
    assert "临澜区人民政府（设置）" in seen(qtbot, page, "facts_remedy").text()


def test_a_press_on_a_paragraph_opens_its_part_and_tints_it(qtbot: QtBot, made: Made, refused: RequestId) -> None:
    page = show(made[1], refused)
    page.view.open("addressee")
    sheet, place = page.paper.place_of("remedy")
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()) + 8, round(place.y()) + 8))
    assert page.view.open_block == "remedy"
    sheet, place = page.paper.place_of("remedy")
    shown = page.paper.widget().grab().toImage()
    at = sheet.pos() + QPoint(round(place.x()) - 10, round(place.center().y()))
    assert shown.pixelColor(at).name() == "#2a5a94", "the bar beside the paragraph"


def test_ready_words_go_into_the_field_and_the_page_keeps_its_place(
    qtbot: QtBot, made: Made, refused: RequestId
) -> None:
    page = show(made[1], refused)
    page.view.focus_on("reasons")
    bar = page.paper.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    kept = bar.value()
    press(qtbot, page.view, "phrase")
    words = seen(qtbot, page, "letter_reasons").toPlainText()
    assert "私密信息" in words and kept > 0
    qtbot.waitUntil(lambda: words[:12] in page.paper.document.getAllText(0).text().replace("\r\n", ""), timeout=3000)
    assert bar.value() == kept


def test_the_odd_letter_goes_out_as_word_and_its_final_version_comes_back(
    qtbot: QtBot, made: Made, fresh: RequestId, tmp_path: Path
) -> None:
    desk, window = made
    letters.issue(desk, fresh, "receipt", today=TODAY)
    page = show(window, fresh, "receipt")
    assert page.issued is not None
    press(qtbot, page, "save_word")
    target = tmp_path / "回执.docx"
    _choose(page, target)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes()[:2] == b"PK"
    press(qtbot, page, "attach_final")
    _choose(page, target)
    files = attachments.of_request(desk, desk.store.requests.get(fresh))
    assert [(one.kind.id, one.file.name.endswith("回执.docx")) for one in files] == [("signed", True)]


def _choose(page: LetterPage, path: Path) -> None:
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    picker.selectFile(str(path))
    picker.accept()
