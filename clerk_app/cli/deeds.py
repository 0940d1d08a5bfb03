"""The deeds on one request, a command each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import EntryId, ReceiptProof, RequestDraft, RequestId
from clerk_app.cli import override
from clerk_app.cli.face import AS_JSON, DAY, Face, WordOf, pass_face
from clerk_app.law.terms import (
    Addressee,
    ApplicantKind,
    Channel,
    Confirmation,
    ConsultedParty,
    DeliveryManner,
    Outcome,
    SecrecyFinding,
)
from clerk_app.services import answering, handling, intake, routing
from clerk_app.services.change import Change
from clerk_app.services.desk import Desk
from clerk_app.services.numbers import request_of

Deed = Callable[..., Change]


def _choice(words: type[Any]) -> click.Choice[str]:
    return click.Choice([member.value for member in words])


def deed_command(name: str, help_text: str, *options: Callable[[Deed], Deed]) -> Callable[[Deed], click.Command]:
    """A command NUMBER [--on D] for one deed of ``deed(desk, request_id, *, on, today, deed, ...)``."""

    def wrap(deed_function: Deed) -> click.Command:
        @pass_face
        def run(face: Face, number: str, as_json: bool, on: date | None, **facts: Any) -> None:
            decided = override.taken_from(facts)
            with face.desk() as desk:
                change = deed_function(
                    desk, request_of(desk, number), on=on or face.today, today=face.today, **facts, **decided
                )
                face.tell(change, as_json=as_json)

        decorated: Any = run
        for option in reversed(
            (
                click.argument("number"),
                click.option("--on", type=DAY, help="这一步是哪一天做的，默认今天。"),
                click.option("--deed", help="这一步自己的编号；同一编号重发不会记两次。"),
                AS_JSON,
                *options,
            )
        ):
            decorated = option(decorated)
        return click.command(name, help=help_text)(decorated)

    return wrap


route = deed_command(
    "route", "转承办科室。",
    click.option("--unit", required=True), click.option("--due-on", type=DAY), click.option("--note", default=""),
)(routing.route)
return_material = deed_command(
    "return-material", "登记承办科室交件。",
    click.option("--unit", required=True), click.option("--pages", type=click.IntRange(min=0)),
    click.option("--note", default=""),
)(routing.return_material)
ask_correction = deed_command(
    "ask-correction", "发出补正通知。",
    click.option("--reply-by", type=DAY), click.option("--points", required=True, help="要补正的事项。"),
    click.option("--guidance", default="", help="指导和说明。"), *override.OPTIONS,
)(handling.ask_correction)
take_correction = deed_command(
    "take-correction", "登记收到补正。", click.option("--text", default="", help="补正后的申请内容。"),
    *override.OPTIONS,
)(handling.take_correction)
consult = deed_command(
    "consult", "发出征求意见书。",
    click.option("--ref", required=True, help="征求谁的意见。"),
    click.option(
        "--party", type=_choice(ConsultedParty), default=ConsultedParty.THIRD_PARTY.value,
        callback=lambda _ctx, _param, value: ConsultedParty(value),
    ),
    click.option("--received-by-party", type=DAY),
    click.option("--address", default="", help="对方的收件地址，印信封用。"), click.option("--postcode", default=""),
    click.option("--telephone", default=""), click.option("--contact-person", default=""), *override.OPTIONS,
)(handling.consult)
end_consultation = deed_command(
    "end-consultation", "登记收到的意见。",
    click.option("--ref", required=True), click.option("--opinion", default=""), *override.OPTIONS,
)(handling.end_consultation)
extend = deed_command(
    "extend", "延长答复期限。",
    click.option("--days", type=click.IntRange(min=1), required=True, help="延长的工作日数。"),
    click.option("--reason", default=""), click.option("--notice-on", type=DAY), *override.OPTIONS,
)(handling.extend)
approve = deed_command(
    "approve", "登记审批。",
    click.option("--matter", required=True, help="reply、extension 或 override。"),
    click.option("--role", required=True), click.option("--name", required=True), click.option("--opinion", default=""),
)(routing.approve)
review_secrecy = deed_command(
    "review-secrecy", "登记保密审查。",
    click.option("--item", type=click.IntRange(min=1), default=1),
    click.option("--result", required=True, type=WordOf(SecrecyFinding)),
    click.option("--ground", default=""), click.option("--reviewer", required=True),
)(routing.review_secrecy)
withdraw = deed_command("withdraw", "登记申请人撤回。", click.option("--reason", default=""))(handling.withdraw)
archive = deed_command(
    "archive", "归档。",
    click.option("--file-number", required=True), click.option("--retention", default=""),
    click.option("--place", default=""), click.option("--pages", type=click.IntRange(min=0)),
)(routing.archive)
serve = deed_command(
    "serve", "登记寄出与送达。",
    click.option(
        "--manner", type=_choice(DeliveryManner), required=True,
        callback=lambda _ctx, _param, value: DeliveryManner(value),
    ),
    click.option("--posted-on", type=DAY), click.option("--signed-for-on", type=DAY),
    click.option("--letter", default="", help="寄出的是哪种文书（resources/letters 的文件名）；不写是答复书。"),
    click.option("--carrier", default=""), click.option("--tracking", default="", help="邮件号。"),
    *override.OPTIONS,
)(answering.serve)


def _lapse(desk: Desk, request_id: RequestId, *, kind: str, **facts: Any) -> Change:
    return (handling.lapse_fee if kind == "fee" else handling.lapse_correction)(desk, request_id, **facts)


lapse = deed_command(
    "lapse", "逾期不补正或逾期未缴费，不再处理。",
    click.option("--kind", type=click.Choice(["correction", "fee"]), default="correction"),
)(_lapse)


def _answer(desk: Desk, request_id: RequestId, *, outcome: str, item: tuple[str, ...], **facts: Any) -> Change:
    return answering.answer(
        desk, request_id, outcome=Outcome(outcome), items=answering.items_of(item), **facts
    )


answer = deed_command(
    "answer", "作出答复。",
    click.option("--outcome", type=_choice(Outcome), required=True),
    click.option("--item", multiple=True, help="各事项的结果，如 1=disclosed，可重复。"),
    click.option("--grounds", default="", help="理由。"), click.option("--reason", default="", help="逾期的原因。"),
)(_answer)


def _amend(
    desk: Desk, request_id: RequestId, *, change: tuple[str, ...], reason: str, on: date, today: date,
    deed: str | None,
) -> Change:
    fields = dict(one.split("=", 1) for one in change if "=" in one)
    if len(fields) != len(change):
        raise click.UsageError("--set 要写成 字段=新值。")
    return handling.amend(desk, request_id, changes=fields, reason=reason, today=today, deed=deed)


amend = deed_command(
    "amend", "更正登记的内容；旧的也留着。",
    click.option("--set", "change", multiple=True, required=True, help="字段=新值，可重复。"),
    click.option("--reason", required=True),
)(_amend)


def _strike(
    desk: Desk, request_id: RequestId, *, entry: int, reason: str, on: date, today: date, deed: str | None
) -> Change:
    return handling.strike(desk, request_id, entry=EntryId(entry), reason=reason, today=today, deed=deed)


strike = deed_command(
    "strike", "撤销记错的一条；不会抹掉。",
    click.option("--entry", type=int, required=True), click.option("--reason", required=True),
)(_strike)


@click.command("register", help="登记一件申请。")
@click.option("--number", default="", help="登记编号；不写就取下一个。")
@click.option(
    "--received-on", "--confirmed-on", "received_on", type=DAY,
    help="收到日期，默认今天：提交、签收之日；平信、网络、传真是与申请人确认之日。",
)
@click.option("--arrived-on", type=DAY, help="到件日期（网络、传真、平信与确认日不同时）。")
@click.option("--postal-number", default="", help="邮件号。")
@click.option("--signed-by", default="", help="签收人；门卫、收发室签收也是签收。")
@click.option(
    "--addressee", type=_choice(Addressee), default=Addressee.DISCLOSURE_OFFICE.value,
    help="挂号信寄给谁：公开工作机构，其他单位或个人，旧址或错址。",
)
@click.option("--confirmed-how", type=_choice(Confirmation), help="怎样与申请人确认；unreached 是联系不上。")
@click.option("--confirmed-with", default="", help="与谁确认；不写是申请人本人。")
@click.option("--confirmed-by", default="", help="谁去确认。")
@click.option("--platform-number", default="", help="平台编号。")
@click.option("--channel", type=_choice(Channel), required=True)
@click.option("--kind", type=_choice(ApplicantKind), default=ApplicantKind.NATURAL_PERSON.value)
@click.option("--name", required=True)
@click.option("--id-number", default="")
@click.option("--telephone", default="")
@click.option("--email", default="")
@click.option("--address", default="")
@click.option("--wording", required=True, help="申请内容。")
@click.option("--subject", multiple=True, help="事项，可重复。")
@click.option("--unit", default="")
@click.option("--handler", default="")
@click.option("--deed", help="这一步自己的编号；同一编号重发不会记两次。")
@AS_JSON
@pass_face
def register(
    face: Face, *, as_json: bool, deed: str | None, received_on: date | None, channel: str, kind: str, name: str,
    id_number: str, telephone: str, email: str, address: str, subject: tuple[str, ...], addressee: str,
    confirmed_how: str | None, confirmed_with: str, confirmed_by: str, **facts: Any,
) -> None:
    """Register one request."""
    applicant = Applicant(
        kind=ApplicantKind(kind), name=name, id_number=id_number, telephone=telephone, email=email, address=address
    )
    proof = ReceiptProof(
        addressee=Addressee(addressee), confirmed_how=Confirmation(confirmed_how) if confirmed_how else None,
        confirmed_with=confirmed_with, confirmed_by=confirmed_by,
    )
    draft = RequestDraft(
        received_on=received_on or face.today, channel=Channel(channel), applicant=applicant, subjects=subject,
        proof=proof, **facts,
    )
    with face.desk(create=face.store is not None) as desk:
        face.tell(intake.register(desk, draft, today=face.today, deed=deed), as_json=as_json)


COMMANDS: tuple[click.Command, ...] = (
    register, route, return_material, ask_correction, take_correction, consult, end_consultation, extend, approve,
    review_secrecy, answer, serve, withdraw, lapse, archive, amend, strike,
)
