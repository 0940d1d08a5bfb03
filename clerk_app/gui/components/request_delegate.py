"""How a line of the register is painted: ground of the row, hairline, pill, deadline number, marked hits."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from clerk_app.gui import look, painting
from clerk_app.gui.components.pill import paint_pill, paint_sign
from clerk_app.gui.components.tone_mark import paint_mark
from clerk_app.gui.models.request_table import COLUMN_IDS, COLUMNS, Line, RequestTable
from clerk_app.gui.words import NONE
from clerk_app.services.due import Tone
from clerk_app.services.searched_text import folded

ROW = 34
_LEFT, _RIGHT = 10, 8
_STATE = COLUMN_IDS.index("state")
_REMAINING = COLUMN_IDS.index("remaining")
_DUE = COLUMN_IDS.index("due")
_NUMBER = COLUMN_IDS.index("number")
_SELECTED = QStyle.StateFlag.State_Selected.value
_SEARCHED = (_NUMBER, COLUMN_IDS.index("applicant"), COLUMN_IDS.index("subject"))


@lru_cache(maxsize=8192)
def _elided(text: str, role: look.Type, width: int, body: int) -> str:
    return look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)


class RequestDelegate(QStyledItemDelegate):
    """One for the whole table. ``marked`` holds the words being searched for."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.marked: tuple[str, ...] = ()
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(80, look.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model = index.model()
        if not isinstance(model, RequestTable):
            return
        line = model.line(index.row())
        chosen = bool(option.state.value & _SELECTED)
        self._ground(painter, option.rect, index, chosen)
        column = index.column()
        room = QRectF(option.rect).adjusted(_LEFT, 0, -_RIGHT, -1)
        if column == _STATE:
            paint_pill(painter, room.x(), room.center().y(), line.row.state, line.texts[column])
        elif column == _REMAINING:
            self._remaining(painter, room, line, chosen)
        else:
            self._words(painter, room, line, column, chosen)

    def _ground(self, painter: QPainter, rect: QRect, index: QModelIndex, chosen: bool) -> None:
        now = look.tokens()
        if chosen:
            painter.fillRect(rect, look.color(now.sel))
        elif index.row() == self.hovered:
            painter.fillRect(rect, look.color(now.hover))
        painting.across(painter, rect.x(), rect.right() + 1, rect.bottom(), now.line)
        if chosen and self._view.columnViewportPosition(index.column()) <= 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), look.color(now.accent))

    def _remaining(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        now = look.tokens()
        quiet = now.text2 if chosen else now.text3
        if line.paused:
            paint_sign(painter, QRectF(room.right() - 10, room.center().y() - 5, 10, 10), "bars", quiet)
            return
        text = line.texts[_REMAINING]
        provisional = line.row.provisional and line.row.tone not in (Tone.RED, Tone.CLOSED)
        role = look.DATA if text == NONE or provisional else look.STRONG
        ink = {Tone.RED: now.red, Tone.AMBER: now.amber, Tone.CLOSED: quiet}.get(line.row.tone, now.text)
        ink = now.text2 if provisional else ink
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.words(painter, room, text, role, ink, right)
        if not provisional:
            wide = look.metrics(role).horizontalAdvance(text)
            mark = QRectF(room.right() - wide - 12, room.center().y() - 4, 8, 8)
            paint_mark(painter, mark, line.row.tone.value, ink)

    def _words(self, painter: QPainter, room: QRectF, line: Line, column: int, chosen: bool) -> None:
        now = look.tokens()
        declared = COLUMNS[column]
        text = line.texts[column]
        ink = getattr(now, declared.ink)
        if column == _DUE:
            ink = self._due_ink(line)
        if text == NONE:
            ink = now.text2 if chosen else now.text3
        shown = _elided(text, declared.role, int(room.width()), look.scaled(100))
        if column in _SEARCHED and any(word in folded(shown) for word in self.marked):
            self._with_hits(painter, room, shown, declared.role, ink)
        else:
            painting.words(painter, room, shown, declared.role, ink)

    def _due_ink(self, line: Line) -> str:
        now = look.tokens()
        if line.row.tone is Tone.CLOSED:
            return now.text if (line.row.late_days or 0) > 0 else now.text2
        return now.text2 if line.paused or line.row.provisional else now.text

    def _with_hits(self, painter: QPainter, room: QRectF, text: str, role: look.Type, ink: str) -> None:
        bold = look.STRONG if role is look.BODY else look.DATA_STRONG
        x = room.x()
        for piece, hit in pieces(text, self.marked):
            used = bold if hit else role
            wide = look.metrics(used).horizontalAdvance(piece)
            if x >= room.right():
                return
            box = QRectF(x, room.y(), min(wide + 2, room.right() - x), room.height())
            painting.words(painter, box, piece, used, look.tokens().accenttext if hit else ink)
            x += wide


def pieces(text: str, marked: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The text cut into runs, each told whether it was searched for."""
    low = folded(text)
    if len(low) != len(text):
        return ((text, False),)
    hit = [False] * len(text)
    for word in marked:
        start = low.find(word)
        while word and start >= 0:
            hit[start : start + len(word)] = [True] * len(word)
            start = low.find(word, start + len(word))
    found: list[tuple[str, bool]] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or hit[at] != hit[begin]:
            found.append((text[begin:at], hit[begin]))
            begin = at
    return tuple(found)
