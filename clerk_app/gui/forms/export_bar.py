"""The step before saving the ledger: which rows it holds, and whether personal data go with them. Not modal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, icon_button
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Bar

HEIGHT = 46


class ExportBar(Bar):
    """``wanted`` asks where to save; ``closed`` gives it up."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, look.SUNKEN, parent=parent)
        self.setObjectName("export_bar")
        self.row.setContentsMargins(20, 0, 12, 0)
        self.row.setSpacing(16)
        self._which = label(role=look.STRONG, name="export_which")
        self.personal = QCheckBox(self.tr("With ID numbers, telephones, addresses"))
        self.personal.setObjectName("export_personal")
        set_tip(self.personal, self.tr("Also contact persons and e-mail. The file must then be kept safe."))
        self.by_item = QCheckBox(self.tr("One line for each item"))
        self.by_item.setObjectName("export_by_item")
        self.save = button(self.tr("Save as Excel"), "primary", icon="download", small=True, name="export_save")
        close = icon_button("x", self.tr("Give up exporting (Esc)"), name="export_close")
        choices = QHBoxLayout()
        choices.setSpacing(20)
        choices.addWidget(self.personal)
        choices.addWidget(self.by_item)
        self.row.addWidget(self._which)
        self.row.addLayout(choices)
        self.row.addStretch(1)
        self.row.addWidget(self.save)
        self.row.addWidget(close)
        for box in (self.personal, self.by_item):
            box.setFont(look.font(look.DATA))
        self.save.clicked.connect(self._save_pressed)
        close.clicked.connect(self._close_pressed)
        self.hide()

    def ask(self, which: str) -> None:
        """Show the step; personal data are never ticked beforehand."""
        if not self.isVisible():
            self.personal.setChecked(False)
            self.by_item.setChecked(False)
        self.say(which)
        self.show()
        self.save.setFocus()

    def say(self, which: str) -> None:
        """Which rows would be written now."""
        self._which.setText(which)

    def _save_pressed(self) -> None:
        self.wanted.emit()

    def _close_pressed(self) -> None:
        self.closed.emit()
