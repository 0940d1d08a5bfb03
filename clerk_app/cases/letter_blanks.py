"""The closed list of blanks a letter may have: the facts it can be given, and what composing makes by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

BLANK = re.compile(r"\{([a-z_]+)\}")
_NAME = re.compile(r"(?:(?P<item>[1-9][0-9]*)\.)?(?:part(?P<part>[1-9][0-9]*)\.)?(?P<plain>[a-z0-9_]+)")

DAYS = frozenset({
    "received_on", "decided_on", "correction_asked_on", "correction_received_on", "correction_due_on", "reply_by",
    "extension_notice_on", "base_due_on", "due_on", "fee_notice_on", "fee_due_on", "fee_paid_on",
    "third_party_asked_on", "opinion_by", "former_answer_on", "reasons_asked_on", "reasons_by", "approved_on",
    "delay_until", "withdrawn_on", "wanted_by", "remedy_decided_on", "record_asked_on", "record_passed_on",
    "suggested_on", "counted_from", "paused_from",
})  # fmt: skip
"""Facts that are days, written 2026年10月16日."""

OF_AN_ITEM = frozenset({
    "outcome", "subject", "ground", "reasons", "supply", "collect_way", "collect_place", "collect_time", "withheld",
    "withheld_as", "withheld_ground", "masking", "public_place", "other_law", "search", "absence", "right_agency",
    "right_agency_contact", "right_channel", "former_answer_on", "former_answer_number", "third_party_asked_on",
    "third_party_opinion", "other_matter", "decision", "reasons_asked_on",
})  # fmt: skip
"""Facts that each item of a request has for itself: ``2.reasons`` where there are several."""

OF_A_GROUND = frozenset({
    "ground", "reasons", "withheld", "withheld_as", "withheld_ground", "other_law", "search", "absence",
    "right_agency", "right_agency_contact", "right_channel",
})  # fmt: skip
"""Facts that each ground of one item has for itself, where it is withheld on several: ``2.part3.reasons``, the third
ground of the second item; ``part2.reasons`` where the letter has one item. The first ground bears no number."""

ANOTHER = "another_ground"
"""Looked for where a result may rest on one more ground; never given."""

_REQUEST = frozenset({
    "applicant", "applicant_kind", "channel", "received_on", "request_number", "wording", "handler", "delivery_manner",
    "correction_asked_on", "correction_received_on", "correction_due_on", "correction_number", "corrected_wording",
    "points", "guidance", "reply_by", "extension_notice_on", "extension_number", "extension_reason", "base_due_on",
    "due_on", "days", "approver", "approved_on", "delay_until", "delay_reason", "withdrawn_on", "counted_from",
    "paused_from",
})  # fmt: skip
_ORGAN = frozenset({
    "organ_name", "letterhead", "head_style", "page_number", "organ_address", "telephone", "reconsideration_body",
    "superior_body", "remedy_kind", "court", "reconsideration_url", "document_number", "decided_on", "attachments",
})  # fmt: skip
_FEE = frozenset({
    "fee_notice_on", "fee_due_on", "fee_paid_on", "fee_amount", "fee_basis", "fee_lines", "fee_days", "after_fee",
    "payment_way",
})  # fmt: skip
_CONSULTED = frozenset({
    "ref", "third_party", "third_party_kind", "agency", "information", "interest", "opinion_days", "opinion_by",
    "resumes", "disclosed", "public_interest", "question", "wanted_by", "own_view",
})  # fmt: skip
_TOO_MANY = frozenset({"count_period", "request_count", "reasons_by"})
_AGAIN = frozenset({"correction_point", "remedy_document", "remedy_decided_on"})
_BESIDE = frozenset({
    "record", "record_asked_on", "record_decision", "record_new", "record_passed_on", "suggestion", "suggested_on",
    "suggestion_decision", "publish_place",
})  # fmt: skip

OF_THE_CASE = _REQUEST | _ORGAN | _FEE | _CONSULTED | _TOO_MANY | _AGAIN | _BESIDE
"""Facts of the whole request, its organ and the letter."""

MADE = frozenset({"you", "law", "channel_words", "against", "paper", "items", "item"})
"""Blanks that composing fills by itself: 您 or 你单位, the Regulations, the item's number and so on."""

GIVEN = DAYS | OF_AN_ITEM | OF_THE_CASE
"""Every fact a letter can be given."""

BLANKS = GIVEN | MADE
"""The closed list: a template that names any other blank is refused when it is read."""

LISTS = frozenset({"points", "fee_lines", "question"})
"""Facts of several lines that can stand as paragraphs of their own."""


class Name(NamedTuple):
    """A fact's name taken apart; 0 where it names no item or no further ground."""

    item: int
    part: int
    plain: str


def taken_apart(name: str) -> Name | None:
    """Item, ground and plain name of a fact; None for what is no fact's name at all."""
    found = _NAME.fullmatch(name)
    return Name(int(found["item"] or 0), int(found["part"] or 0), found["plain"]) if found else None


def name_of(item: int, part: int, plain: str) -> str:
    """The name of a fact of one item (0: of the only one) and one of its grounds (0: of the first)."""
    return "".join((f"{item}." if item else "", f"part{part}." if part else "", plain))
