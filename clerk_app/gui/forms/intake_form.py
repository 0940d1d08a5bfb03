"""登记: what is typed of a new request, which fields it needs, what is wrong with it. No widget is needed for it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, ReceiptProof, RequestDraft
from clerk_app.gui.forms.date_shorthand import Leaning, echo, half_width, read_day
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.receipt import Question
from clerk_app.services.registering import taken_apart

Ask = Callable[[Channel, date, ReceiptProof], tuple[Question, ...]]
"""What the law of a day wants to know of a channel (services.receipt.questions on the desk at hand)."""

FORMS_WANTED = ("paper", "electronic", "on_site")
DELIVERIES_WANTED = ("post", "collected", "electronic")
DAYS = ("received_on", "arrived_on")
PLAIN_SIGNS = frozenset({"received_on", "arrived_on", "telephone", "id_number", "postal_number"})
"""Fields in which full-width digits are turned into plain ones."""

ORDER = (
    "channel", "arrived_on", "received_on", "postal_number", "platform_number", "signed_by", "addressee",
    "confirmed_how", "confirmed_with", "confirmed_by", "kind", "name", "contact_person", "telephone", "email",
    "id_number", "address", "wording", "split_as", "subjects", "form_wanted", "delivery_wanted", "attachments", "unit",
    "handler",
)  # fmt: skip
"""Reading order, which is the order of the keyboard."""

OF_RECEIPT = frozenset(
    {"arrived_on", "received_on", "postal_number", "platform_number", "signed_by", "addressee", "confirmed_how",
     "confirmed_with", "confirmed_by"}
)
"""Asked only where the channel's rule asks for it; the day of receipt always."""

CHOSEN = frozenset({"channel", "kind", "addressee", "confirmed_how"})
"""Fields that hold a word of the law, not a text."""

NOT_TYPED = frozenset({"attachments"})
"""Places of the keyboard that hold no text of the form."""

AS_ITEMS, AS_REQUESTS = "items", "requests"
"""What the matters of one paper become: items of one request, or requests of their own."""

REQUIRED = frozenset({"channel", "received_on", "kind", "name", "wording"})


_GIVEN = frozenset({"today", "workdays", "ask"})
"""Of a form, what no draft holds."""

_TICKED = frozenset({"id_accepted", "items_open"})

_WORTH_KEEPING = (
    "name", "wording", "id_number", "address", "telephone", "email", "contact_person", "subjects", "postal_number",
    "platform_number", "signed_by", "confirmed_with",
)  # fmt: skip


@dataclass(frozen=True)
class FormProblem:
    """Something about a field: a key of resources/sentences/, as services.intake.Problem says it."""

    field: str
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    blocking: bool = True


@dataclass
class IntakeForm:
    """The fields as typed. ``draft`` is what they mean."""

    today: date
    workdays: WorkCalendar
    ask: Ask
    channel: Channel = Channel.IN_PERSON
    received_on: str = ""
    arrived_on: str = ""
    """Empty: the same day."""
    postal_number: str = ""
    platform_number: str = ""
    signed_by: str = ""
    addressee: Addressee = Addressee.DISCLOSURE_OFFICE
    confirmed_how: Confirmation | None = None
    """Nothing to begin with: that somebody confirmed is said by a person, never taken for granted."""
    confirmed_with: str = ""
    confirmed_by: str = ""
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON
    name: str = ""
    contact_person: str = ""
    telephone: str = ""
    email: str = ""
    id_number: str = ""
    address: str = ""
    wording: str = ""
    subjects: str = ""
    """One item a line; empty: one item with the wording itself."""
    form_wanted: str = FORMS_WANTED[0]
    delivery_wanted: str = DELIVERIES_WANTED[0]
    unit: str = ""
    handler: str = ""
    organ: OrganId | None = None
    id_accepted: bool = False
    """The clerk compared the number with the card: register as it is."""
    items_open: bool = False
    split_as: str = AS_ITEMS

    def shown(self) -> tuple[str, ...]:
        """The fields this channel and kind need, in order."""
        hidden = OF_RECEIPT - {one.field for one in self.questions()} - {"received_on"}
        if self.kind is ApplicantKind.NATURAL_PERSON:
            hidden |= {"contact_person"}
        if not self.items_open:
            hidden |= {"split_as", "subjects"}
        return tuple(name for name in ORDER if name not in hidden)

    def questions(self) -> tuple[Question, ...]:
        """What is asked of the receipt: by the law of the day typed, while it cannot be read by today's."""
        said = ReceiptProof(addressee=self.addressee, confirmed_how=self.confirmed_how)
        return self.ask(self.channel, self.day("received_on") or self.today, said)

    def put(self, name: str, value: str) -> None:
        """Take what was typed or chosen in a field."""
        if name == "channel":
            self.channel = Channel(value)
        elif name == "kind":
            self.kind = ApplicantKind(value)
        elif name == "addressee":
            self.addressee = Addressee(value)
        elif name == "confirmed_how":
            self.confirmed_how = Confirmation(value)
        else:
            if name == "id_number" and value != self.id_number:
                self.id_accepted = False
            setattr(self, name, half_width(value) if name in PLAIN_SIGNS else value)

    def day(self, name: str) -> date | None:
        """The day that a date field's text means."""
        return read_day(getattr(self, name), today=self.today, leaning=Leaning.PAST, workdays=self.workdays)

    def problems(self) -> tuple[FormProblem, ...]:
        """What the text itself gets wrong; services.intake.problems says the rest of a readable draft."""
        found = [
            FormProblem(name, "field_no_day", {"typed": echo(getattr(self, name))})
            for name in DAYS
            if name in self.shown() and getattr(self, name).strip() and self.day(name) is None
        ]
        if not self.received_on.strip():
            found.insert(0, FormProblem("received_on", "field_missing"))
        return tuple(found)

    def draft(self) -> RequestDraft | None:
        """The request as typed, or None while its day of receipt cannot be read."""
        received_on = self.day("received_on")
        if received_on is None:
            return None
        shown = self.shown()
        given = {name: getattr(self, name).strip() for name in shown if name not in CHOSEN | NOT_TYPED}
        return RequestDraft(
            received_on=received_on,
            channel=self.channel,
            applicant=Applicant(
                kind=self.kind, name=given["name"], id_number=given["id_number"], telephone=given["telephone"],
                email=given["email"], address=given["address"], contact_person=given.get("contact_person", ""),
            ),
            wording=given["wording"],
            organ=self.organ,
            arrived_on=self.day("arrived_on") if "arrived_on" in shown else None,
            postal_number=given.get("postal_number", ""),
            signed_by=given.get("signed_by", ""),
            proof=ReceiptProof(
                addressee=self.addressee if "addressee" in shown else Addressee.DISCLOSURE_OFFICE,
                confirmed_how=self.confirmed_how if "confirmed_how" in shown else None,
                confirmed_with=given.get("confirmed_with", ""),
                confirmed_by=given.get("confirmed_by", "") if self.confirmed_how is not None else "",
            ),
            subjects=tuple(line.strip() for line in given.get("subjects", "").splitlines() if line.strip()),
            form_wanted=self.form_wanted,
            delivery_wanted=self.delivery_wanted,
            unit=given["unit"],
            handler=given["handler"],
            platform_number=given.get("platform_number", ""),
        )  # fmt: skip

    def drafts(self) -> tuple[RequestDraft, ...]:
        """The requests the form makes: one, or one for each matter; none while its day of receipt cannot be read."""
        draft = self.draft()
        if draft is None:
            return ()
        return taken_apart(draft) if self.items_open and self.split_as == AS_REQUESTS else (draft,)

    def typed(self) -> dict[str, str]:
        """Everything as text, for a draft; ``restore`` takes it back."""
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _GIVEN}
        return {
            name: ("1" if value is True else "" if value is False or value is None else str(value))
            for name, value in plain.items()
        }

    def restore(self, typed: Mapping[str, str]) -> None:
        """What a draft says; what this release does not know, or cannot read, stays as it is."""
        known = {one.name for one in fields(self)} - _GIVEN
        for name, value in typed.items():
            if name in _TICKED:
                setattr(self, name, bool(value))
            elif name == "organ":
                self.organ = OrganId(int(value)) if value.isdecimal() else None
            elif name in known and (value or name not in CHOSEN):
                with contextlib.suppress(ValueError):
                    self.put(name, value)
        self.id_accepted = bool(typed.get("id_accepted"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that would be a pity to lose."""
        return not any(getattr(self, name).strip() for name in _WORTH_KEEPING)

    def next_one(self) -> IntakeForm:
        """An empty form for the next request: channel, unit and handler as this time, kind and day afresh."""
        kept = {one.name for one in fields(self)} & {"channel", "unit", "handler", "organ", "confirmed_by"}
        return IntakeForm(self.today, self.workdays, self.ask, **{name: getattr(self, name) for name in kept})
