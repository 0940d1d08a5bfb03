"""本单位: what the first start asked about the office, put right or filled in later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import primary, quiet
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import Words
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.office import SOMETIMES, Office, keep, office
from clerk_app.trouble import KnownTrouble

_WIDTHS = {
    "name": 440, "telephone": 168, "address": 440, "postcode": 168, "code": 168, "reconsideration_body": 440,
    "superior_body": 440, "court": 440,
}  # fmt: skip


class OfficePage(Page):
    """The organ's particulars. What is emptied here stays as it was: a printed letter needs them all."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._header = PageHeader(can_go_back=True)
        self._header.title.setText(self.tr("The agency"))
        self._fields: dict[str, QLineEdit] = {}
        self._save = primary(self.tr("Save"), key="Ctrl+Enter", name="save_office")
        cancel = quiet(self.tr("Cancel"), key="Esc", name="leave_office")
        said = {
            "name": (self.tr("Full name"), self.tr("Printed at the head and foot of letters.")),
            "telephone": (self.tr("Telephone"), ""),
            "address": (self.tr("Address"), self.tr("The sender on letters, envelopes and waybills.")),
            "postcode": (self.tr("Postcode"), ""),
            "code": (self.tr("Agency code"), self.tr("Begins the number of a letter.")),
            "reconsideration_body": (self.tr("Review body"), self.tr("Both go into the notice of remedies.")),
            "superior_body": (
                self.tr("Next higher department"), self.tr("Also named by a department's answers dated before 2024.")
            ),
            "court": (self.tr("Court"), ""),
        }
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(20, 20, 20, 20)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at, (name, (words_of, hint)) in enumerate(said.items()):
            made = field(_WIDTHS[name], name=f"office_{name}")
            made.setAccessibleName(words_of)
            made.textChanged.connect(self._settle)
            self._fields[name] = made
            grid.addWidget(label(words_of, look.BODY, look.TEXT2), 2 * at, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(made, 2 * at, 1, Qt.AlignmentFlag.AlignLeft)
            below = label(hint, look.CAPTION, look.TEXT2)
            below.setFixedHeight(look.scaled(18))
            grid.addWidget(below, 2 * at + 1, 1)
        at = 2 * len(said)
        self._since = DateField(words, desk.workdays, today, Leaning.PAST, name="office_since")
        self._since.setAccessibleName(self.tr("Valid from"))
        self._since.textChanged.connect(self._settle)
        from_day = QHBoxLayout()
        from_day.addWidget(self._since)
        from_day.addWidget(self._since.echo)
        from_day.addStretch(1)
        grid.addWidget(label(self.tr("Valid from"), look.BODY, look.TEXT2), at, 0, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(from_day, at, 1)
        hint = self.tr("Only where something changed on a day: letters dated before it keep what held then.")
        grid.addWidget(label(hint, look.CAPTION, look.TEXT2), at + 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(at + 2, 1)
        foot = Foot(52)
        foot.row.addWidget(
            label(self.tr("Letters already issued stay as they were."), look.CAPTION, look.TEXT2)
        )
        foot.row.addStretch(1)
        foot.row.addWidget(cancel)
        foot.row.addWidget(self._save)
        across = QHBoxLayout()
        across.addWidget(Scroller(content), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(across, 1)
        column.addWidget(foot)
        self._header.back.connect(self._leave)
        cancel.clicked.connect(self._leave)
        self._save.clicked.connect(self.main_action)
        QWidget.setTabOrder(self._fields["court"], self._save)  # Enter after Enter must not throw it all away
        QWidget.setTabOrder(self._save, cancel)

    def take_desk(self, desk: Desk) -> None:
        """The day from which it holds counts by the new calendar too."""
        super().take_desk(desk)
        self._since.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """What is registered today."""
        known = office(self.desk, self.today())
        for name, made in self._fields.items():
            made.setText(getattr(known, name))
        self._since.clear()
        self._settle()

    def take_focus(self) -> None:
        """The first that is still empty."""
        empty = (made for name, made in self._fields.items() if not made.text() and name not in SOMETIMES)
        next(empty, self._fields["name"]).setFocus()

    def main_action(self) -> None:
        """Keep the particulars."""
        if not self._save.isEnabled():
            return
        typed = {name: " ".join(made.text().split()) for name, made in self._fields.items()}
        try:
            keep(self.desk, Office(**typed), since=self._since.day(), today=self.today())
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.go.emit("back", None)
        self.did.emit(Change(message="office_kept", settings=True))

    def _settle(self, *_: object) -> None:
        known = office(self.desk, self.today())
        changed = (made.text().strip() not in ("", getattr(known, name)) for name, made in self._fields.items())
        is_readable = not self._since.text().strip() or self._since.day() is not None
        self._save.setEnabled(any(changed) and is_readable)

    def _leave(self) -> None:
        self.go.emit("back", None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, as in the ledger."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
