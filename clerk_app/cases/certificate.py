"""期限计算说明: how one period of a request was counted, day by day, ready to be shown and printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.workdays import DayKind


@dataclass(frozen=True)
class DayMark:
    """One calendar day with its words."""

    on: date
    kind: DayKind
    words: str
    """What stands in its cell: 工作日, 周末, 国庆节, 调休上班, 不计入①."""
    sign: str
    """The same in one or two characters, for a small cell; empty where the shade says enough."""
    says: str
    """The whole sentence: the day, why it counts or not, by which notice."""
    count: str = ""
    """Its place in the count; empty where it is not counted."""
    is_start: bool = False
    is_due: bool = False
    is_left_out: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what is said under it, one text a line."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Legend:
    """The words beside the samples of the cells."""

    counted: str
    weekend: str
    holiday: str
    makeup: str
    left_out: str
    start: str
    due: str


@dataclass(frozen=True)
class Certificate:
    """The whole statement. Every text is ready; ``days`` begins with day 0."""

    title: str
    clock: LegalClock
    number: str
    applicant: str
    facts: tuple[tuple[str, str], ...]
    """Label and text, in the order of the table at the head."""
    due: str
    """The result in one sentence."""
    how: Section
    days: tuple[DayMark, ...]
    legend: Legend
    sums: Section
    after: tuple[Section, ...]
    """What was left out, notices, articles, remarks."""
    ending: Section
    """Whether it was kept, as far as it is recorded."""
    organ: str
    made_on: str
    weekdays: tuple[str, ...]
    """Monday first."""
    month: str
    """How a month is headed: 2026年10月, with {year} and {month}."""
    day: str
    """How a day is written in its cell, with {month} and {day}."""
    skipped: str
    """Said where the months from {first} to {last} are too many to be drawn."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """What stands below the days, in order."""
        return (self.sums, *self.after, self.ending)

    @property
    def texts(self) -> Iterator[str]:
        """Every text that is printed."""
        yield from (self.title, self.number, self.due, self.organ, self.made_on)
        yield from (text for fact in self.facts for text in fact)
        for section in (self.how, *self.sections):
            yield section.heading
            yield from section.lines
        yield from (text for day in self.days for text in (day.words, day.count, day.sign))
        legend = self.legend
        yield from (legend.counted, legend.weekend, legend.holiday, legend.makeup, legend.left_out, legend.start,
                    legend.due)  # fmt: skip
        yield from (*self.weekdays, self.month, self.day, self.skipped)
