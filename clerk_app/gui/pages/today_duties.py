"""Ticking a duty off on the first page, and taking the tick back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.gui.pages.page import Page
from clerk_app.services.duties import Duty, DutyState, tick, untick
from clerk_app.trouble import KnownTrouble


class TodayDuties(QObject):
    """Lives with its page, which tells what was done."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def toggle(self, duty: Duty) -> None:
        """Done today, or not done after all."""
        desk, day = self._page.spoken, self._page.today()
        try:
            if duty.state is DutyState.DONE:
                change = untick(desk, duty.key, duty.period, today=day)
            else:
                change = tick(desk, duty.key, duty.period, on=day, today=day)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        self._page.did.emit(change)
