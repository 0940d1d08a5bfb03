"""What a letter still wants to know, as fields: which are asked, how each is typed, what was given. No widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from clerk_app.cases.form_facts import DAYS, ROWS
from clerk_app.cases.letter_blanks import ANOTHER, Name, name_of, taken_apart
from clerk_app.cases.letter_facts import Blank, Fact
from clerk_app.gui.forms.date_shorthand import Leaning, read_day
from clerk_app.law.workdays import WorkCalendar
from clerk_app.services.letter_words import Words

TYPED = frozenset({
    "ground", "reasons", "supply", "withheld", "withheld_as", "withheld_ground", "public_place", "other_law", "search",
    "right_agency", "right_agency_contact", "right_channel", "former_answer_on", "former_answer_number", "decision",
    "guidance", "attachments", "handler", "telephone", "extension_reason", "delay_reason", "information", "interest",
    "disclosed", "public_interest", "question", "own_view", "masking", "collect_way", "collect_place", "collect_time",
})  # fmt: skip
"""Facts that a clerk words in a letter; others come out of the register and are asked for where the letter misses them.
"""
_OF_STEPS = frozenset({"correction_number", "extension_number"})
"""Numbers of our own earlier letters: known where there was such a letter, else there is nothing to tell."""
_OWN_DAYS = frozenset({"remedy_decided_on", "record_passed_on"})
"""Days that no step records and a letter may name."""
REGISTERED = frozenset({
    "applicant", "applicant_kind", "channel", "received_on", "request_number", "wording", "subject", "delivery_manner",
    "id_number", "applicant_telephone", "email", "applicant_address", "contact_person", "purpose", "receipt_basis",
    "arrived_on", "postal_number", "signed_by", "confirmed_with", "confirmed_by", "confirmed_on", "confirmed_how",
    "platform_number", "form_wanted", "unit", "document_number", "organ_name", "organ_address", "organ_postcode",
    "base_due_on", "due_on", "made_on",
})  # fmt: skip
"""Facts a form shows as they were registered: they are corrected at the request, not on the form."""

GROUND = "withheld_as"
"""What is asked first of a ground: which kind of refusal it is."""

DRAWN = "document_number"
"""Taken when the letter is finished, never typed."""

LINES = frozenset({
    "reasons", "supply", "withheld", "search", "public_place", "guidance", "decision", "attachments", "right_channel",
    "points", "third_party_opinion", "question", "information", "interest", "public_interest", "own_view", "disclosed",
    "masking", "fee_lines", "correction_point", "record", "record_new", "suggestion", "other_matter", "absence",
    "summary", "consultations", "unit_note", "unit_opinion", "unit_head_opinion", "legal_opinion",
    "disclosure_head_opinion", "leader_opinion", "search_scope", "search_words", "search_finding", "file_state",
    "refusal", "contents", "withdrawal_reason", "delay_reason",
}) | frozenset(ROWS)  # fmt: skip


@unique
class AskedAs(Enum):
    """How a fact is typed."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True)
class LetterField:
    """One fact asked for. ``name`` is the fact with its item (``2.reasons``), ``plain`` without."""

    name: str
    plain: str
    block: str
    item: int
    asked_as: AskedAs
    is_needed: bool
    choices: Words = ()
    part: int = 0
    """The further ground of the item it is of; 0: the first."""


class LetterForm:
    """The clerk's own words for one letter."""

    def __init__(self, today: date, workdays: WorkCalendar) -> None:
        self.typed: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self._asked: dict[str, LetterField] = {}
        self._today, self._workdays = today, workdays

    def take_workdays(self, workdays: WorkCalendar) -> None:
        """Read days by this calendar from now on."""
        self._workdays = workdays

    def fields(
        self, blanks: Sequence[Blank], choices: Mapping[str, Words], *, kept: Collection[str] = (),
        is_form: bool = False,
    ) -> tuple[LetterField, ...]:
        """The facts to ask for, in the order of the page.

        ``choices``: what can be chosen, by plain name. ``kept``: the facts of a letter the record would know if they
        had happened: they are asked for only where the letter needs them. A form asks for all that was not registered.
        """
        asked = []
        for blank in blanks:
            _, part, plain = taken_apart(blank.name) or Name(0, 0, blank.name)
            if plain in (DRAWN, ANOTHER):
                continue
            if blank.name in self.typed or self._is_asked(blank, plain, kept, is_form=is_form):
                asked.append(
                    LetterField(
                        blank.name, plain, blank.block, blank.item, _asked_as(plain, choices), blank.is_needed,
                        choices.get(plain, ()), part,
                    )
                )
        # A choice that was made is no gap any more; it stays to be changed, before what follows from it.
        there = {one.name for one in asked}
        for name in self.typed:
            if name not in there and name in self._asked:
                before = self._asked[name]
                at = next((place for place, one in enumerate(asked) if one.block == before.block), len(asked))
                asked.insert(at, before)
        self._asked |= {one.name: one for one in asked}
        blocks = list(dict.fromkeys(one.block for one in asked))
        return tuple(sorted(asked, key=lambda one: (blocks.index(one.block), one.item, one.part)))

    @staticmethod
    def _is_asked(blank: Blank, plain: str, kept: Collection[str], *, is_form: bool) -> bool:
        if blank.is_needed and not blank.is_given:
            return True
        if is_form:
            return plain not in REGISTERED
        own = plain in TYPED or (blank.name not in kept and plain not in kept and plain not in _OF_STEPS)
        return own and (plain not in DAYS or plain in _OWN_DAYS or blank.is_needed)

    def begin(self, said: Mapping[str, str]) -> None:
        """Take over what an earlier letter said in the clerk's own words."""
        self._begun = {name: text for name, text in said.items() if name.rpartition(".")[2] in TYPED}
        self.typed |= self._begun

    def restore(self, said: Mapping[str, str]) -> None:
        """Go on where it was left."""
        self.typed = dict(said)
        self.note_kept()

    def note_kept(self) -> None:
        """What stands here is kept."""
        self._begun = dict(self.typed)

    def is_changed(self) -> bool:
        """Whether something was typed here, or taken out, that nobody has kept yet."""
        return self.typed != self._begun

    def put(self, name: str, text: str) -> None:
        """Take what was typed."""
        self.typed[name] = text

    # further grounds of one item

    def grounds(self, item: int) -> tuple[int, ...]:
        """The further grounds of an item (0: of the only one), by their numbers."""
        found = filter(None, map(taken_apart, self.typed))
        return tuple(sorted({one.part for one in found if one.part and one.item == item}))

    def add_ground(self, item: int) -> str:
        """One more ground of that item; the name of what is asked first of it."""
        name = name_of(item, max((1, *self.grounds(item))) + 1, GROUND)
        self.typed[name] = ""
        return name

    def remove_ground(self, item: int, part: int) -> None:
        """Take a further ground back; those after it move up."""
        kept: dict[str, str] = {}
        for name, text in self.typed.items():
            here = taken_apart(name)
            if here is None or here.item != item or here.part < part:
                kept[name] = text
            elif here.part > part:
                kept[name_of(item, here.part - 1, here.plain)] = text
        self.typed = kept

    def given(self) -> dict[str, Fact | None]:
        """What was given over the register's facts; a day that cannot be read is not given. A further ground is told
        of though nothing stands in it yet."""
        return {
            name: self._fact(name, text) for name, text in self.typed.items()
            if text.strip() or ((apart := taken_apart(name)) and apart.part and apart.plain == GROUND)
        }  # fmt: skip

    def _fact(self, name: str, text: str) -> Fact | None:
        if name.rpartition(".")[2] not in DAYS:
            return text
        return read_day(text, today=self._today, leaning=Leaning.PAST, workdays=self._workdays)


def is_another(name: str) -> bool:
    """Whether a letter that looks for this asks whether its result rests on one more ground."""
    apart = taken_apart(name)
    return apart is not None and apart.plain == ANOTHER


def _asked_as(plain: str, choices: Mapping[str, Words]) -> AskedAs:
    if plain in choices:
        return AskedAs.CHOICE
    if plain in DAYS:
        return AskedAs.DAY
    return AskedAs.LINES if plain in LINES else AskedAs.LINE
