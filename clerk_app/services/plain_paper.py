"""Any plain list on paper: a title, columns, lines."""

from __future__ import annotations

from collections.abc import Sequence

from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.desk import Desk


def plain_paper(
    desk: Desk, title: str, heads: Sequence[str], lines: Sequence[Sequence[str]], widths: Sequence[int]
) -> bytes:
    """A PDF, A4 across; ``widths`` says how the columns share the sheet."""
    say, whole = desk.terms.sentence, sum(widths)
    made = PaperList(
        title=title, note="", rows=tuple(tuple(line) for line in lines),
        columns=tuple(
            PaperColumn(head, width / whole, False, False) for head, width in zip(heads, widths, strict=True)
        ),
        page_of=say("ledger_page_of", {"page": "{page}", "pages": "{pages}"}), missing=say("ledger_missing_sign"),
    )
    return list_pdf(made, desk.fonts)
