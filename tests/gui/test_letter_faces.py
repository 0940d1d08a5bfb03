"""The pages about letters at every size: Chinese, plain text, nothing cut. One office, one window for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.law.terms import Outcome
from clerk_app.services import answering, letters
from tests.gui import letter_office
from tests.gui.office import MARKUP, TODAY
from tests.gui.test_frame import NO_WORDS
from tests.gui.walking import buttons, cut, labels, says_chinese

SIZES = ((1366, 696), (1093, 542), (1920, 1008))


@pytest.fixture(scope="module")
def faces(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[tuple[MainWindow, list[tuple[str, object]]]]:
    with letter_office.opened(tmp_path_factory.mktemp("faces"), qapp) as (desk, window):
        plain, marked = (letter_office.received(desk, name) for name in ("江述白", MARKUP))
        answering.answer(desk, marked, on=TODAY, outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
        letters.issue(desk, plain, "receipt", today=TODAY)
        yield window, [
            ("letter", LetterOpening(plain)), ("letter", LetterOpening(marked)),
            ("letter", LetterOpening(plain, "approval_sheet")), ("letter", LetterOpening(plain, "envelope")),
            ("batch", "receipt"), ("batch", "envelope"), ("posting", "to_post"), ("posting", "unsigned"),
            ("posting", "log"),
        ]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(
    qtbot: QtBot, faces: tuple[MainWindow, list[tuple[str, object]]], size: tuple[int, int]
) -> None:
    window, shown = faces
    window.resize(*size)
    for name, argument in shown:
        window.show_page(name, argument)

        def nothing_is_cut() -> None:
            assert not cut(window)

        qtbot.waitUntil(nothing_is_cut)


def test_every_word_is_chinese_and_every_label_plain_text(
    qtbot: QtBot, faces: tuple[MainWindow, list[tuple[str, object]]]
) -> None:
    window, shown = faces
    window.resize(*SIZES[0])
    for name, argument in shown:
        window.show_page(name, argument)
        qtbot.wait(1)
        said = [each.text() for each in (*labels(window), *buttons(window)) if MARKUP not in each.text()]
        assert len(said) > 5, "control: there is something to see"
        foreign = [text for text in said if not says_chinese(text) and not NO_WORDS.fullmatch(text)]
        assert foreign in ([], ["A4"]), (name, foreign)
        assert all(each.textFormat() == Qt.TextFormat.PlainText for each in window.findChildren(QLabel))
