"""What is asked while a request is typed in reads the requests it concerns, and no others, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import Channel
from clerk_app.services import applicants, habits, handling, intake, staff
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.ledger_pasted import PasteReader
from clerk_app.services.ledger_reading import LedgerReading
from clerk_app.services.ledger_words import read_ledger_words
from clerk_app.services.transfer import plan_import
from tests.services.conftest import at_noon

TODAY = date(2026, 8, 28)
Registered = Callable[..., RequestId]


@pytest.fixture
def known(desk: Desk, registered: Registered, person: Applicant) -> dict[str, RequestId]:
    """Requests of two people and two months, one of them struck."""
    other = replace(person, name="顾小满", telephone="", address="临澜区新街9号")
    made = {
        "july": registered(date(2026, 7, 6), unit="法制科", handler="林知远", wording="道路开挖审批卷宗"),
        "august": registered(date(2026, 8, 3), unit="信访科", handler="苏晚晴"),
        "struck": registered(date(2026, 8, 5), unit="档案室", handler="某人", wording="绿化带养护合同"),
    }
    draft = RequestDraft(
        date(2026, 8, 4), Channel.FAX, other, "绿化带养护合同及附件", unit="法制科", handler="林知远"
    )
    made["other"] = next(iter(intake.register(desk, draft, today=TODAY).requests))
    entry = desk.store.requests.get(made["struck"]).entries[0].id
    handling.strike(desk, made["struck"], entry=entry, reason="重复登记", today=TODAY)
    return made


@pytest.fixture
def fresh(desk: Desk, known: dict[str, RequestId], tmp_path: Path) -> Iterator[Desk]:
    """The same store, opened anew: nothing is read yet."""
    desk.store.close()
    with open_desk(tmp_path / "store", who="苏晚晴", now=at_noon).store as store:
        yield replace(desk, store=store)


def read(desk: Desk) -> set[RequestId]:
    return set(desk.store.requests._read)


def test_the_habits_are_those_of_the_requests_in_force(fresh: Desk, known: dict[str, RequestId]) -> None:
    usual = habits.habits(fresh)
    assert usual.units == ("法制科", "信访科") and usual.handlers == ("林知远", "苏晚晴")
    assert (usual.channel, usual.unit, usual.handler) == (Channel.FAX, "法制科", "林知远")
    assert usual.organ == habits.usual_organ(fresh) is not None
    assert not read(fresh)


def test_an_applicant_is_known_by_the_requests_of_that_name(
    fresh: Desk, known: dict[str, RequestId], person: Applicant
) -> None:
    found = intake.known_applicant(fresh, " 周若安 ", TODAY)
    assert found is not None and (found.this_month, found.this_year, found.last_year) == (1, 2, 0)
    assert known["other"] not in read(fresh)
    assert intake.known_applicant(fresh, "没有此人", TODAY) is None


def test_requests_of_the_month_are_counted_from_that_month_alone(
    fresh: Desk, known: dict[str, RequestId], person: Applicant
) -> None:
    count = applicants.month_count(fresh, person, date(2026, 8, 31))
    assert [one.id for one in count.counted] == [known["august"]]
    assert known["july"] not in read(fresh)
    assert [one.id for one in applicants.month_count(fresh, person, date(2026, 7, 31)).counted] == [known["july"]]


def test_look_alikes_are_found_among_the_wordings_as_they_stand(
    fresh: Desk, known: dict[str, RequestId], person: Applicant
) -> None:
    draft = RequestDraft(TODAY, Channel.IN_PERSON, person, "绿化带养护合同及附件")
    assert [one.id for one in intake.look_alikes(fresh, draft)] == [known["other"]], "a struck one is none"
    assert not {known["july"], known["august"]} & read(fresh)
    handling.amend(fresh, known["other"], changes={"wording": "停车场收费依据"}, reason="补正", today=TODAY)
    assert not intake.look_alikes(fresh, draft)
    again = replace(draft, wording="停车场收费的依据")
    assert [one.id for one in intake.look_alikes(fresh, again)] == [known["other"]], "as amended since"


def test_an_import_a_pasting_and_the_lists_of_the_office_ask_for_numbers_and_names_alone(
    fresh: Desk, known: dict[str, RequestId]
) -> None:
    plan = plan_import(fresh, LedgerReading("", (), (), (), (), (), 0), read_ledger_words())
    assert set(plan.ids.values()) == {known["july"], known["august"], known["other"]}
    reader = PasteReader(fresh, TODAY)
    assert len(reader._numbers) == len(known), "a struck one keeps its number"
    assert {name: len(ones) for name, ones in reader._by_name.items()} == {"周若安": 2, "顾小满": 1}
    staff.take_over(fresh)
    assert {one.name for one in staff.units(fresh)} == {"信访科", "法制科"}
    assert not read(fresh)
