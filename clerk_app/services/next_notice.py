"""Which year's notice is to be asked for. By itself, because it is asked at every start of the program."""

from __future__ import annotations

from datetime import date

from clerk_app import places
from clerk_app.law.reading import read_table
from clerk_app.services.desk import Desk


def missing_year(desk: Desk, today: date) -> int | None:
    """The year whose notice is asked for; no request is read, so it may be asked at every start."""
    asked_from = read_table(places.resources() / "calendar.toml").text("next_notice_from")
    asked = [today.year]
    if today >= date.fromisoformat(f"{today.year}-{asked_from}"):
        asked.append(today.year + 1)
    return next((year for year in asked if not desk.workdays.is_known(date(year, 1, 1))), None)
