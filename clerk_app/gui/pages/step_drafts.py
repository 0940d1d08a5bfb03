"""What is typed into the forms of a request: kept with the register between the clerk's pauses, found again on opening.

A draft is gone when its deed is recorded or the clerk throws it away; that can be undone while the window is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import EntryId, RequestId
from clerk_app.gui.components.draft_line import DraftLine, kept_when
from clerk_app.gui.forms.amend_view import AmendView
from clerk_app.gui.forms.step_view import StepView
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.keep_soon import KeepSoon
from clerk_app.law.terms import EventKind
from clerk_app.services import form_drafts
from clerk_app.services.form_drafts import Kept
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage

AMEND, LINKING, ENTRY = "amend", "link", "#"
_MOST_LINES = 3
Form = tuple[RequestId, str]


def form_of_draft(kind: EventKind, about: str) -> str:
    """What a draft is kept under: the step, and what it is about where a request can have several such forms."""
    return f"{kind.value}:{about}" if about else kind.value


class StepDrafts(QObject):
    """Works on the page it belongs to. ``typed`` tells what the open form holds beyond what stood there at first."""

    again = Signal(str)
    """Close the open form, which is this one, and open it anew."""

    def __init__(self, page: RequestPage, typed: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(page)
        self._page, self._typed = page, typed
        self._open: Form | None = None
        self._deed = ""
        self._kept: Mapping[str, str] = {}
        """What is kept of the open form."""
        self._waiting: dict[Form, tuple[Mapping[str, str], str]] = {}
        """What the disk refused."""
        self._thrown: dict[Form, Kept] = {}
        self._line: DraftLine | None = None
        self.lines = QWidget()
        self._column = QVBoxLayout(self.lines)
        self._column.setContentsMargins(20, 6, 20, 0)
        self._column.setSpacing(2)
        self.lines.hide()
        self._soon = KeepSoon(self.keep, self)

    # the open form

    def find(self, form: str) -> Kept | None:
        """The draft of a form of the request shown."""
        shown = self._page.shown
        if shown is not None and (waits := self._waiting.get((shown.request.id, form))) is not None:
            return form_drafts.unkept(self._page.desk, form, *waits)
        return next((one for one in self._all() if one.form == form), None)

    def begin(self, view: StepView | AmendView, form: str, kept: Kept | None) -> None:
        """The form is open, ``kept`` stands in it."""
        shown = self._page.shown
        if shown is None:
            return
        self._open, self._kept = (shown.request.id, form), dict(kept.typed) if kept else {}
        if kept is not None and kept.deed:
            view.deed = kept.deed
        self._deed = view.deed
        self._line = DraftLine(form)
        self._line.dropped.connect(self.throw_away)
        self._line.brought_back.connect(self.bring_back)
        column = view.layout()
        if isinstance(column, QBoxLayout):
            column.insertWidget(1, self._line)
        if kept is not None:
            self._line.say(self.tr("Going on with the draft of {when}.").format(when=self._when(kept)), drop=True)
        elif self._open in self._thrown:
            self._line.say(self.tr("The draft was thrown away."), back=True)
        view.edited.connect(self.edited)
        if isinstance(view, StepView):
            view.fold.edited.connect(self.edited)
        self.lines.hide()

    def edited(self) -> None:
        """A key was pressed: keep it soon."""
        self._soon.typed()

    def keep(self) -> None:
        """Keep what is typed and not kept; where the disk refuses, it stays here and is said until it is kept."""
        self._soon.begin()
        now = dict(self._typed()) if self._open is not None else {}
        if self._open is not None and now != self._kept:
            self._waiting[self._open] = (now, self._deed)
        for form, (typed, deed) in tuple(self._waiting.items()):
            try:
                form_drafts.keep(self._page.desk, *form, typed, deed)
            except KnownTrouble as trouble:
                self._failed(trouble)
                return
            del self._waiting[form]
            if form == self._open:
                self._kept = typed
                if self._line is not None and typed and not self._line.drop.isVisibleTo(self._line):
                    self._line.say("")
        self._soon.kept()

    def is_unkept(self) -> bool:
        """Whether something typed could not be kept."""
        self.keep()
        return bool(self._waiting)

    def left(self) -> bool:
        """The form is closed; whether a draft of it stays."""
        self.keep()
        stays = self._open is not None and (bool(self._kept) or self._open in self._waiting)
        self._open, self._line = None, None
        self.tell()
        return stays

    def recorded(self) -> None:
        """The deed of the open form is done: its draft goes; what cannot be deleted now is known by its deed later."""
        self._soon.begin()
        if self._open is not None:
            self._waiting.pop(self._open, None)
            self._thrown.pop(self._open, None)
            try:
                form_drafts.drop(self._page.desk, *self._open)
            except KnownTrouble as trouble:
                self._page.trouble.emit(trouble)
        self._open, self._line = None, None

    # going on

    def go_on(self, form: str) -> None:
        """接着填: open the form of that draft; where its step cannot be taken any more, what was typed is said."""
        page, deeds = self._page, self._page.deeds
        step, _, about = form.partition(":")
        if form == AMEND:
            deeds.open_amend()
        elif about == LINKING:
            deeds.open_link()
        elif about.startswith(ENTRY):
            at = page.model.row_of(EntryId(int(about.removeprefix(ENTRY))))
            if at >= 0:
                row = page.model.index(at, 0).data(ROW)
                (deeds.open_strike if step == EventKind.STRUCK.value else deeds.open_correction)(row)
        elif about:
            deeds.open_party(about)
        else:
            deeds.open_step(EventKind(step))
        kept = self.find(form) if self._open is None else None
        if kept is not None:
            typed = "；".join(text for text in kept.typed.values() if text)
            page.trouble.emit(KnownTrouble("draft_step_gone", kind="deed", typed=typed))

    # throwing away

    def throw_away(self, form: str) -> None:
        """丢弃; the form, where it is open, stands there as it began."""
        self.keep()
        kept, shown = self.find(form), self._page.shown
        if kept is None or shown is None:
            return
        key = (shown.request.id, form)
        try:
            form_drafts.drop(self._page.desk, *key)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        self._waiting.pop(key, None)
        self._thrown[key] = kept
        self._show_again(key)

    def bring_back(self, form: str) -> None:
        """What was thrown away; what was typed into the form since can be had back in turn."""
        self.keep()
        shown = self._page.shown
        back = self._thrown.pop((shown.request.id, form), None) if shown is not None else None
        if shown is None or back is None:
            return
        key, since = (shown.request.id, form), self.find(form)
        try:
            form_drafts.keep(self._page.desk, *key, back.typed, back.deed)
        except KnownTrouble as trouble:
            self._thrown[key] = back
            self._page.trouble.emit(trouble)
            return
        if since is not None:
            self._thrown[key] = since
        self._show_again(key)

    def _show_again(self, key: Form) -> None:
        if self._open == key:
            self._open = None
            self.again.emit(key[1])
        else:
            self.tell()

    # telling

    def tell(self) -> None:
        """The lines over the history: what waits of this request, while no form is open."""
        while self._column.count():
            old = self._column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        shown = self._page.shown
        if shown is None or self._open is not None:
            self.lines.hide()
            return
        kept = self._all()[:_MOST_LINES]
        for one in kept:
            line = self._add(one.form)
            words = self.tr("{what}: typed and not recorded, {when}.")
            line.say(words.format(what=self._title(one.form), when=self._when(one)), take=True, drop=True)
        gone = [form for request, form in self._thrown if request == shown.request.id]
        for form in (form for form in gone if all(one.form != form for one in kept)):
            words = self.tr("{what}: the draft was thrown away.")
            self._add(form).say(words.format(what=self._title(form)), back=True)
        self.lines.setVisible(bool(self._column.count()))

    def _add(self, form: str) -> DraftLine:
        made = DraftLine(form)
        made.taken.connect(self.go_on)
        made.dropped.connect(self.throw_away)
        made.brought_back.connect(self.bring_back)
        self._column.addWidget(made)
        return made

    def _all(self) -> tuple[Kept, ...]:
        shown = self._page.shown
        if shown is None:
            return ()
        try:
            return form_drafts.of_request(self._page.desk, shown.request.id)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return ()

    def _when(self, kept: Kept) -> str:
        return kept_when(kept, self._page.words, self._page.desk.who)

    def _title(self, form: str) -> str:
        step, _, about = form.partition(":")
        if form == AMEND:
            return self.tr("Correction of the registration")
        kind = EventKind(step)
        if kind is EventKind.STRUCK:
            return self.tr("Striking an entry")
        if about == LINKING:
            return self.tr("Link to another request")
        if about.startswith(ENTRY):
            return self.tr("Correction of an entry ({what})").format(what=self._page.words.word(kind))
        return self.tr("Address of {party}").format(party=about) if about else self._page.words.word(kind)

    def _failed(self, trouble: KnownTrouble) -> None:
        said = self._page.words.trouble(trouble)
        if self._line is None:
            self._page.trouble.emit(trouble)
        else:
            self._line.say(said, failed=True)
        self._soon.refused()
