"""信息处理费: what a clerk may charge, with its arithmetic, and what the notice sets running (国办函〔2020〕109号)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerk_app.cases.applicant import Applicant
from clerk_app.cases.request import OrganId, Request, RequestId
from clerk_app.cases.same_applicant import Likeness
from clerk_app.law.citation import Citation
from clerk_app.law.dated import DatedValue
from clerk_app.law.events import Event
from clerk_app.law.legal_clock import Reason
from clerk_app.law.reading import read_rules
from clerk_app.law.tariff import FEN_A_YUAN, BracketLine, brackets, fee_in_fen, free_units
from clerk_app.law.terms import EventKind, FeeBasis
from clerk_app.services.applicants import Counted, MonthCount, month_count
from clerk_app.services.desk import Desk
from clerk_app.services.foresight import with_event
from clerk_app.services.recording import clock_of
from clerk_app.trouble import KnownTrouble

BY_ITEM, BY_PAGE = "fee_by_item", "fee_by_page"
TARIFFS = {FeeBasis.ITEM: BY_ITEM, FeeBasis.PAGE: BY_PAGE}


@dataclass(frozen=True)
class Fee:
    """What so many items or pages cost, line by line."""

    basis: FeeBasis
    amount_fen: int
    lines: tuple[BracketLine, ...]
    source: Citation


@dataclass(frozen=True)
class FeeProposal:
    """What could be charged for one request. A person decides: in principle nothing is charged (第四十二条)."""

    basis: FeeBasis
    amount_fen: int
    """0 where nothing is due."""
    lines: tuple[BracketLine, ...]
    count: int
    """The month's items with this request's, or its pages."""
    already: int
    """Those of them that came before this request."""
    month: MonthCount
    source: Citation | None
    may_charge: bool
    reason: Reason
    """Why it may be charged, or why not."""
    warnings: tuple[str, ...] = ()


def fee(resources: Path, basis: FeeBasis, count: int, *, on: date, already: int = 0) -> Fee:
    """What ``count`` items of the month, or pages, cost; ``already`` of them were charged before.

    Raises KnownTrouble("no_tariff_then") for a day before the tariff.
    """
    tariff = read_rules(resources / "rules").find(TARIFFS[basis], on)
    if tariff is None:
        raise KnownTrouble("no_tariff_then", on=on)
    return Fee(basis, fee_in_fen(tariff, count, already), brackets(tariff, count, already), tariff.source)


def propose(
    desk: Desk, request_id: RequestId, basis: FeeBasis, *, today: date, pages: int | None = None,
    also: Collection[RequestId] = (),
) -> FeeProposal:
    """What this request could be charged on ``today``, by the tariff of its day of receipt.

    By item its items take their places behind those the applicant asked for earlier in the month of receipt; by page
    its own ``pages`` alone count. ``also``: requests that a person says are the same applicant's.
    """
    request = desk.store.requests.get(request_id)
    month = month_count(
        desk, request.applicant, request.received_on, organ=request.organ, before=request_id, also=also
    )
    tariff = desk.rules.find(TARIFFS[basis], request.received_on)
    already = month.items if basis is FeeBasis.ITEM else 0
    count = already + len(request.items) if basis is FeeBasis.ITEM else pages or 0
    amount = fee_in_fen(tariff, count, already) if tariff is not None else 0
    why_not = _why_not(desk, request, tariff, basis, count, amount, today, pages)
    warnings = tuple(code for code in ("FEE_BOTH", "FEE_NOTICE_LATE") if why_not and why_not.key == f"refused_{code}")
    return FeeProposal(
        basis=basis,
        amount_fen=amount,
        lines=brackets(tariff, count, already) if tariff is not None else (),
        count=count,
        already=already,
        month=month,
        source=tariff.source if tariff is not None else None,
        may_charge=why_not is None,
        reason=why_not or Reason("fee_may_be_charged", {"yuan": yuan_words(amount)}),
        warnings=warnings,
    )


def _why_not(
    desk: Desk, request: Request, tariff: DatedValue | None, basis: FeeBasis, count: int, amount: int, today: date,
    pages: int | None,
) -> Reason | None:
    if tariff is None:
        return Reason("fee_before_the_tariff", {"received_on": request.received_on})
    refused = desk.steps.why_not(EventKind.FEE_NOTICED, request.events)
    if refused is not None:
        return Reason(refused.key, refused.facts)
    if any(FeeBasis(one.text("basis")) is not basis for one in notices(request) if one.text("basis")):
        return Reason("refused_FEE_BOTH")
    due_on = clock_of(desk, request).due_on
    if due_on is not None and today > due_on:
        return Reason("refused_FEE_NOTICE_LATE", {"due_on": due_on})
    if basis is FeeBasis.PAGE and pages is None:
        return Reason("fee_pages_missing")
    if not amount:
        return Reason(f"fee_none_by_{basis.value}", {"count": count, "free": free_units(tariff)})
    return None


def standing(
    desk: Desk, applicant: Applicant, received_on: date, items: int, *, organ: OrganId | None = None
) -> Reason | None:
    """Whether ``items`` more of this applicant to that agency, received on that day, reach the tariff by item; None
    before there is one."""
    tariff = desk.rules.find(BY_ITEM, received_on)
    if tariff is None:
        return None
    before = month_count(desk, applicant, received_on, organ=organ).items
    amount = fee_in_fen(tariff, before + items, before)
    if not amount:
        return Reason("fee_below_threshold")
    return Reason("fee_above_threshold", {"yuan": yuan_words(amount)})


def notices(request: Request) -> tuple[Event, ...]:
    """The request's fee notices in force."""
    return tuple(one for one in request.events if one.kind is EventKind.FEE_NOTICED)


def yuan_words(fen: int) -> str:
    """2,200 or 37.50: yuan as they are written."""
    whole, rest = divmod(fen, FEN_A_YUAN)
    return f"{whole:,}.{rest:02}" if rest else f"{whole:,}"


def arithmetic(basis: FeeBasis, lines: Collection[BracketLine]) -> Iterator[Reason]:
    """One sentence a line, from the free ones up."""
    for line in lines:
        span = f"{line.first}—{line.last}" if line.last > line.first else str(line.first)
        facts = {"span": span, "units": line.units, "each": f"{line.yuan_each:,}", "yuan": f"{line.yuan:,}"}
        yield Reason(f"fee_line_{basis.value}" if line.yuan_each else f"fee_line_{basis.value}_free", facts)


def told(proposal: FeeProposal) -> tuple[Reason, ...]:
    """The proposal as sentences: whether, how much, which requests were counted, who might be the same."""
    said = [proposal.reason]
    if proposal.basis is FeeBasis.ITEM and proposal.month.counted:
        said.append(
            Reason(
                "fee_counted",
                {"items": proposal.already, "numbers": tuple(_numbered(one) for one in proposal.month.counted)},
            )
        )
    if proposal.amount_fen:
        said += arithmetic(proposal.basis, proposal.lines)
    if proposal.basis is FeeBasis.ITEM and proposal.month.charged_fen:
        said.append(Reason("fee_charged_before", {"yuan": yuan_words(proposal.month.charged_fen)}))
    if proposal.source is not None and proposal.amount_fen:
        source = f"{proposal.source.number}{proposal.source.article}"
        said.append(Reason("fee_total", {"yuan": yuan_words(proposal.amount_fen), "source": source}))
    return tuple(said)


def _numbered(one: Counted) -> str:
    return f"{one.number}×{one.items}" if one.items > 1 else one.number


def hints(proposal: FeeProposal) -> tuple[Reason, ...]:
    """Earlier requests that may be the same applicant's: said, never counted unasked."""
    if proposal.basis is not FeeBasis.ITEM:
        return ()
    return tuple(
        Reason(f"fee_perhaps_{one.why.value}", {"number": one.number, "name": one.name, "items": one.items})
        for one in proposal.month.perhaps
        if one.why is not Likeness.CONFIRMED_BY_HAND
    )


def after_notice(
    desk: Desk, request_id: RequestId, *, on: date, received_by_applicant: date | None = None
) -> tuple[Reason, ...]:
    """What the notice sets running: the last day to pay (K8), and what payment does to the reply by our reading."""
    request = desk.store.requests.get(request_id)
    facts = {"amount_fen": 1, "received_by_applicant": received_by_applicant}
    clock = with_event(desk, request_id, EventKind.FEE_NOTICED, on=on, facts=facts)
    rule = desk.rules.find("after_fee", request.received_on)
    if clock.fee_payment_due_on is None or rule is None:
        return ()
    payment = desk.rules.on("fee_payment", request.received_on)
    return (
        Reason(
            "fee_payable_by",
            {"due_on": clock.fee_payment_due_on, "days": payment.days, "source": payment.source.short()},
        ),
        Reason(f"fee_then_{rule.text('effect')}", {"source": rule.source.short()}),
    )
