"""The whole window while the demonstration is made: a ledger imported, an autumn played with the ordinary deeds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from clerk_app.gui.pages.waiting_page import Told, WaitingPage
from clerk_app.services.demo import make_demo_at_once
from clerk_app.trouble import KnownTrouble


class DemoPage(WaitingPage):
    """Stopped, nothing of it remains."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        super().__init__("flask-conical", folder)
        self.setObjectName("demo_page")
        self.tell(self.tr("The demonstration is being made"), self.tr(
            "An invented office: its old ledger is imported, and its autumn is played through with the ordinary deeds. "
            "It takes some seconds, the first time only."
        ))
        self.row.begin(self.stage(""), self.tr("It can be stopped: nothing of it remains."))
        self.begin(partial(_made, folder, now))

    def stage(self, stage: str) -> str:
        """It has one."""
        return self.tr("Requests are registered and dealt with …")


def _made(folder: Path, now: Callable[[], datetime], told: Told) -> None:
    """Runs in the pool, on a store of its own."""
    try:
        make_demo_at_once(folder, now=now, told=partial(told, ""))
    except OSError as error:
        raise KnownTrouble("store_cannot_open", kind="store", folder=folder, code=type(error).__name__) from error
