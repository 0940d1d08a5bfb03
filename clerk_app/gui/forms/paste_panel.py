"""Beside the pasted rows: what is wrong with the row in hand, what it resembles, and the way to the next problem."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.column_words import ColumnWords
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.models.paste_table import PasteLine
from clerk_app.gui.words import Words

_WIDE = 316


class PastePanel(SidePanel):
    """Filled anew for every row the cursor comes to."""

    next_wanted = Signal()
    remove_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, words: Words, called: ColumnWords, parent: QWidget | None = None) -> None:
        super().__init__(look.scaled(_WIDE), parent=parent)
        self.setObjectName("paste_panel")
        self._words = words
        self._called = called
        self.title = label(role=look.SUBJECT, name="paste_row")
        self.due = label(role=look.DATA, tone=look.TEXT2, name="paste_due", wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.due)
        self._room = QVBoxLayout()
        self._room.setSpacing(8)
        self.column.addLayout(self._room)
        self.column.addStretch(1)
        self._said: list[QWidget] = []
        self.remove = button(self.tr("Leave row out"), icon="x", small=True, name="paste_remove")
        self.remove.setToolTip("Ctrl+Delete")
        self.bring_back = link("", name="paste_back")
        self.next = button(self.tr("Next problem"), key="F8", small=True, name="paste_next")
        self.foot.addWidget(self.remove)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next)
        self.column.addWidget(self.bring_back)
        self.bring_back.hide()
        self.remove.clicked.connect(self._remove_pressed)
        self.next.clicked.connect(self._next_pressed)
        self.bring_back.clicked.connect(self._back_pressed)

    def show_line(self, line: PasteLine | None) -> None:
        """Say what was found about this row."""
        for each in self._said:
            self._room.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._said = []
        self.remove.setEnabled(line is not None)
        if line is None:
            self.title.setText("")
            self.due.setText("")
            return
        self.title.setText(self.tr("Row {n}").format(n=line.number))
        if line.read is None:
            self.due.setText(self.tr("Being read …"))
        elif line.is_good and line.read.due_on is not None:
            self.due.setText(self.tr("Can be registered. Due {day}.").format(day=self._words.day(line.read.due_on)))
        elif line.is_good:
            self.due.setText(self.tr("Can be registered. No date runs."))
        else:
            self.due.setText(self.tr("Stays here until it is mended; type over the cell."))
        for one in line.problems:
            self._say(self._called.sentence(one.key, one.facts), look.RED, "paste_problem")
        hints = [self._called.sentence(one.key, one.facts) for one in line.hints]
        if hints:
            self._say(self.tr("To look at; nothing that stops it"), look.TEXT2, "paste_hints", look.CAPTION)
        for text in hints:
            self._say(text, look.TEXT, "paste_hint")

    def _say(self, text: str, tone: QPalette.ColorRole, name: str, role: look.Type = look.DATA) -> None:
        made = label(text, role, tone, wrap=True, name=name)
        self._room.addWidget(made)
        made.show()
        self._said.append(made)

    def offer_back(self, words: str) -> None:
        """The link that brings back a row left out; empty: there is none."""
        self.bring_back.setText(words)
        self.bring_back.setVisible(bool(words))

    def _remove_pressed(self) -> None:
        self.remove_wanted.emit()

    def _next_pressed(self) -> None:
        self.next_wanted.emit()

    def _back_pressed(self) -> None:
        self.back_wanted.emit()
