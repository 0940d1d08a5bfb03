"""本月事项 as rows to tick: what, by when, why that day, by which document; and when and by whom it was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.tick_row import TickRow
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.words import DOT, Words
from clerk_app.law.legal_clock import Reason
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.duties import Duty, DutyState
from clerk_app.services.reported import HANDED_IN


class _Editor(QWidget):
    """The day it was done and a remark, under the row."""

    saved = Signal(object, str)

    def __init__(self, duty: Duty, words: Words, workdays: WorkCalendar, today: Callable[[], date]) -> None:
        super().__init__()
        self.day = DateField(words, workdays, today, Leaning.PAST, name="duty_day")
        self.day.setAccessibleName(self.tr("Done on"))
        self.day.setText((duty.done_on or today()).isoformat())
        self.remark = field(0, name="duty_remark", placeholder=self.tr("Remark: what came of it, where it was sent"))
        self.remark.setAccessibleName(self.tr("Remark"))
        self.remark.setText(duty.remark)
        self._save = button(self.tr("Keep"), small=True, name="duty_keep")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.day.echo)
        row.addWidget(self.remark, 1)
        row.addWidget(self._save)
        self._save.clicked.connect(self._keep)
        self.remark.returnPressed.connect(self._keep)
        self.day.returnPressed.connect(self.remark.setFocus)
        self.day.textChanged.connect(self._settle)

    def _settle(self, *_: object) -> None:
        is_wrong = self.day.day() is None
        self.day.setProperty("error", is_wrong)
        self.day.update()
        self._save.setEnabled(not is_wrong)

    def _keep(self) -> None:
        on = self.day.day()
        if on is not None:
            self.saved.emit(on, self.remark.text().strip())


class DutyRow(TickRow):
    """One duty. ``brief`` leaves the reasons to the tool tip: for the side of a page."""

    ticked = Signal(object, object, str)
    """Duty, day, remark"""
    unticked = Signal(object)
    opened = Signal(object)
    """What is handed in for it is to be shown."""

    def __init__(
        self, duty: Duty, words: Words, workdays: WorkCalendar, today: Callable[[], date], *, brief: bool = False
    ) -> None:
        super().__init__(duty.title, is_done=duty.done_on is not None)
        self.duty = duty
        self._words, self._workdays, self._today = words, workdays, today
        self._editor: _Editor | None = None
        self.setObjectName(f"duty_{duty.key}_{duty.period}")
        self.setEnabled(duty.done_on is None or bool(duty.done_by))  # what the work log shows is not ticked by hand
        is_late = duty.state is DutyState.LATE
        self.when = self.add_line(self._when(), tone=look.AMBER if is_late else look.TEXT2, name="duty_when")
        between = self._words.either("", " ")
        told = between.join(map(self._sentence, duty.because))
        note = "" if duty.note is None else between + self._sentence(duty.note)
        if brief:
            set_tip(self, "\n".join(part for part in (told, note.strip(), self._source()) if part))
        else:
            self.add_line(told + note, name="duty_why")
            self.add_line(self._source(), tone=look.TEXT3, name="duty_source")
        self.change: QWidget | None = None
        if duty.done_on is not None and self.isEnabled():
            self.change = link(self.tr("Change day or remark"), name="duty_change")
            self.change.clicked.connect(self.edit)
            self.head.addWidget(self.change)
        self.sheet: QWidget | None = None
        if duty.key in HANDED_IN:
            self.sheet = link(self.tr("What to report"), name="duty_sheet")
            self.sheet.clicked.connect(self._open)
            self.head.addWidget(self.sheet)
        self.clicked.connect(self._clicked)

    def _open(self) -> None:
        self.opened.emit(self.duty)

    def _sentence(self, reason: Reason) -> str:
        return self._words.sentence(reason.key, reason.facts)

    def _when(self) -> str:
        duty, words = self.duty, self._words
        if duty.done_on is not None:
            done = self.tr("Done on {day}").format(day=words.day(duty.done_on))
            return DOT.join(part for part in (done, duty.done_by, duty.remark) if part)
        by = self.tr("Due by {day}").format(day=words.day(duty.due_on))
        left = self.tr("not before {day}").format(day=words.short_day(duty.opens_on))
        if duty.state is not DutyState.COMING:
            left = words.working_days_left(duty.remaining)
        sign = "▲ " if duty.state is DutyState.LATE else ""
        return sign + DOT.join((by, self.tr("{left}, provisional").format(left=left) if duty.provisional else left))

    def _source(self) -> str:
        duty = self.duty
        where = self.tr("local: {where}").format(where=duty.where) if duty.where else ""
        return DOT.join(part for part in (duty.says, self._words.cited(duty.source.full()), where) if part)

    def edit(self) -> None:
        """Offer the day and the remark for correction."""
        if self._editor is None:
            self._editor = _Editor(self.duty, self._words, self._workdays, self._today)
            self._editor.saved.connect(self._saved)
            self.lines.addWidget(self._editor)
        self._editor.show()
        self._editor.day.setFocus()
        self._editor.day.selectAll()

    def close_editor(self) -> bool:
        """Put the editor away; False where none is open."""
        if self._editor is None or self._editor.isHidden():
            return False
        self._editor.hide()
        self.setFocus()
        return True

    def _saved(self, on: date, remark: str) -> None:
        self.ticked.emit(self.duty, on, remark)

    def _clicked(self) -> None:
        wanted = self.isChecked()
        self.setChecked(self.duty.done_on is not None)  # as recorded, until it is recorded otherwise
        if wanted:
            self.ticked.emit(self.duty, self._today(), "")
        else:
            self.unticked.emit(self.duty)


class DutiesPanel(QWidget):
    """The rows in groups by how they stand. The page records what is ticked and shows the list anew."""

    ticked = Signal(object, object, str)
    unticked = Signal(object)
    opened = Signal(object)

    def __init__(self, words: Words, today: Callable[[], date], *, brief: bool = False) -> None:
        super().__init__()
        self._words, self._today, self._brief = words, today, brief
        self.rows: list[DutyRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_duties(self, found: Sequence[Duty], workdays: WorkCalendar) -> None:
        """Build the rows; the one that had the focus keeps it."""
        at = self.window().focusWidget()
        kept = next((row.objectName() for row in self.rows if at is not None and _is_in(row, at)), "")
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        heads = {
            DutyState.LATE: self.tr("Overdue"), DutyState.OPEN: self.tr("To do now"),
            DutyState.COMING: self.tr("Coming"), DutyState.DONE: self.tr("Done"),
        }
        for state, words in heads.items():
            group = [one for one in found if one.state is state]
            if group:
                self._head(words, len(group), is_first=not self.rows, is_late=state is DutyState.LATE)
            for number, duty in enumerate(group):
                if number:
                    self._column.addWidget(Hairline())
                self._add(duty, workdays)
        self._column.addStretch(1)
        back = next((row for row in self.rows if row.objectName() == kept), None)
        if back is not None:
            back.setFocus()

    def _head(self, words: str, count: int, *, is_first: bool, is_late: bool) -> None:
        heading: QLabel = label(f"{words} {count}", look.CAPTION_STRONG, look.AMBER if is_late else look.TEXT2)
        heading.setContentsMargins(8, 0 if is_first else 14, 0, 2)
        self._column.addWidget(heading)

    def _add(self, duty: Duty, workdays: WorkCalendar) -> None:
        row = DutyRow(duty, self._words, workdays, self._today, brief=self._brief)
        row.ticked.connect(self.ticked)
        row.unticked.connect(self.unticked)
        row.opened.connect(self.opened)
        self._column.addWidget(row)
        row.show()  # what is not shown yet takes no focus
        self.rows.append(row)

    def close_editor(self) -> bool:
        """Put an open editor away; False where there is none."""
        return any([row.close_editor() for row in self.rows])


def _is_in(row: DutyRow, at: QWidget) -> bool:
    return at is row or row.isAncestorOf(at)
