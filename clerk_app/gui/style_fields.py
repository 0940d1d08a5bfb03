"""How fields, boxes and scroll bars are drawn. A field's state stands in its properties ``error`` and ``readOnly``."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)

from clerk_app.gui import look, painting

LANE = 12
_HANDLE = 6
_SHORTEST = 36
_SC = QStyle.SubControl
_STATE = QStyle.StateFlag


def paint_field(painter: QPainter, rect: QRect, widget: QWidget | None, state: QStyle.StateFlag) -> None:
    """The box of any input: plain, with focus, in error, read-only or disabled."""
    now = look.tokens()
    focus = bool(state & _STATE.State_HasFocus)
    if widget is not None and widget.property("error"):
        painting.frame(painter, rect, now.field, now.red, 2)
        if focus:
            painting.frame(painter, QRectF(rect).adjusted(3, 3, -3, -3), None, now.accent, 1, 2)
    elif not state & _STATE.State_Enabled or (widget is not None and bool(widget.property("readOnly"))):
        painting.frame(painter, rect, now.sunken, now.accent if focus else now.line2, 2 if focus else 1)
    else:
        painting.frame(painter, rect, now.field, now.accent if focus else now.border, 2 if focus else 1)


def paint_line_edit(option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """A one-line field. Those inside other controls (no frame) are left bare."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        return
    if isinstance(widget, QLineEdit) and not widget.hasFrame():
        return
    paint_field(painter, option.rect, widget, option.state)


def paint_area_frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of a text area looks like a field; other frames are hairlines."""
    if isinstance(widget, QAbstractScrollArea) and widget.property("field"):
        state = option.state
        if widget.hasFocus():
            state |= _STATE.State_HasFocus
        paint_field(painter, option.rect, widget, state)
    elif isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
        painting.frame(painter, option.rect, None, look.tokens().line2, 1, 0)


def paint_combo(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """A field with a chevron."""
    state = option.state
    if isinstance(widget, QComboBox) and widget.isEditable() and widget.lineEdit().hasFocus():
        state |= _STATE.State_HasFocus
    if option.frame:
        paint_field(painter, option.rect, widget, state)
    ink = look.tokens().text2 if option.state & _STATE.State_Enabled else look.tokens().off
    painting.chevron(painter, QPointF(option.rect.right() - 15, option.rect.center().y() + 0.5), 4, ink)


def combo_words(rect: QRect) -> QRect:
    """Where the words of a combo box stand."""
    return rect.adjusted(10, 1, -26, -1)


def paint_combo_words(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """What is chosen; longer than its room it ends in …."""
    room = combo_words(option.rect)
    enabled = option.state & _STATE.State_Enabled
    ink = option.palette.color(QPalette.ColorRole.ButtonText) if enabled else look.color(look.tokens().off)
    painter.setPen(ink)
    said = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), said)


def paint_check(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """A square of 16 with a tick."""
    now = look.tokens()
    box = _box(option.rect)
    on = bool(option.state & _STATE.State_On)
    some = bool(option.state & _STATE.State_NoChange)
    enabled = bool(option.state & _STATE.State_Enabled)
    fill = (now.accent if enabled else now.off) if on or some else now.field
    painting.frame(painter, box, fill, fill if on or some else (now.border if enabled else now.line2), 1, 3)
    if on or some:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(now.onaccent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y = box.x(), box.y()
        points = [(4, 8), (12, 8)] if some else [(4, 8.5), (7, 11.2), (12, 5.2)]
        painter.drawPolyline([QPointF(x + px, y + py) for px, py in points])
        painter.restore()


def paint_radio(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """A ring of 16, with a dot when chosen."""
    now = look.tokens()
    box = _box(option.rect)
    on = bool(option.state & _STATE.State_On)
    enabled = bool(option.state & _STATE.State_Enabled)
    ink = now.off if not enabled else (now.accent if on else now.border)
    painting.frame(painter, box, now.field, ink, 1.5, 8)
    if on:
        painting.frame(painter, box.adjusted(4, 4, -4, -4), ink, None, 0, 4)


def _box(rect: QRect) -> QRectF:
    return QRectF(rect.x() + (rect.width() - 16) / 2, rect.y() + (rect.height() - 16) / 2, 16, 16)


def scroll_bar_size(option: QStyleOptionSlider) -> QSize:
    """A lane of 12."""
    return QSize(60, LANE) if option.orientation == Qt.Orientation.Horizontal else QSize(LANE, 60)


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Lane and handle; there are no arrows."""
    across = option.orientation == Qt.Orientation.Horizontal
    length = option.rect.width() if across else option.rect.height()
    span = option.maximum - option.minimum
    total = span + option.pageStep
    handle = length if span <= 0 else min(length, max(_SHORTEST, length * option.pageStep // max(1, total)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown
    )
    bounds = {
        _SC.SC_ScrollBarGroove: (0, length), _SC.SC_ScrollBarSlider: (start, handle),
        _SC.SC_ScrollBarSubPage: (0, start), _SC.SC_ScrollBarAddPage: (start + handle, length - start - handle),
    }
    if part not in bounds:
        return QRect()
    begin, extent = bounds[part]
    if across:
        return QRect(begin, 0, extent, option.rect.height())
    return QRect(0, begin, option.rect.width(), extent)


def paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None) -> None:
    """A thin rounded handle in its lane."""
    now = look.tokens()
    if option.maximum <= option.minimum:
        return
    handle = scroll_bar_part(option, _SC.SC_ScrollBarSlider).translated(option.rect.topLeft())
    active = bool(option.state & (_STATE.State_Sunken | _STATE.State_MouseOver)) and bool(
        option.activeSubControls & _SC.SC_ScrollBarSlider
    )
    if option.orientation == Qt.Orientation.Horizontal:
        thin = QRectF(handle.x() + 2, handle.center().y() - _HANDLE / 2, handle.width() - 4, _HANDLE)
    else:
        thin = QRectF(handle.center().x() - _HANDLE / 2 + 0.5, handle.y() + 2, _HANDLE, handle.height() - 4)
    painting.frame(painter, thin, now.border if active else now.line2, None, 0, _HANDLE / 2)
