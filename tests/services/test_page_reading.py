"""Foreign files as pages: what is sound comes through, what is not is told in one sentence, nothing acts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pypdf import PdfReader

from clerk_app import places
from clerk_app.law.sentences import read_terms
from clerk_app.services.attachments import declared
from clerk_app.services.page_reading import PageReader, Read, Sheets, Unreadable, Words, kind_of
from tests.services import case_files

LIMITS = replace(declared().limits, pages=20)


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    """One child for all of them, as in a case file."""
    with PageReader(LIMITS) as opened:
        yield opened


def read(reader: PageReader, name: str, data: bytes) -> Read:
    return reader.read(name, data, kind_of(name, data, LIMITS))


@pytest.mark.parametrize(("name", "data", "pages"), [
    ("a.pdf", case_files.pdf("a", 3), 3),
    ("ending says nothing", case_files.pdf("a"), 1),
    ("owner.pdf", case_files.locked(""), 1),
    ("turned.pdf", case_files.turned("t"), 1),
    ("a.png", case_files.image(), 1),
    ("a.jpg", case_files.image("JPEG"), 1),
    ("clear.png", case_files.image("PNG", "RGBA"), 1),
    ("deep.png", case_files.image("PNG", "I;16"), 1),
    ("print.jpg", case_files.image("JPEG", "CMYK"), 1),
    ("moving.gif", case_files.image("GIF", "P"), 1),
    ("fax.tif", case_files.scan(3), 3),
])  # fmt: skip
def test_a_sound_file_gives_its_pages_on_a4(reader: PageReader, name: str, data: bytes, pages: int) -> None:
    made = read(reader, name, data)
    assert isinstance(made, Sheets) and made.pages == pages
    sizes = {tuple(round(float(one)) for one in page.mediabox[2:]) for page in PdfReader(io.BytesIO(made.data)).pages}
    assert sizes <= {(595, 842), (842, 595)}


@pytest.mark.parametrize(("name", "data", "said"), [
    ("空.pdf", b"", "「空.pdf」是空文件，没有内容。请找到原文件后重新添加。"),
    ("密.pdf", case_files.locked(), "「密.pdf」设有打开密码，不能装入。请取得不带密码的文件后重新添加。"),
    ("断.pdf", case_files.pdf("a")[:300], "「断.pdf」已损坏，读不出来。请找到完好的文件后重新添加。"),
    ("乱.pdf", b"%PDF-1.7" + bytes(range(256)) * 9, "「乱.pdf」已损坏，读不出来。请找到完好的文件后重新添加。"),
    ("断.jpg", case_files.image("JPEG")[:200], "「断.jpg」已损坏，读不出来。请找到完好的文件后重新添加。"),
    ("长.pdf", case_files.pdf("a", 21), "「长.pdf」有 21 页，超过每件 20 页的上限，没有装入。请另行装订或拆分后添加。"),
    ("长.tif", case_files.scan(21), "「长.tif」有 21 页，超过每件 20 页的上限，没有装入。请另行装订或拆分后添加。"),
    ("弹.png", case_files.image_bomb(), "「弹.png」的图像过大，没有装入。请降低分辨率后重新添加。"),
    ("乱.eml", b"\x00\x01", "「乱.eml」已损坏，读不出来。请找到完好的文件后重新添加。"),
])  # fmt: skip
def test_a_file_that_has_no_pages_says_why(reader: PageReader, name: str, data: bytes, said: str) -> None:
    made = read(reader, name, data)
    assert isinstance(made, Unreadable)
    assert read_terms(places.resources()).sentence(made.key, made.facts) == said


def test_nothing_of_a_file_acts_and_its_stamp_is_still_seen(reader: PageReader) -> None:
    made = read(reader, "acting.pdf", case_files.acting())
    assert isinstance(made, Sheets)
    opened = PdfReader(io.BytesIO(made.data))
    everything = b"".join(repr(one.get_object()).encode() for one in _objects(opened)) + made.data
    for word in (b"JavaScript", b"Launch", b"/AA", b"/Annots", b"OpenAction", b"/URI", b"evil", b"alert"):
        assert word not in everything, word
    drawn = opened.pages[0]["/Resources"]["/XObject"]
    assert b"0 0 100 50 re" in drawn["/Look0"].get_data() and "acting 1" in opened.pages[0].extract_text()
    placed = opened.pages[0].get_contents().get_data().decode()
    assert "2.0000 0.0000 0.0000 2.0000 300.0000 100.0000 cm /Look0" in placed


def _objects(opened: PdfReader) -> Iterator[object]:
    for number in range(1, opened.trailer["/Size"]):
        yield opened.get_object(number)


def test_an_email_is_read_without_its_programs(reader: PageReader) -> None:
    made = read(reader, "a.eml", case_files.MAIL)
    assert isinstance(made, Words)
    assert made.heads == (("from", "周若安 <a@example.invalid>"), ("subject", "补正"))
    assert [line for line in made.text if line] == ["补正如下", "二"]


def test_a_text_of_the_old_encoding_is_read(reader: PageReader) -> None:
    made = read(reader, "说明.txt", "第一行\r\n第二行".encode("gb18030"))
    assert isinstance(made, Words) and made.text == ("第一行", "第二行")


def test_a_file_that_takes_too_long_costs_that_file_only() -> None:
    with PageReader(replace(LIMITS, seconds=0)) as slow:
        made = slow.read("慢.pdf", case_files.pdf("a"), "pdf")
        assert isinstance(made, Unreadable) and made.key in ("page_fault_slow", "page_fault_breaks")
    with PageReader(replace(LIMITS, memory_bytes=200_000_000)) as small:
        sheet = case_files.image(mode="L", size=(10_000, 10_000))
        assert isinstance(small.read("大.png", sheet, "image"), Unreadable)
        assert isinstance(small.read("小.png", case_files.image(), "image"), Sheets)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a", "a.zip"])
def test_what_is_no_page_is_not_even_asked_for(name: str) -> None:
    assert kind_of(name, b"PK\x03\x04", LIMITS) == ""
