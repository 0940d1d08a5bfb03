"""The sheet of a month or quarter: its rows as data, and the requests behind every figure, by either date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from pathlib import Path
from types import MappingProxyType

from clerk_app.cases.remedy import Remedy
from clerk_app.cases.request import Request, RequestId
from clerk_app.law.citation import Citation
from clerk_app.law.duties import Period
from clerk_app.law.reading import Table, citation_of, read_table
from clerk_app.law.terms import Channel, Outcome, RemedyRoute


@unique
class Basis(StrEnum):
    """By which date a figure is counted."""

    RECEIVED = "received"
    """按用户申请时间: what was received in the time, with what became of it up to its end."""
    CLOSED = "closed"
    """按办理终结时间: what was finished in the time, whenever it was received."""


@unique
class Reach(StrEnum):
    """Over which time."""

    PERIOD = "period"
    YEAR = "year"
    """From 1 January to the end of the period."""


@unique
class Counts(StrEnum):
    """What a row counts."""

    REQUESTS = "requests"
    REMEDIES = "remedies"
    COMPLAINTS = "complaints"
    STOCK = "stock"
    """Open at the end of the period, whenever received: a level, not a sum, the same by both dates."""
    NOTHING = "nothing"
    """The register cannot tell: blank, which is not 0."""
    SUM = "sum"


@unique
class Condition(StrEnum):
    """How a request stands at the end of the period."""

    ANY = "any"
    OPEN = "open"
    ON_TIME = "on_time"
    LATE = "late"


Spot = tuple[str, Basis, Reach]
"""Row, basis and time: which figure."""
COLUMNS = tuple((basis, reach) for basis in Basis for reach in Reach)


@dataclass(frozen=True)
class MonthRow:
    """One row of the sheet. ``code`` is its number in the source; ``doubt_zh`` says where the mapping is ours."""

    id: str
    zh: str
    en: str
    code: str
    level: int
    counts: Counts
    outcomes: frozenset[Outcome]
    channels: frozenset[Channel]
    routes: frozenset[RemedyRoute]
    kinds: frozenset[str]
    """Of complaints: the kinds of the small register."""
    condition: Condition
    bases: tuple[Basis, ...]
    sums: tuple[str, ...]
    doubt_zh: str
    doubt_en: str
    head: bool


@dataclass(frozen=True)
class MonthForm:
    """The rows in print order, where they come from, and what stands on no row."""

    rows: tuple[MonthRow, ...]
    source: Citation
    says_zh: str
    says_en: str


@dataclass(frozen=True)
class MonthFigure:
    """A number and the requests behind it; for a reconsideration or lawsuit the request it is over. None: blank."""

    value: int | None
    requests: tuple[RequestId, ...] = ()


BLANK = MonthFigure(None)


@dataclass(frozen=True)
class MonthSheet:
    """The figures of one period up to ``as_of``, its last day or the day they were counted on."""

    form: MonthForm
    period: Period
    as_of: date
    figures: Mapping[Spot, MonthFigure]

    @property
    def is_provisional(self) -> bool:
        """Whether the period is not over."""
        return self.as_of < self.period.last

    def figure(self, row: str, basis: Basis, reach: Reach = Reach.PERIOD) -> MonthFigure:
        """One figure; blank where the form has none."""
        return self.figures.get((row, basis, reach), BLANK)


@dataclass(frozen=True)
class FigureChange:
    """A figure that is another than was sent; the same number over other requests is one too."""

    spot: Spot
    sent: int | None
    now: int | None
    came: tuple[RequestId, ...]
    gone: tuple[RequestId, ...]


def read_month_form(resources: Path) -> MonthForm:
    """month_sheet.toml. Raises BadResource."""
    table = read_table(resources / "month_sheet.toml")
    table.only("source", "says_zh", "says_en", "row")
    rows = tuple(map(_row, table.tables("row")))
    known = {row.id for row in rows}
    for row in rows:
        if unknown := set(row.sums) - known:
            raise table.fail("sums", f"{row.id} adds up unknown rows {sorted(unknown)}")
    source = citation_of(table.table("source"))
    return MonthForm(rows, source, table.text("says_zh"), table.text("says_en"))


def _row(table: Table) -> MonthRow:
    table.only("id", "zh", "en", "code", "level", "counts", "outcomes", "channels", "routes", "kinds", "is", "bases",
               "sums", "doubt_zh", "doubt_en", "head")  # fmt: skip
    sums = table.texts("sums")
    return MonthRow(
        id=table.text("id"), zh=table.text("zh"), en=table.text("en"), code=table.text("code", ""),
        level=table.whole("level") if "level" in table.plain else 0,
        counts=Counts.SUM if sums else table.word("counts", Counts),
        outcomes=frozenset(table.words("outcomes", Outcome)), channels=frozenset(table.words("channels", Channel)),
        routes=frozenset(table.words("routes", RemedyRoute)), kinds=frozenset(table.texts("kinds")),
        condition=table.word("is", Condition) if "is" in table.plain else Condition.ANY,
        bases=table.words("bases", Basis) or tuple(Basis), sums=sums,
        doubt_zh=table.text("doubt_zh", ""), doubt_en=table.text("doubt_en") if "doubt_zh" in table.plain else "",
        head=table.flag("head") if "head" in table.plain else False,
    )


# --- counting


@dataclass(frozen=True)
class Told:
    """One line of the register of complaints."""

    kind: str
    came_on: date
    closed_on: date | None
    request: RequestId | None


@dataclass(frozen=True)
class Counted:
    """What is counted: requests and remedies in force, complaints, and which requests were finished late."""

    requests: Sequence[Request]
    remedies: Sequence[Remedy]
    complaints: Sequence[Told]
    """Without any line the register is not kept here: the row stays blank."""
    is_late: Callable[[Request], bool]


def month_sheet(form: MonthForm, period: Period, counted: Counted, today: date) -> MonthSheet:
    """The sheet of a period as the register stands now, up to its end or to ``today``."""
    as_of = min(period.last, today)
    figures: dict[Spot, MonthFigure] = {}
    stock = _figure(one for one in counted.requests if one.received_on <= as_of and _closed_on(one, as_of) is None)
    for basis, reach in COLUMNS:
        first = period.first if reach is Reach.PERIOD else period.first.replace(month=1, day=1)
        pool = [one for one in counted.requests if _inside(_day(one, basis, as_of), first, as_of)]
        late = {one.id for one in pool if _closed_on(one, as_of) is not None and counted.is_late(one)}
        cases = [one for one in counted.remedies if _inside(_day_of_case(one, basis), first, as_of)]
        told = [
            one for one in counted.complaints
            if _inside(one.came_on if basis is Basis.RECEIVED else one.closed_on, first, as_of)
        ]  # fmt: skip
        for row in reversed(form.rows):  # a sum names rows further down
            spot = (row.id, basis, reach)
            if basis not in row.bases or row.counts is Counts.NOTHING:
                continue
            if row.counts is Counts.STOCK:
                if reach is Reach.PERIOD:
                    figures[spot] = stock
            elif row.counts is Counts.SUM:
                parts = [figures[name, basis, reach] for name in row.sums]
                ids = tuple(one for part in parts for one in part.requests)
                figures[spot] = MonthFigure(sum(part.value or 0 for part in parts), ids)
            elif row.counts is Counts.REMEDIES:
                over = tuple(one.request for one in cases if not row.routes or one.route in row.routes)
                figures[spot] = MonthFigure(len(over), over)
            elif row.counts is Counts.COMPLAINTS:
                if counted.complaints:
                    lines = [one for one in told if not row.kinds or one.kind in row.kinds]
                    over = tuple(one.request for one in lines if one.request is not None)
                    figures[spot] = MonthFigure(len(lines), over)
            else:
                figures[spot] = _figure(one for one in pool if _belongs(row, one, as_of, late))
    return MonthSheet(form, period, as_of, MappingProxyType(figures))


def _figure(requests: Iterable[Request]) -> MonthFigure:
    ids = tuple(one.id for one in requests)
    return MonthFigure(len(ids), ids)


def _inside(on: date | None, first: date, last: date) -> bool:
    return on is not None and first <= on <= last


def _closed_on(request: Request, as_of: date) -> date | None:
    closing = request.closing
    return closing.on if closing is not None and closing.on <= as_of else None


def _day(request: Request, basis: Basis, as_of: date) -> date | None:
    return request.received_on if basis is Basis.RECEIVED else _closed_on(request, as_of)


def _day_of_case(remedy: Remedy, basis: Basis) -> date | None:
    return (remedy.accepted_on or remedy.filed_on) if basis is Basis.RECEIVED else remedy.closed_on


def _belongs(row: MonthRow, request: Request, as_of: date, late: Collection[RequestId]) -> bool:
    closed = _closed_on(request, as_of) is not None
    if row.channels and request.channel not in row.channels:
        return False
    if row.outcomes and not (closed and request.outcome in row.outcomes):
        return False
    if row.condition is Condition.OPEN:
        return not closed
    if row.condition is Condition.LATE:
        return request.id in late
    return row.condition is Condition.ANY or (closed and request.id not in late)


def changes(sent: MonthSheet, now: MonthSheet) -> tuple[FigureChange, ...]:
    """Every figure that is another now, or stands on other requests, in the order of the sheet."""
    found = []
    for row in now.form.rows:
        for basis, reach in COLUMNS:
            spot = (row.id, basis, reach)
            before, after = sent.figures.get(spot, BLANK), now.figures.get(spot, BLANK)
            came = tuple((Counter(after.requests) - Counter(before.requests)).elements())
            gone = tuple((Counter(before.requests) - Counter(after.requests)).elements())
            if before.value != after.value or came or gone:
                found.append(FigureChange(spot, before.value, after.value, came, gone))
    return tuple(found)
