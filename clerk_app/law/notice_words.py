"""The words of a holiday notice: one way to write each, its sentences, and those that name no day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

WEEKDAYS = "一二三四五六日"
_NUMERALS = {word: value for value, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_DIGITS = {word: str(value) for value, word in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}

FESTIVAL = "元旦|春节|清明节|劳动节|端午节|中秋节|国庆节"
WHEN: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = MappingProxyType({
    "元旦": ((1, 1), (1, 1)),
    "春节": ((1, 20), (2, 21)),
    "清明节": ((4, 4), (4, 6)),
    "劳动节": ((5, 1), (5, 1)),
    "端午节": ((5, 26), (6, 26)),
    "中秋节": ((9, 6), (10, 9)),
    "国庆节": ((10, 1), (10, 1)),
})
"""First and last month and day between which a festival falls (全国年节及纪念日放假办法第二条, 农历)."""

_OTHER_NAMES = (
    (re.compile(r"“?五一”?国际劳动节|国际劳动节|“五一”|五一节?"), "劳动节"),
    (re.compile(r"“十一”|十一国庆节"), "国庆节"),
    (re.compile(r"清明(?!节)"), "清明节"),
    (re.compile(r"端午(?!节)"), "端午节"),
    (re.compile(r"中秋(?!节)"), "中秋节"),
    (re.compile(r"国庆(?!节)"), "国庆节"),
    (re.compile(r"新年|元旦节"), "元旦"),
)

_DASHES = re.compile(r"[-‐‑‒–—―−─~〜]+")
_BLANKS = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_ENDS = re.compile(r"(?<=[。;；｡])|(?<=如下[:：])")
_NUMBERED = r"(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)、?|\d{1,2}[.、](?!\d))"
_SOME_NAME = rf"(?:“?五一”?国际)?(?:{FESTIVAL}|五一|十一|“五一”|“十一”|清明|端午|中秋|国庆)"
HEADING = re.compile(rf"(?:{_NUMBERED})?({_SOME_NAME}(?:[、和及]{_SOME_NAME})*)(?:放假)?(?::|(?=自?\d))")
OTHER_HEADING = re.compile(rf"(?:{_NUMBERED})?((?!其中|即|另|同时)[^\d,。;:()如]{{2,40}}):(?=自?\d)")
PLACE = re.compile(_NUMBERED)

TITLE = re.compile(r"[\u4e00-\u9fff]{2,20}?关于[^。:,;]{4,60}?的?通知(?!如下|精神|》)")
TITLE_YEAR = re.compile(r"(?:关于|现将)(?:调整|延长)?(\d{4})年")
_LOOSE_YEAR = re.compile(r"(20\d\d)年[^,。;]{0,8}(?:节假日|放假|休假|安排|通知)")
_OF_TITLE = re.compile(
    r"(?:关于|现将)(?:调整|延长)?(?:\d{4}年)?([^\d,、]+\d*[^\d,、]*?)(?:假期|调休放假|放假)(?:的?安排)?(?:的通知|通知如下)"
)
NUMBER = re.compile(r"\(?([\u4e00-\u9fff]{1,12}?)[〔\[【(](\d{4})[〕\]】)]第?(\d{1,4})号\)?")
ADDRESSEE = re.compile(r"各(?:省、自治区|市、县|县|区|市|部门|单位)[^。:\d]{0,80}:")
_WIRE = re.compile(r"(?:\(?受权发布\)?)?新华社[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日电")
_WHOLE_TEXT = re.compile(r",?全文如下:?")
_ISSUER = re.compile(
    r"(?:国务院|[\u4e00-\u9fff]{2,30}(?:人民政府|委员会|办公厅|办公室|[局厅]))(?:办公厅|办公室)?(?=$|[\d二])"
)
_DAY = r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[年至/.]\d{1,2}[月至/.]\d{1,2})"
_IN_CHINESE = r"[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_DATED = re.compile(rf"\(?({_DAY}|{_IN_CHINESE})\)?")
_HEAD_TABLE = re.compile(
    r"(索引号|主题分类|发文机关|发布机关|发布机构|成文日期|发文日期|发布日期|发布时间|发文字号|文号|标题|名称|主题词|来源|作者"
    r"|责任编辑|编辑|责编|公文种类|有效性|时效性|实施日期|施行日期|废止日期|效力级别|信息来源|字体|字号):"
)
_PUBLISHED = re.compile(rf"发布(?:日期|时间):({_DAY})")
_NAMES_DAY = re.compile(r"\d日")
_RULES = re.compile(r"放假|上班")

_NO_RULE = r"(?!.*(?:放假|上班))"
ANNOUNCING = tuple(
    re.compile(pattern)
    for pattern in (
        r".*(?:通知|安排|规定)如下:?",
        rf"(?:[\u4e00-\u9fff“”]{{2,12}})?期间,{_NO_RULE}.*值班.*",
        rf"{_NO_RULE}鼓励单位和个人.*",
        rf"{_NO_RULE}各(?:地|地区)、?各部门要.*",
        r"各地大专院校、中小学、幼儿园推迟开学,具体时间由教育部门另行通知",
        rf"{_NO_RULE}因[\u4e00-\u9fff]{{2,10}}不能休假的职工,.*",
        r"\d{4}年是[^\d]*\d+周年",
        rf"{_NO_RULE}不得铺张浪费,.*",
        r"\(?此件公开发布\)?",
    )
)
"""Sentences that exhort or explain. They count as such only where they name no day and neither 放假 nor 上班."""

PRINCIPLES = tuple(
    re.compile(pattern)
    for pattern in (
        # 国办发明电〔2024〕12号: what the revised 放假办法 changed, said before the list.
        r"经党中央、国务院批准,根据\d{4}年\d{1,2}月修订的《全国年节及纪念日放假办法》,自\d{4}年1月1日起,"
        r"全体公民放假的假日增加\d天,其中春节、劳动节各增加\d天",
        r"据此对放假调休原则作进一步优化完善,除个别特殊情形外,春节自农历除夕起放假调休\d天,国庆节自10月1日起放假调休"
        r"\d天,劳动节放假调休\d天,元旦、清明节、端午节、中秋节分[别別]放假调休或连休\d天\(如逢星期三则只在当日放假\),"
        r"国庆节放假如逢中秋节则合并放假\d天",
    )
)
"""The two sentences that name a day and still rule none: quoted whole, so that no other passes for them."""

PURPOSE = re.compile(rf"{_NO_RULE}为(?:使|便于|方便|了|进一步|隆重|加强)[^\d]*")
LEAD_IN = re.compile(r"(?:特|现)?(?:作|将)?[^\d:,]{0,8}如下[^\d:,]{0,6}:")


def plain(text: str) -> str:
    """The text without blanks, with one way to write digits, brackets, commas, dashes and weekdays."""
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", text)).replace("｡", "。").replace('"', "”")
    text = _DASHES.sub("至", text)
    return re.sub(r"(?:星期|周|礼拜)([一二三四五六日天])", lambda found: "星期" + found[1].replace("天", "日"), text)


def year_named(text: str) -> int | None:
    """The year a notice says it is for, its title on one line or broken over several; None: it names none."""
    found = TITLE_YEAR.search(plain(text)) or _LOOSE_YEAR.search(plain(text))
    return int(found[1]) if found else None


def name_of(text: str) -> str:
    """A holiday's name as the shipped notices have it."""
    for other, name in _OTHER_NAMES:
        text = other.sub(name, text)
    return re.sub(r"[“”]", "", text).replace("和", "、").replace("及", "、")


def name_in_title(text: str) -> str:
    """The one holiday a title or preamble is about; empty for the notice of a whole year."""
    found = _OF_TITLE.search(text)
    return "" if found is None or "部分节假日" in found[1] else name_of(found[1])


def sentences(text: str) -> Iterator[str]:
    """The sentences as pasted; one that was broken over lines is put together again."""
    for paragraph in _paragraphs(text):
        for one in _ENDS.split(paragraph):
            if one.strip():
                yield one.strip()


def _paragraphs(text: str) -> Iterator[str]:
    held = ""
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if held and (_is_whole(plain(held)) or _stands_alone(plain(line))):
            yield held
            held = ""
        held += line
    if held:
        yield held


def _is_whole(line: str) -> bool:
    return line.endswith(("。", ";", ":")) or (_is_of_head(line) and not ("关于" in line and not line.endswith("通知")))


def _stands_alone(line: str) -> bool:
    return bool(HEADING.match(line) or PLACE.match(line) or _is_of_head(line))


def _is_of_head(line: str) -> bool:
    return bool(
        ADDRESSEE.match(line) or NUMBER.fullmatch(line) or _HEAD_TABLE.match(line) or _DATED.fullmatch(line)
        or _WIRE.match(line) or re.match(r"[\u4e00-\u9fff]{2,20}关于", line)
        or (_ISSUER.match(line) and not _NAMES_DAY.search(line))
    )


def known_to_name_no_day(text: str) -> bool:
    """Whether a plain sentence is one of those that only announce."""
    text = PLACE.sub("", text, count=1) if PLACE.match(text) else text
    text = text.rstrip("。;:")
    if any(pattern.fullmatch(text) for pattern in PRINCIPLES):
        return True
    if _HEAD_TABLE.match(text):
        return not _RULES.search(text) or text.startswith("标题")
    if _NAMES_DAY.search(text):
        return False
    return any(pattern.fullmatch(text) for pattern in ANNOUNCING)


@dataclass(frozen=True)
class Head:
    """What stands before the first sentence of a notice, and the plain text left after it."""

    rest: str
    title: str = ""
    number: str = ""


def head_of(text: str) -> Head:
    """Take the wire line, title, number, addressee, and the issuer with the day, off a plain sentence."""
    title = number = ""
    rest, before = text, ""
    while rest != before:
        before = rest
        for pattern in (_WIRE, TITLE, NUMBER, ADDRESSEE, _WHOLE_TEXT):
            found = pattern.match(rest)
            if found is None or (pattern is TITLE and _NAMES_DAY.search(found[0])):
                continue
            rest = rest[found.end() :]
            if pattern is TITLE:
                title = title or found[0]
            elif pattern is NUMBER:
                number = number or _number(found)
    if _HEAD_TABLE.match(text):
        named = NUMBER.search(text.partition("号:")[2])
        number = _number(named) if named else ""
    signed = _ISSUER.match(rest)
    unsigned = rest[signed.end() :] if signed else rest
    if (not unsigned or _DATED.fullmatch(unsigned.rstrip("。"))) and not _RULES.search(rest):
        rest = ""
    return Head(rest, title, number)


def _number(found: re.Match[str]) -> str:
    return f"{found[1]}〔{found[2]}〕{int(found[3])}号"


def published_in(text: str) -> date | None:
    """The day of publication in the table above a notice."""
    found = _PUBLISHED.search(text)
    return _day(found[1]) if found else None


def signed_in(text: str) -> date | None:
    """The day under a notice, alone or after the issuer."""
    signed = _ISSUER.match(text)
    found = _DATED.fullmatch(text[signed.end() :].rstrip("。") if signed else text.rstrip("。"))
    return _day(found[1]) if found else None


def _day(text: str) -> date | None:
    if not text[:1].isascii():
        year, month, day = re.split("[年月]", text.rstrip("日"))
        text = f"{''.join(_DIGITS[one] for one in year)}年{_whole(month)}月{_whole(day)}日"
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    try:
        return date(*numbers)
    except ValueError:
        return None


def count(text: str) -> int:
    """天数, in digits or in Chinese."""
    return int(text) if text.isdigit() else _whole(text)


def _whole(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS[text]
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
