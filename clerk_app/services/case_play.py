"""算例 played on a store of its own: what comes out, beside what the case expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.checks import checks
from clerk_app.cases.request import Request, RequestDraft, RequestId
from clerk_app.cases.sheet_plain import read_published
from clerk_app.cases.tally import tally
from clerk_app.law.clock import Clock, reckon
from clerk_app.law.duties import occurrences
from clerk_app.law.legal_clock import LegalClock
from clerk_app.law.tariff import FEN_A_YUAN, fee_in_fen
from clerk_app.law.terms import ApplicantKind, ConsultedParty, FeeBasis
from clerk_app.law.year_format import form_of
from clerk_app.services import duties, fees, letters, recording
from clerk_app.services.cases import NOTHING, Case
from clerk_app.services.change import Override
from clerk_app.services.checking import findings
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import ANSWER
from clerk_app.services.request_clocks import legal_clocks
from clerk_app.services.year_sheets import STAT_IDENTITY, blocks_filing
from clerk_app.trouble import KnownTrouble

TABLE = "applications"
HEAD = Override("某某", "负责人", "算例：照登")


@dataclass(frozen=True)
class Difference:
    """What a case expects and what came out instead. ``field`` is what was compared."""

    case: str
    field: str
    expected: object
    found: object


def play(desk: Desk, case: Case, place: int) -> tuple[Difference, ...]:
    """Play one case on this desk, whose store is thrown away afterwards. ``place`` tells its made-up applicant apart.

    Raises KnownTrouble where a letter that is to be refused lacks more than the case says.
    """
    played = _Played(desk, case, place)
    return tuple(
        Difference(case.name, field, _shown(wanted), _shown(found))
        for field, value in case.expected.items()
        for wanted, found in played.compared(field, value)
    )


class _Played:
    """One case, recorded and tried; what is not asked for is not reckoned."""

    def __init__(self, desk: Desk, case: Case, place: int) -> None:
        self.desk = desk
        self.case = case
        self.refused: str | None = None
        """The code that stopped what was tried; let pass by the head, it is recorded all the same."""
        self._request: Request | None = None
        if case.received_on is None:
            self.today = case.today or desk.workdays.known_to
            return
        tried = [case.attempt] if case.attempt is not None else []
        self.today = case.today or max([case.received_on, *(one.on for one in (*case.events, *tried))])
        for number, (received_on, items) in enumerate(case.earlier):
            self._add(place, received_on, items, f"{place}-{number}")
        request_id = self._add(place, case.received_on, case.items, str(place))
        for event in case.events:
            desk.store.requests.append(request_id, event)
        if tried or case.letter is not None:
            self._try(request_id)
        self._request = desk.store.requests.get(request_id)

    def _add(self, place: int, received_on: date, items: int, number: str) -> RequestId:
        draft = RequestDraft(
            received_on=received_on,
            channel=self.case.channel,
            applicant=Applicant(ApplicantKind.NATURAL_PERSON, f"算例申请人{place}"),
            wording="算例",
            arrived_on=self.case.arrived_on,
            subjects=tuple(f"算例事项{one + 1}" for one in range(items)) if items > 1 else (),
        )
        return self.desk.store.requests.add(draft, number=f"算例{number}")

    def _try(self, request_id: RequestId) -> None:
        try:
            self._do(request_id, None)
        except KnownTrouble as trouble:
            self.refused = str(trouble.facts.get("code") or trouble.key)
            if trouble.facts.get("overridable"):
                self._do(request_id, HEAD)

    def _do(self, request_id: RequestId, override: Override | None) -> None:
        if self.case.letter is not None:
            letters.issue(self.desk, request_id, ANSWER, self.case.letter, today=self.today, override=override)
        attempt = self.case.attempt
        if attempt is not None:
            recording.record(
                self.desk, request_id, attempt.kind, on=attempt.on, today=self.today, deed=None, message="noted",
                override=override, **attempt.facts,
            )

    def compared(self, field: str, value: object) -> Iterator[tuple[object, object]]:
        """The pairs of expected and found that differ."""
        if field in _LISTS:
            found = _LISTS[field](self)
            missing = [one for one in _texts(value) if one not in found]
            if missing:
                yield missing, found
        elif field == "no_warnings":
            there = [one for one in _texts(value) if one in self.codes()]
            if there:
                yield None, there
        elif isinstance(value, Mapping):
            for name, one in value.items():
                named = _NAMED[field](self, str(name))
                if named != one:
                    yield {name: one}, {name: named}
        else:
            plain = _PLAIN[field](self) if field in _PLAIN else getattr(self.clock, field)
            if plain != value:
                yield value, plain

    # what comes out

    @property
    def request(self) -> Request:
        """The request as the store gives it back."""
        if self._request is None:
            raise KnownTrouble("case_without_receipt", kind="input", case=self.case.name)
        return self._request

    @cached_property
    def clock(self) -> Clock:
        """The reply clock."""
        if self.case.known_on is None:
            return recording.clock_of(self.desk, self.request)
        known = self.desk.workdays.as_of(self.case.known_on)
        return reckon(self.request.events, self.desk.rules, self.desk.steps, known)

    @cached_property
    def clocks(self) -> tuple[LegalClock, ...]:
        """Every period."""
        return legal_clocks(self.desk, self.request)

    def codes(self) -> tuple[str, ...]:
        """The codes that hold: of the sheet, else of the request."""
        if self.case.sheet is not None:
            found = checks(read_published(self.case.sheet, self.desk.formats))
            return (STAT_IDENTITY,) if blocks_filing(found) else ()
        return tuple(one.code for one in findings(self.desk, self.request, self.today))

    def readings(self) -> tuple[str, ...]:
        """How the doubtful points that the periods turned on were read."""
        return (*self.clock.readings, *(one.key for clock in self.clocks for one in clock.readings))

    def basis(self) -> tuple[str, ...]:
        """What the reply clock rests on."""
        return tuple(citation.full() for citation in self.clock.basis)

    def due_of(self, name: str) -> date | None:
        """The last day of the period of that kind; ``kind:ref`` where there are several."""
        kind, _, ref = name.partition(":")
        found = [one for one in self.clocks if one.kind.value == kind and (not ref or one.ref == ref)]
        return found[0].due_on if found else None

    def count_of(self, kind: str) -> int:
        """How many periods of that kind there are."""
        return sum(one.kind.value == kind for one in self.clocks)

    def other(self, key: str) -> date | None:
        """Another arguable day, whichever period it belongs to."""
        return next((one.due_on for clock in self.clocks for one in clock.others if one.key == key), None)

    def doubt(self, name: str) -> str:
        """How a doubtful point is read on the day of receipt."""
        rule = self.desk.rules.on(name, self.case.received_on or self.today)
        return rule.text("reading") or rule.text(rule.text("entry"))

    def silence(self, party: str) -> str:
        """What the silence of a consulted party means."""
        return self.desk.rules.on(f"opinion_{ConsultedParty(party).value}", self.request.received_on).text("silence")

    def rows_in(self, year: str) -> list[str]:
        """The rows of that year's table that count the request, in print order."""
        form = form_of(self.desk.formats, int(year))
        table = tally([self.request], [], year=int(year), form=form, today=date.max).table(TABLE)
        column = ApplicantKind.NATURAL_PERSON.value
        if table is None:
            return []
        return [row.id for row in table.figure_rows if row.measure is not None and table.value(row.id, column)]

    def outcome(self) -> str | None:
        """The request's result."""
        return self.request.outcome.value if self.request.outcome is not None else None

    def state(self) -> str:
        """办理状态."""
        return self.desk.steps.state(self.request.events).value

    def excluded(self) -> list[list[date]]:
        """The days not counted."""
        return [list(one) for one in self.clock.excluded]

    def code(self) -> str | None:
        """The code that stopped what was tried."""
        return self.refused

    def fee_yuan(self) -> int:
        """What the tariff asks for; without so many items or pages, what the request could be charged by item."""
        asked = self.case.fee
        if asked is None:
            return self._proposed().amount_fen // FEN_A_YUAN
        basis = FeeBasis.PAGE if asked.items is None else FeeBasis.ITEM
        count = (asked.pages or 0) if asked.items is None else asked.items
        tariff = self.desk.rules.on(fees.TARIFFS[basis], self.today)
        return fee_in_fen(tariff, count, asked.already) // FEN_A_YUAN

    def month_items(self) -> int:
        """The applicant's items of the month of receipt before this request."""
        return self._proposed().already

    def _proposed(self) -> fees.FeeProposal:
        return fees.propose(self.desk, self.request.id, FeeBasis.ITEM, today=self.today)

    def duty_on(self) -> date | None:
        """The day one of the office's own duties is due in the year of the case's day or the next."""
        asked = self.case.duty
        if asked is None:
            return None
        rule = next(one for one in duties.rules_of(self.desk) if one.key == asked.key)
        first = self.today.replace(month=1, day=1)
        found = occurrences(rule, first, first.replace(year=first.year + 1), self.desk.workdays)
        return next((one.due_on for one in found if one.code == asked.period), None)


_LISTS: Mapping[str, Callable[[_Played], tuple[str, ...]]] = MappingProxyType(
    {"warnings": _Played.codes, "readings": _Played.readings, "basis": _Played.basis}
)
"""Expected to be among what comes out."""
_PLAIN: Mapping[str, Callable[[_Played], object]] = MappingProxyType(
    {
        "state": _Played.state, "outcome": _Played.outcome, "excluded": _Played.excluded, "refused": _Played.code,
        "fee_yuan": _Played.fee_yuan, "month_items": _Played.month_items, "duty_on": _Played.duty_on,
    }
)  # fmt: skip
"""Expected to be just so; everything else is a date or word of the reply clock."""
_NAMED: Mapping[str, Callable[[_Played, str], object]] = MappingProxyType(
    {
        "clocks": _Played.due_of, "clock_counts": _Played.count_of, "others": _Played.other, "doubts": _Played.doubt,
        "silence": _Played.silence, "year": _Played.rows_in,
    }
)  # fmt: skip
"""Expected by name."""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else (str(value),)


def _shown(value: object) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, list | tuple):
        return "、".join(map(_shown, value)) or NOTHING
    if isinstance(value, Mapping):
        return "、".join(f"{name} {_shown(one)}" for name, one in value.items())
    return str(value)
