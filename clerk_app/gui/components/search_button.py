"""The field in the corner of the menu bar. It is no input: it opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import set_tip

WIDE, SMALL = 360, 32
ASIDE, ABOVE = 16, 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SearchButton(EnterButton):
    """360 wide, or the sign alone in a narrow window."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu_search")
        self._key = key
        self._small = False
        self.setText(self.tr("Find requests, pages, actions…"))
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.settle(False)

    def settle(self, small: bool) -> bool:
        """In a narrow window there is room for the sign. Whether that is a change."""
        changed = small is not self._small
        self._small = small
        self.setFixedSize(self.sizeHint())
        set_tip(self, f"{self.text()} {self._key}" if small else "")
        self.update()
        return changed

    def sizeHint(self) -> QSize:
        """Its box, and the room around it in the menu bar."""
        return QSize(look.scaled(SMALL if self._small else WIDE) + ASIDE, look.scaled(28) + 2 * ABOVE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu bar around it would keep Esc to itself."""
        if event.key() == Qt.Key.Key_Escape:
            QCoreApplication.sendEvent(self.window(), event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field to look at."""
        now, painter = look.tokens(), QPainter(self)
        box = QRectF(self.rect()).adjusted(0, ABOVE, -ASIDE, -ABOVE)
        painting.frame(painter, box, now.hover if self.underMouse() else now.field, now.border)
        if self._small:
            icons.paint(painter, QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16), "search", now.text2)
        else:
            icons.paint(painter, QRectF(10, box.center().y() - 8, 16, 16), "search", now.text3)
            painting.words(painter, box.adjusted(34, 0, -60, 0), self.text(), look.DATA, now.text3)
            painting.words(painter, box.adjusted(0, 0, -10, 0), self._key, look.CAPTION, now.text3, _RIGHT)
        if self.hasFocus():
            painting.ring(painter, box)
