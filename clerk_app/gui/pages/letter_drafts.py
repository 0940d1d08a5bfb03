"""What is typed on the letter page, kept as a draft with the register and found again after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.letter_choices import key_of, parts_of
from clerk_app.gui.forms.letter_form import LetterForm
from clerk_app.gui.pages.keep_soon import KeepSoon
from clerk_app.services import letter_drafts, letters
from clerk_app.services.letter_offers import REF
from clerk_app.services.letter_preview import facts_of_issued
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.letter_page import LetterPage

_MOST_NAMED = 3
Key = tuple[RequestId, str]


class LetterDrafts(QObject):
    """The forms of the letters that were opened, each with its draft."""

    def __init__(self, page: LetterPage) -> None:
        super().__init__(page)
        self._page = page
        self._forms: dict[Key, LetterForm] = {}
        self._soon = KeepSoon(self.keep, self)
        page.view.edited.connect(self._soon.typed)

    def forms(self) -> Iterator[LetterForm]:
        """Every letter that was opened here and is not finished."""
        return iter(self._forms.values())

    def form(self) -> LetterForm:
        """The form of the letter shown: as it was left, as an earlier void letter said it, or empty."""
        page, key = self._page, self._key()
        if key not in self._forms:
            made = LetterForm(page.today(), page.desk.workdays)
            found = letter_drafts.find(page.desk, key[0], page.kind, page.ref, page.today())
            if found is None:
                made.begin(self._said_before())
            else:
                made.restore(found.typed)
            self._forms[key] = made
        return self._forms[key]

    def say(self) -> None:
        """When the letter shown was kept, and what the record knows otherwise since."""
        page = self._page
        found = letter_drafts.find(page.desk, page.request.request.id, page.kind, page.ref, page.today())
        if found is None:
            page.face.say_draft("", "")
            return
        kept = self.tr("Draft of {day} {time}").format(
            day=page.words.short_day(found.kept_at.astimezone().date()),
            time=found.kept_at.astimezone().strftime("%H:%M"),
        )
        names = tuple(letters.fact_words(page.spoken, found.changed[:_MOST_NAMED]))
        some = (*names, *(("…",) if len(found.changed) > len(names) else ()))
        said = self.tr("Changed since this draft was written: {names}. Look through it.")
        page.face.say_draft(kept, said.format(names=self.tr(", ").join(some)) if names else "")

    def keep(self) -> None:
        """Keep what was typed and is not kept; where the disk refuses, it stays here and is said."""
        self._soon.begin()
        page = self._page
        for (request, key), form in self._forms.items():
            if not form.is_changed():
                continue
            try:
                at = letter_drafts.keep(page.desk, request, *parts_of(key), form.typed, page.today())
            except KnownTrouble as trouble:
                page.trouble.emit(trouble)
                return
            form.note_kept()
            if (request, key) == self._key():
                said = self.tr("Draft kept {time}")
                page.face.say_kept(said.format(time=at.astimezone().strftime("%H:%M:%S")) if at else "")

    def is_unkept(self) -> bool:
        """Whether something typed could not be kept."""
        self.keep()
        return any(form.is_changed() for form in self._forms.values())

    def forget(self) -> None:
        """The letter shown is finished; its draft went with it."""
        self._soon.begin()
        self._forms.pop(self._key(), None)
        self._page.face.say_draft("", "")

    def _key(self) -> Key:
        return self._page.request.request.id, key_of(self._page.kind, self._page.ref)

    def _said_before(self) -> dict[str, str]:
        """What the clerk had worded in the latest letter of that kind that was made void."""
        page = self._page
        void = [one for one in page.request.documents if one.id in page.request.void and one.kind == page.kind]
        told = facts_of_issued(void[-1]) if void else {}
        if not told or str(told.get(REF) or "") != page.ref:
            return {}
        given = {REF: page.ref} if page.ref else None
        known = letters.facts_of(page.desk, page.request.request.id, page.kind, given, page.today())
        return {name: text for name, text in told.items() if isinstance(text, str) and text != known.get(name)}
