"""English of what is told after a deed: in the toast no Chinese, though the deed names a duty, a kind or a decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services import demands
from clerk_app.services.desk import Desk
from clerk_app.services.duties import duties
from clerk_app.services.setting_change import change
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.speech import spoken
from tests.gui.walking import says_chinese


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Desk]:
    made = change(office.open_office(tmp_path_factory.mktemp("told") / "store"), "duty_lost_cases", "on").desk
    office.register(made, "2026-0001", date(2026, 9, 21), "叶知秋", "栖云花园备案材料")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def window(desk: Desk) -> Iterator[MainWindow]:
    with spoken("en"):
        made = open_window(desk, Words(desk.terms, office.today, english=True), office.today)
        yield made
        close_for_good(made)


def test_a_duty_that_is_ticked_and_taken_back_is_told_in_english(window: MainWindow, desk: Desk) -> None:
    window.show_page("duties")
    page = window.page("duties")
    duty = duties(desk, office.today())[0]
    assert says_chinese(duty.title), "control"
    for deed in (lambda: page._tick(duty, office.today(), ""), lambda: page._untick(duty)):
        deed()
        assert window.toast.text().strip() and not says_chinese(window.toast.text())
    window.show_page("today")
    window.page("today")._duties.toggle(duty)
    assert window.toast.text().startswith("Noted: ") and not says_chinese(window.toast.text())


def test_a_demand_registered_and_one_refused_are_told_in_english(window: MainWindow, desk: Desk) -> None:
    kind = demands.demand_kinds()[-1]
    asked = {"kind": kind.id, "came_on": date(2026, 10, 9), "matter": "公开停车收费标准", "today": office.today()}
    with pytest.raises(KnownTrouble, match="demand_needs_request") as refused:
        demands.keep(desk, **asked)
    kept = demands.keep(desk, number="2026-0001", **asked)
    for told in (window.words.trouble(refused.value), window.words.done(kept)):
        assert kind.en in told and not says_chinese(told)
