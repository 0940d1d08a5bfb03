"""What an article demands, in plain words, above the thing that rests on it; one link leads on to the manual."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.articles import in_english
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup
from clerk_app.services.help import Article, manual

if TYPE_CHECKING:
    from clerk_app.gui.main_window import MainWindow

_WIDTH = 460


class ArticlePopup(Popup):
    """Closes on Esc or on a click elsewhere. ``topic_wanted`` carries the topic that says how it is done."""

    topic_wanted = Signal(str)

    def __init__(self, article: Article, topic: str, *, is_english: bool, parent: QWidget) -> None:
        super().__init__(parent, "article_popup")
        self._topic = article.topic
        head = label(in_english(article.number) if is_english else article.number, look.STRONG, name="article_number")
        law = label(article.law_en if is_english else article.law, look.CAPTION, look.TEXT2, wrap=True)
        self.words = label(article.en if is_english else article.zh, look.DATA, wrap=True, name="article_words")
        note = label(self.tr("In plain words; the text of the law decides."), look.CAPTION, look.TEXT3, wrap=True)
        self.way = link(self.tr("Read: {topic}").format(topic=topic), icon="circle-help", name="article_topic")
        self.way.clicked.connect(self._wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.way)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for each in (head, law, self.words, note):
            column.addWidget(each)
        column.addLayout(foot)
        self.setAccessibleName(f"{head.text()} {self.words.text()}")

    def open_below(self, at: QWidget) -> None:
        """Below that widget where there is room, else above it; inside the window either way."""
        window = at.window()
        width = min(look.scaled(_WIDTH), window.width() - 16)
        self.setFixedWidth(width)
        height = self.layout().totalHeightForWidth(width)
        self.setFixedHeight(height)
        corner = at.mapTo(window, QPoint(0, 0))
        below = corner.y() + min(at.height(), look.scaled(40)) + 4
        y = below if below + height <= window.height() - 8 else max(8, corner.y() - height - 4)
        x = min(max(8, corner.x()), window.width() - width - 8)
        self.move(window.mapToGlobal(QPoint(x, y)))
        self.show()
        self.way.setFocus()

    def _wanted(self) -> None:
        self.close()
        self.topic_wanted.emit(self._topic)


def show_article(window: MainWindow, named: str, *, is_english: bool) -> bool:
    """Show the article that a help property names, at what has the focus; False where it names none."""
    told = manual("en" if is_english else "zh")
    article, at = told.article_of(named), window.focusWidget()
    if article is None or at is None:
        return False
    popup = ArticlePopup(article, told.topic_of(named).title, is_english=is_english, parent=window)
    popup.topic_wanted.connect(partial(window.show_page, "help"))
    popup.open_below(at)
    return True
