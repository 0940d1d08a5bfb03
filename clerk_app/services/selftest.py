"""Does it work here: a made-up request goes through the whole program, then every shipped case (算例) is played."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clerk_app import places
from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, Outcome, SecrecyFinding
from clerk_app.services import answering, case_play, intake, letters, routing, year_sheets
from clerk_app.services.cases import Case, read_case_file
from clerk_app.services.checkup import Look, wrong_with
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.numbers import request_of
from clerk_app.services.office import Office, set_up
from clerk_app.services.recording import clock_of

WHO = "selftest"
BEGINNING_OF_PDF = b"%PDF-"


def play(now: Callable[[], datetime], own_cases: Path | None = None) -> Iterator[Look]:
    """One look a step of the trip, of which the first that goes wrong is the last; then one a file of cases.

    ``own_cases``: a file, or a folder of files, of the office's own cases, played after the shipped ones.
    """
    yield from _trip(now)
    yield from _cases(now, own_cases)


def _cases(now: Callable[[], datetime], own_cases: Path | None) -> Iterator[Look]:
    """Every case on a store that is gone afterwards; what differs is named with what was expected and found."""
    story = tomllib.loads((places.resources() / "selftest.toml").read_text(encoding="utf-8"))
    own = [] if own_cases is None else sorted(own_cases.glob("*.toml")) if own_cases.is_dir() else [own_cases]
    files = [*sorted((places.resources() / "cases").glob("*.toml")), *own]
    played = differing = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "store", create=True, who=WHO, now=now)
        try:
            desk = set_up(desk, Office(**story["office"]))
            for path in files:
                try:
                    found = read_case_file(path, desk.terms)
                    wrong = [said for one in found.cases if (said := _difference(desk, one, played := played + 1))]
                except Exception as error:  # the test's task is to name whatever it is
                    differing += 1
                    yield Look("self_cases", {"title": path.name, "count": 0}, wrong_with(error))
                    continue
                differing += len(wrong)
                yield Look("self_cases", {"title": found.title, "count": len(found.cases)}, "\n".join(wrong))
            facts = {"count": played, "differing": differing}
            said = desk.terms.sentence("self_cases_differ", facts)
            yield Look("self_all_cases", facts, said if differing else "")
        finally:
            desk.store.close()


def _difference(desk: Desk, case: Case, place: int) -> str:
    """How a case differs, in sentences; empty where it agrees."""
    try:
        found = case_play.play(desk, case, place)
    except Exception as error:  # one case that breaks must not hide the others
        return desk.terms.sentence("case_broken", {"case": case.name, "why": wrong_with(error)})
    return "".join(
        desk.terms.sentence(
            "case_differs",
            {"case": one.case, "field": one.field, "expected": one.expected, "found": one.found},
        )
        for one in found
    )


def _trip(now: Callable[[], datetime]) -> Iterator[Look]:
    story = tomllib.loads((places.resources() / "selftest.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        for key, step in (("self_kept", _keep), ("self_found_again", _find_again)):
            try:
                yield from step(store, story, now)
            except Exception as error:  # the test's task is to name whatever it is
                yield Look(key, MappingProxyType({}), wrong_with(error))
                return


def _keep(store: Path, story: Mapping[str, Any], now: Callable[[], datetime]) -> Iterator[Look]:
    """Everything up to the letter, on a new store."""
    desk = open_desk(store, create=True, who=WHO, now=now)
    try:
        desk = set_up(desk, Office(**story["office"]))
        number = _register(desk, story["request"])
        yield Look("self_registered", {"number": number})
        request_id = request_of(desk, number)
        due_on = clock_of(desk, desk.store.requests.get(request_id)).due_on
        yield _compared("self_counted", due_on, story["expected"]["due_on"])
        printed = _answered(desk, request_id, story)
        yield Look("self_printed", {"bytes": len(printed)}, "" if printed.startswith(BEGINNING_OF_PDF) else "PDF ?")
    finally:
        desk.store.close()


def _find_again(store: Path, story: Mapping[str, Any], now: Callable[[], datetime]) -> Iterator[Look]:
    """What the store gives back when it is opened anew."""
    expected = story["expected"]
    answered: date = story["answer"]["on"]
    desk = open_desk(store, who=WHO, now=now)
    try:
        sheet = year_sheets.build(desk, answered.year, today=answered)
        table = sheet.table(expected["table"])
        figure = table.value(expected["row"], expected["column"]) if table else None
        yield _compared("self_tallied", figure, expected["figure"])
    finally:
        desk.store.close()


def _register(desk: Desk, request: Mapping[str, Any]) -> str:
    draft = RequestDraft(
        received_on=request["received_on"],
        channel=Channel(request["channel"]),
        applicant=Applicant(kind=ApplicantKind.NATURAL_PERSON, name=request["applicant"]),
        wording=request["wording"],
    )
    return str(intake.register(desk, draft, today=request["received_on"]).facts["number"])


def _answered(desk: Desk, request_id: RequestId, story: Mapping[str, Any]) -> bytes:
    on = story["answer"]["on"]
    routing.review_secrecy(
        desk, request_id, on=on, result=SecrecyFinding.PASS, reviewer=story["review"]["reviewer"], today=on
    )
    answering.answer(desk, request_id, on=on, outcome=Outcome(story["answer"]["outcome"]), today=on)
    letters.issue(desk, request_id, "answer", story["letter"], today=on)
    (document,) = desk.store.documents.of_request(request_id)
    return letters.data_of(desk, document)


def _compared(key: str, found: object, expected: object) -> Look:
    return Look(key, {"found": found}, "" if found == expected else f"{found} ≠ {expected}")
