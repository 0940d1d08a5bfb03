"""科室与经办人 in the settings: the lists that intake and routing offer; added, renamed, no longer offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.forms.settings_section import Section
from clerk_app.gui.words import DOT
from clerk_app.services import staff
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.staff import PEOPLE, UNITS, Colleague, Unit
from clerk_app.trouble import KnownTrouble


class StaffForm(QWidget):
    """The fields of one unit or person, in place of its row. ``kept`` and ``left``."""

    kept = Signal()
    left = Signal()

    def __init__(self, which: str, line: Unit | Colleague | None, units: tuple[Unit, ...]) -> None:
        super().__init__()
        self.which, self.line = which, line.id if line is not None else 0
        self.setObjectName("staff_form")
        self.name = field(look.scaled(180), name="staff_name", placeholder=self.tr("Name"))
        self.role = field(look.scaled(130), name="staff_role", placeholder=self.tr("Role"))
        self.telephone = field(look.scaled(140), name="staff_telephone", placeholder=self.tr("Telephone"))
        self.unit = QComboBox()
        self.unit.setObjectName("staff_unit")
        self.unit.setFont(look.font(look.BODY))
        self.unit.setFixedSize(look.scaled(150), look.scaled(32))
        self.unit.addItem(self.tr("no unit"), None)
        for one in units:
            if one.active:
                self.unit.addItem(one.name, one.id)
        for made, words in (
            (self.name, self.tr("Name")), (self.role, self.tr("Role")), (self.telephone, self.tr("Telephone")),
            (self.unit, self.tr("Unit")),
        ):
            made.setAccessibleName(words)
        if line is not None:
            self.name.setText(line.name)
            self.telephone.setText(line.telephone)
        if isinstance(line, Colleague):
            self.role.setText(line.role)
            self.unit.setCurrentIndex(max(0, self.unit.findData(line.unit_id)))
        keep = button(self.tr("Keep"), name="staff_keep")
        leave = link(self.tr("Cancel"), name="staff_leave")
        keep.clicked.connect(self.kept)
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        of_people = (self.role, self.unit) if which == PEOPLE else ()
        for each in (self.name, *of_people, self.telephone, keep, leave):
            row.addWidget(each)
        row.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class StaffPart(Section):
    """``did`` carries what was changed, ``trouble`` what cannot be kept."""

    did = Signal(object)
    trouble = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__("staff", heading, "")
        self.about.setText(self.tr(
            "Offered at intake and routing. Registered requests keep the name they were written with."
        ))
        self.about.show()
        self._desk: Desk | None = None
        self._form: StaffForm | None = None
        self._from = ""
        self._shown: list[SettingRow] = []
        self._heads: list[QWidget] = []

    def show_staff(self, desk: Desk) -> None:
        """Both lists as they stand."""
        self._desk = desk
        self._fill()

    def _fill(self) -> None:
        desk = self._desk
        if desk is None:
            return
        was_hidden = self.isHidden()
        held = self._held()
        self.drop_rows(self._shown)
        self.drop_widgets([*self._heads, *([self._form] if self._form is not None else [])])
        self._shown, self._heads, self._form = [], [], None
        units, people = staff.units(desk), staff.people(desk)
        self._list(UNITS, self.tr("Units"), self.tr("Add a unit"), units)
        self._list(PEOPLE, self.tr("People"), self.tr("Add somebody"), people)
        if not units and not people and desk.store.requests.count():
            take = link(self.tr("Take over those used so far"), name="staff_take_over")
            take.clicked.connect(self._take_over)
            self._put(take)
        self.setHidden(was_hidden)
        again = [found for each in (*self._heads, *self._shown) if (found := each.findChild(QPushButton, held))]
        if held and again:
            again[0].setFocus()

    def _held(self) -> str:
        """The link the keyboard is on, or the form it opened: the lists are made anew under it."""
        focused = self.focusWidget()
        if focused is None or not focused.hasFocus():
            return ""
        is_typing = self._form is not None and self._form.isAncestorOf(focused)
        return self._from if is_typing else focused.objectName()

    def _list(self, which: str, words: str, more: str, lines: tuple[Unit, ...] | tuple[Colleague, ...]) -> None:
        heading = label(words, look.STRONG)
        heading.setContentsMargins(0, 12, 0, 0)
        self._put(heading)
        for line in lines:
            row = SettingRow(line.name, self._said(line), self._links(which, line), name=f"staff_{which}_{line.id}")
            row.setEnabled(True)
            self._shown.append(self.add(row))
        add = link(more, icon="plus", name=f"staff_add_{which}")
        add.setProperty("staff", (which, 0))
        add.clicked.connect(self._begin)
        self._put(add)

    def _put(self, made: QWidget) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 6)
        row.addWidget(made)
        row.addStretch(1)
        self._heads.append(holder)
        self.add_widget(holder)

    def _said(self, line: Unit | Colleague) -> str:
        parts = [line.telephone]
        if isinstance(line, Colleague) and self._desk is not None:
            parts = [line.role, staff.unit_name(self._desk, line.unit_id), line.telephone]
        if not line.active:
            parts.append(self.tr("no longer offered"))
        return DOT.join(part for part in parts if part)

    def _links(self, which: str, line: Unit | Colleague) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        change = link(self.tr("Change"), name=f"staff_change_{which}_{line.id}")
        words = self.tr("No longer offer") if line.active else self.tr("Offer again")
        switch = link(words, name=f"staff_switch_{which}_{line.id}")
        pairs: tuple[tuple[QWidget, Callable[[], None]], ...] = ((change, self._begin), (switch, self._switch))
        for each, slot in pairs:
            each.setProperty("staff", (which, line.id))
            each.setAccessibleDescription(line.name)
            each.clicked.connect(slot)
            row.addWidget(each)
        return made

    def _begin(self) -> None:
        """The fields in place of the row, or below the list for a new one."""
        which, line_id = self.sender().property("staff")
        self._from = self.sender().objectName()
        desk = self._desk
        if desk is None:
            return
        if self._form is not None:
            self.drop_widgets([self._form])
        lines: tuple[Unit | Colleague, ...] = staff.units(desk) if which == UNITS else staff.people(desk)
        line = next((one for one in lines if one.id == line_id), None)
        self._form = StaffForm(which, line, staff.units(desk))
        self._form.kept.connect(self._keep)
        self._form.left.connect(self._leave)
        row = next((one for one in self._shown if one.objectName() == f"staff_{which}_{line_id}"), None)
        self.insert_widget(self._form, row or self.sender().parentWidget())
        self._form.name.setFocus()

    def _keep(self) -> None:
        form, desk = self._form, self._desk
        if form is None or desk is None:
            return
        given = {"name": form.name.text(), "telephone": form.telephone.text(), "line": form.line}
        try:
            if form.which == UNITS:
                change = staff.keep_unit(desk, **given)
            else:
                change = staff.keep_person(desk, role=form.role.text(), unit=form.unit.currentData(), **given)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            form.name.setFocus()
            return
        self._done(change)

    def _switch(self) -> None:
        which, line_id = self.sender().property("staff")
        desk = self._desk
        if desk is not None:
            lines: tuple[Unit | Colleague, ...] = staff.units(desk) if which == UNITS else staff.people(desk)
            active = next(one.active for one in lines if one.id == line_id)
            self._done(staff.set_active(desk, which, line_id, active=not active))

    def _take_over(self) -> None:
        if self._desk is not None:
            self._done(staff.take_over(self._desk))

    def _leave(self) -> None:
        self._fill()

    def _done(self, change: Change) -> None:
        self._fill()
        self.did.emit(change)
