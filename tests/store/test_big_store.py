"""The store the year's benchmark is run on is a real one: nothing is wrong with it, and it says what was told."""

from __future__ import annotations

from pathlib import Path

from clerk_app.law.terms import EventKind
from tests.bench.big_store import make_store, stories

COUNT = 120


def test_a_store_written_many_at_once_is_sound_and_tells_the_same_stories(tmp_path: Path) -> None:
    told = list(stories(COUNT))
    with make_store(tmp_path / "store", COUNT) as store:
        assert store.findings() == ()
        read = {one.number: one for one in (*store.requests.all(), *store.requests.struck())}
        assert list(read) == [one.number for one in told]
        for one in told:
            kinds = {event.kind for event in one.events}
            kept = [entry.event for entry in read[one.number].entries if entry.event.kind in kinds]
            assert [(event.kind, event.on) for event in kept] == [(event.kind, event.on) for event in one.events]
            assert read[one.number].in_force == (one.struck != (0,))
        assert len(store.remedies.all()) == sum(one.remedy is not None for one in told)
        assert any(EventKind.STRUCK in {entry.event.kind for entry in one.entries} for one in read.values())
