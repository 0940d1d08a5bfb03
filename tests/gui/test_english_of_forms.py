"""English whole, what opens: every form with all it lacks, question and pop-up; each field named, none too small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.words import Words
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui import scenes, test_english, test_reach
from tests.gui.frame import open_window
from tests.gui.speech import spoken
from tests.gui.walking import says_chinese
from tests.offices import demonstration

_OWN = re.compile(
    r"《[^》]*》|(?:临复)?〔[^〕]*〕\S*|\S*(?:法院|人民政府|[制设]科|公司)|[(（]国[^）)]*[)）]|国办\S*|（\d+年修订）"
    r"|临澜\S*(?:号|政府)|温以宁|签收(?:之日)?"
)
"""Names of laws, notices, courts, units and cases, and what was kept with a request."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Desk]:
    store = demonstration(tmp_path_factory.mktemp("english") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def window(desk: Desk) -> Iterator[MainWindow]:
    with spoken("en"):
        made = open_window(desk, Words(desk.terms, demo_day, english=True), demo_day)
        yield made
        made.may_close = True
        made.close()
        made.deleteLater()


def walks(window: MainWindow, desk: Desk) -> Iterator[scenes.Scene]:
    yield from scenes.forms(window, desk)
    yield from scenes.questions(window, desk)
    yield from scenes.popups(window, desk, demo_day())


def texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """What a walk over a page hears, and the rows of its lists, which a delegate paints."""
    yield from test_english.said(top)
    for each in top.findChildren(QAbstractItemView):
        model = each.model()
        if each.isVisibleTo(top) and isinstance(model, QAbstractItemModel) and each.objectName() in _LISTS:
            for row in range(model.rowCount()):
                yield f"{each.objectName()} row", str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) or "")


_LISTS = ("choice_list", "column_list")


def test_everything_that_opens_says_english_and_names_its_fields(window: MainWindow, desk: Desk) -> None:
    data, wrong, seen = (*test_english.data_of(desk), "临澜区栖云里小区业主委员会（筹备组）", "小…"), [], 0
    for scene in walks(window, desk):
        top = scene.shown
        for what, words in texts(top):
            rest = words
            for known in data:
                rest = rest.replace(known, "")
            rest = _OWN.sub("", rest)
            seen += bool(words)
            if says_chinese(rest):
                wrong.append(f"{scene.name}: {what}: {rest!r}")
        lacking = (*test_reach.nameless(top), *test_reach.small(_Framed(top, window)))
        wrong += [f"{scene.name}: {each}" for each in lacking]
        scene.leave()
    assert not wrong, "\n".join(dict.fromkeys(wrong))
    assert seen > 400, "control: there was something to read"


class _Framed:
    """A part of the window, asked as the window is."""

    def __init__(self, top: QWidget, window: MainWindow) -> None:
        self.findChildren, self.status = top.findChildren, window.status
