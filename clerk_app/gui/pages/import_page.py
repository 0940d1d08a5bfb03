"""导入旧台账: pick a file, read the report on it, then import; nothing is written before that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.banner import PLAIN, Banner
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.import_columns import ImportColumns, keep_column, kept_columns
from clerk_app.gui.forms.import_supplied import ImportSupplied
from clerk_app.gui.forms.import_words import ImportWords
from clerk_app.gui.forms.organ_choice import OrganChoice
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.import_table import ImportTable
from clerk_app.gui.pages.import_writing import ImportWriting
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services import ledger_organs, office
from clerk_app.services.desk import Desk
from clerk_app.services.ledger_mapping import mapping_of
from clerk_app.services.ledger_reading import LedgerReading, read_ledger
from clerk_app.services.ledger_supplied import Supplied
from clerk_app.services.ledger_words import LedgerWords, read_ledger_words
from clerk_app.services.transfer import ImportPlan, ImportReport, plan_import, skipped_rows
from clerk_app.trouble import KnownTrouble

_PROBLEMS, _DIFFERENCES, _COLUMNS, _KINDS = "problems", "differences", "columns", "kinds"
_UNNAMED = ("ledger_column_missing", "ledger_without_headings")
"""Problems that go when a column is named."""


def _read(path: Path, words: LedgerWords, today: date, supplied: Supplied, progress: Progress) -> LedgerReading:
    """Runs in the pool: plain data in, plain data out."""
    return read_ledger(path, words, today=today, supplied=supplied)


class ImportPage(Page):
    """Reads in the background; writes at once, in one deed."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._plan: ImportPlan | None = None
        self._reading: LedgerReading | None = None
        self._ledger_words: LedgerWords | None = None
        self._path: Path | None = None
        self._job = 0
        self._listens = self._had_kinds = False
        self._skipped: bytes | None = None
        self._build()

    def _build(self) -> None:
        self.header = PageHeader(self.tr("Import old ledger"), can_go_back=True)
        self._pick = button(self.tr("Choose a file"), icon="file-spreadsheet", name="import_pick")
        self.header.add(self._pick)
        self._organ = OrganChoice(self.tr("Rows that name no agency go to"), name="import_organ")
        self.header.lead(self._organ)
        self._start = EmptyState("file-spreadsheet")
        self._start.say(
            self.tr("Bring in the office's own ledger"),
            self.tr("Excel, WPS and OpenDocument sheets (xlsx, xls, et, ods). First you see what was read and what "
                    "was not; nothing is written before that."),
            first=self.tr("Choose a file"),
        )
        self._table = ImportTable(self)
        self._list = PlainList(self._table, self._table.widths())
        self._list.setObjectName("import_found")
        self._list.setAccessibleName(self.tr("What was found"))
        self._banner = Banner(PLAIN)
        self._banner.setObjectName("import_banner")
        self._facts = label(role=look.DATA, tone=look.TEXT2, wrap=True, name="import_facts")
        self._which = Segment((), digits=False, small=True, name="import_which")
        self._which.setAccessibleName(self.tr("What is shown"))
        self._none = EmptyState("check")
        self._lists = QStackedWidget()
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._none)
        self._columns = ImportColumns(self.words, read_ledger_words())
        self._says = ImportWords(self.words, self._columns.called, self)
        self._supplied = ImportSupplied(self.words)
        self._lists.addWidget(self._columns)
        self._lists.addWidget(self._supplied.kinds)
        self._report = QWidget()
        report = QVBoxLayout(self._report)
        report.setContentsMargins(0, 12, 0, 0)
        report.setSpacing(10)
        upper = QVBoxLayout()
        upper.setContentsMargins(20, 0, 16, 0)
        upper.setSpacing(10)
        upper.addWidget(self._banner)
        upper.addWidget(self._facts)
        row = QHBoxLayout()
        row.addWidget(self._which)
        row.addStretch(1)
        row.addWidget(self._supplied)
        upper.addLayout(row)
        report.addLayout(upper)
        report.addWidget(self._lists, 1)
        self._progress = ProgressRow()
        self._progress.hide()
        self._writing = ImportWriting(self, self._progress, self.words)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._start)
        self._middle.addWidget(self._report)
        room = QHBoxLayout()
        room.setContentsMargins(20, 0, 16, 12)
        room.addWidget(self._progress)
        self._foot = Foot(52)
        self._said = label(role=look.DATA, tone=look.TEXT2, name="import_said")
        self._cancel = quiet(self.tr("Cancel"), key="Esc", name="import_cancel")
        self._save = button(self.tr("Save the rows left out"), icon="download", name="import_save")
        self._write = primary(self.tr("Import"), key="Ctrl+Enter", name="import_write")
        self._foot.row.addWidget(self._said)
        self._foot.row.addStretch(1)
        for each in (self._cancel, self._save, self._write):
            self._foot.row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._middle, 1)
        column.addLayout(room)
        column.addWidget(self._foot)
        self._connect()

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self._pick.clicked.connect(self._choose)
        self._start.first.connect(self._choose)
        self._organ.chosen.connect(self._look_through)
        self._which.chosen.connect(self._show_list)
        self._progress.cancelled.connect(self._stop)
        self._writing.over.connect(self._over)
        self._writing.dropped.connect(self._dropped)
        self._columns.chosen.connect(self._column_chosen)
        self._supplied.changed.connect(self._read_again)
        self._cancel.clicked.connect(self._leave)
        self._save.clicked.connect(self._save_pressed)
        self._write.clicked.connect(self.main_action)

    # The file

    def open_with(self, argument: object) -> None:
        """A path reads that file at once; None begins anew."""
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._read_over)
            self.jobs.failed.connect(self._read_failed)
        self._begin_anew()
        if isinstance(argument, Path):
            self.read(argument)

    def _begin_anew(self) -> None:
        self._plan, self._skipped = None, None
        self._writing.stop()
        self.header.sub.setText("")
        self._said.setText("")
        self._middle.setCurrentWidget(self._start)
        for each in (self._save, self._write):
            each.hide()
        self._cancel.show()
        self.handlers_changed.emit()

    def _choose(self) -> None:
        ask.open_file(
            self, self.tr("Choose the old ledger"), self.tr("Ledgers (*.xlsx *.xls *.et *.ods *.xlsm);;All files (*)"),
            self._chosen,
        )

    def _chosen(self, path: str) -> None:
        self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read the file in the background."""
        self._begin_anew()
        self._supplied.begin()
        self._read_file(path)

    def _column_chosen(self, heading: str, field: str) -> None:
        """A column is something else: kept for the next time, and the file is read anew."""
        keep_column(heading, field)
        self._read_again()

    def _read_again(self) -> None:
        if self._path is not None:
            self._read_file(self._path)

    def _read_file(self, path: Path) -> None:
        self._path = path
        known = ledger_organs.with_organs(read_ledger_words(), self.desk)
        self._columns.know(known)
        self._organ.offer(tuple(office.names(self.desk).items()), self._organ.organ() or ledger_organs.usual(self.desk))
        self._ledger_words = known.with_headings(kept_columns())
        self._write.setEnabled(False)
        self.header.sub.setText(path.name)
        self._progress.begin(self.tr("Reading {file}").format(file=path.name))
        self._job = self.jobs.start(partial(
            _read, path, self._ledger_words, self.today(), self._supplied.supplied()
        ))

    def _stop(self) -> None:
        if self._writing.is_waiting:
            self._writing.stop()
            return
        self.jobs.cancel(self._job)
        self._progress.hide()
        self._begin_anew()

    def _read_failed(self, number: int, error: Exception) -> None:
        if number != self._job:
            return
        self._progress.hide()
        if isinstance(error, KnownTrouble):
            self.trouble.emit(error)
        else:
            self.trouble.emit(KnownTrouble("window_job_failed", kind="input", error=type(error).__name__))

    def _read_over(self, number: int, reading: object) -> None:
        if number != self._job or not isinstance(reading, LedgerReading) or self._ledger_words is None:
            return
        self._progress.hide()
        self._reading = reading
        self._look_through()

    def _look_through(self) -> None:
        if self._reading is not None and self._ledger_words is not None:
            self._writing.stop()
            self._plan = plan_import(self.desk, self._reading, self._ledger_words, self._organ.organ())
            self._show_plan(self._plan)

    def take_desk(self, desk: Desk) -> None:
        """The dates of rows not imported yet are reckoned anew."""
        super().take_desk(desk)
        if self._plan is not None and self._plan.requests:
            self._look_through()

    # The report

    def _show_plan(self, plan: ImportPlan) -> None:
        before = self._which.value() if self._middle.currentWidget() is self._report else None
        columns = mapping_of(plan.reading)
        self._columns.show_columns(columns)
        self._supplied.show_reading(plan.reading)
        new, left, other = len(plan.requests), self._left_out(plan), len(plan.deadline_differences)
        count = self.words.count
        text, kind = self._says.verdict(plan, left)
        self._banner.say(text, kind=kind)
        self._facts.setText(self._says.about(plan))
        kinds = plan.reading.kinds
        self._which.offer((
            *(((_KINDS, self.tr("Kinds {n}").format(n=count(len(kinds)))),) if kinds else ()),
            (_PROBLEMS, self.tr("Rows left out {n}").format(n=count(len(plan.problems)))),
            (_DIFFERENCES, self.tr("Deadlines that differ {n}").format(n=count(other))),
            (_COLUMNS, self.tr("Columns {n}").format(n=count(len(columns)))),
        ))
        self._which.choose(self._wanted(before, plan))
        self._had_kinds = bool(kinds)
        self._show_list()
        self._write.setText(
            self.tr("Import {new}, leave {left}").format(new=count(new), left=count(left)) if left else
            self.tr("Import {new}").format(new=count(new))
        )
        self._write.setVisible(bool(new or plan.remedies))
        self._write.setEnabled(True)
        self._save.setVisible(bool(left))
        self._middle.setCurrentWidget(self._report)
        self._write.setFocus()
        self.handlers_changed.emit()

    def _wanted(self, before: object, plan: ImportPlan) -> str:
        """Which list is shown: the columns while they are put right, else what needs looking at."""
        if plan.reading.kinds and (before == _KINDS or not self._had_kinds):
            return _KINDS
        if before == _COLUMNS or (plan.reading.tables and any(each.key in _UNNAMED for each in plan.problems)):
            return _COLUMNS
        return _DIFFERENCES if plan.deadline_differences and not plan.problems else _PROBLEMS

    @staticmethod
    def _left_out(plan: ImportPlan) -> int:
        return len({(each.sheet, each.row) for each in plan.problems if each.row is not None})

    def _show_list(self, *_: object) -> None:
        plan = self._plan
        if plan is None:
            return
        which = self._which.value()
        if which in (_COLUMNS, _KINDS):
            self._lists.setCurrentWidget(self._columns if which == _COLUMNS else self._supplied.kinds)
            return
        if which == _DIFFERENCES:
            found = self._says.differences(plan, self.words.terms)
            none = self.tr("Every deadline of the ledger is ours too")
        else:
            found = self._says.problems(plan)
            none = self.tr("Every row can be imported")
        self._table.show_found(found)
        self._none.say(none)
        self._lists.setCurrentWidget(self._list if found else self._none)

    # Writing

    def main_action(self) -> None:
        """Write what can be imported; a second press does nothing."""
        plan = self._plan
        if plan is None or not self._write.isVisible() or not self._write.isEnabled():
            return
        self._list.setFocus()
        self._write.setEnabled(False)
        self._writing.begin(plan)

    def _dropped(self) -> None:
        self._write.setEnabled(True)

    def _over(self, report: ImportReport) -> None:
        self._skipped = report.skipped_rows
        self._plan = replace(report.plan, requests=(), remedies=())
        for each in (self._write, self._cancel):  # it is done: nothing can be cancelled any more
            each.hide()
        self.did.emit(report.change)
        if self._skipped is None and self.isVisible():
            self.go.emit("register", None)
            return
        self._said.setText(
            self.tr("{n} imported. The rows left out can be saved, mended and imported again.").format(
                n=self.words.count(report.requests)
            )
        )
        said = with_counts(self.tr("{n} requests are in the register now."), n=self.words.count(report.requests))
        self._banner.say(said, kind=PLAIN)

    def _save_pressed(self) -> None:
        if self._skipped is None and self._plan is not None:
            self._skipped = skipped_rows(self._plan, self.desk.terms)
        stem = Path(self.header.sub.text()).stem
        ask.save_file(
            self, self.tr("Save the rows left out"), self.tr("Excel workbook (*.xlsx)"), self._save_to,
            suggestion=self.tr("{file} rows left out.xlsx").format(file=stem),
        )

    def _save_to(self, path: str) -> None:
        if self._skipped is None:
            return
        try:
            Path(path).write_bytes(self._skipped)
        except OSError as error:
            self.trouble.emit(KnownTrouble("window_not_written", kind="input", file=path, why=error.strerror or ""))
            return
        self._said.setText(self.tr("Saved in {file}").format(file=Path(path).name))

    # Leaving

    def _leave(self) -> None:
        self.go.emit("register", None)

    def step_back(self) -> bool:
        if self._progress.isVisible():
            self._stop()
            return True
        return False

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        found: dict[str, Callable[[], None]] = {"import": self._choose}
        if self._write.isVisible() and self._write.isEnabled():
            found["main"] = self.main_action
        return found

    def regions(self) -> tuple[QWidget, ...]:
        """What is asked or was found."""
        return (self._middle,)

    def take_focus(self) -> None:
        self._pick.setFocus()
