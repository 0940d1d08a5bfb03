"""What the program was started with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk_app.services.upgrade import EarlyLook


@dataclass(frozen=True)
class StartWith:
    """What the program was started with."""

    today: Callable[[], date]
    now: Callable[[], datetime]
    clerk: str
    store: Path | None = None
    page: str = ""
    """Empty: where work was left today, else the first page."""
    dark: bool = False
    is_picture: bool = False
    english: bool = False
    looked: EarlyLook | None = None
    """The look at the store's file that was begun before the window's modules were read."""
