"""One desk that answers for two agencies: the register, what leaves it and what is pasted or imported say whose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, RequestDraft, RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.request_table import COLUMN_IDS
from clerk_app.gui.pages.import_page import ImportPage
from clerk_app.gui.pages.paste_page import PastePage
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake, ledger_out
from clerk_app.services.desk import Desk
from clerk_app.store.organs import FIRST_DAY, Organ
from tests.gui import office
from tests.gui.frame import open_window, settle
from tests.services.ledger_files import HEADINGS, ledger

GOVERNMENT, ITS_OFFICE = "区政府", "区府办"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def second(desk: Desk, made: dict[str, RequestId]) -> OrganId:
    """Another agency from now on; the requests there are named the first."""
    organs = desk.store.organs
    organs.update(organs.first(), since=FIRST_DAY, name="临澜区人民政府", short_name=GOVERNMENT, code="临")
    return organs.add(
        Organ(OrganId(0), FIRST_DAY, name="临澜区人民政府办公室", short_name=ITS_OFFICE, code="临办")
    )


@pytest.fixture
def of_second(desk: Desk, second: OrganId) -> RequestId:
    """One that addresses the other agency."""
    draft = RequestDraft(
        received_on=office.TODAY, channel=Channel.ONLINE, applicant=Applicant(ApplicantKind.NATURAL_PERSON, "顾小满"),
        wording="值班安排", organ=second,
    )
    return next(iter(intake.register(desk, draft, today=office.TODAY).requests))


@pytest.fixture
def window(second: OrganId, window: MainWindow) -> Iterator[MainWindow]:
    """Opened once there are two."""
    yield window
    QGuiApplication.clipboard().clear()


def register(window: MainWindow) -> RegisterPage:
    window.show_page("register")
    shown = window.page("register")
    assert isinstance(shown, RegisterPage)
    return shown


def columns_offered(qtbot: QtBot, page: RegisterPage) -> list[str]:
    qtbot.mouseClick(page.filters.columns, LEFT)
    chooser = page.filters.columns.findChild(QListView, "column_list")
    assert isinstance(chooser, QListView)
    found = [str(chooser.model().index(at, 0).data()) for at in range(chooser.model().rowCount())]
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    return found


def test_the_register_says_whose_a_request_is(qtbot: QtBot, of_second: RequestId, window: MainWindow) -> None:
    page = register(window)
    qtbot.keyClick(page.list, Qt.Key.Key_F4)
    assert page.list.shows("organ") and page.filters.chips["organ"].isVisible()
    assert "受理机关" in columns_offered(qtbot, page)
    page.list.selectAll()
    page.out.copy()
    head, *rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    at = head.index("受理机关")
    assert sorted(row[at] for row in rows) == [ITS_OFFICE, *[GOVERNMENT] * 9]
    page.filters.chips["organ"].click()
    assert [one.words for one in page.filters.chips["organ"]._choices] == [GOVERNMENT, ITS_OFFICE]
    page.filters.applied.emit("organ", frozenset({page.model.rows()[page.model.place_of(of_second)].organ}))
    assert page.model.ids() == (of_second,)


def test_a_desk_of_one_agency_is_not_asked_whose_a_request_is(
    qtbot: QtBot, desk: Desk, made: dict[str, RequestId], words: Words
) -> None:
    alone = open_window(desk, words, office.today)
    page = register(alone)
    page.list.ask_for("organ", True)
    assert not page.list.shows("organ") and page.filters.chips["organ"].isHidden()
    assert "受理机关" not in columns_offered(qtbot, page)
    assert "organ" not in [one.key for one in ledger_out.ledger(desk, today=office.TODAY).columns]
    close_for_good(alone)


def facts(page: RequestPage) -> str:
    return "\n".join(each.text() for each in page.facts._inside.findChildren(QLabel))


def test_the_facts_of_a_request_name_its_agency(
    of_second: RequestId, made: dict[str, RequestId], window: MainWindow
) -> None:
    window.show_page("request", of_second)
    page = window.page("request")
    assert isinstance(page, RequestPage)
    assert "受理机关\n临澜区人民政府办公室" in facts(page)
    window.show_page("request", made["late"])
    assert "受理机关\n临澜区人民政府\n" in facts(page)


def test_the_ledger_and_the_printed_list_say_whose_a_request_is(
    qtbot: QtBot, desk: Desk, of_second: RequestId, tmp_path: Path
) -> None:
    made = ledger_out.ledger(desk, today=office.TODAY)
    assert sorted(map(str, made.column("organ"))) == [ITS_OFFICE, *[GOVERNMENT] * 9]
    (tmp_path / "list.pdf").write_bytes(ledger_out.paper(made, desk.terms, desk.fonts))
    paper = QPdfDocument()
    paper.load(str(tmp_path / "list.pdf"))
    text = "".join(paper.getAllText(at).text() for at in range(paper.pageCount()))
    paper.close()
    assert "受理机关" in text and text.count(ITS_OFFICE) == 1


def test_columns_are_moved_past_one_that_is_not_there(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = register(window)
    page.list.lacking = frozenset({"organ"})
    page.columns._moved("channel", 0)
    assert page.list.plan.order[0] == "channel"
    listed = [one for one in page.list.plan.order if one != "organ"]
    page.columns._moved("channel", 6)
    moved = [one for one in page.list.plan.order if one != "organ"]
    assert moved.index("channel") == 6 and sorted(moved) == sorted(listed)


def paste(qtbot: QtBot, window: MainWindow, rows: list[tuple[str, ...]]) -> PastePage:
    window.show_page("paste", "\n".join("\t".join(row) for row in rows))
    page = window.page("paste")
    assert isinstance(page, PastePage)
    qtbot.waitUntil(lambda: not page.reading.is_on)
    return page


def box(page: PastePage | ImportPage, name: str) -> QComboBox:
    found = page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def organs(desk: Desk) -> dict[str, str]:
    short = {one.id: one.short_name for one in desk.store.organs.all()}
    return {one.applicant.name: short[one.organ] for one in desk.store.requests.all()}


def test_pasted_rows_go_to_the_agency_chosen_last_unless_they_name_one(
    qtbot: QtBot, desk: Desk, of_second: RequestId, window: MainWindow
) -> None:
    head = ("收件日期", "申请方式", "申请人姓名", "申请内容", "受理机关")
    page = paste(qtbot, window, [
        head, ("2026-10-12", "网络", "顾小甲", "会议纪要", ""),
        ("2026-10-12", "网络", "顾小乙", "招标文件", GOVERNMENT),
        ("2026-10-12", "网络", "顾小丙", "征地批文", "区教育局"),
    ])  # fmt: skip
    organ = box(page, "paste_organ")
    assert (organ.isVisible(), organ.currentText()) == (True, ITS_OFFICE)
    assert [line.is_good for line in page.table.lines] == [True, True, False], "nobody here is 区教育局"
    page.main_action()
    assert (organs(desk)["顾小甲"], organs(desk)["顾小乙"]) == (ITS_OFFICE, GOVERNMENT)
    organ.setCurrentText(GOVERNMENT)
    organ.activated.emit(organ.currentIndex())
    qtbot.waitUntil(lambda: not page.reading.is_on)
    page.table.typed.emit(0, 4, "")
    page.main_action()
    assert organs(desk)["顾小丙"] == GOVERNMENT


def test_an_imported_ledger_goes_to_the_agency_chosen_unless_a_column_names_one(
    qtbot: QtBot, desk: Desk, of_second: RequestId, window: MainWindow, tmp_path: Path
) -> None:
    window.show_page("import")
    page = window.page("import")
    assert isinstance(page, ImportPage)
    rows = [
        ("甲1", "2026-09-08", "网络", "自然人", "顾小甲", "会议纪要", ""),
        ("甲2", "2026-09-09", "网络", "自然人", "顾小乙", "招标文件", "临澜区人民政府"),
    ]
    page.read(ledger(tmp_path, rows, headings=(*HEADINGS, "受理机关")))
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    organ = box(page, "import_organ")
    assert (organ.isVisible(), organ.currentText()) == (True, ITS_OFFICE)
    for name in (GOVERNMENT, ITS_OFFICE):
        organ.setCurrentText(name)
        organ.activated.emit(organ.currentIndex())
    found = page.findChild(QPushButton, "import_write")
    assert isinstance(found, QPushButton)
    qtbot.mouseClick(found, LEFT)
    assert (organs(desk)["顾小甲"], organs(desk)["顾小乙"]) == (ITS_OFFICE, GOVERNMENT)


def test_beside_the_summary_the_agency_is_shortened_and_the_day_of_receipt_stays(
    of_second: RequestId, window: MainWindow
) -> None:
    page = register(window)
    assert page.summary.isVisible() and window.width() == 1366, "control"
    stays = ("number", "received", "applicant", "organ", "state", "remaining", "due")
    assert [each for each in stays if not page.list.shows(each)] == []
    organ, received = COLUMN_IDS.index("organ"), COLUMN_IDS.index("received")
    shortened, day = page.list.columnWidth(organ), page.list.columnWidth(received)
    page._toggle_panel()
    settle()
    assert page.list.columnWidth(organ) > shortened and page.list.columnWidth(received) == day
    page._toggle_panel()
    window.resize(1280, 648)
    settle()
    assert page.list.shows("received") and not page.list.shows("organ"), "the agency goes before the day"
