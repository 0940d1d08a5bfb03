"""serve and verify by command: which letter went out, and the numbers nobody can account for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind
from clerk_app.services.desk import open_desk
from clerk_app.services.office import set_up
from tests.command import clerk_app
from tests.offices import OFFICE

ASKED = ("--channel", "in_person", "--name", "周若安", "--wording", "补偿方案")
Clerk = Callable[..., str]


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Runs clerk-app on one store with one extended request, on a Friday."""

    def run(*arguments: str, code: int = 0) -> str:
        done = clerk_app("--store", tmp_path / "store", "--today", "2026-08-28", *arguments)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout if code == 0 else done.stderr

    run("register", "--received-on", "2026-08-03", *ASKED)
    with_office(tmp_path)
    run("extend", "2026-0001", "--on", "2026-08-20", "--days", "5", "--reason", "材料多")
    run("approve", "2026-0001", "--matter", "extension", "--role", "负责人", "--name", "许长安")
    run("letter", "2026-0001", "extension_notice", "--out", str(tmp_path / "notice.pdf"))
    return run


def with_office(folder: Path) -> None:
    """The office answers its four questions."""
    desk = open_desk(folder / "store", who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC))
    set_up(desk, OFFICE)
    desk.store.close()


def test_a_notice_is_posted_by_its_name_and_moves_no_clock(clerk: Clerk) -> None:
    clerk("serve", "2026-0001", "--manner", "post", "--letter", "extension_notice", "--tracking", "1234567890123")
    (row,) = json.loads(clerk("due", "--json"))
    assert row["state"] == "extended"
    assert "没有定稿" in clerk("serve", "2026-0001", "--manner", "post", "--letter", "fee_notice", code=1)
    assert "答复" in clerk("serve", "2026-0001", "--manner", "post", code=1), "an answer that is not made is not served"


def test_verify_names_the_numbers_that_are_missing(clerk: Clerk, tmp_path: Path) -> None:
    assert "缺第" not in clerk("verify")
    clerk("register", "--received-on", "2026-08-04", *ASKED)
    desk = open_desk(tmp_path / "store", who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC))
    request = desk.store.requests.by_number("2026-0002")
    assert request is not None
    facts = {"outcome": "disclosed", "number": "临建公开〔2026〕4号", "delivery_unknown": True}
    desk.store.requests.append(request.id, Event(EventKind.ANSWERED, date(2026, 8, 5), facts))
    desk.store.close()
    said = clerk("verify")
    assert "2026 年的文号缺第 2 至 3 号" in said and "数据完好" in said
    told = json.loads(clerk("verify", "--json"))
    assert told["sound"] and [(one["code"], one["n"], one["last"]) for one in told["numbers"]] == [("gap", 2, 3)]
