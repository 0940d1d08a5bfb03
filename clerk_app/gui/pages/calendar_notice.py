"""The pasted notice on the calendar page: read while it is typed, drawn on its year, kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerk_app.law.notice_text import NoticeReading
from clerk_app.services import calendar
from clerk_app.services.calendar import Preview
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.calendar_page import CalendarPage


class NoticeDeeds(QObject):
    """Works on the page it belongs to. ``turned``: a text of another year than the one before is being read."""

    turned = Signal(int)
    read = Signal()

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page = page
        self._panel = page.panel
        self.made: Preview | None = None
        self._panel.notice.edited.connect(self.look)
        self._panel.keep_wanted.connect(self.keep)
        self._panel.clear_wanted.connect(self._clear)

    def reading_of(self, year: int) -> NoticeReading | None:
        """What was read, where it is of that year."""
        return self.made.reading if self.made is not None and self.made.reading.year == year else None

    @property
    def year(self) -> int:
        """The year the text names; else the one that is missing while this one is shown, else the one shown."""
        page = self._page
        named = self._panel.notice.named_year()
        if named is not None:
            return named
        missing = page.coverage.missing_year if page.coverage is not None else None
        return missing if missing is not None and page.year == page.today().year else page.year

    def look(self) -> None:
        """The text rested: its year comes into sight when it is a new one."""
        if not self._panel.notice.is_empty:
            self._panel.moved.hide()
        before = self.made
        self.refresh()
        if self.made is not None and (before is None or before.reading.year != self.made.reading.year):
            self.turned.emit(self.made.reading.year)
        else:
            self.read.emit()

    def refresh(self) -> None:
        """Read the text as it stands and say beside it what it means."""
        page, notice, year = self._page, self._panel.notice, self.year
        self.made = None if notice.is_empty else calendar.preview(
            page.desk, notice.text.toPlainText(), year, page.today(), notice.number.text(), notice.published.day(),
            ignored=frozenset(notice.lines.ignored),
        )  # fmt: skip
        notice.show_year(year)
        waiting = frozenset(page.coverage.waiting) if page.coverage is not None else frozenset()
        notice.show_preview(self.made, waiting)
        if self.made is None:
            self._panel.settle_foot("", "")
        else:
            self._panel.settle_foot(self.tr("Enter {year}").format(year=year), notice.why_not(self.made))
        page.handlers_changed.emit()

    def _clear(self) -> None:
        self._panel.notice.clear()
        self.look()
        self._panel.notice.text.setFocus()

    def keep(self) -> None:
        """Keep what was read, once: the text as it stands now, not as it stood before the last key."""
        if not self._panel.keep_button.isEnabled():
            return
        self.refresh()
        if self.made is None or not self._panel.keep_button.isEnabled():
            return
        self._panel.keep_button.setEnabled(False)
        page, moves = self._page, self.made.moves
        waiting = frozenset(page.coverage.waiting) if page.coverage is not None else frozenset()
        try:
            _, change = calendar.keep(page.desk, self.made, page.today())
        except KnownTrouble as trouble:
            self._panel.keep_button.setEnabled(True)
            page.trouble.emit(trouble)
            return
        self._panel.notice.clear()
        self.refresh()
        page.did.emit(change)
        self._panel.say_moved(moves, waiting)
        page.grid.setFocus()
