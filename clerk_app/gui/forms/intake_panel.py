"""Beside the intake form: the date it will have, what it resembles, who asks, and how much is still to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.components.banner import AMBER, Banner
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.mini_strip import MiniStrip
from clerk_app.gui.components.side_panel import SidePanel, section_head
from clerk_app.gui.reasons import Reasons
from clerk_app.gui.words import DOT, NONE, Words
from clerk_app.law.clock import Clock
from clerk_app.services.intake import Known, LookAlike
from clerk_app.services.receipt import ReceiptDecision
from clerk_app.services.view import StripDay

NORMAL, WIDE = 356, 420


def receipt_words(decision: ReceiptDecision, words: Words) -> str:
    """以签收之日为收到申请之日 · 第三十一条第（二）项. In English the article alone."""
    article = words.cited(decision.source.short())
    return words.either(f"{decision.sentence}{DOT}{article}", article)


class IntakePanel(SidePanel):
    """``look_wanted`` asks for the next field to look at, ``opened`` names a look-alike to open."""

    look_wanted = Signal()
    compare_wanted = Signal()
    opened = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(NORMAL, parent=parent)
        self._words = words
        self._reasons = Reasons(words, self)
        self._due = label("", look.DATE_LARGE, name="due_date")
        self._notice = label("", look.LEAD, name="notice_date")
        self._strip = MiniStrip()
        self._why = label("", look.CAPTION, look.TEXT2, wrap=True, name="due_reason")
        self._receipt = label("", look.DATA, wrap=True, name="receipt_day")
        self._safe = label("", look.DATA_STRONG, wrap=True, name="safe_date")
        self._count = label("", look.CAPTION, look.TEXT2, name="look_alike_count")
        self._found = QVBoxLayout()
        self._hint = label("", look.CAPTION, look.TEXT2, wrap=True)
        self._person = label("", look.DATA, wrap=True, name="this_applicant")
        self._banner = Banner(AMBER)
        self._banner.setObjectName("to_look_at")
        self._banner.pressed.connect(self._pressed)
        self._banner.hide()
        self._build()

    def _build(self) -> None:
        column = self.column
        column.addLayout(section_head(self.tr("Time limit"), label(self.tr("live"), look.CAPTION, look.TEXT2)))
        dates = QHBoxLayout()
        for caption, value in ((self.tr("Answer due"), self._due), (self.tr("Correction notice by"), self._notice)):
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addStretch(1)
            pair.addWidget(label(caption, look.CAPTION, look.TEXT2))
            pair.addWidget(value)
            dates.addLayout(pair)
            if value is self._due:
                dates.addStretch(1)
        column.addLayout(dates)
        column.addWidget(self._strip)
        column.addWidget(self._why)
        column.addWidget(self._receipt)
        column.addWidget(self._safe)
        column.addSpacing(8)
        self._alike = QWidget()
        alike = QVBoxLayout(self._alike)
        alike.setContentsMargins(0, 0, 0, 0)
        alike.setSpacing(8)
        alike.addWidget(Hairline())
        self._compare = link(self.tr("Side by side"), small=True, name="compare")
        self._compare.clicked.connect(self._compare_pressed)
        head = section_head(self.tr("Perhaps a repeat"), self._compare)
        head.insertWidget(1, self._count)
        alike.addLayout(head)
        self._found.setSpacing(0)
        alike.addLayout(self._found)
        self._hint.setText(self.tr("A hint only; registering is not blocked."))
        alike.addWidget(self._hint)
        column.addWidget(self._alike)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(8)
        who.addWidget(Hairline())
        who.addLayout(section_head(self.tr("This applicant")))
        who.addWidget(self._person)
        column.addWidget(self._who)
        self._split = QWidget()
        split = QVBoxLayout(self._split)
        split.setContentsMargins(0, 0, 0, 0)
        split.setSpacing(6)
        split.addWidget(Hairline())
        split.addLayout(section_head(self.tr("Will be registered")))
        self._parts = label("", look.DATA, wrap=True, name="split_parts")
        self._split_hint = label("", look.CAPTION, look.TEXT2, wrap=True, name="split_hint")
        split.addWidget(self._parts)
        split.addWidget(self._split_hint)
        column.addWidget(self._split)
        column.addStretch(1)
        self.foot.addWidget(self._banner)
        self.show_split(())
        self.show_clock(None, ())
        self.show_receipt(None)
        self.show_look_alikes(())
        self.show_known(None)

    def show_clock(self, clock: Clock | None, days: Sequence[StripDay]) -> None:
        """The dates of a receipt day; None while none can be read."""
        words = self._words
        if clock is None:
            self._due.setText(NONE)
            self._notice.setText(NONE)
            self._why.setText(self.tr("Type the date of receipt; the due date appears here."))
        else:
            self._due.setText(words.day(clock.due_on))
            self._notice.setText(words.day(clock.correction_notice_by))
            self._why.setText(self._reasons.due(clock, days))
        self._strip.set_days(days, self._why.text())

    def show_receipt(self, decision: ReceiptDecision | None) -> None:
        """The day of receipt and why it is that day; the safe date beside it where the day of arrival gives another."""
        self._receipt.setVisible(decision is not None)
        safe = decision.safe_due_on if decision is not None else None
        self._safe.setVisible(safe is not None)
        if decision is not None:
            self._receipt.setText(self.tr("Received {day}: {why}").format(
                day=self._words.day(decision.received_on), why=receipt_words(decision, self._words)
            ))
            self._safe.setText(self.tr("Counted from the arrival on {arrived}: {safe}, the safer date").format(
                arrived=self._words.short_day(decision.arrived_on), safe=self._words.day(safe)
            ))

    def due_words(self) -> str:
        """The due date in a few words, for a form whose panel is closed."""
        return self.tr("answer due {day}").format(day=self._due.text())

    def show_look_alikes(self, found: Sequence[LookAlike]) -> None:
        """What resembles the wording."""
        while self._found.count():
            taken = self._found.takeAt(0).widget()
            if taken is not None:
                taken.hide()
                taken.deleteLater()
        for one in found:
            self._found.addWidget(Hairline())
            shown = _Alike(one, self._words)
            shown.opened.connect(self.opened)
            self._found.addWidget(shown)
        self._count.setText(self.tr("{count} found").format(count=len(found)))
        self._alike.setVisible(bool(found))

    def show_known(self, known: Known | None, fee: str = "") -> None:
        """How often this applicant asked before, the one being typed counted in, and how the fee by item stands."""
        self._who.setVisible(known is not None)
        if known is not None:
            often = self.tr("No. {month} this month · no. {year} this year").format(
                month=known.this_month + 1, year=known.this_year + 1
            )
            self._person.setText(DOT.join(part for part in (often, fee) if part))

    def show_split(self, parts: Sequence[str], numbers: Sequence[str] = ()) -> None:
        """What one paper becomes, one line each: items of one request, or requests with the ``numbers`` they will
        have; none: it becomes one."""
        named = numbers if len(numbers) == len(parts) else range(1, len(parts) + 1)
        self._parts.setText("\n".join(f"{name} {part}" for name, part in zip(named, parts, strict=True)))
        each = self.tr("Each is a request with a number, a date and an answer of its own; each names the others.")
        one = self.tr("One request with one number and one date; each matter has a result of its own.")
        self._split_hint.setText(each if numbers else one)
        self._split.setVisible(bool(parts))

    def show_to_look_at(self, names: Sequence[str]) -> None:
        """The names of the fields that something is to be said about."""
        if not names:
            self._banner.hide()
            return
        said = self.tr("{count} to look at: {names}").format(count=len(names), names=self.tr(", ").join(names))
        self._banner.say(said, way_out=self.tr("Show"))

    def _compare_pressed(self) -> None:
        self.compare_wanted.emit()

    def _pressed(self) -> None:
        self.look_wanted.emit()


class _Alike(QWidget):
    """One request that resembles the draft."""

    opened = Signal(object)

    def __init__(self, one: LookAlike, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id: RequestId = one.id
        number = link(one.number, small=True)
        number.clicked.connect(self._open)
        who = self.tr("same person") if one.same_person else self.tr("another person")
        state = self.tr("open") if one.outcome is None else words.word(one.outcome)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(number)
        first.addWidget(label(f"{who}{DOT}{state}", look.DATA))
        first.addStretch(1)
        first.addWidget(label(self.tr("{percent}% alike").format(percent=one.likeness), look.CAPTION, look.TEXT2))
        subject = label("", look.CAPTION, look.TEXT2)
        subject.setText(subject.fontMetrics().elidedText(one.subject, Qt.TextElideMode.ElideRight, NORMAL - 44))
        set_tip(subject, one.subject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(subject)

    def _open(self) -> None:
        self.opened.emit(self._id)
