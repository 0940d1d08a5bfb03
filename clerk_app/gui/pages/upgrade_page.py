"""The whole window while a store is made ready, which takes a minute where it is large: an older one, one left open.

It is done by a connection of its own that is closed when it ends; the program opens the store after that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from clerk_app.gui.pages.waiting_page import WHOLE, WaitingPage
from clerk_app.services.upgrade import Stage, make_ready


class UpgradePage(WaitingPage):
    """``ready``: the store may be opened. ``stopped``: the clerk did not want it, the store is as it was."""

    def __init__(self, folder: Path, who: str, now: Callable[[], datetime], *, is_older: bool = True) -> None:
        super().__init__("database", folder)
        self._is_changing = False
        self.setObjectName("upgrade_page")
        if is_older:
            self.tell(self.tr("The data are being made ready for this version"), self.tr(
                "An earlier version of the program wrote them. They are backed up, the backup is checked, and then "
                "they are changed; with a large register it takes a minute or two. The register opens by itself then."
            ))
        else:
            self.tell(self.tr("The data are being looked through"), self.tr(
                "The program was not closed properly the last time, so every row is compared with what was written "
                "down; with a large register it takes half a minute. The register opens by itself then."
            ))
        self.row.begin(
            self.stage(Stage.COPY if is_older else Stage.SOUND),
            self.tr("It can be stopped: the data stay as they are, and the program closes."),
        )
        self._is_older = is_older
        self.begin(partial(_make_ready, folder, who, now), _is_sure)

    def stop(self) -> None:
        """The clerk does not want it now. Once the data are being changed, that cannot be stopped."""
        if not self._is_changing:
            super().stop()

    def stage(self, stage: str) -> str:
        """One of the steps of an older store; that of one left open."""
        if stage == Stage.COPY:
            return self.tr("Step 1 of 3: a backup is written")
        if stage == Stage.CHECK:
            return self.tr("Step 2 of 3: the backup is checked, row by row")
        if stage == Stage.SOUND:
            return self.tr("Not closed properly the last time: the data are looked through")
        return self.tr("Step 3 of 3: the data are changed")

    def say(self, stage: str, done: int, total: int) -> None:
        """How far it is; the change itself is told too when it was wanted to stop too late."""
        if stage == Stage.STEPS:
            self._is_changing = True
            self.row.stay(self.tr("This step cannot be stopped: the data are changed wholly or not at all."))
            self.row.say(self.stage(stage))
            self.row.report(done, total, f"{done * WHOLE // total}%" if total else "")
            return
        if stage == Stage.SOUND and self._is_older:
            self.row.stay("")
        super().say(stage, done, total)


def _is_sure(stage: str, done: int) -> bool:
    """Once the change has begun, it is not stopped."""
    return stage == Stage.STEPS and bool(done)


def _make_ready(folder: Path, who: str, now: Callable[[], datetime], told: Callable[[str, int, int], None]) -> None:
    make_ready(folder, who=who, now=now, told=told)
