"""帮助: the manual. At the left its topics with a search, at the right the text; links lead on, Back leads back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.manual_view import ManualView
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.components.topic_list import TopicList
from clerk_app.gui.manual_words import shown_blank
from clerk_app.gui.pages.page import Page
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.words import Words
from clerk_app.services import help as helping
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_LEFT, _LEFT_NARROW, _NARROW = 248, 208, 1190


class HelpPage(Page):
    """Opened with a topic, or with what a help property names: "article:2019-33", "page:today", "step:extended"."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.manual = helping.manual(words.either("zh", "en"))
        self._shown = ""
        self._printer: QPrinter | None = None
        self._header = PageHeader(self.tr("Help"), can_go_back=True)
        self._header.add(button(self.tr("Print this topic"), icon="printer", key="Ctrl+P", small=True,
                                name="print_topic"))
        self.search = SearchField(self.tr("Search the manual"), width=_LEFT - 20, name="help_search")
        self.topics = TopicList()
        self._none = label(self.tr("No topic has these words."), look.DATA, look.TEXT2, wrap=True, name="help_none")
        self._none.setContentsMargins(10, 4, 10, 0)
        self._none.hide()
        self.text = ManualView()
        self._left = QWidget()
        ground(self._left, look.SUNKEN)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(8)
        field = QHBoxLayout()
        field.setContentsMargins(10, 0, 10, 0)
        field.addWidget(self.search)
        column.addLayout(field)
        column.addWidget(self._none)
        column.addWidget(self.topics, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(Hairline(down=True))
        across.addWidget(self.text, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addLayout(across, 1)
        self._header.back.connect(self._leave)
        self._header.findChild(QWidget, "print_topic").clicked.connect(self._print)
        self.search.searched.connect(self._searched)
        self.search.left_downwards.connect(self.topics.setFocus)
        self.topics.chosen.connect(self._chosen)
        self.text.led.connect(self._led)
        self._settle()
        self._searched("")

    @property
    def shown(self) -> str:
        """The topic that is open."""
        return self._shown

    def open_with(self, argument: object) -> None:
        """The topic named; None or empty: the one last read, else the first."""
        named = str(argument or self._shown or helping.FIRST)
        topic, article = self.manual.topic_of(named), self.manual.article_of(named)
        if named == self._shown:
            return
        self._shown = topic.id
        if topic.id not in self.topics.ids():
            self.search.clear()
        self.topics.mark(topic.id)
        text = helping.filled(topic.text, shown_blank)
        if article is not None:
            text = f"> **{self.words.cited(article.number)}** {self.words.either(article.zh, article.en)}\n\n{text}"
        self.text.show_topic(topic.title, f"# {topic.title}\n{text}")

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Printing and searching."""
        return {"print": self._print, "find": self.search.setFocus}

    def step_back(self) -> bool:
        """Esc clears the search first."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """The topics, the text."""
        return (self._left, self.text)

    def take_focus(self) -> None:
        """Stay where reading went on; else at the list."""
        inside = self.window().focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            self.topics.setFocus()

    def _searched(self, typed: str) -> None:
        found = helping.search(self.manual.topics, typed)
        self.topics.fill(found, self._shown)
        self._none.setVisible(not found)

    def _chosen(self, topic_id: str) -> None:
        self.go.emit("help", topic_id)

    def _led(self, named: str) -> None:
        """A link: on to another topic or article, or to the page it names."""
        kind, _, name = named.partition(":")
        if kind != helping.PAGE:
            self.go.emit("help", name if kind == helping.TOPIC else named)
            return
        page, _, written = name.partition(":")
        try:
            self.go.emit(page, argument_of(self.desk, page, written))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)

    def _print(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self.text.accessibleName())
        dialog = QPrintDialog(self._printer, self)
        dialog.setObjectName("print_dialog")
        dialog.accepted.connect(self._printed)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides it behind an open() of its own that takes a receiver

    def _printed(self) -> None:
        self.text.on_paper().print_(self._printer)

    def _leave(self) -> None:
        self.go.emit("back", None)

    def _settle(self) -> None:
        width = look.scaled(_LEFT_NARROW if self.width() < _NARROW else _LEFT)
        self._left.setFixedWidth(width)
        self.search.setFixedWidth(width - 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
