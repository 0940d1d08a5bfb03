"""The whole window while a backup is copied to be looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from clerk_app.gui.pages.waiting_page import Told, WaitingPage
from clerk_app.services.upgrade import Stage
from clerk_app.services.upkeep import copy_to_look_at


class LookingPage(WaitingPage):
    """Stopped, nothing of the copy remains."""

    def __init__(self, backup: Path, folder: Path) -> None:
        super().__init__("folder-open", folder)
        self.setObjectName("looking_page")
        self.tell(self.tr("A backup is copied to be looked at"), self.tr(
            "{name} stays as it is, and so do your own data: what is done in the copy goes nowhere. With a large "
            "register it takes some seconds."
        ).format(name=backup.name))
        self.row.begin(
            self.stage(Stage.COPY), self.tr("It can be stopped: your own data are opened again."),
            way_out=self.tr("Stop, back to your own data"),
        )
        self.begin(partial(_copied, backup, folder))

    def stage(self, stage: str) -> str:
        """The register, then the letters."""
        return self.tr("The letters are copied") if stage == Stage.FILES else self.tr("The register is copied")


def _copied(backup: Path, folder: Path, told: Told) -> None:
    """Runs in the pool."""
    copy_to_look_at(backup, folder, told)
