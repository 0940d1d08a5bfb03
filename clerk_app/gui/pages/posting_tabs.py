"""寄送, tab by tab, as values: what is to be posted, what waits for a signature, what went out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.check_table import CheckColumn, CheckLine
from clerk_app.gui.words import NONE, Words
from clerk_app.services.due import Tone
from clerk_app.services.posting import PostedLine, PostingLine

TO_POST, UNSIGNED, LOG = "to_post", "unsigned", "log"
ADDRESS = 5
"""The cell of the address among those to be posted."""
_TONES = {Tone.RED: "red", Tone.AMBER: "amber"}


class PostingLines(QObject):
    """Puts the lines of the posting log into cells."""

    def __init__(self, words: Words, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._today = words, today

    def columns(self, tab: str) -> tuple[CheckColumn, ...]:
        """The columns of a tab, the tick left out."""
        letter = (
            CheckColumn(self.tr("Letter"), 130, most=260), CheckColumn(self.tr("Number"), 158, most=300),
            CheckColumn(self.tr("Request"), 92), CheckColumn(self.tr("Recipient"), 112, most=240),
        )
        if tab == TO_POST:
            return (
                CheckColumn(self.tr("Post by"), 104, is_marked=True), *letter, CheckColumn(self.tr("Address"), 0),
                CheckColumn(self.tr("Manner"), 76, most=160), CheckColumn(self.tr("Waybill"), 126, is_typed=True),
            )  # fmt: skip
        sent = (
            CheckColumn(self.tr("Sent on"), 92), *letter, CheckColumn(self.tr("Manner"), 84, most=160),
            CheckColumn(self.tr("Waybill"), 0, most=170),
        )  # fmt: skip
        if tab == UNSIGNED:
            return (*sent, CheckColumn(self.tr("Days out"), 84))
        return (*sent, CheckColumn(self.tr("Signed for"), 92), CheckColumn(self.tr("Recorded by"), 84))

    def to_post(self, line: PostingLine) -> CheckLine:
        """A letter that is not out of the house."""
        tones = {0: _TONES[line.tone]} if line.tone in _TONES else {}
        address, links = line.address, frozenset()
        if not address.strip():
            can_be_told = line.party != ""
            address = self.tr("none, enter it") if can_be_told else self.tr("address missing")
            tones[ADDRESS] = "red"
            links = frozenset({ADDRESS}) if can_be_told else links
        cells = (
            self._words.day(line.due_on), self._words.said(line.what), line.number or NONE, line.request_number,
            line.recipient, address, self._words.word(line.manner), "",
        )  # fmt: skip
        return CheckLine(line.document, cells, tones, links=links)

    def sent(self, line: PostedLine, tab: str) -> CheckLine:
        """A letter that went out."""
        cells = (
            self._words.short_day(line.posted_on), self._words.said(line.what), line.number or NONE,
            line.request_number, line.recipient or NONE, self._words.word(line.manner),
            " ".join(filter(None, (line.carrier, line.waybill))) or NONE,
        )  # fmt: skip
        if tab == UNSIGNED:
            out = (self._today() - line.posted_on).days
            return CheckLine(_key(line), (*cells, with_counts(self.tr("{n} days"), n=self._words.count(out))), {})
        signed = self._words.short_day(line.signed_for_on)
        return CheckLine(_key(line), (*cells, signed, line.recorded_by), {}, can=False)


def _key(line: PostedLine) -> tuple[object, ...]:
    return (line.request, line.document, line.posted_on, line.waybill, line.manner)


def keyed(lines: tuple[PostedLine, ...]) -> dict[object, PostedLine]:
    """Lines by what their rows are about."""
    return {_key(line): line for line in lines}
