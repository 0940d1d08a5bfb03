"""Saved views as tabs with counts; the active one is accent with a bar of three."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.lines import Bar

HEIGHT = 37
_GAP = 6


class ViewTab(EnterButton):
    """One view: its word and how many rows it holds."""

    def __init__(self, view: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
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
    """Emits ``chosen`` with the view's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent=parent)
        self.setObjectName("view_tabs")
        self._tabs: dict[str, ViewTab] = {}
        self.row.setSpacing(24)
        self.row.addStretch(1)

    def add(self, view: str, words: str) -> None:
        """Put a view at the end."""
        tab = ViewTab(view, words, self)
        tab.clicked.connect(self._pressed)
        self.row.insertWidget(len(self._tabs), tab)
        self._tabs[view] = tab

    def tab(self, view: str) -> ViewTab:
        """The tab of a view."""
        return self._tabs[view]

    def mark(self, view: str) -> None:
        """Which view is shown; none for an unknown one."""
        for tab in self._tabs.values():
            tab.setChecked(tab.view == view)

    def _pressed(self) -> None:
        tab = self.sender()
        if isinstance(tab, ViewTab):
            self.chosen.emit(tab.view)
