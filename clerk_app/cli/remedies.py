"""open-remedy, hear, close-remedy: reconsiderations and lawsuits by hand."""

from __future__ import annotations

from datetime import date

import click

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cli.face import AS_JSON, DAY, Face, pass_face
from clerk_app.law.terms import RemedyResult, RemedyRoute
from clerk_app.services import remedies
from clerk_app.services.numbers import remedy_of, request_of


@click.command("open-remedy", help="登记行政复议或诉讼。")
@click.argument("number")
@click.option("--route", type=click.Choice([one.value for one in RemedyRoute]), required=True)
@click.option("--body", required=True, help="受理机关或法院。")
@click.option("--case-number", required=True)
@click.option("--filed-on", type=DAY, help="提起日期，默认今天。")
@click.option("--accepted-on", type=DAY)
@AS_JSON
@pass_face
def open_remedy(
    face: Face, number: str, route: str, body: str, case_number: str, filed_on: date | None,
    accepted_on: date | None, as_json: bool,
) -> None:
    """Register a reconsideration or lawsuit against a request's handling."""
    draft = RemedyDraft(RemedyRoute(route), body, case_number, filed_on or face.today, accepted_on)
    with face.desk() as desk:
        face.tell(remedies.open_remedy(desk, request_of(desk, number), draft, today=face.today), as_json=as_json)


@click.command("hear", help="登记开庭、听证。")
@click.argument("case_number")
@click.option("--on", type=DAY, help="默认今天。")
@click.option("--place", default="")
@click.option("--attended", default="", help="谁出庭。")
@AS_JSON
@pass_face
def hear(face: Face, case_number: str, on: date | None, place: str, attended: str, as_json: bool) -> None:
    """Record a hearing."""
    with face.desk() as desk:
        change = remedies.hear(
            desk, remedy_of(desk, case_number), on=on or face.today, place=place, attended=attended, today=face.today
        )
        face.tell(change, as_json=as_json)


@click.command("close-remedy", help="登记复议、诉讼结果。")
@click.argument("case_number")
@click.option("--result", type=click.Choice([one.value for one in RemedyResult]), required=True)
@click.option("--on", type=DAY, help="默认今天。")
@AS_JSON
@pass_face
def close_remedy(face: Face, case_number: str, result: str, on: date | None, as_json: bool) -> None:
    """Record how it ended."""
    with face.desk() as desk:
        change = remedies.close_remedy(
            desk, remedy_of(desk, case_number), on=on or face.today, result=RemedyResult(result), today=face.today
        )
        face.tell(change, as_json=as_json)


COMMANDS: tuple[click.Command, ...] = (open_remedy, hear, close_remedy)
