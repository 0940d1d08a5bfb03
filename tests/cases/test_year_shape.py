"""The numbers behind the drawings: bins against the limit, marks over five times or under a fifth, units, repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.cases.year_shape import InTime, ShapeScale, Taken, days_taken, is_marked, read_scale, short_label

SCALE = ShapeScale(bin_days=5, times=5, listed=2, repeats=(1, 2, 3, 6))


def test_the_shipped_scale_marks_what_gatherers_mark() -> None:
    shipped = read_scale(Path(__file__).resolve().parents[2] / "resources" / "shape.toml")
    assert (shipped.times, shipped.bin_days) == (5, 5)


def test_every_request_is_in_one_bin_and_the_limit_parts_them() -> None:
    days = [0, 1, 5, 6, 10, 11, 20, 23, 31, 40]
    how = [InTime.PLAIN] * 8 + [InTime.EXTENDED, InTime.LATE]
    taken = [Taken(RequestId(at), day, kind) for at, (day, kind) in enumerate(zip(days, how, strict=True))]
    spans = days_taken(taken, 20, SCALE)
    assert [(one.how, one.first, one.last, len(one.requests)) for one in spans] == [
        (InTime.PLAIN, 0, 5, 3), (InTime.PLAIN, 6, 10, 2), (InTime.PLAIN, 11, 15, 1), (InTime.PLAIN, 16, 20, 1),
        (InTime.PLAIN, 21, 0, 1), (InTime.EXTENDED, 0, 0, 1), (InTime.LATE, 0, 0, 1),
    ]  # fmt: skip
    assert sorted(one for span in spans for one in span.requests) == list(range(len(days)))


@pytest.mark.parametrize(
    ("now", "before", "marked"),
    [(51, 10, True), (50, 10, False), (2, 10, False), (1, 10, True), (0, 10, True), (0, 4, False), (7, 0, False)],
)
def test_over_five_times_or_under_a_fifth_is_marked(now: int, before: int, marked: bool) -> None:
    assert is_marked(now, before, SCALE) is marked


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"), ("（六）其他处理", "其他处理"),
        ("1.属于已主动公开范围数", "属于已主动公开范围数"),
    ],
)
def test_labels_lose_their_numbers(label: str, short: str) -> None:
    assert short_label(label) == short
