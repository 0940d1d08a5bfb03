"""The printed pages of a letter on the ground paper lies on; the paragraph in hand is tinted, each can be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, unique

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.lines import ground
from clerk_app.gui.painting import frame
from clerk_app.services.letter_preview import Place

_MARGIN = 24
_WIDEST = 860
_SHADOW = 4
_GAP = 12
_TINT = 0.08
_BAR, _BAR_OFF = 3, 8
_POINTS = 72


@unique
class Zoom(Enum):
    """How large the page is shown."""

    WIDTH = "width"
    PAGE = "page"
    FULL = "full"


class _Paper(QWidget):
    """One page."""

    pressed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._points = QSizeF(1, 1)
        self._places: tuple[Place, ...] = ()
        self._marked: tuple[str, int] = ("", 0)
        self.setMouseTracking(True)

    def show_page(self, image: QImage, size: QSize, points: QSizeF) -> None:
        """Put another picture on it."""
        self._image, self._points = image, points
        self.setFixedSize(size + QSize(2 * _SHADOW, 2 * _SHADOW))
        self.update()

    def show_places(self, places: Sequence[Place], marked: tuple[str, int]) -> None:
        """Where its paragraphs stand, and the one in hand."""
        self._places, self._marked = tuple(places), marked
        self.update()

    def place_of(self, block: str) -> QRectF | None:
        """The first paragraph of a block."""
        return next((self._rect(one) for one in self._places if one.block == block), None)

    def _is_marked(self, one: Place) -> bool:
        block, item = self._marked
        return one.block == block and item in (0, one.item)

    def _sheet(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)

    def _rect(self, one: Place) -> QRectF:
        sheet = self._sheet()
        scale = sheet.width() / self._points.width()
        return QRectF(
            sheet.x() + one.left * scale, sheet.y() + one.top * scale, one.width * scale, one.height * scale
        )

    def _at(self, event: QMouseEvent) -> Place | None:
        return next((one for one in self._places if self._rect(one).contains(event.position())), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(found.block, found.item)
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for ring in range(_SHADOW):
            painter.setOpacity(0.03)
            frame(painter, self.rect().adjusted(ring, ring, -ring, -ring), look.tokens().ink, None, radius=2)
        painter.setOpacity(1)
        page = self._sheet()
        painter.fillRect(page, look.color(look.tokens().paper))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(page, self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        tint = QColor(look.tokens().accent)
        for one in filter(self._is_marked, self._places):
            place = self._rect(one)
            tint.setAlphaF(_TINT)
            painter.fillRect(place.adjusted(-_BAR_OFF, 0, _BAR_OFF, 0), tint)
            tint.setAlphaF(1)
            painter.fillRect(QRectF(place.x() - _BAR_OFF - _BAR, place.y(), _BAR, place.height()), tint)
        painter.end()


class PaperView(QScrollArea):
    """Shows a PDF; keeps its place when the same letter is drawn anew. ``pressed``: a paragraph's block and item."""

    pressed = Signal(str, int)
    page_moved = Signal()
    """Another page is in view, or there are other pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._width = 0
        self._zoom = Zoom.WIDTH
        self._papers: list[_Paper] = []
        self._places: tuple[Place, ...] = ()
        self._marked: tuple[str, int] = ("", 0)
        self._inside = QWidget()
        ground(self._inside, look.BG)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes changes the width, and the width draws the pages anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground(self.viewport(), look.BG)
        self.setWidget(self._inside)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("The letter on paper"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def document(self) -> QPdfDocument:
        """The letter that is shown."""
        return self._document

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return max(0, self._document.pageCount())

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [at for at, paper in enumerate(self._papers) if paper.y() <= middle]
        return above[-1] if above else 0

    def show_pdf(self, data: bytes, places: Sequence[Place] = ()) -> None:
        """Show these bytes; none: nothing."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        if data:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        self._places = tuple(places)
        self._draw()

    def mark(self, block: str, item: int = 0) -> None:
        """Tint the paragraphs of a block (of one item where it is named); none for an empty name."""
        self._marked = (block, item)
        self._tell_papers()

    def show_block(self, block: str) -> None:
        """Bring the first paragraph of a block into view."""
        for paper in self._papers:
            place = paper.place_of(block)
            if place is not None:
                middle = paper.y() + round(place.center().y())
                self.ensureVisible(paper.x() + paper.width() // 2, middle, 0, round(place.height() / 2) + _GAP)
                return

    def place_of(self, block: str) -> tuple[QWidget, QRectF] | None:
        """The page a block begins on, and where."""
        found = ((paper, paper.place_of(block)) for paper in self._papers)
        return next(((paper, place) for paper, place in found if place is not None), None)

    def go_to(self, page: int) -> None:
        """Show the beginning of a page."""
        if 0 <= page < len(self._papers):
            self.verticalScrollBar().setValue(self._papers[page].y() - _GAP)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the page in another size."""
        self._zoom = zoom
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if zoom is Zoom.FULL else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        if self._page_width() != self._width:
            self._draw()

    def _page_width(self) -> int:
        widest = min(_WIDEST, self.viewport().width() - 2 * _MARGIN - 2 * _SHADOW)
        points = self._document.pagePointSize(0) if self.page_count else QSizeF(1, 1)
        if self._zoom is Zoom.FULL:
            return round(points.width() * self.logicalDpiX() / _POINTS)
        if self._zoom is Zoom.PAGE:
            room = self.viewport().height() - 2 * _MARGIN - 2 * _SHADOW
            return max(1, min(widest, round(room * points.width() / points.height())))
        return max(1, widest)

    def _draw(self) -> None:
        kept = self.verticalScrollBar().value()
        self._have_papers(self.page_count)
        self._width = self._page_width()
        ratio = self.devicePixelRatioF()
        for page, paper in enumerate(self._papers):
            points = self._document.pagePointSize(page)
            size = QSize(self._width, round(self._width * points.height() / points.width()))
            image = self._document.render(page, size * ratio)
            shown = QImage(image.size(), QImage.Format.Format_RGB32)
            shown.fill(Qt.GlobalColor.white)
            painter = QPainter(shown)
            painter.drawImage(0, 0, image)
            painter.end()
            paper.show_page(shown, size, points)
        self._tell_papers()
        self._column.activate()
        wanted = self._column.totalMinimumSize()
        self._inside.setMinimumHeight(wanted.height())
        self._inside.setMinimumWidth(wanted.width() if self._zoom is Zoom.FULL else 0)
        self.verticalScrollBar().setValue(kept)
        self.page_moved.emit()

    def _have_papers(self, count: int) -> None:
        """As many sheets as pages; those there are stay, so that nothing flickers."""
        while len(self._papers) > count:
            paper = self._papers.pop()
            self._column.removeWidget(paper)
            paper.hide()
            paper.deleteLater()
        while len(self._papers) < count:
            paper = _Paper()
            paper.pressed.connect(self.pressed)
            self._column.insertWidget(len(self._papers), paper, 0, Qt.AlignmentFlag.AlignHCenter)
            self._papers.append(paper)
            paper.show()

    def _tell_papers(self) -> None:
        for page, paper in enumerate(self._papers):
            paper.show_places([one for one in self._places if one.page == page], self._marked)

    def _scrolled(self, _: int) -> None:
        self.page_moved.emit()
