"""Exchange files: what a unit's store gives, that nothing personal is in it, and that every damage is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from clerk_app.cases.gathered import Scope
from clerk_app.cases.sheet_plain import to_plain
from clerk_app.services import year_sheets
from clerk_app.services.demo import demo_day
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.exchange import exchange_file, limits, read_exchange
from clerk_app.services.filing import file_year
from clerk_app.trouble import KnownTrouble
from tests import offices
from tests.services.units import FORMATS, TERMS, YEAR, entries, exchanged, packed, plain_sheet

NEXT_YEAR = date(2027, 1, 20)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demonstration office: 82 invented requests with names, addresses and telephones."""
    folder = offices.demonstration(tmp_path_factory.mktemp("demo") / "store")
    desk = open_desk(folder, who="苏晚晴", now=lambda: datetime(2027, 1, 20, 4, 0, tzinfo=UTC))
    yield desk
    desk.store.close()


def test_a_file_read_back_gives_the_sheet_of_the_store(demo: Desk) -> None:
    made = read_exchange(exchange_file(demo, 2026, NEXT_YEAR, note="有一件\n存疑"), FORMATS)
    sheet = year_sheets.build(demo, 2026, today=NEXT_YEAR)
    assert to_plain(made.sheet) == to_plain(sheet)
    assert (made.unit, made.code, made.scope) == ("临澜区人民政府办公室", "临澜信公", Scope.OWN)
    assert (made.made_on, made.is_filed, made.note) == (NEXT_YEAR, False, "有一件 存疑")
    assert made.made_by.startswith("clerk-app ")


def test_nothing_of_any_applicant_and_no_number_is_in_the_file(demo: Desk) -> None:
    text = exchange_file(demo, 2026, NEXT_YEAR).decode()
    requests = demo.store.requests.all()
    assert len(requests) > 50
    for request in requests:
        for secret in (request.number, request.subject, request.applicant.name, request.wording, request.handler):
            assert not secret or len(secret) < 2 or secret not in text, secret


def test_a_year_still_running_is_marked_as_a_trial(demo: Desk) -> None:
    made = read_exchange(exchange_file(demo, 2026, demo_day()), FORMATS)
    assert made.sheet.is_trial
    assert made.sheet.as_of == demo_day()


def test_a_filed_year_is_sent_as_it_was_filed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "s", who="苏晚晴", now=lambda: datetime(2026, 1, 5, tzinfo=UTC), create=True)
    organ = desk.store.organs.first()
    desk.store.organs.update(organ, since=date(2008, 5, 1), name="澜山镇人民政府", code="澜山公开")
    file_year(desk, 2025, today=date(2026, 1, 5), blanks_confirmed=True)
    made = read_exchange(exchange_file(desk, 2025, date(2026, 1, 9)), FORMATS)
    assert (made.is_filed, made.filed_on) == (True, date(2026, 1, 5))
    desk.store.close()


def test_an_office_without_a_name_is_told_so(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "s", who="苏晚晴", now=lambda: datetime(2026, 1, 5, tzinfo=UTC), create=True)
    with pytest.raises(KnownTrouble) as trouble:
        exchange_file(desk, 2025, date(2026, 1, 9))
    assert trouble.value.key == "exchange_no_name"
    desk.store.close()


def test_the_same_entries_in_another_order_and_spacing_are_undamaged() -> None:
    plain = entries(exchanged("甲局", plain_sheet(3)))
    turned = json.dumps(dict(reversed(plain.items())), ensure_ascii=True, indent=7).encode()
    assert read_exchange(turned, FORMATS).unit == "甲局"


def test_a_figure_edited_by_hand_is_told() -> None:
    plain = entries(exchanged("甲局", plain_sheet(3)))
    plain["sheet"]["applications"]["rows"]["disclosed"][0] += 1
    with pytest.raises(KnownTrouble) as trouble:
        read_exchange(packed(plain, signed=False), FORMATS, file="甲.json")
    assert trouble.value.key == "exchange_damaged"
    assert "甲.json" in TERMS.of(trouble.value)


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    def change(plain: dict[str, Any]) -> None:
        del plain[name]

    return change


def _with(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(plain: dict[str, Any]) -> None:
        plain[name] = value

    return change


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (_with("version", 99), "exchange_newer"), (_with("version", True), "exchange_shape"),
        (_with("version", 0), "exchange_shape"), (_with("kind", "letter"), "exchange_not_ours"),
        (_without("unit"), "exchange_shape"), (_with("unit", {"name": "", "code": ""}), "exchange_shape"),
        (_with("unit", {"name": "甲" * 500, "code": ""}), "exchange_shape"),
        (_with("unit", {"name": 5, "code": ""}), "exchange_shape"), (_with("year", 2024), "exchange_shape"),
        (_with("scope", {"kind": "all", "units": []}), "exchange_shape"),
        (_with("scope", {"kind": "own", "units": "甲"}), "exchange_shape"),
        (_with("counting_unit", "page"), "exchange_shape"), (_with("filed", {"is_filed": 1}), "exchange_shape"),
        (_with("made", {"on": "yesterday", "by": "x"}), "exchange_shape"), (_with("sheet", []), "exchange_shape"),
        (_with("left_blank", [["a", "b"]]), "exchange_shape"), (_with("left_blank", [1]), "exchange_shape"),
        (_with("remarks", None), "exchange_shape"), (_with("sheet", {"year": 2025}), "sheet_without_table"),
        (_with("sheet", {"year": 1999}), "year_without_form"),
    ],
)
def test_a_wrong_entry_is_refused_though_the_hash_fits(change: Callable[[dict[str, Any]], None], key: str) -> None:
    plain = entries(exchanged("甲局", plain_sheet(3)))
    change(plain)
    with pytest.raises(KnownTrouble) as trouble:
        read_exchange(packed(plain), FORMATS, file="甲.json")
    assert (trouble.value.key, trouble.value.kind) == (key, "input")
    assert "？" not in TERMS.of(trouble.value)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "exchange_not_json"), (b"\xff\xfe\x00", "exchange_not_json"), (b"[" * 100_000, "exchange_not_json"),
        (b"[1]", "exchange_not_ours"), (b'{"kind": "x"}', "exchange_not_ours"), (b'{"a": NaN}', "exchange_not_json"),
        (b'{"kind": "clerk-exchange", "kind": "clerk-exchange"}', "exchange_not_json"),
        (b'{"kind": "clerk-exchange", "version": 1, "x": 1.5}', "exchange_damaged"),
        (b" " * 2_000_001, "exchange_too_big"),
    ],
)
def test_what_is_no_exchange_file_has_its_own_sentence(data: bytes, key: str) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        read_exchange(data, FORMATS, file="甲.json")
    assert trouble.value.key == key
    assert limits()["exchange"]["most_bytes"] == 2_000_000


def test_a_file_cut_off_anywhere_is_never_taken(tmp_path: Path) -> None:
    data = exchanged("甲局", plain_sheet(3))
    for end in range(0, len(data) - 2, 97):
        with pytest.raises(KnownTrouble):
            read_exchange(data[:end], FORMATS)
    assert read_exchange(data, FORMATS).sheet.year == YEAR
