"""The trail: what somebody with the file in hand, or a dying disk, cannot do unseen."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk_app.cases.remedy import RemedyDraft
from clerk_app.cases.request import RequestDraft
from clerk_app.law.events import Event
from clerk_app.law.terms import EventKind, RemedyRoute
from clerk_app.store import checks
from clerk_app.store.database import Store, open_store
from clerk_app.store.trail import EVENT_COLUMNS, Finding, Head, digest, link
from clerk_app.trouble import KnownTrouble

Draft = Callable[..., RequestDraft]
TUESDAY = date(2025, 1, 21)
TRIGGERS = ("events_are_not_changed", "events_are_not_deleted", "events_are_appended")


@pytest.fixture
def full(store: Store, draft: Draft) -> Store:
    """Three requests with a letter, a delivery, a consultation, an amendment and a remedy."""
    for n in (1, 2, 3):
        request_id = store.requests.add(draft(n), number=f"2025-{n:04}")
        store.requests.append(request_id, Event(EventKind.CONSULTATION_SENT, TUESDAY, {"ref": f"云岫{n}公司"}))
        store.requests.append(request_id, Event(EventKind.NOTED, TUESDAY, {"text": f"来电{n}"}))
        with store.write():
            number = store.documents.draw_number("reply", 2025, store.organs.first(), "{year}-{n}")
            store.documents.issue(
                request_id, kind="reply", number=number, title="答复书", data=b"%PDF" + bytes([n]), facts="{}",
                template="reply@1", fonts="F", on=TUESDAY,
            )
        store.requests.append(
            request_id, Event(EventKind.SERVED, TUESDAY, {"manner": "post", "posted_on": TUESDAY, "document": n})
        )
        store.requests.amend(request_id, {"telephone": f"0000-{n}", "unit": "征收科"}, reason="来电更正", on=TUESDAY)
        store.remedies.open(request_id, RemedyDraft(RemedyRoute.RECONSIDERATION, "市政府", f"{n}号", TUESDAY))
    store.settings.set("warning_span", "5")
    return store


def codes(found: tuple[Finding, ...]) -> set[str]:
    return {one.code for one in found}


def tampered(store: Store, *statements: str) -> None:
    """Somebody drops the guards and writes past us."""
    for name in TRIGGERS:
        store.db.execute(f"DROP TRIGGER {name}")
    store.db.execute("PRAGMA foreign_keys = OFF")
    for sql in statements:
        store.db.execute(sql)


def test_a_sound_store_has_no_findings(full: Store) -> None:
    assert checks.everything(full.db, full.folder, [full.requests.head()]) == ()


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        (["UPDATE events SET what = replace(what, '2025-01-21', '2025-01-20') WHERE seq = 5"], "event_changed"),
        (["UPDATE events SET who = '别人' WHERE seq = 5"], "event_changed"),
        (["UPDATE events SET at = '2024-01-01T00:00:00.000+00:00' WHERE seq = 5"], "event_changed"),
        (["UPDATE events SET request_id = 1 WHERE seq = 12"], "event_changed"),
        (["DELETE FROM events WHERE seq = 5"], "events_missing"),
        (["DELETE FROM events WHERE seq = 1"], "events_missing"),
        (
            ["UPDATE events SET seq = 99 WHERE seq = 5", "UPDATE events SET seq = 5 WHERE seq = 6",
             "UPDATE events SET seq = 6 WHERE seq = 99"],
            "chain_broken",
        ),
        (["UPDATE events SET seq = seq + 1000"], "events_missing"),
        (["DELETE FROM events WHERE seq = 5", "UPDATE events SET seq = seq - 1 WHERE seq > 5"], "chain_broken"),
        (["DELETE FROM events WHERE seq > 20"], "events_of_request"),
    ],
)
def test_edited_deleted_swapped_and_renumbered_events_are_found(full: Store, attack: list[str], code: str) -> None:
    tampered(full, *attack)
    assert code in codes((*checks.chain(full.db), *checks.seals(full.db)))
    assert full.findings()


def test_a_forged_tail_is_found_by_the_head_kept_outside(full: Store) -> None:
    head = full.requests.head()
    row = list(full.rows(f"SELECT {', '.join(EVENT_COLUMNS)} FROM events WHERE seq = ?", (head.seq,))[0])
    row[4] = "别人"
    row[8] = link(row)
    tampered(full, f"DELETE FROM events WHERE seq = {head.seq}")
    full.db.execute(f"INSERT INTO events VALUES ({', '.join('?' * 9)})", row)
    assert checks.chain(full.db) == ()
    assert codes(checks.chain(full.db, [head])) == {"head_changed"}


def test_a_cut_tail_is_found_by_the_head_kept_outside(full: Store) -> None:
    head = full.requests.head()
    tampered(full, "DELETE FROM events WHERE seq > 20")
    assert checks.chain(full.db) == ()
    assert checks.chain(full.db, [head]) == (Finding("tail_missing", "events", head.seq),)
    assert checks.chain(full.db, [Head(0, "")]) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE persons SET name = '别人' WHERE id = 1",
        "UPDATE persons SET id_number = '' WHERE id = 2",
        "UPDATE wordings SET value = '另一件事' WHERE field = 'wording' AND request_id = 1",
        "UPDATE wordings SET value = '同意' WHERE field = 'fact:ref' AND request_id = 2",
        "DELETE FROM wordings WHERE id = 1",
        "DELETE FROM persons WHERE id = 1",
        "INSERT INTO wordings SELECT id + 500, request_id, event_seq, 'note', 9, salt, value, h FROM wordings LIMIT 1",
    ],
)
def test_personal_values_are_held_to_their_seals_even_with_their_row_hash_mended(full: Store, sql: str) -> None:
    for name in ("persons_are_not_deleted", "wordings_are_not_deleted"):
        full.db.execute(f"DROP TRIGGER {name}")
    full.db.execute(sql)
    assert checks.seals(full.db)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE requests SET channel = 'fax' WHERE id = 1",
        "UPDATE requests SET applicant_kind = 'other_org' WHERE id = 2",
        "UPDATE requests SET number = '2025-0009' WHERE id = 3",
        "UPDATE requests SET unit = '别的科' WHERE id = 1",
        "UPDATE documents SET sha256 = 'f' WHERE id = 1",
        "UPDATE documents SET issued_on = '2025-01-20' WHERE id = 2",
        "UPDATE deliveries SET posted_on = '2025-01-20' WHERE id = 1",
        "UPDATE remedies SET body = '省政府' WHERE id = 1",
        "UPDATE remedies SET filed_on = '2025-01-20' WHERE id = 1",
        "DELETE FROM deliveries WHERE id = 1",
    ],
)
def test_rows_are_held_to_what_their_events_said_even_with_their_row_hash_mended(full: Store, sql: str) -> None:
    full.db.execute("DROP TRIGGER deliveries_are_not_deleted")
    full.db.execute(sql)
    assert checks.facts(full.db)


def test_no_personal_value_stands_in_the_events(full: Store) -> None:
    kept = "".join(row[0] + row[1] for row in full.rows("SELECT what, seals FROM events"))
    for secret in ("周若安", "110101", "0000-", "柳荫路", "云岫", "来电", "台账"):
        assert secret not in kept, secret


def test_an_emptied_value_leaves_chain_and_clocks_whole(full: Store) -> None:
    before = full.requests.get(full.requests.ids()[0])
    full.db.execute("UPDATE persons SET salt = NULL, name = NULL, id_number = NULL, telephone = NULL, address = NULL")
    full.db.execute("UPDATE wordings SET salt = NULL, value = NULL")
    assert checks.chain(full.db) == () and checks.seals(full.db) == ()
    request = full.requests.get(before.id)
    assert request.applicant.name == "" and request.wording == ""
    assert [(one.kind, one.on) for one in request.events] == [(one.kind, one.on) for one in before.events]
    erased = [one.text("ref") for one in request.events if one.kind is EventKind.CONSULTATION_SENT]
    assert erased and "云岫" not in erased[0] and erased[0]


def test_a_clock_set_back_leaves_the_order_and_is_shown(folder: Path, draft: Draft) -> None:
    moments = [datetime(2025, 1, 20, 9, tzinfo=UTC) + timedelta(hours=n) for n in (0, 5, 1, 2, 6)]
    clock = iter([moments[0], *moments])
    with open_store(folder, create=True, who="苏晚晴", now=lambda: next(clock)) as store:
        request_id = store.requests.add(draft(), number="1")
        for n in range(4):
            store.requests.append(request_id, Event(EventKind.NOTED, TUESDAY, {"text": str(n)}))
        notes = [one.event.text("text") for one in store.requests.get(request_id).entries[1:]]
        assert notes == ["0", "1", "2", "3"]
        assert checks.clock_jumps(store.db) == (3, 4)
        assert checks.chain(store.db) == ()


def test_every_wrong_byte_a_clerk_could_see_is_found(full: Store, folder: Path, draft: Draft) -> None:
    """One byte changed anywhere: refused at opening, found by the check, or nothing a reader sees has changed."""
    shown = contents(full)
    full.close()
    path = folder / "clerk.db"
    whole = path.read_bytes()
    chance = random.Random(20250120)
    written = [at for at, byte in enumerate(whole) if byte]
    wrong = missed = 0
    for _ in range(150):
        at = chance.choice(written)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :])
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            try:
                changed = contents_of(db) != shown
            except (sqlite3.Error, UnicodeDecodeError):
                changed = True
        if not changed:
            continue
        wrong += 1
        try:
            with open_store(folder, who="苏晚晴", now=lambda: datetime(2025, 1, 20, tzinfo=UTC)) as store:
                missed += not checks.everything(store.db, None)
        except KnownTrouble as trouble:
            assert trouble.kind == "store"
    assert wrong > 20 and missed == 0, (wrong, missed)


def contents(store: Store) -> str:
    return digest(json.dumps([store.rows(f"SELECT * FROM {table}") for table in checks.tables(store.db)]))


def contents_of(db: sqlite3.Connection) -> str:
    names = sorted(
        row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if row[0][0] not in "_s"
    )
    names += ["settings"]
    return digest(json.dumps([db.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(names)]))
