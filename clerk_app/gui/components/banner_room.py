"""The room over every page for one sentence that must be read: a trouble in red, or a note."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.banner import PLAIN, RED, Banner
from clerk_app.gui.components.lines import ground


class BannerRoom(QWidget):
    """Takes no height while there is nothing to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(RED)
        self.banner.setObjectName("window_banner")
        ground(self, look.SURFACE)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 0)
        row.addWidget(self.banner)
        self.hide()
        self.banner.closed.connect(self.hide)

    def say_trouble(self, text: str) -> None:
        """It stays until it is closed or the work goes on."""
        self._say(text, RED)

    def say_note(self, text: str) -> None:
        """It stays until it is closed."""
        self._say(text, PLAIN)

    def _say(self, text: str, kind: str) -> None:
        self.banner.say(text, kind=kind, can_close=True)
        self.show()

    def work_goes_on(self) -> None:
        """A trouble is over with the next deed or page."""
        if self.banner.kind() == RED:
            self.hide()
