"""A deed's form inside the page: its fields from the declaration, what it would change, and one button."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerk_app.gui import look
from clerk_app.gui.components.buttons import primary, quiet
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, field, label_column, text_area
from clerk_app.gui.components.labels import keep_place, label, set_tip
from clerk_app.gui.components.lines import Card
from clerk_app.gui.components.offered_names import OfferedNames
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms import step_words
from clerk_app.gui.forms.override_fold import OverrideFold
from clerk_app.gui.forms.party_forms import ADDRESS, REF
from clerk_app.gui.forms.party_offer import PartyOffer
from clerk_app.gui.forms.step_forms import DAYS, Field, FieldKind, StepEntry
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar

_SHORT = {FieldKind.WHOLE: 90, FieldKind.MONEY: 120}
_SEGMENT_MOST = 3
_LABEL, _SUBJECT = 104, 380
_OWN_WORDS = ("item", "document", "remedy", "ref")
"""Choices whose words are the request's own, of any length: always a list."""


class StepView(Card):
    """``wanted`` when the deed is to be done, ``left`` when the form is to be closed. ``edited`` after each change."""

    wanted = Signal()
    left = Signal()
    edited = Signal()

    def __init__(
        self, title: str, article: str, entry: StepEntry, words: Words, workdays: WorkCalendar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sunken", "softline", parent)
        self.setObjectName("step_form")
        self.setProperty("help", f"step:{entry.form.kind}")
        self.entry = entry
        self.deed = uuid.uuid4().hex
        self._words, self._workdays = words, workdays
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._left: set[str] = set()
        self._told: dict[str, str] = {}
        title = title[:1].upper() + title[1:]  # legal words begin small in English
        self.button = primary(title, key="Ctrl+Enter", name="do_step")
        self.cancel = quiet(self.tr("Cancel"), key="Esc", name="leave_step")
        self.effect = label("", look.DATA, look.TEXT2, wrap=True, name="step_effect")
        self.effect.setMinimumHeight(look.scaled(20))
        keep_place(self.effect)
        said = (self._word(one, self._entry_label(one.name).partition(" ")[0]) for one in entry.form.fields)
        self._label = label_column(said, _LABEL)
        self.fold = OverrideFold(words, self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(title, look.STRONG, look.ACCENT_TEXT))
        head.addStretch(1)
        head.addWidget(label(article, look.CAPTION, look.TEXT2))
        column.addLayout(head)
        self.offer = PartyOffer(words, self._label + 12, self)
        self.offer.taken.connect(self._take_offer)
        for asked in entry.form.fields:
            if asked.name == ADDRESS:
                column.addWidget(self.offer)
            column.addWidget(self._row(asked))
        told = QHBoxLayout()
        told.addSpacing(self._label + 12)
        told.addWidget(self.effect, 1)
        column.addLayout(told)
        column.addWidget(self.fold)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        column.addLayout(foot)
        self.button.clicked.connect(self.press)
        self.cancel.clicked.connect(self._leave)
        self._offer()
        self._settle()

    def _row(self, asked: Field) -> FormRow:
        made = self._make(asked)
        made.setProperty("asked", asked.name)
        self._fields[asked.name] = made
        beside = (made.echo,) if isinstance(made, DateField) else ()
        number, _, subject = self._entry_label(asked.name).partition(" ")
        row = FormRow(
            self._word(asked, number), made, *beside, required=asked.required or asked.only_late,
            label_width=self._label, required_word=self.tr("required"), keeps_line=bool(asked.hint),
            hint=look.metrics(look.CAPTION).elidedText(subject, Qt.TextElideMode.ElideRight, look.scaled(_SUBJECT)),
        )
        if subject:
            set_tip(row.note, subject)
            made.setAccessibleName(f"{number} {subject}")
        self._rows[asked.name] = row
        return row

    def _word(self, asked: Field, number: str) -> str:
        """What is asked; where each item has its own result, which of them."""
        if number:
            return self.tr("Item {number}").format(number=number)
        has_items = any(one.name.startswith("item_") for one in self.entry.form.fields)
        return self.tr("Whole request") if has_items and asked.name == "outcome" else step_words.label(asked)

    def _entry_label(self, name: str) -> str:
        return self.entry.start.labels.get((name, ""), "")

    def _make(self, asked: Field) -> QWidget:
        text = self.entry.typed[asked.name]
        if asked.kind in DAYS:
            made: QWidget = DateField(
                self._words, self._workdays, self.entry.today, DAYS[asked.kind], name=f"step_{asked.name}"
            )
            made.setText(text)
            made.typed.connect(self._changed)
            made.left.connect(self._field_left)
        elif asked.kind is FieldKind.CHOICE:
            made = self._choice(asked, text)
        elif asked.kind is FieldKind.LINES:
            made = text_area(look.scaled(56), name=f"step_{asked.name}")
            made.setPlainText(text)
            made.textChanged.connect(self._changed)
        else:
            made = field(_SHORT.get(asked.kind, 0), name=f"step_{asked.name}")
            made.setText(text)
            made.textChanged.connect(self._changed)
            made.editingFinished.connect(self._field_left)
            if asked.names:
                OfferedNames(made, self.entry.start.names.get(asked.names, ()))
        return made

    def _choice(self, asked: Field, text: str) -> QWidget:
        labels = self.entry.start.labels
        offered = [
            (value, step_words.choice(asked, value, self._words, labels)) for value in self.entry.options(asked)
        ]
        if asked.name not in _OWN_WORDS and len(offered) <= _SEGMENT_MOST:
            segment = Segment(offered, digits=False, name=f"step_{asked.name}", wraps=True)
            segment.choose(text)
            segment.chosen.connect(self._changed)
            return segment
        combo = QComboBox()
        combo.setObjectName(f"step_{asked.name}")
        combo.setFont(look.font(look.BODY))
        combo.setFixedHeight(look.scaled(32))
        combo.setMaxVisibleItems(16)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(14)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in offered:
            combo.addItem(words, value)
        combo.currentTextChanged.connect(self._chosen_words)
        combo.setCurrentIndex(combo.findData(text))
        set_tip(combo, combo.currentText())
        combo.currentIndexChanged.connect(self._changed)
        return combo

    # what is typed

    def _chosen_words(self, words: str) -> None:
        """They may be longer than the list, and an applicant's."""
        set_tip(self.sender(), words)

    def _value(self, shown: QWidget) -> str:
        if isinstance(shown, Segment):
            return str(shown.value() or "")
        if isinstance(shown, QComboBox):
            return str(shown.currentData() or "")
        return shown.toPlainText() if isinstance(shown, QPlainTextEdit) else shown.text()

    def put(self, name: str, text: str) -> None:
        """Choose in a field as if a person had."""
        shown = self._fields.get(name)
        if isinstance(shown, Segment):
            shown.choose(text)
        elif isinstance(shown, QComboBox):
            shown.setCurrentIndex(shown.findData(text))
        self.entry.typed[name] = text
        self.edited.emit()

    def _changed(self, *_: object) -> None:
        shown = self.sender()
        name = shown.property("asked")
        if name is None:
            return
        self.entry.typed[name] = self._value(shown)
        self._told.pop(name, None)
        if name == REF:
            self.offer.say(None)  # another name: looked up when it is complete
        for other, text in self.entry.follow().items():
            with QSignalBlocker(self._fields[other]):
                self._fields[other].setText(text)
        self._settle()
        self.edited.emit()

    def _field_left(self) -> None:
        self._left.add(self.sender().property("asked"))
        self._offer()
        self._settle()

    def _offer(self) -> None:
        """What could stand in the fields; looked up when a field is left, not with each letter."""
        self.offer.say(self.entry.offered())

    def _take_offer(self) -> None:
        for name, text in self.entry.take_offer().items():
            with QSignalBlocker(self._fields[name]):
                self._fields[name].setText(text)
        self._offer()
        self._settle()
        self._fields[ADDRESS].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _settle(self) -> None:
        """Which fields are there, and what is wrong with those that were left."""
        shown = {one.name for one in self.entry.shown()}
        wrong = {one.field: self._words.sentence(one.key, one.facts) for one in self.entry.problems()}
        for name, row in self._rows.items():
            row.setVisible(name in shown)
            if hint := self.entry.form_field(name).hint:
                row.set_hint("" if self.entry.typed[name].strip() else step_words.hint(hint))
            said = self._told.get(name) or (wrong.get(name, "") if name in self._left else "")
            if row.in_error() or said:
                row.set_error(said)
        if self.entry.form.kind.value == "served":
            by_post = self.entry.typed["manner"] == "post"
            for name in ("carrier", "tracking"):
                self._rows[name].setVisible(by_post)

    def say_effect(self, words: str) -> None:
        """What doing it would change."""
        self.effect.setText(words)
        self.effect.setVisible(bool(words))

    def say_trouble(self, words: str, *, overridable: bool = False) -> None:
        """What the deed said against it, in the form itself; and the way around, where the head may let it pass."""
        self.effect.setText(words)
        self.effect.setForegroundRole(look.RED)
        self.effect.show()
        if overridable:
            self.fold.offer()
        asks = overridable and not self.fold.is_open()
        (self.fold.opener if asks else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def quiet_trouble(self) -> None:
        """The trouble is over."""
        self.effect.setForegroundRole(look.TEXT2)

    # doing it

    def focus_first(self) -> None:
        """The first empty field, else the first."""
        names = [one.name for one in self.entry.shown()]
        empty = [name for name in names if self.entry.form_field(name).required and not self.entry.typed[name]]
        begun = [ADDRESS] if self.entry.about else names
        first = self._fields[(empty or begun)[0]]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def press(self) -> None:
        """Do it, if nothing is missing; else show what is."""
        problems = self.entry.problems()
        if problems:
            self._left.update(self._fields)
            self._settle()
            self._fields[problems[0].field].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.fold.is_open() and not self.fold.is_complete():
            return
        if self.button.isEnabled():
            self.wanted.emit()

    def _go_on_from(self, at: QWidget) -> None:
        names = [name for name, shown in self._fields.items() if shown is at or shown.isVisibleTo(self)]
        here = names.index(at.property("asked"))
        target = self._fields[names[here + 1]] if here + 1 < len(names) else self.button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from a list of choices too, and never submits from a field; letters are no shortcuts here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            at = self.focusWidget()
            if at in self._fields.values():
                self._go_on_from(at)
            event.accept()
            return
        super().keyPressEvent(event)
