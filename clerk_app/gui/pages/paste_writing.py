"""Registering the pasted rows: all that are good in one deed, or, when 取消 or Esc is pressed meanwhile, none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from clerk_app.cases.request import RequestId
from clerk_app.gui.after_deed import OFFERS
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.models.paste_table import FIRST
from clerk_app.gui.pages.page import Listing
from clerk_app.services.change import Change
from clerk_app.services.ledger_pasted import register_pasted
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.paste_page import PastePage

TOLD_FROM = 100
"""Rows from which the progress is shown."""
_EVERY = 50
_KINDS = QEvent.Type
_MOUSE = frozenset({_KINDS.MouseButtonPress, _KINDS.MouseButtonRelease, _KINDS.MouseButtonDblClick})
_KEPT_OUT = _MOUSE | {
    _KINDS.KeyPress, _KINDS.KeyRelease, _KINDS.ShortcutOverride, _KINDS.Shortcut, _KINDS.InputMethod, _KINDS.Wheel,
    _KINDS.Drop, _KINDS.ContextMenu, _KINDS.Close, _KINDS.Timer,
}  # fmt: skip


class _Stopped(Exception):
    """取消 was pressed."""


class _OnlyCancel(QObject):
    """While a deed holds the store, the window hears the way to stop it and nothing else; what is timed waits."""

    def __init__(self, row: ProgressRow) -> None:
        super().__init__(row)
        self._row = row
        self.pressed = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEPT_OUT:
            return False
        if isinstance(event, QKeyEvent) and kind == _KINDS.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.pressed = True
        elif kind in _MOUSE and not watched.isWidgetType():
            return False  # the window hands it on to what lies under the pointer
        elif kind == _KINDS.MouseButtonRelease and isinstance(watched, QAbstractButton):
            self.pressed = self.pressed or self._row.isAncestorOf(watched)
        return True


class PasteWriting(QObject):
    """Works on the page it belongs to."""

    def __init__(self, page: PastePage) -> None:
        super().__init__(page)
        self._page = page
        self._made: frozenset[RequestId] = frozenset()
        self._only_cancel: _OnlyCancel | None = None

    def write(self) -> None:
        """Every good row in one deed; what is wrong stays."""
        page = self._page
        good = [line for line in page.table.lines if line.is_good]
        if len(good) >= TOLD_FROM:
            page.progress.begin(self.tr("Registering"))
        rows = [line.read.row for line in good if line.read is not None and line.read.row is not None]
        left = page.drafts.shown(but=frozenset(line.number for line in good))
        only = self._only_cancel = _OnlyCancel(page.progress)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(only)
        try:
            change = register_pasted(page.desk, rows, today=page.today(), progress=self._written, left=left)
        except _Stopped:
            page.progress.hide()
            page.settle()
            page.did.emit(Change(message="paste_stopped", facts={"count": len(page.table.lines)}))
            return
        except KnownTrouble as trouble:
            page.progress.hide()
            page.read_again()
            page.trouble.emit(trouble)
            return
        finally:
            application.removeEventFilter(only)
            only.deleteLater()
            self._only_cancel = None
        page.progress.hide()
        page.editing.registered(good)
        page.drafts.registered(left)
        page.table.keep([line for line in page.table.lines if not line.is_good])
        self._made = change.requests
        seen = with_counts(self.tr("Show these {n}"), n=page.words.count(len(self._made)))
        page.did.emit(replace(change, facts={**change.facts, OFFERS: ((seen, self._show_made),)}))
        self._over()

    def _written(self, done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            self._page.tell(done, total)
            QApplication.processEvents()
        if self._only_cancel is not None and self._only_cancel.pressed:
            raise _Stopped

    def _show_made(self) -> None:
        self._page.go.emit("register", Listing(self.tr("Pasted just now"), self._made))

    def _over(self) -> None:
        page = self._page
        left = len(page.table.lines)
        if not left:
            page.clear()
            self._show_made()
            return
        page.said.setText(with_counts(self.tr("{n} registered; {left} stay here to be mended."),
            n=page.words.count(len(self._made)), left=page.words.count(left)))
        page.read_again()
        page.list.setCurrentIndex(page.table.index(0, FIRST))
