"""Every page for a clerk without a mouse and for a screen reader: names, Tab in reading order, regions, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from clerk_app.gui.components import announcing
from clerk_app.gui.components.reading_order import in_order
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui.frame import open_window, settle
from tests.offices import demonstration

PAGES = (
    "today", "register", "intake", "request:2026-0022", "letter:2026-0031", "certificate:2026-0028", "posting",
    "year:2025", "calendar", "duties", "settings", "months:2026-09", "report:2025", "shape", "registers", "office",
    "wording", "batch", "import", "check", "gather", "paste", "keys", "backups", "help",
)  # fmt: skip
LEAST = 28
"""Pixels a target has in height and width; links and the facts of the status line are as high as their text."""
MOST_STOPS = 120
ACTED_ON = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QAbstractItemView)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration's office."""
    store = demonstration(tmp_path_factory.mktemp("reach") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


def test_every_page_is_reached_named_and_gone_round_by_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    window = open_window(desk, Words(desk.terms, demo_day), demo_day)
    found = []
    for page in PAGES:
        name, _, written = page.partition(":")
        window.show_page(name, argument_of(desk, name, written))
        settle()
        for faults in (nameless(window), small(window), out_of_reach(window), not_by_region(window)):
            found += [f"{page}: {fault}" for fault in faults]
    close_for_good(window)
    assert not found, "\n".join(found)


def acted_on(window: MainWindow) -> Iterator[QWidget]:
    """What is shown and can be acted on; what Qt puts into its own fields and lists is not."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, QHeaderView) or each.objectName().startswith("qt_"):
            continue
        inner = isinstance(each.parentWidget(), QLineEdit | QComboBox | QAbstractItemView)
        by_key = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not inner and (isinstance(each, ACTED_ON) or by_key):
            yield each


def nameless(window: MainWindow) -> Iterator[str]:
    for each in acted_on(window):
        words = each.text() if isinstance(each, QAbstractButton) else ""
        if not words and not each.accessibleName():
            yield f"no name: {said(each)}"
        if isinstance(each, QAbstractButton) and each.property("icon_name") and not words and not each.toolTip():
            yield f"no tool tip: {said(each)}"


def small(window: MainWindow) -> Iterator[str]:
    for each in acted_on(window):
        is_text = each.property("kind") == "link" or window.status.isAncestorOf(each)
        is_target = isinstance(each, QAbstractButton | QLineEdit | QComboBox) and not is_text
        if is_target and min(each.width(), each.height()) < LEAST:
            yield f"{each.width()}x{each.height()}: {said(each)}"


def out_of_reach(window: MainWindow) -> Iterator[str]:
    """Tab from the first comes round to it, over everything that takes the focus."""
    first = at = window.focusWidget()
    passed: list[QWidget] = []
    while at is not None and at not in passed and len(passed) < MOST_STOPS:
        passed.append(at)
        for _ in range(MOST_STOPS):  # a text goes over its links first
            QTest.keyClick(at, Qt.Key.Key_Tab)
            if window.focusWidget() is not at:
                break
        at = window.focusWidget()
    if at is not first or len(passed) < 2:
        yield f"Tab ends at {said(at)} after {len(passed)}"
    for each in in_order(window):
        if each not in passed and not (isinstance(each, QAbstractButton) and each.autoExclusive()):
            yield f"not reached: {said(each)}"


def not_by_region(window: MainWindow) -> Iterator[str]:
    """F6 goes round rail, header, the regions, status line, and back; Shift+F6 the other way."""
    page = window.page(window.shown)
    order = [each for each in (window.rail, *page.all_regions(), window.status) if any(in_order(each))]
    next(in_order(order[0])).setFocus()
    onwards = [("next_region", each) for each in (*order[1:], order[0])]
    backwards = [("last_region", each) for each in reversed(order)]
    for key, region in (*onwards, *backwards):
        window.trigger(key)
        at = window.focusWidget()
        if at is not region and not region.isAncestorOf(at):
            yield f"{key} is at {said(at)}, not in {said(region)}"
            return


def said(widget: QWidget | None) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()!r}" if widget else "nothing"


def test_what_failed_is_said_at_once_and_what_was_done_when_there_is_time(window: MainWindow) -> None:
    kinds = QAccessible.AnnouncementPoliteness
    done, failed = (announcing.announcement(window, "已保存", at_once=each) for each in (False, True))
    assert (done.message(), done.politeness(), failed.politeness()) == ("已保存", kinds.Polite, kinds.Assertive)
