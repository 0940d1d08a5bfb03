"""看图: one year drawn, and the years side by side; a bar opens its requests in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from clerk_app.cases.year_shape import Chart
from clerk_app.gui import look
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.charts import ChartView
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.pages.page import Listing, Page
from clerk_app.gui.words import Words
from clerk_app.law.wording import Terms
from clerk_app.services import shape, years
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk

_TWO_FROM = 900
"""Width from which two drawings stand side by side."""


class ShapePage(Page):
    """The drawings of the chosen year."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.year = 0
        self.charts: list[ChartView] = []
        self._columns = 0
        self.counting = Aside(self)
        self.header = PageHeader(self.tr("Look at the year"), can_go_back=True)
        self.years = QComboBox()
        self.years.setObjectName("shape_year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        self.sheet_button = button(self.tr("Year sheet"), icon="sheet", name="shape_to_sheet")
        self.report_button = button(self.tr("Report draft"), icon="file-text", name="shape_to_report")
        self.empty = EmptyState("sheet")
        self._build()
        self.header.back.connect(self._back)
        self.years.activated.connect(self._year_chosen)
        self.sheet_button.clicked.connect(self._open_sheet)
        self.report_button.clicked.connect(self._open_report)
        self.bus.changed.connect(self._changed)

    def _build(self) -> None:
        self.header.lead(self.years)
        self.header.add(self.report_button, self.sheet_button)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(8, 10, 8, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(20)
        self._scroller = Scroller(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._scroller, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.counting.row)
        self.empty.hide()

    # coming and going

    def open_with(self, argument: object) -> None:
        """A year; None: the one shown before, at first the year of today."""
        known = years.years_of(self.desk, self.today())
        wanted = argument if isinstance(argument, int) else self.year or self.today().year
        known = tuple(sorted({*known, wanted}, reverse=True))
        self.years.blockSignals(True)
        self.years.clear()
        for year in known:
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(known.index(wanted))
        self.years.blockSignals(False)
        self.show_year(wanted)

    def take_focus(self) -> None:
        """The first drawing."""
        (self.charts[0] if self.charts else self.years).setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """The choice of the year, then the drawings."""
        return (self.years, *self.charts)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Count anew."""
        return {"recount": self._recount}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._recount()

    def _recount(self) -> None:
        self.show_year(self.year or self.today().year)

    def _year_chosen(self, at: int) -> None:
        self.show_year(int(self.years.itemData(at)))

    # showing

    def show_year(self, year: int) -> None:
        """Draw that year afresh."""
        what = self.tr("Drawing {year}").format(year=year)
        self.counting.ask(what, partial(_drawn, year, self.today(), self.words.terms), partial(self._draw, year))

    def _draw(self, year: int, charts: Sequence[Chart]) -> None:
        self.year = year
        for old in self.charts:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.charts = []
        for chart in charts:
            view = ChartView()
            view.show_chart(chart)
            view.opened.connect(self._open_bar)
            self.charts.append(view)
        self.empty.say(self.tr("Nothing was received or finished in this year yet"))
        self.empty.setVisible(not charts)
        self._scroller.setVisible(bool(charts))
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= _TWO_FROM else 1
        if columns == self._columns or not self.charts:
            return
        self._columns = columns
        for view in self.charts:
            self._grid.removeWidget(view)
        for at, view in enumerate(self.charts):
            self._grid.addWidget(view, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(len(self.charts) // columns + 1, 1)

    # leaving for elsewhere

    def _open_bar(self, name: str, requests: frozenset) -> None:
        view = self.sender()
        title = view.chart.title if isinstance(view, ChartView) and view.chart is not None else ""
        listed = self.tr("{year}: {place}").format(year=self.year, place=f"{title} {name}".strip())
        self.go.emit("register", Listing(listed, requests))

    def _open_sheet(self) -> None:
        self.go.emit("year", self.year)

    def _open_report(self) -> None:
        self.go.emit("report", self.year)

    def _back(self) -> None:
        self.go.emit("back", None)


def _drawn(year: int, today: date, terms: Terms, desk: Desk, report: Report) -> tuple[Chart, ...]:
    return shape.charts_of(replace(desk, terms=terms), year, today)
