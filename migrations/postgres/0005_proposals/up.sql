-- Which letters somebody gets about what they may decide on.
ALTER TABLE accounts ADD COLUMN review_letters TEXT NOT NULL DEFAULT 'each';

-- Cafés that somebody without an account proposes. All of it is forgotten at `kept_until`.
CREATE TABLE proposals (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    -- What it was before it was taken back.
    withdrawn_from TEXT,
    -- The café as it is proposed, as JSON.
    content TEXT NOT NULL,
    -- The commune that says whose territory it is.
    commune_code TEXT COLLATE "C",
    reason TEXT,
    cafe_id TEXT COLLATE "C" REFERENCES cafes (id),
    received_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    review_since TIMESTAMP,
    decided_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL,
    kept_until TIMESTAMP NOT NULL
);
CREATE INDEX proposals_by_review ON proposals (status, review_since, id);
CREATE INDEX proposals_by_cafe ON proposals (cafe_id);
CREATE INDEX proposals_by_end ON proposals (kept_until);

-- Who proposes them, and what they say to those who decide. It goes with its proposal.
CREATE TABLE proposers (
    proposal_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- In small letters.
    email TEXT COLLATE "C" NOT NULL,
    locale TEXT NOT NULL,
    message TEXT NOT NULL,
    -- Of the address and of what was first proposed: the same twice is one proposal.
    fingerprint TEXT COLLATE "C" NOT NULL
);
CREATE INDEX proposers_by_email ON proposers (email);
CREATE INDEX proposers_by_fingerprint ON proposers (fingerprint);
