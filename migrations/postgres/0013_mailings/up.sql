-- Since when an account wants none of the letters that are sent to many at once; nothing while it takes them.
ALTER TABLE accounts ADD COLUMN unsubscribed_at TIMESTAMP;

-- Letters that somebody has sent to many people of the network at once.
CREATE TABLE mailings (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- Who sent it; it leads nowhere once the account is gone.
    account_id TEXT COLLATE "C" NOT NULL,
    audience TEXT NOT NULL,
    -- What its sender looked after by then, as JSON; empty for the whole network.
    territories TEXT NOT NULL,
    -- Until they are forgotten.
    subject TEXT,
    body TEXT,
    locale TEXT NOT NULL,
    reply_to BOOLEAN NOT NULL,
    recipients INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    -- When the first letter leaves.
    starts_at TIMESTAMP NOT NULL,
    stopped_at TIMESTAMP
);
CREATE INDEX mailings_by_account ON mailings (account_id, created_at);
CREATE INDEX mailings_by_time ON mailings (created_at);

-- The letters of a mailing, one for each recipient. Whose it was is forgotten with the account, or with the text.
CREATE TABLE mailing_letters (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    mailing_id TEXT COLLATE "C" NOT NULL REFERENCES mailings (id) ON DELETE CASCADE,
    account_id TEXT COLLATE "C",
    state TEXT NOT NULL
);
CREATE INDEX mailing_letters_by_mailing ON mailing_letters (mailing_id, account_id);
CREATE INDEX mailing_letters_by_account ON mailing_letters (account_id);
