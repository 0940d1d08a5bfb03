"""各列对照: every column of an old ledger, what it became and what stands in it; a choice reads the file anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Signal
from PySide6.QtWidgets import QWidget

from clerk_app.gui import look
from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.choices_over_list import ChoicesOverList
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.models.plain_table import TONE, PlainTable
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.words import Words
from clerk_app.services.ledger_guess import fields_offered
from clerk_app.services.ledger_mapping import MappedColumn
from clerk_app.services.ledger_words import IGNORED, NOTE, LedgerWords, plain_word

COLUMNS = (
    (QT_TRANSLATE_NOOP("MappedColumns", "Sheet, column"), 150),
    (QT_TRANSLATE_NOOP("MappedColumns", "Heading"), 190),
    (QT_TRANSLATE_NOOP("MappedColumns", "Read as"), 170),
    (QT_TRANSLATE_NOOP("MappedColumns", "Cells"), 76),
    (QT_TRANSLATE_NOOP("MappedColumns", "The first one"), 0),
)
_KEPT = "import_columns"
_AS = 2


class MappedTable(PlainTable):
    """Prepared lines, one a column of the ledger."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("MappedColumns", COLUMNS, parent)
        self.columns: tuple[MappedColumn, ...] = ()

    def show_columns(self, columns: Sequence[MappedColumn], names: Sequence[str]) -> None:
        """Replace the lines; ``names`` is what each was taken for, in words."""
        self.columns = tuple(columns)
        self.show_lines([
            (f"{one.sheet} {one.column}", one.heading, name, str(one.filled), one.sample)
            for one, name in zip(columns, names, strict=True)
        ])

    def tone(self, row: int, column: int) -> str:
        return "text3" if self.columns[row].field in (NOTE, IGNORED) and column == _AS else ""


class ImportColumns(ChoicesOverList):
    """``chosen``: a heading, and the field it is from now on."""

    chosen = Signal(str, str)

    def __init__(self, words: Words, ledger_words: LedgerWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.called = ColumnWords(words, ledger_words, self)
        self.table = MappedTable(self)
        self.list = PlainList(self.table, self.table.widths(), tone=TONE)
        self.list.setObjectName("import_columns")
        self.list.setAccessibleName(self.tr("Columns of the ledger"))
        self._which = label(role=look.DATA, tone=look.TEXT2, name="import_column_of")
        self.field = self.choice("import_field", self.tr("What the column is"))
        self.field.setMaxVisibleItems(16)
        if words.is_english:
            self.field.setFixedWidth(look.scaled(236))
        self.know(ledger_words)
        self.lay_out(self._which, self.field, None, below=self.list)
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.field.activated.connect(self._activated)

    def know(self, words: LedgerWords) -> None:
        """The fields a column can be."""
        self.called.know(words, kept_columns())
        self.field.clear()
        for name in (NOTE, IGNORED, *fields_offered(words)):
            self.field.addItem(self.called.choice(name), name)

    def show_columns(self, columns: Sequence[MappedColumn]) -> None:
        """Those of the ledger just read; the cursor stays where it was."""
        at = max(0, self.list.currentIndex().row())
        self.table.show_columns(columns, [self.called.name(one.field) for one in columns])
        if columns:
            self.list.setCurrentIndex(self.table.index(min(at, len(columns) - 1), 0))
        self._moved()

    def _column(self) -> MappedColumn | None:
        at = self.list.currentIndex().row()
        return self.table.columns[at] if 0 <= at < len(self.table.columns) else None

    def _moved(self, *_: object) -> None:
        column = self._column()
        self.field.setEnabled(column is not None and not column.is_remedies)
        if column is not None:
            self._which.setText(self.tr("“{heading}” is").format(heading=column.heading))
            self.field.setCurrentIndex(max(0, self.field.findData(column.field)))

    def _activated(self, _: int) -> None:
        column = self._column()
        if column is not None and str(self.field.currentData()) != column.field:
            self.chosen.emit(column.heading, str(self.field.currentData()))


def kept_columns() -> dict[str, str]:
    """What this clerk said before of columns nobody knew."""
    return Preferences().liked_words(_KEPT)


def keep_column(heading: str, field: str) -> None:
    """Keep what a column is for the next time."""
    Preferences().like(_KEPT, {**kept_columns(), plain_word(heading): field})
