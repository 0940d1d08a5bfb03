"""resources/duties.toml into the rules of an office's own duties; every error names the duty and the key."""

from __future__ import annotations

from pathlib import Path

from clerk_app.law.duties import Agency, DueDay, DutyRule, DutyValue, Goal, Span
from clerk_app.law.reading import Table, citation_of, read_table

FILE = "duties.toml"
COUNTED = ("", "lost", "remedies")


def read_duties(folder: Path) -> tuple[DutyRule, ...]:
    """Every duty of ``folder``/duties.toml in its order. Raises BadResource."""
    return tuple(_rule(key, table) for key, table in read_table(folder / FILE).inner())


def _rule(key: str, table: Table) -> DutyRule:
    table.only("zh", "en", "title_zh", "title_en", "agency", "where", "on", "period", "counts", "goal", "value")
    values = tuple(_value(one) for one in table.tables("value"))
    if not values:
        raise table.fail("value", "missing")
    if [one.since for one in values] != sorted(one.since for one in values):
        raise table.fail("value", "must stand by their first day")
    counts = table.text("counts", "")
    if counts not in COUNTED:
        raise table.fail("counts", f"must be one of {', '.join(COUNTED[1:])}")
    return DutyRule(
        key=key, zh=table.text("zh"), en=table.text("en"), title_zh=table.text("title_zh"),
        title_en=table.text("title_en"), span=table.word("period", Span), values=values,
        agency=table.word("agency", Agency) if "agency" in table.plain else None, where=table.text("where", ""),
        on=table.flag("on"), counts=counts, goal=_goal(table.table("goal")) if "goal" in table.plain else None,
    )


def _value(table: Table) -> DutyValue:
    table.only("since", "until", "due", "source", "says_zh", "says_en", "supplement", "ours", "setting")
    return DutyValue(
        since=table.day("since"), until=table.day("until") if "until" in table.plain else None,
        due=_due(table.table("due")), source=citation_of(table.table("source")), says_zh=table.text("says_zh"),
        says_en=table.text("says_en"), supplement=table.flag("supplement"), ours=table.flag("ours"),
        setting=table.text("setting", ""),
    )


def _due(table: Table) -> DueDay:
    table.only("months_after", "day", "working_day")
    if ("day" in table.plain) is ("working_day" in table.plain):
        raise table.fail("day", "either a day or a working day")
    which = "day" if "day" in table.plain else "working_day"
    return DueDay(table.whole("months_after"), **{which: table.whole(which)})


def _goal(table: Table) -> Goal:
    table.only("work", "minutes", "times")
    if ("minutes" in table.plain) is ("times" in table.plain):
        raise table.fail("times", "either minutes or times")
    which = "minutes" if "minutes" in table.plain else "times"
    return Goal(table.text("work"), **{which: table.whole(which)})
