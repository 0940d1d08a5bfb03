"""One applicant under several spellings; hints are not verdicts."""

from __future__ import annotations

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.same_applicant import Likeness, likeness, plain_name
from clerk_app.law.terms import ApplicantKind
from clerk_app.services.applicants import name_words

WORDS = name_words()


def person(name: str, **more: str) -> Applicant:
    return Applicant(ApplicantKind.NATURAL_PERSON, name, **more)


def company(name: str, **more: str) -> Applicant:
    return Applicant(ApplicantKind.COMMERCIAL_ENTERPRISE, name, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("柏远物业（临澜）有限公司", "柏远物业(临澜)有限责任公司"),
        ("ＡＢＣ科技有限公司", "abc 科技 有限公司"),
        ("周若安", "周 若 安 先生"),
        ("周若安", "申请人周若安"),
        ("阿卜杜拉·买买提", "阿卜杜拉•买买提"),
        ("同舟律师事务所", "同舟律所"),
        ("周若安\u3000", "\u200b周若安"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert plain_name(one, WORDS) == plain_name(other, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("柏远物业股份有限公司", "柏远物业有限公司"),
        ("柏远物业（北京）有限公司", "柏远物业（上海）有限公司"),
        ("周若安", "周若按"),
        ("王律师", "王老师"),
    ],
)
def test_these_are_two_names(one: str, other: str) -> None:
    assert plain_name(one, WORDS) != plain_name(other, WORDS)


def test_a_name_that_is_all_signs_is_nobodys() -> None:
    assert likeness(person("……"), person("——"), WORDS) is None


def test_an_identity_number_decides_whatever_the_name() -> None:
    one = person("周若安", id_number="11010119900101001x")
    assert likeness(one, person("周若桉", id_number=" 11010119900101001Ｘ"), WORDS) is Likeness.ID_NUMBER
    assert likeness(one, person("周若安", id_number="110101199001010036"), WORDS) is None, "two people of one name"


def test_a_name_counts_until_something_known_contradicts_it() -> None:
    one = person("周若安", telephone="0000-5550117")
    assert likeness(one, person("周若安"), WORDS) is Likeness.NAME
    assert likeness(one, person("周若安女士", telephone="0000 5550117"), WORDS) is Likeness.NAME
    assert likeness(one, person("周若安", telephone="0000-5550999"), WORDS) is Likeness.NAME_OTHER_CONTACT


def test_another_name_at_the_same_telephone_is_a_hint_only() -> None:
    one = company("柏远物业有限公司", telephone="+86 138-0000-0000")
    assert likeness(one, person("周若安", telephone="13800000000"), WORDS) is Likeness.CONTACT
    assert likeness(one, person("周若安"), WORDS) is None


def test_two_identity_numbers_at_one_telephone_are_a_hint_only() -> None:
    one = person("周若安", id_number="110101199001010010", telephone="5550117")
    other = person("周若安", id_number="110101199001010036", telephone="5550117")
    assert likeness(one, other, WORDS) is Likeness.NAME_OTHER_ID
