"""The changes of a sentence: who, when, from and to; and an older wording taken again under the checks of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.services import own_wording, wording_history
from clerk_app.services.desk import Desk
from clerk_app.services.own_wording import WordingState
from clerk_app.trouble import KnownTrouble
from tests.services.test_own_wording import CLOSE, KIND, RECEIPT, change, later, line

FIRST, SECOND = "特此告知，请知悉。", "特此书面告知。"


def test_the_changes_say_who_when_from_and_to_the_latest_first(desk: Desk) -> None:
    organ = desk.store.organs.first()
    change(desk, CLOSE, FIRST)
    change(desk, CLOSE, SECOND)
    own_wording.back(desk, organ, KIND, CLOSE)
    found = wording_history.changes(desk, KIND, organ, CLOSE)
    assert [(one.before, one.after, one.is_shipped, one.is_in_force) for one in found] == [
        (SECOND, "特此告知。", True, True), (FIRST, SECOND, False, False), ("特此告知。", FIRST, False, False),
    ]  # fmt: skip
    assert {one.noted_by for one in found} == {desk.who} and all(one.noted_at for one in found)
    assert wording_history.changes(desk, KIND, organ, RECEIPT) == ()


def test_an_older_wording_is_taken_again_and_that_too_is_on_record(desk: Desk) -> None:
    organ = desk.store.organs.first()
    change(desk, CLOSE, FIRST)
    change(desk, CLOSE, SECOND)
    oldest = wording_history.changes(desk, KIND, organ, CLOSE)[-1]
    wording_history.again(desk, organ, KIND, CLOSE, oldest.id, deed="1")
    wording_history.again(desk, organ, KIND, CLOSE, oldest.id, deed="1")
    assert line(desk, CLOSE).own == FIRST
    found = wording_history.changes(desk, KIND, organ, CLOSE)
    assert (len(found), found[0].before, found[0].after) == (3, SECOND, FIRST)
    own_wording.back(desk, organ, KIND, CLOSE)
    shipped = wording_history.changes(desk, KIND, organ, CLOSE)[0]
    change(desk, CLOSE, SECOND)
    wording_history.again(desk, organ, KIND, CLOSE, shipped.id)
    assert line(desk, CLOSE).state is WordingState.SHIPPED
    with pytest.raises(KnownTrouble, match="wording_sentence_gone"):
        wording_history.again(desk, organ, KIND, CLOSE, shipped.id + 100)


def test_a_wording_let_pass_for_a_reason_is_taken_again_with_its_reason(desk: Desk) -> None:
    organ = desk.store.organs.first()
    change(desk, CLOSE, "请知悉。", reason="前文已写明")
    change(desk, CLOSE, FIRST)
    wording_history.again(desk, organ, KIND, CLOSE, wording_history.changes(desk, KIND, organ, CLOSE)[-1].id)
    assert (line(desk, CLOSE).own, line(desk, CLOSE).reason) == ("请知悉。", "前文已写明")


def test_what_no_longer_holds_a_blank_of_the_sentence_is_not_taken_again(desk: Desk, tmp_path: Path) -> None:
    organ = desk.store.organs.first()
    change(desk, CLOSE, FIRST)
    own_wording.back(desk, organ, KIND, CLOSE)
    new = later(desk, tmp_path / "letters", ('"特此告知。"', '"特此告知{received_on}的申请。"'))
    oldest = wording_history.changes(new, KIND, organ, CLOSE)[-1]
    with pytest.raises(KnownTrouble, match="wording_blank_lost") as refused:
        wording_history.again(new, organ, KIND, CLOSE, oldest.id)
    assert "收到申请的日期" in desk.terms.of(refused.value)
    assert "date of receipt" in desk.terms.english(refused.value.key, refused.value.facts)
