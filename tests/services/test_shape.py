"""The drawings of a real store: counted days, results as on the sheet, pictures that a viewer opens."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PIL import Image

from clerk_app.cases.request import RequestId
from clerk_app.law.terms import ConsultedParty, DeliveryManner, Outcome
from clerk_app.services import answering, handling, shape
from clerk_app.services.desk import Desk

TODAY = date(2026, 8, 28)
Register = Callable[..., RequestId]


def served(desk: Desk, request: RequestId, on: date) -> None:
    answering.answer(desk, request, on=on, outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, request, on=on, manner=DeliveryManner.DIRECT, today=TODAY)


def test_days_are_working_days_without_the_pauses(desk: Desk, registered: Register) -> None:
    # Monday 1 June 2026; Friday 19 June is 端午: to Monday 15 June ten working days, to Tuesday 23 June fifteen
    plain = registered(date(2026, 6, 1))
    served(desk, plain, date(2026, 6, 15))
    asked = registered(date(2026, 6, 1), wording="另一份")
    handling.consult(desk, asked, on=date(2026, 6, 3), ref="甲", party=ConsultedParty.THIRD_PARTY, today=TODAY)
    handling.end_consultation(desk, asked, on=date(2026, 6, 10), ref="甲", opinion="同意", today=TODAY)
    served(desk, asked, date(2026, 6, 15))
    taken = {one.id: shape._taken(desk, one).days for one in desk.store.requests.all()}
    assert taken[plain] == 10
    # 4, 5, 8, 9 June lie between the letter and the opinion
    assert taken[asked] == 6


def test_results_are_those_of_the_sheet(desk: Desk, registered: Register) -> None:
    for at in range(3):
        served(desk, registered(date(2026, 6, 1), wording=f"材料{at}"), date(2026, 6, 8))
    charts = {one.id: one for one in shape.charts_of(desk, 2026, TODAY)}
    assert {bar.label: bar.values[0] for bar in charts["results"].bars} == {
        "予以公开": 3, "部分公开": 0, "不予公开": 0, "无法提供": 0, "不予处理": 0, "其他处理": 0,
    }  # fmt: skip
    english = {one.id: one for one in shape.charts_of(replace(desk, terms=desk.terms.in_english()), 2026, TODAY)}
    assert [bar.label for bar in english["results"].bars] == [
        "Disclosed", "Disclosed in part", "Refused", "Unable to provide", "Not handled", "Otherwise closed",
    ]  # fmt: skip
    assert english["months"].bars[0].label == "Jan"
    assert [(bar.label, bar.values[0]) for bar in charts["repeats"].bars][2] == ("3–5 次", 1), "one applicant, thrice"


def test_every_drawing_becomes_a_picture(desk: Desk, registered: Register) -> None:
    served(desk, registered(date(2026, 6, 1)), date(2026, 6, 8))
    charts = shape.charts_of(desk, 2026, TODAY)
    assert charts
    for picture in shape.pictures(desk, charts):
        drawing = Image.open(io.BytesIO(picture.png)).convert("L")
        assert drawing.width == 1560
        assert drawing.getextrema() == (27, 255) or drawing.getextrema()[0] < 40, "something is drawn in ink"
