"""The whole matrix of remedies: results, days, agencies and ways of delivery, against the table of the laws.

The table is written here as the laws have it: 行政复议法（2023） arts 20, 22 para. 2, 23, 24 to 28; 行政诉讼法
arts 14, 15, 45, 46; 法释〔2025〕8号 art. 1. It is not taken from the program's own files.
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from clerk_app import places
from clerk_app.cases.letter import Facts, Letter, Missing, compose, read_letters
from clerk_app.law.reading import read_rules
from clerk_app.law.terms import DeliveryManner

RESOURCES = places.resources()
ANSWER = read_letters(RESOURCES / "letters")["answer"]
AGAIN = read_letters(RESOURCES / "letters")["supplementary_answer"]
RULES = read_rules(RESOURCES / "rules")
URL = "https://fy.example.gov.cn"

# What is refused under arts 14, 15, 16 of the Regulations, whole or in part; everything else leaves the choice.
REFUSED = {"outcome": "refused_privacy", "reasons": "甲"}
WITHHELD = {"outcome": "partially_disclosed", "reasons": "甲", "supply": "乙", "withheld": "丙",
            "withheld_as": "refused_business_secret"}  # fmt: skip
NOT_FIRST = {"outcome": "partially_disclosed", "reasons": "甲", "supply": "乙", "withheld": "丙",
             "withheld_as": "unable_not_exist"}  # fmt: skip
ABSENT = {"outcome": "unable_not_exist", "search": "丁"}
QUERY = {"outcome": "refused_admin_query", "other_law": "《不动产登记暂行条例》"}
FIRST = {id(REFUSED), id(WITHHELD)}
"""行政查询事项 counts as 不予公开 in the year table, but rests on art. 36 (7): the applicant may choose."""
KINDS = [REFUSED, WITHHELD, NOT_FIRST, ABSENT, QUERY]

DAYS = {
    date(2008, 5, 1): "三个月", date(2015, 4, 30): "三个月", date(2015, 5, 1): "六个月", date(2019, 5, 15): "六个月",
    date(2023, 12, 31): "六个月", date(2024, 1, 1): "", date(2025, 5, 31): "", date(2025, 6, 1): "",
    date(2026, 10, 16): "",
}  # fmt: skip
"""The window of the direct suit where all results are alike; from 2024 on it depends on the result."""
AGENCIES = {
    "department": ("临澜区人民政府", "临澜区人民法院"),
    "department before 2024": ("临澜区人民政府或者青屿市住房和城乡建设局", "临澜区人民法院"),
    "township": ("临澜区人民政府", "临澜区人民法院"),
    "county government": ("青屿市人民政府", "青屿市中级人民法院"),
    "province": ("本机关", "青屿市中级人民法院"),
    "tax": ("国家税务总局青屿市税务局", "临澜区人民法院"),
}


def facts(items: tuple[dict[str, str], ...], on: date, manner: str, agency: tuple[str, str]) -> Facts:
    several = len(items) > 1
    of_items = {
        f"{place}.{name}" if several else name: fact
        for place, item in enumerate(items, start=1) for name, fact in {"subject": "某事", **item}.items()
    }  # fmt: skip
    grounds = {f"{place}.{name}" if several else name: "《某法》第九条"
               for place in range(1, len(items) + 1) for name in ("ground", "withheld_ground")}  # fmt: skip
    return {
        "applicant": "陈某", "applicant_kind": "natural_person", "channel": "online", "received_on": date(2008, 5, 1),
        "request_number": "1", "wording": "某事", "organ_name": "某局", "document_number": "某〔2026〕1号",
        "decided_on": on, "reconsideration_body": agency[0], "court": agency[1], "delivery_manner": manner,
        "reconsideration_url": URL, **of_items, **grounds,
    }  # fmt: skip


def remedy(items: tuple[dict[str, str], ...], on: date, manner: str = "post",
           agency: tuple[str, str] = AGENCIES["department"]) -> list[str]:  # fmt: skip
    made = compose(ANSWER, facts(items, on, manner, agency), RULES)
    assert isinstance(made, Letter), made
    return [one.text for one in made.paragraphs if one.block == "remedy"]


def choice(text: str, body: str, court: str, months: str) -> None:
    assert f"自收到本答复之日起六十日内向{body}申请行政复议，" in text
    assert f"行政复议，或者自收到本答复之日起{months}内向{court}提起行政诉讼" in text
    assert "先向" not in text and "十五日" not in text


def body_first(text: str, body: str, court: str) -> None:
    assert f"应当自收到本答复之日起六十日内先向{body}申请行政复议" in text
    assert "行政复议法》第二十三条第一款第（四）项" in text
    assert "收到行政复议决定书之日起十五日内依法向人民法院提起行政诉讼" in text
    assert court not in text and "六个月" not in text and "三个月" not in text


BOTH = "临澜区人民政府或者青屿市住房和城乡建设局"
OWN_GOVERNMENT, SUPERIOR = "临澜区人民政府", "青屿市住房和城乡建设局"
# The office enters one body and, where the law leaves the choice, the next higher department: 行政复议法 (2017) art 12
# para. 1, art 12 para. 2, arts 13, 14; (2023) arts 24, 25, 27, 28. Kind: the body, until the end of 2023, since 2024.
NAMED = {
    "": (OWN_GOVERNMENT, OWN_GOVERNMENT, OWN_GOVERNMENT),
    "department": (OWN_GOVERNMENT, BOTH, OWN_GOVERNMENT),
    "justice": (OWN_GOVERNMENT, BOTH, BOTH),
    "vertical": ("国家税务总局青屿市税务局", "国家税务总局青屿市税务局", "国家税务总局青屿市税务局"),
    "township": (OWN_GOVERNMENT, OWN_GOVERNMENT, OWN_GOVERNMENT),
    "government": ("青屿市人民政府", "青屿市人民政府", "青屿市人民政府"),
    "top": ("本机关", "本机关", "本机关"),
}


def numerals(places: list[int]) -> str:
    return "、".join("一二三"[place - 1] for place in places)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_the_remedy_of_every_mixture_of_results_on_every_side_of_every_change(on: date) -> None:
    body, court = AGENCIES["department"]
    for count in (1, 2, 3):
        for items in product(KINDS, repeat=count):
            texts = remedy(items, on)
            first = [place for place, item in enumerate(items, start=1) if id(item) in FIRST]
            rest = [place for place, item in enumerate(items, start=1) if id(item) not in FIRST]
            if DAYS[on] or not first:
                (only,) = texts
                choice(only, body, court, DAYS[on] or "六个月")
                assert only.startswith("如对本答复不服")
            elif not rest:
                (only,) = texts
                body_first(only, body, court)
                of_part = all(item is WITHHELD for item in items)
                assert only.startswith(f"如对本答复不予公开的{'部分' if of_part else '决定'}不服")
            else:
                refused, other = texts
                body_first(refused, body, court)
                choice(other, body, court, "六个月")
                assert refused.startswith(f"如对本答复第{numerals(first)}项不予公开的决定不服")
                assert other.startswith(f"如对本答复第{numerals(rest)}项不服")


@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_body_and_court_are_those_of_the_agency(agency: str, on: date) -> None:
    body, court = AGENCIES[agency]
    for item in (REFUSED, ABSENT):
        (only,) = remedy((item,), on, agency=AGENCIES[agency])
        if item is REFUSED and not DAYS[on]:
            body_first(only, body, court)
        else:
            choice(only, body, court, DAYS[on] or "六个月")


@pytest.mark.parametrize("manner", DeliveryManner)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_a_delivery_online_names_the_way_to_file_there_since_2024(on: date, manner: DeliveryManner) -> None:
    for item in (REFUSED, ABSENT):
        texts = remedy((item,), on, manner=manner.value)
        told = f"可以登录{URL}提交行政复议申请书" in "".join(texts)
        assert told is (manner is DeliveryManner.ELECTRONIC and on >= date(2024, 1, 1))
    if manner is DeliveryManner.ELECTRONIC and on >= date(2024, 1, 1):
        without = {**facts((REFUSED,), on, manner.value, AGENCIES["tax"]), "reconsideration_url": None}
        assert compose(ANSWER, without, RULES) == Missing(("reconsideration_url",))


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item["outcome"])
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_a_later_answer_has_the_remedy_of_its_own_result(on: date, item: dict[str, str]) -> None:
    known = {**facts((item,), on, "post", AGENCIES["department"]), "former_answer_on": date(2008, 5, 1),
             "former_answer_number": "某〔2008〕1号"}  # fmt: skip
    again = compose(AGAIN, known, RULES)
    assert isinstance(again, Letter)
    assert [one.text for one in again.paragraphs if one.block == "remedy"] == remedy((item,), on)


def test_without_body_or_court_no_answer_is_finished() -> None:
    on = date(2026, 10, 16)
    for name in ("reconsideration_body", "court"):
        known = {**facts((ABSENT,), on, "post", AGENCIES["department"]), name: None}
        assert compose(ANSWER, known, RULES) == Missing((name,))


@pytest.mark.parametrize("kind", NAMED)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_a_department_names_government_or_higher_department_until_2023(on: date, kind: str) -> None:
    entered, before, since = NAMED[kind]
    body, court = (before if on < date(2024, 1, 1) else since), "临澜区人民法院"
    for count in (1, 2):
        for items in product(KINDS, repeat=count):
            known = {**facts(items, on, "post", (entered, court)), "remedy_kind": kind}
            made = compose(ANSWER, {**known, "superior_body": SUPERIOR}, RULES)
            assert isinstance(made, Letter)
            texts = [one.text for one in made.paragraphs if one.block == "remedy"]
            first = any(id(item) in FIRST for item in items) and not DAYS[on]
            rest = not first or any(id(item) not in FIRST for item in items)
            assert len(texts) == first + rest
            if first:
                body_first(texts[0], body, court)
            if rest:
                choice(texts[-1], body, court, DAYS[on] or "六个月")
            without = compose(ANSWER, known, RULES)
            if body == BOTH:
                assert without == Missing(("superior_body",)), "asked for, never guessed"
            else:
                assert without == made and SUPERIOR not in "".join(texts)


def test_steps_on_the_way_have_no_remedy_and_what_decides_has_one() -> None:
    """A5 to A8, B1 to B4, B6 to B8 are steps of the procedure; answers, and disclosing against a wish, decide."""
    told = {one.entry.code: any(part.block == "remedy" for part in one.parts) for one in read_letters(
        RESOURCES / "letters").values()}  # fmt: skip
    none = {"A5", "A6", "A8", "B1", "B2", "B3", "B4", "B6", "B7", "B8"}
    assert none <= set(told) and not [code for code in none if told[code]]
    assert {"B5", "C", "C25", "C26"} == {code for code, says in told.items() if says}
