"""照登: the fold below a refused form: the head of the office lets it pass, with name, post and reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.form_row import FormRow, field, text_area
from clerk_app.gui.words import Words
from clerk_app.services.change import Override

_SHORT = 200


class OverrideFold(QWidget):
    """Hidden until something was refused that may be let pass. ``folded`` when its height changes."""

    folded = Signal()
    edited = Signal()

    def __init__(self, words: Words, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("override_fold")
        self._words = words
        self.opener = link(self.tr("Let it pass by the head's written decision"), name="open_override")
        self.by = field(_SHORT, name="override_by")
        self.role = field(_SHORT, name="override_role")
        self.reason = text_area(look.scaled(56), name="override_reason")
        wanted = self.tr("required")
        self._rows = tuple(
            FormRow(words_of, shown, required=True, label_width=label_width, required_word=wanted)
            for words_of, shown in (
                (self.tr("Decided by"), self.by), (self.tr("Post"), self.role), (self.tr("Why"), self.reason),
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        below_fields = QHBoxLayout()
        below_fields.addSpacing(label_width + 6)
        below_fields.addWidget(self.opener)
        below_fields.addStretch(1)
        column.addLayout(below_fields)
        for row in self._rows:
            column.addWidget(row)
        self.opener.clicked.connect(self._open)
        for shown in (self.by, self.role, self.reason):
            shown.textChanged.connect(self._changed)
        for shown in (self.by, self.role):
            shown.returnPressed.connect(self._next)
        self.put_away()

    def offer(self) -> None:
        """Something was refused that may be let pass."""
        self.show()
        self.folded.emit()

    def take_focus(self) -> None:
        """To its link, where it is offered."""
        if self.opener.isVisible():
            self.opener.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Nothing to let pass; what was typed is forgotten."""
        for shown in (self.by, self.role, self.reason):
            shown.clear()
        self._show_rows(False)
        self.opener.show()
        self.hide()

    def typed(self) -> dict[str, str]:
        """What stands in the three fields."""
        return {"by": self.by.text(), "role": self.role.text(), "reason": self.reason.toPlainText()}

    def resume(self, by: str, role: str, reason: str) -> None:
        """Go on with what was typed before."""
        if not (by or role or reason):
            return
        self.by.setText(by)
        self.role.setText(role)
        self.reason.setPlainText(reason)
        self.show()
        self.opener.hide()
        self._show_rows(True)

    def is_open(self) -> bool:
        """Whether a decision is being written down."""
        return self.isVisibleTo(self.parentWidget()) and self.opener.isHidden()

    def override(self) -> Override | None:
        """The decision; None while the fold is closed."""
        if not self.is_open():
            return None
        return Override(self.by.text().strip(), self.role.text().strip(), self.reason.toPlainText().strip())

    def is_complete(self) -> bool:
        """Whether all three are there; what is missing is framed and gets the cursor."""
        missing = [row for row in self._rows if not _text(row.fields[0]).strip()]
        for row in self._rows:
            row.set_error(self._words.sentence("field_missing") if row in missing else "")
        if missing:
            missing[0].fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing

    def _open(self) -> None:
        self.opener.hide()
        self._show_rows(True)
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folded.emit()

    def _next(self) -> None:
        self.focusNextChild()

    def _show_rows(self, shown: bool) -> None:
        for row in self._rows:
            row.setVisible(shown)

    def _changed(self) -> None:
        for row in self._rows:
            if row.in_error() and _text(row.fields[0]).strip():
                row.set_error("")
        self.edited.emit()


def _text(shown: QWidget) -> str:
    if isinstance(shown, QPlainTextEdit):
        return shown.toPlainText()
    return shown.text() if isinstance(shown, QLineEdit) else ""
