"""Beside the report: what the pressed figure is made of, and what an edited report says otherwise than the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.narrative import NamedFigure
from clerk_app.cases.report_check import ChangedFigure, ChangeKind
from clerk_app.cases.year_sheet import Place
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.components.sign import Sign
from clerk_app.gui.counting import with_counts
from clerk_app.law.wording import Terms
from clerk_app.services import report

NORMAL, WIDE = 352, 460
_SIGNS = {
    ChangeKind.CHANGED: ("octagon-alert", "red"), ChangeKind.TABLE_CHANGED: ("octagon-alert", "red"),
    ChangeKind.TO_WRITE: ("info", "text2"),
}  # fmt: skip
_DOUBT = ("triangle-alert", "amber")


class ReportPanel(SidePanel):
    """``list_wanted`` asks for the requests behind the figure, ``cell_wanted`` for a cell of the table."""

    list_wanted = Signal()
    cell_wanted = Signal(object)

    def __init__(self, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self._terms = terms
        self._figure, self._changes = QWidget(), QWidget()
        self.column.addWidget(self._figure)
        self.column.addWidget(self._changes)
        self.column.addStretch(1)
        self.show_figure(None, ())

    def show_figure(self, figure: NamedFigure | None, cells: Sequence[str]) -> None:
        """What a figure is made of; ``cells``: its cells by name. None: a hint."""
        fresh, column = _box()
        if figure is None:
            hint = self.tr("Press a figure to see which cells it comes from.")
            column.addWidget(label(hint, look.DATA, look.TEXT2, wrap=True))
        else:
            head = QHBoxLayout()
            head.addWidget(label(figure.what, look.LEAD, wrap=True), 1)
            count = label(figure.text, look.LEAD, look.ACCENT_TEXT, name="report_figure")
            head.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(head)
            if figure.formula:
                said = f"{figure.formula} = {figure.text}"
                column.addWidget(label(said, look.DATA, wrap=True, name="report_formula"))
            if figure.base:
                said = self.tr("Share of: {base}").format(base=figure.base)
                column.addWidget(label(said, look.CAPTION, look.TEXT2, wrap=True))
            for cell in cells:
                column.addWidget(label(cell, look.CAPTION, look.TEXT2, wrap=True))
            column.addLayout(self._links(figure))
        self._figure = self._put(self._figure, fresh)

    def _links(self, figure: NamedFigure) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 8)
        row.setSpacing(16)
        if figure.requests:
            count = len(figure.requests)
            every = link(
                with_counts(self.tr("Open these {count} in the register"), count=count), small=True,
                name="report_behind",
            )
            every.clicked.connect(self.list_wanted)
            row.addWidget(every)
        if figure.cells:
            table = _CellLink(self.tr("See the table"), figure.cells[0], name="report_table")
            table.wanted.connect(self.cell_wanted)
            row.addWidget(table)
        row.addStretch(1)
        return row

    def show_changes(self, file: str, found: Sequence[ChangedFigure] | None) -> None:
        """What an edited file says otherwise; None: no file was compared."""
        fresh, column = _box()
        if found is not None:
            column.addSpacing(8)
            count = with_counts(self.tr("{count} places"), count=len(found)) if found else ""
            column.addLayout(section_head(self.tr("The edited report"), label(count, look.CAPTION, look.TEXT2)))
            column.addWidget(label(file, look.CAPTION, look.TEXT2, wrap=True))
            column.addSpacing(6)
            if not found:
                column.addWidget(label(self._terms.sentence("report_unchanged"), look.DATA, wrap=True))
            for one in found:
                column.addWidget(Hairline())
                column.addLayout(self._change(one))
        self._changes = self._put(self._changes, fresh)

    def _change(self, change: ChangedFigure) -> QHBoxLayout:
        icon, tone = _SIGNS.get(change.kind, _DOUBT)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(report.sentence_of(self._terms, change), look.DATA, wrap=True), 1)
        if change.cell is not None:
            show = _CellLink(self.tr("Show"), change.cell, name="report_cell")
            show.wanted.connect(self.cell_wanted)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _put(self, old: QWidget, fresh: QWidget) -> QWidget:
        self.column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        return fresh


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    return box, column


class _CellLink(QWidget):
    """Words that lead to a cell of the year's table."""

    wanted = Signal(object)

    def __init__(self, text: str, place: Place, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        words = link(text, small=True, name=name)
        words.clicked.connect(self._press)
        row.addWidget(words)

    def _press(self) -> None:
        self.wanted.emit(self._place)
