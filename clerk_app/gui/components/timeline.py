"""经过: the timeline of a request. A list with its own painter; an inline form opens below the current item."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.gui import icons, look
from clerk_app.gui.models.event_list import ROW, EventRow, Node
from clerk_app.gui.painting import frame
from clerk_app.gui.painting import words as write

_TALL, _LOW, _NOTE = 52, 34, 20
_FIRST_LINE = 24
_DAY, _RAIL, _BODY = 44, 92, 112
_EDGE, _NARROW = 12, 620
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FORM_GAP = 8
AMEND, STRIKE = "amend", "strike"


class _Painter(QStyledItemDelegate):
    """Two heights; the current item makes room for the form below it."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.room_at = -1
        self.room = 0
        self.hovered = -1

    def row_height(self, row: EventRow) -> int:
        is_low = row.is_struck or row.is_low
        return look.scaled(_LOW if is_low else _TALL + (_NOTE if row.note else 0))

    def actions(self, rect: QRect, row: EventRow) -> tuple[tuple[str, str, QRectF], ...]:
        """What mends the entry, at its right end: the name of each, its words, its place; nothing where it is struck.

        Below who recorded it; on a low row in that place."""
        offered = [(AMEND, self.tr("Correct") + " F2")] if row.can_correct else []
        if row.can_strike and not row.is_struck:
            offered.append((STRIKE, self.tr("Strike") + " Del"))
        right = float(rect.right() - 10)
        top = rect.y() + 2 + (0 if row.is_low else look.scaled(_FIRST_LINE))
        found = []
        for name, words in reversed(offered):
            wide = look.metrics(look.CAPTION).horizontalAdvance(words)
            found.append((name, words, QRectF(right - wide, top, wide, look.scaled(_FIRST_LINE))))
            right -= wide + 14
        return tuple(reversed(found))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        room = self.room if index.row() == self.room_at else 0
        return QSize(240, self.row_height(index.data(ROW)) + room)

    def link_rect(self, rect: QRect, row: EventRow) -> QRectF:
        """Where the document's link stands in the row's rectangle."""
        x = rect.x() + _BODY + look.metrics(look.STRONG).horizontalAdvance(row.title) + 12
        if row.tag:
            x += look.metrics(look.CAPTION).horizontalAdvance(row.tag) + 12 + 10
        wide = 18 + look.metrics(look.DATA).horizontalAdvance(row.link)
        return QRectF(x, rect.y() + 2, wide, look.scaled(_FIRST_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: EventRow = index.data(ROW)
        rect, colours = option.rect, look.tokens()
        high = self.row_height(row)
        if _is_current(option):
            painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), high), look.color(colours.sel))
            painter.fillRect(QRect(rect.x(), rect.y(), 3, high), look.color(colours.accent))
        line = QRectF(rect.x(), rect.y() + 2, rect.width(), look.scaled(_FIRST_LINE))
        self._paint_rail(painter, rect, line, row, index)
        quiet = colours.text2 if row.is_struck else colours.text
        write(painter, line.adjusted(8, 0, 0, 0), row.day, look.DATA, quiet)
        beside = 8 + max(_DAY, look.metrics(look.DATA).horizontalAdvance(row.day) + 4)
        if beside + look.metrics(look.CAPTION).horizontalAdvance(row.weekday) < _RAIL - 10:
            write(painter, line.adjusted(beside, 0, 0, 0), row.weekday, look.CAPTION, colours.text2)
        else:  # a day of another year fills the line; its weekday stands below
            below = QRectF(line.x() + 8, line.bottom(), _RAIL - 20, look.scaled(20))
            if not row.is_struck:
                write(painter, below, row.weekday, look.CAPTION, colours.text2)
        left = rect.x() + _BODY
        free = line.right() - 22 - (self.link_rect(rect, row).right() if row.is_struck and row.link else left + 60)
        is_current = _is_current(option)
        actions = self.actions(rect, row) if is_current or index.row() == self.hovered else ()
        recorded = look.metrics(look.CAPTION).elidedText(row.recorded, Qt.TextElideMode.ElideMiddle, int(free))
        if actions and row.is_low:
            recorded = ""
            free = min(free, actions[0][2].x() - 12 - left)
        for _, words, place in actions:
            write(painter, place, words, look.CAPTION, colours.accenttext)
        said = look.metrics(look.CAPTION).horizontalAdvance(recorded)
        write(painter, line.adjusted(0, 0, -10, 0), recorded, look.CAPTION, colours.text3, _RIGHT)
        role = look.BODY if row.is_struck else look.STRONG
        ends = actions[0][2].x() if actions and row.is_low else line.right() - 10 - said
        room = ends - 12 - left
        title = look.metrics(role).elidedText(row.title, Qt.TextElideMode.ElideRight, int(room))
        write(painter, QRectF(left, line.y(), room, line.height()), title, role, quiet)
        wide = look.metrics(role).horizontalAdvance(title)
        if row.is_struck:
            middle = line.center().y()
            painter.fillRect(QRectF(left, middle, wide, 1), look.color(colours.text2))
            self._paint_extras(painter, rect, line, row, left + wide + 12)  # a void letter's number
            return
        self._paint_extras(painter, rect, line, row, left + wide + 12)
        if row.is_low:
            beside = QRectF(left + wide + 12, line.y(), ends - 12 - left - wide - 12, line.height())
            text = look.metrics(look.DATA).elidedText(row.detail, Qt.TextElideMode.ElideRight, int(beside.width()))
            write(painter, beside, text, look.DATA, colours.text2)
            return
        ends = actions[0][2].x() - 12 if actions else rect.right() - 12
        detail = QRectF(left, line.bottom(), ends - left, look.scaled(20))
        text = look.metrics(look.DATA).elidedText(row.detail, Qt.TextElideMode.ElideRight, int(detail.width()))
        write(painter, detail, text, look.DATA, colours.text2)
        if row.note:
            below = detail.translated(0, look.scaled(_NOTE))
            text = look.metrics(look.DATA).elidedText(row.note, Qt.TextElideMode.ElideRight, int(below.width()))
            write(painter, below, text, look.DATA, colours.amber)

    def _paint_extras(self, painter: QPainter, rect: QRect, line: QRectF, row: EventRow, x: float) -> None:
        colours = look.tokens()
        if row.tag:
            wide = look.metrics(look.CAPTION).horizontalAdvance(row.tag) + 12
            tag = QRectF(x, line.center().y() - look.scaled(10), wide, look.scaled(20))
            frame(painter, tag, colours.sunken, colours.line2)
            write(painter, tag, row.tag, look.CAPTION, colours.text2, Qt.AlignmentFlag.AlignCenter)
        if row.link:
            place = self.link_rect(rect, row)
            icons.paint(painter, QRectF(place.x(), place.center().y() - 7, 14, 14), "file-text", colours.accenttext)
            write(painter, place.adjusted(18, 0, 2, 0), row.link, look.DATA, colours.accenttext)

    def _paint_rail(self, painter: QPainter, rect: QRect, line: QRectF, row: EventRow, index: QModelIndex) -> None:
        colours = look.tokens()
        middle = QPointF(rect.x() + _RAIL, line.center().y())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(colours.line2), 1.5))
        if index.row() > 0:
            painter.drawLine(QPointF(middle.x(), rect.y()), middle)
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(middle, QPointF(middle.x(), rect.bottom() + 1))
        _paint_node(painter, middle, row.node)
        painter.restore()


def _is_current(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus)


def _paint_node(painter: QPainter, at: QPointF, node: Node) -> None:
    colours = look.tokens()
    ink = look.color(colours.text3 if node is Node.STRUCK else colours.text2)
    painter.setPen(QPen(ink, 1.5))
    if node is Node.DRAFT:
        ink = look.color(colours.accenttext)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DotLine))
    painter.setBrush(ink if node is Node.RECEIVED else look.color(colours.surface))
    wide = 8 if node in (Node.STOPS, Node.RUNS) else 4.5
    painter.drawEllipse(at, wide, wide)
    if node is Node.STOPS:
        for x in (-2.5, 2.5):
            painter.fillRect(QRectF(at.x() + x - 0.8, at.y() - 3.5, 1.6, 7), ink)
    if node is Node.RUNS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([at + QPointF(-2.2, -3.6), at + QPointF(3.6, 0), at + QPointF(-2.2, 3.6)]))


class Timeline(QListView):
    """Scrolls by itself; 撤销此条 by Delete or the context menu; a link opens its document."""

    form_shown = Signal(bool)
    """A form was opened (before it gets its place), or closed."""
    strike_wanted = Signal(object)
    amend_wanted = Signal(object)
    link_wanted = Signal(object)
    """The row whose file or draft is to be opened; a letter has a signal of its own."""
    document_wanted = Signal(int)
    menu_wanted = Signal(object, QPoint)
    """The row and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = _Painter(self)
        self._form: QWidget | None = None
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("What happened"))
        QApplication.instance().focusChanged.connect(self._follow_focus)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the page, not a search."""

    # the form below an item

    def open_form(self, form: QWidget, row: int) -> None:
        """Place a real widget below the item; it stays until ``close_form``."""
        self.close_form()
        self._form = form
        form.setParent(self.viewport())
        self._delegate.room_at = row
        form.installEventFilter(self)
        form.show()
        self.form_shown.emit(True)
        self._make_room()
        self._show_form()

    def close_form(self) -> None:
        """Take the form away."""
        if self._form is None:
            return
        form, self._form = self._form, None
        form.removeEventFilter(self)
        self._delegate.room_at, self._delegate.room = -1, 0
        form.hide()
        form.deleteLater()
        self.scheduleDelayedItemsLayout()
        self.form_shown.emit(False)
        self.setFocus()

    def form_height(self) -> int:
        """How high the open form and its entry want to be."""
        if self._form is None:
            return 0
        return self._form.sizeHint().height() + look.scaled(_TALL) + 2 * _FORM_GAP

    @property
    def form(self) -> QWidget | None:
        """The form that is open."""
        return self._form

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A form that grows gets its room."""
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            before = self._delegate.room
            self._make_room()
            if self._delegate.room > before:
                self._show_form()
        return super().eventFilter(watched, event)

    def _indent(self) -> int:
        """Where the form begins: below the words of its entry, at the edge where the list is narrow."""
        return _BODY if self.viewport().width() >= look.scaled(_NARROW) else _EDGE

    def _make_room(self) -> None:
        if self._form is None:
            return
        wide = self.viewport().width() - self._indent() - _EDGE
        layout = self._form.layout()
        high = layout.heightForWidth(wide) if layout is not None and layout.hasHeightForWidth() else -1
        high = max(high, self._form.minimumSizeHint().height(), self._form.sizeHint().height() if high < 0 else 0)
        self._form.resize(wide, high)
        if self._delegate.room != high + 2 * _FORM_GAP:
            self._delegate.room = high + 2 * _FORM_GAP
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()
        self._place_form()

    def executeDelayedItemsLayout(self) -> None:
        super().executeDelayedItemsLayout()
        self._place_form()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_form()

    def _place_form(self) -> None:
        if self._form is None:
            return
        index = self.model().index(self._delegate.room_at, 0)
        rect = self.visualRect(index)
        top = rect.y() + (self._delegate.row_height(index.data(ROW)) if index.isValid() else 0)
        self._form.move(self._indent(), top + _FORM_GAP)

    def _show_form(self) -> None:
        """The whole form if there is room for it, else its beginning: the date field comes first."""
        bar = self.verticalScrollBar()
        if self._form is not None:
            place = self._form.geometry()
            below = min(place.bottom() + _FORM_GAP - self.viewport().height(), place.top() - _FORM_GAP)
            if below > 0:
                bar.setValue(bar.value() + below)
            self._place_form()

    def _follow_focus(self, _left: QWidget | None, now: QWidget | None) -> None:
        """A field of a form that is higher than the window is brought into view when the cursor gets there."""
        if self._form is None or now is None or not self._form.isAncestorOf(now):
            return
        top = now.mapTo(self.viewport(), QPoint(0, 0)).y()
        below = top + now.height() + _FORM_GAP - self.viewport().height()
        above = top - _FORM_GAP
        bar = self.verticalScrollBar()
        if below > 0 or above < 0:
            bar.setValue(bar.value() + (below if below > 0 else above))
            self._place_form()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._show_form()
        if self._form is None and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    # hand

    def _row_at(self, at: QPoint) -> tuple[EventRow | None, QRect]:
        index = self.indexAt(at)
        return (index.data(ROW), self.visualRect(index)) if index.isValid() else (None, QRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, rect = self._row_at(event.position().toPoint())
        over = bool(row and row.link and self._delegate.link_rect(rect, row).contains(event.position()))
        over = over or bool(row and self._action_at(rect, row, event.position()))
        self._hover(self.indexAt(event.position().toPoint()).row())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row, rect = self._row_at(event.position().toPoint())
        is_on_link = bool(row and row.link) and self._delegate.link_rect(rect, row).contains(event.position())
        mends = self._action_at(rect, row, event.position()) if row is not None else ""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if is_on_link:
            self._follow(row)
        elif mends:
            (self.amend_wanted if mends == AMEND else self.strike_wanted).emit(row)

    def _action_at(self, rect: QRect, row: EventRow, at: QPointF) -> str:
        """Which of the links that mend the entry lies under the pointer."""
        return next((name for name, _, place in self._delegate.actions(rect, row) if place.contains(at)), "")

    def _follow(self, row: EventRow) -> bool:
        """Open what the row's link names; False where it has none."""
        if row.document is not None:
            self.document_wanted.emit(row.document)
        elif row.file is not None or row.draft:
            self.link_wanted.emit(row)
        else:
            return False
        return True

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos() if event.reason() == QContextMenuEvent.Reason.Mouse else self.visualRect(
            self.currentIndex()
        ).center()
        row, _ = self._row_at(at)
        if row is not None:
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row: EventRow | None = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        if row is not None and event.key() == Qt.Key.Key_Delete and row.can_strike and not row.is_struck:
            self.strike_wanted.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._follow(row):
            event.accept()
        elif event.key() == Qt.Key.Key_F2 and row is not None:
            self.amend_wanted.emit(row)
        else:
            super().keyPressEvent(event)
