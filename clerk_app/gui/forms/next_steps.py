"""下一步: the decision card, then every step as a row: the possible ones first, the others with the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.side_panel import SidePanel
from clerk_app.gui.components.step_row import StepRow
from clerk_app.gui.forms.decision import Guide
from clerk_app.gui.forms.decision_card import DecisionCard
from clerk_app.gui.forms.wanted_words import WantedWords
from clerk_app.gui.step_keys import CAME_IN, KEYS, ORDER
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import EventKind
from clerk_app.services import questions
from clerk_app.services.view import RequestView, StepOffer

NORMAL, WIDE = 300, 360


class NextSteps(SidePanel):
    """``step_wanted`` carries the kind of the step whose row was pressed, ``sheet_wanted`` the kind of its paper."""

    step_wanted = Signal(object)
    sheet_wanted = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self._words = words
        self._wanted = WantedWords(self)
        self.card = DecisionCard(words)
        self._rows: dict[StepRow, EventKind] = {}
        self._sheets: Mapping[EventKind, str] = {}
        self._list = QWidget()
        self.column.addWidget(self.card)
        self.column.addWidget(self._list)
        self.column.addStretch(1)

    def show_request(
        self, view: RequestView, guide: Guide, today: date, sheets: Mapping[EventKind, str] | None = None
    ) -> None:
        """Show what can be done on this request, and what cannot and why; the sheets printed at its steps."""
        self._sheets = sheets or {}
        offers = {offer.kind: offer for offer in view.steps}
        answer = offers.get(EventKind.ANSWERED)
        can_answer = answer is not None and answer.allowed
        answered = view.request.last(EventKind.ANSWERED) is not None and not can_answer
        archive = offers.get(EventKind.ARCHIVED)
        wants_letter = answered and not any(one.kind == "answer" for one in view.documents)
        waited = next((kind for kind in CAME_IN if kind in offers and offers[kind].allowed), None)
        is_waiting = view.clock.awaiting is not None or view.clock.hears(today)
        if not is_waiting:
            guide.waits_no_more = False
        guide.take_corrections(sum(one.kind is EventKind.CORRECTION_RECEIVED for one in view.request.events))
        guide.take_answers(questions.answered(view.request))
        heard = view.request.last(EventKind.CONSULTATION_ANSWERED)
        self.card.show_guide(
            guide,
            waits_for=waited if is_waiting else None,
            can_answer=can_answer,
            outcome=None if can_answer else view.request.outcome,
            wants_letter=wants_letter and view.request.served is None,
            wants_delivery=answered and not wants_letter and view.request.served is None,
            wants_archive=archive is not None and archive.allowed,
            given=self._wanted.word("delivery_wanted", view.request.delivery_wanted),
            opinion=heard.text("opinion") if heard is not None else "",
        )
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        self._rows.clear()
        shown = [offers[kind] for kind in ORDER if kind in offers]
        for offer in (one for one in shown if one.allowed):
            column.addWidget(self._row(offer, view, today))
        column.addSpacing(12)
        column.addWidget(label(self.tr("Not possible now"), look.CAPTION_STRONG, look.TEXT2))
        for offer in (one for one in shown if not one.allowed):
            column.addWidget(self._row(offer, view, today))
        old, self._list = self._list, fresh
        self.column.replaceWidget(old, fresh)
        old.hide()
        old.deleteLater()
        self.scroller.verticalScrollBar().setValue(0)  # what comes next is seen first

    def _row(self, offer: StepOffer, view: RequestView, today: date) -> StepRow:
        key = KEYS.get(offer.kind, "R" if offer.kind in CAME_IN else "")
        row = StepRow(
            self._words.word(offer.kind), self._condition(offer, view, today), key if offer.allowed else "",
            can=offer.allowed or offer.may_be_let_pass, whole=self._refusal(offer),
            sheet=self.tr("Print sheet") if offer.kind in self._sheets else "",
        )
        row.setObjectName(f"step_{offer.kind.value}")
        row.setProperty("help", f"step:{offer.kind}")
        row.clicked.connect(self._pressed)
        row.sheet_wanted.connect(self._sheet_pressed)
        self._rows[row] = offer.kind
        return row

    def _refusal(self, offer: StepOffer) -> str:
        if offer.why is None:
            return ""
        article = self._words.cited(offer.article)
        return DOT.join(part for part in (self._words.trouble(offer.why), article) if part)

    def _condition(self, offer: StepOffer, view: RequestView, today: date) -> str:
        if offer.why is not None:
            said = self._words.happened(offer.why)  # what to do about it stands in the tip
        elif offer.kind is EventKind.EXTENDED and view.clock.awaiting is None:  # no reply date runs: none to tell by
            said = self.tr("tell the applicant by {day}").format(
                day=self._words.short_day(view.clock.extension_notice_by)
            )
        elif offer.kind is EventKind.CORRECTION_ASKED:
            said = self._correction(view, today)
        else:
            said = ""
        return DOT.join(part for part in (said, self._words.cited(offer.article)) if part)

    def _correction(self, view: RequestView, today: date) -> str:
        if view.request.last(EventKind.CORRECTION_ASKED) is not None:
            return self.tr("asked once already; a second notice starts no new count")
        by = view.clock.correction_notice_by
        if by is None:
            return ""
        shown = self._words.short_day(by)
        if by < today:
            return self.tr("notice period ended {day}; still possible, the clock runs on").format(day=shown)
        return self.tr("notice by {day}").format(day=shown)

    def _pressed(self) -> None:
        self.step_wanted.emit(self._rows[self.sender()])

    def _sheet_pressed(self) -> None:
        self.sheet_wanted.emit(self._sheets[self._rows[self.sender()]])
