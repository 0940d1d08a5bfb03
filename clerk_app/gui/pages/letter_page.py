"""A letter: its parts at the left, the printed page at the right; finished once, then kept as it was printed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.banner import AMBER, RED
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.forms.letter_choices import LetterChoices, key_of, parts_of, with_attachments
from clerk_app.gui.forms.letter_form import DRAWN, LetterForm
from clerk_app.gui.forms.letter_view import Blocks, LetterView
from clerk_app.gui.pages.letter_desk import LetterDesk
from clerk_app.gui.pages.letter_drafts import LetterDrafts
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_out import LetterOut
from clerk_app.gui.pages.page import Opening, Page, where_to_say
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import EventKind
from clerk_app.services import letters
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import UNREVIEWED
from clerk_app.services.letter_offers import REF, LetterOffer
from clerk_app.services.letter_preview import facts_of_issued, preview
from clerk_app.services.letter_words import article_of, choices_of, why_asked
from clerk_app.services.recipients import Unknown, without_address
from clerk_app.services.view import Issued, RequestView, request_view
from clerk_app.trouble import KnownTrouble

_MOST_NAMED = 3
_REST_MS = 250


class LetterPage(Page):
    """One letter or form of one request: being written, or as it was issued."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.request: RequestView | None = None
        self.kind, self.ref = "", ""
        self.issued: Issued | None = None
        self.void: str | None = None
        self.posted, self.data = "", b""
        self._wanted: RequestId | None = None
        self._offers: dict[str, LetterOffer] = {}
        self._deed = uuid.uuid4().hex
        self._missing: tuple[str, ...] = ()
        self._unreviewed = False
        self._unknown: Unknown | None = None
        self._choices = LetterChoices(words, self)
        self.view = LetterView(words, desk.workdays, today)
        self.out = LetterOut(self)
        self.drafts = LetterDrafts(self)
        self.face = LetterDesk(self, self.view, self.out.buttons)
        self.header, self.chooser, self.number = self.face.header, self.face.chooser, self.face.number
        self.banner, self.fold, self.paper = self.face.banner, self.face.fold, self.face.paper
        self.finish_button, self.empty = self.face.finish_button, self.face.empty
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._redraw)
        self.header.back.connect(self._back)
        self.chooser.chosen.connect(self._chosen)
        self.view.edited.connect(self._resting.start)
        self.view.in_hand.connect(self._mark)
        self.paper.pressed.connect(self._paragraph_pressed)
        self.banner.pressed.connect(self._way_out)
        self.finish_button.clicked.connect(self.main_action)
        self.empty.first.connect(self._back)
        self.face.next_letter.clicked.connect(self._write_next)
        self.face.address_link.clicked.connect(self._enter_address)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """The letters being written count by the new calendar too."""
        super().take_desk(desk)
        self.view.take_workdays(desk.workdays)
        for form in self.drafts.forms():
            form.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """A LetterOpening; None: the letter shown before."""
        opening = argument if isinstance(argument, LetterOpening) else None
        if opening is None and self.request is not None:
            opening = LetterOpening(self.request.request.id, key_of(self.kind, self.ref))
        if opening is None:
            return
        self._resting.stop()
        self.drafts.keep()
        self._wanted = opening.request
        with self._or_nothing():
            self.request = request_view(self.desk, opening.request, self.today())
            self._read_offers()
            shown = next((one for one in self.request.documents if int(one.id) == opening.document), None)
            self._say_head()
            if shown is not None:
                self.kind, self.ref = shown.kind, ""
                self._show_issued(shown)
            else:
                self._show_kind(self._first(opening.kind))

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        """Nothing of the letter shown before is to be taken for one that cannot be opened."""
        try:
            yield
        except Exception:
            self._missing = ("",)
            self.face.say_failed()
            self._show_pdf(b"")
            raise

    def _read_offers(self) -> None:
        found = letters.offers(self.spoken, self.request.request.id, self.today())
        self._offers = {key_of(one.kind, one.ref): one for one in found}
        self.chooser.offer(self._choices.choices(found), self._choices.groups())

    def _first(self, wanted: str) -> str:
        """The letter asked for, else the proposed one, else the first that can be made."""
        named = [key for key in self._offers if wanted and key.partition("|")[0] == wanted.partition("|")[0]]
        exact = [wanted] if wanted in self._offers else named
        can = [key for key, one in self._offers.items() if one.proposed or one.issued or not one.why_not]
        usable = [key for key in exact if not self._offers[key].why_not or self._offers[key].issued]
        return next(iter((*usable, *can)), "")

    def take_focus(self) -> None:
        """The first field that is missing, else the page."""
        if self.empty.isHidden() and not any(map(self.view.focus_on, self._missing)):
            self.paper.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked up behind one's back, and nothing typed is lost."""
        self._resting.stop()
        self.drafts.keep()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.face.settle(self.width(), self.height())

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Printing."""
        return {"print": self.out.print_letter} if self.data else {}

    def regions(self) -> tuple[QWidget, ...]:
        """Head, parts, page."""
        return (self.header, self.face.left, self.paper)

    def _say_head(self) -> None:
        view = self.request
        left = self.words.working_days_left(view.remaining) if view.remaining is not None else ""
        due = self.words.day(view.clock.due_on) if view.clock.due_on is not None else ""
        who = f"{view.request.number} {view.request.applicant.name}"
        said = self.tr("due {day}").format(day=due) if due else ""
        self.face.say_head(who, DOT.join(part for part in (said, left) if part), view.tone)

    def _back(self) -> None:
        self.go.emit("request", Opening(self._wanted))

    def _chosen(self, key: str) -> None:
        self._resting.stop()
        self.drafts.keep()
        with self._or_nothing():
            self._show_kind(key)
        self.take_focus()

    # showing

    def _show_kind(self, key: str) -> None:
        """The letter that was issued for the latest step of that kind, else the one being written."""
        if not key:
            self.face.say_empty()
            return
        self.kind, self.ref = parts_of(key)
        offer = self._offers[key]
        if offer.issued is not None:
            self.fold.put_away()
            self._show_issued(offer.issued)
            return
        self._show_draft(key)

    def _show_draft(self, key: str) -> None:
        self.fold.put_away()
        offer = self._offers[key]
        self.issued, self.void = None, None
        self._deed = uuid.uuid4().hex
        self.chooser.show_kind(key)
        self.header.title.setText(offer.what)
        self.face.show_letter(self._choices.reason(self.desk, self.request.request, offer), self._result())
        self.out.settle()
        self.paper.verticalScrollBar().setValue(0)
        self.drafts.say()
        self._redraw()

    def _result(self) -> tuple[str, str]:
        """Result and article of an answer."""
        outcome = self.request.request.outcome
        if self.kind != "answer" or outcome is None:
            return "", ""
        offer = self._offers[key_of(self.kind, self.ref)]
        article = article_of(self.desk, self.kind, outcome, offer.step_on or self.today())
        return self.words.word(outcome), article.partition("、")[0]

    def _show_issued(self, document: Issued) -> None:
        self.issued = document
        self.void = self.request.void.get(document.id)
        sent = (one.posted_on or one.signed_for_on for one in self.desk.store.documents.deliveries(document.request)
                if one.document == document.id)
        self.posted = next((self.words.short_day(on) for on in sent if on is not None), "")
        self._missing = ()
        self.chooser.show_kind(key_of(self.kind, self.ref))
        self.header.title.setText(self.chooser.text() or document.title)
        self.face.say_number(document.number)
        self.view.show_nothing()
        self.face.show_issued(self.words.short_day(document.issued_on), self.posted, self.void,
                              is_sent=document.kind in self.desk.letters)
        self.face.say_next(self._next_words())
        self._say_address({} if self.void is not None or self.posted else facts_of_issued(document))
        self.out.settle()
        self._show_pdf(letters.data_of(self.desk, document))

    def _due(self) -> LetterOffer | None:
        """The letter that the record asks for next."""
        return next((one for one in self._offers.values() if one.proposed and one.issued is None), None)

    def _next_words(self) -> str:
        due = self._due()
        if self.void is not None:
            return ""
        if due is not None:
            return self.tr("Next: {letter}").format(letter=due.what)
        shown = self._offers.get(key_of(self.kind, self.ref))
        return self.tr("Write another one") if shown is not None and shown.step_on is None else ""

    def _write_next(self) -> None:
        """The letter that is due; where none is, another of the kind that no step asks for."""
        due = self._due()
        if due is not None:
            self._chosen(key_of(due.kind, due.ref))
        else:
            self._show_draft(key_of(self.kind, self.ref))
            self.take_focus()

    def is_unfinished(self) -> bool:
        """Words that could not be kept as a draft."""
        return self.drafts.is_unkept()

    def has_word(self) -> bool:
        """Whether the letter shown can be taken over as a Word file."""
        return self.kind in self.desk.letters

    def _form(self) -> LetterForm:
        return self.drafts.form()

    def given(self) -> Mapping[str, object]:
        """What the clerk gave, and whose letter it is."""
        return {**self._form().given(), **({REF: self.ref} if self.ref else {})}

    def words_given(self) -> Mapping[str, object]:
        """The same, of a finished letter: what it was finished with."""
        if self.issued is None:
            return self.given()
        return facts_of_issued(self.issued)

    def _redraw(self) -> None:
        if self.request is None or self.issued is not None:
            return
        desk, request, kind, today, given = self.desk, self.request.request.id, self.kind, self.today(), self.given()
        try:
            blanks = with_attachments(desk, kind, letters.fields(desk, request, kind, given, today))
            facts = letters.facts_of(desk, request, kind, given, today)
            kept = letters.facts_of(desk, request, kind, {REF: self.ref} if self.ref else None, today)
            self._missing = letters.missing(desk, request, kind, given, today)
            drawn = preview(desk, request, kind, given, today)
        except KnownTrouble as trouble:
            self._missing = ("",)
            self.banner.say(self.words.trouble(trouble), kind=RED)
            self.finish_button.setEnabled(False)
            if self.view.form is not self._form():  # another letter stands there yet
                self.view.show_nothing()
                self._show_pdf(b"")
            return
        form = self._form()
        asked = form.fields(blanks, choices_of(self.spoken, kind), kept=frozenset(kept), is_form=kind in desk.forms)
        names = tuple(dict.fromkeys(one.name for one in (*blanks, *asked)))
        labels = dict(zip(names, letters.fact_words(self.spoken, names), strict=True))
        shown = tuple(one for one in blanks if one.name != DRAWN)
        self.view.show_letter(form, Blocks(shown, asked, facts, labels, notes=why_asked(self.spoken, kind, facts)))
        waiting = str(facts.get(DRAWN) or "") if any(one.name == DRAWN for one in blanks) else ""
        self.face.say_number(self.tr("taken when finished: {number}").format(number=waiting) if waiting else "")
        self.view.settle_marks(self._missing)
        self._say_missing(drawn.warnings)
        self._say_address(facts)
        self._show_pdf(drawn.data, drawn.places)

    def _say_address(self, facts: Mapping[str, object]) -> None:
        found = without_address(self.desk, self.request.request, self.kind, facts) if facts else None
        self._unknown = found
        self.face.say_address(found.name if found is not None else "")

    def _enter_address(self) -> None:
        if self._unknown is not None:
            self.go.emit("request", where_to_say(self.request.request.id, self._unknown.party))

    def _say_missing(self, warnings: tuple[str, ...]) -> None:
        self.finish_button.setEnabled(not self._missing)
        warned = [self.words.sentence(code, {}) for code in warnings]
        if not self._missing:
            set_tip(self.finish_button, "")
            if warned:
                self.banner.say("\n".join(warned), kind=RED)
            self.banner.setVisible(bool(warned))
            return
        names = tuple(letters.fact_words(self.spoken, self._missing))
        some = (*names[:_MOST_NAMED], *(("…",) if len(names) > _MOST_NAMED else ()))
        said = self.tr("{count} missing: {names}. Fill it in to finish.")
        lines = (said.format(count=len(names), names=self.tr(", ").join(some)), *warned)
        self.banner.say("\n".join(lines), kind=RED, way_out=self.tr("Fill in"))
        set_tip(self.finish_button, said.format(count=len(names), names=self.tr(", ").join(names)))

    def _show_pdf(self, data: bytes, places: tuple[object, ...] = ()) -> None:
        self.data = data
        self.paper.show_pdf(data, places)
        self.handlers_changed.emit()

    def _mark(self, block: str, item: int) -> None:
        self.paper.mark(block, item)
        if block:
            self.paper.show_block(block)

    def _paragraph_pressed(self, block: str, _item: int) -> None:
        self.view.open(block)

    def _way_out(self) -> None:
        if self.void is not None:
            self._chosen(self._first(self.kind))
        elif self._missing or not self._unreviewed:
            self._fill_in()
        else:
            self.go.emit("request", Opening(self.request.request.id, EventKind.SECRECY_REVIEWED))

    def _fill_in(self) -> None:
        self.view.mark(self._missing)
        any(map(self.view.focus_on, self._missing))

    # finishing

    def main_action(self) -> None:
        """Finish: the number is drawn and the letter kept, once."""
        if not self.empty.isHidden() or self.request is None or self.issued is not None:
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
                self.desk, self.request.request.id, self.kind, self.given(), today=self.today(), deed=self._deed,
                override=self.fold.override(),
            )
        except KnownTrouble as trouble:
            self._unreviewed = trouble.facts.get("code") == UNREVIEWED
            way_out = self.tr("Record the review") if self._unreviewed else ""
            self.banner.say(self.words.trouble(trouble), kind=RED, way_out=way_out)
            if trouble.facts.get("overridable"):
                self.fold.offer()
            self.finish_button.setEnabled(True)
            if not self.banner.take_focus():
                self.fold.take_focus()
        else:
            self._issued(change)

    def _issued(self, change: Change) -> None:
        self.drafts.forget()
        self.request = request_view(self.desk, self.request.request.id, self.today())
        self._read_offers()
        made = next(one for one in self.request.documents if int(one.id) == change.facts["id"])
        self.fold.put_away()
        self._show_issued(made)
        codes = change.facts.get("warnings")
        if isinstance(codes, tuple) and codes:
            self.banner.say("\n".join(self.words.sentence(code, change.facts) for code in codes), kind=AMBER)
        self.did.emit(change)
        self.out.save_button.setFocus()
