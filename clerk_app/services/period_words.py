"""A month, quarter, half-year or year as a person says it."""

from __future__ import annotations

from clerk_app.law.duties import Period, Span
from clerk_app.law.wording import Terms

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""Not strftime's: those are in the language of the system."""


def words_of(terms: Terms, period: Period) -> str:
    """2026 年 9 月, 2026 年第三季度, 2026 年上半年, 2026 年; September 2026."""
    numbered = period.span in (Span.QUARTER, Span.HALF)
    key = f"period_{period.span}_{period.number}" if numbered else f"period_{period.span}"
    month = _MONTHS[period.number - 1] if period.span is Span.MONTH else ""
    return terms.sentence(key, {"year": period.year, "number": period.number, "month": month})
