"""year-sheet --explain: the requests one figure counts, or where an entered one was taken from."""

from __future__ import annotations

from collections.abc import Iterator

from clerk_app.cases.year_sheet import Place, YearSheet
from clerk_app.cli.face import DONE, Face
from clerk_app.law.wording import Terms
from clerk_app.services import entered, year_sheets
from clerk_app.services.desk import Desk
from clerk_app.services.entered import EnteredFigure
from clerk_app.services.moments import day_of
from clerk_app.services.sheet_words import explained
from clerk_app.services.year_sheets import Behind


def answer_figure(face: Face, desk: Desk, sheet: YearSheet, place: Place, *, personal: bool, as_json: bool) -> int:
    """Numbers only; applicants and subjects where they are asked for."""
    behind = year_sheets.explain(desk, sheet, *place)
    is_entered = place in entered.cells_of(desk, sheet.year)
    typed = entered.history(desk, sheet.year, *place) if is_entered else ()
    lines = [
        explained(desk, sheet, place),
        *("\t".join(_words(one, face.terms, personal=personal)) for one in behind),
        *map(_line, typed),
    ]
    plain = {
        "table": place[0], "row": place[1], "column": place[2],
        "requests": [_plain(one, personal=personal) for one in behind],
        "entered": [
            {
                "month": one.month, "value": one.value, "source": one.source, "reason": one.reason,
                "by": one.noted_by, "at": one.noted_at,
            }
            for one in typed
        ],
    }  # fmt: skip
    face.answer(plain, as_json=as_json, lines=lines)
    return DONE


def _plain(one: Behind, *, personal: bool) -> dict[str, object]:
    plain: dict[str, object] = {
        "number": one.number, "received_on": one.received_on, "closed_on": one.closed_on, "outcome": one.outcome,
    }  # fmt: skip
    if one.remedy is not None:
        plain |= {"route": one.route, "case_number": one.case_number, "result": one.result}
    return plain | ({"applicant": one.applicant, "subject": one.subject} if personal else {})


def _words(one: Behind, terms: Terms, *, personal: bool) -> Iterator[str]:
    yield one.number
    if one.remedy is not None:
        yield terms.word(one.route) if one.route is not None else ""
        yield one.case_number
        yield terms.word(one.result) if one.result is not None else "尚未审结"
    else:
        yield f"{one.received_on} 收到"
        yield f"{one.closed_on} 办结" if one.closed_on is not None else "未办结"
        yield terms.word(one.outcome) if one.outcome is not None else ""
    if personal:
        yield one.applicant
        yield one.subject


def _line(one: EnteredFigure) -> str:
    when = f"{one.month} 月" if one.month else "全年"
    value = {None: "撤回", "": "确认为空"}.get(one.value, one.value)
    day = day_of(one.noted_at)
    return f"  {when}：{value}  来源：{one.source or '—'}  {one.noted_by} {day} 填"
