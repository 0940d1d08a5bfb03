"""The whole window when the store cannot be opened: what happened, what to do, and a way to try again.

Where the file is damaged, the newest verified backup is offered, or one that lies elsewhere, with what would have to
be entered anew.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.components.buttons import button, link, primary
from clerk_app.gui.components.empty_state import Sign
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import ground
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.backup_table import requests_in
from clerk_app.gui.words import Words
from clerk_app.services import upkeep
from clerk_app.trouble import KnownTrouble

_WIDE = 560
DAMAGED = "store_damaged"


class StoreTroublePage(QWidget):
    """``retry`` tries the same folder again, ``other_chosen`` carries another one, ``new_wanted`` begins anew,
    ``restore_wanted`` carries the Path of the backup to go back to."""

    retry = Signal()
    other_chosen = Signal(str)
    new_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(
        self, words: Words, trouble: KnownTrouble, folder: Path, *, can_begin: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._backup = self._newest(folder) if trouble.key == DAMAGED else None
        self._is_chosen = False
        self.setObjectName("store_trouble_page")
        self.setWindowTitle(self.tr("Disclosure on request"))
        ground(self, look.SURFACE)
        body = QWidget()
        body.setFixedWidth(_WIDE)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        title = label(self.tr("The data cannot be opened"), look.DATE_LARGE)
        said = label(words.trouble(trouble), wrap=True, name="store_trouble")
        where = label(self.tr("Store: {folder}").format(folder=folder), look.DATA, look.TEXT2, wrap=True)
        self._offered = label(self._offer(), wrap=True, name="store_backup")
        for each in (said, where, self._offered):
            each.setFixedWidth(_WIDE)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._back = primary(self.tr("Go back to this backup …"), name="store_restore")
        self._back.clicked.connect(self._ask_restore)
        elsewhere = link(self.tr("Take a backup that lies elsewhere, on a stick say …"), name="store_elsewhere")
        elsewhere.clicked.connect(self._elsewhere)
        elsewhere.setVisible(trouble.key == DAMAGED)
        self._show_offer()
        make = primary if self._backup is None else button
        again = make(self.tr("Try again"), name="store_retry")
        other = button(self.tr("Choose another folder"), icon="folder-open", name="store_other")
        again.clicked.connect(self._again)
        other.clicked.connect(self._other)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(again)
        row.addWidget(other)
        if can_begin:
            new = button(self.tr("Begin a new register…"), name="store_new")
            new.clicked.connect(self.new_wanted)
            row.addWidget(new)
        row.addStretch(1)
        inner.addWidget(Sign("database"))
        inner.addWidget(title)
        inner.addWidget(said)
        inner.addWidget(where)
        inner.addWidget(self._offered)
        inner.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(10)
        inner.addLayout(row)
        whole = QWidget()
        column = QVBoxLayout(whole)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(body)
        across.addStretch(1)
        column.addStretch(2)
        column.addLayout(across)
        column.addStretch(3)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(Scroller(whole))  # a low screen, a long path: scrolled, not squeezed
        (again if self._backup is None else self._back).setFocus()

    @staticmethod
    def _newest(folder: Path) -> upkeep.Backup | None:
        """The newest backup that was verified; a folder that cannot be read holds none."""
        try:
            return next((one for one in upkeep.backups_of(folder) if one.is_verified), None)
        except OSError:
            return None

    def _show_offer(self) -> None:
        self._offered.setText(self._offer())
        for each in (self._offered, self._back):
            each.setVisible(self._backup is not None)

    def _offer(self) -> str:
        """What is in the backup, and from when on everything would have to be entered anew."""
        if self._backup is None:
            return ""
        last = upkeep.last_written(self._backup.path)
        at = datetime.fromisoformat(last).astimezone() if last else self._backup.at
        newest = self.tr(
            "Newest verified backup: {at}, {n} requests. What was written down after {last} is not in it and would "
            "have to be entered anew."
        )
        chosen = self.tr(
            "Chosen backup: {at}, {n} requests. What was written down after {last} is not in it and would have to be "
            "entered anew."
        )
        return with_counts(
            chosen if self._is_chosen else newest, at=f"{self._backup.at:%Y-%m-%d %H:%M}",
            n=self._words.count(requests_in(self._backup) or 0), last=f"{at:%Y-%m-%d %H:%M}",
        )

    def _elsewhere(self) -> None:
        ask.open_file(self, self.tr("Choose a backup"), self.tr("Backups (clerk-*.db)"), self._backup_chosen)

    def _backup_chosen(self, path: str) -> None:
        """It is offered in the place of the newest; why another file is not stands there too."""
        try:
            found = upkeep.backup_at(Path(path))
        except KnownTrouble as trouble:
            found, said = None, self._words.trouble(trouble)
        else:
            said = self.tr("This backup was never verified and is not to be relied on.")
        if found is None or not found.is_verified:
            self._offered.setText(said)
            self._offered.show()
            return
        self._backup, self._is_chosen = found, True
        self._show_offer()
        self._back.setFocus()

    def _ask_restore(self) -> None:
        ask.confirm(
            self, self.tr("Go back to a backup"), self.tr("Go back to this backup?"),
            detail=self._offer() + self.tr(" The damaged file is kept aside, not deleted."),
            yes=self.tr("Go back"), no=self.tr("Leave it as it is"), answered=self._answered,
        )

    def _answered(self, role: int) -> None:
        if role == ask.ACCEPTED and self._backup is not None:
            self.restore_wanted.emit(self._backup.path)

    def _again(self) -> None:
        self.retry.emit()

    def _other(self) -> None:
        ask.pick_folder(self, self.tr("Choose the data folder"), self._chosen)

    def _chosen(self, folder: str) -> None:
        self.other_chosen.emit(folder)
