"""What the palette finds and does: requests, actions (those on the request shown first), steps, pages, settings."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import actions
from clerk_app.gui.components.palette import Palette, PaletteLine
from clerk_app.gui.forms.register_filter import wants_initials
from clerk_app.gui.found_steps import FoundSteps
from clerk_app.gui.jobs import Progress
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.registers_named import TABS
from clerk_app.gui.settings_named import NAMED
from clerk_app.gui.step_keys import CAME_IN
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, fresh_rows
from clerk_app.services.finding import FoundName, FoundRequest, Named, RequestFinder, Why, find_named

REQUESTS, OTHERS = 6, 6
"""How many of a group are shown."""
TURN = 0.012
"""Seconds of reading between two events of the window."""
_ICONS = {
    "request": "file-text", "action": "chevron-right", "page": "layout-dashboard", "setting": "sliders-horizontal",
}  # fmt: skip


class Finder(QObject):
    """Lives with its window. Reads nothing before the palette is first opened."""

    def __init__(self, window: MainWindow, words: Words, today: Callable[[], date], desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._words = words
        self._today = today
        self._desk = desk
        self._requests: RequestFinder | None = None
        self._initials: dict[str, str] = {}
        self._job = 0
        self.palette = Palette(window)
        self._steps = FoundSteps(window)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._read_on)
        self.palette.typed.connect(self._typed)
        window.palette_wanted.connect(self.open)
        window.jobs.finished.connect(self._made)

    def take_desk(self, desk: Desk) -> None:
        """Find on this desk from now on: what was read stays true, only settings and calendar are others."""
        self._desk = desk

    def hear(self, change: Change) -> None:
        """A deed was done."""
        if self._requests is None:
            return
        if change.requests:
            self._requests.renew(change.requests)
            self._make_initials()

    def open(self) -> None:
        """Show the palette; what it finds is read from now on."""
        self.palette.open()
        if self._requests is None:
            self._turn.start()

    # Reading

    def _read_on(self) -> None:
        """A little at a time: the field takes letters in between."""
        if self._requests is None:
            self._requests = RequestFinder(self._desk)
            return
        until, more = time.perf_counter() + TURN, True
        while more and time.perf_counter() < until:
            more = self._requests.portion()
        if not more:
            self._turn.stop()
            self._requests.prepare()
            self._again()
            self._make_initials()

    def _make_initials(self) -> None:
        """Beside the window: the dictionary of readings takes a moment to load."""
        if self._requests is not None and not self._turn.isActive():
            steps = self._steps.named(self._desk)
            names = tuple(each.words for each in (*self._actions(), *steps, *self._settings(), *_tabs()))
            self._job = self._window.jobs.start(partial(_make, self._requests.without_initials(), names))

    def _made(self, number: int, result: object) -> None:
        if number == self._job and isinstance(result, tuple) and self._requests is not None:
            self._job = 0
            of_requests, self._initials = result
            self._requests.know_initials(of_requests)
            self._requests.prepare()
            self._again()

    def _again(self) -> None:
        if self.palette.isVisible():
            self._typed(self.palette.field.text())

    # Answers

    def _typed(self, text: str) -> None:
        text = text.strip()
        lines: list[PaletteLine] = []
        if text and self._requests is not None:
            self._add(lines, self.tr("Requests"), self._found_requests(text))
        pages = [one for one in self._actions() if self._is_page(one.id)]
        deeds = [one for one in self._actions() if not self._is_page(one.id)]
        if text:
            named = partial(find_named, text=text, most=OTHERS, initials_of=self._initials_of)
            fitting = self._in_order(named(deeds, most=len(deeds)))
            self._add(lines, self.tr("Actions"), [self._action_line(one) for one in fitting])
            every = self._steps.named(self._desk)
            self._add_steps(lines, named(every, most=len(every)), fitting)
            shown = [self._page_line(one) for one in named(pages)] + [self._tab_line(one) for one in named(_tabs())]
            self._add(lines, self.tr("Pages"), shown)
            self._add(lines, self.tr("Settings"), [self._setting_line(one) for one in named(self._settings())])
        else:
            possible = [one for one in deeds if self._window.is_possible(one.id) and _is_on_request(one.id)]
            if self._window.shown == "request":
                shown = [FoundName(one, Why.NAME) for one in possible]
                self._add(lines, self.tr("Actions"), [self._action_line(one) for one in shown])
                steps = [FoundName(one, Why.NAME) for one in self._steps.possible(self._desk)]
                self._add_steps(lines, steps, shown)
            self._add(lines, self.tr("Pages"), [self._page_line(FoundName(one, Why.NAME)) for one in pages])
        if not lines:
            is_reading = self._turn.isActive() or (self._job and wants_initials(text))
            said = self.tr("Still reading…") if is_reading else self.tr("Nothing was found.")
            lines.append(PaletteLine(said))
        self.palette.show_lines(lines)

    def _add(self, lines: list[PaletteLine], head: str, found: Sequence[PaletteLine]) -> None:
        if found:
            lines += [PaletteLine(head), *found]

    def _add_steps(self, lines: list[PaletteLine], found: Sequence[FoundName], beside: Sequence[FoundName]) -> None:
        """The steps no action beside them begins."""
        begun = {_step_of(one.named.id) for one in beside}
        steps = [one for one in found if one.named.id not in begun]
        said = [self._steps.line(one.named, self._why(one.why, one.named.words)) for one in steps]
        self._add(lines, self.tr("Steps of a request"), sorted(said, key=_is_refused)[:OTHERS])

    def _is_page(self, action: str) -> bool:
        return action == "new" or self._window.has_page(action)

    def _initials_of(self, words: str) -> str:
        return self._initials.get(words, "")

    def _in_order(self, found: Sequence[FoundName]) -> Sequence[FoundName]:
        """What can be done comes first, and of that what is done with the request shown."""
        at_request = self._window.shown == "request"

        def rank(one: FoundName) -> tuple[bool, bool]:
            action = one.named.id
            return (not self._window.is_possible(action), not (at_request and _is_on_request(action)))

        return sorted(found, key=rank)[:OTHERS]

    def _actions(self) -> tuple[Named, ...]:
        bare, more = actions.without_access_key, self._steps.more
        return tuple(
            Named(one.id, bare(actions.shown(one.text)), more(self._desk, _step_of(one.id)))
            for one in actions.ACTIONS if one.id != "palette"
        )

    def _settings(self) -> tuple[Named, ...]:
        either = self._words.either
        declared = (
            Named(one.key, either(one.zh, one.en), either(one.more_zh, one.more_en))
            for one in self._desk.settings.declared.values()
        )
        said = QCoreApplication.translate
        others = (Named(row, said(whose, words), said(whose, also)) for _, row, whose, words, also in NAMED)
        return (*declared, *others)

    def _why(self, why: Why, by: str) -> str:
        said = {
            Why.NUMBER: self.tr("number: {by}"), Why.APPLICANT: self.tr("applicant: {by}"),
            Why.TEXT: self.tr("text: {by}"), Why.INITIALS: self.tr("pinyin initials: {by}"),
        }.get(why, "")
        return said.format(by=by)

    def _found_requests(self, text: str) -> list[PaletteLine]:
        found = self._requests.find(text, REQUESTS) if self._requests is not None else ()
        rows = fresh_rows(self._desk, [one.id for one in found], self._today())
        return [self._request_line(one, row) for one in found if (row := rows.get(one.id)) is not None]

    def _request_line(self, one: FoundRequest, row: RegisterRow) -> PaletteLine:
        state = self._words.word(row.state)
        if row.remaining is not None:
            state = f"{state} · {self._words.working_days_left(row.remaining)}"
        return PaletteLine(
            f"{one.number}　{one.applicant}", _ICONS["request"], aside=one.subject, state=state, fill=one.number,
            why=self._why(one.why, one.by), run=partial(self._open_request, one.id),
        )

    def _action_line(self, one: FoundName) -> PaletteLine:
        is_possible, step = self._window.is_possible(one.named.id), _step_of(one.named.id)
        why_not = "" if is_possible or step is None else self._steps.why_not(step)
        return PaletteLine(
            one.named.words, _ICONS["action"], aside=why_not,
            state="" if is_possible or why_not else self.tr("not possible here"),
            cap=_key_of(one.named.id), why=self._why(one.why, one.named.words),
            run=partial(self._window.trigger, one.named.id) if is_possible else None,
        )

    def _page_line(self, one: FoundName) -> PaletteLine:
        return PaletteLine(
            one.named.words, _ICONS["page"], cap=_key_of(one.named.id), why=self._why(one.why, one.named.words),
            run=partial(self._window.trigger, one.named.id),
        )

    def _tab_line(self, one: FoundName) -> PaletteLine:
        return PaletteLine(
            one.named.words, _ICONS["page"], aside=actions.without_access_key(actions.shown("&Other registers")),
            why=self._why(one.why, one.named.words),
            run=partial(self._window.show_page, "registers", one.named.id),
        )

    def _setting_line(self, one: FoundName) -> PaletteLine:
        setting = self._desk.settings.declared.get(one.named.id)
        place = setting.place if setting else next(part for part, row, *_ in NAMED if row == one.named.id)
        return PaletteLine(
            one.named.words, _ICONS["setting"], aside=one.named.more,
            why=self._why(one.why, one.named.words if one.why is Why.INITIALS else one.named.more),
            run=partial(self._open_setting, place, one.named.id),
        )

    # Deeds

    def _open_request(self, request: RequestId) -> None:
        self._window.show_page("request", Opening(request))

    def _open_setting(self, place: str, name: str) -> None:
        """Its part of the settings, the control in hand."""
        self._window.show_page("settings", place)
        page = self._window.page("settings")
        row = getattr(page, "rows", {}).get(name) or self._window.findChild(QWidget, name)
        control = getattr(row, "control", None)
        if control is not None:
            page.scroller.ensureWidgetVisible(row)
            control.setFocus()


def _tabs() -> list[Named]:
    """The tabs of the other registers."""
    return [Named(tab, QCoreApplication.translate(whose, words)) for tab, whose, words in TABS]


def _is_on_request(action: str) -> bool:
    return any(one.id == action and one.menu == "request" for one in actions.ACTIONS)


def _is_refused(line: PaletteLine) -> bool:
    return line.run is None


def _step_of(action: str) -> EventKind | None:
    """The step an action begins. What came in is recorded by one action, its steps stand for themselves."""
    return next((one.step for one in actions.ACTIONS if one.id == action and one.step not in CAME_IN), None)


def _key_of(action: str) -> str:
    return next((actions.cap(one.keys) for one in actions.ACTIONS if one.id == action), "")


def _make(
    texts: tuple[tuple[RequestId, str], ...], names: tuple[str, ...], progress: Progress
) -> tuple[dict[RequestId, str], dict[str, str]]:
    """Runs in the pool: plain texts in, plain texts out."""
    from clerk_app.services.initials import initials

    return {request: initials(text) for request, text in texts}, {one.casefold(): initials(one) for one in names}
