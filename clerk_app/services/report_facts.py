"""What the report says beside its table: channels, units, organs, items, fees, whether all was in time, the frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.narrative import Fact, Facts, Line, Scope
from clerk_app.cases.narrative_template import ScopeWords, read_scope_words
from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import OrganId, Request
from clerk_app.cases.year_sheet import YearSheet, last_day
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.tariff import FEN_A_YUAN
from clerk_app.law.terms import Channel, EventKind, Outcome
from clerk_app.services.desk import Desk
from clerk_app.services.recording import clock_of
from clerk_app.store.organs import Organ

CHANNELS = {
    "in_person": {Channel.IN_PERSON},
    "fax": {Channel.FAX},
    "online": {Channel.ONLINE},
    "letter": {Channel.REGISTERED_POST, Channel.ORDINARY_POST},
}
FRAME = ("address", "postcode", "telephone", "email", "website")


@cache
def scope_words() -> ScopeWords:
    """How a report names whom it speaks for, as shipped."""
    return read_scope_words(places.resources() / "narrative")


def facts_of(desk: Desk, sheet: YearSheet, scope: Scope, organ: OrganId | None = None) -> Facts:
    """The facts of a sheet counted from the store, of one organ or of all organs of the desk."""
    those = desk.store.requests.in_span(date(sheet.year, 1, 1), last_day(sheet.year))
    everyone = [one for one in those if organ is None or one.organ == organ]
    year = _Year(desk, sheet, everyone)
    organs = desk.store.organs.current(sheet.as_of)
    spoken = next((one for one in organs if organ in (None, one.id)), None)
    return Facts(
        scope=scope,
        texts=MappingProxyType(_texts(desk, sheet, scope, spoken)),
        counts=MappingProxyType(year.counts()),
        lists=MappingProxyType({"organs": year.by_organ(organs), "units": year.by_unit()}),
    )


def _texts(desk: Desk, sheet: YearSheet, scope: Scope, organ: Organ | None) -> dict[str, str]:
    words = scope_words()
    name = clean(organ.name) if organ is not None else ""
    area = words.area_of(name)
    said = {Scope.OWN: words.own, Scope.GOVERNMENT: words.government, Scope.AREA: words.area}[scope]
    until = {"year": sheet.year, "month": sheet.as_of.month, "day": sheet.as_of.day}
    whole = "report_period_trial" if sheet.is_trial else "report_period"
    texts = {
        "organ": name,
        "scope": said.format(area=area),
        "period": desk.terms.sentence(whole, until),
        "span": desk.terms.sentence("report_span", until),
        "until": desk.terms.sentence("report_until", until),
    }
    if organ is not None:
        texts |= {key: clean(getattr(organ, key)) for key in FRAME}
    return texts


class _Year:
    """The requests of one year, counted in ways the table has no row for."""

    def __init__(self, desk: Desk, sheet: YearSheet, everyone: Sequence[Request]) -> None:
        first = date(sheet.year, 1, 1)
        self._desk, self._sheet = desk, sheet
        self._as_of = min(sheet.as_of, last_day(sheet.year))
        self._span = (first, self._as_of)
        self._everyone = everyone
        self.received = [one for one in everyone if first <= one.received_on <= self._as_of]
        self.closed = [one for one in everyone if self._in(self._closed_on(one))]

    def _closed_on(self, request: Request) -> date | None:
        return request.closing.on if request.closing is not None else None

    def _in(self, day: date | None) -> bool:
        first, last = self._span
        return day is not None and first <= day <= last

    def _is_open(self, request: Request) -> bool:
        """Whether it was received and not finished on the counting day."""
        closed = self._closed_on(request)
        return request.received_on <= self._as_of and (closed is None or closed > self._as_of)

    def counts(self) -> dict[str, Fact]:
        """The counts and amounts by name."""
        counts = {name: self._fact(self.received, _came_by(ways)) for name, ways in CHANNELS.items()}
        late = [one for one in self.closed if (clock_of(self._desk, one).late_days or 0) > 0]
        overdue = [one for one in self._everyone if self._is_open(one) and self._is_overdue(one)]
        counts |= {
            "late": _fact_of(late, len(late)),
            "overdue": _fact_of(overdue, len(overdue)),
            "withdrawn": self._fact(self.closed, _was_withdrawn),
            "extended": self._fact(self.closed, _was_extended),
        }
        return counts | self._items(overdue) | self._fees()

    def _fact(self, requests: Iterable[Request], belongs: Callable[[Request], bool]) -> Fact:
        held = [one for one in requests if belongs(one)]
        return _fact_of(held, self._measure(held))

    def _measure(self, requests: Iterable[Request]) -> int:
        """How many 件 of the sheet: requests, or their items."""
        if self._sheet.unit is CountingUnit.REQUEST:
            return len(tuple(requests))
        return sum(max(len(one.items), 1) for one in requests)

    def _is_overdue(self, request: Request) -> bool:
        due_on = clock_of(self._desk, request).due_on
        return due_on is not None and due_on < self._as_of

    def _items(self, overdue: Sequence[Request]) -> dict[str, Fact]:
        """Items of the requests received: answered, due, and not yet due. On a sheet that counts by items the answered
        ones are the base of its replies: all that were answered in the year."""
        late = {one.id for one in overdue}
        finished = [one for one in self.received if not self._is_open(one)]
        answered = finished if self._sheet.unit is CountingUnit.REQUEST else self.closed
        due = [*finished, *(one for one in self.received if one.id in late)]
        done = {one.id for one in due}
        rest = [one for one in self.received if one.id not in done]
        return {
            name: _fact_of(held, sum(max(len(one.items), 1) for one in held))
            for name, held in (
                ("items", self.received), ("items_answered", answered), ("items_due", due), ("items_rest", rest),
            )
        }  # fmt: skip

    def _fees(self) -> dict[str, Fact]:
        noticed: list[tuple[Request, int]] = []
        paid: list[tuple[Request, int]] = []
        for request in self._everyone:
            asked = 0
            for event in request.events:
                if event.kind is EventKind.FEE_NOTICED:
                    asked = event.whole("amount_fen") or 0
                    if self._in(event.on):
                        noticed.append((request, asked))
                elif event.kind is EventKind.FEE_PAID and self._in(event.on):
                    paid.append((request, asked))
        return {
            "fee_notices": _fact_of([one for one, _ in noticed], len(noticed)),
            "fee_noticed": Fact(_yuan(noticed), tuple(one.id for one, _ in noticed)),
            "fee_paid_cases": _fact_of([one for one, _ in paid], len(paid)),
            "fee_paid": Fact(_yuan(paid), tuple(one.id for one, _ in paid)),
        }

    # lists

    def by_organ(self, organs: Sequence[Organ]) -> tuple[Line, ...]:
        """What was received, by the organ asked; empty where the desk answers for one."""
        names = {one.id: clean(one.name) for one in organs}
        return self._listed([names.get(one.organ, "") for one in self.received])

    def by_unit(self) -> tuple[Line, ...]:
        """What was received, by the unit that handles it; empty unless every request names one."""
        return self._listed([clean(one.unit) for one in self.received])

    def _listed(self, names: Sequence[str]) -> tuple[Line, ...]:
        if len(set(names)) <= 1 or not all(names):
            return ()
        counted = Counter(names)
        held = {name: [one for one, of in zip(self.received, names, strict=True) if of == name] for name in counted}
        order = sorted(counted, key=lambda name: (-counted[name], name))
        return tuple(Line(name, _fact_of(held[name], self._measure(held[name]))) for name in order)


def _fact_of(requests: Iterable[Request], value: int) -> Fact:
    return Fact(value, tuple(dict.fromkeys(one.id for one in requests)))


def _yuan(lines: Iterable[tuple[Request, int]]) -> int | Decimal:
    """Yuan as they are written: 2950, or 2950.5."""
    yuan = Decimal(sum(fen for _, fen in lines)) / FEN_A_YUAN
    return int(yuan) if yuan == yuan.to_integral_value() else yuan


def _came_by(ways: Iterable[Channel]) -> Callable[[Request], bool]:
    wanted = frozenset(ways)

    def came(request: Request) -> bool:
        return request.channel in wanted

    return came


def _was_withdrawn(request: Request) -> bool:
    return request.outcome is Outcome.OTHER_WITHDRAWN


def _was_extended(request: Request) -> bool:
    longer, closing = request.last(EventKind.EXTENDED), request.closing
    return longer is not None and closing is not None and longer.on <= closing.on
