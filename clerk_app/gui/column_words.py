"""What the columns of a ledger are called: the field in the language of the window, beside the clerk's own heading."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from clerk_app.gui.words import Words
from clerk_app.services.ledger_words import IGNORED, NOTE, LedgerWords

_HEADINGS = ("column", "later", "earlier")
"""Facts of sentences that are headings."""


class ColumnWords(QObject):
    """Names of fields and sentences about columns. ``know`` is told of the office's own words."""

    def __init__(self, words: Words, ledger_words: LedgerWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._ledger = ledger_words

    def know(self, ledger_words: LedgerWords, chosen: Mapping[str, str]) -> None:
        """The words a ledger is read by, and what the clerk said of headings nobody knows."""
        self._ledger = ledger_words.with_headings(chosen)

    def name(self, field: str) -> str:
        """What a column that is this field is called where its heading stands beside it."""
        if field == NOTE:
            return self.tr("Note")
        if field == IGNORED:
            return self.tr("Not read")
        zh = self._ledger.names.get(field, field)
        return self._words.either(zh, self._ledger.english.get(field, zh))

    def choice(self, field: str) -> str:
        """The same where a column is chosen: in English with the usual heading, ``Received (收到日期)``."""
        zh, name = self._ledger.names.get(field, ""), self.name(field)
        return name if field in (NOTE, IGNORED) or not zh else self._words.either(zh, f"{name} ({zh})")

    def sentence(self, key: str, facts: Mapping[str, object]) -> str:
        """A sentence of the program about cells of a ledger."""
        said = {name: self._ledger.said(str(facts[name])) for name in _HEADINGS if name in facts}
        return self._words.sentence(key, {**facts, **said})
