"""文书: what a letter says, composed from its template and the facts, or the facts that are missing. Never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import TypeVar

from clerk_app.cases.letter_facts import GAP, Blank, Facts, Sheet, written
from clerk_app.cases.letter_template import LawText, LetterTemplate, Part, ResultText, Sentence, read_letters
from clerk_app.cases.remedy_notice import OTHER, REFUSED, WITHHELD, Result, numeral, remedy_sentences
from clerk_app.law.dated import RuleBook
from clerk_app.law.terms import ApplicantKind, Channel, Outcome
from clerk_app.trouble import KnownTrouble

__all__ = [
    "Facts", "Head", "HeadStyle", "Letter", "LetterTemplate", "Level", "Missing", "PageNumber", "Paragraph",
    "Sketch", "asked", "compose", "read_letters", "sketch", "written",
]  # fmt: skip

Member = TypeVar("Member", bound=StrEnum)
Day = date
NEVER = date.min


@unique
class HeadStyle(StrEnum):
    """How the first page begins: title only; 信函格式 (GB/T 9704-2012 第10.1条); or paper with a printed head."""

    PLAIN = "plain"
    LETTER = "letter"
    PREPRINTED = "preprinted"


@unique
class PageNumber(StrEnum):
    """Where the page number stands (GB/T 9704-2012 第7.5条): at the outer edge, in the middle, nowhere."""

    STANDARD = "standard"
    CENTRE = "centre"
    NONE = "none"


@unique
class Level(StrEnum):
    """What a paragraph is on the page."""

    BODY = "body"
    HEADING = "heading"


@dataclass(frozen=True)
class Head:
    """版头: its style and the organ's name in it."""

    style: HeadStyle
    name: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``block`` and ``item`` say where the editor has it."""

    text: str
    block: str
    level: Level = Level.BODY
    item: int = 0


@dataclass(frozen=True)
class Letter:
    """A whole letter as values; the renderer adds nothing but place."""

    kind: str
    head: Head
    number: str
    title: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    signature: str
    date: str
    attachments: tuple[str, ...] = ()
    contact: str = ""
    template_version: str = ""
    page_number: PageNumber = PageNumber.STANDARD
    decided_on: Day = NEVER

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on the page, in reading order, without the head."""
        body = (paragraph.text for paragraph in self.paragraphs)
        ends = (*self.attachments, self.signature, self.date, self.contact)
        return tuple(text for text in (self.number, self.title, self.addressee, *body, *ends) if text)


@dataclass(frozen=True)
class Missing:
    """The facts a letter still needs, in the order of the page; ``2.reasons`` is the reasons of item two."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Sketch:
    """A letter as far as it is known, gaps drawn as lines, and where the gaps are."""

    letter: Letter
    gaps: tuple[Blank, ...]


def compose(template: LetterTemplate, facts: Facts, rules: RuleBook) -> Letter | Missing:
    """The letter, or what is missing. Raises KnownTrouble where no letter of that kind says that result."""
    made = sketch(template, facts, rules)
    return Missing(tuple(dict.fromkeys(gap.name for gap in made.gaps))) if made.gaps else made.letter


def asked(template: LetterTemplate, facts: Facts, rules: RuleBook) -> tuple[Blank, ...]:
    """Every fact the letter looks at for these results, given or not, in the order of the page: the editor's fields."""
    return _drawn(template, facts, rules)[1].looked_at


def sketch(template: LetterTemplate, facts: Facts, rules: RuleBook) -> Sketch:
    """The letter with its gaps, for preview and test prints; a letter is issued only without any."""
    letter, sheet = _drawn(template, facts, rules)
    return Sketch(letter, sheet.gaps)


def _drawn(template: LetterTemplate, facts: Facts, rules: RuleBook) -> tuple[Letter, Sheet]:
    sheet = Sheet(facts)
    decided_on = sheet.day("decided_on")
    received_on = sheet.day("received_on")
    if decided_on is None:
        sheet.fill("{decided_on}", "signature")
        return _blank(template), sheet
    if received_on is not None and decided_on < received_on:
        raise KnownTrouble("letter_before_receipt", decided_on=decided_on, received_on=received_on)
    law = template.law(decided_on)
    if law is None:
        raise KnownTrouble("letter_before_the_law", decided_on=decided_on)
    return _Composer(template, sheet, law, decided_on, rules).letter(), sheet


def _blank(template: LetterTemplate) -> Letter:
    return Letter(template.kind, Head(HeadStyle.PLAIN, ""), "", template.title, "", (), "", "")


class _Composer:
    """One letter being composed."""

    def __init__(
        self, template: LetterTemplate, sheet: Sheet, law: LawText, decided_on: date, rules: RuleBook
    ) -> None:
        self.template = template
        self.sheet = sheet
        self.law = law
        self.decided_on = decided_on
        self.rules = rules
        self.items = sheet.items

    def letter(self) -> Letter:
        template, sheet = self.template, self.sheet
        self._make_blanks()
        style = _word(HeadStyle, "head_style", sheet.text("head_style") or HeadStyle.LETTER.value)
        number = sheet.fill("{document_number}", "number")
        title = sheet.fill(template.title, "title")
        addressee = sheet.fill(template.addressee, "addressee")
        paragraphs = [one for part in template.parts for one in self._paragraphs(part)]
        for name in template.needs:
            sheet.fill(f"{{{name}}}", "signature")
        name = sheet.text("letterhead") or sheet.fill("{organ_name}", "signature")
        signature = sheet.fill("{organ_name}", "signature")
        return Letter(
            kind=template.kind,
            head=Head(style, name),
            number=number,
            title=f"{signature}\n{title}" if style is HeadStyle.PLAIN else title,
            addressee=addressee,
            paragraphs=tuple(paragraphs),
            signature=signature,
            date=written(self.decided_on),
            attachments=sheet.lines("attachments"),
            contact=self._joined(template.contact, "signature", 0),
            template_version=f"{template.kind} {self.law.since.isoformat()} {template.edition}",
            page_number=_word(PageNumber, "page_number", sheet.text("page_number") or PageNumber.STANDARD.value),
            decided_on=self.decided_on,
        )

    def _make_blanks(self) -> None:
        sheet = self.sheet
        kind = sheet.text("applicant_kind")
        if kind:
            person = _word(ApplicantKind, "applicant_kind", kind) is ApplicantKind.NATURAL_PERSON
            sheet.make("you", self.template.you["person" if person else "organization"])
        else:
            sheet.needs("you", "applicant_kind")
        channel = sheet.text("channel")
        if channel:
            sheet.make("channel_words", self.template.channels[_word(Channel, "channel", channel)])
        else:
            sheet.needs("channel_words", "channel")
        sheet.make("law", self.law.name)
        if "letter" in self.law.grounds:
            sheet.make("ground", f"{self.law.name}{self.law.grounds['letter']}")

    def _paragraphs(self, part: Part) -> list[Paragraph]:
        if part.made == "items":
            return [one for item in self.items for one in self._item(item)]
        if part.made == "remedy":
            return [Paragraph(text, part.block) for text in self._remedy(part.block)]
        if part.made:
            return self._list(part)
        text = self._joined(part.sentences, part.block, 0)
        return [Paragraph(text, part.block)] if text else []

    def _list(self, part: Part) -> list[Paragraph]:
        """A fact of several lines, numbered where there is more than one and they are not numbered already."""
        lines = self.sheet.lines(part.made)
        if not lines:
            self.sheet.fill(f"{{{part.made}}}", part.block)
        numbered = len(lines) > 1 and not all(line[0].isdigit() for line in lines)
        return [
            Paragraph(f"{place}. {line}" if numbered else line, part.block)
            for place, line in enumerate(lines, start=1)
        ]

    def _item(self, item: int) -> list[Paragraph]:
        result = self._result(item)
        several = len(self.items) > 1
        heading = []
        if several:
            self.sheet.make("item", numeral(item), item)
            text = self.sheet.fill(self.template.item_heading, "items", item)
            heading = [Paragraph(text, "items", Level.HEADING, item)]
        if result is None:
            self.sheet.fill("{outcome}", "items", item)
            return heading
        self._make_grounds(item, result)
        texts = ((self._joined(part.sentences, part.block, item), part.block) for part in result.parts)
        number = item if several else 0
        return [*heading, *(Paragraph(text, block, item=number) for text, block in texts if text)]

    def _outcome(self, item: int) -> Outcome | None:
        text = self.sheet.text("outcome", item)
        return _word(Outcome, "outcome", text) if text else None

    def _result(self, item: int) -> ResultText | None:
        outcome = self._outcome(item)
        if outcome is None:
            return None
        if outcome not in self.template.results:
            raise KnownTrouble("outcome_without_letter", outcome=outcome, kind_of_letter=self.template.what)
        return self.template.results[outcome]

    def _make_grounds(self, item: int, result: ResultText) -> None:
        """The articles of the law in force on the day of the letter; where it has none, the clerk must name one."""
        outcome = self._outcome(item)
        if outcome is not None:
            self._make_ground("ground", (outcome,), item)
        if result.remedy != WITHHELD:
            return
        withheld = self._withheld(item)
        if withheld:
            self._make_ground("withheld_ground", withheld, item)
        else:
            self.sheet.fill("{withheld_as}", "withheld", item)
            self.sheet.make("withheld_ground", GAP, item)

    def _make_ground(self, name: str, outcomes: tuple[Outcome, ...], item: int) -> None:
        known = [self.law.grounds[one] for one in outcomes if one in self.law.grounds]
        if len(known) == len(outcomes) and not self.sheet.text(name, item):
            self.sheet.make(name, f"{self.law.name}{'、'.join(dict.fromkeys(known))}", item)

    def _withheld(self, item: int) -> tuple[Outcome, ...]:
        """The refusals a withheld part rests on: one, or several parted by commas."""
        names = self.sheet.text("withheld_as", item).replace("，", ",").split(",")
        found = tuple(_word(Outcome, "withheld_as", name.strip()) for name in names if name.strip())
        for one in found:
            if one not in self.template.withholding:
                raise KnownTrouble("letter_fact_not_a_word", kind="input", fact="withheld_as", value=one.value)
        return found

    def _remedy(self, block: str) -> tuple[str, ...]:
        results = [Result(item, self._class(item)) for item in self.items]
        manner = self.sheet.text("delivery_manner")
        texts = remedy_sentences(results, self.decided_on, manner, self.rules, self.template.against)
        return tuple(self.sheet.fill(text, block) for text in texts)

    def _class(self, item: int) -> str:
        result = self._result(item)
        if result is None or result.remedy != WITHHELD:
            return result.remedy if result else OTHER
        classes = {self.template.results[one].remedy for one in self._withheld(item)}
        return WITHHELD if REFUSED in classes else OTHER

    def _joined(self, sentences: tuple[Sentence, ...], block: str, item: int) -> str:
        used = (one for one in sentences if self._is_used(one, block, item))
        return "".join(self.sheet.fill(one.text, block, item) for one in used)

    def _is_used(self, sentence: Sentence, block: str, item: int) -> bool:
        if not sentence.since <= self.decided_on <= sentence.until:
            return False
        wanted = [self.sheet.has(name, block, item) for name in sentence.when]
        unwanted = [self.sheet.has(name, block, item) for name in sentence.unless]
        return all(wanted) and not any(unwanted)


def _word(words: type[Member], fact: str, text: str) -> Member:
    try:
        return words(text)
    except ValueError:
        raise KnownTrouble("letter_fact_not_a_word", kind="input", fact=fact, value=text) from None
