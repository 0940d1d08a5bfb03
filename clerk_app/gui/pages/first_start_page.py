"""The first start: four questions at the right, other ways in at the left; whatever is missing can come later."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clerk_app.cases.numbering import NumberPattern
from clerk_app.gui import ask, look
from clerk_app.gui.components.asked_block import AskedBlock
from clerk_app.gui.components.buttons import button, primary, quiet
from clerk_app.gui.components.form_row import field, label_column
from clerk_app.gui.components.labels import label, restyle
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.page_header import Foot
from clerk_app.gui.components.seal import Seal
from clerk_app.gui.components.segment import Segment
from clerk_app.gui.components.side_panel import Scroller
from clerk_app.gui.components.way_card import WayCard
from clerk_app.gui.preferences import DARK, LIGHT, SYSTEM
from clerk_app.gui.words import NONE, Words
from clerk_app.services.office import Office
from clerk_app.services.store_place import Shared, shared_folder

LEFT = 430
_LEAST, _WIDE_FROM = 1020, 1260
"""The least width, below which the page scrolls in one piece, and that from which fields stand beside their
question; both at the middle size of type."""
_GIGABYTE = 1_000_000_000
_DOCUMENT = "{code}〔{year}〕{n}号"
PATTERNS = ("{year}-{n:04}", "{year}{n:04}", "〔{year}〕{n}号")


@dataclass(frozen=True)
class Started:
    """The answers: where the data lie, who works here, what the office is called."""

    folder: Path
    clerk: str
    office: Office


def _broad(most: int = 440, *, name: str, placeholder: str = "") -> QLineEdit:
    """A field that gives way."""
    made = field(name=name, placeholder=placeholder)
    made.setMinimumWidth(200)
    made.setMaximumWidth(most)
    return made


class FirstStartPage(QWidget):
    """A window of its own, before there is a store."""

    started = Signal(object)
    import_wanted = Signal(object)
    demo_wanted = Signal()
    existing_chosen = Signal(str)
    look_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(
        self, words: Words, folder: Path, today: Callable[[], date], clerk: str, before: QWidget | None = None
    ) -> None:
        """``before``: such a page in the other language; what was typed there stands here."""
        super().__init__()
        self.setObjectName("first_start_page")
        self.setWindowTitle(self.tr("Disclosure on request"))
        self._words = words
        self._today = today
        ground(self, look.SURFACE)
        self._captions = label_column(
            (self.tr("Full name"), self.tr("Agency code"), self.tr("Request number"), self.tr("Review body")), 92
        )
        self.name = _broad(name="office_name")
        self.clerk = field(168, name="clerk_name")
        self.telephone = field(150, name="office_telephone")
        self.code = field(168, name="office_code", placeholder=self.tr("such as LZJGK"))
        self.pattern = QComboBox()
        self.body = _broad(name="office_body")
        self.court = _broad(name="office_court", placeholder=self.tr("the basic people's court in charge"))
        self.folder = _broad(352, name="store_folder")
        self.clerk.setText(clerk)
        self.folder.setText(str(folder))
        self._court_note = label(role=look.CAPTION, tone=look.RED, name="court_note")
        self._folder_note = label(role=look.CAPTION, tone=look.TEXT2, name="folder_note")
        self._code_shown = label(role=look.STRONG, name="code_shown")
        self._pattern_shown = label(role=look.STRONG, name="pattern_shown")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(Hairline(down=True))
        row.addLayout(self._right(), 1)
        whole.setMinimumWidth(look.scaled(_LEAST))
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._watch()
        self._show_examples()
        self._look_at_folder()
        self.name.setFocus()
        if isinstance(before, FirstStartPage):
            self._take_over(before)

    def _take_over(self, before: FirstStartPage) -> None:
        for mine, theirs in zip(self._typed(), before._typed(), strict=True):
            mine.setText(theirs.text())
        self.pattern.setCurrentIndex(before.pattern.currentIndex())
        self.language.setFocus()

    def _typed(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.clerk, self.telephone, self.code, self.body, self.court, self.folder)

    # Left

    def _left(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(40, 44, 36, 24)
        column.setSpacing(8)
        column.addWidget(Seal())
        column.addSpacing(12)
        column.addWidget(label(self.tr("Disclosure on request"), look.DATE_LARGE))
        column.addWidget(label(
            self.tr("Registers, counts time, prints answers, makes the year sheet. Data stay on this computer; no "
                    "network."), look.BODY, look.TEXT2, wrap=True))
        column.addSpacing(18)
        column.addWidget(label(self.tr("Other ways to begin"), look.CAPTION, look.TEXT2))
        ways = (
            (WayCard("upload", self.tr("Import an old ledger"), self.tr("Excel or WPS; you see the report first"),
                     name="way_import"), self._import_pressed),
            (WayCard("folder-open", self.tr("Open existing data"), self.tr("A new computer, or a restored backup"),
                     name="way_existing"), self._existing_pressed),
            (WayCard("flask-conical", self.tr("Try with demonstration data"),
                     self.tr("An invented office; it can be deleted any time"), name="way_demo"), self._demo_pressed),
        )  # fmt: skip
        for card, slot in ways:
            card.clicked.connect(slot)
            column.addWidget(card)
        column.addStretch(1)
        self.language = Segment((("zh", "中文"), ("en", "English")), digits=False, small=True, name="language")
        self.language.setAccessibleName(self.tr("Language"))
        self.language.chosen.connect(self._language_chosen)
        self.appearance = Segment(
            ((SYSTEM, self.tr("As the system")), (LIGHT, self.tr("Light")), (DARK, self.tr("Dark"))), digits=False,
            small=True, name="appearance",
        )
        self.appearance.setAccessibleName(self.tr("Appearance"))
        self.appearance.chosen.connect(self._look_chosen)
        for words, choice in ((self.tr("Language"), self.language), (self.tr("Appearance"), self.appearance)):
            foot = QHBoxLayout()
            foot.addWidget(label(words, look.CAPTION, look.TEXT2))
            foot.addWidget(choice)
            foot.addStretch(1)
            column.addLayout(foot)
        side = Scroller(inner, look.SUNKEN)
        side.setFixedWidth(look.scaled(LEFT))
        return side

    def show_choices(self, look_id: str, language: str) -> None:
        """Which appearance is on, and which language is spoken."""
        self.appearance.choose(look_id)
        self.language.choose(language)

    # Right

    def _right(self) -> QLayout:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(40, 22, 40, 16)
        column.setSpacing(0)
        column.addWidget(label(self.tr("Four questions, then register the first request"), look.DATE_LARGE))
        column.addSpacing(12)
        telephone = label(self.tr("Telephone"), look.BODY, look.TEXT2)
        column.addWidget(AskedBlock(
            self._captions, 1, self.tr("Agency"), self.tr("Printed at the head and foot of answers."),
            (self.tr("Full name"), (self.name,)), (self.tr("You"), (self.clerk, telephone, self.telephone)),
        ))
        self._line(column)
        self.pattern.setObjectName("number_pattern")
        self.pattern.setFixedSize(168, look.scaled(32))
        self.pattern.setFont(look.font(look.BODY))
        for pattern, words in zip(PATTERNS, (
            self.tr("Year-number of four"), self.tr("Year and number of four"), self.tr("Year in brackets"),
        ), strict=True):  # fmt: skip
            self.pattern.addItem(words, pattern)
        column.addWidget(AskedBlock(
            self._captions, 2, self.tr("Numbers"), self.tr("From 1 each year, without gaps."),
            (self.tr("Agency code"), (self.code, label("→", look.BODY, look.TEXT2), self._code_shown)),
            (self.tr("Request number"), (self.pattern, label("→", look.BODY, look.TEXT2), self._pattern_shown)),
        ))
        self._line(column)
        column.addWidget(AskedBlock(
            self._captions, 3, self.tr("Review and court"),
            self.tr("Go into the notice of remedies; a wrong one misleads people."),
            (self.tr("Review body"), (self.body,)), (self.tr("Court"), (self.court,)), ("", (self._court_note,)),
        ))
        self._line(column)
        choose = button(self.tr("Choose …"), name="choose_folder")
        choose.clicked.connect(self._choose_folder)
        column.addWidget(AskedBlock(
            self._captions, 4, self.tr("Where data lie"), self.tr("One folder; copy it whole to move."),
            (self.tr("Place"), (self.folder, choose)), ("", (self._folder_note,)),
        ))
        column.addSpacing(12)
        self._later_note = label(role=look.CAPTION, tone=look.TEXT2, wrap=True, name="later_note")
        column.addWidget(self._later_note)
        column.addStretch(1)
        foot = Foot(56)
        foot.row.setContentsMargins(36, 0, 36, 0)
        foot.row.addStretch(1)
        later = quiet(self.tr("Later, let me in"), name="start_later")
        start = primary(self.tr("Start"), key="Ctrl+Enter", name="start")
        later.clicked.connect(self._later)
        start.clicked.connect(self._start)
        foot.row.addWidget(later)
        foot.row.addWidget(start)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroller(content), 1)
        whole.addWidget(foot)
        return whole

    @staticmethod
    def _line(column: QVBoxLayout) -> None:
        column.addSpacing(12)
        column.addWidget(Hairline())
        column.addSpacing(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the fields stand below what they are about."""
        super().resizeEvent(event)
        is_wide = self.width() >= look.scaled(_WIDE_FROM)
        for block in self.findChildren(AskedBlock):
            block.be_wide(is_wide)

    # What it says while it is filled in

    def _watch(self) -> None:
        self.code.textChanged.connect(self._show_examples)
        self.pattern.currentIndexChanged.connect(self._show_examples)
        self.court.editingFinished.connect(self._look_at_court)
        self.court.textChanged.connect(self._court_typed)
        self.folder.textChanged.connect(self._look_at_folder)
        for each in (self.name, self.code, self.body, self.court):
            each.textChanged.connect(self._say_later)
        self._say_later()
        self._court_note.hide()

    def _show_examples(self, *_: object) -> None:
        year = self._today().year
        code = self.code.text().strip()
        shown = NumberPattern(_DOCUMENT).format(year=year, n=1, code=code or NONE)
        self._code_shown.setText(shown)
        restyle(self._code_shown, look.STRONG, look.TEXT if code else look.TEXT3)
        pattern = NumberPattern(str(self.pattern.currentData() or PATTERNS[0]))
        self._pattern_shown.setText(pattern.format(year=year, n=1))

    def _say_later(self, *_: object) -> None:
        """What can wait, and what is not possible before it is filled in."""
        impossible = (
            (self.name, self.tr("letters without a name at their head")),
            (self.code, self.tr("letters without a number")),
            (self.body, self.tr("refusals without the review body")),
            (self.court, self.tr("refusals without the court")),
        )
        lacking = [words for asked, words in impossible if not asked.text().strip()]
        self._later_note.setText(
            self.tr("Requests can be registered and their time counted at once. Not to be finished before the "
                    "rest is filled in: {what}.").format(what=self.tr(", ").join(lacking)) if lacking
            else self.tr("All of it can be changed later.")
        )

    def _court_typed(self, text: str) -> None:
        if text.strip():
            self._look_at_court()

    def _look_at_court(self) -> None:
        missing = not self.court.text().strip()
        self.court.setProperty("error", missing)
        self.court.update()
        note = self.tr("No court yet. Without it, refusals cannot be finished.") if missing else ""
        self._court_note.setText(note)
        self._court_note.setVisible(missing)

    def _look_at_folder(self, *_: object) -> None:
        place = Path(self.folder.text().strip() or ".").expanduser()
        there = next((each for each in (place, *place.parents) if each.is_dir()), Path.home())
        try:
            free = shutil.disk_usage(there).free // _GIGABYTE
        except OSError:
            self._folder_note.setText(self.tr("This place cannot be reached."))
            return
        why = shared_folder(place)
        restyle(self._folder_note, look.CAPTION, look.AMBER if why else look.TEXT2)
        said = self.tr("{free} GB free.").format(free=self._words.count(free))
        if why is Shared.NETWORK:
            said += self.tr(" This is a network folder: a broken line damages the data. Choose one on this computer.")
        elif why is Shared.SYNCHRONISED:
            said += self.tr(" This folder is synchronised: two copies can damage the data. Choose another one.")
        else:
            said += self.tr(" Do not use a shared or synchronised folder.")
        self._folder_note.setText(said)

    # Ways out

    def _answers(self) -> Started:
        return Started(
            Path(self.folder.text().strip()).expanduser(),
            self.clerk.text().strip(),
            Office(
                name=self.name.text().strip(), telephone=self.telephone.text().strip(), code=self.code.text().strip(),
                number_pattern=str(self.pattern.currentData()), reconsideration_body=self.body.text().strip(),
                court=self.court.text().strip(),
            ),
        )

    def _start(self) -> None:
        """Start at once when all four are answered; else show the first that is not."""
        asked = (self.name, self.code, self.body, self.court)
        missing = next((each for each in asked if not each.text().strip()), None)
        if missing is None:
            self.started.emit(self._answers())
            return
        self._mark(missing)

    def _mark(self, missing: QLineEdit) -> None:
        if missing is self.court:
            self._look_at_court()
        missing.setProperty("error", True)
        missing.update()
        missing.textChanged.connect(self._mended)
        missing.setFocus()

    def _mended(self, text: str) -> None:
        mended = self.sender()
        if isinstance(mended, QLineEdit) and text.strip():
            mended.setProperty("error", False)
            mended.update()

    def _later(self) -> None:
        self.started.emit(self._answers())

    def _import_pressed(self) -> None:
        self.import_wanted.emit(self._answers())

    def _demo_pressed(self) -> None:
        self.demo_wanted.emit()

    def _existing_pressed(self) -> None:
        ask.pick_folder(self, self.tr("Choose the data folder"), self._existing_chosen)

    def _existing_chosen(self, folder: str) -> None:
        self.existing_chosen.emit(folder)

    def _choose_folder(self) -> None:
        ask.pick_folder(self, self.tr("Where data lie"), self._folder_chosen)

    def _folder_chosen(self, folder: str) -> None:
        self.folder.setText(folder)

    def _language_chosen(self, chosen: object) -> None:
        self.language_wanted.emit(str(chosen))

    def _look_chosen(self, chosen: object) -> None:
        self.look_wanted.emit(str(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._start()
        elif enter and isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
