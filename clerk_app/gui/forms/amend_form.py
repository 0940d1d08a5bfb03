"""更正: which registered facts can be put right, as typed; the old value stays beside the new one. No widget needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from clerk_app.cases.request import Request
from clerk_app.gui.forms.date_shorthand import Leaning, echo, read_day
from clerk_app.gui.forms.intake_form import FormProblem
from clerk_app.law.workdays import WorkCalendar

FIELDS = (
    "name", "applicant_kind", "id_number", "contact_person", "telephone", "email", "address", "wording", "channel",
    "received_on", "form_wanted", "delivery_wanted", "unit", "handler",
)  # fmt: skip
LINES = frozenset({"wording", "address"})
DAY = "received_on"
_NEVER_EMPTY = frozenset({"name", "wording", DAY})


def registered(request: Request) -> dict[str, str]:
    """The facts as they stand, as text."""
    applicant = request.applicant
    return {
        "name": applicant.name, "applicant_kind": applicant.kind.value, "id_number": applicant.id_number,
        "contact_person": applicant.contact_person, "telephone": applicant.telephone, "email": applicant.email,
        "address": applicant.address, "wording": request.wording, "channel": request.channel.value,
        "received_on": request.received_on.isoformat(), "form_wanted": request.form_wanted,
        "delivery_wanted": request.delivery_wanted, "unit": request.unit, "handler": request.handler,
    }  # fmt: skip


class AmendForm:
    """What was typed over the registered facts, and why."""

    def __init__(self, request: Request, today: date, workdays: WorkCalendar) -> None:
        self.before = registered(request)
        self.typed = dict(self.before)
        self.reason = ""
        self._today, self._workdays = today, workdays

    def day(self) -> date | None:
        """The day of receipt that was meant."""
        return read_day(self.typed[DAY], today=self._today, leaning=Leaning.PAST, workdays=self._workdays)

    def put(self, name: str, value: str) -> None:
        """Take what was typed."""
        if name == "reason":
            self.reason = value
        else:
            self.typed[name] = value

    def resume(self, changes: Mapping[str, str], reason: str) -> None:
        """Go on with what was typed before the form was left."""
        self.typed.update(changes)
        self.reason = reason

    def changes(self) -> dict[str, str]:
        """What differs from the registration."""
        meant = {name: value.strip() for name, value in self.typed.items()}
        day = self.day()
        if day is not None:
            meant[DAY] = day.isoformat()
        return {name: value for name, value in meant.items() if value != self.before[name].strip()}

    def problems(self) -> tuple[FormProblem, ...]:
        """What cannot be taken, in the order of the fields."""
        found = [FormProblem(name, "field_missing") for name in FIELDS if self._is_bare(name)]
        day = self.day()
        if self.typed[DAY].strip() and day is None:
            found.append(FormProblem(DAY, "field_no_day", {"typed": echo(self.typed[DAY])}))
        elif day is not None and day > self._today:
            found.append(FormProblem(DAY, "received_in_future", {"received_on": day, "today": self._today}))
        if not self.changes():
            found.append(FormProblem("reason", "nothing_changed"))
        elif not self.reason.strip():
            found.append(FormProblem("reason", "reason_missing"))
        return tuple(found)

    def _is_bare(self, name: str) -> bool:
        return name in _NEVER_EMPTY and not self.typed[name].strip()


