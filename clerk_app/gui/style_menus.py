"""How the menu bar, menus, pop-up lists and tool tips are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QStyleOptionViewItem,
    QWidget,
)

from clerk_app.gui import look, painting

BAR = 38
_ROW = 30
_PAD = 12
_TICK = 18
_KEY_GAP = 36
_MNEMONIC = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
_STATE = QStyle.StateFlag
_KIND = QStyleOptionMenuItem.MenuItemType


def bar_item_size(option: QStyleOptionMenuItem) -> QSize:
    """As wide as its word, as high as the bar."""
    width = look.metrics(look.DATA).size(_MNEMONIC, option.text).width()
    return QSize(width + 2 * 7, look.scaled(BAR) - 1)


def paint_bar(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The bar's ground; the frame draws the hairline under it."""
    now = look.tokens()
    painter.fillRect(option.rect, look.color(now.sunken))


def paint_bar_item(option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
    """One word of the bar."""
    now = look.tokens()
    painter.fillRect(option.rect, look.color(now.sunken))
    if option.state & (_STATE.State_Selected | _STATE.State_Sunken):
        painting.frame(painter, QRectF(option.rect).adjusted(0, 5, 0, -4), now.hover, None)
    painter.setFont(look.font(look.DATA))
    painter.setPen(look.color(now.text if option.state & _STATE.State_Enabled else now.off))
    painter.drawText(QRectF(option.rect), int(_MNEMONIC) | int(Qt.AlignmentFlag.AlignHCenter), option.text)


def menu_item_size(option: QStyleOptionMenuItem, size: QSize) -> QSize:
    """Room for tick, words and key."""
    if option.menuItemType == _KIND.Separator:
        return QSize(size.width(), 9)
    words, _, key = option.text.partition("\t")
    measure = look.metrics(look.DATA)
    width = 2 * _PAD + _TICK + measure.size(_MNEMONIC, words).width()
    if key:
        width += _KEY_GAP + look.metrics(look.CAPTION).horizontalAdvance(key)
    if option.menuItemType == _KIND.SubMenu:
        width += 24
    return QSize(max(width, 160), look.scaled(_ROW))


def paint_menu_panel(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a menu."""
    now = look.tokens()
    painter.fillRect(option.rect, look.color(now.surface))
    painting.frame(painter, option.rect, now.surface, now.line2, 1, 0)


def paint_menu_item(option: QStyleOptionMenuItem, painter: QPainter, widget: QWidget | None) -> None:
    """One row of a menu: words at the left, key at the right."""
    now = look.tokens()
    rect = QRectF(option.rect)
    if option.menuItemType == _KIND.Separator:
        painting.across(painter, rect.x() + _PAD, rect.right() - _PAD, rect.center().y(), now.line)
        return
    enabled = bool(option.state & _STATE.State_Enabled)
    if option.state & _STATE.State_Selected and enabled:
        painting.frame(painter, rect.adjusted(4, 1, -4, -1), now.sel, None)
    words, _, key = option.text.partition("\t")
    if option.checked:
        painting.words(painter, rect.adjusted(_PAD - 2, 0, 0, 0), "✓", look.DATA, now.accenttext)
    painter.setFont(look.font(look.DATA))
    painter.setPen(look.color(now.text if enabled else now.off))
    room = rect.adjusted(_PAD + _TICK, 0, -_PAD, 0)
    if key == "":
        mnemonic = Qt.TextFlag.TextShowMnemonic.value
        words = look.metrics(look.DATA).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()), mnemonic)
    painter.drawText(room, int(_MNEMONIC), words)
    if key:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        ink = now.text3 if enabled else now.off
        painting.words(painter, rect.adjusted(0, 0, -_PAD, 0), key, look.CAPTION, ink, right)


def paint_item(option: QStyleOptionViewItem, painter: QPainter, widget: QWidget | None) -> None:
    """A row of a plain list, such as a combo box opens."""
    now = look.tokens()
    if option.state & _STATE.State_Selected:
        painter.fillRect(option.rect, look.color(now.sel))
    elif option.state & _STATE.State_MouseOver and isinstance(widget, QAbstractItemView):
        painter.fillRect(option.rect, look.color(now.hover))


def paint_tip(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """A dark tool tip."""
    painting.frame(painter, option.rect, look.tokens().tip, None, 0, 0)
