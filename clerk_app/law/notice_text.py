"""The State Council's holiday notice as pasted: which days it names, what is wrong with it, what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_app.law.legal_clock import Reason
from clerk_app.law.workdays import HolidaySpan, days_of


@dataclass(frozen=True)
class NamedDay:
    """One day a text names: off (放假) or worked (上班), under which holiday."""

    day: date
    off: bool
    name: str


@dataclass(frozen=True)
class ReadLine:
    """One paragraph of the list: its text as pasted, what it says, and what is wrong with it."""

    text: str
    spans: tuple[HolidaySpan, ...] = ()
    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()
    faults: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class NoticeReading:
    """What a pasted notice says. Empty ``number`` and None for ``published``: the text does not say them."""

    year: int
    spans: tuple[HolidaySpan, ...] = ()
    lines: tuple[ReadLine, ...] = ()
    not_understood: tuple[str, ...] = ()
    """Sentences verbatim that nobody may skip: each is mended in the text, or confirmed to name no day."""
    number: str = ""
    published: date | None = None
    title: str = ""

    @property
    def faults(self) -> tuple[Reason, ...]:
        """What is wrong with the text, in its order."""
        return tuple(fault for line in self.lines for fault in line.faults)

    @property
    def days(self) -> tuple[NamedDay, ...]:
        """Every day named, in order of the days."""
        return tuple(sorted(_days(self.spans), key=lambda one: one.day))


def _days(spans: tuple[HolidaySpan, ...]) -> Iterator[NamedDay]:
    for span in spans:
        for day in days_of(span.off) if span.off else ():
            yield NamedDay(day, True, span.name)
        for day in span.work:
            yield NamedDay(day, False, span.name)


def read_notice(text: str, year: int) -> NoticeReading:
    """Read a notice of ``year``: whole, or its list alone. Never raises: what is not understood is told verbatim."""
    return NoticeReading(year, not_understood=tuple(line.strip() for line in text.splitlines() if line.strip()))
