"""粘贴放假通知: the text, what it says while it is typed, what it would move; and whether it can be kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, align, field, text_area
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.notice_lines import MovesCard, NoticeLines
from clerk_app.gui.words import Words
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services import calendar
from clerk_app.services.calendar import Preview

_REST_MS = 200
_TEXT = 150
_LABEL = 64


class NoticePanel(QWidget):
    """``edited``: what is typed rested; the page answers by ``show_preview``."""

    edited = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._year = label("", look.DATA, look.TEXT2, name="notice_year")
        self.text = text_area(look.scaled(_TEXT), name="notice_text", placeholder=self.tr(
            "Paste the text of the State Council's notice here: the whole, or the list alone."
        ))
        self.text.setFont(look.font(look.DATA))
        self.text.setAccessibleName(self.tr("Text of the notice"))
        self.number = field(name="notice_number")
        self.published = DateField(words, workdays, today, Leaning.PAST, name="notice_published")
        self._rows = (
            FormRow(self.tr("Number of the notice"), self.number, label_width=look.scaled(_LABEL)),
            FormRow(self.tr("Published on"), self.published, label_width=look.scaled(_LABEL)),
        )
        align(self._rows, _LABEL)
        self._head = label("", look.STRONG, wrap=True, name="notice_found")
        self.lines = NoticeLines(words)
        self._notes = label("", look.CAPTION, look.TEXT2, wrap=True, name="notice_notes")
        self.moves = MovesCard(words)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.edited)
        self._build()
        self.text.textChanged.connect(self._typed)
        self.number.textEdited.connect(self._typed)
        self.published.textEdited.connect(self._typed)
        self.lines.answered.connect(self._rest.start)
        self._settle(None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section_head(self.tr("Paste a holiday notice"), self._year))
        for each in (self.text, self._head, self.lines, *self._rows, self._notes, self.moves):
            column.addWidget(each)

    def _typed(self) -> None:
        self._rest.start()

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self.published.take_workdays(workdays)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was pasted."""
        return not self.text.toPlainText().strip()

    def named_year(self) -> int | None:
        """The year the text says it is for."""
        return calendar.named_year(self.text.toPlainText())

    def show_year(self, year: int) -> None:
        """Say which year the text is read for."""
        self._year.setText(self.tr("{year}").format(year=year))

    def show_preview(self, made: Preview | None, provisional: frozenset[object] = frozenset()) -> None:
        """What was read; None: nothing is pasted."""
        self._settle(made)
        if made is None:
            return
        reading = made.reading
        self._take(reading.number, reading.published)
        said = with_counts(self.tr("{count} holidays found"), count=sum(one.off is not None for one in reading.spans))
        if reading.faults:
            said = with_counts(self.tr("{found}, {count} do not fit"), found=said, count=len(reading.faults))
        self._head.setText(said)
        self.lines.show_reading(reading)
        self._notes.setText("\n".join(self._words.sentence(one.key, one.facts) for one in made.notes))
        self._notes.setVisible(bool(made.notes))
        if made.can_keep:
            self.moves.show_moves(self.tr("Dates that will move"), made.moves, provisional=provisional)
        self._in_order()

    def _in_order(self) -> None:
        """Tab goes down as the eye does: what is built anew would come last."""
        before: QWidget = self.text
        answers, moved = self.lines.findChildren(QCheckBox), self.moves.findChildren(QPushButton)
        for each in (*answers, self.number, self.published, *moved):
            QWidget.setTabOrder(before, each)
            before = each

    def _settle(self, made: Preview | None) -> None:
        for each in (*self._rows, self._head, self.lines, self._notes):
            each.setVisible(made is not None)
        self.moves.setVisible(made is not None and made.can_keep)

    def _take(self, number: str, published: date | None) -> None:
        """What the text says itself is not typed again."""
        for made, found in ((self.number, number), (self.published, published.isoformat() if published else "")):
            if found and made.text() != found:
                made.setText(found)
            made.setReadOnly(bool(found))
            made.update()

    def why_not(self, made: Preview) -> str:
        """What keeps the notice from being kept, short; empty when nothing does."""
        unclear = [one for one in made.reading.not_understood if one not in made.ignored]
        said = []
        if made.reading.faults:
            said.append(with_counts(self.tr("{count} do not fit. Compare with the notice and mend the text."),
                count=len(made.reading.faults)
            ))
        if unclear:
            said.append(with_counts(self.tr("{count} sentences wait for your answer."), count=len(unclear)))
        if not said and made.why_not is not None:
            said.append(self._words.trouble(made.why_not))
        return "".join(said)

    def clear(self) -> None:
        """Throw the text away."""
        self.lines.ignored.clear()
        self.number.clear()
        self.published.clear()
        self.text.clear()
