"""One setting: its name, what follows from it, and the control at the right; under it what is wrong with the value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.painting import across
from clerk_app.services.initials import initials


def matches(words: str, title: str, *more: str) -> bool:
    """Whether every word stands in the texts, or is the first letters of the syllables of one of them (拼音首字母)."""
    said = " ".join((title, *more)).casefold()
    return all(
        word in said or (word.isascii() and word.isalpha() and word in initials(" ".join((title, *more[1:]))))
        for word in words.casefold().split()
    )


class SettingRow(QWidget):
    """``control`` may be missing: then the row only tells."""

    def __init__(
        self, title: str, more: str, control: QWidget | None = None, *, tag: str = "", aside: str = "", unit: str = "",
        name: str = "", also: str = "", parent: QWidget | None = None,
    ) -> None:
        """``tag`` stands beside the title in amber (存疑), ``aside`` in grey (本地); ``also``: other words for it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.control = control
        self._more = more
        self._also = also
        self.title = label(title, look.BODY, name="setting_title")
        self.more: QLabel = label(more, look.CAPTION, look.TEXT2, wrap=True, name="setting_more")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        for words, tone in ((tag, look.AMBER), (aside, look.TEXT3)):
            if words:
                head.addWidget(label(words, look.CAPTION, tone, name="setting_tag"))
        head.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addLayout(head)
        said.addWidget(self.more)
        self.more.setVisible(bool(more))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 11)
        row.setSpacing(16)
        row.addLayout(said, 1)
        if control is not None:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            control.setAccessibleName(title)
            control.setAccessibleDescription(more)
        if unit:
            row.addWidget(label(unit, look.BODY, look.TEXT2))

    def tell(self, text: str) -> None:
        """Something else in place of what follows: a live example."""
        self._more = text
        self.set_error("")

    def set_error(self, text: str) -> None:
        """What is wrong with the value; empty: nothing."""
        restyle(self.more, look.CAPTION, look.RED if text else look.TEXT2)
        self.more.setText(text or self._more)
        self.more.setVisible(bool(self.more.text()))
        if self.control is not None:
            self.control.setProperty("error", bool(text))
            self.control.setAccessibleDescription(self.more.text())
            self.control.update()

    def holds(self, words: str) -> bool:
        """Whether the name, what follows or another word for it has all of these, or begins with these letters."""
        return matches(words, self.title.text(), self._more, self._also)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairline below."""
        painter = QPainter(self)
        across(painter, 0, self.width(), self.height() - 1, look.tokens().line)
        painter.end()
