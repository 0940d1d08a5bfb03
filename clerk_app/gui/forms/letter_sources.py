"""Where each fact of a letter comes from: the registration, a recorded step, the clock, the settings, or the clerk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject

from clerk_app.gui.forms.letter_form import REGISTERED
from clerk_app.gui.words import NONE, Words
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome

_RECKONED = frozenset({"base_due_on", "due_on", "correction_due_on", "fee_due_on"})
_SETTINGS = frozenset({
    "organ_name", "letterhead", "organ_address", "organ_postcode", "telephone", "reconsideration_body", "court",
    "superior_body", "remedy_kind", "reconsideration_url", "head_style", "page_number", "supply",
})  # fmt: skip
_FROM_REGISTER = frozenset({
    "recipient", "recipient_address", "recipient_telephone", "recipient_postcode", "recipient_contact", "handler",
    "file_title",
})  # fmt: skip
_NUMBERS = frozenset({"document_number"})
_CHOICES: Mapping[str, type[StrEnum]] = {
    "applicant_kind": ApplicantKind, "channel": Channel, "outcome": Outcome, "withheld_as": Outcome,
    "delivery_manner": DeliveryManner,
}
_HIDDEN = frozenset({"head_style", "page_number", "remedy_kind"})


class LetterSources(QObject):
    """Says a fact with its value and its source in one line."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def source(self, name: str) -> str:
        """The word of where a fact comes from."""
        plain = name.rpartition(".")[2]
        if plain in _RECKONED:
            return self.tr("calculation")
        if plain in _SETTINGS:
            return self.tr("settings")
        if plain in REGISTERED or plain in _FROM_REGISTER:
            return self.tr("registration")
        return self.tr("number series") if plain in _NUMBERS else self.tr("recorded step")

    def line(self, name: str, label: str, value: object) -> str:
        """申请人：周若安（登记）; empty for what is no fact of the text."""
        if name in _HIDDEN:
            return ""
        said = self.tr("{fact}: {value} ({source})")
        return said.format(fact=label, value=self.value(name, value), source=self.source(name))

    def value(self, name: str, value: object) -> str:
        """A fact as the clerk reads it."""
        kind = _CHOICES.get(name.rpartition(".")[2])
        if isinstance(value, date):
            return self._words.day(value)
        if kind is not None and value in tuple(kind):
            return self._words.word(kind(str(value)))
        return " ".join(str(value).split()) if value not in (None, "") else NONE
