"""文号 by the office's settings: one row a year, one for each kind, or the place of the request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import EventKind, Outcome, SecrecyFinding
from clerk_app.services import answering, handling, letters, routing
from clerk_app.services.desk import Desk
from clerk_app.services.office import set_up
from clerk_app.services.setting_change import change
from clerk_app.trouble import KnownTrouble
from tests import offices

TODAY = date(2026, 8, 28)  # Friday
Registered = Callable[..., RequestId]
OFFICE = replace(offices.OFFICE, code="临建")


def numbers_of(desk: Desk, registered: Registered, **settings: str) -> list[str]:
    """What two requests' extension notices and the second one's answer are numbered under these settings."""
    desk = set_up(desk, OFFICE)
    for key, value in settings.items():
        desk = change(desk, key, value).desk
    found = []
    for request in (registered(), registered(date(2026, 8, 4))):
        handling.extend(desk, request, on=TODAY, days=10, reason="需要检索大量档案", today=TODAY)
        routing.approve(desk, request, on=TODAY, matter="extension", role="负责人", name="许长安", today=TODAY)
        found.append(letters.issue(desk, request, "extension_notice", today=TODAY).facts["document"])
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)
    found.append(letters.issue(desk, request, "answer", today=TODAY).facts["document"])
    entry = next(
        one.id for one in desk.store.requests.get(request).entries if one.event.text("letter") == "answer"
    )
    handling.strike(desk, request, entry=entry, reason="印错", today=TODAY)
    found.append(letters.issue(desk, request, "answer", today=TODAY).facts["document"])
    return [str(one) for one in found]


@pytest.mark.parametrize(("settings", "numbers"), [
    ({}, ["临建〔2026〕1号", "临建〔2026〕2号", "临建〔2026〕3号", "临建〔2026〕4号"]),
    # Beijing's shape: 延庆区(2018)第58号-告; one row for all kinds
    ({"document_pattern": "{code}信息公开〔{year}〕第{n}号-{suffix}"},
     ["临建信息公开〔2026〕第1号-延", "临建信息公开〔2026〕第2号-延", "临建信息公开〔2026〕第3号-告",
      "临建信息公开〔2026〕第4号-告"]),
    # each kind its own row, the answer with a shape of its own
    ({"number_scope": "kind", "document_pattern": "{code}{suffix}〔{year}〕{n}号",
      "pattern_answer": "{code}答〔{year}〕{n}号"},
     ["临建延〔2026〕1号", "临建延〔2026〕2号", "临建答〔2026〕1号", "临建答〔2026〕2号"]),
    # the same shape for every kind: what another kind has is passed over
    ({"number_scope": "kind"}, ["临建〔2026〕1号", "临建〔2026〕2号", "临建〔2026〕3号", "临建〔2026〕4号"]),
    # the request's own place, as the receipt and the answer of one case share theirs; a second answer says so
    ({"number_scope": "request", "document_pattern": "{code}（{year}）第{n}号-{suffix}"},
     ["临建（2026）第1号-延", "临建（2026）第2号-延", "临建（2026）第2号-告", "临建（2026）第2号-告之二"]),
])  # fmt: skip
def test_the_settings_say_how_letters_are_numbered(
    desk: Desk, registered: Registered, settings: dict[str, str], numbers: list[str]
) -> None:
    assert numbers_of(desk, registered, **settings) == numbers


def test_a_void_letter_keeps_its_number_and_its_bytes(desk: Desk, registered: Registered) -> None:
    numbers_of(desk, registered)
    (request,) = (one for one in desk.store.requests.all() if one.outcome is not None)
    void, valid = (one for one in desk.store.documents.of_request(request.id) if one.kind == "answer")
    assert (void.number, valid.number) == ("临建〔2026〕3号", "临建〔2026〕4号")
    assert desk.store.documents.data(void.id).startswith(b"%PDF")
    assert request.last(EventKind.LETTER_ISSUED).text("number") == "临建〔2026〕4号"  # type: ignore[union-attr]


def test_a_shape_with_an_ending_is_refused_for_a_kind_without_one(desk: Desk, registered: Registered) -> None:
    desk = change(set_up(desk, OFFICE), "pattern_answer", "{code}〔{year}〕{n}号").desk
    with pytest.raises(KnownTrouble, match="number_pattern_unusable"):
        change(desk, "pattern_answer", "{code}第{n}号")
    assert change(desk, "pattern_answer", "").desk.settings.text("pattern_answer") == ""
