"""关联: linked requests, the same applicant's, and the reconsiderations and lawsuits with their clocks and steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.remedy import Remedy
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.forms import step_words
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import EventKind
from clerk_app.services.enquiries import Enquiry, ways
from clerk_app.services.links import Around, Link, Same
from clerk_app.services.request_clocks import OF_CASES, ShownClock, Standing, line
from clerk_app.services.view import RequestView

_MOST = 5
"""So many other requests of the applicant are named; the register finds the rest."""
_PENDING = (EventKind.REMEDY_ANSWERED, EventKind.REMEDY_HEARD, EventKind.REMEDY_CLOSED)
_TONES = {"red": look.RED, "amber": look.AMBER}


class CasesPanel(QWidget):
    """Reconsiderations and lawsuits. ``case_wanted``: a step, and the case it is of."""

    case_wanted = Signal(object, int)

    def __init__(
        self, words: Words, view: RequestView, clocks: Sequence[ShownClock], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(Hairline())
        self._column.addLayout(section_head(self.tr("Reconsideration and court")))
        allowed = {one.kind for one in view.steps if one.allowed}
        for remedy in view.remedies:
            self._add_case(remedy, [one for one in clocks if _is_of(one, remedy)], allowed)

    def _add_case(self, remedy: Remedy, clocks: Sequence[ShownClock], allowed: set[EventKind]) -> None:
        words = self._words
        result = words.word(remedy.result) if remedy.result is not None else self.tr("pending")
        case = QVBoxLayout()
        case.setSpacing(2)
        case.addWidget(label(DOT.join((words.word(remedy.route), result)), look.CAPTION, look.TEXT2, wrap=True))
        case.addWidget(label(DOT.join(filter(None, (remedy.body, remedy.case_number))), look.DATA, wrap=True))
        accepted = remedy.accepted_on
        told = (
            self.tr("filed {day}").format(day=words.short_day(remedy.filed_on)),
            self.tr("accepted {day}").format(day=words.short_day(accepted)) if accepted else "",
            self.tr("decided {day}").format(day=words.short_day(remedy.closed_on)) if remedy.closed_on else "",
        )
        case.addWidget(label(DOT.join(filter(None, told)), look.CAPTION, look.TEXT2, wrap=True))
        for shown in clocks:
            said = DOT.join((words.word(shown.clock.kind), words.day(shown.clock.due_on),
                             line(words.sentence, shown.meaning)))  # fmt: skip
            tone = _TONES.get(shown.tone.value, look.TEXT)
            mark = ToneMark()
            mark.show_role(tone)
            case.addLayout(mark.before(label(said, look.CAPTION, tone, wrap=True, name="case_clock")))
        steps = [kind for kind in _PENDING if remedy.result is None and kind in allowed]
        if EventKind.REMEDY_ANSWERED in steps and remedy.answered_on is not None:
            steps.remove(EventKind.REMEDY_ANSWERED)
        for kind in (*steps, EventKind.NOTED):
            name = self.tr("What became known") if kind is EventKind.NOTED else words.word(kind)
            made = link(name, small=True, name=f"case_{kind.value}")
            made.setProperty("asked", (kind, int(remedy.id)))
            made.setAccessibleName(f"{name} {remedy.case_number}")
            made.clicked.connect(self._case_step)
            row = QHBoxLayout()
            row.addWidget(made)
            row.addStretch(1)
            case.addLayout(row)
        self._column.addLayout(case)

    def _case_step(self) -> None:
        kind, remedy = self.sender().property("asked")
        self.case_wanted.emit(EventKind(kind), remedy)


class AroundPanel(QWidget):
    """Other requests. ``request_wanted`` names one; ``unlink_wanted`` the entry that links one;
    ``enquiry_wanted`` an Enquiry."""

    request_wanted = Signal(int)
    link_wanted = Signal()
    unlink_wanted = Signal(int)
    enquiry_wanted = Signal(object)

    def __init__(self, words: Words, view: RequestView, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_links(view, around)

    def _add_links(self, view: RequestView, around: Around) -> None:
        self._column.addWidget(Hairline())
        add = link(self.tr("Add"), name="add_link")
        add.setAccessibleName(self.tr("Link another request"))
        add.setEnabled(view.request.in_force)
        add.clicked.connect(self.link_wanted)
        self._column.addLayout(section_head(self.tr("Linked"), add))
        for enquiry in around.enquiries:
            self._column.addLayout(self._enquiry_row(enquiry))
        for one in around.links:
            self._column.addLayout(self._link_row(one))
        for same in around.same[:_MOST]:
            self._column.addLayout(self._row(same, self.tr("same applicant"), same.state))
        month, year = self._words.count(around.nth_of_month), self._words.count(around.nth_of_year)
        said = self.tr("no. {year} of the year, no. {month} of the month").format(year=year, month=month)
        self._column.addWidget(label(said, look.CAPTION, look.TEXT2, wrap=True, name="nth"))

    def _row(self, other: Link | Same, what: str, state: object) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        opened = link(other.number, icon="link", small=True, name="other_request")
        opened.setProperty("asked", int(other.request))
        opened.setAccessibleName(f"{what} {other.number}")
        opened.clicked.connect(self._open)
        row.addWidget(opened)
        said = DOT.join((what, self._words.word(state)))  # one label: in large type two stand wider than the panel
        row.addWidget(label(said, look.CAPTION, look.TEXT2, wrap=True), 1)
        return row

    def _link_row(self, one: Link) -> QVBoxLayout:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addLayout(self._row(one, step_words.fact("relation", one.relation.value), one.state))
        below = QHBoxLayout()
        below.addWidget(label(DOT.join(filter(None, (one.name, one.reason))), look.CAPTION, look.TEXT2, wrap=True), 1)
        gone = link(self.tr("Remove"), small=True, name="remove_link")
        gone.setProperty("asked", int(one.entry))
        gone.setAccessibleName(self.tr("Remove the link to {number}").format(number=one.number))
        set_tip(gone, self.tr("Strikes the link on both sides; a reason is asked for."))
        gone.clicked.connect(self._unlink)
        below.addWidget(gone)
        pair.addLayout(below)
        return pair

    def _enquiry_row(self, one: Enquiry) -> QHBoxLayout:
        words = self._words
        way = next((words.either(each.zh, each.en) for each in ways() if each.id == one.way), one.way)
        subject = one.subject if one.subject is not None else words.sentence("register_erased", {})
        facts = {"on": one.came_on, "way": way, "subject": subject}
        said = label(words.sentence("enquiry_came_first", facts), look.CAPTION, wrap=True, name="came_first")
        shown = link(self.tr("Show"), small=True, name="show_enquiry")
        shown.setAccessibleName(said.text())
        shown.setProperty("asked", one)
        shown.clicked.connect(self._show_enquiry)
        row = QHBoxLayout()
        row.addWidget(said, 1)
        row.addWidget(shown)
        return row

    def _show_enquiry(self) -> None:
        self.enquiry_wanted.emit(self.sender().property("asked"))

    def _open(self) -> None:
        self.request_wanted.emit(self.sender().property("asked"))

    def _unlink(self) -> None:
        self.unlink_wanted.emit(self.sender().property("asked"))


def _is_of(shown: ShownClock, remedy: Remedy) -> bool:
    """Whether a period runs in that case and is not over; one whose day is past and was owed is shown."""
    is_open = shown.standing in (Standing.RUNNING, Standing.PAUSED, Standing.IDLE)
    return shown.clock.kind in OF_CASES and shown.clock.ref == remedy.case_number and is_open
