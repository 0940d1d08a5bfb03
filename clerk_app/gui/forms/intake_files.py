"""附件 of a request being typed: dropped on the form, pasted or chosen; a list from which each can be taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.components.buttons import button, icon_button
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.words import Words
from clerk_app.services import attachments
from clerk_app.services.intake_drafts import DraftFile
from clerk_app.trouble import KnownTrouble

Source = tuple[str, Path | bytes]
"""What a file is called, and where it lies or what is in it."""
Keep = Callable[[Path | bytes, str, str], DraftFile]
_ROOM = 300
FIRST, OTHER = "application", "other"


class IntakeFiles(QWidget):
    """``changed`` after a file came or went; ``trouble`` with the first that could not be taken."""

    changed = Signal()
    trouble = Signal(object)

    def __init__(self, words: Words, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._keep = words, keep
        self.files: tuple[DraftFile, ...] = ()
        self.add_button = button(self.tr("Add …"), icon="file-text", name="add_files")
        self.add_button.setAccessibleName(self.tr("Attachments: add files"))
        self.add_button.clicked.connect(self.choose)
        self.hint = label(self.tr("Drop scans or e-mails here, or paste with Ctrl+V"), look.CAPTION, look.TEXT3)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._list = QWidget()
        self._list.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.add_button)
        first.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._list)
        self.show_files(())

    def show_files(self, files: Sequence[DraftFile]) -> None:
        """The files of the form shown."""
        self.files = tuple(files)
        while self._rows.count():
            gone = self._rows.takeAt(0).widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for at, one in enumerate(self.files):
            self._rows.addWidget(self._row(at, one))
        self._list.setVisible(bool(self.files))

    def _row(self, at: int, one: DraftFile) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = label("", look.DATA, name="intake_file")
        cut = name.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideMiddle, look.scaled(_ROOM))
        name.setText(cut)
        set_tip(name, one.name)
        kind = QComboBox()
        kind.setObjectName("intake_file_kind")
        kind.setAccessibleName(self.tr("What {file} is").format(file=one.name))
        for each in attachments.kinds():
            kind.addItem(self._words.either(each.zh, each.en), each.id)
        kind.setCurrentIndex(max(0, kind.findData(one.what)))
        kind.setProperty("at", at)
        kind.activated.connect(self._kind_chosen)
        gone = icon_button("x", self.tr("Take {file} out").format(file=one.name), name="remove_file")
        gone.setProperty("at", at)
        gone.clicked.connect(self._remove)
        row.addWidget(name)
        row.addWidget(kind)
        row.addWidget(gone)
        row.addStretch(1)
        return made

    def add(self, sources: Sequence[Source]) -> None:
        """Take these files; what cannot be taken is told, the others are."""
        wrong, found = None, list(self.files)
        for name, source in sources:
            what = FIRST if not found else OTHER
            try:
                file = self._keep(source, name, what)
            except KnownTrouble as trouble:
                wrong = wrong or trouble
            else:
                if all(one.sha256 != file.sha256 for one in found):
                    found.append(file)
        self._take(found)
        if wrong is not None:
            self.trouble.emit(wrong)

    def paste(self) -> bool:
        """Copied files, else an image; whether the clipboard held any."""
        held = QApplication.clipboard().mimeData()
        found: tuple[Source, ...] = files_in(held)
        if not found and held is not None and held.hasImage() and not held.hasText():
            image = QImage(held.imageData())
            name = self.tr("Pasted {number}.png").format(number=len(self.files) + 1)
            found = ((name, _png(image)),) if not image.isNull() else ()
        if found:
            self.add(found)
        return bool(found)

    def choose(self) -> None:
        """Pick files to read."""
        patterns = self.tr("Scans and e-mails (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.eml *.msg);;All files (*)")
        ask.open_files(self, self.tr("Attach files"), patterns, self._chosen)

    def listen(self, *widgets: QWidget) -> None:
        """Files dropped or pasted on these are for us; text is theirs."""
        for each in widgets:
            each.setAcceptDrops(True)
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See ``listen``."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            if not isinstance(event, QDropEvent) or not (found := files_in(event.mimeData())):
                return False
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self.add(found)
            return True
        pasted = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        return bool(pasted and event.matches(QKeySequence.StandardKey.Paste) and self.paste())

    def _chosen(self, paths: list[str]) -> None:
        self.add(tuple((Path(path).name, Path(path)) for path in paths))

    def _kind_chosen(self) -> None:
        at, kind = self.sender().property("at"), self.sender().currentData()
        files = list(self.files)
        files[at] = DraftFile(files[at].name, files[at].sha256, str(kind))
        self.files = tuple(files)
        self.changed.emit()

    def _remove(self) -> None:
        at = self.sender().property("at")
        self._take([one for place, one in enumerate(self.files) if place != at])
        self.add_button.setFocus()

    def _take(self, files: Sequence[DraftFile]) -> None:
        if tuple(files) != self.files:
            self.show_files(files)
            self.changed.emit()


def files_in(held: QMimeData | None) -> tuple[Source, ...]:
    """The files of this machine that were dropped or copied."""
    if held is None:
        return ()
    paths = (Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile())
    return tuple((path.name, path) for path in paths if path.is_file())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
