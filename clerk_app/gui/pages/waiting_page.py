"""The whole window while something is done that takes long and must be over first: what, how far, and a way out.

It is done in the pool; what it needs of a store it opens and closes itself there, or has from a copy.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.jobs import Cancelled, JobRunner, Progress
from clerk_app.trouble import KnownTrouble

WIDE = 560
WHOLE = 100

Told = Callable[[str, int, int], None]
"""Told a stage of the work, and how much of it is done, of how much."""
Sure = Callable[[str, int], bool]
"""Whether the work goes on, though nobody waits for it any more, at this stage with so much of it done."""


@dataclass
class Given:
    """What came of the work: its result, or the trouble that kept it from being done, or neither: it was stopped."""

    result: object = None
    trouble: KnownTrouble | None = None
    is_stopped: bool = False


def _never(stage: str, done: int) -> bool:
    return False


class WaitingPage(QWidget):
    """``ready``: it is done. ``stopped``: the clerk did not want to wait, and it was given up."""

    ready = Signal()
    refused = Signal(object)
    """the KnownTrouble that kept it from being done"""
    stopped = Signal()
    ended = Signal(object)
    """how it ended, as one of these three: the Given"""
    _told = Signal(str, int, int)

    def __init__(self, icon: str, folder: Path) -> None:
        super().__init__()
        self._stop, self._over = threading.Event(), threading.Event()
        self.given = Given()
        self.is_left = False
        """Whether the clerk closed the window meanwhile."""
        self.setWindowTitle(self.tr("Disclosure on request"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # not the way out: a stray Space would take it
        ground(self, look.SURFACE)
        body = QWidget()
        body.setFixedWidth(WIDE)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        self._heading, self._about = label(role=look.DATE_LARGE), label(wrap=True)
        where = label(self.tr("Store: {folder}").format(folder=folder), look.DATA, look.TEXT2, wrap=True)
        self.row = ProgressRow()
        self.row.cancelled.connect(self.stop)
        for each in (self._about, where, self.row):
            each.setFixedWidth(WIDE)
        inner.addWidget(Sign(icon))
        inner.addWidget(self._heading)
        inner.addWidget(self._about)
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
        self._told.connect(self.say)
        self._jobs = JobRunner(self)
        self._jobs.finished.connect(self._finished)
        self._jobs.failed.connect(self._failed)
        cast("QCoreApplication", QCoreApplication.instance()).aboutToQuit.connect(self.quit)

    def tell(self, heading: str, about: str) -> None:
        """What is done, and why it has to be waited for."""
        self._heading.setText(heading)
        self._about.setText(about)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(about)

    def begin(self, work: Callable[[Told], object], sure: Sure = _never) -> None:
        """Do it, from now on."""
        self._jobs.start(partial(_done, work, sure, self._told, self._stop, self._over, self.given))

    def is_over_within(self, seconds: float) -> bool:
        """Whether it ends so soon that nobody need be told of it."""
        return self._over.wait(seconds)

    def stop(self) -> None:
        """The clerk does not want to wait for it."""
        self.give_up()
        self.row.say(self.tr("Stopping …"))
        self.row.stay("")

    def give_up(self) -> None:
        """It ends where it is, as soon as it can; not waited for."""
        self._stop.set()

    def quit(self) -> None:
        """The program ends."""
        self.end()

    def end(self) -> None:
        """Stopped where it can be, waited for where not."""
        self._stop.set()
        self._jobs.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window stops it; the program ends once it has stopped."""
        if self._jobs.is_busy:
            self.is_left = True
            self.stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def stage(self, stage: str) -> str:
        """What is said of a stage."""
        return ""

    def say(self, stage: str, done: int, total: int) -> None:
        """How far it is."""
        if not self._stop.is_set():
            self.row.say(self.stage(stage))
            self.row.report(done, total, f"{done * WHOLE // total}%" if total else "")

    def _finished(self, number: int, is_done: object) -> None:
        (self.ready if is_done else self.stopped).emit()
        self.ended.emit(self.given)

    def _failed(self, number: int, error: Exception) -> None:
        self.refused.emit(_known(error))
        self.ended.emit(self.given)


def _known(error: Exception) -> KnownTrouble:
    if isinstance(error, KnownTrouble):
        return error
    return KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)


def _done(
    work: Callable[[Told], object], sure: Sure, say: SignalInstance, stop: threading.Event, over: threading.Event,
    given: Given, progress: Progress,
) -> bool:
    """Runs in the pool."""

    def told(stage: str, done: int, total: int) -> None:
        if stop.is_set() and not sure(stage, done):
            raise Cancelled
        say.emit(str(stage), done, total)

    try:
        given.result = work(told)
    except Exception as error:
        if stop.is_set():  # what it worked on was taken away
            given.is_stopped = True
            raise Cancelled from None
        given.trouble = _known(error)
        raise
    finally:
        over.set()
    return True
