"""定稿封存: what must be said before a year's sheet is frozen, reason by reason, and the button that does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.cases.year_sheet import Finding
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link, primary
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import Words
from clerk_app.law.wording import Terms
from clerk_app.services.year_sheets import sentence_of


class FilingForm(QWidget):
    """``wanted`` when the button is pressed with everything said; ``left`` when the clerk thinks again."""

    wanted = Signal()
    left = Signal()

    def __init__(self, words: Words, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._terms = words, terms
        self._reasons: dict[str, QLineEdit] = {}
        self._blanks: TickRow | None = None
        self._note: QLineEdit | None = None
        self._by = field(name="filed_by")
        self._trouble = label("", look.CAPTION, look.RED, wrap=True, name="filing_trouble")
        self._do = primary(self.tr("File and lock"), name="file_now")
        self._leave = link(self.tr("Not now"), name="file_leave")
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        column.addWidget(self._body)
        column.addWidget(self._trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._do)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(Hairline())
        self._do.clicked.connect(self._pressed)
        self._leave.clicked.connect(self._left)

    def ask(self, year: int, findings: Sequence[Finding], blanks: int, *, again: bool, by: str) -> None:
        """Begin: a reason for each mismatch that may stand with one, the blanks, and why it is filed again."""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("File the sheet of {year}").format(year=year), look.SUBJECT, wrap=True))
        told = self.tr("Sheet, lists, calendar and rules are frozen. Later changes show as differences.")
        column.addWidget(label(told, look.DATA, look.TEXT2, wrap=True))
        self._reasons = {}
        for finding in findings:
            column.addWidget(label(sentence_of(self._terms, finding), look.DATA, wrap=True))
            reason = _field(f"reason_{finding.id}", self.tr("Why it may stand; printed with the sheet"))
            self._reasons[finding.id] = reason
            column.addWidget(reason)
        self._blanks = None
        if blanks:
            said = with_counts(self.tr("{count} cells stay blank; blank is not 0"), count=blanks)
            self._blanks = TickRow(said, is_done=False)
            self._blanks.setObjectName("blanks_confirmed")
            column.addWidget(self._blanks)
        self._note = None
        if again:
            self._note = _field("filing_note", self.tr("Why the filed sheet is corrected"))
            column.addWidget(self._note)
        column.addWidget(label(self.tr("Filed by"), look.CAPTION, look.TEXT2))
        self._by = _field("filed_by", self.tr("Filed by"))
        self._by.setText(by)
        column.addWidget(self._by)
        old, self._body = self._body, fresh
        layout = self.layout()
        layout.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        self.say("")
        self.show()
        first = next(iter(self._reasons.values()), self._blanks or self._note or self._by)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Why it was refused."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons given, by finding."""
        return {name: one.text().strip() for name, one in self._reasons.items() if one.text().strip()}

    @property
    def blanks_confirmed(self) -> bool:
        """Whether the blanks were ticked."""
        return self._blanks is not None and self._blanks.isChecked()

    @property
    def note(self) -> str:
        """Why it is filed again."""
        return self._note.text().strip() if self._note is not None else ""

    @property
    def by(self) -> str:
        """Who files it."""
        return self._by.text().strip()

    def is_dirty(self) -> bool:
        """Whether something was typed here."""
        return not self.isHidden() and bool(self.reasons or self.note)

    def _pressed(self) -> None:
        self.wanted.emit()

    def _left(self) -> None:
        self.left.emit()


def _field(name: str, what: str) -> QLineEdit:
    made = field(name=name, placeholder=what)
    made.setFixedHeight(look.scaled(28))
    made.setAccessibleName(what)
    return made
