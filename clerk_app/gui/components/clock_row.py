"""The clocks of a request in equal columns: what each is called, its date, what that date means today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.tone_mark import ToneMark

COLUMNS = 4


@dataclass(frozen=True)
class ClockFace:
    """One clock: ``tone`` is a role of the palette; an idle one is quiet."""

    name: str
    shown: str
    meaning: str
    tone: QPalette.ColorRole = look.TEXT2
    idle: bool = False


class ClockRow(QWidget):
    """Values in; the first one is the larger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._labels = []
        for place in range(COLUMNS):
            if place:
                row.addWidget(Hairline(down=True))
            column = QVBoxLayout()
            column.setSpacing(0)
            name = label("", look.CAPTION, look.TEXT2)
            shown = label("", look.TITLE if place == 0 else look.LEAD, name=f"clock_{place}")
            shown.setFixedHeight(look.scaled(look.TITLE.line))
            meaning = label("", look.CAPTION, look.TEXT2, wrap=True, name=f"clock_meaning_{place}")
            mark = ToneMark(f"clock_mark_{place}")
            for each in (name, shown):
                column.addWidget(each)
            column.addLayout(mark.before(meaning))
            column.addStretch(1)
            row.addLayout(column, 1)
            self._labels.append((name, shown, meaning, mark))

    def show_clocks(self, faces: Sequence[ClockFace]) -> None:
        """Up to four; the rest stay empty."""
        for place, (name, shown, meaning, mark) in enumerate(self._labels):
            face = faces[place] if place < len(faces) else ClockFace("", "", "")
            strong = look.TITLE if place == 0 else look.LEAD
            restyle(shown, look.BODY if face.idle else strong, look.TEXT3 if face.idle else look.TEXT)
            restyle(meaning, look.CAPTION, look.TEXT3 if face.idle else face.tone)
            mark.show_role(look.TEXT3 if face.idle else face.tone)
            name.setText(face.name)
            shown.setText(face.shown)
            meaning.setText(face.meaning)
