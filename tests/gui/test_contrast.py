"""What is written can be read: the colours that really meet on the screen, on every page and form, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain

import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui import high_contrast, look
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.intake_drafts import drop
from tests.gui import scenes
from tests.gui.frame import open_window
from tests.gui.layout import shown_part
from tests.gui.scenes import settle
from tests.gui.test_layout import PAGES
from tests.gui.test_look import ratio
from tests.gui.walking import buttons, labels
from tests.offices import demonstration

pytestmark = pytest.mark.slow  # walks the whole window; the newer Pythons are spared it

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
    close_for_good(window)
    dress(qapp, dark=False)
    assert seen > 1000, "control: there were words to look at"
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize(
    "dark", [False, True], ids=["light", "dark"]
)  # fmt: skip
def test_every_word_of_a_form_a_question_and_a_pop_up_stands_out(
    qtbot: QtBot, qapp: QApplication, desk: Desk, dark: bool
) -> None:
    dress(qapp, dark=dark)
    window = open_window(desk, Words(desk.terms, demo_day), demo_day)
    found, seen = [], 0
    walks = scenes.forms(window, desk), scenes.questions(window, desk), scenes.popups(window, desk, demo_day())
    for scene in chain.from_iterable(walks):
        settle()
        here = list(faint(scene.shown))
        seen += len(here)
        found += [f"{scene.name}: {fault}" for fault in here if fault]
        scene.leave()
    close_for_good(window)
    drop(desk, "d1")  # the draft of its list: the next window would open with it
    dress(qapp, dark=False)
    assert seen > 400, "control: there were words to look at"
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


_SAID = ("ground", "text", "mark", "on", "link", "off")
CONTRAST_THEMES = {
    "black": ("#000000", "#ffffff", "#1aebff", "#000000", "#ffff00", "#3ff23f"),
    "white": ("#ffffff", "#000000", "#37006e", "#ffffff", "#00009f", "#600000"),
    "aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50", "#75e9fc", "#a6a6a6"),
    "desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3", "#1c5e75", "#676767"),
}
"""The contrast themes of Windows 10 (black, white) and 11: window, its text, what is selected, links, greyed text."""


def system_palette(theme: str) -> QPalette:
    """As Qt hands on the system's colours while high contrast is on."""
    said = {name: QColor(value) for name, value in zip(_SAID, CONTRAST_THEMES[theme], strict=True)}
    role = QPalette.ColorRole
    made = QPalette(said["ground"])
    roles = {
        "ground": (role.Window, role.Base, role.AlternateBase, role.Button), "mark": (role.Highlight, role.Accent),
        "text": (role.WindowText, role.Text, role.ButtonText), "on": (role.HighlightedText,), "link": (role.Link,),
    }  # fmt: skip
    for name, several in roles.items():
        for each in several:
            made.setColor(each, said[name])
    for each in roles["text"]:
        made.setColor(QPalette.ColorGroup.Disabled, each, said["off"])
    return made


@pytest.mark.parametrize("theme", CONTRAST_THEMES)
def test_high_contrast_keeps_words_selection_and_focus_readable(
    qtbot: QtBot, qapp: QApplication, desk: Desk, theme: str
) -> None:
    own = high_contrast.tokens_of(system_palette(theme))
    dress(qapp, dark=False, own=own)
    window = open_window(desk, Words(desk.terms, demo_day), demo_day)
    found = []
    for page in ("today", "register", "request:2026-0022", "intake", "settings", "calendar", "year:2025"):
        name, _, written = page.partition(":")
        window.show_page(name, argument_of(desk, name, written))
        settle()
        found += [f"{page}: {fault}" for fault in faint(window) if fault]
    window.show_page("register")
    settle()
    rows = window.page("register").list
    qtbot.waitUntil(lambda: rows.currentIndex().isValid())
    picture = rows.viewport().grab().toImage()
    chosen = rows.visualRect(rows.currentIndex().siblingAtColumn(0))
    bar, other = picture.pixelColor(1, chosen.center().y()), picture.pixelColor(1, chosen.bottom() + 12)
    window.show_page("intake")
    settle()
    field = window.page("intake").findChild(QLineEdit, "received_on")
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ring = field.grab().toImage().pixelColor(field.width() // 2, 0)
    close_for_good(window)
    dress(qapp, dark=False)
    assert not found, "\n".join(dict.fromkeys(found))
    assert ring.name() == own.accent and ratio(own.accent, own.field) >= 3
    assert ratio(bar.name(), other.name()) >= 3, f"the chosen row is marked: {bar.name()} beside {other.name()}"
    assert other.name() == CONTRAST_THEMES[theme][0]


def test_the_colours_of_the_system_are_found_under_ours(qapp: QApplication) -> None:
    dress(qapp, dark=True)
    below = high_contrast.system_palette(qapp)
    assert below.color(QPalette.ColorRole.Window) != QColor(look.DARK.bg)
    own = high_contrast.tokens_of(below)
    dress(qapp, dark=True, own=own)
    assert look.tokens() == own and not look.is_dark()
    dress(qapp, dark=False)
    assert look.tokens() is look.LIGHT
