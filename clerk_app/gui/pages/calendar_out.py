"""What leaves the calendar: due dates as a file for other calendars, and a month on paper or as a PDF."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.gui import ask
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.ics_popup import IcsPopup
from clerk_app.gui.printing import Printing
from clerk_app.services.change import Change
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.calendar_page import CalendarPage


class CalendarOut(QObject):
    """Works on the page it belongs to; what the page shows (all or mine) is what goes out."""

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page = page
        self._printing = Printing(page)
        page.ics_button.clicked.connect(self.ask_ics)

    def ask_ics(self) -> None:
        """Ask what the file may say, then where it goes."""
        page = self._page
        days = page.desk.settings.whole("ics_alarm_days")
        facts = {"days": page.words.count(days), "hour": page.desk.settings.whole("remind_hour")}
        alarm = self.tr("Each date rings {days} working days before, at {hour} o'clock.")
        if not days:
            alarm = self.tr("Each date rings on its day, at {hour} o'clock.")
        about = with_counts(self.tr(
            "{count} due dates in one file (ICS) for any calendar. A later file updates what is there."
        ), count=page.words.count(len(page.days)))
        popup = IcsPopup(about, with_counts(alarm, **facts), page)
        popup.wanted.connect(self._ask_file)
        popup.settings_wanted.connect(self._settings)
        popup.open_below(page.ics_button)

    def _settings(self) -> None:
        self._page.go.emit("settings", "reminders")

    def _ask_file(self, with_names: bool) -> None:
        ask.save_file(
            self._page, self.tr("Export due dates"), self.tr("Calendar (*.ics)"), partial(self._write, with_names),
            suggestion=self.tr("due dates {day}.ics").format(day=self._page.today().isoformat()),
        )

    def _write(self, with_names: bool, path: str) -> None:
        from clerk_app.services.due_calendar import due_calendar  # a file that few write

        page = self._page
        now = page.desk.store.now()
        made = due_calendar(page.spoken, page.days, with_names=with_names, today=page.today(), now=now)
        self._keep(made.data, path, "ics_written", {"count": made.dates})

    def print_month(self) -> None:
        """Ctrl+P: the month that is shown, or the one under the cursor."""
        self._printing.ask_data(self._month())

    def save_month(self) -> None:
        """The same as a file."""
        ask.save_file(
            self._page, self.tr("Save the month"), self.tr("PDF (*.pdf)"), self._write_month,
            suggestion=self.tr("due dates {year}-{month:02}.pdf").format(year=self._page.year, month=self._page.month),
        )

    def _write_month(self, path: str) -> None:
        self._keep(self._month(), path, "calendar_month_written", {})

    def _month(self) -> bytes:
        from clerk_app.services.month_paper import month_paper  # what sets pages takes a moment to load

        page = self._page
        return month_paper(page.desk, date(page.year, page.month, 1), page.dues, page.today())

    def _keep(self, data: bytes, path: str, message: str, facts: dict[str, object]) -> None:
        from clerk_app.services.sheet_files import write_file

        try:
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        self._page.did.emit(Change(message=message, facts={**facts, "file": Path(path).name}))
