"""One day of a calendar as it is drawn: figure, sign, ground, and a short bar for each date that falls on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from clerk_app.gui import look, painting
from clerk_app.gui.components.tone_mark import paint_mark

MOST_BARS = 4
"""More dates than that on one day: their number."""
_BAR, _GAP, _THICK = 4, 2, 2
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TALL, _BROAD = 30, 34
"""From this size of a cell on, figures and signs grow."""
_LOW = 20


@unique
class Ground(Enum):
    """What a day is drawn on."""

    WORKED = "worked"
    WEEKEND = "weekend"
    OFF = "off"
    MAKEUP = "makeup"


@dataclass(frozen=True)
class DayFace:
    """A day ready to be drawn. ``sign``: 休, 班, 地 or none; ``dues``: tones of dates, pressing ones first."""

    on: date
    ground: Ground
    sign: str = ""
    sentence: str = ""
    dues: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """The same dates in words, where there is room for them."""
    name: str = ""
    """The holiday's."""
    is_today: bool = False
    is_local: bool = False
    is_new: bool = False
    """Read from a text that is not kept yet."""
    is_wrong: bool = False
    """The text contradicts itself about this day."""


def paint_day(
    painter: QPainter, rect: QRectF, face: DayFace, *, is_chosen: bool = False, with_bars: bool = True
) -> None:
    """Everything of one cell but the ring of the keyboard's cursor."""
    now = look.tokens()
    cell = rect.adjusted(1, 1, -1, -1)
    fill, line, ink = _colours(face, is_chosen)
    if fill or line:
        painting.frame(painter, cell, fill, line, 2 if face.is_wrong else 1)
    if is_chosen and not face.is_today:
        painting.frame(painter, cell, None, now.accent, 2)
    has_bars = with_bars and bool(face.dues)
    _figure(painter, rect, face, ink, lift=2 if has_bars else 0)
    if has_bars:
        _bars(painter, rect, face)


def _colours(face: DayFace, is_chosen: bool) -> tuple[str | None, str | None, str]:
    now = look.tokens()
    if face.is_today:
        return now.accent, now.red if face.is_wrong else None, now.onaccent
    line = now.red if face.is_wrong else None
    if face.ground is Ground.MAKEUP:
        return now.sel if is_chosen else now.soft, line or now.accent, now.red if face.is_wrong else now.accenttext
    if face.ground is Ground.OFF:
        own = now.accent if face.is_new else now.border if face.is_local else None
        return now.sel if is_chosen else now.rest, line or own, now.red if face.is_wrong else now.text2
    ink = now.text3 if face.ground is Ground.WEEKEND and not is_chosen else now.text
    return now.sel if is_chosen else None, line, now.red if face.is_wrong else ink


def _roles(rect: QRectF, face: DayFace) -> tuple[look.Type, look.Type]:
    strong = face.is_today or face.ground is Ground.MAKEUP
    if rect.height() >= _TALL and rect.width() >= _BROAD:
        return (look.LEAD if strong else look.BODY_LARGE), look.SIGN_STRONG if strong else look.SIGN
    if rect.height() < look.scaled(_LOW):
        return (look.CAPTION_STRONG if strong else look.CAPTION), look.CALENDAR_SIGN
    return (look.DATA_STRONG if strong else look.DATA), look.CALENDAR_SIGN


def _figure(painter: QPainter, rect: QRectF, face: DayFace, ink: str, *, lift: int) -> None:
    role, small = _roles(rect, face)
    figure = str(face.on.day)
    wide = look.metrics(role).horizontalAdvance(figure)
    beside = look.metrics(small).horizontalAdvance(face.sign) + 1 if face.sign else 0
    x = rect.center().x() - (wide + beside) / 2
    line = QRectF(x, rect.y() - lift, wide + 1, rect.height())
    painting.words(painter, line, figure, role, ink)
    if face.sign:
        painting.words(painter, QRectF(x + wide + 1, line.y() + 1, beside + 2, rect.height()), face.sign, small, ink)


def _bars(painter: QPainter, rect: QRectF, face: DayFace) -> None:
    now = look.tokens()
    count = len(face.dues)
    if count > MOST_BARS:
        written = {"red": now.red, "amber": now.amber}.get(face.dues[0], now.text)
        ink = now.onaccent if face.is_today else written
        low = QRectF(rect.x(), rect.bottom() - 10, rect.width(), 9)
        painting.words(painter, low, str(count), look.CALENDAR_SIGN, ink, _CENTRE)
        wide = look.metrics(look.CALENDAR_SIGN).horizontalAdvance(str(count))
        paint_mark(painter, QRectF(low.center().x() - wide / 2 - 9, low.y() + 1, 7, 7), face.dues[0], ink)
        return
    is_tall = rect.height() >= _TALL
    bar = _BAR + 2 if is_tall else _BAR
    wide = count * bar + (count - 1) * _GAP
    x = rect.center().x() - wide / 2
    y = rect.bottom() - (8 if is_tall else 3 if rect.height() < look.scaled(_LOW) else 5)
    for tone in face.dues:
        paint_bar(painter, x, y, bar, tone, is_on_accent=face.is_today)
        x += bar + _GAP


def paint_bar(painter: QPainter, x: float, y: float, wide: int, tone: str, *, is_on_accent: bool = False) -> None:
    """The bar of one date; a pressing one stands up: full when it is red, hollow when it is amber."""
    now = look.tokens()
    ink = look.color(now.onaccent if is_on_accent else {"red": now.red, "amber": now.ambermark}.get(tone, now.text))
    tall = _THICK * 2 if tone in ("red", "amber") else _THICK
    box = QRectF(painting.snap(painter, x), painting.snap(painter, y + _THICK - tall), wide, tall)
    if tone != "amber":
        painter.fillRect(box, ink)
        return
    thin = painting.stroke(painter, 1)
    for side in (
        QRectF(box.x(), box.y(), wide, thin), QRectF(box.x(), box.bottom() - thin, wide, thin),
        QRectF(box.x(), box.y(), thin, tall), QRectF(box.right() - thin, box.y(), thin, tall),
    ):
        painter.fillRect(side, ink)
