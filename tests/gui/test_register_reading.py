"""A register read in portions shows what one read whole shows: on the two real ledgers, and after deeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from clerk_app.cases.request import RequestId
from clerk_app.gui.forms.register_filter import (
    ALL,
    FIELDS,
    OPEN,
    SORTS,
    RegisterFilter,
    apply,
    choices,
    choices_by,
    counts,
    counts_of,
    depth_for,
    ids_by,
    ids_shown,
    in_order,
)
from clerk_app.gui.forms.saved_view import SavedView
from clerk_app.gui.main_window import MainWindow
from clerk_app.gui.models.column_plan import ColumnPlan
from clerk_app.gui.pages.register_page import RegisterPage
from clerk_app.services import handling
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.due import RegisterRow, fresh_rows, is_in_hand, register_rows
from clerk_app.services.initials import initials_of
from clerk_app.services.register_book import Depth, RegisterBook
from clerk_app.services.register_index import RegisterIndex, texts_of
from clerk_app.services.transfer import import_ledger
from tests.gui import office

LEDGERS = Path(__file__).resolve().parent.parent / "data" / "ledgers"
TODAY = date(2024, 1, 5)


@pytest.fixture(scope="module", params=["xicheng-2020.xlsx", "suqian-2023.xlsx"])
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("ledger") / "store"
    desk = open_desk(folder, who="苏晚晴", now=office.at_noon, create=True)
    import_ledger(desk, LEDGERS / request.param, today=TODAY)
    yield desk
    desk.store.close()


@pytest.fixture(scope="module")
def whole(imported: Desk) -> tuple[RegisterRow, ...]:
    """The register read whole, before anything is written on it."""
    return register_rows(imported, TODAY)


def test_every_line_is_that_of_the_register_read_whole(imported: Desk, whole: tuple[RegisterRow, ...]) -> None:
    book = RegisterBook(imported, TODAY, at_once=0)
    assert (book.depth, len(whole) > 100) == (Depth.ORDER, True)
    assert book.ids == tuple(row.id for row in whole)
    assert book.lines(book.ids) == list(whole)


def test_what_is_found_by_is_said_of_each_as_its_line_says_it(
    imported: Desk, whole: tuple[RegisterRow, ...]
) -> None:
    book = RegisterBook(imported, TODAY, at_once=0)
    book.read_to(Depth.WHOLE)
    names = [*FIELDS, "found_by"]
    for row, found in zip(whole, book.found(), strict=True):
        assert [_field(found, name) for name in names] == [_field(row, name) for name in names]
        assert [key(found) for key in SORTS.values()] == [key(row) for key in SORTS.values()]


def _field(row: object, name: str) -> object:
    return FIELDS[name](row) if name in FIELDS else getattr(row, name)  # type: ignore[arg-type]


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_filter_and_order_shows_the_same_requests(
    imported: Desk, whole: tuple[RegisterRow, ...], data: st.DataObject
) -> None:
    shown = _drawn(data, whole)
    book = RegisterBook(imported, TODAY, at_once=0)
    book.read_to(depth_for(shown))
    assert ids_shown(shown, book, {}) == tuple(row.id for row in apply(shown, whole, {}))


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_index_shows_what_reading_all_of_it_shows(
    imported: Desk, whole: tuple[RegisterRow, ...], data: st.DataObject
) -> None:
    shown = _drawn(data, whole)
    index = RegisterIndex(whole, texts_of(whole))
    expected = tuple(row.id for row in apply(shown, whole, initials_of(whole)))
    assert ids_by(shown, index) == expected
    index.keep_order(shown.order, tuple(row.id for row in in_order(whole, shown.order)), most=2)
    assert ids_by(shown, index) == expected
    assert all(choices_by(index, name) == choices(whole, name) for name in FIELDS)


def test_what_the_views_count_is_true_at_every_depth_or_not_said(
    imported: Desk, whole: tuple[RegisterRow, ...]
) -> None:
    who = max(row.handler for row in whole)
    expected = counts(whole, 2020, who)
    book = RegisterBook(imported, TODAY, at_once=0)
    for depth in Depth:
        book.read_to(depth)
        found = counts_of(book, 2020, who)
        assert all(number in (None, expected[view]) for view, number in found.items())
        assert depth < Depth.FOUND or found == expected


def test_a_search_typed_key_by_key_shows_what_it_shows_typed_at_once(whole: tuple[RegisterRow, ...]) -> None:
    index, row = RegisterIndex(whole, {}), whole[len(whole) // 2]
    typed = f"{row.subject[:3]} {row.number[-3:]}"
    keys = [typed[:end] for end in range(1, len(typed) + 1)]
    for text in [*keys, *reversed(keys), row.applicant, "yzq", "没有", "没有 y"]:
        expected = tuple(one.id for one in apply(RegisterFilter(search=text), whole, {}))
        assert ids_by(RegisterFilter(search=text), index) == expected
    assert not ids_by(RegisterFilter(search="没有 y"), index), "control: what follows is not narrowed from it"
    letters = initials_of([row])[row.id].split()[0]
    before = ids_by(RegisterFilter(search=letters), index)
    index.texts.update(texts_of(whole))
    index.texts_changed()
    assert row.id in set(ids_by(RegisterFilter(search=letters), index) or ()) - set(before or ())


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_letters_typed_and_taken_back_in_any_order_show_what_reading_all_of_it_shows(
    whole: tuple[RegisterRow, ...], data: st.DataObject
) -> None:
    index, text, order = RegisterIndex(whole, {}), "", ()
    row = data.draw(st.sampled_from(whole))
    signs = st.sampled_from([*row.subject[:3], *row.number[-3:], "2", "0", " ", "BACK", "BACK", "ORDER", "OTHER"])
    for sign in data.draw(st.lists(signs, min_size=6, max_size=12)):
        if sign in ("ORDER", "OTHER"):
            order = ((("received", "applicant")[sign == "OTHER"], True),)
            index.keep_order(order, tuple(one.id for one in in_order(whole, order)), most=1)
        else:
            text = text[:-1] if sign == "BACK" else text + sign
        shown = RegisterFilter(search=text, order=order)
        assert ids_by(shown, index) == tuple(one.id for one in apply(shown, whole, {}))


def _drawn(data: st.DataObject, rows: tuple[RegisterRow, ...]) -> RegisterFilter:
    row = data.draw(st.sampled_from(rows))
    chips = data.draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=2))
    words = st.sampled_from(["", row.number[-3:], row.applicant[:1], row.subject[2:5], "2020 公开", "没有这样的"])
    columns = st.lists(st.sampled_from(sorted(SORTS)), max_size=2, unique=True)
    return RegisterFilter(
        scope=data.draw(st.sampled_from([ALL, OPEN])), chips={name: frozenset({FIELDS[name](row)}) for name in chips},
        search=data.draw(words), order=tuple((one, data.draw(st.booleans())) for one in data.draw(columns)),
        only=data.draw(st.sampled_from([None, frozenset(each.id for each in rows[::3])])),
    )  # fmt: skip


def test_what_a_deed_wrote_on_is_renewed_before_during_and_after_reading(imported: Desk) -> None:
    for depth in Depth:
        book = RegisterBook(imported, TODAY, at_once=0)
        book.read_to(depth)
        note = next(each for each in reversed(book.ids) if imported.store.requests.get(each).closing is not None)
        change = handling.note(imported, note, on=TODAY, text=f"复核{depth}", today=TODAY + timedelta(days=1))
        book.renew(fresh_rows(imported, change.requests, TODAY))
        book.read_to(Depth.WHOLE)
        rows = register_rows(imported, TODAY)
        assert book.lines(book.ids) == list(rows)
        assert [each.state for each in book.found()] == [each.state for each in rows]


def test_a_large_register_is_there_before_it_is_read_and_a_search_waits_for_it(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    import_ledger(desk, LEDGERS / "xicheng-2020.xlsx", today=office.TODAY)
    rows = register_rows(desk, office.TODAY)
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    page.reading.at_once = 0
    page.open_with(None)
    page.bus.changed.emit(Change(calendar=True))
    assert page.is_reading
    assert list(page.model.rows()[:50]) == list(rows[:50])
    assert page.model.rowCount() == len(rows)
    field = page.findChild(QLineEdit, "register_search")
    assert isinstance(field, QLineEdit)
    field.setText("房")
    assert page.model.rowCount() == len(rows), "what is not read yet cannot be searched"
    qtbot.waitUntil(lambda: not page.is_reading, timeout=60_000)
    hits = [row.id for row in rows if "房" in row.applicant + row.subject]
    assert list(page.model.ids()) == hits
    assert 0 < len(hits) < len(rows)
    assert page.tabs.tab("open").count() == str(sum(map(is_in_hand, rows)))


def test_a_search_by_initials_says_no_number_before_all_initials_are_made(
    qtbot: QtBot, made: dict[str, RequestId], window: MainWindow
) -> None:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    page.reading.few = 0  # as if there were thousands
    field, hits = window.findChild(QLineEdit, "register_search"), window.findChild(QLabel, "register_hits")
    assert isinstance(field, QLineEdit) and isinstance(hits, QLabel)
    page.views._own = (SavedView("叶", RegisterFilter(search="yzq"), ColumnPlan()),)
    page.views._show_tabs()
    field.setText("没有这样的")
    assert page.model.rowCount() == 0, "control: nothing is found"
    field.setText("yzq")
    tab = page.tabs.tab("own:叶")
    assert (hits.text(), page.list.isVisible(), tab.count()) == ("正在查找…", True, "")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    rows = page.model.rows()
    assert {row.applicant for row in rows} == {"叶知秋"}
    assert hits.text().startswith(f"{len(rows)} 件")
    assert tab.count() == str(len(rows))


def test_what_is_in_hand_is_found_by_initials_while_the_rest_is_read(
    made: dict[str, RequestId], window: MainWindow
) -> None:
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    page.reading.at_once = 0
    page.reading.begin(office.TODAY)
    assert page.reading.book is not None
    page.reading.book.read_to(Depth.IN_HAND)
    wanted = RegisterFilter(scope=OPEN, search="yzq")
    rows = [row for row in page.reading.book.in_hand() if row.applicant == "叶知秋"]
    assert page.reading.is_reading and rows
    assert [row.id for row in page.reading.shown(wanted) or ()] == [row.id for row in rows]


def test_a_register_in_a_kept_order_shows_its_own_until_it_is_sorted(
    qtbot: QtBot, desk: Desk, made: dict[str, RequestId], window: MainWindow
) -> None:
    rows = register_rows(desk, office.TODAY)
    page = window.page("register")
    assert isinstance(page, RegisterPage)
    page.reading.at_once = 0
    page.reading.book = None
    page.model.show_rows(())
    page._view_taken(RegisterFilter(order=(("applicant", False),)))
    assert page.model.rowCount() == 0, "control"
    page.open_with(None)
    assert page.is_reading and page.model.ids() == tuple(row.id for row in rows)
    qtbot.waitUntil(lambda: not page.is_reading)
    assert page.model.ids() == tuple(row.id for row in in_order(rows, (("applicant", False),)))
