-- How cafés went, by those who were there. What is known of a café's report as a whole stands here, and stays when all who
-- reported have taken theirs back.
CREATE TABLE cafe_reports (
    cafe_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cafes (id),
    version INTEGER NOT NULL,
    -- What was to happen to the café before anybody reported.
    status_before TEXT,
    -- When the first of its reports came: they can be changed for a while from then on.
    first_reported_at TIMESTAMP,
    -- The report that was confirmed by whoever looks after the territory.
    verified_report_id TEXT COLLATE "C",
    verified_at TIMESTAMP
);

-- One person's report.
CREATE TABLE reports (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    cafe_id TEXT COLLATE "C" NOT NULL REFERENCES cafes (id),
    -- The account or the proposal of whoever reported; it leads nowhere once that is gone.
    reporter_id TEXT COLLATE "C" NOT NULL,
    part TEXT NOT NULL,
    held BOOLEAN NOT NULL,
    not_held_reason TEXT,
    people INTEGER,
    sure BOOLEAN NOT NULL,
    counting TEXT,
    first_timers INTEGER,
    -- Counts by age, gender and status, as JSON.
    profiles TEXT NOT NULL,
    format_ids TEXT NOT NULL,
    -- May hold personal data in spite of all: forgotten at `questions_until`.
    questions TEXT NOT NULL,
    questions_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX reports_by_reporter ON reports (cafe_id, reporter_id);
CREATE INDEX reports_by_end ON reports (questions_until);
