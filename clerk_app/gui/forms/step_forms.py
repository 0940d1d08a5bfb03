"""What each deed asks for, as data: its fields in their order, where they start, and the service that does it.

Pure: no widget is needed to fill a form, to find its problems or to run it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, unique

from clerk_app.gui.forms.date_shorthand import Leaning, echo, half_width, read_day
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.change import Change
from clerk_app.services.parties import FormerAddress


@unique
class FieldKind(Enum):
    """How a value is typed, and what it is read as."""

    PAST_DAY = "past_day"
    COMING_DAY = "coming_day"
    TEXT = "text"
    LINES = "lines"
    WHOLE = "whole"
    MONEY = "money"
    CHOICE = "choice"


DAYS = {FieldKind.PAST_DAY: Leaning.PAST, FieldKind.COMING_DAY: Leaning.COMING}


@dataclass(frozen=True)
class Field:
    """One thing a deed asks for; ``name`` is the parameter of the service."""

    name: str
    kind: FieldKind
    label: str
    """English source; shown through the context "StepForm" of the translations."""
    required: bool = True
    start: Callable[[Start], str] | None = None
    """What stands in it before anything is typed."""
    options: Callable[[Start], tuple[str, ...]] | None = None
    """The choices' values; their words are looked up by whoever shows them."""
    read: Callable[[str], object] = str
    """How a chosen value becomes the service's argument."""
    only_late: bool = False
    """Asked only after the due day, and then required."""
    hint: str = ""
    """What it means that the field is empty; English source like ``label``."""
    names: str = ""
    """The list of services/staff.py that it is completed from while one types: its units or its people."""


@dataclass(frozen=True)
class Start:
    """What is known when a form opens: its request's facts that fields start from."""

    today: date
    most_days: int | None = None
    unit: str = ""
    approver: str = ""
    """Who approved an extension that is not recorded yet."""
    open_parties: tuple[str, ...] = ()
    items: tuple[int, ...] = (1,)
    reviewed: tuple[int, ...] = ()
    """The items that had their secrecy review: the next one is proposed."""
    documents: tuple[int, ...] = ()
    open_remedies: tuple[int, ...] = ()
    outcome: str = ""
    manner: str = ""
    due_on: date | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    """Where the party that the form is about is written to."""
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The words of choices that only this request has: its letters, cases, items."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The office's units and people, by the name of their list."""


@dataclass(frozen=True)
class StepForm:
    """One deed's form. ``run`` takes the desk, the request's id, the values by name, today and the deed's id."""

    kind: EventKind
    run: Callable[..., Change]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class FieldProblem:
    """Why a field cannot be taken: a key of resources/sentences/window.toml."""

    field: str
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


_MONEY = re.compile(r"(\d{1,9})(?:\.(\d{1,2}))?")
_FEN_DIGITS = 2


class StepEntry:
    """A form being filled in: what was typed, what it means, what is wrong with it."""

    def __init__(self, form: StepForm, start: Start, workdays: WorkCalendar) -> None:
        self.form = form
        self.start = start
        self._workdays = workdays
        self.about = ""
        """Whom it is about, of forms of one kind that a request has several of."""
        self.typed: dict[str, str] = {one.name: one.start(start) if one.start else "" for one in form.fields}

    def resume(self, typed: Mapping[str, str]) -> None:
        """Go on with what was typed before; a choice that is offered no more is left as it begins."""
        for one in self.form.fields:
            text = typed.get(one.name)
            if text is not None and (one.kind is not FieldKind.CHOICE or not text or text in self.options(one)):
                self.typed[one.name] = text

    def today(self) -> date:
        """The day the form was opened on."""
        return self.start.today

    def form_field(self, name: str) -> Field:
        """The declaration of a field."""
        return next(one for one in self.form.fields if one.name == name)

    def options(self, asked: Field) -> tuple[str, ...]:
        """The values a choice offers now."""
        return asked.options(self.start) if asked.options else ()

    def day(self, name: str) -> date | None:
        """The day that a field's text means."""
        asked = self.form_field(name)
        return read_day(
            self.typed[name], today=self.start.today, leaning=DAYS[asked.kind], workdays=self._workdays
        )

    def problems(self) -> tuple[FieldProblem, ...]:
        """What is missing or cannot be read, in the order of the fields."""
        found = (self.problem(one) for one in self.shown())
        return tuple(one for one in found if one is not None)

    def is_late(self) -> bool:
        """Whether the deed's day lies after the due day."""
        on = self.day("on") if "on" in self.typed else None
        return on is not None and self.start.due_on is not None and on > self.start.due_on

    def shown(self) -> tuple[Field, ...]:
        """The fields that are asked for now."""
        return tuple(one for one in self.form.fields if not one.only_late or self.is_late())

    def problem(self, asked: Field) -> FieldProblem | None:
        """What is wrong with one field."""
        text = self.typed[asked.name].strip()
        if not text:
            return FieldProblem(asked.name, "field_missing") if asked.required or asked.only_late else None
        if asked.kind in DAYS:
            return self._day_problem(asked, text)
        if asked.kind is FieldKind.WHOLE and not half_width(text).isdecimal():
            return FieldProblem(asked.name, "field_no_number", {"typed": text})
        if asked.kind is FieldKind.MONEY and not _MONEY.fullmatch(half_width(text)):
            return FieldProblem(asked.name, "field_no_money", {"typed": text})
        return None

    def _day_problem(self, asked: Field, text: str) -> FieldProblem | None:
        day = self.day(asked.name)
        if day is None:
            return FieldProblem(asked.name, "field_no_day", {"typed": echo(text)})
        if asked.kind is FieldKind.PAST_DAY and day > self.start.today:
            return FieldProblem(asked.name, "day_in_future", {"on": day, "today": self.start.today})
        return None

    def follow(self) -> dict[str, str]:
        """Fields that follow from what was typed, with their new text; they are typed already."""
        return {}

    def offered(self) -> FormerAddress | None:
        """What is known from elsewhere and could stand in the fields; nothing fills itself in."""
        return None

    def take_offer(self) -> dict[str, str]:
        """Take over what is offered: the fields with their new text."""
        return {}

    def reasons(self) -> tuple[Reason, ...]:
        """What is told of the deed while it is filled in, beside what it would change."""
        return ()

    def values(self) -> dict[str, object]:
        """The values by parameter name; fields left empty are not given."""
        return {
            one.name: self._value(one) for one in self.shown() if self.typed[one.name].strip()
        }

    def _value(self, asked: Field) -> object:
        text = self.typed[asked.name].strip()
        if asked.kind in DAYS:
            return self.day(asked.name)
        if asked.kind is FieldKind.WHOLE:
            return int(half_width(text))
        if asked.kind is FieldKind.MONEY:
            money = _MONEY.fullmatch(half_width(text))
            return int(money[1] + (money[2] or "").ljust(_FEN_DIGITS, "0")) if money else 0
        return asked.read(text)
