"""The views over the register: those everybody has and the clerk's own, kept under the clerk's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from clerk_app.gui.components.name_popup import NamePopup
from clerk_app.gui.components.request_list import RequestList
from clerk_app.gui.components.view_tabs import ViewTabs
from clerk_app.gui.forms import register_filter
from clerk_app.gui.forms.register_filter import RegisterFilter
from clerk_app.gui.forms.saved_view import MOST, SavedView, clean, free_name, order_from, views_from
from clerk_app.gui.models.column_plan import ColumnPlan, plan_from
from clerk_app.gui.pages.filter_bar import FilterBar
from clerk_app.gui.pages.page import Page
from clerk_app.gui.pages.register_reading import RegisterReading
from clerk_app.gui.preferences import Preferences

LOW = 640
"""Below this height of the window the hints go first, then the tabs."""
_OWN = "own:"
"""What the id of an own view's tab begins with; its name follows."""


class RegisterViews(QObject):
    """``taken`` carries the RegisterFilter of an own view, ``chosen`` the id of a view everybody has."""

    taken = Signal(object)
    chosen = Signal(str)
    changed = Signal()

    def __init__(self, page: Page, tabs: ViewTabs, filters: FilterBar, rows: RequestList) -> None:
        super().__init__(page)
        self._page, self._tabs, self._filters, self._list = page, tabs, filters, rows
        self._shown = RegisterFilter()
        self._renamed = ""
        self._preferences: Preferences | None = None
        self._who = ""
        self._own: tuple[SavedView, ...] = ()
        self._plan = ColumnPlan()
        self.order: tuple[tuple[str, bool], ...] = ()
        """What the register is sorted by where no own view is shown."""
        self._current = ""
        self._before: tuple[SavedView, ...] = ()
        self._counted: object = None
        self._counts: dict[str, int | None] = {}
        for view, words in (
            (register_filter.ALL, self.tr("All")), (register_filter.OPEN, self.tr("Open")),
            (register_filter.THIS_YEAR, self.tr("This year")), (register_filter.TO_POST, self.tr("To post")),
            (register_filter.MINE, self.tr("Mine")),
        ):
            tabs.add(view, words)
        tabs.chosen.connect(self._pressed)
        tabs.save_wanted.connect(self.ask_save)
        tabs.menu_wanted.connect(self._menu)
        tabs.renaming.connect(self.ask_rename)
        tabs.removing.connect(self.remove)
        tabs.renew_wanted.connect(self.renew)
        filters.views_wanted.connect(self._list_all)
        rows.planned.connect(self._planned)

    # What is kept

    def keep_in(self, preferences: Preferences, who: str) -> None:
        """Remember the views and columns of this clerk there, and take up what is remembered."""
        self._preferences, self._who = preferences, who
        kept = preferences.liking(self._key())
        plain = kept if isinstance(kept, dict) else {}
        self._own, self._plan = views_from(plain.get("views")), plan_from(plain.get("columns"))
        self.order = order_from(plain.get("order"))
        self._current = ""
        self._list.take_plan(self._plan)
        self._build_tabs()
        self.taken.emit(replace(self._shown, order=self.order))

    def sign_as(self, who: str) -> None:
        """Another clerk sits here now."""
        if self._preferences is not None and who != self._who:
            self.keep_in(self._preferences, who)

    def _key(self) -> str:
        return f"register of {self._who}".replace("/", " ").replace("\\", " ")

    def _keep(self) -> None:
        if self._preferences is not None:
            views = [each.as_plain() for each in self._own]
            order = [list(one) for one in self.order]
            kept = {"views": views, "columns": self._plan.as_plain(), "order": order}
            self._preferences.like(self._key(), kept)

    def _planned(self) -> None:
        """The columns were changed by hand: kept at once, but for those of an own view, which is changed by asking."""
        if self._own_shown() is None:
            self._plan = self._list.plan
            self._keep()
        self._mark(self._shown)

    # Tabs

    def _build_tabs(self) -> None:
        self._tabs.remove_own()
        for one in self._own:
            self._tabs.add(_OWN + one.name, one.name, own=True)
        self._counted = None

    def _show_tabs(self) -> None:
        self._build_tabs()
        self.changed.emit()

    def show(self, shown: RegisterFilter, reading: RegisterReading) -> None:
        """How many rows each view holds, and which of them is shown."""
        self._shown = shown
        words, year, who = self._page.words, self._page.today().year, self._page.desk.who
        for view, count in reading.counts(year, who).items():
            tab = self._tabs.tab(view)
            tab.show_count("" if view == register_filter.ALL or count is None else words.count(count))
            if view == register_filter.MINE:
                tab.wanted = bool(count)
        if reading.index is None or reading.index is not self._counted:
            self._counted, self._counts = reading.index, {}
        for one in self._own:
            number = self._counts.get(one.name)
            if number is None:
                number = self._counts[one.name] = reading.count_of(one.shown)
            self._tabs.tab(_OWN + one.name).show_count("" if number is None else words.count(number))
        own = self._own_shown()
        if own is not None and (shown.only is not None or (shown.is_plain and not own.shown.is_plain)):
            self._current = ""  # a list was handed over, or the filters were cleared
            self._list.take_plan(self._plan)
        elif own is None and shown.only is None and shown.order != self.order:
            self.order = shown.order
            self._keep()
        self._mark(shown)
        self.fold()

    def _mark(self, shown: RegisterFilter) -> None:
        """Which tab it is, and whether the own view was changed since it was kept."""
        year, who = self._page.today().year, self._page.desk.who
        self._tabs.mark(self._active(shown) or register_filter.active_view(shown, year, who))
        own = self._own_shown()
        self._tabs.say_changed(own is not None and not own.is_shown_by(shown, self._list.plan))

    def fold(self) -> None:
        """In a low window the tabs are a drop-down in the filter bar."""
        low = self._page.window().height() < LOW
        marked = next((tab.text() for tab in self._tabs.views() if tab.isChecked()), self.tr("Views"))
        self._tabs.setVisible(not low)
        self._filters.fold_views(marked if low else "")

    def _list_all(self) -> None:
        self._tabs.list_views(self._filters.views, every=True)

    def _active(self, shown: RegisterFilter) -> str:
        """The tab of the own view that was chosen, or that is just what is shown; empty for none."""
        plan, chosen = self._list.plan, self._own_shown()
        alike = [one for one in self._own if shown.only is None and one.is_shown_by(shown, plan)]
        found = [chosen] if chosen is not None else alike
        return _OWN + found[0].name if found else ""

    def _own_shown(self) -> SavedView | None:
        """The own view that was chosen and not left since."""
        return self._named(self._current) if self._current else None

    def _named(self, name: str) -> SavedView | None:
        return next((one for one in self._own if one.name == name), None)

    def _pressed(self, view: str) -> None:
        own = self._named(view.removeprefix(_OWN)) if view.startswith(_OWN) else None
        self._current = own.name if own is not None else ""
        self._list.take_plan(own.plan if own is not None else self._plan)
        if own is not None:
            self.taken.emit(own.shown)
        else:
            self.chosen.emit(view)

    # Saving, renaming, taking away

    def ask_save(self) -> None:
        """Ask how what is shown now is to be called."""
        below = self._tabs.save if self._tabs.save.isVisible() else self._filters.views
        self._ask(self.tr("Name of the view"), "", below, self._save)

    def ask_rename(self, view: str) -> None:
        """Ask for another name."""
        self._renamed = view.removeprefix(_OWN)
        self._ask(self.tr("New name of the view"), self._renamed, self._tabs.tab(view), self._rename)

    def _ask(self, words: str, name: str, below: QWidget, answered: Callable[[str], None]) -> None:
        popup = NamePopup(words, name, MOST, self._tabs)
        popup.named.connect(answered)
        popup.move(below.mapToGlobal(QPoint(0, below.height() + 4)))
        popup.show()

    def _save(self, name: str) -> None:
        name = free_name(clean(name), (one.name for one in self._own))
        self._own = (*self._own, SavedView(name, replace(self._shown, only=None), self._list.plan))
        self._current = name
        self._done(self.tr("View “{name}” kept").format(name=name))

    def _rename(self, name: str) -> None:
        others = [one.name for one in self._own if one.name != self._renamed]
        made = free_name(clean(name), others)
        self._own = tuple(replace(one, name=made) if one.name == self._renamed else one for one in self._own)
        self._current = made if self._current == self._renamed else self._current
        self._done(self.tr("The view is called “{name}” now").format(name=made))

    def remove(self, view: str) -> None:
        """Take a view away; what is said of it brings it back."""
        name = view.removeprefix(_OWN)
        before = self._own
        self._own = tuple(one for one in self._own if one.name != name)
        self._done(self.tr("View “{name}” deleted").format(name=name), before)

    def renew(self, view: str) -> None:
        """Let a view be what is shown now."""
        name, before = view.removeprefix(_OWN), self._own
        made = SavedView(name, replace(self._shown, only=None), self._list.plan)
        self._own = tuple(made if one.name == name else one for one in self._own)
        self._current = name
        self._done(self.tr("View “{name}” holds what is shown now").format(name=name), before)

    def _done(self, said: str, before: tuple[SavedView, ...] | None = None) -> None:
        """``before``: the views that may be wanted back."""
        self._before = before or ()
        self._keep()
        self._show_tabs()
        self._page.told.emit(said, () if before is None else ((self.tr("Undo"), self._undo),))

    def _undo(self) -> None:
        self._own = self._before
        self._keep()
        self._show_tabs()

    def _menu(self, view: str) -> None:
        tab = self._tabs.tab(view)
        menu = QMenu(self._tabs)
        menu.setObjectName("view_menu")
        for deed, words in (
            ("rename", self.tr("Rename…")), ("renew", self.tr("Keep what is shown now")), ("remove", self.tr("Delete")),
        ):
            menu.addAction(words).setData((deed, view))
        menu.triggered.connect(self._menu_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(tab.mapToGlobal(QPoint(0, tab.height())))

    def _menu_chosen(self, action: QAction) -> None:
        deed, view = action.data()
        {"rename": self.ask_rename, "renew": self.renew, "remove": self.remove}[deed](view)
