"""What is written can be read: the colours that really meet on the screen, on every page and form, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui import scenes
from tests.gui.frame import open_window
from tests.gui.layout import shown_part
from tests.gui.scenes import settle
from tests.gui.test_layout import PAGES
from tests.gui.test_look import ratio
from tests.gui.walking import buttons, labels
from tests.offices import demonstration

READ, READ_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3; large: 24 px, or 18.66 px bold."""
LARGE, LARGE_BOLD = 24, 18.66
ROWS = 40
"""Cells of a list looked at; the others are painted alike."""
CELL = "cell"
Place = tuple[str, QRect, QFont]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = demonstration(tmp_path_factory.mktemp("contrast") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_word_stands_out_from_its_ground(qtbot: QtBot, qapp: QApplication, desk: Desk, dark: bool) -> None:
    dress(qapp, dark=dark)
    window = open_window(desk, Words(desk.terms, demo_day), demo_day)
    found, seen = [], 0
    for page in PAGES:
        name, _, written = page.partition(":")
        window.show_page(name, argument_of(desk, name, written))
        settle()
        here = list(faint(window))
        seen += len(here)
        found += [f"{page}: {fault}" for fault in here if fault]
    for scene in () if dark else scenes.forms(window, desk):  # the same colours as on the pages
        settle()
        found += [f"{scene.name}: {fault}" for fault in faint(scene.shown) if fault]
        scene.leave()
    close_for_good(window)
    dress(qapp, dark=False)
    assert seen > 1000, "control: there were words to look at"
    assert not found, "\n".join(dict.fromkeys(found))


def faint(shown: QWidget) -> Iterator[str]:
    """One text for each word looked at: empty, or what is wrong with it."""
    picture = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    size, line = (picture.width(), picture.height()), picture.bytesPerLine()
    whole = Image.frombuffer("RGBX", size, bytes(picture.constBits()), "raw", "RGBX", line, 1).convert("RGB")
    for words, place, font in (*_labels(shown), *_cells(shown)):
        part = place.intersected(shown.rect())
        if part.width() < font.pixelSize() or part.height() < QFontMetrics(font).height():
            continue  # scrolled out but for an edge
        colours = whole.crop((part.left(), part.top(), part.right() + 1, part.bottom() + 1)).getcolors(1 << 16) or []
        ground = max(colours)[1]
        best = max((_ratio(ground, colour) for _, colour in colours), default=1.0)
        is_large = font.pixelSize() >= (LARGE_BOLD if font.bold() else LARGE)
        wanted = READ_LARGE if is_large else READ
        is_painted = best > 1 or not words.startswith(CELL)  # not all that a model knows is shown
        yield f"{words[:30]!r} {best:.2f} on {QColor(*ground).name()}" if is_painted and best < wanted else ""


@lru_cache(maxsize=4096)
def _ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return ratio(QColor(*one).name(), QColor(*other).name())


def _labels(shown: QWidget) -> Iterator[Place]:
    for each in (*labels(shown), *buttons(shown)):
        if each.isEnabled():
            yield f"{type(each).__name__} {each.objectName()} {each.text()}", shown_part(each, shown), each.font()


def _cells(shown: QWidget) -> Iterator[Place]:
    for view in shown.findChildren(QAbstractItemView):
        if not view.isVisibleTo(shown) or not view.isEnabled() or view.model() is None:
            continue
        room = shown_part(view.viewport(), shown)
        corner = view.viewport().mapTo(shown, QPoint(0, 0))
        model = view.model()
        columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
        for row in range(min(model.rowCount(QModelIndex()), ROWS)):
            for column in range(columns):
                index = model.index(row, column)
                said = index.data()
                place = view.visualRect(index).translated(corner).intersected(room)
                if said and re.search(r"\w", str(said)) and not place.isEmpty():  # a dash is thinner than a pixel
                    yield f"{CELL} {view.objectName()} {said}", place, QFont(view.font())
