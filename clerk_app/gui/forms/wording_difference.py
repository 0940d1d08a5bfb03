"""What an upgrade changed under the office's own words: the old text, the new one and the own one side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.compared_text import ComparedText
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground


class WordingDifference(QWidget):
    """``new_wanted``: the shipped words; ``own_wanted``: the office's stay."""

    new_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SURFACE)
        self.setObjectName("wording_difference")
        self._said = label("", look.DATA, look.AMBER, wrap=True, name="difference_said")
        self.before, self.now, self.own = (ComparedText(f"difference_{each}") for each in ("before", "now", "own"))
        self.take_new = button(self.tr("Use the new text"), small=True, name="take_new")
        self.keep_own = button(self.tr("Keep our words"), small=True, name="keep_own")
        self.take_new.clicked.connect(self._new)
        self.keep_own.clicked.connect(self._own)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        heads = (self.tr("Shipped text before"), self.tr("Shipped text now"), self.tr("Our words"))
        for at, (head, shown) in enumerate(zip(heads, (self.before, self.now, self.own), strict=True)):
            shown.setAccessibleName(head)
            grid.addWidget(label(head, look.CAPTION_STRONG, look.TEXT2), 0, at)
            grid.addWidget(shown, 1, at)
            grid.setColumnStretch(at, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self._said, 1)
        deeds.addWidget(self.take_new)
        deeds.addWidget(self.keep_own)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(deeds)

    def show_texts(self, before: str, now: str, own: str, *, says_own: bool) -> None:
        """The three texts; an empty ``now``: this release has the sentence no more."""
        self.before.show_text(before, now)
        self.now.show_text(now or self.tr("(no longer there)"), before if now else self.tr("(no longer there)"))
        self.own.show_text(own, before)
        self.keep_own.setVisible(bool(now))
        self.take_new.setText(self.tr("Use the new text") if now else self.tr("Drop our words"))
        self.take_new.setFixedWidth(self.take_new.sizeHint().width())
        if not now:
            self._said.setText(self.tr("The shipped letter has this sentence no more; letters do not say it."))
        elif says_own:
            self._said.setText(self.tr("The shipped text changed. Letters keep our words until one is chosen."))
        else:
            self._said.setText(
                self.tr("The shipped text changed and has blanks our words lack. Letters say the new text till then.")
            )

    def _new(self) -> None:
        self.new_wanted.emit()

    def _own(self) -> None:
        self.own_wanted.emit()
