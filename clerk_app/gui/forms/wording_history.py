"""The changes of one sentence, the latest first: who, when, from, to; one can be taken again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.blank_editor import told
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.side_panel import Upper
from clerk_app.gui.words import DOT
from clerk_app.services.wording_history import WordingChange


class WordingChangeRow(QWidget):
    """One change. ``wanted`` carries its id."""

    wanted = Signal(int)

    def __init__(self, one: WordingChange, words: Mapping[str, str]) -> None:
        super().__init__()
        self._id = one.id
        moment = datetime.fromisoformat(one.noted_at).astimezone().strftime("%Y-%m-%d %H:%M")
        notes = [moment, one.noted_by]
        if one.is_shipped:
            notes.append(self.tr("back to the shipped text"))
        if one.reason:
            notes.append(self.tr("left out for this reason: {reason}").format(reason=one.reason))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(DOT.join(notes), look.CAPTION, look.TEXT2, wrap=True, name="change_head"), 1)
        if one.is_in_force:
            head.addWidget(label(self.tr("in use now"), look.CAPTION_STRONG, look.ACCENT_TEXT))
        else:
            taken = button(self.tr("Use this one again"), small=True, name=f"again_{one.id}")
            taken.clicked.connect(self._pressed)
            head.addWidget(taken)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, (name, text) in enumerate(((self.tr("From"), one.before), (self.tr("To"), one.after))):
            caption = label(name, look.CAPTION, look.TEXT2)
            grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(told(text, words), look.DATA, wrap=True, name="change_text"), at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)

    def _pressed(self) -> None:
        self.wanted.emit(self._id)


class WordingHistory(QWidget):
    """``again`` carries the id of the change whose words are wanted once more."""

    again = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SURFACE)
        self.setObjectName("wording_history")
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(16, 2, 16, 2)
        self._rows.setSpacing(0)
        self._area = Upper(self._inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area)
        column.addWidget(Hairline())

    def leave_room(self, most: int) -> None:
        """How high it may be before it scrolls."""
        self._area.leave_room(most)

    def show_changes(self, changes: Sequence[WordingChange], words: Mapping[str, str]) -> None:
        """Show these changes; ``words`` are what the blanks are called."""
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for at, one in enumerate(changes):
            if at:
                self._rows.addWidget(Hairline())
            row = WordingChangeRow(one, words)
            row.wanted.connect(self._wanted)
            self._rows.addWidget(row)

    def _wanted(self, change: int) -> None:
        self.again.emit(change)
