"""A filed year as JSON and back: figures as texts with their decimals, requests by id and number, nothing personal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from clerk_app.cases.filed import FiledCase, FiledFacts, FiledFinding, FiledRemedy, FiledYear
from clerk_app.cases.narrative import Fact, Line
from clerk_app.cases.remedy import RemedyId
from clerk_app.cases.request import RequestId
from clerk_app.cases.sheet_plain import read_published, to_plain
from clerk_app.cases.year_sheet import FilledTable, YearSheet
from clerk_app.law.form_table import CountingUnit, Severity
from clerk_app.law.terms import ApplicantKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.law.year_format import YearFormat
from clerk_app.services.sheet_files import read_text
from clerk_app.store.books import Filing

Lists = tuple[list[int], list[int]]


def plain_of(filed: FiledYear) -> str:
    """What is kept of a filing, but for the line's own columns."""
    content = {
        "by": filed.by,
        "note": filed.note,
        "replaces": filed.replaces,
        "replaces_on": None if filed.replaces_on is None else filed.replaces_on.isoformat(),
        "unit": filed.unit.value,
        "sheet": to_plain(filed.sheet),
        "left_blank": sorted(filed.sheet.left_blank),
        "behind": _behind(filed.sheet),
        "cases": {str(key): _case(one) for key, one in filed.cases.items()},
        "remedies": {str(key): _remedy(one) for key, one in filed.remedies.items()},
        "calendar": dict(filed.calendar),
        "rules": dict(filed.rules),
        "overrides": dict(filed.overrides),
        **({} if filed.facts is None else {"facts": _facts(filed.facts)}),
        "findings": [[one.id, one.identity, one.severity.value, one.message] for one in filed.findings],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def holds_sheet(line: Filing) -> bool:
    """Whether a filing is a year's sheet."""
    return bool(line.content) and "sheet" in _read(line.content)


def filed_of(line: Filing, formats: Sequence[YearFormat]) -> FiledYear:
    """A filing out of its line. Raises ValueError, KeyError or KnownTrouble where it is none of ours."""
    plain = _read(line.content)
    sheet = read_published(plain["sheet"], formats)
    tables = tuple(_with_lists(filled, plain["behind"].get(filled.table.id, {})) for filled in sheet.tables)
    replaced_on = plain["replaces_on"]
    return FiledYear(
        id=line.id,
        sheet=replace(
            sheet, tables=tables, remarks=(), unit=CountingUnit(plain["unit"]),
            left_blank=frozenset((table, row, column) for table, row, column in plain["left_blank"]),
        ),
        cases=MappingProxyType({RequestId(int(key)): _case_in(one) for key, one in plain["cases"].items()}),
        remedies=MappingProxyType({RemedyId(int(key)): _remedy_in(one) for key, one in plain["remedies"].items()}),
        calendar=MappingProxyType(plain["calendar"]),
        rules=MappingProxyType(plain["rules"]),
        overrides=MappingProxyType(plain["overrides"]),
        findings=tuple(FiledFinding(key, name, Severity(how), said) for key, name, how, said in plain["findings"]),
        facts=_facts_in(plain["facts"]) if "facts" in plain else None,
        filed_on=line.filed_on,
        filed_at=line.noted_at,
        by=plain["by"],
        note=plain["note"],
        replaces=plain["replaces"],
        replaces_on=None if replaced_on is None else date.fromisoformat(replaced_on),
    )


@lru_cache
def _read(content: str) -> Any:
    """The JSON of a filing. A filed line never changes; while figures are typed the same one is asked for again."""
    return read_text(content)


def _behind(sheet: YearSheet) -> Mapping[str, Mapping[str, Mapping[str, Lists]]]:
    """The ids behind each figure: table, row, column, then requests and remedies."""
    found: dict[str, dict[str, dict[str, Lists]]] = {}
    for filled in sheet.tables:
        for (row, column), cell in filled.cells.items():
            if cell.requests or cell.remedies:
                lists = list(map(int, cell.requests)), list(map(int, cell.remedies))
                found.setdefault(filled.table.id, {}).setdefault(row, {})[column] = lists
    return found


def _with_lists(filled: FilledTable, behind: Mapping[str, Mapping[str, Lists]]) -> FilledTable:
    cells = {
        (row, column): replace(
            cell,
            requests=tuple(map(RequestId, behind.get(row, {}).get(column, ((), ()))[0])),
            remedies=tuple(map(RemedyId, behind.get(row, {}).get(column, ((), ()))[1])),
        )
        for (row, column), cell in filled.cells.items()
    }
    return replace(filled, cells=MappingProxyType(cells))


def _facts(facts: FiledFacts) -> dict[str, object]:
    return {
        "counts": {name: _fact(one) for name, one in facts.counts.items()},
        "lists": {name: [[line.name, *_fact(line.fact)] for line in lines] for name, lines in facts.lists.items()},
    }


def _facts_in(plain: Mapping[str, Any]) -> FiledFacts:
    lists = {
        name: tuple(Line(named, _fact_in(value, ids)) for named, value, ids in lines)
        for name, lines in plain["lists"].items()
    }
    counts = {name: _fact_in(*one) for name, one in plain["counts"].items()}
    return FiledFacts(MappingProxyType(counts), MappingProxyType(lists))


def _fact(one: Fact) -> list[object]:
    """The amount as a text, with its decimals, and the requests behind it."""
    return [str(one.value), list(map(int, one.requests))]


def _fact_in(value: str, ids: Sequence[int]) -> Fact:
    amount = Decimal(value)
    whole = int(amount)
    return Fact(whole if str(whole) == value else amount, tuple(map(RequestId, ids)))


def _case(one: FiledCase) -> list[str | None]:
    closed_on = None if one.closed_on is None else one.closed_on.isoformat()
    return [one.number, one.kind.value, one.received_on.isoformat(), closed_on, one.outcome and one.outcome.value]


def _case_in(plain: Sequence[str]) -> FiledCase:
    number, kind, received_on, closed_on, outcome = plain
    return FiledCase(
        number, ApplicantKind(kind), date.fromisoformat(received_on),
        date.fromisoformat(closed_on) if closed_on else None, Outcome(outcome) if outcome else None,
    )


def _remedy(one: FiledRemedy) -> list[str | int | None]:
    closed_on = None if one.closed_on is None else one.closed_on.isoformat()
    return [
        one.request, one.number, one.route.value, one.case_number, one.result and one.result.value, closed_on,
    ]


def _remedy_in(plain: Sequence[Any]) -> FiledRemedy:
    request, number, route, case_number, result, closed_on = plain
    return FiledRemedy(
        RequestId(request), number, RemedyRoute(route), case_number, RemedyResult(result) if result else None,
        date.fromisoformat(closed_on) if closed_on else None,
    )
