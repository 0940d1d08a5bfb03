"""A calendar file any calendar reads (RFC 5545): whole days, each with an alarm. What the days are about is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MOST_OCTETS = 75
"""A line without its end may be so long, in octets of UTF-8 (RFC 5545 section 3.1)."""
_END = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_HOUR, _MINUTE, _DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class DayEvent:
    """A whole day. A later file with the same ``uid`` and a greater ``sequence`` replaces what an earlier one said."""

    uid: str
    on: date
    summary: str
    description: str = ""
    sequence: int = 0
    alarm: timedelta | None = None
    """When the alarm goes off, from the first moment of the day; negative: before it. None: no alarm."""
    is_cancelled: bool = False


@dataclass(frozen=True)
class DayCalendar:
    """The file. ``made_at`` is a moment with its zone; ``product`` names the program that wrote it."""

    name: str
    product: str
    made_at: datetime
    events: Sequence[DayEvent]


def ics(calendar: DayCalendar) -> bytes:
    """The file's bytes: UTF-8, lines ended by CR LF and folded."""
    return "".join(f"{part}{_END}" for line in _lines(calendar) for part in _folded(line)).encode()


def _lines(calendar: DayCalendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{_text(calendar.product)}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_text(calendar.name)}"
    stamp = f"{calendar.made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for event in calendar.events:
        yield from _event(event, stamp)
    yield "END:VCALENDAR"


def _event(event: DayEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.on + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # a due date keeps nobody busy the whole day
    if event.alarm is not None and not event.is_cancelled:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(event.summary)}"
        yield f"TRIGGER:{_duration(event.alarm)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """A TEXT value: what has a meaning of its own is escaped, other control characters are left out (3.3.11)."""
    plain = text.replace(_END, "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(one for one in plain if one == "\n" or one.isprintable()).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, the later ones begun by a space; no character is torn (3.1)."""
    part, room = "", MOST_OCTETS
    for character in line:
        octets = len(character.encode())
        if octets > room:
            yield part
            part, room = " ", MOST_OCTETS - 1
        part += character
        room -= octets
    yield part


def _duration(span: timedelta) -> str:
    """-P1DT15H (3.3.6)."""
    sign, left = ("-", -span) if span < timedelta(0) else ("", span)
    days, left = divmod(left, _DAY)
    hours, left = divmod(left, _HOUR)
    minutes = left // _MINUTE
    time = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M")) if count)
    said = (f"{days}D" if days else "") + (f"T{time}" if time else "")
    return f"{sign}P{said or 'T0S'}"
