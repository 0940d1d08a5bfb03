"""登记: a request is typed, its due date is seen at once, and it is registered once however often one presses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerk_app.cases.request import OrganId, ReceiptProof, RequestDraft, RequestId
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.drawer import Drawer
from clerk_app.gui.components.giving_way import leave_out
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.reading_order import from_right
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.intake_compare import IntakeCompare
from clerk_app.gui.forms.intake_form import AS_REQUESTS, IntakeForm
from clerk_app.gui.forms.intake_panel import NORMAL, WIDE, IntakePanel, receipt_words
from clerk_app.gui.forms.intake_view import IntakeView
from clerk_app.gui.forms.organ_choice import OrganChoice
from clerk_app.gui.pages.intake_done import IntakeDone
from clerk_app.gui.pages.intake_drafts import IntakeDrafts
from clerk_app.gui.pages.intake_problems import IntakeProblems
from clerk_app.gui.pages.page import Opening, Page
from clerk_app.gui.words import Words
from clerk_app.law.terms import Channel
from clerk_app.services import fees, habits, intake, intake_beside, intake_drafts, office, receipt, registering, view
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.intake_drafts import DraftFile
from clerk_app.trouble import KnownTrouble

_WIDE_FROM = 1600
_REST_MS = 250
_TWICE_MS = 1500
"""A key pressed again so soon after a registration meant that one."""


class IntakePage(Page):
    """The form, the live panel, the foot with the one main action."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._numbers: dict[tuple[int, OrganId | None], str] = {}
        """The number that would be drawn, by year and agency; forgotten when the register changes."""
        self._since_done = QElapsedTimer()
        self.header = PageHeader(self.tr("Register a request"))
        self.items_button = button(self.tr("Several matters: split"), icon="list", key="Ctrl+D", name="list_items")
        self.paste_button = quiet(self.tr("Paste several from Excel"), name="to_paste_page")
        self.organ = OrganChoice(self.tr("To"), name="intake_organ")
        self.organ.chosen.connect(self._organ_chosen)
        self.header.lead(self.organ)
        self.view = IntakeView(words, desk.workdays, today, self.ask_receipt, self._keep_file)
        self.panel = IntakePanel(words)
        self.compare = IntakeCompare(words)
        self.drafts = IntakeDrafts(self)
        self.problems = IntakeProblems(self)
        self.done = IntakeDone(self)
        self._found: tuple[intake.LookAlike, ...] = ()
        self.header.add(self.drafts.button, self.paste_button, self.items_button)
        self.register_button = primary(self.tr("Register"), key="Ctrl+Enter", name="register")
        self.print_button = button(
            self.tr("Register and print receipt"), key="Ctrl+Shift+Enter", name="register_print"
        )
        self.cancel_button = quiet(self.tr("Cancel"), key="Esc", name="cancel")
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._look_up)
        self._drawer = Drawer(self.panel, self)
        self._drawer.moved.connect(self._panel_moved)
        self._build()
        self.view.edited.connect(self._edited)
        self.view.edited.connect(self.drafts.edited)
        self.view.name_entered.connect(self._look_up_now)
        self.view.files.trouble.connect(self.trouble)
        self.panel.compare_wanted.connect(self._compare)
        self.compare.wanted.connect(self._show_beside)
        self.compare.opened.connect(self._open_other)
        self.compare.closed.connect(self._compare_closed)
        self.print_button.clicked.connect(self._register_and_print)
        self.view.left.connect(self.problems.field_left)
        self.view.take_known.clicked.connect(self._take_known)
        self.items_button.clicked.connect(self.view.open_items)
        self.paste_button.clicked.connect(self._to_paste)
        self.panel.look_wanted.connect(self.problems.to_next)
        self.panel.opened.connect(self._open_other)
        self.register_button.clicked.connect(self.main_action)
        self.cancel_button.clicked.connect(self._cancel)
        self._start(None)
        self.drafts.restore()

    def _build(self) -> None:
        foot = self._foot = Foot(52)
        foot.row.addWidget(self.drafts.said, 1)
        foot.row.addWidget(self.cancel_button)
        foot.row.addWidget(self.print_button)
        foot.row.addWidget(self.register_button)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Scroller(self.view, sideways=True), 1)
        left.addWidget(self.compare)
        left.addWidget(foot)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        from_right(foot.row)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        """The date of the request being typed is reckoned anew."""
        super().take_desk(desk)
        self.view.take_workdays(desk.workdays)
        if self.isVisible():
            self._edited()

    def open_with(self, argument: object) -> None:
        """The draft as it was left, or the one of that key; an empty form has nothing to find fault with."""
        self._numbers.clear()
        if isinstance(argument, str):
            self.drafts.take(argument)
        if self.view.is_empty:
            self.problems.forget()
        self._offer_organs()
        self._edited()

    def _offer_organs(self) -> None:
        """The agencies of the day of receipt, as last time where nothing is chosen; with one alone nothing is asked."""
        form = self.view.form
        usual = form.organ if form.organ is not None else habits.usual_organ(self.desk)
        self.organ.offer(office.choices(self.desk, form.day("received_on") or form.today), usual)
        form.organ = self.organ.organ()

    def _organ_chosen(self) -> None:
        self.view.form.organ = self.organ.organ()
        self._edited()

    def regions(self) -> tuple[QWidget, ...]:
        """The form, the comparison, the panel."""
        return (self.view, self.compare, self.panel)

    def take_focus(self) -> None:
        """The first required field that is empty."""
        form = self.view.form
        needed = ("received_on", "name", "wording")
        self.view.focus_on(next((name for name in needed if not getattr(form, name).strip()), "channel"))

    def begin_typing(self) -> None:
        """The cursor goes into a form that was just put here: the field it comes from belongs to another."""
        self.take_focus()
        self.problems.forget()
        self.problems.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider panel on a wider screen."""
        super().resizeEvent(event)
        self.panel.setFixedWidth(WIDE if self.width() >= _WIDE_FROM else NORMAL)
        self._drawer.settle(self.width())
        self._settle_foot()

    def _settle_foot(self) -> None:
        """Beside the panel of a narrow screen there may be no room for the second button; its key works."""
        room = self.width() - (self.panel.width() if self._drawer.is_open else 0)
        leave_out(self._foot.row, room, (self.print_button,))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked up behind one's back; what was typed is kept."""
        self._resting.stop()
        self.drafts.keep()
        super().hideEvent(event)

    def is_unfinished(self) -> bool:
        """A request that was typed and could not be kept as a draft."""
        return self.drafts.is_unkept()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """F8 goes to what is to be looked at, Shift+F8 back."""
        return {
            "next_problem": self.problems.to_next, "last_problem": self.problems.to_last,
            "side_panel": self._drawer.toggle,
            "split": self.view.open_items, "register_print": self._register_and_print,
            "attach": self.view.files.choose, "save": self.drafts.keep_now,
        }

    def step_back(self) -> bool:
        """Esc: the comparison, then the page; what is typed stays as a draft, and that is said."""
        if self.compare.shown is not None:
            self.compare.leave()
            return True
        self.drafts.keep()
        if not self.view.is_empty:
            self.did.emit(Change(message="intake_draft_left"))
        return False

    def _to_paste(self) -> None:
        """Many at once, as rows of a table; what was typed here stays as a draft."""
        self.drafts.keep()
        self.go.emit("paste", None)

    def _panel_moved(self, shown: bool) -> None:
        """Without its panel the form itself says when the answer is due."""
        self.view.say_due("" if shown else self.panel.due_words())
        self._settle_foot()

    def start_anew(self) -> None:
        """An empty form."""
        self._start(None)

    def show_form(self, form: IntakeForm, files: Sequence[DraftFile]) -> None:
        """Go on with a form that was left."""
        self.problems.forget()
        self.compare.hide()
        self.view.files.show_files(files)
        self.view.offer_known("")
        self.view.show_form(form)
        self._offer_organs()
        self._edited()

    def _start(self, form: IntakeForm | None) -> None:
        """An empty form that begins where the office usually does."""
        known = habits.habits(self.desk)
        if form is None:
            form = IntakeForm(
                self.today(), self.desk.workdays, self.ask_receipt, channel=known.channel or Channel.IN_PERSON,
                unit=known.unit, handler=known.handler,
            )
        form.today = self.today()
        form.received_on = self.today().isoformat()
        form.confirmed_by = form.confirmed_by or self.desk.who
        self.drafts.begin()
        self._numbers.clear()
        self.view.offer_habits(known.units, known.handlers)
        self.show_form(form, ())

    def _keep_file(self, source: Path | bytes, name: str, what: str) -> DraftFile:
        return intake_drafts.keep_file(self.desk, source, name, what)

    def ask_receipt(self, channel: Channel, day: date, proof: ReceiptProof) -> tuple[receipt.Question, ...]:
        """What the law of that day asks of a channel."""
        return receipt.questions(self.desk, channel, day, proof)

    def _cancel(self) -> None:
        if not self.step_back():
            self.go.emit("back", None)

    # while it is typed

    def _edited(self) -> None:
        form = self.view.form
        form.today = self.today()
        decision = self._decision()
        received_on = decision.received_on if decision is not None else None
        year = (received_on or form.today).year, form.organ
        if year not in self._numbers:
            self._numbers[year] = intake.next_number(self.desk, received_on or form.today, form.organ)
        self.header.sub.setText(self.tr("No. {number}").format(number=self._numbers[year]))
        self.panel.show_receipt(decision)
        self.view.say_receipt(receipt_words(decision, self.words) if decision is not None else "")
        self._show_clock(received_on)
        self.problems.show()
        self._show_split()
        self._resting.start()

    def _show_split(self) -> None:
        """What one paper becomes."""
        form = self.view.form
        drafts = form.drafts() if form.items_open else ()
        numbers = intake.coming_numbers(self.desk, drafts) if form.split_as == AS_REQUESTS else ()
        items = drafts[0].subjects if drafts else ()
        self.panel.show_split([one.wording for one in drafts] if numbers else items, numbers)
        if len(numbers) > 1:
            self.header.sub.setText(self.tr("No. {first} to {last}").format(first=numbers[0], last=numbers[-1]))

    def _decision(self) -> receipt.ReceiptDecision | None:
        """Which day counts, as far as the form tells; None while its day cannot be read or lies before the law."""
        draft = self.view.form.draft()
        if draft is None or self.desk.rules.find("answer", draft.received_on) is None:
            return None
        answers = receipt.ReceiptAnswers(draft.received_on, draft.arrived_on, draft.proof)
        return receipt.decide(self.desk, draft.channel, answers)

    def _show_clock(self, received_on: date | None) -> None:
        clock = intake.foresee(self.desk, received_on) if received_on is not None else None
        self.panel.show_clock(clock, view.strip(self.desk, clock, self.today()) if clock is not None else ())
        self._panel_moved(self._drawer.is_open)

    def _look_up_now(self) -> None:
        """What is known of the applicant, before the keys have rested."""
        if self._resting.isActive():
            self._resting.stop()
            self._look_up()

    def _look_up(self) -> None:
        form = self.view.form
        draft = form.draft()
        self._found = intake.look_alikes(self.desk, draft) if draft is not None else ()
        self.panel.show_look_alikes(self._found)
        if self.compare.shown is not None:
            self._compare()
        known = intake.known_applicant(self.desk, form.name, self.today()) if form.name.strip() else None
        self.panel.show_known(known, self._fee_words(draft))
        offers = known is not None and not (form.id_number or form.address)
        self.view.offer_known(self._known_words(known) if known is not None and offers else "")

    def _known_words(self, known: intake.Known) -> str:
        one = known.applicant
        often = ""
        if known.last_year:
            often = with_counts(self.tr("{count} requests last year"), count=known.last_year)
        elif known.this_year:
            often = with_counts(self.tr("{count} requests this year"), count=known.this_year)
        who = self.tr(", ").join(part for part in (one.name, often, one.address) if part)
        return self.tr("{who}. Enter takes over").format(who=who)

    def _fee_words(self, draft: RequestDraft | None) -> str:
        if draft is None:
            return ""
        items = max(1, len(draft.subjects))
        found = fees.standing(self.desk, draft.applicant, draft.received_on, items, organ=draft.organ)
        return self.words.sentence(found.key, found.facts) if found is not None else ""

    def _take_known(self) -> None:
        form = self.view.form
        known = intake.known_applicant(self.desk, form.name, self.today())
        if known is None:
            return
        one = known.applicant
        form.kind = one.kind
        for name in ("id_number", "telephone", "email", "address", "contact_person"):
            form.put(name, getattr(one, name))
        self.view.show_form(form)
        self.view.offer_known("")
        self._edited()
        self.view.focus_on("wording")

    def _compare(self) -> None:
        """Beside the form, with the look-alike that is shown already if it is one still."""
        if self._found:
            self.compare.begin(self._found, self.compare.shown)
        else:
            self.compare.hide()

    def _show_beside(self, request: RequestId) -> None:
        self.compare.show_beside(self.view.form.wording, intake_beside.beside(self.desk, request))

    def _compare_closed(self) -> None:
        self.view.focus_on("wording")

    def _open_other(self, request: RequestId) -> None:
        self.go.emit("request", Opening(request))

    # the deed

    def main_action(self) -> None:
        """Register, once: the button sleeps until the answer, and the deed carries its own identity."""
        self._register(print_now=False)

    def _register_and_print(self) -> None:
        self._register(print_now=True)

    def _register(self, *, print_now: bool) -> None:
        again = self._since_done.isValid() and not self._since_done.hasExpired(_TWICE_MS)
        if not self.register_button.isEnabled() or (again and self.view.is_empty):
            return
        form = self.view.form
        blocking = self.problems.blocking()
        drafts = form.drafts()
        if blocking is not None or not drafts:
            self.view.focus_on(blocking.field if blocking is not None else "received_on")
            return
        self.register_button.setEnabled(False)
        try:
            change = registering.register(
                self.desk, drafts, today=self.today(), deed=self.drafts.key, files=self.view.files.files
            )
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
        else:
            self._since_done.start()
            self.drafts.registered()
            self._start(form.next_one())
            self.begin_typing()
            self.done.tell(change, print_now=print_now)
        finally:
            self.register_button.setEnabled(True)
