"""One sentence being worded: its field, the blanks that can be put in, what stands against it, the reason it asks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.blank_editor import BlankEditor
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.lines import ground

_HIGH, _LOW, _LOW_UNDER = 88, 76, 500


class WordingCard(QWidget):
    """``edited`` after each keystroke in the sentence or its reason."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SURFACE)
        self.editor = BlankEditor(look.scaled(_HIGH), name="wording_text")
        self.editor.setAccessibleName(self.tr("The sentence"))
        self.insert = button(self.tr("Insert a blank"), icon="plus", small=True, name="insert_blank")
        self._menu = QMenu(self)
        self._menu.setObjectName("blanks")
        self._said = label("", look.CAPTION, look.TEXT2, wrap=True, name="wording_said")
        self.reason = field(name="wording_reason", placeholder=self.tr("Why it is left out (kept)"))
        self.reason.setAccessibleName(self.tr("Why it is left out (kept)"))
        self._title = label("", look.CAPTION_STRONG, look.TEXT2, name="wording_place")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._said)
        column.addWidget(self.reason)
        self.editor.textChanged.connect(self._changed)
        self.reason.textChanged.connect(self._changed)
        self.insert.clicked.connect(self._offer)
        self._menu.triggered.connect(self._chosen)
        self.reason.hide()

    def leave_room(self, page: int) -> None:
        """On a low page the field gives way to the list."""
        self.editor.setFixedHeight(look.scaled(_LOW if page < _LOW_UNDER else _HIGH))

    def show_sentence(self, place: str, text: str, reason: str, blanks: Mapping[str, str], *, can_edit: bool) -> None:
        """Show a sentence to be worded; ``blanks`` are those that can stand in it, by name and word."""
        for each in (self.editor, self.reason):
            each.blockSignals(True)
        self._title.setText(place)
        self.editor.show_sentence(text, blanks)
        self.editor.setReadOnly(not can_edit)
        self.editor.setProperty("readOnly", not can_edit)
        self.reason.setText(reason)
        for each in (self.editor, self.reason):
            each.blockSignals(False)
        self._menu.clear()
        for name, word in blanks.items():
            action = QAction(word, self._menu)
            action.setData(name)
            self._menu.addAction(action)
        self.insert.setEnabled(can_edit and bool(blanks))

    def say(self, text: str, *, is_wrong: bool = False, wants_reason: bool = False) -> None:
        """What stands against the sentence, or what is to be known of it."""
        restyle(self._said, look.CAPTION, look.AMBER if wants_reason else look.RED if is_wrong else look.TEXT2)
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.reason.setVisible(wants_reason)
        self.editor.setProperty("error", is_wrong and not wants_reason)
        self.editor.update()

    def said(self) -> str:
        """The sentence under the field."""
        return self._said.text()

    def blanks(self) -> tuple[QAction, ...]:
        """The blanks that can be put in."""
        return tuple(self._menu.actions())

    def _offer(self) -> None:
        self._menu.popup(self.insert.mapToGlobal(QPoint(0, self.insert.height() + 2)))

    def _chosen(self, action: QAction) -> None:
        self.editor.insert_blank(str(action.data()))
        self.editor.setFocus()

    def _changed(self) -> None:
        self.edited.emit()
