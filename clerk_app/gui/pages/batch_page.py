"""文书批量: one kind of letter for many requests: what each lacks, how it looks, one deed a letter, one print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.cases.request import RequestId
from clerk_app.gui import look
from clerk_app.gui.bus import Bus
from clerk_app.gui.components.buttons import button, primary
from clerk_app.gui.components.check_list import CheckList
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.labels import label
from clerk_app.gui.components.lines import Hairline
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.paper_bar import PaperBar
from clerk_app.gui.components.paper_view import PaperView, Zoom
from clerk_app.gui.components.progress_row import ProgressRow
from clerk_app.gui.counting import with_counts
from clerk_app.gui.forms.batch_kinds import BatchKinds
from clerk_app.gui.jobs import Progress
from clerk_app.gui.models.check_table import CheckColumn, CheckLine, CheckTable
from clerk_app.gui.pages.batch_run import BatchRun
from clerk_app.gui.pages.page import Listing, Opening, Page
from clerk_app.gui.printing import Printing
from clerk_app.gui.words import Words
from clerk_app.services import batch, batch_chosen, letter_offers, letter_preview
from clerk_app.services.batch import BatchKind, BatchLine
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.letter_preview import Prepared, Preview
from clerk_app.trouble import KnownTrouble

_LEFT, _LEFT_LOW, _LOW_UNDER = 560, 470, 1100
Key = tuple[RequestId, int | None]


class BatchPage(Page):
    """The letters of the day, or one kind of letter for the requests chosen in the register."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], words: Words, bus: Bus, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, today, words, bus, parent)
        self._chosen: frozenset[RequestId] | None = None
        self._lines: dict[object, BatchLine] = {}
        self._previews: dict[object, Preview] = {}
        self._drawing: object = None
        self._listed: object = None
        self._job = 0
        self._joining = 0
        self._listens = False
        self._printing = Printing(self)
        self.run = BatchRun(self)
        self.header = PageHeader(self.tr("Letters in one go"), can_go_back=True)
        self.kinds = BatchKinds(words)
        self.header.lead(self.kinds)
        self.table = CheckTable(
            (CheckColumn(self.tr("Request"), 96), CheckColumn(self.tr("Applicant"), 128),
             CheckColumn(self.tr("How it stands"), 0)), self,
        )  # fmt: skip
        self.list = CheckList(self.table)
        self.list.setObjectName("batch_list")
        self.list.setAccessibleName(self.tr("Letters to make"))
        self.paper = PaperView()
        self.bar = PaperBar(self.paper)
        self.empty = EmptyState("file-text")
        self.progress = ProgressRow()
        self.progress.hide()
        self.hint = label("", look.CAPTION, look.TEXT2, name="batch_hint")
        self.print_button = button(self.tr("Print"), icon="printer", key="Ctrl+P", name="batch_print")
        self.make_button = primary(self.tr("Finish"), key="Ctrl+Enter", name="batch_make")
        self._build()
        self._connect()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        left.addWidget(self.progress)
        self._left = QWidget()
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(Hairline())
        right.addWidget(self.paper, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._left)
        across.addWidget(Hairline(down=True))
        across.addLayout(right, 1)
        foot = Foot(52)
        foot.row.addWidget(self.hint)
        foot.row.addStretch(1)
        foot.row.addWidget(self.print_button)
        foot.row.addWidget(self.make_button)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(foot)
        self._body = QStackedWidget()
        self._body.addWidget(work)
        self._body.addWidget(self.empty)
        self._work = work
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body, 1)
        self.bar.zoom.setCurrentIndex(self.bar.zoom.findData(Zoom.PAGE))
        self.paper.set_zoom(Zoom.PAGE)

    def _connect(self) -> None:
        self.header.back.connect(self._back)
        self.kinds.activated.connect(self._kind_chosen)
        self.table.ticked_changed.connect(self._say_buttons)
        self.list.selectionModel().currentRowChanged.connect(self._row_moved)
        self.list.opened.connect(self.open_current)
        self.make_button.clicked.connect(self.main_action)
        self.print_button.clicked.connect(self.print_made)
        self.progress.cancelled.connect(self.run.stop)
        self.run.moved.connect(self._made_one)
        self.run.ended.connect(self._ended)
        self.empty.first.connect(self._to_register)
        self.bus.changed.connect(self._changed)

    # coming and going

    def take_desk(self, desk: Desk) -> None:
        super().take_desk(desk)
        self._previews.clear()

    def open_with(self, argument: object) -> None:
        """A Listing: its requests; a kind of letter: that one of the day; None: as it was left."""
        if isinstance(argument, Listing):
            self._chosen = argument.requests
            self.header.sub.setText(argument.title)
        elif argument is not None or self._chosen is None:
            self._chosen = None
            self.header.sub.setText(self.tr("what waits today"))
        self.run.forget()
        self._read_kinds(argument if isinstance(argument, str) else self.kinds.kind)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._row_moved()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left makes nothing more."""
        self.run.stop()
        super().hideEvent(event)

    def take_focus(self) -> None:
        """The list, so that Space ticks."""
        (self.list if self.table.lines() else self.kinds).setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """Head, list, page."""
        return (self.header, self._left, self.paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(_LEFT_LOW if self.width() < _LOW_UNDER else _LEFT)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Open, print, recount."""
        found: dict[str, Callable[[], None]] = {"recount": self._recount}
        if self.table.lines():
            found["open"] = self.open_current
        if self.run.made():
            found["print"] = self.print_made
        return found

    def step_back(self) -> bool:
        """Esc stops what is being made."""
        if not self.run.is_running:
            return False
        self.run.stop()
        return True

    def _back(self) -> None:
        self.go.emit("back", None)

    def _to_register(self) -> None:
        self.go.emit("register", None)

    def _changed(self, change: Change) -> None:
        if self.isVisible() and not self.run.is_running and (change.requests or change.settings or change.calendar):
            self._previews.clear()
            self._recount()

    # what waits

    def _waiting(self) -> tuple[BatchKind, ...]:
        if self._chosen is None:
            return batch.batch_kinds(self.spoken, self.today())
        return batch_chosen.kinds_of(self.spoken, self._chosen, self.today())

    def _recount(self) -> None:
        """What waits is counted anew."""
        self.kinds.recount(self._waiting())
        self._refresh()

    def _read_kinds(self, wanted: str) -> None:
        self.kinds.offer(self._waiting(), wanted)
        self._refresh()

    def _kind_chosen(self, _: int) -> None:
        self.run.forget()
        self._refresh()

    @property
    def kind(self) -> str:
        """The kind of letter shown."""
        return self.kinds.kind

    @property
    def is_kept(self) -> bool:
        """Whether making one is a deed."""
        return self.kind not in batch.COVERS

    def _refresh(self) -> None:
        found = self._read() if self.kind else ()
        kept = {_key(one): one for one in self.run.lines()}
        self._lines = {_key(one): one for one in found} | kept
        shown = (self._chosen, self.kind)
        fresh = [one.key for one in self.table.lines()] if shown == self._listed else []
        self._listed = shown
        self.table.show_lines([self._row(one) for one in self._lines.values()])
        self.table.tick([key for key, one in self._lines.items() if one.is_ready and key not in fresh], on=True)
        self._body.setCurrentWidget(self._work if self._lines else self.empty)
        self.empty.say(
            self.tr("No letter of this kind waits"),
            self.tr("Choose another letter above, or tick requests in the register and make their letters from there."),
            first=self.tr("To the register"),
        )
        if self._lines and not self.list.currentIndex().isValid():
            self.list.selectRow(0)
        self._say_buttons()

    def _read(self) -> tuple[BatchLine, ...]:
        if self._chosen is None:
            return batch.candidates(self.spoken, self.kind, self.today())
        return batch_chosen.lines_of(self.spoken, self.kind, self._chosen, self.today())

    def _row(self, line: BatchLine) -> CheckLine:
        key = _key(line)
        said, tone = self.run.said(line)
        if not said and line.missing:
            said, tone = self.tr("missing: {facts}").format(facts=self.tr(", ").join(line.missing)), "red"
        said = said or line.of_letter or self.tr("ready")
        can = line.is_ready and not self.run.is_made(line)
        return CheckLine(key, (line.number, line.applicant, said), {2: tone} if tone else {}, can=can)

    def _say_buttons(self) -> None:
        ticked, made = len(self.table.ticked()), len(self.run.made())
        words = self.words.count
        said = self.tr("Print {n}")
        if self.is_kept:
            said = self.tr("Finish and number {n}") if self._takes_number() else self.tr("Finish {n}, without a number")
        self.make_button.setText(said.format(n=words(ticked)))
        self.make_button.setFixedWidth(self.make_button.sizeHint().width())
        self.make_button.setEnabled(bool(ticked) and not self.run.is_running)
        self.print_button.setVisible(self.is_kept)
        self.print_button.setText(self.tr("Print the {n} finished").format(n=words(made)))
        self.print_button.setFixedWidth(self.print_button.sizeHint().width())
        self.print_button.setEnabled(bool(made) and not self.run.is_running)
        lacking = sum(not one.is_ready for one in self._lines.values())
        self.hint.setText(with_counts(self.tr("{n} lack something; Enter opens the request"), n=words(lacking))
                          if lacking else "")
        self.handlers_changed.emit()

    def _takes_number(self) -> bool:
        return bool(self.kind) and bool(letter_offers.entry_of(self.desk, self.kind).series)

    def open_current(self) -> None:
        """The request of the current line."""
        line = self._current()
        if line is not None:
            self.go.emit("request", Opening(line.request))

    def _current(self) -> BatchLine | None:
        shown = self.table.line(self.list.currentIndex().row())
        return self._lines.get(shown.key) if shown is not None else None

    # how it looks: read here, drawn beside the window

    def _row_moved(self, *_: object) -> None:
        line = self._current()
        if line is None or not self.isVisible():
            return
        key = (self.kind, _key(line))
        if key in self._previews:
            self._show(self._previews[key])
            return
        if not self._listens:
            self._listens = True
            self.jobs.finished.connect(self._over)
            self.jobs.failed.connect(self._failed)
        if self._job:
            self.jobs.cancel(self._job)
        try:
            prepared = letter_preview.prepare_line(self.desk, line, self.today())
        except KnownTrouble:
            self._show(Preview(b""))
            return
        self._drawing = key
        self._job = self.jobs.start(partial(_draw, prepared))

    def _show(self, preview: Preview) -> None:
        self.paper.show_pdf(preview.data, preview.places)

    def _over(self, number: int, result: object) -> None:
        if number == self._job and isinstance(result, Preview):
            self._previews[self._drawing] = result
            self._show(result)
        elif number == self._joining and isinstance(result, bytes):
            self.progress.hide()
            self._printing.ask_data(result)

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._job:
            self._show(Preview(b""))
        elif number == self._joining and isinstance(error, KnownTrouble):
            self.progress.hide()
            self.trouble.emit(error)

    # making

    def main_action(self) -> None:
        """Finish what is ticked, one deed a letter; covers are only printed."""
        if self.run.is_running or not self.make_button.isEnabled():
            return
        lines = [self._lines[key] for key in self.table.ticked()]
        if not self.is_kept:
            self._print(lines)
            return
        what = self.tr("Finishing {letter}").format(letter=self.kinds.name)
        self.progress.begin(what, self.tr("Each letter is kept by itself; what is done stays done."))
        self.run.start(lines)
        self._say_buttons()

    def _made_one(self, line: BatchLine, done: int, total: int) -> None:
        count = self.words.count
        self.progress.report(done, total, self.tr("{done} of {total}").format(done=count(done), total=count(total)))
        self.table.show_lines([self._row(one) for one in self._lines.values()])
        self.list.selectRow(self.table.row_of(_key(line)))

    def _ended(self, change: Change) -> None:
        self.progress.hide()
        self._refresh()
        self.did.emit(change)
        (self.print_button if self.run.made() else self.list).setFocus()

    def print_made(self) -> None:
        """All that was finished here as one print job."""
        if not self.run.is_running:
            self._print(self.run.made())

    def _print(self, lines: list[BatchLine]) -> None:
        if not lines:
            return
        try:
            pages = [batch.printed(self.desk, one) for one in lines]
        except KnownTrouble as trouble:
            self.trouble.emit(trouble)
            return
        self._row_moved()  # listens to the jobs
        self._joining = self.jobs.start(partial(_join, pages))


def _key(line: BatchLine) -> Key:
    return (line.request, line.document)


def _draw(prepared: Prepared, progress: Progress) -> Preview:
    """Runs in the pool: the store is not asked any more."""
    return letter_preview.drawn(prepared)


def _join(pages: list[bytes], progress: Progress) -> bytes:
    """Runs in the pool."""
    return batch.joined(pages)
