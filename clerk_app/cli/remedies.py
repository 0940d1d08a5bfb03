"""open-remedy, hear, close-remedy: reconsiderations and lawsuits by hand."""

from __future__ import annotations

from datetime import date

import click

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cli.face import AS_JSON, DAY, Face, pass_face
from clerk_app.law.terms import Procedure, RemedyResult, RemedyRoute
from clerk_app.services import remedies
from clerk_app.services.numbers import remedy_of, request_of

PROCEDURE = click.option(
    "--procedure", type=click.Choice([one.value for one in Procedure]), help="复议程序；受理通知未写明的不填。"
)
COPY = click.option("--copy-received-on", type=DAY, help="本机关收到申请书、起诉状副本的日期。")


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


@click.command("hear", help="登记开庭、听证；也可以登记提交答复（--answered），或补登副本日期、复议程序。")
@click.argument("case_number")
@click.option("--on", type=DAY, help="默认今天。")
@click.option("--place", default="")
@click.option("--attended", default="", help="谁出庭。")
@click.option("--answered", type=DAY, help="提交复议答复或答辩状、证据的日期；不登记开庭。")
@COPY
@PROCEDURE
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
) -> None:
    """Record a hearing, the filing of our answer, or what became known of the case."""
    is_supplement = copy_received_on is not None or procedure is not None
    if answered is not None and is_supplement:
        raise click.UsageError("--answered 与 --copy-received-on、--procedure 请分两次登记。")
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
@AS_JSON
@pass_face
def close_remedy(
    face: Face, case_number: str, result: str, on: date | None, decision_received_on: date | None, as_json: bool
) -> None:
    """Record how it ended."""
    with face.desk() as desk:
        change = remedies.close_remedy(
            desk,
            remedy_of(desk, case_number),
            on=on or face.today,
            result=RemedyResult(result),
            decision_received_on=decision_received_on,
            today=face.today,
        )
        face.tell(change, as_json=as_json)


COMMANDS: tuple[click.Command, ...] = (open_remedy, hear, close_remedy)
