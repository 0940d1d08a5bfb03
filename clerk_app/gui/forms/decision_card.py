"""The questions on the way to an answer: the answered ones as ticked lines, the current one as the only card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import icons, look
from clerk_app.gui.components.buttons import link, primary
from clerk_app.gui.components.choice_row import ChoiceRow
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Card
from clerk_app.gui.components.reveal import reveal
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.forms.decision import DELIVERY, KEPT, QUESTIONS, RELEASE, REPLY, Guide, Way
from clerk_app.gui.painting import ring
from clerk_app.gui.painting import words as write
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind, Outcome

_BESIDE = 160
"""The most that stands beside a question's name."""
_LAID_OUT = 50
"""Milliseconds until the layouts around have made room for the button."""


def _shown(source: str) -> str:
    return QCoreApplication.translate("Decision", source)


class DecisionCard(QWidget):
    """``decided`` carries the result, ``step_wanted`` a step, ``letter_wanted`` asks for the answer to be drafted;
    ``found`` carries what an answered question found out, to be kept."""

    decided = Signal(object)
    step_wanted = Signal(object)
    letter_wanted = Signal()
    found = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.guide = Guide()
        self.setProperty("help", "decision")
        self._outcome: Outcome | None = None
        self._can_answer = False
        self._wants_letter = self._wants_delivery = self._wants_archive = False
        self._waits_for: EventKind | None = None
        self._given = self._opinion = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._ways: dict[ChoiceRow, Way] = {}
        self._foot = QVBoxLayout()
        self.button = primary("", key="Ctrl+Enter", name="decide")
        self.button.hide()

    def show_guide(
        self, guide: Guide, *, can_answer: bool, outcome: Outcome | None, wants_letter: bool = False,
        wants_delivery: bool = False, wants_archive: bool = False, waits_for: EventKind | None = None, given: str = "",
        opinion: str = "",
    ) -> None:
        """Where a request stands: what it waits for, its questions while it can be answered, then what is left.

        ``given``: how the applicant wants the answer; it answers 怎么给, so that 怎么答 is what is left.
        ``opinion``: what those who were asked said; it stands beside 给不给.
        """
        self._given, self._opinion = given, opinion
        self._waits_for = None if outcome is not None else waits_for
        self.guide, self._can_answer, self._outcome = guide, can_answer, outcome
        self._wants_letter, self._wants_delivery, self._wants_archive = wants_letter, wants_delivery, wants_archive
        self._rebuild()

    def _rebuild(self) -> None:
        held = self.isAncestorOf(QCoreApplication.instance().focusWidget() or self)
        while self._column.count():
            taken = self._column.takeAt(0)
            if taken.widget() is not None:
                taken.widget().hide()
                taken.widget().deleteLater()
        self._ways.clear()
        answered = self._outcome is not None
        at = REPLY if answered else self.guide.at
        holder = QWidget()
        waits = self._is_waiting()
        is_over = answered and not self._wants_letter and not self._wants_delivery
        place = "" if is_over or waits else self.tr("Question {at} of {all}").format(at=at + 1, all=len(QUESTIONS))
        head = section_head(self.tr("Next step"), label(place, look.CAPTION, look.TEXT2))
        head.setContentsMargins(0, 0, 0, 4)
        holder.setLayout(head)
        self._column.addWidget(holder)
        if answered:
            self._column.addWidget(_Line(self.tr("Result"), self._words.word(self._outcome)))
        if answered and not is_over:
            said = self._given or self.tr("When it is served")
            self._column.addWidget(_Line(_shown(QUESTIONS[DELIVERY].name), said))
        for number, way in sorted(self.guide.passed.items()) if not answered else ():
            line = _Line(_shown(QUESTIONS[number].name), _shown(way.said), number)
            line.clicked.connect(self._reopen)
            self._column.addWidget(line)
        if not is_over:
            card = self._waiting_card() if waits else self._reply_card() if answered else self._question_card()
            self._column.addWidget(card)
        elif self._wants_archive:
            self._column.addSpacing(4)
            self._column.addWidget(self._wide(self._words.word(EventKind.ARCHIVED)))
        if held and self._ways:
            chosen = next((row for row, way in self._ways.items() if way == self.guide.chosen), None)
            (chosen or next(iter(self._ways))).setFocus()

    def _card(self, title: str, beside: str) -> tuple[Card, QVBoxLayout]:
        card = Card("surface", "softline")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 8, 12, 12)
        inside.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(title, look.STRONG, look.ACCENT_TEXT))
        head.addStretch(1)
        cut = look.metrics(look.CAPTION).elidedText(beside, Qt.TextElideMode.ElideRight, look.scaled(_BESIDE))
        said = label(cut, look.CAPTION, look.TEXT2)
        if cut != beside:
            set_tip(said, beside)
        head.addWidget(said)
        inside.addLayout(head)
        inside.addSpacing(2)
        return card, inside

    def _is_waiting(self) -> bool:
        return self._waits_for is not None and not self.guide.waits_no_more

    def _waiting_card(self) -> Card:
        said = {
            EventKind.CORRECTION_RECEIVED: self.tr("Waiting for the correction"),
            EventKind.CONSULTATION_ANSWERED: self.tr("Waiting for the opinion"),
            EventKind.FEE_PAID: self.tr("Waiting for the payment"),
        }[self._waits_for]
        card, inside = self._card(said, self._words.article(self._waits_for))
        inside.addSpacing(4)
        inside.addWidget(self._wide(self._words.word(self._waits_for)))
        on = link(self.tr("Go on without waiting"), name="waits_no_more")
        on.clicked.connect(self._wait_no_more)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        line.addWidget(on)
        line.addStretch(1)
        inside.addLayout(line)
        return card

    def _wait_no_more(self) -> None:
        self.guide.waits_no_more = True
        self._rebuild()
        if self._ways:
            next(iter(self._ways)).setFocus()

    def _reply_card(self) -> Card:
        asked = self._outcome if self._wants_letter else EventKind.SERVED
        card, inside = self._card(_shown(QUESTIONS[REPLY].name), self._words.article(asked))
        inside.addSpacing(4)
        said = self.tr("Draft the answer") if self._wants_letter else self._words.word(EventKind.SERVED)
        inside.addWidget(self._wide(said))
        return card

    def _question_card(self) -> Card:
        card, inside = self._card(_shown(self.guide.question.name), self._opinion if self.guide.at == RELEASE else "")
        for way in self.guide.ways():
            row = ChoiceRow(self._way_words(way), self._way_article(way))
            row.setChecked(way == self.guide.chosen)
            row.clicked.connect(self._chosen)
            self._ways[row] = way
            inside.addWidget(row)
        if self.guide.has_more:
            more = link(self.tr("More results"), name="more_results")
            more.clicked.connect(self._more)
            line = QHBoxLayout()
            line.setContentsMargins(24, 0, 0, 0)
            line.addWidget(more)
            line.addStretch(1)
            inside.addLayout(line)
        self._foot = QVBoxLayout()
        inside.addLayout(self._foot)
        if self.guide.chosen is not None:
            self._say_chosen(self.guide.chosen)
        return card

    def _say_chosen(self, way: Way) -> None:
        """The button under the rows says what it does now."""
        what = self.tr("Record the answer") if way.outcome is not None else self._way_words(way)
        taken = self._foot.takeAt(0)
        if taken is not None and taken.widget() is not None:
            taken.widget().hide()
            taken.widget().deleteLater()
        self._foot.setContentsMargins(0, 8, 0, 0)
        self._foot.addWidget(self._wide(what))

    def _wide(self, text: str) -> QWidget:
        self.button = primary(text, key="Ctrl+Enter", name="decide")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setEnabled(self._can_answer or self._outcome is not None or self._is_waiting())
        self.button.clicked.connect(self.press)
        return self.button

    def _way_words(self, way: Way) -> str:
        if way.outcome is not None:
            return self._words.word(way.outcome)
        return self._words.word(way.step) if way.step is not None else _shown(way.said)

    def _way_article(self, way: Way) -> str:
        if way.outcome is not None:
            return self._words.article(way.outcome)
        return self._words.article(way.step) if way.step is not None else ""

    def _chosen(self) -> None:
        number, way = self.guide.at, self._ways[self.sender()]
        if self.guide.choose(way):
            self._rebuild()
            self.found.emit(KEPT[number])
        else:  # the rows stay: the arrows go on from the one that was chosen
            self._say_chosen(way)
            QTimer.singleShot(_LAID_OUT, self, self._show_button)

    def _show_button(self) -> None:
        """The button may have come under the edge of the panel."""
        reveal(self.button)
        at = QApplication.focusWidget()
        if at in self._ways:
            reveal(at)

    def refresh(self) -> None:
        """Show the guide as it stands now."""
        self._rebuild()

    def _more(self) -> None:
        self.guide.shows_all = True
        self._rebuild()

    def _reopen(self) -> None:
        self.guide.reopen(self.sender().number)
        self._rebuild()

    def ask_again(self, number: int) -> None:
        """Ask a question again, with the cursor in it."""
        if self._outcome is None:
            self.guide.waits_no_more = self._is_waiting()
            self.guide.reopen(number)
            self._rebuild()
            if self._ways:
                next(iter(self._ways)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_release(self) -> None:
        """D: straight to the results."""
        if self._outcome is None:
            self.guide.waits_no_more = self._is_waiting()
            self.guide.to_release()
            self._rebuild()
            if self._ways:
                next(iter(self._ways)).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def press(self) -> None:
        """The card's button."""
        chosen = self.guide.chosen
        if self._is_waiting():
            self.step_wanted.emit(self._waits_for)
        elif self._outcome is not None:
            if self._wants_letter:
                self.letter_wanted.emit()
            elif self._wants_delivery:
                self.step_wanted.emit(EventKind.SERVED)
            elif self._wants_archive:
                self.step_wanted.emit(EventKind.ARCHIVED)
        elif chosen is not None and chosen.outcome is not None and self._can_answer:
            self.decided.emit(chosen.outcome)
        elif chosen is not None and chosen.step is not None:
            self.step_wanted.emit(chosen.step)
        elif self._ways:  # nothing chosen yet: to the question
            next(iter(self._ways)).setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Line(QAbstractButton):
    """An answered question in one line; pressing asks it again."""

    def __init__(self, name: str, said: str, number: int = -1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._name, self._said = name, said
        self.setFixedHeight(look.scaled(26))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number >= 0 else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{name}: {said}")
        self.setText(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tick, question, what was found."""
        painter = QPainter(self)
        colours = look.tokens()
        rect = QRectF(self.rect())
        icons.paint(painter, QRectF(0, rect.center().y() - 7, 14, 14), "check", colours.text2)
        write(painter, rect.adjusted(22, 0, 0, 0), self._name, look.BODY, colours.text)
        left = 22 + max(56, look.metrics(look.BODY).horizontalAdvance(self._name) + 12)
        said = look.metrics(look.DATA).elidedText(self._said, Qt.TextElideMode.ElideRight, int(rect.width() - left))
        write(painter, rect.adjusted(left, 0, 0, 0), said, look.DATA, colours.text2)
        if self.hasFocus():
            ring(painter, rect)
        painter.end()
