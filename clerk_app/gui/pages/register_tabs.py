"""What a tab of 其他登记 is: its list of a year, its form beside it, and what is done with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from clerk_app.gui import ask, look
from clerk_app.gui.aside import Count, Report
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.forms.line_form import REASON, Asked, Asks, LineForm
from clerk_app.gui.words import DOT
from clerk_app.services import registers
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.listed import Listed
from clerk_app.services.registers import COMPLAINTS, WORK, Former

if TYPE_CHECKING:
    from clerk_app.gui.pages.registers_page import RegistersPage


class Tab(QObject):
    """One tab. Works on the page it belongs to."""

    name = ""
    begins_anew = True
    """After a deed the form is empty again; else the line stays chosen."""

    def __init__(self, page: RegistersPage) -> None:
        super().__init__(page)
        self.page = page
        self.form = self.make_form()

    def make_form(self) -> LineForm:
        """The form at the side."""
        raise TypeError(type(self).__name__)

    def words(self) -> tuple[str, str, str]:
        """The tab's word, what is said of an empty list, and one more sentence."""
        raise TypeError(type(self).__name__)

    def counting(self, year: int) -> Count:
        """What makes the list of a year; may be done beside the window."""
        raise TypeError(type(self).__name__)

    def show(self, key: object) -> None:
        """The line of that key in the form; None: a new one."""

    def keep(self) -> Change | None:
        """What the form says is done. Raises KnownTrouble."""

    def strike(self) -> Change | None:
        """Take the line in the form back. Raises KnownTrouble."""

    def _form(self, fields: tuple[Asked, ...], keep: str, *, can_strike: bool = True) -> LineForm:
        page = self.page
        return LineForm(
            self.name, fields, page.words, page.desk.workdays, page.today, keep=keep, can_strike=can_strike
        )

    def say_more(self, lines: tuple[str, ...]) -> None:
        """Quiet lines below the fields."""
        while self.form.more.count():
            item = self.form.more.takeAt(0)
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for one in lines:
            self.form.more.addWidget(label(one, look.CAPTION, look.TEXT2, wrap=True))


class LinesTab(Tab):
    """A register of lines that are kept, put right and taken back."""

    book = ""
    """The register the lines are kept under, where it is not the tab's own."""
    kinds: Mapping[str, str]
    """The words of the kinds."""

    def _values(self, line: Any) -> Mapping[str, str]:
        raise TypeError(type(self).__name__)

    def _lines(self) -> tuple[Any, ...]:
        raise TypeError(type(self).__name__)

    def _new(self) -> Mapping[str, str]:
        raise TypeError(type(self).__name__)

    def counting(self, year: int) -> Count:
        return partial(_kept, self.name, year)

    def show(self, key: object) -> None:
        line = next((one for one in self._lines() if one.id == key), None)
        if line is None:
            self.form.show_line(None, self._new(), self.tr("New line"))
            self.say_more(())
            return
        noted = DOT.join((line.noted_by, self.page.words.day_kept(line.noted_at)))
        self.form.show_line(key, self._values(line), self.tr("Line {id}, noted by {noted}").format(id=key, noted=noted))
        self.say_more(self._formers(line.id))

    def _formers(self, line: int) -> tuple[str, ...]:
        """What stood in a line before."""
        return tuple(map(self._former, registers.former_of(self.page.desk, self.book or self.name, line)))

    def _former(self, one: Former) -> str:
        said = DOT.join(filter(None, self._words(self._values(one.line)).values()))
        changed = DOT.join((one.changed_by, self.page.words.day_kept(one.changed_at)))
        return self.tr("Before: {said} (changed by {changed}; {reason})").format(
            said=said, changed=changed, reason=one.reason
        )

    def _words(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The values as they are read."""
        return {**values, "kind": self.kinds.get(values["kind"], values["kind"])}

    def strike(self) -> Change:
        reason = str(self.form.values().get(REASON, ""))
        return registers.take_back(
            self.page.desk, self.book or self.name, int(str(self.form.line)), reason=reason, today=self.page.today()
        )

    def _line(self) -> int:
        return self.form.line if isinstance(self.form.line, int) else 0


def _kept(name: str, year: int, desk: Desk, report: Report) -> Listed:
    return registers.listed(desk, name, year)


class PersonalTab(LinesTab):
    """A register whose lines name people: what is personal in one can be erased."""

    def make_erase(self) -> None:
        """The link below the fields."""
        self.erase_link = link(self.tr("Erase personal details"), small=True, name=f"{self.name}_erase")
        self.erase_link.clicked.connect(self._ask_erase)

    def show(self, key: object) -> None:
        super().show(key)
        line = next((one for one in self._lines() if one.id == key), None)
        if line is not None and line.is_erased and (noted := registers.erased_on(self.page.desk, line.id)) is not None:
            said = self.tr("Personal details were erased on {day} by {name}.")
            self.say_more((said.format(day=noted.filed_on.isoformat(), name=noted.noted_by),))
        self.form.more.addWidget(self.erase_link)
        self.erase_link.setVisible(line is not None and not line.is_erased)

    def say_more(self, lines: tuple[str, ...]) -> None:
        """The link stands below them and is not put away with them."""
        self.form.more.removeWidget(self.erase_link)
        super().say_more(lines)

    def _ask_erase(self) -> None:
        ask.confirm(
            self.page, self.tr("Erase personal details"),
            self.tr("Name, matter and result of this line are erased for good, and so are its former words."),
            detail=self.tr("The line still counts. Backups made before keep them until they are thinned out."),
            yes=self.tr("Erase"), no=self.tr("Keep them"), answered=self._erase,
        )

    def _erase(self, answer: int) -> None:
        if answer == ask.ACCEPTED and self._line():
            self.page.did.emit(registers.erase(self.page.desk, self._line(), today=self.page.today()))
            self.show(self._line())

class ComplaintsTab(PersonalTab):
    """举报投诉."""

    name = COMPLAINTS

    def make_form(self) -> LineForm:
        kinds = tuple((one.id, self.page.words.either(one.zh, one.en)) for one in registers.complaint_kinds())
        self.kinds = dict(kinds)
        form = self._form((
            Asked("came_on", QT_TRANSLATE_NOOP("LineForm", "Came on"), Asks.DAY),
            Asked("kind", QT_TRANSLATE_NOOP("LineForm", "Kind"), Asks.CHOICE, kinds),
            Asked("matter", QT_TRANSLATE_NOOP("LineForm", "Matter")),
            Asked("complainant", QT_TRANSLATE_NOOP("LineForm", "Who"), is_required=False),
            Asked("number", QT_TRANSLATE_NOOP("LineForm", "Request"), is_required=False),
            Asked("result", QT_TRANSLATE_NOOP("LineForm", "Result"), is_required=False),
            Asked("closed_on", QT_TRANSLATE_NOOP("LineForm", "Closed on"), Asks.DAY_OR_NONE, is_required=False),
            Asked(REASON, QT_TRANSLATE_NOOP("LineForm", "Why changed")),
        ), self.tr("Keep"))  # fmt: skip
        self.make_erase()
        return form

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Complaints"), self.tr("No complaint in this year"),
            self.tr("Row six of the old sheet counts these lines."),
        )

    def _lines(self) -> tuple[Any, ...]:
        return registers.complaints_of(self.page.desk, self.page.year)

    def _new(self) -> Mapping[str, str]:
        return {"came_on": self.page.today().isoformat()}

    def _values(self, line: Any) -> Mapping[str, str]:
        number = ""
        if line.request_id is not None:
            number = self.page.desk.store.requests.get(line.request_id).number
        return {
            "came_on": _day(line.came_on), "kind": line.kind, "matter": line.matter or "",
            "complainant": line.complainant or "", "number": number, "result": line.result,
            "closed_on": _day(line.closed_on),
        }

    def keep(self) -> Change:
        given: dict[str, Any] = self.form.values()
        return registers.keep_complaint(self.page.desk, today=self.page.today(), line=self._line(), **given)


class WorkTab(LinesTab):
    """工作记录."""

    name = WORK

    def make_form(self) -> LineForm:
        kinds = registers.work_kinds()
        timed = frozenset(one.id for one in kinds if one.minutes)
        counted = frozenset(one.id for one in kinds if one.persons)
        shown = tuple((one.id, self.page.words.either(one.zh, one.en)) for one in kinds)
        self.kinds = dict(shown)
        return self._form((
            Asked("done_on", QT_TRANSLATE_NOOP("LineForm", "Day"), Asks.DAY),
            Asked("kind", QT_TRANSLATE_NOOP("LineForm", "Kind"), Asks.CHOICE, shown),
            Asked("subject", QT_TRANSLATE_NOOP("LineForm", "Subject")),
            Asked("minutes", QT_TRANSLATE_NOOP("LineForm", "Hours"), Asks.HOURS, wants=timed, is_required=False),
            Asked("persons", QT_TRANSLATE_NOOP("LineForm", "Persons"), Asks.COUNT, wants=counted, is_required=False),
            Asked(REASON, QT_TRANSLATE_NOOP("LineForm", "Why changed")),
        ), self.tr("Keep"))  # fmt: skip

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Work log"), self.tr("Nothing noted in this year"),
            self.tr("Meetings and trainings of the old sheet and the targets of the year count these lines."),
        )

    def _lines(self) -> tuple[Any, ...]:
        return registers.work_of(self.page.desk, self.page.year)

    def _new(self) -> Mapping[str, str]:
        return {"done_on": self.page.today().isoformat()}

    def _values(self, line: Any) -> Mapping[str, str]:
        return {
            "done_on": _day(line.done_on), "kind": line.kind, "subject": line.subject,
            "minutes": registers.hours_of(line.minutes), "persons": str(line.persons or ""),
        }

    def keep(self) -> Change:
        given: dict[str, Any] = self.form.values()
        return registers.keep_work(self.page.desk, today=self.page.today(), line=self._line(), **given)


def _day(on: date | None) -> str:
    return on.isoformat() if on is not None else ""
