"""Below the head of a filed year: lock, day, who, the switch 已报 / 现在 / 差异, and the way to the correction note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Bar
from clerk_app.gui.components.segment import Segment

FILED, NOW, CHANGES = "filed", "now", "changes"


class _Lock(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(16, look.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(0, self.height() / 2 - 8, 16, 16), "lock", look.tokens().text2)


class FiledBar(Bar):
    """``switched`` gives FILED, NOW or CHANGES; ``note_wanted`` asks for the correction note with its reason."""

    switched = Signal(object)
    note_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(40, look.SUNKEN, parent=parent)
        self.words = label("", look.DATA, look.TEXT2, name="filed_words")
        self.which = Segment(
            [(FILED, self.tr("As filed")), (NOW, self.tr("Now")), (CHANGES, self.tr("Differences"))], digits=False,
            name="filed_which", small=True,
        )
        self.which.setAccessibleName(self.tr("What is shown"))
        self.changed = label("", look.DATA, look.TEXT2, name="filed_changed")
        self.note = link(self.tr("Correction note"), icon="file-text", small=True, name="correction_note")
        self.reason = field(name="correction_reason", placeholder=self.tr("Why it is corrected; printed in the note"))
        self.reason.setAccessibleName(self.tr("Why it is corrected; printed in the note"))
        self.reason.setFixedHeight(look.scaled(28))
        self.reason.hide()
        self.row.setContentsMargins(20, 0, 16, 0)
        self.row.setSpacing(10)
        for each in (_Lock(), self.words, self.which, self.changed):
            self.row.addWidget(each)
        self.row.addWidget(self.reason, 1)
        self.row.addStretch(0)
        self._gap = self.row.count() - 1
        self.row.setStretch(self._gap, 1)
        self.row.addWidget(self.note)
        self.which.chosen.connect(self._switch)
        self.note.clicked.connect(self._note)
        self.reason.returnPressed.connect(self._note)

    def show_filed(self, said: str, which: str, changed: str) -> None:
        """Who filed it when, what is shown, and how much differs; no word of it: nothing differs."""
        self.words.setText(said)
        self.which.choose(which)
        self.changed.setText(changed)
        self.note.setVisible(bool(changed))
        self._ask(False)
        self.setAccessibleName(f"{said} {changed}".strip())

    def _switch(self, which: object) -> None:
        self._ask(False)
        self.switched.emit(which)

    def _note(self) -> None:
        """First the reason is asked for, then the note."""
        if self.reason.isHidden():
            self._ask(True)
            self.reason.setFocus()
        elif self.reason.text().strip():
            self.note_wanted.emit(self.reason.text().strip())
        else:
            self.reason.setFocus()

    def put_away(self) -> bool:
        """No note after all: the field goes with what was typed into it. Whether it was there."""
        was_there = not self.isHidden() and not self.reason.isHidden()
        if was_there:
            self.reason.clear()
            self._ask(False)
        return was_there

    def _ask(self, shown: bool) -> None:
        self.reason.setVisible(shown)
        self.row.setStretch(self._gap, int(not shown))
