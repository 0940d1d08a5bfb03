"""The register's table view: rows of one height, columns that give way in their order, keys that only move."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.request_delegate import ROW, RequestDelegate
from clerk_app.gui.components.row_table import as_rows
from clerk_app.gui.components.sort_header import SortHeader
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, STRETCH, SUBJECT_LEAST, RequestTable
from clerk_app.services.due import RegisterRow

WIDE = 1700
_PADDING = 19
_MOST = 220


class RequestList(QTableView):
    """Emits ``opened`` (Enter or a double click) and ``moved`` (the selection changed)."""

    opened = Signal(object)
    moved = Signal()
    why_asked = Signal()

    def __init__(self, model: RequestTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("request_list")
        self._model = model
        self._own_widths: dict[int, int] = {}
        self._asked: dict[str, bool] = {}
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
        self.header.sectionResized.connect(self._section_resized)
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

    def chosen_rows(self) -> tuple[RegisterRow, ...]:
        """The rows selected, from top to bottom."""
        rows = self._model.rows()
        return tuple(rows[at] for at in self.chosen_places())

    def chosen_ids(self) -> tuple[RequestId, ...]:
        """The requests selected, from top to bottom."""
        ids = self._model.ids()
        return tuple(ids[at] for at in self.chosen_places())

    def chosen_places(self) -> list[int]:
        """Where the selected rows stand."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, requests: set[RequestId], current: RequestId | None, fallback: int = 0) -> None:
        """Select these requests again after the rows were replaced; else the row at ``fallback``."""
        ids = self._model.ids()
        if not ids:
            return
        here = self._model.place_of(current) if current is not None else -1
        here = here if here >= 0 else min(max(0, fallback), len(ids) - 1)
        flags = QItemSelectionModel.SelectionFlag
        keep = {at for at, one in enumerate(ids) if one in requests} if len(requests) > 1 else set()
        self.selectionModel().setCurrentIndex(self._model.index(here, 0), flags.ClearAndSelect | flags.Rows)
        for at in keep:
            self.selectionModel().select(self._model.index(at, 0), flags.Select | flags.Rows)
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

    def shows(self, column: str) -> bool:
        """Whether the column is shown now."""
        return not self.isColumnHidden(COLUMN_IDS.index(column))

    def ask_for(self, column: str, shown: bool) -> None:
        """Show a column, or take it off, whatever the width class says."""
        self._asked[column] = shown
        self.lay_out()

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
            self._own_widths[section] = width
            self.lay_out()

    def _width(self, at: int, given: int) -> int:
        return self._own_widths.get(at, max(look.scaled(given), min(_MOST, self._needed.get(at, 0))))

    def _rank(self, at: int) -> int:
        """When the column gives way; one that was asked for by hand stays."""
        return 0 if self._asked.get(COLUMNS[at].id) else COLUMNS[at].gives_way

    def lay_out(self) -> None:
        """Give every column its width; the subject takes the rest, others give way in their order."""
        room = self.viewport().width()
        wide = self.window().width() >= WIDE
        widths: dict[int, int] = {}
        for at, column in enumerate(COLUMNS):
            given = column.wide if wide else column.normal
            if self._asked.get(column.id, bool(given)):
                given = given or column.wide
                widths[at] = SUBJECT_LEAST if given == STRETCH else self._width(at, given)
        for rank in range(1, 6):
            for at in [at for at in widths if self._rank(at) == rank]:
                if sum(widths.values()) > room:
                    del widths[at]
        stretch = next(at for at, column in enumerate(COLUMNS) if column.normal == STRETCH)
        widths[stretch] = max(SUBJECT_LEAST, room - sum(wide for at, wide in widths.items() if at != stretch))
        self._laying_out = True
        for at in range(len(COLUMNS)):
            self.setColumnHidden(at, at not in widths)
            if at in widths:
                self.header.resizeSection(at, widths[at])
        self._laying_out = False
