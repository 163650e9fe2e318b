-- Whether an organisation's cafés are published without a review.
ALTER TABLE organisations ADD COLUMN trusted BOOLEAN NOT NULL DEFAULT FALSE;

-- Of a café on its way: since when it waits for a decision, why it was refused, and to what the undoing of a step leads
-- back. Most cafés have no row.
CREATE TABLE cafe_workflows (
    cafe_id TEXT NOT NULL PRIMARY KEY REFERENCES cafes (id) ON DELETE CASCADE,
    review_since TIMESTAMP,
    review_reason TEXT,
    archived_from TEXT,
    cancelled_from TEXT
);
CREATE INDEX cafe_workflows_by_review ON cafe_workflows (review_since, cafe_id);

-- What a request with an idempotency key was answered, so that the same one is answered the same for a day.
CREATE TABLE answered_requests (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);
CREATE INDEX answered_requests_by_time ON answered_requests (answered_at);
