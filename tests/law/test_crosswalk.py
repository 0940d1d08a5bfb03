"""Crosswalks between the forms (forms 4.8 and 5): complete, pointing at cells that exist, and as the spec says."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app import places
from clerk_app.law.crosswalk import Fate, read_crosswalks
from clerk_app.law.reading import BadResource
from clerk_app.law.year_format import read_formats

FORMATS = read_formats(places.resources() / "year_formats")
FOLDER = places.resources() / "crosswalks"
WALKS = read_crosswalks(FOLDER, FORMATS)
OLD, TRIAL, NOW = "gbf_2014_32", "gbgk_2019_60", "gbgk_2021_30"


@pytest.mark.parametrize("walk", WALKS.values(), ids=lambda walk: f"{walk.source}-{walk.target}")
def test_every_figure_of_a_form_has_one_fate_and_every_aim_exists(walk: object) -> None:
    source, target = (next(form for form in FORMATS if form.id == one) for one in (walk.source, walk.target))
    cells = {
        (table.id, row.id, column.id)
        for part in source.parts for table in part.tables for row in table.figure_rows for column in table.columns
    }  # fmt: skip
    assert set(walk.cells) == cells
    for passage in walk.cells.values():
        assert (passage.target is None) is (passage.fate is Fate.LOST)
        assert passage.target is None or target.table(passage.target.table) is not None


# forms 4.8, the table of results; the pairs no notice settles are a person's choice.
@pytest.mark.parametrize(
    ("row", "aim", "fate"),
    [
        ("reply_already_public", "disclosed", Fate.MERGED), ("reply_agreed", "disclosed", Fate.MERGED),
        ("reply_partly_agreed", "partially_disclosed", Fate.ONE),
        ("refused_state_secret", "refused_state_secret", Fate.ONE),
        ("refused_business_secret", "refused_third_party", Fate.MERGED),
        ("refused_privacy", "refused_third_party", Fate.MERGED),
        ("refused_security_stability", "refused_safety_stability", Fate.ONE),
        ("refused_other_law", "refused_other_law", Fate.CHOSEN),
        ("refused_not_government_information", "other", Fate.CHOSEN),
        ("reply_not_this_organ", "unable_not_held", Fate.CHOSEN), ("reply_not_exist", "unable_not_held", Fate.CHOSEN),
        ("reply_other_channel", "other", Fate.CHOSEN),
    ],
)
def test_results_of_2014_go_where_the_table_of_results_says(row: str, aim: str, fate: Fate) -> None:
    passage = WALKS[OLD, TRIAL].cells["old_statistics_sheet", row, "value"]
    assert passage.target is not None
    assert (passage.target.row, passage.target.column, passage.fate) == (aim, "total", fate)


def test_other_handling_of_2019_is_three_rows_of_2021_and_back_again_one() -> None:
    passage = WALKS[TRIAL, NOW].cells["applications", "other", "total"]
    assert passage.fate is Fate.CHOSEN
    assert {address.row for address in passage.zero} == {"other_no_correction", "other_no_payment"}
    back = {WALKS[NOW, TRIAL].cells["applications", f"other_{name}", "total"]
            for name in ("no_correction", "no_payment", "other")}  # fmt: skip
    assert len(back) == 1
    assert next(iter(back)).fate is Fate.MERGED
    for lost in (("art20_9", "central_procurement", "projects"), ("art20_5", "other_services", "decisions")):
        assert WALKS[TRIAL, NOW].cells[lost].fate is Fate.LOST


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('"applications.other"', '"applications.others"', "no such cells"),
        ('to = "applications.other_other"', 'to = "applications.nowhere"', "no such cells"),
        ('from = ["art20_9.central_procurement"]', 'from = ["art20_9.central_procurement.projects"]', "not said"),
        ('from = ["art20_9.central_procurement"]', 'from = ["applications.other"]', "said twice"),
        ('from = "gbgk_2019_60"', 'from = "gbgk_1999"', "no such form"),
        ("chosen = true", "chose = true", "unknown key"),
    ],
)
def test_a_crosswalk_with_a_hole_or_a_slip_is_refused(tmp_path: Path, before: str, after: str, why: str) -> None:
    text = (FOLDER / "2019_to_2021.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "x.toml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(BadResource, match=why):
        read_crosswalks(tmp_path, FORMATS)
