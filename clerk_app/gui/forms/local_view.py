"""The form for days off or worked of this place alone, and what the office added to the year, to be withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import button, link
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, align, field
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.reading_order import from_right
from clerk_app.gui.components.side_panel import section_head
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.local_days import LocalDays
from clerk_app.gui.forms.notice_lines import MovesCard, empty
from clerk_app.gui.words import DOT, Words
from clerk_app.law.workdays import WorkCalendar, days_of
from clerk_app.services.calendar import KeptNotice, Move

_LABEL = 64


class LocalForm(QWidget):
    """``wanted`` when the button is pressed; ``left`` when it is put away."""

    wanted = Signal()
    left = Signal()

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._today = words, today
        self.form = LocalDays(today().year, workdays)
        self._published = DateField(words, workdays, today, Leaning.PAST, name="local_published")
        self.fields: dict[str, QLineEdit] = {
            "name": field(name="local_name", placeholder=self.tr("such as 三月三")),
            "off": field(name="local_off", placeholder=self.tr("such as 4-18 至 4-20")),
            "worked": field(name="local_worked", placeholder=self.tr("may stay empty")),
            "source": field(name="local_source", placeholder=self.tr("title and number of the document")),
            "published": self._published,
        }
        said = {
            "name": self.tr("Name"), "off": self.tr("Days off"), "worked": self.tr("Days worked"),
            "source": self.tr("Source"), "published": self.tr("Published on"),
        }  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._rows: dict[str, FormRow] = {}
        for name, made in self.fields.items():
            row = self._rows[name] = FormRow(said[name], made, label_width=look.scaled(_LABEL))
            row.note.setWordWrap(True)
            column.addWidget(row)
            made.textChanged.connect(self._changed)
            made.returnPressed.connect(self._next)
        align(self._rows.values(), _LABEL)
        self._trouble = label("", look.CAPTION, look.RED, wrap=True, name="local_trouble")
        self._trouble.hide()
        column.addWidget(self._trouble)
        self.keep_button = button(self.tr("Enter these days"), small=True, name="keep_local")
        cancel = link(self.tr("Cancel"), small=True, name="leave_local")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep_button)
        column.addLayout(foot)
        self.keep_button.clicked.connect(self._press)
        cancel.clicked.connect(self.left)
        from_right(foot)

    def begin(self, year: int, workdays: WorkCalendar) -> None:
        """An empty form for that year."""
        self.form = LocalDays(year, workdays)
        self._published.take_workdays(workdays)
        for made in self.fields.values():
            made.clear()
        self.say_trouble("")
        self.fields["name"].setFocus()

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self.form.workdays = workdays
        self._published.take_workdays(workdays)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(made.text().strip() for made in self.fields.values())

    def say_trouble(self, text: str) -> None:
        """What keeps the days from being kept."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _changed(self) -> None:
        self.form.typed = {name: made.text() for name, made in self.fields.items()}
        for name in ("off", "worked"):
            self._rows[name].set_error("")
        self.say_trouble("")

    def _next(self) -> None:
        self.focusNextChild()

    def _press(self) -> None:
        for name in ("off", "worked"):
            unread = self.form.unread(name)
            if unread:
                self._rows[name].set_error(
                    self.tr("“{text}” is no day. Type month-day, such as 4-18.").format(text=unread)
                )
                self.fields[name].setFocus()
                return
        if self.form.published(self._today()) is None:
            self.say_trouble(self.tr("The day the document was published is missing."))
            self.fields["published"].setFocus()
            return
        self.wanted.emit()


class KeptList(QWidget):
    """What the office added to a year. ``asked``: whose withdrawal is thought of; ``withdrawn``: and why."""

    asked = Signal(object)
    withdrawn = Signal(object, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._kept: tuple[KeptNotice, ...] = ()
        self._open: KeptNotice | None = None
        self.reason = field(name="withdraw_reason", placeholder=self.tr("Why it is withdrawn"))
        self.moves = MovesCard(words)
        self._trouble = label("", look.CAPTION, look.RED, wrap=True, name="withdraw_trouble")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_kept(self, kept: Sequence[KeptNotice]) -> None:
        """Show these, each with a way to withdraw it."""
        self._kept, self._open = tuple(kept), None
        self._fill()

    def show_moves(self, moves: Sequence[Move]) -> None:
        """What the withdrawal would move."""
        self.moves.show_moves(self.tr("Dates that would move"), moves)

    def say_trouble(self, text: str) -> None:
        """What keeps it from being withdrawn."""
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        self.reason.setFocus()

    @property
    def is_open(self) -> bool:
        """Whether a reason is being typed."""
        return self._open is not None

    def leave(self) -> None:
        """Put the reason away."""
        self._open = None
        self._fill()

    def _fill(self) -> None:
        for each in (self.reason, self._trouble, self.moves):
            each.setParent(None)
        self._trouble.clear()
        empty(self._column)
        for at, one in enumerate(self._kept):
            self._column.addWidget(Hairline())
            self._column.addWidget(self._one(at, one))
            if one is self._open:
                self._column.addLayout(self._question())
        self.setVisible(bool(self._kept))

    def _one(self, at: int, one: KeptNotice) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        said = QVBoxLayout()
        said.setSpacing(0)
        notice = one.notice
        title = notice.spans[0].name if notice.local else notice.citation.number or notice.citation.text
        said.addWidget(label(title, look.DATA_STRONG, wrap=True))
        here = self.tr("here alone, {source}").format(source=notice.citation.full())
        source = here if notice.local else self.tr("pasted")
        by = self.tr("{who} on {day}").format(who=one.added_by, day=self._words.day_kept(one.added_at))
        said.addWidget(label(DOT.join((self._days(one), source, by)), look.CAPTION, look.TEXT2, wrap=True))
        row.addLayout(said, 1)
        take_back = link(self.tr("Withdraw"), small=True, name="withdraw")
        take_back.setProperty("at", at)
        take_back.setAccessibleName(self.tr("Withdraw {title}").format(title=title))
        take_back.clicked.connect(self._ask)
        row.addWidget(take_back)
        return holder

    def _days(self, one: KeptNotice) -> str:
        off = sum(1 for span in one.notice.spans if span.off for _ in days_of(span.off))
        worked = sum(len(span.work) for span in one.notice.spans)
        parts = [with_counts(self.tr("{count} days off"), count=off)] if off else []
        parts += [with_counts(self.tr("{count} days worked"), count=worked)] if worked else []
        return self.tr(", ").join(parts)

    def _question(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        for each in (self.reason, self._trouble, self.moves):
            column.addWidget(each)
        self._trouble.hide()
        do = button(self.tr("Withdraw it"), small=True, name="do_withdraw")
        leave = link(self.tr("Keep it"), small=True, name="leave_withdraw")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(do)
        column.addLayout(foot)
        do.clicked.connect(self._do)
        leave.clicked.connect(self.leave)
        self.reason.show()
        self.moves.show()
        return column

    def _ask(self) -> None:
        self._open = self._kept[int(self.sender().property("at"))]
        self.reason.clear()
        self._fill()
        self.reason.setFocus()
        self.asked.emit(self._open)

    def _do(self) -> None:
        if self._open is not None:
            self.withdrawn.emit(self._open, self.reason.text())


class LocalSection(QWidget):
    """Heading, list, form: put into the side panel as it is."""

    begun = Signal()

    def __init__(self, form: LocalForm, kept: KeptList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._kept = form, kept
        self._add = link(self.tr("Add days of this place"), small=True, name="add_local")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(section_head(self.tr("Added by this office"), self._add))
        about = label(
            self.tr("Days off or worked in a region or in the office alone, with the document that rules them."),
            look.CAPTION, look.TEXT2, wrap=True,
        )
        for each in (about, kept, form):
            column.addWidget(each)
        form.hide()
        self._add.clicked.connect(self.begun)

    def open_form(self, is_open: bool) -> None:
        """Show or put away the form."""
        self._form.setVisible(is_open)
        self._add.setVisible(not is_open)
