"""案卷评查: a closed file looked through point by point (resources/file_review.toml), and the sheet of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from functools import cache
from types import MappingProxyType

from clerk_app import places
from clerk_app.cases.request import Request, RequestId
from clerk_app.cases.year_sheet import last_day
from clerk_app.law.citation import Citation
from clerk_app.law.events import Event
from clerk_app.law.reading import citation_of, read_table
from clerk_app.law.terms import DeliveryManner, EventKind
from clerk_app.law.wording import Terms
from clerk_app.render.list_pdf import PaperColumn, PaperList, list_pdf
from clerk_app.services.checking import CheckFinding, findings
from clerk_app.services.desk import Desk
from clerk_app.services.letter_checks import SUPPLYING, told_items, unreviewed
from clerk_app.services.letter_offers import issued, named
from clerk_app.services.listed import Listed, Row, columns_of
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

_NOTICES = MappingProxyType({
    "correction_notice": EventKind.CORRECTION_ASKED, "extension_notice": EventKind.EXTENDED,
    "answer": EventKind.ANSWERED,
})  # fmt: skip
_APPROVED_AS = MappingProxyType({EventKind.EXTENDED: "extension", EventKind.ANSWERED: "reply"})


@unique
class Verdict(StrEnum):
    """How a point stands."""

    HELD = "held"
    DEFECT = "defect"
    NOT_ASKED = "not_asked"
    """Nothing of the kind happened in this file."""


@dataclass(frozen=True)
class Check:
    """One declared point."""

    id: str
    zh: str
    en: str
    codes: tuple[str, ...]
    since: date
    """Received from this day on, the source is cited."""
    source: Citation


@dataclass(frozen=True)
class Defect:
    """What is wrong; ``key`` and ``facts`` make its sentence."""

    key: str
    facts: Mapping[str, object]
    let_pass: bool = False
    """The head of the office let it pass in writing."""


@dataclass(frozen=True)
class Point:
    """One point of the sheet as it stands."""

    check: Check
    verdict: Verdict
    defects: tuple[Defect, ...]


@dataclass(frozen=True)
class Review:
    """A closed file looked through."""

    request: RequestId
    number: str
    subject: str
    received_on: date
    closed_on: date
    points: tuple[Point, ...]

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything wrong, in the order of the sheet."""
        return tuple(defect for point in self.points for defect in point.defects)


Progress = Callable[[int, int], None]
"""Told how many files were looked through, of how many."""


@cache
def checks() -> tuple[Check, ...]:
    """The declared points. Raises BadResource."""
    found = []
    for key, table in read_table(places.resources() / "file_review.toml").inner():
        table.only("zh", "en", "codes", "since", "source")
        found.append(Check(
            key, table.text("zh"), table.text("en"), table.texts("codes"), table.day("since"),
            citation_of(table.table("source")),
        ))  # fmt: skip
    return tuple(found)


def review(desk: Desk, request_id: RequestId, today: date) -> Review:
    """Look a closed file through. Raises KnownTrouble("review_still_open") for one that is open."""
    request = desk.store.requests.get(request_id)
    if request.closing is None:
        raise KnownTrouble("review_still_open", number=request.number)
    return _review(desk, request, request.closing, today)


def _review(desk: Desk, request: Request, closing: Event, today: date) -> Review:
    told = findings(desk, request, today)
    points = tuple(_point(desk, request, one, told) for one in checks())
    return Review(request.id, request.number, request.subject, request.received_on, closing.on, points)


def _point(desk: Desk, request: Request, check: Check, told: tuple[CheckFinding, ...]) -> Point:
    of_codes = (Defect(one.key, one.facts, one.is_overridden) for one in told if one.code in check.codes)
    own = OWN[check.id](desk, request) if check.id in OWN else iter(())
    defects = (*of_codes, *own)
    asked = check.id not in ASKED or ASKED[check.id](request)
    verdict = Verdict.DEFECT if defects else Verdict.HELD if asked else Verdict.NOT_ASKED
    return Point(check, verdict, defects)


# --- what the program looks at beside the codes of the checks


def _in_time(desk: Desk, request: Request) -> Iterator[Defect]:
    clock = clock_of(desk, request)
    if clock.late_days and "POSTED_AFTER_DUE" not in clock.warnings:
        yield _defect("review_late", days=clock.late_days)


def _approvals(desk: Desk, request: Request) -> Iterator[Defect]:
    """Who agreed to the extension and to the answer, on or before its day."""
    for step, matter in _APPROVED_AS.items():
        event = request.last(step)
        if event is None:
            continue
        agreed = [
            one for one in request.events if one.kind is EventKind.APPROVED and one.text("matter") == matter
        ]
        if not agreed:
            yield _defect(f"review_no_approval_{matter}")
        elif all(one.on > event.on for one in agreed):
            yield _defect(f"review_approved_after_{matter}", on=event.on, approved_on=agreed[0].on)


def _secrecy(desk: Desk, request: Request) -> Iterator[Defect]:
    items = unreviewed(request)
    if items:
        yield _defect("review_no_secrecy", items=told_items(request, items))


def _letters(desk: Desk, request: Request) -> Iterator[Defect]:
    """A letter of ours for the latest step of each kind."""
    for kind, step in _NOTICES.items():
        event = request.last(step)
        if event is not None and issued(desk, request, kind) is None:
            yield _defect("review_no_letter", letter=named(desk.letters[kind].entry), on=event.on)


def _proof(desk: Desk, request: Request) -> Iterator[Defect]:
    """The answer's delivery, and what shows it."""
    answer = request.last(EventKind.ANSWERED)
    if answer is None:
        return
    served = [one for one in request.events if one.is_service and one.on >= answer.on]
    if not served:
        yield _defect("review_not_served")
    elif all(map(_lacks_number, served)):
        yield _defect("review_no_tracking", on=served[-1].day("posted_on") or served[-1].on)
    elif all(map(_lacks_signature, served)):
        yield _defect("review_not_signed_for", on=served[-1].on)


def _lacks_number(served: Event) -> bool:
    return served.text("manner") == DeliveryManner.POST and not served.text("tracking")


def _lacks_signature(served: Event) -> bool:
    by_hand = (DeliveryManner.DIRECT, DeliveryManner.ENTRUSTED, DeliveryManner.COLLECTED)
    return served.text("manner") in by_hand and served.day("signed_for_on") is None


def _archive(desk: Desk, request: Request) -> Iterator[Defect]:
    archived = request.last(EventKind.ARCHIVED)
    if archived is None:
        yield _defect("review_not_archived")
    elif not archived.text("retention"):
        yield _defect("review_no_retention", file_number=archived.text("file_number"))


def _defect(key: str, **facts: object) -> Defect:
    return Defect(key, MappingProxyType(facts))


def _has(*kinds: EventKind) -> Callable[[Request], bool]:
    def any_of(request: Request) -> bool:
        return any(request.last(kind) is not None for kind in kinds)

    return any_of


def _supplies(request: Request) -> bool:
    return any((one.outcome or request.outcome) in SUPPLYING for one in request.items)


OWN: Mapping[str, Callable[[Desk, Request], Iterator[Defect]]] = MappingProxyType({
    "in_time": _in_time, "approvals": _approvals, "secrecy": _secrecy, "letters": _letters, "proof": _proof,
    "archive": _archive,
})  # fmt: skip
"""What is found by a point's own name."""
ASKED: Mapping[str, Callable[[Request], bool]] = MappingProxyType({
    "notices": _has(
        EventKind.CORRECTION_ASKED, EventKind.EXTENDED, EventKind.CONSULTATION_SENT, EventKind.FEE_NOTICED
    ),
    "approvals": _has(*_APPROVED_AS), "secrecy": _supplies, "letters": _has(*_NOTICES.values()),
    "remedy": _has(EventKind.ANSWERED), "proof": _has(EventKind.ANSWERED),
})  # fmt: skip
"""Whether a point is asked of a file at all; one not named here always is."""


# --- what is shown and printed


def said(terms: Terms, defect: Defect) -> str:
    """The sentence of a defect."""
    text = terms.sentence(defect.key, defect.facts)
    return terms.sentence("review_let_pass", {"text": text}) if defect.let_pass else text


def reviews_of(desk: Desk, year: int, today: date, progress: Progress | None = None) -> tuple[Review, ...]:
    """Every file closed in a year, those with most defects first."""
    those = desk.store.requests.in_span(date(year, 1, 1), last_day(year))
    closed = [(one, one.closing) for one in those if one.closing is not None and one.closing.on.year == year]
    found = []
    for done, (request, closing) in enumerate(closed, start=1):
        found.append(_review(desk, request, closing, today))
        if progress is not None:
            progress(done, len(closed))
    return tuple(sorted(found, key=lambda one: (-len(one.defects), one.closed_on, one.number)))


def listed(desk: Desk, year: int, today: date, progress: Progress | None = None) -> Listed:
    """The closed files of a year with their defects."""
    found = reviews_of(desk, year, today, progress)
    say = desk.terms.sentence
    rows = tuple(
        Row(one.request, (
            one.number, one.subject, one.closed_on, len(one.defects),
            desk.terms.either("", " ").join(said(desk.terms, x) for x in one.defects),
        ), "amber" if one.defects else "")
        for one in found
    )  # fmt: skip
    wrong = sum(bool(one.defects) for one in found)
    return Listed(
        say("review_title", {"year": year}), say("review_note", {"count": len(found), "wrong": wrong}),
        columns_of("review"), rows,
    )


def sheet(desk: Desk, made: Review, *, today: date) -> bytes:
    """案卷评查表 as a PDF: every point, what it rests on, how it stands."""
    say = desk.terms.sentence
    columns = tuple(
        PaperColumn(say(f"review_head_{name}"), share, is_centred)
        for name, share, is_centred in (
            ("at", 1.0, True), ("point", 0.7, False), ("source", 1.3, False), ("verdict", 1.0, True),
            ("says", 1.5, False),
        )
    )
    rows = tuple(
        (
            str(at), point.check.zh, _source(made, point.check), say(f"review_{point.verdict}"),
            "\n".join(said(desk.terms, one) for one in point.defects),
        )
        for at, point in enumerate(made.points, start=1)
    )
    organ = desk.store.organs.on(desk.store.requests.get(made.request).organ, made.closed_on).name
    note = say("review_sheet_note", {
        "organ": organ, "number": made.number, "closed_on": made.closed_on, "today": today,
        "count": len(made.defects),
    })  # fmt: skip
    page_of = say("ledger_page_of", {"page": "{page}", "pages": "{pages}"})
    return list_pdf(
        PaperList(say("review_sheet_title"), note, columns, rows, page_of, say("ledger_missing_sign")), desk.fonts
    )


def _source(made: Review, check: Check) -> str:
    return check.source.full() if made.received_on >= check.since else ""
