"""Who has how much room on the page of a request: three columns, and what gives way on a narrow or low screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from clerk_app.gui import look
from clerk_app.gui.components.drawer import NARROW
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.page_header import LOW_WINDOW
from clerk_app.gui.components.side_panel import Upper
from clerk_app.gui.forms import facts_panel, next_steps

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage

_WIDE_FROM = 1600
_LEAST_HISTORY = 100
"""The heading of the history and one entry are always seen."""
_LEAST_STEPS, _SHARE = 132, 3
"""Next steps under the history: at least so high, and a third of the page."""


class RequestRoom(QObject):
    """On a narrow screen the facts lie over, and the next steps go under the history while they do."""

    def __init__(self, page: RequestPage, body: QHBoxLayout, middle: QVBoxLayout, upper: Upper) -> None:
        super().__init__(page)
        self._page = page
        self._body, self._middle, self._upper = body, middle, upper
        self._line = Hairline()
        self._line.hide()
        middle.addWidget(self._line)
        self._is_under = False
        page.drawer.moved.connect(self._settle_steps)

    def settle(self) -> None:
        """The page has another size."""
        page = self._page
        page.facts.setFixedWidth(facts_panel.WIDE if page.width() >= _WIDE_FROM else facts_panel.NORMAL)
        page.drawer.settle(page.width())
        self._be_low(page.window().height() < LOW_WINDOW)
        self._settle_steps()

    def give_way(self, form_is_open: bool, *, has_days: bool) -> None:
        """On a low screen the strip steps back while a form is filled in; the form itself says what it would change."""
        page = self._page
        page.strip.setVisible(has_days)
        self._settle_steps()
        self._settle_upper()  # another request was shown a moment ago, with more or less above its history
        low = form_is_open and page.timeline.height() < page.timeline.form_height()
        page.strip.setVisible(has_days and not low)
        page.reason.setVisible(not low)
        page.all_clocks.setVisible(not low)
        self._settle_upper()

    def _settle_upper(self) -> None:
        self._leave_room()
        if self._page.layout() is not None:
            self._page.layout().activate()

    def _leave_room(self) -> None:
        """What stands over the history scrolls where it would leave no room for it."""
        page = self._page
        below = look.scaled(_LEAST_HISTORY) + (self._steps_height() if self._is_under else 0)
        self._upper.leave_room(page.height() - page.header.height() - below)

    def _steps_height(self) -> int:
        page = self._page
        return 0 if page.steps.isHidden() else max(look.scaled(_LEAST_STEPS), page.height() // _SHARE)

    def _settle_steps(self) -> None:
        """Beside the history; under it where the facts take that room, and away from there while a form is open."""
        page, steps = self._page, self._page.steps
        under = page.width() < NARROW and page.drawer.is_open
        if under is not self._is_under:
            (self._body if self._is_under else self._middle).removeWidget(steps)
            (self._middle if under else self._body).addWidget(steps)
            self._is_under = under
            steps.setMinimumSize(0, 0)
            steps.setMaximumSize(page.maximumSize())
        shown = not under or page.timeline.form is None
        steps.setVisible(shown)
        self._line.setVisible(under and shown)
        if under:
            steps.setFixedHeight(max(look.scaled(_LEAST_STEPS), page.height() // _SHARE))
        else:
            steps.setFixedWidth(next_steps.WIDE if page.width() >= _WIDE_FROM else next_steps.NORMAL)
        self._leave_room()

    def _be_low(self, low: bool) -> None:
        """In a low window what stands over the history is lower."""
        page, above = self._page, self._upper.widget().layout()
        page.strip.be_low(low)
        page.reason.setWordWrap(not low)
        above.setContentsMargins(20, 6 if low else 14, 20, 4 if low else 10)
        above.setSpacing(4 if low else 8)
        above.activate()
