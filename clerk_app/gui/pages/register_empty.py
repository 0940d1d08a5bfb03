"""What stands in place of the register's rows when there are none: nothing yet, or nothing that matches."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.forms.register_filter import RegisterFilter


class RegisterEmpty(EmptyState):
    """Says why, and offers the way on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("inbox", parent)

    def say_why(self, shown: RegisterFilter, *, is_filtered: bool) -> None:
        """``is_filtered``: there are requests, but this filter shows none."""
        if not is_filtered:
            self.say(
                self.tr("The register is empty"),
                self.tr("Register the first request, or bring in the office's old Excel ledger."),
                first=self.tr("Register the first one"), second=self.tr("Import old ledger"),
            )
        elif shown.search:
            narrowed = not replace(shown, search="").is_plain
            self.say(
                self.tr("No request matches “{text}”").format(text=shown.search.strip()),
                self.tr("Clear the filters, or search all years.") if narrowed else self.tr("Try another word."),
                first=self.tr("Clear filters"), second=self.tr("Search all years") if narrowed else "",
            )
        else:
            by_year = "year" in shown.chips
            self.say(
                self.tr("No request matches these filters"), first=self.tr("Clear filters"),
                second=self.tr("Search all years") if by_year else "",
            )
