"""本月事项: what the office owes by days of its own, what of it is done, and the tick that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Any

from clerk_app import places
from clerk_app.cases.remedy import Remedy
from clerk_app.law.citation import Citation
from clerk_app.law.duties import DutyRule, Goal, Occurrence, Part, Period, occurrences
from clerk_app.law.duty_file import read_duties
from clerk_app.law.legal_clock import Reason
from clerk_app.law.terms import RemedyResult, RemedyRoute
from clerk_app.law.wording import Terms
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.moments import day_of
from clerk_app.services.period_words import words_of
from clerk_app.services.settings import BOTH, DUTY
from clerk_app.store.books import Filing
from clerk_app.trouble import KnownTrouble, Said


@unique
class DutyState(StrEnum):
    """How an occurrence of a duty stands on a day."""

    LATE = "late"
    OPEN = "open"
    COMING = "coming"
    DONE = "done"


_ORDER = tuple(DutyState)


@dataclass(frozen=True)
class Duty:
    """One line of the list. ``remaining`` counts working days to the due day, negative when late."""

    key: str
    period: str
    """As a filing names it: 2026-09, 2026Q3, 2026Q3+ for the supplement."""
    title: str
    says: str
    """What the source asks, in one clause."""
    due_on: date
    named_on: date | None
    opens_on: date
    remaining: int
    state: DutyState
    done_on: date | None
    done_by: str
    remark: str
    """What was written down with the tick."""
    source: Citation
    where: str
    """Whose rule it is; empty for the whole country."""
    is_supplement: bool
    figures_so_far: bool
    """The figures handed in are provisional: the period is not over."""
    provisional: bool
    because: tuple[Reason, ...]
    note: Reason | None = None
    """What the register says about it: cases lost, hours noted."""


def rules_of(desk: Desk) -> tuple[DutyRule, ...]:
    """The duties of this kind of agency, on or off, in the order of the file."""
    kind = desk.settings.text("agency_kind")
    rules = read_duties(places.resources())
    return tuple(one for one in rules if one.agency is None or kind in (one.agency, BOTH))


def is_on(desk: Desk, rule: DutyRule) -> bool:
    """Whether the office keeps this duty."""
    return desk.settings.is_on(DUTY + rule.key)


def duties(desk: Desk, today: date) -> tuple[Duty, ...]:
    """The list: late ones first, then what can be done, what is coming, and what was done lately.

    A late one stays until it is ticked. What fell due before this register was begun, or the duty switched on, is
    looked for as far back as the list looks ahead.
    """
    reach = timedelta(days=desk.settings.whole("days_ahead"))
    filed = _filed(desk)
    first = desk.store.requests.began_at()
    began = day_of(first) if first else today
    found = [
        duty
        for rule in rules_of(desk)
        if is_on(desk, rule)
        for duty in _duties(desk, rule, _first_day(desk, rule, began, today) - reach, today, filed)
    ]
    return tuple(sorted(found, key=_pressing))


def _pressing(duty: Duty) -> tuple[int, date]:
    return _ORDER.index(duty.state), duty.due_on


def _first_day(desk: Desk, rule: DutyRule, began: date, today: date) -> date:
    """From when the office answers for this duty here: the register's first day, or the day it was switched on."""
    switched = [one for one in desk.store.settings.history() if one.name == DUTY + rule.key]
    return min(day_of(switched[-1].set_at), today) if switched else min(began, today)


def _filed(desk: Desk) -> Mapping[tuple[str, str], Filing]:
    """The filing that holds for each duty and period; one that was taken back holds no more."""
    latest = {(one.duty, one.period): one for one in desk.store.filings.all()}
    return {name: one for name, one in latest.items() if not _content(one).get("taken_back")}


def _content(filing: Filing) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(filing.content) if filing.content else {}
    return plain


def _duties(
    desk: Desk, rule: DutyRule, first: date, today: date, filed: Mapping[tuple[str, str], Filing]
) -> Iterator[Duty]:
    reach = timedelta(days=desk.settings.whole("days_ahead"))
    shift = -1 if desk.settings.text("month_reported") == "running" else 0
    for one in occurrences(rule, first, today + reach, desk.workdays, shift=shift):
        done = filed.get((rule.key, one.code))
        main = filed.get((rule.key, str(one.period)))
        if one.part is Part.SUPPLEMENT and done is None and main is not None and main.filed_on >= one.opens_on:
            continue  # reported whole: there is nothing to add
        duty = _duty(desk, one, done, today)
        lately = [day for day in (duty.due_on, duty.done_on, day_of(done.noted_at) if done else None) if day]
        if duty.state is not DutyState.DONE or max(lately) >= today - reach:
            yield duty


def _duty(desk: Desk, one: Occurrence, done: Filing | None, today: date) -> Duty:
    rule = one.rule
    note, reached_on = _note(desk, one, today)
    done_on = done.filed_on if done is not None else reached_on
    content = {} if done is None else _content(done)
    return Duty(
        key=rule.key, period=one.code, title=title_of(desk.terms, one),
        says=desk.terms.either(one.value.says_zh, one.value.says_en), due_on=one.due_on,
        named_on=one.named_on, opens_on=one.opens_on, remaining=desk.workdays.between(today, one.due_on),
        state=_state(one, done_on, today), done_on=done_on, done_by=str(content.get("by", "")),
        remark=str(content.get("note", "")), source=one.value.source, where=rule.where,
        is_supplement=one.part is Part.SUPPLEMENT, figures_so_far=one.is_early, provisional=one.provisional,
        because=one.because, note=note,
    )


def _state(one: Occurrence, done_on: date | None, today: date) -> DutyState:
    if done_on is not None:
        return DutyState.DONE
    if today > one.due_on:
        return DutyState.LATE
    return DutyState.OPEN if today >= one.opens_on else DutyState.COMING


def title_of(terms: Terms, one: Occurrence) -> str:
    """2026 年第三季度败诉情况报送, the supplement said so."""
    title = terms.either(one.rule.title_zh, one.rule.title_en).format(period=words_of(terms, one.period))
    return terms.sentence("duty_title_supplement", {"title": title}) if one.part is Part.SUPPLEMENT else title


# --- what the register says about a duty


def _note(desk: Desk, one: Occurrence, today: date) -> tuple[Reason | None, date | None]:
    """The sentence told with a duty, and the day its goal was reached where it has one."""
    if one.rule.goal is not None:
        return _progress(desk, one.rule.goal, one.period, today)
    if one.rule.counts == "lost":
        return _lost(desk, one.period), None
    return (_remedies(desk, one.period) if one.rule.counts else None), None


def _in(period: Period, on: date | None) -> bool:
    return on is not None and period.first <= on <= period.last


def _by_route(cases: list[Remedy]) -> dict[str, object]:
    reconsidered = sum(one.route is RemedyRoute.RECONSIDERATION for one in cases)
    return {"count": len(cases), "reconsidered": reconsidered, "sued": len(cases) - reconsidered}


def _lost(desk: Desk, period: Period) -> Reason:
    """纠正 results of the quarter, reconsiderations and lawsuits; none is a nil report (西政办发〔2017〕14号)."""
    cases = [
        one for one in desk.store.remedies.all() if one.result is RemedyResult.CORRECTED and _in(period, one.closed_on)
    ]
    return Reason("duty_note_lost" if cases else "duty_note_lost_none", MappingProxyType(_by_route(cases)))


def _remedies(desk: Desk, period: Period) -> Reason:
    """What was accepted and what ended in the period."""
    every = desk.store.remedies.all()
    accepted = [one for one in every if _in(period, one.accepted_on or one.filed_on)]
    closed = sum(_in(period, one.closed_on) for one in every)
    return Reason("duty_note_remedies", MappingProxyType({**_by_route(accepted), "closed": closed}))


def _progress(desk: Desk, goal: Goal, period: Period, today: date) -> tuple[Reason, date | None]:
    """How much of a target the work log holds, and the day it was reached."""
    lines = [one for one in desk.store.work_log.all() if one.kind == goal.work and _in(period, one.done_on)]
    wanted, done, reached_on = goal.minutes or goal.times, 0, None
    for line in sorted(lines, key=lambda one: one.done_on):
        if line.done_on > today:
            break
        done += line.minutes if goal.minutes else 1
        if reached_on is None and done >= wanted:
            reached_on = line.done_on
    if not goal.minutes:
        return Reason("duty_note_times", {"done": done, "goal": wanted}), reached_on
    hour = timedelta(hours=1)
    hours = [timedelta(minutes=minutes) / hour for minutes in (done, wanted)]
    return Reason("duty_note_minutes", {"done": f"{hours[0]:g}", "goal": f"{hours[1]:g}"}), reached_on


# --- ticking


def find(desk: Desk, key: str, period: str, today: date) -> Duty:
    """The line of that duty and period; without a period the first that is not done, else the one done last.

    Raises KnownTrouble("duty_unknown") or ("duty_not_there").
    """
    known = {rule.key: rule for rule in rules_of(desk) if is_on(desk, rule)}
    if key not in known:
        raise KnownTrouble("duty_unknown", kind="input", name=key, known=tuple(known))
    listed = [one for one in duties(desk, today) if one.key == key]
    fitting = [one for one in listed if one.period == period] if period else listed
    if not fitting:
        raise KnownTrouble("duty_not_there", name=Said(known[key].zh, known[key].en), period=period)
    return fitting[0]


def tick(desk: Desk, key: str, period: str, *, on: date, today: date, by: str = "", note: str = "") -> Change:
    """Write down that it was done on a day, with the figures or the list it stood on. The same tick twice is one.

    Raises KnownTrouble("duty_done_in_future"), or as ``find``.
    """
    if on > today:
        raise KnownTrouble("duty_done_in_future", on=on)
    duty = find(desk, key, period, today)
    who = by or desk.who
    if (duty.done_on, duty.done_by, duty.remark) != (on, who, note):
        content: dict[str, object] = {"by": who, "note": note}
        if duty.note is not None:
            content["figures"] = dict(duty.note.facts)
        from clerk_app.services.reported import kept_with  # it counts months, which a start does not

        content |= kept_with(desk, duty.key, duty.period, today)
        _file(desk, duty, on, content)
    return _told("duty_ticked", duty, on)


def untick(desk: Desk, key: str, period: str, *, today: date) -> Change:
    """Take a tick back by an entry that says so; what was noted before stays readable."""
    duty = find(desk, key, period, today)
    if duty.done_on is not None:
        _file(desk, duty, today, {"taken_back": True})
    return _told("duty_unticked", duty, today)


def _file(desk: Desk, duty: Duty, on: date, content: Mapping[str, object]) -> None:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    desk.store.filings.add(Filing(duty=duty.key, period=duty.period, filed_on=on, content=written))


def _told(message: str, duty: Duty, on: date) -> Change:
    return Change(message=message, facts={"title": duty.title, "on": on})
