"""The official yearly forms as data: complete, and chosen by the report year."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.law.form_table import Measure
from clerk_app.law.reading import BadResource
from clerk_app.law.terms import ApplicantKind, Outcome
from clerk_app.law.year_format import YearFormat, form_of, read_formats
from clerk_app.trouble import KnownTrouble

FOLDER = places.resources() / "year_formats"

# forms of 2021, 2019 and 2014, row by row: where each result is counted (- : completed, not a reply).
ROWS = """
disclosed                          disclosed                disclosed                reply_agreed
disclosed_already_public           disclosed                disclosed                reply_already_public
partially_disclosed                partially_disclosed      partially_disclosed      reply_partly_agreed
refused_state_secret               refused_state_secret     refused_state_secret     refused_state_secret
refused_other_law                  refused_other_law        refused_other_law        refused_other_law
refused_safety_stability           refused_safety_stability refused_safety_stability refused_security_stability
refused_third_party                refused_third_party      refused_third_party      refused_business_secret
refused_business_secret            refused_third_party      refused_third_party      refused_business_secret
refused_privacy                    refused_third_party      refused_third_party      refused_privacy
refused_internal_affairs           refused_internal_affairs refused_internal_affairs refused_other_law
refused_process                    refused_process          refused_process          refused_other_law
refused_enforcement_file           refused_enforcement_file refused_enforcement_file refused_other_law
refused_admin_query                refused_admin_query      refused_admin_query      reply_other_channel
refused_not_government_information other_other              other            refused_not_government_information
unable_not_held                    unable_not_held          unable_not_held          reply_not_exist
unable_not_this_organ              unable_not_held          unable_not_held          reply_not_this_organ
unable_not_exist                   unable_not_held          unable_not_held          reply_not_exist
unable_needs_creation              unable_needs_creation    unable_needs_creation    reply_not_exist
unable_still_unclear               unable_still_unclear     unable_still_unclear     reply_supplement_notice
not_handled_petition               not_handled_petition     not_handled_petition     reply_other_channel
not_handled_duplicate              not_handled_duplicate    not_handled_duplicate    -
not_handled_publication            not_handled_publication  not_handled_publication  -
not_handled_excessive              not_handled_excessive    not_handled_excessive    -
not_handled_reconfirm              not_handled_reconfirm    not_handled_reconfirm    -
other_no_correction                other_no_correction      other                    -
other_no_payment                   other_no_payment         other                    -
other_withdrawn                    other_other              other                    -
other_other                        other_other              other                    -
"""


@pytest.fixture(scope="module")
def forms() -> tuple[YearFormat, ...]:
    return read_formats(FOLDER)


@pytest.mark.parametrize(
    ("year", "form"),
    [(2014, "gbf_2014_32"), (2018, "gbf_2014_32"), (2019, "gbgk_2019_60"), (2020, "gbgk_2019_60"),
     (2021, "gbgk_2021_30"), (2026, "gbgk_2021_30"), (2031, "gbgk_2021_30")],
)
def test_the_form_follows_the_report_year(forms: tuple[YearFormat, ...], year: int, form: str) -> None:
    assert form_of(forms, year).id == form


def test_a_year_before_the_first_form_is_refused_with_a_sentence(forms: tuple[YearFormat, ...]) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        form_of(forms, 2013)
    assert trouble.value.key == "year_without_form"
    assert trouble.value.facts["first"] == 2014


def test_every_result_is_counted_in_its_row_of_each_form(forms: tuple[YearFormat, ...]) -> None:
    by_form = {"gbgk_2021_30": 1, "gbgk_2019_60": 2, "gbf_2014_32": 3}
    lines = [line.split() for line in ROWS.split("\n") if line]
    assert {line[0] for line in lines} == {outcome.value for outcome in Outcome}
    for form in forms:
        rows = [row for part in form.parts for table in part.tables for row in table.rows]
        for line in lines:
            counting = [row.id for row in rows if Outcome(line[0]) in row.gathers.outcomes]
            wanted = line[by_form[form.id]]
            assert counting == ([] if wanted == "-" else [wanted]), (form.id, line[0])


@pytest.mark.parametrize(("form", "value_rows"), [("gbgk_2019_60", 23), ("gbgk_2021_30", 25)])
def test_the_application_table_has_its_printed_rows_and_seven_columns(
    forms: tuple[YearFormat, ...], form: str, value_rows: int
) -> None:
    table = next(one for one in forms if one.id == form).table("applications")
    assert table is not None
    assert len(table.figure_rows) == value_rows
    assert [column.id for column in table.columns] == [*(kind.value for kind in ApplicantKind), "total"]
    assert table.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert table.rows[-1].measure is Measure.OPEN_AT_END


def test_the_old_sheet_has_nine_blocks_in_order(forms: tuple[YearFormat, ...]) -> None:
    table = forms[0].table("old_statistics_sheet")
    assert table is not None
    blocks = [row.label[0] for row in table.rows if row.level == 0]
    assert "".join(blocks) == "一二三四五六七八九"


def changed(tmp_path: Path, old: str, new: str, file: str = "gbgk_2021_30.toml") -> Path:
    """The folder of forms with one text of one file replaced."""
    for source in FOLDER.glob("*.toml"):
        text = source.read_text(encoding="utf-8")
        if source.name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / source.name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('outcomes = ["refused_process"]', 'outcomes = ["refused_internal_affairs"]', "refused_internal_affairs"),
        ('"other_withdrawn", "other_other"', '"other_other"', "other_withdrawn"),
        ('kinds = ["other_org"]', 'kinds = ["natural_person"]', "natural_person"),
        ('results = ["corrected"]', 'results = ["upheld"]', "not at all or twice"),
        ('rows = ["carried_out"], before', 'rows = ["carried_on"], before', "carried_on"),
        ("from = 2021", "from = 2022", "leaves a year"),
        ('level = 2, label = "1.属于国家秘密"', 'levle = 2, label = "1.属于国家秘密"', "levle"),
    ],
)
def test_a_form_that_leaves_something_out_is_refused_by_name(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(BadResource, match="gbgk_2021_30") as wrong:
        read_formats(changed(tmp_path, old, new))
    assert says in str(wrong.value)
