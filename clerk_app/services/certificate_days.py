"""The days of a certificate in words: what stands in each cell, the stretches left out, and the notices behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from clerk_app.cases.certificate import DayMark
from clerk_app.law.certificate import MONTHS, CertifiedDay, sums_of
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.pause import Pause
from clerk_app.law.wording import Terms
from clerk_app.law.workdays import ONE_DAY, DayKind, WorkCalendar
from clerk_app.render.certificate_layout import NAME_ROOM

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class DayWords:
    """Words for the days of one period."""

    def __init__(self, terms: Terms, clock: LegalClock, days: Sequence[CertifiedDay]) -> None:
        self.terms = terms
        self.clock = clock
        self.one_year = len({day.on.year for day in days}) == 1
        used = {pause for day in days for pause in day.pauses}
        self.pauses = tuple(pause for pause in dict.fromkeys(clock.pauses) if pause in used)
        """What leaves days out, in the order of their numbers."""

    # days

    def day(self, on: date) -> str:
        """2026年10月14日."""
        return self.terms.sentence("certificate_day", {"year": on.year, "month": on.month, "day": on.day})

    def named(self, on: date) -> str:
        """2026年10月14日（星期三）."""
        weekday = self.terms.sentence("certificate_weekdays")[on.weekday()]
        return self.terms.sentence("certificate_day_named", {"day": self.day(on), "weekday": weekday})

    def short(self, on: date) -> str:
        """10月14日, with its year where the period passes a turn of the year."""
        if not self.one_year:
            return self.day(on)
        return self.terms.sentence("certificate_day_of_year", {"month": on.month, "day": on.day})

    def between(self, key: str, first: date, last: date, **facts: object) -> str:
        """A sentence of a stretch of days; of one day where ``key`` has a shorter form."""
        return self.terms.sentence(key, {"first": self.short(first), "last": self.short(last), **facts})

    # marks

    def number(self, pause: Pause) -> str:
        """①, as it stands in the cells."""
        place = self.pauses.index(pause)
        return CIRCLED[place] if place < len(CIRCLED) else f"({place + 1})"

    def why(self, pause: Pause) -> str:
        """What the days were spent on; a very long name of a party is cut, it stands in the record."""
        named = "_of" if pause.ref else ""
        ref = shorten(pause.ref, NAME_ROOM)
        return self.terms.sentence(f"certificate_why_{pause.cause.value}{named}", {"ref": ref})

    def mark(self, day: CertifiedDay) -> DayMark:
        """One day for its cell."""
        return DayMark(
            on=day.on,
            kind=day.sign.kind,
            words=self._words(day),
            sign=self._sign(day),
            says=self._says(day),
            count=self._count(day),
            is_start=day.is_start,
            is_due=day.is_due,
            is_left_out=bool(day.pauses),
        )

    def _plain(self, day: CertifiedDay) -> str:
        if day.sign.kind is DayKind.HOLIDAY:
            return day.sign.name
        return self.terms.sentence(f"certificate_mark_{day.sign.kind.value}")

    def _words(self, day: CertifiedDay) -> str:
        if day.is_start:
            return self.terms.sentence("certificate_mark_start")
        said = self._plain(day)
        if day.pauses and day.is_workday:
            key = "makeup_left_out" if day.sign.kind is DayKind.MAKEUP else "left_out"
            said = self.terms.sentence(f"certificate_mark_{key}", {"marks": self._numbers(day)})
        if day.is_rolled and not day.is_due:
            said = self.terms.sentence("certificate_mark_rolled", {"words": said})
        if not day.is_known:
            said = self.terms.sentence("certificate_mark_guessed", {"words": said})
        return said

    def _numbers(self, day: CertifiedDay) -> str:
        return "".join(self.number(pause) for pause in day.pauses)

    def _sign(self, day: CertifiedDay) -> str:
        if day.is_start:
            return self.terms.sentence("certificate_sign_start")
        if day.pauses and day.is_workday:
            return self._numbers(day)
        if day.sign.kind in (DayKind.MAKEUP, DayKind.HOLIDAY):
            return self.terms.sentence(f"certificate_sign_{day.sign.kind.value}")
        return ""

    def _count(self, day: CertifiedDay) -> str:
        if day.ordinal is None:
            return ""
        if self.clock.counted == MONTHS:
            return self.terms.sentence("certificate_full_months", {"count": day.ordinal})
        return str(day.ordinal)

    def _says(self, day: CertifiedDay) -> str:
        said = self.terms.sentence
        parts = [self.named(day.on)]
        plain = self._plain(day)
        parts.append(plain if day.sign.notice is None else said(
            "certificate_says_by", {"words": plain, "notice": day.sign.notice.short()}))
        if day.is_start:
            parts.append(said("certificate_says_start"))
        if day.pauses and day.is_workday:
            why = "、".join(self.number(pause) + self.why(pause) for pause in day.pauses)
            parts.append(said("certificate_says_left_out", {"why": why}))
        if day.ordinal is not None:
            key = "months" if self.clock.counted == MONTHS else "count"
            parts.append(said(f"certificate_says_{key}", {"count": day.ordinal}))
        if day.is_rolled and not day.is_due:
            parts.append(said("certificate_says_rolled"))
        if day.is_due:
            parts.append(said("certificate_says_due"))
        return " · ".join(parts)


def shorten(name: str, most: int) -> str:
    """The name, its end cut where it is longer than that."""
    return name if len(name) <= most else name[: most - 1] + "…"


def pause_lines(words: DayWords, days: Sequence[CertifiedDay]) -> tuple[str, ...]:
    """One line for each stretch that is left out, and one for the days two of them name."""
    lines = []
    for pause in words.pauses:
        inside = [day for day in days if pause in day.pauses]
        key = "certificate_left_out_day" if len(inside) == 1 else "certificate_left_out_line"
        lines.append(words.between(
            key, inside[0].on, inside[-1].on, mark=words.number(pause), why=words.why(pause),
            days=sum(day.is_workday for day in inside), source=pause.source.short(),
        ))  # fmt: skip
    twice = sums_of(days).twice
    if twice:
        lines.append(words.terms.sentence("certificate_left_out_twice", {"days": twice}))
    return tuple(lines)


def notice_lines(words: DayWords, days: Sequence[CertifiedDay], workdays: WorkCalendar) -> tuple[str, ...]:
    """Every notice used with the days it names; a year's own notice also where it names none of them."""
    years = sorted({day.on.year for day in days})
    lines = []
    for notice in workdays.notices:
        named = [day for day in days if day.sign.notice == notice.citation]
        if not named and (notice.supplement or notice.year not in years):
            continue
        key = "certificate_notice_line" if named else "certificate_notice_quiet"
        said = "；".join((*_off(words, named), *_worked(words, named)))
        facts = {"notice": notice.citation.full(), "published": words.day(notice.published), "days": said}
        lines.append(words.terms.sentence(key, facts))
    unknown = [year for year in years if any(day.on.year == year and not day.is_known for day in days)]
    lines += [words.terms.sentence("certificate_year_unknown", {"year": year}) for year in unknown]
    return tuple(lines)


def _off(words: DayWords, days: Sequence[CertifiedDay]) -> Iterable[str]:
    off = [day for day in days if day.sign.kind is DayKind.HOLIDAY]
    starts = [at for at, day in enumerate(off) if at == 0 or not _follows(off[at - 1], day)]
    for start, stop in pairwise((*starts, len(off))):
        run = off[start:stop]
        key = "certificate_notice_off" if len(run) > 1 else "certificate_notice_day"
        yield words.between(key, run[0].on, run[-1].on, name=run[0].sign.name)


def _follows(before: CertifiedDay, day: CertifiedDay) -> bool:
    return day.on - before.on == ONE_DAY and day.sign.name == before.sign.name


def _worked(words: DayWords, days: Sequence[CertifiedDay]) -> Iterable[str]:
    worked = [words.short(day.on) for day in days if day.sign.kind is DayKind.MAKEUP]
    if worked:
        yield words.terms.sentence("certificate_notice_work", {"days": "、".join(worked)})


