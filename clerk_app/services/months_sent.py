"""What was sent of a month or quarter, kept as it was sent; what is counted otherwise now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from clerk_app.cases.month_sheet import COLUMNS, Basis, FigureChange, MonthSheet, Reach, changes
from clerk_app.cases.request import OrganId
from clerk_app.law.duties import Period
from clerk_app.law.wording import Terms
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.months import MonthView, SentSheet, count, duty_of, frozen, month, numbers_of, thawed
from clerk_app.services.period_words import words_of
from clerk_app.services.ready_filing import ReadyFiling, keep
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble


def month_view(desk: Desk, year: int, number: int, *, today: date) -> MonthView:
    """A month. Raises KnownTrouble("period_not_begun")."""
    return view(desk, month(year, number), today=today)


def view(desk: Desk, period: Period, *, today: date, organ: OrganId | None = None) -> MonthView:
    """The sheet of a period as counted now, what was sent of it, and the figures that are others since; ``organ``: of
    one agency alone, of which nothing is sent by itself."""
    sheet = count(desk, period, today, organ=organ)
    if organ is not None:
        return MonthView(sheet, organ=organ)
    kept = sent(desk, period)
    return MonthView(sheet, kept, changes(kept.sheet, sheet) if kept is not None else ())


def _content(line: Filing) -> dict[str, Any]:
    plain = json.loads(line.content) if line.content else {}
    return plain if isinstance(plain, dict) else {}


def sent(desk: Desk, period: Period) -> SentSheet | None:
    """What was sent last of this period; None where nothing was, or the last note of it was taken back."""
    lines = [one for one in desk.store.filings.all() if (one.duty, one.period) == (duty_of(period), str(period))]
    for line in reversed(lines):
        content = _content(line)
        if content.get("taken_back"):
            return None
        if "sheet" in content:
            sheet, numbers = thawed(desk, content["sheet"])
            return SentSheet(sheet, numbers, line.filed_on, str(content.get("by", "")), str(content.get("note", "")))
    return None


def send(desk: Desk, period: Period, *, on: date, today: date, by: str = "", note: str = "") -> Change:
    """Keep the sheet of today as sent on a day: ``ready`` and ``keep`` in one."""
    with desk.store.write():
        return keep(desk, ready(desk, period, on=on, today=today, by=by, note=note))


def ready(desk: Desk, period: Period, *, on: date, today: date, by: str = "", note: str = "") -> ReadyFiling:
    """Count the sheet of today as it is to be kept as sent on a day; a copy of the store will do. The duty of that
    period is done with it, be it switched on or not. The same again is no second filing.
    Raises KnownTrouble("period_not_begun", "sent_outside")."""
    sheet = count(desk, period, today)
    if not period.first <= on <= today:
        raise KnownTrouble("sent_outside", period=words_of(desk.terms, period), on=on, first=period.first, today=today)
    facts = {"period": words_of(desk.terms, period), "on": on, "as_of": sheet.as_of}
    before = sent(desk, period)
    same = before is not None and (before.on, before.note) == (on, note)
    if before is not None and same and before.sheet.as_of == sheet.as_of and not changes(before.sheet, sheet):
        return ReadyFiling(Change(message="month_sent_already", facts=facts))
    content = {"by": by or desk.who, "note": note, "sheet": frozen(desk, sheet)}
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    line = Filing(duty=duty_of(period), period=str(period), filed_on=on, content=written)
    return ReadyFiling(Change(message="month_sent" if before is None else "month_sent_again", facts=facts), line)


def take_back(desk: Desk, period: Period, *, today: date) -> Change:
    """Say that it was not sent after all; what was noted before stays readable in the store."""
    if sent(desk, period) is not None:
        line = Filing(
            duty=duty_of(period), period=str(period), filed_on=today, content=json.dumps({"taken_back": True})
        )
        desk.store.filings.add(line)
    return Change(message="sent_taken_back", facts={"period": words_of(desk.terms, period)})


def differences(desk: Desk, period: Period, today: date) -> tuple[FigureChange, ...]:
    """What is counted now otherwise than was sent; empty where nothing was sent."""
    return view(desk, period, today=today).changed


# --- in words


def column_words(terms: Terms, period: Period, basis: Basis, reach: Reach) -> str:
    """按申请时间 本月累计."""
    what = f"month_reach_{period.span}" if reach is Reach.PERIOD else "month_reach_year"
    return terms.sentence("month_column", {"basis": terms.sentence(f"month_basis_{basis}"),
                                           "reach": terms.sentence(what)})  # fmt: skip


def figure_words(value: int | None) -> str:
    """12; nothing where it is blank."""
    return "" if value is None else str(value)


def said_of(desk: Desk, sheet: MonthSheet, kept: SentSheet, changed: FigureChange) -> str:
    """申请总次数（按申请时间，本月累计）：报送时 3，现在 4；新增 2026-0012。"""
    row, basis, reach = changed.spot
    terms = desk.terms
    numbers = {**kept.numbers, **numbers_of(desk, {*changed.came, *changed.gone} - set(kept.numbers))}
    told = []
    for key, ids in (("month_came", changed.came), ("month_gone", changed.gone)):
        if ids:
            told.append(terms.sentence(key, {"numbers": tuple(dict.fromkeys(numbers[one] for one in ids))}))
    facts = {
        "row": row_label(terms, sheet, row), "column": column_words(terms, sheet.period, basis, reach),
        "sent": _shown(terms, changed.sent), "now": _shown(terms, changed.now), "why": "".join(told),
    }
    return terms.sentence("month_difference", facts)


def row_label(terms: Terms, sheet: MonthSheet, row: str) -> str:
    """The words of a row; of one that is on the form no more, its name."""
    return next((terms.either(one.zh, one.en) for one in sheet.form.rows if one.id == row), row)


def _shown(terms: Terms, value: int | None) -> str:
    return terms.sentence("month_blank") if value is None else str(value)


def spots(sheet: MonthSheet) -> Iterator[tuple[str, Basis, Reach]]:
    """Every place of the sheet in its order."""
    return ((row.id, basis, reach) for row in sheet.form.rows for basis, reach in COLUMNS)


def title_of(desk: Desk, sheet: MonthSheet, organ: str) -> str:
    """临澜区住建局 2026 年 9 月依申请公开情况统计表."""
    return desk.terms.sentence("month_title", {"organ": organ, "period": words_of(desk.terms, sheet.period)}).strip()


def notes_of(desk: Desk, view_: MonthView) -> tuple[str, ...]:
    """What stands under the title: unit, day, by which date each column counts, whether provisional, when sent."""
    terms, sheet = desk.terms, view_.sheet
    said = [terms.sentence("month_note", {"as_of": sheet.as_of})]
    if sheet.is_provisional:
        said.append(terms.sentence("month_provisional", {"as_of": sheet.as_of}))
    if view_.sent is not None:
        key = "month_was_sent" if not view_.changed else "month_was_sent_changed"
        said.append(terms.sentence(key, {"on": view_.sent.on, "by": view_.sent.by, "count": len(view_.changed)}))
    return tuple(said)
