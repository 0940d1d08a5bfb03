"""One request: how long have I got and why, what happened, what can be done next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.clock_faces import ClockFaces
from clerk_app.gui.components.banner import AMBER, Banner
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.clock_list import AllClocks, ClockLine
from clerk_app.gui.components.clock_row import ClockRow
from clerk_app.gui.components.day_strip import DayStrip
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.labels import GivingLabel, label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.side_panel import Upper, section_head
from clerk_app.gui.components.timeline import Timeline
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.decision import Guide
from clerk_app.gui.forms.facts_panel import FactsPanel
from clerk_app.gui.forms.next_steps import NextSteps
from clerk_app.gui.models.event_list import ROW, EventList, EventRow
from clerk_app.gui.models.event_rows import EventRows
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Line, Opening, Page
from clerk_app.gui.pages.request_deeds import RequestDeeds
from clerk_app.gui.pages.request_entries import RequestEntries
from clerk_app.gui.pages.request_files import RequestFiles
from clerk_app.gui.pages.request_past import RequestPast
from clerk_app.gui.pages.request_room import RequestRoom
from clerk_app.gui.reasons import Reasons
from clerk_app.gui.step_keys import CAME_IN
from clerk_app.gui.words import Words
from clerk_app.law.clock import NotReceived
from clerk_app.law.terms import EventKind, Outcome
from clerk_app.services import foresight
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.links import around
from clerk_app.services.pasting import as_cell
from clerk_app.services.request_clocks import ShownClock, clocks_of_one
from clerk_app.services.step_sheets import sheets_of
from clerk_app.services.view import RequestView, request_view

_NAME_ROOM = 520


class RequestPage(Page):
    """Facts at the left, clocks and history in the middle, next steps at the right."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.shown: RequestView | None = None
        self._guides: dict[RequestId, Guide] = {}
        self._periods: Sequence[ShownClock] = ()
        self._reasons = Reasons(words, self)
        self._rows = EventRows(words, desk.steps, desk.checks, self)
        self._faces = ClockFaces(words, desk.workdays, self)
        self.header = PageHeader(can_go_back=True)
        self.letters_button = button(self.tr("Letters"), icon="file-text", key="L", name="letters")
        self.header.add(self.letters_button)
        self.facts = FactsPanel(words)
        self.clocks = ClockRow()
        self.strip = DayStrip(words)
        self.reason = GivingLabel(look.CAPTION, look.TEXT2, name="due_reason")
        self.all_clocks = AllClocks()
        self.banner = Banner(AMBER)
        self.banner.setObjectName("request_banner")
        self.banner.hide()
        self.model = EventList(self)
        self.timeline = Timeline()
        self.timeline.setModel(self.model)
        self._count = label("", look.CAPTION, look.TEXT2, name="event_count")
        self.certificate_link = link(self.tr("Time limit certificate"), icon="calendar-check", name="certificate")
        self.steps = NextSteps(words)
        self.deeds = RequestDeeds(self)
        self.past = RequestPast(self)
        self.drawer = Drawer(self.facts, self)
        self._build()
        self.files = RequestFiles(self)
        self.entries = RequestEntries(self)
        self._wire()

    def _build(self) -> None:
        above = QWidget()
        top = QVBoxLayout(above)
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(8)
        top.addWidget(self.clocks)
        top.addWidget(self.strip)
        because = QHBoxLayout()
        because.addWidget(self.reason, 1)
        because.addWidget(self.all_clocks, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(because)
        top.addWidget(self.banner)
        self._upper = Upper(above)
        head = section_head(self.tr("History"), self.past.link, self.certificate_link)
        head.insertWidget(1, self._count)
        head.setContentsMargins(20, 8, 20, 4)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        for each in (self._upper, Hairline(), self.deeds.drafts.lines):
            middle.addWidget(each)
        middle.addLayout(head)
        inset = QHBoxLayout()
        inset.setContentsMargins(12, 0, 10, 0)
        inset.addWidget(self.timeline)
        inset.addWidget(self.past.panel)
        middle.addLayout(inset, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.facts)
        body.addLayout(middle, 1)
        body.addWidget(self.steps)
        self._room = RequestRoom(self, body, middle, self._upper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self.header.back.connect(self._back)
        self.letters_button.clicked.connect(self._letters)
        self.facts.amend_wanted.connect(self.deeds.open_amend)
        self.facts.party_wanted.connect(self.deeds.open_party)
        self.facts.document_wanted.connect(self._open_document)
        self.facts.request_wanted.connect(self._open_request)
        self.facts.link_wanted.connect(self.deeds.open_link)
        self.facts.unlink_wanted.connect(self.deeds.open_unlink)
        self.facts.enquiry_wanted.connect(self.past.show_enquiry)
        self.facts.case_wanted.connect(self.deeds.open_case)
        self.all_clocks.certificate_wanted.connect(self._certificate)
        self.certificate_link.clicked.connect(self._certify)
        self.strip.chosen.connect(self._certify)
        self.timeline.form_shown.connect(self._give_way)
        self.timeline.document_wanted.connect(self._open_document)
        self.timeline.selectionModel().currentChanged.connect(self.handlers_changed)
        self.steps.step_wanted.connect(self.open_step)
        self.steps.sheet_wanted.connect(self._write)
        self.steps.card.decided.connect(self._decided)
        self.steps.card.found.connect(self.deeds.record_found)
        self.steps.card.step_wanted.connect(self.open_step)
        self.steps.card.letter_wanted.connect(self._draft_answer)
        self.bus.changed.connect(self._changed)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """The clocks count by the new calendar; the change itself fills the page again."""
        super().take_desk(desk)
        self._faces.deleteLater()
        self._faces = ClockFaces(self.words, desk.workdays, self)

    def open_with(self, argument: object) -> None:
        """An Opening, or a bare request id."""
        if argument is None:
            self._refresh()
            return
        opening = argument if isinstance(argument, Opening) else Opening(RequestId(int(str(argument))))
        self.show_request(opening.request)
        if opening.step is not None:
            self.open_step(opening.step)
        else:
            self.deeds.open_with(opening)

    def regions(self) -> tuple[QWidget, ...]:
        """The facts, what happened, what may be done next."""
        return (self.facts, self._upper, self.timeline, self.steps)

    def take_focus(self) -> None:
        """The history, so that single letters act; a form that is open keeps the cursor."""
        if self.timeline.form is None and self.facts.form is None:
            self.timeline.setFocus()

    def show_request(self, request: RequestId) -> None:
        """Show that request from its beginning."""
        self.deeds.close_forms()
        try:
            self.shown = request_view(self.desk, request, self.today())
        except NotReceived:
            self.shown = None
            self.go.emit("register", None)
            return
        self._fill(self.shown)

    def _refresh(self) -> None:
        if self.shown is not None:
            self.show_request(self.shown.request.id)

    def _changed(self, change: Change) -> None:
        if self.shown is not None and (self.shown.request.id in change.requests or change.calendar or change.settings):
            before = self.shown
            self._refresh()
            self.past.tell_move(before, change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.settle()

    # showing

    def _fill(self, view: RequestView) -> None:
        today, request = self.today(), view.request
        name = request.applicant.name
        shown = look.metrics(look.TITLE).elidedText(name, Qt.TextElideMode.ElideRight, _NAME_ROOM)
        self.header.title.setText(shown)
        set_tip(self.header.title, name)
        self.header.sub.setText(request.number)
        self.header.pill.show_state(view.state, self.words.word(view.state))
        self.header.pill.show()
        due_if_answered = foresight.with_opinions_today(self.desk, request.id, today)
        self._periods = periods = clocks_of_one(self.desk, request, today)
        self.show_facts()
        self.clocks.show_clocks(self._faces.faces(view, today, due_if_answered, periods))
        self.all_clocks.show_clocks(self._faces.lines(periods))
        days = () if view.clock.awaiting is not None else view.days
        self.strip.set_days(days, self._reasons.excluded(view.clock))
        self._give_way(form_is_open=False)
        self.reason.setText(self._reasons.due(view.clock, view.days))
        self.past.warn(view)
        self.past.refresh()
        self.deeds.drafts.tell()
        rows = (*self._rows.rows(view), *self.entries.drafts(view))
        self.model.show_rows(rows)
        struck = sum(row.is_struck for row in rows)
        said = with_counts(self.tr("{count} entries"), count=sum(not row.draft for row in rows))
        if struck:
            said = self.tr("{entries}, {struck} struck").format(entries=said, struck=struck)
        self._count.setText(said)
        self.timeline.setCurrentIndex(self.model.index(len(rows) - 1, 0))
        self.timeline.scrollToBottom()
        self.steps.show_request(view, self.guide(), today, sheets_of(self.desk, request))
        self.handlers_changed.emit()

    def show_facts(self) -> None:
        """The facts at the left; a form that stands in their place is left."""
        if self.shown is not None:
            self.facts.show_request(self.shown, around(self.desk, self.shown.request), self._periods)

    def _open_request(self, request: int) -> None:
        self.go.emit("request", Opening(RequestId(request)))

    def _give_way(self, form_is_open: bool) -> None:
        self._room.give_way(form_is_open, has_days=self.shown is not None and self.shown.clock.awaiting is None)

    def guide(self) -> Guide:
        """How far the questions of the shown request are answered."""
        return self._guides.setdefault(self.shown.request.id, Guide()) if self.shown else Guide()

    # what can be done

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """The actions this request allows now."""
        if self.shown is None:
            return {}
        allowed = {offer.kind for offer in self.shown.steps if offer.allowed or offer.may_be_let_pass}
        found: dict[str, Callable[[], None]] = {
            "letters": self._letters, "copy_due": self._copy_due, "recount": self._refresh, "print": self._letters,
            "side_panel": self.drawer.toggle, "certify": self._certify,
        }  # fmt: skip
        if self.shown.request.closing is not None:
            found["review_file"] = self._review_file
        by_step = {
            "decide": (EventKind.ANSWERED, self._decide), "extend": (EventKind.EXTENDED, self._extend),
            "consult": (EventKind.CONSULTATION_SENT, self._consult),
            "correct": (EventKind.CORRECTION_ASKED, self._correct), "withdraw": (EventKind.WITHDRAWN, self._withdraw),
            "serve": (EventKind.SERVED, self._serve),
        }  # fmt: skip
        found |= {name: handler for name, (kind, handler) in by_step.items() if kind in allowed}
        if allowed & set(CAME_IN):
            found["take"] = self._take
        return found | self.files.handlers() | self.entries.handlers()

    def main_action(self) -> None:
        """The open form, else the decision card."""
        if self.deeds.press():
            return
        self.steps.card.press()

    def step_back(self) -> bool:
        """Esc leaves an open form first, then the list of changes."""
        return self.deeds.step_back() or self.past.leave()

    def is_unfinished(self) -> bool:
        """A step or a correction that was typed and not recorded."""
        return self.deeds.is_unfinished()

    def open_step(self, kind: EventKind) -> None:
        """The form of a step, in the history at its place; letters have a page of their own."""
        if kind is EventKind.LETTER_ISSUED:
            self._letters()
        elif kind is EventKind.ANSWERED:
            self._decide()
        else:
            self.deeds.open_step(kind)

    def _decide(self) -> None:
        self.steps.card.to_release()

    def _decided(self, outcome: Outcome) -> None:
        self.deeds.open_step(EventKind.ANSWERED, outcome)

    def _extend(self) -> None:
        self.open_step(EventKind.EXTENDED)

    def _consult(self) -> None:
        self.open_step(EventKind.CONSULTATION_SENT)

    def _correct(self) -> None:
        self.open_step(EventKind.CORRECTION_ASKED)

    def _withdraw(self) -> None:
        self.open_step(EventKind.WITHDRAWN)

    def _serve(self) -> None:
        self.open_step(EventKind.SERVED)

    def _take(self) -> None:
        allowed = {offer.kind for offer in self.shown.steps if offer.allowed} if self.shown else set()
        kind = next((kind for kind in CAME_IN if kind in allowed), None)
        if kind is not None:
            self.open_step(kind)

    def _letters(self) -> None:
        if self.shown is not None:
            self.go.emit("letter", LetterOpening(self.shown.request.id))

    def _draft_answer(self) -> None:
        self._write("answer")

    def _write(self, kind: str) -> None:
        if self.shown is not None:
            self.go.emit("letter", LetterOpening(self.shown.request.id, kind=kind))

    def _certificate(self, line: ClockLine) -> None:
        if self.shown is not None:
            self.go.emit("certificate", CertificateOpening(self.shown.request.id, line.kind, line.ref))

    def _review_file(self) -> None:
        request = self.shown.request
        self.go.emit("registers", Line("review", request.closing.on.year, request.id))

    def _certify(self) -> None:
        if self.shown is not None:
            self.go.emit("certificate", CertificateOpening(self.shown.request.id))

    def _open_document(self, document: int) -> None:
        if self.shown is not None:
            self.go.emit("letter", LetterOpening(self.shown.request.id, document=document))

    def _copy_due(self) -> None:
        if self.shown is not None:
            due = self.words.day(self.shown.clock.due_on)
            QApplication.clipboard().setText(f"{as_cell(self.shown.request.number)}\t{due}")

    def _back(self) -> None:
        self.go.emit("back", None)

    def current_row(self) -> EventRow | None:
        """The entry the history stands on."""
        index = self.timeline.currentIndex()
        return index.data(ROW) if index.isValid() else None
