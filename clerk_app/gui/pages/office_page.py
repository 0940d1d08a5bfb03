"""本单位: the agencies of the desk, what letters print of each; added, put right from a day on, and retired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.reading_order import from_right
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.office_form import OfficeForm
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import DOT, Words
from clerk_app.services import office
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.remedy_bodies import kind_words
from clerk_app.trouble import KnownTrouble

_UNTIL = "office_until"


class OfficePage(Page):
    """One agency's particulars; with several, which one is chosen in the head. Argument: "add", or an agency's id."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.organ: OrganId | None = None
        """None: one that is being added, or the first of a desk that has none yet."""
        self._is_adding = False
        self._header = PageHeader(can_go_back=True)
        self._header.title.setText(self.tr("The agency"))
        self.organs = QComboBox()
        self.organs.setObjectName("office_organ")
        self.organs.setAccessibleName(self.tr("Agency"))
        self.organs.setFont(look.font(look.BODY))
        self.organs.setFixedSize(look.scaled(320), look.scaled(32))
        self.add_button = button(self.tr("Add an agency"), icon="plus", name="add_organ")
        self._header.lead(self.organs)
        self._header.add(self.add_button)
        self.form = OfficeForm(words, desk.workdays, today, kind_words(desk))
        self.end_button = button(self.tr("Retire"), name="retire_organ")
        self._until = self.form.add_day(
            DateField(words, desk.workdays, today, Leaning.PAST, name=_UNTIL), self.tr("Last day"),
            self.tr("A retired agency is not offered for new requests; its own go on under its name."),
            self.end_button,
        )
        self._past = label("", look.CAPTION, look.TEXT2, wrap=True, name="office_history")
        self.form.add_below(self._past)
        self._save = primary(self.tr("Save"), key="Ctrl+Enter", name="save_office")
        cancel = quiet(self.tr("Cancel"), key="Esc", name="leave_office")
        foot = Foot(52)
        foot.row.addWidget(label(self.tr("Letters already issued stay as they were."), look.CAPTION, look.TEXT2))
        foot.row.addStretch(1)
        foot.row.addWidget(cancel)
        foot.row.addWidget(self._save)
        from_right(foot.row)
        across = QHBoxLayout()
        across.addWidget(Scroller(self.form), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(across, 1)
        column.addWidget(foot)
        self._header.back.connect(self._leave)
        cancel.clicked.connect(self._leave)
        self._save.clicked.connect(self.main_action)
        self.form.edited.connect(self._settle)
        self.organs.activated.connect(self._chosen)
        self.add_button.clicked.connect(self._begin_one)
        self.end_button.clicked.connect(self._end)
        self._cancel = cancel

    def take_desk(self, desk: Desk) -> None:
        """The day from which it holds counts by the new calendar too."""
        super().take_desk(desk)
        for each in (self.form.since, self._until):
            each.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """What is registered today."""
        if argument == "add":
            self._begin_one()
            return
        known = self.desk.store.organs.current(self.today())
        wanted = argument if isinstance(argument, int) else self.organ
        ids = [one.organ.id for one in office.organ_lines(self.desk, self.today())]
        self._show(OrganId(wanted) if wanted in ids else (known[0].id if known else None))

    def _show(self, organ: OrganId | None) -> None:
        self.organ, self._is_adding = organ, False
        lines = office.organ_lines(self.desk, self.today())
        self.organs.clear()
        for line in lines:
            name = line.organ.name or self.tr("(no name)")
            shown = self.tr("{name} (retired)").format(name=name) if line.is_retired else name
            self.organs.addItem(shown, line.organ.id)
        self.organs.setCurrentIndex(max(0, self.organs.findData(organ)))
        several = len(lines) > 1
        self.organs.setVisible(several)
        self.add_button.show()
        here = next((line for line in lines if line.organ.id == organ), None)
        retired = here is not None and here.is_retired
        self.form.show_office(self._known(), several=several)
        self.form.show_rows(_UNTIL, shown=several)
        self._until.setText(here.organ.until.isoformat() if here is not None and here.organ.until else "")
        self._until.setReadOnly(retired)
        self.end_button.setText(self.tr("Take up again") if retired else self.tr("Retire"))
        self._header.title.setText(self.tr("The agencies") if several else self.tr("The agency"))
        said = with_counts(self.tr("{count} requests"), count=here.requests) if several and here else ""
        self._header.sub.setText(said)
        self._say_past()
        self._settle()

    def _say_past(self) -> None:
        """What held before, where something changed on a day."""
        past = office.history(self.desk, self.organ) if self.organ is not None else ()
        lines = [
            self.tr("From {day}: {what}").format(
                day=one.since.isoformat(), what=DOT.join(filter(None, (one.name, one.code, one.court)))
            )
            for one in past
        ]
        self._past.setText("\n".join(lines) if len(lines) > 1 else "")
        self._past.setVisible(len(lines) > 1)

    def _known(self) -> office.Office:
        return office.Office() if self._is_adding else office.office(self.desk, self.today(), self.organ)

    def _begin_one(self) -> None:
        """An empty form for one more."""
        self.organ, self._is_adding = None, True
        self.organs.hide()
        self.add_button.hide()
        self._header.title.setText(self.tr("One more agency"))
        self._header.sub.setText(self.tr("Then each request names the one it addresses."))
        self.form.show_office(office.Office(), several=True)
        self.form.show_rows(_UNTIL, shown=False)
        self._past.hide()
        self._settle()
        self.form.fields["name"].setFocus()

    def take_focus(self) -> None:
        """The first that is still empty."""
        self.form.focus_first()

    def is_unfinished(self) -> bool:
        """Something typed and not kept."""
        return self._save.isEnabled()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, fields, foot."""
        return (self._header, self.form, self._save)

    def main_action(self) -> None:
        """Keep the particulars."""
        if not self._save.isEnabled():
            return
        typed, since = self.form.typed(), self.form.since.day()
        try:
            if self._is_adding:
                self.organ = office.add(self.desk, typed, since=since, today=self.today())
            else:
                office.keep(self.desk, typed, since=since, today=self.today(), organ=self.organ)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        if self._is_adding:
            self._show(self.organ)
            self.did.emit(Change(message="organ_added", facts={"organ": typed.name}, settings=True))
            return
        self.form.since.clear()
        self._save.setEnabled(False)
        self.go.emit("back", None)
        self.did.emit(Change(message="office_kept", settings=True))

    def _end(self) -> None:
        """Retire the agency with the day typed, or let it go on."""
        if self.organ is None:
            return
        try:
            if self._until.isReadOnly():
                change = office.take_up(self.desk, self.organ, today=self.today())
            else:
                until = self._until.day()
                if until is None:
                    self._until.setFocus()
                    return
                change = office.retire(self.desk, self.organ, until=until, today=self.today())
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self._show(self.organ)
        self.did.emit(change)

    def _chosen(self, at: int) -> None:
        self._show(OrganId(int(self.organs.itemData(at))))

    def _settle(self) -> None:
        self._save.setEnabled(self.form.differs(self._known()) and self.form.since_is_readable())
        self.end_button.setEnabled(self._until.isReadOnly() or self._until.day() is not None)

    def _leave(self) -> None:
        if self._is_adding:
            self.open_with(None)
            return
        self._show(self.organ)
        self.go.emit("back", None)

    def step_back(self) -> bool:
        """Esc leaves a form for one more first."""
        if self._is_adding:
            self.open_with(None)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, as in the ledger."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
