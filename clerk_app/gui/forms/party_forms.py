"""Where a third party or agency is written to: the fields, the form that puts them right, what is offered for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.gui.forms.step_forms import Field, FieldKind, Start, StepEntry, StepForm
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services import parties
from clerk_app.services.parties import FACTS, FormerAddress

Find = Callable[[str], FormerAddress | None]
REF, ADDRESS = "ref", "address"


def _start(name: str) -> Callable[[Start], str]:
    def start(known: Start) -> str:
        return known.where.get(name, "")

    return start


def _today(start: Start) -> str:
    return start.today.isoformat()


WHERE = (
    Field(ADDRESS, FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Address"), required=False, start=_start(ADDRESS),
          hint=QT_TRANSLATE_NOOP("StepForm", "Without it no envelope or EMS slip can be printed; it can be added later "
                                             "from Posting.")),
    Field("postcode", FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Postcode"), required=False,
          start=_start("postcode")),
    Field("telephone", FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Telephone"), required=False,
          start=_start("telephone")),
    Field("contact_person", FieldKind.TEXT, QT_TRANSLATE_NOOP("StepForm", "Contact"), required=False,
          start=_start("contact_person")),
)  # fmt: skip
"""What is asked of a party beside its name; nothing of it must be known."""


class PartyEntry(StepEntry):
    """A form that asks where a party is written to. ``about``: which, where the form itself does not ask."""

    def __init__(self, form: StepForm, start: Start, workdays: WorkCalendar, find: Find, about: str = "") -> None:
        super().__init__(form, start, workdays)
        self.about = about
        self._find = find
        self._looked: tuple[str, FormerAddress | None] = ("", None)

    def offered(self) -> FormerAddress | None:
        """Where that name was written to before, unless it stands there already."""
        name = self.about or self.typed[REF].strip()
        if name != self._looked[0]:
            self._looked = (name, self._find(name))
        found = self._looked[1]
        if found is None or all(self.typed[one].strip() == getattr(found.address, one) for one in FACTS):
            return None
        return found

    def take_offer(self) -> dict[str, str]:
        """Put what is offered into the fields; they are typed already."""
        found = self.offered()
        taken = {name: getattr(found.address, name) for name in FACTS} if found is not None else {}
        self.typed |= taken
        return taken


def address_entry(party: str, start: Start, workdays: WorkCalendar, find: Find) -> StepEntry:
    """The form that records where a party of this request is written to, with what is known in it."""
    on = Field("on", FieldKind.PAST_DAY, QT_TRANSLATE_NOOP("StepForm", "Day"), start=_today)
    form = StepForm(EventKind.NOTED, partial(parties.note_address, ref=party), (on, *WHERE))
    return PartyEntry(form, start, workdays, find, about=party)
