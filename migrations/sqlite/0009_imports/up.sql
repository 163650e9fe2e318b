-- Files of cafés, organisations or facilitators that somebody brings in. They stay until their lines are forgotten.
CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    -- Whose it is; it leads nowhere once the account is gone.
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- By which a file of the same columns is known again.
    signature TEXT NOT NULL,
    -- What stands above the columns, and what they are taken for, as JSON.
    headers TEXT NOT NULL,
    fields TEXT NOT NULL,
    state TEXT NOT NULL,
    lines INTEGER NOT NULL,
    -- The line up to which the work under way is done, and of how many lines.
    last_line INTEGER NOT NULL,
    done INTEGER NOT NULL,
    -- What was asked for: whether cafés become public, whether duplicates come too, whether it is all or nothing.
    publishes BOOLEAN NOT NULL,
    with_duplicates BOOLEAN NOT NULL,
    all_or_nothing BOOLEAN NOT NULL,
    stopped_at INTEGER,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    kept_until TIMESTAMP NOT NULL
);
CREATE INDEX imports_by_account ON imports (account_id, created_at);
CREATE INDEX imports_by_end ON imports (kept_until);

-- The lines of a file, as they are written there or were mended.
CREATE TABLE import_lines (
    import_id TEXT NOT NULL REFERENCES imports (id),
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    -- As JSON. May hold personal data, whatever the columns are taken for.
    cells TEXT NOT NULL,
    faults TEXT NOT NULL,
    -- By which two lines are the same.
    same_key TEXT,
    same_as TEXT,
    -- What was made of it, each with its version, as JSON.
    made TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_lines_by_state ON import_lines (import_id, state, number);
CREATE INDEX import_lines_by_key ON import_lines (import_id, same_key);

-- What somebody has said that columns of these names hold, for the next file of that kind.
CREATE TABLE import_mappings (
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    signature TEXT NOT NULL,
    fields TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, kind, signature)
);
