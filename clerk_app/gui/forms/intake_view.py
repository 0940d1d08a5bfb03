"""The fields of 登记 as widgets: what is typed goes into the IntakeForm, what is wrong with it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.buttons import link
from clerk_app.gui.components.date_field import DateField
from clerk_app.gui.components.form_row import FormRow, align, field, text_area
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.offered_names import OfferedNames
from clerk_app.gui.components.reveal import reveal
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.forms.date_shorthand import Leaning
from clerk_app.gui.forms.intake_files import IntakeFiles, Keep
from clerk_app.gui.forms.intake_form import AS_ITEMS, AS_REQUESTS, CHOSEN, NOT_TYPED, Ask, IntakeForm
from clerk_app.gui.forms.wanted_words import WantedWords
from clerk_app.gui.words import DOT, Words
from clerk_app.law.terms import Addressee, ApplicantKind, Channel, Confirmation
from clerk_app.law.workdays import WorkCalendar

_ENTER, _CTRL = (Qt.Key.Key_Return, Qt.Key.Key_Enter), Qt.KeyboardModifier.ControlModifier
_GUTTER = 44
_WIDEST = 780
_ORG_NAME, _PERSON_NAME = 300, 168
_HINT = 600


class IntakeView(QWidget):
    """``edited`` after each change of the form, ``left`` with the name of a field that was left."""

    edited = Signal()
    left = Signal(str)
    name_entered = Signal()
    """Enter was pressed in the name: what is known of the applicant is wanted now, before the cursor goes on"""

    def __init__(
        self, words: Words, workdays: WorkCalendar, today: Callable[[], date], ask: Ask, keep: Keep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.files = IntakeFiles(words, keep)
        self._words = words
        self._filling = False
        self._shown: tuple[str, ...] = ()
        self._due_said = self._receipt_said = ""
        self.form = IntakeForm(today(), workdays, ask)
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._beside: dict[str, QLabel] = {}
        self._make_fields(workdays, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._group(self.tr("Receipt"), self._receipt_rows()))
        column.addWidget(Hairline())
        column.addWidget(self._group(self.tr("Applicant"), self._applicant_rows()))
        column.addWidget(Hairline())
        column.addWidget(self._group(self.tr("Request"), self._request_rows()))
        column.addStretch(1)
        align((*self._rows.values(), self._known_row, self._contact_row))
        self.show_form(self.form)

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self.form.workdays = workdays
        for made in self._fields.values():
            if isinstance(made, DateField):
                made.take_workdays(workdays)

    # building

    def _make_fields(self, workdays: WorkCalendar, today: Callable[[], date]) -> None:
        channels = [(one, self._channel_word(one)) for one in Channel]
        kinds = [(one, self._kind_word(one)) for one in ApplicantKind]
        wanted = WantedWords(self)
        self._fields = {
            "channel": Segment(channels, name="channel"),
            "received_on": DateField(self._words, workdays, today, Leaning.PAST, name="received_on"),
            "arrived_on": DateField(self._words, workdays, today, Leaning.PAST, name="arrived_on"),
            "postal_number": field(220, name="postal_number"),
            "platform_number": field(220, name="platform_number", placeholder=self.tr("may stay empty")),
            "signed_by": field(130, name="signed_by"),
            "addressee": Segment([(one, self._words.word(one)) for one in Addressee], name="addressee"),
            "confirmed_how": Segment([(one, self._words.word(one)) for one in Confirmation], name="confirmed_how"),
            "confirmed_with": field(150, name="confirmed_with", placeholder=self.tr("the applicant")),
            "confirmed_by": field(110, name="confirmed_by"),
            "kind": Segment(kinds, name="kind", wraps=True),
            "name": field(_PERSON_NAME, name="name"),
            "contact_person": field(130, name="contact_person"),
            "telephone": field(150, name="telephone"),
            "email": field(160, name="email", placeholder=self.tr("may stay empty")),
            "id_number": field(220, name="id_number"),
            "address": field(560, name="address"),
            "wording": text_area(56, name="wording"),
            "split_as": Segment(
                ((AS_ITEMS, self.tr("Items of one request")), (AS_REQUESTS, self.tr("A request for each"))),
                name="split_as",
            ),
            "subjects": text_area(76, name="subjects", placeholder=self.tr("One matter a line")),
            **{one: Segment(wanted.choices(one), digits=False, wraps=True, name=one)
               for one in ("form_wanted", "delivery_wanted")},
            "attachments": self.files.add_button,
            "unit": field(130, name="unit"),
            "handler": field(130, name="handler"),
        }
        self._fields["arrived_on"].setPlaceholderText(self.tr("the same day"))
        for name in ("wording", "subjects"):
            self._fields[name].setFixedWidth(640)
        for name in ("unit", "handler", "confirmed_by"):
            OfferedNames(self._fields[name])
        for name, made in self._fields.items():
            made.installEventFilter(self)
            made.setProperty("form_field", name)
            if name in NOT_TYPED:
                continue
            changes = made.chosen if isinstance(made, Segment) else made.textChanged
            changes.connect(self._changed)
            if isinstance(made, QLineEdit):
                made.returnPressed.connect(self._next)
        for made in self._fields.values():
            self.files.listen(made, *([made.viewport()] if isinstance(made, QPlainTextEdit) else []))
        self.files.listen(self)
        self.files.changed.connect(self.edited)
        self.accept_id = link(self.tr("Register as is"), name="accept_id")
        self.accept_id.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.accept_id.clicked.connect(self._accept_id)
        self.take_known = link("", name="take_known")
        self.take_known.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _channel_word(self, channel: Channel) -> str:
        return {
            Channel.IN_PERSON: self.tr("In person"), Channel.REGISTERED_POST: self.tr("Registered post"),
            Channel.ORDINARY_POST: self.tr("Ordinary post"), Channel.ONLINE: self.tr("Online"),
            Channel.FAX: self.tr("Fax"),
        }[channel]  # fmt: skip

    def _kind_word(self, kind: ApplicantKind) -> str:
        return self.tr("Other") if kind is ApplicantKind.OTHER_ORG else self._words.word(kind)

    def _row(self, name: str, words: str, *more: QWidget, **said: object) -> FormRow:
        row = FormRow(words, self._fields[name], *more, required_word=self.tr("required"), **said)
        row.setProperty("help", f"field:{name}")
        self._rows[name] = row
        return row

    def _side(self, name: str, words: str) -> QLabel:
        """The label of a field that stands beside another."""
        shown = label(words, look.BODY, look.TEXT2)
        self._beside[name] = shown
        self._fields[name].setAccessibleName(words)
        return shown

    def _receipt_rows(self) -> Iterable[FormRow]:
        received, arrived = self._fields["received_on"], self._fields["arrived_on"]
        yield self._row("channel", self.tr("Channel"), required=True)
        yield self._row("arrived_on", self.tr("Arrived on"), arrived.echo)
        yield self._row("received_on", self.tr("Received on"), received.echo, required=True, keeps_line=True)
        yield self._row(
            "postal_number", self.tr("Postal no."), self._side("signed_by", self.tr("Signed by")),
            self._fields["signed_by"],
        )
        yield self._row("platform_number", self.tr("Platform no."))
        yield self._row("addressee", self.tr("Sent to"))
        yield self._row("confirmed_how", self.tr("Confirmed by"))
        yield self._row(
            "confirmed_with", self.tr("Confirmed with"), self._side("confirmed_by", self.tr("Who asked")),
            self._fields["confirmed_by"],
        )

    def _applicant_rows(self) -> Iterable[FormRow]:
        yield self._row("kind", self.tr("Kind"), required=True)
        self._contact = QWidget()
        contact = QHBoxLayout(self._contact)
        contact.setContentsMargins(0, 0, 0, 0)
        contact.setSpacing(8)
        for name, words in (("telephone", self.tr("Telephone")), ("email", self.tr("E-mail"))):
            contact.addWidget(self._side(name, words))
            contact.addWidget(self._fields[name])
        person = self._side("contact_person", self.tr("Contact"))
        self._name_row = self._row("name", self.tr("Name"), person, self._fields["contact_person"], required=True)
        self._known_row = FormRow("", self.take_known)
        self._known_row.hide()
        self._contact_row = FormRow("", QWidget())
        yield self._name_row
        yield self._known_row
        yield self._contact_row
        yield self._row("id_number", self.tr("ID number"), self.accept_id, keeps_line=True)
        yield self._row("address", self.tr("Address"))

    def _request_rows(self) -> Iterable[FormRow]:
        yield self._row("wording", self.tr("Wording"), required=True)
        yield self._row("split_as", self.tr("Split into"))
        yield self._row("subjects", self.tr("Matters"), hint=self.tr("Each matter gets a result of its own"))
        yield self._row(
            "form_wanted", self.tr("Form"), self._side("delivery_wanted", self.tr("Delivery")),
            self._fields["delivery_wanted"],
        )
        self._rows["attachments"] = FormRow(self.tr("Attachments"), self.files)
        yield self._rows["attachments"]
        yield self._row("unit", self.tr("Unit"), self._side("handler", self.tr("Handler")), self._fields["handler"])

    def _group(self, title: str, rows: Iterable[FormRow]) -> QWidget:
        made = QWidget()
        titles = (self.tr("Receipt"), self.tr("Applicant"), self.tr("Request"))
        wide = max(_GUTTER, *(look.metrics(look.STRONG).horizontalAdvance(one) + 2 for one in titles))
        made.setMaximumWidth(_WIDEST + wide)
        gutter = label(title, look.STRONG)
        gutter.setFixedSize(look.scaled(wide), look.scaled(32))
        column = QVBoxLayout()
        column.setSpacing(8)
        for row in rows:
            column.addWidget(row)
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(gutter, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        return made

    # values

    def show_form(self, form: IntakeForm) -> None:
        """Fill the widgets from a form and work on it from now on."""
        self._filling = True
        self.form = form
        for name, shown in self._fields.items():
            if name in NOT_TYPED:
                continue
            value = getattr(form, name)
            if isinstance(shown, Segment):
                shown.choose(value)
            elif isinstance(shown, QPlainTextEdit):
                shown.setPlainText(value)
            else:
                shown.setText(value)
        self._filling = False
        self.show_errors({})
        self._settle()

    def offer_habits(self, units: Sequence[str], handlers: Sequence[str]) -> None:
        """The units and handlers to complete from."""
        for name, known in (("unit", units), ("handler", handlers), ("confirmed_by", handlers)):
            self._fields[name].completer().offer(known)

    def show_errors(
        self, said: Mapping[str, str], doubts: Mapping[str, str] | None = None, asked: Mapping[str, str] | None = None
    ) -> None:
        """Sentences by field; a doubt about the identity number offers to register as it is. ``asked``: questions,
        which are no error."""
        doubts = doubts or {}
        for name, row in self._rows.items():
            row.set_error(said.get(name, "") or doubts.get(name, ""))
            row.set_doubt((asked or {}).get(name, ""))
        self.accept_id.setVisible("id_number" in doubts)

    def offer_known(self, said: str) -> None:
        """One line under the name: what is known of this applicant; empty takes it away."""
        self.take_known.setText(said)
        self._known_row.setVisible(bool(said))

    @property
    def is_offering(self) -> bool:
        """Whether Enter would take over what is known of the applicant."""
        return not self._known_row.isHidden()

    def say_receipt(self, words: str) -> None:
        """Which day counts and why, under the date of receipt; empty while none can be told."""
        self._receipt_said = words
        self._say()

    def say_due(self, words: str) -> None:
        """The due date behind it, where no panel says it."""
        self._due_said = words
        self._say()

    def _say(self) -> None:
        """The due date first: on a narrow screen the source of the day may not fit."""
        said = self.tr("; ").join(part for part in (self._due_said, self._receipt_said) if part)
        typing = self.tr("Type 1012, 10-12, yesterday")
        both = f"{said}{DOT}{typing}" if said else typing
        fits = look.metrics(look.CAPTION).horizontalAdvance(both) <= look.scaled(_HINT)
        self._rows["received_on"].set_hint(both if fits else said)

    def focus_on(self, name: str) -> None:
        """Put the cursor into that field."""
        shown = self._fields.get(name)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self._rows.get(name, shown))

    def field_widget(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._fields[name]

    def _changed(self, *_: object) -> None:
        if self._filling:
            return
        shown = self.sender()
        name = shown.property("form_field")
        if isinstance(shown, Segment):
            value = shown.value()
            value = value.value if name in CHOSEN else value
        else:
            value = shown.toPlainText() if isinstance(shown, QPlainTextEdit) else shown.text()
        self.form.put(name, str(value))
        if name in CHOSEN or self.form.shown() != self._shown:
            self._settle()
        self.edited.emit()

    def _accept_id(self) -> None:
        self.form.id_accepted = True
        self.edited.emit()
        self.left.emit("id_number")

    def open_items(self) -> None:
        """Ask for several matters, one a line; where they are asked for already and none is written, no more."""
        self.form.items_open = not self.form.items_open or bool(self.form.subjects.strip())
        self._settle()
        self.focus_on("subjects" if self.form.items_open else "wording")
        self.edited.emit()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is here that would be a pity to lose."""
        return self.form.is_empty and not self.files.files

    # which fields are there

    def _settle(self) -> None:
        shown = self._shown = self.form.shown()
        for question in self.form.questions():
            asked = self._words.prompt(question)
            (self._beside.get(question.field) or self._rows[question.field].label).setText(asked)
            self._fields[question.field].setAccessibleName(asked)
        for name, row in self._rows.items():
            row.setVisible(name in shown)
        for name, beside in self._beside.items():
            for each in (beside, self._fields[name]):
                each.setVisible(name in shown)
        organization = self.form.kind is not ApplicantKind.NATURAL_PERSON
        self._fields["name"].setFixedWidth(_ORG_NAME if organization else _PERSON_NAME)
        self._rows["name"].label.setText(self.tr("Organisation") if organization else self.tr("Name"))
        self._rows["id_number"].label.setText(self.tr("Credit code") if organization else self.tr("ID number"))
        home = self._contact_row if organization else self._name_row
        home.fields_layout.insertWidget(1 if organization else len(home.fields), self._contact)
        self._contact_row.setVisible(organization)
        self._say()
        self._order()

    def _order(self) -> None:
        before: QWidget | None = None
        for name in self.form.shown():
            if before is not None:
                QWidget.setTabOrder(before, self._fields[name])
            before = self._fields[name]

    def _next(self) -> None:
        shown = self.form.shown()
        name = self.sender().property("form_field")
        if name == "name":
            was_offered = self.is_offering
            self.name_entered.emit()
            if self.is_offering:  # an offer that comes only now is read first; the next Enter takes it
                if was_offered:
                    self.take_known.click()
                return
        here = shown.index(name)
        if here + 1 < len(shown):
            self._fields[shown[here + 1]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when a field was left. Ctrl+Enter is never Enter, also while its action sleeps."""
        if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and event.modifiers() & _CTRL:
            return True
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        real = event.type() == QEvent.Type.FocusOut and event.reason() not in passing
        if real and watched.property("form_field") and not self._filling:
            self.left.emit(watched.property("form_field"))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing here submits by Enter."""
        if event.key() not in _ENTER or event.modifiers():
            super().keyPressEvent(event)

