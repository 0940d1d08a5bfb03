"""The sheet of a month or quarter and the list of lost cases, written: workbook, printed list, plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from clerk_app.cases.month_sheet import COLUMNS, MonthSheet
from clerk_app.cases.request import RequestId
from clerk_app.law.terms import RemedyRoute
from clerk_app.law.wording import Terms
from clerk_app.render.ledger_xlsx import Kind, ListCell, ListColumn, ListSheet, list_workbook
from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.desk import Desk
from clerk_app.services.lost_cases import LostCase, QuarterReport
from clerk_app.services.lost_columns import lost_columns
from clerk_app.services.months import MonthView, numbers_of
from clerk_app.services.months_sent import column_words, notes_of, row_label, title_of
from clerk_app.services.office import heading
from clerk_app.services.period_words import words_of

INDENT = "　"
CODE, ROW, FIGURE, REMARK, NUMBERS = 6.0, 30.0, 11.0, 40.0, 90.0
"""Widths of columns, in digits."""


# --- the sheet of a month or quarter


def month_workbook(desk: Desk, view: MonthView, *, today: date) -> bytes:
    """Figures, the requests behind them by number, and what is another than was sent."""
    say, sheet = desk.terms.sentence, view.sheet
    organ = heading(desk, today, view.organ)
    title, notes = title_of(desk, sheet, organ), notes_of(desk, view)
    columns = [column_words(desk.terms, sheet.period, basis, reach) for basis, reach in COLUMNS]
    sheets = [
        ListSheet(
            say("month_sheet_name"), title, "".join(notes),
            (
                _text(say("month_head_code"), CODE), _text(say("month_head_row"), ROW),
                *(ListColumn(one.replace(" ", "\n"), Kind.WHOLE, FIGURE) for one in columns),
                _text(say("month_head_remark"), REMARK),
            ),
            [
                (row.code, INDENT * row.level + row.zh, *(
                    sheet.figure(row.id, basis, reach).value for basis, reach in COLUMNS
                ), row.doubt_zh)
                for row in sheet.form.rows
            ],
            kept=len(("code", "row")),
        ),
        ListSheet(
            say("month_behind_name"), title, say("month_behind_note"),
            (
                _text(say("month_head_row"), ROW), _text(say("month_head_column"), ROW),
                ListColumn(say("month_head_figure"), Kind.WHOLE, FIGURE), _text(say("month_head_numbers"), NUMBERS),
            ),
            list(_behind(desk, sheet)),
        ),
    ]
    if view.sent is not None:
        sheets.append(_changes(desk, view, title))
    stamp = say("month_stamp", {"as_of": sheet.as_of})
    return _book(desk.terms, sheets, organ, stamp, today)


def _text(heading: str, width: float) -> ListColumn:
    return ListColumn(heading, Kind.TEXT, width)


def _behind(desk: Desk, sheet: MonthSheet) -> list[tuple[ListCell, ...]]:
    numbers = numbers_of(desk, {one for figure in sheet.figures.values() for one in figure.requests})
    rows: list[tuple[ListCell, ...]] = []
    for row in sheet.form.rows:
        for basis, reach in COLUMNS:
            figure = sheet.figure(row.id, basis, reach)
            if figure.value:
                named = _named(figure.requests, numbers)
                rows.append((row.zh, column_words(desk.terms, sheet.period, basis, reach), figure.value, named))
    return rows


def _named(ids: tuple[RequestId, ...], numbers: Mapping[RequestId, str]) -> str:
    return "、".join(numbers[one] for one in ids)


def _changes(desk: Desk, view: MonthView, title: str) -> ListSheet:
    say, sheet = desk.terms.sentence, view.sheet
    known = view.sent.numbers if view.sent is not None else {}
    wanted = {one for each in view.changed for one in (*each.came, *each.gone)}
    numbers = {**known, **numbers_of(desk, wanted - set(known))}
    rows = [
        (row_label(desk.terms, sheet, one.spot[0]), column_words(desk.terms, sheet.period, *one.spot[1:]),
         one.sent, one.now, _named(one.came, numbers), _named(one.gone, numbers))
        for one in view.changed
    ]  # fmt: skip
    note = notes_of(desk, view)[-1]
    columns = (
        _text(say("month_head_row"), ROW), _text(say("month_head_column"), ROW),
        ListColumn(say("month_head_sent"), Kind.WHOLE, FIGURE), ListColumn(say("month_head_now"), Kind.WHOLE, FIGURE),
        _text(say("month_head_came"), REMARK), _text(say("month_head_gone"), REMARK),
    )
    return ListSheet(say("month_changes_name"), title, note, columns, rows)


def _book(terms: Terms, sheets: list[ListSheet], organ: str, stamp: str, today: date) -> bytes:
    return list_workbook(
        sheets, organ=organ, stamp=stamp,
        page_of=terms.sentence("ledger_page_of", {"page": "{page}", "pages": "{pages}"}),
        more=terms.sentence("ledger_more"), made_on=today,
    ).data


def plain_month(desk: Desk, view: MonthView) -> dict[str, object]:
    """The sheet as JSON-ready data."""
    sheet = view.sheet
    numbers = numbers_of(desk, {one for figure in sheet.figures.values() for one in figure.requests})
    numbers |= dict(view.sent.numbers) if view.sent is not None else {}
    numbers |= numbers_of(desk, {one for each in view.changed for one in each.came} - set(numbers))
    return {
        "period": str(sheet.period), "as_of": sheet.as_of.isoformat(), "provisional": sheet.is_provisional,
        "unit": "request", "new": view.new.value, "answered": view.answered.value,
        "open_at_end": view.open_at_end.value,
        "rows": [
            {
                "id": row.id, "code": row.code, "label": row.zh, "remark": row.doubt_zh,
                "figures": [
                    {
                        "basis": basis.value, "reach": reach.value, "value": sheet.figure(row.id, basis, reach).value,
                        "requests": [numbers[one] for one in sheet.figure(row.id, basis, reach).requests],
                    }
                    for basis, reach in COLUMNS
                ],
            }
            for row in sheet.form.rows
        ],
        "sent": None if view.sent is None else {"on": view.sent.on.isoformat(), "by": view.sent.by,
                                                "as_of": view.sent.sheet.as_of.isoformat()},
        "changed": [
            {
                "row": row_id, "basis": basis.value, "reach": reach.value, "sent": one.sent, "now": one.now,
                "came": [numbers[each] for each in one.came], "gone": [numbers[each] for each in one.gone],
            }
            for one in view.changed
            for row_id, basis, reach in (one.spot,)
        ],
    }  # fmt: skip


# --- lost cases


def lost_heads() -> tuple[str, ...]:
    """The words over the columns of the list."""
    return tuple(one.zh for one in lost_columns())


def lost_line(desk: Desk, case: LostCase) -> tuple[ListCell, ...]:
    """One case under the columns; None where the register holds nothing."""
    words: Mapping[str, Callable[[], ListCell]] = {
        "route": lambda: desk.terms.word(case.route),
        "answer": lambda: desk.terms.word(case.answer) if case.answer is not None else None,
        "result": lambda: desk.terms.word(case.result),
    }
    return tuple(
        words[one.key]() if one.key in words else (getattr(case, one.key) or None) if one.is_held else None
        for one in lost_columns()
    )


def lost_title(desk: Desk, made: QuarterReport, organ: str) -> str:
    """The heading; of a supplement said so."""
    is_supplement = made.reported is not None and not made.is_provisional
    key = "lost_title_supplement" if is_supplement else "lost_title"
    return desk.terms.sentence(key, {"organ": organ, "period": words_of(desk.terms, made.period)}).strip()


def lost_notes(desk: Desk, made: QuarterReport) -> tuple[str, ...]:
    """What is said with the list: nil or how many, provisional, what was reported and what a supplement adds."""
    said = [*_lost_counts(desk, made)]
    if made.reported is not None:
        said += [reported_words(desk, made), *lost_changes(desk, made)]
    return (*said, *lost_measure(desk, made))


def _lost_counts(desk: Desk, made: QuarterReport) -> Iterator[str]:
    say = desk.terms.sentence
    if made.is_nil:
        yield say("lost_nil_so_far" if made.is_provisional else "lost_nil", {"as_of": made.as_of})
    else:
        before = sum(one.route is RemedyRoute.RECONSIDERATION for one in made.cases)
        facts = {"count": len(made.cases), "reconsidered": before, "sued": len(made.cases) - before}
        yield say("lost_count", facts)
    if made.is_provisional and made.supplement_on is not None:
        yield say("lost_provisional", {"as_of": made.as_of, "after_on": made.supplement_on})
    elif made.is_provisional:
        yield say("month_provisional", {"as_of": made.as_of})


def reported_words(desk: Desk, made: QuarterReport) -> str:
    """When, by whom and how many were reported; empty where nothing was."""
    known = made.reported
    if known is None:
        return ""
    return desk.terms.sentence("lost_sent", {"on": known.on, "by": known.by, "count": len(known.cases)})


def lost_changes(desk: Desk, made: QuarterReport) -> tuple[str, ...]:
    """What is another than was reported, by case number."""
    say, said = desk.terms.sentence, []
    if made.reported is None:
        return ()
    if made.added:
        names = tuple(one.case_number or one.request_number for one in made.added)
        said.append(say("lost_added", {"count": len(names), "cases": names}))
    if made.dropped:
        said.append(say("lost_dropped", {"count": len(made.dropped), "cases": made.dropped}))
    return tuple(said) if made.is_changed else (say("lost_nothing_added"),)


def lost_measure(desk: Desk, made: QuarterReport) -> tuple[str, ...]:
    """The unit and the day; the columns the register cannot fill."""
    said = [desk.terms.sentence("lost_unit", {"as_of": made.as_of})]
    if made.cases:
        names = tuple(desk.terms.either(one.zh, one.en) for one in lost_columns() if not one.is_held)
        said.append(desk.terms.sentence("lost_blank", {"names": names}))
    return tuple(said)


def lost_rows(desk: Desk, made: QuarterReport) -> list[tuple[ListCell, ...]]:
    """The lines of the list; of a nil report the sentence that says so."""
    if made.is_nil:
        return [(lost_notes(desk, made)[0].rstrip("。"), *(None for _ in lost_columns()[1:]))]
    return [lost_line(desk, one) for one in made.cases]


def lost_workbook(desk: Desk, made: QuarterReport, *, today: date) -> bytes:
    """The list as a workbook; of a nil report one line that says so."""
    organ = heading(desk, today)
    columns = tuple(one.shown for one in lost_columns())
    sheet = ListSheet(
        desk.terms.sentence("lost_sheet"), lost_title(desk, made, organ), "".join(lost_notes(desk, made)), columns,
        lost_rows(desk, made),
    )
    return _book(desk.terms, [sheet], organ, desk.terms.sentence("month_stamp", {"as_of": made.as_of}), today)


def lost_pdf(desk: Desk, made: QuarterReport, *, today: date) -> bytes:
    """The list on paper, A4 across."""
    say = desk.terms.sentence
    columns = tuple(PaperColumn(one.zh, one.width, one.kind is not Kind.TEXT) for one in lost_columns())
    rows = [tuple("" if cell is None else str(cell) for cell in line) for line in lost_rows(desk, made)]
    note = [*_lost_counts(desk, made), lost_measure(desk, made)[0]]
    if made.added:  # one line holds the number, the list itself their names
        note.insert(-1, say("lost_added_count", {"count": len(made.added)}))
    return list_pdf(
        PaperList(
            title=lost_title(desk, made, heading(desk, today)), note="".join(note),
            columns=columns, rows=rows, page_of=say("ledger_page_of", {"page": "{page}", "pages": "{pages}"}),
            missing=say("ledger_missing_sign"),
        ),
        desk.fonts,
    )


def plain_lost(desk: Desk, made: QuarterReport) -> dict[str, object]:
    """The list as JSON-ready data, without the applicants' names."""
    known = made.reported
    return {
        "period": str(made.period), "as_of": made.as_of.isoformat(), "provisional": made.is_provisional,
        "nil": made.is_nil, "due_on": made.due_on.isoformat() if made.due_on else None,
        "supplement_on": made.supplement_on.isoformat() if made.supplement_on else None,
        "cases": [
            {
                "case_number": one.case_number, "route": one.route.value, "body": one.body, "organ": one.organ,
                "request": one.request_number, "answer_number": one.answer_number,
                "answered_on": one.answered_on.isoformat() if one.answered_on else None,
                "answer": one.answer.value if one.answer else None, "filed_on": one.filed_on.isoformat(),
                "accepted_on": one.accepted_on.isoformat() if one.accepted_on else None,
                "closed_on": one.closed_on.isoformat(), "result": one.result.value, "added": one.is_added,
            }
            for one in made.cases
        ],
        "not_held": [one.key for one in lost_columns() if not one.is_held],
        "reported": None if known is None else {"on": known.on.isoformat(), "by": known.by, "count": len(known.cases)},
        "dropped": list(made.dropped),
    }
