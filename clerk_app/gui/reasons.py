"""Why a date is what it is, in one sentence with its article: from which day, what was left out, what was added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import DOT, Words
from clerk_app.law.clock import Clock
from clerk_app.law.terms import ConsultedParty
from clerk_app.services.view import StripDay


class Reasons(QObject):
    """Sentences about a clock."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def due(self, clock: Clock, days: Sequence[StripDay]) -> str:
        """The sentence that explains the due date."""
        article = self._words.cited(clock.basis[0].short()) if clock.basis else ""
        if clock.awaiting is not None:
            return self._joined([self._awaiting(clock)], article)
        parts = [
            with_counts(self.tr("{count} working days from the day after {day}"),
                count=clock.days, day=self._words.short_day(clock.start)
            )
        ]
        if clock.extended_days:
            parts.append(self.tr("{count} more by extension").format(count=clock.extended_days))
        counted = [day for day in days if clock.due_on is None or day.on <= clock.due_on]
        excluded = sum(day.excluded and day.sign.kind in ("workday", "makeup") for day in counted)
        if excluded:
            why = self.excluded(clock)
            parts.append(with_counts(self.tr("{count} days not counted: {why}"), count=excluded, why=why))
        parts += self._calendar(counted)
        if clock.provisional and clock.missing_year is not None:
            parts.append(self.tr("provisional: holidays of {year} are not entered").format(year=clock.missing_year))
        return self._joined(parts, article)

    def _joined(self, parts: Sequence[str], article: str) -> str:
        sentence = self.tr("; ").join(parts)
        return f"{sentence}{DOT}{article}" if article else sentence

    def _awaiting(self, clock: Clock) -> str:
        what = self.tr("the correction") if clock.awaiting == "correction" else self.tr("the payment")
        said = self.tr("No answer date runs until {what} comes").format(what=what)
        if clock.awaited_by is None:
            return said
        return self.tr("{sentence}, due {day}").format(sentence=said, day=self._words.day(clock.awaited_by))

    def _calendar(self, days: Sequence[StripDay]) -> list[str]:
        off = [day for day in days if day.sign.kind == "holiday"]
        worked = [day.on for day in days if day.sign.kind == "makeup" and not day.excluded]
        parts = []
        if off:
            names = self.tr(", ").join(dict.fromkeys(self._words.short_holiday(day.sign.name) for day in off))
            parts.append(with_counts(self.tr("{names} left out, {count} days"), names=names, count=len(off)))
        if worked:
            parts.append(self.tr("make-up days {days} counted").format(days=self._listed(worked)))
        return parts or [self.tr("no holidays on the way")]

    def _listed(self, days: Sequence[date]) -> str:
        return self.tr(", ").join(self._words.short_day(day) for day in days)

    def excluded(self, clock: Clock) -> str:
        """What the days that are not counted were spent on."""
        parties = dict.fromkeys(ConsultedParty(one.party) for one in clock.consultations)
        if parties:
            names = self.tr(", ").join(self._words.word(party) for party in parties)
            return self.tr("opinion of {names}").format(names=names)
        return self.tr("correction") if clock.excluded else ""
