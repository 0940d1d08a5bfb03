"""What a ledger's reading found, as a table: rows that stay behind, and deadlines that are not ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from clerk_app.gui.models.plain_table import PlainTable

COLUMNS = (
    (QT_TRANSLATE_NOOP("ImportColumns", "Sheet, row"), 150),
    (QT_TRANSLATE_NOOP("ImportColumns", "Cell or number"), 190),
    (QT_TRANSLATE_NOOP("ImportColumns", "What was found"), 0),
)


@dataclass(frozen=True)
class Found:
    """One line: where, which cell or request, and the sentence."""

    where: str
    which: str
    sentence: str


class ImportTable(PlainTable):
    """Prepared lines, nothing more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("ImportColumns", COLUMNS, parent)

    def show_found(self, found: Sequence[Found]) -> None:
        """Replace the lines."""
        self.show_lines([(each.where, each.which, each.sentence) for each in found])
