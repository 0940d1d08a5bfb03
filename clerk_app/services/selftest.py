"""Does a whole trip work here: a made-up request registered, counted, answered, printed, found in the year's table."""

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
from clerk_app.law.terms import ApplicantKind, Channel, Outcome
from clerk_app.services import answering, intake, letters, year_sheets
from clerk_app.services.checkup import Look, wrong_with
from clerk_app.services.desk import Desk, open_desk
from clerk_app.services.numbers import request_of
from clerk_app.services.office import Office, set_up
from clerk_app.services.recording import clock_of

WHO = "selftest"
BEGINNING_OF_PDF = b"%PDF-"


def play(now: Callable[[], datetime]) -> Iterator[Look]:
    """One look a step; the first that goes wrong is the last."""
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
    answering.answer(desk, request_id, on=on, outcome=Outcome(story["answer"]["outcome"]), today=on)
    letters.issue(desk, request_id, "answer", story["letter"], today=on)
    (document,) = desk.store.documents.of_request(request_id)
    return letters.data_of(desk, document)


def _compared(key: str, found: object, expected: object) -> Look:
    return Look(key, {"found": found}, "" if found == expected else f"{found} ≠ {expected}")
