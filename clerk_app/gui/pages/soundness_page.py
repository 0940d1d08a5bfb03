"""The whole window while a large data file is looked at before it is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from clerk_app.gui.pages.waiting_page import Told, WaitingPage
from clerk_app.services.upgrade import EarlyLook, Stage

TURN = 0.05
"""Seconds between two questions whether it is over."""


class SoundnessPage(WaitingPage):
    """The look goes on where it is stopped, and is heard by nobody: it only reads."""

    def __init__(self, folder: Path, look: EarlyLook) -> None:
        super().__init__("database", folder)
        self.setObjectName("soundness_page")
        self.tell(self.tr("The data file is looked at"), self.tr(
            "It is large, and before it is opened the program makes sure that it is whole. That takes some seconds; "
            "the register opens by itself then."
        ))
        self.row.begin(
            self.stage(Stage.SOUND), self.tr("It can be stopped: the data stay as they are, and the program closes."),
        )
        self.begin(partial(_waited, look))

    def stage(self, stage: str) -> str:
        """There is one."""
        return self.tr("Page by page, from the first to the last")


def _waited(look: EarlyLook, told: Told) -> None:
    """Runs in the pool."""
    while not look.is_over_within(TURN):
        told(Stage.SOUND, 0, 0)
    told(Stage.SOUND, 0, 0)  # given up at the last moment is given up
