"""Several agencies at one desk: each with its numbers, its letters' head and court, its share of every count."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from clerk_app.cases.request import OrganId, RequestId
from clerk_app.law.terms import Outcome, SecrecyFinding
from clerk_app.services import answering, handling, intake, letters, months, office, routing, year_sheets
from clerk_app.services.desk import Desk
from clerk_app.trouble import KnownTrouble
from tests.offices import OFFICE

TODAY = date(2026, 8, 28)  # Friday
GOVERNMENT = replace(
    OFFICE, name="临澜区人民政府", code="临政公开", reconsideration_body="青屿市人民政府", court="青屿市中级人民法院",
    agency_kind="government", request_pattern="府{year}-{n:03}",
)
Registered = Callable[..., RequestId]


@pytest.fixture
def government(desk: Desk) -> OrganId:
    """The second agency of a desk whose first is a department."""
    office.set_up(desk, OFFICE)
    return office.add(desk, GOVERNMENT, since=None, today=TODAY)


def answered(desk: Desk, request: RequestId, outcome: Outcome = Outcome.DISCLOSED) -> tuple[str, str]:
    """The number and the text of the answer."""
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=outcome, today=TODAY)
    change = letters.issue(desk, request, "answer", today=TODAY)
    document = desk.store.documents.of_request(request)[-1]
    pages = PdfReader(io.BytesIO(desk.store.documents.data(document.id))).pages
    return str(change.facts["document"]), "".join(page.extract_text() for page in pages).replace("\n", "")


def test_each_agency_has_its_own_rows_of_numbers(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    made = [registered(), registered(organ=government), registered(organ=government), registered()]
    numbers = [desk.store.requests.get(one).number for one in made]
    assert numbers == ["2026-0001", "府2026-001", "府2026-002", "2026-0002"]
    said = [answered(desk, one)[0] for one in (made[1], made[0], made[2])]
    assert said == ["临政公开〔2026〕1号", "临建公开〔2026〕1号", "临政公开〔2026〕2号"]


def test_one_shape_with_the_code_in_it_counts_for_each_agency_alone(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    desk.store.organs.update(government, since=office.history(desk, government)[0].since, request_pattern="")
    desk.store.settings.set("number_pattern", "{code}{year}-{n}")
    desk = office.keep(desk, OFFICE, since=None, today=TODAY)
    drawn = [intake.next_number(desk, TODAY, organ) for organ in (None, government)]
    assert drawn == ["临建公开2026-1", "临政公开2026-1"]


def test_a_letter_bears_the_head_the_body_and_the_court_of_its_own_agency(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    theirs, ours = registered(organ=government), registered()
    _, government_says = answered(desk, theirs)
    _, department_says = answered(desk, ours)
    assert "临澜区人民政府" in government_says[:40]
    assert "青屿市中级人民法院" in government_says
    assert "青屿市人民政府" in government_says
    assert "临澜区住房和城乡建设局" in department_says[:40]
    assert "临澜区人民法院" in department_says
    assert "中级人民法院" not in department_says


def test_the_sheets_of_the_agencies_add_up_to_the_whole(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    department = office.history(desk)[0].id
    for day in range(3, 7):
        registered(date(2026, 8, day))
    for day in range(3, 6):
        registered(date(2026, 8, day), organ=government)
    whole = year_sheets.build(desk, 2026, today=TODAY)
    parts = [year_sheets.build(desk, 2026, today=TODAY, organ=one) for one in (department, government)]
    for filled in whole.tables:
        for row in filled.figure_rows:
            for column in filled.table.columns:
                total = filled.value(row.id, column.id)
                shares = [part.table(filled.table.id).value(row.id, column.id) for part in parts]
                if isinstance(total, int):
                    assert total == sum(share for share in shares if isinstance(share, int)), (row.id, column.id)
    new = [one.table("applications").value("new_received", "total") for one in (*parts, whole)]
    assert new == [4, 3, 7]
    august = months.month(2026, 8)
    split = [months.count(desk, august, TODAY, organ=one).figure("total", months.Basis.RECEIVED).value
             for one in (department, government, None)]  # fmt: skip
    assert split == [4, 3, 7]


def test_the_agency_of_a_request_is_corrected_and_the_former_one_stays_to_be_read(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    request = registered()
    department = desk.store.requests.get(request).organ
    handling.amend(desk, request, changes={"organ": str(government)}, reason="写给区政府的", today=TODAY)
    assert desk.store.requests.get(request).organ == government
    assert answered(desk, request)[0] == "临政公开〔2026〕1号"
    (former,) = desk.store.requests.former_values(request)
    assert (former.field, former.old, former.new) == ("organ", str(department), str(government))
    with pytest.raises(KnownTrouble, match="value_unfit"):
        handling.amend(desk, request, changes={"organ": "99"}, reason="抄错", today=TODAY)


def test_a_retired_agency_is_not_chosen_any_more_and_its_requests_go_on(
    desk: Desk, government: OrganId, registered: Registered
) -> None:
    request = registered(organ=government)
    change = office.retire(desk, government, until=date(2026, 8, 20), today=TODAY)
    assert change.facts["count"] == 1, "one of its requests is open"
    assert [name for _, name in office.choices(desk, TODAY)] == [OFFICE.name]
    assert len(office.choices(desk, date(2026, 8, 20))) == 2, "a request received before may still name it"
    assert answered(desk, request)[0] == "临政公开〔2026〕1号"
    with pytest.raises(KnownTrouble, match="organ_is_the_last"):
        office.retire(desk, office.history(desk)[0].id, until=TODAY, today=TODAY)
    office.take_up(desk, government, today=TODAY)
    assert len(office.choices(desk, TODAY)) == 2


def test_a_name_that_holds_from_a_day_on_leaves_earlier_letters_theirs(desk: Desk, government: OrganId) -> None:
    office.keep(
        desk, replace(GOVERNMENT, name="临澜新区管理委员会"), since=date(2026, 8, 1), today=TODAY, organ=government
    )
    assert desk.store.organs.on(government, date(2026, 7, 31)).name == "临澜区人民政府"
    assert desk.store.organs.on(government, TODAY).name == "临澜新区管理委员会"


@pytest.mark.parametrize(("other", "key"), [
    (replace(GOVERNMENT, name=""), "organ_without_name"),
    (replace(GOVERNMENT, code="别的"), "organ_name_taken"),
    (replace(GOVERNMENT, name="别的机关", code=OFFICE.code), "organ_code_taken"),
    (replace(GOVERNMENT, name="别的机关", code="别", request_pattern="{n}"), "number_pattern_unusable"),
])  # fmt: skip
def test_two_agencies_that_could_not_be_told_apart_are_refused(
    desk: Desk, government: OrganId, other: office.Office, key: str
) -> None:
    with pytest.raises(KnownTrouble, match=key):
        office.add(desk, other, since=None, today=TODAY)
    assert len(office.choices(desk, TODAY)) == 2
