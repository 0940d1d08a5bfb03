"""A large office's ten years as a real store: rows, seals and chain as the store writes them, but many at once.

Writing 100,000 requests deed by deed takes minutes; this takes some ten seconds, and the store's own checks find
nothing wrong with it. Everything in it is invented and the same on every run.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from pathlib import Path

from clerk_app.cases.request import OrganId
from clerk_app.law.events import Event, Fact
from clerk_app.law.terms import ApplicantKind, Channel, EventKind, Outcome, RemedyResult, RemedyRoute
from clerk_app.store.database import Store, open_store
from clerk_app.store.facts import FACT, PERSON, split
from clerk_app.store.request_rows import without_collecting
from clerk_app.store.trail import EVENT_COLUMNS, NO_PREVIOUS, Plain, canonical, link, row_hash, seal

WHO = "苏晚晴"
CREATED = datetime(2026, 1, 15, 4, 0, tzinfo=UTC)
STAMP = CREATED.isoformat(timespec="milliseconds")
FIRST_YEAR, YEARS = 2016, 10
LAST_DAY = date(FIRST_YEAR + YEARS - 1, 12, 31)
SURNAMES, GIVEN = "周吴郑王冯陈褚卫蒋沈韩杨", ("若安", "晚晴", "知远", "静姝", "明澈", "云舒", "怀瑾", "思齐")
SUBJECTS = (
    "临澜大道南段房屋征收补偿方案", "柳荫路27号违法建设处理结果", "云岫水库除险加固批复", "2014年土地利用总体规划图",
    "第三小学学区划分依据", "老旧小区改造资金使用情况",
)  # fmt: skip
UNITS = ("综合科", "征收科", "规划科", "法规科", "")
KINDS = {
    ApplicantKind.NATURAL_PERSON: 80, ApplicantKind.COMMERCIAL_ENTERPRISE: 12, ApplicantKind.RESEARCH_INSTITUTION: 2,
    ApplicantKind.SOCIAL_WELFARE_ORG: 1, ApplicantKind.LEGAL_SERVICE_ORG: 4, ApplicantKind.OTHER_ORG: 1,
}  # fmt: skip
CHANNELS = {
    Channel.IN_PERSON: 20, Channel.REGISTERED_POST: 25, Channel.ORDINARY_POST: 5, Channel.ONLINE: 48, Channel.FAX: 2,
}  # fmt: skip
BY_ITSELF = frozenset({Outcome.OTHER_NO_CORRECTION, Outcome.OTHER_NO_PAYMENT, Outcome.OTHER_WITHDRAWN})
OUTCOMES = {one: 1 for one in Outcome if one not in BY_ITSELF} | {
    Outcome.DISCLOSED: 40, Outcome.DISCLOSED_ALREADY_PUBLIC: 8, Outcome.PARTIALLY_DISCLOSED: 8,
    Outcome.UNABLE_NOT_HELD: 15, Outcome.UNABLE_NOT_THIS_ORGAN: 10, Outcome.UNABLE_NOT_EXIST: 6,
}  # fmt: skip


def _drawn(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


@dataclass(frozen=True)
class Story:
    """One request before it is written: events first to last; places in it are 0 for the receipt, 1, 2, …"""

    number: str
    kind: ApplicantKind
    channel: Channel
    name: str
    subjects: tuple[str, ...]
    unit: str
    events: tuple[Event, ...]
    struck: tuple[int, ...] = ()
    """Which of the events are taken back in the end."""
    remedy: RemedyRoute | None = None


def stories(count: int, *, seed: int = 20260115) -> Iterator[Story]:
    """``count`` requests spread evenly over the years, in the order of their days."""
    chance = random.Random(seed)
    span = (LAST_DAY - date(FIRST_YEAR, 1, 1)).days + 1
    for n in range(count):
        received = date(FIRST_YEAR, 1, 1) + timedelta(days=n * span // count)
        yield _story(chance, n, received)


def _story(chance: random.Random, n: int, received: date) -> Story:
    kind, channel = ApplicantKind(_drawn(chance, KINDS)), Channel(_drawn(chance, CHANNELS))
    events = [Event(EventKind.RECEIVED, received)]
    day, fate = received, chance.random()

    def later(least: int, most: int) -> date:
        return day + timedelta(days=chance.randint(least, most))

    def add(kind: EventKind, **facts: Fact) -> None:
        events.append(Event(kind, day, facts))

    if chance.random() < 0.7:
        day = later(0, 3)
        add(EventKind.ROUTED, unit=chance.choice(UNITS[:-1]))
    if chance.random() < 0.1:
        day = later(1, 4)
        add(EventKind.CORRECTION_ASKED, what="名称")
        if fate < 0.1:
            day = later(25, 40)
            add(EventKind.CORRECTION_LAPSED)
        else:
            day = later(2, 12)
            add(EventKind.CORRECTION_RECEIVED)
    if events[-1].kind is not EventKind.CORRECTION_LAPSED:
        if chance.random() < 0.05:
            day = later(1, 3)
            add(EventKind.CONSULTATION_SENT, ref="云岫公司", party="third_party", received_by_party=day)
            day = later(5, 14)
            add(EventKind.CONSULTATION_ANSWERED, ref="云岫公司")
        if chance.random() < 0.15:
            day = later(6, 14)
            add(EventKind.EXTENDED, days=20)
        if 0.1 <= fate < 0.13:
            day = later(1, 10)
            add(EventKind.WITHDRAWN)
        elif fate < 0.995:
            day = later(3, 24)
            outcome = _drawn(chance, OUTCOMES)
            add(EventKind.ANSWERED, outcome=outcome, article="第三十六条")
            if chance.random() < 0.97:
                day = later(0, 2)
                add(EventKind.SERVED, manner="post", posted_on=day)
    wrong = chance.random()
    whole = tuple(one for one in events[: 1 if wrong < 0.005 else None] if one.on <= LAST_DAY)
    struck = (len(whole) - 1,) if wrong < 0.02 else ()
    answered = any(one.kind is EventKind.ANSWERED for one in whole)
    subjects = tuple(chance.sample(SUBJECTS, 2 if chance.random() < 0.05 else 1))
    remedy = RemedyRoute(chance.choice(tuple(RemedyRoute))) if answered and chance.random() < 0.02 else None
    name = chance.choice(SURNAMES) + chance.choice(GIVEN)
    if kind is not ApplicantKind.NATURAL_PERSON:
        name = f"临澜{name}有限公司"
    number = f"{received.year}-{n + 1:06}"
    return Story(number, kind, channel, name, subjects, chance.choice(UNITS), whole, struck, remedy)


@dataclass
class _Writing:
    """The rows of a store being made, table by table."""

    organ: OrganId
    tables: dict[str, list[tuple[Plain, ...]]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    remedy_of: dict[int, int] = field(default_factory=dict)
    head: str = NO_PREVIOUS

    def row(self, table: str, **values: Plain) -> int:
        rows = self.tables.setdefault(table, [])
        full: dict[str, Plain] = {"id": len(rows) + 1, **values}
        self.columns.setdefault(table, (*full, "h"))
        rows.append((*full.values(), row_hash(table, full)))
        return len(rows)

    def event(self, request: int, event: Event, salt: str, sealed: Iterable[tuple[str, int, str]] = (),
              person: Sequence[str] = ()) -> int:  # fmt: skip
        """Link an event to the chain; ``sealed``: field, position and text of what is kept beside it."""
        plain, private = split(event)
        kept = [*sealed, *((FACT + name, 0, text) for name, text in sorted(private.items()))]
        named = [(f"{name}.{place}" if place else name, text) for name, place, text in kept]
        seals = {name: seal(salt, name, text) for name, text in named}
        if person:
            seals["person"] = seal(salt, "person", canonical(list(person)))
        rows = self.tables.setdefault("events", [])
        self.columns["events"] = EVENT_COLUMNS
        seq = len(rows) + 1
        row = (seq, request, f"bench/{seq}", STAMP, WHO, canonical(plain), canonical(seals), self.head)
        self.head = link(row)
        rows.append((*row, self.head))
        for name, place, text in kept:
            self.row("wordings", request_id=request, event_seq=seq, field=name, position=place, salt=salt, value=text)
        if person:
            values = dict(zip(PERSON, person, strict=True))
            self.row("persons", request_id=request, event_seq=seq, salt=salt, **values)
        return seq

    def request(self, told: Story) -> int:
        """The row of a request and those of its items; its events come with their days."""
        version = len(told.events) + len(told.struck) + (2 if told.remedy else 0)
        request = self.row(
            "requests", number=told.number, organ_id=self.organ, **_registered(told), source=None, version=version
        )
        for place in range(1, len(told.subjects) + 1):
            self.row("items", request_id=request, position=place)
        return request

    def entry(self, request: int, told: Story, event: Event) -> int:
        """One event of a story, with the rows that repeat it."""
        salt = f"{request:032x}"
        if event.kind is EventKind.RECEIVED:
            facts: dict[str, Fact] = {name: value for name, value in _registered(told).items() if value}
            facts |= {"number": told.number, "organ": str(self.organ)}
            texts = [("wording", 0, "；".join(told.subjects)),
                     *(("subject", place, text) for place, text in enumerate(told.subjects, start=1))]
            person = (told.name, "", "0000-5550117", "", "临澜区柳荫路27号", "")
            return self.event(request, Event(event.kind, event.on, facts), salt, texts, person)
        if event.kind is EventKind.REMEDY_OPENED:
            remedy = len(self.tables.get("remedies", ())) + 1
            said = {"body": "市政府", "case_number": f"{remedy}号", "route": event.text("route")}
            seq = self.event(request, Event(event.kind, event.on, {**said, "remedy": remedy}), salt)
            self.row("remedies", request_id=request, event_seq=seq, filed_on=event.on.isoformat(), accepted_on=None,
                     source=None, **said)  # fmt: skip
            self.remedy_of[request] = remedy
            return seq
        if event.kind is EventKind.REMEDY_CLOSED:
            event = Event(event.kind, event.on, {**event.facts, "remedy": self.remedy_of[request]})
        seq = self.event(request, event, salt)
        if event.kind is EventKind.SERVED:
            posted = event.day("posted_on")
            self.row("deliveries", request_id=request, event_seq=seq, document_id=None, manner=event.text("manner"),
                     posted_on=posted.isoformat() if posted else None, signed_for_on=None)  # fmt: skip
        return seq


def _registered(told: Story) -> dict[str, str]:
    return {"applicant_kind": told.kind.value, "channel": told.channel.value, "receipt_basis": "", "form_wanted": "",
            "delivery_wanted": "", "unit": told.unit, "handler": "", "platform_number": ""}  # fmt: skip


def _remedy_events(told: Story, n: int) -> tuple[Event, ...]:
    if told.remedy is None:
        return ()
    filed = told.events[-1].on + timedelta(days=30)
    result = tuple(RemedyResult)[n % len(RemedyResult)].value
    return (
        Event(EventKind.REMEDY_OPENED, filed, {"route": told.remedy.value}),
        Event(EventKind.REMEDY_CLOSED, filed + timedelta(days=60), {"result": result}),
    )


def make_store(folder: Path, count: int, *, told: Iterable[Story] | None = None) -> Store:
    """A new store in ``folder`` with ``count`` requests, or with those ``told``; open. The events of all requests stand
    in the order of their days, as an office writes them."""
    store = open_store(folder, create=True, who=WHO, now=lambda: CREATED)
    with store.write(), without_collecting():
        writing = _Writing(store.organs.first())
        acts: list[tuple[date, int, int, Story, Event]] = []
        for n, story in enumerate(stories(count) if told is None else told):
            request = writing.request(story)
            events = (*story.events, *_remedy_events(story, n))
            acts += [(event.on, request, place, story, event) for place, event in enumerate(events)]
        seqs: dict[tuple[int, int], int] = {}
        for _, request, place, story, event in sorted(acts, key=itemgetter(0, 1, 2)):
            seqs[request, place] = writing.entry(request, story, event)
            if place == len(story.events) - 1:
                for gone in story.struck:
                    facts: dict[str, Fact] = {"entry": seqs[request, gone], "reason": "记错"}
                    writing.event(request, Event(EventKind.STRUCK, event.on, facts), f"{request:032x}")
        for table in ("requests", "events", *(name for name in writing.tables if name not in ("requests", "events"))):
            names = writing.columns[table]
            marks = ", ".join("?" * len(names))
            store.db.conn.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", writing.tables.get(table, ())
            )
    return store
