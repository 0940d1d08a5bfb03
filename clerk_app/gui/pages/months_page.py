"""月报和季报: the sheet of a month or quarter by both dates, what was sent of it, and the lost cases of a quarter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import ask, look
from clerk_app.gui.after_deed import FOLDER
from clerk_app.gui.aside import Aside
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.month_list import MonthList
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms.month_bars import CHANGES, NOW, SENT, MonthSaid, SendBar, SentBar
from clerk_app.gui.forms.organ_choice import OrganChoice
from clerk_app.gui.models import month_lines
from clerk_app.gui.models.month_table import MonthCell
from clerk_app.gui.pages.months_counted import lost_of, ready_of, sheet_of
from clerk_app.gui.pages.page import Listing, Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import Words
from clerk_app.law.duties import Period, Span
from clerk_app.services import lost_cases, month_book, months_sent, ready_filing
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.lost_cases import QuarterReport
from clerk_app.services.months import MonthView, is_quarter, known_periods, last_over, read_period
from clerk_app.services.office import heading, names
from clerk_app.services.period_words import words_of
from clerk_app.services.ready_filing import ReadyFiling
from clerk_app.services.sheet_files import write_file
from clerk_app.trouble import KnownTrouble

MONTH, QUARTER, LOST = "month", "quarter", "lost"


class MonthsPage(Page):
    """One period in one of three views."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.view: MonthView | None = None
        self.lost: QuarterReport | None = None
        self._chosen: dict[Span, str] = {}
        self.counting, self.doing = Aside(self), Aside(self)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._printing = Printing(self)
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.header = PageHeader(self.tr("Months and quarters"), can_go_back=True)
        self.which = Segment(
            ((MONTH, self.tr("Month")), (QUARTER, self.tr("Quarter")), (LOST, self.tr("Lost cases"))), digits=False,
            name="months_which",
        )
        self.which.setAccessibleName(self.tr("What is shown"))
        self.which.choose(MONTH)
        self.periods = QComboBox()
        self.periods.setObjectName("months_period")
        self.periods.setAccessibleName(self.tr("Period"))
        self.periods.setFont(look.font(look.BODY))
        self.periods.setFixedSize(look.scaled(160), look.scaled(32))
        self.organ = OrganChoice(self.tr("Agency"), every=self.tr("All agencies"), name="months_organ")
        self._print = button(self.tr("Print"), icon="printer", name="months_print")
        self._export = button(self.tr("Save as Excel"), icon="download", name="months_export")
        self._send = primary(self.tr("Note as sent"), icon="check", name="months_send")
        self.send_bar = SendBar(self.words, self.desk.workdays, self.today)
        self.sent_bar = SentBar()
        self.said = MonthSaid()
        self.list = MonthList(name="months_list")
        self.list.setAccessibleName(self.tr("Figures"))
        self._nothing = EmptyState("check")
        self._foot = Foot()

    def _lay_out(self) -> None:
        self.header.lead(self.which, self.periods, self.organ)
        self.header.add(self._print, self._export, self._send)
        self._body = QStackedWidget()
        self._body.addWidget(self.list)
        self._body.addWidget(self._nothing)
        self._hint = label(self.tr("A click on a figure, or Enter, opens its requests"), look.CAPTION, look.TEXT2)
        self._rest = label("", look.CAPTION, look.TEXT2, name="months_rest")
        self._foot.row.addWidget(self._hint)
        self._foot.row.addStretch(1)
        self._foot.row.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.header, self.send_bar, self.sent_bar, self.said):
            column.addWidget(each)
        column.addWidget(self._body, 1)
        column.addWidget(self.counting.row)
        column.addWidget(self.doing.row)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.header.back.connect(self._leave)
        self.which.chosen.connect(self._view_chosen)
        self.periods.activated.connect(self._period_chosen)
        self.organ.chosen.connect(self._period_chosen)
        self._print.clicked.connect(self.print_list)
        self._export.clicked.connect(self.export)
        self._send.clicked.connect(self._ask_day)
        self.send_bar.wanted.connect(self._keep)
        self.send_bar.closed.connect(self.step_back)
        self.sent_bar.switched.connect(self._switched)
        self.sent_bar.taken_back.connect(self._take_back)
        self.said.opened.connect(self._open_head)
        self.list.opened.connect(self._open_cell)
        self.doing.ended.connect(self._done)
        self.bus.changed.connect(self._changed)

    # coming and going

    def open_with(self, argument: object) -> None:
        """A period as it is written (2026-09, 2026Q3), one with "lost" before it (lost 2026Q3); None: as it was left,
        at first the month that is to be reported."""
        if isinstance(argument, str) and argument:
            view, _, written = argument.rpartition(" ")
            try:
                period = read_period(written)
            except KnownTrouble as trouble:
                self.trouble.emit(trouble)
            else:
                is_lost = view == LOST and is_quarter(period)
                self.which.choose(LOST if is_lost else QUARTER if is_quarter(period) else MONTH)
                self._chosen[period.span] = str(period)
        self.organ.offer(tuple(names(self.desk).items()), self.organ.organ())
        self._offer()
        self._show()

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self.send_bar.day.take_workdays(desk.workdays)

    def take_focus(self) -> None:
        """The table, or the choice of the period."""
        (self.list if self._body.currentIndex() == 0 else self.periods).setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Export, print, count anew, note as sent."""
        found = {"export": self.export, "recount": self._show, "main": self._ask_day}
        return found | {"print": self.print_list} if self.which.value() == LOST else found

    def step_back(self) -> bool:
        """Esc gives up noting first."""
        if self.send_bar.isVisible():
            self.send_bar.hide()
            self.take_focus()
            return True
        return False

    def is_unfinished(self) -> bool:
        """Whether something is being noted as sent."""
        return self.doing.is_busy

    def regions(self) -> tuple[QWidget, ...]:
        """Head, table."""
        return (self.header, self.list)

    def _leave(self) -> None:
        self.go.emit("back", None)

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self._show()

    # choosing

    @property
    def _span(self) -> Span:
        return Span.MONTH if self.which.value() == MONTH else Span.QUARTER

    @property
    def period(self) -> Period:
        """The period shown."""
        return read_period(str(self.periods.currentData()))

    def _offer(self) -> None:
        known = known_periods(self.desk, self._span, self.today())
        wanted = self._chosen.setdefault(self._span, str(last_over(known, self.today())))
        codes = [str(one) for one in known]
        if wanted not in codes:
            known = (read_period(wanted), *known)
            codes = [str(one) for one in known]
        self.periods.blockSignals(True)
        self.periods.clear()
        for one in known:
            self.periods.addItem(words_of(self.words.terms, one), str(one))
        self.periods.setCurrentIndex(codes.index(wanted))
        self.periods.blockSignals(False)

    def _view_chosen(self, *_: object) -> None:
        self.send_bar.hide()
        self.sent_bar.which.choose(NOW)
        self._offer()
        self._show()
        self.handlers_changed.emit()

    def _period_chosen(self, *_: object) -> None:
        self._chosen[self._span] = str(self.periods.currentData())
        self.send_bar.hide()
        self.sent_bar.which.choose(NOW)
        self._show()

    def _switched(self, *_: object) -> None:
        self._fill()

    # showing

    def _show(self) -> None:
        self.view = self.lost = None
        is_lost = self.which.value() == LOST
        self._print.setVisible(is_lost)
        self.organ.box.setEnabled(not is_lost)
        self._send.setVisible(is_lost or self.organ.organ() is None)  # sent is the sheet of all together
        what = self.tr("Counting {period}").format(period=words_of(self.words.terms, self.period))
        sheet = partial(sheet_of, self.period, self.today(), self.organ.organ())
        lost = partial(lost_of, self.period, self.today())
        self.counting.ask(what, lost if is_lost else sheet, self._counted)

    def _counted(self, found: object) -> None:
        self.lost = found if isinstance(found, QuarterReport) else None
        self.view = found if isinstance(found, MonthView) else None
        self._fill()

    def _fill(self) -> None:
        self._hint.show()
        if self.view is not None:
            self._fill_month(self.view)
        elif self.lost is not None:
            self._fill_lost(self.lost)

    def _fill_month(self, view: MonthView) -> None:
        notes = months_sent.notes_of(self.spoken, view)
        kept = view.sent
        self.said.notes.setText(self.words.either("", " ").join(notes if kept is None else notes[:-1]))
        self.said.show_heads([
            (words.format(n=self.words.count(figure.value or 0)), bool(figure.requests))
            for words, figure in (
                (self.tr("{n} received"), view.new), (self.tr("{n} finished"), view.answered),
                (self.tr("{n} open at the end"), view.open_at_end),
            )
        ])  # fmt: skip
        self._rest.setText(self.words.either(view.sheet.form.says_zh, view.sheet.form.says_en))
        self._body.setCurrentIndex(0)
        which = self.sent_bar.which.value() if kept is not None else NOW
        if kept is None:
            self.sent_bar.hide()
        else:
            self.sent_bar.show_sent(notes[-1], has_views=True)
        self._send.setText(self.tr("Note as sent") if kept is None else self.tr("Note as sent again"))
        is_other = kept is None or bool(view.changed) or kept.sheet.as_of < view.sheet.as_of
        self._send.setEnabled(is_other)
        if which == CHANGES:
            if not view.changed and kept is not None:
                self._say_nothing(self.words.sentence("month_no_difference", {"on": kept.on}))
                return
            self.list.show_lines(month_lines.change_columns(self.spoken), month_lines.change_lines(self.spoken, view))
            return
        sheet = kept.sheet if which == SENT and kept is not None else view.sheet
        self.list.show_lines(
            month_lines.sheet_columns(self.spoken, sheet),
            month_lines.sheet_lines(self.spoken, sheet, view, is_now=which == NOW), month_lines.FIRST_FIGURE,
        )

    def _fill_lost(self, made: QuarterReport) -> None:
        notes = month_book.lost_notes(self.spoken, made)
        self.said.show_heads(())
        told = [one for one in notes if one != month_book.reported_words(self.spoken, made)]  # stands in the bar
        self.said.notes.setText(self.words.either("", " ").join(told[1:] if made.is_nil else told))
        self._rest.setText("")
        self._send.setText(
            self.tr("Note as sent") if made.reported is None or made.is_provisional else self.tr("Note the supplement")
        )
        known = made.reported
        is_over = not made.is_provisional
        self._send.setEnabled(known is None or made.is_changed or (is_over and not known.closes))
        if made.reported is None:
            self.sent_bar.hide()
        else:
            self.sent_bar.show_sent(month_book.reported_words(self.spoken, made), has_views=False)
        if made.is_nil:
            self._say_nothing(notes[0])
            return
        self._body.setCurrentIndex(0)
        self.list.show_lines(month_lines.shown_columns(self.spoken), month_lines.lost_lines(self.spoken, made))

    def _say_nothing(self, text: str) -> None:
        self._nothing.say(text)
        self._hint.hide()
        self._body.setCurrentIndex(1)

    # leaving for elsewhere

    def _open_cell(self, cell: MonthCell) -> None:
        self._list(cell.place, cell.requests)

    def _open_head(self, at: int) -> None:
        if self.view is not None:
            figure = (self.view.new, self.view.answered, self.view.open_at_end)[at]
            self._list(self.said.heads[at].text(), frozenset(figure.requests))

    def _list(self, place: str, requests: frozenset) -> None:
        title = self.tr("{period}: {place}").format(period=words_of(self.words.terms, self.period), place=place)
        self.go.emit("register", Listing(title, requests))

    # noting as sent

    def _ask_day(self) -> None:
        if self._send.isHidden() or not self._send.isEnabled():
            self.did.emit(Change(message="month_not_of_one" if self._send.isHidden() else "month_nothing_new"))
        elif self.view is not None or self.lost is not None:
            words = words_of(self.words.terms, self.period)
            self.send_bar.ask(self.tr("{period} was sent on").format(period=words))

    def _keep(self, on: date) -> None:
        ready = lost_cases.ready if self.which.value() == LOST else months_sent.ready
        what = self.tr("Noting {period}").format(period=words_of(self.words.terms, self.period))
        self.doing.do(what, partial(ready_of, ready, self.period, on, self.today(), self.words.terms), self._kept)
        self.send_bar.setEnabled(not self.doing.is_busy)

    def _kept(self, made: object) -> None:
        """Counted: written here, in the window's own store."""
        assert isinstance(made, ReadyFiling)
        try:
            change = ready_filing.keep(self.desk, made)
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self.send_bar.hide()
        self.sent_bar.which.choose(NOW)
        self.did.emit(change)
        self._show()
        self.take_focus()

    def _done(self) -> None:
        self.send_bar.setEnabled(True)

    def _take_back(self) -> None:
        deed = lost_cases.take_back if self.lost is not None else months_sent.take_back
        self.did.emit(deed(self.spoken, self.period, today=self.today()))
        self.sent_bar.which.choose(NOW)
        self._show()

    # the workbook and the paper

    def export(self) -> None:
        """Ask where to, then write the workbook."""
        if self.view is None and self.lost is None:
            return
        ask.save_file(
            self, self.tr("Save the sheet"), self.tr("Excel workbook (*.xlsx)"), self._write,
            suggestion=f"{self._title()}.xlsx",
        )

    def _title(self) -> str:
        organ = heading(self.desk, self.today(), self.view.organ if self.view is not None else None)
        if self.lost is not None:
            return month_book.lost_title(self.desk, self.lost, organ)
        return months_sent.title_of(self.desk, self.view.sheet, organ) if self.view is not None else ""

    def _write(self, path: str) -> None:
        try:
            if self.lost is not None:
                data = month_book.lost_workbook(self.desk, self.lost, today=self.today())
            else:
                data = month_book.month_workbook(self.desk, self.view, today=self.today())
            write_file(data, Path(path))
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            facts = {"file": Path(path).name, "title": self._title(), FOLDER: Path(path).parent}
            self.did.emit(Change(message="month_written", facts=facts))

    def print_list(self) -> None:
        """The lost cases on paper."""
        if self.lost is None:
            return
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(month_book.lost_pdf(self.desk, self.lost, today=self.today())))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._printing.ask(self._document)
