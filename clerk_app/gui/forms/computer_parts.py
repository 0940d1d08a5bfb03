"""The parts of the settings about this computer: how things look, where the data lie, the keys, the program itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from clerk_app import __version__, places
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.forms.settings_section import Section
from clerk_app.gui.jobs import JobRunner, Progress
from clerk_app.gui.preferences import DARK, LIGHT, SYSTEM, Preferences
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import Backup, back_up, last_backup
from clerk_app.trouble import KnownTrouble


class DisplayPart(Section):
    """``look_wanted``: "system", "light", "dark"; ``size_wanted``: "small", "middle", "large"; ``language_wanted``."""

    look_wanted = Signal(str)
    size_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, heading: str) -> None:
        super().__init__("display", heading, "")
        self.about.setText(self.tr("For this computer only."))
        self.about.show()
        self.look_choice = Segment(
            ((SYSTEM, self.tr("System")), (LIGHT, self.tr("Light")), (DARK, self.tr("Dark"))), digits=False,
            name="setting_appearance",
        )
        self.look_choice.chosen.connect(self._look_chosen)
        self.add(SettingRow(
            self.tr("Appearance"), self.tr("Acts at once."), self.look_choice, name="row_appearance",
            also=self.tr("theme night dark colours"),
        ))
        self.size_choice = Segment(
            (("small", self.tr("Small")), ("middle", self.tr("Middle")), ("large", self.tr("Large"))), digits=False,
            name="setting_size",
        )
        self.size_choice.chosen.connect(self._size_chosen)
        self.add(SettingRow(
            self.tr("Size of type"), self.tr("Acts at once; rows grow with it."), self.size_choice, name="row_size",
            also=self.tr("font letters bigger zoom"),
        ))
        self.language_choice = Segment(
            (("zh", "中文"), ("en", "English")), digits=False, name="setting_language"
        )
        self.language_choice.chosen.connect(self._language_chosen)
        self.add(SettingRow(
            self.tr("Language"),
            self.tr("From the next start on. Letters, official tables and words of the law stay Chinese."),
            self.language_choice, name="row_language", also="English 中文 语言",
        ))

    def show_preferences(self, kept: Preferences) -> None:
        """What this clerk chose at this computer."""
        self.look_choice.choose(kept.appearance)
        self.size_choice.choose(kept.size)
        self.language_choice.choose(kept.language)

    def _look_chosen(self, value: object) -> None:
        self.look_wanted.emit(str(value))

    def _size_chosen(self, value: object) -> None:
        self.size_wanted.emit(str(value))

    def _language_chosen(self, value: object) -> None:
        self.language_wanted.emit(str(value))


class DataPart(Section):
    """``backed_up`` with the Backup written; ``trouble`` with the KnownTrouble that kept it from being written."""

    backed_up = Signal(object)
    trouble = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__("data", heading, "")
        self.about.setText(self.tr("Everything stays on this computer, in one folder."))
        self.about.show()
        self._desk: Desk | None = None
        self._jobs: JobRunner | None = None
        self._job = 0
        self._copy: Desk | None = None
        shown = button(self.tr("Open the folder"), name="data_folder")
        shown.clicked.connect(self._open_folder)
        self._place = self.add(SettingRow(
            self.tr("Place of the data"), "", shown, name="row_place", also=self.tr("store folder disk path")
        ))
        self.now = button(self.tr("Back up now"), name="data_back_up")
        self.now.clicked.connect(self._back_up)
        self._last = self.add(SettingRow(
            self.tr("Last backup"), "", self.now, name="row_backup", also=self.tr("save copy restore")
        ))
        self.all = link(self.tr("See all"), name="data_backups")
        self.add(SettingRow(
            self.tr("All backups"), self.tr("Look into one, go back to one, or write one onto a stick."), self.all,
            name="row_backups", also=self.tr("restore copy stick"),
        ))

    def use(self, jobs: JobRunner) -> None:
        """The window's runner."""
        if self._jobs is None:
            self._jobs = jobs
            jobs.finished.connect(self._finished)
            jobs.failed.connect(self._failed)

    def show_data(self, desk: Desk) -> None:
        """Where the data lie, and the newest verified backup."""
        self._desk = desk
        self._place.tell(str(desk.store.folder))
        self._say(last_backup(desk))

    def _say(self, backup: Backup | None) -> None:
        if backup is None:
            self._last.tell(self.tr("There is no backup yet."))
        else:
            at = backup.at.strftime("%Y-%m-%d %H:%M")
            self._last.tell(self.tr("{at}, verified").format(at=at))

    def _back_up(self) -> None:
        """Written beside the window, from a copy: the clerk may go on."""
        if self._desk is None or self._jobs is None or self._copy is not None:
            return
        try:
            self._copy = replace(self._desk, store=self._desk.store.memory_copy())
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.now.setEnabled(False)
        self._last.tell(self.tr("Writing and verifying …"))
        day = self._desk.store.now().astimezone().date()  # backups are kept by the machine's own day
        self._job = self._jobs.start(partial(_write, self._copy, day))

    def _finished(self, number: int, result: object) -> None:
        if number != self._job or not isinstance(result, Backup):
            return
        copy, self._copy = self._copy, None
        if self._desk is not None and copy is not None:
            self._desk.store.note_backup(copy.store)
        self.now.setEnabled(True)
        self._say(result)
        self.backed_up.emit(result)

    def _failed(self, number: int, error: object) -> None:
        if number != self._job:
            return
        self._copy = None
        self.now.setEnabled(True)
        if self._desk is not None:
            self._say(last_backup(self._desk))
        known = isinstance(error, KnownTrouble)
        bug = KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
        self.trouble.emit(error if known else bug)

    def _open_folder(self) -> None:
        if self._desk is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.store.folder)))


class KeysPart(Section):
    """The way to the list of all keys."""

    def __init__(self, heading: str) -> None:
        super().__init__("keys", heading, "")
        self.all = button(self.tr("See the list"), name="see_keys")
        self.add(SettingRow(
            self.tr("All keys"), self.tr("Every action with its key, to be searched and printed."), self.all,
            name="row_keys", also=self.tr("keyboard shortcuts hotkeys"),
        ))
        self.add(SettingRow(
            self.tr("Keys of one page"), self.tr("Press ? on the page where you are."), name="row_page_keys"
        ))


class AboutPart(Section):
    """Version and licences."""

    def __init__(self, heading: str) -> None:
        super().__init__("about", heading, "")
        version = self.tr("{version}; no network is used").format(version=__version__)
        self.add(SettingRow(
            self.tr("Version"), version, name="row_version", also=self.tr("about update network")
        ))
        shown = button(self.tr("Open the licences"), name="about_licences")
        shown.clicked.connect(self._open_licences)
        self.add(SettingRow(
            self.tr("Licences"),
            self.tr("Our code: MIT. Fonts and icons keep their own licences; the folder opened holds their texts."),
            shown, name="row_licences", also=self.tr("rights copyright open source"),
        ))

    def _open_licences(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(_licences())))


def _licences() -> Path:
    return places.resources() / "fonts" / "licences"


def _write(desk: Desk, day: date, progress: Progress) -> Backup:
    """Runs in the pool, on a copy of the store that is its own."""
    try:
        return back_up(desk, today=day)
    finally:
        desk.store.close()
