"""The parts of the settings about this computer: how things look, where the data lie, the keys, the program itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from clerk_app import __version__, places
from clerk_app.gui.backup_job import BackupJob
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.forms.settings_section import Section
from clerk_app.gui.jobs import JobRunner
from clerk_app.gui.preferences import DARK, LIGHT, SYSTEM, Preferences
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import last_backup


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
            self.tr("Acts at once. Letters, official tables and what was typed stay Chinese."),
            self.language_choice, name="row_language", also="English 中文 语言 英文 英语",
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
    """Where they lie, and when they were backed up; what failed is said by the window."""

    def __init__(self, heading: str) -> None:
        super().__init__("data", heading, "")
        self.about.setText(self.tr("Everything stays on this computer, in one folder."))
        self.about.show()
        self._desk: Desk | None = None
        self._writing: BackupJob | None = None
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
        if self._writing is not None:
            return
        self._writing = BackupJob.of(jobs)
        self._writing.began.connect(self._say_last)
        self._writing.written.connect(self._say_last)
        self._writing.failed.connect(self._say_last)

    def show_data(self, desk: Desk) -> None:
        """Where the data lie, and the newest verified backup."""
        self._desk = desk
        self._place.tell(str(desk.store.folder))
        self._say_last()

    def _say_last(self, *_: object) -> None:
        is_busy = self._writing is not None and self._writing.is_busy
        self.now.setEnabled(not is_busy)
        backup = last_backup(self._desk) if self._desk is not None else None
        if is_busy:
            self._last.tell(self.tr("Writing and verifying …"))
        elif backup is None:
            self._last.tell(self.tr("There is no backup yet."))
        else:
            at = backup.at.strftime("%Y-%m-%d %H:%M")
            self._last.tell(self.tr("{at}, verified").format(at=at))

    def _back_up(self) -> None:
        """Written beside the window, from a copy: the clerk may go on."""
        if self._desk is not None and self._writing is not None:
            self._writing.begin(self._desk)

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
