"""草稿 of 登记: what is typed is kept by itself; several half-filled forms wait under one button of the head."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.announcing import announce
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.popup import Popup
from clerk_app.gui.forms.intake_form import IntakeForm
from clerk_app.gui.pages.keep_soon import KeepSoon
from clerk_app.gui.words import DOT, Words
from clerk_app.services import intake_drafts
from clerk_app.services.intake_drafts import DraftFile, Kept
from clerk_app.trouble import KnownTrouble

if TYPE_CHECKING:
    from clerk_app.gui.pages.intake_page import IntakePage

_ROOM = 300


class IntakeDrafts(QObject):
    """Keeps the form of the page it belongs to. ``key``: the deed that will register what is typed."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self._page = page
        self.key = uuid.uuid4().hex
        self._kept: tuple[dict[str, str], tuple[DraftFile, ...]] | None = None
        self.said = label("", look.CAPTION, look.TEXT2, name="draft_saved")
        self.button = button("", name="drafts")
        self.button.hide()
        self.button.clicked.connect(self.open_list)
        self._soon = KeepSoon(self.keep, self)

    def edited(self) -> None:
        """A key was pressed: keep it soon."""
        self._soon.typed()

    def begin(self) -> None:
        """A new form, that nobody has typed into."""
        self._soon.begin()
        self.key, self._kept = uuid.uuid4().hex, None
        self._say("")
        self._count()

    def keep(self) -> None:
        """Keep what is typed and not kept; where the disk refuses, it is said until it is kept."""
        self._soon.begin()
        page = self._page
        now = (page.view.form.typed(), page.view.files.files)
        if now == self._kept:
            return
        try:
            if page.view.is_empty:
                if self._kept is not None:
                    intake_drafts.drop(page.desk, self.key)
                self._kept = None
                self._say("")
            else:
                at = intake_drafts.keep(page.desk, self.key, *now)
                self._kept = now
                self._say(self.tr("Draft saved {time}").format(time=at.astimezone().strftime("%H:%M:%S")))
        except KnownTrouble as trouble:
            self._say(page.words.trouble(trouble), failed=True)
            self._soon.refused()
            return
        self._soon.kept()
        self._count()

    def keep_now(self) -> None:
        """Ctrl+S: keep, and say where there is nothing to keep."""
        self.keep()
        if self._page.view.is_empty and not self._soon.is_refused:
            self._say(self.tr("Nothing is typed yet"))

    def is_unkept(self) -> bool:
        """Whether something typed could not be kept."""
        self.keep()
        return self._soon.is_refused

    def registered(self) -> None:
        """What was typed is a request now; its draft went with the deed."""
        self._soon.begin()
        self._soon.kept()

    def restore(self) -> None:
        """The form that was typed at last, as it was left; nothing where none was."""
        found = intake_drafts.kept(self._page.desk)
        if found:
            self.show(found[0])
        self._count()

    def show(self, one: Kept) -> None:
        """Go on with this draft."""
        page = self._page
        form = IntakeForm(page.today(), page.desk.workdays, page.ask_receipt)
        form.restore(one.typed)
        self.key = one.key
        page.show_form(form, one.files)
        self._kept = (form.typed(), one.files)
        self._say(self.tr("Draft of {when}").format(when=page.words.moment(one.kept_at)))

    def take(self, key: str) -> None:
        """Go on with the draft of that key, where it waits; what is typed now waits among the drafts."""
        self.keep()
        found = next((one for one in intake_drafts.kept(self._page.desk) if one.key == key), None)
        if found is not None and key != self.key:
            self.show(found)
        self._count()

    def open_list(self) -> None:
        """The drafts there are, one line each."""
        self.keep()
        popup = _DraftList(intake_drafts.kept(self._page.desk), self.key, self._page.words, self.button)
        popup.taken.connect(self._take)
        popup.dropped.connect(self.drop)
        popup.another.connect(self.another)
        popup.adjustSize()
        corner = self.button.mapToGlobal(self.button.rect().bottomRight())
        popup.move(corner.x() - popup.width(), corner.y() + 2)
        popup.show()
        popup.first.setFocus()

    def another(self) -> None:
        """An empty form; what is typed waits among the drafts."""
        self.keep()
        self._page.start_anew()
        self._page.begin_typing()

    def drop(self, key: str) -> None:
        """丢弃."""
        try:
            intake_drafts.drop(self._page.desk, key)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        if key == self.key:
            self._page.start_anew()
            self._page.begin_typing()
        self._count()

    def _take(self, one: Kept) -> None:
        if one.key != self.key:
            self.show(one)
        self._page.begin_typing()

    def _count(self) -> None:
        count = len(intake_drafts.kept(self._page.desk))
        self.button.setVisible(bool(count))
        self.button.setText(self.tr("Drafts: {count}").format(count=count))

    def _say(self, text: str, *, failed: bool = False) -> None:
        restyle(self.said, look.CAPTION, look.RED if failed else look.TEXT2)
        self.said.setWordWrap(failed)
        self.said.setText(text)
        if failed:
            announce(self.said, text, at_once=True)


class _DraftList(Popup):
    """``taken`` with the draft to go on with, ``dropped`` with the key of one to throw away, ``another`` for a new
    form."""

    taken = Signal(object)
    dropped = Signal(str)
    another = Signal()

    def __init__(self, drafts: tuple[Kept, ...], shown: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent, "drafts_popup")
        self._asked = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for one in drafts:
            column.addLayout(self._row(one, one.key == shown, words))
            column.addWidget(Hairline())
        more = link(self.tr("Begin another request"), icon="plus", name="another_draft")
        more.clicked.connect(self._another)
        column.addWidget(more)
        self.first = self.findChild(QWidget, "take_draft") or more

    def _row(self, one: Kept, is_shown: bool, words: Words) -> QHBoxLayout:
        parts = (" ".join(one.typed.get(name, "").split()) for name in ("name", "wording"))
        said = DOT.join(part for part in parts if part)
        taking = link("", name="take_draft")
        full = said or self.tr("Nothing legible yet")
        cut = look.metrics(look.BODY).elidedText(full, Qt.TextElideMode.ElideRight, look.scaled(_ROOM))
        taking.setText(cut.replace("&", "&&"))
        taking.setAccessibleName(full)
        taking.setProperty("draft", one)
        taking.clicked.connect(self._take)
        state = self.tr("shown now") if is_shown else DOT.join((words.moment(one.kept_at), one.kept_by))
        gone = link(self.tr("Throw away"), small=True, name="drop_draft")
        gone.setProperty("draft", one)
        gone.clicked.connect(self._drop)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(taking)
        row.addStretch(1)
        row.addWidget(label(state, look.CAPTION, look.TEXT2))
        row.addWidget(gone)
        return row

    def _take(self) -> None:
        self.close()
        self.taken.emit(self.sender().property("draft"))

    def _another(self) -> None:
        self.close()
        self.another.emit()

    def _drop(self) -> None:
        """Asked once in place: a draft cannot be had back."""
        pressed, key = self.sender(), self.sender().property("draft").key
        if self._asked != key:
            self._asked = key
            pressed.setText(self.tr("Really throw away"))
            pressed.setFixedWidth(pressed.sizeHint().width())
            self.adjustSize()
            return
        self.close()
        self.dropped.emit(key)
