"""The side of the first page: what came about since yesterday, and the duties of the month with their boxes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import GivingLabel, label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import DOT, Words
from clerk_app.services.duties import Duty, DutyState
from clerk_app.services.today_deeds import Deed
from clerk_app.services.today_news import News, NewsKind

NORMAL, WIDE = 292, 400
_SIGNS = {
    NewsKind.CALENDAR: ("calendar-check", "text2"), NewsKind.CORRECTION_ENDING: ("inbox", "ambermark"),
    NewsKind.OPINION_ENDING: ("inbox", "ambermark"),
}


class _NewsRow(QWidget):
    opened = Signal(object)

    def __init__(self, one: News, words: Words, place: int) -> None:
        super().__init__()
        self._news = one
        icon, tone = _SIGNS.get(one.kind, ("triangle-alert", "ambermark"))
        said = words.sentence(f"today_news_{one.kind.value}", one.facts)
        then = words.sentence(f"today_news_{one.kind.value}_then", one.facts)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(label(said, look.BODY, wrap=True, name=f"news_{place}"))
        lines.addWidget(label(then, look.CAPTION, look.TEXT2, wrap=True))
        if one.requests or one.kind is NewsKind.CALENDAR:
            is_calendar = one.kind is NewsKind.CALENDAR
            way = link(self.tr("Compare") if is_calendar else self.tr("Open"), name=f"news_open_{place}")
            way.setAccessibleName(f"{way.text()} {said}")
            way.clicked.connect(self._open)
            across = QHBoxLayout()
            across.addWidget(way)
            across.addStretch(1)
            lines.addLayout(across)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(Sign(icon, 16, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def _open(self) -> None:
        self.opened.emit(self._news)


class _DutyRow(TickRow):
    toggled_duty = Signal(object)

    def __init__(self, duty: Duty, words: Words, place: int) -> None:
        super().__init__(duty.title, is_done=duty.state is DutyState.DONE)
        self.duty = duty
        self.setObjectName(f"today_duty_{place}")
        self.add_line(self._when(words), tone=look.AMBER if duty.state is DutyState.LATE else look.TEXT2)
        self.clicked.connect(self._clicked)

    def _when(self, words: Words) -> str:
        duty = self.duty
        if duty.state is DutyState.DONE:
            said = self.tr("done on {day}").format(day=words.short_day(duty.done_on))
            return DOT.join(part for part in (said, duty.done_by) if part)
        if duty.state is DutyState.LATE:
            return self.tr("was due by {day}").format(day=words.day(duty.due_on))
        return with_counts(
            self.tr("by {day} · {n} working days left"), day=words.day(duty.due_on), n=words.count(duty.remaining)
        )

    def _clicked(self) -> None:
        self.toggled_duty.emit(self.duty)


class _DeedRow(QWidget):
    opened = Signal(object)

    def __init__(self, deed: Deed, words: Words, place: int) -> None:
        super().__init__()
        self._deed = deed
        what, day = words.word(deed.kind), words.short_day(deed.at.date())
        number = link(deed.number, small=True, name=f"deed_{place}")
        number.setAccessibleName(f"{deed.number} {what}")
        number.clicked.connect(self._open)
        said = DOT.join(part for part in (f"{day} {deed.at:%H:%M}", deed.who) if part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(number)
        done = GivingLabel(look.DATA, look.TEXT)
        done.setText(what)
        row.addWidget(done, 1)
        row.addWidget(label(said, look.CAPTION, look.TEXT2))

    def _open(self) -> None:
        self.opened.emit(self._deed.request)


class TodayPanel(SidePanel):
    """``news_opened`` carries the news, ``duty_toggled`` the duty whose box was pressed."""

    news_opened = Signal(object)
    duty_toggled = Signal(object)
    duties_wanted = Signal()
    seen_all = Signal()
    deed_opened = Signal(object)
    """RequestId"""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self.setObjectName("today_panel")
        self._words = words
        self._all_duties = link(self.tr("All duties"), name="today_all_duties")
        self._all_duties.clicked.connect(self.duties_wanted)
        self._all_seen = link(self.tr("Mark all seen"), name="news_seen")
        self._all_seen.clicked.connect(self.seen_all)
        self._news, self._duties, self._deeds = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._news.setSpacing(4)
        self._duties.setSpacing(0)
        self._deeds.setSpacing(0)
        self.column.addLayout(section_head(self.tr("Since yesterday"), self._all_seen))
        self.column.addLayout(self._news)
        self.column.addSpacing(12)
        self.column.addLayout(section_head(self.tr("This month"), self._all_duties))
        self.column.addLayout(self._duties)
        self.column.addLayout(self._deeds)
        self.column.addStretch(1)

    def show_news(self, news: Sequence[News]) -> None:
        """What came about; nothing is said plainly."""
        _clear(self._news)
        self._all_seen.setVisible(bool(news))
        for place, one in enumerate(news):
            if place:
                self._news.addWidget(Hairline())
            row = _NewsRow(one, self._words, place)
            row.opened.connect(self.news_opened)
            self._news.addWidget(row)
        if not news:
            said = self.tr("Nothing new: no date moved, no limit ended.")
            self._news.addWidget(label(said, look.DATA, look.TEXT2, wrap=True, name="no_news"))

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """The duties of the month with their boxes."""
        _clear(self._duties)
        for place, duty in enumerate(duties):
            row = _DutyRow(duty, self._words, place)
            row.toggled_duty.connect(self.duty_toggled)
            self._duties.addWidget(row)
        if not duties:
            said = self.tr("Nothing to report now.")
            self._duties.addWidget(label(said, look.DATA, look.TEXT2, wrap=True, name="no_duties"))

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """The last deeds; none: the section is not there."""
        _clear(self._deeds)
        if deeds:
            self._deeds.addSpacing(12)
            head, title = QWidget(), section_head(self.tr("Done lately"))
            title.setContentsMargins(0, 0, 0, 4)
            head.setLayout(title)
            self._deeds.addWidget(head)
        for place, deed in enumerate(deeds):
            row = _DeedRow(deed, self._words, place)
            row.opened.connect(self.deed_opened)
            self._deeds.addWidget(row)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
