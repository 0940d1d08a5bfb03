"""What the office adds itself: days of this place entered, and what was added withdrawn with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.services import calendar
from clerk_app.services.calendar import KeptNotice
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.calendar_page import CalendarPage


class LocalDeeds(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page = page
        panel = page.panel
        panel.local.begun.connect(self._begin)
        panel.form.wanted.connect(self._keep)
        panel.form.left.connect(self.leave)
        panel.kept.asked.connect(self._foresee)
        panel.kept.withdrawn.connect(self._withdraw)

    def _begin(self) -> None:
        page = self._page
        page.panel.local.open_form(True)
        page.panel.form.begin(page.year, page.desk.workdays)

    def step_back(self) -> bool:
        """Esc puts away the reason of a withdrawal, then the form; False when neither is open."""
        panel = self._page.panel
        if panel.kept.is_open:
            panel.kept.leave()
        elif panel.form.isVisible():
            self.leave()
        else:
            return False
        self._page.grid.setFocus()
        return True

    def leave(self) -> None:
        """Put the form away."""
        page = self._page
        page.panel.local.open_form(False)
        page.panel.form.begin(page.year, page.desk.workdays)
        page.grid.setFocus()

    def _keep(self) -> None:
        page = self._page
        form, today = page.panel.form.form, page.today()
        days, name, source = form.days(), form.text("name"), form.text("source")
        published = form.published(today) or today
        try:
            moves = calendar.local_moves(
                page.desk, days=days, name=name, source=source, published=published, today=today
            )
            _, change = calendar.add_local(
                page.desk, days=days, name=name, source=source, published=published, today=today
            )
        except KnownTrouble as trouble:
            page.panel.form.say_trouble(page.words.trouble(trouble))
            return
        self.leave()
        page.did.emit(change)
        page.panel.say_moved(moves)

    def _foresee(self, kept: KeptNotice) -> None:
        self._page.panel.kept.show_moves(calendar.withdrawal_moves(self._page.desk, kept))

    def _withdraw(self, kept: KeptNotice, reason: str) -> None:
        page = self._page
        moves = page.panel.kept.moves.moves
        try:
            _, change = calendar.withdraw(page.desk, kept, reason=reason, today=page.today())
        except KnownTrouble as trouble:
            page.panel.kept.say_trouble(page.words.trouble(trouble))
            return
        page.did.emit(change)
        page.panel.say_moved(moves)
        page.grid.setFocus()
