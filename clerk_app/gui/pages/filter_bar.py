"""The bar over the register: search, chips, 清除筛选, choice of columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerk_app.cases.request import OrganId
from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, icon_button, link
from clerk_app.gui.components.chip import Chip, Choice
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.lines import ground
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.forms.register_filter import FIELDS, NOTHING, RegisterFilter
from clerk_app.gui.words import Words
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, State

HEIGHT = 44
_SEARCH, _SEARCH_WIDE, _SEARCH_NARROW, _SEARCH_LEAST = 320, 400, 200, 96
_VIEW = 130
"""The most a view's name takes where it stands for the tabs."""
Choices = Callable[[str], Sequence[tuple[object, int]] | None]
"""The values of a field and how often each occurs; None while that is not known."""
_WORDED = {"state": State, "channel": Channel, "kind": ApplicantKind, "outcome": Outcome}


class FilterBar(QWidget):
    """Holds no filter of its own: it shows the one it is given and says what was asked."""

    searched = Signal(str)
    left_downwards = Signal()
    applied = Signal(str, object)
    cleared = Signal()
    columns_wanted = Signal()
    views_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, look.SURFACE)
        self.setFixedHeight(look.scaled(HEIGHT))
        self._words = words
        self._choices: Choices | None = None
        self._organs: Mapping[OrganId, str] = {}
        self.search = SearchField(
            self.tr("Search the register: number, name, subject, initials"), self.tr("Number, name, subject"),
            self.tr("Search"), width=_SEARCH, name="register_search",
        )
        self.search.searched.connect(self._searched)
        self.search.left_downwards.connect(self._left_downwards)
        named = {
            "year": self.tr("Year"), "state": self.tr("Status"), "organ": self.tr("Agency"),
            "channel": self.tr("Channel"),
            "kind": self.tr("Applicant kind"), "outcome": self.tr("Result"), "unit": self.tr("Unit"),
            "handler": self.tr("Clerk"),
        }
        self.chips = {name: Chip(name, named[name], separator=self.tr(", ")) for name in FIELDS}
        self._listing = link("", icon="x", name="filter_listing", small=True)
        self._listing.hide()
        self._clear = link(self.tr("Clear filters"), name="clear_filters", small=True)
        self.columns = icon_button("columns-3", self.tr("Choose columns"), name="choose_columns")
        self.views = button("", small=True, name="views_folded")
        self.views.hide()
        self.views.clicked.connect(self._views_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.views)
        row.addWidget(self.search)
        row.addSpacing(4)
        row.addWidget(self._listing)
        for chip in self.chips.values():
            chip.opening.connect(self._opening)
            chip.applied.connect(self._applied)
            row.addWidget(chip)
        self.chips["organ"].hide()
        row.addStretch(1)
        row.addWidget(self._clear)
        row.addSpacing(4)
        row.addWidget(self.columns)
        self._clear.clicked.connect(self._clear_pressed)
        self._listing.clicked.connect(self._clear_pressed)
        self.columns.clicked.connect(self._columns_pressed)

    def show_filter(self, shown: RegisterFilter, choices: Choices) -> None:
        """Show this filter; ``choices`` is asked once a chip is opened."""
        self._choices = choices
        for name, chip in self.chips.items():
            values = shown.chips.get(name, frozenset())
            if chip.is_open:
                continue
            chip.offer([Choice(value, self._word(name, value), 0) for value in sorted(values, key=str)])
            chip.choose(values)
        if shown.only is None:
            self._listing.hide()
        self._clear.setVisible(not shown.is_plain)
        self._fit()

    def show_listing(self, title: str) -> None:
        """Say that a list handed over by another page is shown."""
        self.say_search("")  # the list is what was handed over, not what was searched for
        self._listing.setText(title)
        self._listing.show()

    def say_search(self, text: str) -> None:
        """Put what is searched for into the field; nobody is told."""
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def find(self) -> None:
        """Be ready for another search."""
        self.search.setFocus()
        self.search.selectAll()

    def clear_search(self) -> bool:
        """Empty the search field; False when it was empty."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    def name_organs(self, organs: Mapping[OrganId, str]) -> None:
        """What the agencies are called; with one alone there is nothing to choose."""
        self._organs = organs
        self.chips["organ"].setVisible(len(organs) > 1)
        self._fit()

    def _word(self, name: str, value: object) -> str:
        if name == "organ":
            return self._organs.get(OrganId(int(str(value))), str(value))
        if value == NOTHING:
            return self.tr("(none)")
        group = _WORDED.get(name)
        return self._words.word(group(value)) if group else str(value)

    def _opening(self, name: str) -> None:
        found = self._choices(name) if self._choices is not None else ()
        if found is None:
            self.chips[name].wait(self.tr("Reading the register…"))
        else:
            self.chips[name].offer([Choice(value, self._word(name, value), number) for value, number in found])

    def offer_again(self) -> None:
        """More is known: an open list that waits for it is filled."""
        for name, chip in self.chips.items():
            if chip.is_waiting:
                self._opening(name)

    def _searched(self, text: str) -> None:
        self.searched.emit(text)

    def _left_downwards(self) -> None:
        self.left_downwards.emit()

    def _applied(self, name: str, values: object) -> None:
        self.applied.emit(name, values)

    def _clear_pressed(self) -> None:
        self.cleared.emit()

    def fold_views(self, words: str) -> None:
        """Where the window is low, this button stands for the tabs; empty: the tabs are there."""
        short = self.views.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, look.scaled(_VIEW))
        self.views.setText(f"{short} ▾".replace("&", "&&"))
        set_tip(self.views, words)
        self.views.setAccessibleName(self.tr("View: {name}").format(name=words))
        self.views.setVisible(bool(words))
        self._fit()

    def _views_pressed(self) -> None:
        self.views_wanted.emit()

    def _columns_pressed(self) -> None:
        self.columns_wanted.emit()

    def _fit(self) -> None:
        """The search takes what the chips leave; where that is nothing, chips say how many instead of which."""
        wide = self.window().width()
        most = _SEARCH_WIDE if wide >= 1700 else _SEARCH if wide >= 1270 else _SEARCH_NARROW
        for tight in (False, True):
            for chip in self.chips.values():
                chip.be_tight(tight)
            left = self.width() - self._taken()
            if left >= _SEARCH_LEAST:
                break
        self.search.setFixedWidth(max(_SEARCH_LEAST, min(most, left)))

    def _taken(self) -> int:
        """The width of everything but the search."""
        row = self.layout()
        margins = row.contentsMargins()
        shown = [each for each in (self.views, self._listing, *self.chips.values(), self._clear, self.columns)
                 if not each.isHidden()]  # fmt: skip
        widths = (each.sizeHint().width() for each in shown)
        return sum(widths) + row.spacing() * (len(shown) + 3) + margins.left() + margins.right() + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
