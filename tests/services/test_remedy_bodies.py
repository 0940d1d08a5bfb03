"""Bodies and courts: proposed by the kind of agency as the law has it; in letters as they were on the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, RemedyRoute
from clerk_app.services import answering, letters
from clerk_app.services.desk import Desk
from clerk_app.services.office import Office, keep, set_up
from clerk_app.services.remedy_bodies import doubts, kinds, own, proposed
from clerk_app.services.setting_change import change
from clerk_app.trouble import KnownTrouble
from tests.services.test_letters import TODAY, text_of

# 行政复议法（2023） arts 24, 25, 27, 28; before 2024 arts 12, 13, 14; 行政诉讼法 arts 14, 15.
TABLE = {
    "department": ("本级人民政府或者上一级主管部门", "本级人民政府", "基层"),
    "township": ("上一级人民政府", "上一级人民政府", "基层"),
    "government": ("上一级人民政府", "上一级人民政府", "中级"),
    "top": ("本机关", "本机关", "中级"),
    "vertical": ("上一级主管部门", "上一级主管部门", "基层"),
    "justice": ("本级人民政府或者上一级主管部门", "本级人民政府或者上一级司法行政部门", "基层"),
}


@pytest.mark.parametrize("kind", TABLE)
def test_the_body_is_that_of_the_kind_of_agency_and_of_the_day(desk: Desk, kind: str) -> None:
    before, since, court = TABLE[kind]
    old, new = proposed(desk, kind, date(2023, 12, 31)), proposed(desk, kind, date(2024, 1, 1))
    assert old is not None and new is not None
    assert (old.body, new.body) == (before, since)
    assert court in new.court and court in old.court
    assert set(kinds(desk)) == set(TABLE)


def test_a_court_of_another_level_is_doubted_and_nothing_more(desk: Desk) -> None:
    on = date(2026, 10, 16)
    assert doubts(desk, "government", on, "青屿市人民政府", "临澜区人民法院") == ("court_of_another_level",)
    assert doubts(desk, "government", on, "青屿市人民政府", "青屿市第四中级人民法院") == ()
    assert doubts(desk, "department", on, "临澜区人民政府", "临澜区人民法院") == ()
    assert doubts(desk, "top", on, "某部", "青屿市中级人民法院") == ("body_is_the_agency_itself",)
    assert all(desk.terms.sentence(key) for key in ("court_of_another_level", "body_is_the_agency_itself"))


def test_a_letter_names_body_and_court_of_its_own_day(desk: Desk, registered: Callable[..., RequestId]) -> None:
    office = set_up(desk, Office(name="临澜区住建局", code="临", reconsideration_body="青屿市住建局", court="甲法院"))
    keep(office, Office(reconsideration_body="临澜区人民政府", court="乙法院"), since=date(2026, 8, 20),
         today=date(2026, 8, 28))  # fmt: skip
    found = []
    for on in (date(2026, 8, 19), date(2026, 8, 20)):
        request = registered()
        answering.answer(office, request, on=on, outcome=Outcome.UNABLE_NOT_EXIST, today=date(2026, 8, 28))
        facts = letters.facts_of(office, request, "answer")
        found.append((facts["reconsideration_body"], facts["court"], facts["organ_name"]))
    assert found == [("青屿市住建局", "甲法院", "临澜区住建局"), ("临澜区人民政府", "乙法院", "临澜区住建局")]


def test_before_2024_a_departments_answer_waits_for_the_higher_department_and_names_it_as_of_its_day(
    desk: Desk, registered: Callable[..., RequestId]
) -> None:
    office = set_up(desk, Office(
        name="临澜区住建局", code="临", telephone="0", reconsideration_body="临澜区人民政府", court="临澜区人民法院",
    ))  # fmt: skip
    requests = {}
    for on in (date(2023, 12, 29), date(2024, 1, 2)):
        requests[on] = registered(date(2023, 12, 15))
        answering.answer(office, requests[on], on=on, outcome=Outcome.UNABLE_NOT_EXIST, today=TODAY)
    old, new = requests.values()
    search = {"search": "经检索档案系统，未找到"}
    with pytest.raises(KnownTrouble) as told:
        letters.issue(office, old, "answer", search, today=TODAY)
    assert "上一级主管部门" in desk.terms.sentence(told.value.key, told.value.facts)
    for since, name in ((None, "青屿市建设委员会"), (date(2023, 12, 1), "青屿市住房和城乡建设局"),
                        (date(2024, 1, 1), "青屿市住建委")):  # fmt: skip
        keep(office, Office(superior_body=name), since=since, today=TODAY)
    letters.issue(office, old, "answer", search, today=TODAY)
    letters.issue(office, new, "answer", search, today=TODAY)
    assert "向临澜区人民政府或者青屿市住房和城乡建设局申请行政复议，" in text_of(letters.copy_of(office, old, "answer"))
    assert "日内向临澜区人民政府申请行政复议，" in text_of(letters.copy_of(office, new, "answer"))


@pytest.mark.parametrize(
    ("settings", "body", "kind"),
    [
        ({}, "临澜区人民政府", "department"),
        ({}, "临澜区人民政府或者青屿市住房和城乡建设局", ""),
        ({"remedy_kind": "vertical"}, "国家税务总局青屿市税务局", "vertical"),
        ({"remedy_kind": "vertical", "agency_kind": "government"}, "青屿市人民政府", "government"),
        ({"agency_kind": "both"}, "青屿市人民政府", "government"),
    ],
    ids=["a department", "both bodies in one field", "led from above", "a government", "a government's office"],
)
def test_the_kind_is_the_one_the_office_set(
    desk: Desk, registered: Callable[..., RequestId], settings: dict[str, str], body: str, kind: str
) -> None:
    office = set_up(desk, Office(name="某某", code="某", reconsideration_body=body, court="某某法院"))
    for name, value in settings.items():
        office = change(office, name, value).desk
    request = registered()
    answering.answer(office, request, on=TODAY, outcome=Outcome.UNABLE_NOT_EXIST, today=TODAY)
    assert letters.facts_of(office, request, "answer")["remedy_kind"] == kind


def test_an_own_body_is_that_of_the_day_and_the_route(desk: Desk) -> None:
    office = set_up(desk, Office(name="某局", code="某", reconsideration_body="临澜区人民政府", court="甲法院"))
    keep(office, Office(court="乙法院"), since=date(2026, 8, 20), today=TODAY)
    organ = office.store.organs.first()
    assert own(office, organ, RemedyRoute.RECONSIDERATION, date(2026, 8, 20)) == "临澜区人民政府"
    for on, court in ((date(2026, 8, 19), "甲法院"), (date(2026, 8, 20), "乙法院")):
        for route in (RemedyRoute.LITIGATION_DIRECT, RemedyRoute.LITIGATION_AFTER_RECONSIDERATION):
            assert own(office, organ, route, on) == court
