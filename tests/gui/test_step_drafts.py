"""What is half typed into forms of a request: kept between pauses, found again, gone when recorded or thrown away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services import answering, form_drafts
from clerk_app.services.desk import Desk, open_desk
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.hand import press, seen, type_into

Made = dict[str, RequestId]


def kept(desk: Desk, request: RequestId) -> dict[str, dict[str, str]]:
    return {one.form: dict(one.typed) for one in form_drafts.of_request(desk, request)}


def lines(page: RequestPage) -> list[str]:
    """What is said over the history."""
    return [one.text() for one in page.deeds.drafts.lines.findChildren(QLabel, "draft_words") if one.isVisible()]


@pytest.fixture
def page(window: MainWindow, made: Made) -> RequestPage:
    window.show_page("request", Opening(made["plain"]))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


@pytest.fixture
def again(desk: Desk, words: Words, tmp_path: Path) -> Iterator[list[MainWindow]]:
    """Windows of the next start; closed without a question."""
    opened: list[MainWindow] = []
    yield opened
    for each in opened:
        each.may_close = True
        each.close()


def test_what_is_typed_is_kept_after_a_pause_and_the_next_start_goes_on_with_it(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: Made, words: Words, tmp_path: Path, again: list[MainWindow]
) -> None:
    page.open_step(EventKind.NOTED)
    assert kept(desk, made["plain"]) == {}
    type_into(qtbot, page, "step_text", "约好周四看卷")
    qtbot.waitUntil(lambda: kept(desk, made["plain"]) == {"noted": {"text": "约好周四看卷"}}, timeout=5000)
    events = len(desk.store.rows("SELECT seq FROM events"))
    desk.store.close()
    next_desk = open_desk(tmp_path / "store", who="韩予墨", now=office.at_noon)
    other = open_window(next_desk, words, office.today)
    qtbot.addWidget(other)
    again.append(other)
    other.show_page("request", Opening(made["plain"]))
    shown = other.page("request")
    assert isinstance(shown, RequestPage)
    (said,) = lines(shown)
    assert "填了没有记" in said and "苏晚晴" in said, "by whom, where it was another"
    press(qtbot, shown, "take_form_draft")
    typed = seen(qtbot, shown, "step_text")
    assert isinstance(typed, QPlainTextEdit) and typed.toPlainText() == "约好周四看卷" and lines(shown) == []
    shown.main_action()
    assert kept(next_desk, made["plain"]) == {} and lines(shown) == []
    assert len(next_desk.store.rows("SELECT seq FROM events")) == events + 1 and next_desk.store.findings() == ()
    next_desk.store.close()


def test_closing_no_longer_asks_about_what_is_kept(
    qtbot: QtBot, desk: Desk, window: MainWindow, page: RequestPage, made: Made
) -> None:
    page.open_step(EventKind.EXTENDED)
    type_into(qtbot, page, "step_approver", "许长安")
    assert not window.is_unfinished() and kept(desk, made["plain"])["extended"]["approver"] == "许长安"
    window.close()
    assert not window.isVisible()


def test_what_the_store_refuses_is_said_in_the_form_and_closing_asks(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: Made
) -> None:
    page.open_step(EventKind.NOTED)
    shown = seen(qtbot, page, "step_text")
    assert isinstance(shown, QPlainTextEdit)
    page.deeds._view.entry.typed["text"] = "甲\ud800"  # type: ignore[union-attr]
    assert page.is_unfinished()
    line = seen(qtbot, page.timeline, "draft_words")
    assert isinstance(line, QLabel) and line.text()
    page.deeds.leave()
    assert page.is_unfinished(), "it stays here though the form is closed"
    page.open_step(EventKind.NOTED)
    page.deeds._view.entry.typed["text"] = "甲"  # type: ignore[union-attr]
    assert not page.is_unfinished() and kept(desk, made["plain"]) == {"noted": {"text": "甲"}}


def test_a_draft_thrown_away_in_the_form_or_over_the_history_can_be_had_back(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: Made
) -> None:
    request = made["plain"]
    page.open_step(EventKind.NOTED)
    typed = type_into(qtbot, page, "step_text", "约好周四看卷")
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert len(lines(page)) == 1
    press(qtbot, page, "drop_form_draft")
    assert kept(desk, request) == {} and "已丢弃" in lines(page)[0]
    press(qtbot, page, "bring_back_draft")
    assert kept(desk, request) == {"noted": {"text": "约好周四看卷"}}
    page.open_step(EventKind.NOTED)
    assert "接着" in seen(qtbot, page.timeline, "draft_words").text()  # type: ignore[attr-defined]
    press(qtbot, page.timeline, "drop_form_draft")
    assert seen(qtbot, page, "step_text").toPlainText() == "" and kept(desk, request) == {}  # type: ignore[attr-defined]
    press(qtbot, page.timeline, "bring_back_draft")
    assert seen(qtbot, page, "step_text").toPlainText() == "约好周四看卷"  # type: ignore[attr-defined]


def test_corrections_strikes_links_and_what_the_head_decided_are_kept_each_for_itself(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: Made
) -> None:
    request = made["plain"]
    page.deeds.open_amend()
    type_into(qtbot, page, "amend_telephone", "0000-5550117")
    type_into(qtbot, page, "amend_reason", "来电更正")
    page.deeds.open_link()
    type_into(qtbot, page, "step_reason", "同一地块")
    page.open_step(EventKind.EXTENDED)
    assert page.deeds._view is not None
    page.deeds._view.fold.resume("许长安", "主任", "情况特殊")
    qtbot.waitUntil(lambda: "extended" in kept(desk, request), timeout=5000)
    page.deeds.leave()
    assert kept(desk, request) == {
        "amend": {"telephone": "0000-5550117", "reason.": "来电更正"},
        "noted:link": {"reason": "同一地块"},
        "extended": {"override.by": "许长安", "override.role": "主任", "override.reason": "情况特殊"},
    }
    assert len(lines(page)) == 3
    page.deeds.open_amend()
    phone, why = seen(qtbot, page, "amend_telephone"), seen(qtbot, page, "amend_reason")
    assert isinstance(phone, QLineEdit) and isinstance(why, QLineEdit)
    assert (phone.text(), why.text()) == ("0000-5550117", "来电更正")
    page.open_step(EventKind.EXTENDED)
    assert isinstance(reason := seen(qtbot, page, "override_reason"), QPlainTextEdit)
    assert reason.toPlainText() == "情况特殊"
    page.deeds.leave()
    page.deeds.open_amend()
    page.main_action()
    assert "amend" not in kept(desk, request) and "noted:link" in kept(desk, request)


def test_a_day_nobody_typed_is_the_day_of_the_opening_and_a_step_that_is_over_says_what_was_typed(
    qtbot: QtBot, desk: Desk, window: MainWindow, page: RequestPage, made: Made
) -> None:
    request = made["plain"]
    form_drafts.keep(desk, request, "extended", {"approver": "许长安"})
    page.open_step(EventKind.EXTENDED)
    assert seen(qtbot, page, "step_on").text() == "2026-10-13"  # type: ignore[attr-defined]
    page.deeds.leave()
    answering.answer(desk, request, on=office.TODAY, outcome=answering.Outcome.DISCLOSED, today=office.TODAY)
    window.show_page("request", Opening(request))
    press(qtbot, page, "take_form_draft")
    assert page.timeline.form is None
    qtbot.waitUntil(lambda: any("许长安" in one.text() for one in window.findChildren(QLabel) if one.isVisible()))
    press(qtbot, page, "drop_form_draft")
    assert kept(desk, request) == {}


def test_a_deed_recorded_though_its_draft_stayed_is_not_offered_again(
    qtbot: QtBot, desk: Desk, page: RequestPage, made: Made
) -> None:
    page.open_step(EventKind.NOTED)
    type_into(qtbot, page, "step_text", "约好周四看卷")
    page.deeds.drafts.keep()
    (draft,) = form_drafts.of_request(desk, made["plain"])
    page.main_action()
    form_drafts.keep(desk, made["plain"], "noted", draft.typed, draft.deed)  # as after a power cut in between
    assert form_drafts.of_request(desk, made["plain"]) == ()
    assert desk.store.form_drafts.of_request(made["plain"]) == ()


def test_what_is_half_typed_goes_with_the_erased_persons_of_a_request(desk: Desk, made: Made) -> None:
    for request in (made["plain"], made["amber"]):
        form_drafts.keep(desk, request, "noted", {"text": "江述白"})
    form_drafts.erase_of_request(desk, made["plain"])
    assert kept(desk, made["plain"]) == {} and kept(desk, made["amber"]) != {}


DYING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from clerk_app.gui.app import make_application
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.style import dress
from clerk_app.gui.translation import speak
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.services import form_drafts
from tests.gui import office
from tests.gui.frame import open_window

application, style = make_application()
speaking = speak(application)
dress(application, dark=False)
desk = office.open_office(Path(sys.argv[1]))
request = office.fill(desk)["plain"]
window = open_window(desk, Words(desk.terms, office.today), office.today)
window.show_page("request", Opening(request, EventKind.NOTED))
QTest.keyClicks(window.findChild(QPlainTextEdit, "step_text"), "seen on")
for _ in range(200):
    QTest.qWait(50)
    if form_drafts.of_request(desk, request):
        break
QTest.keyClicks(window.findChild(QPlainTextEdit, "step_text"), "!")
print(request, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_program_killed_in_a_form_loses_nothing_typed_before_the_last_pause(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    settings = {**os.environ, "PYTHONPATH": str(root), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path / "store")], cwd=root, env=settings, capture_output=True,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    desk = open_desk(tmp_path / "store", who="苏晚晴", now=office.at_noon)
    assert kept(desk, RequestId(int(done.stdout))) == {"noted": {"text": "seen on"}}
    assert desk.store.findings() == ()
    desk.store.close()
