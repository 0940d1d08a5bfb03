"""The steps of a request as the palette finds them: done on the request shown, else with the reason why not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from clerk_app.gui.components.palette import PaletteLine
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.step_keys import KEYS, ORDER
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import Desk
from clerk_app.services.finding import Named

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage
    from clerk_app.services.view import RequestView, StepOffer


class FoundSteps(QObject):
    """Answers for the request that is shown now, if one is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def named(self, desk: Desk) -> list[Named]:
        """Every step by its word; that of the other language finds it too."""
        words = self._window.words
        return [Named(step, words.word(step), _of_both_languages(desk, step)) for step in ORDER]

    def possible(self, desk: Desk) -> list[Named]:
        """What can be done on the request shown."""
        offers = self._offers()
        return [one for one in self.named(desk) if (offer := offers.get(EventKind(one.id))) and offer.allowed]

    def more(self, desk: Desk, step: EventKind | None) -> str:
        """Other words for an action that begins a step."""
        return _of_both_languages(desk, step) if step is not None else ""

    def why_not(self, step: EventKind) -> str:
        """Why that step is not done now; empty when nothing is against it."""
        if self._shown() is None:
            return self.tr("open a request first")
        offer = self._offers().get(step)
        if offer is None:
            return self.tr("not possible on this request")
        return self._window.words.happened(offer.why) if offer.why is not None else ""

    def line(self, named: Named, why: str) -> PaletteLine:
        """A step, and why it was found; what may be let pass opens with what is against it."""
        step, view = EventKind(named.id), self._shown()
        offer = self._offers().get(step)
        run = None
        if view is not None and offer is not None and (offer.allowed or offer.may_be_let_pass):
            run = partial(self._window.show_page, "request", Opening(view.request.id, step))
        cap = KEYS.get(step, "") if run is not None else ""
        return PaletteLine(named.words, "list-todo", aside=self.why_not(step), cap=cap, why=why, run=run)

    def _shown(self) -> RequestView | None:
        page = self._window.page("request") if self._window.shown == "request" else None
        return cast("RequestPage", page).shown if page is not None else None

    def _offers(self) -> dict[EventKind, StepOffer]:
        view = self._shown()
        return {one.kind: one for one in view.steps} if view is not None else {}


def _of_both_languages(desk: Desk, step: EventKind) -> str:
    return f"{desk.terms.word(step)} {desk.terms.gloss(step)}"
