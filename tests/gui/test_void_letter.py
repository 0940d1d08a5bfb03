"""A letter that is wrong is made void from its own page and written anew; a late one is said before it is finished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerk_app.gui import look
from clerk_app.gui.components.banner import RED
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.event_list import ROW, EventRow
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.letter_page import LetterPage
from clerk_app.gui.pages.request_page import RequestPage
from clerk_app.law.terms import ConsultedParty, DeliveryManner, EventKind, Outcome, SecrecyFinding
from clerk_app.services import answering, handling, letters, posting, routing
from clerk_app.services.desk import Desk
from clerk_app.services.letter_words import choices_of
from tests.gui.hand import press, type_into
from tests.gui.letter_office import opened, received
from tests.gui.office import TODAY

Made = tuple[Desk, MainWindow]
LATER = date(2026, 10, 30)


@pytest.fixture(scope="module")
def made(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with opened(tmp_path_factory.mktemp("void"), qapp) as one:
        yield one


def letter_page(window: MainWindow, *opening: object, **more: object) -> LetterPage:
    window.show_page("letter", LetterOpening(*opening, **more))
    page = window.page("letter")
    assert isinstance(page, LetterPage)
    return page


def rows_of(page: RequestPage) -> list[EventRow]:
    return [page.model.index(at, 0).data(ROW) for at in range(page.model.rowCount())]


def paints_its_link(page: RequestPage, row: EventRow) -> bool:
    """Whether something in the colour of links stands in the row."""
    page.timeline.scrollTo(page.model.index(page.model.row_of(row.entry), 0))
    place = page.timeline.visualRect(page.model.index(page.model.row_of(row.entry), 0))
    picture = page.timeline.viewport().grab(place).toImage()
    colour = look.color(look.tokens().accenttext)
    every = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return any(picture.pixelColor(x, y) == colour for x, y in every)


def test_a_letter_is_made_void_with_a_reason_and_written_anew_with_its_words(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = received(desk, "江述白")
    handling.ask_correction(desk, request, on=TODAY, points="请写明文件名称", reply_by=LATER, today=TODAY)
    page = letter_page(window, request)
    type_into(qtbot, page, "letter_guidance", "不清楚的，可以来电询问")
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)
    press(qtbot, page, "finish")
    first = page.issued
    press(qtbot, page, "make_void")
    assert window.shown == "request"
    history = window.page("request")
    assert isinstance(history, RequestPage)
    type_into(qtbot, history, "step_reason", "补正内容写漏")
    history.main_action()
    assert desk.store.documents.get(first.id).number == "临住建公开〔2026〕1号"
    row = next(one for one in rows_of(history) if one.document == int(first.id))
    assert row.is_struck and row.link == "临住建公开〔2026〕1号" and row.note.startswith("已撤销：补正内容写漏")
    assert paints_its_link(history, row), "the number that stays used is still to be seen, and still opens its letter"

    page = letter_page(window, request, document=int(first.id))
    assert page.banner.kind() == RED and "已作废，原因：补正内容写漏。" in page.banner.text()
    assert page.out.void_button.isHidden(), "it is void already"
    page.banner.pressed.emit()
    assert page.issued is None and page.given()["guidance"] == "不清楚的，可以来电询问"
    assert not page.is_unfinished(), "nothing was typed yet"
    qtbot.waitUntil(page.finish_button.isEnabled, timeout=3000)
    press(qtbot, page, "finish")
    assert page.number.text() == "临住建公开〔2026〕2号", "a number is never used again"


def test_the_history_names_letters_that_have_no_number(made: Made) -> None:
    desk, window = made
    request = received(desk, "林知夏")
    letters.issue(desk, request, "receipt", today=TODAY)
    window.show_page("request", request)
    model = window.page("request").model
    rows = [model.index(at, 0).data(ROW) for at in range(model.rowCount())]
    assert [one.link for one in rows if one.document is not None] == ["政府信息公开申请登记回执"]


def test_a_letter_that_went_out_is_not_offered_to_be_made_void(made: Made) -> None:
    desk, window = made
    request = received(desk, "叶知秋")
    document = letters.issue(desk, request, "receipt", today=TODAY).facts["id"]
    page = letter_page(window, request, document=document)
    assert not page.out.void_button.isHidden()
    waiting = [one for one in posting.to_post(desk, TODAY) if one.document == document]
    posting.post(
        desk, waiting, manner=DeliveryManner.POST, posted_on=TODAY, waybills={}, today=TODAY, deed="void-posted"
    )
    page = letter_page(window, request, document=document)
    assert page.out.void_button.isHidden()


def test_an_answer_dated_after_the_due_day_is_said_in_red_before_it_is_finished(made: Made) -> None:
    desk, window = made
    request = received(desk, "宋岁晏", on=TODAY.replace(month=7, day=1))
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, reason="检索耗时", today=TODAY)
    page = letter_page(window, request, "answer")
    assert page.issued is None and not page.banner.isHidden()
    assert page.banner.kind() == RED and "落款日期晚于答复期限届满日" in page.banner.text()
    assert any(one.kind is EventKind.ANSWERED for one in page.request.request.events)


def test_after_the_inquiry_the_notice_to_the_applicant_is_one_press_away(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = received(desk, "沈知行")
    handling.consult(desk, request, on=TODAY, party=ConsultedParty.THIRD_PARTY, ref="临澜澄江商贸有限公司", today=TODAY)
    given = {"third_party_kind": "commercial_enterprise", "information": "商铺评估价格", "ref": "临澜澄江商贸有限公司"}
    document = letters.issue(desk, request, "third_party_inquiry", given, today=TODAY).facts["id"]
    page = letter_page(window, request, document=document)
    press(qtbot, page, "next_letter")
    assert page.kind == "third_party_pause" and page.issued is None
    assert page.face.next_letter.isHidden()
    letters.issue(desk, request, page.kind, page.given(), today=TODAY)
    page = letter_page(window, request, document=document)
    assert page.face.next_letter.isHidden(), "that it is disclosed all the same is decided when the opinion is there"


def test_a_withheld_part_rests_on_what_is_refused_or_not_there(made: Made) -> None:
    desk, _ = made
    offered = {value for value, _ in choices_of(desk, "answer")["withheld_as"]}
    assert {"refused_privacy", "refused_business_secret", "refused_state_secret"} <= offered
    assert not offered & {"disclosed", "disclosed_already_public", "other_withdrawn", "not_handled_duplicate"}


def test_a_letter_that_no_step_asks_for_can_be_written_once_more(qtbot: QtBot, made: Made) -> None:
    desk, window = made
    request = received(desk, "江述白")
    given = {"agency": "临澜区保密局", "information": "会商材料", "reasons": "未定密"}
    document = letters.issue(desk, request, "determination_request", given, today=TODAY).facts["id"]
    letters.issue(desk, request, "receipt", today=TODAY)
    page = letter_page(window, request, document=document)
    press(qtbot, page, "next_letter")
    assert page.issued is None and page.kind == "determination_request"
