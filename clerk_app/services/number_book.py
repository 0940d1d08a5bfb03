"""Every 文号 of a year, in its row: its letter, what was made void, what is missing, what stands twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from types import MappingProxyType

from clerk_app.cases.numbering import Series
from clerk_app.cases.request import EntryId, OrganId, RequestId
from clerk_app.law.events import ANSWER
from clerk_app.law.legal_clock import Reason
from clerk_app.services.desk import Desk
from clerk_app.services.series import BY_REQUEST, BY_YEAR, pattern_of


@unique
class NumberState(StrEnum):
    """What became of a place in a row of numbers."""

    USED = "used"
    VOID = "void"
    """Its letter was struck, or never kept; the number is not given again."""
    IMPORTED = "imported"
    """An answer from before this program bears it."""
    GAP = "gap"
    """No letter is known with that place."""
    DUPLICATE = "duplicate"
    """It stands on more than one letter."""


FINDINGS = frozenset({NumberState.GAP, NumberState.DUPLICATE})


@dataclass(frozen=True)
class NumberLine:
    """One number, or one gap from place ``n`` to place ``last``."""

    n: int
    last: int
    number: str
    state: NumberState
    what: str = ""
    """What its letter is called."""
    requests: tuple[RequestId, ...] = ()
    request_numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumberRow:
    """One counter of one organ and year, in the order of its places."""

    organ: str
    series: str
    year: int
    what: str
    """The kind of letter, where each has a row of its own."""
    lines: tuple[NumberLine, ...]

    @property
    def findings(self) -> tuple[NumberLine, ...]:
        """What somebody should look at: gaps and duplicates."""
        return tuple(line for line in self.lines if line.state in FINDINGS)


@dataclass(frozen=True)
class _Bearer:
    """A letter that bears a number."""

    n: int
    number: str
    state: NumberState
    what: str
    request: RequestId | None
    request_number: str


def number_book(desk: Desk, year: int) -> tuple[NumberRow, ...]:
    """The rows of one year, by organ and series. Found by indexes: no request is read."""
    struck = desk.store.requests.struck_entries()
    bearers: defaultdict[tuple[OrganId, str], list[_Bearer]] = defaultdict(list)
    for one in desk.store.numbers.drawn(year):
        stands = one.entry is not None and EntryId(one.entry) not in struck
        state = NumberState.USED if stands else NumberState.VOID
        bearers[one.organ, one.series.partition("/")[0]].append(
            _Bearer(one.n, one.number, state, one.title, one.request, one.request_number)
        )
    for organ, bearer in _imported(desk, year, struck):
        bearers[organ, _answers(desk, organ).key].append(bearer)
    last_day = date.max.replace(year=year)
    return tuple(
        NumberRow(
            desk.store.organs.on(organ, last_day).name, series, year, _kind_of(desk, series), _lines(desk, found)
        )
        for (organ, series), found in sorted(bearers.items(), key=lambda row: row[0])
    )


def years(desk: Desk) -> tuple[int, ...]:
    """The years that have numbers, the latest first."""
    used = (_answers(desk, organ).pattern for organ in {one.id for one in desk.store.organs.all()})
    patterns = {one.pattern: one for one in used}
    read = (shape.parse(one.number) for one in desk.store.numbers.imported() for shape in patterns.values())
    return tuple(sorted({*desk.store.numbers.years(), *(one[0] for one in read if one is not None)}, reverse=True))


def findings(desk: Desk) -> tuple[NumberRow, ...]:
    """The rows of all years in which a number is missing or stands twice."""
    return tuple(row for year in years(desk) for row in number_book(desk, year) if row.findings)


def told(row: NumberRow) -> tuple[Reason, ...]:
    """The row in one sentence, then one for each gap and each duplicate."""
    return (_summary(row), *(_finding(row, line) for line in row.findings))


def _summary(row: NumberRow) -> Reason:
    count = Counter(line.state for line in row.lines)
    facts: dict[str, object] = {
        "organ": row.organ, "year": row.year, "what": row.what, "last": max((one.last for one in row.lines), default=0),
        "used": count[NumberState.USED], "void": count[NumberState.VOID], "imported": count[NumberState.IMPORTED],
    }
    return Reason("number_row_of_kind" if row.what else "number_row", MappingProxyType(facts))


def _finding(row: NumberRow, line: NumberLine) -> Reason:
    facts: dict[str, object] = {"organ": row.organ, "year": row.year, "n": line.n, "last": line.last}
    if line.state is NumberState.DUPLICATE:
        return Reason("number_duplicate", MappingProxyType({"number": line.number, "requests": line.request_numbers}))
    return Reason("number_gap" if line.n == line.last else "number_gap_of_several", MappingProxyType(facts))


def _answers(desk: Desk, organ: OrganId) -> Series:
    """The row that an agency's answers are numbered in: imported numbers are theirs."""
    entry = desk.letters[ANSWER].entry
    if desk.settings.text("number_scope") == BY_YEAR:
        return Series(entry.series, pattern_of(desk, entry, organ), entry.suffix)
    return Series(f"{entry.series}:{entry.kind}", pattern_of(desk, entry, organ), entry.suffix, is_shared=False)


def _kind_of(desk: Desk, series: str) -> str:
    kind = series.partition(":")[-1]
    return desk.letters[kind].what if kind in desk.letters else kind


def _imported(desk: Desk, year: int, struck: Collection[EntryId]) -> Iterator[tuple[OrganId, _Bearer]]:
    what = desk.letters[ANSWER].what
    last_day = date.max.replace(year=year)
    for organ in {one.id for one in desk.store.organs.all()}:
        series = _answers(desk, organ)
        code = desk.store.organs.on(organ, last_day).code
        if series.pattern.wants("code") and not code.strip():
            continue
        for one in desk.store.numbers.imported(series.pattern.before_place(year=year, code=code)):
            place = series.place_of(one.number, year=year, code=code)
            if place is not None and one.organ == organ and EntryId(one.entry) not in struck:
                yield organ, _Bearer(
                    place, one.number, NumberState.IMPORTED, what, one.request, one.request_number
                )


def _lines(desk: Desk, bearers: Sequence[_Bearer]) -> tuple[NumberLine, ...]:
    by_place: defaultdict[int, dict[str, list[_Bearer]]] = defaultdict(dict)
    for one in bearers:
        by_place[one.n].setdefault(one.number, []).append(one)
    has_gaps = desk.settings.text("number_scope") != BY_REQUEST
    lines: list[NumberLine] = []
    expected = 1
    for n in sorted(by_place):
        if has_gaps and n > expected:
            lines.append(NumberLine(expected, n - 1, "", NumberState.GAP))
        lines += [_line(n, number, ones) for number, ones in by_place[n].items()]
        expected = n + 1
    return tuple(lines)


def _line(n: int, number: str, bearers: Sequence[_Bearer]) -> NumberLine:
    standing = [one for one in bearers if one.state is not NumberState.VOID]
    shown = standing or bearers
    state = NumberState.DUPLICATE if len(standing) > 1 else shown[0].state
    return NumberLine(
        n, n, number, state, "、".join(dict.fromkeys(one.what for one in shown if one.what)),
        tuple(one.request for one in shown if one.request is not None),
        tuple(one.request_number for one in shown if one.request_number),
    )
