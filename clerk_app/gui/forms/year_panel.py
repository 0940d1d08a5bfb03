"""Beside the year sheet: the requests behind the chosen figure, then what does not add up, then what does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Finding
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.entered_form import EnteredForm
from clerk_app.gui.forms.filing_form import FilingForm
from clerk_app.gui.forms.finding_lines import FindingLines
from clerk_app.gui.words import Words
from clerk_app.law.form_table import Check
from clerk_app.law.wording import Terms
from clerk_app.services.year_sheets import Behind

NORMAL, WIDE = 352, 460
_SHOWN_MOST, _SHOWN_MOST_WIDE = 4, 8


class YearPanel(SidePanel):
    """``opened`` names a request, ``list_wanted`` asks for all of a figure, ``finding_wanted`` for a finding's cell."""

    opened = Signal(object)
    list_wanted = Signal()
    finding_wanted = Signal(object)

    def __init__(self, words: Words, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self._words, self._terms = words, terms
        self._behind, self._found = QWidget(), QWidget()
        self.filing = FilingForm(words, terms)
        self.entered = EnteredForm(words)
        self.filing.hide()
        self.entered.hide()
        self.column.addWidget(self.filing)
        self.column.addWidget(self.entered)
        self.column.addWidget(self._behind)
        self.column.addWidget(self._found)
        self.column.addStretch(1)

    def show_behind(
        self, place: str, figure: str, behind: Sequence[Behind], told: Sequence[str] = ()
    ) -> None:
        """The requests a figure counts; none chosen: a hint. ``told``: why it differs from what was filed."""
        self.entered.hide()
        fresh, column = _box()
        if not place:
            column.addWidget(label(self.tr("Choose a figure to see what it counts."), look.DATA, look.TEXT2, wrap=True))
        else:
            across, _, row = place.partition(" × ")
            column.addWidget(label(across, look.CAPTION, look.TEXT2))
            head = QHBoxLayout()
            head.addWidget(label(row, look.LEAD, wrap=True), 1)
            count = label(figure, look.LEAD, look.ACCENT_TEXT, name="figure_count")
            head.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(head)
            column.addSpacing(6)
            for said in told:
                column.addWidget(label(said, look.DATA, look.TEXT2, wrap=True))
            for one in behind[: _SHOWN_MOST_WIDE if self.width() >= WIDE else _SHOWN_MOST]:
                column.addWidget(Hairline())
                line = _Behind(one, self._words, self.width())
                line.opened.connect(self.opened)
                column.addWidget(line)
            if behind:
                column.addWidget(Hairline())
                column.addLayout(self._all(len(behind)))
        self._behind = self._put(self._behind, fresh)

    def show_entered(self) -> None:
        """The form of a figure that is entered, in the place of requests."""
        self._behind = self._put(self._behind, _box()[0])
        self.entered.show()

    def _all(self, count: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 8)
        said = with_counts(self.tr("Open these {count} in the register"), count=count)
        every = link(said, small=True, name="open_behind")
        every.clicked.connect(self._list)
        row.addWidget(every)
        row.addStretch(1)
        row.addWidget(label("Enter", look.CAPTION, look.TEXT2))
        return row

    def show_findings(
        self, findings: Sequence[Finding], passed: Sequence[Check], numbers: Mapping[RequestId, str]
    ) -> None:
        """Blocking first, then to look at, then what holds, a line each."""
        fresh = FindingLines(self._terms, findings, passed, numbers)
        fresh.wanted.connect(self.finding_wanted)
        self._found = self._put(self._found, fresh)

    def _put(self, old: QWidget, fresh: QWidget) -> QWidget:
        self.column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        return fresh

    def _list(self) -> None:
        self.list_wanted.emit()


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return box, column


class _Behind(QWidget):
    """One request behind a figure, in two lines."""

    opened = Signal(object)

    def __init__(self, one: Behind, words: Words, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = one.request
        number = link(one.number, small=True)
        number.clicked.connect(self._open)
        if one.remedy is not None:
            end = words.word(one.result) if one.result is not None else self.tr("pending")
        elif one.closed_on is not None:
            end = self.tr("{day} answered").format(day=words.short_day(one.closed_on))
        else:
            end = self.tr("{day} received").format(day=words.short_day(one.received_on))
        first = QHBoxLayout()
        first.setContentsMargins(-4, 0, 0, 0)
        first.setSpacing(8)
        first.addWidget(number)
        name = label("", look.DATA)
        name.setText(_elided(one.applicant, look.DATA, width - 220))
        set_tip(name, one.applicant)
        first.addWidget(name)
        first.addStretch(1)
        first.addWidget(label(end, look.CAPTION, look.TEXT2))
        subject = label(_elided(one.case_number or one.subject, look.CAPTION, width - 44), look.CAPTION, look.TEXT2)
        set_tip(subject, one.subject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 5)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(subject)

    def _open(self) -> None:
        self.opened.emit(self._id)


def _elided(text: str, role: look.Type, width: int) -> str:
    return look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)
