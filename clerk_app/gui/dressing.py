"""What this clerk sees things like: theme, size of type and language, all at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from clerk_app.gui import high_contrast
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.preferences import DARK, LIGHT, SYSTEM, Preferences
from clerk_app.gui.style import dress
from clerk_app.gui.translation import CHINESE, ENGLISH, speak


class Dressing(QObject):
    """``is_fixed``: a picture, dressed by what it was asked with and nothing else."""

    def __init__(
        self, application: QApplication, preferences: Preferences, parent: QObject, *, dark: bool, is_fixed: bool,
        spoken: str,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._preferences = preferences
        self._dark = dark
        self._is_fixed = is_fixed
        self.spoken = spoken
        preferences.ask_for_language(spoken)
        self._texts: tuple[QTranslator, ...] = ()
        self.dress()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self.dress)

    def dress(self, *_: object) -> None:
        """Put on what is kept."""
        if self._is_fixed:
            dress(self._application, dark=self._dark)
            return
        if high_contrast.is_on():
            self.dress_in(high_contrast.system_palette(self._application))
            return
        wanted = DARK if self._dark else self._preferences.appearance
        scheme = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}.get(wanted, Qt.ColorScheme.Unknown)
        hints = QGuiApplication.styleHints()
        if hints.colorScheme() != scheme and wanted != SYSTEM:
            hints.setColorScheme(scheme)
        is_dark = wanted == DARK or (wanted == SYSTEM and hints.colorScheme() == Qt.ColorScheme.Dark)
        dress(self._application, dark=is_dark, size=self._preferences.size)

    def dress_in(self, system: QPalette) -> None:
        """Put on the colours of the system: whatever theme is kept, high contrast goes before it."""
        own = high_contrast.tokens_of(system)
        dress(self._application, dark=False, size=self._preferences.size, own=own)

    def look(self, wanted: str) -> None:
        """Another theme."""
        self._preferences.appearance = wanted
        if wanted == SYSTEM:
            QGuiApplication.styleHints().unsetColorScheme()
        self.dress()

    def size(self, wanted: str, window: object) -> bool:
        """Keep another size of type and put it on; False where ``window`` holds something typed that is no draft: it
        was said there that it comes with the next start."""
        self._preferences.size = wanted
        if isinstance(window, MainWindow) and window.is_unfinished():
            window.say_note(self.tr(
                "Something typed is not recorded yet, so the size of type changes with the next start."
            ))
            return False
        self.dress()
        return True

    def language(self, wanted: str, window: object) -> bool:
        """Keep another language and speak it; False where it is spoken, or has to wait: that was said."""
        self._preferences.language = wanted
        if isinstance(window, MainWindow):
            window.show_language(wanted)
            if wanted == self.spoken:
                window.banner.closed.emit()
                return False
            if window.is_unfinished():
                window.say_note(self.tr(
                    "Something typed is not recorded yet, so the language changes with the next start."
                ))
                return False
        elif wanted == self.spoken or not hasattr(window, "language_wanted"):  # the first start can change it too
            return False
        self.spoken = wanted
        self._texts = speak(self._application, ENGLISH if wanted == "en" else CHINESE)
        return True
