"""更正 in the facts' own panel: each field under its caption, its old value below it, one line of reason."""

from __future__ import annotations

import uuid
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import primary, quiet
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field, text_area
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.reveal import reveal
from clerk_app.gui.forms.amend_form import DAYS, FIELDS, LINES, AmendForm
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.wanted_words import WantedWords
from clerk_app.gui.models.event_rows import FieldWords
from clerk_app.gui.words import NONE, Words
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation
from clerk_app.law.workdays import WorkCalendar


class AmendView(QWidget):
    """``wanted`` when it is to be saved, ``left`` when not; ``edited`` after each change."""

    wanted = Signal()
    left = Signal()
    edited = Signal()

    def __init__(
        self, form: AmendForm, words: Words, workdays: WorkCalendar, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("amend_form")
        self.setProperty("help", "mending")
        self.form = form
        self.deed = uuid.uuid4().hex
        self._words, self._workdays, self._day = words, workdays, today
        self._field_words, self._wanted = FieldWords(self), WantedWords(self)
        self._fields: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Correct the registration"), look.STRONG, look.ACCENT_TEXT))
        for name in FIELDS:
            self._add(column, name, self._field_words.word(name), self._make(name))
        self.foot = QWidget()
        """Reason, effect and buttons: what stays in view below the fields."""
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        why = field(0, name="amend_reason")
        why.setText(self.form.reason)
        why.returnPressed.connect(self._next)
        self._add(below, "reason", self.tr("Why (one line)"), why)
        self.effect = label("", look.CAPTION, look.TEXT2, wrap=True, name="amend_effect")
        below.addWidget(self.effect)
        self.button = primary(self.tr("Save"), name="do_amend")
        cancel = quiet(self.tr("Cancel"), key="Esc", name="leave_amend")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        below.addLayout(foot)
        self.button.clicked.connect(self.press)
        cancel.clicked.connect(self._leave)
        self._settle()

    def _add(self, column: QVBoxLayout, name: str, words: str, made: QWidget) -> None:
        note = label("", look.CAPTION, look.TEXT3, wrap=True)
        note.hide()
        made.setProperty("amends", name)
        made.setAccessibleName(words)
        if isinstance(made, QComboBox):
            made.currentIndexChanged.connect(self._changed)
        else:
            made.textChanged.connect(self._changed)
        self._fields[name], self._notes[name] = made, note
        self._captions[name] = label(words, look.CAPTION, look.TEXT2)
        column.addWidget(self._captions[name])
        column.addWidget(made)
        column.addWidget(note)

    def _make(self, name: str) -> QWidget:
        text = self.form.typed[name]
        choices = self._choices(name)
        if choices:
            combo = QComboBox()
            combo.setFont(look.font(look.DATA))
            combo.setFixedHeight(look.scaled(32))
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for value, words in choices:
                combo.addItem(words, value)
            combo.setCurrentIndex(combo.findData(text))
            made: QWidget = combo
        elif name in DAYS:
            made = DateField(self._words, self._workdays, self._today, Leaning.PAST)
            made.setText(text)
        elif name in LINES:
            made = text_area(look.scaled(76 if name == "wording" else 52))
            made.setPlainText(text)
        else:
            made = field()
            made.setText(text)
        made.setObjectName(f"amend_{name}")
        return made

    def _today(self) -> date:
        return self._day

    def _choices(self, name: str) -> list[tuple[str, str]]:
        if name == "applicant_kind":
            return [(one.value, self._words.word(one)) for one in ApplicantKind]
        if name == "organ":
            return list(self.form.organs) or [(self.form.before[name], NONE)]
        if name == "channel":
            return [(one.value, self._words.word(one)) for one in Channel]
        if name == "addressee":
            return [(one.value, self._words.word(one)) for one in Addressee]
        if name == "confirmed_how":
            return [("", NONE), *((one.value, self._words.word(one)) for one in Confirmation)]
        return self._wanted.choices(name)

    def _changed(self, *_: object) -> None:
        shown = self.sender()
        if isinstance(shown, QComboBox):
            value = str(shown.currentData() or "")
        else:
            value = shown.toPlainText() if isinstance(shown, QPlainTextEdit) else shown.text()
        self.form.put(shown.property("amends"), value)
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        changes = self.form.changes()
        shown = {*self.form.shown(), "reason"}
        for name, note in self._notes.items():
            for each in (self._captions[name], self._fields[name]):
                each.setVisible(name in shown)
            self._fields[name].setProperty("error", False)
            self._fields[name].update()
            restyle(note, look.CAPTION, look.TEXT3)
            before = self._shown_before(name) if name in changes else ""
            note.setText(self.tr("Was: {old}").format(old=before) if name in changes else "")
            note.setVisible(name in changes and name in shown)

    def _shown_before(self, name: str) -> str:
        text = self.form.before[name]
        return dict(self._choices(name)).get(text, text) or self.tr("empty")

    def say_effect(self, words: str) -> None:
        """What it would change."""
        restyle(self.effect, look.CAPTION, look.TEXT2)
        self.effect.setText(words)

    def say_trouble(self, words: str) -> None:
        """What was said against it."""
        restyle(self.effect, look.CAPTION, look.RED)
        self.effect.setText(words)

    def focus_on(self, name: str) -> None:
        """Put the cursor into that field."""
        shown = self._fields[name]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(shown)
        if isinstance(shown, QLineEdit):
            shown.selectAll()

    def press(self) -> None:
        """Save, or show what is missing."""
        problems = self.form.problems()
        self._settle()
        for one in problems:
            note = self._notes[one.field]
            restyle(note, look.CAPTION, look.RED)
            note.setText(self._words.sentence(one.key, one.facts))
            note.show()
            self._fields[one.field].setProperty("error", True)
            self._fields[one.field].update()
        if problems:
            self.focus_on(problems[0].field)
        elif self.button.isEnabled():
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, from a list of choices too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._next()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self.focusNextChild()

    def _leave(self) -> None:
        self.left.emit()
