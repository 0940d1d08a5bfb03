"""本月事项: the office's own reports and checks by their days, ticked when done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms.duties_panel import DutiesPanel
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.duties import Duty, DutyState, duties, tick, untick
from clerk_app.services.reported import page_of
from clerk_app.trouble import KnownTrouble


class DutiesPage(Page):
    """The list; which duties are kept is a matter of the settings."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.header = PageHeader(self.tr("Duties of the month"), can_go_back=True)
        self._choose = button(self.tr("Choose duties"), name="choose_duties")
        self.header.add(self._choose)
        self.panel = DutiesPanel(words, today)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(12, 12, 16, 16)
        inside.addWidget(self.panel)
        self._empty = EmptyState("check")
        self._empty.say(
            self.tr("Nothing is due"), self.tr("Which duties this office keeps is chosen in the settings."),
            first=self.tr("Choose duties"),
        )
        self._body = QStackedWidget()
        self._body.addWidget(Scroller(content))
        self._body.addWidget(self._empty)
        foot = Foot()
        foot.row.addWidget(
            label(self.tr("Space ticks with today's date · a reporting day on a rest day comes forward, never back"),
                  look.CAPTION, look.TEXT2)
        )
        foot.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body, 1)
        column.addWidget(foot)
        self.header.back.connect(self._leave)
        self._choose.clicked.connect(self._open_settings)
        self._empty.first.connect(self._open_settings)
        self.panel.ticked.connect(self._tick)
        self.panel.unticked.connect(self._untick)
        self.panel.opened.connect(self._open_sheet)
        self.bus.changed.connect(self._changed)

    def open_with(self, argument: object) -> None:
        """The list as it stands today."""
        self._show()

    def take_focus(self) -> None:
        """The first that is to be done."""
        rows = [row for row in self.panel.rows if row.isEnabled()]
        (rows[0] if rows else self._choose).setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Recount."""
        return {"recount": self._show}

    def step_back(self) -> bool:
        """Esc puts an open editor away first."""
        return self.panel.close_editor()

    def regions(self) -> tuple[QWidget, ...]:
        """Head and list."""
        return (self.header, self.panel)

    def _show(self) -> None:
        found = duties(self.spoken, self.today())
        self.panel.show_duties(found, self.desk.workdays)
        left = sum(one.state in (DutyState.LATE, DutyState.OPEN) for one in found)
        self.header.sub.setText(self.tr("{n} to do").format(n=left) if left else self.tr("nothing to do now"))
        self._body.setCurrentIndex(0 if found else 1)

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._show()

    def _tick(self, duty: Duty, on: date, remark: str) -> None:
        try:
            change = tick(self.spoken, duty.key, duty.period, on=on, today=self.today(), note=remark)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.did.emit(change)

    def _untick(self, duty: Duty) -> None:
        try:
            change = untick(self.spoken, duty.key, duty.period, today=self.today())
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.did.emit(change)

    def _open_sheet(self, duty: Duty) -> None:
        self.go.emit("months", page_of(duty.key, duty.period))

    def _open_settings(self) -> None:
        self.go.emit("settings", "duties")

    def _leave(self) -> None:
        self.go.emit("back", None)
