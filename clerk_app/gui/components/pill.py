"""状态: shape, then word; one function draws it in tables and on pages. Lateness never appears in it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import look, painting
from clerk_app.law.terms import State

HEIGHT = 22
_SIGN = 8
_PAD = 8
_GAP = 5
SIGNS: dict[State, str] = {
    State.REGISTERED: "circle", State.HANDLING: "half", State.CORRECTING: "bars", State.CONSULTING: "bars",
    State.AWAITING_PAYMENT: "bars", State.EXTENDED: "plus", State.TO_POST: "arrow", State.SERVED: "tick",
    State.ANSWERED: "tick",
    State.ABANDONED: "dash", State.WITHDRAWN: "dash", State.IN_REMEDY: "rings", State.ARCHIVED: "square",
}


def paint_sign(painter: QPainter, box: QRectF, sign: str, ink: str) -> None:
    """One of the small signs inside a box of 8 to 10."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(look.color(ink), 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[sign](painter, box, ink)
    painter.restore()


def _circle(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _half(painter: QPainter, box: QRectF, ink: str) -> None:
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawEllipse(inner)
    painter.setBrush(look.color(ink))
    painter.drawPie(inner, 90 * 16, 180 * 16)


def _bars(painter: QPainter, box: QRectF, ink: str) -> None:
    wide = 1.6
    for x in (box.x() + box.width() * 0.28, box.x() + box.width() * 0.72):
        painter.fillRect(QRectF(x - wide / 2, box.y() + 0.5, wide, box.height() - 1), look.color(ink))


def _plus(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.drawEllipse(box.adjusted(0, 0, 0, 0))
    centre, arm = box.center(), box.width() * 0.24
    painter.drawLine(QPointF(centre.x() - arm, centre.y()), QPointF(centre.x() + arm, centre.y()))
    painter.drawLine(QPointF(centre.x(), centre.y() - arm), QPointF(centre.x(), centre.y() + arm))


def _arrow(painter: QPainter, box: QRectF, ink: str) -> None:
    tip = QPointF(box.right() - 0.5, box.y() + 0.5)
    painter.drawLine(QPointF(box.x() + 0.5, box.bottom() - 0.5), tip)
    painter.drawLine(QPointF(box.x() + 2.5, box.y() + 0.5), tip)
    painter.drawLine(tip, QPointF(box.right() - 0.5, box.bottom() - 2.5))


def _tick(painter: QPainter, box: QRectF, ink: str) -> None:
    points = [(0.05, 0.55), (0.36, 0.85), (0.98, 0.15)]
    painter.drawPolyline([QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in points])


def _dash(painter: QPainter, box: QRectF, ink: str) -> None:
    middle = box.center().y()
    painter.drawLine(QPointF(box.x() + 0.5, middle), QPointF(box.right() - 0.5, middle))


def _rings(painter: QPainter, box: QRectF, ink: str) -> None:
    size = box.width() * 0.62
    top = box.center().y() - size / 2
    painter.drawEllipse(QRectF(box.x() - 0.6, top, size, size))
    painter.drawEllipse(QRectF(box.right() - size + 0.6, top, size, size))


def _square(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _triangle(painter: QPainter, box: QRectF, ink: str) -> None:
    painter.setBrush(look.color(ink))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon([QPointF(box.center().x(), box.y()), box.bottomRight(), box.bottomLeft()])


def _hollow(painter: QPainter, box: QRectF, ink: str) -> None:
    inner = box.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawPolygon([QPointF(inner.center().x(), inner.y()), inner.bottomRight(), inner.bottomLeft()])


_DRAW = {
    "circle": _circle, "half": _half, "bars": _bars, "plus": _plus, "arrow": _arrow, "tick": _tick, "dash": _dash,
    "rings": _rings, "square": _square, "triangle": _triangle,
    "hollow": _hollow,
}


def pill_width(text: str) -> int:
    """How wide the pill of that word is."""
    return 2 * _PAD + _SIGN + _GAP + look.metrics(look.CAPTION).horizontalAdvance(text)


def paint_pill(painter: QPainter, left: float, middle: float, state: State, text: str) -> None:
    """A pill from ``left``, centred on the height ``middle``."""
    now = look.tokens()
    ours = state is State.TO_POST
    height = look.scaled(HEIGHT)
    ratio, top, wide = painter.device().devicePixelRatioF(), middle - height / 2, pill_width(text)
    corner, end = _whole(left, top, ratio), _whole(left + wide, top + height, ratio)
    sign = (left + _PAD - corner.x(), middle - _SIGN / 2 - corner.y())
    fill, line = (now.soft, now.softline) if ours else (now.bg, now.line2)
    ink = now.accenttext if ours else now.text2
    size = end - corner
    painter.drawPixmap(corner, _shape(size.x(), size.y(), sign, ratio, SIGNS[state], fill, line, ink))
    words = QRectF(left + _PAD + _SIGN + _GAP, top, wide, height)
    painting.words(painter, words, text, look.CAPTION, now.accenttext if ours else now.text)


def _whole(x: float, y: float, ratio: float) -> QPointF:
    """The nearest whole device pixel."""
    return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)


@lru_cache(maxsize=128)
def _shape(
    wide: float, high: float, sign_at: tuple[float, float], ratio: float, sign: str, fill: str, line: str, ink: str
) -> QPixmap:
    """A pill without its word, drawn once: a list shows few states, each many times."""
    made = QPixmap(round(wide * ratio), round(high * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painting.frame(painter, QRectF(0, 0, wide, high), fill, line, 1, look.scaled(HEIGHT) / 2)
    paint_sign(painter, QRectF(*sign_at, _SIGN, _SIGN), sign, ink)
    painter.end()
    return made


class Pill(QWidget):
    """The status pill on a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State, text: str) -> None:
        """Show that state under that word."""
        self._state, self._text = state, text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._text) + 1, look.scaled(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is not None:
            paint_pill(QPainter(self), 0, QRect(self.rect()).height() / 2, self._state, self._text)
