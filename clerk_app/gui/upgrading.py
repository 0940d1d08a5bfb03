"""Whether a store has to be made ready or looked through before it is opened, and the page that says so where it takes
long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.services.upgrade import EarlyLook, is_left_open, is_older

if TYPE_CHECKING:
    from clerk_app.gui.pages.waiting_page import WaitingPage


def wait_for(
    folder: Path, who: str, now: Callable[[], datetime], patience: float, look: EarlyLook | None
) -> WaitingPage | None:
    """The page to be shown until an older store, or one that was left open, is ready, or the look at a large one is
    over; None: nothing to wait for.

    What ends, or fails, within ``patience`` seconds is not worth a page: opening the store tells the rest.
    """
    older = is_older(folder)
    if not older and not is_left_open(folder):
        return None if look is None or look.is_over_within(patience) else _until_sound(folder, look)
    from clerk_app.gui.pages.upgrade_page import UpgradePage

    page = UpgradePage(folder, who, now, is_older=older)
    if not page.is_over_within(patience):
        return page
    page.end()
    page.deleteLater()
    return None


def _until_sound(folder: Path, look: EarlyLook) -> WaitingPage:
    from clerk_app.gui.pages.soundness_page import SoundnessPage

    return SoundnessPage(folder, look)
