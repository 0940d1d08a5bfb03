"""open-remedy, hear, close-remedy and due at the terminal: what a case asks of us, from copy to decision."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft
from clerk_app.law.terms import ApplicantKind, Channel, DeliveryManner, Outcome
from clerk_app.services import answering, intake
from clerk_app.services.desk import open_desk
from tests.command import clerk_app

TODAY = date(2026, 8, 28)  # a Friday
CASE = "〔2026〕7号"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A store with one answered request, 2026-0001, and a command line on it."""
    folder = tmp_path / "store"
    desk = open_desk(folder, who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, tzinfo=UTC), create=True)
    draft = RequestDraft(
        received_on=date(2026, 8, 3), channel=Channel.IN_PERSON, wording="房屋征收补偿方案", number="2026-0001",
        applicant=Applicant(ApplicantKind.NATURAL_PERSON, "周若安"),
    )
    request = next(iter(intake.register(desk, draft, today=TODAY).requests))
    answering.answer(desk, request, on=date(2026, 8, 10), outcome=Outcome.UNABLE_NOT_HELD, today=TODAY)
    answering.serve(desk, request, on=date(2026, 8, 10), manner=DeliveryManner.DIRECT, today=TODAY)
    desk.store.close()

    def runs(*arguments: str) -> tuple[int, str]:
        done = clerk_app("--store", folder, "--today", TODAY, *arguments)
        return done.returncode, done.stdout + done.stderr

    return runs


OPEN = ("open-remedy", "2026-0001", "--route", "reconsideration", "--body", "临澜区人民政府", "--case-number", CASE,
        "--filed-on", "2026-08-14")  # fmt: skip


def owed(run: Run) -> list[dict[str, object]]:
    code, said = run("due", "--json")
    assert code == 0, said
    return [row for row in json.loads(said) if row["clock"] != "reply"]


def test_a_case_is_due_by_its_copy_and_procedure_until_it_is_answered(run: Run) -> None:
    assert run(*OPEN)[0] == 0
    assert [(row["clock"], row["ref"], row["due_on"]) for row in owed(run)] == [("reconsideration_answer", CASE, None)]
    assert run("hear", CASE, "--copy-received-on", "2026-08-20")[0] == 0
    assert owed(run)[0]["due_on"] == "2026-08-27", "five working days while the procedure is not said"
    assert "▲ 已逾期 1 个工作日" in run("due")[1]
    assert run("hear", CASE, "--procedure", "ordinary")[0] == 0
    row = owed(run)[0]
    assert (row["due_on"], row["remaining"], row["remaining_in"]) == ("2026-09-03", 4, "working_days")
    assert "没有在办的申请，复议、诉讼的期限 1 项。" in run("due")[1]
    code, said = run("hear", CASE, "--answered", "2026-08-27")
    assert (code, owed(run)) == (0, []) and "已登记提交复议答复或者答辩" in said


def test_days_out_of_order_are_refused_and_nothing_is_kept(run: Run) -> None:
    code, said = run(*OPEN, "--copy-received-on", "2026-08-13")
    assert code != 0 and "收到副本的日期 2026-08-13 早于提起日期 2026-08-14" in said
    assert owed(run) == []
    assert run(*OPEN, "--copy-received-on", "2026-08-20", "--procedure", "simple")[0] == 0
    code, said = run("hear", CASE, "--answered", "2026-08-19")
    assert code != 0 and "早于收到副本的日期" in said
    assert run("hear", CASE, "--answered", "2026-08-21", "--procedure", "simple")[0] == 2


def test_the_decision_carries_the_day_the_applicant_received_it(run: Run) -> None:
    assert run(*OPEN)[0] == 0
    close = ("close-remedy", CASE, "--result", "upheld", "--on", "2026-08-26", "--decision-received-on")
    code, said = run(*close, "2026-08-25")
    assert code != 0 and "早于决定日期 2026-08-26" in said
    assert run(*close, "2026-08-27")[0] == 0
    assert owed(run) == []
