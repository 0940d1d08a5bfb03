"""Questions and file pickers that never block: they are opened, and a bound method gets the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

ACCEPTED: int = QMessageBox.ButtonRole.AcceptRole.value
"""What ``answered`` of ``confirm`` gets for yes."""


def tell(parent: QWidget, title: str, text: str, *, detail: str = "") -> QMessageBox:
    """Say something that must be read before going on."""
    box = _box(parent, title, text, detail)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def confirm(
    parent: QWidget, title: str, text: str, *, yes: str, no: str, detail: str = "", answered: Callable[[int], None],
) -> QMessageBox:
    """Ask before something that cannot be taken back.

    ``answered`` is a bound method; it gets QMessageBox.ButtonRole.AcceptRole's value when ``yes`` was pressed.
    """
    box = _Question(parent, title, text, detail, answered)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    reject = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    accept.setObjectName("confirm_yes")
    reject.setObjectName("confirm_no")
    box.setDefaultButton(reject)
    box.setEscapeButton(reject)
    box.open()
    return box


class _Question(QMessageBox):
    """A question that tells ``answered`` which role was pressed."""

    def __init__(
        self, parent: QWidget, title: str, text: str, detail: str, answered: Callable[[int], None]
    ) -> None:
        super().__init__(parent)
        _fill(self, title, text, detail)
        self._answered = answered
        self.finished.connect(self._over)

    def _over(self, _: int) -> None:
        role = self.buttonRole(self.clickedButton()) if self.clickedButton() else QMessageBox.ButtonRole.RejectRole
        self._answered(role.value)


def _box(parent: QWidget, title: str, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    _fill(box, title, text, detail)
    return box


def _fill(box: QMessageBox, title: str, text: str, detail: str) -> None:
    box.setObjectName("question")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.finished.connect(box.deleteLater)


def open_file(
    parent: QWidget, title: str, patterns: str, chosen: Callable[[str], None], *, folder: Path | None = None,
) -> QFileDialog:
    """Pick a file to read; ``chosen`` (a bound method) gets its path."""
    picker = _picker(parent, title, patterns, folder)
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    picker.fileSelected.connect(chosen)
    picker.open()
    return picker


def open_files(
    parent: QWidget, title: str, patterns: str, chosen: Callable[[list[str]], None], *, folder: Path | None = None,
) -> QFileDialog:
    """Pick files to read; ``chosen`` (a bound method) gets their paths."""
    picker = _picker(parent, title, patterns, folder)
    picker.setFileMode(QFileDialog.FileMode.ExistingFiles)
    picker.filesSelected.connect(chosen)
    picker.open()
    return picker


def save_file(
    parent: QWidget, title: str, patterns: str, chosen: Callable[[str], None], *, suggestion: str = "",
    folder: Path | None = None,
) -> QFileDialog:
    """Pick where to write; ``chosen`` (a bound method) gets the path."""
    picker = _picker(parent, title, patterns, folder)
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    picker.selectFile(suggestion)
    if Path(suggestion).suffix:
        picker.setDefaultSuffix(Path(suggestion).suffix.removeprefix("."))
    picker.fileSelected.connect(chosen)
    picker.open()
    return picker


def pick_folder(
    parent: QWidget, title: str, chosen: Callable[[str], None], *, folder: Path | None = None
) -> QFileDialog:
    """Pick a folder; ``chosen`` (a bound method) gets its path."""
    picker = _picker(parent, title, "", folder)
    picker.setFileMode(QFileDialog.FileMode.Directory)
    picker.setOption(QFileDialog.Option.ShowDirsOnly)
    picker.fileSelected.connect(chosen)
    picker.open()
    return picker


def _picker(parent: QWidget, title: str, patterns: str, folder: Path | None) -> QFileDialog:
    picker = QFileDialog(parent, title, str(folder or Path.home()), patterns)
    picker.setObjectName("file_picker")
    for part, words in (
        (QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("Ask", "Folder:")),
        (QFileDialog.DialogLabel.FileType, QCoreApplication.translate("Ask", "File type:")),
    ):  # the toolkit's own Chinese lacks these two
        picker.setLabelText(part, words)
    picker.setWindowModality(Qt.WindowModality.WindowModal)
    picker.finished.connect(picker.deleteLater)
    return picker
