"""The office's own fonts: looked at before use, kept with the data, recorded with the letters set in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack, unpack_from

import pytest
from pypdf import PdfReader

from clerk_app import places
from clerk_app.cases.letter import Head, HeadStyle, Letter, Paragraph
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import Outcome, SecrecyFinding
from clerk_app.render.font_check import check_font, gb2312, general
from clerk_app.render.pdf import render_letter
from clerk_app.services import answering, fonts, letters, routing
from clerk_app.services.desk import Desk, reread
from clerk_app.services.office import set_up
from clerk_app.services.setting_change import take_back, told
from clerk_app.store import checks
from clerk_app.trouble import KnownTrouble
from tests.offices import OFFICE
from tests.services.test_letters import TODAY

Registered = Callable[..., RequestId]
SHIPPED = places.resources() / "fonts"
SONG = SHIPPED / "ClerkSerif-Regular.ttf"


def changed_font(folder: Path, name: str, change: Callable[[bytearray], None]) -> Path:
    """A shipped font with a few bytes changed."""
    data = bytearray(SONG.read_bytes())
    change(data)
    path = folder / name
    path.write_bytes(data)
    return path


def table(data: bytearray, tag: bytes) -> int:
    """Where the row of a table stands in the font's directory."""
    rows = range(12, 12 + 16 * unpack_from(">H", data, 4)[0], 16)
    return next(row for row in rows if data[row : row + 4] == tag)


def forbid(bits: int) -> Callable[[bytearray], None]:
    """Set fsType (OpenType 1.9, OS/2)."""

    def change(data: bytearray) -> None:
        at = unpack_from(">I", data, table(data, b"OS/2") + 8)[0] + 8
        data[at : at + 2] = pack(">H", bits)

    return change


def rename(old: bytes, new: bytes) -> Callable[[bytearray], None]:
    """Another table instead of one nobody needs."""

    def change(data: bytearray) -> None:
        at = table(data, old)
        data[at : at + 4] = new

    return change


def said(desk: Desk, key: str) -> str:
    found = fonts.chosen(desk, key)
    return "".join(desk.terms.sentence(one.key, one.facts) for one in found.said) if found else ""


def answered(desk: Desk, request: RequestId) -> None:
    routing.review_secrecy(desk, request, on=TODAY, result=SecrecyFinding.PASS, reviewer="韩予墨", today=TODAY)
    answering.answer(desk, request, on=TODAY, outcome=Outcome.DISCLOSED, today=TODAY)


def test_the_two_lists_are_those_of_the_standards() -> None:
    assert (len(gb2312()), gb2312()[0], gb2312()[-1]) == (6763, "啊", "齄")
    assert len(set(general())) == 8105
    assert [general()[at] for at in (0, 3500, 6500)] == ["一", "乂", "亍"], "一级、二级、三级字表的第一个字"


def test_coverage_is_told_in_counts_with_characters_that_are_missing() -> None:
    # FandolFang is said to have 6,763 characters of GB2312 and 6,638 of the 8,105
    report = check_font(SHIPPED / "FandolFang-Regular.ttf")
    assert (report.gb2312.has, report.gb2312.of, report.general.has, report.general.of) == (6763, 6763, 6638, 8105)
    assert set("堃喆玥") <= set(report.general.missing)
    assert check_font(SONG).general.missing == ""


@pytest.mark.parametrize(
    ("name", "change", "key"),
    [
        ("restricted.ttf", forbid(0x0002), "font_not_to_embed"),
        ("whole.ttf", forbid(0x0100), "font_not_to_embed"),
        ("bitmaps.ttf", forbid(0x0200), "font_not_to_embed"),
        ("outlines.otf", rename(b"glyf", b"CFF "), "font_of_other_outlines"),
        ("variable.ttf", rename(b"post", b"fvar"), "font_variable"),
        ("half.ttf", lambda data: data.__delitem__(slice(4000, None)), "font_unreadable"),
        ("empty.ttf", lambda data: data.clear(), "font_unreadable"),
    ],
)  # fmt: skip
def test_a_font_that_cannot_be_used_is_refused_with_one_sentence_and_not_kept(
    desk: Desk, tmp_path: Path, name: str, change: Callable[[bytearray], None], key: str
) -> None:
    with pytest.raises(KnownTrouble) as refused:
        fonts.choose(desk, "font_body", changed_font(tmp_path, name, change))
    assert refused.value.key == key
    sentence = desk.terms.of(refused.value)
    assert name in sentence and sentence.count("。") == 2, "what is wrong, what to do"
    assert not list((desk.store.folder / "files").iterdir()) and not desk.settings.own


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_font_whose_maker_allows_preview_editing_or_installing_is_taken(tmp_path: Path, bits: int) -> None:
    assert check_font(changed_font(tmp_path, "fine.ttf", forbid(bits))).gb2312.has == 6763


def test_a_chosen_font_is_kept_with_the_data_used_and_recorded(
    desk: Desk, registered: Registered, tmp_path: Path
) -> None:
    file = tmp_path / "单位仿宋.ttf"
    shutil.copy(SONG, file)
    office = set_up(desk, OFFICE)
    done = fonts.choose(office, "font_body", file)
    assert "".join(office.terms.sentence(one.key, one.facts) for one in told(done)) == (
        "“正文字体”：自带字体 → Noto Serif SC 2.003。"
    )
    assert said(done.desk, "font_body") == (
        "Noto Serif SC 2.003：GB2312 有 6763 / 6763 字，通用规范汉字表有 8105 / 8105 字。"
    )
    file.unlink()
    after = reread(done.desk)
    assert after.fonts is done.desk.fonts, "fonts that were read stay read"
    request = registered()
    answered(after, request)
    letters.issue(after, request, "answer", today=TODAY)
    (document,) = after.store.documents.of_request(request)
    assert "NotoSerifSC-Regular 2.003" in document.fonts and "FandolFang" not in document.fonts
    used = {
        font.get_object()["/BaseFont"] for page in PdfReader(BytesIO(letters.data_of(after, document))).pages
        for font in page["/Resources"]["/Font"].values()
    }  # fmt: skip
    assert any("NotoSerifSC-Regular" in name for name in used)
    assert any("ClerkSerif-Black" in name for name in used), "the title keeps the shipped font"
    kept = after.settings.text("font_body").split()[0].removeprefix("sha256:")
    assert kept in checks.file_names(after.store.db), "backups take it along"
    again = take_back(after, done)
    assert again.desk.fonts.own == {} and said(again.desk, "font_body") == ""
    words = "".join(again.desk.terms.sentence(one.key, one.facts) for one in told(again))
    assert words == "“正文字体”：Noto Serif SC 2.003 → 自带字体。"
    assert letters.copy_of(again.desk, request, "answer") == letters.data_of(after, document)


def test_another_version_of_a_font_that_calls_itself_the_same_is_the_one_that_is_drawn(
    desk: Desk, tmp_path: Path
) -> None:
    def mark(data: bytearray) -> None:
        at = unpack_from(">I", data, table(data, b"post") + 8)[0]
        data[at + 4 : at + 6] = pack(">h", 7)  # the angle it leans at

    letter = Letter("answer", Head(HeadStyle.PLAIN, ""), "", "", "", (Paragraph("甲", "x"),), "", "")
    first = fonts.choose(desk, "font_body", SONG).desk
    render_letter(letter, first.fonts)
    second = fonts.choose(first, "font_body", changed_font(tmp_path, "新版.ttf", mark)).desk
    page = PdfReader(BytesIO(render_letter(letter, second.fonts))).pages[0]
    drawn = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert [one["/FontDescriptor"]["/ItalicAngle"] for one in drawn if "NotoSerifSC" in one["/BaseFont"]] == [7]


def test_a_font_lost_from_the_folder_gives_way_to_the_shipped_one_and_is_said(desk: Desk) -> None:
    done = fonts.choose(desk, "font_title", SONG)
    (kept,) = (desk.store.folder / "files").iterdir()
    kept.write_bytes(b"spoilt")
    after = reread(done.desk)
    assert after.fonts.own == {}
    assert said(after, "font_title") == (
        "原来选定的“Noto Serif SC 2.003”在数据文件夹里找不到或已损坏，现用自带字体。请重新选择字体文件。"
    )
    assert {one.code for one in checks.files(desk.store.db, desk.store.folder)} == {"file_changed"}
