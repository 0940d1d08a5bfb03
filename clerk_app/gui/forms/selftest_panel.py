"""自检 in the window: a made-up request goes through the whole program beside it, and each step says how it went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.jobs import JobRunner, Progress
from clerk_app.gui.words import Words
from clerk_app.services.checkup import Look
from clerk_app.services.selftest import play
from clerk_app.trouble import KnownTrouble


class SelfTestPanel(QWidget):
    """``over`` says whether everything was fine."""

    over = Signal(bool)

    def __init__(self, words: Words, today: Callable[[], date]) -> None:
        super().__init__()
        self._words, self._today = words, today
        self._jobs: JobRunner | None = None
        self._number = 0
        self.run_button = button(self.tr("Run the self-test"), icon="shield-check", name="run_selftest")
        self.progress = ProgressRow()
        self.progress.hide()
        self.verdict = label(role=look.STRONG, wrap=True, name="selftest_verdict")
        self.verdict.hide()
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.run_button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self.verdict)
        column.addLayout(self._found)
        self.run_button.clicked.connect(self.run)
        self.progress.cancelled.connect(self._cancel)

    def use(self, jobs: JobRunner) -> None:
        """The runner of the window; known when the page is plugged in."""
        if self._jobs is None:
            self._jobs = jobs
            jobs.reported.connect(self._reported)
            jobs.finished.connect(self._finished)
            jobs.failed.connect(self._failed)

    def run(self) -> None:
        """Begin; once begun it can only be cancelled."""
        if self._jobs is None or self._number:
            return
        self._clear()
        self.run_button.setEnabled(False)
        self.progress.begin(self.tr("Self-test"), self.tr("On made-up data; the register is not touched."))
        self._number = self._jobs.start(_Played(self._today()))

    def _reported(self, number: int, done: int, total: int) -> None:
        if number == self._number:
            self.progress.report(done, max(total, done + 1), with_counts(self.tr("{n} steps"), n=done))

    def _finished(self, number: int, found: object) -> None:
        if number != self._number:
            return
        self._end()
        looks = [one for one in found if isinstance(one, Look)] if isinstance(found, list) else []
        for one in looks:
            if one.is_fine:
                text, tone = f"✓ {self._words.sentence(one.key, one.facts)}", look.TEXT
            else:
                text, tone = f"▲ {one.key.partition('_')[-1]}: {one.wrong}", look.RED
            self._found.addWidget(label(text, look.DATA, tone, wrap=True))
        ill = sum(not one.is_fine for one in looks)
        self._say(self._words.sentence("doctor_ill" if ill else "doctor_well", {"count": ill}), is_fine=not ill)

    def _failed(self, number: int, trouble: object) -> None:
        if number != self._number:
            return
        self._end()
        known = isinstance(trouble, KnownTrouble)
        self._say(
            self._words.trouble(trouble) if known else self._words.sentence(
                "window_job_failed", {"error": type(trouble).__name__}), is_fine=False,
        )

    def _say(self, text: str, *, is_fine: bool) -> None:
        self.verdict.setText(text)
        self.verdict.setForegroundRole(look.TEXT if is_fine else look.RED)
        self.verdict.show()
        self.over.emit(is_fine)

    def _cancel(self) -> None:
        if self._jobs is not None and self._number:
            self._jobs.cancel(self._number)
        self._end()

    def _end(self) -> None:
        self._number = 0
        self.progress.hide()
        self.run_button.setEnabled(True)

    def _clear(self) -> None:
        self.verdict.hide()
        while (item := self._found.takeAt(0)) is not None:
            shown = item.widget()
            if shown is not None:
                shown.hide()
                shown.deleteLater()


class _Played:
    """The work itself: knows no widget. Its entries are stamped with noon of the day, so that two runs are alike."""

    def __init__(self, today: date) -> None:
        self._moment = datetime.combine(today, time(12), UTC)

    def _now(self) -> datetime:
        return self._moment

    def __call__(self, progress: Progress) -> list[Look]:
        found: list[Look] = []
        for one in play(self._now):
            found.append(one)
            if progress.cancelled:
                break
            progress.report(len(found), 0)
        return found
