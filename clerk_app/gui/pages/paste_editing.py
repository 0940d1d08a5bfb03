"""What is done to pasted rows in place: cells typed over, emptied, filled down, rows left out; Ctrl+Z undoes each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerk_app.gui.forms.date_shorthand import Leaning, read_day
from clerk_app.gui.models.paste_table import FIRST, PasteLine
from clerk_app.services.ledger_guess import is_day

if TYPE_CHECKING:
    from clerk_app.gui.pages.paste_page import PastePage

_AT_ONCE = 20
"""Rows that are read again without giving the window its turn in between."""


@dataclass(frozen=True)
class _Cells:
    """Cells that were changed: line, column of the paste, and what stood there."""

    before: tuple[tuple[PasteLine, int, str], ...]


@dataclass(frozen=True)
class _Rows:
    """Rows that were left out."""

    lines: tuple[PasteLine, ...]


class PasteEditing(QObject):
    """Works on the page it belongs to. ``done`` after each change."""

    done = Signal()
    read_all = Signal()
    """So much changed that every row is to be read again, a slice at a time."""

    def __init__(self, page: PastePage) -> None:
        super().__init__(page)
        self._table, self._list, self._reading = page.table, page.list, page.reading
        self._page = page
        self._steps: list[_Cells | _Rows] = []
        page.table.typed.connect(self._typed)
        page.list.put.connect(self.put)
        page.list.filled.connect(self.fill_down)
        page.list.removed.connect(self.remove)
        page.list.undone.connect(self.undo)

    @property
    def can_undo(self) -> bool:
        """Whether anything was done since the rows came."""
        return bool(self._steps)

    def left_out(self) -> tuple[PasteLine, ...]:
        """The rows left out that can still be had back."""
        return tuple(line for step in self._steps if isinstance(step, _Rows) for line in step.lines)

    def begin(self, left_out: Sequence[PasteLine] = ()) -> None:
        """Other rows are shown; ``left_out``: what was left out of them the last time."""
        self._steps = [_Rows((line,)) for line in left_out]

    def registered(self, gone: Iterable[PasteLine]) -> None:
        """These rows are requests now: what was typed into them is no more to be undone here."""
        numbers, steps = {line.number for line in gone}, self._steps
        self._steps = []
        for step in steps:
            if isinstance(step, _Cells):
                step = _Cells(tuple(one for one in step.before if one[0].number not in numbers))
                if not step.before:
                    continue
            self._steps.append(step)

    # doing

    def _typed(self, row: int, column: int, text: str) -> None:
        if is_day(self._table.pasted.fields[column]):
            page = self._page
            day = read_day(text, today=page.today(), leaning=Leaning.PAST, workdays=page.desk.workdays)
            text = day.isoformat() if day is not None else text
        self._change([(self._table.lines[row], column, text)])

    def put(self, text: str) -> None:
        """The same words into every selected cell."""
        places = self._list.selected_cells()
        if len(places) == 1:
            self._typed(*places[0], text)
        else:
            self._change([(self._table.lines[row], column, text) for row, column in places])

    def fill_down(self) -> None:
        """The uppermost selected cell over those below it, each column for itself; of one cell what stands above, of
        one in the first row into the empty ones below."""
        self._list.setFocus()
        places = self._list.selected_cells()
        rows = sorted({row for row, _ in places})
        if len(rows) == 1 and rows[0] > 0:
            rows.insert(0, rows[0] - 1)
        lines = self._table.lines
        is_alone = rows == [0]
        self._change([
            (lines[row], column, lines[rows[0]].cells[column])
            for column in sorted({column for _, column in places})
            for row in (range(1, len(lines)) if is_alone else rows[1:])
            if not (is_alone and lines[row].cells[column])
        ])  # fmt: skip

    def remove(self) -> None:
        """Leave the selected rows out."""
        rows = self._list.selected_rows()
        if not rows:
            return
        self._steps.append(_Rows(tuple(self._table.lines[row] for row in rows)))
        self._table.take(rows)
        for row in reversed(rows):
            self._reading.line_gone(row)
        self.done.emit()

    def _change(self, wanted: Sequence[tuple[PasteLine, int, str]]) -> None:
        changes = [one for one in wanted if one[0].cells[one[1]] != one[2]]
        if changes:
            self._steps.append(_Cells(tuple((line, column, line.cells[column]) for line, column, _ in changes)))
            self._write(changes)

    def _write(self, changes: Sequence[tuple[PasteLine, int, str]]) -> None:
        for line, column, text in changes:
            line.cells[column] = text
        touched = {line.number for line, _, _ in changes}
        rows = [row for row, line in enumerate(self._table.lines) if line.number in touched]
        if len(rows) > _AT_ONCE:
            self.read_all.emit()
        else:
            self._reading.read_again(rows)
        self.done.emit()

    # undoing

    def undo(self) -> None:
        """The last thing done; a press of the button gives the rows the cursor again."""
        self._list.setFocus()
        if self._steps:
            self._undo(self._steps.pop())

    def bring_back(self) -> None:
        """The rows left out last, whatever was typed since."""
        step = next((one for one in reversed(self._steps) if isinstance(one, _Rows)), None)
        if step is not None:
            self._steps.remove(step)
            self._undo(step)

    def _undo(self, step: _Cells | _Rows) -> None:
        if isinstance(step, _Cells):
            self._write(step.before)
            row = next((at for at, line in enumerate(self._table.lines) if line is step.before[0][0]), -1)
            if row >= 0:
                self._list.setCurrentIndex(self._table.index(row, FIRST + step.before[0][1]))
            return
        for line in step.lines:
            line.cells += [""] * (len(self._table.pasted.fields) - len(line.cells))
        self._table.keep(sorted([*self._table.lines, *step.lines], key=_by_number))
        self._list.setCurrentIndex(self._table.index(self._table.lines.index(step.lines[0]), FIRST))
        self.read_all.emit()
        self.done.emit()


def _by_number(line: PasteLine) -> int:
    return line.number
