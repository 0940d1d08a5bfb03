"""A month, quarter, half-year or year as a person says it."""

from __future__ import annotations

from clerk_app.law.duties import Period, Span
from clerk_app.law.wording import Terms


def words_of(terms: Terms, period: Period) -> str:
    """2026 年 9 月, 2026 年第三季度, 2026 年上半年, 2026 年."""
    numbered = period.span in (Span.QUARTER, Span.HALF)
    key = f"period_{period.span}_{period.number}" if numbered else f"period_{period.span}"
    return terms.sentence(key, {"year": period.year, "number": period.number})
