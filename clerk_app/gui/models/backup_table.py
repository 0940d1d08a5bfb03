"""The backups of a store as a table: when, why, how large, whether verified, how many requests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from clerk_app.gui.models.plain_table import PlainTable
from clerk_app.gui.words import NONE, Words
from clerk_app.services.upkeep import Backup

COLUMNS = (
    (QT_TRANSLATE_NOOP("BackupColumns", "Written"), 168),
    (QT_TRANSLATE_NOOP("BackupColumns", "Why"), 150),
    (QT_TRANSLATE_NOOP("BackupColumns", "Verified"), 96),
    (QT_TRANSLATE_NOOP("BackupColumns", "Requests"), 96),
    (QT_TRANSLATE_NOOP("BackupColumns", "Size"), 0),
)
_WHY = {
    "hand": QT_TRANSLATE_NOOP("BackupColumns", "by hand"),
    "daily": QT_TRANSLATE_NOOP("BackupColumns", "once a day"),
    "work": QT_TRANSLATE_NOOP("BackupColumns", "after half an hour"),
    "close": QT_TRANSLATE_NOOP("BackupColumns", "when closed"),
    "import": QT_TRANSLATE_NOOP("BackupColumns", "before an import"),
    "migration": QT_TRANSLATE_NOOP("BackupColumns", "before an update"),
}
_VERIFIED = {True: QT_TRANSLATE_NOOP("BackupColumns", "Yes"), False: QT_TRANSLATE_NOOP("BackupColumns", "No")}
_MEGABYTE = 1_000_000


def size_of(backup: Backup) -> str:
    """In megabytes, at least a tenth of one."""
    size = backup.facts.get("size")
    return f"{max(0.1, size / _MEGABYTE):.1f} MB" if isinstance(size, int) else NONE


def requests_in(backup: Backup) -> int | None:
    """How many requests are in it, as its note says."""
    rows = backup.facts.get("rows")
    found = rows.get("requests") if isinstance(rows, dict) else None
    return found if isinstance(found, int) else None


class BackupTable(PlainTable):
    """Prepared lines, newest first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__("BackupColumns", COLUMNS, parent)
        self._words = words
        self.backups: tuple[Backup, ...] = ()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Replace the lines."""
        self.backups = tuple(backups)
        self.show_lines([self._line(one) for one in backups])

    def _line(self, one: Backup) -> tuple[str, ...]:
        why = QCoreApplication.translate("BackupColumns", _WHY[one.why]) if one.why in _WHY else one.why
        verified = QCoreApplication.translate("BackupColumns", _VERIFIED[one.is_verified])
        count = requests_in(one)
        requests = NONE if count is None else self._words.count(count)
        return f"{one.at:%Y-%m-%d %H:%M}", why, verified, requests, size_of(one)
