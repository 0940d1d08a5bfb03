"""行政复议 and 行政诉讼: what was filed against the handling of a request, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NewType

from clerk_app.cases.request import RequestId
from clerk_app.law.events import Fact
from clerk_app.law.terms import ApplicantKind, CourtPaper, Procedure, RemedyResult, RemedyRoute

RemedyId = NewType("RemedyId", int)


@dataclass(frozen=True)
class Decision:
    """What is known of a decision or judgment beside its result; our own periods after it are counted from this."""

    judgment_received_on: date | None = None
    """The day we got the paper of the court: our time to appeal runs from it."""
    court_paper: CourtPaper | None = None
    effective_on: date | None = None
    redo_by: date | None = None
    """By when the answer is given anew, as the paper says; or ``redo_days`` working days from its taking effect."""
    redo_days: int | None = None
    opinion_received_on: date | None = None
    """The day we got the body's 行政复议意见书: our report runs from it."""
    opinion_reported_on: date | None = None

    def facts(self) -> Mapping[str, Fact]:
        """What is known, by the names events carry."""
        named = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {name: known.value if isinstance(known, CourtPaper) else known for name, known in named
                if known is not None}  # fmt: skip


@dataclass(frozen=True)
class RemedyDraft:
    """A reconsideration or lawsuit before it has an id."""

    route: RemedyRoute
    body: str
    """受理机关 or 法院."""
    case_number: str
    filed_on: date
    accepted_on: date | None = None
    result: RemedyResult | None = None
    closed_on: date | None = None
    source: str = ""
    copy_received_on: date | None = None
    """The day we got the copy of the 复议申请书 or 起诉状: our time to answer runs from it."""
    procedure: Procedure | None = None
    """As the 复议 body says; None while it has not said."""


@dataclass(frozen=True)
class Remedy:
    """One reconsideration or lawsuit. ``result`` None means 尚未审结."""

    id: RemedyId
    request: RequestId
    request_number: str
    applicant_kind: ApplicantKind
    route: RemedyRoute
    body: str
    case_number: str
    filed_on: date
    accepted_on: date | None
    result: RemedyResult | None
    closed_on: date | None
    copy_received_on: date | None = None
    procedure: Procedure | None = None
    answered_on: date | None = None
    """The day our answer and the evidence were filed."""
    decision_received_on: date | None = None
    """The day the applicant received the decision."""
    decision: Decision = Decision()
    imported: bool = False
    """It came with an old ledger, which nobody of this office typed in."""
