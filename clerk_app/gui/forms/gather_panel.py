"""Beside the gathering: all about the chosen unit with what a person decides, or the units behind the chosen figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.cases.crossed import Taken
from clerk_app.cases.gathered import Gathered, Standing, Unit
from clerk_app.cases.year_sheet import Finding, Value
from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.words import Words
from clerk_app.law.crosswalk import Fate
from clerk_app.law.form_table import Severity
from clerk_app.law.wording import Terms
from clerk_app.services.gather import is_sure_of_name, said_of, standing_word
from clerk_app.services.year_sheets import sentence_of

WIDTH = 352
_MOST = 60
"""Units behind a figure that are listed; the workbook has them all."""
_NAMED = 6
"""Rows that went straight over and are named."""


class GatherPanel(SidePanel):
    """Signals carry the unit they are about."""

    agreed = Signal(object, bool)
    counted_though_wrong = Signal(object, bool)
    removed = Signal(object)
    renamed = Signal(object, str)
    unit_wanted = Signal(object)

    def __init__(self, words: Words, terms: Terms, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent=parent)
        self._words, self._terms = words, terms
        self._unit: Unit | None = None
        self._name: QLineEdit | None = None
        self._shown = QWidget()
        self.column.addWidget(self._shown)
        self.column.addStretch(1)

    def _put(self, fresh: QWidget) -> None:
        self.column.replaceWidget(self._shown, fresh)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = fresh

    def show_hint(self, text: str) -> None:
        """Nothing is chosen."""
        fresh, column = _box()
        column.addWidget(label(text, look.DATA, look.TEXT2, wrap=True))
        self._put(fresh)

    # a unit

    def show_unit(self, unit: Unit) -> None:
        """How it stands, what is wrong, and what can be decided about it."""
        self._unit, self._name = unit, None
        terms = self._terms
        fresh, column = _box()
        column.addWidget(label(unit.name, look.LEAD, wrap=True, name="unit_title"))
        column.addWidget(label(standing_word(terms, unit.standing), look.DATA, look.TEXT2))
        if unit.report is not None:
            file = label(unit.report.file, look.CAPTION, look.TEXT2, wrap=True)
            column.addWidget(file)
        for said in said_of(terms, unit):
            column.addSpacing(6)
            column.addWidget(label(said, look.DATA, wrap=True))
        self._decisions(unit, column)
        if unit.taken:
            self._crosswalk(unit.taken, column)
        self._findings([one for one in unit.findings if one.severity is not Severity.INFO], column)
        if unit.report is not None:
            self._naming(unit, column)
        self._put(fresh)

    def _decisions(self, unit: Unit, column: QVBoxLayout) -> None:
        keys = {one.key for one in unit.reasons}
        if unit.taken and (unit.is_counted or unit.standing is Standing.OTHER_FORM):
            row = TickRow(self.tr("Count it by the crosswalk below"), is_done="gather_crossed" in keys)
            row.setObjectName("agree")
            row.clicked.connect(self._agree)
            column.addSpacing(8)
            column.addWidget(row)
        though = "gather_counted_though_wrong" in keys
        if though or (unit.standing is Standing.WRONG and "gather_empty" not in keys):
            row = TickRow(self.tr("Count it although it does not add up"), is_done=though)
            row.add_line(self.tr("The sums will not add up either, and the workbook says so."))
            row.setObjectName("count_wrong")
            row.clicked.connect(self._count)
            column.addSpacing(8)
            column.addWidget(row)

    def _crosswalk(self, taken: Sequence[Taken], column: QVBoxLayout) -> None:
        column.addSpacing(12)
        column.addLayout(section_head(self.tr("What goes where")))
        for one in taken:
            column.addSpacing(6)
            column.addWidget(Hairline())
            column.addSpacing(4)
            column.addWidget(label(self._words.sentence(f"fate_{one.fate.value}"), look.CAPTION, look.TEXT2))
            column.addWidget(label(self._way(one), look.DATA, wrap=True))
            why = self._words.either(one.why_zh, one.why_en)
            if why:
                column.addWidget(label(why, look.CAPTION, look.TEXT2, wrap=True))

    def _way(self, one: Taken) -> str:
        if one.fate is Fate.ONE:
            named = self.tr(", ").join(one.sources[:_NAMED])
            if len(one.sources) <= _NAMED:
                return named
            return with_counts(self.tr("{rows} and others, {count} rows"), rows=named, count=len(one.sources))
        said = self.tr(", ").join(
            f"{source} {figure}" for source, figure in zip(one.sources, one.figures, strict=True)
        )
        return f"{said} → {one.target}" if one.target else said

    def _findings(self, findings: Sequence[Finding], column: QVBoxLayout) -> None:
        if not findings:
            return
        column.addSpacing(12)
        column.addLayout(section_head(self.tr("Cross-checks")))
        for one in findings:
            column.addSpacing(6)
            column.addWidget(Hairline())
            column.addSpacing(4)
            tone = look.RED if one.severity is Severity.ERROR else look.TEXT
            column.addWidget(label(sentence_of(self._terms, one), look.DATA, tone, wrap=True))

    def _naming(self, unit: Unit, column: QVBoxLayout) -> None:
        column.addSpacing(14)
        if unit.report is not None and unit.report.sheet is not None and not is_sure_of_name(unit.report):
            column.addWidget(label(self.tr("Name of the unit"), look.CAPTION, look.TEXT2))
            self._name = QLineEdit(unit.name)
            self._name.setObjectName("unit_name")
            self._name.setFont(look.font(look.BODY))
            self._name.setAccessibleName(self.tr("Name of the unit"))
            self._name.returnPressed.connect(self._rename)
            change = button(self.tr("Rename"), small=True, name="rename")
            change.clicked.connect(self._rename)
            row = QHBoxLayout()
            row.addWidget(self._name, 1)
            row.addWidget(change)
            column.addLayout(row)
            column.addSpacing(8)
        remove = link(self.tr("Take this file away"), name="remove_unit")
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addStretch(1)
        column.addLayout(row)

    def _agree(self, yes: bool) -> None:
        self.agreed.emit(self._unit, yes)

    def _count(self, yes: bool) -> None:
        self.counted_though_wrong.emit(self._unit, yes)

    def _remove(self) -> None:
        self.removed.emit(self._unit)

    def _rename(self) -> None:
        name = " ".join(self._name.text().split()) if self._name is not None else ""
        if name:
            self.renamed.emit(self._unit, name)

    # a figure

    def show_figure(self, place: str, figure: str, behind: Sequence[tuple[Unit, Value | None]]) -> None:
        """The units behind a sum, the largest first, those that left it blank last."""
        fresh, column = _box()
        across, _, row = place.partition(" × ")
        column.addWidget(label(across, look.CAPTION, look.TEXT2))
        head = QHBoxLayout()
        head.addWidget(label(row, look.LEAD, wrap=True), 1)
        total = label(figure or self.tr("blank"), look.LEAD, look.ACCENT_TEXT, name="figure_count")
        head.addWidget(total, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        given = [(unit, value) for unit, value in behind if value is not None]
        blank = [unit for unit, value in behind if value is None]
        said = with_counts(self.tr("{given} units gave a figure"), given=len(given))
        if blank:
            said += self.tr(", {blank} left it blank").format(blank=len(blank))
        column.addSpacing(4)
        column.addWidget(label(said, look.DATA, look.TEXT2, wrap=True, name="figure_said"))
        column.addSpacing(6)
        lines = [*((unit, f"{value:f}" if not isinstance(value, int) else str(value)) for unit, value in given),
                 *((unit, self.tr("blank")) for unit in blank)]  # fmt: skip
        for unit, value in lines[:_MOST]:
            column.addWidget(Hairline())
            line = _Behind(unit, value)
            line.wanted.connect(self.unit_wanted)
            column.addWidget(line)
        if len(lines) > _MOST:
            column.addWidget(Hairline())
            more = self.tr("and {count} more; the workbook has them all").format(count=len(lines) - _MOST)
            column.addWidget(label(more, look.CAPTION, look.TEXT2, wrap=True))
        self._put(fresh)

    def show_sums(self, gathered: Gathered) -> None:
        """No figure is chosen: what is to be said of the sums."""
        fresh, column = _box()
        hint = self.tr("Choose a figure to see the units behind it.")
        column.addWidget(label(hint, look.DATA, look.TEXT2, wrap=True))
        self._findings([one for one in gathered.findings if one.severity is not Severity.INFO], column)
        self._put(fresh)


class _Behind(QWidget):
    """One unit behind a sum."""

    wanted = Signal(object)

    def __init__(self, unit: Unit, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        shown = look.metrics(look.DATA).elidedText(unit.name, Qt.TextElideMode.ElideRight, look.scaled(210))
        name = link(shown, small=True, name="behind_unit")
        set_tip(name, unit.name)
        name.clicked.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(-4, 3, 0, 3)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(label(value, look.DATA))

    def _want(self) -> None:
        self.wanted.emit(self._unit)


def _box() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return box, column
