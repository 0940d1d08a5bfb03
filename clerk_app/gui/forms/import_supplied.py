"""What an old ledger does not say: two boxes to tick, the kind each row was given and why; a choice reads anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.choices_over_list import ChoicesOverList
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.models.plain_table import TONE, PlainTable
from clerk_app.gui.words import NONE, Words
from clerk_app.law.terms import ApplicantKind
from clerk_app.services.ledger_reading import LedgerReading
from clerk_app.services.ledger_supplied import BY_NAME, KIND, NOTHING, NUMBER, Supplied, SuppliedKind, lacks

COLUMNS = (
    (QT_TRANSLATE_NOOP("SuppliedKinds", "Sheet, row"), 150),
    (QT_TRANSLATE_NOOP("SuppliedKinds", "Applicant"), 260),
    (QT_TRANSLATE_NOOP("SuppliedKinds", "Taken for"), 170),
    (QT_TRANSLATE_NOOP("SuppliedKinds", "Why"), 0),
)


class KindTable(PlainTable):
    """Prepared lines, one a row of the ledger."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("SuppliedKinds", COLUMNS, parent)
        self._untold: tuple[bool, ...] = ()

    def show_kinds(self, lines: Sequence[tuple[str, ...]], untold: Sequence[bool]) -> None:
        """Replace the lines; ``untold``: those whose kind nobody knows."""
        self._untold = tuple(untold)
        self.show_lines(lines)

    def tone(self, row: int, column: int) -> str:
        return "red" if self._untold[row] and column > 1 else ""


class ImportSupplied(QWidget):
    """The two boxes. ``changed`` when something else is to be said for the ledger: it is to be read anew."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supplied = NOTHING
        self.numbers = QCheckBox(self.tr("No numbers: give them in order"))
        self.numbers.setObjectName("import_numbers")
        self.kind = QCheckBox(self.tr("No kinds: tell by the name"))
        self.kind.setObjectName("import_kind")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for each in (self.numbers, self.kind):
            each.setFont(look.font(look.DATA))
            each.clicked.connect(self._ticked)
            row.addWidget(each)
        self.kinds = SuppliedKinds(words)
        self.kinds.every_chosen.connect(self._every_chosen)
        self.kinds.one_chosen.connect(self._one_chosen)
        self.begin()

    def begin(self) -> None:
        """Another ledger: nothing is said for it."""
        self._supplied = NOTHING
        for each in (self.numbers, self.kind):
            each.setChecked(False)
            each.hide()

    def supplied(self) -> Supplied:
        """What is said for the ledger."""
        return self._supplied

    def show_reading(self, reading: LedgerReading) -> None:
        """Offer what this ledger leaves out, and show the kinds that were said for it."""
        self.numbers.setVisible(self._supplied.numbers or lacks(reading.problems, NUMBER))
        self.kind.setVisible(bool(self._supplied.kind) or lacks(reading.problems, KIND))
        self.kinds.show_kinds(reading.kinds, self._supplied.kind)

    def _ticked(self) -> None:
        by_name = self._supplied.kind or BY_NAME
        self._say(replace(
            self._supplied, numbers=self.numbers.isChecked(), kind=by_name if self.kind.isChecked() else "",
        ))  # fmt: skip

    def _every_chosen(self, kind: str) -> None:
        self._say(replace(self._supplied, kind=kind, kinds={}))

    def _one_chosen(self, one: SuppliedKind, kind: str) -> None:
        kinds = {**self._supplied.kinds, (one.sheet, one.row): kind}
        if kind == BY_NAME:
            del kinds[one.sheet, one.row]
        self._say(replace(self._supplied, kinds=kinds))

    def _say(self, supplied: Supplied) -> None:
        if supplied != self._supplied:
            self._supplied = supplied
            self.changed.emit()


class SuppliedKinds(ChoicesOverList):
    """``every_chosen``: the kind of every row without one, or BY_NAME; ``one_chosen``: that of one row."""

    every_chosen = Signal(str)
    one_chosen = Signal(object, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._kinds: tuple[SuppliedKind, ...] = ()
        self.table = KindTable(self)
        self.list = PlainList(self.table, self.table.widths(), tone=TONE)
        self.list.setObjectName("import_kinds")
        self.list.setAccessibleName(self.tr("Kinds of applicant"))
        self.every = self._combo("import_every_kind", self.tr("Kind of every row without one"))
        self.one = self._combo("import_one_kind", self.tr("Kind of this row"))
        self._which = label(role=look.DATA, tone=look.TEXT2, name="import_kind_of")
        of_every = label(self.tr("Every row without a kind"), look.DATA, look.TEXT2)
        self.lay_out(of_every, self.every, None, self._which, self.one, below=self.list)
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.every.activated.connect(self._every_activated)
        self.one.activated.connect(self._one_activated)

    def _combo(self, name: str, accessible: str) -> QComboBox:
        made = self.choice(name, accessible)
        made.addItem(self.tr("by the name"), BY_NAME)
        for kind in ApplicantKind:
            made.addItem(self._words.word(kind), kind.value)
        return made

    def show_kinds(self, kinds: Sequence[SuppliedKind], every: str) -> None:
        """Those of the ledger just read; the cursor stays where it was, else on the first nobody knows."""
        first = next((at for at, one in enumerate(kinds) if one.kind is None), 0)
        at = self.list.currentIndex().row() if self._kinds else first
        self._kinds = tuple(kinds)
        self.table.show_kinds([self._line(one) for one in kinds], [one.kind is None for one in kinds])
        self.every.setCurrentIndex(max(0, self.every.findData(every)))
        if kinds:
            self.list.setCurrentIndex(self.table.index(min(max(0, at), len(kinds) - 1), 0))
        self._moved()

    def _line(self, one: SuppliedKind) -> tuple[str, ...]:
        where = self.tr("{sheet}, row {row}").format(sheet=one.sheet, row=one.row)
        taken = NONE if one.kind is None else self._words.word(one.kind)
        facts: Mapping[str, object] = one.facts
        return (where, one.name, taken, self._words.sentence(one.why, facts))

    def _row(self) -> SuppliedKind | None:
        at = self.list.currentIndex().row()
        return self._kinds[at] if 0 <= at < len(self._kinds) else None

    def _moved(self, *_: object) -> None:
        one = self._row()
        self.one.setEnabled(one is not None)
        if one is not None:
            self._which.setText(self.tr("Row {row} is").format(row=one.row))
            chosen = one.kind.value if one.kind is not None and one.why == "kind_chosen" else BY_NAME
            self.one.setCurrentIndex(max(0, self.one.findData(chosen)))

    def _every_activated(self, _: int) -> None:
        self.every_chosen.emit(str(self.every.currentData()))

    def _one_activated(self, _: int) -> None:
        one = self._row()
        if one is not None:
            self.one_chosen.emit(one, str(self.one.currentData()))
