"""What this clerk at this computer likes: appearance, size of type, window, own name. Never a fact of a request."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from clerk_app import places

SYSTEM, LIGHT, DARK = "system", "light", "dark"


class Preferences:
    """Kept in a small file beside the user's data."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept = QSettings(str(file or places.user_data() / "window.ini"), QSettings.Format.IniFormat)
        self._asked_for = ""

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

    @size.setter
    def size(self, value: str) -> None:
        self._kept.setValue("size", value)

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
    def language(self) -> str:
        """界面: "zh" or "en"; what this start was asked for goes before what is kept, until another is chosen."""
        kept = "en" if self._kept.value("language", "zh") == "en" else "zh"
        return self._asked_for or kept

    @language.setter
    def language(self, value: str) -> None:
        self._asked_for = ""
        self._kept.setValue("language", value)

    def ask_for_language(self, value: str) -> None:
        """Speak it for this start; nothing is kept."""
        self._asked_for = value

    @property
    def last_page(self) -> tuple[str, str]:
        """The day the window was closed and the page it was left on; empty before."""
        day, _, page = str(self._kept.value("last_page", "")).partition(" ")
        return day, page

    @last_page.setter
    def last_page(self, value: tuple[str, str]) -> None:
        self._kept.setValue("last_page", " ".join(value))

    @property
    def panels(self) -> dict[str, bool]:
        """Which side panels the clerk opened or shut, by page; those never touched are not in it."""
        try:
            read = json.loads(str(self._kept.value("panels", "{}")))
        except ValueError:  # a power cut or another program spoiled the file: never a reason not to open
            return {}
        return {str(page): bool(is_open) for page, is_open in read.items()} if isinstance(read, dict) else {}

    @panels.setter
    def panels(self, value: dict[str, bool]) -> None:
        self._kept.setValue("panels", json.dumps(value))

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        value = self._kept.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)

    def liking(self, name: str) -> object:
        """What a page keeps for this clerk under a name, as JSON holds it; None where there is nothing to be read."""
        kept = self._kept.value(f"likings/{name}", self._kept.value(f"pages/{name}", ""))  # the first versions' place
        try:
            return json.loads(kept) if isinstance(kept, str) and kept else None
        except ValueError:
            return None

    def liked_words(self, name: str) -> dict[str, str]:
        """The same where it is words by words, as columns by their headings."""
        kept = self.liking(name)
        return {str(one): str(other) for one, other in kept.items()} if isinstance(kept, dict) else {}

    def like(self, name: str, value: object) -> None:
        """Keep it."""
        self._kept.setValue(f"likings/{name}", json.dumps(value, ensure_ascii=False))
