"""The particulars of an agency as fields: what letters print of it, where to appeal, how its numbers look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.office import SOMETIMES, Office

_WIDTHS = {
    "name": 440, "letterhead": 440, "telephone": 168, "address": 440, "postcode": 168, "email": 260, "website": 440,
    "code": 168, "reconsideration_body": 440, "superior_body": 440, "court": 440, "request_pattern": 260,
    "letter_pattern": 260,
}  # fmt: skip
_OF_SEVERAL = frozenset({"agency_kind", "request_pattern", "letter_pattern"})
"""Of one agency alone the settings of the desk say these."""


class OfficeForm(QWidget):
    """``edited`` after each change."""

    edited = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], kinds: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self.fields: dict[str, QLineEdit] = {}
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self.kind = QComboBox()
        self.kind.setObjectName("office_agency_kind")
        self.kind.setAccessibleName(self.tr("Kind of agency"))
        self.kind.setFont(look.font(look.BODY))
        self.kind.setFixedSize(look.scaled(440), look.scaled(32))
        self.kind.addItem(self.tr("As the settings say"), "")
        for value, said in kinds:
            self.kind.addItem(said, value)
        self.kind.currentIndexChanged.connect(self._changed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 20, 20, 20)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for at, (name, (words_of, hint)) in enumerate(self._said().items()):
            made: QWidget = self.kind
            if name != "agency_kind":
                made = self.fields[name] = field(look.scaled(_WIDTHS[name]), name=f"office_{name}")
                made.setAccessibleName(words_of)
                self.fields[name].textChanged.connect(self._changed)
            below = label(hint, look.CAPTION, look.TEXT2)
            below.setFixedHeight(look.scaled(18))
            before = label(words_of, look.BODY, look.TEXT2)
            self._grid.addWidget(before, 2 * at, 0, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(made, 2 * at, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(below, 2 * at + 1, 1)
            self._rows[name] = (before, made, below)
        self._at = 2 * len(self._said())
        self.since = self.add_day(
            DateField(words, workdays, today, Leaning.PAST, name="office_since"), self.tr("Valid from"),
            self.tr("Only where something changed on a day: letters dated before it keep what held then."),
        )
        self._grid.setColumnStretch(1, 1)

    def _said(self) -> dict[str, tuple[str, str]]:
        blanks = self.tr("Empty: as the settings say. {code} is this agency's code.")
        return {
            "name": (self.tr("Full name"), self.tr("Printed at the head and foot of letters.")),
            "letterhead": (self.tr("Letterhead"), self.tr("Only where the head is not the full name.")),
            "telephone": (self.tr("Telephone"), ""),
            "address": (self.tr("Address"), self.tr("The sender on letters, envelopes and waybills.")),
            "postcode": (self.tr("Postcode"), ""),
            "email": (self.tr("E-mail"), self.tr("This and the website stand in the annual report.")),
            "website": (self.tr("Website"), ""),
            "code": (self.tr("Agency code"), self.tr("Begins the number of a letter.")),
            "reconsideration_body": (self.tr("Review body"), self.tr("Both go into the notice of remedies.")),
            "superior_body": (
                self.tr("Next higher department"), self.tr("Also named by a department's answers dated before 2024.")
            ),
            "court": (self.tr("Court"), ""),
            "agency_kind": (self.tr("Kind of agency"), self.tr("Decides which remedies its letters name.")),
            "request_pattern": (self.tr("Request numbers"), blanks),
            "letter_pattern": (self.tr("Letter numbers"), blanks),
        }

    def add_day(self, made: DateField, words: str, hint: str, *more: QWidget) -> DateField:
        """One more row with a day, and what stands beside it."""
        made.setAccessibleName(words)
        made.textChanged.connect(self._changed)
        across = QHBoxLayout()
        across.addWidget(made)
        across.addWidget(made.echo)
        for each in more:
            across.addWidget(each)
        across.addStretch(1)
        before, below = label(words, look.BODY, look.TEXT2), label(hint, look.CAPTION, look.TEXT2, wrap=True)
        self._grid.addWidget(before, self._at, 0, Qt.AlignmentFlag.AlignRight)
        self._grid.addLayout(across, self._at, 1)
        self._grid.addWidget(below, self._at + 1, 1)
        self._rows[made.objectName()] = (before, made, made.echo, below, *more)
        self._at += 2
        return made

    def add_below(self, made: QLabel) -> None:
        """Words below the fields."""
        self._grid.addWidget(made, self._at, 1)
        self._at += 1
        self._grid.setRowStretch(self._at, 1)

    def show_rows(self, *names: str, shown: bool) -> None:
        """Rows that are not always asked for."""
        for name in names:
            for each in self._rows[name]:
                each.setVisible(shown)

    def show_office(self, known: Office, *, several: bool) -> None:
        """Fill the fields."""
        for name, made in self.fields.items():
            made.blockSignals(True)
            made.setText(getattr(known, name))
            made.setCursorPosition(0)
            made.blockSignals(False)
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(known.agency_kind)))
        self.kind.blockSignals(False)
        self.since.clear()
        self.show_rows(*_OF_SEVERAL, shown=several)

    def typed(self) -> Office:
        """What stands there."""
        texts = {name: " ".join(made.text().split()) for name, made in self.fields.items()}
        return Office(**texts, agency_kind=str(self.kind.currentData() or ""))

    def differs(self, known: Office) -> bool:
        """Whether something is to be kept: what is emptied stays as it was, where every letter needs it."""
        typed = self.typed()
        names = (*self.fields, "agency_kind")
        changed = [name for name in names if getattr(typed, name) != getattr(known, name)]
        return any(getattr(typed, name) or name in SOMETIMES for name in changed)

    def since_is_readable(self) -> bool:
        """Whether the day is empty or understood."""
        return not self.since.text().strip() or self.since.day() is not None

    def focus_first(self) -> None:
        """The first that is still empty."""
        empty = (made for name, made in self.fields.items() if not made.text() and name not in SOMETIMES)
        next(empty, self.fields["name"]).setFocus()

    def _changed(self, *_: object) -> None:
        self.edited.emit()
