"""The window in the other language, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator


class _Source(QTranslator):
    """English is the source: installed last, it hides the Chinese of the other tests."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return source

    def isEmpty(self) -> bool:
        return False


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """"zh", as the tests are, or "en": every text asked for meanwhile is in that language."""
    if language != "en":
        yield
        return
    english = _Source()
    QCoreApplication.installTranslator(english)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(english)
