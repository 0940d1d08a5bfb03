"""Moments are kept in UTC; a clerk reads the day on the clock of the desk."""

from __future__ import annotations

from datetime import date, datetime


def day_of(moment: str) -> date:
    """The day of a kept moment by the clock of this computer. Raises ValueError for what is no moment."""
    return datetime.fromisoformat(moment).astimezone().date()
