"""日历: the working days of a year, what falls due on them, and next year's notice pasted, looked at and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.banner import AMBER, PLAIN
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.calendar_views import CalendarViews
from clerk_app.gui.components.day_plane import MONTHS, DayPlane
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.labels import GivingLabel, restyle, set_tip
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.calendar_panel import NORMAL, WIDE, CalendarPanel
from clerk_app.gui.models.calendar_faces import CalendarFaces
from clerk_app.gui.pages.calendar_local import LocalDeeds
from clerk_app.gui.pages.calendar_notice import NoticeDeeds
from clerk_app.gui.pages.calendar_out import CalendarOut
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.pages.today_reading import TodayReading
from clerk_app.gui.words import DOT, Words
from clerk_app.services import calendar
from clerk_app.services.calendar import Coverage, YearView
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.due_days import DueDay, DueDays, by_day, due_days
from clerk_app.services.today import TodayBook

_WIDE_FROM = 1600
_YEAR, _MONTH = "year", "month"
_ALL, _MINE = "all", "mine"


class CalendarPage(Page):
    """One year at a time; the text in the panel is read while it is typed and drawn on its year."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self.year = 0
        self.month = today().month
        self.view: YearView | None = None
        self.coverage: Coverage | None = None
        self.days: tuple[DueDay, ...] = ()
        """What is shown on the days: everybody's dates, or the clerk's own."""
        self.dues: DueDays = {}
        self._all_days: tuple[DueDay, ...] = ()
        self._book = TodayBook(desk)
        self.reading = TodayReading(self._book, self)
        self._read_on: date | None = None
        self._faces = CalendarFaces(words, self)
        self.header = PageHeader(self.tr("Calendar"))
        self._back = _stepper("chevron-left", self.tr("Back (a year or a month)"), "calendar_back")
        self._on = _stepper("chevron-right", self.tr("On (a year or a month)"), "calendar_on")
        self.years = QComboBox()
        self.years.setObjectName("calendar_year")
        self.years.setAccessibleName(self.tr("Year"))
        self.years.setFont(look.font(look.BODY))
        self.years.setFixedSize(look.scaled(104), look.scaled(32))
        shapes = ((_YEAR, words.either("年", "Year")), (_MONTH, words.either("月", "Month")))
        self.shape_of_days = Segment(shapes, digits=False, name="calendar_view")
        self.shape_of_days.setAccessibleName(self.tr("View"))
        self.shape_of_days.choose(_YEAR)
        whose = ((_ALL, self.tr("All")), (_MINE, self.tr("Mine")))
        self.whose = Segment(whose, digits=False, name="calendar_whose")
        self.whose.setAccessibleName(self.tr("Whose dates"))
        self.whose.choose(_ALL)
        self.basis = GivingLabel(look.CAPTION, look.TEXT2, name="calendar_basis")
        self.views = CalendarViews(words)
        self.panel = CalendarPanel(words, desk.workdays, today)
        self.drawer = Drawer(self.panel, self)
        self._opener = button(self.tr("Holiday notices"), key="F4", name="open_calendar_panel")
        self._opener.hide()
        self.ics_button = button(self.tr("Export ICS"), icon="download", name="calendar_ics")
        self.notice = NoticeDeeds(self)
        self.local = LocalDeeds(self)
        self.out = CalendarOut(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.header.lead(self._back, self.years, self._on, self.shape_of_days, self.whose, self.basis)
        self.header.add(self._opener, self.ics_button)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.views, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        panel = self.panel
        self._opener.clicked.connect(self.drawer.toggle)
        self.drawer.moved.connect(self._panel_moved)
        self._back.clicked.connect(self._step_back)
        self._on.clicked.connect(self._step_on)
        self.years.activated.connect(self._year_picked)
        self.shape_of_days.chosen.connect(self._shape_chosen)
        self.whose.chosen.connect(self._whose_chosen)
        self.views.today_wanted.connect(self._go_to_today)
        self.views.day_chosen.connect(self._show_day)
        self.views.went_beyond.connect(self.go_to)
        self.notice.turned.connect(self.show_year)
        self.notice.read.connect(self._draw)
        panel.banner.pressed.connect(self._open_waiting)
        panel.day.opened.connect(self._open_request)
        panel.day.all_wanted.connect(self._open_due)
        panel.day.closed.connect(self._close_day)
        panel.notice.moves.opened.connect(self._open_request)
        panel.notice.moves.all_wanted.connect(self._open_moves)
        panel.kept.moves.opened.connect(self._open_request)
        panel.kept.moves.all_wanted.connect(self._open_withdrawn)
        panel.moved.opened.connect(self._open_request)
        panel.moved.all_wanted.connect(self._open_moved)
        self.bus.changed.connect(self._changed)
        self.reading.done.connect(self._recount)
        self.reading.failed.connect(self.trouble)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """Days typed are read by the new calendar."""
        super().take_desk(desk)
        self._book.take_desk(desk)
        self.panel.take_workdays(desk.workdays)

    def open_with(self, argument: object) -> None:
        """A year, or a day of it to be shown; None: as it was left, at first the year of today."""
        if self._read_on != self.today():
            self._read_store()
        if isinstance(argument, date):
            self.month = argument.month
            self.show_year(argument.year)
            self.grid.choose(argument)
            self._show_day(argument)
        else:
            self.show_year(argument if isinstance(argument, int) else self.year or self.today().year)

    @property
    def grid(self) -> DayPlane:
        """The year or the month, whichever is shown."""
        return self.views.grid

    def take_focus(self) -> None:
        """The calendar, on today."""
        self.grid.setFocus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Recount, side panel, what leaves the page; the main action while a text can be kept."""
        found: dict[str, Callable[[], None]] = {"recount": self._recount, "side_panel": self.drawer.toggle}
        if not self.reading.is_busy:  # no paper and no file without the dates
            found |= {"export_ics": self.out.ask_ics, "print": self.out.print_month, "export": self.out.save_month}
        if self.panel.keep_button.isEnabled():
            found["main"] = self.main_action
        return found

    def main_action(self) -> None:
        """Keep the pasted notice."""
        self.notice.keep()

    def regions(self) -> tuple[QWidget, ...]:
        """Header, days, panel."""
        return (self.header, self.grid, self.panel)

    def is_unfinished(self) -> bool:
        """A notice that was pasted, or days of this place that were typed, and not kept."""
        return not self.panel.notice.is_empty or not self.panel.form.is_empty

    def step_back(self) -> bool:
        """Esc: the reason of a withdrawal, the form, what moved, the chosen day; a pasted text is never thrown away."""
        if self.local.step_back():
            return True
        if self.panel.moved.isVisible():
            self.panel.moved.hide()
            return True
        if self.grid.chosen_day is None:
            return False
        self._close_day()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider panel on a wider screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self.drawer.settle(self.width())
        if self.view is not None:
            self._say_basis()

    def _panel_moved(self, is_open: bool) -> None:
        """On a narrow screen the header says where the notices are."""
        self._opener.setVisible(not is_open)
        if self.view is not None:
            self._say_basis()

    def _changed(self, change: Change) -> None:
        if self._read_on is None:
            return
        if self.isVisible():
            self._recount()
        else:
            self._read_on = None

    def _recount(self) -> None:
        self._read_store()
        self.show_year(self.year)

    def _read_store(self) -> None:
        today = self._read_on = self.today()
        is_reading = self.reading.begin(self.desk, today)
        self._all_days = () if is_reading else due_days(self._book.everything(today))
        self._sift()
        self.ics_button.setEnabled(not is_reading)
        self.handlers_changed.emit()
        if is_reading:
            self.panel.banner.say(self.tr("The due days of a large register are still being reckoned …"), kind=PLAIN)
            return
        self.coverage = calendar.coverage(self.desk, today)
        self._say_missing(self.coverage)

    def _sift(self) -> None:
        """Everybody's dates, or those of the requests this clerk handles."""
        mine = self.whose.value() == _MINE
        self.days = tuple(one for one in self._all_days if not mine or one.row.handler == self.desk.who)
        self.dues = by_day(self.days)

    def _whose_chosen(self, _: object) -> None:
        self._sift()
        self._draw()

    def _say_missing(self, known: Coverage) -> None:
        if known.missing_year is None:
            self.panel.banner.hide()
            return
        said = self.tr("Holidays of {year} are not entered.").format(year=known.missing_year)
        count = len(known.waiting)
        if count:
            said = with_counts(self.tr("{missing} {count} due dates are provisional."), missing=said, count=count)
        out = with_counts(self.tr("Show these {count}"), count=count) if count else ""
        self.panel.banner.say(said, kind=AMBER, way_out=out)

    # showing

    def show_year(self, year: int) -> None:
        """That year, with the text in the panel where it is of that year."""
        self.year = year
        self.view = calendar.year(self.desk, year)
        self._offer_years()
        self.notice.refresh()
        self._draw()
        self.panel.kept.show_kept(self.view.kept)

    def _offer_years(self) -> None:
        known = [notice.year for notice in self.desk.workdays.notices]
        first, last = min(known, default=self.year), max([*known, self.today().year]) + 1
        offered = range(min(first, self.year), max(last, self.year) + 1)
        self.years.clear()
        for year in reversed(offered):
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(self.years.findData(self.year))
        by_month = self.views.is_month
        self._back.setEnabled(self.year > offered[0] or (by_month and self.month > 1))
        self._on.setEnabled(self.year < offered[-1] or (by_month and self.month < MONTHS))

    def _draw(self) -> None:
        view, today = self.view, self.today()
        if view is None:
            return
        days = self._faces.days(view, self.dues, today, self.notice.reading_of(view.year))
        heads = self._faces.months(view, days, today)
        self.views.show_days(heads, self.month, days, self._faces.sentence(view, days))
        self.views.legend.show_legend(
            today, self.desk.settings.whole("warning_span"), has_local=any(face.is_local for face in days.values()),
            has_dues=any(face.dues for face in days.values()),
        )
        self._say_basis()
        chosen = self.grid.chosen_day
        if chosen is not None:
            self._show_day(chosen)
        else:
            self.panel.day.hide()

    def _say_basis(self) -> None:
        """Beside the year: how many days, by which notice; whole in the tool tip."""
        view, today = self.view, self.today()
        reads = self.notice.reading_of(view.year) is not None
        past = sum(self.desk.workdays.is_workday(one.day) for one in view.days if one.day < today)
        said = self._faces.basis(view, past if view.year == today.year else None, reads=reads)
        restyle(self.basis, look.CAPTION, look.TEXT2 if view.is_known and not reads else look.AMBER)
        self.basis.setText(said)
        self.basis.setAccessibleName(said)
        set_tip(self.basis, "\n".join((said, *self._faces.sources(view))))

    # years, months and days

    def _shape_chosen(self, shape: object) -> None:
        """The other view, on the same day."""
        day = self.grid.cursor_day
        self.views.turn(shape == _MONTH)
        if day is not None:
            self.go_to(day)

    def _step(self, by: int) -> None:
        """A month or a year on."""
        number = self.year * MONTHS + self.month - 1 + by * (1 if self.views.is_month else MONTHS)
        self.go_to(date(number // MONTHS, number % MONTHS + 1, 1))

    def _step_back(self) -> None:
        self._step(-1)

    def _step_on(self) -> None:
        self._step(1)

    def _year_picked(self, at: int) -> None:
        self.show_year(int(self.years.itemData(at)))

    def _go_to_today(self) -> None:
        self.go_to(self.today())

    def go_to(self, day: date) -> None:
        """Put the cursor on a day of the years there are."""
        if self.years.findData(day.year) < 0:
            return
        self.month = day.month
        self.show_year(day.year)
        self.grid.put_cursor(day)

    def _show_day(self, day: date) -> None:
        one = next((each for each in self.view.days if each.day == day), None) if self.view is not None else None
        if one is None:
            return
        face = self.grid.face(day)
        what = face.sentence.partition(DOT)[2] if face.is_new else self._faces.what(self.view, one)
        self.panel.day.show_day(day, what, self.dues.get(day, ()))
        self.drawer.open()

    def _close_day(self) -> None:
        self.grid.choose(None)
        self.panel.day.hide()
        self.grid.setFocus()

    # leaving for elsewhere

    def _open_request(self, request: RequestId) -> None:
        self.go.emit("request", Opening(request))

    def _list(self, title: str, requests: Iterable[RequestId]) -> None:
        self.go.emit("register", Listing(title, frozenset(requests)))

    def _open_waiting(self) -> None:
        if self.coverage is not None and self.coverage.missing_year is not None:
            title = self.tr("{year}: provisional").format(year=self.coverage.missing_year)
            self._list(title, self.coverage.waiting)

    def _open_moves(self) -> None:
        moves = self.panel.notice.moves.moves
        self._list(self.tr("{year}: dates that move").format(year=self.notice.year), {one.request for one in moves})

    def _open_withdrawn(self) -> None:
        moves = self.panel.kept.moves.moves
        self._list(self.tr("{year}: dates that move").format(year=self.year), {one.request for one in moves})

    def _open_moved(self) -> None:
        self._list(self.tr("Dates that moved"), {one.request for one in self.panel.moved.moves})

    def _open_due(self) -> None:
        day = self.grid.chosen_day
        if day is not None:
            title = self.tr("Due on {day}").format(day=self.words.day(day))
            self._list(title, (one.row.id for one in self.dues.get(day, ())))


def _stepper(icon: str, what: str, name: str) -> QPushButton:
    made = button("", icon=icon, name=name)
    made.setFixedSize(look.scaled(32), look.scaled(32))
    made.setAccessibleName(what)
    set_tip(made, what)
    return made
