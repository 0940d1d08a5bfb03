"""The window's own application for the tests: our fonts, style and Chinese; a made-up office behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from clerk_app.cases.request import RequestId
from clerk_app.gui.app import make_application
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import bury, close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.translation import speak
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from tests.gui import office
from tests.gui.frame import Opened, open_window
from tests.gui.speech import spoken


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """One application, dressed as the program dresses it."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application, style = make_application()
    kept = speak(application)
    dress(application, dark=False)
    yield application
    del kept, style


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store, open."""
    opened = office.open_office(tmp_path / "store")
    yield opened
    opened.store.close()


@pytest.fixture
def made(desk: Desk) -> dict[str, RequestId]:
    """The requests of the office by what they are for."""
    return office.fill(desk)


@pytest.fixture
def words(qapp: QApplication, desk: Desk) -> Words:
    """The Chinese words."""
    return Words(desk.terms, office.today)


@pytest.fixture
def window(desk: Desk, words: Words) -> Iterator[MainWindow]:
    """The whole window on the store, at the size of an office screen."""
    made = open_window(desk, words, office.today)
    yield made
    close_for_good(made)


@pytest.fixture
def opened(desk: Desk) -> Iterator[Opened]:
    """Opens another whole window, which goes for good after the test, before the store is closed."""
    windows: list[MainWindow] = []

    def another(of: Desk, words: Words, today: Callable[[], date]) -> MainWindow:
        windows.append(open_window(of, words, today))
        return windows[-1]

    yield another
    for each in windows:
        close_for_good(each)


@pytest.fixture
def tried(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[str, str]]:
    """A language and a 字号, both on; which ones the test says, by ``indirect``."""
    language, size = request.param
    dress(qapp, dark=False, size=size)
    with spoken(language):
        yield request.param
    dress(qapp, dark=False)


@pytest.fixture(autouse=True)
def buried() -> Iterator[None]:
    """What a test closed is gone before its garbage is collected: no event loop runs that would see to it."""
    yield
    bury()


@pytest.fixture(scope="module", autouse=True)
def none_left() -> Iterator[None]:
    """A file of tests leaves no window behind, or there are hundreds at the end."""
    yield
    bury()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
