"""A numbered question: what it is and why at the left, its fields at the right, or below where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.seal import NumberRing

_WHY = 158
_GROWS = 100


class AskedBlock(QWidget):
    """Each row is a caption and its fields; those with room to grow take it before the rest of the line does."""

    def __init__(
        self, captions: int, number: int, title: str, why: str, *rows: tuple[str, tuple[QWidget, ...]]
    ) -> None:
        super().__init__()
        self._why = label(why, look.CAPTION, look.TEXT2, wrap=True)
        self._why.setMinimumWidth(_WHY)
        heading = QVBoxLayout()
        heading.setSpacing(1)
        heading.addWidget(label(title, look.LEAD))
        heading.addWidget(self._why)
        heading.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(8)
        for at, (words, fields) in enumerate(rows):
            caption = label(words, look.BODY, look.TEXT2)
            caption.setFixedWidth(captions)
            grid.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(_across(words, fields), at, 1)
        grid.setColumnStretch(1, 1)
        self._asked = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._asked.setSpacing(14)
        self._asked.addLayout(heading)
        self._asked.addLayout(grid, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(NumberRing(number), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._asked, 1)

    def be_wide(self, is_wide: bool) -> None:
        """Whether the fields stand beside what they are about."""
        ways = QBoxLayout.Direction
        self._asked.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        self._why.setMaximumWidth(_WHY if is_wide else self.maximumWidth())


def _across(words: str, fields: tuple[QWidget, ...]) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(8)
    for each in fields:
        grows = not isinstance(each, QLabel) and each.maximumWidth() > each.minimumWidth()
        across.addWidget(each, _GROWS if grows else 0)
        if not isinstance(each, QLabel) and words:
            each.setAccessibleName(words)
    across.addStretch(1)
    return across
