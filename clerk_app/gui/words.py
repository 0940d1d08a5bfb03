"""What is shown of a value: the official word, a day with its weekday, a count, a sentence of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from clerk_app.gui.articles import in_english
from clerk_app.gui.counting import with_counts
from clerk_app.law.wording import Terms
from clerk_app.services.change import Change
from clerk_app.services.moments import day_of
from clerk_app.services.receipt import Question
from clerk_app.trouble import KnownTrouble, Said

if TYPE_CHECKING:
    from clerk_app.services.case_plan import Need

NONE = "—"
MINUS = "−"
DOT = " · "
_DAY_ENDS = "\u2060"
"""Behind a day that is put into a sentence: 周五 needs no space before the next Chinese word."""
_SPACE_AFTER_DAY = re.compile(f"{_DAY_ENDS} (?=[\u4e00-\u9fff])")
_SENTENCE_ENDS = re.compile(r"。|\.(?=\s+[^\sa-z0-9(]|\s*$)")
"""No such point is that of art. 33 or No. 711."""

_SHORTEST_HOLIDAY = 2
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Words", "Mon"), QT_TRANSLATE_NOOP("Words", "Tue"), QT_TRANSLATE_NOOP("Words", "Wed"),
    QT_TRANSLATE_NOOP("Words", "Thu"), QT_TRANSLATE_NOOP("Words", "Fri"), QT_TRANSLATE_NOOP("Words", "Sat"),
    QT_TRANSLATE_NOOP("Words", "Sun"),
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Not strftime's: those are in the language of the system, whatever the window speaks."""
_HOLIDAYS = {
    "元旦": "New Year", "春节": "Spring Festival", "清明节": "Qingming", "劳动节": "Labour Day",
    "端午节": "Dragon Boat", "中秋节": "Mid-Autumn", "国庆节": "National Day",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "Victory Day, 70 years",
}  # fmt: skip
"""The names the notices of the State Council use; what an office adds keeps its own."""
_OF_HOLIDAY = ("name", "other", "festival")
"""Facts of sentences that may be the name of a holiday."""
_MONTH_NAMED = frozenset({"duty_working_day", "holidays_month"})
"""Sentences whose month is said by its name in English."""


class Words(QObject):
    """The words of one language. Legal words and sentences come from ``terms``; they are no translations."""

    def __init__(self, terms: Terms, today: Callable[[], date], *, english: bool = False) -> None:
        super().__init__()
        self._terms = self.terms = terms
        """For what services say on the screen: letters and files out keep the desk's own."""
        self._today = today
        self.speak(english=english)

    def speak(self, *, english: bool) -> None:
        """Say everything in that language from now on."""
        self._english = english
        self.terms = self._terms.in_english() if english else self._terms

    @property
    def is_english(self) -> bool:
        """Whether the window speaks English."""
        return self._english

    def word(self, member: StrEnum | None) -> str:
        """The word of a member of the legal vocabulary; a dash for none."""
        if member is None:
            return NONE
        return self._terms.gloss(member) if self._english else self._terms.word(member)

    def article(self, member: StrEnum) -> str:
        """The article behind a word."""
        return self.cited(self._terms.article(member))

    def cited(self, articles: str) -> str:
        """Articles as the language of the window cites them: 第三十三条第二款, art. 33(2)."""
        return in_english(articles) if self._english else articles

    def prompt(self, question: Question) -> str:
        """What a field of the receipt is called."""
        return question.en if self._english else question.zh

    def either(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language of the window."""
        return en if self._english else zh

    def said(self, said: Said) -> str:
        """The same of what a service words in both."""
        return self.either(said.zh, said.en)

    def listed(self, needs: Sequence[Need]) -> str:
        """Papers a file ought to hold, one after the other."""
        return self.either("、".join(one.zh for one in needs), ", ".join(one.en for one in needs))

    def sentence(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        """A sentence of resources/sentences/, its blanks filled."""
        shown = {name: self._shown(value) for name, value in (facts or {}).items()}
        if self._english and key in _MONTH_NAMED and isinstance(shown.get("month"), int):
            shown["month"] = self.month(int(str(shown["month"])))
        shown |= {name: self.holiday(str(shown[name])) for name in _OF_HOLIDAY if isinstance(shown.get(name), str)}
        if isinstance(many := shown.get("count"), int):
            shown["count"] = self.count(many)
        if self._english:
            return in_english(self._terms.english(key, shown)).replace(_DAY_ENDS, "")
        said = self._terms.sentence(key, shown)
        return _SPACE_AFTER_DAY.sub("", said).replace(_DAY_ENDS, "")

    def trouble(self, trouble: KnownTrouble) -> str:
        """What happened and what to do."""
        return self.sentence(trouble.key, trouble.facts)

    def happened(self, trouble: KnownTrouble) -> str:
        """Only what happened, without its full stop: where one line is all there is."""
        return _SENTENCE_ENDS.split(self.trouble(trouble), maxsplit=1)[0]

    def done(self, change: Change) -> str:
        """What a deed says after its commit, empty when it has nothing to say."""
        return self.sentence(change.message, change.facts) if change.message else ""

    def _shown(self, value: object) -> object:
        if isinstance(value, StrEnum):
            return self.word(value)
        if isinstance(value, tuple):
            return tuple(self._shown(each) for each in value)
        return self.day(value) + _DAY_ENDS if isinstance(value, date) else value

    def weekday(self, on: date) -> str:
        """周五."""
        return QCoreApplication.translate("Words", _SHORT_WEEKDAYS[on.weekday()])

    def whole_weekday(self, on: date) -> str:
        """星期五, Friday."""
        return self.either(f"星期{self.weekday(on)[-1]}", _WEEKDAYS[on.weekday()])

    def short_day(self, on: date | None) -> str:
        """10-16; the year is added when it is not this one."""
        if on is None:
            return NONE
        return on.strftime("%m-%d") if on.year == self._today().year else on.isoformat()

    def day(self, on: date | None) -> str:
        """10-16 周五."""
        if on is None:
            return NONE
        return self.tr("{day} {weekday}").format(day=self.short_day(on), weekday=self.weekday(on))

    def moment(self, at: datetime) -> str:
        """10-16 09:41, by the clock of this computer."""
        here = at.astimezone()
        return f"{self.short_day(here.date())} {here:%H:%M}"

    @staticmethod
    def day_kept(moment: str) -> str:
        """2026-10-16: the day of a moment kept in UTC, by the clock of this computer."""
        return day_of(moment).isoformat() if moment else ""

    def month(self, number: int) -> str:
        """10月, Oct."""
        return self.either(f"{number}月", _MONTHS[number - 1])

    def holiday(self, name: str) -> str:
        """中秋节、国庆节, Mid-Autumn, National Day; a name that is not known stays."""
        parts = name.split("、")
        is_known = self._english and all(part in _HOLIDAYS for part in parts)
        return ", ".join(_HOLIDAYS[part] for part in parts) if is_known else name

    def short_holiday(self, name: str) -> str:
        """A holiday in a narrow place: 中秋 for 中秋节; 春节 stays."""
        return self.either(name.removesuffix("节") if len(name) > _SHORTEST_HOLIDAY else name, self.holiday(name))

    def count(self, number: int) -> str:
        """1,284; a true minus."""
        return f"{number:,}".replace("-", MINUS)

    def working_days_left(self, remaining: int) -> str:
        """剩 3 个工作日, 今天届满, 已逾期 2 个工作日."""
        if remaining < 0:
            return with_counts(self.tr("{n} working days late"), n=self.count(-remaining))
        if remaining == 0:
            return self.tr("due today")
        return with_counts(self.tr("{n} working days left"), n=self.count(remaining))

    def remaining(self, remaining: int, *, provisional: bool = False) -> str:
        """The deadline number in a table: 逾 3, 今天, 2, 暂定 9."""
        if remaining < 0:
            return self.tr("{n} late").format(n=self.count(-remaining))
        if remaining == 0:
            return self.tr("today")
        if provisional:
            return self.tr("{n} provisional").format(n=self.count(remaining))
        return self.count(remaining)
