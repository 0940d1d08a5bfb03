"""The body of the gathering page: the units, the sums, the list of those expected, or a place to drop files on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.form_row import text_area
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.sheet_view import SheetView
from clerk_app.gui.models.gather_table import GatherTable
from clerk_app.gui.models.plain_table import TONE
from clerk_app.law.wording import Terms

UNITS, SUMS, LISTED = "units", "sums", "listed"


class GatherBody(QWidget):
    """Widgets and their places; the page says what they show."""

    def __init__(self, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = GatherTable(terms, self)
        self.units = PlainList(self.table, self.table.widths(), tone=TONE)
        self.units.setObjectName("gather_units")
        self.units.setAccessibleName(self.tr("Units"))
        self.said = label("", look.DATA, look.TEXT2, wrap=True, name="gather_said")
        self.parts = Segment(digits=False, small=True, name="gather_part")
        self.parts.setAccessibleName(self.tr("Part of the sheet"))
        self.sheet = SheetView()
        self.listed = text_area(look.scaled(120), name="gather_list")
        self.listed.setMaximumHeight(_NO_LIMIT)
        self.listed.setAccessibleName(self.tr("List of units"))
        self.keep = button(self.tr("Keep the list"), name="gather_keep")
        self.progress = ProgressRow()
        self.progress.hide()
        self.empty = EmptyState("inbox")
        self.empty.say(
            self.tr("Drop the units' files here"),
            self.tr("Exchange files of this program, published tables as JSON, and sheets as xlsx, docx, PDF or text. "
                    "A folder stands for the sheets in it."),
            first=self.tr("Choose files"), second=self.tr("Write the list of units"),
        )
        self.stack = QStackedWidget()
        self._places = {UNITS: self.units, SUMS: self._sums(), LISTED: self._editor()}
        for each in (*self._places.values(), self.empty):
            self.stack.addWidget(each)
        line = QHBoxLayout()
        line.setContentsMargins(20, 8, 16, 8)
        line.addWidget(self.said, 1)
        line.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.stack, 1)
        column.addWidget(self.progress)

    def _sums(self) -> QWidget:
        holder = QWidget()
        inset = QVBoxLayout(holder)
        inset.setContentsMargins(8, 0, 8, 6)
        inset.addWidget(self.sheet)
        return holder

    def _editor(self) -> QWidget:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(20, 6, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(label(
            self.tr("The units that have to report, one a line. The day a sheet came may follow the name: it then says "
                    "whether it was late. The list is kept in this register."), look.DATA, look.TEXT2, wrap=True,
        ))
        inside.addWidget(self.listed, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        inside.addLayout(foot)
        return holder

    def show_place(self, place: object, *, has_units: bool) -> None:
        """Units, sums or the list; without units the place to drop files on."""
        self.stack.setCurrentWidget(
            self._places[str(place)] if has_units or place == LISTED else self.empty
        )
        self.parts.setVisible(place == SUMS and has_units)


_NO_LIMIT = 16_777_215
"""Qt's own largest size."""
