"""Beside the year sheet: the requests behind the chosen figure, then what does not add up, then what does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Finding
from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.forms.entered_form import EnteredForm
from clerk_app.gui.forms.filing_form import FilingForm
from clerk_app.gui.words import DOT, Words
from clerk_app.law.form_table import Check, Severity
from clerk_app.law.wording import Terms
from clerk_app.services.year_sheets import Behind, sentence_of

NORMAL, WIDE = 352, 460
_SHOWN_MOST, _SHOWN_MOST_WIDE = 4, 8
_SIGNS = {
    Severity.ERROR: ("octagon-alert", "red"), Severity.WARNING: ("triangle-alert", "amber"),
    Severity.INFO: ("info", "text2"),
}  # fmt: skip


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
        every = link(self.tr("Open these {count} in the register").format(count=count), small=True, name="open_behind")
        every.clicked.connect(self._list)
        row.addWidget(every)
        row.addStretch(1)
        row.addWidget(label("Enter", look.CAPTION, look.TEXT2))
        return row

    def show_findings(
        self, findings: Sequence[Finding], passed: Sequence[Check], numbers: Mapping[RequestId, str]
    ) -> None:
        """Blocking first, then to look at, then what holds, a line each."""
        fresh, column = _box()
        wrong = sum(one.severity is Severity.ERROR for one in findings)
        look_at = sum(one.severity is Severity.WARNING for one in findings)
        said = DOT.join((
            self.tr("{count} mismatches").format(count=wrong), self.tr("{count} hints").format(count=look_at)
        ))
        column.addSpacing(8)
        column.addLayout(section_head(self.tr("Cross-checks"), label(said, look.CAPTION, look.TEXT2)))
        column.addSpacing(6)
        for finding in findings:
            column.addWidget(Hairline())
            line = _Finding(finding, sentence_of(self._terms, finding), _named(finding, numbers))
            line.wanted.connect(self.finding_wanted)
            column.addWidget(line)
        for check in passed:
            column.addWidget(Hairline())
            column.addLayout(self._holds(check))
        self._found = self._put(self._found, fresh)

    def _holds(self, check: Check) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(_Sign("check", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        said = self.tr("{left} = {right}, holds").format(left=check.left_is, right=check.right_is)
        row.addWidget(label(said, look.DATA, look.TEXT2, wrap=True), 1)
        return row

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


_NAMED_MOST = 8


def _named(finding: Finding, numbers: Mapping[RequestId, str]) -> str:
    """The numbers of the requests that make a finding; of many the first ones."""
    named = [numbers[one] for one in finding.requests if one in numbers]
    return "、".join(named[:_NAMED_MOST]) + ("…" if len(named) > _NAMED_MOST else "")


class _Sign(QWidget):
    """One small icon at the height of a line."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(16, look.scaled(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(1, self.height() / 2 - 7, 14, 14)
        icons.paint(QPainter(self), rect, self._icon, getattr(look.tokens(), self._tone))


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


class _Finding(QWidget):
    """One finding: sign, sentence, the requests that make it, a link to its cell."""

    wanted = Signal(object)

    def __init__(self, finding: Finding, sentence: str, numbers: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        icon, tone = _SIGNS[finding.severity]
        role = look.STRONG if finding.severity is Severity.ERROR else look.DATA
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(sentence, role if len(sentence) < 40 else look.DATA, wrap=True))
        if numbers:
            words.addWidget(label(numbers, look.CAPTION, look.TEXT2, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(_Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if finding.row or finding.column:
            show = link(self.tr("Show"), small=True)
            show.clicked.connect(self._show)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)

    def _show(self) -> None:
        self.wanted.emit(self._finding)
