"""consult by command: where the party is written to goes with the question, or is left out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from clerk_app.services import parties
from clerk_app.services.desk import open_desk
from clerk_app.services.parties import Address
from tests.command import clerk_app

NAME, OTHER = "临澜锦程园林有限公司", "临澜区水务局"
WHERE = ("--address", "临澜区沿河路18号", "--postcode", "099001", "--telephone", "0000-5550177",
         "--contact-person", "孟听澜")  # fmt: skip


def test_the_address_of_a_party_is_taken_with_the_question(tmp_path: Path) -> None:
    store = ("--store", tmp_path / "store", "--today", "2026-08-28")
    given = ("--received-on", "2026-08-03", "--channel", "in_person", "--name", "周若安", "--wording", "补偿方案")
    clerk_app(*store, "register", *given)
    asked = ("consult", "2026-0001", "--on", "2026-08-20")
    refused = clerk_app(*store, *asked, "--ref", NAME, "--address", "某处", "--postcode", "12")
    assert refused.returncode == 2 and "六位数字" in refused.stderr
    assert clerk_app(*store, *asked, "--ref", NAME, *WHERE).returncode == 0
    assert clerk_app(*store, *asked, "--ref", OTHER, "--party", "co_author").returncode == 0
    desk = open_desk(tmp_path / "store", who="苏晚晴", now=lambda: datetime(2026, 8, 28, 4, 0, tzinfo=UTC))
    found = desk.store.requests.by_number("2026-0001")
    assert found is not None
    assert parties.address_of(found, NAME) == Address(NAME, "临澜区沿河路18号", "0000-5550177", "099001", "孟听澜")
    assert parties.address_of(found, OTHER).is_empty
    desk.store.close()
