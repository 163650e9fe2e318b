-- Structures that would like a café in their walls. All of it is forgotten at `kept_until`.
CREATE TABLE needs (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    -- What it was before it was taken back.
    withdrawn_from TEXT,
    -- What is needed, as JSON.
    content TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    reason TEXT,
    -- The facilitator who comes.
    facilitator_id TEXT,
    accepted_at TIMESTAMP,
    -- By which its café is looked at; it leads nowhere once that is forgotten.
    proposal_id TEXT,
    cafe_id TEXT REFERENCES cafes (id),
    conversation_closed_at TIMESTAMP,
    received_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    proposed_at TIMESTAMP,
    -- Since when it waits for an answer.
    waiting_since TIMESTAMP,
    decided_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL,
    kept_until TIMESTAMP NOT NULL,
    -- When what was written from one side to the other is forgotten; not before it is over.
    messages_until TIMESTAMP
);
CREATE INDEX needs_by_status ON needs (status, received_at, id);
CREATE INDEX needs_by_facilitator ON needs (facilitator_id);
CREATE INDEX needs_by_proposal ON needs (proposal_id);
CREATE INDEX needs_by_commune ON needs (commune_code);
CREATE INDEX needs_by_end ON needs (kept_until);
CREATE INDEX needs_by_messages_end ON needs (messages_until);

-- Who has them, and what they say beside the fields. It goes with its need.
CREATE TABLE need_askers (
    need_id TEXT NOT NULL PRIMARY KEY REFERENCES needs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- In small letters.
    email TEXT NOT NULL,
    locale TEXT NOT NULL,
    words TEXT NOT NULL,
    -- Of the address and of what was first written: the same twice is one need.
    fingerprint TEXT NOT NULL
);
CREATE INDEX need_askers_by_fingerprint ON need_askers (fingerprint);

-- The facilitators who were asked or have answered.
CREATE TABLE need_offers (
    need_id TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    facilitator_id TEXT NOT NULL REFERENCES facilitators (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    asked_at TIMESTAMP,
    answered_at TIMESTAMP,
    PRIMARY KEY (need_id, facilitator_id)
);
CREATE INDEX need_offers_by_facilitator ON need_offers (facilitator_id);

-- What was written from one side to the other.
CREATE TABLE need_messages (
    id TEXT NOT NULL PRIMARY KEY,
    need_id TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    party TEXT NOT NULL,
    -- The account of whoever wrote; nothing of whoever asks for the café.
    author_id TEXT,
    -- The facilitator as whom it was written.
    facilitator_id TEXT,
    words TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL
);
CREATE INDEX need_messages_by_need ON need_messages (need_id, id);
CREATE INDEX need_messages_by_author ON need_messages (author_id);
