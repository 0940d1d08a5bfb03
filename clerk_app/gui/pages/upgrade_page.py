"""The whole window while an older store is made ready, which takes a minute where it is large: how far, and a way out.

It is done in the pool by a connection of its own that is closed when it ends; the program opens the store after that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.jobs import Cancelled, JobRunner, Progress
from clerk_app.services.upgrade import Stage, make_ready
from clerk_app.trouble import KnownTrouble

_WIDE = 560
WHOLE = 100


class UpgradePage(QWidget):
    """``ready``: the store may be opened. ``stopped``: the clerk did not want it, the store is as it was."""

    ready = Signal()
    refused = Signal(object)
    """the KnownTrouble that kept it from being done"""
    stopped = Signal()
    _told = Signal(str, int, int)

    def __init__(self, folder: Path, who: str, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop, self._over = threading.Event(), threading.Event()
        self._is_changing = False
        self.setObjectName("upgrade_page")
        self.setWindowTitle(self.tr("Disclosure on request"))
        ground(self, look.SURFACE)
        body = QWidget()
        body.setFixedWidth(_WIDE)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        said = label(self.tr(
            "An earlier version of the program wrote them. They are backed up, the backup is checked, and then they "
            "are changed; with a large register it takes a minute or two. The register opens by itself then."
        ), wrap=True)
        where = label(self.tr("Store: {folder}").format(folder=folder), look.DATA, look.TEXT2, wrap=True)
        self.row = ProgressRow()
        self.row.cancelled.connect(self.stop)
        for each in (said, where, self.row):
            each.setFixedWidth(_WIDE)
        inner.addWidget(Sign("database"))
        inner.addWidget(label(self.tr("The data are being made ready for this version"), look.DATE_LARGE))
        inner.addWidget(said)
        inner.addWidget(where)
        inner.addSpacing(10)
        inner.addWidget(self.row)
        whole = QWidget()
        column = QVBoxLayout(whole)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(body)
        across.addStretch(1)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(Scroller(whole))  # a low screen, a long path: scrolled, not squeezed
        self._told.connect(self._say)
        self.row.begin(
            self._stage(Stage.COPY), self.tr("It can be stopped: the data stay as they are, and the program closes.")
        )
        self._jobs = JobRunner(self)
        self._jobs.finished.connect(self._finished)
        self._jobs.failed.connect(self._failed)
        work = partial(_made_ready, partial(make_ready, folder, who=who, now=now), self._told, self._stop, self._over)
        self._jobs.start(work)
        cast("QCoreApplication", QCoreApplication.instance()).aboutToQuit.connect(self.end)

    def is_over_within(self, seconds: float) -> bool:
        """Whether it ends so soon that nobody need be told of it."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """The clerk does not want it now. Once the data are being changed, that cannot be stopped."""
        if not self._is_changing:
            self._stop.set()
            self.row.say(self.tr("Stopping …"))
            self.row.stay("")

    def end(self) -> None:
        """The program ends: stopped where it can be, waited for where not."""
        self._stop.set()
        self._jobs.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window stops it; the program ends once it has stopped."""
        if self._jobs.is_busy:
            self.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _stage(self, stage: str) -> str:
        if stage == Stage.COPY:
            return self.tr("Step 1 of 3: a backup is written")
        if stage == Stage.CHECK:
            return self.tr("Step 2 of 3: the backup is checked, row by row")
        if stage == Stage.SOUND:
            return self.tr("Not closed properly the last time: the data are looked through")
        return self.tr("Step 3 of 3: the data are changed")

    def _say(self, stage: str, done: int, total: int) -> None:
        if stage == Stage.STEPS:
            self._is_changing = True
            self.row.stay(self.tr("This step cannot be stopped: the data are changed wholly or not at all."))
        elif stage == Stage.SOUND:
            self.row.stay("")
        elif self._stop.is_set():
            return
        self.row.say(self._stage(stage))
        self.row.report(done, total, f"{done * WHOLE // total}%" if total else "")

    def _finished(self, number: int, is_ready: object) -> None:
        (self.ready if is_ready else self.stopped).emit()

    def _failed(self, number: int, error: Exception) -> None:
        known = isinstance(error, KnownTrouble)
        self.refused.emit(
            error if known else KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
        )


def _made_ready(
    make: Callable[..., None], say: SignalInstance, stop: threading.Event, over: threading.Event, progress: Progress
) -> bool:
    """Runs in the pool, on a connection of its own."""

    def told(stage: Stage, done: int, total: int) -> None:
        if (stage is not Stage.STEPS or not done) and stop.is_set():
            raise Cancelled
        say.emit(stage.value, done, total)

    try:
        make(told=told)
    finally:
        over.set()
    return True
