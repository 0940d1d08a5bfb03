"""How a month's sheet, its differences and the lost cases become lines of a table."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from clerk_app.cases.month_sheet import COLUMNS, MonthSheet, Spot
from clerk_app.gui.models.month_table import MonthCell, MonthColumn
from clerk_app.services import month_book, months_sent
from clerk_app.services.desk import Desk
from clerk_app.services.lost_cases import QuarterReport
from clerk_app.services.lost_columns import lost_columns
from clerk_app.services.months import MonthView, numbers_of

Lines = tuple[tuple[MonthCell, ...], ...]
_ARROW = "→"
_CODE, _ROW, _FIGURE, _WORDS = 52, 216, 140, 186
FIRST_FIGURE = 2
_LOST_SHOWN = (
    ("case_number", 0), ("route", 134), ("body", 150), ("request_number", 0), ("answer", 150), ("answered_on", 98),
    ("closed_on", 98),
)
_MARKS = {"added": QT_TRANSLATE_NOOP("MonthLines", "new")}


def _head(desk: Desk, key: str) -> str:
    return desk.terms.sentence(key)


def sheet_columns(desk: Desk, sheet: MonthSheet) -> tuple[MonthColumn, ...]:
    """Number, row, the four figures, what is to be said."""
    figures = (
        MonthColumn(months_sent.column_words(desk.terms, sheet.period, basis, reach), _FIGURE, is_figure=True)
        for basis, reach in COLUMNS
    )
    return (
        MonthColumn(_head(desk, "month_head_code"), _CODE), MonthColumn(_head(desk, "month_head_row"), _ROW), *figures,
        MonthColumn(_head(desk, "month_head_remark"), 0),
    )


def sheet_lines(desk: Desk, sheet: MonthSheet, view: MonthView, *, is_now: bool) -> Lines:
    """The rows; of what is counted now, a figure that is another than was sent shows both."""
    changed = {one.spot: one for one in view.changed} if is_now else {}
    lines = []
    for row in sheet.form.rows:
        name = desk.terms.either(row.zh, row.en)
        cells = [
            MonthCell(row.code), MonthCell(name, indent=row.level, is_strong=row.head, place=name, tip=row.zh),
        ]
        for basis, reach in COLUMNS:
            spot: Spot = (row.id, basis, reach)
            figure = sheet.figure(*spot)
            text = months_sent.figure_words(figure.value)
            place = f"{name} {months_sent.column_words(desk.terms, sheet.period, basis, reach)}"
            tip = ""
            if spot in changed and view.sent is not None:
                before = months_sent.figure_words(changed[spot].sent)
                text = f"{before}{_ARROW}{text}" if before != text else text
                tip = months_sent.said_of(desk, sheet, view.sent, changed[spot])
            cells.append(MonthCell(
                text, frozenset(figure.requests), place, is_figure=True, is_strong=row.head,
                is_changed=spot in changed, tip=tip,
            ))  # fmt: skip
        lines.append((*cells, MonthCell(desk.terms.either(row.doubt_zh, row.doubt_en))))
    return tuple(lines)


def change_columns(desk: Desk) -> tuple[MonthColumn, ...]:
    """Row, column, sent, now, which requests came and went."""
    return (
        MonthColumn(_head(desk, "month_head_row"), _ROW), MonthColumn(_head(desk, "month_head_column"), _WORDS),
        MonthColumn(_head(desk, "month_head_sent"), 72, is_figure=True),
        MonthColumn(_head(desk, "month_head_now"), 72, is_figure=True),
        MonthColumn(_head(desk, "month_head_came"), 0), MonthColumn(_head(desk, "month_head_gone"), 0),
    )


def change_lines(desk: Desk, view: MonthView) -> Lines:
    """Every figure that is another; a click opens the requests that came or went."""
    if view.sent is None:
        return ()
    wanted = {one for each in view.changed for one in (*each.came, *each.gone)}
    numbers = {**view.sent.numbers, **numbers_of(desk, wanted - set(view.sent.numbers))}
    lines = []
    for one in view.changed:
        behind = frozenset((*one.came, *one.gone))
        row = months_sent.row_label(desk.terms, view.sheet, one.spot[0])
        column = months_sent.column_words(desk.terms, view.sheet.period, *one.spot[1:])
        place = f"{row} {column}"
        between = desk.terms.either("、", ", ")
        came, gone = (between.join(numbers[each] for each in ids) for ids in (one.came, one.gone))
        lines.append((
            MonthCell(row, behind, place), MonthCell(column, behind, place),
            MonthCell(months_sent.figure_words(one.sent), behind, place, is_figure=True),
            MonthCell(months_sent.figure_words(one.now), behind, place, is_figure=True, is_strong=True),
            MonthCell(came, frozenset(one.came), place), MonthCell(gone, frozenset(one.gone), place),
        ))  # fmt: skip
    return tuple(lines)


def shown_columns(desk: Desk) -> tuple[MonthColumn, ...]:
    """What of the list fits a screen; the workbook and the paper have every column."""
    words = {one.key: desk.terms.either(one.zh, one.en) for one in lost_columns()}
    heads = tuple(MonthColumn(words[key], width) for key, width in _LOST_SHOWN)
    return (*heads, MonthColumn("", 56))


def lost_lines(desk: Desk, made: QuarterReport) -> Lines:
    """One line a case."""
    keys = [one.key for one in lost_columns()]
    lines = []
    for case in made.cases:
        told = dict(zip(keys, month_book.lost_line(desk, case), strict=True))
        behind, place = frozenset({case.request}), case.case_number or case.request_number
        mark = QCoreApplication.translate("MonthLines", _MARKS["added"]) if case.is_added else ""
        cells = [MonthCell("" if told[key] is None else str(told[key]), behind, place) for key, _ in _LOST_SHOWN]
        lines.append((*cells, MonthCell(mark, behind, place, is_changed=case.is_added)))
    return tuple(lines)
