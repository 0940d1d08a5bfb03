"""One line in a form: where a party of that name was written to before, and a link that takes it over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import keep_place, label
from clerk_app.gui.words import DOT, Words
from clerk_app.services.parties import FormerAddress


class PartyOffer(QWidget):
    """``taken`` when the link is pressed; hidden while nothing is offered."""

    taken = Signal()

    def __init__(self, words: Words, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._said = label("", look.CAPTION, look.TEXT2, wrap=True, name="offered_address")
        self._take = link(self.tr("Use it"), small=True, name="take_address")
        self._take.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(indent, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._take, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(self._take.height())
        keep_place(self)
        self.hide()

    def say(self, found: FormerAddress | None) -> None:
        """What is offered; None: nothing."""
        self.setVisible(found is not None)
        if found is None:
            return
        where = found.address
        known = (where.address, where.postcode, where.contact_person, where.telephone)
        self._said.setText(self.tr("Last written to for {number} on {day}: {address}").format(
            number=found.number, day=self._words.short_day(found.on), address=DOT.join(filter(None, known)),
        ))
