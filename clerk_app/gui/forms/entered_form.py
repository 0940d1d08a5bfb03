"""Beside the year sheet: one entered figure by the month and for the year, where it was taken from, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.cases.year_sheet import Value
from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.sheet_grid import shown_value
from clerk_app.gui.words import DOT, Words
from clerk_app.law.form_table import Figure
from clerk_app.services.entered import MONTHS, WHOLE_YEAR, EnteredCell, EnteredFigure
from clerk_app.services.entered_cells import figure_kind

_COLUMNS = 3
_HISTORY_MOST = 6


class MonthField(QLineEdit):
    """The figure of one month (0: the year at once). ``kept`` when it was left with another text than before."""

    kept = Signal(int, str)

    def __init__(self, month: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._before = ""
        self.setObjectName(name)
        self.setFont(look.font(look.DATA))
        self.setFixedHeight(look.scaled(28))
        self.setTextMargins(4, 0, 4, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._finished)

    def show_text(self, text: str) -> None:
        """What is kept now; a field being typed in is left alone."""
        if not (self.hasFocus() and self.text() != self._before):
            self.setText(text)
        self._before = text

    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return self.text() != self._before

    def _finished(self) -> None:
        if self.is_dirty():
            self._before = self.text()
            self.kept.emit(self._month, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_dirty():
            self.setText(self._before)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            super().keyPressEvent(event)
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class EnteredForm(QWidget):
    """``typed`` gives month and text, ``source_given`` where figures come from, ``reason_given`` why a register is not
    followed, ``blank_wanted`` that a blank stays so, ``chosen`` which of two figures counts (True: the year's)."""

    typed = Signal(int, str)
    source_given = Signal(str)
    reason_given = Signal(str)
    blank_wanted = Signal()
    chosen = Signal(bool)
    file_wanted = Signal()
    """All figures of the year out of a file."""
    named = Signal(str, str)
    """A row named below this one, and its figure."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.across = label("", look.CAPTION, look.TEXT2, wrap=True)
        self.row = label("", look.LEAD, wrap=True, name="entered_row")
        self.figure = label("", look.LEAD, look.ACCENT_TEXT, name="figure_count")
        self.last = label("", look.CAPTION, look.TEXT2, name="last_year")
        self.source = field(name="source")
        self.source.setFixedHeight(look.scaled(28))
        self.note = label("", look.CAPTION, look.RED, wrap=True, name="entered_note")
        self.whole = MonthField(WHOLE_YEAR, "month_0")
        self.unit = label(self.tr("ten thousand yuan"), look.CAPTION, look.TEXT2, name="figure_unit")
        self.months = {month: MonthField(month, f"month_{month}") for month in MONTHS}
        self.sum = label("", look.CAPTION, look.TEXT2, name="months_sum")
        self.counted = label("", look.CAPTION, look.TEXT2, wrap=True, name="counted")
        self.reason = field(name="register_reason")
        self.reason.setFixedHeight(look.scaled(28))
        self.blank = link(self.tr("Leave blank"), small=True, name="leave_blank")
        self.keep_whole = link(self.tr("Count the year's figure"), small=True, name="keep_whole")
        self.keep_months = link(self.tr("Count the months"), small=True, name="keep_months")
        self.sub_name = field(name="sub_row")
        self.sub_figure = field(name="sub_figure")
        for each in (self.sub_name, self.sub_figure):
            each.setFixedHeight(look.scaled(28))
        self.from_file = link(self.tr("From a file"), small=True, name="figures_from_file")
        self._sub = QWidget()
        self._past = QVBoxLayout()
        self._past.setSpacing(2)
        self._grid = QWidget()
        self._why = QWidget()
        self._build()
        self.source.returnPressed.connect(self._source_done)
        self.source.editingFinished.connect(self._source_done)
        self.reason.returnPressed.connect(self._reason_done)
        self.blank.clicked.connect(self._blank)
        self.keep_whole.clicked.connect(self._whole)
        self.keep_months.clicked.connect(self._months)
        self.from_file.clicked.connect(self._file)
        self.sub_name.returnPressed.connect(self._sub_done)
        self.sub_figure.returnPressed.connect(self._sub_done)
        for each in (self.whole, *self.months.values()):
            each.kept.connect(self.typed)
        self._source = ""

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.row, 1)
        head.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        year = QHBoxLayout()
        year.setSpacing(8)
        self.whole.setFixedWidth(look.scaled(104))
        self.whole.setAccessibleName(self.tr("Whole year"))
        year.addWidget(_name(self.tr("Whole year")))
        year.addWidget(self.whole)
        year.addWidget(self.unit)
        year.addWidget(self.last, 1)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        for at, (month, each) in enumerate(self.months.items()):
            name = self.tr("{month}").format(month=month)
            each.setAccessibleName(name)
            row, column = divmod(at, _COLUMNS)
            title = label(name, look.CAPTION, look.TEXT2)
            title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            title.setFixedWidth(look.scaled(30))
            grid.addWidget(title, row, 2 * column)
            grid.addWidget(each, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(self.sum, len(self.months) // _COLUMNS, 0, 1, 2 * _COLUMNS)
        source = QHBoxLayout()
        source.setSpacing(8)
        self.source.setAccessibleName(self.tr("Source"))
        self.source.setPlaceholderText(self.tr("Asked once for this block"))
        source.addWidget(_name(self.tr("Source")))
        source.addWidget(self.source, 1)
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(8)
        self.reason.setAccessibleName(self.tr("Reason"))
        why.addWidget(_name(self.tr("Reason")))
        why.addWidget(self.reason, 1)
        sub = QHBoxLayout(self._sub)
        sub.setContentsMargins(0, 0, 0, 0)
        sub.setSpacing(8)
        self.sub_name.setPlaceholderText(self.tr("Name of a row below this one"))
        self.sub_name.setAccessibleName(self.tr("Name of a row below this one"))
        self.sub_figure.setPlaceholderText(self.tr("Figure"))
        self.sub_figure.setAccessibleName(self.tr("Figure"))
        self.sub_figure.setFixedWidth(look.scaled(80))
        sub.addWidget(_name(self.tr("Part")))
        sub.addWidget(self.sub_name, 1)
        sub.addWidget(self.sub_figure)
        links = QHBoxLayout()
        links.setSpacing(12)
        for each in (self.blank, self.keep_whole, self.keep_months):
            links.addWidget(each)
        links.addStretch(1)
        links.addWidget(self.from_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.across)
        column.addLayout(head)
        column.addLayout(source)
        column.addLayout(year)
        column.addWidget(self.counted)
        column.addWidget(self._why)
        column.addWidget(self._grid)
        column.addWidget(self._sub)
        column.addWidget(self.note)
        column.addLayout(links)
        column.addLayout(self._past)

    def show_cell(
        self, place: str, cell: EnteredCell, *, last: Value | None, source: str, history: Sequence[EnteredFigure],
        open_months: Mapping[int, bool], can_type: bool,
    ) -> None:  # fmt: skip
        """Show one figure. ``open_months``: which months may be typed; none where they do not add up to the year."""
        across, _, row = place.partition(" × ")
        kind = figure_kind(cell.row, cell.column)
        self.across.setText(across)
        self.row.setText(row)
        self.figure.setText(shown_value(cell.value, kind) or self._blank_word(cell))
        before = shown_value(last, kind)
        self.unit.setVisible(kind is Figure.AMOUNT)
        self.last.setText(self.tr("last year {figure}").format(figure=before) if before else "")
        self._source = source
        self.source.setText(source)
        self.whole.show_text(cell.whole.value or "" if cell.whole is not None else "")
        for month, each in self.months.items():
            each.show_text((cell.months[month].value or "") if month in cell.months else "")
            each.setEnabled(can_type and open_months.get(month, False))
        self.whole.setEnabled(can_type)
        self.source.setEnabled(can_type)
        self._grid.setVisible(bool(open_months))
        added = shown_value(cell.by_month, kind)
        self.sum.setText(self.tr("Months: {count}, together {sum}").format(count=len(cell.months), sum=added))
        self.sum.setVisible(bool(added))
        self._tell_counted(cell, kind)
        self._why.setVisible(cell.counted is not None)
        self.blank.setVisible(can_type and cell.value is None and not cell.is_left_blank)
        for each in (self.keep_whole, self.keep_months):
            each.setVisible(can_type and cell.is_contradictory)
        self._sub.setVisible(can_type and cell.row.takes_sub_rows)
        self.from_file.setVisible(can_type)
        self.say("")
        self._show_history(history)

    def _tell_counted(self, cell: EnteredCell, kind: Figure) -> None:
        """What the register behind the row counts, and what was entered for each agency of a desk of several."""
        told = []
        if cell.together is not None:
            each = self.tr(", ").join(
                f"{name} {shown_value(value, kind) or self.tr('not entered')}" for name, value in cell.of_organs
            )
            added = shown_value(cell.together, kind)
            told.append(self.tr("The agencies together: {figure} ({each})").format(figure=added, each=each))
        if cell.row.feed is not None:
            counted = shown_value(cell.counted, kind)
            said = self.tr("As registered: {figure}").format(figure=counted)
            told.append(said if counted else self.tr("Nothing registered this year"))
        self.counted.setText("\n".join(told))
        self.counted.setVisible(bool(told))

    def _blank_word(self, cell: EnteredCell) -> str:
        return self.tr("left blank") if cell.is_left_blank else self.tr("not entered")

    def say(self, text: str) -> None:
        """What is wrong; empty: nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def ask_source(self, month: int, text: str) -> None:
        """Where does the figure come from? It stays in its field, and is kept once that is said."""
        self._field(month).setText(text)
        self.say(self.tr("Say where the figure comes from, then Enter"))
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_parked(self, figures: Mapping[int, str], count: int) -> None:
        """The figures of this place that wait for their source, and how many do everywhere."""
        for month, text in figures.items():
            self._field(month).setText(text)
        if count:
            self.say(with_counts(self.tr("{count} figures wait: say where they come from"), count=count))

    def ask_reason(self, month: int, text: str, why: str) -> None:
        """Why does it differ from the register?"""
        self._field(month).setText(text)
        self.say(why)
        self._why.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, month: int) -> MonthField:
        return self.months.get(month, self.whole)

    def is_dirty(self) -> bool:
        """Whether a figure is being typed."""
        return any(each.is_dirty() for each in (self.whole, *self.months.values()))

    def _show_history(self, history: Sequence[EnteredFigure]) -> None:
        while self._past.count():
            item = self._past.takeAt(0)
            if item.widget() is not None:
                item.widget().deleteLater()
        for one in reversed(history[-_HISTORY_MOST:]):
            self._past.addWidget(label(self._line(one), look.CAPTION, look.TEXT2, wrap=True))

    def _line(self, one: EnteredFigure) -> str:
        when = self.tr("{month}").format(month=one.month) if one.month else self.tr("Whole year")
        said = {None: self.tr("taken back"), "": self.tr("left blank")}.get(one.value, one.value)
        parts = (f"{when} {said}", one.source, one.reason, one.noted_by, self._words.day_kept(one.noted_at))
        return DOT.join(dict.fromkeys(part for part in parts if part))

    def _source_done(self) -> None:
        text = self.source.text().strip()
        if text and text != self._source:
            self._source = text
            self.source_given.emit(text)

    def _sub_done(self) -> None:
        name, figure = self.sub_name.text().strip(), self.sub_figure.text().strip()
        if not name:
            self.sub_name.setFocus()
        elif not figure:
            self.sub_figure.setFocus()
        else:
            self.sub_name.clear()
            self.sub_figure.clear()
            self.named.emit(name, figure)

    def _reason_done(self) -> None:
        if self.reason.text().strip():
            self.reason_given.emit(self.reason.text().strip())

    def _blank(self) -> None:
        self.blank_wanted.emit()

    def _file(self) -> None:
        self.file_wanted.emit()

    def _whole(self) -> None:
        self.chosen.emit(True)

    def _months(self) -> None:
        self.chosen.emit(False)


def _name(text: str) -> QWidget:
    made = label(text, look.CAPTION, look.TEXT2)
    made.setFixedWidth(look.scaled(30))
    made.setWordWrap(False)
    return made
