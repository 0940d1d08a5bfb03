"""A letter: its blocks at the left, the printed page at the right; finished once, then kept as it was printed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import ask, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.banner import AMBER, RED, Banner
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.form_row import LABEL, FormRow, field
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.paper_view import PaperView
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms.letter_form import DRAWN, LetterForm
from clerk_app.gui.forms.letter_view import LetterView
from clerk_app.gui.forms.override_fold import OverrideFold
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Opening, Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import EventKind
from clerk_app.services import letters, year_sheets
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import UNREVIEWED
from clerk_app.services.view import RequestView, request_view
from clerk_app.trouble import KnownTrouble

_MOST_NAMED = 3
_REST_MS = 250
_LEFT, _LEFT_WIDE, _WIDE_FROM = 404, 500, 1600
_LABEL = 44


class LetterPage(Page):
    """One letter of one request: being written, or as it was issued."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.request: RequestView | None = None
        self.kind = ""
        self.issued: object | None = None
        self._forms: dict[tuple[RequestId, str], LetterForm] = {}
        self._deed = uuid.uuid4().hex
        self._missing: tuple[str, ...] = ()
        self._unreviewed = False
        self._data = b""
        self.header = PageHeader(can_go_back=True)
        self.kinds = QComboBox()
        self.kinds.setObjectName("letter_kind")
        self.kinds.setFont(look.font(look.BODY))
        self.kinds.setFixedHeight(look.scaled(32))
        self.kinds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.number = field(name="letter_number", read_only=True)
        self.view = LetterView(words, desk.workdays, today)
        self.banner = Banner(RED)
        self.banner.setObjectName("letter_banner")
        self.fold = OverrideFold(words, LABEL)
        self.paper = PaperView()
        self._pages = label("", look.CAPTION, look.TEXT2, name="page_count")
        self.empty = EmptyState("file-text")
        self.print_button = button(self.tr("Print"), icon="printer", key="Ctrl+P", name="print")
        self.save_button = button(self.tr("Save as PDF"), icon="download", name="save_pdf")
        self.finish_button = primary(self.tr("Finish, number and make PDF"), key="Ctrl+Enter", name="finish")
        self._printing = Printing(self)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._redraw)
        self._build()
        self._wire()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 18, 10)
        head.setSpacing(6)
        head.addWidget(FormRow(self.tr("Letter"), self.kinds, label_width=_LABEL))
        head.addWidget(FormRow(self.tr("Number"), self.number, label_width=_LABEL))
        foot_of_left = QVBoxLayout()
        foot_of_left.setContentsMargins(16, 4, 16, 12)
        foot_of_left.setSpacing(8)
        foot_of_left.addWidget(self.banner)
        foot_of_left.addWidget(self.fold)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(Hairline())
        left.addWidget(Scroller(self.view), 1)
        left.addLayout(foot_of_left)
        self._left = QWidget()
        ground(self._left)
        self._left.setLayout(left)
        tools = QHBoxLayout()
        tools.setContentsMargins(18, 0, 18, 0)
        tools.addWidget(label(self.tr("Print preview"), look.STRONG))
        tools.addWidget(self._pages)
        tools.addStretch(1)
        bar = QWidget()
        bar.setLayout(tools)
        bar.setFixedHeight(look.scaled(40))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(Hairline())
        right.addWidget(self.paper, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(Hairline(down=True))
        body.addLayout(right, 1)
        self._work = QWidget()
        whole = QVBoxLayout(self._work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        foot = Foot(52)
        foot.row.addStretch(1)
        for each in (self.print_button, self.save_button, self.finish_button):
            foot.row.addWidget(each)
        whole.addWidget(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.header.back.connect(self._back)
        self.kinds.activated.connect(self._kind_chosen)
        self.view.edited.connect(self._resting.start)
        self.banner.pressed.connect(self._way_out)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.finish_button.clicked.connect(self.main_action)
        self.empty.first.connect(self._back)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """The letters being written count by the new calendar too."""
        super().take_desk(desk)
        self.view.take_workdays(desk.workdays)
        for form in self._forms.values():
            form.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """A LetterOpening; None: the letter shown before."""
        opening = argument if isinstance(argument, LetterOpening) else None
        if opening is None and self.request is not None:
            opening = LetterOpening(self.request.request.id, self.kind)
        if opening is None:
            return
        self.request = request_view(self.desk, opening.request, self.today())
        self._left.setFixedWidth(_LEFT_WIDE if self.width() >= _WIDE_FROM else _LEFT)
        offered = letters.offers(self.desk, opening.request)
        shown = next((one for one in self.request.documents if int(one.id) == opening.document), None)
        self.kinds.clear()
        for offer in offered:
            self.kinds.addItem(offer.what, offer.kind)
        self._say_head()
        if shown is not None:
            self._show_issued(shown)
        elif offered:
            ids = [offer.kind for offer in offered]
            self._show_kind(opening.kind if opening.kind in ids else ids[0])
        else:
            self.empty.say(
                self.tr("There is no letter to write yet"),
                self.tr("Decide, ask for a correction or extend first; then its letter can be written."),
                first=self.tr("Back to the request"),
            )
            self._stack.setCurrentWidget(self.empty)

    def take_focus(self) -> None:
        """The first field that is missing, else the page."""
        if self._stack.currentWidget() is self._work and not any(map(self.view.focus_on, self._missing)):
            self.paper.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked up behind one's back."""
        self._resting.stop()
        super().hideEvent(event)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Printing."""
        return {"print": self._print} if self._data else {}

    def _say_head(self) -> None:
        view = self.request
        self.header.title.setText(self.tr("Letter"))
        left = self.words.working_days_left(view.remaining) if view.remaining is not None else ""
        due = self.words.day(view.clock.due_on) if view.clock.due_on is not None else ""
        who = f"{view.request.number} {view.request.applicant.name}"
        said = (who, self.tr("due {day}").format(day=due) if due else "", left)
        self.header.sub.setText(DOT.join(part for part in said if part))

    def _back(self) -> None:
        self.go.emit("request", Opening(self.request.request.id))

    def _kind_chosen(self, at: int) -> None:
        self._show_kind(str(self.kinds.itemData(at)))

    # showing

    def _show_kind(self, kind: str) -> None:
        """The letter that was issued for the latest step of that kind, else the one being written."""
        self.kind = kind
        self.fold.put_away()
        self._stack.setCurrentWidget(self._work)
        there = letters.issued(self.desk, self.request.request, kind)
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        if there is not None:
            self._show_issued(there)
            return
        self.issued = None
        self._deed = uuid.uuid4().hex
        self.header.title.setText(self.kinds.currentText())
        self.view.withholding = self.desk.letters[kind].withholding
        self.finish_button.show()
        self.save_button.hide()
        self._redraw()

    def _show_issued(self, document: object) -> None:
        self.issued = document
        self.kind = document.kind
        self._missing = ()
        self._stack.setCurrentWidget(self._work)
        self.kinds.setCurrentIndex(self.kinds.findData(document.kind))
        self.header.title.setText(document.title)
        self.number.setText(document.number)
        self.view.show_fields(LetterForm(self.today(), self.desk.workdays), (), (), {}, {})
        self.banner.hide()
        self.finish_button.hide()
        self.save_button.show()
        self._show_pdf(letters.data_of(self.desk, document))

    def is_unfinished(self) -> bool:
        """Words for a letter that was not finished."""
        return any(form.given() for form in self._forms.values())

    def _form(self) -> LetterForm:
        key = (self.request.request.id, self.kind)
        return self._forms.setdefault(key, LetterForm(self.today(), self.desk.workdays))

    def _redraw(self) -> None:
        if self.request is None or self.issued is not None:
            return
        request, form = self.request.request.id, self._form()
        try:
            blanks = letters.fields(self.desk, request, self.kind, form.given())
            facts = letters.facts_of(self.desk, request, self.kind, form.given())
            self._missing = letters.missing(self.desk, request, self.kind, form.given())
            data = letters.draft(self.desk, request, self.kind, form.given())
        except KnownTrouble as trouble:
            self._missing = ("",)
            self.banner.say(self.words.trouble(trouble), kind=RED)
            self.finish_button.setEnabled(False)
            return
        asked = form.fields(blanks)
        known = {one.name: _as_text(facts.get(one.name)) for one in asked}
        labels = dict(zip((one.name for one in asked), self._labels(tuple(one.name for one in asked)), strict=True))
        blocks = tuple(dict.fromkeys(one.block for one in blanks if one.name != DRAWN))
        self.view.show_fields(form, blocks, asked, known, labels)
        self.number.setText(self.tr("taken when finished: {number}").format(number=_as_text(facts.get(DRAWN))))
        self._say_missing()
        self._show_pdf(data)

    def _labels(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(letters.fact_words(self.desk, names))

    def _say_missing(self) -> None:
        self.finish_button.setEnabled(not self._missing)
        if not self._missing:
            self.banner.hide()
            set_tip(self.finish_button, "")
            return
        names = self._labels(self._missing)
        some = (*names[:_MOST_NAMED], *(("…",) if len(names) > _MOST_NAMED else ()))
        said = self.tr("{count} missing: {names}. Fill it in to finish.")
        self.banner.say(
            said.format(count=len(names), names=self.tr(", ").join(some)), kind=RED, way_out=self.tr("Fill in")
        )
        set_tip(self.finish_button, said.format(count=len(names), names=self.tr(", ").join(names)))

    def _show_pdf(self, data: bytes) -> None:
        self._data = data
        self.paper.show_pdf(data)
        self._pages.setText(self.tr("{count} pages").format(count=self.paper.page_count))
        self.handlers_changed.emit()

    def _way_out(self) -> None:
        if self._missing or not self._unreviewed:
            self._fill_in()
        else:
            self.go.emit("request", Opening(self.request.request.id, EventKind.SECRECY_REVIEWED))

    def _fill_in(self) -> None:
        self.view.mark(self._missing)
        any(map(self.view.focus_on, self._missing))

    # finishing, printing, saving

    def main_action(self) -> None:
        """Finish: the number is drawn and the letter kept, once."""
        if self._stack.currentWidget() is not self._work or self.issued is not None:
            return
        self._resting.stop()
        self._redraw()
        if self._missing or not self.finish_button.isEnabled():
            self._fill_in()
            return
        if self.fold.is_open() and not self.fold.is_complete():
            return
        self.finish_button.setEnabled(False)
        try:
            change = letters.issue(
                self.desk, self.request.request.id, self.kind, self._form().given(), today=self.today(),
                deed=self._deed, override=self.fold.override(),
            )
        except KnownTrouble as trouble:
            self._unreviewed = trouble.facts.get("code") == UNREVIEWED
            way_out = self.tr("Record the review") if self._unreviewed else ""
            self.banner.say(self.words.trouble(trouble), kind=RED, way_out=way_out)
            if trouble.facts.get("overridable"):
                self.fold.offer()
            self.finish_button.setEnabled(True)
        else:
            self._issued(change)

    def _issued(self, change: Change) -> None:
        self._forms.pop((self.request.request.id, self.kind), None)
        self.request = request_view(self.desk, self.request.request.id, self.today())
        self._show_kind(self.kind)
        codes = change.facts.get("warnings")
        if isinstance(codes, tuple) and codes:
            self.banner.say("\n".join(self.words.sentence(code, change.facts) for code in codes), kind=AMBER)
        self.did.emit(change)
        self.save_button.setFocus()

    def _print(self) -> None:
        self._printing.ask(self.paper.document)

    def _save(self) -> None:
        if self.issued is not None:
            ask.save_file(
                self, self.tr("Save as PDF"), self.tr("PDF file (*.pdf)"), self._write,
                suggestion=f"{self.issued.number} {self.request.request.applicant.name}.pdf",
            )

    def _write(self, path: str) -> None:
        try:
            year_sheets.write_file(self._data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            self.did.emit(Change(message="letter_saved", facts={"file": Path(path).name}))


def _as_text(fact: object) -> str:
    if fact is None:
        return ""
    return fact.isoformat() if isinstance(fact, date) else str(fact)
