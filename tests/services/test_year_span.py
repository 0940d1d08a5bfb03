"""A year is counted without reading the other years of a large office; the figures are those of reading everything."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.countable import countable
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft
from clerk_app.cases.tally import tally
from clerk_app.cases.year_sheet import YearSheet
from clerk_app.law.events import Event, Fact
from clerk_app.law.form_table import CountingUnit
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.law.year_format import form_of
from clerk_app.services import year_sheets, years
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.entered_cells import entered_of
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble
from tests.services.conftest import at_noon

DAYS = st.dates(date(2017, 11, 1), date(2021, 2, 10))
ROUTES, RESULTS = st.sampled_from(RemedyRoute), st.none() | st.sampled_from(RemedyResult)
KINDS = st.sampled_from(
    [EventKind.ANSWERED] * 4
    + [EventKind.WITHDRAWN, EventKind.CORRECTION_LAPSED, EventKind.FEE_LAPSED, EventKind.EXTENDED, EventKind.SERVED,
       EventKind.CORRECTION_ASKED, EventKind.ROUTED, EventKind.NOTED]
)  # fmt: skip


@dataclass(frozen=True)
class History:
    """What is written down of one request."""

    draft: RequestDraft
    events: tuple[Event, ...]
    amended_to: date | None
    struck: tuple[int, ...]
    remedy: RemedyDraft | None


@st.composite
def events(draw: st.DrawFn, received: date) -> Event:
    kind, on = draw(KINDS), received + timedelta(days=draw(st.integers(-3, 420)))
    facts: dict[str, Fact] = {}
    if kind is EventKind.ANSWERED:
        facts["outcome"] = draw(st.sampled_from(Outcome)).value
        if draw(st.booleans()):
            facts["items"] = ("1=disclosed", "2=unable_not_exist")
    elif kind is EventKind.EXTENDED:
        facts["days"] = 20
    elif kind is EventKind.SERVED:
        facts |= {"manner": "post", "posted_on": on - timedelta(days=draw(st.integers(0, 9)))}
        facts |= draw(st.sampled_from([{}, {"letter": "answer"}, {"letter": "extension_notice"}]))
    return Event(kind, on, facts)


@st.composite
def histories(draw: st.DrawFn) -> History:
    received = draw(DAYS)
    applicant = Applicant(draw(st.sampled_from(ApplicantKind)), "周若安")
    subjects = ("预算", "决算")[: draw(st.integers(0, 2))]
    draft = RequestDraft(received, draw(st.sampled_from(Channel)), applicant, "临澜大道南段", subjects=subjects)
    filed = received + timedelta(days=draw(st.integers(5, 500)))
    result = draw(RESULTS)
    closed = None if result is None else filed + timedelta(days=draw(st.integers(1, 400)))
    remedy = RemedyDraft(draw(ROUTES), "市政府", "", filed, result=result, closed_on=closed)
    return History(
        draft, tuple(draw(st.lists(events(received), max_size=5))), draw(st.none() | DAYS),
        tuple(draw(st.sets(st.integers(0, 5), max_size=2))), remedy if draw(st.integers(0, 3)) == 0 else None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk whose store is given back empty after every example."""
    opened = open_desk(tmp_path_factory.mktemp("span") / "store", who="苏晚晴", now=at_noon, create=True)
    yield opened
    opened.store.close()


class _Undo(Exception):
    pass


@contextlib.contextmanager
def written(desk: Desk, told: list[History]) -> Iterator[None]:
    """The requests in the store, until the end of the block."""
    requests = desk.store.requests
    with contextlib.suppress(_Undo), desk.store.write():
        for n, one in enumerate(told):
            request = requests.add(one.draft, number=f"{n}")
            entries = [requests.get(request).entries[0].id, *(requests.append(request, event) for event in one.events)]
            if one.remedy is not None:
                desk.store.remedies.open(request, one.remedy)
            with contextlib.suppress(KnownTrouble):
                if one.amended_to is not None:
                    change = {"received_on": one.amended_to.isoformat()}
                    requests.amend(request, change, reason="记错", on=one.amended_to)
            for place in one.struck:
                with contextlib.suppress(KnownTrouble, IndexError):
                    requests.strike(request, entries[place], reason="记错", on=date(2021, 3, 1))
        yield
        raise _Undo


def from_everything(desk: Desk, year: int, today: date, unit: CountingUnit) -> YearSheet:
    """The sheet as it is meant: of every request and every remedy there is."""
    form, requests = form_of(desk.formats, year), desk.store.requests.all()
    ids = {one.id for one in requests}
    late = frozenset(
        one.id for one in requests
        if form.id == "gbf_2014_32" and one.closing is not None and one.closing.on.year == year
        and (clock_of(desk, one).late_days or 0) > 0
    )  # fmt: skip
    remedies = [one for one in desk.store.remedies.all() if one.request in ids]
    entered = entered_of(desk, year, today=today)
    return tally(requests, remedies, year=year, form=form, today=today, entered=entered, late=late, unit=unit)


@settings(max_examples=25, deadline=None)
@given(told=st.lists(histories(), max_size=6), year=st.integers(2018, 2021), today=st.sampled_from(
    [date(2021, 6, 30), date(2022, 1, 10)]
))  # fmt: skip
def test_a_sheet_of_one_year_is_the_sheet_of_everything_ever_registered(
    shared: Desk, told: list[History], year: int, today: date
) -> None:
    with written(shared, told):
        for unit in form_of(shared.formats, year).units:
            year_sheets.choose_unit(shared, year, unit)
            assert year_sheets.build(shared, year, today=today) == from_everything(shared, year, today, unit)


@settings(max_examples=25, deadline=None)
@given(told=st.lists(histories(), max_size=6), days=st.tuples(DAYS, DAYS))
def test_what_a_span_can_ask_for_is_read_as_it_would_be_read_whole(
    shared: Desk, told: list[History], days: tuple[date, date]
) -> None:
    first, last = sorted(days)
    with written(shared, told):
        every = shared.store.requests.all()
        read = {one.id: one for one in shared.store.requests.countable(first, last)}
        for one in every:
            asked = one.received_on <= last and (
                one.received_on >= first or one.closing is None or one.closing.on >= first
            )
            assert (one.id in read) or not asked
            assert read.get(one.id, countable(one)) == countable(one)
        whole = {one.id: one for one in shared.store.requests.in_span(first, last)}
        touched = {one.id for one in every if any(first <= event.on <= last for event in one.events)}
        assert read.keys() | touched <= whole.keys()
        assert all(whole[one.id] == one for one in every if one.id in whole) and whole.keys() <= {x.id for x in every}


@settings(max_examples=15, deadline=None)
@given(told=st.lists(histories(), max_size=5))
def test_what_is_known_of_every_request_without_reading_it_is_what_it_says(shared: Desk, told: list[History]) -> None:
    with written(shared, told):
        requests = shared.store.requests
        every = (*requests.all(), *requests.struck())
        ids = [one.id for one in every]
        assert requests.numbers(ids) == {one.id: one.number for one in every}
        assert requests.applicants(ids) == {one.id: one.applicant.name for one in every}
        assert requests.first_received() == min((one.received_on for one in requests.all()), default=None)
        assert requests.some(ids) == requests.all()
        first = min((one.received_on.year for one in requests.all()), default=2021)
        assert years.years_of(shared, date(2021, 3, 1))[-1] == first


def test_a_remedy_is_read_again_once_something_was_written(desk: Desk) -> None:
    company = Applicant(ApplicantKind.OTHER_ORG, "云岫公司")
    drafts = [RequestDraft(date(2026, 3, n), Channel.FAX, company, "批复") for n in (2, 3)]
    store = desk.store
    request, other = (store.requests.add(one, number=str(n)) for n, one in enumerate(drafts))
    assert store.remedies.all() == ()
    remedy = store.remedies.open(request, RemedyDraft(RemedyRoute.RECONSIDERATION, "市政府", "1号", date(2026, 5, 6)))
    assert [one.result for one in store.remedies.all()] == [None]
    with pytest.raises(_Undo), store.write():
        store.remedies.close(remedy, RemedyResult.UPHELD, date(2026, 6, 1))
        assert [one.result for one in store.remedies.all()] == [RemedyResult.UPHELD]
        raise _Undo
    assert [one.result for one in store.remedies.all()] == [None]
    store.requests.append(other, Event(EventKind.ROUTED, date(2026, 3, 3), {"unit": "法规科"}))
    store.remedies.close(remedy, RemedyResult.CORRECTED, date(2026, 6, 2))
    assert [one.result for one in store.remedies.all()] == [RemedyResult.CORRECTED]


def test_a_case_over_a_request_of_years_ago_stands_in_the_year_it_ends_and_waits_in(desk: Desk) -> None:
    draft = RequestDraft(date(2018, 3, 1), Channel.FAX, Applicant(ApplicantKind.NATURAL_PERSON, "周若安"), "批复")
    request = desk.store.requests.add(draft, number="1")
    desk.store.requests.append(request, Event(EventKind.ANSWERED, date(2018, 3, 9), {"outcome": "disclosed"}))
    for n, closed in enumerate((date(2019, 12, 31), date(2020, 1, 1), date(2021, 1, 1), None)):
        result = None if closed is None else RemedyResult.UPHELD
        case = RemedyDraft(RemedyRoute.LITIGATION_DIRECT, "", f"{n}", date(2018, 6, 1), result=result, closed_on=closed)
        desk.store.remedies.open(request, case)
    sheet = year_sheets.build(desk, 2020, today=date(2026, 8, 28))
    table = sheet.table("review_litigation")
    assert table is not None
    assert [table.value("litigation_direct", column.id) for column in table.table.columns] == [1, 0, 0, 2, 3]
