-- People who sign in. The address is kept in small letters; the password is absent until the invitation was accepted.
CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    password_hash TEXT,
    second_factor TEXT,
    second_factor_since TIMESTAMP,
    second_factor_step BIGINT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Hashed codes, removed when they are used.
CREATE TABLE recovery_codes (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

-- What an account may do, where, and for how long. Its scope is what goes with its role.
CREATE TABLE grants (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    territories TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisations (id),
    facilitator_id TEXT REFERENCES facilitators (id),
    starts_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP,
    granted_by TEXT,
    on_behalf_of TEXT REFERENCES grants (id) ON DELETE CASCADE,
    revoked_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX grants_by_account ON grants (account_id);
CREATE INDEX grants_by_lender ON grants (on_behalf_of);
CREATE INDEX grants_by_organisation ON grants (organisation_id);
CREATE INDEX grants_by_facilitator ON grants (facilitator_id);

-- Where accounts are signed in. A session that ends is removed.
CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Every refresh token of a session, hashed. One that was used stays, so that its second use shows a theft.
CREATE TABLE refresh_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id, created_at);

-- Links that letters hold. Their tokens are made of the identifier when they are needed, and stand nowhere.
CREATE TABLE links (
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_by TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX links_by_account ON links (account_id, purpose);
CREATE INDEX links_by_end ON links (expires_at);

-- How many attempts are left, by what is attempted and a keyed hash of who attempts it.
CREATE TABLE attempts (
    subject TEXT NOT NULL PRIMARY KEY,
    remaining DOUBLE PRECISION NOT NULL,
    counted_at TIMESTAMP NOT NULL
);
CREATE INDEX attempts_by_time ON attempts (counted_at);

-- What somebody did, for the export of their data.
CREATE INDEX journal_by_actor ON journal (actor, sequence);
