"""Pasted rows not registered yet: kept with the register between the clerk's pauses, there again the next time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from clerk_app.gui.components.draft_line import DraftLine, kept_when
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.paste_table import PasteLine
from clerk_app.gui.pages.keep_soon import KeepSoon
from clerk_app.services import form_drafts
from clerk_app.services.ledger_guess import Pasted
from clerk_app.services.ledger_pasted import DRAFT
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.paste_page import PastePage


class PasteDrafts(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: PastePage) -> None:
        super().__init__(page)
        self._page = page
        self._kept: Mapping[str, Any] = {}
        self._thrown: Mapping[str, Any] = {}
        self._is_read = False
        self.line = DraftLine(DRAFT)
        self.line.setContentsMargins(20, 6, 16, 6)
        self.line.dropped.connect(self._dropped)
        self.line.brought_back.connect(self._bring_back)
        self._soon = KeepSoon(self.keep, self)

    # keeping

    def edited(self) -> None:
        """Rows or cells are otherwise: keep them soon."""
        self._soon.typed()

    def keep(self) -> None:
        """Keep what is not kept; where the disk refuses, that is said until it is kept."""
        self._soon.begin()
        now = self.shown()
        if not self._is_read or now == self._kept:
            self._soon.kept()
            return
        try:
            form_drafts.keep(self._page.desk, None, DRAFT, now)
        except KnownTrouble as trouble:
            self.line.say(self._page.words.trouble(trouble), failed=True)
            self._soon.refused()
            return
        if self._soon.is_refused:
            self._soon.kept()
            self.line.say("")
        self._kept = now

    def is_unkept(self) -> bool:
        """Whether rows could not be kept."""
        self.keep()
        return self._soon.is_refused

    def shown(self, *, but: frozenset[int] = frozenset()) -> dict[str, Any]:
        """The rows of the page as they are kept; ``but``: without those of these numbers."""
        page = self._page
        lines = [line for line in page.table.lines if line.number not in but]
        if not lines:
            return {}
        pasted = page.table.pasted
        return {
            "headings": list(pasted.headings), "fields": list(pasted.fields), "added": pasted.added,
            "rows": _plain(lines), "left_out": _plain(page.editing.left_out()), "came": page.columns.came(),
        }

    def registered(self, left: Mapping[str, Any]) -> None:
        """Rows are requests now; what stays was kept with that deed."""
        self._soon.begin()
        self._kept = left
        self.line.say("")

    # finding

    def restore(self) -> None:
        """Once: the rows as they were left, and when that was."""
        if self._is_read:
            return
        try:
            kept = form_drafts.find(self._page.desk, None, DRAFT)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        self._is_read = True
        if kept is None:
            return
        self._kept = dict(kept.typed)
        self._show(self._kept)
        words = self._page.words
        when = kept_when(kept, words, self._page.desk.who)
        said = self.tr("{n} rows pasted before and not registered, kept {when}. Go on here.")
        self.line.say(with_counts(said, n=words.count(len(self._page.table.lines)), when=when), drop=True)

    def _show(self, typed: Mapping[str, Any]) -> None:
        fields = tuple(typed["fields"])
        lines = [PasteLine(number, list(cells)) for number, cells in typed["rows"]]
        rows = tuple(tuple(line.cells) for line in lines)
        pasted = Pasted(tuple(typed["headings"]), fields, rows, typed["added"])
        self._page.columns.come(typed["came"])
        self._page.show_rows(pasted, lines, [PasteLine(number, list(cells)) for number, cells in typed["left_out"]])

    # throwing away

    def thrown_away(self) -> None:
        """The rows shown are cleared away or replaced; until the window is closed they can be had back."""
        gone = self.shown()
        if gone:
            self._thrown = gone
            said = self.tr("{n} pasted rows were thrown away.")
            self.line.say(with_counts(said, n=self._page.words.count(len(gone["rows"]))), back=True)

    def _dropped(self, _: str) -> None:
        self._page.clear()

    def _bring_back(self, _: str) -> None:
        back = self._thrown
        self.line.say("")
        self._thrown = {}
        self.thrown_away()
        if back:
            self._show(back)
            self.edited()


def _plain(lines: tuple[PasteLine, ...] | list[PasteLine]) -> list[list[Any]]:
    return [[line.number, list(line.cells)] for line in lines]
