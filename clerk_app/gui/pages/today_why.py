"""Why a date of the first page is what it is: the pop-up with the strip of days, on the way to the certificate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.words import DOT
from clerk_app.law.terms import ClockKind
from clerk_app.services.today import TodayLine

if TYPE_CHECKING:
    from clerk_app.gui.pages.today_page import TodayPage


class TodayWhy(QObject):
    """Works on the page it belongs to; what the pop-up is made of is loaded when it is asked for, not at a start."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page

    def show(self, line: TodayLine) -> None:
        """Above the list, at the date of the current line."""
        from clerk_app.gui.components.day_strip import DayStrip
        from clerk_app.gui.components.reason_popup import ReasonPopup
        from clerk_app.gui.reasons import Reasons
        from clerk_app.services.view import request_view

        page, words = self._page, self._page.words
        reasons = Reasons(words)
        view = request_view(page.desk, line.row.id, page.today())
        strip = None
        if line.case is not None:
            sentence = "".join(words.sentence(one.key, one.facts) for one in line.case.clock.because)
            title = DOT.join((line.row.number, words.word(line.case.clock.kind), words.day(line.limit)))
        else:
            strip = DayStrip(words)
            strip.set_days(view.days, reasons.excluded(view.clock))
            sentence = reasons.due(view.clock, view.days)
            left = "" if view.remaining is None else words.working_days_left(view.remaining)
            title = DOT.join(part for part in (line.row.number, words.day(view.clock.due_on), left) if part)
        popup = ReasonPopup(title, sentence, strip, page)
        kind = ClockKind.REPLY if line.case is None else ClockKind(line.case.clock.kind)
        popup.certificate_wanted.connect(partial(self.certify, line, kind))
        popup.open_at(page.list.viewport(), page.list.place_of_why())

    def certify(self, line: TodayLine, kind: ClockKind) -> None:
        """The proof of the date, on its own page."""
        self._page.go.emit("certificate", CertificateOpening(line.row.id, kind))
