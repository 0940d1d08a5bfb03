-- The newest schema of clerk.db. Written by packaging/write_schema.py; do not edit.
-- Its steps:
--     m0001_the_register
--     m0002_figures_with_decimals
--     m0003_questions_by_kind_day_and_number
--     m0004_wording_of_the_office
--     m0005_letter_drafts
--     m0006_intake_drafts
--     m0007_form_drafts

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    name TEXT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
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
    value TEXT,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    deed TEXT UNIQUE,
    noted_at TEXT NOT NULL,
    noted_by TEXT NOT NULL,
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

CREATE TABLE form_drafts (
    id INTEGER PRIMARY KEY, request_id INTEGER REFERENCES requests (id) ON DELETE RESTRICT,
    form TEXT NOT NULL, typed TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL,
    UNIQUE (request_id, form)
) STRICT;

CREATE TABLE hearings (
    id INTEGER PRIMARY KEY,
    remedy_id INTEGER NOT NULL REFERENCES remedies (id) ON DELETE RESTRICT,
    event_seq INTEGER NOT NULL REFERENCES events (seq) ON DELETE RESTRICT,
    held_on TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE intake_drafts (
    id INTEGER PRIMARY KEY, draft TEXT NOT NULL UNIQUE, typed TEXT NOT NULL, files TEXT NOT NULL,
    noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL
) STRICT;

CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    h TEXT NOT NULL,
    UNIQUE (request_id, position)
) STRICT;

CREATE TABLE letter_drafts (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL, ref TEXT NOT NULL, typed TEXT NOT NULL, known TEXT NOT NULL,
    noted_at TEXT NOT NULL, noted_by TEXT NOT NULL, h TEXT NOT NULL, UNIQUE (request_id, kind, ref)
) STRICT;

CREATE TABLE letter_wordings (
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

CREATE TABLE organ_details (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER NOT NULL REFERENCES organs (id) ON DELETE RESTRICT,
    since TEXT NOT NULL,
    until TEXT,
    details TEXT NOT NULL,
    h TEXT NOT NULL,
    UNIQUE (organ_id, since)
) STRICT;

CREATE TABLE organs (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
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

CREATE TABLE settings (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT,
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    h TEXT NOT NULL
) STRICT;

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    organ_id INTEGER REFERENCES organs (id) ON DELETE RESTRICT,
    name TEXT NOT NULL,
    telephone TEXT NOT NULL,
    active INTEGER NOT NULL,
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

CREATE INDEX attachments_event_seq ON attachments (event_seq);

CREATE INDEX attachments_request_id ON attachments (request_id);

CREATE INDEX complaints_request_id ON complaints (request_id);

CREATE INDEX deliveries_document_id ON deliveries (document_id);

CREATE INDEX deliveries_event_seq ON deliveries (event_seq);

CREATE INDEX deliveries_request_id ON deliveries (request_id);

CREATE INDEX document_numbers_organ_id ON document_numbers (organ_id);

CREATE INDEX documents_event_seq ON documents (event_seq);

CREATE INDEX documents_kind ON documents (kind, request_id, event_seq);

CREATE INDEX documents_request_id ON documents (request_id);

CREATE INDEX enquiries_request_id ON enquiries (request_id);

CREATE INDEX entered_figures_organ_id ON entered_figures (organ_id);

CREATE INDEX events_kind_on ON events (substr(what, instr(what, '"kind":"') + 8, instr(substr(what, instr(what, '"kind":"') + 8), '"') - 1), substr(what, instr(what, '"on":"') + 6, instr(substr(what, instr(what, '"on":"') + 6), '"') - 1));

CREATE INDEX events_number ON events (substr(what, instr(what, '"number":"') + 10, instr(substr(what, instr(what, '"number":"') + 10), '"') - 1)) WHERE instr(what, '"number":"') > 0;

CREATE INDEX events_request_id ON events (request_id);

CREATE INDEX filings_organ_id ON filings (organ_id);

CREATE UNIQUE INDEX form_drafts_of_no_request ON form_drafts (form) WHERE request_id IS NULL;

CREATE INDEX hearings_event_seq ON hearings (event_seq);

CREATE INDEX hearings_remedy_id ON hearings (remedy_id);

CREATE INDEX items_request_id ON items (request_id);

CREATE INDEX letter_wordings_organ_id ON letter_wordings (organ_id, kind);

CREATE INDEX organ_details_organ_id ON organ_details (organ_id);

CREATE INDEX people_unit_id ON people (unit_id);

CREATE INDEX persons_event_seq ON persons (event_seq);

CREATE INDEX persons_name ON persons (name, request_id);

CREATE INDEX persons_request_id ON persons (request_id);

CREATE INDEX remedies_event_seq ON remedies (event_seq);

CREATE INDEX remedies_request_id ON remedies (request_id);

CREATE INDEX requests_organ_id ON requests (organ_id);

CREATE INDEX settings_name ON settings (name);

CREATE INDEX units_organ_id ON units (organ_id);

CREATE INDEX wordings_event_seq ON wordings (event_seq);

CREATE INDEX wordings_request_id ON wordings (request_id);

CREATE TRIGGER attachments_are_not_deleted BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'attachments are not deleted'); END;

CREATE TRIGGER deliveries_are_not_deleted BEFORE DELETE ON deliveries BEGIN SELECT RAISE(ABORT, 'deliveries are not deleted'); END;

CREATE TRIGGER document_numbers_are_not_changed BEFORE UPDATE ON document_numbers BEGIN SELECT RAISE(ABORT, 'document_numbers are not changed'); END;

CREATE TRIGGER document_numbers_are_not_deleted BEFORE DELETE ON document_numbers BEGIN SELECT RAISE(ABORT, 'document_numbers are not deleted'); END;

CREATE TRIGGER documents_are_not_deleted BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are not deleted'); END;

CREATE TRIGGER entered_figures_are_not_changed BEFORE UPDATE ON entered_figures BEGIN SELECT RAISE(ABORT, 'entered_figures are not changed'); END;

CREATE TRIGGER entered_figures_are_not_deleted BEFORE DELETE ON entered_figures BEGIN SELECT RAISE(ABORT, 'entered_figures are not deleted'); END;

CREATE TRIGGER events_are_appended BEFORE INSERT ON events WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events) BEGIN SELECT RAISE(ABORT, 'events are appended'); END;

CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are not changed'); END;

CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are not deleted'); END;

CREATE TRIGGER filings_are_not_changed BEFORE UPDATE ON filings BEGIN SELECT RAISE(ABORT, 'filings are not changed'); END;

CREATE TRIGGER filings_are_not_deleted BEFORE DELETE ON filings BEGIN SELECT RAISE(ABORT, 'filings are not deleted'); END;

CREATE TRIGGER hearings_are_not_deleted BEFORE DELETE ON hearings BEGIN SELECT RAISE(ABORT, 'hearings are not deleted'); END;

CREATE TRIGGER items_are_not_deleted BEFORE DELETE ON items BEGIN SELECT RAISE(ABORT, 'items are not deleted'); END;

CREATE TRIGGER letter_wordings_are_not_changed BEFORE UPDATE ON letter_wordings BEGIN SELECT RAISE(ABORT, 'letter_wordings are not changed'); END;

CREATE TRIGGER letter_wordings_are_not_deleted BEFORE DELETE ON letter_wordings BEGIN SELECT RAISE(ABORT, 'letter_wordings are not deleted'); END;

CREATE TRIGGER persons_are_not_deleted BEFORE DELETE ON persons BEGIN SELECT RAISE(ABORT, 'persons are not deleted'); END;

CREATE TRIGGER remedies_are_not_deleted BEFORE DELETE ON remedies BEGIN SELECT RAISE(ABORT, 'remedies are not deleted'); END;

CREATE TRIGGER requests_are_not_deleted BEFORE DELETE ON requests BEGIN SELECT RAISE(ABORT, 'requests are not deleted'); END;

CREATE TRIGGER wordings_are_not_deleted BEFORE DELETE ON wordings BEGIN SELECT RAISE(ABORT, 'wordings are not deleted'); END;
