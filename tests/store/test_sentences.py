"""Every trouble and finding of the store has its sentence, and the seven are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from clerk_app import places
from clerk_app.store import troubles

STORE = Path(__file__).parents[2] / "clerk_app" / "store"


def sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in (places.resources() / "sentences").glob("*.toml"):
        found |= tomllib.loads(path.read_text("utf-8"))
    return found


def test_the_seven_sentences_are_there() -> None:
    seven = (
        troubles.FULL, troubles.LOCKED, troubles.READ_ONLY, troubles.DAMAGED, troubles.NEWER, troubles.NOT_OURS,
        troubles.CANNOT_OPEN,
    )
    assert len(set(seven)) == 7
    for key in seven:
        assert sentences()[key]["zh"].endswith("。") and sentences()[key]["en"]
    assert all(f"{{{name}}}" in sentences()[troubles.LOCKED]["zh"] for name in ("who", "machine", "since"))


def test_every_trouble_and_every_finding_is_worded() -> None:
    code = "\n".join(path.read_text("utf-8") for path in STORE.glob("*.py"))
    keys = set(re.findall(r'KnownTrouble\(\s*"(\w+)"', code))
    keys |= {f"check_{found}" for found in re.findall(r'Finding\(\s*"(\w+)"', code)}
    assert len(keys) > 25
    assert keys <= sentences().keys(), keys - sentences().keys()
