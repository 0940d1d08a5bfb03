"""Printing a PDF on paper: the system's own dialog, opened and not waited for; then page by page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


class Printing(QObject):
    """One print at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._printer: QPrinter | None = None
        self._document: QPdfDocument | None = None

    def ask(self, document: QPdfDocument) -> None:
        """Ask for the printer, then print all pages."""
        if not document.pageCount():
            return
        self._document = document
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        self._printer.setFromTo(1, document.pageCount())
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setObjectName("print_dialog")
        dialog.setMinMax(1, document.pageCount())
        dialog.accepted.connect(self._print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides it behind an open() of its own that takes a receiver

    def _print(self) -> None:
        print_document(self._document, self._printer)


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Every page asked for, filling the sheet."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    painter = QPainter()
    if not painter.begin(printer):
        return
    for page in range(first - 1, last):
        if page >= first:
            printer.newPage()
        sheet = printer.pageRect(QPrinter.Unit.DevicePixel).size().toSize()
        image = document.render(page, QSize(sheet.width(), sheet.height()))
        painter.drawImage(0, 0, image)
    painter.end()
