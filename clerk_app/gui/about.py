"""About this program: its version, its licences, where the data stay."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from clerk_app import __version__
from clerk_app.gui import ask


def tell_about(window: QWidget) -> None:
    """Said over that window."""
    translate = QCoreApplication.translate
    text = translate("About", "Disclosure on request, version {version}").format(version=__version__)
    ask.tell(
        window,
        translate("About", "About this program"),
        text,
        detail=translate(
            "About",
            "Our code: MIT. Fonts and icons keep their own licences, see the folders resources/fonts and "
            "resources/icons. Data stay on this computer; no network.",
        ),
    )
