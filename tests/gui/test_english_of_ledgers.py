"""English of rows pasted and of an old ledger: fields in English beside the clerk's own headings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.paste_table import FIRST, WRITTEN
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.places import resources
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.speech import spoken
from tests.gui.walking import says_chinese
from tests.services.ledger_files import HEADINGS, ledger

PASTED = "收件时间\t申请方式\t申请人姓名\t申请内容\n2026-13-40\t网络\t顾小满\t会议纪要\n2026-09-21\t飞鸽\t\t规划图\n"
BAD = ("甲2", "2026-13-40", "飞鸽", "自然人", "顾小满", "会议纪要")


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[MainWindow]:
    desk = office.open_office(tmp_path_factory.mktemp("ledgers") / "store")
    with spoken("en"):
        made = open_window(desk, Words(desk.terms, office.today, english=True), office.today)
        yield made
        close_for_good(made)
    desk.store.close()


def offered(page: object, name: str) -> dict[str, str]:
    box = page.findChild(QComboBox, name)  # type: ignore[attr-defined]
    return {str(box.itemData(at)): box.itemText(at) for at in range(box.count())}


def test_pasted_columns_and_what_is_wrong_with_them_are_named_beside_the_own_heading(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page("paste", PASTED)
    page = window.page("paste")
    qtbot.waitUntil(lambda: not page.reading.is_on and all(line.read for line in page.table.lines), timeout=20_000)
    across = Qt.Orientation.Horizontal
    heads = [(page.table.headerData(FIRST + at, across), page.table.headerData(FIRST + at, across, WRITTEN))
             for at in range(4)]
    assert heads[:2] == [("Received", "收件时间"), ("Channel", "申请方式")]
    fields = offered(page, "paste_field")
    assert fields["received_on"] == "Received (收到日期)" and fields["ignored"] == "Not read"
    said = [each.text() for each in page.panel.findChildren(QLabel, "paste_problem")]
    assert any(each.startswith("Received (收件时间): ") for each in said)
    page.list.setCurrentIndex(page.table.index(1, FIRST))
    said = [each.text() for each in page.panel.findChildren(QLabel, "paste_problem") if each.isVisibleTo(page)]
    assert "Applicant (申请人姓名) is empty." in said and "Channel (申请方式): 飞鸽 is not known" in " ".join(said)
    page.clear()


def test_a_ledger_read_is_said_in_english_with_its_own_headings(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.show_page("import")
    page = window.page("import")
    page.read(ledger(tmp_path, [BAD], headings=HEADINGS))
    qtbot.waitUntil(lambda: page._plan is not None, timeout=20_000)
    found = [str(page._table.index(at, 2).data()) for at in range(page._table.rowCount())]
    assert [each.split(":")[0] for each in found] == ["Received (收到日期)", "Channel (申请渠道)"]
    table = page._columns.table
    read_as = {str(table.index(at, 1).data()): str(table.index(at, 2).data()) for at in range(table.rowCount())}
    assert read_as["申请人类型"] == "Kind of applicant" and not any(map(says_chinese, read_as.values()))
    assert offered(page, "import_field")["wording"] == "What is asked for (申请内容摘要)"


def test_every_field_of_a_ledger_has_its_english_and_no_two_the_same() -> None:
    plain = tomllib.loads((resources() / "ledger_words.toml").read_text(encoding="utf-8"))
    fields = (set(plain["headings"]) | set(plain["remedy_headings"]) | set(plain["several"])) - {"ignored"}
    assert set(plain["english"]) == fields
    assert len(set(plain["english"].values())) == len(fields)
    assert not any(map(says_chinese, plain["english"].values()))
