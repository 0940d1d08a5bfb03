"""How the letter page is laid out: head, the parts at the left, the paper at the right, the foot with its deeds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clerk_app.gui import look
from clerk_app.gui.components.banner import RED, Banner
from clerk_app.gui.components.buttons import link, primary
from clerk_app.gui.components.empty_state import EmptyState
from clerk_app.gui.components.form_row import LABEL, FormRow, field, label_column
from clerk_app.gui.components.labels import GivingLabel, label, restyle, set_tip
from clerk_app.gui.components.letter_chooser import LetterChooser
from clerk_app.gui.components.lines import Hairline, ground
from clerk_app.gui.components.page_header import Foot, PageHeader
from clerk_app.gui.components.paper_bar import PaperBar
from clerk_app.gui.components.paper_view import PaperView
from clerk_app.gui.components.side_panel import Scroller, Upper
from clerk_app.gui.components.tone_mark import ToneMark
from clerk_app.gui.forms.letter_view import LetterView
from clerk_app.gui.forms.override_fold import OverrideFold
from clerk_app.gui.pages.page import Page
from clerk_app.services.due import Tone

_LEFT, _LEFT_WIDE, _LEFT_LOW, _WIDE_FROM, _LOW_UNDER = 404, 500, 372, 1600, 1100
_LABEL = 36
_SHARE = 3


class LetterDesk(QObject):
    """Makes the widgets of the page and shows one state or another."""

    def __init__(self, page: Page, view: LetterView, buttons: Sequence[QPushButton]) -> None:
        super().__init__(page)
        self.header = PageHeader(can_go_back=True)
        self._due = label("", look.DATA_STRONG, look.TEXT2, name="letter_due")
        self.header.row.insertWidget(self.header.row.indexOf(self.header.sub) + 1, self._due)
        self._mark = ToneMark()
        self.header.row.insertWidget(self.header.row.indexOf(self._due), self._mark)
        self.chooser = LetterChooser()
        self.reason = label("", look.CAPTION, look.ACCENT_TEXT, wrap=True, name="proposed_reason")
        self.number = field(name="letter_number", read_only=True)
        self._result = field(name="letter_result", read_only=True)
        self._article = label("", look.CAPTION, look.TEXT2, name="letter_article")
        self._issued = label("", look.DATA, look.TEXT2, wrap=True, name="issued_note")
        self.next_letter = link("", icon="file-text", small=True, name="next_letter")
        self.address_link = link("", icon="mail", small=True, name="enter_address")
        self._stale = label("", look.CAPTION, look.AMBER, wrap=True, name="draft_changed")
        self._kept = GivingLabel(look.CAPTION, look.TEXT2, name="draft_kept")
        self.banner = Banner(RED)
        self.banner.setObjectName("letter_banner")
        self.banner.hide()
        self.fold = OverrideFold(page.words, LABEL)
        self.paper = PaperView()
        self.bar = PaperBar(self.paper)
        self.empty = EmptyState("file-text")
        self.finish_button = primary(self.tr("Finish, number and make PDF"), key="Ctrl+Enter", name="finish")
        self._view = view
        self._build(page, buttons)

    def _build(self, page: Page, buttons: Sequence[QPushButton]) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 18, 10)
        head.setSpacing(6)
        words = self.tr("Letter"), self.tr("Result"), self.tr("Number")
        wide = label_column(words, _LABEL)
        head.addWidget(FormRow(words[0], self.chooser, label_width=wide))
        under = QHBoxLayout()
        under.setContentsMargins(wide + 12, 0, 0, 0)
        under.addWidget(self.reason)
        self._because = QWidget()
        self._because.setLayout(under)
        self._result_row = FormRow(words[1], self._result, self._article, label_width=wide)
        self._number_row = FormRow(words[2], self.number, label_width=wide)
        for each in (self._because, self._result_row, self._number_row, self._issued, self._stale):
            head.addWidget(each)
        for each in (self.next_letter, self.address_link):
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        said = QWidget()
        foot_of_left = QVBoxLayout(said)
        foot_of_left.setContentsMargins(16, 4, 16, 12)
        foot_of_left.setSpacing(8)
        for each in (self.banner, self.fold):
            foot_of_left.addWidget(each)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(Hairline())
        left.addWidget(Scroller(self._view), 1)
        self._said = Upper(said)
        left.addWidget(self._said)
        self.left = QWidget()
        ground(self.left)
        self.left.setLayout(left)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(Hairline())
        right.addWidget(self.paper, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.left)
        body.addWidget(Hairline(down=True))
        body.addLayout(right, 1)
        foot = Foot(52)
        foot.row.addWidget(self._kept, 1)
        for each in (*buttons, self.finish_button):
            foot.row.addWidget(each)
        self._work = QWidget()
        whole = QVBoxLayout(self._work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)

    def settle(self, width: int, height: int) -> None:
        """The width of the page decides that of its left part; what is said against a letter takes a third of it."""
        self._said.leave_room(height // _SHARE)
        left = _LEFT_WIDE if width >= _WIDE_FROM else _LEFT_LOW if width < _LOW_UNDER else _LEFT
        self.left.setFixedWidth(left)

    def say_head(self, who: str, due: str, tone: Tone) -> None:
        """Whose letter it is, and how long there is."""
        self.header.sub.setText(who)
        self._due.setText(due)
        role = {Tone.RED: look.RED, Tone.AMBER: look.AMBER}.get(tone, look.TEXT2)
        self._mark.show_role(role)
        restyle(self._due, look.DATA_STRONG if role is not look.TEXT2 else look.DATA, role)

    def show_letter(self, reason: str, result: tuple[str, str]) -> None:
        """A letter being written."""
        self._stack.setCurrentWidget(self._work)
        self._say_top(reason, result)
        self._issued.hide()
        self.next_letter.hide()
        self.finish_button.show()

    def show_issued(self, day: str, posted: str, void: str | None, *, is_sent: bool) -> None:
        """A letter as it was issued; the day it went out, and why it was made void, where it was. ``is_sent``: it is
        none of the file's own papers."""
        self._stack.setCurrentWidget(self._work)
        self._say_top("", ("", ""))
        self.say_draft("", "")
        self.banner.hide()
        self.finish_button.hide()
        said = self.tr("Finished on {day}. It is kept as printed and cannot be changed.").format(day=day)
        if void is None and posted:
            said += self.tr("It went out on {day}: a correction is a new letter.").format(day=posted)
        elif void is None:
            said += self.tr("Print it and send it, then enter the day under Posting.") if is_sent else ""
            said += self.tr("Where it is wrong, make it void and write it anew; its number is not used again.")
        else:
            self.banner.say(
                self.tr("Made void: {reason}. It must not go out; its number is not used again.").format(reason=void),
                kind=RED, way_out=self.tr("Write it anew"),
            )
        self._issued.setText(said)
        self._issued.show()

    def say_draft(self, kept: str, changed: str) -> None:
        """When the draft shown was kept, and what is otherwise since; both empty: there is none."""
        self.say_kept(kept)
        self._stale.setText(changed)
        self._stale.setVisible(bool(changed))

    def say_kept(self, said: str) -> None:
        """That what was typed is kept."""
        self._kept.setText(said)

    def say_next(self, said: str) -> None:
        """What can be written after the letter shown; empty: nothing."""
        self._say_link(self.next_letter, said)

    def say_address(self, name: str) -> None:
        """Whose address the envelope will lack; empty: nobody's."""
        said = self.tr("No address of {name}: enter it").format(name=name)
        self._say_link(self.address_link, said if name else "")

    def _say_link(self, shown: QPushButton, said: str) -> None:
        room = self.left.width() - look.scaled(64)
        shown.setText(look.metrics(look.DATA).elidedText(said, Qt.TextElideMode.ElideRight, room))
        set_tip(shown, said)
        shown.setVisible(bool(said))

    def _say_top(self, reason: str, result: tuple[str, str]) -> None:
        self.reason.setText(reason)
        self._because.setVisible(bool(reason))
        self._result.setText(result[0])
        self._result.setCursorPosition(0)
        self._article.setText(result[1])
        self._result_row.setVisible(bool(result[0]))

    def say_number(self, number: str) -> None:
        """The number it has or will take; a paper of the file takes none."""
        self.number.setText(number)
        self._number_row.setVisible(bool(number))
        self.finish_button.setText(
            self.tr("Finish, number and make PDF") if number else self.tr("Finish and make PDF")
        )
        self.finish_button.setFixedWidth(self.finish_button.sizeHint().width())

    def say_empty(self) -> None:
        """Nothing can be written yet."""
        self._say_instead(
            self.tr("There is no letter to write yet"),
            self.tr("Decide, ask for a correction or extend first; then its letter can be written."),
        )

    def say_failed(self) -> None:
        """A letter could not be opened: nothing of the one before is left to be finished or printed."""
        self.header.sub.setText("")
        self._due.setText("")
        self._mark.show_role(look.TEXT2)
        self.finish_button.setEnabled(False)
        self._view.show_nothing()
        self._say_instead(
            self.tr("This letter could not be opened"),
            self.tr("Nothing was changed. Go back to the request and open it again."),
        )

    def _say_instead(self, title: str, words: str) -> None:
        self.header.title.setText(self.tr("Letter"))
        self.empty.say(title, words, first=self.tr("Back to the request"))
        self._stack.setCurrentWidget(self.empty)


