"""What a request has to do with others: linked by hand and taken apart again, the same applicant's, its cases."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestId
from clerk_app.gui.components.choice_row import ChoiceRow
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.notice_text import NamedDay
from clerk_app.law.terms import EventKind, RemedyResult, RemedyRoute
from clerk_app.services import calendar, handling, links, remedies
from clerk_app.services.desk import Desk
from clerk_app.services.links import Relation
from clerk_app.trouble import KnownTrouble
from tests.gui.fingers import Keys, at
from tests.gui.hand import pick, press, seen, type_into
from tests.gui.office import TODAY


@pytest.fixture
def page(window: MainWindow, made: dict[str, RequestId]) -> RequestPage:
    return show(window, made["plain"])


def show(window: MainWindow, request: RequestId) -> RequestPage:
    window.show_page("request", Opening(request))
    shown = window.page("request")
    assert isinstance(shown, RequestPage)
    return shown


def said(page: RequestPage) -> list[str]:
    return [one.text() for one in page.facts.findChildren(QLabel) if one.isVisible()]


def test_arrows_go_on_choosing_among_the_results_and_the_button_is_seen(
    qtbot: QtBot, page: RequestPage
) -> None:
    page.timeline.setFocus()
    keys = Keys()
    for key in (Qt.Key.Key_D, Qt.Key.Key_Down, Qt.Key.Key_Return, *[Qt.Key.Key_Down] * 4):
        keys.key(key)
    button = page.steps.card.button
    qtbot.waitUntil(lambda: button.isVisible() and button.visibleRegion().boundingRect() == button.rect())
    row = at()
    assert isinstance(row, ChoiceRow) and row.isChecked() and row.isVisible()
    assert [one.isChecked() for one in page.findChildren(ChoiceRow) if one.isVisible()].index(True) == 5


def test_a_request_is_linked_with_a_reason_and_both_sides_know(
    qtbot: QtBot, desk: Desk, made: dict[str, RequestId], page: RequestPage
) -> None:
    press(qtbot, page, "add_link")
    type_into(qtbot, page, "step_number", "2026-0001")
    pick(qtbot, page, "step_relation", "repeated")
    type_into(qtbot, page, "step_reason", "内容相同")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: "本件重复它 · 已送达" in said(page))
    assert "叶知秋 · 内容相同" in said(page)
    other = links.around(desk, desk.store.requests.get(made["served"])).links
    assert [(one.number, one.relation) for one in other] == [("2026-0005", Relation.REPEATS)]
    assert not page.shown.request.notes
    row = page.model.index(1, 0).data(ROW)
    assert (row.title, row.detail) == ("关联", "2026-0001 · 本件重复它 · 内容相同")
    with qtbot.waitSignal(page.go) as went:
        press(qtbot, page, "other_request")
    assert went.args == ["request", Opening(made["served"])]


def test_a_link_is_taken_away_on_both_sides_with_a_reason(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    links.link(desk, made["plain"], number="2026-0001", relation=Relation.EARLIER, reason="同一地块", today=TODAY)
    page = show(window, made["plain"])
    press(qtbot, page, "remove_link")
    type_into(qtbot, page, "step_reason", "不是同一地块")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: page.model.index(1, 0).data(ROW).is_struck)
    assert not links.around(desk, page.shown.request).links
    assert not links.around(desk, desk.store.requests.get(made["served"])).links


@pytest.mark.parametrize(
    ("number", "key"),
    [("2026-0005", "linked_to_itself"), ("2026-9", "request_unknown"), ("2026-0001", "linked_already")],
)
def test_what_cannot_be_linked_is_said(desk: Desk, made: dict[str, RequestId], number: str, key: str) -> None:
    links.link(desk, made["plain"], number="2026-0001", relation=Relation.OTHER, reason="有关", today=TODAY)
    with pytest.raises(KnownTrouble) as refused:
        links.link(desk, made["plain"], number=number, relation=Relation.OTHER, reason="有关", today=TODAY)
    assert refused.value.key == key


def test_the_same_applicant_s_other_requests_are_named_and_counted(
    qtbot: QtBot, window: MainWindow, made: dict[str, RequestId]
) -> None:
    page = show(window, made["amber"])
    qtbot.waitUntil(lambda: {"同申请人 · 已送达", "本年第 2 件，本月第 1 件"} <= {*said(page)})


def test_a_case_has_its_clocks_and_its_steps_beside_it(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId]
) -> None:
    for number in ("临复〔2026〕8号", "临复〔2026〕9号"):
        draft = RemedyDraft(
            route=RemedyRoute.RECONSIDERATION, body="临澜区人民政府", case_number=number, filed_on=date(2026, 9, 28),
            accepted_on=date(2026, 9, 29), copy_received_on=date(2026, 10, 9),
        )
        remedies.open_remedy(desk, made["served"], draft, today=TODAY)
    page = show(window, made["served"])
    clocks = [one.text() for one in page.facts.findChildren(QLabel, "case_clock")]
    inside = page.facts.scroller
    assert inside.widget().minimumSizeHint().width() <= inside.viewport().width(), "nothing is cut at the right"
    assert any("10-15" in one for one in clocks), "the fifth working day after 9 October, the make-up day counted"
    second = next(
        one for one in page.facts.findChildren(QAbstractButton, "case_remedy_closed")
        if one.accessibleName().endswith("9号")
    )
    page.facts.scroller.ensureWidgetVisible(second)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    type_into(qtbot, page, "step_on", "10-12")
    press(qtbot, page, "do_step")
    qtbot.waitUntil(lambda: EventKind.REMEDY_CLOSED in {one.kind for one in page.shown.request.events})
    assert [(one.case_number, one.result) for one in page.shown.remedies] == [
        ("临复〔2026〕8号", None), ("临复〔2026〕9号", RemedyResult.UPHELD),
    ]  # fmt: skip
    assert seen(qtbot, page, "case_remedy_heard").accessibleName().endswith("8号"), "a decided one is heard no more"


def test_a_new_calendar_moves_the_dates_of_the_request_that_is_open_and_the_page_says_so(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId], page: RequestPage
) -> None:
    assert page.clocks.findChild(QLabel, "clock_0").text() == "10-21 周三"
    days = [NamedDay(date(2026, 10, 19), off=True, name="地方节日")]
    _, change = calendar.add_local(
        desk, days=days, name="地方节日", source="区政府通知", published=TODAY, today=TODAY
    )
    window.page("calendar").did.emit(change)
    qtbot.waitUntil(lambda: page.shown.clock.due_on == date(2026, 10, 22), timeout=5000)
    assert page.clocks.findChild(QLabel, "clock_0").text() == "10-22 周四"
    qtbot.waitUntil(page.banner.isVisible)
    assert "日历有变：届满日 10-21 周三 → 10-22 周四" in page.banner.text()
    assert page.model.index(page.model.rowCount() - 1, 0).data(ROW).title == "备注", "it stands in the history too"
    page.show_request(made["amber"])
    page.show_request(made["plain"])
    assert "日历有变" not in page.banner.text() or not page.banner.isVisible(), "told until the request is left"


def test_a_deed_recorded_on_another_page_shows_here(
    qtbot: QtBot, desk: Desk, window: MainWindow, made: dict[str, RequestId], page: RequestPage
) -> None:
    window.show_page("register")
    change = handling.extend(desk, made["plain"], on=TODAY, days=10, reason="人手不足", notice_on=TODAY, today=TODAY)
    window.page("register").did.emit(change)
    window.show_page("request", Opening(made["plain"]))
    assert page.shown.clock.extended_days == 10
    assert page.model.rowCount() == 2
