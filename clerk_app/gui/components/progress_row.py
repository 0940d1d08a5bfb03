"""Long work at the bottom of a page: what, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Card


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        painting.frame(painter, self.rect(), now.rest, None, 0, 3)
        if self.share > 0:
            done = QRectF(0, 0, max(6.0, self.width() * self.share), self.height())
            painting.frame(painter, done, now.accent, None, 0, 3)


class ProgressRow(Card):
    """Shown only for work of more than half a second."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "line", parent)
        self.setObjectName("progress_row")
        self._what = label(name="progress_what")
        self._count = label(role=look.DATA, tone=look.TEXT2, name="progress_count")
        self._note = label(role=look.CAPTION, tone=look.TEXT2)
        self._cancel = link(self.tr("Cancel"), name="progress_cancel")
        self._bar = _Bar()
        head = QHBoxLayout()
        head.addWidget(self._what, 1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 6)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self._cancel.clicked.connect(self._cancel_pressed)

    def begin(self, what: str, note: str = "", *, way_out: str = "") -> None:
        """Show the row for this work; ``way_out`` says what stopping it means where that is more than "Cancel"."""
        self._cancel.setText(way_out or self.tr("Cancel"))
        self._what.setText(what)
        self._note.setText(note)
        self._count.setText("")
        self._bar.share = 0.0
        self._cancel.show()
        self.show()

    def say(self, what: str) -> None:
        """Another part of the same work has begun."""
        self._what.setText(what)

    def stay(self, why: str) -> None:
        """What goes on now is not to be stopped any more."""
        self._note.setText(why)
        self._cancel.hide()

    def report(self, done: int, total: int, words: str) -> None:
        """Say how far it is; ``words`` is the count as shown."""
        self._count.setText(words)
        self._bar.share = done / total if total else 0.0
        self._bar.update()

    def _cancel_pressed(self) -> None:
        self.cancelled.emit()
