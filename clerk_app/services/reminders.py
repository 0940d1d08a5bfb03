"""到期提醒: what is said in the corner of the screen, and when; decided from the moment given, nothing is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import ClockKind
from clerk_app.services.desk import Desk
from clerk_app.services.due import Tone
from clerk_app.services.settings import Settings
from clerk_app.services.today import Group, TodayLine, TodayView

_PRESSING = (Group.OVERDUE, Group.DUE_TODAY)
_FIRST = (*_PRESSING, Group.ONE)
"""What is told on the first look of a day; later only what presses."""


@dataclass(frozen=True)
class Manner:
    """How this office wants to be reminded. Hours are those of the day, 0 to 23."""

    is_on: bool
    hours: tuple[int, ...]
    quiet_from: int
    quiet_until: int

    def is_quiet(self, hour: int) -> bool:
        """Whether nobody is to be disturbed at that hour; the quiet hours may go over midnight."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


@dataclass(frozen=True)
class Reminder:
    """What the bubble says, in sentences the window words. ``group``: the count of the first page it leads to."""

    heads: tuple[Reason, ...]
    """How many of what; put beside each other they are the title."""
    lines: tuple[Reason, ...]
    group: Group
    is_late: bool


def manner(settings: Settings) -> Manner:
    """As the settings have it."""
    hours = {settings.whole("remind_hour"), settings.whole("remind_again_hour")}
    return Manner(
        is_on=settings.is_on("remind"), hours=tuple(sorted(hours)), quiet_from=settings.whole("quiet_from"),
        quiet_until=settings.whole("quiet_until"),
    )


def is_time(how: Manner, now: datetime, last: datetime | None, *, is_workday: bool) -> bool:
    """Whether to look now. ``last`` is when it was looked the last time, None: never; both in the clerk's own time.

    The first look of a working day is at once (the program was opened, or a night passed with it open), later ones at
    the hours asked for. Never on a rest day, never in quiet hours: what fell into them is made up after them.
    """
    if not (how.is_on and is_workday) or how.is_quiet(now.hour):
        return False
    if last is None or last.date() != now.date():
        return True
    return any(last.hour < hour <= now.hour for hour in how.hours)


def reminder(desk: Desk, view: TodayView, *, is_first: bool) -> Reminder | None:
    """What is due on the view's day in one bubble; None: nothing presses, and nothing is said."""
    wanted = [group for group in (_FIRST if is_first else _PRESSING) if view.groups[group]]
    cases = [line for line in view.lines if _presses_in_case(line)]
    heads = [Reason(f"remind_{group.value}", {"count": len(view.groups[group])}) for group in wanted]
    if cases:
        heads.append(Reason("remind_cases", {"count": len(cases)}))
    if not heads:
        return None
    lines = [line for line in view.lines if line.group in wanted or line in cases]
    return Reminder(
        tuple(heads), tuple(_named(desk.settings, lines)), wanted[0] if wanted else Group.CASES,
        is_late=bool(view.groups[Group.OVERDUE]),
    )


def _presses_in_case(line: TodayLine) -> bool:
    return line.case is not None and line.tone is Tone.RED


def _named(settings: Settings, lines: Sequence[TodayLine]) -> Iterator[Reason]:
    """The first few by number; by name only where the office wants that: others see the screen too."""
    most, key = settings.whole("remind_most"), "remind_line"
    key = f"{key}_named" if settings.is_on("remind_names") else key
    for line in lines[:most]:
        kind = ClockKind.REPLY if line.case is None else line.case.clock.kind
        day = line.row.due_on if line.case is None else line.limit
        yield Reason(key, {"number": line.row.number, "name": line.row.applicant, "kind": kind, "on": day})
    if len(lines) > most:
        yield Reason("remind_more", {"count": len(lines) - most})
