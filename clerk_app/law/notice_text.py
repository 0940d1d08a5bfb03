"""The State Council's holiday notice as pasted: which days it names, what is wrong with it, what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from clerk_app.law.legal_clock import Reason
from clerk_app.law.notice_clauses import Item
from clerk_app.law.notice_words import (
    HEADING,
    OTHER_HEADING,
    PLACE,
    TITLE_YEAR,
    Head,
    head_of,
    known_to_name_no_day,
    name_in_title,
    name_of,
    plain,
    published_in,
    sentences,
    signed_in,
)
from clerk_app.law.workdays import HolidayNotice, HolidaySpan, days_of

_SOON = 31
"""Days from the signature within which a day of publication is that of the notice and not of a reprint."""


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
    announced: tuple[str, ...] = ()
    """Sentences known to name no day: the head, what is announced and exhorted, the signature."""

    @property
    def faults(self) -> tuple[Reason, ...]:
        """What is wrong with the text, in its order."""
        return tuple(fault for line in self.lines for fault in line.faults)

    @property
    def days(self) -> tuple[NamedDay, ...]:
        """Every day named, in order of the days."""
        return _days(self.spans)


def _days(spans: Iterable[HolidaySpan]) -> tuple[NamedDay, ...]:
    found = []
    for span in spans:
        found += [NamedDay(day, True, span.name) for day in (days_of(span.off) if span.off else ())]
        found += [NamedDay(day, False, span.name) for day in span.work]
    return tuple(sorted(found, key=lambda one: one.day))


def read_notice(
    text: str, year: int, ruled: Sequence[HolidayNotice] = (), *, name: str = ""
) -> NoticeReading:
    """Read a notice of ``year``: whole, or its list alone. Never raises: what is not understood is told verbatim.

    ``ruled``: the notices known already; a notice that lengthens a holiday does not repeat where it began. ``name``:
    the holiday of days that stand under no heading.
    """
    reader = _Reader(year, name)
    for sentence in sentences(text):
        reader.take(sentence)
    return reader.reading(ruled)


@dataclass
class _Paragraph:
    """One item with its sentences as pasted."""

    item: Item
    texts: list[str] = field(default_factory=list)


class _Reader:
    """A notice sentence by sentence: its head, then holiday after holiday."""

    def __init__(self, year: int, name: str) -> None:
        self._year = year
        self._topic = name
        self._title = self._number = ""
        self._table_day: date | None = None
        self._signed: date | None = None
        self._paragraphs: list[_Paragraph] = []
        self._wrong_years: list[ReadLine] = []
        self._not_understood: list[str] = []
        self._announced: list[str] = []

    def take(self, sentence: str) -> None:
        """The next sentence."""
        text = plain(sentence)
        if known_to_name_no_day(text):
            self._remember(text, head_of(text), sentence)
            self._announced.append(sentence)
            return
        head = head_of(text)
        self._remember(text, head, sentence)
        if not head.rest or known_to_name_no_day(head.rest):
            self._announced.append(sentence)
        elif not self._read(head.rest, sentence):
            self._not_understood.append(sentence)

    def _remember(self, text: str, head: Head, sentence: str) -> None:
        self._title = self._title or head.title
        self._number = self._number or head.number
        self._topic = self._topic or name_in_title(head.title or text)
        self._table_day = self._table_day or published_in(text)
        self._signed = self._signed or signed_in(text)
        said = TITLE_YEAR.search(head.title or text)
        if said and int(said[1]) != self._year and not self._wrong_years:
            wrong = Reason("notice_year_wrong", MappingProxyType({"said": int(said[1]), "year": self._year}))
            self._wrong_years.append(ReadLine(sentence, faults=(wrong,)))

    def _read(self, text: str, sentence: str) -> bool:
        heading = HEADING.match(text) or OTHER_HEADING.match(text)
        place = PLACE.match(text)
        if heading:
            self._begin(name_of(heading[1]))
        elif place or not self._paragraphs:
            self._begin(self._topic)
        start = heading or place
        rest = text[start.end() :] if start else text
        paragraph = self._paragraphs[-1]
        if rest and not paragraph.item.read(rest):
            return False
        paragraph.texts.append(sentence)
        return True

    def _begin(self, name: str) -> None:
        self._paragraphs.append(_Paragraph(Item(self._year, name)))

    def reading(self, ruled: Sequence[HolidayNotice]) -> NoticeReading:
        """Everything read, with what only the whole notice shows."""
        named: dict[date, str] = {}
        lines = []
        for paragraph in self._paragraphs:
            item = paragraph.item
            item.extend_from(_ends(ruled, self._year, item.name))
            item.check()
            spans = item.spans()
            days = _days(spans)
            for one in days:
                if one.day in named:
                    item.fault("notice_day_twice", day=one.day, other=named[one.day])
            named |= {one.day: one.name for one in days}
            if paragraph.texts:
                off, worked = ([one.day for one in days if one.off is is_off] for is_off in (True, False))
                lines.append(
                    ReadLine("".join(paragraph.texts), spans, tuple(off), tuple(worked), tuple(item.faults))
                )
        return NoticeReading(
            year=self._year,
            spans=tuple(span for line in lines for span in line.spans),
            lines=(*self._wrong_years, *lines),
            not_understood=tuple(self._not_understood),
            number=self._number,
            published=self._published(),
            title=self._title,
            announced=tuple(self._announced),
        )

    def _published(self) -> date | None:
        """The day in the table above the text; the day under it where the table's is one of a later reprint."""
        if self._table_day and self._signed and not 0 <= (self._table_day - self._signed).days <= _SOON:
            return self._signed
        return self._table_day or self._signed


def _ends(ruled: Sequence[HolidayNotice], year: int, name: str) -> list[date]:
    return [
        span.off[1]
        for notice in ruled
        if notice.year == year and not notice.local
        for span in notice.spans
        if span.off is not None and span.name == name
    ]
