"""Every page at the sizes an office has, in both languages: no word is cut, covered or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui.frame import open_window, settle
from tests.gui.layout import faults
from tests.offices import demonstration

pytestmark = pytest.mark.slow  # walks the whole window; the newer Pythons are spared it

SIZES = {
    "1920x1080": (1920, 1010),
    "1366x768": (1366, 696),
    "1920x1080 at 150 %": (1280, 648),
    "1366x768 at 125 %": (1093, 542),
    "1366x768 at 200 %": (683, 384),
}
"""What is left of a screen of that size for the window, in the pixels the window counts in."""
LOW = ("1920x1080 at 150 %", "1366x768 at 125 %", "1366x768 at 200 %")
TRIED = {
    ("en", "large"): tuple(SIZES),
    ("en", "middle"): ("1366x768", "1366x768 at 125 %"),
    ("zh", "large"): LOW,
    ("zh", "middle"): ("1366x768", "1366x768 at 125 %"),
}
"""Language and 字号, and the screens they are tried on: English in large type needs the most room."""
PAGES = (
    "today", "register", "intake", "request:2026-0022", "request:2026-0028", "letter:2026-0031",
    "certificate:2026-0028", "posting", "year:2025", "calendar", "duties", "settings", "months:2026-09", "report:2025",
    "shape", "registers", "office", "wording", "batch", "import", "check", "gather", "paste", "keys", "backups", "help",
)  # fmt: skip


def _now() -> datetime:
    return datetime(2026, 10, 13, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration's office."""
    opened = open_desk(demonstration(tmp_path_factory.mktemp("layout") / "store"), who="苏晚晴", now=_now)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("tried", TRIED, ids="-".join, indirect=True)
def test_no_word_is_cut_covered_or_out_of_reach(qtbot: QtBot, desk: Desk, tried: tuple[str, str]) -> None:
    window = open_window(desk, Words(desk.terms, demo_day, english=tried[0] == "en"), demo_day)
    window.setUpdatesEnabled(False)  # where things lie is asked, not how they look
    found = []
    for page in PAGES:
        name, _, written = page.partition(":")
        window.show_page(name, argument_of(desk, name, written))
        for screen in TRIED[tried]:
            window.resize(*SIZES[screen])
            settle()
            here = (*faults(window.stack.currentWidget(), sideways=True), *around(window))
            found += [f"{page} {screen}: {fault}" for fault in here]
    close_for_good(window)
    assert not found, "\n".join(found)


def around(window: MainWindow) -> list[str]:
    """The faults of the frame."""
    return [fault for part in (window.menuBar(), window.rail, window.status) for fault in faults(part)]
