"""One line about what was typed and not recorded: go on with it, throw it away, or bring back what was thrown away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.announcing import announce
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.words import DOT, Words
from clerk_app.services.form_drafts import Kept


def kept_when(kept: Kept, words: Words, who: str) -> str:
    """When a draft was kept, and by whom where that is not ``who`` works here now."""
    at = words.moment(kept.kept_at)
    return at if kept.kept_by == who else DOT.join((at, kept.kept_by))


class DraftLine(QWidget):
    """``taken``, ``dropped``, ``brought_back``: its links, each with ``form``."""

    taken = Signal(str)
    dropped = Signal(str)
    brought_back = Signal(str)

    def __init__(self, form: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_line")
        self.form = form
        self.words = label("", look.CAPTION, look.TEXT2, wrap=True, name="draft_words")
        self.take = link(self.tr("Go on with it"), small=True, name="take_form_draft")
        self.drop = link(self.tr("Throw away"), small=True, name="drop_form_draft")
        self.back = link(self.tr("Bring it back"), small=True, name="bring_back_draft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        for each in (self.take, self.drop, self.back):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(self._drop)
        self.back.clicked.connect(self._bring_back)
        self.say("")

    def say(
        self, words: str, *, take: bool = False, drop: bool = False, back: bool = False, failed: bool = False
    ) -> None:
        """The sentence and which links it offers; none hides the line. ``failed``: it could not be kept."""
        restyle(self.words, look.CAPTION, look.RED if failed else look.TEXT2)
        self.words.setText(words)
        for shown, wanted in ((self.take, take), (self.drop, drop), (self.back, back)):
            shown.setVisible(wanted)
            shown.setAccessibleName(f"{shown.text()}: {words}")
        self.setVisible(bool(words))
        if failed:
            announce(self, words, at_once=True)

    def _take(self) -> None:
        self.taken.emit(self.form)

    def _drop(self) -> None:
        self.dropped.emit(self.form)

    def _bring_back(self) -> None:
        self.brought_back.emit(self.form)
