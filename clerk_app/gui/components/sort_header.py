"""The heading of a list: captions on a sunken ground; the sorted column is bold with an arrow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from clerk_app.gui import look, painting

HEIGHT = 32


class SortHeader(QHeaderView):
    """Emits ``sorted_by(section, add)``; the page sorts and says so with ``show_order``."""

    sorted_by = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._order: dict[int, bool] = {}
        self._add = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setFixedHeight(look.scaled(HEIGHT))
        self.sectionClicked.connect(self._clicked)
        self._was_moved = False
        self.sectionMoved.connect(self._moved)

    def show_order(self, order: dict[int, bool]) -> None:
        """Which sections lead the order, and whether downwards."""
        self._order = order
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was_moved = False
        super().mousePressEvent(event)

    def _moved(self, *_: int) -> None:
        self._was_moved = True

    def _clicked(self, section: int) -> None:
        """A heading that was dragged elsewhere was not clicked."""
        if not self._was_moved:
            self.sorted_by.emit(section, self._add)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        now = look.tokens()
        painter.fillRect(rect, look.color(now.sunken))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        words = str(self.model().headerData(section, self.orientation()) or "")
        flags = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        right = flags is not None and bool(Qt.AlignmentFlag(flags) & Qt.AlignmentFlag.AlignRight)
        leads = section in self._order
        role = look.CAPTION_STRONG if leads else look.CAPTION
        room = QRectF(rect).adjusted(10, 0, -8, 0)
        arrow = 14 if leads else 0
        wide = look.metrics(role).horizontalAdvance(words)
        x = room.right() - wide - arrow if right else room.x()
        painting.words(painter, QRectF(x, room.y(), wide + 2, room.height()), words, role,
                       now.text if leads else now.text2)
        if leads:
            centre = QPointF(x + wide + 8, room.center().y() + 0.5)
            painting.chevron(painter, centre, 3, now.text2, up=not self._order[section])

    def paintEvent(self, event) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look.color(look.tokens().sunken))
        painting.across(painter, 0, self.viewport().width(), self.viewport().height() - 1, look.tokens().line)
        painter.end()
        super().paintEvent(event)
