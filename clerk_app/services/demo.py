"""A store to try things in: a made-up office's old ledger, imported, and its autumn, played with the ordinary deeds."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import (
    ApplicantKind,
    Channel,
    ConsultedParty,
    DeliveryManner,
    FeeBasis,
    Outcome,
    Procedure,
    RemedyRoute,
)
from clerk_app.services import answering, duties, handling, intake, letters, numbers, remedies, routing
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk, open_desk, reread
from clerk_app.services.transfer import import_ledger
from clerk_app.store.organs import FIRST_DAY
from clerk_app.trouble import KnownTrouble

Facts = dict[str, Any]
Told = Callable[[int, int], None]
_PART = "-part-"

_WORDS: Mapping[str, Callable[[str], object]] = {
    "party": ConsultedParty, "manner": DeliveryManner, "outcome": Outcome, "basis": FeeBasis,
    "procedure": Procedure,
}


@dataclass(frozen=True)
class Demonstration:
    """What was made: the day it plays on, and how many requests there are."""

    today: date
    requests: int
    remedies: int


def demo_day() -> date:
    """The day the demonstration plays on."""
    day: date = _read("office.toml")["showcase"]["today"]
    return day


class _Telling:
    """Rows of the old ledger, then what is played: told as one."""

    def __init__(self, told: Told) -> None:
        plain = _read("autumn.toml")
        self._told = told
        self._rows = 0
        self._to_play = len(plain["continued"]) + len(plain["request"])

    def imported(self, done: int, total: int) -> None:
        """So many rows, of so many."""
        self._rows = total
        self._told(done, total + self._to_play)

    def played(self, done: int) -> None:
        """So many requests of the autumn."""
        self._told(self._rows + done, self._rows + self._to_play)


def _untold(done: int, total: int) -> None:
    """Nobody is told."""


def make_demo_at_once(folder: Path, *, now: Callable[[], datetime], told: Told) -> Demonstration:
    """The same where nothing is: made under another name first, so that one cut short is never taken for whole.

    Raises OSError too; what ``told`` raises ends it, and leaves nothing behind.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{folder.name}{_PART}*"):
        shutil.rmtree(left, ignore_errors=True)
    part = Path(tempfile.mkdtemp(prefix=f"{folder.name}{_PART}", dir=folder.parent))
    try:
        made = make_demo(part, now=now, told=told)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return made


def make_demo(folder: Path, *, now: Callable[[], datetime], told: Told = _untold) -> Demonstration:
    """Make the demonstration store in a new or empty folder. Raises KnownTrouble where something is there.

    ``told``: how much is done, of how much.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise KnownTrouble("demo_folder_taken", folder=folder)
    plain = _read("office.toml")
    today, telling = demo_day(), _Telling(told)
    desk = open_desk(folder, who=plain["showcase"]["who"], now=now, create=True)
    try:
        with desk.store.write():
            desk.store.organs.update(desk.store.organs.first(), since=FIRST_DAY, **plain["organ"])
            for name, value in plain["settings"].items():
                desk.store.settings.set(name, value)
        ledger = places.resources() / "demo" / "ledger.xlsx"
        report = import_ledger(desk, ledger, today=today, progress=telling.imported)
        if report.problems:
            raise RuntimeError(f"the demonstration's ledger has problems: {report.problems[0]}")
        _play(desk, today, telling.played)
        for one in plain["filed"]:
            duties.tick(reread(desk), one["duty"], one["period"], on=one["on"], today=today)
        return Demonstration(today, len(desk.store.requests.ids()), len(desk.store.remedies.all()))
    finally:
        desk.store.close()


def _read(name: str) -> Facts:
    return tomllib.loads((places.resources() / "demo" / name).read_text(encoding="utf-8"))


def _play(desk: Desk, today: date, done: Callable[[int], None]) -> None:
    plain = _read("autumn.toml")
    for at, one in enumerate(plain["continued"]):
        done(at)
        _steps(desk, numbers.request_of(desk, one["number"]), one["steps"], today)
    for at, one in enumerate(plain["request"], len(plain["continued"])):
        done(at)
        steps = one.pop("steps", [])
        change = intake.register(desk, _draft(one), today=today)
        (request_id,) = change.requests
        _steps(desk, request_id, steps, today)


def _draft(plain: Facts) -> RequestDraft:
    person = plain.pop("applicant")
    applicant = Applicant(ApplicantKind(person.pop("kind")), **person)
    subjects = tuple(plain.pop("subjects", ()))
    return RequestDraft(channel=Channel(plain.pop("channel")), applicant=applicant, subjects=subjects, **plain)


def _steps(desk: Desk, request_id: RequestId, steps: list[Facts], today: date) -> None:
    for step in steps:
        facts: Facts = {name: _WORDS[name](fact) if name in _WORDS else fact for name, fact in step.items()}
        deed, on = DEEDS[facts.pop("deed")], facts.pop("on")
        try:
            deed(desk, request_id, on=on, today=today, **facts)
        except KnownTrouble as trouble:
            number = desk.store.requests.get(request_id).number
            raise RuntimeError(f"demonstration, {number}, {step}: {trouble.key} {dict(trouble.facts)}") from trouble


def _answer(desk: Desk, request_id: RequestId, *, items: Mapping[str, str] | None = None, **facts: Any) -> Change:
    each = {int(position): Outcome(outcome) for position, outcome in (items or {}).items()}
    return answering.answer(desk, request_id, items=each, **facts)


def _letter(
    desk: Desk, request_id: RequestId, *, on: date, today: date, kind: str, facts: Mapping[str, str] | None = None
) -> Change:
    return letters.issue(desk, request_id, kind, facts, today=min(on, today))


def _open_remedy(
    desk: Desk, request_id: RequestId, *, on: date, today: date, route: str, **facts: Any
) -> Change:
    draft = RemedyDraft(RemedyRoute(route), filed_on=on, **facts)
    return remedies.open_remedy(desk, request_id, draft, today=today)


def _on_case(deed: Callable[..., Change]) -> Callable[..., Change]:
    """A deed on a reconsideration or lawsuit, named by its case number."""

    def done(desk: Desk, request_id: RequestId, *, case_number: str, **facts: Any) -> Change:
        return deed(desk, numbers.remedy_of(desk, case_number), **facts)

    return done


def _amend(desk: Desk, request_id: RequestId, *, on: date, **facts: Any) -> Change:
    return handling.amend(desk, request_id, **{**facts, "today": on})


def _strike_last(desk: Desk, request_id: RequestId, *, on: date, today: date, reason: str) -> Change:
    entry = desk.store.requests.get(request_id).entries[-1].id
    return handling.strike(desk, request_id, entry=entry, reason=reason, today=min(on, today))


DEEDS: Mapping[str, Callable[..., Change]] = {
    "route": routing.route,
    "return_material": routing.return_material,
    "approve": routing.approve,
    "review_secrecy": routing.review_secrecy,
    "key_platform": routing.key_platform,
    "archive": routing.archive,
    "ask_correction": handling.ask_correction,
    "take_correction": handling.take_correction,
    "lapse_correction": handling.lapse_correction,
    "consult": handling.consult,
    "end_consultation": handling.end_consultation,
    "extend": handling.extend,
    "notice_fee": handling.notice_fee,
    "delay": handling.delay,
    "withdraw": handling.withdraw,
    "answer": _answer,
    "letter": _letter,
    "serve": answering.serve,
    "open_remedy": _open_remedy,
    "supplement_remedy": _on_case(remedies.supplement_remedy),
    "answer_remedy": _on_case(remedies.answer_remedy),
    "hear": _on_case(remedies.hear),
    "note": handling.note,
    "amend": _amend,
    "strike_last": _strike_last,
}
"""The deeds that autumn.toml may name."""
