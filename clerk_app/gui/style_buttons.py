"""How push buttons are drawn and measured, by their property ``kind``."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOptionButton, QWidget

from clerk_app.gui import icons, look, painting

PRIMARY = "primary"
SECONDARY = "secondary"
QUIET = "quiet"
LINK = "link"

_ICON = 16
_GAP = 8
_FACE = Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
_SIDE = {PRIMARY: 12, SECONDARY: 12, QUIET: 8, LINK: 4}


def _kind(widget: QWidget | None) -> str:
    return str((widget.property("kind") if widget else None) or SECONDARY)


def _role(widget: QWidget | None) -> look.Type:
    small = bool(widget and widget.property("small"))
    if _kind(widget) == LINK:
        return look.DATA if not small else look.CAPTION
    return look.CAPTION if small else look.BODY


def _key(widget: QWidget | None) -> str:
    return str((widget.property("key_cap") if widget else None) or "")


def is_bare(widget: QWidget | None) -> bool:
    """Whether a button shows its icon alone."""
    return bool(widget is not None and widget.property("bare"))


def be_bare(pressed: QAbstractButton, bare: bool) -> None:
    """Have it show its icon alone, with its words as tool tip: where a row has no room for all."""
    if is_bare(pressed) is not bare:
        pressed.setProperty("bare", bare)
        if bare and not pressed.toolTip():
            pressed.setProperty("bare_tip", True)
            pressed.setToolTip(pressed.text())
        elif not bare and pressed.property("bare_tip"):
            pressed.setProperty("bare_tip", False)
            pressed.setToolTip("")
        pressed.updateGeometry()
        pressed.update()


def bare_saves(pressed: QAbstractButton) -> int:
    """How much narrower a button with an icon is without its words; 0 for one without an icon."""
    if not _has_icon(pressed) or not pressed.text():
        return 0
    beside = _GAP + look.metrics(look.CAPTION).horizontalAdvance(_key(pressed)) if _key(pressed) else 0
    return _text_width(_role(pressed), pressed.text()) + _GAP + beside


def _has_icon(widget: QWidget | None) -> str:
    return str((widget.property("icon_name") if widget else None) or "")


def _text_width(role: look.Type, text: str) -> int:
    return look.metrics(role).size(_FACE, text).width()


def button_size(option: QStyleOptionButton, widget: QWidget) -> QSize:
    """Wide enough for icon, words and key; never cut."""
    role = _role(widget)
    text = option.text
    width = 2 * _SIDE.get(_kind(widget), 12) + _text_width(role, text)
    if _has_icon(widget):
        width += _ICON + (_GAP if text else 0)
    if _key(widget):
        width += _GAP + look.metrics(look.CAPTION).horizontalAdvance(_key(widget))
    return QSize(width + 1, look.scaled(role.line) + 8)


def _colours(kind: str, state: QStyle.StateFlag) -> tuple[str | None, str | None, str, str]:
    """Fill, line, words, key."""
    now = look.tokens()
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    pressed = bool(state & QStyle.StateFlag.State_Sunken)
    if not state & QStyle.StateFlag.State_Enabled:
        return (None if kind in (QUIET, LINK) else now.sunken), (None if kind in (QUIET, LINK) else now.line2), \
            now.off, now.off
    if kind == PRIMARY:
        return (now.accent2 if over or pressed else now.accent), None, now.onaccent, now.onaccent
    if kind == QUIET:
        return (now.hover if over or pressed else None), None, now.text2, now.text3
    if kind == LINK:
        return (now.hover if over or pressed else None), None, now.accenttext, now.text3
    return (now.hover if over or pressed else now.surface), now.line2, now.text, now.text3


def paint_button(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """The whole button: face, icon, words with access key, key-cap, focus ring."""
    kind = _kind(widget)
    fill, line, ink, key_ink = _colours(kind, option.state)
    if widget is not None and widget.property("ink"):
        fill, ink = None, getattr(look.tokens(), str(widget.property("ink")))
    if fill or line:
        painting.frame(painter, option.rect, fill, line)
    _paint_words(option, painter, widget, ink, key_ink)
    if option.state & QStyle.StateFlag.State_HasFocus:
        _paint_focus(option.rect, painter, kind)


def _paint_focus(rect: QRect, painter: QPainter, kind: str) -> None:
    if kind == PRIMARY:
        painting.frame(painter, QRectF(rect).adjusted(2, 2, -2, -2), None, look.tokens().onaccent, 1, 3)
    else:
        painting.ring(painter, rect)


def _paint_words(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None, ink: str, key_ink: str) -> None:
    role = _role(widget)
    name = _has_icon(widget)
    key = "" if is_bare(widget) else _key(widget)
    text = "" if is_bare(widget) else option.text
    words = _text_width(role, text)
    total = words + (_ICON + (_GAP if text else 0) if name else 0)
    total += _GAP + look.metrics(look.CAPTION).horizontalAdvance(key) if key else 0
    x = option.rect.x() + (option.rect.width() - total) / 2
    if widget is not None and widget.property("left"):
        x = option.rect.x() + _SIDE.get(_kind(widget), 12)
    middle = option.rect.y() + option.rect.height() / 2
    if name:
        icons.paint(painter, QRectF(x, middle - _ICON / 2, _ICON, _ICON), name, ink)
        x += _ICON + _GAP
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    face = QRectF(x, option.rect.y(), words + 1, option.rect.height())
    hidden = Qt.TextFlag.TextHideMnemonic if not option.state & QStyle.StateFlag.State_KeyboardFocusChange else 0
    painter.drawText(face, int(_FACE) | int(hidden), text)
    if key:
        x += words + _GAP
        room = QRectF(x, option.rect.y() + 1, option.rect.right() - x + 1, option.rect.height())
        painting.words(painter, room, key, look.CAPTION, key_ink)
