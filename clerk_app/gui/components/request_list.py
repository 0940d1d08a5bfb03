"""The register's table view: rows of one height, columns that give way in their order, keys that only move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.pill import pill_width
from clerk_app.gui.components.request_delegate import ROW, RequestDelegate
from clerk_app.gui.components.row_table import as_rows
from clerk_app.gui.components.sort_header import SortHeader
from clerk_app.gui.models.column_plan import LEAST, MOST, ColumnPlan
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, FACTS, STRETCH, SUBJECT_LEAST, RequestTable
from clerk_app.services.due import RegisterRow

WIDE = 1700
_PADDING = 19
_MOST = 220
_MOST_RUNS = 500
"""Stretches of selected rows that are selected again; with more of them the list would be slow to paint."""


class RequestList(QTableView):
    """Emits ``opened`` (Enter or a double click), ``moved`` (the selection changed) and ``planned`` (the clerk chose,
    ordered or sized columns)."""

    opened = Signal(object)
    moved = Signal()
    why_asked = Signal()
    amend_asked = Signal()
    planned = Signal()

    def __init__(self, model: RequestTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("request_list")
        self.setAccessibleName(self.tr("Requests"))
        self._model = model
        self.plan = ColumnPlan()
        self.lacking: frozenset[str] = frozenset()
        """Columns there is nothing for, whatever the plan says."""
        self._needed: dict[int, int] = {}
        self._laying_out = False
        self.painter_of_rows = RequestDelegate(self)
        self.header = SortHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        as_rows(self, ROW)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header.setSectionsMovable(True)
        self.header.setFirstSectionMovable(True)
        self.header.sectionResized.connect(self._section_resized)
        self.header.sectionMoved.connect(self._section_moved)
        self.header.sectionHandleDoubleClicked.connect(self._handle_double_clicked)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(self._selection_changed)
        self.doubleClicked.connect(self._double_clicked)

    # Which request

    def current_row(self) -> RegisterRow | None:
        """The row of the register that is current."""
        at = self.currentIndex().row()
        rows = self._model.rows()
        return rows[at] if 0 <= at < len(rows) else None

    def current_id(self) -> RequestId | None:
        """The request that is current."""
        at = self.currentIndex().row()
        ids = self._model.ids()
        return ids[at] if 0 <= at < len(ids) else None

    def current_fact(self) -> str:
        """The registered fact that stands in the current cell, as correcting names it; else the applicant's name."""
        return FACTS.get(COLUMN_IDS[max(0, self.currentIndex().column())], "name")

    def chosen_ids(self) -> tuple[RequestId, ...]:
        """The requests selected, from top to bottom."""
        ids = self._model.ids()
        return tuple(ids[at] for at in self.chosen_places())

    def chosen_places(self) -> list[int]:
        """Where the selected rows stand."""
        ranges = self.selectionModel().selection()
        return sorted({at for each in ranges for at in range(each.top(), each.bottom() + 1)})

    def chosen_number(self) -> int:
        """How many are selected."""
        ranges = self.selectionModel().selection()
        return ranges[0].height() if len(ranges) == 1 else len(self.chosen_places())

    def choose(self, requests: set[RequestId], current: RequestId | None, fallback: int = 0) -> None:
        """Select these requests again after the rows were replaced; else the row at ``fallback``."""
        ids = self._model.ids()
        if not ids:
            return
        here = self._model.place_of(current) if current is not None else -1
        here = here if here >= 0 else min(max(0, fallback), len(ids) - 1)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(here, 0), flags.ClearAndSelect | flags.Rows)
        keep = [at for at, one in enumerate(ids) if one in requests] if len(requests) > 1 else []
        if keep and len(runs := _runs(keep)) <= _MOST_RUNS:
            again = QItemSelection()
            for first, last in runs:
                again.select(self._model.index(first, 0), self._model.index(last, len(COLUMNS) - 1))
            self.selectionModel().select(again, flags.Select)
        self.scrollTo(self._model.index(here, 0))

    def _selection_changed(self, *_: object) -> None:
        self.moved.emit()

    def _double_clicked(self) -> None:
        self._open()

    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    # Keys and pointer

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self._open()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.why_asked.emit()
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.amend_asked.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            last = self._model.rowCount() - 1
            if last >= 0:
                self.setCurrentIndex(self._model.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, at: int) -> None:
        before, self.painter_of_rows.hovered = self.painter_of_rows.hovered, at
        for row in {before, at} - {-1}:
            top = self.rowViewportPosition(row)
            self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    # Columns

    def shown_columns(self) -> list[int]:
        """The columns that are shown now, from left to right."""
        order = [self.header.logicalIndex(place) for place in range(len(COLUMNS))]
        return [at for at in order if not self.isColumnHidden(at)]

    def shows(self, column: str) -> bool:
        """Whether the column is shown now."""
        return not self.isColumnHidden(COLUMN_IDS.index(column))

    def wanted(self) -> frozenset[str]:
        """The columns that are shown where there is room for them."""
        wide = self._is_wide()
        return frozenset(
            each.id for each in COLUMNS if self.plan.asked.get(each.id, bool(each.wide if wide else each.normal))
        ) - self.lacking

    def ask_for(self, column: str, shown: bool) -> None:
        """Show a column, or take it off, whatever the width class says."""
        self.change_plan(self.plan.with_asked(column, shown))

    def take_plan(self, plan: ColumnPlan) -> None:
        """Show the columns this way."""
        self.plan = plan
        self.lay_out()

    def change_plan(self, plan: ColumnPlan) -> None:
        """The same, because the clerk wants it so."""
        self.take_plan(plan)
        self.planned.emit()

    def fit(self, column: str) -> None:
        """As wide as the rows in sight need it; 100,000 others are not looked at."""
        at = COLUMN_IDS.index(column)
        last = self.rowAt(self.viewport().height() - 1)
        places = range(max(0, self.rowAt(0)), (last if last >= 0 else self._model.rowCount() - 1) + 1)
        heading = look.metrics(look.CAPTION_STRONG).horizontalAdvance(COLUMNS[at].words()) + 14
        texts = [self._model.line(place).texts[at] for place in places]
        if column == "state":
            needed = [pill_width(text) for text in texts]
        else:
            needed = [look.metrics(COLUMNS[at].role).horizontalAdvance(text) for text in texts]
        width = max([heading, *needed]) + _PADDING
        self.change_plan(self.plan.with_width(column, min(max(LEAST, width), MOST)))

    def need(self, samples: Mapping[str, str]) -> None:
        """Room for the longest text of columns that are never elided: numbers and dates."""
        places = {COLUMN_IDS.index(name): text for name, text in samples.items()}
        self._needed = {
            at: look.metrics(COLUMNS[at].role).horizontalAdvance(text) + _PADDING for at, text in places.items()
        }
        self.lay_out()

    def mark(self, words: tuple[str, ...]) -> None:
        """Which words to mark as hits."""
        self.painter_of_rows.marked = words
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _section_resized(self, section: int, _: int, width: int) -> None:
        if not self._laying_out and width > 0:
            self.change_plan(self.plan.with_width(COLUMN_IDS[section], min(max(LEAST, width), MOST)))

    def _section_moved(self, *_: int) -> None:
        if not self._laying_out:
            order = tuple(COLUMN_IDS[self.header.logicalIndex(place)] for place in range(len(COLUMNS)))
            self.change_plan(replace(self.plan, order=order))

    def _handle_double_clicked(self, section: int) -> None:
        self.fit(COLUMN_IDS[section])

    def _is_wide(self) -> bool:
        return self.window().width() >= WIDE

    def _width(self, at: int, given: int) -> int:
        own = self.plan.widths.get(COLUMNS[at].id)
        heading = look.metrics(look.CAPTION_STRONG).horizontalAdvance(COLUMNS[at].words()) + _PADDING
        return own or max(look.scaled(given), heading, min(_MOST, self._needed.get(at, 0)))

    def _least(self, at: int, width: int) -> int:
        """How far it is shortened before others are hidden; never one sized by hand, never under its heading."""
        column = COLUMNS[at]
        return min(width, self._width(at, column.least)) if column.least else width

    def _rank(self, at: int) -> int:
        """When the column gives way; one that was asked for by hand stays."""
        return 0 if self.plan.asked.get(COLUMNS[at].id) else COLUMNS[at].gives_way

    def lay_out(self) -> None:
        """Give every column its place and width; the subject takes the rest. Long words are shortened before a column
        is hidden; columns give way in their order."""
        room = self.viewport().width()
        wide, wanted = self._is_wide(), self.wanted()
        widths: dict[int, int] = {}
        for at, column in enumerate(COLUMNS):
            if column.id in wanted:
                given = (column.wide if wide else column.normal) or column.wide
                widths[at] = SUBJECT_LEAST if given == STRETCH else self._width(at, given)
        least = {at: self._least(at, width) for at, width in widths.items()}
        by_rank = sorted(least, key=self._rank)
        for at in [at for at in by_rank if self._rank(at)]:
            if sum(least.values()) > room:
                del widths[at], least[at]
        for at in [at for at in by_rank if at in widths]:
            widths[at] = max(least[at], widths[at] - max(0, sum(widths.values()) - room))
        stretch = next(at for at, column in enumerate(COLUMNS) if column.normal == STRETCH)
        if stretch in widths:
            widths[stretch] = max(SUBJECT_LEAST, room - sum(wide for at, wide in widths.items() if at != stretch))
        self._laying_out = True
        for place, column_id in enumerate(self.plan.order):
            at = self.header.visualIndex(COLUMN_IDS.index(column_id))
            if at != place:
                self.header.moveSection(at, place)
        for at in range(len(COLUMNS)):
            self.setColumnHidden(at, at not in widths)
            if at in widths:
                self.header.resizeSection(at, widths[at])
        self._laying_out = False


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Rows one below the other, as (first, last)."""
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
