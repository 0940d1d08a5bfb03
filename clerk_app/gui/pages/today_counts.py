"""What the first page says above and beside its list: the day, the counts, and that there is nothing to do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from clerk_app.gui.components.count_strip import Count
from clerk_app.gui.models.today_table import TodayTable
from clerk_app.gui.words import DOT, Words
from clerk_app.services.today import DEADLINES, Group, TodayView, Wait

DUTIES = "duties"
_STRIP = (*DEADLINES, Group.WAITING, Group.CHASE, Group.TO_POST, Group.TO_KEY, Group.TO_ARCHIVE)
_RED, _AMBER = (Group.OVERDUE, Group.DUE_TODAY), (Group.ONE, Group.TWO_THREE)


class TodayCounts(QObject):
    """Words a view; keeps nothing of it."""

    def __init__(self, words: Words, model: TodayTable, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._model = model

    def day(self, view: TodayView) -> str:
        """10 月 13 日 星期二 · 今年第 191 个工作日."""
        words, on = self._words, view.today
        day = words.either(f"{on.month} 月 {on.day} 日", f"{on.day} {words.month(on.month)}")
        said = self.tr("{day} {weekday}").format(day=day, weekday=words.whole_weekday(on))
        if view.workday is None:
            return said + DOT + self.tr("a rest day")
        return said + DOT + self.tr("working day {n} of the year").format(n=view.workday)

    def counts(self, view: TodayView) -> list[Count]:
        """The cells of the strip."""
        duties = self._words.count(view.open_duties)
        return [self._count(view, group) for group in _STRIP] + [
            Count(DUTIES, self.tr("This month"), view.open_duties, duties, begins_group=True)
        ]

    def counting(self) -> list[Count]:
        """The cells while nothing is known yet: no figure rather than a wrong one."""
        unknown = [Count(group.value, self._title(group), 0, "…", begins_group=group is Group.WAITING)
                   for group in _STRIP]  # fmt: skip
        return [*unknown, Count(DUTIES, self.tr("This month"), 0, "…", begins_group=True)]

    def _title(self, group: Group) -> str:
        # the page of postings counts letters
        return self.tr("To post (requests)") if group is Group.TO_POST else self._model.title(group)

    def _count(self, view: TodayView, group: Group) -> Count:
        number = len(view.groups[group])
        remark = ""
        ink = "red" if group in _RED else "amber" if group in _AMBER else "text"
        if group in view.until:
            day = self._words.short_day(view.until[group])
            remark = day if group is Group.ONE else self.tr("to {day}").format(day=day)
        elif group is Group.WAITING:
            remark = self._split(view)
        return Count(group.value, self._title(group), number, self._words.count(number), remark, ink,
                     is_late=ink == "red", begins_group=group is Group.WAITING)  # fmt: skip

    def _split(self, view: TodayView) -> str:
        words = {Wait.CORRECTION: self.tr("correction {n}"), Wait.THIRD_PARTY: self.tr("third party {n}"),
                 Wait.AGENCY: self.tr("agency {n}"), Wait.PAYMENT: self.tr("fee {n}")}  # fmt: skip
        return " ".join(words[wait].format(n=count) for wait, count in view.waits.items() if count)

    def nothing(self, view: TodayView) -> str:
        """今天没有要办的。最近一件 10-16 周五 届满。5 件等待中。2 件待寄送。"""
        parts = [self.tr("Nothing to do today.")]
        if view.next_due is not None:
            parts.append(self.tr("Next due {day}.").format(day=self._words.day(view.next_due)))
        others = (
            (Group.WAITING, self.tr("{n} waiting.")),
            (Group.TO_POST, self.tr("{n} to post.")),
            (Group.TO_ARCHIVE, self.tr("{n} to archive.")),
        )
        for group, said in others:
            if view.groups[group]:
                parts.append(said.format(n=self._words.count(len(view.groups[group]))))
        return self._words.either("", " ").join(parts)
