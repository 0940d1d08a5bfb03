"""What is asked before the dates go into a file for other calendars: names or not; the alarm is said."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link, primary
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup

_WIDTH = 380


class IcsPopup(Popup):
    """``wanted`` carries whether applicants are named; ``settings_wanted`` leads to the alarm's setting."""

    wanted = Signal(bool)
    settings_wanted = Signal()

    def __init__(self, about: str, alarm: str, parent: QWidget) -> None:
        super().__init__(parent, "ics_popup")
        self.names = QCheckBox(self.tr("Write who applied and for what"))
        self.names.setObjectName("ics_names")
        self.names.setFont(look.font(look.DATA))
        self.names.setMinimumHeight(look.scaled(28))
        warning = self.tr("Calendars leave the house: without a tick, numbers and dates only.")
        self.names.setAccessibleDescription(warning)
        change = link(self.tr("Change the alarm"), small=True, name="ics_alarm")
        change.clicked.connect(self._settings)
        save = primary(self.tr("Save the file"), name="ics_save")
        save.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Export to other calendars"), look.STRONG))
        column.addWidget(label(about, look.DATA, look.TEXT2, wrap=True, name="ics_about"))
        column.addWidget(self.names)
        column.addWidget(label(warning, look.CAPTION, look.TEXT2, wrap=True))
        column.addWidget(label(alarm, look.DATA, look.TEXT2, wrap=True, name="ics_alarm_words"))
        foot = QHBoxLayout()
        foot.addWidget(change)
        foot.addStretch(1)
        foot.addWidget(save)
        column.addLayout(foot)

    def open_below(self, opener: QPushButton) -> None:
        """Below the button, inside its window."""
        window = opener.window()
        width = min(look.scaled(_WIDTH), window.width() - 16)
        self.setFixedWidth(width)
        self.setFixedHeight(self.layout().totalHeightForWidth(width))
        at = opener.mapTo(window, QPoint(opener.width() - width, opener.height() + 2))
        self.move(window.mapToGlobal(QPoint(max(8, min(at.x(), window.width() - width - 8)), at.y())))
        self.show()
        self.names.setFocus(Qt.FocusReason.PopupFocusReason)

    def _save(self) -> None:
        with_names = self.names.isChecked()
        self.close()
        self.wanted.emit(with_names)

    def _settings(self) -> None:
        self.close()
        self.settings_wanted.emit()
