"""What the register shows and in which order, as plain rows in and out."""

from __future__ import annotations

from datetime import date

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.gui.forms.register_filter import (
    ALL,
    MINE,
    OPEN,
    THIS_YEAR,
    TO_POST,
    RegisterFilter,
    active_view,
    apply,
    choices,
    counts,
    natural,
    preset,
    searched,
)
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, State
from clerk_app.services.due import RegisterRow, Tone
from clerk_app.services.initials import initials, initials_of

ME = "苏晚晴"


def row(place: int, **changed: object) -> RegisterRow:
    facts: dict[str, object] = {
        "id": RequestId(place), "number": f"2026-{place}", "received_on": date(2026, 9, place), "applicant": "叶知秋",
        "applicant_kind": ApplicantKind.NATURAL_PERSON, "subject": "备案材料", "channel": Channel.ONLINE,
        "state": State.HANDLING, "remaining": place, "due_on": date(2026, 10, place), "provisional": False,
        "awaiting": None, "awaited_by": None, "consulting": False, "tone": Tone.PLAIN, "outcome": None,
        "closed_on": None, "late_days": None, "unit": "质监站", "handler": ME, "year": 2026, "organ": OrganId(1),
    }
    return RegisterRow(**{**facts, **changed})  # type: ignore[arg-type]


ROWS = (
    row(10, remaining=3),
    row(9, remaining=-2, tone=Tone.RED, channel=Channel.FAX),
    row(2, state=State.CONSULTING, tone=Tone.PAUSED, consulting=True, handler="韩予墨"),
    row(1, state=State.TO_POST, closed_on=date(2026, 10, 1), outcome=Outcome.DISCLOSED, remaining=0, tone=Tone.RED),
    row(3, state=State.SERVED, closed_on=date(2025, 6, 1), outcome=Outcome.DISCLOSED, remaining=None,
        tone=Tone.CLOSED, year=2025, applicant="Sunrise 公司"),
)


def numbers(shown: RegisterFilter, rows: tuple[RegisterRow, ...] = ROWS) -> list[str]:
    return [each.number for each in apply(shown, rows, initials_of(rows))]


def test_without_a_filter_everything_is_shown_as_handed_over() -> None:
    assert numbers(RegisterFilter()) == ["2026-10", "2026-9", "2026-2", "2026-1", "2026-3"]
    assert RegisterFilter().is_plain


def test_views_are_filters() -> None:
    assert numbers(preset(OPEN, 2026, ME)) == ["2026-10", "2026-9", "2026-2", "2026-1"]
    assert numbers(preset(THIS_YEAR, 2026, ME)) == ["2026-10", "2026-9", "2026-2", "2026-1"]
    assert numbers(preset(TO_POST, 2026, ME)) == ["2026-1"]
    assert numbers(preset(MINE, 2026, ME)) == ["2026-10", "2026-9", "2026-1", "2026-3"]


def test_the_count_of_a_view_is_what_it_shows() -> None:
    found = counts(ROWS, 2026, ME)
    for view in (ALL, OPEN, THIS_YEAR, TO_POST, MINE):
        assert found[view] == len(numbers(preset(view, 2026, ME))), view


def test_the_tab_follows_the_filter() -> None:
    for view in (ALL, OPEN, THIS_YEAR, TO_POST, MINE):
        assert active_view(preset(view, 2026, ME), 2026, ME) == view
    assert active_view(preset(OPEN, 2026, ME).with_chip("channel", {Channel.FAX}), 2026, ME) == OPEN
    assert active_view(RegisterFilter(only=frozenset({RequestId(1)})), 2026, ME) == ""


def test_chips_narrow_together_and_an_empty_choice_takes_a_chip_away() -> None:
    fax = RegisterFilter().with_chip("channel", {Channel.FAX})
    assert numbers(fax) == ["2026-9"]
    assert numbers(fax.with_chip("handler", {"韩予墨"})) == []
    assert fax.with_chip("channel", ()) == RegisterFilter()


def test_a_chip_offers_what_occurs_with_counts() -> None:
    assert choices(ROWS, "year") == ((2026, 4), (2025, 1))
    assert dict(choices(ROWS, "channel")) == {Channel.ONLINE: 4, Channel.FAX: 1}


def test_search_finds_number_name_subject_and_pinyin_initials() -> None:
    for text in ("2026-9", "２０２６－９"):
        assert numbers(RegisterFilter(search=text)) == ["2026-9"], text
    assert numbers(RegisterFilter(search="sunrise")) == ["2026-3"]
    assert len(numbers(RegisterFilter(search="yzq"))) == 4
    assert len(numbers(RegisterFilter(search="叶 备案"))) == 4
    assert numbers(RegisterFilter(search="没有")) == []


def test_initials_are_those_of_the_syllables() -> None:
    assert initials("叶知秋") == "yzq"
    assert initials("栖云花园A区") == "qyhyaq"


def test_full_width_letters_are_searched_for_as_half_width() -> None:
    assert searched("　ＡＢ１２ ") == "AB12"
    assert searched("宏基（集团）") == "宏基（集团）", "a bracket stands in names as it is typed"


def test_numbers_are_ordered_as_people_order_them() -> None:
    by_number = RegisterFilter().with_order("number")
    assert numbers(by_number) == ["2026-1", "2026-2", "2026-3", "2026-9", "2026-10"]
    assert numbers(by_number.with_order("number")) == ["2026-10", "2026-9", "2026-3", "2026-2", "2026-1"]
    assert natural("公开〔2026〕9号") < natural("公开〔2026〕10号")


def test_rows_without_a_running_date_come_last_either_way() -> None:
    by_days = RegisterFilter().with_order("remaining")
    assert numbers(by_days) == ["2026-9", "2026-1", "2026-10", "2026-2", "2026-3"]
    assert numbers(by_days.with_order("remaining")) == ["2026-10", "2026-1", "2026-9", "2026-2", "2026-3"]


def test_a_second_key_orders_within_the_first() -> None:
    by_state = RegisterFilter().with_order("channel").with_order("number", add=True)
    assert by_state.order == (("channel", False), ("number", False))
    assert numbers(by_state) == ["2026-9", "2026-1", "2026-2", "2026-3", "2026-10"]
