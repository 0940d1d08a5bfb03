"""One paragraph of a holiday notice (一个节日的安排): its clauses read into days off and worked, and its faults."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from clerk_app.law.legal_clock import Reason
from clerk_app.law.notice_words import LEAD_IN, PURPOSE, WEEKDAYS, WHEN, count
from clerk_app.law.workdays import ONE_DAY, HolidaySpan, Interval, days_of

_NO_DAYS: Interval = (date.max, date.min)
"""What stands for dates that are accused already."""
_LONGEST = 31
"""No holiday lasts a month: a longer one is a slip in a month or year."""
_NEAR = 14
"""Days between a holiday and a day worked for it; 11 is the most there was (20 September 2026)."""
_SATURDAY = 6
_DECEMBER = 12

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_DATE = re.compile(r"(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})[日号](?:\(([^()]*)\))?")
_FROM = re.compile(r"自|从|由")
_TO = re.compile(r"起?(?:至|到)")
_AND = re.compile(r"[、和及与]")
_START = re.compile(r"(?:其中|将|即|另|同时|并)[:,]?")
_EXTENDED = re.compile(r"将?延长(?:(\d{4})年)?([\u4e00-\u9fff]{2,8}?)(?:假期|放假)?(?:至|到)(?=\d)")

_OFF = re.compile(
    rf"(?:全国|全体公民|统一|均|共)?(?:调休放假|放假调休|放假公休|放假补休|放假|补休|调休)(?:共?({_NUMBER})天)?"
)
_WORK = re.compile(r"(?:均|照常|正常)?上班")
_BACK = re.compile(r"起(?:恢复)?(?:照常|正常)?上班")
_REST = re.compile(r"(?:均?为|是)(?:公休日|周末|休息日|双休日)|(?:照常|正常)?(?:公休|休息)")
_STATUTORY = re.compile(r"(?:均?为|是)[\u4e00-\u9fff]{0,12}?法定(?:节)?假日")
_MOVED = re.compile(
    r"(?:[一二两三四五]个)?(?:公休日|休息日)(?:及[\u4e00-\u9fff]{1,8}?节)?(?:分别)?(?:调至|调到|调休至|调整至|移至)"
)
_TOTAL = re.compile(rf"(?:共|共计|合计|连休)({_NUMBER})天")
_WITH_WEEKEND = re.compile(r"(?:与|和)(?:前后)?周末(?:连休|相连|合并)")
_SAID_ONLY = ("", "不调休")

_WEEKDAY = re.compile(r"星期[一二三四五六日]")
_LUNAR = re.compile(
    r"(?:即)?(?:农历|阴历)?[正冬腊闰一二三四五六七八九十廿卅初月大年至除夕当日春节清明端午中秋元旦新国际劳动庆“”]{1,20}"
)


@dataclass
class Item:
    """What was read of one holiday so far."""

    year: int
    name: str
    off: list[Interval] = field(default_factory=list)
    worked: set[date] = field(default_factory=set)
    moved: set[date] = field(default_factory=set)
    rests: list[date] = field(default_factory=list)
    back: list[date] = field(default_factory=list)
    faults: list[Reason] = field(default_factory=list)
    extended_to: date | None = None
    last: date | None = None
    """What "其中18日" takes its month from."""

    @property
    def days_off(self) -> set[date]:
        """Every day off named."""
        return {day for interval in self.off for day in days_of(interval)}

    def fault(self, key: str, **facts: object) -> None:
        """Note what is wrong, once."""
        reason = Reason(key, MappingProxyType({"name": self.name, **facts}))
        if reason not in self.faults:
            self.faults.append(reason)

    def read(self, sentence: str) -> bool:
        """Take one plain sentence in; False, and nothing taken, where a part of it is not understood."""
        reader = _Sentence(self.year, self.name, self.last)
        if not reader.read(sentence):
            return False
        found = reader.item
        self.name = self.name or found.name
        self.extended_to = found.extended_to or self.extended_to
        self.last = found.off[0][0] if found.off else self.last
        for mine, new in ((self.off, found.off), (self.rests, found.rests), (self.back, found.back)):
            mine.extend(new)  # type: ignore[arg-type]
        self.worked |= found.worked
        self.moved |= found.moved
        self.faults += [one for one in found.faults if one not in self.faults]
        return True

    def extend_from(self, ends: Iterable[date]) -> None:
        """Days of a lengthened holiday: those after its end as ruled before."""
        if self.extended_to is None:
            return
        last = max((day for day in ends if day < self.extended_to), default=None)
        if last is None:
            self.fault("notice_extension_unknown", day=self.extended_to)
        else:
            self.off.append((last + ONE_DAY, self.extended_to))
        self.extended_to = None

    def spans(self) -> tuple[HolidaySpan, ...]:
        """The days off run by run, a weekend between two runs with them; the days worked stand with the first."""
        off = self.days_off
        worked = tuple(sorted(self.worked | (self.moved - off)))
        runs: list[Interval] = []
        for day in sorted(off):
            if runs and _is_bridged(runs[-1][1], day, worked):
                runs[-1] = (runs[-1][0], day)
            else:
                runs.append((day, day))
        if not runs:
            return (HolidaySpan(self.name, None, worked),) if worked else ()
        return tuple(HolidaySpan(self.name, run, () if place else worked) for place, run in enumerate(runs))

    def check(self) -> None:
        """What only the whole paragraph shows."""
        off = self.days_off
        for first, last in self.off:
            if (last - first).days >= _LONGEST:
                self.fault("notice_span_long", first=first, last=last)
        for day in self.rests:
            if day not in off and day.isoweekday() < _SATURDAY:
                self.fault("notice_rest_outside", day=day)
        for day in sorted(self.worked & off) + sorted(set(self.back) & off):
            self.fault("notice_off_and_worked", day=day)
        for day in sorted(self.worked | (self.moved - off)):
            if day.isoweekday() < _SATURDAY:
                self.fault("notice_worked_no_weekend", day=day, real=weekday_of(day))
        self._check_season(off)
        if (off or self.worked) and not self.name:
            self.fault("notice_day_without_name", day=min(off | self.worked))


    def _check_season(self, off: set[date]) -> None:
        """A festival lies in its season, and the days worked for it lie near: a wrong month keeps its weekday."""
        for name in self.name.split("、") if off else ():
            if name in WHEN:
                (first_month, first_day), (last_month, last_day) = WHEN[name]
                season = date(self.year, first_month, first_day), date(self.year, last_month, last_day)
                if not off.intersection(days_of(season)):
                    self.fault("notice_festival_elsewhere", festival=name, first=min(off), last=max(off))
        for day in sorted(self.worked) if off else ():
            if min(abs((day - one).days) for one in off) > _NEAR:
                self.fault("notice_worked_far", day=day)


def weekday_of(day: date) -> str:
    """星期几."""
    return "星期" + WEEKDAYS[day.weekday()]


def _is_bridged(last: date, day: date, worked: Iterable[date]) -> bool:
    between = list(days_of((last + ONE_DAY, day - ONE_DAY)))
    return all(one.isoweekday() >= _SATURDAY and one not in worked for one in between) and len(between) <= 2


class _NotUnderstood(Exception):
    """A part of the sentence fits no clause."""


@dataclass
class _Written:
    """A date as written; ``day`` is None for one no calendar has."""

    day: date | None
    weekdays: list[str]


class _Sentence:
    """One sentence: clauses between commas; days before a comma may wait for their verb behind it."""

    def __init__(self, year: int, name: str, last: date | None) -> None:
        self.item = Item(year, name)
        self._waiting: list[Interval] = []
        self._last = last
        self._off: set[date] = set()
        self._with_weekend = False

    def read(self, sentence: str) -> bool:
        """Whether every clause was understood."""
        text = LEAD_IN.sub("", sentence.rstrip("。;"), count=1)
        try:
            for clause in _clauses(text):
                self._clause(clause)
        except _NotUnderstood:
            return False
        return not self._waiting

    def _clause(self, text: str) -> None:
        if PURPOSE.fullmatch(text):
            return
        text = _START.sub("", text, count=1) if _START.match(text) else text
        extended = _EXTENDED.match(text)
        if extended:
            self._extend(text, extended)
            return
        days, rest = self._dates(text)
        if not days and not self._waiting:
            self._remark(rest)
        elif not rest:
            self._waiting += days
        else:
            days, self._waiting = [*self._waiting, *days], []
            self._verb(days, rest)

    def _remark(self, text: str) -> None:
        """A clause without a date."""
        total = _TOTAL.fullmatch(text)
        if total:
            self._count(count(total[1]), self._off)
        elif _WITH_WEEKEND.fullmatch(text):
            self._with_weekend = True
        elif text not in _SAID_ONLY:
            raise _NotUnderstood

    def _verb(self, days: list[Interval], verb: str) -> None:
        named = {day for interval in days for day in days_of(interval)}
        off = _OFF.fullmatch(verb)
        moved = _MOVED.match(verb)
        if off:
            self.item.off += [one for one in days if one != _NO_DAYS]
            self._off |= named
            if off[1]:
                self._count(count(off[1]), named)
        elif _WORK.fullmatch(verb):
            self.item.worked |= named
        elif _BACK.fullmatch(verb):
            self.item.back += named
        elif _REST.fullmatch(verb) or _STATUTORY.fullmatch(verb):
            self.item.rests += sorted(named)
        elif moved:
            to, rest = self._dates(verb[moved.end() :])
            if not to or rest:
                raise _NotUnderstood
            self.item.moved |= named
            self.item.rests += sorted(day for interval in to for day in days_of(interval))
        else:
            raise _NotUnderstood

    def _extend(self, text: str, extended: re.Match[str]) -> None:
        days, rest = self._dates(text[extended.end() :])
        if rest or len(days) != 1 or days[0][0] != days[0][1]:
            raise _NotUnderstood
        if self.item.name and self.item.name != extended[2]:
            raise _NotUnderstood
        self.item.name = extended[2]
        self.item.extended_to = days[0][0]

    def _count(self, said: int, days: set[date]) -> None:
        """共几天: of the days named, with a weekend they bridge, or the one they are said to join."""
        if not days:
            if self.item.faults:
                return
            raise _NotUnderstood
        first, last = min(days), max(days)
        while self._with_weekend and (first - ONE_DAY).isoweekday() >= _SATURDAY:
            first -= ONE_DAY
        while self._with_weekend and (last + ONE_DAY).isoweekday() >= _SATURDAY:
            last += ONE_DAY
        if said not in (len(days), (last - first).days + 1):
            self.item.fault("notice_count_wrong", said=said, counted=len(days), first=min(days), last=max(days))

    # dates

    def _dates(self, text: str) -> tuple[list[Interval], str]:
        """The dates a clause begins with, and what follows them."""
        days: list[Interval] = []
        alone: list[_Written] = []
        rest = text
        while True:
            start = _FROM.match(rest) if not days else None
            found = _DATE.match(rest, start.end() if start else 0)
            if found is None:
                return days, rest
            first = last = self._written(found)
            alone.append(first)
            self._check_weekdays(alone)
            after = rest[found.end() :]
            to = _TO.match(after)
            if to:
                end = _DATE.match(after, to.end())
                if end is None:
                    raise _NotUnderstood
                last = self._written(end, since=first.day)
                alone.append(last)
                self._check_weekdays(alone)
                after = after[end.end() :].removeprefix("止")
            if first.day is None or last.day is None:
                days.append(_NO_DAYS)
            elif last.day < first.day:
                self.item.fault("notice_span_backwards", first=first.day, last=last.day)
                days.append(_NO_DAYS)
            else:
                days.append((first.day, last.day))
            more = _AND.match(after)
            if more is None or not _DATE.match(after, more.end()):
                return days, after
            rest = after[more.end() :]

    def _written(self, found: re.Match[str], since: date | None = None) -> _Written:
        year, month, day, note = found.groups()
        weekdays = _weekdays_in(note)
        before = since or self._last
        if month is None and before is None:
            raise _NotUnderstood
        month_number = int(month) if month else before.month if before else 0
        if year:
            year_number = int(year)
        elif month is None and before:
            year_number = before.year
        else:
            year_number = self._year_of(month_number)
        try:
            written = date(year_number, month_number, int(day))
            if since is not None and not year and month and written < since:
                written = written.replace(year=written.year + 1)
        except ValueError:
            self.item.fault("notice_day_impossible", text=found[0])
            return _Written(None, weekdays)
        if not _is_near(written, self.item.year):
            self.item.fault("notice_day_far", day=written, year=self.item.year)
            return _Written(None, weekdays)
        self._last = written
        return _Written(written, weekdays)

    def _year_of(self, month: int) -> int:
        """The year of a month without one: 元旦 reaches back into December."""
        return self.item.year - 1 if month == _DECEMBER and "元旦" in self.item.name else self.item.year

    def _check_weekdays(self, dates: list[_Written]) -> None:
        """The weekdays written behind the last date are its own, or one each of the last dates of the list."""
        weekdays = dates[-1].weekdays
        theirs = dates[len(dates) - len(weekdays) :]
        if len(weekdays) > len(dates) or any(one.weekdays for one in theirs[:-1]):
            raise _NotUnderstood
        for one, written in zip(theirs, weekdays, strict=True):
            if one.day is not None and weekday_of(one.day) != written:
                self.item.fault("notice_weekday_wrong", day=one.day, real=weekday_of(one.day), written=written)


def _clauses(text: str) -> list[str]:
    """What stands between commas outside brackets."""
    return re.split(r",(?![^()]*\))", text)


def _weekdays_in(note: str | None) -> list[str]:
    if not note:
        return []
    weekdays = []
    for part in re.split(r"[、,]", note):
        found = _WEEKDAY.findall(part)
        if found and "至".join(found) == part:
            weekdays += found
        elif not _LUNAR.fullmatch(part):
            raise _NotUnderstood
    return weekdays


def _is_near(day: date, year: int) -> bool:
    """From the December before to the January after."""
    return year in (day.year, day.year + day.month // _DECEMBER, day.year - (day.month == 1))
