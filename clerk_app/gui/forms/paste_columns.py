"""Over the pasted rows: what the column in hand is, how rows without a channel came; a choice is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHeaderView, QMenu, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Bar
from clerk_app.gui.forms.organ_choice import OrganChoice
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.words import Words
from clerk_app.law.terms import Channel
from clerk_app.services import ledger_organs, office
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_guess import Pasted, fields_offered, remembered
from clerk_app.services.ledger_words import IGNORED, NOTE, LedgerWords, read_ledger_words

_KEPT = "paste_columns"
_HEADING_SHOWN = 10


class PasteColumns(Bar):
    """``field_chosen``: the pasted column, and the field it is from now on."""

    field_chosen = Signal(int, str)
    usual_chosen = Signal()
    """How rows that name no channel came, or which agency rows that name none go to."""

    def __init__(self, words: Words, ledger_words: LedgerWords, parent: QWidget | None = None) -> None:
        super().__init__(44, look.SUNKEN, parent=parent)
        self.called = ColumnWords(words, ledger_words, self)
        self._offered: tuple[str, ...] = ()
        self._column = -1
        self.row.setContentsMargins(20, 0, 16, 0)
        self._which = label(role=look.DATA, tone=look.TEXT2, name="paste_column_of")
        self._field = self._combo("paste_field", self.tr("What the column is"), 236 if words.is_english else 168)
        self.know(ledger_words)
        self._without = label(self.tr("Rows without a channel came"), look.DATA, look.TEXT2)
        self._channel = self._combo("paste_channel", self.tr("Channel of rows that name none"), 132)
        self._channel.addItem(self.tr("not said"), "")
        for channel in Channel:
            self._channel.addItem(words.word(channel), channel.value)
        self.row.addWidget(self._which)
        self.row.addWidget(self._field)
        self.row.addStretch(1)
        self._organ = OrganChoice(self.tr("Rows that name no agency go to"), name="paste_organ")
        self._organ.chosen.connect(self.usual_chosen)
        self.row.addWidget(self._organ)
        self.row.addWidget(self._without)
        self.row.addWidget(self._channel)
        self._field.activated.connect(self._field_activated)
        self._channel.activated.connect(self._channel_activated)

    @staticmethod
    def _combo(name: str, accessible: str, wide: int) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(accessible)
        made.setFont(look.font(look.DATA))
        made.setFixedSize(look.scaled(wide), look.scaled(30))
        made.setMaxVisibleItems(16)
        return made

    def know(self, ledger_words: LedgerWords) -> None:
        """The fields a column can be."""
        self.called.know(ledger_words, kept_columns())
        self._offered = (NOTE, IGNORED, *fields_offered(ledger_words))
        shown = self._field.currentData()
        self._field.clear()
        for name in self._offered:
            self._field.addItem(self.called.choice(name), name)
        self._field.setCurrentIndex(max(0, self._field.findData(shown)))

    def of_desk(self, desk: Desk, today: date) -> LedgerWords:
        """The words of this office, and its agencies to choose from where it has several."""
        words = ledger_organs.with_organs(read_ledger_words(), desk)
        self.know(words)
        self._organ.offer(office.choices(desk, today), self._organ.organ() or ledger_organs.usual(desk))
        return words

    def organ(self) -> OrganId | None:
        """The agency of rows that name none; None where there is nothing to choose."""
        return self._organ.organ()

    def names(self, pasted: Pasted) -> list[str]:
        """What every column is taken for, in words."""
        return [self.called.name(one) for one in pasted.fields]

    def channel(self) -> str:
        """That of rows that name none; empty: not said."""
        return str(self._channel.currentData() or "")

    def came(self) -> dict[str, str]:
        """What is chosen for rows that name no channel and no agency, to be kept."""
        organ = self.organ()
        return {"channel": self.channel(), "organ": "" if organ is None else str(int(organ))}

    def come(self, kept: Mapping[str, str]) -> None:
        """What was chosen before."""
        self._channel.setCurrentIndex(max(0, self._channel.findData(kept.get("channel", ""))))
        if kept.get("organ") and (at := self._organ.box.findData(int(kept["organ"]))) >= 0:
            self._organ.box.setCurrentIndex(at)

    def offer_channel(self, is_missing: bool) -> None:
        """Ask how rows without a channel came, where there are any."""
        for each in (self._without, self._channel):
            each.setVisible(is_missing or bool(self.channel()))

    def show_column(self, pasted: Pasted, column: int) -> None:
        """The cursor is in this column; one outside leaves nothing to choose."""
        is_one = 0 <= column < len(pasted.fields)
        self._column = column if is_one else -1
        self._field.setEnabled(is_one)
        if is_one:
            heading = " ".join(pasted.headings[column].split())
            said = f"“{heading[:_HEADING_SHOWN]}”" if heading else self.tr("column {n}").format(n=column + 1)
            self._which.setText(self.tr("{column} is").format(column=said))
            self._field.setCurrentIndex(max(0, self._field.findData(pasted.fields[column])))

    def ask(self, pasted: Pasted, column: int, header: QHeaderView, section: int) -> None:
        """The heading was pressed: the fields as a menu under it."""
        self._column = column
        menu = QMenu(self)
        menu.setObjectName("paste_fields")
        for name in self._offered:
            action = QAction(self.called.choice(name), menu)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == pasted.fields[column])
            menu.addAction(action)
        menu.triggered.connect(self._menu_triggered)
        menu.popup(header.viewport().mapToGlobal(QPoint(header.sectionViewportPosition(section), header.height())))

    def _menu_triggered(self, action: QAction) -> None:
        self.field_chosen.emit(self._column, str(action.data()))

    def _field_activated(self, _: int) -> None:
        self.field_chosen.emit(self._column, str(self._field.currentData()))

    def _channel_activated(self, _: int) -> None:
        self.usual_chosen.emit()


def kept_columns() -> dict[str, str]:
    """What this clerk chose before."""
    return Preferences().liked_words(_KEPT)


def keep_columns(pasted: Pasted) -> None:
    """Keep a mapping for the next time the same headings are pasted."""
    Preferences().like(_KEPT, {**kept_columns(), **remembered(pasted)})
