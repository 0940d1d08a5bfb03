"""定稿封存 on the year page: the button and why it waits, the form, what differs since, and the correction note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from clerk_app.cases.filed import CellDifference
from clerk_app.cases.letter import Letter
from clerk_app.cases.request import OrganId
from clerk_app.cases.year_sheet import Place, Value, YearSheet
from clerk_app.gui import ask
from clerk_app.gui.aside import Aside, Report
from clerk_app.gui.components.buttons import button
from clerk_app.gui.components.filed_bar import CHANGES, FILED, NOW, FiledBar
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.filing_form import FilingForm
from clerk_app.gui.pages.page import Page
from clerk_app.gui.words import DOT
from clerk_app.law.form_table import Severity
from clerk_app.services import correction, filing, proof, year_sheets
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.sheet_files import write_file
from clerk_app.services.sheet_words import figure_words
from clerk_app.services.year_sheets import Behind
from clerk_app.services.years import YearView
from clerk_app.trouble import KnownTrouble


class YearFiling(QObject):
    """``switched`` when another of 已报, 现在, 差异 is to be shown; ``form_wanted`` when its form must be seen."""

    switched = Signal()
    form_wanted = Signal()

    def __init__(self, page: Page, form: FilingForm, figures_wait: Callable[[], bool]) -> None:
        super().__init__(page)
        self._page, self._form, self.figures_wait = page, form, figures_wait
        self._view: YearView | None = None
        self._pdf = b""
        self.which = NOW
        self.doing = Aside(page)
        self.doing.ended.connect(self._ended)
        self.bar = FiledBar()
        self.button: QPushButton = button(self.tr("File and lock"), icon="lock", name="file_year")
        self.bar.hide()
        self.button.clicked.connect(self.begin)
        self.bar.switched.connect(self._switch)
        self.bar.note_wanted.connect(self.make_note)
        form.wanted.connect(self._file)
        form.left.connect(self._leave)

    def show_view(self, view: YearView) -> None:
        """A year was counted: whether it is filed, and whether it can be."""
        other = self._view is None or self._view.sheet.year != view.sheet.year
        refiled = self._view is not None and self._view.filed != view.filed
        self._view = view
        if view.filed is None:
            self.which = NOW
        elif other or refiled:
            self.which = FILED
        if other:
            self._form.hide()
        self.bar.setVisible(view.filed is not None)
        if view.filed is not None:
            said = self.tr("Filed on {day}").format(day=view.filed.filed_on.isoformat()) + DOT + view.filed.by
            count = sum(one.filed != one.now for one in view.changed) or len(view.changed)
            changed = with_counts(self.tr("{count} figures differ now"), count=count) if view.changed else ""
            self.bar.show_filed(said, self.which, changed)
        why = self.why_not()
        self.button.setEnabled(why is None)
        set_tip(self.button, why or self.tr("File and lock"))
        self.button.setAccessibleDescription(why or "")

    def why_not(self) -> str | None:
        """Why the button waits; None where the form can be opened."""
        view = self._view
        if view is None:
            return ""
        if view.filed is not None and not view.changed:
            return self.tr("Filed; nothing changed since")
        every = {one.id: one.id for one in view.findings if one.severity is Severity.ERROR}
        trouble = filing.why_not(
            self._page.desk, view.sheet, view.findings, today=self._page.today(), overrides=every, blanks_confirmed=True
        )
        return None if trouble is None else self._page.words.trouble(trouble)

    @property
    def sheet(self) -> YearSheet:
        """What is shown: the sheet as filed, or as counted now."""
        assert self._view is not None
        filed = self._view.filed
        return filed.sheet if filed is not None and self.which == FILED else self._view.sheet

    @property
    def can_type(self) -> bool:
        """Whether figures are typed into what is shown; a filed sheet is read only."""
        return self.which != FILED

    @property
    def changed(self) -> dict[Place, str]:
        """Both figures of every cell that differs, where differences are shown."""
        if self._view is None or self.which != CHANGES:
            return {}
        return {one.place: f"{self._words(one.filed)} → {self._words(one.now)}" for one in self._view.changed}

    def _words(self, value: Value | None) -> str:
        return figure_words(self._page.words.terms, value)

    def difference(self, place: Place) -> CellDifference | None:
        """What differs at a figure, where differences are shown."""
        if self._view is None or self.which != CHANGES:
            return None
        return next((one for one in self._view.changed if one.place == place), None)

    def moved(self, difference: CellDifference) -> tuple[Behind, ...]:
        """The requests and remedies that came to a figure or went."""
        if self._view is None or self._view.filed is None:
            return ()
        table, row, column = difference.place
        now = year_sheets.explain(self._page.desk, self._view.sheet, table, row, column)
        then = year_sheets.explain(self._page.desk, self._view.filed.sheet, table, row, column)
        came, gone = set(difference.came), set(difference.gone)
        cases_came, cases_gone = set(difference.remedies_came), set(difference.remedies_gone)
        return (
            *(one for one in then if (one.remedy in cases_gone if one.remedy else one.request in gone)),
            *(one for one in now if (one.remedy in cases_came if one.remedy else one.request in came)),
        )

    def told(self, difference: CellDifference) -> list[str]:
        """The requests that came to a figure or went, and why."""
        filed = self._view.filed if self._view is not None else None
        if filed is None:
            return []
        desk = self._page.spoken
        return list(proof.explanations(desk, proof.causes(desk, filed, (*difference.gone, *difference.came))))

    def _switch(self, which: object) -> None:
        self.which = str(which)
        self.switched.emit()

    # filing

    def begin(self) -> None:
        """Open the form."""
        view = self._view
        if view is None or self.why_not() is not None:
            return
        self.form_wanted.emit()
        errors = [one for one in view.findings if one.severity is Severity.ERROR]
        self._form.ask(
            view.sheet.year, errors, len(view.sheet.open_blanks), again=view.filed is not None, by=self._page.desk.who
        )

    def _file(self) -> None:
        if self._view is None:
            return
        form, page, sheet = self._form, self._page, self._view.sheet
        if self.figures_wait():
            form.say(self.tr("Typed figures wait for their source: say it, or drop them with Esc."))
            return
        reasons, blanks = dict(form.reasons), form.blanks_confirmed
        trouble = filing.why_not(
            page.desk, sheet, self._view.findings, today=page.today(), overrides=reasons, blanks_confirmed=blanks
        )
        if trouble is not None:
            self._refuse(trouble)
            return
        form.say("")
        given = {"overrides": reasons, "by": form.by, "note": form.note, "blanks_confirmed": blanks,
                 "organ": self._view.organ}
        what = self.tr("Filing {year}").format(year=sheet.year)
        self.doing.do(what, partial(_ready, sheet.year, page.today(), given), self._freeze, self._refuse)
        form.setEnabled(not self.doing.is_busy)

    def _freeze(self, made: object) -> None:
        """Counted and proved: written here, in the window's own store."""
        assert isinstance(made, filing.ReadyYear)
        try:
            change = filing.freeze(self._page.desk, made)
        except KnownTrouble as trouble:
            self._refuse(trouble)
            return
        self._form.hide()
        self._page.did.emit(change)
        self._page.take_focus()

    def _refuse(self, trouble: KnownTrouble) -> None:
        self._form.say(self._page.words.trouble(trouble))

    def _ended(self) -> None:
        self._form.setEnabled(True)

    def leave(self) -> bool:
        """Put the form, or the field of the note, away; whether it was there. While it is counted the form stays."""
        if self.bar.put_away():
            self._page.take_focus()
            return True
        if self._form.isHidden() or self.doing.is_busy:
            return False
        self._leave()
        return True

    def _leave(self) -> None:
        self._form.hide()
        self._page.take_focus()

    # the correction note

    def make_note(self, reason: str) -> None:
        """Make the note with its reason, then ask where it is written to."""
        year = self._view.sheet.year
        what = self.tr("Writing the correction note of {year}").format(year=year)
        self.doing.ask(what, partial(_noted, year, reason, self._page.today(), self._view.organ), self._offer_note)

    def _offer_note(self, letter: object) -> None:
        assert isinstance(letter, Letter)
        try:
            self._pdf = correction.pdf(self._page.desk, letter)
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        ask.save_file(
            self._page, self.tr("Save the correction note"), self.tr("PDF (*.pdf)"), self._write_note,
            suggestion=self.tr("Correction note {year}.pdf").format(year=self._view.sheet.year),
        )

    def _write_note(self, path: str) -> None:
        try:
            write_file(self._pdf, Path(path))
        except KnownTrouble as trouble:
            self._page.trouble.emit(trouble)
            return
        facts = {"year": self._view.sheet.year, "file": Path(path).name}
        self._page.did.emit(Change(message="correction_written", facts=facts))


def _ready(year: int, today: date, given: Mapping[str, Any], desk: Desk, report: Report) -> filing.ReadyYear:
    return filing.ready(desk, year, today=today, go_on=partial(report, 0, 0), **given)


def _noted(
    year: int, reason: str, today: date, organ: OrganId | None, desk: Desk, report: Report
) -> Letter:
    return correction.note(desk, year, reason=reason, today=today, organ=organ)
