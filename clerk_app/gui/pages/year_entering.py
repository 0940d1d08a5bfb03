"""Typing figures into the year sheet: from the table or the form beside it into the store, the source asked once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from clerk_app.cases.year_sheet import Place
from clerk_app.gui import ask
from clerk_app.gui.forms.entered_form import EnteredForm
from clerk_app.gui.models.sheet_grid import GridCell
from clerk_app.gui.pages.page import Page
from clerk_app.services import entered
from clerk_app.services.entered import MONTHS, WHOLE_YEAR
from clerk_app.services.years import YearView
from clerk_app.trouble import KnownTrouble


@dataclass(frozen=True)
class _Typed:
    """A figure that waits for its source or its reason."""

    place: Place
    month: int
    text: str


class Entering(QObject):
    """``done`` carries the Change of a figure kept; ``wanted`` says that the form must be seen, ``back`` that the
    table has the keyboard again."""

    done = Signal(object)
    wanted = Signal()
    back = Signal(object)

    def __init__(self, page: Page, form: EnteredForm) -> None:
        super().__init__(page)
        self._page, self._form = page, form
        self._view: YearView | None = None
        self._place: Place | None = None
        self._waiting: _Typed | None = None
        self._parked: dict[tuple[Place, int], _Typed] = {}
        """Figures that wait for a word where they come from; none is lost by going on to the next."""
        self._held: tuple[_Typed, KnownTrouble | None] | None = None
        self._of_year: tuple[int, object] = (0, None)
        self._sources: dict[tuple[int, str, str], str] = {}
        form.typed.connect(self._typed_beside)
        form.source_given.connect(self._take_source)
        form.reason_given.connect(self._take_reason)
        form.blank_wanted.connect(self._leave_blank)
        form.chosen.connect(self._choose)
        form.named.connect(self._name_row)
        form.file_wanted.connect(self._ask_file)

    def show_cell(self, view: YearView, cell: GridCell, words: str, *, can_type: bool) -> bool:
        """Show the form for a figure that is entered; False where it is none."""
        place = (cell.table, cell.row_id, cell.column_id)
        self._view = view
        found = view.entered.get(place)
        if found is None:
            self._place = None
            return False
        if place != self._place and self._waiting is not None and self._waiting.place != place:
            self._waiting = None
        self._place = place
        desk, year = self._page.desk, view.sheet.year
        if self._of_year != (year, view.organ):
            self._parked, self._of_year = {}, (year, view.organ)
        standing = found.row.is_standing or found.column.is_standing
        today = self._page.today()
        begun = {month: (year, month) <= (today.year, today.month) for month in MONTHS}
        self._form.show_cell(
            words, found, last=view.last.get(place), source=self._source(place),
            history=entered.history(desk, year, *place, organ=view.organ),
            open_months={} if standing else begun, can_type=can_type,
        )
        if can_type:
            self._form.show_parked(
                {month: one.text for (at, month), one in self._parked.items() if at == place}, len(self._parked)
            )
        return True

    def is_waiting(self) -> bool:
        """Whether figures were typed that nobody said the source of."""
        return bool(self._parked)

    def give_up(self) -> bool:
        """Drop what waits at the chosen figure; whether anything did."""
        mine = [key for key in self._parked if key[0] == self._place]
        for key in mine:
            del self._parked[key]
        self._waiting = None
        return bool(mine)

    def take(self, cell: GridCell, text: str) -> None:
        """A figure was typed into the table: it counts for the year."""
        self._keep(_Typed((cell.table, cell.row_id, cell.column_id), WHOLE_YEAR, text))

    def _typed_beside(self, month: int, text: str) -> None:
        if self._place is not None:
            self._keep(_Typed(self._place, month, text))

    def _name_row(self, name: str, text: str) -> None:
        """A figure of a row named below the chosen one (其他对外管理服务事项: 行政检查)."""
        if self._place is not None:
            table, row, column = self._place
            self._keep(_Typed((table, f"{row}_{name}", column), WHOLE_YEAR, text))

    def _source(self, place: Place) -> str:
        if self._view is None:
            return ""
        year = self._view.sheet.year
        block = self._block(place)
        kept = self._sources.get((year, *block))
        return kept or entered.source_of(self._page.desk, year, place[0], place[1], organ=self._view.organ)

    def _block(self, place: Place) -> tuple[str, str]:
        form = self._view.sheet.form if self._view is not None else None
        own = self._view.sheet.table(place[0]) if self._view is not None else None
        row = own.row(place[1]) if own is not None else None
        named = (row.sub_of or row.id) if row is not None else place[1]
        rows = entered.block_of(form, place[0], named) if form is not None else ()
        return place[0], rows[0] if rows else place[1]

    def _keep(self, typed: _Typed, reason: str = "") -> None:
        if self._view is None:
            return
        source = self._source(typed.place)
        cell = self._view.entered.get(typed.place)
        before = None if cell is None else cell.whole if typed.month == WHOLE_YEAR else cell.months.get(typed.month)
        if typed.text.strip() == ("" if before is None else before.value or "") and not reason:
            self._parked.pop((typed.place, typed.month), None)
            return
        if typed.text.strip() and not source:
            try:
                if cell is not None:
                    entered.require_figure(cell.row, cell.column, typed.text)
            except KnownTrouble as trouble:
                self._hold(typed, trouble)
                return
            self._parked[typed.place, typed.month] = typed
            self._hold(typed)
            return
        table, row, column = typed.place
        try:
            change = entered.enter(
                self._page.desk, year=self._view.sheet.year, table=table, row=row, column=column, value=typed.text,
                month=typed.month, source=source, today=self._page.today(), reason=reason, organ=self._view.organ,
            )
        except KnownTrouble as trouble:
            self._hold(typed, trouble)
            return
        self._waiting = None
        self._parked.pop((typed.place, typed.month), None)
        # A row of figures is typed without a word for each; the table shows them.
        self.done.emit(replace(change, message=""))

    def _hold(self, typed: _Typed, trouble: KnownTrouble | None = None) -> None:
        """The figure cannot be kept yet. Said with the next turn: the field it was typed into must be closed first."""
        self._held = typed, trouble
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        if self._held is None:
            return
        (typed, trouble), self._held = self._held, None
        self.wanted.emit()
        self.back.emit(typed.place)
        words = self._page.words
        if trouble is None:
            self._waiting = typed
            self._form.ask_source(typed.month, typed.text)
        elif trouble.key == "entered_differs_from_register":
            self._waiting = typed
            self._form.ask_reason(typed.month, typed.text, words.trouble(trouble))
        elif trouble.kind == "store":
            self._page.trouble.emit(trouble)
        else:
            self._form.say(words.trouble(trouble))

    def _take_source(self, text: str) -> None:
        if self._place is None or self._view is None:
            return
        self._sources[self._view.sheet.year, *self._block(self._place)] = text
        block, self._waiting = self._block(self._place), None
        waiting = [one for one in self._parked.values() if self._block(one.place) == block]
        for one in waiting:
            self._keep(one)
        if waiting:
            self.back.emit(None)

    def _take_reason(self, text: str) -> None:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._form.reason.clear()
            self._keep(waiting, text)
            self.back.emit(None)

    def _ask_file(self) -> None:
        ask.open_file(self._page, self.tr("Figures from a file"), self.tr("Figures (*.json)"), self._import)

    def _import(self, path: str) -> None:
        if self._view is None:
            return
        try:
            change = entered.import_file(
                self._page.desk, Path(path), self._view.sheet.year, today=self._page.today(), organ=self._view.organ
            )
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
        else:
            self.done.emit(change)

    def _leave_blank(self) -> None:
        if self._place is not None and self._view is not None:
            year = self._view.sheet.year
            today, organ = self._page.today(), self._view.organ
            self.done.emit(entered.leave_blank(self._page.desk, year, [self._place], today=today, organ=organ))

    def _choose(self, whole: bool) -> None:
        if self._place is not None and self._view is not None:
            year = self._view.sheet.year
            today, organ = self._page.today(), self._view.organ
            change = entered.choose(self._page.desk, year, *self._place, whole=whole, today=today, organ=organ)
            self.done.emit(change)
