"""The line at the bottom of the window: last save, last backup, calendar, store, clerk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import set_tip
from clerk_app.gui.components.lines import Bar
from clerk_app.services.upkeep import Backup


class _Mark(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.tone = "text2"
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(self.rect()), self._icon, getattr(look.tokens(), self.tone))


class _Press(EnterButton):
    """A fact of the line that opens the page about it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._what = what
        self.setAccessibleDescription(what)
        self.say_more("")
        self.setFont(look.font(look.CAPTION))
        self.setForegroundRole(look.TEXT2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say_more(self, more: str) -> None:
        """In the tool tip: where it leads, and what is shortened in the line."""
        set_tip(self, "\n".join(filter(None, (more, self._what))))

    def sizeHint(self) -> QSize:
        """The words and the room of the ring."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, look.scaled(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.palette().color(self.foregroundRole())
        if self.underMouse():
            ink = look.color(look.tokens().accenttext)
        painting.words(painter, self.rect().adjusted(2, 0, 0, 0), self.text(), look.CAPTION, ink.name())
        if self.hasFocus():
            painting.ring(painter, self.rect())


class StatusLine(Bar):
    """26 high; the words come in ready."""

    page_wanted = Signal(str, object)
    """the page about what was pressed, and its argument"""
    store_wanted = Signal(object)
    """what was pressed: where the data lie and when they were backed up is to be said above it"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(26, look.SUNKEN, line_above=True, parent=parent)
        self.setObjectName("status_line")
        about = self.tr("About the data and their backups")
        self.saved, self.backup, self.store = (_Press(f"status_{one}", about) for one in ("saved", "backup", "store"))
        self.calendar = _Press("status_calendar", self.tr("To the calendar"))
        self.clerk = _Press("status_clerk", self.tr("To the clerk's own settings"))
        for each in (self.saved, self.backup, self.store):
            each.clicked.connect(self._store_pressed)
        self.calendar.clicked.connect(self._calendar_pressed)
        self.clerk.clicked.connect(self._clerk_pressed)
        self._calendar_mark = _Mark("calendar-check")
        row = self.row
        row.setContentsMargins(12, 1, 16, 0)
        row.setSpacing(6)
        row.addWidget(_Mark("check"))
        row.addWidget(self.saved)
        row.addSpacing(14)
        row.addWidget(_Mark("shield-check"))
        row.addWidget(self.backup)
        self.backup.hide()  # until something is known
        row.addSpacing(14)
        row.addWidget(self._calendar_mark)
        row.addWidget(self.calendar)
        row.addStretch(1)
        row.addWidget(self.store)
        row.addSpacing(14)
        row.addWidget(self.clerk)

    def _store_pressed(self) -> None:
        self.store_wanted.emit(self.sender())

    def _calendar_pressed(self) -> None:
        self.page_wanted.emit("calendar", None)

    def _clerk_pressed(self) -> None:
        self.page_wanted.emit("settings", "person")

    def say_backup(self, backup: Backup | None, today: date) -> None:
        """The newest verified backup."""
        self.backup.show()
        if backup is None:
            words = self.tr("No backup yet")
        elif backup.at.date() == today:
            words = self.tr("Backup today {time}, verified").format(time=backup.at.strftime("%H:%M"))
        else:
            words = self.tr("Backup {day}, verified").format(day=backup.at.strftime("%m-%d %H:%M"))
        self.backup.setText(words)
        self.backup.setForegroundRole(look.TEXT2)

    def say_gone_back(self) -> None:
        """The newest backup is of the data that were replaced: what is there now has none."""
        self.backup.show()
        self.backup.setText(self.tr("No backup since going back"))
        self.backup.setForegroundRole(look.AMBER)

    def say_backing_up(self) -> None:
        """Said while one is written beside the window."""
        self.backup.show()
        self.backup.setText(self.tr("Backing up …"))
        self.backup.setForegroundRole(look.TEXT2)

    def say_backup_failed(self) -> None:
        """Said until a backup is written."""
        self.backup.setText(self.tr("No backup could be written"))
        self.backup.setForegroundRole(look.RED)

    def say_calendar(self, known_to: date, *, is_missing: bool) -> None:
        """How far the notices reach; amber while one is asked for."""
        self.calendar.setText(self.tr("Calendar known to {day}").format(day=known_to.isoformat()))
        self.calendar.setForegroundRole(look.AMBER if is_missing else look.TEXT2)
        self._calendar_mark.tone = "amber" if is_missing else "text2"
        self._calendar_mark.update()

    def say_clerk(self, name: str) -> None:
        """Who works here."""
        self.clerk.setText(self.tr("Clerk: {name}").format(name=name))

    def say_store(self, folder: str) -> None:
        """The store, its path shortened in the middle when it is long; whole in the tool tip."""
        most = look.scaled(360)
        short = look.metrics(look.CAPTION).elidedText(folder, Qt.TextElideMode.ElideMiddle, most)
        self.store.setText(short)
        self.store.say_more(folder)
