"""What the months page counts, at once or beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk_app.cases.request import OrganId
from clerk_app.gui.aside import Report
from clerk_app.law.duties import Period
from clerk_app.law.wording import Terms
from clerk_app.services import months_sent
from clerk_app.services.desk import Desk
from clerk_app.services.lost_cases import QuarterReport, quarter_report
from clerk_app.services.months import MonthView
from clerk_app.services.ready_filing import ReadyFiling


def sheet_of(period: Period, today: date, organ: OrganId | None, desk: Desk, report: Report) -> MonthView:
    """The sheet of a month or quarter, and what of it was sent."""
    return months_sent.view(desk, period, today=today, organ=organ)


def lost_of(period: Period, today: date, desk: Desk, report: Report) -> QuarterReport:
    """The lost cases of a quarter."""
    return quarter_report(desk, period.year, period.number, today=today)


def ready_of(
    ready: Callable[..., ReadyFiling], period: Period, on: date, today: date, terms: Terms, desk: Desk, report: Report
) -> ReadyFiling:
    """What is to be kept as sent on a day; what is said of it, in the language of ``terms``."""
    return ready(replace(desk, terms=terms), period, on=on, today=today)
