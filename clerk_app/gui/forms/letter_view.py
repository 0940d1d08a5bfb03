"""The parts of a letter as rows: each says where its facts come from; the open one is a card with its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from clerk_app.cases.letter_blanks import name_of
from clerk_app.cases.letter_facts import Blank, Facts
from clerk_app.gui import look
from clerk_app.gui.components.block_card import BlockCard
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.phrase_row import PhraseRow
from clerk_app.gui.components.reveal import reveal
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.letter_fields import FieldMaker, cursor_of, put_phrase, set_cursor, value_of
from clerk_app.gui.forms.letter_form import GROUND, LetterField, LetterForm, is_another
from clerk_app.gui.forms.letter_grounds import GroundAdder, GroundHead
from clerk_app.gui.forms.letter_sources import LetterSources
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.phrases import phrases_for

REMEDY = "remedy"
_NARROW = 300


@dataclass(frozen=True)
class Blocks:
    """What the view shows: the blanks of the letter, the fields it asks, the facts as they are known."""

    blanks: tuple[Blank, ...] = ()
    asked: tuple[LetterField, ...] = ()
    facts: Facts = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    """The words of every fact."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The words of blocks that name themselves."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What is said under the words of a fact: why it is asked for."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The parts in the order of the page."""
        return tuple(dict.fromkeys(one.block for one in (*self.blanks, *self.asked)))


class LetterView(QWidget):
    """``edited`` after each change of the form it was given; ``in_hand``: the block and item worked on."""

    edited = Signal()
    in_hand = Signal(str, int)

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._workdays = words, workdays
        self._maker = FieldMaker(words, today, self._changed)
        self._sources = LetterSources(words, self)
        self.form: LetterForm | None = None
        self.shown = Blocks()
        self.open_block, self._wants = "", ""
        self._fields: dict[str, QWidget] = {}
        self._phrases: dict[PhraseRow, QWidget] = {}
        self._cards: dict[str, BlockCard] = {}
        self._facts: dict[str, QLabel] = {}
        self._marked: frozenset[str] = frozenset()
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._reveal_focus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 6, 4, 12)
        self._column.setSpacing(0)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self._workdays = workdays
        for made in self._fields.values():
            if isinstance(made, DateField):
                made.take_workdays(workdays)

    # showing

    def show_letter(self, form: LetterForm, shown: Blocks) -> None:
        """Show the parts of a letter; the fields stay where they are while the same ones are asked."""
        asks = (self.shown.asked, self.shown.blocks, self.shown.notes)
        same = form is self.form and (shown.asked, shown.blocks, shown.notes) == asks
        is_new = form is not self.form
        self.form, self.shown = form, shown
        if is_new:
            self._marked = frozenset()
        if not same:
            self._build(is_new)
        self._say_notes()
        self._laid_out.start()  # only then it is known where the field stands

    def show_nothing(self) -> None:
        """No letter is being written."""
        self.form, self.shown, self.open_block = None, Blocks(), ""
        self._clear()

    def _build(self, is_new: bool) -> None:
        focus = next((name for name, shown in self._fields.items() if shown.hasFocus()), "")
        at = cursor_of(self._fields[focus]) if focus else 0
        self._clear()
        for number, block in enumerate(self.shown.blocks, 1):
            card = BlockCard(block, number, self._block_word(block))
            card.wanted.connect(self._wanted)
            self._fill(card)
            self._cards[block] = card
            self._column.addWidget(card)
        self._column.addStretch(1)
        if is_new or self.open_block not in self._cards:
            self.open_block = self._first_block()
        for block, card in self._cards.items():
            card.set_open(block == self.open_block)
        wanted, self._wants = self._fields.get(self._wants), ""
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(wanted)
        elif focus in self._fields:
            self._fields[focus].setFocus()
            set_cursor(self._fields[focus], at)
        self._tell_hand()

    def _reveal_focus(self) -> None:
        shown = next((one for one in self._fields.values() if one.hasFocus()), None)
        if shown is not None:
            self._column.activate()
            reveal(shown)

    def _fill(self, card: BlockCard) -> None:
        mine = [one for one in self.shown.asked if one.block == card.block]
        if card.block == REMEDY:
            said = self.tr("Chosen by result, date and kind of agency; it cannot be changed here.")
            card.inside.addWidget(label(said, look.CAPTION, look.TEXT2, wrap=True, name="remedy_fixed"))
        adding = [one.item for one in self.shown.blanks if one.block == card.block and is_another(one.name)]
        for item in sorted({*adding, *(one.item for one in mine)}):
            part = 0
            for one in mine:
                if one.item == item:
                    self._add(card, one, begins=one.part != part)
                    part = one.part
            if item in adding:
                adder = GroundAdder(item)
                adder.wanted.connect(self._add_ground)
                card.inside.addWidget(adder)
        facts = label("", look.CAPTION, look.TEXT2, wrap=True, name=f"facts_{card.block}")
        card.inside.addWidget(facts)
        self._facts[card.block] = facts

    def _add(self, card: BlockCard, one: LetterField, *, begins: bool) -> None:
        words = self.shown.labels.get(one.name, one.name)
        known = self.shown.facts.get(one.name)
        text = self.form.typed.get(one.name, known.isoformat() if isinstance(known, date) else str(known or ""))
        made = self._maker.make(one, text, words, self._workdays)
        made.installEventFilter(self)
        made.setProperty("block", one.block)
        made.setProperty("item", one.item)
        self._fields[one.name] = made
        if begins:
            head = GroundHead(words, one.item, one.part)
            head.removed.connect(self._remove_ground)
            card.inside.addWidget(head)
        else:
            card.inside.addWidget(label(words, look.CAPTION, look.TEXT2))
        if one.name in self.shown.notes:
            said = self.shown.notes[one.name]
            card.inside.addWidget(label(said, look.CAPTION, look.AMBER, wrap=True, name="why_asked"))
        card.inside.addWidget(made)
        ready = phrases_for(one.plain, self._results(one))
        if ready:
            named = [(self._words.either(each.zh, each.en), each.text) for each in ready]
            row = PhraseRow(self.tr("Ready words"), named, _NARROW)
            row.chosen.connect(self._put)
            self._phrases[row] = made
            card.inside.addWidget(row)

    def _results(self, one: LetterField) -> list[str]:
        """The results its ready words may be made for: those of its ground, of a first one that of the item too."""
        names = [name_of(one.item, one.part, GROUND), *([] if one.part else [name_of(one.item, 0, "outcome")])]
        return [part for name in names for part in str(self.shown.facts.get(name) or "").split(",")]

    def _clear(self) -> None:
        self._fields.clear()
        self._phrases.clear()
        self._cards.clear()
        self._facts.clear()
        while self._column.count():
            taken = self._column.takeAt(0).widget()
            if taken is not None:
                taken.hide()
                taken.deleteLater()

    def _first_block(self) -> str:
        """The first part that lacks something, else the first that is worded."""
        lacking = (one.block for one in self.shown.blanks if one.is_needed and not one.is_given and self._has(one.name))
        worded = (one.block for one in self.shown.asked)
        return next(lacking, next(worded, ""))

    def _has(self, name: str) -> bool:
        return any(one.name == name for one in self.shown.asked)

    def _block_word(self, block: str) -> str:
        own = self.shown.names.get(block)
        return own or {
            "number": self.tr("Number"), "addressee": self.tr("Addressee"), "receipt": self.tr("Receipt and findings"),
            "supplied": self.tr("What is disclosed"), "withheld": self.tr("Result and reasons"),
            "items": self.tr("Matters"), "remedy": self.tr("Remedies"), "signature": self.tr("Signature"),
            "points": self.tr("What is to be corrected"), "guidance": self.tr("Guidance"),
            "reply_by": self.tr("Time to reply"), "extension": self.tr("Extension"), "close": self.tr("Close"),
            "attachments": self.tr("Attachments"), "title": self.tr("Title"), "body": self.tr("Text"),
            "form": self.tr("What is filled in"), "decision": self.tr("Decision"), "delay": self.tr("Delay"),
            "due": self.tr("Time limit"), "fee": self.tr("Fee"), "inquiry": self.tr("What is asked"),
            "pause": self.tr("Time not counted"), "payment": self.tr("Payment"), "question": self.tr("Matter"),
            "reasons": self.tr("Reasons"), "slip": self.tr("Reply slip"),
        }.get(block, block)  # fmt: skip

    # what is said at each part

    def _say_notes(self) -> None:
        for block, card in self._cards.items():
            note, lacks = self._note(block)
            card.head.say(note, lacks=lacks)
            lines = self._lines(block)
            self._facts[block].setText("\n".join(lines))
            self._facts[block].setVisible(bool(lines))

    def _note(self, block: str) -> tuple[str, bool]:
        mine = [one for one in self.shown.blanks if one.block == block]
        lacking = [one.name for one in mine if one.is_needed and not one.is_given]
        if len(lacking) == 1:
            name = self.shown.labels.get(lacking[0], lacking[0])
            return self.tr("{fact} is missing").format(fact=name), True
        if lacking:
            return with_counts(self.tr("{count} facts are missing"), count=len(lacking)), True
        if block == REMEDY:
            return self.tr("chosen by result and date, fixed"), False
        if block == "number":
            return self.tr("taken when finished"), False
        asked = [one.name for one in self.shown.asked if one.block == block]
        if any(self.form.typed.get(name, "").strip() for name in asked):
            return self.tr("worded here"), False
        if asked and not any(self.shown.facts.get(name) for name in asked):
            return self.tr("may be added"), False
        given = [one.name for one in mine if one.is_given]
        sources = dict.fromkeys(self._sources.source(name) for name in given)
        return self.tr("from {source}").format(source=self.tr(", ").join(sources)) if sources else "", False

    def _lines(self, block: str) -> list[str]:
        """The facts of a part that are not typed here, with their sources."""
        typed = {one.name for one in self.shown.asked}
        names = dict.fromkeys(
            one.name for one in self.shown.blanks if one.block == block and one.is_given and one.name not in typed
        )
        said = (
            self._sources.line(name, self.shown.labels.get(name, name), self.shown.facts.get(name)) for name in names
        )
        return [line for line in said if line]

    # hand

    def open(self, block: str) -> None:
        """Open a part and close the others; the cursor goes to its first field."""
        if block not in self._cards:
            return
        self.open_block = block
        for name, card in self._cards.items():
            card.set_open(name == block)
        first = next((shown for shown in self._fields.values() if shown.property("block") == block), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(first)
        else:
            reveal(self._cards[block])
        self._tell_hand()

    def _wanted(self, block: str) -> None:
        if self._cards[block].is_open:
            self._cards[block].set_open(False)
            self.open_block = ""
            self._tell_hand()
        else:
            self.open(block)

    def _tell_hand(self, item: int = 0) -> None:
        self.in_hand.emit(self.open_block, item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paragraph of the field that has the cursor is the one in hand."""
        if event.type() == QEvent.Type.FocusIn and watched.property("block") == self.open_block:
            self._tell_hand(int(watched.property("item") or 0))
        return super().eventFilter(watched, event)

    def _changed(self, *_: object) -> None:
        shown = self.sender()
        if isinstance(shown, QWidget) and self.form is not None:
            self.form.put(shown.property("fact"), value_of(shown))
            self.edited.emit()

    def _add_ground(self, item: int) -> None:
        if self.form is not None:
            self._wants = self.form.add_ground(item)
            self.edited.emit()

    def _remove_ground(self, item: int, part: int) -> None:
        if self.form is not None:
            self.form.remove_ground(item, part)
            self._wants = name_of(item, part - 1 if part - 1 in self.form.grounds(item) else 0, GROUND)
            self._clear()  # fields after it move up: what stands in them is no longer theirs
            self.shown = Blocks()
            self.edited.emit()

    def _put(self, text: str) -> None:
        row = self.sender()
        if isinstance(row, PhraseRow):
            put_phrase(self._phrases[row], text)

    def mark(self, missing: Sequence[str]) -> None:
        """Frame the fields that are still empty, until they are filled."""
        self._marked = frozenset(missing)
        self.settle_marks(missing)

    def settle_marks(self, missing: Sequence[str]) -> None:
        """Of what was framed only what is missing yet stays so."""
        self._marked &= frozenset(missing)
        for name, shown in self._fields.items():
            shown.setProperty("error", name in self._marked)
            shown.update()

    def focus_on(self, name: str) -> bool:
        """Put the cursor into a field, its part opened; False where there is none of that name."""
        shown = self._fields.get(name)
        if shown is None:
            return False
        if shown.property("block") != self.open_block:
            self.open(str(shown.property("block")))
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(shown)
        self._laid_out.start()
        return True

    def card(self, block: str) -> BlockCard | None:
        """The row of a part."""
        return self._cards.get(block)
