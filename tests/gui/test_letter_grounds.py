"""Several grounds in the window: added, filled, taken back, printed; each matter of an answer has its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, SecrecyFinding
from clerk_app.services import answering, intake, letters, routing
from clerk_app.services.desk import Desk
from tests.gui.hand import pick, press, seen, type_into
from tests.gui.letter_office import opened, received
from tests.gui.office import TODAY
from tests.gui.walking import cut

Made = tuple[Desk, MainWindow]


@pytest.fixture(scope="module")
def made(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with opened(tmp_path_factory.mktemp("grounds"), qapp) as one:
        yield one


def show(window: MainWindow, request: RequestId) -> LetterPage:
    window.show_page("letter", LetterOpening(request, "answer"))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    return page


def partly(desk: Desk, name: str) -> RequestId:
    request = received(desk, name)
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY)
    return request


def fill(qtbot: QtBot, page: LetterPage, ground: str, outcome: Outcome, withheld: str, reasons: str) -> None:
    pick(qtbot, page, f"letter_{ground}withheld_as", outcome.value)
    type_into(qtbot, page, f"letter_{ground}withheld", withheld)
    type_into(qtbot, page, f"letter_{ground}reasons", reasons)


def test_a_second_ground_is_added_filled_and_printed_with_its_own_article(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = partly(desk, "江述白")
    page = show(window, request)
    fill(qtbot, page, "", Outcome.REFUSED_PRIVACY, "当事人住址", "公开会损害其合法权益")
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)
    press(qtbot, page, "add_ground_0")
    assert seen(qtbot, page, "letter_part2.withheld_as").hasFocus()
    assert not page.finish_button.isEnabled() and "（二）不予公开的情形" in page.banner.text()
    fill(qtbot, page, "part2.", Outcome.REFUSED_PROCESS, "讨论记录", "尚未作出决定")
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)
    press(qtbot, page, "finish")
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(page.data)).pages).replace("\n", "")
    assert text == "".join(
        one.extract_text() for one in PdfReader(BytesIO(letters.data_of(desk, page.issued))).pages
    ).replace("\n", "")
    assert "（一）不予公开的内容为：当事人住址" in text and "（二）不予公开的内容为：讨论记录" in text
    assert "第十五条" in text and "第十六条第二款" in text


def test_a_ground_is_taken_back_and_those_after_it_move_up(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    page = show(window, partly(desk, "林知夏"))
    for ground, outcome in (("part2.", Outcome.REFUSED_PROCESS), ("part3.", Outcome.REFUSED_BUSINESS_SECRET)):
        press(qtbot, page, "add_ground_0")
        fill(qtbot, page, ground, outcome, ground, "甲")
    press(qtbot, page, "remove_ground_0_2")
    combo = seen(qtbot, page, "letter_part2.withheld_as")
    qtbot.waitUntil(lambda: "part3.withheld" not in page._form().typed, timeout=3000)
    assert isinstance(combo, QComboBox) and combo.currentData() == Outcome.REFUSED_BUSINESS_SECRET.value
    assert page._form().typed["part2.withheld"] == "part3."
    press(qtbot, page, "remove_ground_0_2")
    qtbot.waitUntil(lambda: page._form().grounds(0) == (), timeout=3000)


def test_a_refusal_may_rest_on_one_more_ground_and_a_disclosure_on_none(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    refused, whole = (received(desk, name) for name in ("叶知秋", "宋岁晏"))
    answering.answer(desk, refused, on=TODAY, outcome=Outcome.REFUSED_PRIVACY, today=TODAY)
    answering.answer(desk, whole, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    page = show(window, refused)
    press(qtbot, page, "add_ground_0")
    pick(qtbot, page, "letter_part2.withheld_as", Outcome.REFUSED_OTHER_LAW.value)
    seen(qtbot, page, "letter_part2.other_law")
    page = show(window, whole)
    assert not [one for one in page.view.findChildren(object, "add_ground_0") if one.isVisible()]


def test_each_matter_has_its_own_grounds_and_nothing_is_cut(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    draft = RequestDraft(
        date(2026, 10, 9), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "两样",
        subjects=("方案", "照片"),
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    answering.answer(
        desk, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={1: Outcome.PARTIALLY_DISCLOSED, 2: Outcome.REFUSED_PROCESS},
    )  # fmt: skip
    page = show(window, request)
    for item, outcome in ((2, Outcome.REFUSED_INTERNAL_AFFAIRS), (1, Outcome.REFUSED_PRIVACY)):
        press(qtbot, page, f"add_ground_{item}")
        pick(qtbot, page, f"letter_{item}.part2.withheld_as", outcome.value)
    assert page._form().grounds(1) == page._form().grounds(2) == (2,)
    assert "内部事务信息" in "".join(
        page.paper.document.getAllText(at).text() for at in range(page.paper.page_count)
    ).replace("\r\n", "").replace("\n", "")
    for size in ((1093, 542), (1366, 696)):
        window.resize(*size)
        qtbot.waitUntil(lambda: not cut(window))


@pytest.mark.parametrize("size", [(1366, 696), (1093, 542)])
def test_a_ground_chosen_with_the_keys_stays_in_view_when_its_fields_are_laid_out_anew(
    qtbot: QtBot, made: Made, size: tuple[int, int]
) -> None:
    desk, window = made
    draft = RequestDraft(
        date(2026, 10, 9), Channel.IN_PERSON, Applicant(ApplicantKind.NATURAL_PERSON, "宋岁晏"), "四样",
        subjects=("方案", "照片", "名册", "图纸"),
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    answering.answer(
        desk, request, on=TODAY, outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY,
        items={1: Outcome.DISCLOSED, 2: Outcome.PARTIALLY_DISCLOSED, 3: Outcome.PARTIALLY_DISCLOSED,
               4: Outcome.UNABLE_NOT_EXIST},
    )  # fmt: skip
    window.resize(*size)
    page = show(window, request)
    area = page.face.left.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for item in (2, 3):
        page.view.focus_on(f"{item}.withheld_as")
        before = seen(qtbot, page, f"letter_{item}.withheld_as")
        assert before.hasFocus()
        for _ in range(4):
            qtbot.keyClick(before, Qt.Key.Key_Down)
        qtbot.wait(600)
        combo = seen(qtbot, page, f"letter_{item}.withheld_as")
        assert isinstance(combo, QComboBox) and combo.currentIndex() == 4
        assert combo.hasFocus()
        assert area.viewport().rect().contains(QRect(combo.mapTo(area.viewport(), QPoint(0, 0)), combo.size()))
