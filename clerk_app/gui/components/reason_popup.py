"""Why a date is what it is, above the list: the strip of days and one sentence with its article."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.day_strip import DayStrip
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup

_WIDTH = 620


class ReasonPopup(Popup):
    """Closes on Esc, on Space, on a click elsewhere. ``certificate_wanted`` when its proof is asked for."""

    closing = (Qt.Key.Key_Escape, Qt.Key.Key_Space)
    certificate_wanted = Signal()

    def __init__(self, title: str, sentence: str, strip: DayStrip | None, parent: QWidget) -> None:
        super().__init__(parent, "reason_popup")
        self.strip = strip
        self.sentence = label(sentence, look.DATA, look.TEXT2, wrap=True, name="reason_sentence")
        certificate = link(self.tr("Certificate"), icon="file-text", name="reason_certificate")
        certificate.clicked.connect(self._wanted)
        head = QHBoxLayout()
        head.addWidget(label(title, look.STRONG, name="reason_title"), 1)
        head.addWidget(certificate)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        if strip is not None:
            strip.chosen.connect(self._wanted)
            column.addWidget(strip)
        column.addWidget(self.sentence)

    def open_at(self, view: QWidget, place: QRect) -> None:
        """Below that place of the view where there is room, else above it; inside the window either way."""
        window = view.window()
        width = min(look.scaled(_WIDTH), window.width() - 16)
        self.setFixedWidth(width)
        height = self.layout().totalHeightForWidth(width)
        self.setFixedHeight(height)
        top_left = view.mapTo(window, place.topLeft())
        below = top_left.y() + place.height() + 2
        y = below if below + height <= window.height() - 8 else max(8, top_left.y() - height - 2)
        x = min(max(8, top_left.x()), window.width() - width - 8)
        self.move(window.mapToGlobal(QPoint(x, y)))
        self.show()
        (self.strip or self).setFocus()

    def _wanted(self) -> None:
        self.close()
        self.certificate_wanted.emit()
