"""A dated act the law or the office attaches something to, and how it is written as plain data (law of 8.6's words)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from clerk_app.law.terms import (
    Addressee,
    Confirmation,
    ConsultedParty,
    CourtPaper,
    DeliveryManner,
    EventKind,
    FeeBasis,
    Outcome,
    Procedure,
    RemedyResult,
    RemedyRoute,
)

Fact = str | int | bool | date | tuple[str, ...]
"""What an event can carry: text, a whole number, a day, or a list of texts."""

DATE_FACTS = frozenset(
    {"reply_by", "received_by_party", "notice_on", "until", "received_by_applicant", "posted_on", "signed_for_on",
     "due_on", "approved_on", "accepted_on", "arrived_on", "copy_received_on", "decision_received_on",
     "opinion_received_on", "opinion_reported_on", "judgment_received_on", "effective_on", "redo_by", "asked_on"}
)
WHOLE_FACTS = frozenset({"days", "amount_fen", "pages", "entry", "item", "remedy", "document", "persons", "redo_days"})
LIST_FACTS = frozenset({"items", "fields", "overridden", "counted", "linked"})
CHOICE_FACTS = MappingProxyType(
    {"outcome": Outcome, "party": ConsultedParty, "manner": DeliveryManner, "route": RemedyRoute,
     "result": RemedyResult, "procedure": Procedure, "basis": FeeBasis, "addressee": Addressee,
     "confirmed_how": Confirmation, "court_paper": CourtPaper}
)


ANSWER = "answer"
"""The kind of letter whose delivery is the answer's own (第四十条); any other letter's moves no clock."""


DELIVERY_UNKNOWN = "delivery_unknown"
"""On an imported answer: the old ledger does not say when it was delivered, and nobody can post it again."""


OVERRIDDEN = "overridden"
"""On an event: the codes of the checks that the head of the office let pass with it, in writing."""


_DAYS_KEPT = 20_000
"""Days read from text that are remembered: half a century of them."""


class UnreadableEvent(ValueError):
    """Plain data that is no event; ``field`` names the field, ``why`` the fault (an English code)."""

    def __init__(self, field_name: str, why: str) -> None:
        super().__init__(f"{field_name}: {why}")
        self.field = field_name
        self.why = why


@dataclass(frozen=True)
class Event:
    """One dated act. ``facts`` hold what its kind needs (resources/rules/steps.toml)."""

    kind: EventKind
    on: date
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_service(self) -> bool:
        """Whether it tells that the answer went out. A delivery that names no letter is the answer's."""
        return self.kind is EventKind.SERVED and self.facts.get("letter", ANSWER) == ANSWER

    def day(self, name: str) -> date | None:
        """The day in a fact, or None where the event does not say."""
        value = self.facts.get(name)
        return value if isinstance(value, date) else None

    def whole(self, name: str) -> int | None:
        """The whole number in a fact, or None."""
        value = self.facts.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def text(self, name: str) -> str:
        """The text in a fact, empty where the event does not say."""
        value = self.facts.get(name, "")
        return value if isinstance(value, str) else ""


def day_of(value: object, name: str) -> date:
    """An ISO day out of plain data. Raises UnreadableEvent."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise UnreadableEvent(name, "missing" if value is None else "not_a_date")
    day = _written_day(value)
    if day is None:
        raise UnreadableEvent(name, "not_a_date")
    return day


@lru_cache(maxsize=_DAYS_KEPT)
def _written_day(text: str) -> date | None:
    """A register says the same few thousand days over and over."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def fact_of(name: str, value: object) -> Fact:
    """One fact out of plain data, typed by its name. Raises UnreadableEvent."""
    read = _READERS.get(name, _text)
    return read(value, name)


def _whole(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise UnreadableEvent(name, "not_a_whole_number")
    return value


def _list(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise UnreadableEvent(name, "not_a_list_of_texts")
    return tuple(value)


def _choice(value: object, name: str) -> str:
    try:
        return CHOICE_FACTS[name](str(value)).value
    except ValueError:
        raise UnreadableEvent(name, "unknown_word") from None


def _text(value: object, name: str) -> str | bool:
    if isinstance(value, str | bool):
        return value
    raise UnreadableEvent(name, "not_a_text")


_READERS: Mapping[str, Callable[[object, str], Fact]] = {
    **dict.fromkeys(DATE_FACTS, day_of), **dict.fromkeys(WHOLE_FACTS, _whole), **dict.fromkeys(LIST_FACTS, _list),
    **dict.fromkeys(CHOICE_FACTS, _choice),
}  # fmt: skip
_KINDS = {kind.value: kind for kind in EventKind}


def from_plain(plain: Mapping[str, object]) -> Event:
    """An event out of ``{"kind", "on", ...}``. A field that is null counts as not given. Raises UnreadableEvent."""
    if type(plain) is not dict and not isinstance(plain, Mapping):
        raise UnreadableEvent("events", "not_an_object")
    named = plain.get("kind")
    kind = _KINDS.get(named if isinstance(named, str) else str(named))
    if kind is None:
        raise UnreadableEvent("kind", "missing" if "kind" not in plain else "unknown_word")
    on = day_of(plain.get("on"), "on")
    facts: dict[str, Fact] = {}
    for name, value in plain.items():
        if value is not None and name != "kind" and name != "on":
            read = _READERS.get(name, _text)
            facts[name] = read(value, name)
    return Event(kind, on, MappingProxyType(facts))


def to_plain(event: Event) -> dict[str, object]:
    """The event as JSON-ready data; ``from_plain`` reads it back."""
    plain: dict[str, object] = {"kind": event.kind.value, "on": event.on.isoformat()}
    for name, value in event.facts.items():
        if isinstance(value, date):
            plain[name] = value.isoformat()
        elif isinstance(value, tuple):
            plain[name] = list(value)
        else:
            plain[name] = value
    return plain
