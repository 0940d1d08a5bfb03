"""Letters to print in tests: invented people, invented organs."""

from __future__ import annotations

from datetime import date

from clerk_app import places
from clerk_app.cases.letter import Facts, Letter, compose, read_letters
from clerk_app.law.reading import read_rules
from clerk_app.render.fonts import FontBook

FONTS = FontBook.load(places.resources() / "fonts")
LETTERS = read_letters(places.resources() / "letters")
RULES = read_rules(places.resources() / "rules")

COMMON: Facts = {
    "applicant": "青屿市同舟律师事务所",
    "applicant_kind": "legal_service_org",
    "channel": "online",
    "received_on": date(2026, 9, 3),
    "request_number": "2026-0107",
    "wording": "2023年1月以来本区商品房预售资金监管领域行政处罚决定书。",
    "organ_name": "临澜区住房和城乡建设局",
    "document_number": "临住建公开〔2026〕119号",
    "decided_on": date(2026, 10, 13),
    "telephone": "010-00000000",
    "reconsideration_body": "临澜区人民政府",
    "court": "临澜区人民法院",
    "outcome": "disclosed",
    "supply": "随本答复书提供复印件1份，共46页",
}


def answer(**changes: str | int | date) -> Letter:
    """An answer that discloses, with these facts instead."""
    made = compose(LETTERS["answer"], {**COMMON, **changes}, RULES)
    assert isinstance(made, Letter), made
    return made


def printed_text(letter: Letter) -> str:
    """Everything a letter prints, without spaces and line ends, page numbers left out."""
    head = letter.head.name if letter.head.style == "letter" else ""
    numbered = [f"{place}.{name}" for place, name in enumerate(letter.attachments, start=1)]
    names = numbered if len(numbered) > 1 else list(letter.attachments)
    attachments = ["附件：" + "".join(names)] if names else []
    body = [one.text for one in letter.paragraphs]
    first = [letter.title, letter.number] if letter.head.style == "plain" else [letter.number, letter.title]
    parts = [head, *first, letter.addressee, *body, *attachments, letter.signature, letter.date, letter.contact]
    return "".join("".join(parts).split())
