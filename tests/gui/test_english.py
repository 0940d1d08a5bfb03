"""English whole: every page on the demonstration store, no Chinese but what is official or the office's own data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from clerk_app.gui.actions import ACTIONS, MENUS, shown
from clerk_app.gui.components.article_popup import ArticlePopup
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.calendar_faces import CalendarFaces
from clerk_app.gui.pages.letter_opening import LetterOpening
from clerk_app.gui.pages.page import Opening
from clerk_app.gui.pages.shelf import SHELF
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.terms import EventKind
from clerk_app.places import resources
from clerk_app.services import letters
from clerk_app.services.desk import Desk
from clerk_app.services.issuing import incomplete
from clerk_app.services.letter_words import choices_of
from clerk_app.services.month_book import month_workbook
from clerk_app.trouble import KnownTrouble
from tests.gui import office
from tests.gui.frame import open_window
from tests.gui.speech import spoken
from tests.gui.walking import cut, says_chinese
from tests.ics_reader import read_ics

OFFICIAL = frozenset(
    {
        # official tables: their headings, rows, identities and the text of their form
        "part", "chart_results", "chart_units", "sheet", "basis",
        # letters, their names and what is filled into them
        "letter_kind", "batch_kind", "wording_letter", "facts_signature",
        # the certificate: a paper for a Chinese court
        "certificate_due", "certificate_length", "certificate_closing", "period_grid",
        # the office's own particulars
        "status_store",
    }
)
"""Widgets whose words stay Chinese, by name; others are marked with the property ``official``."""
PAPERS = {"letter", "certificate"}
"""Pages that show a Chinese paper and its fields."""
KNOWN_LATIN = frozenset(
    {
        "PDF", "Excel", "WPS", "Word", "Ctrl", "Enter", "Esc", "EMS", "Shift", "Alt", "GB", "ICS", "English", "JSON",
        "Qt", "MIT", "PNG", "JPG", "JPEG", "xlsx", "xls", "et", "ods", "docx", "txt", "json", "resources", "fonts",
        "icons", "Tab", "Delete", "Home", "End", "PgUp", "PgDn", "CSV", "TIFF", "Del", "TrueType", "zh",
    }
)  # fmt: skip
"""Latin words that may stand in the Chinese of the window."""
_NAMED = re.compile(r"《[^》]*》|（国[^）]*）|[（(][^（）()]*号[）)]|国办[^，,;\s]*号|\d{4}年|修订")
"""Names of laws and notices, with their numbers."""
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|\([^()]*\)|‘[^’]*’|国办发〔\d+〕\d+号|\d+年\d+月\d+日|三月三")
"""What a sentence names, or shows as to be typed."""
_LETTER = re.compile(r"(?<=[a-z] )[\u4e00-\u9fff]+书")
"""The official name behind what a letter is."""
_KEPT = re.compile(r"以[^（]*为收到申请之日（《[^）]*）(?:项）)?")
"""Why a day is the day of receipt, as it was kept with the request."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Desk]:
    made = office.open_office(tmp_path_factory.mktemp("english") / "store")
    office.fill(made)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def window(desk: Desk) -> Iterator[MainWindow]:
    with spoken("en"):
        made = open_window(desk, Words(desk.terms, office.today, english=True), office.today)
        yield made
        close_for_good(made)


def is_official(shown_: QWidget) -> bool:
    at: QWidget | None = shown_
    while at is not None:
        if at.property("official") or at.objectName() in OFFICIAL:
            return True
        at = at.parentWidget()
    return False


def said(top: QWidget) -> Iterator[tuple[str, str]]:
    """(what it is, its words) of everything shown that is not official."""
    for each in top.findChildren(QWidget):
        if not each.isVisibleTo(top) or is_official(each):
            continue
        name = f"{type(each).__name__} {each.objectName()}"
        yield f"{name} tool tip", each.toolTip()
        if isinstance(each, QLabel | QAbstractButton):
            yield name, each.text()
        if isinstance(each, QGroupBox):
            yield name, each.title()
        if isinstance(each, QLineEdit):
            yield f"{name} placeholder", each.placeholderText()
        if isinstance(each, QComboBox):
            yield from ((f"{name} item", each.itemText(row)) for row in range(each.count()))
        if isinstance(each, QTableView) and each.model() is not None:
            model = each.model()
            for column in range(model.columnCount()):
                yield f"{name} heading", str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def data_of(desk: Desk) -> tuple[str, ...]:
    """What applicants and the office wrote, labels and identities of the official tables: never translated. Longest
    first."""
    found = {desk.who, "质监站", "韩予墨", "澜图置业"}
    for request in desk.store.requests.all():
        found |= {request.applicant.name, request.wording}
    for file in (resources() / "year_formats").glob("*.toml"):
        found |= set(texts_in(tomllib.loads(file.read_text(encoding="utf-8"))))
    return tuple(sorted(found, key=len, reverse=True))


def texts_in(value: object) -> Iterator[str]:
    """Every text of a TOML file that has Chinese in it."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)
    elif isinstance(value, str) and says_chinese(value):
        yield value


def chinese_left(window: MainWindow, page: str, data: tuple[str, ...]) -> list[str]:
    left = []
    for what, words in said(window.page(page)):
        rest = _NAMED.sub("", _KEPT.sub("", words))
        for known in data:
            rest = rest.replace(known, "")
        if says_chinese(rest):
            left.append(f"{page}: {what}: {words!r}")
    return left


def test_every_page_says_english(window: MainWindow, desk: Desk) -> None:
    data, left, seen = data_of(desk), [], 0
    for shelved in SHELF:
        if shelved.name in PAPERS:
            continue
        argument = argument_of(desk, "request", "2026-0006") if shelved.name == "request" else None
        window.show_page(shelved.name, argument)
        settle(window)
        left += chinese_left(window, shelved.name, data)
        seen += sum(bool(words) for _, words in said(window.page(shelved.name)))
    assert not left, "\n".join(left)
    assert seen > 400, "control: there was something to read"


def test_the_rows_and_remarks_of_the_month_are_said_in_english_and_the_sheet_stays_chinese(
    window: MainWindow, tmp_path: Path
) -> None:
    window.show_page("months")
    page = window.page("months")
    settle(window)
    cells = [page.list.table.index(row, column) for row in range(page.list.table.rowCount()) for column in range(7)]
    words = [str(cell.data() or "") for cell in cells]
    assert "By e-mail" in words and "The register does not list e-mail apart; it is counted as online." in words
    assert [each for each in words if says_chinese(each)] == []
    written = tmp_path / "month.xlsx"
    written.write_bytes(month_workbook(page.desk, page.view, today=office.today()))
    sheet = load_workbook(written).worksheets[0]
    said_ = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert any("电子邮件申请" in each for each in said_) and "登记簿不单列电子邮件，计在网上申请里。" in said_


def test_what_is_said_of_a_month_noted_as_sent_is_english(window: MainWindow) -> None:
    window.show_page("months")
    page = window.page("months")
    settle(window)
    for deed in (lambda: page._keep(office.today()), page._take_back):
        deed()
        settle(window)
        assert window.toast.text() and not says_chinese(window.toast.text())


def test_the_fields_of_a_letter_and_what_it_lacks_are_named_in_english(window: MainWindow, desk: Desk) -> None:
    window.show_page("letter", argument_of(desk, "letter", "2026-0004"))
    settle(window)
    page, data = window.page("letter"), data_of(desk)
    names = [field.accessibleName() for field in page.view.findChildren(QLineEdit)]
    assert page.header.title.text() == "Receipt 登记回执", "the official name with what that is"
    words = [text for _, text in said(page.view)] + names + [page.finish_button.toolTip()]
    assert "contact person" in names
    assert [each for each in map(partial(without, data), words) if says_chinese(each)] == []


def test_what_can_be_chosen_in_a_letter_is_said_in_english(window: MainWindow, desk: Desk) -> None:
    known = {"fee_notice": "by page", "record_correction_answer": "not corrected", "answer": "not kept",
             "approval_sheet": "extension", "proof_of_service": "by post", "search_record": "not found"}
    for kind, words in known.items():
        offered = choices_of(window.page("today").spoken, kind)
        said_there = [word for choices in offered.values() for _, word in choices]
        assert [word for word in said_there if says_chinese(word)] == []
        assert any(words in word for word in said_there), kind
    withheld = next(one for one in desk.store.requests.all() if one.number == "2026-0008")
    window.show_page("letter", LetterOpening(withheld.id, "answer"))
    settle(window)
    page = window.page("letter")
    shown = [word for one in page.view.shown.asked for _, word in one.choices]
    assert "state secret" in shown and not any(map(says_chinese, shown))


def test_cross_checks_and_drawings_of_the_year_are_said_in_english(window: MainWindow) -> None:
    window.show_page("year")
    settle(window)
    held = [words for _, words in said(window.page("year")) if words.endswith(", holds")]
    both = "new and carried in (rows 1 and 2) together = total handled and carried out (rows 3(7) and 4) together"
    assert f"{both}, holds" in held
    assert [words for words in held if says_chinese(words)] == []
    window.show_page("shape")
    settle(window)
    drawn = {one.chart.id: one.chart for one in window.page("shape").charts}
    assert drawn["results"].bars[0].label == "Disclosed"
    assert [one.says for name, one in drawn.items() if name != "units" and says_chinese(one.says)] == []
    assert "；" not in drawn["results"].says


def test_letters_months_and_the_parts_of_a_letter_are_called_in_english(window: MainWindow, desk: Desk) -> None:
    given = {"organ_name": "临澜区人民政府办公室"}
    letters.issue(desk, desk.store.requests.all()[0].id, "receipt", given, today=office.TODAY)
    window.show_page("posting")
    settle(window)
    assert [line.cells[1] for line in window.page("posting").tables["to_post"].lines()] == ["Receipt 登记回执"]
    window.show_page("months")
    settle(window)
    assert re.fullmatch(r"[A-Z][a-z]+ 20\d\d", window.page("months").periods.currentText())
    window.show_page("wording")
    settle(window)
    place = window.page("wording").findChild(QLabel, "wording_place")
    assert isinstance(place, QLabel) and place.text() == "Title"
    numbers = {one.key: one.en for one in desk.settings.declared.values()}
    assert numbers["pattern_fee_notice"] == "Number of: Fee notice 信息处理费收费通知书"


def test_what_a_letter_lacks_is_refused_in_the_language_of_the_window(window: MainWindow, desk: Desk) -> None:
    lacking = incomplete(desk, ("recipient_address", "2.recipient"))
    assert window.words.trouble(lacking).startswith("The letter still lacks: recipient's address, ")
    assert not says_chinese(window.words.trouble(lacking))
    assert Words(desk.terms, office.today).trouble(lacking).startswith("文书还缺：收件人地址、")


def test_one_line_says_only_what_happened_in_either_language(window: MainWindow, desk: Desk) -> None:
    refused = KnownTrouble("already_answered", number="2026-0004")
    chinese = Words(desk.terms, office.today)
    for words, end in ((window.words, ". "), (chinese, "。")):
        whole = words.trouble(refused)
        assert whole.startswith(words.happened(refused) + end) and len(words.happened(refused)) < len(whole) - 4
    cited = KnownTrouble("letter_incomplete", names="art. 33, No. 711")
    assert window.words.happened(cited) == "The letter still lacks: art. 33, No. 711"


@pytest.mark.parametrize("tab", ["review", "self_review", "digest"])
def test_what_closed_files_lack_is_said_in_english_and_leaves_the_office_in_chinese(
    window: MainWindow, desk: Desk, tmp_path: Path, tab: str
) -> None:
    window.show_page("registers", tab)
    settle(window)
    page, data = window.page("registers"), data_of(desk)
    cells = [str(page.table.index(row, at).data()) for row in range(page.table.rowCount()) for at in range(2, 7)]
    assert page.table.rowCount() or tab == "digest"
    letters_named = [_LETTER.sub("", without(data, each)) for each in cells if each != "None"]
    assert [each for each in letters_named if says_chinese(each)] == []
    assert [each for each in cut(page.tab.form) if "button" in each] == []
    if page.table.rowCount():
        shown = page.table.rowCount()
        page._write(str(tmp_path / "out.xlsx"))
        written = [str(one.value) for row in load_workbook(tmp_path / "out.xlsx").active.iter_rows() for one in row]
        assert page.table.rowCount() == shown
        assert any("没有" in each or "公开" in each for each in written) and not any("No " in each for each in written)


def without(data: tuple[str, ...], words: str) -> str:
    """The words without names of laws and without what the office wrote."""
    for known in data:
        words = words.replace(known, "")
    return _NAMED.sub("", words)


def test_every_day_of_the_calendar_is_said_in_english(window: MainWindow) -> None:
    window.show_page("calendar")
    settle(window)
    page = window.page("calendar")
    faces = CalendarFaces(window.words, page).days(page.view, {}, office.today(), None)
    said_ = {_NAMED.sub("", f"{face.name} {face.sentence}") for face in faces.values()}
    assert any("Mid-Autumn, off" in each for each in said_) and len(said_) > 360
    assert [each for each in said_ if says_chinese(each)] == []


def test_due_dates_taken_into_a_calendar_are_called_in_english(window: MainWindow, tmp_path: Path) -> None:
    window.show_page("calendar")
    settle(window)
    window.page("calendar").out._write(False, str(tmp_path / "due.ics"))
    events = read_ics((tmp_path / "due.ics").read_bytes())
    assert any(each["SUMMARY"].endswith("2026-0004") for each in events)
    assert [each for each in events if says_chinese(f"{each['SUMMARY']} {each['DESCRIPTION']}")] == []


def test_the_menus_and_the_rail_say_english(window: MainWindow, desk: Desk) -> None:
    words = [shown(source) for _, source in MENUS] + [shown(each.text) for each in ACTIONS]
    words += [text for _, text in said(window.rail)] + [text for _, text in said(window.status)]
    assert [text for text in words if says_chinese(text.replace(desk.who, ""))] == []


def test_the_forms_of_the_steps_say_english(window: MainWindow, desk: Desk) -> None:
    data = data_of(desk)
    request = argument_of(desk, "request", "2026-0004").request
    left = []
    for kind in (EventKind.EXTENDED, EventKind.CONSULTATION_SENT, EventKind.CORRECTION_ASKED, EventKind.FEE_NOTICED,
                 EventKind.WITHDRAWN, EventKind.SECRECY_REVIEWED, EventKind.ROUTED, EventKind.APPROVED):
        window.show_page("request", Opening(request, kind))
        settle(window)
        left += chinese_left(window, "request", data)
        window.escape()
    assert not left, "\n".join(left)


def test_the_manual_in_english_is_one_guide_that_says_so(window: MainWindow) -> None:
    window.show_page("help", "step:extended")
    page = window.page("help")
    assert page.topics.ids() == ("guide",)
    text = page.text.toPlainText()
    assert "art. 33" in text and "whole manual in English" in text
    assert not [line for line in text.splitlines()[1:] if says_chinese(line)]


def test_a_question_about_what_rests_on_an_article_is_answered_in_plain_words(window: MainWindow) -> None:
    window.show_page("intake")
    field = window.page("intake").findChild(QLineEdit, "received_on")
    field.setFocus()
    window.trigger("help")
    popup = window.findChild(ArticlePopup)
    assert popup.findChild(QLabel, "article_number").text() == "art. 31"
    assert popup.words.text().startswith("Day of receipt")
    popup.way.click()
    assert window.shown == "help" and window.page("help").shown == "guide"


def latin(text: str) -> set[str]:
    """The Latin words of a Chinese text that a clerk need not know."""
    return set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{[^{}]*\}|%\w+|\([\w-]*\*[^)]*\)|\.\w+", "", text))) - KNOWN_LATIN


def test_the_chinese_of_the_window_has_no_latin_word_but_known_ones() -> None:
    tree = ElementTree.parse(resources() / "translations" / "clerk_zh_CN.ts")
    texts = ["".join(each.itertext()) for each in tree.iter("translation")]
    assert len(texts) > 500
    assert {text: words for text in texts if (words := latin(text))} == {}


def test_every_sentence_is_said_in_both_languages_and_english_has_no_chinese() -> None:
    wrong = {}
    for file in sorted((resources() / "sentences").glob("*.toml")):
        for key, said_ in tomllib.loads(file.read_text(encoding="utf-8")).items():
            english = _QUOTED.sub("", said_["en"])
            if not said_["zh"].strip() or not said_["en"].strip() or says_chinese(english):
                wrong[key] = said_["en"]
    assert wrong == {}


def settle(window: MainWindow) -> None:
    """Until nothing is read beside the window any more."""
    QTest.qWait(20)
    for _ in range(200):
        if not window.jobs.is_busy:
            return
        QTest.qWait(10)
