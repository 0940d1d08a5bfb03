"""The periods of a request put into words: the four that are always shown, and the list of them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from clerk_app.gui import look
from clerk_app.gui.components.clock_list import ClockLine
from clerk_app.gui.components.clock_row import COLUMNS, ClockFace
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import ClockKind, EventKind
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.request_clocks import ShownClock, Standing, line
from clerk_app.services.view import RequestView

_TONES = {"red": look.RED, "amber": look.AMBER}
_AWAITED = {"correction": ClockKind.CORRECTION, "payment": ClockKind.FEE_PAYMENT}
_BESIDE = frozenset(
    {ClockKind.CORRECTION, ClockKind.OPINION, ClockKind.FEE_PAYMENT, ClockKind.RECONSIDERATION_ANSWER,
     ClockKind.COURT_ANSWER, ClockKind.OPINION_REPORT, ClockKind.REDO}
)  # fmt: skip
"""The periods that take a place among the four while they run."""
_OF_OTHERS = frozenset(
    {ClockKind.CORRECTION, ClockKind.OPINION, ClockKind.FEE_PAYMENT, ClockKind.RECONSIDERATION_DECISION,
     ClockKind.JUDGMENT, ClockKind.APPEAL}
)  # fmt: skip
"""What follows from somebody's silence, or from ours, is told with the period."""
_DATING = ("clock_counts_", "clock_rolls", "clock_set_by_notice", "clock_delayed", "clock_extended", "clock_waits_")
"""The sentences of an explanation that lead to the last day."""


class ClockFaces(QObject):
    """Makes the faces for one request."""

    def __init__(self, words: Words, workdays: WorkCalendar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._workdays = words, workdays

    def faces(
        self, view: RequestView, today: date, due_if_answered: date | None, clocks: Sequence[ShownClock] = ()
    ) -> tuple[ClockFace, ...]:
        """答复届满, 延期告知最迟, 建议寄出, 补正告知最迟; where another period runs, the nearest ones before them."""
        answer = self._answer(view, due_if_answered if view.clock.hears(today) else None)
        rest = [self._extension(view, today), self._posting(view, today), self._correction(view, today)]
        beside = [one for one in clocks if one.clock.kind in _BESIDE and self._runs(one)]
        if not beside:
            return (answer, *rest)
        clock = view.clock
        if clock.awaiting is not None:
            awaited = next((one for one in beside if one.clock.kind is _AWAITED[clock.awaiting]), None)
            first = [answer] if awaited is None else [self._awaited(awaited)]
            first += [self._beside(one) for one in beside if one is not awaited]
        elif clock.consulting:
            first = [answer, *map(self._beside, beside)]
        elif clock.due_on is None or view.remaining is None:
            first = [*map(self._beside, beside), answer]
        else:
            due_on = clock.due_on
            nearer = [self._beside(one) for one in beside if one.clock.due_on is None or one.clock.due_on < due_on]
            first = [*nearer, answer, *map(self._beside, beside[len(nearer) :])]
        left = [*(one for one in rest if not one.idle), *(one for one in rest if one.idle)]
        return tuple([*first, *left][:COLUMNS])

    @staticmethod
    def _runs(shown: ShownClock) -> bool:
        # A copy whose day nobody recorded has no date, and must be seen all the more.
        wants_copy = shown.clock.kind in (ClockKind.RECONSIDERATION_ANSWER, ClockKind.COURT_ANSWER)
        return shown.standing is Standing.RUNNING or (wants_copy and shown.standing is Standing.IDLE)

    def _beside(self, shown: ShownClock) -> ClockFace:
        said = DOT.join(part for part in (shown.clock.ref, self._meaning(shown)) if part)
        tone = _TONES.get(shown.tone.value, look.TEXT2)
        return ClockFace(self._words.word(shown.clock.kind), self._words.day(shown.clock.due_on), said, tone)

    def _awaited(self, shown: ShownClock) -> ClockFace:
        said = DOT.join((self.tr("the answer period is not running"), self._meaning(shown)))
        tone = _TONES.get(shown.tone.value, look.TEXT2)
        is_correction = shown.clock.kind is ClockKind.CORRECTION
        name = self.tr("Correction due") if is_correction else self.tr("Payment due")
        return ClockFace(name, self._words.day(shown.clock.due_on), said, tone)

    def _meaning(self, shown: ShownClock) -> str:
        return line(self._words.sentence, shown.meaning)

    def lines(self, clocks: Sequence[ShownClock]) -> tuple[ClockLine, ...]:
        """All periods as the list shows them."""
        return tuple(self._line(one) for one in clocks)

    def _line(self, shown: ShownClock) -> ClockLine:
        clock = shown.clock
        # The certificate tells the rest.
        first, *rest = clock.because
        told = [first, *(one for one in rest if one.key.startswith(_DATING))]
        said = [self._words.sentence(one.key, one.facts) for one in told]
        if clock.kind in _OF_OTHERS and shown.standing is Standing.RUNNING:
            said.append(self._words.sentence(clock.expiry))
        if shown.standing in (Standing.RUNNING, Standing.PAUSED):
            said += [self._words.sentence(other.key, {"due_on": other.due_on}) for other in clock.others]
        return ClockLine(
            kind=clock.kind,
            ref=clock.ref,
            name=DOT.join(part for part in (self._words.word(clock.kind), clock.ref) if part),
            shown=self._words.day(clock.due_on),
            meaning=self._meaning(shown),
            why=self._words.either("", " ").join(said),
            tone=_TONES.get(shown.tone.value, look.TEXT2),
            is_quiet=shown.standing not in (Standing.RUNNING, Standing.PAUSED),
            can_certify=clock.due_on is not None,
        )

    def _answer(self, view: RequestView, due_if_answered: date | None) -> ClockFace:
        words, clock = self._words, view.clock
        if clock.closed_on is not None and view.remaining is not None:
            said = self.tr("{left}, not posted yet").format(left=words.working_days_left(view.remaining))
            tone = _TONES.get(view.tone.value, look.TEXT2)
            return ClockFace(self.tr("Answer due"), words.day(clock.due_on), said, tone)
        if clock.closed_on is not None:
            late = clock.late_days or 0
            said = self.tr("closed in time")
            if late:
                said = with_counts(self.tr("closed {days} working days late"), days=late)
            return ClockFace(self.tr("Answer due"), words.day(clock.due_on), said, look.TEXT2)
        if clock.awaiting is not None:
            name = self.tr("Correction due") if clock.awaiting == "correction" else self.tr("Payment due")
            limit = clock.awaited_by or clock.fee_payment_due_on
            return ClockFace(name, words.day(limit), self.tr("the answer period is not running"))
        if clock.consulting and due_if_answered is not None:
            said = self.tr("clock stopped · due {day} if the opinion came today").format(
                day=words.short_day(due_if_answered)
            )
            return ClockFace(self.tr("Answer due"), words.day(clock.due_on), said)
        said = words.working_days_left(view.remaining) if view.remaining is not None else ""
        if clock.provisional:
            said = self.tr("{left}, provisional").format(left=said)
        return ClockFace(
            self.tr("Answer due"), words.day(clock.due_on), said, _TONES.get(view.tone.value, look.TEXT2)
        )

    def _extension(self, view: RequestView, today: date) -> ClockFace:
        words, clock = self._words, view.clock
        name, shown = self.tr("Tell of an extension by"), words.day(clock.extension_notice_by)
        told = view.request.last(EventKind.EXTENDED)
        if told is not None and clock.extended_days:
            return ClockFace(name, shown, self.tr("extended on {day}").format(day=words.short_day(told.on)), idle=True)
        if clock.closed_on is not None:
            return ClockFace(name, shown, self.tr("not needed now"), idle=True)
        if clock.due_on is None:
            return ClockFace(name, words.day(None), self.tr("not needed now"), idle=True)
        if clock.extension_notice_by < today:
            return ClockFace(name, shown, self.tr("past, none told"), idle=True)
        return ClockFace(name, shown, self.tr("same as the due date"), _TONES.get(view.tone.value, look.TEXT2))

    def _posting(self, view: RequestView, today: date) -> ClockFace:
        words, clock = self._words, view.clock
        name = self.tr("Post by (advice)")
        if clock.served_on is not None:
            sent = self.tr("sent {day}").format(day=words.short_day(clock.served_on))
            return ClockFace(name, words.day(clock.served_on), sent, idle=True)
        answered = view.request.last(EventKind.ANSWERED)
        if clock.due_on is None or (clock.closed_on is not None and answered is None):
            return ClockFace(name, words.day(None), "", idle=True)
        by = self._workdays.before(clock.due_on, 1)
        tone = look.RED if by <= today else look.TEXT2
        return ClockFace(name, words.day(by), self.tr("one working day early"), tone)

    def _correction(self, view: RequestView, today: date) -> ClockFace:
        words, clock = self._words, view.clock
        name, shown = self.tr("Correction notice by"), words.day(clock.correction_notice_by)
        asked = view.request.last(EventKind.CORRECTION_ASKED)
        if clock.correction_notice_by is None:
            return ClockFace(name, shown, self.tr("the law of 2008 sets none"), idle=True)
        if asked is not None:
            return ClockFace(name, shown, self.tr("sent {day}").format(day=words.short_day(asked.on)), idle=True)
        if clock.closed_on is not None and clock.correction_notice_by >= today:
            return ClockFace(name, words.short_day(clock.correction_notice_by), self.tr("not needed now"), idle=True)
        if clock.correction_notice_by < today:
            return ClockFace(name, words.short_day(clock.correction_notice_by), self.tr("past, none sent"), idle=True)
        left = self._workdays.between(today, clock.correction_notice_by)
        return ClockFace(name, shown, words.working_days_left(left))
