"""The menus of the window: every declared action is made here once, and what is chosen is told by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from clerk_app.gui import actions


class WindowActions(QObject):
    """``chosen`` carries the id of the action chosen in a menu or by its key."""

    chosen = Signal(str)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._made: dict[str, QAction] = {}
        bar.setNativeMenuBar(False)
        for menu_id, source in actions.MENUS:
            menu = bar.addMenu(actions.shown(source))
            menu.setObjectName(f"menu_{menu_id}")
            menu.installEventFilter(self)
            for declared in (each for each in actions.ACTIONS if each.menu == menu_id):
                if declared.starts_group:
                    menu.addSeparator()
                menu.addAction(self._make(declared))

    def _make(self, declared: actions.Declared) -> QAction:
        words = actions.shown(declared.text)
        made = QAction(words, self)
        made.setObjectName(declared.id)
        made.setData(declared.id)
        made.setMenuRole(QAction.MenuRole.NoRole)
        made.setAutoRepeat(declared.repeats)
        if declared.scope == actions.OWN:  # the list takes the key itself; the menu only names it
            made.setText(f"{words}\t{actions.cap(declared.keys)}")
        elif declared.keys:
            made.setShortcut(QKeySequence(declared.keys, QKeySequence.SequenceFormat.PortableText))
        if declared.scope == actions.LIST:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(self._triggered)
        self._made[declared.id] = made
        return made

    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())

    def settle(self, is_possible: Callable[[str], bool]) -> None:
        """Grey what is not possible now."""
        for action_id, action in self._made.items():
            action.setEnabled(is_possible(action_id))

    def is_possible(self, action_id: str) -> bool:
        """Whether it is not greyed."""
        return self._made[action_id].isEnabled()

    def told(self, action_id: str) -> str:
        """What is said when it is done; empty where what it did is seen."""
        is_told = any(each.is_told for each in actions.ACTIONS if each.id == action_id)
        return actions.without_access_key(self._made[action_id].text()) if is_told else ""

    def greyed(self, pressed: QKeySequence) -> str:
        """What the action of this key is called while it is greyed; empty where the key is none of the window's."""
        for each in actions.ACTIONS:
            action = self._made[each.id]
            if each.scope == actions.WINDOW and each.keys and not action.isEnabled() and action.shortcut() == pressed:
                return actions.without_access_key(action.text())
        return ""

    def give_letters(self, page: QWidget) -> None:
        """The keys that work while a list or a request has the focus."""
        page.addActions([self._made[each.id] for each in actions.ACTIONS if each.scope == actions.LIST])

    def give_menu(self, lists: Iterable[QWidget]) -> None:
        """A context menu of the deeds on a request, copying last."""
        offered = [each for each in actions.ACTIONS if each.id == "open" or each.scope == actions.LIST]
        for shown in lists:
            shown.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            shown.addActions([self._made[each.id] for each in sorted(offered, key=_menu_order)])

    def tick(self, group: Iterable[str], chosen: str) -> None:
        """Tick the one of a group that is on."""
        for action_id in group:
            self._made[action_id].setCheckable(True)
            self._made[action_id].setChecked(action_id == chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An open menu gets its letters before the list behind it does."""
        if isinstance(watched, QMenu) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _menu_order(declared: actions.Declared) -> bool:
    """Deeds on the request before copying."""
    return declared.menu != "request"
