"""The keys of the page shown, in a pop-up (?): what can be done here now, nothing that cannot."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import actions, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.style_fields import LANE

_GAP = 28
_WIDTH = 560


class PageKeysPopup(Popup):
    """Key and words, line by line; a link to the page of all keys."""

    closing = (Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self, lines: list[tuple[str, str]], window: MainWindow) -> None:
        super().__init__(window, "page_keys_popup")
        self._window = window
        self.setAccessibleName(self.tr("Keys of this page"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(18, 8, 18, 8)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (keys, words) in enumerate(lines):
            grid.addWidget(label(keys, look.DATA, look.TEXT2, wrap=True, name="page_key"), row, 0)
            grid.addWidget(label(words, look.DATA, wrap=True, name="page_key_words"), row, 1)
        scroller = Scroller(inner)
        everything = link(self.tr("All keys"), name="page_keys_all")
        everything.clicked.connect(self._all)
        title = label(self.tr("Keys of this page"), look.STRONG)
        title.setContentsMargins(18, 0, 18, 0)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 18, 0)
        below.addWidget(everything)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 8)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(scroller, 1)
        column.addLayout(below)
        high = grid.totalHeightForWidth(_WIDTH - LANE) + look.scaled(22) + title.sizeHint().height() + 34
        self.setFixedSize(_WIDTH, min(high, window.height() - 80))
        everything.setFocus()

    def _all(self) -> None:
        self.close()
        self._window.show_page("keys")


class PageKeys(QObject):
    """Answers ``page_keys_wanted``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.page_keys_wanted.connect(self.show)

    def show(self) -> None:
        """In the middle of the window."""
        popup = PageKeysPopup(self.lines(), self._window)
        corner = QPoint((self._window.width() - popup.width()) // 2, (self._window.height() - popup.height()) // 2)
        popup.move(self._window.mapToGlobal(corner))
        popup.show()

    def lines(self) -> list[tuple[str, str]]:
        """The page's own actions first, then what lists and fields do, then what works everywhere."""
        page = self._window.page(self._window.shown)
        own = set(page.handlers()) if page is not None else set()
        possible = [one for one in actions.ACTIONS if one.keys and self._window.is_possible(one.id)]
        here = [one for one in possible if one.id in own]
        everywhere = [one for one in possible if one.id not in own]

        def said(some: list[actions.Declared]) -> list[tuple[str, str]]:
            return [(actions.cap(one.keys), actions.without_access_key(actions.shown(one.text))) for one in some]

        by_themselves = [(actions.cap(keys), actions.shown(words)) for keys, words in (
            *(page.keys() if page is not None else ()), *actions.WIDGET_KEYS
        )]
        return said(here) + by_themselves + said(everywhere)
