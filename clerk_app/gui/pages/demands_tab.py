"""更正和建议: what is asked on information the office gave, and the way to the letter that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from clerk_app.gui.aside import Count, Report
from clerk_app.gui.components.buttons import link
from clerk_app.gui.forms.line_form import REASON, Asked, Asks, LineForm
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.register_tabs import PersonalTab
from clerk_app.services import demands
from clerk_app.services.change import Change
from clerk_app.services.demands import BOOK, DECISION, Demand, demand_kinds
from clerk_app.services.desk import Desk
from clerk_app.services.listed import Listed

_OWN = frozenset({"came_on", "kind", "number", "who", "matter", DECISION, "closed_on", REASON})
"""The fields of a line; all others are facts of its answer."""
_TO_AGENCY = frozenset({"passed_on", "referred"})


class DemandsTab(PersonalTab):
    """A record to correct (第四十一条) or a suggestion to publish (第四十四条第二款)."""

    name = "demands"
    book = BOOK

    def make_form(self) -> LineForm:
        page = self.page
        kinds = tuple((one.id, page.words.either(one.zh, one.en)) for one in demand_kinds())
        self.kinds = dict(kinds)
        open_yet = ("", self.tr("not decided yet"))
        choices = {
            one.id: (open_yet, *demands.decisions_of(page.spoken, one.id).items()) for one in demand_kinds()
        }
        form = self._form((
            Asked("came_on", QT_TRANSLATE_NOOP("LineForm", "Came on"), Asks.DAY),
            Asked("kind", QT_TRANSLATE_NOOP("LineForm", "Kind"), Asks.CHOICE, kinds),
            Asked("number", QT_TRANSLATE_NOOP("LineForm", "Request"), is_required=False),
            Asked("who", QT_TRANSLATE_NOOP("LineForm", "Asked by"), is_required=False),
            Asked("matter", QT_TRANSLATE_NOOP("LineForm", "Content"), Asks.LINES),
            Asked(DECISION, QT_TRANSLATE_NOOP("LineForm", "Decided"), Asks.CHOICE, is_required=False,
                  choices_by=choices),
            _when("record_new", QT_TRANSLATE_NOOP("LineForm", "Corrected to"), "corrected"),
            _when("publish_place", QT_TRANSLATE_NOOP("LineForm", "Published at"), "adopted"),
            _when("reasons", QT_TRANSLATE_NOOP("LineForm", "Reason given"), "refused"),
            _when("right_agency", QT_TRANSLATE_NOOP("LineForm", "Agency"), *_TO_AGENCY),
            _when("right_agency_contact", QT_TRANSLATE_NOOP("LineForm", "Telephone"), *_TO_AGENCY),
            _when("record_passed_on", QT_TRANSLATE_NOOP("LineForm", "Passed on"), "passed_on", asks=Asks.DAY),
            Asked("closed_on", QT_TRANSLATE_NOOP("LineForm", "Answered on"), Asks.DAY_OR_NONE, is_required=False),
            Asked(REASON, QT_TRANSLATE_NOOP("LineForm", "Why changed")),
        ), self.tr("Keep"))  # fmt: skip
        self.letter_link = link(self.tr("Write the answer"), small=True, name="demands_letter")
        self.letter_link.clicked.connect(self._write)
        self.make_erase()
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Corrections and suggestions"), self.tr("Nothing was asked in this year"),
            self.tr("They are no requests and no sheet counts them; the answer belongs to the request they are about."),
        )

    def counting(self, year: int) -> Count:
        return partial(_listed, year, self.page.today())

    def show(self, key: object) -> None:
        super().show(key)
        line = demands.one_of(self.page.desk, key) if isinstance(key, int) else None
        if line is not None and line.request is None:
            self.say_more((self.tr("Without a request there is no file to write the answer in; name one."),))
        self.form.more.addWidget(self.letter_link)
        self.letter_link.setVisible(line is not None and line.request is not None and not line.is_erased)

    def say_more(self, lines: tuple[str, ...]) -> None:
        """The link stands below them and is not put away with them."""
        self.form.more.removeWidget(self.letter_link)
        super().say_more(lines)

    def _write(self) -> None:
        line = demands.one_of(self.page.desk, self._line())
        if line is not None and line.request is not None:
            kind = next(one.letter for one in demand_kinds() if one.id == line.kind)
            self.page.go.emit("letter", LetterOpening(line.request, kind))

    def _lines(self) -> tuple[Demand, ...]:
        return demands.demands_of(self.page.desk, self.page.year)

    def _new(self) -> Mapping[str, str]:
        return {"came_on": self.page.today().isoformat()}

    def _values(self, line: Any) -> Mapping[str, str]:
        one = line if isinstance(line, Demand) else demands.demand_of(line)
        number = "" if one.request is None else self.page.desk.store.requests.get(one.request).number
        return {
            "came_on": _day(one.came_on), "kind": one.kind, "number": number, "who": one.who, "matter": one.matter,
            DECISION: one.decision, **one.said, "closed_on": _day(one.closed_on),
        }

    def _words(self, values: Mapping[str, str]) -> Mapping[str, str]:
        decided = demands.decisions_of(self.page.spoken, values["kind"])
        return {**super()._words(values), DECISION: decided.get(values[DECISION], "")}

    def keep(self) -> Change:
        given: dict[str, Any] = self.form.values()
        said = {name: _text(value) for name, value in given.items() if name not in _OWN}
        own = {name: value for name, value in given.items() if name in _OWN}
        return demands.keep(self.page.desk, today=self.page.today(), line=self._line(), said=said, **own)


def _when(name: str, words: str, *decisions: str, asks: Asks = Asks.TEXT) -> Asked:
    return Asked(name, words, asks, wants=frozenset(decisions), wants_of=DECISION)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _day(on: date | None) -> str:
    return on.isoformat() if on is not None else ""


def _listed(year: int, today: date, desk: Desk, report: Report) -> Listed:
    return demands.listed(desk, year, today)
