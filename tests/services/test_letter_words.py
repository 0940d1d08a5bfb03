"""Why the legal ground of a result is asked for: by the day of the letter, as the catalogue has its grounds of 2008."""

from __future__ import annotations

from datetime import date

import pytest

from clerk_app.law.terms import Outcome
from clerk_app.services.desk import Desk
from clerk_app.services.letter_words import article_of, why_asked

OLD, EARLY, NEW = date(2017, 6, 1), date(2009, 6, 1), date(2026, 10, 13)
# C11, C17 to C21 and C23: the catalogue states no ground of 2008; C18 has local rules, C21 no article at all.
ASKED = {
    Outcome.REFUSED_ENFORCEMENT_FILE: "没有写这种情形的条文", Outcome.NOT_HANDLED_PETITION: "没有写这种情形的条文",
    Outcome.NOT_HANDLED_DUPLICATE: "当地规定", Outcome.NOT_HANDLED_PUBLICATION: "没有写这种情形的条文",
    Outcome.NOT_HANDLED_EXCESSIVE: "没有写这种情形的条文", Outcome.NOT_HANDLED_RECONFIRM: "年度报告的格式",
    Outcome.OTHER_NO_PAYMENT: "逾期未缴费", Outcome.REFUSED_ADMIN_QUERY: "特别规定",
}  # fmt: skip


@pytest.mark.parametrize("outcome", ASKED)
def test_a_ground_the_catalogue_does_not_state_is_asked_for_with_its_reason(desk: Desk, outcome: Outcome) -> None:
    said = why_asked(desk, "answer", {"outcome": outcome.value, "decided_on": OLD})
    assert ASKED[outcome] in said["ground"] and said["ground"].count("。") == 2, "what is so, what to do"
    assert article_of(desk, "answer", outcome, OLD) == ""
    later = why_asked(desk, "answer", {"outcome": outcome.value, "decided_on": NEW})
    assert bool(later) is (outcome is Outcome.NOT_HANDLED_RECONFIRM)


@pytest.mark.parametrize(
    "outcome", [Outcome.REFUSED_INTERNAL_AFFAIRS, Outcome.REFUSED_PROCESS, Outcome.UNABLE_NEEDS_CREATION]
)
def test_the_notice_of_2010_is_filled_in_from_its_day_and_said_to_be_unverified(desk: Desk, outcome: Outcome) -> None:
    facts = {"outcome": outcome.value, "decided_on": OLD}
    assert "没有核对原文" in why_asked(desk, "answer", facts)["ground"]
    assert article_of(desk, "answer", outcome, OLD) == "国办发〔2010〕5号"
    assert "此前没有" in why_asked(desk, "answer", {**facts, "decided_on": EARLY})["ground"]
    assert article_of(desk, "answer", outcome, EARLY) == ""


def test_each_item_and_each_withheld_part_has_its_own_reason(desk: Desk) -> None:
    said = why_asked(desk, "answer", {
        "1.outcome": "not_handled_petition", "2.outcome": "partially_disclosed",
        "2.withheld_as": "refused_privacy,refused_enforcement_file", "decided_on": "2017-06-01",
    })
    assert set(said) == {"1.ground", "2.withheld_ground"}
    further = {"outcome": "refused_privacy", "part2.withheld_as": "refused_enforcement_file", "decided_on": OLD}
    assert "part2.ground" in why_asked(desk, "answer", further)
    assert why_asked(desk, "receipt", {"decided_on": OLD}) == {}
    assert why_asked(desk, "registration_form", {"made_on": OLD}) == {}
