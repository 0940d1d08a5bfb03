"""Every form, question, drawer and pop-up at the sizes an office has, in both languages: no word is cut or covered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from tests.gui import scenes
from tests.gui.frame import open_window, settle
from tests.gui.layout import faults
from tests.offices import demonstration

pytestmark = pytest.mark.slow  # walks the whole window; the newer Pythons are spared it

OFFICE, SMALL, TINY = (1366, 696), (1093, 542), (683, 384)
"""What is left for the window of a screen of 1366x768 at 100, 125 and 200 %."""
SIZES = {"large": (SMALL, TINY), "middle": (OFFICE, SMALL)}
TRIED = pytest.mark.parametrize("tried", (
    ("en", "large"), ("zh", "middle"), ("zh", "large"), ("en", "middle"),
), ids="-".join, indirect=True)  # fmt: skip
"""Language and 字号: English in large type needs the most room, Chinese in middle type is what most have."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = demonstration(tmp_path_factory.mktemp("forms") / "store")
    opened = open_desk(store, who="苏晚晴", now=lambda: datetime(2026, 10, 13, 4, tzinfo=UTC))
    yield opened
    opened.store.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tried: tuple[str, str]) -> Iterator[MainWindow]:
    made = open_window(desk, Words(desk.terms, demo_day, english=tried[0] == "en"), demo_day)
    qtbot.addWidget(made)
    made.setUpdatesEnabled(False)
    yield made
    close_for_good(made)


@TRIED
def test_no_word_of_a_form_a_question_or_a_drawer_is_cut_covered_or_out_of_reach(
    window: MainWindow, desk: Desk, tried: tuple[str, str]
) -> None:
    found = []
    for walk in (scenes.forms, scenes.questions, scenes.drawers):
        for scene in walk(window, desk):
            for size in SIZES[tried[1]]:
                window.resize(*size)
                settle()
                found += [f"{scene.name} {size}: {fault}" for fault in faults(scene.shown, sideways=True)]
            scene.leave()
    assert not found, "\n".join(dict.fromkeys(found))


@TRIED
def test_no_word_of_a_pop_up_is_cut_and_none_reaches_over_the_window(
    window: MainWindow, desk: Desk, tried: tuple[str, str]
) -> None:
    found = []
    for size in SIZES[tried[1]]:
        window.resize(*size)
        for scene in scenes.popups(window, desk, demo_day()):
            here = (*faults(scene.shown, sideways=True), *scenes.outside(scene.shown, window))
            found += [f"{scene.name} {size}: {fault}" for fault in here]
            scene.leave()
    assert not found, "\n".join(found)


@TRIED
def test_nothing_of_the_consultation_form_jumps_while_it_is_filled_in(
    window: MainWindow, desk: Desk, tried: tuple[str, str]
) -> None:
    earlier = scenes.request_page(window, desk, "2026-0028").shown.request.last(EventKind.CONSULTATION_SENT)
    page = scenes.request_page(window, desk, scenes.ASKED)
    page.deeds.open_step(EventKind.CONSULTATION_SENT)
    settle()
    form = page.timeline.form
    before = _places(form)
    form.put("party", "other_agency")
    form.findChild(QLineEdit, "step_ref").setText(earlier.text("ref"))
    form.findChild(QLineEdit, "step_address").setText("临澜区启明路 8 号")
    form.findChild(QLineEdit, "step_ref").editingFinished.emit()
    settle()
    assert form.effect.text(), "control: it says what it would change"
    assert _places(form) == before
    page.deeds.drafts.recorded()
    page.deeds.leave()


def _places(form: QWidget) -> dict[str, int]:
    named = (each for each in form.findChildren(QWidget) if each.objectName().startswith(("step_", "do_", "leave_")))
    return {each.objectName(): each.mapTo(form, QPoint(0, 0)).y() for each in named}
