"""The whole window while a backup takes the place of the data: copied, checked row by row, and then put there at once.

No store is open meanwhile, so there is nothing a deed could be done in; other programs are kept out of the folder.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from clerk_app.gui.pages.waiting_page import Told, WaitingPage
from clerk_app.services.upgrade import Stage
from clerk_app.services.upkeep import Restored, restore


class RestoringPage(WaitingPage):
    """``given.result``: the Restored. Stopped, the data are as they were."""

    def __init__(self, folder: Path, backup: Path, now: Callable[[], datetime]) -> None:
        super().__init__("shield-check", folder)
        self.setObjectName("restoring_page")
        self._is_replacing = False
        self.tell(self.tr("Going back to a backup"), self.tr(
            "{name} is copied and the copy checked; only then it takes the place of the present data, which are kept "
            "aside. With a large register it takes a minute or two. The register opens by itself then."
        ).format(name=backup.name))
        self.row.begin(
            self.stage(Stage.COPY), self.tr("It can be stopped: the data stay as they are."),
            way_out=self.tr("Stop, keep the present data"),
        )
        self.begin(partial(_restored, folder, backup, now), _is_sure)

    def stop(self) -> None:
        """The clerk does not want it. Once the data are being replaced, that cannot be stopped."""
        if not self._is_replacing:
            super().stop()

    def stage(self, stage: str) -> str:
        """The steps; before them, data that were not closed are looked at."""
        if stage == Stage.SOUND:
            return self.tr("The present data are looked at")
        if stage == Stage.COPY:
            return self.tr("Step 1 of 3: the backup is copied")
        if stage == Stage.CHECK:
            return self.tr("Step 2 of 3: the copy is checked, row by row")
        return self.tr("Step 3 of 3: letters and data are put back")

    def say(self, stage: str, done: int, total: int) -> None:
        """How far it is."""
        super().say(stage, done, total)
        if stage == Stage.STEPS:
            self._is_replacing = True
            self.row.stay(self.tr("This step cannot be stopped: the data are replaced wholly or not at all."))


def _is_sure(stage: str, done: int) -> bool:
    return stage == Stage.STEPS and bool(done)


def _restored(folder: Path, backup: Path, now: Callable[[], datetime], told: Told) -> Restored:
    """Runs in the pool."""
    return restore(folder, backup, now=now, told=told)
