"""The cross-checks beside a sheet: what does not add up, what to look at, what holds; a line leads to its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.cases.year_sheet import Finding
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.components.sign import Sign
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import DOT
from clerk_app.law.form_table import Check, Severity
from clerk_app.law.wording import Terms
from clerk_app.services.year_sheets import sentence_of

_SIGNS = {
    Severity.ERROR: ("octagon-alert", "red"), Severity.WARNING: ("triangle-alert", "amber"),
    Severity.INFO: ("info", "text2"),
}  # fmt: skip
_NAMED_MOST = 8


class FindingLines(QWidget):
    """``wanted`` names the finding whose cells are to be shown."""

    wanted = Signal(object)

    def __init__(
        self, terms: Terms, findings: Sequence[Finding], passed: Sequence[Check], numbers: Mapping[RequestId, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._terms, self._numbers = terms, numbers
        column = _column(self)
        wrong = sum(one.severity is Severity.ERROR for one in findings)
        look_at = sum(one.severity is Severity.WARNING for one in findings)
        said = DOT.join((
            with_counts(self.tr("{count} mismatches"), count=wrong),
            with_counts(self.tr("{count} hints"), count=look_at)
        ))
        column.addSpacing(8)
        column.addLayout(section_head(self.tr("Cross-checks"), label(said, look.CAPTION, look.TEXT2)))
        column.addSpacing(6)
        told = [one for one in findings if one.severity is Severity.INFO]
        for finding in findings:
            if finding not in told or len(told) == 1:
                self._add(column, finding)
        self._fold = QWidget()
        if len(told) > 1:
            column.addWidget(Hairline())
            column.addLayout(self._folded(told))
            column.addWidget(self._fold)
        self._fold.hide()
        for check in passed:
            column.addWidget(Hairline())
            column.addLayout(self._holds(check))

    def _add(self, column: QVBoxLayout, finding: Finding) -> None:
        column.addWidget(Hairline())
        line = FindingLine(finding, sentence_of(self._terms, finding), self._named(finding))
        line.wanted.connect(self.wanted)
        column.addWidget(line)

    def _named(self, finding: Finding) -> str:
        """The numbers of the requests that make a finding; of many the first ones."""
        named = [self._numbers[one] for one in finding.requests if one in self._numbers]
        shown = self._terms.either("、", ", ").join(named[:_NAMED_MOST])
        return shown + ("…" if len(named) > _NAMED_MOST else "")

    def _folded(self, told: Sequence[Finding]) -> QHBoxLayout:
        """Of what blocks nothing, how many there are; pressed, all of them."""
        inner = _column(self._fold)
        for finding in told:
            self._add(inner, finding)
        row = _row()
        row.addWidget(Sign(*_SIGNS[Severity.INFO]), 0, Qt.AlignmentFlag.AlignTop)
        said = with_counts(self.tr("{count} remarks that block nothing"), count=len(told))
        row.addWidget(label(said, look.DATA, look.TEXT2, wrap=True, name="remarks_count"), 1)
        self._more = link(self.tr("Unfold"), small=True, name="unfold_remarks")
        self._more.clicked.connect(self._unfold)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _unfold(self) -> None:
        self._fold.setVisible(self._fold.isHidden())
        self._more.setText(self.tr("Unfold") if self._fold.isHidden() else self.tr("Fold away"))

    def _holds(self, check: Check) -> QHBoxLayout:
        row = _row()
        row.addWidget(Sign("check", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        said = self.tr("{left} = {right}, holds").format(
            left=self._terms.either(check.left_is, check.left_en),
            right=self._terms.either(check.right_is, check.right_en),
        )
        row.addWidget(label(said, look.DATA, look.TEXT2, wrap=True), 1)
        return row


class FindingLine(QWidget):
    """One finding: sign, sentence, the requests that make it; pressed, it shows the cells it speaks of."""

    wanted = Signal(object)

    def __init__(self, finding: Finding, sentence: str, numbers: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"finding_{finding.id}")
        self._finding = finding
        self._leads = bool(finding.row or finding.column or finding.group)
        icon, tone = _SIGNS[finding.severity]
        role = look.STRONG if finding.severity is Severity.ERROR else look.DATA
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(sentence, role if len(sentence) < 40 else look.DATA, wrap=True))
        if numbers:
            words.addWidget(label(numbers, look.CAPTION, look.TEXT2, wrap=True))
        row = _row(self)
        row.addWidget(Sign(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if self._leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            show = link(self.tr("Show"), small=True)
            show.clicked.connect(self._show)
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the line, as on its link."""
        inside = self.rect().contains(event.position().toPoint())
        if self._leads and inside and event.button() is Qt.MouseButton.LeftButton:
            self._show()

    def _show(self) -> None:
        self.wanted.emit(self._finding)


def _column(box: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _row(box: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout() if box is None else QHBoxLayout(box)
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(8)
    return row
