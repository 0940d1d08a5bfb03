"""Printing a PDF on paper: the system's own dialog, opened and not waited for; then page by page at 100 %."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

_POINTS = 72
_FINEST = 600
"""Dots to the inch a page is drawn with at most: beyond that only the memory grows."""


class Printing(QObject):
    """One print at a time. ``printed`` after the last page was handed to the printer."""

    printed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._printer: QPrinter | None = None
        self._document: QPdfDocument | None = None
        self._own = QPdfDocument(self)
        self._buffer = QBuffer(self)

    def ask(self, document: QPdfDocument) -> None:
        """Ask for the printer, then print all pages."""
        if not document.pageCount():
            return
        self._document = document
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _lay(self._printer, document.pagePointSize(0))
        self._printer.setFromTo(1, document.pageCount())
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setObjectName("print_dialog")
        dialog.setMinMax(1, document.pageCount())
        dialog.accepted.connect(self._print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides it behind an open() of its own that takes a receiver

    def ask_data(self, data: bytes) -> None:
        """The same for the bytes of a PDF."""
        self._own.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._own.load(self._buffer)
        self.ask(self._own)

    def _print(self) -> None:
        print_document(self._document, self._printer)
        self.printed.emit()


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Every page asked for in its own size: a millimetre of the letter is a millimetre on the paper."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    pages = range(first - 1, min(last, document.pageCount()))
    if not pages:
        return
    _lay(printer, document.pagePointSize(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        return
    for page in pages:
        points = document.pagePointSize(page)
        if page != pages[0]:
            _lay(printer, points)
            printer.newPage()
        dots = min(printer.resolution(), _FINEST)
        size = QSize(round(points.width() * dots / _POINTS), round(points.height() * dots / _POINTS))
        scale = printer.resolution() / _POINTS
        sheet = QRectF(0, 0, points.width() * scale, points.height() * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, document.render(page, size))
    painter.end()


def _lay(printer: QPrinter, points: QSizeF) -> None:
    """The sheet of that page, without margins of the printer's own. Where it has no such paper, it keeps its own."""
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lies = points.width() > points.height()
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageSize(size)
    printer.setPageOrientation(turned)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
