"""The short form of a small register: declared fields in the side panel, Enter goes on, Ctrl+Enter keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link, primary
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, align, field, text_area
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.forms.date_shorthand import Leaning, half_width
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar

WIDTH = 400
REASON = "reason"
"""The field that asks why a kept line is changed; shown for one that was kept before."""
_LABEL = 64
_HOUR = 60


class Asks(Enum):
    """What a field takes."""

    DAY = auto()
    DAY_OR_NONE = auto()
    CHOICE = auto()
    TEXT = auto()
    LINES = auto()
    COUNT = auto()
    HOURS = auto()
    """Given in hours with decimals, taken in minutes."""


@dataclass(frozen=True)
class Asked:
    """One field; ``words`` is the English source of its label (context "LineForm")."""

    name: str
    words: str
    asks: Asks = Asks.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    wants: frozenset[str] | None = None
    """The choices of the field ``wants_of`` that ask for this one; None: all."""
    is_required: bool = True
    wants_of: str = "kind"
    choices_by: Mapping[str, tuple[tuple[str, str], ...]] | None = None
    """Other choices for each choice of ``wants_of``."""


_NO_DAY = QT_TRANSLATE_NOOP("LineForm", "No such day; a day looks like 10-12 or 2026-10-12")
_NO_COUNT = QT_TRANSLATE_NOOP("LineForm", "A number, 0 or more")
_EMPTY = QT_TRANSLATE_NOOP("LineForm", "Still empty")


class LineForm(SidePanel):
    """``kept``: the form is complete; ``values`` has what was typed. ``struck``: take the line back. ``begun``: a new
    line is wanted."""

    kept = Signal()
    struck = Signal()
    begun = Signal()

    def __init__(
        self, name: str, fields: Sequence[Asked], words: Words, workdays: WorkCalendar, today: Callable[[], date], *,
        keep: str, can_strike: bool = True, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look.scaled(WIDTH), parent=parent)
        self.setObjectName(f"form_{name}")
        self._fields = {one.name: one for one in fields}
        self._can_strike = can_strike
        self.line: object = None
        self._begun_with: dict[str, str] = {}
        self.title = label("", look.STRONG, wrap=True, name=f"{name}_title")
        self.column.addWidget(self.title)
        self._made: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        for one in fields:
            made = self._make(one, name, words, workdays, today)
            said = QCoreApplication.translate("LineForm", one.words)
            row = FormRow(
                said, made, required=one.is_required, label_width=look.scaled(_LABEL),
                required_word=self.tr("required"),
            )
            if isinstance(made, DateField):
                row.fields_layout.insertWidget(1, made.echo)
            self._made[one.name], self._rows[one.name] = made, row
            self.column.addWidget(row)
        align(self._rows.values(), _LABEL)
        self.more = QVBoxLayout()
        self.more.setSpacing(4)
        self.column.addLayout(self.more)
        self.column.addStretch(1)
        self.keep_button: QPushButton = primary(keep, key="Ctrl+Enter", name=f"{name}_keep")
        self.new_button: QPushButton = button(self.tr("New line"), name=f"{name}_new")
        self.strike_button: QPushButton = link(self.tr("Take back"), name=f"{name}_strike")
        for each in (self.keep_button, self.new_button, self.strike_button):
            self.foot.addWidget(each)
        self.foot.addStretch(1)
        self._begun_with = self._typed()
        self.keep_button.clicked.connect(self.keep)
        self.new_button.clicked.connect(self.begun)
        self.strike_button.clicked.connect(self._strike)

    def _make(
        self, one: Asked, name: str, words: Words, workdays: WorkCalendar, today: Callable[[], date]
    ) -> QWidget:
        inside = f"{name}_{one.name}"
        if one.asks in (Asks.DAY, Asks.DAY_OR_NONE):
            day = DateField(words, workdays, today, Leaning.PAST, name=inside)
            day.setFixedWidth(look.scaled(124))
            return day
        if one.asks is Asks.LINES:
            return text_area(look.scaled(84), name=inside)
        if one.asks is Asks.CHOICE:
            combo = QComboBox()
            combo.setObjectName(inside)
            combo.setFont(look.font(look.BODY))
            combo.setFixedHeight(look.scaled(32))
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
            for value, said in one.choices:
                combo.addItem(said, value)
            combo.currentIndexChanged.connect(self._settle)
            return combo
        return field(look.scaled(96) if one.asks in (Asks.COUNT, Asks.HOURS) else 0, name=inside)

    # showing

    def show_line(self, line: object, values: Mapping[str, str], title: str) -> None:
        """Put values in the fields; ``line`` None: a new one."""
        self.line = line
        self.title.setText(title)
        for name, made in self._made.items():
            text = values.get(name, "")
            if isinstance(made, QComboBox):
                made.setCurrentIndex(max(0, made.findData(text)))
            elif isinstance(made, QPlainTextEdit):
                made.setPlainText(text)
            elif isinstance(made, QLineEdit):
                made.setText(text)
                made.setCursorPosition(0)
            self._rows[name].set_error("")
        self._begun_with = self._typed()
        is_kept = line is not None
        self.new_button.setVisible(self._can_strike and is_kept)
        self.strike_button.setVisible(self._can_strike and is_kept)
        self._settle()

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices for a field."""
        combo = self._made[name]
        if isinstance(combo, QComboBox):
            combo.clear()
            for value, said in choices:
                combo.addItem(said, value)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Count by this calendar from now on."""
        for made in self._made.values():
            if isinstance(made, DateField):
                made.take_workdays(workdays)

    @property
    def first(self) -> QWidget:
        """The first field, else the button."""
        return next(iter(self._made.values()), self.keep_button)

    def focus_first(self) -> None:
        """Where typing begins."""
        first = self.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._typed() != self._begun_with

    def _settle(self, *_: object) -> None:
        for name, one in self._fields.items():  # a field stands below the one it hangs on
            chosen = self._chosen(one.wants_of)
            if one.choices_by is not None:
                self._offer_anew(name, one.choices_by.get(chosen, ()))
            wanted = one.wants is None or chosen in one.wants
            self._rows[name].setVisible(wanted and (name != REASON or not self._can_strike or self.line is not None))

    def _chosen(self, name: str) -> str:
        combo = self._made.get(name)
        return str(combo.currentData() or "") if isinstance(combo, QComboBox) else ""

    def _offer_anew(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """The choices that belong to what was chosen above, where they are not there already."""
        combo = self._made[name]
        if isinstance(combo, QComboBox) and [combo.itemData(at) for at in range(combo.count())] != [
            value for value, _ in choices
        ]:
            combo.blockSignals(True)
            self.offer(name, choices)
            combo.blockSignals(False)

    def _typed(self) -> dict[str, str]:
        found = {}
        for name, made in self._made.items():
            if isinstance(made, QComboBox):
                found[name] = str(made.currentData() or "")
            elif isinstance(made, QPlainTextEdit):
                found[name] = made.toPlainText()
            elif isinstance(made, QLineEdit):
                found[name] = made.text()
        return found

    # keeping

    def keep(self) -> None:
        """Say ``kept`` if every field can be read; else stand at the first that cannot."""
        wrong = self._wrong()
        for name, row in self._rows.items():
            row.set_error(QCoreApplication.translate("LineForm", wrong[name]) if name in wrong else "")
        if wrong:
            self._made[next(iter(wrong))].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.kept.emit()

    def _wrong(self) -> dict[str, str]:
        found = {}
        typed = self._typed()
        for name, one in self._fields.items():
            if self._rows[name].isHidden():
                continue
            text = half_width(typed[name]).strip()
            needs = one.is_required and (name != REASON or not self._can_strike or self.is_dirty())
            if not text:
                if needs:
                    found[name] = _EMPTY
            elif one.asks in (Asks.DAY, Asks.DAY_OR_NONE):
                made = self._made[name]
                if isinstance(made, DateField) and made.day() is None:
                    found[name] = _NO_DAY
            elif one.asks in (Asks.COUNT, Asks.HOURS) and _number(text, one.asks) is None:
                found[name] = _NO_COUNT
        return found

    def values(self) -> dict[str, object]:
        """What was typed, as the services take it; a field that is not asked now is left out."""
        found: dict[str, object] = {}
        for name, text in self._typed().items():
            one, made = self._fields[name], self._made[name]
            if self._rows[name].isHidden():
                continue
            if isinstance(made, DateField):
                found[name] = made.day()
            elif one.asks in (Asks.COUNT, Asks.HOURS):
                found[name] = _number(half_width(text).strip(), one.asks) or 0
            else:
                found[name] = text.strip()
        return found

    def _strike(self) -> None:
        """Why is asked first."""
        reason = self._made[REASON]
        if isinstance(reason, QLineEdit) and not reason.text().strip():
            self._rows[REASON].set_error(QCoreApplication.translate("LineForm", _EMPTY))
            reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.struck.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _number(text: str, asks: Asks) -> int | None:
    if asks is Asks.COUNT:
        return int(text) if text.isascii() and text.isdecimal() else None
    try:
        hours = float(text)
    except ValueError:
        return None
    minutes = hours * _HOUR
    return round(minutes) if 0 <= minutes < _HOUR * 1000 else None
