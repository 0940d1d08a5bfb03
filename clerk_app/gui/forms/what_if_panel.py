"""如果……: the panel in which a clerk tries a step and its dates and sees what would move. Nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.choice_row import ChoiceRow
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, field, label_column
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.forms.date_shorthand import Leaning, echo
from clerk_app.gui.forms.trial import STEP, Question, Trial
from clerk_app.gui.words import NONE, Words
from clerk_app.law.legal_clock import ClockState, LegalClock
from clerk_app.law.terms import EventKind
from clerk_app.services import what_if
from clerk_app.services.desk import Desk

NORMAL, WIDE = 316, 380
_LABEL = 64
_DAYS_WIDTH = 72
_ABOVE = 8


class WhatIfPanel(SidePanel):
    """Set a request; every change of the form is reckoned at once."""

    def __init__(self, desk: Desk, words: Words, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self.setObjectName("what_if")
        self.setProperty("help", "time_limits")
        self._desk, self._words, self._today = desk, words, today
        self._request: RequestId | None = None
        self._out: frozenset[Question] = frozenset()
        self.trial = Trial()
        self._choices: dict[Question, ChoiceRow] = {}
        self.column.addLayout(section_head(self.tr("What if")))
        plain = label(
            self.tr("A trial only: nothing of it is recorded."), look.CAPTION, look.TEXT2, wrap=True,
            name="what_if_note",
        )
        self.column.addWidget(plain)
        choices = QVBoxLayout()
        choices.setSpacing(2)
        self.column.addLayout(choices)
        for question in Question:
            row = ChoiceRow(self._asked(question), words.article(STEP[question]))
            row.setObjectName(f"what_if_{question.value}")
            row.setProperty("question", question.value)
            row.clicked.connect(self._chosen)
            self._choices[question] = row
            choices.addWidget(row)
        self.begins = DateField(words, desk.workdays, today, Leaning.COMING, name="what_if_begins")
        self.ends = DateField(words, desk.workdays, today, Leaning.COMING, name="what_if_ends")
        self.days = field(_DAYS_WIDTH, name="what_if_days")
        said = self.tr("Longer by"), self.tr("Asked on"), self.tr("Back on"), self.tr("Told on"), self.tr("Noticed on")
        wide = self._labels = label_column(" ".join((*said, self.tr("Paid on"))).split(), _LABEL)
        self._begins_row = FormRow("", self.begins, keeps_line=True, label_width=wide)
        self._ends_row = FormRow("", self.ends, keeps_line=True, label_width=wide)
        self._days_row = FormRow(
            self.tr("Longer by"), self.days, label(self.tr("working days"), look.BODY), label_width=wide
        )
        self.column.addSpacing(4)
        for each in (self._days_row, self._begins_row, self._ends_row):
            self.column.addWidget(each)
        self.column.addWidget(Hairline())
        self.refused = label("", look.DATA, look.RED, wrap=True, name="what_if_refused")
        self.column.addWidget(self.refused)
        self._moves = QWidget()
        self._moves.setObjectName("what_if_moves")
        self.column.addWidget(self._moves)
        self.column.addStretch(1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._bring_moves)
        for shown in (self.begins, self.ends):
            shown.typed.connect(self._reckon)
        self.days.textChanged.connect(self._reckon)

    def take_desk(self, desk: Desk) -> None:
        """Reckon on another desk from now on."""
        self._desk = desk
        for shown in (self.begins, self.ends):
            shown.take_workdays(desk.workdays)

    def show_request(self, request: RequestId) -> None:
        """Ask about this request; what was typed for another one is left."""
        is_other = request != self._request
        self._request = request
        out = what_if.out(self._desk, request)
        self._out = frozenset(question for question, step in STEP.items() if step in out)
        for question, row in self._choices.items():
            row.setText(self._asked(question))
        if is_other:
            self._begin(self._first(), what_if.longest_extension(self._desk, request))
        else:
            self._settle()

    def _first(self) -> Question:
        """What is out is what will come; else the correction."""
        return next((question for question in Question if question in self._out), Question.CORRECTION)

    def _begin(self, question: Question, longest: int) -> None:
        self.trial = Trial(question)
        self._choices[question].setChecked(True)
        started = ((self.begins, self._today().isoformat()), (self.ends, ""), (self.days, str(longest)))
        for shown, text in started:
            shown.blockSignals(True)
            shown.setText(text)
            shown.blockSignals(False)
        self._settle()

    def _chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceRow):
            self.trial = Trial(Question(sender.property("question")))
            self._settle()
            first = self.days if self.trial.question is Question.EXTENSION else self.ends
            first.setFocus()

    # words

    def _asked(self, question: Question) -> str:
        is_out = question in self._out
        return {
            Question.CORRECTION: self.tr("the correction comes") if is_out else self.tr("a correction is asked for"),
            Question.EXTENSION: self.tr("the time is extended"),
            Question.CONSULTATION: self.tr("the opinion comes") if is_out else self.tr("an opinion is asked for"),
            Question.PAYMENT: self.tr("the fee is paid") if is_out else self.tr("a fee is noticed"),
        }[question]

    def _settle(self) -> None:
        """The rows this question asks for, with their words."""
        question = self.trial.question
        is_out = question in self._out
        begins, ends = {
            Question.CORRECTION: (self.tr("Asked on"), self.tr("Back on")),
            Question.EXTENSION: (self.tr("Told on"), ""),
            Question.CONSULTATION: (self.tr("Asked on"), self.tr("Back on")),
            Question.PAYMENT: (self.tr("Noticed on"), self.tr("Paid on")),
        }[question]
        for row, said, shown in (
            (self._begins_row, begins, not is_out), (self._ends_row, ends, question is not Question.EXTENSION),
            (self._days_row, self.tr("Longer by"), question is Question.EXTENSION),
        ):  # fmt: skip
            row.label.setText(said)
            row.give_label(self._labels)
            row.setVisible(shown)
            row.fields[0].setAccessibleName(said)
        self._reckon()

    # reckoning

    def _reckon(self, *_: object) -> None:
        trial = self.trial
        trial.is_out = trial.question in self._out
        trial.begins, trial.ends, trial.days = self.begins.day(), self.ends.day(), self.days.text()
        for row, shown in ((self._begins_row, self.begins), (self._ends_row, self.ends)):
            unread = bool(shown.text().strip()) and shown.day() is None
            row.set_error(self._words.sentence("field_no_day", {"typed": echo(shown.text())}) if unread else "")
            row.set_hint(shown.said())
        if self._request is None:
            return
        events = trial.events(self._desk, self._request)
        supposed = what_if.suppose(self._desk, self._request, events)
        self.refused.setText("" if supposed.refused is None else self._words.trouble(supposed.refused))
        self.refused.setVisible(supposed.refused is not None)
        self._show(what_if.moved(supposed), asked=bool(events), refused=supposed.refused is not None)

    def _show(self, moves: tuple[what_if.Moved, ...], *, asked: bool, refused: bool) -> None:
        inside = QWidget()
        inside.setObjectName("what_if_moves")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if not asked:
            column.addWidget(label(self.tr("Give the dates to see what would move."), look.DATA, look.TEXT2, wrap=True))
        elif not moves and not refused:
            column.addWidget(label(self.tr("No period would move."), look.DATA, look.TEXT2, wrap=True))
        for move in moves:
            name = self._words.word(move.kind) + (f"（{move.ref}）" if move.ref else "")
            column.addWidget(label(name, look.CAPTION, look.TEXT2, wrap=True))
            said = self.tr("now {old} · then {new}").format(old=self._day(move.before), new=self._day(move.after))
            column.addWidget(label(said, look.DATA_STRONG, wrap=True, name=f"moves_{move.kind.value}"))
            column.addSpacing(6)
        self.column.replaceWidget(self._moves, inside)
        self._moves.hide()
        self._moves.deleteLater()
        self._moves = inside
        inside.show()
        if moves:
            self._later.start()

    def _bring_moves(self) -> None:
        """On a low screen what moves comes into view, as far as the fields stay there."""
        rows = (self._days_row, self._begins_row, self._ends_row)
        fields = min((row.y() for row in rows if row.isVisible()), default=0)
        room = self.scroller.viewport().height()
        wanted = min(self._moves.y() + self._moves.height() - room, fields - _ABOVE)
        bar = self.scroller.verticalScrollBar()
        bar.setValue(max(bar.value(), wanted))

    def _day(self, clock: LegalClock | None) -> str:
        if clock is None:
            return NONE
        if clock.due_on is None:
            return self.tr("no day yet") if clock.state is ClockState.IDLE else NONE
        said = self._words.day(clock.due_on)
        if clock.state is ClockState.ENDED and clock.ended_by is not EventKind.ANSWERED:
            return self.tr("{day}, done").format(day=said)
        if clock.state is ClockState.PAUSED:
            return self.tr("{day} at the latest").format(day=said)
        return self.tr("{day}, provisional").format(day=said) if clock.missing_year else said
