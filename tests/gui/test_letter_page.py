"""Letters in the window: what is missing, the printed page, finished once, saved as it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.printing import print_document
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, SecrecyFinding
from clerk_app.services import answering, intake, letters, routing
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, set_up
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.gui.hand import pick, press, reading, seen, type_into
from tests.gui.letter_office import received
from tests.gui.office import TODAY
from tests.gui.walking import cut


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = office.open_office(tmp_path / "store")
    yield set_up(opened, Office(
        name="临澜区住房和城乡建设局", telephone="0000-5550100", code="临住建公开",
        reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    ))  # fmt: skip
    opened.store.close()


def show(window: MainWindow, request: RequestId, kind: str = "") -> LetterPage:
    window.show_page("request", Opening(request))
    window.show_page("letter", LetterOpening(request, kind))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    return page


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> LetterPage:
    return show(window, made["to_post"])


def reviewed(desk: Desk, request: RequestId) -> None:
    """Its one item may be supplied."""
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)


def test_a_request_that_was_only_registered_is_offered_its_receipt(
    window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["plain"])
    assert page.chooser.text() == "登记回执" and page.empty.isHidden()


def test_what_is_missing_is_said_and_bars_finishing(qtbot: QtBot, page: LetterPage) -> None:
    assert page.chooser.text() == "答复书"
    assert page.banner.text() == "缺 3 项：不予公开的情形、不予公开的内容、理由。补上后才能定稿。"
    assert not page.finish_button.isEnabled() and page.finish_button.toolTip() == page.banner.text()
    page.main_action()
    assert page.issued is None
    page.banner.pressed.emit()
    assert page.findChild(object, "letter_withheld_as").hasFocus()


def test_a_field_marked_as_missing_loses_its_mark_once_it_is_filled(qtbot: QtBot, page: LetterPage) -> None:
    page.banner.pressed.emit()
    names = ("letter_withheld_as", "letter_withheld", "letter_reasons")
    assert [seen(qtbot, page, name).property("error") for name in names] == [True] * 3
    type_into(qtbot, page, "letter_withheld", "当事人住址")
    qtbot.waitUntil(lambda: not seen(qtbot, page, "letter_withheld").property("error"), timeout=3000)
    assert [seen(qtbot, page, name).property("error") for name in names] == [True, False, True]
    fill(qtbot, page)
    assert [bool(seen(qtbot, page, name).property("error")) for name in names] == [False] * 3


def test_a_letter_that_cannot_be_opened_leaves_nothing_of_the_one_before(
    qtbot: QtBot, page: LetterPage, window: MainWindow, desk: Desk, made: dict[str, RequestId], tmp_path: Path
) -> None:
    letters.issue(desk, made["plain"], "receipt", today=TODAY)
    (document,) = desk.store.documents.of_request(made["plain"])
    fill(qtbot, page)
    assert page.finish_button.isEnabled() and page.data
    kept = next(one for one in (tmp_path / "store").rglob("*") if document.sha256 in one.name)
    kept.chmod(0o644)
    kept.write_bytes(b"spoiled")
    with pytest.raises(KnownTrouble):
        window.show_page("letter", LetterOpening(made["plain"], "receipt"))
    assert page.empty.isVisible() and page.empty.text() == "这份文书没能打开"
    assert not page.finish_button.isEnabled() and not page.finish_button.isVisible()
    assert not page.data and page.paper.page_count == 0 and "print" not in page.handlers()
    page.main_action()
    assert desk.store.documents.of_request(made["to_post"]) == ()
    page.empty.first.emit()
    assert window.shown == "request" and window.page("request").shown.request.id == made["plain"]
    again = show(window, made["to_post"])
    assert again.empty.isHidden() and again.finish_button.isEnabled() and again.paper.page_count >= 1


def fill(qtbot: QtBot, page: LetterPage) -> None:
    type_into(qtbot, page, "letter_withheld", "当事人住址")
    type_into(qtbot, page, "letter_reasons", "涉及个人隐私")
    pick(qtbot, page, "letter_withheld_as", Outcome.REFUSED_PRIVACY.value)
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)


def test_the_page_is_drawn_as_it_will_be_printed_and_drawn_anew(qtbot: QtBot, page: LetterPage) -> None:
    assert page.paper.page_count >= 1 and page.paper.widget().height() > page.paper.viewport().height()
    assert "住址" not in page.paper.document.getAllText(0).text()
    fill(qtbot, page)
    text = "".join(page.paper.document.getAllText(at).text() for at in range(page.paper.page_count))
    assert "当事人住址" in text.replace("\r\n", "").replace("\n", "")


def test_a_choice_that_was_made_can_be_changed(qtbot: QtBot, page: LetterPage) -> None:
    fill(qtbot, page)
    pick(qtbot, page, "letter_withheld_as", Outcome.REFUSED_BUSINESS_SECRET.value)
    assert page._form().given()["withheld_as"] == Outcome.REFUSED_BUSINESS_SECRET.value


def test_a_letter_is_finished_once_and_kept_as_it_was_printed(
    qtbot: QtBot, window: MainWindow, page: LetterPage, desk: Desk, made: dict[str, RequestId], tmp_path: Path
) -> None:
    reviewed(desk, made["to_post"])
    fill(qtbot, page)
    press(qtbot, page, "finish")
    assert page.number.text() == "临住建公开〔2026〕1号"
    page.main_action()
    documents = desk.store.documents.of_request(made["to_post"])
    assert [one.number for one in documents] == ["临住建公开〔2026〕1号"]
    press(qtbot, page, "save_pdf")
    picker = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    target = tmp_path / "另存.pdf"
    picker.selectFile(str(target))
    picker.accept()
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == letters.data_of(desk, documents[0])
    assert "沈知行" in PdfReader(target).pages[0].extract_text()


def test_a_letter_that_supplies_without_a_secrecy_review_leads_to_its_form(
    qtbot: QtBot, window: MainWindow, page: LetterPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    fill(qtbot, page)
    press(qtbot, page, "finish")
    assert "保密审查" in page.banner.text() and page.banner.isVisible()
    assert desk.store.documents.of_request(made["to_post"]) == ()
    press(qtbot, page, "banner_link")
    assert window.shown == "request"
    request = window.page("request")
    type_into(qtbot, request, "step_reviewer", "韩予墨")
    press(qtbot, request, "do_step")
    qtbot.waitUntil(lambda: desk.store.requests.get(made["to_post"]).last(EventKind.SECRECY_REVIEWED) is not None)
    window.back()
    assert window.shown == "letter"
    press(qtbot, page, "finish")
    assert page.number.text() == "临住建公开〔2026〕1号", "what was typed had stayed"


def test_an_issued_letter_is_found_among_the_facts_and_shown_again(
    qtbot: QtBot, window: MainWindow, page: LetterPage, desk: Desk, made: dict[str, RequestId]
) -> None:
    reviewed(desk, made["to_post"])
    fill(qtbot, page)
    press(qtbot, page, "finish")
    window.show_page("request", Opening(made["to_post"]))
    reading(qtbot, window.page("request").facts, "临住建公开〔2026〕1号").click()
    assert window.shown == "letter" and page.issued is not None
    assert not page.finish_button.isVisible() and page.out.save_button.isVisible()


def test_a_correction_notice_is_written_from_its_step(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["correcting"])
    assert page.chooser.text() == "补正告知书"
    text = "".join(page.paper.document.getAllText(at).text() for at in range(page.paper.page_count))
    assert "范围不明确" in text


def test_what_was_typed_stays_when_the_page_is_left(
    qtbot: QtBot, window: MainWindow, page: LetterPage, made: dict[str, RequestId]
) -> None:
    type_into(qtbot, page, "letter_withheld", "当事人住址")
    window.show_page("register")
    show(window, made["to_post"])
    assert page._form().typed["withheld"] == "当事人住址"


def test_each_of_several_matters_has_fields_of_its_own(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    draft = RequestDraft(
        date(2026, 10, 9), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "两样",
        subjects=("方案", "照片"),
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    answering.answer(
        desk, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={1: Outcome.DISCLOSED, 2: Outcome.UNABLE_NOT_EXIST},
    )
    page = show(window, request)
    assert any(name.startswith("2.") for name in page.view._fields)


def test_printing_asks_for_a_printer_without_blocking(qtbot: QtBot, page: LetterPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    print_document(page.paper.document, printer)
    assert len(PdfReader(tmp_path / "打印.pdf").pages) == page.paper.page_count
    press(qtbot, page, "print")
    dialogs = [one for one in page.findChildren(QPrintDialog)]
    assert len(dialogs) == 1
    dialogs[0].reject()


def test_a_millimetre_of_the_letter_is_a_millimetre_on_the_paper(page: LetterPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setResolution(300)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "原大.pdf"))
    print_document(page.paper.document, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "原大.pdf"))
    for wanted, got in zip(ink(page.paper.document), ink(printed), strict=True):
        assert abs(wanted - got) <= 1, "a pixel of 0.25 mm"


def ink(document: QPdfDocument) -> tuple[int, int, int, int]:
    """Where the print of the first page begins and ends: left, top, right, bottom, at four pixels a millimetre."""
    points = document.pagePointSize(0)
    assert (round(points.width()), round(points.height())) == (595, 842)
    drawn = document.render(0, QSize(840, 1188))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(grey.constScanLine(y)[:840]) for y in range(grey.height())]
    inked = [y for y, row in enumerate(rows) if min(row) < 128]
    columns = [x for x in range(840) if any(rows[y][x] < 128 for y in inked)]
    return columns[0], inked[0], columns[-1], inked[-1]


def printed(page: LetterPage) -> str:
    pages = range(page.paper.page_count)
    return "".join("".join(page.paper.document.getAllText(at).text() for at in pages).split())


@pytest.mark.parametrize(
    ("outcome", "said", "is_filled"),
    [(Outcome.NOT_HANDLED_DUPLICATE, "各地另有规定", False), (Outcome.REFUSED_PROCESS, "没有核对原文", True)],
)
def test_a_ground_of_2017_says_in_its_field_why_it_is_asked_for(
    qtbot: QtBot, desk: Desk, window: MainWindow, outcome: Outcome, said: str, is_filled: bool
) -> None:
    """C18 has local rules only; C10 rests on the notice of 2010, which may be named otherwise."""
    request = received(desk, "江述白", date(2017, 6, 1))
    answering.answer(desk, request, on=date(2017, 6, 12), outcome=outcome, today=TODAY)
    window.resize(1366, 696)
    page = show(window, request, "answer")
    QApplication.processEvents()
    page.view.open("withheld")
    notes = [one.text() for one in page.view.findChildren(QLabel, "why_asked") if one.isVisibleTo(page.view)]
    assert len(notes) == 1 and said in notes[0]
    assert ("国办发〔2010〕5号" in printed(page)) is is_filled
    for width, height in ((1093, 542), (1366, 696)):
        window.resize(width, height)
        QApplication.processEvents()
        assert not cut(page)
    type_into(qtbot, page, "letter_ground", "《壬办法》第九条")
    qtbot.waitUntil(lambda: "根据《壬办法》第九条的规定" in printed(page), timeout=3000)
