"""Which language the window speaks: Chinese is what is shipped; the source strings are English."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator

from clerk_app import places

CHINESE, ENGLISH = "zh_CN", "en"


class TextTranslator(QTranslator):
    """Reads the .ts file itself, for a checkout where the .qm has not been built."""

    def __init__(self, source: Path, parent: QCoreApplication) -> None:
        from xml.etree import ElementTree as ET  # an installed program has the .qm and never reads XML at its start

        super().__init__(parent)
        self._texts: dict[tuple[str, str], str] = {}
        for context in ET.parse(source).getroot().iterfind("context"):
            name = context.findtext("name") or ""
            for message in context.iterfind("message"):
                translated = message.findtext("translation") or ""
                if translated:
                    self._texts[name, message.findtext("source") or ""] = translated

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return self._texts.get((context, source))

    def isEmpty(self) -> bool:
        return not self._texts


class CompiledTranslator(QTranslator):
    """A .qm file held in memory: one that Qt maps ends the program when an upgrade writes it anew meanwhile."""

    def __init__(self, compiled: Path, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._data = compiled.read_bytes() if compiled.exists() else b""
        self.load(self._data)


def speak(application: QCoreApplication, language: str = CHINESE) -> tuple[QTranslator, ...]:
    """Install the language's texts, ours and Qt's own, in place of those before; English needs none. Keep what is
    returned."""
    for former in application.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
        application.removeTranslator(former)
        former.deleteLater()
    if language == ENGLISH:
        return ()
    folder = places.resources() / "translations"
    compiled, source = folder / f"clerk_{language}.qm", folder / f"clerk_{language}.ts"
    ours: QTranslator
    if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
        ours = TextTranslator(source, application)
    else:
        ours = CompiledTranslator(compiled, application)
    theirs = QTranslator(application)
    theirs.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for each in (theirs, ours):
        application.installTranslator(each)
    return (theirs, ours)
