"""English counts: one of a thing is said as one, in every text of the window that holds a number."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from clerk_app.gui.counting import with_counts
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.written import argument_of
from clerk_app.gui.parting import close_for_good
from clerk_app.gui.words import Words
from clerk_app.law.english_number import for_one
from clerk_app.places import resources
from clerk_app.services.desk import Desk
from tests.gui import office, test_english
from tests.gui.frame import open_window
from tests.gui.speech import spoken

GUI = Path(__file__).parents[2] / "clerk_app" / "gui"
_BLANK = re.compile(r"\{(\w*)(?::[^}]*)?\}")
_MANY = re.compile(r"\b1 (?:[a-z-]+ ){0,3}?([a-z]+s)\b")
NO_NOUN = frozenset({"is", "as", "was", "ms", "this", "settings", "others"})
"""What ends in s behind a blank and counts nothing: the file is, recorded as posted, milliseconds, the settings say."""
DOES = frozenset({"blocks", "comes", "differs", "does", "falls", "lacks", "stands", "stays", "waits"})
"""What one does."""
NO_COUNT = ("olidays of {year}", "rows left out.xlsx")
"""Sources whose blank is a year or a name, never a number of things."""


COUNTING = ("today", "register", "request", "calendar", "months", "backups", "duties", "office")
"""The pages that say how many of what one request brings."""


def sources() -> list[str]:
    tree = ElementTree.parse(resources() / "translations" / "clerk_zh_CN.ts")
    return [each.findtext("source") or "" for each in tree.iter("message")]


def of_one(source: str) -> str:
    """The text as it is said with 1 in every blank."""
    return with_counts(source, **{name: 1 for name in _BLANK.findall(source)})


@cache
def is_counted(source: str) -> bool:
    """Whether it is said otherwise of one than of many."""
    if "{" not in source:
        return False
    changed = for_one(source, {name: "1" for name in _BLANK.findall(source)}) != source
    return changed and not any(known in source for known in NO_COUNT)


def wrong_in(text: str) -> list[str]:
    return [many for many in _MANY.findall(text) if many not in NO_NOUN | DOES]


def test_every_english_text_with_a_count_is_said_of_one() -> None:
    texts = [each for each in sources() if "{}" not in each]
    assert sum(map(is_counted, texts)) > 60, "control: there is something to count"
    assert {each: of_one(each) for each in texts if wrong_in(of_one(each))} == {}


def test_no_count_is_filled_into_a_blank_without_a_name() -> None:
    """What is filled by its place cannot be said of one."""
    assert [each for each in sources() if re.search(r"\{\}(?: [a-z-]+){0,2} [a-z]+s\b", each)] == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{count} remarks that block nothing", "1 remark that blocks nothing"),
        ("Open these {count} in the register", "Open this one in the register"),
        ("{n} stand twice in the file", "1 stands twice in the file"),
        ("{n} deadlines differ from the ledger's", "1 deadline differs from the ledger's"),
        ("Holidays of {n} days", "Holidays of 1 day"),
    ],
)
def test_the_verb_goes_with_the_one(source: str, said: str) -> None:
    assert of_one(source) == said


def test_more_than_one_stay_many_and_chinese_stays_as_it_is() -> None:
    assert with_counts("{n} requests", n="1,001") == "1,001 requests"
    assert with_counts("{n} requests", n=0) == "0 requests"
    assert with_counts("共 {n} 件", n=1) == "共 1 件"


def formatted_by_hand(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, text) of counted texts that ``format`` fills: at once, or by the name they were given in that function."""
    for body in ast.walk(tree):
        if not isinstance(body, ast.FunctionDef):
            continue
        named: dict[str, str] = {}
        parts = list(ast.walk(body))
        if not any(isinstance(each, ast.Constant) and is_counted(str(each.value)) for each in parts):
            continue
        for each in parts:
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                named[each.targets[0].id] = counted_in(each.value)
        for each in parts:
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr == "format":
                filled = each.func.value
                names = (named.get(one.id, "") for one in ast.walk(filled) if isinstance(one, ast.Name))
                if held := counted_in(filled) or "".join(names):
                    yield each.lineno, held


def counted_in(part: ast.expr) -> str:
    """The first counted text there that is not filled yet."""
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "with_counts":
        return ""
    for each in ast.iter_child_nodes(part):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and is_counted(each.value):
            return each.value
        if isinstance(each, ast.expr) and (held := counted_in(each)):
            return held
    return ""


def test_every_counted_text_is_filled_the_one_way_that_knows_of_one() -> None:
    starts = {each[:30] for each in sources() if is_counted(each)}  # of a long one that is written in two lines
    wrong = [
        f"{file.relative_to(GUI)}:{line}: {text}"
        for file in sorted(GUI.rglob("*.py"))
        if any(each in (written := file.read_text(encoding="utf-8")) for each in starts)
        for line, text in formatted_by_hand(ast.parse(written))
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[MainWindow]:
    """On an office with one request, due in one working day."""
    desk = office.open_office(tmp_path_factory.mktemp("one") / "store")
    office.register(desk, "2026-0001", date(2026, 9, 10), "叶知秋", "栖云花园一期备案材料")
    with spoken("en"):
        made = open_window(desk, Words(desk.terms, office.today, english=True), office.today)
        yield made
        close_for_good(made)
    desk.store.close()


def said(top: QWidget) -> Iterator[tuple[str, str]]:
    """What is read on a page: labels, buttons, tool tips, and every cell of its lists."""
    yield from test_english.said(top)
    for each in top.findChildren(QAbstractItemView):
        model = each.model()
        if each.isVisibleTo(top) and model is not None:
            for row in range(min(model.rowCount(), 40)):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                    index = model.index(row, column)
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        yield each.objectName(), str(index.data(role) or "")


def test_an_office_with_one_request_reads_of_one_wherever_pages_count(window: MainWindow) -> None:
    desk: Desk = window.page("register").desk
    wrong, heard = [], set()
    for page in COUNTING:
        window.show_page(page, argument_of(desk, page, "2026-0001" if page == "request" else ""))
        test_english.settle(window)
        for what, words in (*said(window.page(page)), *said(window.status)):
            heard.update(re.findall(r"\b1 [a-z]+\b", words))
            wrong += [f"{page}: {what}: {words!r}" for _ in wrong_in(words)]
    assert wrong == []
    assert {"1 request", "1 working"} <= heard, "control: there was one to read of"
