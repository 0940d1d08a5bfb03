"""All periods of a request in a list that opens below its link: name, last day, what it means, why, the certificate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.popup import Popup
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.counting import with_counts
from clerk_app.law.terms import ClockKind

_WIDTH = 640
_LEAST_HEIGHT = 160


@dataclass(frozen=True)
class ClockLine:
    """One period in words. ``tone`` is a role of the palette; a quiet one does not run."""

    kind: ClockKind
    ref: str
    name: str
    shown: str
    meaning: str
    why: str
    tone: QPalette.ColorRole = look.TEXT2
    is_quiet: bool = False
    can_certify: bool = True


class _Row(QWidget):
    """One period; ``certificate_wanted`` carries its line."""

    certificate_wanted = Signal(object)

    def __init__(self, line: ClockLine, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        name = label(line.name, look.STRONG, look.TEXT3 if line.is_quiet else look.TEXT, wrap=True)
        name.setObjectName(f"clock_name_{place}")
        shown = label(line.shown, look.BODY if line.is_quiet else look.STRONG,
                      look.TEXT3 if line.is_quiet else look.TEXT, name=f"clock_day_{place}")  # fmt: skip
        meaning = label(line.meaning, look.DATA, look.TEXT3 if line.is_quiet else line.tone, wrap=True)
        meaning.setObjectName(f"clock_said_{place}")
        why = label(line.why, look.CAPTION, look.TEXT2, wrap=True, name=f"clock_why_{place}")
        self.setAccessibleName(" ".join((line.name, line.shown, line.meaning)))
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(name, 1)
        first.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        mark = ToneMark(f"clock_mark_{place}")
        mark.show_role(look.TEXT3 if line.is_quiet else line.tone)
        second.addLayout(mark.before(meaning), 1)
        if line.can_certify:
            certificate = link(self.tr("Certificate"), icon="file-text", name=f"clock_certificate_{place}")
            certificate.setAccessibleName(self.tr("Certificate: {period}").format(period=line.name))
            certificate.clicked.connect(self._certificate)
            second.addWidget(certificate, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(why)

    def _certificate(self) -> None:
        self.certificate_wanted.emit(self.line)


class ClockPopup(Popup):
    """The list itself; it closes when a certificate is asked for, on Esc, or on a click elsewhere."""

    certificate_wanted = Signal(object)

    def __init__(self, lines: Sequence[ClockLine], parent: QWidget) -> None:
        super().__init__(parent, "clock_popup")
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        for place, line in enumerate(lines):
            if place:
                rows.addWidget(Hairline())
            row = _Row(line, place)
            row.certificate_wanted.connect(self._wanted)
            rows.addWidget(row)
        rows.addStretch(1)
        self._scroller = Scroller(inner)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroller.setAccessibleName(self.tr("Periods of the request"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroller)

    def open_below(self, button: QWidget) -> None:
        """Below the button where there is room, else above it, inside the window either way."""
        window = button.window()
        frame = window.rect()
        width = min(look.scaled(_WIDTH), frame.width() - 16)
        inner = self._scroller.widget()
        wanted = inner.layout().totalHeightForWidth(width - 16) + 4
        top = button.mapTo(window, QPoint(0, 0)).y()
        below, above = frame.height() - top - button.height() - 12, top - 12
        under = below >= min(wanted, look.scaled(_LEAST_HEIGHT)) or below >= above
        height = min(wanted, below if under else above)
        self.setFixedSize(QSize(width, max(height, look.scaled(_LEAST_HEIGHT))))
        left = button.mapTo(window, QPoint(button.width(), 0)).x() - width
        left = min(max(8, left), frame.width() - width - 8)
        y = top + button.height() + 4 if under else top - self.height() - 4
        self.move(window.mapToGlobal(QPoint(left, max(4, y))))
        self.show()
        self._scroller.setFocus()

    def be_lower(self, lack: int) -> None:
        """The list scrolls."""
        self.setFixedHeight(self.height() - lack)

    def _wanted(self, line: ClockLine) -> None:
        self.close()
        self.certificate_wanted.emit(line)


class AllClocks(QWidget):
    """The link that opens the list. ``certificate_wanted`` carries the line whose certificate is asked for."""

    certificate_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ClockLine, ...] = ()
        self.button: QPushButton = link("", name="all_clocks")
        self.button.clicked.connect(self.open_list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_clocks(self, lines: Sequence[ClockLine]) -> None:
        """What the list will hold."""
        self._lines = tuple(lines)
        self.button.setText(with_counts(self.tr("All {count} periods"), count=len(lines)))

    def open_list(self) -> None:
        """Show the list below the link."""
        popup = ClockPopup(self._lines, self)
        popup.certificate_wanted.connect(self.certificate_wanted)
        popup.open_below(self.button)
