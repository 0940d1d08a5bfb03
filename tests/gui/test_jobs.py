"""Work beside the window: numbered, reported, cancelled; a trouble comes back as one."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.gui.jobs import JobRunner, Progress
from clerk_app.trouble import KnownTrouble


def test_a_result_comes_back_under_its_number(qtbot: QtBot) -> None:
    runner = JobRunner()

    def work(progress: Progress) -> str:
        progress.report(1, 2)
        return "done"

    with qtbot.waitSignal(runner.reported) as told, qtbot.waitSignal(runner.finished) as heard:
        number = runner.start(work)
    assert (told.args, heard.args) == ([number, 1, 2], [number, "done"])
    runner.close()


def test_a_trouble_comes_back_as_one(qtbot: QtBot) -> None:
    runner = JobRunner()

    def work(progress: Progress) -> None:
        raise KnownTrouble("request_unknown", number="1")

    with qtbot.waitSignal(runner.failed) as heard:
        runner.start(work)
    assert isinstance(heard.args[1], KnownTrouble)
    runner.close()


@pytest.mark.logs
def test_a_bug_comes_back_too_and_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    runner = JobRunner()

    def work(progress: Progress) -> None:
        raise RuntimeError("a bug")

    with qtbot.waitSignal(runner.failed) as heard:
        runner.start(work)
    assert isinstance(heard.args[1], RuntimeError)
    assert "a job failed" in caplog.text
    runner.close()


def test_the_answer_of_a_cancelled_job_is_dropped(qtbot: QtBot) -> None:
    runner = JobRunner()
    go_on, seen = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        go_on.wait(5)
        if progress.cancelled:
            seen.set()
        return "late"

    number = runner.start(work)
    runner.cancel(number)
    with qtbot.assertNotEmitted(runner.finished, wait=100):
        go_on.set()
        assert seen.wait(5)
    runner.close()


def test_nothing_begins_once_the_window_is_closing(qtbot: QtBot) -> None:
    runner = JobRunner()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()

    runner.close()
    runner.start(work)
    runner.close()
    assert not begun.is_set()
