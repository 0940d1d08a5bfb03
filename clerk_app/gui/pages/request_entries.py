"""The entries of the history in the hand: their menu, correcting and striking them, what their links open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from clerk_app.cases.request import EntryId
from clerk_app.gui.forms.decision import KEPT
from clerk_app.gui.forms.entry_again import has_own_form
from clerk_app.gui.models.event_list import EventRow, Node
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.law.terms import EventKind
from clerk_app.services import letter_drafts
from clerk_app.services.parties import REF, is_address
from clerk_app.services.questions import found_by
from clerk_app.services.view import RequestView

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage

NO_ENTRY = EntryId(0)


class RequestEntries(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: RequestPage) -> None:
        super().__init__(page)
        self._page = page
        self._row: EventRow | None = None
        page.timeline.strike_wanted.connect(page.deeds.open_strike)
        page.timeline.amend_wanted.connect(self.correct)
        page.timeline.link_wanted.connect(self.follow)
        page.timeline.menu_wanted.connect(self._menu)
        page.timeline.selectionModel().currentChanged.connect(self._moved)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """The declared actions on the current entry; without one, what is registered can still be corrected."""
        found: dict[str, Callable[[], None]] = {"amend": self._correct_current}
        row = self._page.current_row()
        if row is not None and row.can_strike and not row.is_struck:
            found["strike"] = self._strike_current
        return found

    def _moved(self, *_: object) -> None:
        self._page.handlers_changed.emit()

    def _correct_current(self) -> None:
        """The entry where it has a form of its own, else the facts: what the menu offers always does something."""
        row = self._page.current_row()
        if row is not None and row.can_correct:
            self.correct(row)
        else:
            self._page.deeds.open_amend()

    def _strike_current(self) -> None:
        row = self._page.current_row()
        if row is not None and row.can_strike and not row.is_struck:
            self._page.deeds.open_strike(row)

    # what is being written

    def drafts(self, view: RequestView) -> tuple[EventRow, ...]:
        """The letters that are being written, as the last rows of the history."""
        page = self._page
        rows = []
        for draft in letter_drafts.of_request(page.desk, view.request.id):
            at = datetime.fromisoformat(draft.noted_at).astimezone()
            kept = self.tr("kept {time}").format(time=page.words.moment(at))
            title, state = letter_drafts.title(page.spoken, draft.kind), self.tr("Draft")
            rows.append(EventRow(
                entry=NO_ENTRY, day=page.words.short_day(at.date()), weekday=page.words.weekday(at.date()),
                title=self.tr("Letter being written"), node=Node.DRAFT, link=title, detail=kept,
                draft=draft.kind, recorded=state, can_strike=False,
                sentence=self.tr(", ").join((self.tr("Letter being written"), title, state, kept)),
            ))  # fmt: skip
        return tuple(rows)

    # mending

    def correct(self, row: EventRow) -> None:
        """F2: the form the entry was recorded by; what was registered in the facts, a question at its question."""
        page = self._page
        entry = next((one for one in page.shown.request.entries if one.id == row.entry), None) if page.shown else None
        if entry is None or not row.can_correct:
            return
        event = entry.event
        found = found_by(event)
        if event.kind in (EventKind.RECEIVED, EventKind.AMENDED):
            page.deeds.open_amend()
        elif found is not None:
            page.steps.card.ask_again(KEPT.index(found))
        elif is_address(event):
            page.deeds.open_party(event.text(REF))
        elif has_own_form(event):
            page.deeds.open_correction(row)

    def follow(self, row: EventRow) -> None:
        """Open the attached file, or the letter that is being written."""
        page = self._page
        if row.file is not None:
            page.files.open_file(row.file)
        elif row.draft and page.shown is not None:
            page.go.emit("letter", LetterOpening(page.shown.request.id, kind=row.draft))

    # the menu

    def _menu(self, row: EventRow, at: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._row = row
        amend = menu.addAction(self.tr("Correct this entry"))
        amend.setShortcut(QKeySequence(Qt.Key.Key_F2))
        amend.setObjectName("correct_entry")
        amend.setEnabled(row.can_correct)
        amend.triggered.connect(self._correct)
        strike = menu.addAction(self.tr("Strike this entry"))
        strike.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        strike.setObjectName("strike_entry")
        strike.setEnabled(row.can_strike and not row.is_struck)
        strike.triggered.connect(self._strike)
        for one in (amend, strike):
            one.setShortcutVisibleInContextMenu(True)
        menu.addSeparator()
        if row.document is not None:
            menu.addAction(self.tr("Open the letter")).triggered.connect(self._open)
        elif row.file is not None:
            menu.addAction(self.tr("Open the file")).triggered.connect(self._open)
        elif row.draft:
            menu.addAction(self.tr("Go on writing")).triggered.connect(self._open)
        menu.addAction(self.tr("Copy")).triggered.connect(self._copy)
        menu.popup(at)

    def _correct(self) -> None:
        self.correct(self._row)

    def _strike(self) -> None:
        self._page.deeds.open_strike(self._row)

    def _open(self) -> None:
        if self._row.document is not None:
            self._page.timeline.document_wanted.emit(self._row.document)
        else:
            self.follow(self._row)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._row.sentence)
