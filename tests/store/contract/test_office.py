"""What any store must do with organs, settings, notices and the small registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from sqlite3 import IntegrityError

import pytest

from clerk_app.cases.request import OrganId
from clerk_app.store.books import Colleague, Complaint, Enquiry, EnteredFigure, Filing, LetterWording, Unit, WorkDone
from clerk_app.store.database import Store
from clerk_app.store.organs import FIRST_DAY, Organ

NEW = OrganId(0)
MONDAY = date(2025, 1, 20)


def test_an_organ_is_what_it_was_on_a_day(store: Store) -> None:
    organ = store.organs.add(Organ(NEW, FIRST_DAY, name="临澜区人民政府", code="临公开"))
    store.organs.update(organ, since=date(2025, 3, 1), reconsideration_body="云岫市人民政府", code="临政公开")
    assert store.organs.on(organ, date(2025, 2, 28)).code == "临公开"
    later = store.organs.on(organ, date(2025, 3, 1))
    assert (later.code, later.name, later.reconsideration_body) == ("临政公开", "临澜区人民政府", "云岫市人民政府")
    assert store.organs.on(organ, date(2007, 1, 1)).code == "临公开"
    assert [one.since for one in store.organs.all()] == [FIRST_DAY, date(2025, 3, 1)]


def test_details_of_the_same_day_replace_each_other(store: Store) -> None:
    organ = store.organs.add(Organ(NEW, MONDAY, name="临澜区人民政府"))
    store.organs.update(organ, since=MONDAY, telephone="0000-5550100")
    assert [(one.name, one.telephone) for one in store.organs.all()] == [("临澜区人民政府", "0000-5550100")]


def test_a_closed_organ_is_no_longer_current(store: Store) -> None:
    first = store.organs.add(Organ(NEW, FIRST_DAY, name="甲局"))
    second = store.organs.add(Organ(NEW, FIRST_DAY, name="乙局"))
    store.organs.close(first, until=MONDAY)
    assert [one.id for one in store.organs.current(MONDAY)] == [first, second]
    assert [one.id for one in store.organs.current(date(2025, 1, 21))] == [second]


def test_a_store_without_organs_gets_a_nameless_one_when_it_needs_one(store: Store) -> None:
    first = store.organs.first()
    assert store.organs.first() == first
    assert [one.name for one in store.organs.current(MONDAY)] == [""]
    with pytest.raises(LookupError):
        store.organs.on(OrganId(9), MONDAY)
    with pytest.raises(ValueError, match="colour"):
        store.organs.update(first, since=MONDAY, colour="red")


def test_a_setting_remembers_who_set_it_and_what_was_before(store: Store) -> None:
    assert store.settings.get("number_pattern", "{n}") == "{n}"
    store.settings.set("number_pattern", "{year}-{n:04}")
    store.settings.set("warning_span", "5")
    store.settings.set("number_pattern", None)
    assert dict(store.settings.all()) == {"warning_span": "5"}
    assert [(one.name, one.value) for one in store.settings.history()] == [
        ("number_pattern", "{year}-{n:04}"), ("warning_span", "5"), ("number_pattern", None),
    ]
    last = store.settings.history()[-1]
    assert (last.set_by, last.set_at) == ("苏晚晴", "2025-01-20T01:02:03.000+00:00")


def test_a_notice_added_again_takes_the_place_of_the_former(store: Store) -> None:
    store.notices.add(2026, "国办发明电〔2025〕7号", "year = 2026")
    store.notices.add(2025, "国办发明电〔2024〕12号", "year = 2025")
    store.notices.add(2026, "国办发明电〔2025〕7号", "year = 2026 # 更正")
    in_force = [(one.year, one.text) for one in store.notices.all()]
    assert in_force == [(2025, "year = 2025"), (2026, "year = 2026 # 更正")]


def test_a_withdrawn_notice_is_out_of_force_and_stays_on_record(store: Store) -> None:
    store.notices.add(2026, "国办发明电〔2025〕7号", "year = 2026")
    store.notices.add(2026, "三月三", "year = 2026 # 本地")
    reason = "误贴了“征求意见稿”\n\\ \x7f"
    store.notices.withdraw(2026, "国办发明电〔2025〕7号", reason)
    assert [one.number for one in store.notices.all()] == ["三月三"]
    assert [one.withdrawn for one in store.notices.history()] == [None, None, reason]
    assert store.notices.history()[-1].added_by == "苏晚晴"
    store.notices.add(2026, "国办发明电〔2025〕7号", "year = 2026 # 再次")
    assert [one.number for one in store.notices.all()] == ["三月三", "国办发明电〔2025〕7号"]


def test_the_small_registers_keep_their_lines(store: Store) -> None:
    lines = (
        (store.complaints, Complaint(kind="complaint", came_on=MONDAY, matter="未按期答复")),
        (store.enquiries, Enquiry(came_on=MONDAY, way="telephone", subject="怎样申请", enquirer="周女士")),
        (store.figures, EnteredFigure(format="gbgk_2014", year=2025, month=3, row="3_1", col="count", value="1.20")),
        (store.filings, Filing(duty="month", period="2025-01", filed_on=MONDAY, content="{}")),
        (store.work_log, WorkDone(done_on=MONDAY, kind="training", subject="条例培训", minutes=90, persons=30)),
        (store.units, Unit(name="征收科")),
        (store.people, Colleague(name="林知远", role="handler", active=False)),
    )
    for book, line in lines:
        line_id = book.add(line)  # type: ignore[attr-defined]
        kept = book.all()[0]  # type: ignore[attr-defined]
        assert kept.id == line_id
        for name, value in vars(line).items():
            if name not in ("id", "noted_at", "noted_by"):
                assert getattr(kept, name) == value
    assert store.complaints.all()[0].noted_by == "苏晚晴"


def test_a_line_is_corrected_in_its_place(store: Store) -> None:
    store.units.add(Unit(name="征收科"))
    unit = store.units.all()[0]
    store.units.change(Unit(id=unit.id, name="征收一科", active=False))
    assert [(one.name, one.active) for one in store.units.all()] == [("征收一科", False)]
    with pytest.raises(LookupError):
        store.units.change(Unit(id=9, name="无"))


def test_the_wording_of_an_office_is_added_to_and_never_put_right_in_its_place(store: Store) -> None:
    line = LetterWording(
        organ_id=store.organs.first(), kind="receipt", sentence="title/1", shipped="登记回执", edition="2026-11",
        text="收件回执", deed="1",
    )
    first = store.letter_wordings.add(line)
    store.letter_wordings.add(replace(line, text="", deed="2"))
    assert [(one.text, one.noted_by) for one in store.letter_wordings.all()] == [("收件回执", "苏晚晴"), ("", "苏晚晴")]
    with pytest.raises(IntegrityError):
        store.letter_wordings.change(replace(line, id=first, text="回执"))
    assert store.findings() == ()
