"""What is painted is right the first time: no frame shows words squeezed that the next one shows whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui.frame import open_window
from tests.gui.speech import spoken
from tests.gui.walking import label_lacks
from tests.offices import demonstration

PAGES = ("request:2026-0022", "year:2025", "duties", "register")
STEPS = 6


class Frames(QObject):
    """Notes labels painted with less room than their words need, and panels painted wider than their room."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0
        self.squeezed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        if isinstance(watched, QLabel) and watched.isVisible():
            self.painted += 1
            if lack := label_lacks(watched):
                self.squeezed.append(f"{watched.objectName()} {watched.text()[:40]!r} {lack}")
        area = watched.parent()
        if isinstance(area, Scroller) and watched is area.viewport():
            wide, room = area.widget().width(), area.viewport().width()
            self.squeezed += [f"{area.parent()} {wide} of {room}"] if wide > room else []
        return False


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = demonstration(tmp_path_factory.mktemp("frame") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


def test_every_frame_of_a_page_shows_its_words_whole(qtbot: QtBot, qapp: QApplication, desk: Desk) -> None:
    dress(qapp, dark=False, size="large")
    frames = Frames()
    found = []
    with spoken("en"):
        qapp.installEventFilter(frames)
        window = open_window(desk, Words(desk.terms, demo_day, english=True), demo_day)
        for page in PAGES:
            name, _, written = page.partition(":")
            window.show_page(name, argument_of(desk, name, written))
            for _ in range(STEPS):
                qtbot.wait(20)
            found += [f"{page}: {one}" for one in frames.squeezed]
            frames.squeezed.clear()
        qapp.removeEventFilter(frames)
        close_for_good(window)
    dress(qapp, dark=False)
    assert frames.painted > len(PAGES), "control: there was something to see"
    assert not found, "\n".join(dict.fromkeys(found))
