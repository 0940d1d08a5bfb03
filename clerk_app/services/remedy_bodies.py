"""Which body and which court a kind of agency names (行政复议法第二十四条至第二十八条): proposed, never filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clerk_app.cases.remedy_notice import BODIES
from clerk_app.cases.request import OrganId
from clerk_app.law.citation import Citation
from clerk_app.law.terms import RemedyRoute
from clerk_app.services.desk import Desk
from clerk_app.store.organs import Organ

RULE = BODIES
_DEPARTMENT, _GOVERNMENT = "department", "government"
_OR = "或者"


@dataclass(frozen=True)
class ProposedBody:
    """For one kind of agency on one day: the kind of body, the level of the court (empty: the law left it open)."""

    kind: str
    what: str
    body: str
    court: str
    source: Citation


def kinds(desk: Desk) -> tuple[str, ...]:
    """The kinds of agencies the law parts, as they stand in Organ.agency_kind."""
    return tuple(name.removeprefix(RULE) for name in desk.rules.names if name.startswith(RULE))


def kind_words(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The kinds with what the law calls them."""
    return tuple((kind, desk.rules.rule(RULE + kind).what) for kind in kinds(desk))


def kind_of(desk: Desk, organ: Organ) -> str:
    """The kind the organ declares, else what the office says it is."""
    if organ.agency_kind in kinds(desk):
        return organ.agency_kind
    is_department = desk.settings.text("agency_kind") == _DEPARTMENT
    return desk.settings.text("remedy_kind") if is_department else _GOVERNMENT


def kind_for_letter(desk: Desk, organ: Organ) -> str:
    """The same; empty where both bodies were typed into one field: such a letter has nothing to add."""
    return "" if _OR in organ.reconsideration_body else kind_of(desk, organ)


def proposed(desk: Desk, kind: str, on: date) -> ProposedBody | None:
    """What a letter dated ``on`` names; None for a kind nobody declared or a day before the Regulations."""
    if kind not in kinds(desk):
        return None
    value = desk.rules.find(RULE + kind, on)
    if value is None:
        return None
    return ProposedBody(kind, desk.rules.rule(RULE + kind).what, value.text("body"), value.text("court"), value.source)


def own(desk: Desk, organ: OrganId, route: RemedyRoute, on: date) -> str:
    """The body (复议机关, 法院) the office's settings of that day name for the route; empty where none is filled in."""
    held = desk.store.organs.on(organ, on)
    return held.reconsideration_body if route is RemedyRoute.RECONSIDERATION else held.court


def doubts(desk: Desk, kind: str, on: date, body: str, court: str) -> tuple[str, ...]:
    """Keys of sentences on names that do not look like what that kind of agency names; nothing is refused for them."""
    found = proposed(desk, kind, on)
    if found is None:
        return ()
    is_middle = "中级" in found.court
    said = []
    if court and found.court and ("基层" in found.court or is_middle) and ("中级" in court) is not is_middle:
        said.append("court_of_another_level")
    if body and found.body == "本机关" and "本机关" not in body:
        said.append("body_is_the_agency_itself")
    return tuple(said)
