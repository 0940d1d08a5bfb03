"""The bar below the posting lists: the day, how it went out, and the one button that records it for all ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import primary
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import field
from clerk_app.gui.components.giving_way import leave_out
from clerk_app.gui.components.labels import label, set_tip
from clerk_app.gui.components.page_header import Foot
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.words import Words
from clerk_app.law.terms import DeliveryManner
from clerk_app.law.workdays import WorkCalendar

_CARRIER = "EMS"


class PostingBar(Foot):
    """``wanted`` when the button is pressed."""

    wanted = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(52, parent)
        self._words, self._today = words, today
        self._count = 0
        self._is_signing = False
        self._day_label = label("", look.DATA, look.TEXT2)
        self.day = DateField(words, workdays, today, Leaning.PAST, name="posting_day")
        self._proposed = ""
        self._manner_label = label(self.tr("Manner"), look.DATA, look.TEXT2)
        self._manner = QComboBox()
        self._manner.setObjectName("posting_manner")
        self._manner.setAccessibleName(self.tr("Manner"))
        self._manner.setFont(look.font(look.BODY))
        self._manner.setFixedHeight(look.scaled(32))
        for manner in DeliveryManner:
            self._manner.addItem(words.word(manner), manner)
        self._manner.setCurrentIndex(self._manner.findData(DeliveryManner.POST))
        self._carrier_label = label(self.tr("Carrier"), look.DATA, look.TEXT2)
        self.carrier = field(96, name="posting_carrier")
        self.carrier.setAccessibleName(self.tr("Carrier"))
        self.carrier.setText(_CARRIER)
        self.button = primary(self.tr("Record"), key="Ctrl+Enter", name="record_posting")
        row = self.row
        row.setSpacing(8)
        for each in (self._day_label, self.day, self.day.echo):
            row.addWidget(each)
        row.addSpacing(8)
        for each in (self._manner_label, self._manner, self._carrier_label, self.carrier):
            row.addWidget(each)
        row.addStretch(1)
        self.why_not = label("", look.CAPTION, look.TEXT2, name="posting_why_not")
        row.addWidget(self.why_not)
        row.addWidget(self.button)
        self.button.clicked.connect(self._pressed)
        self.day.typed.connect(self._settle)
        self.show_for(signing=False)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self.day.take_workdays(workdays)

    def show_for(self, *, signing: bool) -> None:
        """Posting asks for the manner and the carrier, signing only for the day."""
        if signing is not self._is_signing or self.day.text() == self._proposed:  # a night may have passed
            self._proposed = self._today().isoformat()
            self.day.setText(self._proposed)
        self._is_signing = signing
        said = self.tr("Signed for on") if signing else self.tr("Posted on")
        self._day_label.setText(said)
        self.day.setAccessibleName(said)
        for each in (self._manner, self.carrier):
            each.setVisible(not signing)
        self.say_count(self._count)

    def say_count(self, count: int) -> None:
        """How many lines are ticked."""
        self._count = count
        said = self.tr("Record {n} as signed for") if self._is_signing else self.tr("Record {n} as posted")
        self.button.setText(said.format(n=self._words.count(count)))
        self.button.setFixedWidth(self.button.sizeHint().width())
        self._settle()

    def manner(self) -> DeliveryManner:
        """How it goes out."""
        return DeliveryManner(self._manner.currentData())

    def is_ready(self) -> bool:
        """Whether there is a line ticked and a day."""
        return self.button.isEnabled()

    def _settle(self, *_: object) -> None:
        why_not = ""
        if not self._count:
            why_not = self.tr("Tick a letter first")
        elif self.day.day() is None:
            why_not = self.tr("Type the day first")
        self.why_not.setText(why_not)
        set_tip(self.button, why_not)
        self.button.setEnabled(not why_not)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window the fields say by themselves what they are, the tip of the button why it waits."""
        labels = (self._manner_label, self._carrier_label)
        if self._is_signing:
            for each in labels:
                each.hide()
        leave_out(self.row, self.width(), (*(() if self._is_signing else labels), self.why_not, self.day.echo))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _pressed(self) -> None:
        self.wanted.emit()
