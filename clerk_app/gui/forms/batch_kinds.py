"""The box above the letters in one go: each kind with how many wait for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from clerk_app.gui import look
from clerk_app.gui.words import Words
from clerk_app.services.batch import BatchKind


class BatchKinds(QComboBox):
    """Its data are the kinds."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._names: dict[str, str] = {}
        self.setObjectName("batch_kind")
        self.setAccessibleName(self.tr("Letter"))
        self.setFont(look.font(look.BODY))
        self.setFixedHeight(look.scaled(32))
        self.setMinimumWidth(look.scaled(220))

    def offer(self, found: Sequence[BatchKind], wanted: str) -> None:
        """These kinds; the wanted one is chosen, else the first that something waits for."""
        self._names = {one.kind: one.what for one in found}
        self.clear()
        for one in found:
            self.addItem(self._said(one.kind, one.count), one.kind)
        at = self.findData(wanted)
        first = next((at for at, one in enumerate(found) if one.count), 0)
        self.setCurrentIndex(at if at >= 0 else first)

    def recount(self, found: Sequence[BatchKind]) -> None:
        """The same kinds with what waits now; one that nothing waits for any more can still be chosen."""
        counts = {one.kind: one.count for one in found}
        for at in range(self.count()):
            kind = str(self.itemData(at))
            self.setItemText(at, self._said(kind, counts.get(kind, 0)))

    @property
    def kind(self) -> str:
        """The kind chosen, empty for none."""
        return str(self.currentData() or "")

    @property
    def name(self) -> str:
        """What the letter chosen is called."""
        return self._names.get(self.kind, "")

    def _said(self, kind: str, count: int) -> str:
        return self.tr("{letter}, {n} waiting").format(letter=self._names[kind], n=self._words.count(count))
