"""Importing in the window a ledger without numbers or kinds of applicant: said for it, seen first, changed at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.import_page import ImportPage
from clerk_app.law.terms import ApplicantKind
from clerk_app.services.desk import Desk
from tests.gui.hand import press, seen
from tests.services.ledger_files import ROW, ledger
from tests.services.test_ledger_supplied import without


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    window.show_page("import")
    shown = window.page("import")
    assert isinstance(shown, ImportPage)
    return shown


def settled(qtbot: QtBot, page: ImportPage) -> None:
    """Read, and what was read is shown: the button is put out while a file is read."""
    qtbot.waitUntil(lambda: page._plan is not None and page._write.isEnabled(), timeout=20_000)


def tick(qtbot: QtBot, page: ImportPage, name: str) -> None:
    """With the space bar, as a box is ticked."""
    box = seen(qtbot, page, name)
    assert isinstance(box, QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    settled(qtbot, page)


def choose(qtbot: QtBot, page: ImportPage, name: str, value: str) -> None:
    combo = seen(qtbot, page, name)
    assert isinstance(combo, QComboBox) and combo.findData(value) >= 0
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())
    settled(qtbot, page)


def kinds(page: ImportPage) -> list[tuple[str, str]]:
    """What each row is taken for, and why."""
    model = page._supplied.kinds.table
    return [(model.index(at, 2).data(), model.index(at, 3).data()) for at in range(model.rowCount())]


def write(qtbot: QtBot, page: ImportPage) -> QPushButton:
    found = seen(qtbot, page, "import_write")
    assert isinstance(found, QPushButton)
    return found


def test_a_ledger_without_numbers_and_kinds_is_imported_once_both_are_said_for_it(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    page.read(without(tmp_path, "登记编号", "申请人类型"))
    settled(qtbot, page)
    assert not page._write.isVisible(), "nothing is said for a ledger by itself"
    tick(qtbot, page, "import_numbers")
    tick(qtbot, page, "import_kind")
    facts = seen(qtbot, page, "import_facts")
    assert isinstance(facts, QLabel) and "从 2023-0001 起" in facts.text()
    assert page._supplied.kinds.isVisible(), "how each kind was told is looked at first"
    assert kinds(page)[:2] == [("自然人", "名称像人名"), ("商业企业", "名称以“公司”结尾")]
    total = len(kinds(page))
    assert desk.store.requests.count() == 0
    button = write(qtbot, page)
    assert button.text().startswith("导入 ")
    press(qtbot, page, "import_write")
    made = sorted(desk.store.requests.all(), key=lambda one: one.id)
    assert [one.number for one in made] == [f"2023-{n + 1:04}" for n in range(total)]
    assert made[1].applicant.kind is ApplicantKind.COMMERCIAL_ENTERPRISE


def test_the_kind_is_changed_for_all_rows_at_once_or_for_one(
    qtbot: QtBot, page: ImportPage, desk: Desk, tmp_path: Path
) -> None:
    headings = ("登记编号", "收到日期", "申请渠道", "申请人", "申请内容")
    day = "2023-05-08"
    rows = [("甲1", day, "网络", "顾小满", "会议纪要"), ("甲2", day, "网络", "临澜某某筹备处人员", "批复")]
    page.read(ledger(tmp_path, rows, headings=headings))
    settled(qtbot, page)
    assert not page._supplied.numbers.isVisible(), "it has numbers"
    tick(qtbot, page, "import_kind")
    assert [one[0] for one in kinds(page)] == ["自然人", "—"] and write(qtbot, page).text() == "导入 1 件，留下 1 行"
    assert page._supplied.kinds.list.currentIndex().row() == 1, "the one nobody knows is in hand"
    choose(qtbot, page, "import_one_kind", "research_institution")
    assert kinds(page) == [("自然人", "名称像人名"), ("科研机构", "由经办人选定")]
    choose(qtbot, page, "import_every_kind", "other_org")
    assert [one[0] for one in kinds(page)] == ["其他", "其他"]
    choose(qtbot, page, "import_every_kind", "by_name")
    assert [one[0] for one in kinds(page)] == ["自然人", "—"]
    choose(qtbot, page, "import_one_kind", "research_institution")
    press(qtbot, page, "import_write")
    found = {one.number: one.applicant.kind for one in desk.store.requests.all()}
    assert found == {"甲1": ApplicantKind.NATURAL_PERSON, "甲2": ApplicantKind.RESEARCH_INSTITUTION}


def test_the_boxes_are_not_offered_to_a_ledger_that_says_it_all_and_begin_anew_with_the_next(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.read(without(tmp_path, "登记编号"))
    settled(qtbot, page)
    tick(qtbot, page, "import_numbers")
    page.read(ledger(tmp_path, [ROW]))
    settled(qtbot, page)
    assert not page._supplied.numbers.isVisible() and not page._supplied.kind.isVisible()
    page.read(without(tmp_path, "登记编号"))
    settled(qtbot, page)
    box = seen(qtbot, page, "import_numbers")
    assert isinstance(box, QCheckBox) and not box.isChecked()
