"""Which facts of an event may stay for ever, and which are personal and kept where they can be erased."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clerk_app.law.events import Event, Fact, from_plain, to_plain
from clerk_app.law.terms import EventKind

PUBLIC_TEXTS = frozenset(
    {
        "outcome", "party", "manner", "route", "result", "article", "unit", "matter", "role", "review", "what",
        "file_number", "retention", "place", "carrier", "letter", "template", "sha256", "number", "body",
        "case_number", "basis", "procedure", "court_paper", "override_role", "organ", "applicant_kind", "channel",
        "receipt_basis", "form_wanted", "delivery_wanted", "handler", "platform_number", "addressee", "confirmed_how",
        "question", "relation",
    }
)
"""A white list: every other text of an event may hold a name, a contact or wording, and is sealed, not written."""

REGISTERED = (
    "applicant_kind", "channel", "receipt_basis", "form_wanted", "delivery_wanted", "unit", "handler",
    "platform_number",
)
"""What the registration says beside personal values: columns of ``requests``, and facts of the events that set them."""

OF_REGISTRATION = frozenset({*REGISTERED, "number", "organ"})
"""Facts of RECEIVED and AMENDED that stand in the request itself and are left out of what a reader is shown."""

REGISTRATION_EVENTS = frozenset({EventKind.RECEIVED, EventKind.AMENDED})

PERSON = ("name", "id_number", "telephone", "email", "address", "contact_person")
"""What is kept of an applicant beside the kind, in the order it is sealed."""

FACT = "fact:"
"""Before the name of an event's fact among the wordings."""


def split(event: Event) -> tuple[dict[str, object], dict[str, str]]:
    """The event as plain data without its personal texts, and those texts by name."""
    if not {"kind", "on"}.isdisjoint(event.facts):
        raise ValueError("a fact may not be called kind or on")
    plain = to_plain(event)
    if to_plain(from_plain(plain)) != plain:
        raise ValueError(f"{event.kind} would not be read back as it is")
    private = {
        name: value for name, value in event.facts.items() if isinstance(value, str) and name not in PUBLIC_TEXTS
    }
    return {name: value for name, value in plain.items() if name not in private}, {
        name: str(value) for name, value in private.items()
    }


def join(plain: Mapping[str, object], private: Mapping[str, str]) -> Event:
    """The event as it was recorded, less what was erased since."""
    event = from_plain(plain)
    if not private and event.kind not in REGISTRATION_EVENTS:
        return event
    facts: dict[str, Fact] = {**event.facts, **private}
    if event.kind in REGISTRATION_EVENTS:
        facts = {name: value for name, value in facts.items() if name not in OF_REGISTRATION}
    return Event(event.kind, event.on, MappingProxyType(facts))
