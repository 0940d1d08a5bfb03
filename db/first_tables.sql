-- The tables of m0001_the_register in db/migrations.py, as the first release made them; never edited.
-- Personal values stand in persons, wordings, attachments, enquiries and complaints, which may be emptied one day;
-- events may not. Every table but events has h, the hash of its row: integrity_check alone misses nine damaged
-- bytes in ten. A request's dates, state and result are not here: they are folds over its events.

CREATE TABLE organs (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE organ_details (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER NOT NULL REFERENCES organs (id) ON DELETE RESTRICT,
    since TEXT NOT NULL,
    until TEXT,
    details TEXT NOT NULL,
    h TEXT NOT NULL,
    UNIQUE (organ_id, since)
) STRICT;

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER REFERENCES organs (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    telephone TEXT NOT NULL,
    active INTEGER NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER REFERENCES units (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    telephone TEXT NOT NULL,
    active INTEGER NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    organ_id INTEGER NOT NULL REFERENCES organs (id) ON DELETE RESTRICT,
    applicant_kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    receipt_basis TEXT NOT NULL,
    form_wanted TEXT NOT NULL,
    delivery_wanted TEXT NOT NULL,
    unit TEXT NOT NULL,
    handler TEXT NOT NULL,
    platform_number TEXT NOT NULL,
    source TEXT UNIQUE,
    version INTEGER NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    deed TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    seals TEXT NOT NULL,
    prev TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    salt TEXT,
    name TEXT,
    id_number TEXT,
    telephone TEXT,
    email TEXT,
    address TEXT,
    contact_person TEXT,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE wordings (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    salt TEXT,
    value TEXT,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    h TEXT NOT NULL,
    UNIQUE (request_id, position)
) STRICT;

CREATE TABLE document_numbers (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER NOT NULL REFERENCES organs (id) ON DELETE RESTRICT,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    n INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    drawn_at TEXT NOT NULL,
    h TEXT NOT NULL,
    UNIQUE (organ_id, series, year, n)
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    number TEXT UNIQUE,
    title TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    template TEXT NOT NULL,
    fonts TEXT NOT NULL,
    facts TEXT,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    document_id INTEGER REFERENCES documents (id) ON DELETE RESTRICT,
    manner TEXT NOT NULL,
    posted_on TEXT,
    signed_for_on TEXT,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    name TEXT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE remedies (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    route TEXT NOT NULL,
    body TEXT NOT NULL,
    case_number TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    accepted_on TEXT,
    source TEXT UNIQUE,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE hearings (
    id INTEGER PRIMARY KEY,
    remedy_id INTEGER NOT NULL REFERENCES remedies (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    held_on TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE complaints (
    id INTEGER PRIMARY KEY,
    request_id INTEGER REFERENCES requests (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    came_on TEXT NOT NULL,
    complainant TEXT,
    matter TEXT,
    result TEXT NOT NULL,
    closed_on TEXT,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE enquiries (
    id INTEGER PRIMARY KEY,
    request_id INTEGER REFERENCES requests (id) ON DELETE RESTRICT,
    came_on TEXT NOT NULL,
    way TEXT NOT NULL,
    enquirer TEXT,
    subject TEXT,
    outcome TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE entered_figures (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER REFERENCES organs (id) ON DELETE RESTRICT,
    format TEXT NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    row TEXT NOT NULL,
    col TEXT NOT NULL,
    value INTEGER NOT NULL,
    source TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE filings (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER REFERENCES organs (id) ON DELETE RESTRICT,
    duty TEXT NOT NULL,
    period TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    content TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE work_log (
    id INTEGER PRIMARY KEY,
    done_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    number TEXT NOT NULL,
    text TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;
