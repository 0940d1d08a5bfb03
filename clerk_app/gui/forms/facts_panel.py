"""The facts of a request at the left of its page; 更正 turns the same panel into a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.cases.request import Request
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.file_row import FileRow
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import MARGIN, SidePanel, section_head
from clerk_app.gui.forms.amend_view import AmendView
from clerk_app.gui.forms.around_panel import AroundPanel, CasesPanel
from clerk_app.gui.forms.receipt_words import ReceiptWords
from clerk_app.gui.forms.wanted_words import WantedWords
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import ApplicantKind, EventKind
from clerk_app.services.links import Around
from clerk_app.services.parties import parties_of
from clerk_app.services.request_clocks import ShownClock
from clerk_app.services.view import Issued, RequestView

NORMAL, WIDE = 264, 300
_HEAD, _TAIL = 6, 4
_HIDDEN = "·" * 6


class FactsPanel(SidePanel):
    """``amend_wanted`` opens the form; ``document_wanted`` names the letter that was pressed; ``file_wanted`` the
    attached file, with the place for its menu; ``attach_wanted`` asks for another; ``party_wanted`` names the third
    party or agency whose address is to be put right."""

    amend_wanted = Signal()
    document_wanted = Signal(int)
    file_wanted = Signal(int, QPoint)
    attach_wanted = Signal()
    party_wanted = Signal(str)
    request_wanted = Signal(int)
    link_wanted = Signal()
    unlink_wanted = Signal(int)
    enquiry_wanted = Signal(object)
    case_wanted = Signal(object, int)
    """What AroundPanel and CasesPanel ask for."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, line_left=False, parent=parent)
        self._words = words
        self._wanted = WantedWords(self)
        self._receipt = ReceiptWords(words, self)
        self._inside = QWidget()
        self.column.addWidget(self._inside)
        self.column.addStretch(1)
        self.form: AmendView | None = None

    def show_request(
        self, view: RequestView, around: Around | None = None, clocks: Sequence[ShownClock] = ()
    ) -> None:
        """Show the facts, and what they have to do with other requests and cases; an open form is left."""
        self.form = None
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        amend = link(self.tr("Correct"), name="amend")
        amend.clicked.connect(self._amend)
        amend.setEnabled(view.request.in_force)
        column.addLayout(section_head(self.tr("Request"), amend))
        for name, value in self._facts(view):
            if value:
                column.addLayout(self._fact(name, value))
        if view.remedies:  # what is before a body or a court presses more than who was asked
            cases = CasesPanel(self._words, view, clocks)
            cases.case_wanted.connect(self.case_wanted)
            column.addWidget(cases)
        self._add_items(column, view)
        self._add_parties(column, view)
        self._add_documents(column, view)
        self._add_attachments(column, view)
        if view.request.notes:
            column.addWidget(Hairline())
            column.addLayout(self._fact(self.tr("Notes"), "\n".join(view.request.notes)))
        if around is not None:
            column.addWidget(self._around(view, around))
        self._put(inside)

    def _around(self, view: RequestView, around: Around) -> AroundPanel:
        made = AroundPanel(self._words, view, around)
        made.request_wanted.connect(self.request_wanted)
        made.link_wanted.connect(self.link_wanted)
        made.unlink_wanted.connect(self.unlink_wanted)
        made.enquiry_wanted.connect(self.enquiry_wanted)
        return made

    def show_form(self, form: AmendView) -> None:
        """The form in place of the facts, its reason and buttons below in view."""
        self._put(form)
        self.form = form
        self.foot.addWidget(form.foot)
        form.foot.show()

    def _put(self, inside: QWidget) -> None:
        while self.foot.count():
            foot = self.foot.takeAt(0).widget()
            if foot is not None:
                foot.hide()
                foot.deleteLater()
        old, self._inside = self._inside, inside
        self.column.replaceWidget(old, inside)
        old.hide()
        old.deleteLater()

    def _facts(self, view: RequestView) -> tuple[tuple[str, str], ...]:
        words, request = self._words, view.request
        applicant = request.applicant
        organization = applicant.kind is not ApplicantKind.NATURAL_PERSON
        code = self.tr("Kind · credit code") if organization else self.tr("Kind · ID number")
        contact = (applicant.contact_person, applicant.telephone, applicant.email, applicant.address)
        wanted = (
            self._wanted.word("form_wanted", request.form_wanted),
            self._wanted.word("delivery_wanted", request.delivery_wanted),
        )
        return (
            (self.tr("Applicant"), applicant.name),
            (code, _joined(words.word(applicant.kind), _masked(applicant.id_number))),
            (self.tr("Contact"), _joined(*contact)),
            (self.tr("Agency"), view.organ),
            (self.tr("Wording"), request.wording),
            (self.tr("Wording as corrected"), _corrected(request)),
            (self.tr("Receipt"), self._receipt_words(view)),
            (self.tr("Form and delivery"), _joined(*wanted)),
            (self.tr("Unit and handler"), _joined(request.unit, request.handler)),
            (self.tr("Platform number"), request.platform_number),
        )

    def _receipt_words(self, view: RequestView) -> str:
        words, request = self._words, view.request
        received = [words.word(request.channel), words.day(request.received_on)]
        if request.arrived_on is not None:
            received.append(self.tr("arrived {day}").format(day=words.short_day(request.arrived_on)))
        proof = self._receipt.parts(request.proof)
        return _joined(*received, request.receipt_basis, request.postal_number, request.signed_by, *proof)

    def _fact(self, name: str, value: str) -> QVBoxLayout:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(label(name, look.CAPTION, look.TEXT2))
        pair.addWidget(label(value, look.DATA, wrap=True))
        return pair

    def _add_items(self, column: QVBoxLayout, view: RequestView) -> None:
        items = view.request.items
        if len(items) < 2:
            return
        column.addWidget(Hairline())
        column.addLayout(section_head(self.tr("Matters"), label(str(len(items)), look.CAPTION, look.TEXT2)))
        for item in items:
            result = self._words.word(item.outcome) if item.outcome is not None else self.tr("no result yet")
            column.addLayout(self._fact(f"{item.position}{DOT}{result}", item.subject))

    def _add_parties(self, column: QVBoxLayout, view: RequestView) -> None:
        """Whom else the request wrote to, and where; what is not known is said."""
        found = parties_of(view.request)
        if not found:
            return
        column.addWidget(Hairline())
        column.addLayout(section_head(self.tr("Third parties and agencies")))
        for party in found:
            where = party.address
            known = _joined(where.contact_person, where.telephone, where.postcode, where.address)
            kind = self._words.word(party.kind) if party.kind is not None else self.tr("Written to")
            change = link(self.tr("Correct") if where.address else self.tr("Enter"), small=True, name="party_address")
            change.setProperty("party", where.name)
            change.setAccessibleName(self.tr("Address of {name}").format(name=where.name))
            change.setEnabled(view.request.in_force)
            change.clicked.connect(self._party)
            head = QHBoxLayout()
            head.addWidget(label(kind, look.CAPTION, look.TEXT2))
            head.addStretch(1)
            head.addWidget(change)
            column.addLayout(head)
            column.addWidget(label(where.name, look.DATA, wrap=True))
            if known:
                column.addWidget(label(known, look.CAPTION, wrap=True, name="party_known"))
            if not where.address:
                column.addWidget(label(self.tr("no address"), look.CAPTION, look.RED, name="party_missing"))

    def _add_documents(self, column: QVBoxLayout, view: RequestView) -> None:
        if not view.documents:
            return
        column.addWidget(Hairline())
        column.addLayout(section_head(self.tr("Letters"), label(str(len(view.documents)), look.CAPTION, look.TEXT2)))
        void = view.void
        for document in view.documents:
            said = self.tr("void") if document.id in void else self._words.short_day(document.issued_on)
            column.addLayout(self._line(document, said))

    def _add_attachments(self, column: QVBoxLayout, view: RequestView) -> None:
        """Always there: it is where files are added."""
        column.addWidget(Hairline())
        add = link(self.tr("Add"), name="attach")
        add.setEnabled(view.request.in_force)
        add.clicked.connect(self.attach_wanted)
        column.addLayout(section_head(self.tr("Attachments"), add))
        for one in view.attachments:
            name = one.file.name or self.tr("erased")
            row = FileRow(one.file.id, name, one.kind.zh, self.width() - 2 * MARGIN)
            row.pressed.connect(self.file_wanted)
            column.addWidget(row)
        if not view.attachments:
            column.addWidget(label(self.tr("Drop or paste files here."), look.CAPTION, look.TEXT2, wrap=True))

    def _line(self, document: Issued, said: str) -> QHBoxLayout:
        row = QHBoxLayout()
        pressed: QPushButton = link(document.number or document.title, icon="file-text", small=True)
        set_tip(pressed, document.title)
        pressed.setProperty("document", int(document.id))
        pressed.clicked.connect(self._document)
        row.addWidget(pressed)
        row.addStretch(1)
        row.addWidget(label(said, look.CAPTION, look.TEXT2))
        return row

    def _amend(self) -> None:
        self.amend_wanted.emit()

    def _party(self) -> None:
        self.party_wanted.emit(self.sender().property("party"))

    def _document(self) -> None:
        self.document_wanted.emit(self.sender().property("document"))


def _corrected(request: Request) -> str:
    came = request.last(EventKind.CORRECTION_RECEIVED)
    return (came.text("text") or "") if came is not None else ""


def _joined(*parts: str) -> str:
    return DOT.join(dict.fromkeys(part for part in parts if part))


def _masked(number: str) -> str:
    """An identity number as far as one needs to tell it from another."""
    if len(number) <= _HEAD + _TAIL:
        return number
    return number[:_HEAD] + _HIDDEN + number[-_TAIL:]
