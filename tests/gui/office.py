"""A small made-up office for the window's tests: a few requests in every tone, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import RequestDraft, RequestId
from clerk_app.law.terms import ApplicantKind, Channel, ConsultedParty, DeliveryManner, Outcome
from clerk_app.services import answering, handling, intake
from clerk_app.services.desk import Desk, open_desk

TODAY = date(2026, 10, 13)  # a Tuesday
MARKUP = '<b>周若安</b><img src="file:///etc/passwd">'


def at_noon() -> datetime:
    """A fixed moment for everything that is recorded."""
    return datetime(2026, 10, 13, 4, 0, tzinfo=UTC)


def today() -> date:
    """The day of the tests."""
    return TODAY


def open_office(folder: Path) -> Desk:
    """An empty store."""
    return open_desk(folder, who="苏晚晴", now=at_noon, create=True)


Register = Callable[..., RequestId]


def register(
    desk: Desk, number: str, received_on: date, name: str, wording: str, *, channel: Channel = Channel.IN_PERSON,
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON, unit: str = "质监站", handler: str = "苏晚晴",
) -> RequestId:
    """One request."""
    draft = RequestDraft(
        received_on=received_on, channel=channel, applicant=Applicant(kind, name), wording=wording, number=number,
        unit=unit, handler=handler,
    )
    return next(iter(intake.register(desk, draft, today=TODAY).requests))


def fill(desk: Desk) -> dict[str, RequestId]:
    """Nine requests: late, today, amber, plain, consulting, correcting, to post, served, and one in markup."""
    made = {
        "served": register(desk, "2026-0001", date(2026, 5, 11), "叶知秋", "栖云花园一期备案材料"),
        "late": register(desk, "2026-0002", date(2026, 9, 3), "柏远物业服务有限公司", "住宅专项维修资金使用明细",
                         kind=ApplicantKind.COMMERCIAL_ENTERPRISE, channel=Channel.REGISTERED_POST),
        "today": register(desk, "2026-0003", date(2026, 9, 9), "周若安", "房屋征收补偿方案"),
        "amber": register(desk, "2026-0004", date(2026, 9, 14), "叶知秋", "栖云花园二期竣工验收备案材料",
                          channel=Channel.REGISTERED_POST),
        "plain": register(desk, "2026-0005", date(2026, 9, 17), "江述白", "控制性详细规划调整论证报告",
                          handler="韩予墨"),
        "consulting": register(desk, "2026-0006", date(2026, 9, 14), "林知夏", "启明路桥梁检测报告"),
        "correcting": register(desk, "2026-0007", date(2026, 9, 16), "宋岁晏", "栖云里小区全部建设材料"),
        "to_post": register(desk, "2026-0008", date(2026, 9, 9), "沈知行", "建设工程规划许可证及附图"),
        "markup": register(desk, "2026-0010", date(2026, 10, 12), MARKUP, MARKUP, kind=ApplicantKind.OTHER_ORG),
    }
    answering.answer(desk, made["served"], on=date(2026, 5, 20), outcome=Outcome.DISCLOSED, today=TODAY)
    answering.serve(desk, made["served"], on=date(2026, 5, 21), manner=DeliveryManner.POST, today=TODAY)
    handling.consult(
        desk, made["consulting"], on=date(2026, 9, 16), ref="澜图置业", party=ConsultedParty.THIRD_PARTY, today=TODAY
    )
    handling.ask_correction(
        desk, made["correcting"], on=date(2026, 9, 18), reply_by=TODAY + timedelta(days=7), points="范围不明确",
        today=TODAY,
    )
    answering.answer(desk, made["to_post"], on=date(2026, 9, 30), outcome=Outcome.PARTIALLY_DISCLOSED, today=TODAY)
    return made
