"""收到行政复议、诉讼 being filled in: the body is the office's own of that day until the clerk types another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from clerk_app.gui.forms.step_forms import Start, StepEntry, StepForm
from clerk_app.law.terms import RemedyRoute
from clerk_app.law.workdays import WorkCalendar

Own = Callable[[RemedyRoute, date], str]
ROUTE, BODY, FILED = "route", "body", "filed_on"


class RemedyEntry(StepEntry):
    """A StepEntry that proposes. ``own``: the body the office's answers of a day name for that route."""

    def __init__(self, form: StepForm, start: Start, workdays: WorkCalendar, own: Own) -> None:
        super().__init__(form, start, workdays)
        self._own = own
        self._proposed = ""
        self.follow()

    def follow(self) -> dict[str, str]:
        """The body of the route and the day; what the clerk typed stays."""
        day = self.day(FILED)
        if day is None or self.typed[BODY].strip() != self._proposed:
            return {}
        proposed = self._own(RemedyRoute(self.typed[ROUTE]), day)
        if proposed == self._proposed:
            return {}
        self._proposed = self.typed[BODY] = proposed
        return {BODY: proposed}
