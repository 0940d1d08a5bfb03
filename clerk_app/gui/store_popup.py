"""About the data: where they lie, when they were last backed up, and a backup now. Opened from the status line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.popup import Popup
from clerk_app.gui.main_window import MainWindow
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import Backup, gone_back_to, last_backup
from clerk_app.trouble import KnownTrouble

_WIDE = 440


class StorePopup(Popup):
    """Facts and two ways on; grows upwards from the status line."""

    def __init__(self, desk: Desk, window: MainWindow, writing: BackupJob) -> None:
        super().__init__(window, "store_popup")
        self._desk = desk
        self._writing = writing
        self._window = window
        self.setAccessibleName(self.tr("About the data"))
        folder = desk.store.folder
        self.said = label(role=look.DATA, tone=look.TEXT2, wrap=True, name="store_popup_backup")
        self.now = button(self.tr("Back up now"), name="store_back_up")
        self.now.clicked.connect(self._back_up)
        shown = link(self.tr("Open the folder"), name="store_folder")
        shown.clicked.connect(self._open_folder)
        more = link(self.tr("Backups and going back"), name="store_backups")
        more.clicked.connect(self._to_backups)
        below = QHBoxLayout()
        below.addWidget(self.now)
        below.addWidget(more)
        below.addWidget(shown)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Data and backups"), look.STRONG))
        for each in (
            label(self.tr("Store: {folder}").format(folder=folder), look.DATA, wrap=True, name="store_popup_folder"),
            self.said,
        ):
            each.setFixedWidth(_WIDE)
            column.addWidget(each)
        column.addLayout(below)
        writing.began.connect(self._say_writing)
        writing.written.connect(self._written)
        writing.failed.connect(self._failed)
        if writing.is_busy:
            self._say_writing()
        else:
            self._say()
        self.now.setFocus()

    def _say_writing(self) -> None:
        self.now.setEnabled(False)
        self.said.setText(self.tr("Writing and verifying …"))

    def _written(self, _: Backup) -> None:
        self._say()

    def _say(self) -> None:
        self.now.setEnabled(True)
        backup = last_backup(self._desk)
        if name := gone_back_to(self._desk):
            self.said.setText(self.tr(
                "The data were brought back from {name} and have not been backed up since. Look them over, then back "
                "them up here; until then no backup is written by itself."
            ).format(name=name))
        elif backup is None:
            self.said.setText(self.tr("There is no backup yet."))
        else:
            at = backup.at.strftime("%Y-%m-%d %H:%M")
            self.said.setText(self.tr("Newest verified backup: {at}, {name}").format(at=at, name=backup.path.name))
        self.adjustSize()

    def _back_up(self) -> None:
        """Written beside the window, from a copy: the clerk may go on, and close this."""
        self._writing.begin(self._desk)

    def _failed(self, trouble: KnownTrouble) -> None:
        self.close()

    def _to_backups(self) -> None:
        self.close()
        self._window.show_page("backups")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.store.folder)))


class StoreFacts(QObject):
    """Answers the status line, and says in it what becomes of every backup of this window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self.desk = desk
        self._writing = BackupJob.of(window.jobs)
        self._writing.began.connect(window.status.say_backing_up)
        self._writing.written.connect(self._written)
        self._writing.failed.connect(self._failed)
        window.status.store_wanted.connect(self._show)
        self._say()

    def _say(self) -> None:
        """The newest of these data: not one that went elsewhere, nor one of the data they took the place of."""
        if gone_back_to(self.desk):
            self._window.status.say_gone_back()
        else:
            self._window.status.say_backup(last_backup(self.desk), self._day())

    def _written(self, _: Backup) -> None:
        self._say()

    def _failed(self, trouble: KnownTrouble) -> None:
        if self._writing.place:
            self._say()
        else:
            self._window.status.say_backup_failed()
        self._window.say_trouble(trouble)

    def _day(self) -> date:
        """The machine's own day: backups are kept by it, whatever day the window works on."""
        return self._window.now().astimezone().date()

    def _show(self, at: QWidget) -> None:
        popup = StorePopup(self.desk, self._window, self._writing)
        popup.adjustSize()
        left = min(at.mapTo(self._window, QPoint(0, 0)).x(), self._window.width() - popup.width() - 12)
        top = at.mapTo(self._window, QPoint(0, 0)).y() - popup.height() - 6
        popup.move(self._window.mapToGlobal(QPoint(left, top)))
        popup.show()
