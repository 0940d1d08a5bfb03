"""One letter being composed: which sentences are used, which articles they rest on, which remedy they name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from clerk_app.cases.catalogue import Recipient
from clerk_app.cases.letter_blanks import ANOTHER
from clerk_app.cases.letter_facts import GAP, Sheet, ended_line, written
from clerk_app.cases.letter_template import Annex, Choice, LawText, LetterTemplate, Part, ResultText, Sentence
from clerk_app.cases.letter_values import Head, HeadStyle, Letter, Level, PageNumber, Paragraph, Slip
from clerk_app.cases.quotation import within
from clerk_app.cases.remedy_notice import OTHER, REFUSED, WITHHELD, Result, numeral, remedy_sentences
from clerk_app.law.dated import RuleBook
from clerk_app.law.terms import ApplicantKind, Channel, Outcome
from clerk_app.trouble import KnownTrouble

THIRD_PARTY = "third_party_asked_on"

Member = TypeVar("Member", bound=StrEnum)


class Composer:
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
        """The letter, gaps drawn as lines; the sheet keeps what was missed."""
        template, sheet = self.template, self.sheet
        self._make_blanks()
        style = _word(HeadStyle, "head_style", sheet.text("head_style") or HeadStyle.LETTER.value)
        number = sheet.fill("{document_number}", "number") if template.entry.series else ""
        title = self._joined(template.title, "title", 0)
        addressee = sheet.fill(template.addressee, "addressee")
        paragraphs = [one for part in template.parts for one in self._paragraphs(part)]
        for name in template.needs:
            sheet.fill(f"{{{name}}}", "signature")
        slips = tuple(self._slip(annex) for annex in template.annexes)
        head = sheet.text("letterhead") or sheet.fill("{organ_name}", "signature")
        signature = sheet.fill("{organ_name}", "signature")
        return Letter(
            kind=template.kind,
            head=Head(style, head),
            number=number,
            title=f"{signature}\n{title}" if style is HeadStyle.PLAIN else title,
            addressee=addressee,
            paragraphs=tuple(paragraphs),
            signature=signature,
            date=written(self.decided_on),
            attachments=(*sheet.lines("attachments"), *(slip.title for slip in slips)),
            contact=self._joined(template.contact, "signature", 0),
            template_version=f"{template.kind} {self.law.since.isoformat()} {template.edition}",
            page_number=_word(PageNumber, "page_number", sheet.text("page_number") or PageNumber.STANDARD.value),
            decided_on=self.decided_on,
            slips=slips,
        )

    def _make_blanks(self) -> None:
        sheet = self.sheet
        whose = "third_party_kind" if self.template.entry.to is Recipient.THIRD_PARTY else "applicant_kind"
        kind = sheet.text(whose)
        if kind:
            person = _word(ApplicantKind, whose, kind) is ApplicantKind.NATURAL_PERSON
            sheet.make("you", self.template.shared.you["person" if person else "organization"])
        else:
            sheet.needs("you", whose)
        channel = sheet.text("channel")
        if channel:
            sheet.make("channel_words", self.template.shared.channels[_word(Channel, "channel", channel)])
        else:
            sheet.needs("channel_words", "channel")
        sheet.make("law", self.law.name)
        article = self.template.ground(self.decided_on)
        if article and not sheet.text("ground"):
            sheet.make("ground", f"{self.law.name}{article}")

    def _slip(self, annex: Annex) -> Slip:
        paragraphs = [one.text for part in annex.parts for one in self._paragraphs(part)]
        return Slip(self._joined(annex.title, "slip", 0), tuple(paragraphs))

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
        """A fact of several lines: a sentence, numbered where there are several not numbered already."""
        lines = self.sheet.lines(part.made)
        if not lines:
            self.sheet.fill(f"{{{part.made}}}", part.block)
        numbered = len(lines) > 1 and not all(line[0].isdigit() for line in lines)
        ended = [ended_line(within(line), is_last=place == len(lines)) for place, line in enumerate(lines, start=1)]
        return [
            Paragraph(f"{place}. {line}" if numbered else line, part.block)
            for place, line in enumerate(ended, start=1)
        ]

    def _item(self, item: int) -> list[Paragraph]:
        result = self._result(item)
        several = len(self.items) > 1
        heading = []
        if several:
            self.sheet.make("item", numeral(item), item)
            text = self.sheet.fill(self.template.shared.item_heading, "items", item)
            heading = [Paragraph(text, "items", Level.HEADING, item)]
        if result is None:
            self.sheet.fill("{outcome}", "items", item)
            return heading
        self._make_grounds(item, result)
        number = item if several else 0
        return [
            *heading,
            *(Paragraph(text, block, item=number) for text, block in self._told(item, result) if text),
        ]

    def _told(self, item: int, result: ResultText) -> Iterator[tuple[str, str]]:
        """The paragraphs of an item with their places in the editor; each further ground of it in its own."""
        further = self._further(item, result)
        for part in result.parts:
            text = self._joined(self._fitting(part, item, result), part.block, item, result)
            is_ground = part.block == WITHHELD
            yield (f"（{numeral(1)}）{text}" if further and is_ground and text else text), part.block
        for place, number in enumerate(further, start=1):
            self.sheet.part = number
            told = result if result.remedy == WITHHELD else self._named(item)
            parts = [part for part in told.parts if part.block == WITHHELD] if told else []
            for part in parts:
                text = self._joined(self._fitting(part, item, told or result), part.block, item, told)
                yield (f"（{numeral(place + 1)}）{text}" if part is parts[0] and text else text), part.block
            self.sheet.part = 0

    def _fitting(self, part: Part, item: int, result: ResultText) -> tuple[Sentence, ...]:
        """Its sentences; of several withheld parts a third party's opinion goes with those that are for its sake."""
        if result.remedy != WITHHELD or part.block != WITHHELD or not self._further(item, result):
            return part.sentences
        here, about = self.sheet.part, []
        for number in (0, *self._further(item, result)):
            self.sheet.part = number
            texts = (text for one in self._withheld(item) for text in self.template.results[one])
            about += [number] if any(_tells_of_third_party(text) for text in texts) else []
        self.sheet.part = here
        told_here = here in (about or (0,))
        return tuple(one for one in part.sentences if told_here or THIRD_PARTY not in one.when)

    def _further(self, item: int, result: ResultText) -> tuple[int, ...]:
        """The grounds beside the first, where a result may rest on several."""
        if result.remedy not in (WITHHELD, REFUSED):
            return ()
        self.sheet.has(ANOTHER, WITHHELD, item)
        return self.sheet.parts(item)

    def _named(self, item: int) -> ResultText | None:
        """How the further ground in hand is told, which is a refusal of its own; None while it is not chosen."""
        found = self._withheld(item)
        return self.template.results[found[0]][0] if found else None

    def _outcome(self, item: int) -> Outcome | None:
        self.sheet.has("outcome", "items", item)
        text = self.sheet.text("outcome", item)
        return _word(Outcome, "outcome", text) if text else None

    def _result(self, item: int) -> ResultText | None:
        """The text of the item's result: the one that a fact picks, else the one that stands for itself."""
        outcome = self._outcome(item)
        if outcome is None:
            return None
        if outcome not in self.template.results:
            raise KnownTrouble("outcome_without_letter", outcome=outcome, kind_of_letter=self.template.what)
        texts = self.template.results[outcome]
        block = texts[0].parts[0].block
        picked = [one for one in texts if any([self.sheet.has(name, block, item) for name in one.picked])]
        return picked[0] if picked else texts[0]

    def _make_grounds(self, item: int, result: ResultText) -> None:
        """The articles of the law in force on the day of the letter; where it has none, the clerk must name one."""
        self._make_ground("ground", (result,), item)
        in_part = result.remedy == WITHHELD
        for number in ((0,) if in_part else ()) + self._further(item, result):
            self.sheet.part = number
            self.sheet.fill("{withheld_as}", WITHHELD, item)
            withheld = self._withheld(item)
            named = tuple(self.template.results[one][0] for one in withheld)
            if in_part and withheld:
                self._make_ground("withheld_ground", named, item)
            elif in_part:
                self.sheet.make("withheld_ground", GAP, item)
            elif withheld:
                self._make_ground("ground", named, item)
        self.sheet.part = 0

    def _make_ground(self, name: str, results: tuple[ResultText, ...], item: int) -> None:
        known = [one.ground(self.decided_on) for one in results]
        found = [one for one in known if one is not None and one.short]
        if any(one.why for one in found):
            self.sheet.has(name, WITHHELD, item)  # not read by us in full: the clerk may name it otherwise
        if len(found) == len(known) and not self.sheet.text(name, item):
            articles = "、".join(dict.fromkeys(one.article for one in found if one.article))
            cited = dict.fromkeys(one.source.full() for one in found if one.source is not None)
            told = ([f"{self.law.name}{articles}"] if articles else []) + list(cited)
            self.sheet.make(name, "、".join(told), item)

    def _withheld(self, item: int) -> tuple[Outcome, ...]:
        """The refusals a withheld part rests on: one, or several parted by commas."""
        names = self.sheet.text("withheld_as", item).replace("，", ",").split(",")
        found = tuple(_word(Outcome, "withheld_as", name.strip()) for name in names if name.strip())
        for one in found:
            if one not in self.template.withholding:
                raise KnownTrouble("letter_fact_not_a_word", kind="input", fact="withheld_as", value=one.value)
        return found

    def _remedy(self, block: str) -> tuple[str, ...]:
        has_items = self.template.has_items
        results = [one for item in self.items for one in (self._classes(item) if has_items else [Result(item, OTHER)])]
        manner = self.sheet.text("delivery_manner")
        kind = self.sheet.text("remedy_kind")
        texts = remedy_sentences(results, self.decided_on, manner, self.rules, self.template.against, kind)
        return tuple(self.sheet.fill(text, block) for text in texts)

    def _classes(self, item: int) -> list[Result]:
        """The item's class; where its grounds have two, that of each ground."""
        result = self._result(item)
        if result is None:
            return [Result(item, OTHER)]
        classes = []
        for number in (0, *self._further(item, result)):
            self.sheet.part = number
            classes.append(self._class(item, result))
        self.sheet.part = 0
        if len(set(classes)) == 1:
            return [Result(item, classes[0])]
        return [Result(item, one, place) for place, one in enumerate(classes, start=1)]

    def _class(self, item: int, result: ResultText) -> str:
        """The class of the ground in hand: that of the result, or of the refusals a part of it rests on."""
        withheld = self._withheld(item)
        if result.remedy != WITHHELD and not (self.sheet.part and withheld):
            return result.remedy
        is_refused = any(self.template.results[one][0].remedy == REFUSED for one in withheld)
        return result.remedy if is_refused else OTHER

    def _joined(
        self, sentences: tuple[Sentence, ...], block: str, item: int, result: ResultText | None = None
    ) -> str:
        texts = []
        for one in sentences:
            if self._is_used(one, block, item):
                self._choose(one, block, item, result)
                texts.append(self.sheet.fill(one.text, block, item))
        return "".join(texts)

    def _choose(self, sentence: Sentence, block: str, item: int, result: ResultText | None) -> None:
        """What the sentence says for each of its facts that is one of a few words."""
        choices = {one.fact: one for one in (*self.template.choices, *(result.choices if result else ()))}
        for name in sentence.blanks:
            if name in choices and self.sheet.has(name, block, item):
                text = self._chosen(choices[name], self.sheet.text(name, item))
                self.sheet.make(name, self.sheet.fill(text, block, item), item)

    @staticmethod
    def _chosen(choice: Choice, word: str) -> str:
        if word not in choice.texts:
            raise KnownTrouble("letter_fact_not_a_word", kind="input", fact=choice.fact, value=word)
        return choice.texts[word]

    def _is_used(self, sentence: Sentence, block: str, item: int) -> bool:
        if not sentence.since <= self.decided_on <= sentence.until:
            return False
        wanted = [self.sheet.has(name, block, item) for name in sentence.when]
        unwanted = [self.sheet.has(name, block, item) for name in sentence.unless]
        return all(wanted) and not any(unwanted)


def _tells_of_third_party(result: ResultText) -> bool:
    return any(THIRD_PARTY in sentence.when for part in result.parts for sentence in part.sentences)


def _word(words: type[Member], fact: str, text: str) -> Member:
    try:
        return words(text)
    except ValueError:
        raise KnownTrouble("letter_fact_not_a_word", kind="input", fact=fact, value=text) from None
