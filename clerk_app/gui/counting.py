"""A text with numbers in it: written for many, said of one as of one where the window speaks English."""

from __future__ import annotations

from clerk_app.law.english_number import for_one


def with_counts(text: str, /, **facts: object) -> str:
    """The translated text with its blanks filled: 3 requests, 1 request; Chinese has one form for both."""
    return for_one(text, {name: str(fact) for name, fact in facts.items()}).format(**facts)
