"""One part of the settings page: heading, what it is about, its rows; a search leaves only the rows that fit."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.setting_row import SettingRow, matches


class Section(QWidget):
    """Rows stand in the order they were added; ``add_widget`` puts in what is no row and is hidden by a search."""

    def __init__(self, name: str, heading: str, about: str) -> None:
        super().__init__()
        self.name = name
        self.setObjectName(f"section_{name}")
        self.rows: list[SettingRow] = []
        self._others: list[QWidget] = []
        self.heading = label(heading, look.SUBJECT)
        self.about = label(about, look.DATA, look.TEXT2, wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 20)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.about)
        self._column.addSpacing(6)
        self.about.setVisible(bool(about))

    def add(self, row: SettingRow) -> SettingRow:
        """One more row."""
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def add_widget(self, other: QWidget) -> None:
        """Something else below what is there."""
        self._others.append(other)
        self._column.addWidget(other)

    def insert_widget(self, other: QWidget, after: QWidget) -> None:
        """Something else below that one."""
        self._others.append(other)
        self._column.insertWidget(self._column.indexOf(after) + 1, other)

    def drop_widgets(self, others: list[QWidget]) -> None:
        """Take such things out again."""
        for each in others:
            if each in self._others:
                self._others.remove(each)
                self._column.removeWidget(each)
                each.hide()
                each.deleteLater()

    def drop_rows(self, rows: list[SettingRow]) -> None:
        """Take rows out again."""
        for row in rows:
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def show_all(self) -> None:
        """Every row, as in its own part."""
        self.about.setVisible(bool(self.about.text()))
        for each in (*self.rows, *self._others):
            each.show()
        self.show()

    def show_fitting(self, words: str) -> bool:
        """Only the rows that hold the words; False, and hidden, where there is none."""
        if matches(words, self.heading.text()):
            self.show_all()
            return True
        fitting = [row for row in self.rows if row.holds(words)]
        for row in self.rows:
            row.setVisible(row in fitting)
        for each in (self.about, *self._others):
            each.hide()
        self.setVisible(bool(fitting))
        return bool(fitting)
