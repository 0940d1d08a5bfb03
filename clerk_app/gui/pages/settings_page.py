"""设置: every setting in its part, changed at once and kept; what a change moves is said, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.category_list import CategoryList
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.page_header import PageHeader
from clerk_app.gui.components.search_field import SearchField
from clerk_app.gui.components.setting_row import SettingRow
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.forms.change_line import ChangeLine
from clerk_app.gui.forms.computer_parts import AboutPart, DataPart, DisplayPart, KeysPart
from clerk_app.gui.forms.number_lines import NumberLines
from clerk_app.gui.forms.selftest_panel import SelfTestPanel
from clerk_app.gui.forms.setting_controls import SettingControl, row_of
from clerk_app.gui.forms.settings_parts import OfficePart, PersonPart, to_the_left
from clerk_app.gui.forms.settings_section import Section
from clerk_app.gui.forms.staff_part import StaffPart
from clerk_app.gui.pages.page import Listing, Page
from clerk_app.gui.preferences import Preferences
from clerk_app.gui.words import Words
from clerk_app.services import fonts
from clerk_app.services.change import Change
from clerk_app.services.desk import ROLES, Desk
from clerk_app.services.doubts import doubts
from clerk_app.services.duties import rules_of
from clerk_app.services.setting_change import PATTERNS, Changed, change, example, take_back, told, value_of
from clerk_app.services.settings import DUTY, ON
from clerk_app.trouble import KnownTrouble

_FIRST = "reckoning"
_OWN = ("numbers", _FIRST, "reminders", "duties", "letters")
"""The parts whose rows are declared settings."""
_SCOPE = "number_scope"
"""Below it stand the numbers of the year; the shapes of single kinds follow."""


class SettingsPage(Page):
    """Argument: the name of a part."""

    clerk_wanted = Signal(str)
    """The name that stands with every entry from now on."""
    look_wanted = Signal(str)
    """"system", "light" or "dark"."""
    size_wanted = Signal(str)
    """"small", "middle" or "large"."""
    language_wanted = Signal(str)
    """"zh" or "en"."""
    """the Backup just written"""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._last: Changed | None = None
        self._former_clerk = ""
        self._shown = _FIRST
        self.rows: dict[str, SettingRow] = {}
        self._controls: dict[str, SettingControl] = {}
        self._doubts: list[SettingRow] = []
        self._moved = Listing("", frozenset())
        self.header = PageHeader(self.tr("Settings"))
        self.header.sub.setText(self.tr("Changes act at once and are kept"))
        self.search = SearchField(self.tr("Find a setting"), name="search_settings")
        self.header.add(self.search)
        self.parts = CategoryList((
            ("office", self.tr("Agency")), ("numbers", self.tr("Numbers")), (_FIRST, self.tr("Readings of the law")),
            ("reminders", self.tr("Reminders")), ("duties", self.tr("Duties")), ("letters", self.tr("Letters")),
            ("selftest", self.tr("Self-test")), ("staff", self.tr("Units and people")),
            ("person", self.tr("Clerk")), ("display", self.tr("Display")), ("data", self.tr("Data and backups")),
            ("keys", self.tr("Keys")), ("about", self.tr("About")),
        ))
        self.line = ChangeLine()
        self.sections = {section.name: section for section in self._make_sections()}
        self._lay_out()
        self.parts.chosen.connect(self.show_part)
        self.search.searched.connect(self._searched)
        self.search.left_downwards.connect(self._to_first_found)
        self.line.list_wanted.connect(self._list)
        self.line.back_wanted.connect(self._take_back)
        self.bus.changed.connect(self._changed)
        self._refresh()

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(28, 20, 28, 8)
        inside.setSpacing(0)
        for section in self.sections.values():
            inside.addWidget(section)
        nothing = self.tr("No setting has these words. Ctrl+K looks through the whole program.")
        self._nothing = label(nothing, look.BODY, look.TEXT2)
        self._nothing.hide()
        inside.addWidget(self._nothing)
        inside.addStretch(1)
        self.scroller = Scroller(content)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(28, 8, 28, 16)
        below.addWidget(self.line)
        self._below.hide()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.scroller, 1)
        right.addWidget(self._below)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.parts)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    # the parts

    def _make_sections(self) -> tuple[Section, ...]:
        about = {
            "numbers": self.tr("How the numbers of requests and letters look."),
            _FIRST: self.tr("Where the law can be read in two ways the office chooses once; certificates and windows "
                            "follow it. A change says which open requests it moves."),
            "reminders": self.tr("When a date is shown in amber, and when intake asks back."),
            "duties": self.tr("Reports and checks by days of their own. Only what the Regulations ask for is on at "
                              "first; local ones are switched on where they apply."),
            "letters": self.tr("What letters say and how they look."),
        }
        made = {name: Section(name, self._heading(name), about[name]) for name in _OWN}
        self.numbers = NumberLines(self.words)
        for setting in self.desk.settings.declared.values():
            row, control = row_of(
                setting, self.words, doubtful=self.tr("doubtful"), local=self.tr("local: {where}")
            )
            control.wanted.connect(self._wanted)
            self.rows[setting.key], self._controls[setting.key] = row, control
            made[setting.place].add(row)
            if setting.key == _SCOPE:
                made[setting.place].add_widget(self.numbers)
            if setting.key in PATTERNS and isinstance(control.inner, QLineEdit):
                control.inner.textChanged.connect(self._show_examples)
        wording = button(self.tr("Wording of letters"), name="see_wording")
        wording.clicked.connect(self._open_wording)
        made["letters"].add_widget(to_the_left(wording, above=12))
        listed = link(self.tr("See the duties of the month"), name="see_duties")
        listed.clicked.connect(self._open_duties)
        made["duties"].add_widget(to_the_left(listed))
        others = label(self.tr("Other doubtful points, as the program reads them"), look.STRONG)
        others.setContentsMargins(0, 20, 0, 0)
        made[_FIRST].add_widget(others)
        self.office = OfficePart(self._heading("office"))
        self.office.change_wanted.connect(self._open_office)
        self.staff = StaffPart(self._heading("staff"))
        self.staff.did.connect(self._tell_staff)
        self.staff.trouble.connect(self.trouble)
        self.person = PersonPart(self._heading("person"))
        self.person.clerk_typed.connect(self._clerk_typed)
        return (self.office, *made.values(), self._selftest_part(), self.staff, self.person, *self._of_computer())

    def _of_computer(self) -> tuple[Section, ...]:
        self.display = DisplayPart(self._heading("display"))
        self.display.look_wanted.connect(self.look_wanted)
        self.display.size_wanted.connect(self.size_wanted)
        self.display.language_wanted.connect(self.language_wanted)
        self.data = DataPart(self._heading("data"))
        self.data.all.clicked.connect(self._open_backups)
        keys = KeysPart(self._heading("keys"))
        keys.all.clicked.connect(self._open_keys)
        return (self.display, self.data, keys, AboutPart(self._heading("about")))

    def _heading(self, name: str) -> str:
        return next(part.text() for part in self.parts.parts if part.name == name)

    def _selftest_part(self) -> Section:
        section = Section("selftest", self._heading("selftest"), self.tr(
            "A made-up request goes through register, dates, letter and year sheet on this computer. Your own data are "
            "not touched."
        ))
        self.selftest = SelfTestPanel(self.words, self.today)
        self.selftest.over.connect(self._selftest_over)
        section.add_widget(self.selftest)
        return section

    # coming and going

    def open_with(self, argument: object) -> None:
        """A part by its name; None: the one shown before."""
        self.selftest.use(self.jobs)
        self.data.use(self.jobs)
        self._refresh()
        self.show_part(argument if isinstance(argument, str) and argument in self.sections else self._shown)

    def show_part(self, name: str) -> None:
        """Open one part; a search is over."""
        self._shown = name
        if self.search.text():
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
        self._nothing.hide()
        self.parts.mark(name)
        for section in self.sections.values():
            if section.name == name:
                section.show_all()
            else:
                section.hide()
        self.scroller.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """The list of parts."""
        self.parts.take_focus()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Find."""
        return {"find": self._find}

    def step_back(self) -> bool:
        """Esc clears the search first."""
        if not self.search.text():
            return False
        self.search.clear()
        return True

    def regions(self) -> tuple[QWidget, ...]:
        """Search, parts, rows, what was changed."""
        return (self.header, self.parts, self.scroller, self.line)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _searched(self, text: str) -> None:
        words = text.strip().casefold()
        if not words:
            self.show_part(self._shown)
            return
        self.parts.mark("")
        found = [section.show_fitting(words) for section in self.sections.values()]
        self._nothing.setVisible(not any(found))

    def _to_first_found(self) -> None:
        shown = (row for section in self.sections.values() for row in section.rows if row.isVisible())
        first = next((row.control for row in shown if row.control is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    # what stands in the rows

    def _changed(self, change: Change) -> None:
        if change.settings or change.calendar:
            self._refresh()

    def _refresh(self) -> None:
        """Every value as it is in force now."""
        of_agency = {DUTY + rule.key for rule in rules_of(self.desk)}
        for key, control in self._controls.items():
            control.show_value(value_of(self.desk, key))
            self.rows[key].set_error("")
            if key.startswith(DUTY):
                self.rows[key].setEnabled(key in of_agency)
        missing = self.office.show_office(self.desk, self.today())
        self.staff.show_staff(self.desk)
        declared = self.desk.settings.declared.values()
        doubtful = sum(one.doubtful and one.place == _FIRST for one in declared)
        kept = sum(self.desk.settings.text(key) == ON for key in of_agency)
        self.parts.say("office", self.tr("{n} missing").format(n=missing) if missing else "")
        self.parts.say(_FIRST, self.tr("{n} doubtful").format(n=doubtful) if doubtful else "")
        self.parts.say("duties", self.tr("{n} kept").format(n=kept))
        self.person.show_clerk(self.desk.who)
        self.data.show_data(self.desk)
        self._show_doubts()
        self._show_examples()
        self._show_fonts()
        self.numbers.show_year(self.desk, self.today().year)

    def _show_fonts(self) -> None:
        """What an own font covers; that it is lost is said in red."""
        for key in ROLES:
            setting, chosen = self.desk.settings.declared[key], fonts.chosen(self.desk, key)
            words = "".join(self.words.sentence(one.key, one.facts) for one in chosen.said) if chosen else ""
            more = self.words.either(setting.more_zh, setting.more_en)
            self.rows[key].tell(words if chosen and not chosen.is_lost else more)
            self.rows[key].set_error(words if chosen and chosen.is_lost else "")

    def _show_doubts(self) -> None:
        section = self.sections[_FIRST]
        section.drop_rows(self._doubts)
        self._doubts = [
            SettingRow(
                self.words.either(one.what, one.what_en),
                f"{self.words.sentence(one.reading)}{self.words.cited(one.source.full())}",
                tag=self.tr("doubtful") if one.unverified else "", name=f"doubt_{one.rule}",
            )
            for one in doubts(self.desk, self.today())
        ]
        for row in self._doubts:
            section.add(row)
            row.setVisible(self._shown == _FIRST and not self.search.text())

    def _show_examples(self, *_: object) -> None:
        """How the next number would look by what stands in the field."""
        for key in PATTERNS:
            inner, setting = self._controls[key].inner, self.desk.settings.declared[key]
            if isinstance(inner, QLineEdit):
                more = self.words.either(setting.more_zh, setting.more_en)
                shown = example(self.desk, inner.text(), self.today())
                now = self.tr("{more} Now: {example}").format(more=more, example=shown)
                self.rows[key].tell(now if shown else more)

    # what is changed

    def _wanted(self, key: str, value: object) -> None:
        row = self.rows[key]
        try:
            if isinstance(value, Path):
                changed = fonts.choose(self.desk, key, value)
            else:
                changed = change(self.desk, key, value if isinstance(value, int) else str(value))
        except KnownTrouble as trouble:
            row.set_error(self.words.trouble(trouble))
            return
        row.set_error("")
        if changed.is_same:
            self._controls[key].show_value(changed.new)
        else:
            self._tell(changed, can_go_back=True)

    def _take_back(self) -> None:
        if self._former_clerk:
            self._clerk_typed(self._former_clerk)
        elif self._last is not None:
            changed = take_back(self.desk, self._last)
            self._tell(changed, can_go_back=False)
            self._controls[changed.setting.key].inner.setFocus()  # the link is gone

    def _tell(self, changed: Changed, *, can_go_back: bool) -> None:
        self._last, self._former_clerk = (changed if can_go_back else None), ""
        said = self.words.either("", " ").join(self.words.sentence(one.key, one.facts) for one in told(changed))
        self._moved = Listing(self.tr("Dates moved by a setting"), changed.change.requests)
        self.did.emit(changed.change)
        self._below.show()
        self.line.say(said, moved=len(self._moved.requests), can_go_back=can_go_back)

    def _list(self) -> None:
        self.go.emit("register", self._moved)

    def show_preferences(self, kept: Preferences) -> None:
        """What this clerk chose at this computer."""
        self.display.show_preferences(kept)

    def _clerk_typed(self, name: str) -> None:
        old = self.desk.who
        self._former_clerk = "" if self._former_clerk else old
        self.clerk_wanted.emit(name)
        self.person.show_clerk(self.desk.who)
        self._last, self._moved = None, Listing("", frozenset())
        said = self.words.sentence("clerk_changed", {"old": old, "new": name})
        self._below.show()
        self.line.say(said, moved=0, can_go_back=bool(self._former_clerk))

    def _tell_staff(self, change: Change) -> None:
        self._last, self._former_clerk, self._moved = None, "", Listing("", frozenset())
        self.did.emit(change)

    def _selftest_over(self, is_fine: bool) -> None:
        self.parts.say("selftest", self.tr("passed") if is_fine else self.tr("trouble"))

    def _open_office(self, which: object) -> None:
        self.go.emit("office", which)

    def _open_wording(self) -> None:
        self.go.emit("wording", None)

    def _open_backups(self) -> None:
        self.go.emit("backups", None)

    def _open_keys(self) -> None:
        self.go.emit("keys", None)

    def _open_duties(self) -> None:
        self.go.emit("duties", None)
