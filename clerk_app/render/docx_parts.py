"""What our Word files share: the names of the faces, a run of text, the table of fonts. Text is never markup."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TITLE, BODY, HEAD, SECOND, TABLE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
OTHER_NAMES = {TITLE: "方正小标宋_GBK", BODY: "仿宋", SECOND: "楷体", HEAD: "SimHei", TABLE: "SimSun"}
"""What the same face is called elsewhere: a program without the first name looks for the second."""


def run_of(
    text: str, face: str, size: float, *, latin: str = LATIN, tone: str = "", spacing: int = 0
) -> Any:
    """A run with its face for Chinese and for Latin.

    ``tone`` is its colour in six hexadecimal digits, ``spacing`` what is added to each character, in twentieths of a
    point.
    """
    run = OxmlElement("w:r")
    about = OxmlElement("w:rPr")
    set_face(about, face, latin)
    if tone:
        colour = OxmlElement("w:color")
        colour.set(qn("w:val"), tone)
        about.append(colour)
    values = {"w:spacing": spacing, "w:sz": round(2 * size), "w:szCs": round(2 * size)}
    for name, value in values.items():
        if value:
            one = OxmlElement(name)
            one.set(qn("w:val"), str(value))
            about.append(one)
    run.append(about)
    words = OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def set_face(about: Any, face: str, latin: str = LATIN) -> None:
    """The fonts of a run or a style (``about`` is its w:rPr)."""
    fonts = about.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        about.insert(0, fonts)
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    names: Mapping[str, str] = {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": face}
    for name, value in names.items():
        fonts.set(qn(f"w:{name}"), value)
    fonts.set(qn("w:hint"), "eastAsia")


def name_fonts(document: Any) -> None:
    """Put the names of the faces, with what to take where one is not there, into the file."""
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("/fontTable.xml"):
            part._blob = _font_table()


def _font_table() -> bytes:
    spaces = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in OTHER_NAMES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{spaces}">{fonts}</w:fonts>'.encode()
