"""谁改过什么: what was changed of a request, in the place of its history: old, new, who, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms.wanted_words import WantedWords
from clerk_app.gui.models.event_rows import FieldWords
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation
from clerk_app.services.changes import Changed

_CHOICES = {
    "channel": Channel, "applicant_kind": ApplicantKind, "addressee": Addressee, "confirmed_how": Confirmation,
}  # fmt: skip
_WANTED = ("form_wanted", "delivery_wanted")
_DAYS = ("received_on", "arrived_on")


class ChangesPanel(QWidget):
    """A list that scrolls; the latest change on top."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._fields, self._wanted = FieldWords(self), WantedWords(self)
        self._organs: Mapping[OrganId, str] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(8, 4, 12, 12)
        self._column.setSpacing(4)
        self.scroller = Scroller(self._inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller.setAccessibleName(self.tr("Who changed what"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroller)

    def show_changes(self, changes: Sequence[Changed], organs: Mapping[OrganId, str]) -> None:
        """Replace the list; where nothing was changed that is said. ``organs``: what the agencies are called."""
        self._organs = organs
        while self._column.count():
            shown = self._column.takeAt(0).widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()
        for at, one in enumerate(changes):
            if at:
                self._column.addWidget(Hairline())
            self._column.addWidget(label(self._what(one), look.BODY, wrap=True, name="changed"))
            self._column.addWidget(label(self._who(one), look.CAPTION, look.TEXT2, wrap=True))
        if not changes:
            self._column.addWidget(label(self.tr("Nothing was changed or struck."), look.BODY, look.TEXT2, wrap=True))
        self._column.addStretch(1)

    def _what(self, one: Changed) -> str:
        if one.struck is not None:
            return self.tr("Struck: {what} of {day}").format(
                what=self._words.word(one.struck.kind), day=self._words.day(one.struck.on)
            )
        return self.tr("{field}: {old} → {new}").format(
            field=self._fields.word(one.field), old=self._value(one.field, one.old),
            new=self._value(one.field, one.new),
        )

    def _value(self, field: str, value: str) -> str:
        if not value:
            return self.tr("empty")
        if field in _CHOICES:
            return self._words.word(_CHOICES[field](value))
        if field == "organ":
            return self._organs.get(OrganId(int(value)), value)
        if field in _WANTED:
            return self._wanted.word(field, value)
        return self._words.day(date.fromisoformat(value)) if field in _DAYS else value

    def _who(self, one: Changed) -> str:
        when = self._words.moment(datetime.fromisoformat(one.recorded_at))
        why = self.tr("reason: {reason}").format(reason=one.reason) if one.reason else ""
        return DOT.join(filter(None, (one.recorded_by, when, why)))
