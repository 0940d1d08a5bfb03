"""The models of the desk keep Qt's contract, with rows and without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from clerk_app.cases.gathered import Standing, Unit
from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.palette import PaletteLine, PaletteModel
from clerk_app.gui.forms.import_columns import MappedTable
from clerk_app.gui.forms.import_supplied import KindTable
from clerk_app.gui.models.backup_table import BackupTable
from clerk_app.gui.models.gather_table import GatherTable
from clerk_app.gui.models.import_table import Found, ImportTable
from clerk_app.gui.models.paste_table import PasteLine, PasteTable
from clerk_app.gui.pages.keys_page import KeyTable
from clerk_app.gui.words import Words
from clerk_app.law.sentences import read_terms
from clerk_app.places import resources
from clerk_app.services.ledger_clipboard import read_clipboard
from clerk_app.services.ledger_guess import guess
from clerk_app.services.ledger_mapping import MappedColumn
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.store.backups import Backup
from tests.gui.office import TODAY, today


def words() -> Words:
    return Words(read_terms(resources()), today)


def found() -> QAbstractItemModel:
    made = PaletteModel()
    made.show_lines((PaletteLine("申请"), PaletteLine("2026-0001", "file-text"), PaletteLine("设置", "printer")))
    return made


def pasted() -> QAbstractItemModel:
    table = guess(read_clipboard("申请人\t申请内容\n顾小满\t规划图\n叶知秋\t合同"), read_ledger_words(), TODAY)
    made = PasteTable(words(), ColumnWords(words(), read_ledger_words()))
    made.show_lines(table, [PasteLine(at, list(row)) for at, row in enumerate(table.rows, start=1)], table.fields)
    return made


def backups() -> QAbstractItemModel:
    made = BackupTable(words())
    facts = {"size": 3_000_000, "rows": {"requests": 7}}
    made.show_backups([Backup(Path("clerk.db"), datetime(2026, 10, 13, 12), "hand", facts)])
    return made


def mapped() -> QAbstractItemModel:
    made = MappedTable()
    made.show_columns([MappedColumn("台账", "A", "收件日期", "received_on", "2026-09-21", 3, False)], ["收到之日"])
    return made


def said_for_rows() -> QAbstractItemModel:
    made = KindTable()
    made.show_kinds([("台账 3", "顾小满", "—", "姓名看不出")], [True])
    return made


def gathered() -> QAbstractItemModel:
    made = GatherTable(read_terms(resources()))
    made.show_units([Unit("民政局", Standing.LATE, came_on=TODAY), Unit("", Standing.MISSING)])
    return made


def read() -> QAbstractItemModel:
    made = ImportTable()
    made.show_found([Found("台账 3", "B3", "没有这一天")])
    return made


def keys() -> QAbstractItemModel:
    return KeyTable([("打印", "Ctrl+P", "文件")])


@pytest.mark.parametrize("made", [found, pasted, backups, mapped, said_for_rows, gathered, read, keys])
def test_a_model_keeps_qts_contract(
    qtbot: QtBot, qtmodeltester: ModelTester, made: Callable[[], QAbstractItemModel]
) -> None:
    model = made()
    assert model.rowCount() > 0, "control"
    qtmodeltester.check(model, force_py=True)
