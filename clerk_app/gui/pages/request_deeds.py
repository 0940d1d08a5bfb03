"""The forms of the request page: opened in the history or in the facts, asked what they would change, and done once."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from clerk_app.cases.request import EntryId
from clerk_app.gui.forms.amend_form import AmendForm
from clerk_app.gui.forms.amend_view import AmendView
from clerk_app.gui.forms.deeds import FORMS
from clerk_app.gui.forms.entry_again import WHY, fill, form_again, start_again
from clerk_app.gui.forms.link_form import LINK, unlink_form
from clerk_app.gui.forms.step_forms import Field, FieldKind, Start, StepEntry, StepForm
from clerk_app.gui.forms.step_start import address_entry_of, entry_of, form_of, start_of
from clerk_app.gui.forms.step_view import StepView
from clerk_app.gui.models.event_list import ROW, EventRow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.step_drafts import AMEND, ENTRY, LINKING, StepDrafts, form_of_draft
from clerk_app.gui.step_keys import CAME_IN
from clerk_app.law.clock import Clock
from clerk_app.law.terms import EventKind, Outcome
from clerk_app.services import correcting, foresight, handling, questions, receipt
from clerk_app.services.change import Change
from clerk_app.services.links import relation_of
from clerk_app.services.office import names
from clerk_app.services.questions import Found
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage

_OVERRIDE = "override."
_REASON = "reason."
_DECIDED = ("outcome", "item_")
"""Fields that the decision card answers."""


def _draft_of(entry: int) -> str:
    return f"{ENTRY}{entry}"


class RequestDeeds(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: RequestPage) -> None:
        super().__init__(page)
        self._page = page
        self._view: StepView | None = None
        self._amend: AmendView | None = None
        self._row: EventRow | None = None
        self.drafts = StepDrafts(page, self._typed)
        self.drafts.again.connect(self._reopen)
        self._begun: dict[str, str] = {}
        """What stood in the open form before anything was typed."""

    # opening

    def open_with(self, opening: Opening) -> None:
        """The form an opening of the page names beside a step: striking, a party's address, a correction."""
        page = self._page
        if page.shown is None:
            return
        if opening.struck is not None:
            self.open_strike(page.model.index(page.model.row_of(opening.struck), 0).data(ROW))
        elif opening.party:
            self.open_party(opening.party)
        elif opening.amend:
            self._open_amend(opening.amend)

    def open_party(self, party: str) -> None:
        """收件地址: where a third party or agency of this request is written to."""
        page = self._page
        if page.shown is None:
            return
        entry = address_entry_of(page.shown, party, page.desk, page.today())
        self._row = None
        self._open(self.tr("Record the address"), party, entry, page.model.rowCount() - 1)

    def open_step(self, kind: EventKind, outcome: Outcome | None = None) -> None:
        """The form of a step below the last entry."""
        page = self._page
        shown = page.shown
        offers = {one.kind: one for one in shown.steps} if shown else {}
        offer = offers.get(kind)
        if shown is None or offer is None:
            return
        if kind is CAME_IN[0] and not offer.allowed and not offer.may_be_let_pass:
            # R of a list asks for what is waited for, whatever that is
            offer = next((offers[one] for one in CAME_IN if one in offers and offers[one].allowed), offer)
            kind = offer.kind
        if not offer.allowed and not offer.may_be_let_pass:
            page.trouble.emit(offer.why)
            return
        form = form_of(kind, shown)
        if form is None:
            return
        start = start_of(kind, shown, page.desk, page.words, page.today(), outcome)
        entry = entry_of(form, start, shown, page.desk, page.words)
        self._row = None
        article, decided = page.words.cited(offer.article), _DECIDED if outcome is not None else ()
        self._open(page.words.word(kind), article, entry, page.model.rowCount() - 1, decided=decided)
        if offer.why is not None and self._view is not None:
            self._view.say_trouble(page.words.trouble(offer.why), overridable=True)
            self._view.focus_first()

    def open_strike(self, row: EventRow) -> None:
        """撤销此条, below the entry itself."""
        page = self._page
        if page.shown is None:
            return
        entries = page.shown.request.entries
        is_link = any(one.id == row.entry and relation_of(one) is not None for one in entries)
        form = unlink_form(row.entry) if is_link else StepForm(
            EventKind.STRUCK,
            partial(handling.strike, entry=row.entry),
            (Field("reason", FieldKind.LINES, QT_TRANSLATE_NOOP("StepForm", "Why it is struck")),),
        )
        self._row = row
        entry = StepEntry(form, Start(page.today()), page.desk.workdays)
        draft = _draft_of(row.entry)
        self._open(self.tr("Strike this entry"), row.title, entry, page.model.row_of(row.entry), draft=draft)

    def open_link(self) -> None:
        """关联: another request's number, what it is to this one, and why."""
        page = self._page
        if page.shown is None:
            return
        entry = StepEntry(LINK, Start(page.today()), page.desk.workdays)
        self._row = None
        self._open(self.tr("Link another request"), "", entry, page.model.rowCount() - 1, draft=LINKING)

    def open_unlink(self, entry: int) -> None:
        """Take a link away, at the entry that made it."""
        at = self._page.model.row_of(EntryId(entry))
        if at >= 0:
            self.open_strike(self._page.model.index(at, 0).data(ROW))

    def open_case(self, kind: EventKind, remedy: int) -> None:
        """A step of one reconsideration or lawsuit, that case chosen."""
        self.open_step(kind)
        if self._view is not None and self._view.entry.form.kind is kind:
            self._view.put("remedy", str(remedy))
            self._begun = self._begun | {"remedy": str(remedy)}
            self._view.focus_first()

    def open_correction(self, row: EventRow) -> None:
        """更正此条: the step's form with what was recorded, below the entry; the old entry will be struck."""
        page = self._page
        entry = next((one for one in page.shown.request.entries if one.id == row.entry), None) if page.shown else None
        if entry is None:
            return
        event = entry.event
        form = FORMS[EventKind.NOTED] if event.kind is EventKind.NOTED else form_of(event.kind, page.shown)
        if form is None:
            return
        start = start_again(start_of(event.kind, page.shown, page.desk, page.words, page.today()), event)
        typed = entry_of(form_again(form, entry), start, page.shown, page.desk, page.words)
        fill(typed, event)
        self._row = row
        title = self.tr("Correct: {what}").format(what=row.title)
        article = page.words.article(event.kind)
        self._open(title, article, typed, page.model.row_of(row.entry), draft=_draft_of(row.entry))

    def record_found(self, found: Found) -> None:
        """What a question found out, kept at once; a question that is asked again and answered alike is not."""
        page = self._page
        if page.shown is None:
            return
        if found in questions.answered(page.shown.request):
            page.guide().take_answers(questions.answered(page.shown.request))
            page.steps.card.refresh()
            return
        try:
            change = questions.answer(
                page.desk, page.shown.request.id, found, on=page.today(), today=page.today(), deed=uuid.uuid4().hex
            )
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
        else:
            page.did.emit(change)

    def _open(
        self, title: str, article: str, entry: StepEntry, at: int, *, draft: str = "", decided: tuple[str, ...] = ()
    ) -> None:
        page = self._page
        self.leave()
        page.past.leave()
        form = form_of_draft(entry.form.kind, draft or entry.about)
        self._begun, kept = dict(entry.typed), self.drafts.find(form)
        before = kept.typed if kept is not None else {}
        entry.resume({name: text for name, text in before.items() if not name.startswith(decided)})
        view = StepView(title, article, entry, page.words, page.desk.workdays)
        view.wanted.connect(self._do)
        view.left.connect(self.leave)
        view.edited.connect(self._edited)
        self._view = view
        view.fold.resume(*(before.get(f"{_OVERRIDE}{name}", "") for name in view.fold.typed()))
        self.drafts.begin(view, form, kept)
        page.timeline.open_form(view, at)
        view.focus_first()
        self._edited()

    def open_amend(self) -> None:
        """更正, in the facts' own panel."""
        self._open_amend("name")

    def _open_amend(self, field: str) -> None:
        page = self._page
        if page.shown is None:
            return
        self.leave()
        ask = partial(receipt.questions, page.desk)
        organs = tuple(names(page.desk).items())
        form = AmendForm(page.shown.request, page.today(), page.desk.workdays, ask, organs)
        kept = self.drafts.find(AMEND)
        typed = dict(kept.typed) if kept is not None else {}
        form.resume(typed, typed.pop(_REASON, ""))
        view = AmendView(form, page.words, page.desk.workdays, page.today())
        view.wanted.connect(self._do_amend)
        view.left.connect(self.leave)
        view.edited.connect(self._amend_edited)
        self._amend = view
        self.drafts.begin(view, AMEND, kept)
        page.drawer.open()
        page.facts.show_form(view)
        view.focus_on(field)

    # leaving

    def step_back(self) -> bool:
        """Esc: leave the form that is open; that a draft of it stays is said."""
        was_open, stays = self._close()
        if stays:
            self._page.did.emit(Change(message="step_draft_left"))
        return was_open

    def leave(self) -> bool:
        """Close the open form and keep what was typed; False when none is open."""
        return self._close()[0]

    def _close(self) -> tuple[bool, bool]:
        """Whether a form was open, and whether a draft of it stays."""
        page = self._page
        stays = self.drafts.left()
        view, amend = self._view, self._amend
        self._view = self._amend = None
        if view is not None:
            page.timeline.close_form()
        elif amend is not None and page.shown is not None:
            page.show_facts()
            page.timeline.setFocus()
        return view is not None or amend is not None, stays

    def _typed(self) -> dict[str, str]:
        """What the open form holds beyond what stood there at first."""
        if self._amend is not None:
            reason = {_REASON: self._amend.form.reason} if self._amend.form.reason else {}
            return self._amend.form.changes() | reason
        if self._view is None:
            return {}
        decided = {f"{_OVERRIDE}{name}": text for name, text in self._view.fold.typed().items() if text}
        typed = self._view.entry.typed
        return {name: text for name, text in typed.items() if text != self._begun.get(name, "")} | decided

    def _reopen(self, form: str) -> None:
        """The open form anew, as its draft says or as it begins."""
        self._close()
        self.drafts.go_on(form)

    def is_unfinished(self) -> bool:
        """Whether something typed could not be kept."""
        return self.drafts.is_unkept()

    def close_forms(self) -> None:
        """Close what is open: the deed is done, or another request is shown."""
        self.leave()

    # what it would change

    def _edited(self) -> None:
        view, shown = self._view, self._page.shown
        if view is None or shown is None:
            return
        view.quiet_trouble()
        reasons = view.entry.reasons()
        if reasons:
            view.say_effect("\n".join(self._page.words.sentence(one.key, one.facts) for one in reasons))
        else:
            missing = [one for one in view.entry.problems() if one.field not in (WHY, "reason")]
            view.say_effect("" if missing else self._effect(self._foreseen(view)))

    def _foreseen(self, view: StepView) -> Callable[[], Clock | None]:
        page = self._page
        request = page.shown.request.id
        if self._row is not None and view.entry.form.kind is EventKind.STRUCK:
            return partial(foresight.without_entry, page.desk, request, self._row.entry)
        values = view.entry.values()
        values.pop(WHY, None)
        on = values.pop("on", page.today())
        facts = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
        kind = view.entry.form.kind
        if self._row is not None:
            return partial(correcting.foreseen, page.desk, request, self._row.entry, kind, on=on, facts=facts)
        return partial(foresight.with_event, page.desk, request, kind, on=on, facts=facts)

    def _effect(self, foreseen: Callable[[], Clock | None]) -> str:
        try:
            after = foreseen()
        except KnownTrouble as trouble:
            return self._page.words.trouble(trouble)
        before = self._page.shown.clock
        if after is None:
            return self.tr("The registration itself is struck; its number stays used.")
        if after.closed_on is not None and before.closed_on is None:
            return self.tr("Closes the request")
        if after.due_on == before.due_on:
            if self._row is None or before.due_on is None:
                return ""
            return self.tr("The due date stays {day}").format(day=self._page.words.day(before.due_on))
        if after.awaiting is not None:
            stopped = self.tr("Due date {before} → none: the answer period is not running until it comes in")
            return stopped.format(before=self._page.words.day(before.due_on))
        return self.tr("Due date {before} → {after}").format(
            before=self._page.words.day(before.due_on), after=self._page.words.day(after.due_on)
        )

    def _amend_edited(self) -> None:
        page, view = self._page, self._amend
        if view is None or page.shown is None:
            return
        day = view.form.day()
        if "received_on" in view.form.changes() and day is not None:
            view.say_effect(self._effect(partial(foresight.with_receipt, page.desk, page.shown.request.id, day)))
        else:
            view.say_effect("")

    # doing

    def press(self) -> bool:
        """Ctrl+Enter: the open form's button; False when no form is open."""
        for view in (self._view, self._amend):
            if view is not None:
                view.press()
                return True
        return False

    def _do(self) -> None:
        page, view = self._page, self._view
        if view is None or page.shown is None:
            return
        view.button.setEnabled(False)
        decided = view.fold.override()
        more = {} if decided is None else {"override": decided}
        try:
            change = view.entry.form.run(
                page.desk, page.shown.request.id, **view.entry.values(), **more, today=page.today(), deed=view.deed
            )
        except KnownTrouble as trouble:
            view.button.setEnabled(True)
            view.say_trouble(page.words.trouble(trouble), overridable=bool(trouble.facts.get("overridable")))
        else:
            self.drafts.recorded()
            self.leave()
            page.did.emit(change)

    def _do_amend(self) -> None:
        page, view = self._page, self._amend
        if view is None or page.shown is None:
            return
        view.button.setEnabled(False)
        try:
            change = handling.amend(
                page.desk, page.shown.request.id, changes=view.form.changes(), reason=view.form.reason,
                today=page.today(), deed=view.deed,
            )
        except KnownTrouble as trouble:
            view.say_trouble(page.words.trouble(trouble))
            view.button.setEnabled(True)
        else:
            self.drafts.recorded()
            self.leave()
            page.did.emit(change)

