"""What leaves the register: rows on the clipboard, the ledger as a workbook, the list on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument

from clerk_app.cases.request import RequestId
from clerk_app.gui import ask
from clerk_app.gui.after_deed import FOLDER
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.request_list import RequestList
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.export_bar import ExportBar
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.copied_rows import Copying
from clerk_app.gui.models.request_table import RequestTable
from clerk_app.gui.pages.page import Listing, Page
from clerk_app.gui.printing import Printing
from clerk_app.law.form_table import CountingUnit
from clerk_app.services import batch_chosen, ledger_out
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, copying
from clerk_app.services.ledger_out import Gathered, Written
from clerk_app.services.pasting import as_cell
from clerk_app.trouble import KnownTrouble

SHOWN_AFTER_MS = 500
"""Work that is over sooner shows nothing."""
LOOKED_THROUGH = 300
"""The most requests that are asked which letters they need, each time the selection rests."""
WHOLE = 100
AT_ONCE, A_TURN = 300, 20
"""Rows copied at once; rows copied between two events of the window."""


class RegisterOut(QObject):
    """Works on what the page shows: all rows in the order on the screen, or those selected."""

    def __init__(self, page: Page, model: RequestTable, rows: RequestList) -> None:
        super().__init__(page)
        self._page = page
        self._model = model
        self._list = rows
        self.bar = ExportBar()
        self._export_button = button(self.tr("Export"), icon="download", name="register_export")
        self._print_button = button(self.tr("Print"), icon="printer", name="register_print")
        self.buttons = (self._export_button, self._print_button)
        self.progress = ProgressRow()
        self.progress.hide()
        self._only_chosen = False
        self._job = 0
        self._listens = False
        self._printing = Printing(page)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._copy_turn = QTimer(self)
        self._copy_turn.timeout.connect(self._copy_on)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.progress.show)
        self._export_button.clicked.connect(self.export)
        self._print_button.clicked.connect(self.print_listed)
        self.bar.wanted.connect(self._where)
        self.bar.closed.connect(self.give_up)
        self.progress.cancelled.connect(self._stop)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """The declared actions it answers while there is a row."""
        return {
            "copy_rows": self.copy, "copy_due": self.copy_due, "export": self.export, "print": self.print_listed,
            "batch": self.make_letters,
        }

    # The clipboard

    def copy(self) -> None:
        """The selected rows with headings, as Excel takes them; many are read a little at a time."""
        self._stop()
        shown = self._list.shown_columns()
        self._copying = Copying(self._model, self._list.chosen_places(), shown)
        self._copying.go_on(AT_ONCE)
        if self._copying.is_over:
            self._copied()
        else:
            self.progress.begin(self.tr("Copying"))
            self._copy_turn.start()

    def _copy_on(self) -> None:
        copying = self._copying
        copying.go_on(A_TURN)
        count = self._page.words.count
        self.progress.report(copying.done, copying.total, f"{count(copying.done)} / {count(copying.total)}")
        if copying.is_over:
            self._copied()

    def _copied(self) -> None:
        self._stop()
        QGuiApplication.clipboard().setMimeData(self._copying.data())
        rows = self._page.words.count(self._copying.done)
        self._page.told.emit(with_counts(self.tr("{n} rows copied, with their headings."), n=rows), ())

    def paste(self) -> None:
        """Rows from Excel or WPS: the page that reads them gets the text as it is."""
        self._page.go.emit("paste", QGuiApplication.clipboard().text())

    def copy_due(self) -> None:
        """The number and the due date of the current row."""
        row = self._list.current_row()
        if row is not None:
            due = row.due_on.isoformat() if row.due_on else ""
            QGuiApplication.clipboard().setText(f"{as_cell(row.number)}\t{due}")

    # The workbook

    def export(self) -> None:
        """Ask what goes with the rows on the screen."""
        self._begin(only_chosen=False)

    def export_chosen(self) -> None:
        """Ask what goes with the selected rows."""
        self._begin(only_chosen=True)

    def _begin(self, *, only_chosen: bool) -> None:
        self._only_chosen = only_chosen
        self.bar.ask(self._which())

    def refresh(self) -> None:
        """The rows on the screen or the selection are others now."""
        for each in self.buttons:
            each.setEnabled(bool(self._model.ids()))
        if self.bar.isVisible():
            if self._ids():
                self.bar.say(self._which())
            else:
                self.give_up()

    def give_up(self) -> bool:
        """Esc; False when nothing was asked."""
        if not self.bar.isVisible():
            return False
        self.bar.hide()
        self._list.setFocus()
        return True

    def _which(self) -> str:
        count = self._page.words.count(len(self._ids()))
        if self._only_chosen:
            return self.tr("Export the {n} selected").format(n=count)
        return self.tr("Export the {n} listed, in this order").format(n=count)

    def _ids(self) -> tuple[RequestId, ...]:
        return self._list.chosen_ids() if self._only_chosen else self._model.ids()

    def _where(self) -> None:
        day = self._page.today().isoformat()
        ask.save_file(
            self._page, self.tr("Export the register"), self.tr("Excel workbook (*.xlsx)"), self._save,
            suggestion=self.tr("Register {day}.xlsx").format(day=day),
        )

    def _save(self, path: str) -> None:
        desk = self._page.desk
        try:
            ledger_out.check_target(Path(path), desk.store.folder)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        unit = CountingUnit.ITEM if self.bar.by_item.isChecked() else CountingUnit.REQUEST
        personal = self.bar.personal.isChecked()
        writing = self.tr("Writing {file}").format(file=Path(path).name)
        self._start(partial(_write, self._gathering(self._ids()), Path(path), unit, personal), writing)

    # The paper

    def print_listed(self) -> None:
        """The rows on the screen on paper."""
        self._print(self._model.ids())

    def print_chosen(self) -> None:
        """The selected rows on paper."""
        self._print(self._list.chosen_ids())

    def _print(self, ids: Sequence[RequestId]) -> None:
        self._start(partial(_paper, self._gathering(ids)), self.tr("Setting the list"))

    # Letters

    def why_no_letters(self) -> str:
        """Why there is no letter to make for those selected, empty where there is one; many are not looked through."""
        chosen = self._list.chosen_ids()
        asks = 1 < len(chosen) <= LOOKED_THROUGH
        if not asks or batch_chosen.kinds_of(self._page.desk, chosen, self._page.today()):
            return ""
        return self.tr("Every letter these need is made already.")

    def make_letters(self) -> None:
        """Letters for those selected; with one alone: what waits today."""
        chosen = frozenset(self._list.chosen_ids())
        title = with_counts(self.tr("{n} requests selected"), n=self._page.words.count(len(chosen)))
        self._page.go.emit("batch", Listing(title, chosen) if len(chosen) > 1 else "")

    # Beside the window

    def _gathering(self, ids: Sequence[RequestId]) -> Callable[[Progress], Gathered]:
        """Has those requests read from a copy: where the register is large, that takes half a minute."""
        return partial(_gathered, copying(self._page.desk), tuple(ids), self._page.today())

    def _start(self, work: Callable[[Progress], object], what: str) -> None:
        if not self._listens:
            self._listens = True
            self._page.jobs.finished.connect(self._over)
            self._page.jobs.failed.connect(self._failed)
            self._page.jobs.readied.connect(self._readied)
        self._stop()
        self.progress.begin(what)
        self.progress.hide()
        self._job = self._page.jobs.start(work)
        self._patience.start()

    def _stop(self) -> None:
        self._patience.stop()
        self._copy_turn.stop()
        self.progress.hide()
        if self._job:
            self._page.jobs.cancel(self._job)

    def _readied(self, number: int, done: int, total: int) -> None:
        if number == self._job:
            self.progress.report(done, total, f"{done * WHOLE // total}%" if done < total else "")

    def _over(self, number: int, result: object) -> None:
        if number != self._job:
            return
        self._stop()
        if isinstance(result, Written):
            self.bar.hide()
            self._tell(result)
        elif isinstance(result, bytes):
            self._document.close()
            self._buffer.close()
            self._buffer.setData(QByteArray(result))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
            self._printing.ask(self._document)

    def _tell(self, written: Written) -> None:
        made = written.ledger
        facts = {
            "requests": made.requests, "lines": len(made.lines), "file": written.path.name,
            FOLDER: written.path.parent,
        }
        self._page.did.emit(Change(message=ledger_out.message(made), facts=facts))
        self._list.setFocus()
        if written.cut:
            self._page.trouble.emit(KnownTrouble("ledger_cut", kind="input", numbers=written.cut))

    def _failed(self, number: int, error: Exception) -> None:
        if number != self._job:
            return
        self._stop()
        bug = KnownTrouble("ledger_job_failed", kind="input", error=type(error).__name__)
        self._page.trouble.emit(error if isinstance(error, KnownTrouble) else bug)


def _gathered(
    made: Callable[[Callable[[int, int], None]], Desk], ids: Sequence[RequestId], today: date, progress: Progress
) -> Gathered:
    """Runs in the pool, on a copy of the store."""
    copy = made(progress.ready)
    with copy.store:
        gathered = ledger_out.gather(copy, ids, today=today)
    progress.ready(0, 0)
    return gathered


def _write(
    gathering: Callable[[Progress], Gathered], path: Path, unit: CountingUnit, personal: bool, progress: Progress
) -> Written:
    """Runs in the pool: the store is not asked any more."""
    gathered = gathering(progress)
    return ledger_out.write(ledger_out.made_of(gathered, personal=personal, unit=unit), gathered.desk.terms, path)


def _paper(gathering: Callable[[Progress], Gathered], progress: Progress) -> bytes:
    """Runs in the pool."""
    gathered = gathering(progress)
    return ledger_out.paper(ledger_out.made_of(gathered), gathered.desk.terms, gathered.desk.fonts)
