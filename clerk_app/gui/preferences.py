"""What this clerk at this computer likes: appearance, size of type, window, own name. Never a fact of a request."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from clerk_app import places

SYSTEM, LIGHT, DARK = "system", "light", "dark"


class Preferences:
    """Kept in a small file beside the user's data."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept = QSettings(str(file or places.user_data() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> str:
        """随系统, 浅, 深."""
        return str(self._kept.value("appearance", SYSTEM))

    @appearance.setter
    def appearance(self, value: str) -> None:
        self._kept.setValue("appearance", value)

    @property
    def size(self) -> str:
        """字号."""
        return str(self._kept.value("size", "middle"))

    @property
    def clerk(self) -> str:
        """The clerk's own name, empty before it was asked."""
        return str(self._kept.value("clerk", ""))

    @clerk.setter
    def clerk(self, value: str) -> None:
        self._kept.setValue("clerk", value)

    @property
    def store(self) -> str:
        """The folder chosen at the first start, empty for the usual one."""
        return str(self._kept.value("store", ""))

    @store.setter
    def store(self, value: str) -> None:
        self._kept.setValue("store", value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        value = self._kept.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)
