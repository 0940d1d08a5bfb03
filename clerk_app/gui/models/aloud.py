"""A row of a table as a screen reader says it: at its first cell the whole row, each fact behind its caption."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt


def row_aloud(table: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> str | None:
    """The sentence of a row at its first cell; None elsewhere, where the cell's own words are said."""
    if index.column():
        return None
    said = []
    for column in range(table.columnCount()):
        text = table.index(index.row(), column).data()
        if text:
            caption = table.headerData(column, Qt.Orientation.Horizontal)
            said.append(f"{caption}: {text}" if caption and said else str(text))
    return ", ".join(said)
