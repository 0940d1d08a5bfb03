"""The drawn signs: SVG files of resources/icons/, tinted, drawn at the device's own resolution and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clerk_app import places
from clerk_app.gui import look

_DRAWN_ON = 24
_STROKE = 1.5 * _DRAWN_ON / 20
"""1.5 when the icon is drawn at 20."""


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, ink: str) -> QSvgRenderer:
    text = _source(name).replace("currentColor", ink).replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    return QSvgRenderer(QByteArray(text.encode("utf-8")))


def paint(painter: QPainter, rect: QRectF, name: str, ink: str) -> None:
    """Draw the icon into the rectangle in that colour."""
    renderer = _renderer(name, ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, rect)
    painter.restore()


@lru_cache(maxsize=256)
def _pixmap(name: str, ink: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, QRectF(0, 0, size, size), name, ink)
    painter.end()
    return made


class _Engine(QIconEngine):
    """An icon that is drawn anew in the theme's colours each time."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def _ink(self, mode: QIcon.Mode) -> str:
        colours = look.tokens()
        return colours.off if mode == QIcon.Mode.Disabled else getattr(colours, self._tone)

    def paint(self, painter: QPainter, rect, mode, state) -> None:
        paint(painter, QRectF(rect), self._name, self._ink(mode))

    def scaledPixmap(self, size: QSize, mode, state, scale: float) -> QPixmap:
        return _pixmap(self._name, self._ink(mode), round(size.width() / scale), scale)

    def pixmap(self, size: QSize, mode, state) -> QPixmap:
        return _pixmap(self._name, self._ink(mode), size.width(), 1.0)


@lru_cache(maxsize=128)
def icon(name: str, tone: str = "text2") -> QIcon:
    """A QIcon that follows the theme; ``tone`` is a field of the tokens."""
    return QIcon(_Engine(name, tone))
