"""The doubtful points of the law as this office reads them, for a clerk to look up."""

from __future__ import annotations

from datetime import date

from clerk_app.law.doubtful import DoubtfulPoint, doubtful_points
from clerk_app.services.desk import Desk


def doubts(desk: Desk, today: date) -> tuple[DoubtfulPoint, ...]:
    """Every point as it is read today, without those the office chooses by a setting."""
    chosen = {setting.rule for setting in desk.settings.declared.values() if setting.rule}
    return tuple(one for one in doubtful_points(desk.rules, today) if one.rule not in chosen)
