"""The window writes its backups by itself, beside the clerk's work, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.jobs import JobRunner
from clerk_app.gui.keeper import Keeper
from clerk_app.law.terms import ApplicantKind, Channel
from clerk_app.services import intake, upkeep
from clerk_app.services.desk import Desk, open_desk
from clerk_app.store.database import open_store


class Hour:
    """A time that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 10, 13, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def hour() -> Hour:
    return Hour()


@pytest.fixture
def desk(tmp_path: Path, hour: Hour) -> Iterator[Desk]:
    made = open_desk(tmp_path / "store", who="苏晚晴", now=hour, create=True)
    yield made
    made.store.close()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


@pytest.fixture
def keeper(desk: Desk, jobs: JobRunner) -> Keeper:
    return Keeper(desk, BackupJob.of(jobs))


def register(desk: Desk, name: str) -> None:
    applicant = Applicant(ApplicantKind.NATURAL_PERSON, name)
    draft = RequestDraft(date(2026, 10, 12), Channel.FAX, applicant, "公园平面图")
    intake.register(desk, draft, today=date(2026, 10, 13))


def backups(desk: Desk) -> list[str]:
    return sorted(one.name.rsplit("-", 1)[1] for one in (desk.store.folder / "backups").glob("clerk-*.db"))


def written(qtbot: QtBot, keeper: Keeper, jobs: JobRunner) -> upkeep.Backup:
    with qtbot.waitSignal(BackupJob.of(jobs).written) as told:
        keeper.look()
    assert isinstance(told.args[0], upkeep.Backup)
    return told.args[0]


def requests_in(backup: upkeep.Backup, folder: Path, hour: Hour) -> int:
    """The backup opened as a store, after all its rows were looked through."""
    assert upkeep.verify_backup(backup.path) == ()
    upkeep.copy_to_look_at(backup.path, folder)
    with open_store(folder, who="苏晚晴", now=hour) as store:
        assert store.findings() == ()
        return store.requests.count()


def test_a_day_and_half_an_hour_each_leave_a_backup(
    qtbot: QtBot, desk: Desk, hour: Hour, keeper: Keeper, jobs: JobRunner
) -> None:
    keeper.look()
    assert not jobs.is_busy, "an empty store holds nothing to be kept"
    register(desk, "周若安")
    written(qtbot, keeper, jobs)
    assert backups(desk) == ["daily.db"]
    keeper.look()
    assert not jobs.is_busy, "everything is backed up"
    register(desk, "叶知秋")
    keeper.look()
    assert not jobs.is_busy, "no half hour has passed"
    hour.at += timedelta(minutes=31)
    written(qtbot, keeper, jobs)
    assert backups(desk) == ["daily.db", "work.db"]


def test_the_clerk_registers_while_it_is_written_and_the_next_one_holds_the_rest(
    qtbot: QtBot, desk: Desk, hour: Hour, keeper: Keeper, jobs: JobRunner, tmp_path: Path
) -> None:
    writing = BackupJob.of(jobs)
    for n in range(15):
        desk.store.settings.set(f"note {n}", "材料" * 100_000)
    register(desk, "周若安")
    with qtbot.waitSignal(writing.written) as told:
        keeper.look()
        assert writing.is_busy and not backups(desk), "not on the window's thread"
        begun = 0
        while writing.is_busy and begun < 40:
            begun += 1
            register(desk, f"叶知秋{begun}")
            keeper.look()
            qtbot.wait(1)
    assert begun > 1 and backups(desk) == ["daily.db"], "and no second one meanwhile"
    held = requests_in(told.args[0], tmp_path / "first", hour)
    assert 1 <= held < 1 + begun and desk.store.has_changed, "what came later is not backed up yet"
    hour.at += timedelta(minutes=31)
    assert requests_in(written(qtbot, keeper, jobs), tmp_path / "second", hour) == 1 + begun
    assert not desk.store.has_changed


def test_one_asked_for_meanwhile_is_the_one_that_is_written(
    qtbot: QtBot, desk: Desk, keeper: Keeper, jobs: JobRunner
) -> None:
    register(desk, "周若安")
    with qtbot.waitSignal(BackupJob.of(jobs).written):
        keeper.look()
        BackupJob.of(jobs).begin(desk)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert backups(desk) == ["daily.db"]


@pytest.mark.logs
def test_what_keeps_it_from_being_written_is_told_and_tried_again(
    qtbot: QtBot, desk: Desk, keeper: Keeper, jobs: JobRunner
) -> None:
    register(desk, "周若安")
    place = desk.store.folder / "backups"
    place.rmdir()
    place.write_text("in its place")
    with qtbot.waitSignal(BackupJob.of(jobs).failed) as told:
        keeper.look()
    assert told.args[0].kind == "store" and desk.store.has_changed
    place.unlink()
    written(qtbot, keeper, jobs)
    assert backups(desk) == ["daily.db"] and not desk.store.has_changed


def test_jobs_that_are_ended_leave_nothing_of_a_half_backup(
    qtbot: QtBot, desk: Desk, keeper: Keeper, jobs: JobRunner
) -> None:
    for n in range(20):
        desk.store.settings.set(f"note {n}", "材料" * 100_000)
    keeper.look()
    qtbot.waitUntil(lambda: any((desk.store.folder / "backups").iterdir()))
    jobs.close()
    assert list((desk.store.folder / "backups").iterdir()) == [] and desk.store.has_changed
