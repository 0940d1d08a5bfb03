"""Names that a step asks for are offered from the office's own lists while one types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.page import Opening
from clerk_app.law.terms import EventKind
from clerk_app.services import routing, staff
from clerk_app.services.desk import Desk
from tests.gui.hand import type_into
from tests.gui.office import TODAY, register


@pytest.mark.parametrize(
    ("step", "name", "typed", "offered"),
    [
        (EventKind.ROUTED, "step_unit", "征收", "房屋征收科"),
        (EventKind.MATERIAL_RETURNED, "step_unit", "征收", "房屋征收科"),
        (EventKind.APPROVED, "step_name", "澄", "温如澄"),
        (EventKind.SECRECY_REVIEWED, "step_reviewer", "澄", "温如澄"),
        (EventKind.EXTENDED, "step_approver", "澄", "温如澄"),
    ],
)
def test_a_name_is_completed_from_the_list_it_is_on(
    qtbot: QtBot, window: MainWindow, desk: Desk, made: dict[str, RequestId], step: EventKind, name: str, typed: str,
    offered: str,
) -> None:  # fmt: skip
    staff.keep_unit(desk, name="房屋征收科")
    staff.keep_person(desk, name="温如澄")
    gone = "章征收澄"
    for keep, which, lines in (
        (staff.keep_unit, staff.UNITS, staff.units), (staff.keep_person, staff.PEOPLE, staff.people),
    ):
        keep(desk, name=gone)
        staff.set_active(desk, which, next(one.id for one in lines(desk) if one.name == gone), active=False)
    if step is EventKind.MATERIAL_RETURNED:
        routing.route(desk, made["plain"], on=TODAY, unit="规划科", today=TODAY)
    window.show_page("request", Opening(made["plain"], step))
    field = type_into(qtbot, window.page("request"), name, typed)
    assert isinstance(field, QLineEdit) and field.completer() is not None
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    shown = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert shown == [offered]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == offered
    assert window.page("request").timeline.form is not None, "control: nothing was recorded"


@pytest.mark.parametrize("asked", ["F3", "Alt+Down", "Down"])
def test_a_list_that_is_not_known_by_heart_opens_from_the_keyboard(
    qtbot: QtBot, window: MainWindow, desk: Desk, made: dict[str, RequestId], asked: str
) -> None:
    for name in ("房屋征收科", "城市更新科"):
        staff.keep_unit(desk, name=name)
    window.show_page("request", Opening(made["plain"], EventKind.ROUTED))
    field = type_into(qtbot, window.page("request"), "step_unit", "" if asked == "Down" else "章")
    QTest.keySequence(field, asked)
    popup = field.completer().popup()
    assert popup.isVisible()
    shown = {popup.model().index(row, 0).data() for row in range(popup.model().rowCount())}
    assert shown >= {"房屋征收科", "城市更新科"}
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() in shown and not popup.isVisible()


def test_where_no_list_is_kept_the_units_used_so_far_are_offered(
    qtbot: QtBot, window: MainWindow, desk: Desk, made: dict[str, RequestId]
) -> None:
    used = {one.unit for one in desk.store.requests.all() if one.unit}
    register(desk, "2026-0099", TODAY, "许见山", "滨河巷 3 号院的批复", unit="规划科")
    window.show_page("request", Opening(made["plain"], EventKind.ROUTED))
    field = type_into(qtbot, window.page("request"), "step_unit", "")
    QTest.keyClick(field, Qt.Key.Key_F3)
    popup = field.completer().popup()
    shown = {popup.model().index(row, 0).data() for row in range(popup.model().rowCount())}
    assert used and not staff.units(desk), "control"
    assert shown == {*used, "规划科"}
