"""The printed pages of a letter, as wide as there is room, on the ground paper lies on."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.lines import ground
from clerk_app.gui.painting import frame

_MARGIN = 24
_WIDEST = 860
_SHADOW = 4


class _Paper(QWidget):
    """One page."""

    def __init__(self, image: QImage, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setFixedSize(size + QSize(2 * _SHADOW, 2 * _SHADOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for ring in range(_SHADOW):
            painter.setOpacity(0.03)
            frame(painter, self.rect().adjusted(ring, ring, -ring, -ring), look.tokens().ink, None, radius=2)
        painter.setOpacity(1)
        page = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.fillRect(page, look.color(look.tokens().paper))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(page, self._image)
        painter.end()


class PaperView(QScrollArea):
    """Shows a PDF; keeps its place when the same letter is drawn anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._width = 0
        self._inside = QWidget()
        ground(self._inside, look.BG)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._column.setSpacing(12)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and the width draws the pages anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground(self.viewport(), look.BG)
        self.setWidget(self._inside)
        self.setObjectName("paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def document(self) -> QPdfDocument:
        """The letter that is shown."""
        return self._document

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return max(0, self._document.pageCount())

    def show_pdf(self, data: bytes) -> None:
        """Show these bytes; none: nothing."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        if data:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        if self._page_width() != self._width:
            self._draw()

    def _page_width(self) -> int:
        return min(_WIDEST, self.viewport().width() - 2 * _MARGIN - 2 * _SHADOW)

    def _draw(self) -> None:
        kept = self.verticalScrollBar().value()
        while self._column.count():
            taken = self._column.takeAt(0).widget()
            if taken is not None:
                taken.hide()
                taken.deleteLater()
        self._width = self._page_width()
        ratio = self.devicePixelRatioF()
        for page in range(self.page_count):
            points = self._document.pagePointSize(page)
            size = QSize(self._width, round(self._width * points.height() / points.width()))
            image = self._document.render(page, size * ratio)
            shown = QImage(image.size(), QImage.Format.Format_RGB32)
            shown.fill(Qt.GlobalColor.white)
            painter = QPainter(shown)
            painter.drawImage(0, 0, image)
            painter.end()
            paper = _Paper(shown, size)
            self._column.addWidget(paper, 0, Qt.AlignmentFlag.AlignHCenter)
            paper.show()
        self._column.addStretch(1)
        self._column.activate()
        self._inside.setMinimumHeight(self._column.totalMinimumSize().height())
        self.verticalScrollBar().setValue(kept)
