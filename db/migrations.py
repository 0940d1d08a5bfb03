"""The one ordered set of steps that make and change clerk.db; written once, never edited after a release.

Anyone can list or apply it: ``sqlite-utils migrate clerk.db db/ --list``. Imports nothing of ours: a step means for
ever what it meant when it was written."""

import hashlib
import json
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("clerk")

APPLICATION_ID = 0x434C524B
"""``CLRK``, in the file's header: how a stranger's file is told from ours before anything is written."""

TABLES = (
    (Path(__file__).parent / "first_tables.sql").read_text("utf-8").partition("\n\n")[2].rstrip(";\n").split(";\n\n")
)
"""The statements of the first step, to be read as SQL."""

FOREIGN_KEYS = (
    ("organ_details", "organ_id"), ("units", "organ_id"), ("people", "unit_id"), ("requests", "organ_id"),
    ("events", "request_id"), ("persons", "request_id"), ("persons", "event_seq"), ("wordings", "request_id"),
    ("wordings", "event_seq"), ("items", "request_id"), ("document_numbers", "organ_id"),
    ("documents", "request_id"), ("documents", "event_seq"), ("deliveries", "request_id"),
    ("deliveries", "event_seq"), ("deliveries", "document_id"), ("attachments", "request_id"),
    ("attachments", "event_seq"), ("remedies", "request_id"), ("remedies", "event_seq"), ("hearings", "remedy_id"),
    ("hearings", "event_seq"), ("complaints", "request_id"), ("enquiries", "request_id"),
    ("entered_figures", "organ_id"), ("filings", "organ_id"),
)

KEPT = ("events", "document_numbers")
"""Never changed, never deleted: the trail, and the numbers that were drawn."""

NOT_DELETED = (
    "requests", "persons", "wordings", "items", "documents", "deliveries", "attachments", "remedies", "hearings",
)


def _refuse(db: Database, table: str, act: str, done: str) -> None:
    """A trigger that lets nobody change, or delete, a row of the table."""
    db.execute(
        f"CREATE TRIGGER {table}_are_not_{done} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are not {done}'); END"
    )


@migrations()
def m0001_the_register(db: Database) -> None:
    """Everything the office keeps: what a request is, what happened to it, and the registers around it."""
    for table in TABLES:
        db.execute(table)
    for table, column in FOREIGN_KEYS:
        db.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
    db.execute("CREATE INDEX settings_name ON settings (name)")
    for table in KEPT:
        _refuse(db, table, "UPDATE", "changed")
    for table in (*KEPT, *NOT_DELETED):
        _refuse(db, table, "DELETE", "deleted")
    db.execute("CREATE TRIGGER events_are_appended BEFORE INSERT ON events "
               "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events) "
               "BEGIN SELECT RAISE(ABORT, 'events are appended'); END")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m0002_figures_with_decimals(db: Database) -> None:
    """Amounts in 万元 have decimals (44899.2477) and a whole number cannot hold them: ``value`` becomes a text.

    NULL in it: a figure that was taken back; an empty text: looked at and left blank, which is not 0. ``reason``: why
    it differs from what a small register counts. ``deed``: the same keystroke twice is one line. What was entered and
    what was filed is never changed, only added to, so both tables get the triggers of what is kept. A row's hash goes
    over its values, and is made again with the texts.
    """
    db.execute("DROP INDEX entered_figures_organ_id")
    db.execute("ALTER TABLE entered_figures RENAME TO entered_figures_old")
    db.execute("""CREATE TABLE entered_figures (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER REFERENCES organs (id) ON DELETE RESTRICT,
    format TEXT NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    row TEXT NOT NULL,
    col TEXT NOT NULL,
    value TEXT,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    deed TEXT UNIQUE,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT""")
    kept = ("id", "organ_id", "format", "year", "month", "row", "col", "value", "source", "noted_at", "noted_by")
    for values in db.execute(f"SELECT {', '.join(kept)} FROM entered_figures_old ORDER BY id").fetchall():
        row = {**dict(zip(kept, values, strict=True)), "reason": "", "deed": None}
        row["value"] = str(row["value"])
        plain = json.dumps(["entered_figures", row], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        row["h"] = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
        marks = ", ".join("?" * len(row))
        db.execute(f"INSERT INTO entered_figures ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    db.execute("DROP TABLE entered_figures_old")
    db.execute("CREATE INDEX entered_figures_organ_id ON entered_figures (organ_id)")
    for table in ("entered_figures", "filings"):
        _refuse(db, table, "UPDATE", "changed")
        _refuse(db, table, "DELETE", "deleted")
    db.execute("PRAGMA user_version = 2")


@migrations()
def m0003_questions_by_kind_day_and_number(db: Database) -> None:
    """A question of one kind, day or number is answered by an index, not by reading every event and letter."""
    text = "substr(what, {0}, instr(substr(what, {0}), '\"') - 1)"
    kind, on, number = (text.format(f"instr(what, '\"{n}\":\"') + {len(n) + 4}") for n in ("kind", "on", "number"))
    db.execute(f"CREATE INDEX events_kind_on ON events ({kind}, {on})")
    db.execute(f"CREATE INDEX events_number ON events ({number}) WHERE instr(what, '\"number\":\"') > 0")
    db.execute("CREATE INDEX documents_kind ON documents (kind, request_id, event_seq)")
    db.execute("PRAGMA user_version = 3")


@migrations()
def m0004_wording_of_the_office(db: Database) -> None:
    """Sentences of letters as an organ words them: never changed, of one sentence the last row holds.

    ``shipped`` with its ``edition`` is the text it was changed from: a later release that words it otherwise shows.
    An empty ``text`` goes back to the shipped one. ``reason``: why a part the law asks for was left out. ``deed``: the
    same keystroke twice is one row.
    """
    db.execute("""CREATE TABLE letter_wordings (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER NOT NULL REFERENCES organs (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    shipped TEXT NOT NULL,
    edition TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    deed TEXT UNIQUE,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT""")
    db.execute("CREATE INDEX letter_wordings_organ_id ON letter_wordings (organ_id, kind)")
    _refuse(db, "letter_wordings", "UPDATE", "changed")
    _refuse(db, "letter_wordings", "DELETE", "deleted")
    db.execute("PRAGMA user_version = 4")


@migrations()
def m0005_letter_drafts(db: Database) -> None:
    """What was typed into a letter that is not finished; the row is deleted when the letter is issued."""
    db.execute("""CREATE TABLE letter_drafts (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL, ref TEXT NOT NULL, typed TEXT NOT NULL, known TEXT NOT NULL,
    noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL, UNIQUE (request_id, kind, ref)
) STRICT""")
    db.execute("PRAGMA user_version = 5")


@migrations()
def m0006_intake_drafts(db: Database) -> None:
    """A request half typed; the row is deleted once it is registered or thrown away. ``draft``: the deed to come."""
    db.execute("""CREATE TABLE intake_drafts (
    id INTEGER PRIMARY KEY, draft TEXT NOT NULL UNIQUE, typed TEXT NOT NULL, files TEXT NOT NULL,
    noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL
) STRICT""")
    db.execute("PRAGMA user_version = 6")


@migrations()
def m0007_form_drafts(db: Database) -> None:
    """Forms half filled in and rows not yet registered; gone when they are recorded or thrown away.

    ``request_id`` is NULL for what belongs to no request yet (the pasted rows). The requests of a name are found by
    an index from now on: whoever registers one is told of the earlier ones with each letter typed.
    """
    db.execute("""CREATE TABLE form_drafts (
    id INTEGER PRIMARY KEY, request_id INTEGER REFERENCES requests (id) ON DELETE RESTRICT,
    form TEXT NOT NULL, typed TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL,
    UNIQUE (request_id, form)
) STRICT""")
    db.execute("CREATE UNIQUE INDEX form_drafts_of_no_request ON form_drafts (form) WHERE request_id IS NULL")
    db.execute("CREATE INDEX persons_name ON persons (name, request_id)")
    db.execute("PRAGMA user_version = 7")
