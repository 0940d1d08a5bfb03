"""从 Excel 粘贴多件: rows of the clipboard as a table, problems in place; the good ones are registered in one deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.actions import PASTED_KEYS
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.paste_list import PasteList
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.paste_columns import PasteColumns, keep_columns, kept_columns
from clerk_app.gui.forms.paste_panel import PastePanel
from clerk_app.gui.models.paste_reading import PasteReading
from clerk_app.gui.models.paste_table import FIRST, PasteLine, PasteTable
from clerk_app.gui.pages.page import Page
from clerk_app.gui.pages.paste_drafts import PasteDrafts
from clerk_app.gui.pages.paste_editing import PasteEditing
from clerk_app.gui.pages.paste_writing import TOLD_FROM, PasteWriting
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_clipboard import Grid, read_clipboard
from clerk_app.services.ledger_guess import Pasted, guess, with_added, with_field
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.trouble import KnownTrouble


class PastePage(Page):
    """Reads row after row beside the window; nothing is written before the one press."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._ledger_words = read_ledger_words()
        self._waiting: Grid = ()
        self._make()
        self.editing, self.drafts, self.writing = PasteEditing(self), PasteDrafts(self), PasteWriting(self)
        self._lay_out()
        self._connect()
        self.settle()

    def _make(self) -> None:
        self.header = PageHeader(self.tr("Paste several from Excel"), can_go_back=True)
        self._paste = button(self.tr("Paste"), key="Ctrl+V", name="paste_again")
        self._undo = button(self.tr("Undo"), key="Ctrl+Z", name="paste_undo")
        self._fill = button(self.tr("Fill down"), key="Ctrl+D", name="paste_fill")
        self._start = EmptyState("sheet")
        self._start.say(
            self.tr("Paste rows as new requests"),
            self.tr("Select rows in Excel or WPS, with or without their headings, copy them and press Ctrl+V here. "
                    "You see first what was read; nothing is written before that."),
            first=self.tr("Paste"), second=self.tr("Import a whole ledger file"),
        )
        self.columns = PasteColumns(self.words, self._ledger_words)
        self.table = PasteTable(self.words, self.columns.called, self)
        self.list = PasteList(self.table)
        self.panel = PastePanel(self.words, self.columns.called)
        self._drawer = Drawer(self.panel, self)
        self.reading = PasteReading(self.table, self)
        self.progress = ProgressRow()
        self.progress.hide()
        self.said = label(role=look.DATA, tone=look.TEXT2, name="paste_said")
        self._cancel = quiet(self.tr("Cancel"), name="paste_cancel")
        self._write = primary(self.tr("Register"), key="Ctrl+Enter", name="paste_write")

    def _lay_out(self) -> None:
        self.header.add(self._undo, self._fill, self._paste)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.columns)
        left.addWidget(self.list, 1)
        room = QHBoxLayout()
        room.setContentsMargins(20, 0, 16, 8)
        room.addWidget(self.progress)
        left.addLayout(room)
        whole = self._rows = QWidget()
        body = QHBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._start)
        self._middle.addWidget(whole)
        foot = Foot(52)
        foot.row.addWidget(self.said)
        foot.row.addStretch(1)
        foot.row.addWidget(self._cancel)
        foot.row.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.drafts.line)
        column.addWidget(self._middle, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self._paste.clicked.connect(self.paste)
        self._start.first.connect(self.paste)
        self._start.second.connect(self._to_import)
        self.list.paste_wanted.connect(self.paste)
        self._undo.clicked.connect(self.editing.undo)
        self._fill.clicked.connect(self.editing.fill_down)
        self.editing.done.connect(self.settle)
        self.editing.read_all.connect(self.read_again)
        self.editing.done.connect(self.drafts.edited)
        self.list.moved.connect(self._moved)
        self.list.selectionModel().currentColumnChanged.connect(self._column_moved)
        self.list.header.asked.connect(self._ask_field)
        self.columns.field_chosen.connect(self.take_column_for)
        self.columns.usual_chosen.connect(self._read_otherwise)
        self.reading.told.connect(self.tell)
        self.reading.compared.connect(self._compared)
        self.reading.over.connect(self._read_over)
        self.panel.next_wanted.connect(self.next_problem)
        self.panel.remove_wanted.connect(self.editing.remove)
        self.panel.back_wanted.connect(self.editing.bring_back)
        self.progress.cancelled.connect(self.clear)
        self._cancel.clicked.connect(self._cancel_pressed)
        self._write.clicked.connect(self.main_action)

    # What is pasted

    def open_with(self, argument: object) -> None:
        """The text that was pasted; None: as it was left, the last time too."""
        self._ledger_words = self.columns.of_desk(self.desk, self.today())
        self.drafts.restore()
        if isinstance(argument, str) and argument.strip():
            self._take_text(argument)
        self.settle()

    def paste(self) -> None:
        """Ctrl+V: what lies on the clipboard."""
        self._take_text(QGuiApplication.clipboard().text())

    def _take_text(self, text: str) -> None:
        data = QGuiApplication.clipboard().mimeData()
        html = data.html() if data is not None and data.hasHtml() and data.text() == text else ""
        grid = read_clipboard(text, html)
        if not grid or len(grid) * len(grid[0]) == 1:
            self.trouble.emit(KnownTrouble("paste_no_rows", kind="input"))
        elif self.table.lines:
            self._waiting = grid
            ask.confirm(
                self, self.tr("Paste"),
                with_counts(self.tr("{n} rows are not registered yet and would be lost."),
                    n=self.words.count(len(self.table.lines))),
                yes=self.tr("Paste in their place"), no=self.tr("Go back"), answered=self._answered,
            )
        else:
            self.take(grid)

    def _answered(self, role: int) -> None:
        if role == ask.ACCEPTED and self._waiting:
            self.take(self._waiting)
        self._waiting = ()

    def take(self, grid: Grid) -> None:
        """Show these rows and begin to read them."""
        pasted = guess(grid, self._ledger_words, self.today(), kept_columns())
        lines = [PasteLine(number, list(cells)) for number, cells in enumerate(pasted.rows, start=1)]
        self.drafts.thrown_away()
        self.show_rows(pasted, lines)
        self.drafts.edited()

    def show_rows(self, pasted: Pasted, lines: Sequence[PasteLine], left_out: Sequence[PasteLine] = ()) -> None:
        """These rows in the place of those shown; ``left_out``: what can be brought back."""
        self.editing.begin(left_out)
        self.table.show_lines(pasted, lines, self.columns.names(pasted))
        self.list.fit_columns()
        self.said.setText("")
        self._middle.setCurrentWidget(self._rows)
        self.read_again()
        if lines:
            self.list.setCurrentIndex(self.table.index(0, FIRST))
        self.list.setFocus()

    def take_desk(self, desk: Desk) -> None:
        """Due days may have moved."""
        super().take_desk(desk)
        if self.table.lines:
            self.read_again()

    # Reading

    def read_again(self) -> None:
        """Every row from the first."""
        self.reading.begin(self.desk, self.today(), self.columns.channel(), self.columns.organ())
        if len(self.table.lines) >= TOLD_FROM:
            self.progress.begin(self.tr("Reading the rows"))
        self.settle()

    def tell(self, done: int, total: int) -> None:
        """How many rows are read or registered."""
        self.progress.report(done, total, with_counts(self.tr("{done} of {total} rows"),
            done=self.words.count(done), total=self.words.count(total)))

    def _read_over(self) -> None:
        self.progress.hide()
        self.settle()
        said = (one for line in self.table.lines for one in line.problems)
        if any(one.key == "paste_kind_unknown" and one.column is None for one in said):
            pasted = with_added(self.table.pasted, "applicant_kind")
            self.table.add_column(pasted, self.columns.names(pasted))
            self.list.fit_columns()
            self.drafts.edited()
            self.read_again()

    def _compared(self) -> None:
        self._moved(self.list.currentIndex().row())

    # In place

    def _moved(self, row: int) -> None:
        self.panel.show_line(self.table.lines[row] if 0 <= row < len(self.table.lines) else None)

    def next_problem(self) -> None:
        """F8: the next wrong cell below, and from the top again."""
        here, places = self.list.currentIndex(), self.table.wrong_places()
        if places:
            after = [place for place in places if place > (here.row(), here.column())]
            self._drawer.open()
            self.list.setCurrentIndex(self.table.index(*(after or places)[0]))
            self.list.setFocus()

    # The columns

    def _column_moved(self, *_: object) -> None:
        self.columns.show_column(self.table.pasted, self.list.currentIndex().column() - FIRST)

    def _ask_field(self, section: int) -> None:
        self.list.setCurrentIndex(self.table.index(max(0, self.list.currentIndex().row()), section))
        self.columns.ask(self.table.pasted, section - FIRST, self.list.header, section)

    def take_column_for(self, column: int, name: str) -> None:
        """A pasted column is this field from now on, here and the next time."""
        if not 0 <= column < len(self.table.pasted.fields):
            return
        pasted = with_field(self.table.pasted, column, name)
        keep_columns(pasted)
        self.table.show_columns(pasted, self.columns.names(pasted))
        self._column_moved()
        self._read_otherwise()

    def _read_otherwise(self) -> None:
        if self.table.lines:
            self.drafts.edited()
            self.read_again()

    # Registering

    def main_action(self) -> None:
        """Register every good row in one deed; what is wrong stays. A second press finds nothing to register."""
        good = [line for line in self.table.lines if line.is_good]
        if self.reading.is_on or not good or not self._write.isEnabled():
            return
        self._write.setEnabled(False)
        self.list.setFocus()
        self.writing.write()

    def settle(self) -> None:
        """What can be pressed now, and what the head says."""
        lines = self.table.lines
        good = sum(line.is_good for line in lines)
        left = len(lines) - good
        count = self.words.count
        self._middle.setCurrentWidget(self._rows if lines else self._start)
        if self.reading.is_on or not left:
            self._write.setText(self.tr("Register {n}").format(n=count(good)) if lines else self.tr("Register"))
        else:
            self._write.setText(with_counts(self.tr("Register {n}, {left} stay"), n=count(good), left=count(left)))
        self._write.setEnabled(bool(good) and not self.reading.is_on)
        self._write.setVisible(bool(lines))
        self._cancel.setVisible(bool(lines))
        self.panel.next.setEnabled(bool(left) and not self.reading.is_on)
        n = len(self.editing.left_out())
        self._undo.setVisible(bool(lines) or self.editing.can_undo)
        self._undo.setEnabled(self.editing.can_undo)
        self._fill.setVisible(bool(lines))
        self.panel.offer_back(self.tr("Bring back the row left out ({n})").format(n=count(n)) if n else "")
        fields = self.table.pasted.fields
        self.columns.offer_channel("channel" not in fields or any(
            one.column is not None and one.key == "row_cell_missing" and fields[one.column] == "channel"
            for line in lines for one in line.problems
        ))
        if not lines:
            self.header.sub.setText("")
        elif left and not self.reading.is_on:
            self.header.sub.setText(with_counts(self.tr("{n} rows · {left} to be mended"),
                n=count(len(lines)), left=count(left)))
        else:
            self.header.sub.setText(with_counts(self.tr("{n} rows"), n=count(len(lines))))
        self.handlers_changed.emit()

    # Leaving

    def clear(self) -> None:
        """Throw the rows away; they can be had back while the window is open."""
        self.reading.stop()
        self.progress.hide()
        self.drafts.thrown_away()
        self.editing.begin()
        self.table.show_lines(Pasted((), (), ()), (), ())
        self.drafts.keep()
        self.settle()

    def _cancel_pressed(self) -> None:
        self.clear()
        self._leave()

    def _leave(self) -> None:
        self.go.emit("back", None)

    def _to_import(self) -> None:
        self.go.emit("import", None)

    def is_unfinished(self) -> bool:
        return self.drafts.is_unkept()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return PASTED_KEYS

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"side_panel": self._drawer.toggle} if self.table.lines else {}
        if self._write.isEnabled() and self.table.lines:
            found["main"] = self.main_action
        if any(line.problems for line in self.table.lines):
            found["next_problem"] = self.next_problem
        return found

    def regions(self) -> tuple[QWidget, ...]:
        return (self.header, self.columns, self.list, self.panel)

    def take_focus(self) -> None:
        (self.list if self.table.lines else self._paste).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer.settle(self.width())
