"""Writing what an old ledger holds: after a backup, in one deed, with a word on how far it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from clerk_app.gui.backup_first import BackupFirst
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services.transfer import ImportPlan, write_plan
from clerk_app.trouble import KnownTrouble

_EVERY = 50
"""Rows written between two looks at the progress."""


class ImportWriting(QObject):
    """Of a large register the backup is written beside the window first; until then it can be given up."""

    over = Signal(object)
    """the ImportReport"""
    dropped = Signal()
    """nothing was written"""

    def __init__(self, page: Page, row: ProgressRow, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._row = row
        self._words = words
        self._plan: ImportPlan | None = None
        self.first = BackupFirst(page, row, "import")
        self.first.ready.connect(self._backed_up)
        self.first.failed.connect(self.stop)  # the window says it

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be given up."""
        return self._plan is not None

    def begin(self, plan: ImportPlan) -> None:
        """Write this, and nothing else."""
        if self.first.is_wanted(self._page.desk):
            self._plan = plan
            self.first.begin(self._page.desk)
        else:
            self._write(plan, is_backed_up=False)

    def stop(self) -> None:
        """It is not wanted any more."""
        if self._plan is not None:
            self._plan = None
            self.first.stop()
            self._row.hide()
            self.dropped.emit()

    def _backed_up(self) -> None:
        plan, self._plan = self._plan, None
        if plan is not None:
            self._write(plan, is_backed_up=True)

    def _write(self, plan: ImportPlan, *, is_backed_up: bool) -> None:
        self._row.begin(self.tr("Importing {file}").format(file=plan.reading.file))
        self._row.stay(self.tr("This step cannot be stopped: all rows are written, or none."))
        try:
            report = write_plan(
                self._page.desk, plan, skip_problems=True, progress=self._written, is_backed_up=is_backed_up
            )
        except KnownTrouble as trouble:
            self._row.hide()
            self.dropped.emit()
            self._page.trouble.emit(trouble)
            return
        self._row.hide()
        self.over.emit(report)

    def _written(self, done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            words = with_counts(
                self.tr("{done} of {total} rows"), done=self._words.count(done), total=self._words.count(total)
            )
            self._row.report(done, total, words)
            self._row.repaint()
            QApplication.sendPostedEvents()
