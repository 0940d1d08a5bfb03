"""The window writes its backups by itself and says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.gui.keeper import Keeper
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake
from clerk_app.services.desk import open_desk


class Hour:
    """A time that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 10, 13, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hour() -> Hour:
    return Hour()


def backups(folder: Path) -> list[str]:
    return sorted(one.name.rsplit("-", 1)[1] for one in (folder / "backups").glob("clerk-*.db"))


def test_a_day_half_an_hour_and_the_end_each_leave_a_backup(qtbot: QtBot, tmp_path: Path, hour: Hour) -> None:
    folder = tmp_path / "store"
    desk = open_desk(folder, who="苏晚晴", now=hour, create=True)
    keeper = Keeper(desk, hour)
    said: list[object] = []

    def hear(backup: object, _day: date) -> None:
        said.append(backup)

    keeper.kept.connect(hear)

    def register(name: str) -> None:
        applicant = Applicant(ApplicantKind.NATURAL_PERSON, name)
        draft = RequestDraft(date(2026, 10, 12), Channel.FAX, applicant, "公园平面图")
        intake.register(desk, draft, today=date(2026, 10, 13))

    try:
        keeper.begin()
        register("周若安")
        keeper.look()
        assert backups(folder) == ["daily.db"]
        keeper.look()
        assert backups(folder) == ["daily.db"]
        register("叶知秋")
        hour.at += timedelta(minutes=31)
        keeper.look()
        assert backups(folder) == ["daily.db", "work.db"]
        register("江述白")
        keeper.end()
        assert backups(folder) == ["close.db", "daily.db", "work.db"]
        assert said[0] is None and len(said) == 3
    finally:
        desk.store.close()
