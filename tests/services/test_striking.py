"""Striking an entry gives exactly the dates of the history without it, whatever the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk_app.cases.request import Request, RequestId
from clerk_app.law.clock import Clock
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services import handling
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of

TODAY = date(2026, 8, 28)
RECEIVED = date(2026, 8, 3)
Registered = Callable[..., RequestId]


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """What may follow a receipt on Monday 3 August, recorded in any order."""
    events = []
    for number in range(draw(st.integers(1, 6))):
        on = RECEIVED + timedelta(days=draw(st.integers(0, 24)))
        party = {"ref": draw(st.sampled_from("ab")), "party": "third_party"}
        events.append(
            draw(
                st.sampled_from(
                    [
                        Event(EventKind.CORRECTION_ASKED, on, {"points": "写明文号"}),
                        Event(EventKind.CORRECTION_RECEIVED, on),
                        Event(EventKind.CONSULTATION_SENT, on, party),
                        Event(EventKind.CONSULTATION_ANSWERED, on, {"ref": party["ref"]}),
                        Event(EventKind.EXTENDED, on, {"days": number + 1, "reason": "内容多"}),
                        Event(EventKind.FEE_NOTICED, on, {"amount_fen": 100}),
                        Event(EventKind.FEE_PAID, on),
                        Event(EventKind.ANSWERED, on, {"outcome": "disclosed"}),
                    ]
                )
            )
        )
    return events


def dates(clock: Clock) -> tuple[object, ...]:
    """Everything the count says, but for what it was told of."""
    return (
        clock.start, clock.base_due_on, clock.due_on, clock.extended_days, clock.fee_payment_due_on, clock.awaiting,
        clock.consultations, clock.pauses, clock.warnings, clock.basis, clock.readings, clock.closed_on,
        clock.late_days,
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=histories(), data=st.data())
def test_a_struck_entry_leaves_the_dates_of_the_history_without_it(
    desk: Desk, registered: Registered, events: list[Event], data: st.DataObject
) -> None:
    struck = data.draw(st.integers(0, len(events) - 1))
    whole = _recorded(desk, registered, events)
    without = _recorded(desk, registered, [event for place, event in enumerate(events) if place != struck])
    entries = [entry for entry in whole.entries if entry.event.kind is not EventKind.RECEIVED]
    handling.strike(desk, whole.id, entry=entries[struck].id, reason="记错了", today=TODAY)
    after = desk.store.requests.get(whole.id)
    assert dates(clock_of(desk, after)) == dates(clock_of(desk, without))


def _recorded(desk: Desk, registered: Registered, events: list[Event]) -> Request:
    request = registered(RECEIVED)
    with desk.store.write():
        for event in events:
            desk.store.requests.append(request, event)
    return desk.store.requests.get(request)
