"""A year of the calendar put into faces: what each day is in words and signs, and which dates fall on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject

from clerk_app.gui.components.calendar_day import DayFace, Ground
from clerk_app.gui.components.year_calendar import MonthFace
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import DOT, Words
from clerk_app.law.notice_text import NoticeReading
from clerk_app.services.calendar import YearDay, YearView
from clerk_app.services.due import Tone
from clerk_app.services.due_days import DueDay, DueDays

_GROUNDS = {
    "workday": Ground.WORKED, "weekend": Ground.WEEKEND, "holiday": Ground.OFF, "makeup": Ground.MAKEUP,
}  # fmt: skip


class CalendarFaces(QObject):
    """Makes the faces of one year; with a text that is being read, as it would be."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def months(self, view: YearView, days: Mapping[date, DayFace], today: date) -> tuple[MonthFace, ...]:
        """The heads of the twelve months."""
        return tuple(self._month(view, days, number, today) for number in range(1, len(view.months) + 1))

    def _month(self, view: YearView, days: Mapping[date, DayFace], number: int, today: date) -> MonthFace:
        first = date(view.year, number, 1)
        worked = sum(
            face.ground in (Ground.WORKED, Ground.MAKEUP) for day, face in days.items() if day.month == number
        )
        said = with_counts(self.tr("{count} working days"), count=worked)
        is_read = any(face.is_new for face in days.values())
        if not view.is_known and not is_read:
            said = with_counts(self.tr("provisional {count} working days"), count=worked)
        name = self._words.month(number)
        return MonthFace(first, name, said, is_current=(today.year, today.month) == (view.year, number))

    def days(
        self, view: YearView, dues: DueDays, today: date, reading: NoticeReading | None = None
    ) -> dict[date, DayFace]:
        """Every day of the year."""
        named = {one.day: one for one in reading.days} if reading is not None else {}
        wrong = _wrong_days(reading) if reading is not None else frozenset()
        faces = {}
        for one in view.days:
            face = self._face(view, one, dues.get(one.day, ()), today)
            if one.day in named:
                face = self._as_read(face, off=named[one.day].off, name=self._words.holiday(named[one.day].name))
            if one.day in wrong:
                face = replace(face, is_wrong=True)
            faces[one.day] = face
        return faces

    def _face(self, view: YearView, one: YearDay, rows: Sequence[DueDay], today: date) -> DayFace:
        ground = _GROUNDS[one.kind]
        return DayFace(
            on=one.day, ground=ground, sign=self._sign(ground, is_local=one.local),
            sentence=self._joined(self._words.day(one.day), self.what(view, one), self._due(rows), one.day == today),
            dues=tuple(one.tone.value for one in rows),
            lines=tuple(f"{one.row.number} {one.row.applicant}" for one in rows),
            name=self._words.holiday(one.name), is_today=one.day == today, is_local=one.local,
        )

    def _as_read(self, face: DayFace, *, off: bool, name: str) -> DayFace:
        ground = Ground.OFF if off else Ground.MAKEUP
        what = self.tr("{name}, off, not kept yet") if off else self.tr("{name}, make-up working day, not kept yet")
        said = self._joined(self._words.day(face.on), what.format(name=name), "", face.is_today)
        return replace(face, ground=ground, sign=self._sign(ground, is_local=False), sentence=said, name=name,
                       is_new=True)

    def _joined(self, *parts: object) -> str:
        *said, is_today = parts
        return DOT.join([str(part) for part in said if part] + ([self.tr("today")] if is_today else []))

    def _sign(self, ground: Ground, *, is_local: bool) -> str:
        if ground not in (Ground.OFF, Ground.MAKEUP):
            return ""
        if is_local:
            return self.tr("loc", "sign of a day off or worked of this place alone")
        return self.tr("off", "sign of a day off") if ground is Ground.OFF else self.tr("wk", "sign of a make-up day")

    def what(self, view: YearView, one: YearDay) -> str:
        """What a day is and by which notice."""
        by = self.tr(" ({notice})").format(notice=one.notice.short()) if one.notice is not None else ""
        if one.kind == "holiday":
            said = self.tr("{name}, off here") if one.local else self.tr("{name}, off")
            return said.format(name=self._words.holiday(one.name)) + by
        if one.kind == "makeup":
            said = self.tr("{name}, worked here") if one.local else self.tr("Make-up working day for {name}")
            return said.format(name=self._words.holiday(one.name)) + by
        said = self.tr("weekend") if one.kind == "weekend" else self.tr("working day")
        if view.is_known:
            return said
        return self.tr("{day}, provisional: holidays of {year} are not entered").format(day=said, year=view.year)

    def _due(self, rows: Sequence[DueDay]) -> str:
        if not rows:
            return ""
        said = with_counts(self.tr("{count} fall due"), count=len(rows))
        tones = [one.tone for one in rows]
        pressing = {
            Tone.RED: self.tr("{count} overdue or today"), Tone.AMBER: self.tr("{count} in amber, due soon"),
        }  # fmt: skip
        return DOT.join((said, *(told.format(count=tones.count(tone)) for tone, told in pressing.items()
                                 if tone in tones)))  # fmt: skip

    def basis(self, view: YearView, past: int | None, *, reads: bool) -> str:
        """How many working days the year has, how many are past, and by which notice."""
        if reads:
            return self.tr("as the pasted text says, not kept yet")
        if not view.is_known:
            return self.tr("Holidays are not entered, only weekends are known: provisional")
        said = with_counts(self.tr("{count} working days in the year"), count=view.workdays)
        if past is not None:
            said = self.tr("{said}, {past} past").format(said=said, past=past)
        ruled = [one for one in view.notices if not one.local and one.year == view.year]
        by = self.tr(", ").join(one.citation.short() for one in ruled)
        return DOT.join((said, self.tr("by {notices}").format(notices=by)))

    def sources(self, view: YearView) -> tuple[str, ...]:
        """Every notice that names a day of the year, whole."""
        said = self.tr("{notice}, published {day}")
        return tuple(
            said.format(notice=one.citation.full(), day=one.published.isoformat()) for one in view.notices
        )

    def sentence(self, view: YearView, days: Mapping[date, DayFace]) -> str:
        """The year in one breath."""
        worked = sum(face.ground in (Ground.WORKED, Ground.MAKEUP) for face in days.values())
        off = sum(face.ground is Ground.OFF for face in days.values())
        made_up = sum(face.ground is Ground.MAKEUP for face in days.values())
        said = with_counts(self.tr("{year}: {worked} working days, {off} days off by notice, {made_up} make-up days"),
            year=view.year, worked=worked, off=off, made_up=made_up
        )
        return said if view.is_known else self.tr("{year}, holidays not entered").format(year=said)


def _wrong_days(reading: NoticeReading) -> frozenset[date]:
    """The days the text contradicts itself about: the faults name them."""
    return frozenset(
        value for fault in reading.faults for value in fault.facts.values() if isinstance(value, date)
    )
