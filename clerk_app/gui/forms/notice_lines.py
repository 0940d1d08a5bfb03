"""What was read out of a pasted holiday notice, line by line; the sentences nobody understood; the dates that move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Card, Hairline
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import Words
from clerk_app.law.notice_text import NoticeReading, ReadLine
from clerk_app.law.terms import ClockKind
from clerk_app.law.workdays import days_of
from clerk_app.services.calendar import Move

_NAME = 58
_MOST_MOVES = 8


class Sign(QWidget):
    """A small sign before a line."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(14, look.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Centred in the height of one line."""
        place = QRectF(0, (self.height() - 14) / 2, 14, 14)
        icons.paint(QPainter(self), place, self._icon, getattr(look.tokens(), self._tone))


class NoticeLines(QWidget):
    """``answered`` after each sentence that was said to name no day, or taken back."""

    answered = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._year = 0
        self._shown: NoticeReading | None = None
        self.ignored: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_reading(self, reading: NoticeReading) -> None:
        """Show what was read, in the order of the text."""
        if reading == self._shown:
            return  # what is ticked keeps the focus
        self._shown = reading
        self._year = reading.year
        self.ignored &= set(reading.not_understood)
        empty(self._column)
        for line in reading.lines:
            self._add_line(line)
        if reading.lines:
            self._column.addWidget(Hairline())
        for sentence in reading.not_understood:
            self._column.addWidget(self._question(sentence))

    def _day(self, day: date) -> str:
        if day.year != self._year:
            return self._words.day(day)
        return self.tr("{day} {weekday}").format(day=day.strftime("%m-%d"), weekday=self._words.weekday(day))

    def _plain(self, fact: object) -> object:
        """A day without its weekday: the sentence speaks of the weekday itself."""
        if not isinstance(fact, date):
            return fact
        return fact.strftime("%m-%d") if fact.year == self._year else fact.isoformat()

    def _add_line(self, line: ReadLine) -> None:
        wrong = {value for fault in line.faults for value in fault.facts.values() if isinstance(value, date)}
        for span in line.spans:
            if span.off is not None:
                first, last = span.off
                count = with_counts(self.tr("{count} days"), count=sum(1 for _ in days_of(span.off)))
                said = self._day(first)
                if last != first:
                    said = self.tr("{first} to {last}").format(first=said, last=self._day(last))
                if not wrong & {first, last}:
                    self._row("check", "text2", self._words.holiday(span.name), said, count)
            for day in span.work:
                if day not in wrong:
                    self._row("check", "text2", self.tr("worked"), self._day(day), "")
        for fault in line.faults:
            facts = {name: self._plain(fact) for name, fact in fault.facts.items()}
            self._row("triangle-alert", "red", "", self._words.sentence(fault.key, facts), "")

    def _row(self, icon: str, tone: str, name: str, said: str, right: str) -> None:
        self._column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        ink = look.RED if tone == "red" else look.TEXT
        if name:
            shown = label(name, look.DATA, ink, wrap=True)
            shown.setFixedWidth(look.scaled(_NAME))
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(said, look.DATA, ink, wrap=True), 1)
        if right:
            row.addWidget(label(right, look.DATA, look.TEXT2), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _question(self, sentence: str) -> QWidget:
        holder = Card("ambersoft", "amberline")
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Not understood. Mend it in the text, or say:"), look.CAPTION, look.AMBER))
        column.addWidget(label(sentence, look.DATA, wrap=True))
        tick = QCheckBox(self.tr("It names no day off or worked"))
        tick.setFont(look.font(look.DATA))
        tick.setMinimumHeight(look.scaled(28))
        tick.setObjectName("names_no_day")
        tick.setProperty("sentence", sentence)
        tick.setAccessibleDescription(sentence)
        tick.setChecked(sentence in self.ignored)
        tick.toggled.connect(self._ticked)
        column.addWidget(tick)
        outer = QWidget()
        around = QVBoxLayout(outer)
        around.setContentsMargins(0, 8, 0, 0)
        around.addWidget(holder)
        return outer

    def _ticked(self, on: bool) -> None:
        sentence = str(self.sender().property("sentence"))
        (self.ignored.add if on else self.ignored.discard)(sentence)
        self.answered.emit()


class MovesCard(QWidget):
    """The open requests whose dates move, earlier ones first. ``opened``: a RequestId; ``all_wanted``: every one."""

    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.moves: tuple[Move, ...] = ()
        self.setObjectName("moves")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_moves(self, title: str, moves: Sequence[Move], *, provisional: frozenset[object] = frozenset()) -> None:
        """Old and new of each; ``provisional``: requests whose old date was only provisional."""
        self.moves = tuple(moves)
        empty(self._column)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(2)
        count = len({move.request for move in self.moves})
        head = QHBoxLayout()
        head.addWidget(label(title, look.CAPTION, look.TEXT2))
        head.addStretch(1)
        inside.addLayout(head)
        together: dict[tuple[object, date, date], list[Move]] = {}
        for move in self.moves:  # dates of one request that move alike stand in one line
            together.setdefault((move.request, move.old, move.new), []).append(move)
        lines = list(together.values())
        for alike in lines[:_MOST_MOVES]:
            inside.addLayout(self._line(alike[0], is_provisional=alike[0].request in provisional))
            if {one.kind for one in alike} != {ClockKind.REPLY}:
                names = self.tr(", ").join(dict.fromkeys(self._words.word(one.kind) for one in alike))
                inside.addWidget(label(names, look.CAPTION, look.TEXT2, wrap=True))
        if not self.moves:
            inside.addWidget(label(self.tr("No date of an open request moves."), look.DATA, wrap=True))
        else:
            said = with_counts(self.tr("Open these {count} in the register"), count=count)
            every = link(said, small=True, name="open_moves")
            every.clicked.connect(self._all)
            head.addWidget(every)
        left = len(lines) - _MOST_MOVES
        if left > 0:
            inside.addWidget(label(self.tr("and {count} more").format(count=left), look.CAPTION, look.TEXT2))
        self._column.addWidget(card)

    def _line(self, move: Move, *, is_provisional: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        number = link(move.number, small=True, name="open_move")
        number.setProperty("request", move.request)
        number.clicked.connect(self._one)
        row.addWidget(number)
        old, new = self._words.short_day(move.old), self._words.short_day(move.new)
        if move.old.year == move.new.year:
            new = move.new.strftime("%m-%d")  # said once
        if is_provisional:
            old = self.tr("provisional {day}").format(day=old)
        said = self.tr("{old} → {new}").format(old=old, new=new)
        row.addWidget(label(said, look.DATA, wrap=True), 1)
        earlier = move.days < 0
        by = self.tr("{count} days earlier") if earlier else self.tr("{count} days later")
        tone = look.AMBER if earlier else look.TEXT2
        row.addWidget(label(with_counts(by, count=abs(move.days)), look.DATA, tone))
        return row

    def _one(self) -> None:
        self.opened.emit(self.sender().property("request"))

    def _all(self) -> None:
        self.all_wanted.emit()


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a layout, the layouts inside it too."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            empty(item.layout())
