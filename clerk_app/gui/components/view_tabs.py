"""Saved views as tabs with counts; the active one is accent with a bar of three. The clerk's own bear F2 and Delete."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import EnterButton, link
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.lines import Bar

HEIGHT = 37
_GAP, _BETWEEN = 6, 24


class ViewTab(EnterButton):
    """One view: its word and how many rows it holds. ``menu_wanted``, ``renaming``, ``removing``: of an own one."""

    menu_wanted = Signal(str)
    renaming = Signal(str)
    removing = Signal(str)

    def __init__(self, view: str, words: str, parent: QWidget | None = None, *, own: bool = False) -> None:
        super().__init__(parent)
        self.view = view
        self.own = own
        self.wanted = True
        """Whether it is to be seen where there is room."""
        self._count = ""
        self.setText(words)
        self.setCheckable(True)
        self.setObjectName(f"view_{view}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_count(self, count: str) -> None:
        """The number beside the word, empty for none."""
        if count == self._count:
            return
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.updateGeometry()
        self.update()

    def count(self) -> str:
        """The number shown."""
        return self._count

    def sizeHint(self) -> QSize:
        wide = look.metrics(look.STRONG).horizontalAdvance(self.text())
        if self._count:
            wide += _GAP + look.metrics(look.CAPTION_STRONG).horizontalAdvance(self._count)
        return QSize(wide + 2, look.scaled(HEIGHT) - 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.own:
            self.menu_wanted.emit(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.own and event.key() == Qt.Key.Key_F2:
            self.renaming.emit(self.view)
        elif self.own and event.key() == Qt.Key.Key_Delete:
            self.removing.emit(self.view)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look.tokens()
        painter = QPainter(self)
        on = self.isChecked()
        ink = now.accenttext if on else now.text if self.underMouse() else now.text2
        role = look.STRONG if on else look.BODY
        painting.words(painter, QRectF(self.rect()), self.text(), role, ink)
        if self._count:
            x = look.metrics(role).horizontalAdvance(self.text()) + _GAP
            caption = look.CAPTION_STRONG if on else look.CAPTION
            painting.words(painter, QRectF(x, 1, self.width() - x, self.height()), self._count, caption, ink)
        if on:
            bar = QRectF(0, self.height() - 3, self.width() - 2, 3)
            painting.frame(painter, bar, now.accent, None, 0, 1.5)
        if self.hasFocus():
            painting.ring(painter, QRectF(self.rect()).adjusted(-2, 4, 2, -4))


class ViewTabs(Bar):
    """Emits ``chosen`` with the view's id. Tabs without room go behind 更多; what is marked stays in sight."""

    chosen = Signal(str)
    save_wanted = Signal()
    menu_wanted = Signal(str)
    renaming = Signal(str)
    removing = Signal(str)
    renew_wanted = Signal(str)
    """The marked view of the clerk's own is to be what is shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent=parent)
        self.setObjectName("view_tabs")
        self._tabs: dict[str, ViewTab] = {}
        self._marked = ""
        self._more = link(self.tr("More"), small=True, name="views_more")
        self._more.clicked.connect(self._more_pressed)
        self._more.hide()
        self.save: QPushButton = link(self.tr("Save as view"), icon="plus", small=True, name="save_view")
        self.save.clicked.connect(self._save_pressed)
        self.row.setSpacing(_BETWEEN)
        self.row.addWidget(self._more)
        self.row.addWidget(self.save)
        self.renew: QPushButton = link(self.tr("Update view"), icon="check", small=True, name="renew_view")
        self.renew.clicked.connect(self._renew_pressed)
        self.renew.hide()
        self.row.addWidget(self.renew)
        self.row.addStretch(1)

    def add(self, view: str, words: str, *, own: bool = False) -> ViewTab:
        """Put a view at the end."""
        tab = ViewTab(view, words, self, own=own)
        tab.clicked.connect(self._pressed)
        tab.menu_wanted.connect(self.menu_wanted)
        tab.renaming.connect(self.renaming)
        tab.removing.connect(self.removing)
        self.row.insertWidget(len(self._tabs), tab)
        self._tabs[view] = tab
        return tab

    def remove_own(self) -> None:
        """Take the clerk's own views away."""
        for tab in [each for each in self._tabs.values() if each.own]:
            del self._tabs[tab.view]
            tab.hide()
            tab.deleteLater()

    def tab(self, view: str) -> ViewTab:
        """The tab of a view."""
        return self._tabs[view]

    def views(self) -> tuple[ViewTab, ...]:
        """Every view there is, in their order."""
        return tuple(self._tabs.values())

    def mark(self, view: str) -> None:
        """Which view is shown; none for an unknown one."""
        self._marked = view
        for tab in self._tabs.values():
            tab.setChecked(tab.view == view)
        self.fit()

    def say_changed(self, changed: bool) -> None:
        """The marked view was sorted, filtered or given other columns since it was kept."""
        self.renew.setVisible(changed)
        said = self.tr("“{name}” is shown otherwise than it was kept").format(name=self._marked_words())
        set_tip(self.renew, said if changed else "")
        self.renew.setAccessibleName(f"{self.renew.text()} {said}")
        self.fit()

    def _marked_words(self) -> str:
        return self._tabs[self._marked].text() if self._marked in self._tabs else ""

    def fit(self) -> None:
        """Show as many as there is room for."""
        margins = self.row.contentsMargins()
        links = (one.sizeHint().width() + _BETWEEN for one in (self.save, self.renew) if not one.isHidden())
        room = self.width() - margins.left() - margins.right() - sum(links)
        shown = [tab for tab in self._tabs.values() if tab.wanted]
        needed = {tab.view: tab.sizeHint().width() + _BETWEEN for tab in shown}
        hidden: set[str] = set()
        if sum(needed.values()) > room:
            room -= self._more.sizeHint().width() + _BETWEEN
            for tab in reversed(shown):
                if sum(wide for view, wide in needed.items() if view not in hidden) <= room:
                    break
                if tab.view != self._marked:
                    hidden.add(tab.view)
        for tab in self._tabs.values():
            tab.setVisible(tab.wanted and tab.view not in hidden)
        self._more.setVisible(bool(hidden))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, look.scaled(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def list_views(self, below: QWidget, *, every: bool) -> QMenu:
        """The views as a menu: those without room, or every one."""
        menu = QMenu(self)
        menu.setObjectName("views_menu")
        for tab in self._tabs.values():
            if tab.wanted and (every or tab.isHidden()):
                action = menu.addAction(f"{tab.text()}\t{tab.count()}".strip().replace("&", "&&"))
                action.setData(tab.view)
                action.setCheckable(True)
                action.setChecked(tab.view == self._marked)
        if every:
            menu.addSeparator()
            menu.addAction(self.tr("Save as view")).triggered.connect(self._save_pressed)
            if not self.renew.isHidden():
                menu.addAction(self.renew.text()).triggered.connect(self._renew_pressed)
        menu.triggered.connect(self._listed)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))
        return menu

    def _listed(self, action) -> None:
        if action.data():
            self.chosen.emit(action.data())

    def _more_pressed(self) -> None:
        self.list_views(self._more, every=False)

    def _save_pressed(self) -> None:
        self.save_wanted.emit()

    def _renew_pressed(self) -> None:
        self.renew_wanted.emit(self._marked)

    def _pressed(self) -> None:
        tab = self.sender()
        if isinstance(tab, ViewTab):
            self.chosen.emit(tab.view)
