"""不予公开和集中申请信息的自查: what was refused and what is often asked for, each decided and kept.

条例第十八条 has what was withheld reviewed regularly; 西政办发〔2017〕14号 四（一）4 adds what is asked for often.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from rapidfuzz import fuzz, process

from clerk_app.cases.plain_text import clean
from clerk_app.cases.request import Request, RequestId
from clerk_app.cases.year_sheet import last_day
from clerk_app.law.terms import Outcome
from clerk_app.services import duties
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.duties import DutyState
from clerk_app.services.listed import Listed, Row, columns_of
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble

DUTY_KEYS = ("self_review", "own_check")
_KEPT = "self_review_decision"
"""The decisions are kept among the filings under this, the year and the subject's key their period."""


@unique
class Subject(StrEnum):
    """Why something is on the list."""

    REFUSED = "refused"
    OFTEN = "often"


@unique
class Decision(StrEnum):
    """What came of it."""

    DISCLOSE = "disclose"
    """转为主动公开."""
    KEEP = "keep"
    """维持."""


@dataclass(frozen=True)
class Decided:
    """A decision with its reason, its day and who wrote it down."""

    decision: Decision
    reason: str
    on: date
    by: str


@dataclass(frozen=True)
class Matter:
    """One line of the list: a refusal, or requests that ask for much the same."""

    key: str
    subject: Subject
    title: str
    requests: tuple[RequestId, ...]
    numbers: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    decided: Decided | None


def matters_of(desk: Desk, year: int) -> tuple[Matter, ...]:
    """The refusals answered in a year, then what was asked for more than once in it, the most asked for first."""
    requests = desk.store.requests.in_span(date(year, 1, 1), last_day(year))
    kept = _decisions(desk, year)
    refused = [one for one in requests if one.closing is not None and one.closing.on.year == year and _refusals(one)]
    found = [_matter(Subject.REFUSED, [one], kept) for one in sorted(refused, key=lambda one: one.number)]
    groups = _alike(desk, [one for one in requests if one.received_on.year == year])
    return (*found, *(_matter(Subject.OFTEN, group, kept) for group in groups))


def decide(
    desk: Desk, year: int, key: str, decision: Decision, *, reason: str, on: date, today: date
) -> Change:
    """Keep a decision; a later one holds, the one before stays readable. Raises KnownTrouble."""
    matter = next((one for one in matters_of(desk, year) if one.key == key), None)
    if matter is None:
        raise KnownTrouble("self_review_gone", kind="input")
    if on > today:
        raise KnownTrouble("day_in_future", on=on, today=today)
    if not reason.strip():
        raise KnownTrouble("self_review_needs_reason", kind="input")
    said = clean(reason).strip()
    before = matter.decided
    if before is None or (before.decision, before.reason, before.on) != (decision, said, on):
        content = json.dumps(
            {"decision": decision.value, "reason": said, "requests": list(matter.numbers)}, ensure_ascii=False
        )
        desk.store.filings.add(Filing(duty=_KEPT, period=f"{year}:{key}", filed_on=on, content=content))
    return Change(message="self_review_decided", facts={"title": matter.title, "decision": _word(desk, decision)})


def finish(desk: Desk, year: int, *, on: date, today: date) -> Change:
    """Tick the duties of the year's self-review. Raises KnownTrouble while something is undecided, or where no such
    duty stands on the list."""
    open_ones = [one for one in matters_of(desk, year) if one.decided is None]
    if open_ones:
        raise KnownTrouble("self_review_undecided", count=len(open_ones), first=open_ones[0].title)
    there = [
        one for one in duties.duties(desk, today)
        if one.key in DUTY_KEYS and one.period == str(year) and one.state is not DutyState.DONE
    ]
    if not there:
        raise KnownTrouble("self_review_no_duty", year=year)
    for duty in there:
        duties.tick(desk, duty.key, duty.period, on=on, today=today)
    return Change(message="self_review_finished", facts={"year": year})


def listed(desk: Desk, year: int) -> Listed:
    """The list with its decisions."""
    found = matters_of(desk, year)
    say = desk.terms.sentence
    rows = tuple(
        Row(one.key, (
            say(f"self_review_{one.subject}"), one.title,
            desk.terms.either("、", ", ").join(one.numbers),
            desk.terms.either("；", "; ").join(map(desk.terms.word, one.outcomes)),
            _word(desk, one.decided.decision) if one.decided else "",
            one.decided.reason if one.decided else "", one.decided.on if one.decided else None,
        ), "" if one.decided else "amber")
        for one in found
    )  # fmt: skip
    left = sum(one.decided is None for one in found)
    return Listed(
        say("self_review_title", {"year": year}), say("self_review_note", {"count": len(found), "left": left}),
        columns_of("self_review"), rows,
    )


def _word(desk: Desk, decision: Decision) -> str:
    return desk.terms.sentence(f"self_review_{decision}")


def _refusals(request: Request) -> tuple[Outcome, ...]:
    """The results of a request that withhold something (第十四至十六条), a partial disclosure too."""
    results = [one.outcome or request.outcome for one in request.items]
    return tuple(dict.fromkeys(
        one for one in results
        if one is not None and (one.value.startswith("refused_") or one is Outcome.PARTIALLY_DISCLOSED)
    ))  # fmt: skip


def _alike(desk: Desk, requests: Sequence[Request]) -> list[list[Request]]:
    """Requests whose wording is as alike as the setting says, each in one group, the largest first."""
    least = desk.settings.whole("look_alike_percent")
    same: dict[str, list[Request]] = {}
    for request in requests:
        same.setdefault("".join(request.wording.split()), []).append(request)
    left = dict.fromkeys(sorted(same, key=lambda text: -len(same[text])))
    groups = []
    while left:
        text = next(iter(left))
        del left[text]
        hits = process.extract(text, list(left), scorer=fuzz.ratio, score_cutoff=least, limit=None)
        near = [hit for hit, _, _ in hits]
        for hit in near:
            del left[hit]
        group = [one for each in (text, *near) for one in same[each]]
        if len(group) > 1:
            groups.append(sorted(group, key=lambda one: one.number))
    return sorted(groups, key=lambda group: (-len(group), group[0].number))


def _matter(subject: Subject, requests: Sequence[Request], kept: dict[str, Decided]) -> Matter:
    """The key follows the first request: one that joins a group later does not undo its decision."""
    first = requests[0]
    key = hashlib.sha256(f"{subject}\n{first.number}".encode()).hexdigest()
    results = Counter(one.outcome for one in requests if one.outcome is not None)
    outcomes = _refusals(first) if subject is Subject.REFUSED else tuple(one for one, _ in results.most_common())
    return Matter(
        key, subject, first.subject, tuple(one.id for one in requests), tuple(one.number for one in requests), outcomes,
        kept.get(key),
    )


def _decisions(desk: Desk, year: int) -> dict[str, Decided]:
    """The latest decision of each matter."""
    found = {}
    for one in desk.store.filings.all():
        of_year, _, key = one.period.partition(":")
        if one.duty == _KEPT and of_year == str(year):
            content = json.loads(one.content)
            found[key] = Decided(Decision(content["decision"]), content["reason"], one.filed_on, one.noted_by)
    return found
