"""今日清单: the list of the first page on paper."""

from __future__ import annotations

from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.desk import Desk
from clerk_app.services.request_clocks import DayUnit
from clerk_app.services.today import TodayLine, TodayView

_SHARES = {"left": 0.07, "due": 0.1, "number": 0.1, "applicant": 0.16, "subject": 0.3, "state": 0.1, "next": 0.17}
_NARROW = frozenset({"left", "due"})


def paper(desk: Desk, view: TodayView) -> bytes:
    """The list in its order as a PDF, A4 across."""
    say = desk.terms.sentence
    columns = tuple(
        PaperColumn(say(f"today_paper_{name}"), share, name in _NARROW, name == "number")
        for name, share in _SHARES.items()
    )
    made = PaperList(
        title=say("today_paper_title"), note=say("today_paper_note", {"on": view.today, "count": view.in_hand}),
        columns=columns, rows=tuple(_cells(desk, line) for line in view.lines),
        page_of=say("ledger_page_of", {"page": "{page}", "pages": "{pages}"}), missing=say("ledger_missing_sign"),
    )
    return list_pdf(made, desk.fonts)


def _cells(desk: Desk, line: TodayLine) -> tuple[str, ...]:
    row, terms = line.row, desk.terms
    if line.gathered is not None:
        said = terms.sentence("today_imported_cases", {"count": line.gathered.cases})
        return "", "", "", "", said, "", terms.sentence(f"today_next_{line.next_step.value}")
    day = line.limit if line.wait is not None or line.case is not None else row.due_on
    facts: dict[str, object] = {"unit": line.chase.unit if line.chase is not None else ""}
    return (
        _left(desk, line), "" if day is None else day.isoformat(), row.number, row.applicant, row.subject,
        terms.word(row.state), terms.sentence(f"today_next_{line.next_step.value}", facts),
    )


def _left(desk: Desk, line: TodayLine) -> str:
    left = line.row.remaining if line.case is None else line.case.remaining
    if line.wait is not None or left is None:
        return ""
    if left < 0:
        return desk.terms.sentence("today_paper_late", {"days": -left})
    if left == 0:
        return desk.terms.sentence("today_paper_today")
    in_workdays = line.case is None or line.case.unit is DayUnit.WORKING
    return str(left) if in_workdays else desk.terms.sentence("today_paper_days", {"days": left})
