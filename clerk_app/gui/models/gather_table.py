"""The units of a gathering as a table: who, how they stand, since when, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from clerk_app.cases.gathered import Standing, Unit
from clerk_app.gui.models.plain_table import PlainTable
from clerk_app.gui.words import NONE
from clerk_app.law.wording import Terms
from clerk_app.services.gather import said_of, standing_word

COLUMNS = (
    (QT_TRANSLATE_NOOP("GatherColumns", "Unit"), 230),
    (QT_TRANSLATE_NOOP("GatherColumns", "State"), 178),
    (QT_TRANSLATE_NOOP("GatherColumns", "Day"), 96),
    (QT_TRANSLATE_NOOP("GatherColumns", "Remark"), 0),
)
_TONES = {
    Standing.WRONG: "red", Standing.UNREADABLE: "red", Standing.DUPLICATE: "red", Standing.WRONG_YEAR: "red",
    Standing.OTHER_FORM: "amber", Standing.LATE: "amber", Standing.MISSING: "amber",
}  # fmt: skip


class GatherTable(PlainTable):
    """Prepared lines, one a unit."""

    def __init__(self, terms: Terms, parent: QObject | None = None) -> None:
        super().__init__("GatherColumns", COLUMNS, parent)
        self._terms = terms
        self.units: tuple[Unit, ...] = ()

    def show_units(self, units: Sequence[Unit]) -> None:
        """Replace the lines."""
        self.units = tuple(units)
        self.show_lines([self._line(unit) for unit in units])

    def _line(self, unit: Unit) -> tuple[str, str, str, str]:
        day = unit.came_on.isoformat() if unit.came_on else NONE
        return unit.name or NONE, standing_word(self._terms, unit.standing), day, "".join(said_of(self._terms, unit))

    def tone(self, row: int, column: int) -> str:
        return _TONES.get(self.units[row].standing, "") if column == 1 else ""
