"""文书用语: the sentences of a letter in the office's own words, with the letter beside them as it would be printed."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.blank_editor import told
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.paper_view import PaperView
from clerk_app.gui.components.wording_list import WordingList, WordingRow
from clerk_app.gui.forms.wording_card import WordingCard
from clerk_app.gui.forms.wording_difference import WordingDifference
from clerk_app.gui.forms.wording_history import WordingHistory
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import DOT, Words
from clerk_app.services import own_wording, wording_history
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_offers import called, entry_of
from clerk_app.services.own_wording import WordingLine, WordingState, blank_words, counts, kinds, refusal, sentences
from clerk_app.services.wording_checks import ELEMENT_LOST
from clerk_app.services.wording_sample import preview
from clerk_app.trouble import KnownTrouble

_LEFT, _LEFT_LOW, _LOW_UNDER = 440, 400, 1100
_REST = 250
_MOST_OF_HISTORY = 45
"""Percent of the page the changes may take before they scroll."""
_NOT_DRAWN = ("wording_braces", "wording_blank_unknown", "wording_empty", "wording_sentence_gone", "wording_too_long")
"""What is said instead of a preview: the letter could not be composed of it, or would not say it."""


class WordingPage(Page):
    """Argument: the kind of a letter."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.key = ""
        self._lines: dict[str, WordingLine] = {}
        self._drafts: dict[tuple[OrganId, str, str], tuple[str, str]] = {}
        self.header = PageHeader(self.tr("Wording of letters"), can_go_back=True)
        self.header.sub.setText(self.tr("For letters written from now on; issued ones stay as they are"))
        self.organs = _box(self.tr("Agency"), "wording_organ", 240)
        self.letters = _box(self.tr("Letter"), "wording_letter", 300)
        self.header.add(self.organs, self.letters)
        self.list = WordingList("wording_list")
        self.list.setAccessibleName(self.tr("Sentences"))
        self.card = WordingCard()
        self.difference = WordingDifference()
        self.history = WordingHistory()
        self.history.hide()
        self.paper = PaperView()
        self._noted = label("", look.CAPTION, look.TEXT2, name="wording_noted")
        self.history_button = button(self.tr("Changes"), name="wording_changes")
        self.history_button.setCheckable(True)
        self.back_button = button(self.tr("Back to the shipped text"), name="wording_back")
        self.save_button = primary(self.tr("Save"), key="Ctrl+Enter", name="wording_save")
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 6, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        left.addWidget(Hairline())
        left.addWidget(self.card)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.difference)
        right.addWidget(self.history)
        right.addWidget(self.paper, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(Hairline(down=True))
        body.addLayout(right, 1)
        foot = Foot(52)
        foot.row.addWidget(self._noted, 1)
        foot.row.addWidget(self.history_button)
        foot.row.addWidget(self.back_button)
        foot.row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self.organs.activated.connect(self._organ_chosen)
        self.letters.activated.connect(self._letter_chosen)
        self.list.chosen.connect(self._show)
        self.card.edited.connect(self._edited)
        self.paper.pressed.connect(self._paragraph_pressed)
        self.difference.new_wanted.connect(self.go_back)
        self.difference.own_wanted.connect(self._keep_own)
        self.history.again.connect(self._take_again)
        self.history_button.toggled.connect(self._show_history)
        self.back_button.clicked.connect(self.go_back)
        self.save_button.clicked.connect(self.main_action)
        self._resting.timeout.connect(self._redraw)
        self.bus.changed.connect(self._changed)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A kind of letter; None: as it was left."""
        self._fill_boxes(argument if isinstance(argument, str) else self.kind)
        self._refresh()
        self.list.reveal()

    @property
    def kind(self) -> str:
        """The letter shown."""
        return str(self.letters.currentData() or "")

    @property
    def organ(self) -> OrganId:
        """The agency whose words are shown."""
        return OrganId(int(self.organs.currentData()))

    @property
    def line(self) -> WordingLine:
        """The sentence in hand."""
        return self._lines[self.key]

    def take_focus(self) -> None:
        """The list of sentences."""
        self.list.setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, sentences, field, difference, changes, paper."""
        return (self.header, self.list, self.card, self.difference, self.history, self.paper)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Recount."""
        return {"recount": self._refresh}

    def is_unfinished(self) -> bool:
        """Sentences typed and not saved."""
        return bool(self._drafts)

    def step_back(self) -> bool:
        """Esc throws away what was typed in this sentence, then leaves."""
        if self._drafts.pop(self._place(), None) is None:
            return False
        self._refresh()
        return True

    def _leave(self) -> None:
        self.go.emit("back", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width of the page decides that of its left part."""
        super().resizeEvent(event)
        self._left.setFixedWidth(_LEFT_LOW if self.width() < _LOW_UNDER else _LEFT)
        self.card.leave_room(self.height())
        self.history.leave_room(self.height() * _MOST_OF_HISTORY // 100)

    # what is shown

    def _fill_boxes(self, kind: str) -> None:
        kept = self.organs.currentData()
        self.organs.clear()
        current = self.desk.store.organs.current(self.today())
        for organ in current:
            self.organs.addItem(organ.name or self.tr("(no name)"), organ.id)
        if not current:
            self.organs.addItem(self.tr("(no name)"), self.desk.store.organs.first())
        self.organs.setCurrentIndex(max(0, self.organs.findData(kept)))
        self.organs.setVisible(len(current) > 1)
        self._fill_letters(kind)

    def _fill_letters(self, kind: str) -> None:
        own = counts(self.desk, self.organ)
        self.letters.clear()
        for each in kinds(self.desk):
            entry = entry_of(self.desk, each)
            changed, waiting = own.get(each, (0, 0))
            said = self.tr("{n} to choose").format(n=waiting) if waiting else self.tr("{n} own").format(n=changed)
            words = f"{entry.code}　{called(self.spoken, entry)}"
            beside = self.words.either(f"（{said}）", f" ({said})") if changed else ""
            self.letters.addItem(f"{words}{beside}", each)
        self.letters.setCurrentIndex(max(0, self.letters.findData(kind)))

    def _organ_chosen(self, _: int) -> None:
        self._fill_letters(self.kind)
        self._refresh()

    def _letter_chosen(self, _: int) -> None:
        self.key = ""
        self.paper.verticalScrollBar().setValue(0)
        self._refresh()
        self.list.reveal()

    def _changed(self, _: Change) -> None:
        if self.isVisible():
            self._fill_letters(self.kind)
            self._refresh()

    def _refresh(self) -> None:
        """The sentences as the store has them, with what was typed over them."""
        self._lines = {one.key: one for one in sentences(self.spoken, self.kind, self.organ)}
        if self.key not in self._lines:
            waiting = (key for key, one in self._lines.items() if one.state is WordingState.OUTDATED)
            self.key = next(waiting, next(iter(self._lines)))
        self.list.show_rows([self._row(one) for one in self._lines.values()], self.key)
        self._show(self.key)

    def _row(self, line: WordingLine) -> WordingRow:
        draft = self._drafts.get((self.organ, self.kind, line.key))
        text = draft[0] if draft else line.own or line.shipped
        notes = []
        if draft:
            notes.append(self.tr("not saved"))
        elif line.state is WordingState.OUTDATED:
            notes.append(self.tr("the shipped text changed: choose"))
        elif line.state is WordingState.OWN:
            notes.append(self.tr("our words"))
        if line.since > date.min:
            notes.append(self.tr("from {day}").format(day=line.since.isoformat()))
        if line.until < date.max:
            notes.append(self.tr("until {day}").format(day=line.until.isoformat()))
        tone = "amber" if draft or line.state is WordingState.OUTDATED else "accenttext"
        is_own = draft or line.state is not WordingState.SHIPPED
        whole = told(text, blank_words(self.spoken, line))
        return WordingRow(line.key, line.place, whole, DOT.join(notes), tone if is_own else "text2")

    def _show(self, key: str) -> None:
        """Take a sentence in hand."""
        self.key = key
        line = self.line
        text, reason = self._drafts.get(self._place(), (line.own or line.shipped, line.reason))
        words = blank_words(self.spoken, line)
        offered = {name: words[name] for name in line.blanks}
        self.card.show_sentence(
            line.place, text, reason, offered if line.shipped else words, can_edit=line.sentence is not None
        )
        self._show_history()
        if line.state is WordingState.OUTDATED:
            now, before, own = (told(each, words) for each in (line.shipped, line.before, line.own))
            self.difference.show_texts(before, now, own, says_own=line.in_force == line.own)
        self._noted.setText(self._who_and_when(line))
        self.back_button.setEnabled(bool(line.own))
        self._settle()
        self._redraw()

    def _show_history(self) -> None:
        """The changes of the sentence in hand, in the place of what an upgrade changed."""
        found = wording_history.changes(self.desk, self.kind, self.organ, self.key)
        self.history_button.setText(self.tr("Changes ({n})").format(n=len(found)) if found else self.tr("Changes"))
        self.history_button.setEnabled(bool(found))
        is_open = self.history_button.isChecked() and bool(found)
        if is_open:
            self.history.show_changes(found, wording_history.words(self.spoken, found))
        self.history.setVisible(is_open)
        self.difference.setVisible(self.line.state is WordingState.OUTDATED and not is_open)

    def _who_and_when(self, line: WordingLine) -> str:
        if not line.own:
            return ""
        day = self.words.day_kept(line.noted_at)
        return self.tr("Changed by {who} on {day}").format(who=line.noted_by, day=day)

    def _place(self) -> tuple[OrganId, str, str]:
        return self.organ, self.kind, self.key

    # typing

    def _edited(self) -> None:
        line, typed = self.line, (self.card.editor.sentence(), self.card.reason.text())
        has_reason = line.state is WordingState.OUTDATED and typed[1] != line.reason
        if typed[0] == (line.own or line.shipped) and not has_reason:
            self._drafts.pop(self._place(), None)
        else:
            self._drafts[self._place()] = typed
        self.list.show_rows([self._row(one) for one in self._lines.values()], self.key)
        self._settle()
        self._resting.start()

    def _settle(self) -> None:
        """What stands against the sentence, and whether it can be kept."""
        draft = self._drafts.get(self._place())
        if draft is None:
            reason = self.line.reason
            self.card.say(self.tr("Left out for this reason: {reason}").format(reason=reason) if reason else "")
            self.save_button.setEnabled(False)
            return
        trouble = refusal(self.spoken, self.line, draft[0])
        wants_reason = trouble is not None and trouble.key == ELEMENT_LOST
        said = self.words.trouble(trouble) if trouble is not None else ""
        self.card.say(said, is_wrong=trouble is not None, wants_reason=wants_reason)
        self.save_button.setEnabled(trouble is None or (wants_reason and bool(draft[1].strip())))

    def _redraw(self) -> None:
        self._resting.stop()
        draft = self._drafts.get(self._place())
        trouble = refusal(self.spoken, self.line, draft[0]) if draft else None
        if trouble is not None and trouble.key in _NOT_DRAWN:
            return
        try:
            made = preview(
                self.desk, self.kind, self.organ, self.today(), self.key, draft[0] if draft else self.line.in_force
            )
        except KnownTrouble as without:  # a character that no font has
            self.card.say(self.words.trouble(without), is_wrong=True)
            self.save_button.setEnabled(False)
            return
        self.paper.show_pdf(made.data, made.places)
        self.paper.mark(self.line.block)
        self.paper.show_block(self.line.block)

    def _paragraph_pressed(self, block: str, _item: int) -> None:
        """The first sentence of a paragraph of the letter as it is shown."""
        mine = self.line.sentence.result if self.line.sentence else None
        shown = (one for one in self._lines.values() if one.block == block and one.sentence is not None)
        fitting = [one for one in shown if one.sentence.result in (None, mine)]
        if fitting:
            self.list.choose(fitting[0].key)

    # keeping

    def main_action(self) -> None:
        """Keep the sentence."""
        draft = self._drafts.get(self._place())
        if draft is not None and self.save_button.isEnabled():
            self._keep(*draft)

    def _keep_own(self) -> None:
        """The words stay, against the new shipped text; what was typed meanwhile is kept."""
        self._keep(*self._drafts.get(self._place(), (self.line.own, self.line.reason)))

    def _keep(self, text: str, reason: str) -> None:
        try:
            change = own_wording.change(
                self.desk, self.organ, self.kind, self.key, text, deed=uuid.uuid4().hex, reason=reason
            )
        except KnownTrouble as trouble:
            self._drafts[self._place()] = (text, reason)
            self._settle()
            self.card.say(
                self.words.trouble(trouble), is_wrong=True, wants_reason=trouble.key == ELEMENT_LOST
            )
            return
        self._done(change)

    def _take_again(self, change: int) -> None:
        try:
            told_of = wording_history.again(
                self.desk, self.organ, self.kind, self.key, change, deed=uuid.uuid4().hex
            )
        except KnownTrouble as trouble:  # what was right then lacks what the sentence must say today
            self.card.say(self.words.trouble(trouble), is_wrong=True)
            return
        self._done(told_of)

    def go_back(self) -> None:
        """The shipped words again."""
        self._done(own_wording.back(self.desk, self.organ, self.kind, self.key, deed=uuid.uuid4().hex))

    def _done(self, change: Change) -> None:
        self._drafts.pop(self._place(), None)
        self.did.emit(change)
        self.list.setFocus()


def _box(said: str, name: str, width: int) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(said)
    made.setFont(look.font(look.BODY))
    made.setFixedSize(look.scaled(width), look.scaled(32))
    made.setMaxVisibleItems(20)
    return made
