"""更正: which registered facts can be put right, as typed; the old value stays beside the new one. No widget needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from clerk_app.cases.request import OrganId, ReceiptProof, Request
from clerk_app.gui.forms.date_shorthand import Leaning, echo, read_day
from clerk_app.gui.forms.intake_form import OF_RECEIPT, Ask, FormProblem
from clerk_app.law.terms import Addressee, Channel
from clerk_app.law.workdays import WorkCalendar

FIELDS = (
    "name", "applicant_kind", "id_number", "contact_person", "telephone", "email", "address", "wording", "channel",
    "received_on", "arrived_on", "postal_number", "signed_by", "addressee", "confirmed_how", "confirmed_with",
    "confirmed_by", "receipt_basis", "form_wanted", "delivery_wanted", "organ", "unit", "handler",
)  # fmt: skip
LINES = frozenset({"wording", "address"})
DAY = "received_on"
DAYS = (DAY, "arrived_on")
_IF_ASKED = OF_RECEIPT - {DAY}
"""Of the receipt only what the channel asks for, or what was recorded already."""
_NEVER_EMPTY = frozenset({"name", "wording", DAY})


def registered(request: Request) -> dict[str, str]:
    """The facts as they stand, as text."""
    applicant = request.applicant
    return {
        "name": applicant.name, "applicant_kind": applicant.kind.value, "id_number": applicant.id_number,
        "contact_person": applicant.contact_person, "telephone": applicant.telephone, "email": applicant.email,
        "address": applicant.address, "wording": request.wording, "channel": request.channel.value,
        "received_on": request.received_on.isoformat(),
        "arrived_on": request.arrived_on.isoformat() if request.arrived_on else "",
        "postal_number": request.postal_number, "signed_by": request.signed_by,
        "addressee": request.proof.addressee.value, "confirmed_how": request.proof.confirmed_how or "",
        "confirmed_with": request.proof.confirmed_with, "confirmed_by": request.proof.confirmed_by,
        "receipt_basis": request.receipt_basis, "form_wanted": request.form_wanted,
        "delivery_wanted": request.delivery_wanted, "organ": str(request.organ), "unit": request.unit,
        "handler": request.handler,
    }  # fmt: skip


class AmendForm:
    """What was typed over the registered facts, and why."""

    def __init__(
        self, request: Request, today: date, workdays: WorkCalendar, ask: Ask,
        organs: Sequence[tuple[OrganId, str]] = (),
    ) -> None:
        """``organs``: the agencies of the desk; one alone is not asked for."""
        self.before = registered(request)
        self.typed = dict(self.before)
        self.reason = ""
        self.organs = tuple((str(organ), words) for organ, words in organs)
        self._today, self._workdays, self._ask = today, workdays, ask

    def day(self, name: str = DAY) -> date | None:
        """The day that was meant: of receipt, or of arrival."""
        return read_day(self.typed[name], today=self._today, leaning=Leaning.PAST, workdays=self._workdays)

    def shown(self) -> tuple[str, ...]:
        """The fields this channel needs, in order; one that holds something is never hidden."""
        said = ReceiptProof(addressee=Addressee(self.typed["addressee"]))
        asked = {one.field for one in self._ask(Channel(self.typed["channel"]), self.day() or self._today, said)}
        plain = {"", Addressee.DISCLOSURE_OFFICE.value}
        return tuple(
            name for name in FIELDS
            if (name not in _IF_ASKED or name in asked or self.before[name] not in plain)
            and (name != "organ" or len(self.organs) > 1)
        )

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
        for name in DAYS:
            if (day := self.day(name)) is not None:
                meant[name] = day.isoformat()
        return {name: value for name, value in meant.items() if value != self.before[name].strip()}

    def problems(self) -> tuple[FormProblem, ...]:
        """What cannot be taken, in the order of the fields."""
        found = [FormProblem(name, "field_missing") for name in FIELDS if self._is_bare(name)]
        for name in DAYS:
            day = self.day(name)
            if self.typed[name].strip() and day is None:
                found.append(FormProblem(name, "field_no_day", {"typed": echo(self.typed[name])}))
            elif day is not None and day > self._today:
                found.append(FormProblem(name, "received_in_future", {"received_on": day, "today": self._today}))
        received, arrived = self.day(), self.day("arrived_on")
        if received is not None and arrived is not None and arrived > received:
            found.append(FormProblem("arrived_on", "arrived_after_receipt", {"arrived_on": arrived}))
        if not self.changes():
            found.append(FormProblem("reason", "nothing_changed"))
        elif not self.reason.strip():
            found.append(FormProblem("reason", "reason_missing"))
        return tuple(found)

    def _is_bare(self, name: str) -> bool:
        return name in _NEVER_EMPTY and not self.typed[name].strip()


