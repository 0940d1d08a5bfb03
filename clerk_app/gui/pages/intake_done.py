"""After 登记: the request can be opened, and its 登记回执 printed at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.cases.request import RequestId
from clerk_app.gui.after_deed import OFFERS
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.printing import Printing
from clerk_app.services.change import Change
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.intake_page import IntakePage

RECEIPT = "receipt"


class IntakeDone(QObject):
    """Remembers what was registered last."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page
        self._last: tuple[RequestId, ...] = ()
        self.printing = Printing(page)

    def tell(self, change: Change, *, print_now: bool) -> None:
        """Say it, offer the receipt and the request itself; or print the receipt at once."""
        self._last = tuple(sorted(change.requests))
        opening = (self.tr("Open"), self.open)
        offers = (opening,) if print_now else ((self.tr("Print receipt"), self.print_receipt), opening)
        self._page.did.emit(replace(change, facts={**change.facts, OFFERS: offers}))
        if print_now:
            self.print_receipt()

    def open(self) -> None:
        """The first of them."""
        if self._last:
            self._page.go.emit("request", Opening(self._last[0]))

    def print_receipt(self) -> None:
        """Make the receipts, which are kept with their requests, and ask for the printer; all in one print."""
        from clerk_app.services import batch, letters  # the page of entry need not wait for what sets a letter

        page, papers = self._page, []
        try:
            for request in self._last:
                letters.issue(page.desk, request, RECEIPT, today=page.today())
                papers.append(letters.copy_of(page.desk, request, RECEIPT))
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
            return
        page.bus.changed.emit(Change(requests=frozenset(self._last)))
        self.printing.ask_data(papers[0] if len(papers) == 1 else batch.joined(papers))
