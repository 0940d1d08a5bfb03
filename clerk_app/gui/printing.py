"""Printing a PDF on paper: the system's own dialog, opened and not waited for; then at 100 %, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

_POINTS = 72
_FINEST = 600
"""Dots to the inch a page is drawn with at most: beyond that only the memory grows."""

_SHOWN_AFTER_MS = 400


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
        self._sheets: Sheets | None = None
        self._progress: QProgressDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def is_printing(self) -> bool:
        """Whether pages are being handed to the printer."""
        return self._timer.isActive()

    def ask(self, document: QPdfDocument) -> None:
        """Ask for the printer, then print all pages."""
        if not document.pageCount() or self.is_printing:
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
        """The same for the bytes of a PDF; the page they are shown on may show another meanwhile."""
        if self.is_printing:
            return
        self._own.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._own.load(self._buffer)
        self.ask(self._own)

    def _print(self) -> None:
        """Begin; between two pages the window answers, and shows how far it is once that takes a moment."""
        self._sheets = Sheets(self._document, self._printer)
        total = len(self._sheets.pages)
        self._progress = QProgressDialog("", self.tr("Stop printing"), 0, total, self._parent)
        self._progress.setObjectName("print_progress")
        self._progress.setWindowTitle(self.tr("Printing"))
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setAutoClose(False)
        self._progress.setAutoReset(False)
        self._progress.setMinimumDuration(_SHOWN_AFTER_MS)
        self._progress.setValue(0)
        self._timer.start()

    def _next(self) -> None:
        """One page more."""
        if self._progress.wasCanceled():
            self._sheets.stop()
            self._end()
            return
        more = self._sheets.print_next()
        done, total = self._sheets.done, len(self._sheets.pages)
        self._progress.setLabelText(self.tr("Page {done} of {total}").format(done=done, total=total))
        self._progress.setValue(done)
        if not more:
            self._end()
            self.printed.emit()

    def _end(self) -> None:
        self._timer.stop()
        self._progress.close()
        self._progress.deleteLater()
        self._progress = self._sheets = None


class Sheets:
    """The pages asked for, each in its own size: a millimetre of the letter is a millimetre on the paper."""

    def __init__(self, document: QPdfDocument, printer: QPrinter) -> None:
        self._document, self._printer = document, printer
        first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
        self.pages = range(first - 1, min(last, document.pageCount()))
        self.done = 0
        self._painter = QPainter()

    def print_next(self) -> bool:
        """The next page; whether there is one more."""
        if self.done >= len(self.pages):
            return False
        page, printer = self.pages[self.done], self._printer
        points = self._document.pagePointSize(page)
        _lay(printer, points)
        if self.done:
            printer.newPage()
        elif not self._painter.begin(printer):
            return False
        dots = min(printer.resolution(), _FINEST)
        size = QSize(round(points.width() * dots / _POINTS), round(points.height() * dots / _POINTS))
        scale = printer.resolution() / _POINTS
        sheet = QRectF(0, 0, points.width() * scale, points.height() * scale)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(sheet, self._document.render(page, size))
        self.done += 1
        if self.done < len(self.pages):
            return True
        self._painter.end()
        return False

    def stop(self) -> None:
        """Nothing more is printed; what the printer has not begun it throws away."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Every page at once."""
    sheets = Sheets(document, printer)
    while sheets.print_next():
        pass


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
