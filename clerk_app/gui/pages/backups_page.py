"""备份与恢复: the backups there are, one written now or onto a stick, one looked at, one gone back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.plain_list import PlainList
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.backup_table import BackupTable, requests_in
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services import upkeep
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble

_TWICE_MS = 1500
"""A key pressed again so soon after a backup was written meant that one."""


class BackupsPage(Page):
    """Nothing is replaced without a question that says what would be lost."""

    restore_wanted = Signal(object)
    """the Path of a backup"""
    visit_wanted = Signal(object)
    home_wanted = Signal()

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._is_visit = False
        self._asked: Path | None = None
        self._made: Path | None = None
        self._since_written = QElapsedTimer()
        self._writing: BackupJob | None = None
        self._is_own = False
        self.header = PageHeader(self.tr("Backups"), can_go_back=True)
        self._home = button(self.tr("Back to your own data"), name="backups_home")
        self._elsewhere = button(self.tr("Back up to …"), icon="download", name="backup_elsewhere")
        self._now = primary(self.tr("Back up now"), name="backup_now")
        self._from = button(self.tr("One from elsewhere …"), icon="folder-open", name="backup_from_elsewhere")
        self.header.add(self._home, self._from, self._elsewhere, self._now)
        self.table = BackupTable(words, self)
        self.list = PlainList(self.table, self.table.widths())
        self.list.setObjectName("backups_list")
        self.list.setAccessibleName(self.tr("Backups"))
        self._none = EmptyState("shield-check")
        self._none.say(self.tr("No backup yet"), self.tr("One is written every day, and whenever you ask for it."))
        self.panel = SidePanel(look.scaled(316))
        self._title = label(role=look.SUBJECT, name="backup_title", wrap=True)
        self._in_it = label(role=look.DATA, tone=look.TEXT2, name="backup_in_it", wrap=True)
        self._lost = label(role=look.DATA, name="backup_lost", wrap=True)
        self._look = button(self.tr("Look into it"), icon="folder-open", small=True, name="backup_look")
        self._restore = button(self.tr("Go back to this one …"), small=True, name="backup_restore")
        for each in (self._title, self._in_it, self._lost):
            self.panel.column.addWidget(each)
        for each in (self._look, self._restore):
            row = QHBoxLayout()
            row.addWidget(each)
            row.addStretch(1)
            self.panel.column.addLayout(row)
        self.panel.column.addStretch(1)
        self._drawer = Drawer(self.panel, self)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self._none)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._middle, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        self.header.back.connect(self._leave)
        self._home.clicked.connect(self.home_wanted)
        self._now.clicked.connect(self.main_action)
        self._elsewhere.clicked.connect(self._choose_place)
        self._look.clicked.connect(self._look_pressed)
        self._restore.clicked.connect(self._restore_pressed)
        self.list.opened.connect(self._drawer.open)
        self.list.clicked.connect(self._drawer.open)
        self.list.selectionModel().currentRowChanged.connect(self._show_one)
        self._from.clicked.connect(self._choose_backup)
        self._home.hide()

    @property
    def is_visit(self) -> bool:
        """Whether it is another store than the clerk's own that is open: it is looked at, not replaced."""
        return self._is_visit

    @is_visit.setter
    def is_visit(self, value: bool) -> None:
        self._is_visit = value
        self._home.setVisible(value)
        self._from.setVisible(not value)

    def open_with(self, argument: object) -> None:
        """The backups as they are now."""
        if self._writing is None:
            self._writing = BackupJob.of(self.jobs)
            self._writing.began.connect(self._settle)
            self._writing.written.connect(self._written)
            self._writing.failed.connect(self._failed)
        self._settle()
        self._show_all(upkeep.backups_of(self.desk.store.folder))

    def _show_all(self, backups: tuple[upkeep.Backup, ...]) -> None:
        self.table.show_backups(backups)
        there = bool(self.table.backups)
        self._middle.setCurrentWidget(self.list if there else self._none)
        self.header.sub.setText(self.tr("{n} in the folder of the data").format(
            n=self.words.count(len(self.table.backups))) if there else "")
        if there:
            self.list.setCurrentIndex(self.table.index(0, 0))
        self._show_one()

    def _chosen(self) -> upkeep.Backup | None:
        at = self.list.currentIndex().row()
        return self.table.backups[at] if 0 <= at < len(self.table.backups) else None

    def _show_one(self, *_: object) -> None:
        one = self._chosen()
        for each in (self._look, self._restore):
            each.setEnabled(one is not None and one.is_verified)
        for each in (self._look, self._restore):  # the copy looked at would be taken away under its own window
            each.setVisible(not self.is_visit)
        if one is None:
            for said in (self._title, self._in_it, self._lost):
                said.setText("")
            return
        self._title.setText(f"{one.at:%Y-%m-%d %H:%M}")
        if not one.is_verified:
            self._in_it.setText(self.tr("It was never verified and is not to be relied on."))
            self._lost.setText("")
            return
        last = upkeep.last_written(one.path)
        at = datetime.fromisoformat(last).astimezone() if last else None
        self._in_it.setText(with_counts(self.tr("{n} requests; the last entry was written down {when}."),
            n=self.words.count(requests_in(one) or 0), when=f"{at:%Y-%m-%d %H:%M}" if at else "—"))
        self._lost.setText(self._consequence(one))

    def _consequence(self, one: upkeep.Backup) -> str:
        after = upkeep.entries_after(self.desk, one)
        if not after:
            return self.tr("Nothing was written down after it.")
        return with_counts(self.tr("Going back would lose {n} entries written down after it."),
            n=self.words.count(after))

    # One that lies elsewhere

    def _choose_backup(self) -> None:
        ask.open_file(self, self.tr("Choose a backup"), self.tr("Backups (clerk-*.db)"), self._backup_chosen)

    def _backup_chosen(self, path: str) -> None:
        """It stands above those of the folder; looked into and gone back to as they are."""
        try:
            other = upkeep.backup_at(Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self._show_all((other, *upkeep.backups_of(self.desk.store.folder)))
        self.header.sub.setText(self.tr("Chosen: {file}").format(file=path))
        self._drawer.open()

    # Writing one

    def main_action(self) -> None:
        """Write a verified backup into the folder of the data, once however often it is pressed."""
        if not self._since_written.isValid() or self._since_written.hasExpired(_TWICE_MS):
            self._write(None)

    def _choose_place(self) -> None:
        ask.pick_folder(self, self.tr("Back up to …"), self._place_chosen)

    def _place_chosen(self, folder: str) -> None:
        self._write(Path(folder))

    def _write(self, place: Path | None) -> None:
        """Beside the window; while one is being written by itself, this waits to be asked for again."""
        if self._writing is not None and not self._writing.is_busy:
            self._is_own = True
            self.header.sub.setText(self.tr("Writing and verifying …"))
            self._writing.begin(self.desk, place=place)

    def _settle(self) -> None:
        for each in (self._now, self._elsewhere):
            each.setEnabled(self._writing is None or not self._writing.is_busy)

    def _written(self, made: upkeep.Backup) -> None:
        self._settle()
        if self._is_own and self._writing is not None:  # one written by itself leaves what was chosen as it is
            self._is_own = False
            self._made = made.path
            self._since_written.start()
            self.open_with(None)
            self.header.sub.setText(self.tr("Written and verified: {file}").format(
                file=made.path.name if self._writing.place is None else str(made.path)))

    def _failed(self, trouble: KnownTrouble) -> None:
        """The window says it."""
        self._settle()
        if self._is_own:
            self._is_own = False
            self.open_with(None)

    # Going back

    def _look_pressed(self) -> None:
        one = self._chosen()
        if one is not None:
            self.visit_wanted.emit(one.path)

    def _restore_pressed(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self._asked = one.path
        ask.confirm(
            self, self.tr("Go back to a backup"),
            self.tr("Replace the present data by the backup of {when}?").format(when=f"{one.at:%Y-%m-%d %H:%M}"),
            detail=self._consequence(one) + self.tr(" The present file is kept aside, not deleted."),
            yes=self.tr("Replace"), no=self.tr("Leave it as it is"), answered=self._answered,
        )

    def _answered(self, role: int) -> None:
        if role == ask.ACCEPTED and self._asked is not None:
            self.restore_wanted.emit(self._asked)

    def _leave(self) -> None:
        self.go.emit("back", None)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        return {"side_panel": self._drawer.toggle, "main": self.main_action}

    def regions(self) -> tuple[QWidget, ...]:
        return (self.header, self.list, self.panel)

    def take_focus(self) -> None:
        (self.list if self.table.backups else self._now).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawer.settle(self.width())
