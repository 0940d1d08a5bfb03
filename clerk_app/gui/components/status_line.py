"""The line at the bottom of the window: last save, last backup, calendar, store, clerk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clerk_app.gui import icons, look, painting
from clerk_app.gui.components.buttons import EnterButton
from clerk_app.gui.components.labels import label, restyle, set_tip
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

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFont(look.font(look.CAPTION))
        self.setForegroundRole(look.TEXT2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

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

    page_wanted = Signal(str)
    """the name of the page about what was pressed"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(26, look.SUNKEN, line_above=True, parent=parent)
        self.setObjectName("status_line")
        self.saved = self._fact("status_saved")
        self.backup = self._fact("status_backup")
        self.calendar = _Press("status_calendar")
        self.store = self._fact("status_store")
        self.clerk = self._fact("status_clerk")
        self._calendar_mark = _Mark("calendar-check")
        self.calendar.clicked.connect(self._calendar_clicked)
        row = self.row
        row.setContentsMargins(12, 1, 16, 0)
        row.setSpacing(6)
        row.addWidget(_Mark("check"))
        row.addWidget(self.saved)
        row.addSpacing(14)
        row.addWidget(_Mark("shield-check"))
        row.addWidget(self.backup)
        row.addSpacing(14)
        row.addWidget(self._calendar_mark)
        row.addWidget(self.calendar)
        row.addStretch(1)
        row.addWidget(self.store)
        row.addSpacing(14)
        row.addWidget(self.clerk)

    def _fact(self, name: str) -> QLabel:
        return label(role=look.CAPTION, tone=look.TEXT2, name=name)

    def say_backup(self, backup: Backup | None, today: date) -> None:
        """The newest verified backup."""
        if backup is None:
            words = self.tr("No backup yet")
        elif backup.at.date() == today:
            words = self.tr("Backup today {time}, verified").format(time=backup.at.strftime("%H:%M"))
        else:
            words = self.tr("Backup {day}, verified").format(day=backup.at.strftime("%m-%d %H:%M"))
        self.backup.setText(words)
        restyle(self.backup, look.CAPTION, look.TEXT2)

    def say_backup_failed(self) -> None:
        """Said until a backup is written."""
        self.backup.setText(self.tr("No backup could be written"))
        restyle(self.backup, look.CAPTION, look.RED)

    def say_calendar(self, known_to: date, *, is_missing: bool) -> None:
        """How far the notices reach; amber while one is asked for."""
        self.calendar.setText(self.tr("Calendar known to {day}").format(day=known_to.isoformat()))
        self.calendar.setForegroundRole(look.AMBER if is_missing else look.TEXT2)
        self._calendar_mark.tone = "amber" if is_missing else "text2"
        self._calendar_mark.update()

    def _calendar_clicked(self) -> None:
        self.page_wanted.emit("calendar")

    def say_clerk(self, name: str) -> None:
        """Who works here."""
        self.clerk.setText(self.tr("Clerk: {name}").format(name=name))

    def say_store(self, folder: str) -> None:
        """The store, its path shortened in the middle when it is long; whole in the tool tip."""
        most = look.scaled(360)
        short = look.metrics(look.CAPTION).elidedText(folder, Qt.TextElideMode.ElideMiddle, most)
        self.store.setText(short)
        set_tip(self.store, folder)
