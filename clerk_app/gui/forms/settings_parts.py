"""The parts of the settings whose rows are not declared: the agencies, and the name of the clerk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.forms.settings_section import Section
from clerk_app.services.desk import Desk
from clerk_app.services.office import SOMETIMES, choices, office


class OfficePart(Section):
    """``change_wanted`` with an agency's id, or "add"."""

    change_wanted = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__("office", heading, "")
        self.about.setText(self.tr("Printed on letters and used in numbers."))
        self.about.show()
        self._told: dict[str, SettingRow] = {}
        self._agencies: list[SettingRow] = []
        for name, title in {
            "name": self.tr("Full name"), "telephone": self.tr("Telephone"), "address": self.tr("Address"),
            "postcode": self.tr("Postcode"), "code": self.tr("Agency code"),
            "reconsideration_body": self.tr("Review body"), "superior_body": self.tr("Next higher department"),
            "court": self.tr("Court"),
        }.items():
            self._told[name] = self.add(SettingRow(title, "", name=f"told_{name}"))
        change = button(self.tr("Change"), name="change_office")
        change.clicked.connect(self._change)
        add = button(self.tr("Add an agency"), name="settings_add_organ")
        add.clicked.connect(self._add)
        self.add_widget(to_the_left(change, above=12))
        self.add(SettingRow(
            self.tr("Several agencies at this desk"), self.tr("Each request then names the one it was sent to."), add,
            name="row_add_organ", also=self.tr("two agencies government office"),
        ))

    def show_office(self, desk: Desk, today: date) -> int:
        """What is filled in of the first agency, and the names of the others; how many of it are missing."""
        known = office(desk, today)
        missing = 0
        for name, row in self._told.items():
            value = getattr(known, name)
            row.tell(value or self.tr("not filled in yet"))
            missing += not value and name not in SOMETIMES
        self.drop_rows(self._agencies)
        self._agencies = []
        for organ, words in choices(desk, today)[1:]:
            change = button(self.tr("Change"), name=f"change_organ_{organ}")
            change.setProperty("organ", organ)
            change.clicked.connect(self._change_other)
            self._agencies.append(self.add(SettingRow(words, self.tr("Another agency at this desk"), change)))
        return missing

    def _change(self) -> None:
        self.change_wanted.emit(None)

    def _change_other(self) -> None:
        self.change_wanted.emit(self.sender().property("organ"))

    def _add(self) -> None:
        self.change_wanted.emit("add")


class PersonPart(Section):
    """``clerk_typed`` with a new name."""

    clerk_typed = Signal(str)

    def __init__(self, heading: str) -> None:
        super().__init__("person", heading, "")
        self.about.setText(self.tr("For this computer only."))
        self.about.show()
        self._who = ""
        self.clerk = field(240, name="setting_clerk")
        self.clerk.editingFinished.connect(self._typed)
        self.add(SettingRow(
            self.tr("Clerk"), self.tr("Stands with every entry from now on; earlier entries keep their name."),
            self.clerk, name="row_clerk", also=self.tr("my name signature handler"),
        ))

    def show_clerk(self, who: str) -> None:
        """The name in force."""
        self._who = who
        self.clerk.setText(who)

    def _typed(self) -> None:
        name = " ".join(self.clerk.text().split())
        if name and name != self._who:
            self.clerk_typed.emit(name)
        else:
            self.clerk.setText(self._who)


def to_the_left(*shown: QWidget, above: int = 10) -> QWidget:
    """Buttons in a row of their own: alone in a column one would cap the column's width."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, above, 0, 0)
    row.setSpacing(12)
    for each in shown:
        row.addWidget(each)
    row.addStretch(1)
    return holder
