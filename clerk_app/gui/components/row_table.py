"""What every table of rows has in common: rows of one height, no grid, nothing written in its cells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from clerk_app.gui import look


def as_rows(view: QTableView, row: int, *, least: int | None = None) -> None:
    """Set the view up. ``row``: the height of a row at 100 %; ``least``: of the lowest one, where some are lower."""
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    side = view.verticalHeader()
    side.setMinimumSectionSize(look.scaled(row if least is None else least))
    side.setDefaultSectionSize(look.scaled(row))
    side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    side.hide()
