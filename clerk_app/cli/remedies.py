"""open-remedy, hear, close-remedy: reconsiderations and lawsuits by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click

from clerk_app.cases.remedy import Decision, RemedyDraft
from clerk_app.cli.face import AS_JSON, DAY, Face, pass_face
from clerk_app.law.terms import CourtPaper, Procedure, RemedyResult, RemedyRoute
from clerk_app.services import remedies
from clerk_app.services.numbers import remedy_of, request_of

PROCEDURE = click.option(
    "--procedure", type=click.Choice([one.value for one in Procedure]), help="复议程序；受理通知未写明的不填。"
)
COPY = click.option("--copy-received-on", type=DAY, help="本机关收到申请书、起诉状副本的日期。")
_DECISION = (
    click.option("--judgment-received-on", type=DAY, help="本机关收到判决书、裁定书的日期；上诉期限由此起算。"),
    click.option("--court-paper", type=click.Choice([one.value for one in CourtPaper]), help="判决还是裁定。"),
    click.option("--effective-on", type=DAY, help="决定、判决生效的日期。"),
    click.option("--redo-by", type=DAY, help="要求重新答复的，最后一天。"),
    click.option("--redo-days", type=int, help="要求重新答复的，自生效起多少个工作日。"),
    click.option("--opinion-received-on", type=DAY, help="本机关收到行政复议意见书的日期。"),
    click.option("--opinion-reported-on", type=DAY, help="向复议机关报告纠正情况的日期。"),
)


def _decision_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_DECISION):
        command = option(command)
    return command


def _decision(told: Mapping[str, Any]) -> Decision:
    paper = told["court_paper"]
    return Decision(**{**told, "court_paper": None if paper is None else CourtPaper(paper)})


@click.command("open-remedy", help="登记行政复议或诉讼。")
@click.argument("number")
@click.option("--route", type=click.Choice([one.value for one in RemedyRoute]), required=True)
@click.option("--body", required=True, help="受理机关或法院。")
@click.option("--case-number", required=True)
@click.option("--filed-on", type=DAY, help="提起日期，默认今天。")
@click.option("--accepted-on", type=DAY)
@COPY
@PROCEDURE
@AS_JSON
@pass_face
def open_remedy(
    face: Face,
    number: str,
    route: str,
    body: str,
    case_number: str,
    filed_on: date | None,
    accepted_on: date | None,
    copy_received_on: date | None,
    procedure: str | None,
    as_json: bool,
) -> None:
    """Register a reconsideration or lawsuit against a request's handling."""
    draft = RemedyDraft(
        RemedyRoute(route),
        body,
        case_number,
        filed_on or face.today,
        accepted_on,
        copy_received_on=copy_received_on,
        procedure=None if procedure is None else Procedure(procedure),
    )
    with face.desk() as desk:
        face.tell(remedies.open_remedy(desk, request_of(desk, number), draft, today=face.today), as_json=as_json)


@click.command("hear", help="登记开庭、听证、提交答复（--answered），或补登副本日期、复议程序、决定和裁判的情况。")
@click.argument("case_number")
@click.option("--on", type=DAY, help="默认今天。")
@click.option("--place", default="")
@click.option("--attended", default="", help="谁出庭。")
@click.option("--answered", type=DAY, help="提交复议答复或答辩状、证据的日期；不登记开庭。")
@COPY
@PROCEDURE
@_decision_options
@AS_JSON
@pass_face
def hear(
    face: Face,
    case_number: str,
    on: date | None,
    place: str,
    attended: str,
    answered: date | None,
    copy_received_on: date | None,
    procedure: str | None,
    as_json: bool,
    **told: Any,
) -> None:
    """Record a hearing, the filing of our answer, or what became known of the case."""
    decision = _decision(told)
    is_supplement = copy_received_on is not None or procedure is not None or decision != Decision()
    if answered is not None and is_supplement:
        raise click.UsageError("--answered 与 --copy-received-on、--procedure、决定和裁判的情况请分两次登记。")
    with face.desk() as desk:
        remedy, today = remedy_of(desk, case_number), face.today
        if answered is not None:
            change = remedies.answer_remedy(desk, remedy, on=answered, today=today)
        elif is_supplement:
            change = remedies.supplement_remedy(
                desk,
                remedy,
                on=on or today,
                copy_received_on=copy_received_on,
                procedure=None if procedure is None else Procedure(procedure),
                decision=decision,
                today=today,
            )
        else:
            change = remedies.hear(desk, remedy, on=on or today, place=place, attended=attended, today=today)
        face.tell(change, as_json=as_json)


@click.command("close-remedy", help="登记复议、诉讼结果。")
@click.argument("case_number")
@click.option("--result", type=click.Choice([one.value for one in RemedyResult]), required=True)
@click.option("--on", type=DAY, help="默认今天。")
@click.option("--decision-received-on", type=DAY, help="申请人收到决定、裁判文书的日期。")
@_decision_options
@AS_JSON
@pass_face
def close_remedy(
    face: Face,
    case_number: str,
    result: str,
    on: date | None,
    decision_received_on: date | None,
    as_json: bool,
    **told: Any,
) -> None:
    """Record how it ended."""
    with face.desk() as desk:
        change = remedies.close_remedy(
            desk,
            remedy_of(desk, case_number),
            on=on or face.today,
            result=RemedyResult(result),
            decision_received_on=decision_received_on,
            decision=_decision(told),
            today=face.today,
        )
        face.tell(change, as_json=as_json)


COMMANDS: tuple[click.Command, ...] = (open_remedy, hear, close_remedy)
