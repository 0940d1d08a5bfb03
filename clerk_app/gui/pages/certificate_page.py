"""期限证明: one period of a request day by day with every reason; saved or printed as one page; what if beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.certificate import Certificate
from clerk_app.gui import ask, look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.period_grid import PeriodGrid
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms import what_if_panel
from clerk_app.gui.forms.what_if_panel import WhatIfPanel
from clerk_app.gui.pages.certificate_opening import CertificateOpening
from clerk_app.gui.pages.page import Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import ClockKind
from clerk_app.services import certificate, year_sheets
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.request_clocks import ShownClock, clocks_of_request
from clerk_app.trouble import KnownTrouble

_WIDE_FROM = 1600
_NAME_ROOM = 420
_MEASURE = slice(-3, -1)
"""Length and day 0, among the facts at the head of the certificate."""


class CertificatePage(Page):
    """The periods of one request to choose from, the days of the chosen one, and the trial at the right."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.opening: CertificateOpening | None = None
        self.made: Certificate | None = None
        self._clocks: tuple[ShownClock, ...] = ()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.header = PageHeader(self.tr("How a time limit was counted"), can_go_back=True)
        self.kinds = QComboBox()
        self.kinds.setObjectName("certificate_clock")
        self.kinds.setFont(look.font(look.BODY))
        self.kinds.setFixedHeight(look.scaled(32))
        self.kinds.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kinds.setAccessibleName(self.tr("Period"))
        self.due = label("", look.DATE_LARGE, wrap=True, name="certificate_due")
        self.length = label("", look.DATA, look.TEXT2, wrap=True, name="certificate_length")
        self.closing = label("", look.DATA, wrap=True, name="certificate_closing")
        self.grid = PeriodGrid(words)
        self._texts = QWidget()
        self._under = QWidget()
        self.panel = WhatIfPanel(desk, words, today)
        self.drawer = Drawer(self.panel, self)
        self.empty = EmptyState("calendar-check")
        self.back_button = quiet(self.tr("Back"), key="Esc", name="certificate_back")
        self.print_button = button(self.tr("Print"), icon="printer", key="Ctrl+P", name="certificate_print")
        self.save_button = primary(
            self.tr("Save as PDF"), icon="download", key="Ctrl+Enter", name="certificate_save"
        )
        self.what_if_button = button(self.tr("What if"), key="F4", name="certificate_what_if")
        self._printing = Printing(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.header.add(self.what_if_button)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(20, 14, 20, 16)
        self._column.setSpacing(8)
        choosing = QHBoxLayout()
        choosing.setSpacing(12)
        choosing.addWidget(label(self.tr("Period"), look.BODY, look.TEXT2))
        choosing.addWidget(self.kinds, 1)
        self._column.addLayout(choosing)
        for each in (self.due, self.length, self.closing, self._texts, self.grid, self._under):
            self._column.addWidget(each)
        self._column.addStretch(1)
        self._scroller = Scroller(self._content)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroller)
        self._stack.addWidget(self.empty)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self.panel)
        foot = Foot(52)
        foot.row.addStretch(1)
        for each in (self.back_button, self.print_button, self.save_button):
            foot.row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        column.addWidget(foot)

    def _wire(self) -> None:
        self.header.back.connect(self._back)
        self.back_button.clicked.connect(self._back)
        self.empty.first.connect(self._back)
        self.empty.second.connect(self._show_first)
        self.kinds.activated.connect(self._clock_chosen)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self.main_action)
        self.what_if_button.clicked.connect(self.drawer.toggle)
        self.bus.changed.connect(self._changed)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """The days are counted by the new calendar."""
        super().take_desk(desk)
        self.panel.take_desk(desk)

    def open_with(self, argument: object) -> None:
        """A CertificateOpening; None: what was shown before, reckoned again."""
        if isinstance(argument, CertificateOpening):
            self.opening = argument
        if self.opening is not None:
            self._fill(self.opening)

    def take_focus(self) -> None:
        """The choice of the period."""
        self.kinds.setFocus()

    def _changed(self, change: Change) -> None:
        opening = self.opening
        if opening is not None and (opening.request in change.requests or change.calendar or change.settings):
            self._fill(opening)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel gives way on a narrow screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(what_if_panel.WIDE if self.width() >= _WIDE_FROM else what_if_panel.NORMAL)
        self.drawer.settle(self.width())

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Printing, and the panel."""
        found: dict[str, Callable[[], None]] = {"side_panel": self.drawer.toggle}
        return found | ({"print": self._print, "export": self.main_action} if self.made is not None else {})

    def regions(self) -> tuple[QWidget, ...]:
        """The choice, the days, the trial."""
        return (self.kinds, self.grid, self.panel)

    # showing

    def _fill(self, opening: CertificateOpening) -> None:
        self._clocks = tuple(
            one for one in clocks_of_request(self.desk, opening.request, self.today()) if one.clock.due_on is not None
        )
        self.kinds.clear()
        for shown in self._clocks:
            self.kinds.addItem(self._name(shown), (shown.clock.kind, shown.clock.ref))
        self.panel.show_request(opening.request)
        try:
            made = certificate.certificate(
                self.desk, opening.request, opening.kind, opening.ref, today=self.today()
            )
        except KnownTrouble as trouble:
            self._show_none(opening, trouble)
        else:
            self._show(made)
        self.handlers_changed.emit()

    def _name(self, shown: ShownClock) -> str:
        clock = shown.clock
        ref = self.words.either(f"（{clock.ref}）", f" ({clock.ref})") if clock.ref else ""
        name = self.words.word(clock.kind) + ref
        return DOT.join((name, self.words.day(clock.due_on)))

    def _show_none(self, opening: CertificateOpening, trouble: KnownTrouble) -> None:
        """Nothing to count: another period of the request in its place, else the sentence why not."""
        first = next(iter(self._clocks), None)
        if first is not None and opening.kind is ClockKind.REPLY:
            self.opening = CertificateOpening(opening.request, first.clock.kind, first.clock.ref)
            self._fill(self.opening)
            return
        self.made = None
        self.header.sub.setText(str(trouble.facts.get("number", "")))
        other = "" if first is None else self.tr("Show {period}").format(period=self.words.word(first.clock.kind))
        self.empty.say(self.words.trouble(trouble), first=self.tr("Back to the request"), second=other)
        self._stack.setCurrentWidget(self.empty)
        self._settle()

    def _show(self, made: Certificate) -> None:
        self.made = made
        clock = made.clock
        at = next((n for n, one in enumerate(self._clocks)
                   if (one.clock.kind, one.clock.ref) == (clock.kind, clock.ref)), -1)  # fmt: skip
        self.kinds.setCurrentIndex(at)
        self.header.sub.setText(self._who(made))
        self.due.setText(made.due)
        self.length.setText(DOT.join(f"{name} {text}" for name, text in made.facts[_MEASURE]))
        self.closing.setText(made.ending.lines[0])
        self._texts = self._replaced(self._texts, [("", made.how.lines)])
        self._under = self._replaced(self._under, [(section.heading, section.lines) for section in made.after])
        self.grid.set_days(made.days, made.day, made.sums.lines[0])
        self._stack.setCurrentWidget(self._scroller)
        self._settle()

    def _who(self, made: Certificate) -> str:
        name = look.metrics(look.DATA).elidedText(made.applicant, Qt.TextElideMode.ElideRight, _NAME_ROOM)
        return f"{made.number} {name}"

    def _replaced(self, old: QWidget, sections: list[tuple[str, tuple[str, ...]]]) -> QWidget:
        """The texts under their headings, in place of those shown before."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        for heading, lines in sections:
            if heading:
                column.addSpacing(8)
                column.addWidget(label(heading, look.STRONG))
            for line in lines:
                column.addWidget(label(line, look.DATA, wrap=True))
        self._column.replaceWidget(old, inside)
        old.hide()
        old.deleteLater()
        inside.show()
        return inside

    def _settle(self) -> None:
        for each in (self.print_button, self.save_button):
            each.setEnabled(self.made is not None)

    def _show_first(self) -> None:
        self._clock_chosen(0)

    def _clock_chosen(self, at: int) -> None:
        if self.opening is not None and 0 <= at < len(self._clocks):
            clock = self._clocks[at].clock
            self.opening = CertificateOpening(self.opening.request, clock.kind, clock.ref)
            self._fill(self.opening)

    # saving, printing

    def main_action(self) -> None:
        """Save the page as a PDF file."""
        if self.made is not None and self.save_button.isEnabled():
            ask.save_file(
                self, self.tr("Save as PDF"), self.tr("PDF file (*.pdf)"), self._write,
                suggestion=f"{self.made.number} {self.made.title} {self.desk.terms.word(self.made.clock.kind)}.pdf",
            )

    def _data(self) -> bytes:
        """The printed page; empty, and told, where a character has no font."""
        try:
            return certificate.pdf(self.desk, self.made) if self.made is not None else b""
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return b""

    def _write(self, path: str) -> None:
        data = self._data()
        if not data:
            return
        try:
            year_sheets.write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            self.did.emit(Change(message="certificate_saved", facts={"file": Path(path).name}))

    def _print(self) -> None:
        data = self._data()
        if not data:
            return
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._printing.ask(self._document)

    def _back(self) -> None:
        self.go.emit("back", None)
