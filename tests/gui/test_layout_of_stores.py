"""The pages over stores unlike the demonstration: an empty one, two agencies with one endless request, none at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.gui.pages.first_start_page import FirstStartPage
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.pages.store_trouble_page import StoreTroublePage
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.style import dress
from clerk_app.gui.words import Words
from clerk_app.services import handling
from clerk_app.services import office as offices
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office
from clerk_app.services.upkeep import back_up
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.gui.frame import open_window, settle
from tests.gui.layout import faults
from tests.gui.speech import spoken

pytestmark = pytest.mark.slow  # walks the whole window; the newer Pythons are spared it

SCREENS = ((1366, 696), (1093, 542), (683, 384))
LONG_NAME = "临澜区栖云花园一期二期三期及商业街区业主大会筹备组（代）" * 4
LONG_WORDING = "自二〇〇八年五月一日以来历年房屋征收补偿方案、评估报告、听证笔录、资金拨付凭证及附图，" * 40
EVENTS = 100
TRIED = (("en", "large"), ("zh", "middle"))


@pytest.fixture(params=TRIED, ids="-".join)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    dress(qapp, dark=False, size=request.param[1])
    with spoken(request.param[0]):
        yield request.param[0]
    dress(qapp, dark=False)


def walk(desk: Desk, language: str, pages: dict[str, object]) -> list[str]:
    """What is wrong with these pages on each screen."""
    window = open_window(desk, Words(desk.terms, office.today, english=language == "en"), office.today)
    window.setUpdatesEnabled(False)
    found = []
    for name, argument in pages.items():
        window.show_page(name, argument)
        assert window.shown == name
        for screen in SCREENS:
            window.resize(*screen)
            settle()
            found += [f"{name} {screen}: {fault}" for fault in faults(window.page(name), sideways=True)]
    close_for_good(window)
    return found


def test_every_page_of_an_empty_register_is_whole(desk: Desk, language: str) -> None:
    pages = {one.name: None for one in SHELF if one.name not in ("request", "letter", "certificate")}
    found = walk(desk, language, pages)
    assert not found, "\n".join(found)


def test_two_agencies_and_an_endless_request_are_whole(desk: Desk, language: str) -> None:
    long = Office(name="临澜区住房和城乡建设局机关服务中心（综合行政执法大队）", code="临建服")
    offices.add(desk, long, since=None, today=office.TODAY)
    request = office.register(desk, "2026-0001", office.TODAY - timedelta(days=30), LONG_NAME, LONG_WORDING,
                              unit="房屋征收与补偿管理科", handler="阿依古丽·买买提艾力")  # fmt: skip
    for number in range(EVENTS):
        handling.note(desk, request, on=office.TODAY, text=f"{number} {LONG_WORDING[:200]}", today=office.TODAY)
    opening = Opening(request)
    pages = {
        "today": None, "register": None, "request": opening, "letter": argument_of(desk, "letter", "2026-0001"),
        "certificate": argument_of(desk, "certificate", "2026-0001"), "intake": None, "year": 2026, "months": None,
        "posting": None, "office": None, "settings": None,
    }  # fmt: skip
    found = walk(desk, language, pages)
    assert not found, "\n".join(found)


def test_the_four_questions_and_the_page_of_a_damaged_store_are_whole(
    qtbot: QtBot, desk: Desk, language: str, tmp_path: Path
) -> None:
    words = Words(desk.terms, office.today, english=language == "en")
    back_up(desk, today=office.TODAY)
    folder = desk.store.folder
    damaged = KnownTrouble("store_damaged", kind="store", folder=folder, finding="row 8 missing from index")
    pages: tuple[QWidget, ...] = (
        FirstStartPage(words, tmp_path / "register", office.today, "苏晚晴"),
        StoreTroublePage(words, damaged, folder), StoreTroublePage(words, damaged, tmp_path / "none", can_begin=True),
    )  # fmt: skip
    found = []
    for page in pages:
        qtbot.addWidget(page)
        page.show()
        for screen in SCREENS:
            page.resize(*screen)
            settle()
            found += [f"{page.objectName()} {screen}: {fault}" for fault in faults(page, sideways=True)]
        page.close()
    assert not found, "\n".join(found)
