"""The small list of the register's columns below the filter bar: shown, ordered, sized and sorted by keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Signal

from clerk_app.cases.request import OrganId
from clerk_app.gui.components.column_chooser import ColumnChoice, ColumnChooser
from clerk_app.gui.components.request_list import RequestList
from clerk_app.gui.models.column_plan import ColumnPlan
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, OF_SEVERAL, LineMaker
from clerk_app.gui.pages.filter_bar import FilterBar


class RegisterColumns(QObject):
    """``sorted_by`` carries the place of a column in COLUMNS and whether it is a second key."""

    sorted_by = Signal(int, bool)

    def __init__(self, filters: FilterBar, rows: RequestList) -> None:
        super().__init__(rows)
        self._list = rows
        self._filters = filters
        self._opener = filters.columns
        filters.columns_wanted.connect(self.open)
        self._chooser: ColumnChooser | None = None

    def name_organs(self, organs: Mapping[OrganId, str], maker: LineMaker) -> None:
        """What the agencies are called; of one alone there is neither a column nor a chip."""
        maker.organs = organs
        self._list.lacking = frozenset() if len(organs) > 1 else OF_SEVERAL
        self._filters.name_organs(organs)
        self._list.lay_out()

    def open(self) -> None:
        """Its right edge is that of what opened it."""
        opener = self._opener
        chooser = ColumnChooser(opener)
        chooser.asked.connect(self._asked)
        chooser.moved.connect(self._moved)
        chooser.fitted.connect(self._list.fit)
        chooser.sorted_by.connect(self._sorted)
        chooser.restored.connect(self._restored)
        chooser.gone.connect(self._gone)
        self._chooser = chooser
        self._fill()
        size = chooser.sizeHint()
        chooser.move(opener.mapToGlobal(QPoint(opener.width() - size.width(), opener.height() + 4)))
        chooser.show()

    def _fill(self, current: str = "") -> None:
        if self._chooser is not None:
            named = {each.id: each for each in COLUMNS}
            order = [one for one in self._list.plan.order if one not in self._list.lacking]
            wanted = self._list.wanted()
            self._chooser.fill([ColumnChoice(one, named[one].words(), one in wanted) for one in order], current)

    def _asked(self, column: str, shown: bool) -> None:
        self._list.ask_for(column, shown)

    def _moved(self, column: str, place: int) -> None:
        """``place`` is one of the list, which leaves out what is lacking."""
        order = self._list.plan.order
        listed = [one for one in order if one not in self._list.lacking and one != column]
        before = listed[place] if place < len(listed) else None
        rest = [one for one in order if one != column]
        at = len(rest) if before is None else rest.index(before)
        self._list.change_plan(self._list.plan.moved(column, at))
        self._fill(column)

    def _sorted(self, column: str) -> None:
        self.sorted_by.emit(COLUMN_IDS.index(column), False)

    def _restored(self) -> None:
        self._list.change_plan(ColumnPlan())
        self._fill()

    def _gone(self) -> None:
        self._chooser = None
