"""The files of a request: added by button, drop or paste and said what they are, opened, saved, struck; 卷宗 PDF."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QCursor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from clerk_app import places
from clerk_app.gui import ask
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.forms.bundle_chooser import BundleChooser
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.event_list import ROW
from clerk_app.services import attachments, case_file, case_plan, sheet_files
from clerk_app.services.attachments import Attached
from clerk_app.services.case_file import CaseFile, Gathered
from clerk_app.services.change import Change
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.request_page import RequestPage

_FOLDER = 0o700


def _make(wanted: Gathered, progress: Progress) -> CaseFile | None:
    """Runs in the pool: kept files in, bytes out."""

    def told(done: int, total: int) -> bool:
        progress.report(done, total)
        return not progress.cancelled

    return case_file.make(wanted, told)


class RequestFiles(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: RequestPage) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: tuple[tuple[str, bytes | Path], ...] = ()
        """Files whose kind is being asked for, by name: a path of this machine, or bytes."""
        self._chosen: Attached | None = None
        self._kind = ""
        self._wanted: Gathered | None = None
        self._path = Path()
        self._job = 0
        self._listens = False
        self._opened = False
        self.button = button(self.tr("Case file PDF"), icon="file-text", name="case_file")
        self.progress = ProgressRow()
        self.progress.hide()
        page.header.add(self.button)
        page.layout().addWidget(self.progress)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.facts.attach_wanted.connect(self._ask_kind_first)
        page.facts.file_wanted.connect(self._file_menu)
        self.button.clicked.connect(self._case_menu)
        self.progress.cancelled.connect(self._stop)
        QApplication.instance().aboutToQuit.connect(self._empty_folder)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """The declared actions that concern files."""
        return {"attach": self._ask_kind_first, "case_file": self.case_file}

    # adding

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files may be dropped anywhere on the page; Ctrl+V outside a field brings an image or files."""
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if self._files_in(event.mimeData()):
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            found = self._files_in(event.mimeData())
            if found:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.add(found)
                return True
        elif isinstance(event, QKeyEvent) and _is_paste(event):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def paste(self) -> None:
        """What the clipboard holds: copied files, else an image."""
        held = QApplication.clipboard().mimeData()
        found = self._files_in(held)
        if not found and held is not None and held.hasImage():
            image = QImage(held.imageData())
            name = self.tr("Pasted {day}.png").format(day=self._page.today().isoformat())
            found = ((name, _png(image)),) if not image.isNull() else ()
        if found:
            self.add(found)
        else:
            self._page.trouble.emit(KnownTrouble("clipboard_holds_no_file", kind="input"))

    def add(self, files: tuple[tuple[str, bytes | Path], ...]) -> None:
        """Ask what these files are, then keep them."""
        if self._page.shown is not None:
            self._waiting = files
            self._kind_menu(QCursor.pos())

    @staticmethod
    def _files_in(held: QMimeData | None) -> tuple[tuple[str, bytes | Path], ...]:
        if held is None:
            return ()
        paths = (Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile())
        return tuple((path.name, path) for path in paths)

    def _ask_kind_first(self) -> None:
        if self._page.shown is not None:
            self._waiting = ()
            link = self._page.facts.findChild(QPushButton, "attach")
            seen = link is not None and link.isVisible()
            self._kind_menu(link.mapToGlobal(link.rect().bottomLeft()) if seen else QCursor.pos())

    def _kind_menu(self, at: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("attachment_kinds")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking = menu.addAction(self.tr("What is it?"))
        asking.setEnabled(False)
        for kind in attachments.kinds():
            action = menu.addAction(kind.zh)
            action.setData(kind.id)
            action.triggered.connect(self._kind_chosen)
        if not self._waiting:
            menu.addSeparator()
            menu.addAction(self.tr("Paste an image")).triggered.connect(self.paste)
        menu.popup(at)

    def _kind_chosen(self) -> None:
        kind = str(self.sender().data())
        if self._waiting:
            waiting, self._waiting = self._waiting, ()
            self.keep(waiting, kind)
            return
        self._kind = kind
        ask.open_files(self._page, self.tr("Attach files"), self.tr("All files (*)"), self._files_chosen)

    def _files_chosen(self, paths: list[str]) -> None:
        self.keep(tuple((Path(path).name, Path(path)) for path in paths), self._kind)

    def keep(self, files: tuple[tuple[str, bytes | Path], ...], kind: str) -> None:
        """Keep the files, one deed each; the first that cannot be kept is told, the others are."""
        page = self._page
        if page.shown is None:
            return
        request, done, wrong = page.shown.request.id, None, None
        for name, source in files:
            try:
                data = attachments.read_file(source) if isinstance(source, Path) else source
                done = attachments.attach(
                    page.desk, request, name=name, data=data, what=kind, today=page.today(), deed=uuid.uuid4().hex
                )
            except KnownTrouble as trouble:
                wrong = wrong or trouble
        if done is not None:
            page.did.emit(done)
            page.take_focus()  # the panel was made anew with its links: the cursor would go to the status line
        if wrong is not None:
            page.trouble.emit(wrong)

    # looking at one

    def _file_menu(self, file: int, at: QPoint) -> None:
        shown = self._page.shown
        self._chosen = next((one for one in shown.attachments if one.file.id == file), None) if shown else None
        if self._chosen is None:
            return
        menu = QMenu(self._page)
        menu.setObjectName("attachment_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction(self.tr("Open"))
        opening.setEnabled(not self._chosen.is_erased)
        opening.triggered.connect(self._open)
        saving = menu.addAction(self.tr("Save as"))
        saving.setEnabled(not self._chosen.is_erased)
        saving.triggered.connect(self._save_as)
        menu.addAction(self.tr("Take it out of the file")).triggered.connect(self._strike)
        menu.popup(at)

    def open_file(self, file: int) -> None:
        """Open an attached file with the program this machine has for it."""
        shown = self._page.shown
        self._chosen = next((one for one in shown.attachments if one.file.id == file), None) if shown else None
        if self._chosen is not None and not self._chosen.is_erased:
            self._open()

    def _open(self) -> None:
        """A copy in a folder of our own, emptied when the program begins and ends; the store's file is never opened."""
        if self._chosen is None:
            return
        if not self._opened:
            self._empty_folder()
            self._opened = True
        folder = places.opened_copies()
        try:
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            copy = attachments.copy_to_open(self._page.desk, self._chosen, folder)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._page.trouble.emit(KnownTrouble("attachment_no_program", kind="input", file=copy.name))

    def _empty_folder(self) -> None:
        with contextlib.suppress(OSError):  # what another program still holds open goes the next time
            shutil.rmtree(places.opened_copies())

    def _save_as(self) -> None:
        if self._chosen is not None:
            ask.save_file(
                self._page, self.tr("Save as"), self.tr("All files (*)"), self._save_to,
                suggestion=attachments.safe_name(self._chosen.file.name),
            )

    def _save_to(self, path: str) -> None:
        try:
            attachments.save_copy(self._page.desk, self._chosen, Path(path))
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
        else:
            self._page.did.emit(Change(message="attachment_saved", facts={"file": Path(path).name}))

    def _strike(self) -> None:
        model = self._page.model
        rows = (model.index(at, 0).data(ROW) for at in range(model.rowCount()))
        row = next((one for one in rows if self._chosen is not None and one.entry == self._chosen.entry), None)
        if row is not None:
            self._page.deeds.open_strike(row)

    # 卷宗 PDF

    def _case_menu(self) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("case_file_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("The whole file")).triggered.connect(self.case_file)
        menu.addAction(self.tr("Evidence for reconsideration or court")).triggered.connect(self.bundle)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def case_file(self) -> None:
        """The whole file: what is missing is named first, then the place is asked for."""
        page = self._page
        wanted = self._gathered(case_file.CASE_FILE, ())
        if wanted is None:
            return
        self._wanted = wanted
        if wanted.missing:
            ask.confirm(
                page, self.tr("Case file PDF"),
                page.words.sentence("case_file_missing", {"names": page.words.listed(wanted.missing)}),
                detail=self.tr("Missing papers can be attached first."), yes=self.tr("Make it all the same"),
                no=self.tr("Cancel"), answered=self._missing_answered,
            )
        else:
            self._ask_where()

    def bundle(self) -> None:
        """The evidence bundle: which papers, in which order."""
        page = self._page
        if page.shown is None:
            return
        found = case_plan.pieces(page.desk, page.shown.request.id, page.today())
        proposed = [one.key for one in case_plan.evidence(found)]
        chooser = BundleChooser([(one.key, one.title) for one in found], proposed, page)
        chooser.chosen.connect(self._bundle_chosen)
        chooser.open()

    def _bundle_chosen(self, keys: tuple[str, ...]) -> None:
        self._wanted = self._gathered(case_file.REMEDY_BUNDLE, keys)
        if self._wanted is not None:
            self._ask_where()

    def _gathered(self, kind: str, keys: tuple[str, ...]) -> Gathered | None:
        page = self._page
        if page.shown is None:
            return None
        try:
            return case_file.gather(page.desk, page.shown.request.id, kind, keys, today=page.today())
        except KnownTrouble as trouble:
            page.trouble.emit(trouble)
            return None

    def _missing_answered(self, role: int) -> None:
        if role == ask.ACCEPTED:
            self._ask_where()

    def _ask_where(self) -> None:
        ask.save_file(
            self._page, self.tr("Case file PDF"), self.tr("PDF file (*.pdf)"), self._begin,
            suggestion=case_file.file_name(self._wanted),
        )

    def _begin(self, path: str) -> None:
        page = self._page
        if not self._listens:
            page.jobs.finished.connect(self._over)
            page.jobs.failed.connect(self._failed)
            page.jobs.reported.connect(self._reported)
            self._listens = True
        page.jobs.cancel(self._job)
        self._path = Path(path)
        self.progress.begin(self.tr("Binding the file"))
        self._job = page.jobs.start(partial(_make, self._wanted))

    def _stop(self) -> None:
        self._page.jobs.cancel(self._job)
        self.progress.hide()

    def _reported(self, number: int, done: int, total: int) -> None:
        if number == self._job:
            self.progress.report(done, total, f"{done} / {total}")

    def _failed(self, number: int, error: Exception) -> None:
        if number != self._job:
            return
        self.progress.hide()
        known = isinstance(error, KnownTrouble)
        self._page.trouble.emit(
            error if known else KnownTrouble("window_job_failed", kind="input", error=type(error).__name__)
        )

    def _over(self, number: int, made: object) -> None:
        if number != self._job or not isinstance(made, CaseFile):
            return
        self.progress.hide()
        try:
            sheet_files.write_file(made.data, self._path)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
        else:
            self._page.did.emit(case_file.saved(self._wanted, made, self._path.name))


def _is_paste(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
