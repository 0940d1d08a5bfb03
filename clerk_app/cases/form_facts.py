"""The names a form can be filled with: those of letters, and what only a form tells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clerk_app.cases import letter_template

ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "review_rows": ("place", "subject", "result", "ground", "finding", "name", "on"),
    "search_rows": ("place", "system", "words", "found"),
    "supply_rows": ("place", "name", "pages", "carrier", "note"),
    "content_rows": ("place", "number", "author", "name", "on", "pages", "note"),
    "delivery_rows": ("place", "name", "number", "manner", "posted_on", "tracking", "signed_for_on"),
})  # fmt: skip
"""Facts of several rows, with the columns of each: one row a line, its columns parted by ``BAR``."""

BAR = "｜"

DAYS = letter_template.DAYS | frozenset({
    "made_on", "arrived_on", "confirmed_on", "fee_paid_on", "routed_on", "unit_due_on", "returned_on", "closed_on",
    "searched_on", "unit_head_on", "legal_on", "disclosure_head_on", "leader_on", "delay_until", "withdrawn_on",
    "served_on", "posted_on", "signed_for_on", "archived_on", "lapsed_on", "drafted_on", "correction_sent_on",
    "changed_due_on",
})  # fmt: skip
"""Facts that are days."""

TICKED = frozenset({
    "applicant_kind", "channel", "delivery_manner", "form_wanted", "confirmed_how",
    "search_result", "matter", "served_manner",
})  # fmt: skip
"""Facts that are words of a closed group, ticked among the others."""

OWN = frozenset({
    "id_number", "applicant_telephone", "email", "applicant_address", "contact_person", "purpose", "receipt_basis",
    "postal_number", "signed_by", "confirmed_with", "confirmed_by", "platform_number", "unit", "organ_postcode",
    "fee_yuan", "outcome_words", "result_articles", "unit_note", "unit_opinion", "returned_pages",
    "search_scope", "search_words", "search_by", "search_finding", "unit_head_name", "unit_head_opinion", "legal_name",
    "legal_opinion", "disclosure_head_name", "disclosure_head_opinion", "leader_name", "leader_opinion", "summary",
    "draft_result", "consultations", "letter_name", "letter_number", "recipient",
    "recipient_address", "recipient_postcode", "recipient_telephone", "recipient_contact", "served_place", "relation",
    "refusal", "witnesses", "server", "tracking", "carrier", "masking", "withdrawal_reason", "file_number",
    "file_title", "retention", "pages", "archive_place", "file_state", "file_maker", "file_checker",
    "contents", "for_letter",
})  # fmt: skip

NAMES = frozenset(ROWS) | DAYS | TICKED | OWN | letter_template.GIVEN
"""Every fact a form can be given."""

MADE = frozenset({"law"})
"""Blanks that composing fills by itself; an article of the law is {ground_...}, as the form's file names it."""


def line_of(*columns: str) -> str:
    """One row of a fact of rows. A bar or a line end inside a column is written otherwise."""
    return BAR.join(" ".join(column.replace(BAR, "|").split()) for column in columns)


def columns_of(name: str, line: str) -> dict[str, str]:
    """The columns of one row by name; what was left out is empty, what is too much stays in the last."""
    names = ROWS[name]
    found = line.split(BAR, len(names) - 1)
    return dict(zip(names, [*found, *[""] * len(names)], strict=False))
