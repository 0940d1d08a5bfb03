"""The steps of a request in their order, and the keys that begin them: known before a request is opened."""

from __future__ import annotations

from clerk_app.law.terms import EventKind

KEYS = {
    EventKind.EXTENDED: "E", EventKind.CONSULTATION_SENT: "C", EventKind.CORRECTION_ASKED: "B",
    EventKind.WITHDRAWN: "W", EventKind.SERVED: "M", EventKind.LETTER_ISSUED: "L",
}  # fmt: skip
CAME_IN = (EventKind.CORRECTION_RECEIVED, EventKind.CONSULTATION_ANSWERED, EventKind.FEE_PAID)
"""What R records."""
ORDER = (
    EventKind.CORRECTION_RECEIVED, EventKind.CONSULTATION_ANSWERED, EventKind.FEE_PAID, EventKind.LETTER_ISSUED,
    EventKind.SERVED, EventKind.EXTENDED, EventKind.CONSULTATION_SENT, EventKind.CORRECTION_ASKED,
    EventKind.WITHDRAWN, EventKind.ROUTED, EventKind.MATERIAL_RETURNED, EventKind.APPROVED,
    EventKind.SECRECY_REVIEWED, EventKind.ARCHIVED, EventKind.CORRECTION_LAPSED, EventKind.FEE_NOTICED,
    EventKind.FEE_LAPSED, EventKind.DELAYED_REASONABLY, EventKind.PLATFORM_KEYED, EventKind.REMEDY_OPENED,
    EventKind.REMEDY_ANSWERED, EventKind.REMEDY_HEARD, EventKind.REMEDY_CLOSED, EventKind.NOTED,
)  # fmt: skip
