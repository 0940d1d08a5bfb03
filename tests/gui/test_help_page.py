"""The manual in the window: topics, search, links, the way back, and what it says of keys and actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from clerk_app.gui import actions, look
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.manual_words import shown_blank
from clerk_app.gui.pages.help_page import HelpPage
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.help import FIRST, filled, manual
from tests.gui import office
from tests.gui.frame import open_window


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for all: nothing here writes."""
    desk: Desk = office.open_office(tmp_path_factory.mktemp("help") / "store")
    office.fill(desk)
    made = open_window(desk, Words(desk.terms, office.today), office.today)
    yield made
    close_for_good(made)
    desk.store.close()


@pytest.fixture
def page(window: MainWindow) -> HelpPage:
    window.show_page("help", FIRST)
    shown = window.page("help")
    assert isinstance(shown, HelpPage)
    shown.search.clear()
    return shown


def test_every_page_of_the_window_is_explained(page: HelpPage) -> None:
    for shelved in SHELF:
        assert page.manual.topic(page.manual.pages[shelved.name]) is not None, shelved.name


def test_every_action_the_manual_names_is_declared() -> None:
    declared = {each.id for each in actions.ACTIONS}
    for language in ("zh", "en"):
        for topic in manual(language).topics:
            assert set(topic.actions) <= declared, topic.id
            assert "{" not in filled(topic.text, shown_blank), topic.id


def test_every_page_the_manual_links_to_is_on_the_shelf() -> None:
    names = {shelved.name for shelved in SHELF}
    for topic in manual("zh").topics:
        assert {name.partition(":")[0] for kind, name in topic.links if kind == "page"} <= names, topic.id


def test_the_table_of_keys_holds_every_declared_key() -> None:
    table = shown_blank("keys", "")
    for each in actions.ACTIONS:
        if each.keys:
            words = actions.without_access_key(actions.shown(each.text))
            assert f"› {words} |" in table, each.id
    assert "| Ctrl+Enter |" in table and "| Alt+← |" in table


def test_a_topic_is_written_in_the_fonts_of_the_window(page: HelpPage) -> None:
    text = page.text.document().toPlainText()
    assert text.startswith("第一天") and "Ctrl+N" in text
    sizes = set()
    block = page.text.document().firstBlock()
    while block.isValid():
        for span in block.textFormats():
            if span.length:
                sizes.add(span.format.font().pixelSize())
        block = block.next()
    assert sizes <= {look.font(role).pixelSize() for role in (look.TITLE, look.SUBJECT, look.STRONG, look.BODY)}


def test_one_character_narrows_the_list_and_esc_gives_it_back(page: HelpPage, window: MainWindow) -> None:
    whole = page.topics.ids()
    page.search.setFocus()
    page.search.insert("缴")
    found = page.topics.ids()
    assert "fees" in found and len(found) < len(whole)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert window.focusWidget() is page.topics
    window.escape()
    assert page.topics.ids() == whole and window.shown == "help"


def test_words_no_topic_has_are_said_to_be_found_nowhere(page: HelpPage) -> None:
    page.search.insert("没有这样的词组")
    assert page.topics.ids() == ()
    assert page._none.isVisible() and "没有哪一篇" in page._none.text()


def test_links_lead_on_and_back_leads_back(page: HelpPage, window: MainWindow) -> None:
    page.text.anchorClicked.emit(QUrl("topic:intake"))
    assert page.shown == "intake"
    page.text.anchorClicked.emit(QUrl("article:2019-31"))
    assert page.shown == "intake" and "交来那天" in page.text.toPlainText()
    page.text.anchorClicked.emit(QUrl("page:calendar"))
    assert window.shown == "calendar"
    window.back()
    window.back()
    assert (window.shown, page.shown) == ("help", "intake")
    window.back()
    assert page.shown == FIRST


def test_arrow_keys_go_through_the_topics(page: HelpPage, window: MainWindow) -> None:
    page.topics.setFocus()
    QTest.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.shown == page.topics.ids()[1]
    assert window.focusWidget() is page.topics
    assert page.text.accessibleName() == page.manual.topics[1].title


def test_every_topic_opens_and_its_title_stands_first(page: HelpPage, window: MainWindow) -> None:
    for topic in page.manual.topics:
        window.show_page("help", topic.id)
        assert page.text.toPlainText().startswith(topic.title)


def test_what_is_printed_is_dark_on_white(page: HelpPage) -> None:
    paper = page.text.on_paper()
    span = next(span for span in paper.firstBlock().textFormats() if span.length)
    assert span.format.foreground().color().name().upper() == look.LIGHT.text


def test_nothing_is_fetched(page: HelpPage, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.text.loadResource(kind, QUrl.fromLocalFile(str(secret))) is None


def test_the_walk_shows_its_pictures_no_wider_than_a_line(page: HelpPage, window: MainWindow) -> None:
    window.show_page("help", "walk")
    names = re.findall(r"pictures/(walk-[0-9]+\.png)", page.manual.topic("walk").text)
    assert len(names) == 15
    for name in names:
        picture = page.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"../pictures/{name}"))
        assert isinstance(picture, QImage) and picture.deviceIndependentSize().width() <= page.text.viewport().width()
    assert page.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None
