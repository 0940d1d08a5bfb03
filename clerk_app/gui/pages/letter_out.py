"""What leaves the letter page: paper at 100 %, a PDF, a Word file, and the final version that comes back."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.gui import ask
from clerk_app.gui.after_deed import FOLDER
from clerk_app.gui.components.buttons import button, quiet
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.printing import Printing
from clerk_app.services import attachments, letter_docx, year_sheets
from clerk_app.services.change import Change
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.letter_page import LetterPage

FINAL = "signed"
"""What the file that came back is said to be (resources/attachments.toml)."""


class LetterOut(QObject):
    """Works on the letter its page shows."""

    def __init__(self, page: LetterPage) -> None:
        super().__init__(page)
        self._page = page
        self._printing = Printing(page)
        self.word_button = quiet(self.tr("Save as Word"), name="save_word")
        self.attach_button = quiet(self.tr("Keep the final version"), name="attach_final")
        self.void_button = quiet(self.tr("Make void"), name="make_void")
        self.print_button = button(self.tr("Print a trial copy"), icon="printer", key="Ctrl+P", name="print")
        self.save_button = button(self.tr("Save as PDF"), icon="download", name="save_pdf")
        self.buttons = (self.void_button, self.attach_button, self.word_button, self.print_button, self.save_button)
        self.word_button.clicked.connect(self.save_word)
        self.attach_button.clicked.connect(self.attach)
        self.void_button.clicked.connect(self.make_void)
        self.print_button.clicked.connect(self.print_letter)
        self.save_button.clicked.connect(self.save_pdf)

    def settle(self) -> None:
        """Offer what the letter shown allows."""
        issued = self._page.issued is not None
        self.print_button.setText(self.tr("Print") if issued else self.tr("Print a trial copy"))
        self.save_button.setVisible(issued)
        self.attach_button.setVisible(issued)
        self.void_button.setVisible(issued and self._page.void is None and not self._page.posted)
        self.word_button.setVisible(self._page.has_word())
        for each in self.buttons:
            each.setFixedWidth(each.sizeHint().width())

    def print_letter(self) -> None:
        """The letter on paper: a finished one as it is kept, a draft without a number."""
        self._printing.ask_data(self._page.data)

    def make_void(self) -> None:
        """The reason is asked for where the request's history is."""
        page = self._page
        if page.issued is not None:
            page.go.emit("request", Opening(page.request.request.id, struck=page.issued.entry))

    # files

    def _name(self, ending: str) -> str:
        page = self._page
        what = page.issued.number if page.issued is not None and page.issued.number else page.header.title.text()
        return f"{what} {page.request.request.applicant.name}.{ending}"

    def save_pdf(self) -> None:
        """Ask where to, then write the bytes that were kept."""
        if self._page.issued is not None:
            ask.save_file(
                self._page, self.tr("Save as PDF"), self.tr("PDF file (*.pdf)"), self._write_pdf,
                suggestion=self._name("pdf"),
            )

    def _write_pdf(self, path: str) -> None:
        self._write(path, self._page.data, "letter_saved")

    def save_word(self) -> None:
        """Ask where to, then write the same wording as a file to be edited."""
        ask.save_file(
            self._page, self.tr("Save as Word"), self.tr("Word file (*.docx)"), self._write_word,
            suggestion=self._name("docx"),
        )

    def _write_word(self, path: str) -> None:
        page = self._page
        try:
            data = letter_docx.as_docx(
                page.desk, page.request.request.id, page.kind, page.words_given(), today=page.today()
            )
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
        else:
            self._write(path, data, "letter_as_word")

    def _write(self, path: str, data: bytes, message: str) -> None:
        try:
            year_sheets.write_file(data, Path(path))
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
        else:
            facts = {"file": Path(path).name, FOLDER: Path(path).parent}
            self._page.did.emit(Change(message=message, facts=facts))

    # the final version that comes back

    def attach(self) -> None:
        """Ask for the file that went out in place of the printed one; it is kept with the letter's number."""
        if self._page.issued is not None:
            ask.open_file(
                self._page, self.tr("Keep the final version"), self.tr("PDF or Word file (*.pdf *.docx)"), self._attach
            )

    def _attach(self, path: str) -> None:
        page = self._page
        issued = page.issued
        try:
            change = attachments.attach(
                page.desk, page.request.request.id, name=f"{issued.number or issued.title} {Path(path).name}",
                data=attachments.read_file(Path(path)), what=FINAL, today=page.today(), deed=uuid.uuid4().hex,
            )
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
        else:
            page.did.emit(change)
