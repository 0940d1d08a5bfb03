"""The strokes all painted widgets share: frames, hairlines, the focus ring, key-caps; on whole device pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from clerk_app.gui import look

RING = 2
RADIUS = 4


def snap(painter: QPainter, value: float) -> float:
    """The nearest whole device pixel."""
    ratio = painter.device().devicePixelRatioF()
    return round(value * ratio) / ratio


def stroke(painter: QPainter, width: float) -> float:
    """A stroke's width as whole device pixels, at least one."""
    ratio = painter.device().devicePixelRatioF()
    return max(1, round(width * ratio)) / ratio


def frame(
    painter: QPainter, rect: QRect | QRectF, fill: str | None, line: str | None, width: float = 1,
    radius: float = RADIUS,
) -> None:
    """A rounded box inside the rectangle, its line on whole device pixels."""
    wide = stroke(painter, width) if line else 0
    left, top = snap(painter, rect.x()), snap(painter, rect.y())
    right, bottom = snap(painter, rect.x() + rect.width()), snap(painter, rect.y() + rect.height())
    inner = QRectF(left + wide / 2, top + wide / 2, right - left - wide, bottom - top - wide)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(line), wide) if line else Qt.PenStyle.NoPen)
    painter.setBrush(look.color(fill) if fill else Qt.BrushStyle.NoBrush)
    curve = max(0.0, radius - wide / 2)
    painter.drawRoundedRect(inner, curve, curve)
    painter.restore()


def ring(painter: QPainter, rect: QRect | QRectF, radius: float = RADIUS) -> None:
    """The focus ring, inside the control's own rectangle."""
    frame(painter, rect, None, look.tokens().accent, RING, radius)


def across(painter: QPainter, left: float, right: float, y: float, line: str) -> None:
    """A hairline from left to right, ``y`` being its upper edge."""
    painter.fillRect(QRectF(left, snap(painter, y), right - left, stroke(painter, 1)), look.color(line))


def down(painter: QPainter, x: float, top: float, bottom: float, line: str) -> None:
    """A hairline downwards, ``x`` being its left edge."""
    painter.fillRect(QRectF(snap(painter, x), top, stroke(painter, 1), bottom - top), look.color(line))


_PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINES: dict[Qt.AlignmentFlag, int] = {}
"""The flags of a single line: put together once, a register paints hundreds of them at every key."""


def words(
    painter: QPainter, rect: QRect | QRectF, text: str, role: look.Type, ink: str, flags: Qt.AlignmentFlag = _PLAIN
) -> None:
    """One line of plain text."""
    line = _LINES.get(flags)
    if line is None:
        line = _LINES[flags] = int(flags) | Qt.TextFlag.TextSingleLine.value
    painter.setFont(look.font(role))
    painter.setPen(look.color(ink))
    painter.drawText(QRectF(rect), line, text)


def cross(painter: QPainter, centre: QPointF, arm: float, ink: str) -> None:
    """The small × that takes something away."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(ink), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(centre.x() - arm, centre.y() - arm), QPointF(centre.x() + arm, centre.y() + arm))
    painter.drawLine(QPointF(centre.x() - arm, centre.y() + arm), QPointF(centre.x() + arm, centre.y() - arm))
    painter.restore()


def chevron(painter: QPainter, centre: QPointF, arm: float, ink: str, up: bool = False) -> None:
    """The small arrow that says there is a list (or, upwards, an order)."""
    lift = -arm / 2 if up else arm / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(ink), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    tip = QPointF(centre.x(), centre.y() + lift)
    painter.drawLine(QPointF(centre.x() - arm, centre.y() - lift), tip)
    painter.drawLine(tip, QPointF(centre.x() + arm, centre.y() - lift))
    painter.restore()
