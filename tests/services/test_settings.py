"""A setting is kept at once; a reading of the law says which open requests it moves, and can be taken back."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date

import pytest

from clerk_app import places
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ClockKind, ConsultedParty
from clerk_app.services import handling
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.services.setting_change import Changed, change, take_back, told
from clerk_app.trouble import KnownTrouble

Registered = Callable[..., RequestId]
TODAY = date(2026, 8, 28)


def said(changed: Changed) -> str:
    return "".join(changed.desk.terms.sentence(one.key, one.facts) for one in told(changed))


def in_english(changed: Changed) -> str:
    return " ".join(changed.desk.terms.english(one.key, one.facts) for one in told(changed))


@pytest.fixture
def consulted(desk: Desk, registered: Registered) -> RequestId:
    """Received on Monday 3 August 2026, consulted from 5 to 12 August: 6, 7, 10 and 11 August are left out."""
    request = registered(date(2026, 8, 3))
    handling.consult(desk, request, on=date(2026, 8, 5), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY)
    handling.end_consultation(desk, request, on=date(2026, 8, 12), ref="澜图置业", today=TODAY)
    return request


def test_a_reading_moves_the_open_requests_it_touches(desk: Desk, registered: Registered, consulted: RequestId) -> None:
    registered(date(2026, 8, 4))  # never consulted: does not move
    # 20 working days from 4 August and four left out: strict 4 September; literally 12 August is left out too.
    assert clock_of(desk, desk.store.requests.get(consulted)).due_on == date(2026, 9, 4)
    changed = change(desk, "reading_pause", "literal")
    assert {move.request for move in changed.moves} == {consulted}
    assert [(move.old, move.new) for move in changed.moves if move.kind is ClockKind.REPLY] == [
        (date(2026, 9, 4), date(2026, 9, 7))  # a Friday, the Monday after
    ]
    assert changed.change.settings and changed.change.requests == {consulted}
    assert clock_of(changed.desk, desk.store.requests.get(consulted)).due_on == date(2026, 9, 7)
    assert said(changed) == (
        "“征求意见，收到意见的当日”：当日计入 → 当日不计入。1 件在办的日期推后 3 天，最近一件 2026-09-07。"
    )
    again = take_back(changed.desk, changed)
    assert (date(2026, 9, 7), date(2026, 9, 4)) in [(move.old, move.new) for move in again.moves]
    assert said(again).endswith("1 件在办的日期提前 3 天，最近一件 2026-09-04。")
    assert again.desk.settings.own == {}, "the shipped value is no value of the office's own"


def test_who_changed_a_setting_and_back_stays_readable(desk: Desk) -> None:
    changed = change(desk, "warning_span", 5)
    take_back(changed.desk, changed)
    history = [(one.name, one.value, one.set_by) for one in desk.store.settings.history()]
    assert history == [("warning_span", "5", "苏晚晴"), ("warning_span", None, "苏晚晴")]


def test_a_change_that_touches_no_date_says_only_itself(desk: Desk, consulted: RequestId) -> None:
    changed = change(desk, "warning_span", "5")
    assert (changed.new, changed.moves) == (5, ())
    assert said(changed) == "“黄色提醒”：3 个工作日 → 5 个工作日。"
    assert in_english(changed) == "Amber: 3 working days → 5 working days."
    assert changed.desk.settings.whole("warning_span") == 5
    assert change(changed.desk, "warning_span", 5).is_same
    assert said(change(desk, "reading_after_fee", "resume")).endswith("在办申请的日期都没有变。")


def test_a_text_is_filled_and_emptied(desk: Desk) -> None:
    filled = change(desk, "reconsideration_url", " https://example.invalid/fy ")
    assert said(filled) == "“网上申请行政复议的网址”已填：https://example.invalid/fy。"
    assert said(change(filled.desk, "reconsideration_url", "")) == "“网上申请行政复议的网址”已清空。"


@pytest.mark.parametrize(("key", "value", "trouble"), [
    ("warning_span", "0", "setting_out_of_range"),
    ("warning_span", "三", "setting_out_of_range"),
    ("warning_span", 11, "setting_out_of_range"),
    ("head_style", "golden", "setting_out_of_bounds"),
    ("supply_wording", "  ", "setting_empty"),
    ("number_pattern", "第{n}号", "number_pattern_unusable"),
    ("document_pattern", "{code}{year}-{n", "number_pattern_unusable"),
])
def test_what_a_setting_cannot_take_is_refused_and_not_kept(
    desk: Desk, key: str, value: str | int, trouble: str
) -> None:
    with pytest.raises(KnownTrouble, match=trouble) as refused:
        change(desk, key, value)
    assert "？" not in desk.terms.of(refused.value)
    assert desk.settings.declared[key].zh not in desk.terms.english(refused.value.key, refused.value.facts)
    assert desk.store.settings.history() == ()


def test_a_duty_is_switched_on_and_off(desk: Desk) -> None:
    changed = change(desk, "duty_lost_cases", "on")
    assert said(changed) == "“每季度败诉情况报送”：不记 → 记。"
    assert in_english(changed).endswith(": Off → On.")
    assert changed.desk.settings.is_on("duty_lost_cases")
    assert not take_back(changed.desk, changed).desk.settings.is_on("duty_lost_cases")


def test_every_setting_has_its_place_its_words_and_a_default_it_would_take(desk: Desk) -> None:
    known = {"numbers", "reckoning", "reminders", "duties", "letters"}
    for setting in desk.settings.declared.values():
        assert setting.take(setting.default) == setting.default
        assert setting.zh and setting.en and setting.more_zh and setting.more_en, setting.key
        assert len(setting.words_zh) == len(setting.words_en) == len(setting.choices), setting.key
    places_named = {setting.place for setting in desk.settings.declared.values()}
    assert known >= places_named


def test_nothing_in_the_file_of_settings_is_left_unread() -> None:
    plain = tomllib.loads((places.resources() / "settings.toml").read_text(encoding="utf-8"))
    read = {"type", "place", "default", "least", "most", "choices", "words_zh", "words_en", "doubtful", "zh", "en",
            "more_zh", "more_en", "unit_zh", "unit_en", "rule", "entry", "also"}
    assert not {(key, name) for key, one in plain.items() for name in one if name not in read}
