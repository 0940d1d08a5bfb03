"""The files of a request in the window: added by button, drop and paste, opened as a copy, struck; 卷宗 PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QListWidget, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app import places
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind, Outcome
from clerk_app.services import answering
from clerk_app.services.desk import Desk
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.hand import press, seen, type_into
from tests.gui.office import TODAY
from tests.services import case_files


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One office for all: each test has a request of its own."""
    opened = office.open_office(tmp_path_factory.mktemp("files") / "store")
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def window(qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    """One window for all."""
    made = open_window(desk, Words(desk.terms, office.today), office.today)
    yield made
    close_for_good(made)


@pytest.fixture
def page(window: MainWindow, desk: Desk, request: pytest.FixtureRequest) -> RequestPage:
    """The page of a new request."""
    made = office.register(desk, "", date(2026, 9, 17), "江述白", request.node.name)
    window.show_page("request", Opening(made))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


class Opener(QObject):
    """The system's program, as far as the window can tell: it is handed a file."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def choose(qtbot: QtBot, page: RequestPage, menu: str, words: str) -> None:
    """Take an entry of the menu that has just opened."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QMenu, menu)), timeout=3000)
    shown = next(one for one in page.findChildren(QMenu, menu) if one.isVisible())
    next(one for one in shown.actions() if one.text() == words).trigger()
    shown.close()


def pick_files(qtbot: QtBot, page: RequestPage, *paths: Path) -> None:
    """Answer the file dialog."""
    qtbot.waitUntil(lambda: page.findChild(QFileDialog, "file_picker") is not None, timeout=3000)
    picker = page.findChild(QFileDialog, "file_picker")
    if len(paths) == 1:
        picker.fileSelected.emit(str(paths[0]))
    picker.filesSelected.emit([str(path) for path in paths])
    picker.close()


def files(page: RequestPage) -> list[tuple[str, str]]:
    return [(one.kind.zh, one.file.name) for one in page.shown.attachments]


def test_files_are_added_by_the_button_and_told_in_the_history(
    qtbot: QtBot, page: RequestPage, tmp_path: Path
) -> None:
    path = tmp_path / "申请表<b>.pdf"
    path.write_bytes(case_files.pdf("form"))
    press(qtbot, page, "attach")
    choose(qtbot, page, "attachment_kinds", "申请表")
    pick_files(qtbot, page, path)
    assert files(page) == [("申请表", "申请表<b>.pdf")]
    assert page.timeline.hasFocus(), "the letters of the page act at once"
    row = page.model.index(page.model.rowCount() - 1, 0).data(ROW)
    assert row.title == "附件" and row.detail == "申请表 · 申请表<b>.pdf"
    assert page.shown.request.notes == ()


def test_files_are_dropped_on_the_page_and_one_that_cannot_be_kept_is_told(
    qtbot: QtBot, page: RequestPage, tmp_path: Path
) -> None:
    for name, data in (("身份证.png", case_files.image()), ("空.pdf", b""), ("委托书.pdf", case_files.pdf("a"))):
        (tmp_path / name).write_bytes(data)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(tmp_path.glob("*.p*"))])
    how = (Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering, dropped = QDragEnterEvent(QPoint(400, 300), *how), QDropEvent(QPointF(400, 300), *how)
    troubles: list[object] = []
    page.trouble.connect(troubles.append)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, dropped)
    choose(qtbot, page, "attachment_kinds", "身份证明")
    assert sorted(files(page)) == [("身份证明", "委托书.pdf"), ("身份证明", "身份证.png")]
    assert [one.key for one in troubles] == ["attachment_empty"]


def test_an_image_is_pasted_and_an_empty_clipboard_is_told(qtbot: QtBot, page: RequestPage) -> None:
    troubles: list[object] = []
    page.trouble.connect(troubles.append)
    QApplication.clipboard().clear()
    page.take_focus()
    qtbot.keyClick(page.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [one.key for one in troubles] == ["clipboard_holds_no_file"]
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    qtbot.keyClick(page.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    choose(qtbot, page, "attachment_kinds", "送达凭证")
    assert files(page) == [("送达凭证", "粘贴 2026-10-13.png")]


def attached(page: RequestPage, name: str, data: bytes, what: str = "other") -> None:
    page.files.keep(((name, data),), what)


def test_a_file_is_opened_as_a_copy_of_our_own(
    qtbot: QtBot, desk: Desk, page: RequestPage, opener: Opener
) -> None:
    attached(page, "检索.pdf", b"%PDF-1.7 x")
    press(qtbot, page, "attachment")
    choose(qtbot, page, "attachment_menu", "打开")
    [copy] = opener.files
    assert copy.read_bytes() == b"%PDF-1.7 x" and places.opened_copies() in copy.parents
    assert desk.store.folder not in copy.parents
    page.files._empty_folder()
    assert not copy.exists()


def test_a_file_is_saved_where_the_clerk_says(
    qtbot: QtBot, page: RequestPage, tmp_path: Path
) -> None:
    attached(page, "报价.xlsm", b"sheet")
    troubles: list[object] = []
    page.trouble.connect(troubles.append)
    press(qtbot, page, "attachment")
    choose(qtbot, page, "attachment_menu", "打开")
    assert [one.key for one in troubles] == ["attachment_not_opened"]
    press(qtbot, page, "attachment")
    choose(qtbot, page, "attachment_menu", "另存为")
    pick_files(qtbot, page, tmp_path / "存.xlsm")
    assert (tmp_path / "存.xlsm").read_bytes() == b"sheet"


def test_a_file_is_struck_by_its_note(qtbot: QtBot, page: RequestPage) -> None:
    attached(page, "别人的.pdf", b"x")
    press(qtbot, page, "attachment")
    choose(qtbot, page, "attachment_menu", "从案卷中撤出")
    type_into(qtbot, page, "step_reason", "是另一件申请的")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.shown.attachments == (), timeout=5000)


def bound(qtbot: QtBot, page: RequestPage, out: Path) -> list[str]:
    """Answer the save dialog and wait for the file; its page labels."""
    pick_files(qtbot, page, out)
    qtbot.waitUntil(out.is_file, timeout=15000)
    qtbot.waitUntil(page.files.progress.isHidden, timeout=5000)
    return PdfReader(io.BytesIO(out.read_bytes())).page_labels


def test_the_case_file_names_what_is_missing_and_is_bound_in_the_background(
    qtbot: QtBot, page: RequestPage, tmp_path: Path
) -> None:
    attached(page, "检索.pdf", case_files.pdf("search", 2), "search")
    told: list[object] = []
    page.did.connect(told.append)
    press(qtbot, page, "case_file")
    choose(qtbot, page, "case_file_menu", "整卷")
    question = page.findChild(QMessageBox, "question")
    assert question.text() == "案卷里还缺：申请表或口头申请代填记录、申请登记表。"
    qtbot.mouseClick(question.findChild(QPushButton, "confirm_yes"), Qt.MouseButton.LeftButton)
    assert bound(qtbot, page, tmp_path / "卷宗.pdf") == ["封面", "卷内目录", "1", "2", "3", "卷内备考表"]
    assert told[-1].message == "case_file_made" and told[-1].facts["pages"] == 3


def test_the_evidence_bundle_asks_which_papers_and_in_which_order(
    qtbot: QtBot, page: RequestPage, tmp_path: Path
) -> None:
    attached(page, "检索.pdf", case_files.pdf("search", 2), "search")
    attached(page, "内部.pdf", case_files.pdf("inner"), "approval")
    page.files.bundle()
    papers = seen(qtbot, page, "bundle_papers")
    assert isinstance(papers, QListWidget)
    rows = [papers.item(at) for at in range(papers.count())]
    assert [(one.text(), one.checkState() == Qt.CheckState.Checked) for one in rows] == [
        ("检索材料（检索.pdf）", True), ("期限计算说明", True), ("审批材料（内部.pdf）", False)
    ]
    press(qtbot, page, "bundle_down")
    press(qtbot, page, "bundle_make")
    assert bound(qtbot, page, tmp_path / "证据.pdf") == ["证据目录", "1", "2", "3"]
    pages = PdfReader(tmp_path / "证据.pdf").pages
    assert "search 1" in pages[2].extract_text() and "search 1" not in pages[1].extract_text()


def test_before_a_file_is_put_away_what_it_lacks_is_named(qtbot: QtBot, desk: Desk, page: RequestPage) -> None:
    answering.answer(
        desk, page.shown.request.id, on=TODAY, outcome=Outcome.UNABLE_NOT_EXIST, grounds="没有制作", today=TODAY
    )
    page.show_request(page.shown.request.id)
    page.open_step(EventKind.ARCHIVED)
    assert seen(qtbot, page, "step_effect").text() == (
        "案卷里还缺：申请表或口头申请代填记录、申请登记表、答复书、审批单、检索记录、送达凭证。"
    )
