"""What is missing or doubtful in the form of 登记: said at the fields once they were left, counted beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clerk_app.services import intake

if TYPE_CHECKING:
    from clerk_app.gui.pages.intake_page import IntakePage

AS_ERROR = frozenset({"id_number_unfit"})
"""Doubts framed as an error, with a way to let them pass; every other doubt is said at its field in amber."""
SAID_AT = {"telephone": "address"}
"""Where a doubt is said that belongs to several fields: at the last of them."""


class IntakeProblems(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page
        self._left: set[str] = set()

    def forget(self) -> None:
        """A form nobody has typed into: nothing is said of it."""
        self._left.clear()

    def field_left(self, name: str) -> None:
        """What is wrong with it is said from now on; the name where the form begins, only once anything was typed."""
        if name != "name" or not self._page.view.is_empty:
            self._left.add(name)
        self._page.drafts.keep()
        self.show()

    def blocking(self) -> intake.Problem | None:
        """The first that stops the registration; all are shown."""
        self._left.update(self._page.view.form.shown())
        self.show()
        return next((one for one in self._problems() if one.blocking), None)

    def _problems(self) -> tuple[intake.Problem, ...]:
        form = self._page.view.form
        own = tuple(intake.Problem(one.field, one.key, one.facts, one.blocking) for one in form.problems())
        drafts = form.drafts()
        if not drafts:
            return own
        found = intake.problems(self._page.desk, drafts[0], self._page.today())
        rest = (replace(one, field=SAID_AT.get(one.field, one.field)) for one in found)
        return own + tuple(one for one in rest if one.key != "id_number_unfit" or not form.id_accepted)

    def show(self) -> None:
        """Each is said once its field was left."""
        shown = [one for one in self._problems() if one.field in self._left]
        said = {one.field: self._page.words.sentence(one.key, one.facts) for one in shown if one.blocking}
        doubtful = {one.field: self._page.words.sentence(one.key, one.facts) for one in shown if not one.blocking}
        doubts = {one.field: doubtful[one.field] for one in shown if one.key in AS_ERROR}
        asked = {field: words for field, words in doubtful.items() if field not in doubts}
        self._page.view.show_errors(said, doubts, asked)
        names = list(dict.fromkeys(self._field_word(one.field) for one in shown))
        self._page.panel.show_to_look_at(names)

    def _field_word(self, name: str) -> str:
        return self._page.view.field_widget(name).accessibleName().split(" ")[0] if name != "number" else name

    def to_next(self) -> None:
        """F8."""
        self._to_problem(1)

    def to_last(self) -> None:
        """Shift+F8."""
        self._to_problem(-1)

    def _to_problem(self, step: int) -> None:
        """The next field something is to be said about, or the one before."""
        names = [one.field for one in self._problems()]
        if not names:
            return
        order = [name for name in self._page.view.form.shown() if name in names] or names
        nowhere = -1 if step > 0 else 0
        here = next((at for at, name in enumerate(order) if self._page.view.field_widget(name).hasFocus()), nowhere)
        self._page.view.focus_on(order[(here + step) % len(order)])
