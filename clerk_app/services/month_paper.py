"""A month of the calendar on paper: its days by the notices, and what falls due on them."""

from __future__ import annotations

from datetime import date

from clerk_app.law.terms import ClockKind
from clerk_app.render.month_pdf import PaperDay, PaperMonth, month_pdf
from clerk_app.services import calendar
from clerk_app.services.desk import Desk
from clerk_app.services.due_days import DueDay, DueDays
from clerk_app.services.office import heading
from clerk_app.services.year_view import YearDay

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REST = ("weekend", "holiday")


def month_paper(desk: Desk, first: date, dues: DueDays, today: date) -> bytes:
    """The month of ``first`` as a PDF."""
    say = desk.terms.sentence
    view = calendar.year(desk, first.year)
    days = [one for one in view.days if one.day.month == first.month]
    before: list[PaperDay | None] = [None] * days[0].day.weekday()
    cells = [*before, *(_cell(desk, one, dues) for one in days)]
    week = len(_WEEKDAYS)
    cells += [None] * (-len(cells) % week)
    by = "、".join(notice.citation.short() for notice in view.notices)
    count, name = view.months[first.month - 1], heading(desk, today)
    facts = {"count": count, "by": by, "on": today.isoformat(), "office": name}
    return month_pdf(
        PaperMonth(
            title=say("month_paper_title", {"year": first.year, "month": first.month}),
            note=say("month_paper_note" if by else "month_paper_note_unknown", facts),
            weekdays=tuple(say(f"month_paper_{name}") for name in _WEEKDAYS),
            weeks=[cells[start : start + week] for start in range(0, len(cells), week)],
            more=say("month_paper_more", {"count": "{count}"}),
        ),
        desk.fonts,
    )


def _cell(desk: Desk, one: YearDay, dues: DueDays) -> PaperDay:
    say, kind = desk.terms.sentence, one.kind
    sign = say(f"month_paper_{kind}") if kind in ("holiday", "makeup") else ""
    return PaperDay(
        str(one.day.day), sign, one.name, tuple(_line(desk, due) for due in dues.get(one.day, ())),
        is_rest=kind in _REST, is_framed=kind == "makeup",
    )


def _line(desk: Desk, due: DueDay) -> str:
    facts = {"kind": desk.terms.word(due.kind), "number": due.row.number, "name": due.row.applicant}
    return desk.terms.sentence("month_paper_reply" if due.kind is ClockKind.REPLY else "month_paper_line", facts)
