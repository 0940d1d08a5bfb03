"""The panel beside the register: what the current request is, how long there is, why, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions, look
from clerk_app.gui.components.buttons import PRIMARY, button, icon_button, link, primary
from clerk_app.gui.components.labels import label, restyle, set_tip
from clerk_app.gui.components.lines import Card, Hairline
from clerk_app.gui.components.mini_strip import MiniStrip
from clerk_app.gui.components.pill import Pill
from clerk_app.gui.components.side_panel import SidePanel, fact_line
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.counting import with_counts
from clerk_app.gui.reasons import Reasons
from clerk_app.gui.words import DOT, NONE, Words
from clerk_app.law.terms import EventKind, State
from clerk_app.services.due import RegisterRow, Tone
from clerk_app.services.register_alike import Alike
from clerk_app.services.register_book import Listed
from clerk_app.services.view import RequestView

NORMAL, WIDE = 316, 380
_MOST_STEPS = 3
_FIRST = {
    State.TO_POST: EventKind.SERVED, State.CORRECTING: EventKind.CORRECTION_RECEIVED,
    State.AWAITING_PAYMENT: EventKind.CORRECTION_RECEIVED, State.CONSULTING: EventKind.CORRECTION_RECEIVED,
}
"""What is done first in a state; otherwise the decision."""
_RECORDS = (EventKind.CORRECTION_RECEIVED, EventKind.CONSULTATION_ANSWERED, EventKind.FEE_PAID)
"""What R records."""


class RegisterSummary(SidePanel):
    """``wanted`` carries the step to begin, ``opened`` nothing: the current request is meant."""

    wanted = Signal(object)
    export_wanted = Signal()
    print_wanted = Signal()
    batch_wanted = Signal()
    """The three for several requests: those selected."""
    opened = Signal()
    alike_opened = Signal(object)
    """the row of a request much like the one shown"""
    closed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self.setObjectName("register_summary")
        self._words = words
        self._reasons = Reasons(words, self)
        self._steps: list[QPushButton] = []
        self._head()
        self._deadline()
        self._states = label(role=look.BODY, wrap=True, name="summary_states")
        self._facts()
        self._next = label(self.tr("Next"), look.CAPTION, look.TEXT2)
        self._step_rows = QVBoxLayout()
        self._step_rows.setSpacing(8)
        self.column.setSpacing(6)
        self.column.addSpacing(4)
        self._line = Hairline()
        self.column.addWidget(self._line)
        self.column.addSpacing(4)
        self.column.addWidget(self._next)
        self.column.addLayout(self._step_rows)
        self._alike: Alike | None = None
        self._shown: RequestId | None = None
        self._alike_line = label(role=look.CAPTION, tone=look.TEXT2, wrap=True, name="summary_alike")
        self._alike_open = link(self.tr("See it"), small=True, name="summary_alike_open")
        self._alike_open.clicked.connect(self._alike_pressed)
        self.column.addSpacing(2)
        self.column.addWidget(self._alike_line)
        opens = QHBoxLayout()
        opens.addWidget(self._alike_open)
        opens.addStretch(1)
        self.column.addLayout(opens)
        self._history_head = label(self.tr("History"), look.CAPTION, look.TEXT2)
        self._history = QVBoxLayout()
        self._history.setSpacing(6)
        self.column.addSpacing(4)
        self.column.addWidget(self._history_head)
        self.column.addLayout(self._history)
        self._wording_head = label(self.tr("Wording"), look.CAPTION, look.TEXT2)
        self._wording = label(role=look.DATA, wrap=True, name="summary_wording")
        self.column.addWidget(self._wording_head)
        self.column.addWidget(self._wording)
        self.column.addStretch(1)
        self._open = button(self.tr("Open"), key="Enter", name="summary_open")
        self._open.clicked.connect(self._open_pressed)
        self._certify = button(self.tr("Certificate"), icon="calendar-check", name="summary_certify")
        set_tip(self._certify, self.tr("Time limit certificate"))
        self._certify.clicked.connect(self._certify_pressed)
        self._export = button(self.tr("Export"), icon="download", name="summary_export")
        self._export.clicked.connect(self._export_pressed)
        self._print = button(self.tr("Print"), icon="printer", name="summary_print")
        self._print.clicked.connect(self._print_pressed)
        self._batch = primary(self.tr("Make letters in one go"), name="summary_batch")
        self._batch.clicked.connect(self._batch_pressed)
        self._no_letters = label(role=look.CAPTION, tone=look.TEXT2, wrap=True, name="summary_no_letters")
        across = QHBoxLayout()
        across.addWidget(self._batch)
        across.addStretch(1)
        self.column.insertWidget(self.column.indexOf(self._applicant) + 1, self._no_letters)
        self.column.insertLayout(self.column.indexOf(self._applicant) + 1, across)
        self.column.insertWidget(self.column.indexOf(self._applicant) + 1, self._states)
        for each in (self._open, self._certify, self._export, self._print):
            self.foot.addWidget(each)
        self.foot.addStretch(1)
        self._is_wide = False
        self.show_nothing()

    def _head(self) -> None:
        self._number = label(role=look.DATA, tone=look.TEXT2, name="summary_number")
        self._pill = Pill()
        close = icon_button("x", self.tr("Hide this panel (F4)"), name="summary_close")
        close.clicked.connect(self._close_pressed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addWidget(self._pill)
        row.addStretch(1)
        row.addWidget(close)
        self._subject = label(role=look.SUBJECT, wrap=True, name="summary_subject")
        self._applicant = label(role=look.DATA, tone=look.TEXT2, wrap=True, name="summary_applicant")
        self.column.addLayout(row)
        self.column.addWidget(self._subject)
        self.column.addWidget(self._applicant)

    def _deadline(self) -> None:
        self._card = Card()
        self._card.setObjectName("summary_card")
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(2)
        heads, figures = QHBoxLayout(), QHBoxLayout()
        self._left_head = label(self.tr("Working days left"), look.CAPTION, look.TEXT2)
        self._due_head = label(self.tr("Answer due"), look.CAPTION, look.TEXT2)
        heads.addWidget(self._left_head)
        heads.addStretch(1)
        heads.addWidget(self._due_head)
        self._figure = label(role=look.FIGURE, name="summary_figure")
        self._mark = ToneMark("summary_mark")
        self._total = label(role=look.DATA, tone=look.TEXT2)
        self._due = label(role=look.TITLE, name="summary_due")
        figures.setSpacing(6)
        figures.addWidget(self._mark)
        figures.addWidget(self._figure)
        figures.addWidget(self._total, 0, Qt.AlignmentFlag.AlignVCenter)
        figures.addStretch(1)
        figures.addWidget(self._due)
        self._strip = MiniStrip()
        self._why = label(role=look.CAPTION, tone=look.TEXT2, wrap=True, name="summary_why")
        inner.addLayout(heads)
        inner.addLayout(figures)
        inner.addWidget(self._strip)
        inner.addSpacing(2)
        inner.addWidget(self._why)
        self._findings = label(role=look.CAPTION, tone=look.AMBER, wrap=True, name="summary_findings")
        inner.addWidget(self._findings)
        self.column.addSpacing(2)
        self.column.addWidget(self._card)
        self.column.addSpacing(4)

    def _facts(self) -> None:
        self._channel = label(role=look.DATA, wrap=True)
        self._unit = label(role=look.DATA, wrap=True)
        self._latest = label(role=look.DATA, wrap=True, name="summary_latest")
        self._fact_box = QWidget()
        rows = QVBoxLayout(self._fact_box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(5)
        rows.addLayout(fact_line(self.tr("Channel"), self._channel))
        rows.addLayout(fact_line(self.tr("Unit, clerk"), self._unit))
        rows.addLayout(fact_line(self.tr("Latest"), self._latest))
        self.column.addWidget(self._fact_box)

    def settle(self, wide: bool) -> None:
        """The width of its class."""
        self._is_wide = wide
        self.setFixedWidth(WIDE if wide else NORMAL)

    def show_request(self, view: RequestView, row: RegisterRow, nth_this_year: int) -> None:
        """One request."""
        words = self._words
        if self._shown != row.id:
            self.show_alike(row.id, None)
        self._number.setText(row.number)
        self._pill.show_state(view.state, words.word(view.state))
        self._pill.show()
        self._subject.setText(view.request.subject)
        nth = self.tr("no. {n} this year").format(n=words.count(nth_this_year)) if nth_this_year else ""
        self._applicant.setText(DOT.join(filter(None, (row.applicant, words.word(row.applicant_kind), nth))))
        self._show_deadline(view, row)
        self._channel.setText(
            self.tr("{channel}, received {day}").format(
                channel=words.word(row.channel), day=words.short_day(row.received_on)
            )
        )
        self._unit.setText(" / ".join((row.unit or NONE, row.handler or NONE)))
        latest = view.request.events[-1]
        self._latest.setText(f"{words.short_day(latest.on)} {words.word(latest.kind)}")
        self._offer(view)
        self._show_history(view)
        for each in (self._card, self._fact_box, self._line, self._next, self._open, self._certify, self._applicant):
            each.show()
        self._next.setVisible(bool(self._steps))
        self._line.setVisible(bool(self._steps))
        self._for_many(shown=False)

    def _show_deadline(self, view: RequestView, row: RegisterRow) -> None:
        words = self._words
        tone = {Tone.RED: look.RED, Tone.AMBER: look.AMBER}.get(view.tone, look.TEXT)
        running = view.remaining is not None and view.tone is not Tone.PAUSED
        if view.remaining is not None and running:
            figure = words.remaining(view.remaining)
        else:
            figure = NONE if row.tone is Tone.CLOSED else self.tr("Paused")
        restyle(self._figure, look.FIGURE if running else look.TITLE, tone if running else look.TEXT3)
        self._mark.show_role(tone if running else look.TEXT3)
        self._figure.setText(figure)
        days = view.clock.days + view.clock.extended_days
        self._total.setText(f"/ {days}" if view.remaining is not None and view.remaining > 0 and running else "")
        closed = row.tone is Tone.CLOSED
        self._left_head.setText(self.tr("Working days left"))
        self._due_head.setText(self.tr("Closed") if closed else self.tr("Answer due"))
        if view.clock.awaiting is not None and not closed:
            self._due_head.setText(
                self.tr("Correction due") if view.clock.awaiting == "correction" else self.tr("Payment due")
            )
        shown = row.closed_on if closed else view.clock.awaited_by if view.clock.awaiting else view.clock.due_on
        self._due.setText(words.day(shown))
        sentence = self._reasons.due(view.clock, view.days)
        self._why.setText(sentence)
        self._strip.set_days(view.days, sentence)
        self._strip.setVisible(bool(view.days))
        self._findings.setText(DOT.join(one.what for one in view.findings if not one.is_overridden))
        self._findings.setVisible(bool(self._findings.text()))

    def _clear(self, layout: QVBoxLayout) -> None:
        while layout.count():
            item = layout.takeAt(0)
            widget, inner = item.widget(), item.layout()
            if isinstance(inner, QVBoxLayout | QHBoxLayout):
                while inner.count():
                    each = inner.takeAt(0).widget()
                    if each is not None:
                        each.deleteLater()
                        each.hide()
                inner.deleteLater()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _offer(self, view: RequestView) -> None:
        self._clear(self._step_rows)
        self._steps = []
        allowed = {offer.kind for offer in view.steps if offer.allowed}
        first = _FIRST.get(view.state, EventKind.ANSWERED)
        offered = [each for each in actions.ACTIONS if each.step is not None and self._may(each.step, allowed)]
        offered.sort(key=_Before(first))
        across: QHBoxLayout | None = None
        room = 0
        for declared in offered[:_MOST_STEPS]:
            words = actions.without_access_key(actions.shown(declared.text))
            kind = PRIMARY if declared.step is first else "secondary"
            made = button(words, kind, key=declared.keys, name=f"step_{declared.id}")
            made.setProperty("step", declared.id)
            made.clicked.connect(self._step_pressed)
            wide = made.sizeHint().width()
            if across is None or wide > room:
                across = QHBoxLayout()
                across.setSpacing(6)
                across.addStretch(1)
                self._step_rows.addLayout(across)
                room = self.width() - 37
            across.insertWidget(across.count() - 1, made)
            room -= wide + 6
            self._steps.append(made)

    @staticmethod
    def _may(step: EventKind, allowed: set[EventKind]) -> bool:
        if step is EventKind.LETTER_ISSUED:
            return False
        if step is EventKind.CORRECTION_RECEIVED:
            return any(each in allowed for each in _RECORDS)
        return step in allowed

    def show_alike(self, request: RequestId, alike: Alike | None) -> None:
        """An earlier request much like this one; late answers about another one are dropped."""
        if alike is not None and request != self._shown:
            return
        self._shown, self._alike = request, alike
        for each in (self._alike_line, self._alike_open):
            each.setVisible(alike is not None)
        if alike is None:
            return
        words, row = self._words, alike.row
        who = self.tr("same person") if alike.same_person else self.tr("another person")
        how = words.word(row.outcome) if row.outcome is not None else self.tr("open")
        said = self.tr("Similar: {number} ({who}, {day}): {subject}, {how}").format(
            number=row.number, who=who, day=words.short_day(row.received_on), subject=row.subject, how=how
        )
        self._alike_line.setText(said)
        self._alike_open.setAccessibleName(f"{self._alike_open.text()} {row.number}")

    def _alike_pressed(self) -> None:
        if self._alike is not None:
            self.alike_opened.emit(self._alike.row)

    def _show_history(self, view: RequestView) -> None:
        self._clear(self._history)
        for part in (self._history_head, self._wording_head, self._wording):
            part.setVisible(self._is_wide)
        if not self._is_wide:
            return
        for event in reversed(view.request.events[-4:]):
            line = label(f"{self._words.short_day(event.on)}  {self._words.word(event.kind)}", look.DATA)
            self._history.addWidget(line)
        self._wording.setText(view.request.wording)

    def show_many(self, number: int, rows: Sequence[Listed] | None, why_no_letters: str = "") -> None:
        """Several requests: how many in which state; None while that is still being read."""
        self._number.setText("")
        self._pill.hide()
        self._subject.setText(with_counts(self.tr("{n} requests selected"), n=self._words.count(number)))
        found = Counter(row.state for row in rows or () if row.state is not None)
        said = (f"{self._words.word(state)} {self._words.count(many)}" for state, many in found.most_common())
        self._states.setText(self.tr("Reading the register…") if rows is None else "\n".join(said))
        self._applicant.setText(self.tr("By status"))
        self._hide_details()
        self._for_many(shown=True)
        self._batch.setEnabled(not why_no_letters)
        self._no_letters.setText(why_no_letters)
        self._no_letters.setVisible(bool(why_no_letters))

    def show_nothing(self) -> None:
        """No request is current."""
        self._number.setText("")
        self._pill.hide()
        self._subject.setText("")
        self._applicant.setText("")
        self._hide_details()

    def _hide_details(self) -> None:
        self._shown = None
        self._for_many(shown=False)
        self._clear(self._step_rows)
        self._clear(self._history)
        self._steps = []
        for each in (self._card, self._fact_box, self._line, self._next, self._open, self._certify,
                     self._history_head, self._wording_head, self._wording, self._alike_line,
                     self._alike_open):  # fmt: skip
            each.hide()

    def _for_many(self, *, shown: bool) -> None:
        for each in (self._states, self._batch, self._export, self._print):
            each.setVisible(shown)
        self._no_letters.hide()

    def _export_pressed(self) -> None:
        self.export_wanted.emit()

    def _batch_pressed(self) -> None:
        self.batch_wanted.emit()

    def _print_pressed(self) -> None:
        self.print_wanted.emit()

    def _step_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.wanted.emit(sender.property("step"))

    def _certify_pressed(self) -> None:
        self.wanted.emit("certify")

    def _open_pressed(self) -> None:
        self.opened.emit()

    def _close_pressed(self) -> None:
        self.closed.emit()


class _Before:
    """Orders the offered actions: the first one of the state, then as declared."""

    def __init__(self, first: EventKind) -> None:
        self._first = first

    def __call__(self, declared: actions.Declared) -> bool:
        return declared.step is not self._first
