"""谁改过什么 on the request page: a link beside the history puts the list of changes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.gui.components.buttons import link
from clerk_app.gui.forms.changes_panel import ChangesPanel
from clerk_app.services.changes import changes_of

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage


class RequestPast(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: RequestPage) -> None:
        super().__init__(page)
        self._page = page
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
            self.panel.show_changes(changes_of(self._page.desk, self._page.shown.request))

    def leave(self) -> bool:
        """Back to the history; False where it is shown already."""
        if not self.is_shown:
            return False
        self.panel.hide()
        self._page.timeline.show()
        self.link.setText(self.tr("Who changed what"))
        self._page.timeline.setFocus()
        return True

    def _toggle(self) -> None:
        if self.leave() or self._page.shown is None:
            return
        self._page.deeds.leave()
        self._page.timeline.hide()
        self.panel.show()
        self.refresh()
        self.link.setText(self.tr("Back to the history"))
        self.panel.scroller.setFocus()
