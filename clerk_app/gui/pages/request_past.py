"""What changed on the request page: 谁改过什么 in the place of the history, and what must be looked at above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.cases.request import RequestId
from clerk_app.gui.components.buttons import link
from clerk_app.gui.forms.changes_panel import ChangesPanel
from clerk_app.gui.pages.page import Line
from clerk_app.services.change import Change
from clerk_app.services.changes import changes_of
from clerk_app.services.checking import CheckFinding
from clerk_app.services.enquiries import ENQUIRIES, Enquiry
from clerk_app.services.office import names
from clerk_app.services.view import RequestView

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage


class RequestPast(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: RequestPage) -> None:
        super().__init__(page)
        self._page = page
        self._moved: tuple[RequestId | None, str] = (None, "")
        """The request whose date was moved while it was shown, and the words for it."""
        self.link = link(self.tr("Who changed what"), name="who_changed_what")
        self.panel = ChangesPanel(page.words)
        self.panel.hide()
        self.link.clicked.connect(self._toggle)

    @property
    def is_shown(self) -> bool:
        """Whether the list of changes stands in the place of the history."""
        return not self.panel.isHidden()

    def refresh(self) -> None:
        """The request was read again."""
        if self.is_shown and self._page.shown is not None:
            desk = self._page.desk
            self.panel.show_changes(changes_of(desk, self._page.shown.request), names(desk))

    def leave(self) -> bool:
        """Back to the history; False where it is shown already."""
        if not self.is_shown:
            return False
        self.panel.hide()
        self._page.timeline.show()
        self.link.setText(self.tr("Who changed what"))
        self._page.timeline.setFocus()
        return True

    def show_enquiry(self, enquiry: Enquiry) -> None:
        """The line of the enquiry log the request came of."""
        self._page.go.emit("registers", Line(ENQUIRIES, enquiry.came_on.year, enquiry.id))

    # what must be looked at

    def warn(self, view: RequestView) -> None:
        """The banner above the history: what the checks found, and that the calendar moved the date."""
        if self._moved[0] != view.request.id:
            self._moved = (view.request.id, "")
        said = [self._warning(finding) for finding in view.findings]
        if self._moved[1]:
            said.insert(0, self._moved[1])
        if said:
            self._page.banner.say("\n".join(said))
        self._page.banner.setVisible(bool(said))

    def tell_move(self, before: RequestView, change: Change) -> None:
        """The request was read again: a calendar or a setting that moved its date is told until it is left."""
        now = self._page.shown
        if now is None or not (change.calendar or change.settings) or now.request.id != before.request.id:
            return
        old, new = before.clock.due_on, now.clock.due_on
        if old == new:
            return
        moved = self.tr("The calendar was changed: due date {before} → {after}")
        if not change.calendar:
            moved = self.tr("The settings were changed: due date {before} → {after}")
        words = self._page.words
        self._moved = (now.request.id, moved.format(before=words.day(old), after=words.day(new)))
        self.warn(now)

    def _warning(self, finding: CheckFinding) -> str:
        said = self._page.words.sentence(finding.key, finding.facts)
        return self.tr("Let pass by the head: {sentence}").format(sentence=said) if finding.is_overridden else said

    def _toggle(self) -> None:
        if self.leave() or self._page.shown is None:
            return
        self._page.deeds.leave()
        self._page.timeline.hide()
        self.panel.show()
        self.refresh()
        self.link.setText(self.tr("Back to the history"))
        self.panel.scroller.setFocus()
