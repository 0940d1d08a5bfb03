"""A search in the register and in the palette finds what a plain look at every text finds, whatever is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.register_filter import FIELDS, RegisterFilter, ids_by, in_order
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services import handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.due import RegisterRow, register_rows
from clerk_app.services.finding import RequestFinder
from clerk_app.services.register_book import RegisterBook
from clerk_app.services.register_index import RegisterIndex
from tests.gui import office

TOLD = (
    ("2026-0101", "ＡＢＣ公司", "100%_[草案] 与 50％ 的比例"), ("2026-0103", "Straße GmbH", "ﬁnal report"),
    ("２０２６－０１０２", "𠮷野家（临澜）有限公司", "㎡ 与 m2"), ("2026-0104", "straSSE", "［附件］﹪＿"),
    ("2026-0105", "周若安", "水"),
    ("2026-0106", "水若安", "周边道路 水库"), ("2026-0107", "a_c", "abc"), ("2026-0108", "ǅ İstanbul", "﨑玉路_东段"),
)  # fmt: skip
NO_WIDTH = "（），：；！？"
"""Chinese marks that are written in names: they are no wide letters."""
CHARACTERS = "".join(sorted({*"".join("".join(one) for one in TOLD), *"%_[]％＿*?' \"\\", "ａ", "Ａ", "龘"}))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A store with names and wordings that a search may stumble over."""
    desk = office.open_office(tmp_path_factory.mktemp("search") / "store")
    office.fill(desk)
    for at, (number, name, wording) in enumerate(TOLD):
        office.register(desk, number, date(2026, 9, 1) + timedelta(days=at % 3), name, wording)
    yield desk
    desk.store.close()


@pytest.fixture(scope="module")
def index(written: Desk) -> RegisterIndex:
    book = RegisterBook(written, office.TODAY)
    return RegisterIndex(book.found(), book.texts)


@pytest.fixture(scope="module")
def finder(written: Desk) -> RequestFinder:
    made = RequestFinder(written)
    while made.portion():
        pass
    return made


def plain(text: str) -> str:
    """Half-width and lower case, as the house style says a search takes letters and digits."""
    return "".join(one if one in NO_WIDTH else unicodedata.normalize("NFKC", one) for one in text).casefold()


def scanned(rows: tuple[RegisterRow, ...], typed: str) -> list[RequestId]:
    """Every row looked at, one by one."""
    words = plain(typed).split()
    texts = {row.id: [plain(each) for each in (row.number, row.applicant, row.subject)] for row in rows}
    return [one for one, said in texts.items() if all(any(word in text for text in said) for word in words)]


def typed_of(data: st.DataObject) -> str:
    """A piece of a text that is there, or any of its characters and of those a pattern is written with."""
    said = data.draw(st.sampled_from([each for one in TOLD for each in one]))
    start = data.draw(st.integers(0, len(said)))
    piece = said[start : data.draw(st.integers(start, len(said)))]
    return piece + data.draw(st.sampled_from(["", " "])) + data.draw(st.text(CHARACTERS, max_size=2))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_register_and_palette_find_what_a_look_at_every_text_finds(
    written: Desk, index: RegisterIndex, finder: RequestFinder, data: st.DataObject
) -> None:
    rows, typed = register_rows(written, office.TODAY), typed_of(data)
    expected = scanned(rows, typed)
    assert ids_by(RegisterFilter(search=typed), index) == tuple(expected)
    found = [one.id for one in finder.find(typed, len(rows))]
    assert sorted(found) == (sorted(expected) if typed.split() else [])
    row = data.draw(st.sampled_from(rows))
    name = data.draw(st.sampled_from(sorted(FIELDS)))
    order = ((data.draw(st.sampled_from(["number", "received", "applicant"])), data.draw(st.booleans())),)
    index.keep_order(order, tuple(one.id for one in in_order(rows, order)), most=2)
    chipped = RegisterFilter(search=typed, chips={name: frozenset({FIELDS[name](row)})}, order=order)
    kept = [one for one in rows if one.id in expected and FIELDS[name](one) == FIELDS[name](row)]
    assert ids_by(chipped, index) == tuple(one.id for one in in_order(kept, order))


@pytest.mark.parametrize(("typed", "hits"), [
    ("ＡＢＣ", 2), ("abc", 2), ("％", 2), ("%", 2), ("_", 4), ("[草", 1), ("*", 0), ("𠮷野", 1), ("（临", 1),
    ("0102", 1), ("２０２６－０１０２", 1), ("STRASSE", 2), ("水", 2), ("若安 水", 2), ("﨑玉", 1), ("龘", 0),
])  # fmt: skip
def test_what_is_typed_as_it_stands_is_found(written: Desk, index: RegisterIndex, typed: str, hits: int) -> None:
    told = {number for number, *_ in TOLD}
    found = ids_by(RegisterFilter(search=typed), index) or ()
    assert sum(index.rows[one].number in told for one in found) == hits


def test_what_was_searched_for_is_found_after_each_deed_as_it_stands_then(
    desk: Desk, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    field = page.findChild(QLineEdit, "register_search")
    assert isinstance(field, QLineEdit)

    def shows(typed: str) -> bool:
        field.setText(typed)
        return list(page.model.ids()) == scanned(register_rows(desk, office.TODAY), typed)

    words = ("ＡＢＣ", "征收", "机场", "周若安", "2026-00")
    assert all(map(shows, words))
    new = [office.register(desk, f"2026-02{at:02}", date(2026, 9, 9), "ABC", "机场扩建") for at in range(3)]
    page.bus.changed.emit(Change(requests=frozenset(new)))
    assert all(map(shows, words)) and shows("机场") and len(page.model.ids()) == 3
    page.bus.changed.emit(
        handling.amend(desk, made["today"], changes={"wording": "机场征地批复"}, reason="录错", today=office.TODAY)
    )
    assert all(map(shows, words)) and shows("机场") and made["today"] in page.model.ids()
    entry = desk.store.requests.get(new[0]).entries[0].id
    page.bus.changed.emit(handling.strike(desk, new[0], entry=entry, reason="重复登记", today=office.TODAY))
    assert all(map(shows, words)) and shows("机场") and new[0] not in page.model.ids()
