"""快捷键: every action with its key and menu, to be searched and printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import actions
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.models.plain_table import PlainTable
from clerk_app.gui.pages.page import Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.finding import holds_all
from clerk_app.services.plain_paper import plain_paper

COLUMNS = (
    (QT_TRANSLATE_NOOP("KeyTable", "What"), 360),
    (QT_TRANSLATE_NOOP("KeyTable", "Key"), 300),
    (QT_TRANSLATE_NOOP("KeyTable", "Where"), 0),
)
WIDTHS_ON_PAPER = (5, 4, 5)


class KeyTable(PlainTable):
    """Keys, what they do, where that stands in the menus; ``narrow`` shows the lines that hold the words."""

    def __init__(self, lines: Sequence[tuple[str, str, str]], parent: QObject | None = None) -> None:
        super().__init__("KeyTable", COLUMNS, parent)
        self._all = tuple(lines)
        self.show_lines(self._all)

    def narrow(self, text: str) -> None:
        """Only lines with these words."""
        words = text.casefold().split()
        self.show_lines([line for line in self._all if holds_all("\n".join(line), words)])


class KeysPage(Page):
    """One line for each action, in the order of the menus; then what lists and fields do by themselves."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._printing = Printing(self)
        self.header = PageHeader(self.tr("Keys"), can_go_back=True)
        self.header.back.connect(self._leave)
        self.search = SearchField(self.tr("Find a key or an action"), width=260, name="keys_search")
        printed = button(self.tr("Print"), icon="printer", key="Ctrl+P", name="keys_print")
        printed.clicked.connect(self.print_list)
        self.header.add(self.search, printed)
        self.model = KeyTable(self._lines(), self)
        self.list = PlainList(self.model, self.model.widths())
        self.list.setObjectName("keys_list")
        self.list.setAccessibleName(self.tr("Keys"))
        self.empty = EmptyState("search")
        self.empty.say(self.tr("No key and no action has these words."), first=self.tr("Show all"))
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.header, self.list, self.empty):
            column.addWidget(each)
        self.search.searched.connect(self._searched)
        self.search.left_downwards.connect(self.list.setFocus)
        self.empty.first.connect(self.search.clear)

    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        menus = {menu: actions.without_access_key(actions.shown(words)) for menu, words in actions.MENUS}
        where = {
            actions.LIST: self.tr("with the focus in a list or on a request"),
            actions.OWN: self.tr("with the focus on an entry of a request"),
        }
        declared = [
            (
                actions.without_access_key(actions.shown(one.text)), actions.reached_by(one),
                " · ".join(filter(None, (menus[one.menu], where.get(one.scope, "")))),
            )
            for menu in menus for one in actions.ACTIONS if one.menu == menu
        ]  # fmt: skip
        where = self.tr("lists and fields")
        own = [(actions.shown(words), actions.cap(keys), where) for keys, words in actions.WIDGET_KEYS]
        pasted = self.tr("rows pasted from Excel")
        own += [(actions.shown(words), actions.cap(keys), pasted) for keys, words in actions.PASTED_KEYS]
        return (*declared, *own)

    def _searched(self, text: str) -> None:
        self.model.narrow(text)
        self.list.setVisible(bool(self.model.lines))
        self.empty.setVisible(not self.model.lines)

    def open_with(self, argument: object) -> None:
        """Words to search; None: as it was left."""
        if isinstance(argument, str):
            self.search.setText(argument)
        if not self.list.currentIndex().isValid():
            self.list.selectRow(0)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Find, print."""
        return {"find": self._find, "print": self.print_list}

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def print_list(self) -> None:
        """What is listed, on paper."""
        heads, lines = self.model.captions(), self.model.lines
        self._printing.ask_data(plain_paper(self.desk, self.tr("Keys"), heads, lines, WIDTHS_ON_PAPER))

    def step_back(self) -> bool:
        """Esc clears the search first."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """Head, list."""
        return (self.header, self.list)

    def take_focus(self) -> None:
        """The list, or the way out where it is empty."""
        (self.list if self.list.isVisible() else self.search).setFocus()

    def _leave(self) -> None:
        self.go.emit("back", None)
