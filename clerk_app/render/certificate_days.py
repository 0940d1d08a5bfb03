"""The days of a certificate as a calendar: a row for each week, or small months where there are too many weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from clerk_app.cases.certificate import Certificate, DayMark
from clerk_app.law.workdays import DayKind
from clerk_app.render.fonts import FontBook, Glyph, Role
from clerk_app.render.layout import Placed
from clerk_app.render.paging import MM
from clerk_app.render.typeset import single_line

DAYS_A_WEEK = 7
WEEKEND, HOLIDAY, DUE_TAG, SAMPLE_GREY = 0.93, 0.83, 0.0, 0.0
HAIR, FRAME, THICK = 0.4, 0.9, 1.8
WHITE = (1.0, 1.0, 1.0)
HEAD_ROW = 5 * MM
LEAST_ROW, MOST_ROW = 7.4 * MM, 14 * MM
LARGE_FROM = 10 * MM
PAD = 1.2 * MM
FRAMED = 0.9 * MM
GAP = 0.6 * MM
REMARK = "（"
LEGEND_SIZE = 7.5
SAMPLE = (5 * MM, 3.2 * MM)
ELLIPSIS = "…"
SMALLEST = 0.85

MONTHS_ACROSS = 4
MONTH_HEAD, WEEKDAY_ROW = 5 * MM, 3.6 * MM
LEAST_WEEK, MOST_WEEK = 4.2 * MM, 6.4 * MM
BELOW_MONTH = 2 * MM
NOTE_ROW = 5 * MM
MOST_MONTHS = 12


@dataclass(frozen=True)
class Box:
    """One rectangle: grey from 0 (black) to 1, a line of that width, thin diagonals, a broken line."""

    x: float
    top: float
    width: float
    height: float
    fill: float | None = None
    line: float = 0.0
    is_hatched: bool = False
    is_dashed: bool = False


Drawn = tuple[list[Box], list[Placed]]


def width_of(glyphs: Sequence[Glyph]) -> float:
    """The natural width of characters."""
    return sum(glyph.width for glyph in glyphs)


def cut(text: str, role: Role, size: float, width: float, fonts: FontBook) -> tuple[Glyph, ...]:
    """The characters that fit, the last one an ellipsis where something is left off."""
    glyphs = fonts.glyphs(text, role, size)
    if width_of(glyphs) <= width:
        return glyphs
    mark = fonts.glyphs(ELLIPSIS, role, size)
    kept: list[Glyph] = []
    for glyph in glyphs:
        if width_of(kept) + glyph.width + width_of(mark) > width:
            break
        kept.append(glyph)
    return (*kept, *mark)


def fitting(text: str, role: Role, size: float, width: float, fonts: FontBook) -> float:
    """The size at which the text fits, within a bound below which it is cut instead."""
    natural = width_of(fonts.glyphs(text, role, size))
    return size * width / natural if width < natural <= width / SMALLEST else size


def shade(day: DayMark) -> float | None:
    """How grey its cell is."""
    return {DayKind.WEEKEND: WEEKEND, DayKind.HOLIDAY: HOLIDAY}.get(day.kind)


class _Cells:
    """What both kinds of calendar share."""

    def __init__(self, certificate: Certificate, fonts: FontBook, width: float) -> None:
        self.certificate = certificate
        self.fonts = fonts
        self.width = width
        self.days = {day.on: day for day in certificate.days}

    def put(
        self, text: str, x: float, middle: float, size: float, role: Role = Role.SONG, *, width: float = 0.0,
        align: float = 0.0, colour: tuple[float, float, float] = (0.0, 0.0, 0.0),
    ) -> Placed:
        """One text; ``align`` 0 starts at x, 0.5 is centred on it, 1 ends there. Too wide for ``width``: smaller."""
        natural = width_of(self.fonts.glyphs(text, role, size))
        if width and natural > width:
            size = size * width / natural
        line = single_line(self.fonts.glyphs(text, role, size))
        return Placed(line, x - align * line.right, middle, size, colour)

    def frames(self, day: DayMark, x: float, top: float, width: float, height: float) -> list[Box]:
        """The ground of a day's cell and its signs."""
        boxes = [Box(x, top, width, height, fill=shade(day), line=HAIR, is_hatched=day.is_left_out)]
        if day.kind is DayKind.MAKEUP:
            boxes.append(_inset(x, top, width, height, 0.6 * MM, Box(0, 0, 0, 0, line=HAIR)))
        if day.is_start:
            boxes.append(_inset(x, top, width, height, 0.3 * MM, Box(0, 0, 0, 0, line=FRAME, is_dashed=True)))
        if day.is_due:
            boxes.append(_inset(x, top, width, height, 0.3 * MM, Box(0, 0, 0, 0, line=THICK)))
        return boxes

    def legend(self, x: float, top: float, height: float) -> Drawn:
        """Samples with their words, in one row."""
        words = self.certificate.legend
        samples = [
            (_sample(self.certificate, name), getattr(words, name)) for name in _used(self.certificate)
        ]
        boxes: list[Box] = []
        placed: list[Placed] = []
        natural = sum(width_of(self.fonts.glyphs(text, Role.SONG, LEGEND_SIZE)) for _, text in samples)
        gap = min(6 * MM, (self.width - 2 * PAD - natural) / max(1, len(samples)) - SAMPLE[0] - 1 * MM)
        at, middle = x + 2 * MM, top + height / 2
        for day, text in samples:
            boxes += self.frames(day, at, middle - SAMPLE[1] / 2, *SAMPLE)
            if day.count:
                placed.append(self.put(day.count, at + SAMPLE[0] / 2, middle, 6.5, Role.HEADING, align=0.5))
            written = self.put(text, at + SAMPLE[0] + 1 * MM, middle, LEGEND_SIZE)
            placed.append(written)
            at = written.x + written.line.right + gap
        return boxes, placed


class WeekGrid(_Cells):
    """A row for each week, Monday first; every cell says its date, what day it is, and its number in the count."""

    def __init__(self, certificate: Certificate, fonts: FontBook, width: float) -> None:
        super().__init__(certificate, fonts, width)
        first, last = certificate.days[0].on, certificate.days[-1].on
        monday = first - timedelta(days=first.weekday())
        self.weeks = [monday + timedelta(weeks=n) for n in range((last - monday).days // DAYS_A_WEEK + 1)]
        self.least_height = HEAD_ROW + len(self.weeks) * LEAST_ROW
        self.most_height = HEAD_ROW + len(self.weeks) * MOST_ROW

    def placed(self, x: float, top: float, height: float) -> Drawn:
        """All cells in that height."""
        wide = self.width / DAYS_A_WEEK
        row = (height - HEAD_ROW) / len(self.weeks)
        boxes = [Box(x, top, self.width, HEAD_ROW, fill=WEEKEND, line=HAIR)]
        placed = [
            self.put(f"星期{name}", x + (place + 0.5) * wide, top + HEAD_ROW / 2, 8.0, Role.HEADING, align=0.5)
            for place, name in enumerate(self.certificate.weekdays)
        ]
        for number, monday in enumerate(self.weeks):
            for place in range(DAYS_A_WEEK):
                day = self.days.get(monday + timedelta(days=place))
                corner = (x + place * wide, top + HEAD_ROW + number * row)
                if day is None:
                    boxes.append(Box(*corner, wide, row, line=HAIR))
                    continue
                boxes += self.frames(day, *corner, wide, row)
                drawn = self._cell(day, *corner, wide, row)
                boxes += drawn[0]
                placed += drawn[1]
        return boxes, placed

    def _cell(self, day: DayMark, x: float, top: float, wide: float, row: float) -> Drawn:
        large = row >= LARGE_FROM
        date_size, count_size, word_size = (8.5, 11.0, 8.0) if large else (7.5, 9.5, 7.0)
        upper, lower = top + row * 0.31, top + row * 0.71
        if day.is_due or day.is_start or day.kind is DayKind.MAKEUP:  # inside their frames
            shift = FRAMED / 4 if large else 0.0
            x, wide, upper, lower = x + FRAMED / 2, wide - FRAMED, upper + shift, lower - shift
        boxes: list[Box] = []
        placed: list[Placed] = []
        room = beside = wide - 2 * PAD
        if day.count:
            placed.append(self.put(day.count, x + wide - PAD, upper, count_size, Role.HEADING, align=1.0))
            beside -= placed[0].line.right + GAP
        placed.append(self.put(self._date(day.on), x + PAD, upper, date_size, width=beside))
        if day.is_due:
            tag_size, tall = (word_size, 1.4) if large else (word_size - 0.8, 1.2)
            tag = self.put(self.certificate.legend.due, x + wide - PAD - 0.6 * MM, lower, tag_size, Role.HEADING,
                           align=1.0, colour=WHITE)  # fmt: skip
            tag_width = tag.line.right + 1.2 * MM
            boxes.append(Box(tag.x - 0.6 * MM, lower - tag_size * tall / 2, tag_width, tag_size * tall, fill=DUE_TAG))
            placed.append(tag)
            room -= tag_width + 0.6 * MM
        placed.append(self.put(self._words(day, word_size, room), x + PAD, lower, word_size, width=room))
        return boxes, placed

    def _words(self, day: DayMark, size: float, room: float) -> str:
        """What day it is; a remark in brackets is left off where it would make the rest too small to read."""
        natural = width_of(self.fonts.glyphs(day.words, Role.SONG, size))
        return day.words if natural * SMALLEST <= room else day.words.partition(REMARK)[0]

    def _date(self, on: date) -> str:
        said = self.certificate.day.format(month=on.month, day=on.day)
        is_first = on == self.certificate.days[0].on
        if is_first or (on.month, on.day) == (1, 1):
            return self.certificate.month.format(year=on.year, month=on.month) + said.partition("月")[2]
        return said


class MonthBlocks(_Cells):
    """Small months side by side; a cell says the day of the month, and below it its number or a sign."""

    def __init__(self, certificate: Certificate, fonts: FontBook, width: float) -> None:
        super().__init__(certificate, fonts, width)
        self.months = self._months()
        self.across = min(MONTHS_ACROSS, max(3, ceil(len(self.months) / 2)))
        self.rows = [self.months[at : at + self.across] for at in range(0, len(self.months), self.across)]
        self.weeks = [max(map(self._weeks, row)) for row in self.rows]
        self.skipped = self._skipped()
        heads = self._heads()
        self.least_height = heads + sum(self.weeks) * LEAST_WEEK
        self.most_height = heads + sum(self.weeks) * MOST_WEEK

    def _heads(self) -> float:
        """The height that is no week's."""
        note = NOTE_ROW if self.skipped else 0.0
        return len(self.rows) * (MONTH_HEAD + WEEKDAY_ROW + BELOW_MONTH) + note

    def _skipped(self) -> str:
        """Which months are not drawn, in words."""
        gone = sorted({day.on.replace(day=1) for day in self.certificate.days} - set(self.months))
        if not gone:
            return ""
        first, last = (self.certificate.month.format(year=one.year, month=one.month) for one in (gone[0], gone[-1]))
        return self.certificate.skipped.format(first=first, last=last)

    def _used(self, first: date) -> list[date]:
        return [on for on in self.days if on.replace(day=1) == first]

    def _weeks(self, first: date) -> int:
        """How many weeks of a month hold days of the period."""
        used = self._used(first)
        return _week(used[-1]) - _week(used[0]) + 1

    def _months(self) -> list[date]:
        """The first days of the months; of very many, the first and the last ones."""
        found = sorted({day.on.replace(day=1) for day in self.certificate.days})
        half = MOST_MONTHS // 2
        return found if len(found) <= MOST_MONTHS else [*found[:half], *found[-half:]]

    def placed(self, x: float, top: float, height: float) -> Drawn:
        """All months in that height."""
        wide = self.width / self.across
        week = (height - self._heads()) / sum(self.weeks)
        boxes = [Box(x, top, self.width, height, line=HAIR)]
        placed: list[Placed] = []
        for row, weeks in zip(self.rows, self.weeks, strict=True):
            for place, month in enumerate(row):
                drawn = self._month(month, x + place * wide, top, wide, week)
                boxes += drawn[0]
                placed += drawn[1]
            top += MONTH_HEAD + WEEKDAY_ROW + BELOW_MONTH + weeks * week
        if self.skipped:
            placed.append(self.put(self.skipped, x + 1.5 * MM, top + NOTE_ROW / 2, LEGEND_SIZE))
        return boxes, placed

    def _month(self, first: date, x: float, top: float, wide: float, week: float) -> Drawn:
        margin = 1.5 * MM
        cell = (wide - 2 * margin) / DAYS_A_WEEK
        left, below = x + margin, top + MONTH_HEAD + WEEKDAY_ROW
        said = self.certificate.month.format(year=first.year, month=first.month)
        boxes: list[Box] = []
        placed = [self.put(said, left, top + MONTH_HEAD * 0.55, 8.5, Role.HEADING)]
        for place, name in enumerate(self.certificate.weekdays):
            centre = left + (place + 0.5) * cell
            placed.append(self.put(name, centre, top + MONTH_HEAD + WEEKDAY_ROW / 2, 6.0, align=0.5))
        used = self._used(first)
        for on in used:
            day = self.days[on]
            corner = (left + on.weekday() * cell, below + (_week(on) - _week(used[0])) * week)
            boxes += self.frames(day, *corner, cell, week)
            centre = corner[0] + cell / 2
            sub = day.count or day.sign
            middle = corner[1] + week * (0.34 if sub else 0.5)
            role = Role.HEADING if day.is_due else Role.SONG
            placed.append(self.put(str(on.day), centre, middle, 7.0, role, align=0.5))
            if sub:
                placed.append(self.put(sub, centre, corner[1] + week * 0.74, 5.0, width=cell - 1 * MM, align=0.5))
        return boxes, placed


def _week(on: date) -> int:
    """Which week of its month a day stands in, from 0."""
    return (on.day - 1 + on.replace(day=1).weekday()) // DAYS_A_WEEK


def _inset(x: float, top: float, width: float, height: float, by: float, like: Box) -> Box:
    return Box(x + by, top + by, width - 2 * by, height - 2 * by, line=like.line, is_dashed=like.is_dashed)


def _used(certificate: Certificate) -> list[str]:
    """Which samples the days need."""
    days = certificate.days
    found = {
        "start": True,
        "counted": True,
        "weekend": any(day.kind is DayKind.WEEKEND for day in days),
        "holiday": any(day.kind is DayKind.HOLIDAY for day in days),
        "makeup": any(day.kind is DayKind.MAKEUP for day in days),
        "left_out": any(day.is_left_out for day in days),
        "due": True,
    }
    return [name for name, is_used in found.items() if is_used]


def _sample(certificate: Certificate, name: str) -> DayMark:
    kind = {"weekend": DayKind.WEEKEND, "holiday": DayKind.HOLIDAY, "makeup": DayKind.MAKEUP}.get(name, DayKind.WORKDAY)
    is_numbered = name == "counted" and certificate.days[-1].count.isdecimal()
    return DayMark(
        on=date.min, kind=kind, words="", sign="", says="", count="1" if is_numbered else "",
        is_start=name == "start", is_due=name == "due", is_left_out=name == "left_out",
    )  # fmt: skip
