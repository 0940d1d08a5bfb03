"""The blocks of a letter with the fields each still wants: only the clerk's own words are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field, text_area
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.reveal import reveal
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.letter_form import AskedAs, LetterField, LetterForm
from clerk_app.gui.words import Words
from clerk_app.law.terms import Outcome
from clerk_app.law.workdays import WorkCalendar


class LetterView(QWidget):
    """``edited`` after each change of the form it was given."""

    edited = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._workdays, self._today = words, workdays, today
        self.form: LetterForm | None = None
        self.withholding: frozenset[Outcome] = frozenset()
        """The refusals a part may be withheld for."""
        self._fields: dict[str, QWidget] = {}
        self._asked: tuple[LetterField, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 8, 18, 12)
        self._column.setSpacing(6)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self._workdays = workdays
        for made in self._fields.values():
            if isinstance(made, DateField):
                made.take_workdays(workdays)

    def show_fields(
        self, form: LetterForm, blocks: Sequence[str], asked: Sequence[LetterField], known: Mapping[str, str],
        labels: Mapping[str, str],
    ) -> None:
        """Show the blocks of a letter; the fields stay where they are while the same ones are asked."""
        if form is self.form and tuple(asked) == self._asked:
            return
        focus = next((name for name, shown in self._fields.items() if shown.hasFocus()), "")
        self.form, self._asked = form, tuple(asked)
        self._clear()
        for number, block in enumerate(blocks, 1):
            mine = [one for one in asked if one.block == block]
            if number > 1:
                self._column.addWidget(Hairline())
            note = label("" if mine else self._note(block), look.CAPTION, look.TEXT2)
            self._column.addWidget(_headed(section_head(f"{number}  {self._block_word(block)}", note, role=look.BODY)))
            for one in mine:
                self._add(one, known.get(one.name, ""), labels[one.name])
        self._column.addStretch(1)
        if focus in self._fields:
            self._fields[focus].setFocus()

    def _clear(self) -> None:
        self._fields.clear()
        while self._column.count():
            taken = self._column.takeAt(0).widget()
            if taken is not None:
                taken.hide()
                taken.deleteLater()

    def _block_word(self, block: str) -> str:
        return {
            "number": self.tr("Number"), "addressee": self.tr("Addressee"), "receipt": self.tr("Receipt and findings"),
            "supplied": self.tr("What is disclosed"), "withheld": self.tr("Result and reasons"),
            "items": self.tr("Matters"), "remedy": self.tr("Remedies"), "signature": self.tr("Signature"),
            "points": self.tr("What is to be corrected"), "guidance": self.tr("Guidance"),
            "reply_by": self.tr("Time to correct"), "extension": self.tr("Extension"), "close": self.tr("Close"),
        }.get(block, block)  # fmt: skip

    def _note(self, block: str) -> str:
        if block == "remedy":
            return self.tr("chosen by result and date, fixed")
        return self.tr("taken when finished") if block == "number" else self.tr("from the facts")

    def _add(self, one: LetterField, known: str, words: str) -> None:
        text = self.form.typed.get(one.name, known)
        if one.asked_as is AskedAs.RESULT:
            made: QWidget = self._results(text)
        elif one.asked_as is AskedAs.LINES:
            made = text_area(look.scaled(76))
            made.setPlainText(text)
            made.textChanged.connect(self._changed)
        elif one.asked_as is AskedAs.DAY:
            made = DateField(self._words, self._workdays, self._today, Leaning.PAST)
            made.setText(text)
            made.textChanged.connect(self._changed)
        else:
            made = field()
            made.setText(text)
            made.textChanged.connect(self._changed)
        made.setObjectName(f"letter_{one.name}")
        made.setProperty("fact", one.name)
        made.setAccessibleName(words)
        self._fields[one.name] = made
        caption = label(words, look.CAPTION, look.TEXT2)
        self._column.addWidget(caption)
        self._column.addWidget(made)

    def _results(self, text: str) -> QComboBox:
        combo = QComboBox()
        combo.setFont(look.font(look.BODY))
        combo.setFixedHeight(look.scaled(32))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.addItem("", "")
        for outcome in (one for one in Outcome if one in self.withholding):
            combo.addItem(self._words.word(outcome), outcome.value)
        combo.setCurrentIndex(max(0, combo.findData(text)))
        combo.currentIndexChanged.connect(self._changed)
        return combo

    def _changed(self, *_: object) -> None:
        shown = self.sender()
        if isinstance(shown, QComboBox):
            value = str(shown.currentData() or "")
        else:
            value = shown.toPlainText() if isinstance(shown, QPlainTextEdit) else shown.text()
        self.form.put(shown.property("fact"), value)
        self.edited.emit()

    def mark(self, missing: Sequence[str]) -> None:
        """Frame the fields that are still empty."""
        for name, shown in self._fields.items():
            shown.setProperty("error", name in missing)
            shown.update()

    def focus_on(self, name: str) -> bool:
        """Put the cursor into a field; False where there is none of that name."""
        shown = self._fields.get(name)
        if shown is None:
            return False
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(shown)
        return True


def _headed(layout: object) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    layout.setContentsMargins(0, 4, 0, 0)
    holder.setMinimumHeight(look.scaled(30))
    return holder
