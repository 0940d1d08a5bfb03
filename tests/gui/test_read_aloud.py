"""A clerk who hears the window is told, row by row, what one who sees it reads: sentences written by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.paste_table import FIRST, NUMBER
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.services.desk import Desk
from clerk_app.services.upkeep import back_up
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.speech import spoken

ALOUD = Qt.ItemDataRole.AccessibleTextRole
REGISTER = {
    "zh": {
        "late": "2026-0002，柏远物业服务有限公司，登记，已逾期 4 个工作日，红色提醒，10-08 周四，"
                "住宅专项维修资金使用明细",
        "today": "2026-0003，周若安，登记，今天届满，红色提醒，10-13 周二，房屋征收补偿方案",
        "amber": "2026-0004，叶知秋，登记，剩 3 个工作日，黄色提醒，10-16 周五，栖云花园二期竣工验收备案材料",
        "plain": "2026-0005，江述白，登记，剩 6 个工作日，10-21 周三，控制性详细规划调整论证报告",
        "consulting": "2026-0006，林知夏，征求意见，不计时，暂停计时，启明路桥梁检测报告",
        "correcting": "2026-0007，宋岁晏，补正中，不计时，补正 10-20，栖云里小区全部建设材料",
        "served": "2026-0001，叶知秋，已送达，按时办结，予以公开，栖云花园一期备案材料",
    },
    "en": {
        "late": "2026-0002, 柏远物业服务有限公司, registered, 4 working days late, red, 10-08 Thu, "
                "住宅专项维修资金使用明细",
        "amber": "2026-0004, 叶知秋, registered, 3 working days left, amber, 10-16 Fri, 栖云花园二期竣工验收备案材料",
        "correcting": "2026-0007, 宋岁晏, correcting, Not counting, Correction 10-20, 栖云里小区全部建设材料",
        "served": "2026-0001, 叶知秋, served, Closed in time, disclosed, 栖云花园一期备案材料",
    },
}  # fmt: skip
TODAY = {
    "zh": {
        "late": "2026-0002，柏远物业服务有限公司，登记，已逾期 4 个工作日，红色提醒，10-08 周四，答复并记逾期原因，"
                "住宅专项维修资金使用明细",
        "amber": "2026-0004，叶知秋，登记，剩 3 个工作日，黄色提醒，10-16 周五，答复，栖云花园二期竣工验收备案材料",
        "correcting": "2026-0007，宋岁晏，补正中，不计时，10-20 周二，等申请人补正，栖云里小区全部建设材料",
    },
    "en": {
        "late": "2026-0002, 柏远物业服务有限公司, registered, 4 working days late, red, 10-08 Thu, "
                "Answer, record why late, 住宅专项维修资金使用明细",
    },
}  # fmt: skip
ENTRY = {
    "zh": "09-16 周三，发出征求意见书，计时暂停，第三方",
    "en": "09-16 Wed, opinion asked for, Clock stopped, third party",
}
PASTED = "收件日期\t申请方式\t申请人姓名\t申请内容\r\n2026-13-40\t网络\t顾小甲\t改造工程的立项批复\r\n"
PASTED_WRONG = {
    "zh": "2026-13-40 “收件日期”的“2026-13-40”没有这一天。请核对日期。",
    "en": "2026-13-40 Received (收件日期): there is no day 2026-13-40.",
}
BACKUP = {
    "zh": "缘由: 手动, 核对: 已核对, 申请: 9, 大小: ",
    "en": "Why: by hand, Verified: Yes, Requests: 9, Size: ",
}


@pytest.fixture(params=["zh", "en"])
def heard(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, made: dict[str, RequestId]
) -> Iterator[tuple[str, MainWindow]]:
    back_up(desk, today=office.TODAY)
    with spoken(request.param):
        window = open_window(desk, Words(desk.terms, office.today, english=request.param == "en"), office.today)
        yield request.param, window
        window.may_close = True
        close_for_good(window)


def test_every_row_says_what_is_read_there(
    qtbot: QtBot, heard: tuple[str, MainWindow], made: dict[str, RequestId]
) -> None:
    language, window = heard
    window.show_page("register")
    table = window.page("register").list.model()
    said = {name: table.index(table.place_of(made[name]), 0).data(ALOUD) for name in REGISTER[language]}
    assert said == REGISTER[language]
    window.show_page("today")
    lines = window.page("today").model
    qtbot.waitUntil(lambda: lines.rowCount() > 0)
    places = {line.row.id: at for at, line in enumerate(lines.lines()) if line is not None}
    said = {name: lines.index(places[made[name]], 0).data(ALOUD) for name in TODAY[language]}
    assert said == TODAY[language]
    window.show_page("request", Opening(made["consulting"]))
    assert str(window.page("request").model.index(1, 0).data(ALOUD)).startswith(ENTRY[language])
    window.show_page("backups")
    written, _, what = str(window.page("backups").table.index(0, 0).data(ALOUD)).partition(", ")
    assert written.startswith("2026-10-13 ") and what.startswith(BACKUP[language])


def test_a_pasted_cell_says_what_is_wrong_with_it_and_only_that_cell_does(
    qtbot: QtBot, heard: tuple[str, MainWindow]
) -> None:
    language, window = heard
    window.show_page("paste", PASTED)
    page = window.page("paste")
    qtbot.waitUntil(lambda: bool(page.table.lines) and all(line.read for line in page.table.lines), timeout=5000)
    said = [page.table.index(0, column).data(ALOUD) for column in (NUMBER, FIRST, FIRST + 2)]
    assert str(said[0]) == "1" and str(said[1]) == PASTED_WRONG[language] and str(said[2]) == "顾小甲"
